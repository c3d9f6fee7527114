/*
** block.c: a text in blocks of 64 bytes: their codes by the kernels, where
** ASCII is, and those of other characters one by one.
*/
#include "block.h"
#include "ucd.h"

#include <string.h>

void gl_blocks_init(gl_blocks *b, const gl_text *t, const gl_codes *codes) {
  b->t = t;
  b->codes = codes;
  b->at = b->next = 0;
  b->i = b->n = 0;
  memset(&b->before, 0, sizeof b->before);
}

/*
** The codes of the characters of a well-formed text at s that begin at the
** bits of `lead`. None of these look-ups depends on another: the processor
** has several under way.
*/
static void patch(uint8_t *code, const unsigned char *s, uint64_t lead,
                  const uint8_t *of) {
  for (; lead; lead &= lead - 1) {
    unsigned i = gl_ctz64(lead);
    const unsigned char *p = s + i;
    uint32_t cp = p[0];
    if (cp < 0xE0) {
      code[i] = of[gl_class_of_short((cp & 0x1F) << 6 | (p[1] & 0x3Fu))];
      continue;
    }
    if (cp < 0xF0)
      cp = (cp & 0x0F) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu);
    else
      cp = (cp & 0x07) << 18 | (p[1] & 0x3Fu) << 12 | (p[2] & 0x3Fu) << 6 |
           (p[3] & 0x3Fu);
    code[i] = of[gl_class_of(cp)];
  }
}

/*
** The same in a text that is not well-formed. Returns the bytes that are no
** part of a character, nor of the start of one that is cut off: each is a
** character of its own, as is the lead byte of such a start.
*/
static uint64_t patch_any(gl_blocks *b, uint8_t *code, const unsigned char *s,
                          const unsigned char *of, gl_block64 *k) {
  const unsigned char *e = b->t->s + b->t->len;
  const uint64_t last3 = (uint64_t)7 << 61;
  uint64_t bit[8], whole, late;
  gl_utf8marks m;
  b->t->simd->planes(of, bit);
  gl_utf8_marks(bit, &b->before, &m);
  k->trail = m.second | m.third | m.fourth;
  whole = (m.lead & ~m.lead34 & m.second >> 1) |
          (m.lead34 & ~m.lead4 & m.third >> 2) | (m.lead4 & m.fourth >> 3);
  patch(code, s, whole & ~last3, b->codes->of);
  for (late = m.lead & last3; late; late &= late - 1) {
    unsigned i = gl_ctz64(late), len; /* may go on in the next block */
    code[i] = b->codes->of[gl_class_of(gl_decode(s + i, e, &len))];
  }
  return k->high & ~(k->trail | whole | (m.lead & last3));
}

/* Sets the code at the bits of `at`. */
static void set_code(gl_block64 *k, uint64_t at, unsigned code) {
  unsigned i;
  for (i = 0; i < 8; i++)
    k->plane[i] = (k->plane[i] & ~at) | (code >> i & 1 ? at : 0);
}

/* Reads 64 bytes `of` a block that is in the text at s. */
static void read64(gl_blocks *b, const unsigned char *of,
                   const unsigned char *s, gl_block64 *k) {
  const gl_simd *simd = b->t->simd;
  uint8_t code[64];
  uint64_t lead, ill = 0;
  k->high = simd->codes(b->codes->byte, of, code, &lead);
  k->trail = 0;
  if (b->t->known & GL_TEXT_VALID) {
    k->trail = k->high & ~lead;
    patch(code, s, lead, b->codes->of);
  } else if (k->high) {
    ill = patch_any(b, code, s, of, k);
  } else {
    memset(&b->before, 0, sizeof b->before); /* nothing was begun */
  }
  simd->planes(code, k->plane);
  if (ill) set_code(k, ill, b->codes->of[gl_class_of(GL_REPLACEMENT)]);
}

int gl_blocks_read(gl_blocks *b) {
  const unsigned char *s = b->t->s + b->next;
  size_t left = b->next < b->t->len ? b->t->len - b->next : 0;
  for (b->i = b->n = 0; b->n < GL_AHEAD && left >= 64; left -= 64, s += 64)
    read64(b, s, s, &b->block[b->n++]);
  if (b->n < GL_AHEAD && left > 0) {
    unsigned char padded[64] = {0}; /* nothing is read past the end of a text */
    read64(b, memcpy(padded, s, left), s, &b->block[b->n++]);
  }
  b->next += 64 * (size_t)b->n; /* whole blocks, also at the end */
  return b->n > 0;
}
