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
  b->over = 0;
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
** The same for any text: bytes that are no part of a character get codes of
** their own. Returns the bytes that go on with one.
*/
static uint64_t patch_any(gl_blocks *b, uint8_t *code, uint64_t high) {
  const unsigned char *s = b->t->s + b->at, *e = b->t->s + b->t->len;
  uint64_t todo = high & (~(uint64_t)0 << b->over), trail = high & ~todo;
  b->over = 0;
  while (todo) {
    unsigned i = gl_ctz64(todo), len;
    uint32_t cp = gl_decode(s + i, e, &len);
    uint64_t rest = (((uint64_t)1 << len) - 2) << i; /* bytes after the first */
    code[i] = b->codes->of[gl_class_of(cp)];
    trail |= rest;
    todo &= ~(rest | (uint64_t)1 << i);
    if (i + len > 64) b->over = i + len - 64;
  }
  return trail;
}

int gl_blocks_next(gl_blocks *b) {
  const gl_text *t = b->t;
  size_t left = t->len - b->next;
  const unsigned char *s = t->s + b->next;
  unsigned char padded[64];
  uint8_t code[64];
  uint64_t lead;
  if (left == 0) return 0;
  b->at = b->next;
  b->next += left < 64 ? left : 64;
  if (left < 64) { /* nothing is read past the end of a text */
    memset(padded, 0, sizeof padded);
    s = memcpy(padded, s, left);
  }
  b->high = t->simd->codes(b->codes->byte, s, code, &lead);
  b->trail = 0;
  if (b->high == 0) {
  } else if (t->known & GL_TEXT_VALID) {
    b->trail = b->high & ~lead;
    patch(code, t->s + b->at, lead, b->codes->of);
  } else {
    b->trail = patch_any(b, code, b->high);
  }
  t->simd->planes(code, b->plane);
  return 1;
}
