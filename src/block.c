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
** The codes of the characters in the block at s that begin at the bits of
** `todo`, well-formed. None of these look-ups depends on another: the
** processor has several under way.
*/
static void patch_each(uint8_t *code, const unsigned char *s, uint64_t todo,
                       const uint8_t *of) {
  for (; todo; todo &= todo - 1) {
    unsigned i = gl_ctz64(todo);
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

/* Those of two, of three and of four bytes, as `patch_each` has them. */
static void patch2(uint8_t *code, const unsigned char *s, uint64_t todo,
                   const uint8_t *of) {
  for (; todo; todo &= todo - 1) {
    const unsigned i = gl_ctz64(todo);
    code[i] =
        of[gl_class_of_short(s[i] * 64u + s[i + 1] - (0xC0 * 64u + 0x80))];
  }
}

static void patch3(uint8_t *code, const unsigned char *s, uint64_t todo,
                   const uint8_t *of) {
  for (; todo; todo &= todo - 1) {
    const unsigned i = gl_ctz64(todo);
    code[i] = of[gl_class_of(s[i] * 4096u + s[i + 1] * 64u + s[i + 2] -
                             (0xE0 * 4096u + 0x80 * 65u))];
  }
}

static void patch4(uint8_t *code, const unsigned char *s, uint64_t todo,
                   const uint8_t *of) {
  for (; todo; todo &= todo - 1) {
    const unsigned i = gl_ctz64(todo);
    code[i] = of[gl_class_of((s[i] & 7u) << 18 | (s[i + 1] & 63u) << 12 |
                             (s[i + 2] & 63u) << 6 | (s[i + 3] & 63u))];
  }
}

/*
** The same, by length: a loop whose turns are alike waits for no branch. The 64
** bytes at `bytes` are those at s, as far as there are any; what may go on
** behind them is read from s.
*/
static void patch(uint8_t *code, const unsigned char *bytes,
                  const unsigned char *s, uint64_t todo, uint64_t trail,
                  const uint8_t *of) {
  const uint64_t late = todo & (uint64_t)7 << 61,
                 more = trail >> 1 & trail >> 2;
  const uint64_t four = more & trail >> 3;
  todo ^= late;
  patch2(code, bytes, todo & ~more, of);
  patch3(code, bytes, todo & more & ~four, of);
  patch4(code, bytes, todo & four, of);
  patch_each(code, s, late, of);
}

/*
** The same in a text that is not well-formed. Returns the bytes that are no
** part of a character, nor of the start of one that is cut off: each is a
** character of its own, as is the lead byte of such a start.
*/
static uint64_t patch_any(gl_blocks *b, uint8_t *code, const unsigned char *s,
                          const unsigned char *bytes, uint64_t ask,
                          gl_block64 *k) {
  const unsigned char *e = b->t->s + b->t->len;
  const uint64_t last3 = (uint64_t)7 << 61;
  uint64_t bit[8], whole, late;
  gl_utf8marks m;
  b->t->simd->planes(bytes, bit);
  gl_utf8_marks(bit, &b->before, &m);
  k->trail = m.second | m.third | m.fourth;
  whole = (m.lead & ~m.lead34 & m.second >> 1) |
          (m.lead34 & ~m.lead4 & m.third >> 2) | (m.lead4 & m.fourth >> 3);
  patch(code, bytes, s, whole & ask & ~last3, k->trail, b->codes->of);
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

/* A block that is not all ASCII: sets codes that the kernel does not know;
** returns the bytes that are characters of their own. */
static uint64_t read_others(gl_blocks *b, const unsigned char *bytes,
                            const unsigned char *s, const gl_notascii *m,
                            uint8_t *code, gl_block64 *k) {
  if (!(b->t->known & GL_TEXT_VALID))
    return patch_any(b, code, s, bytes, m->ask, k);
  k->trail = m->high & ~m->lead;
  if (m->ask) patch(code, bytes, s, m->ask, k->trail, b->codes->of);
  return 0;
}

/* Goes on from the codes that the kernel knows of a block at s, whose 64 bytes
** are there, or are a copy of what is there. */
static GL_INLINE void finish64(gl_blocks *b, const unsigned char *bytes,
                               const unsigned char *s, const gl_notascii *m,
                               uint8_t *code, gl_block64 *k) {
  uint64_t ill = 0;
  k->high = m->high;
  k->trail = 0;
  if (m->high)
    ill = read_others(b, bytes, s, m, code, k);
  else if (!(b->t->known & GL_TEXT_VALID))
    memset(&b->before, 0, sizeof b->before); /* nothing was begun */
  b->t->simd->planes(code, k->plane);
  if (ill) set_code(k, ill, b->codes->of[gl_class_of(GL_REPLACEMENT)]);
}

/* Reads a block that is in the text at s. */
static inline void read64(gl_blocks *b, const unsigned char *bytes,
                          const unsigned char *s, gl_block64 *k) {
  uint8_t code[64];
  gl_notascii m;
  b->t->simd->codes(b->codes->byte, bytes, code, &m);
  finish64(b, bytes, s, &m, code, k);
}

unsigned gl_blocks_take(gl_blocks *b, gl_block64 *to, unsigned n) {
  const unsigned char *s = b->t->s + b->next;
  size_t left = b->next < b->t->len ? b->t->len - b->next : 0;
  unsigned i = 0;
  for (; i < n && left >= 64; left -= 64, s += 64) read64(b, s, s, &to[i++]);
  if (i < n && left > 0) {
    unsigned char padded[64] = {0}; /* nothing is read past the end of a text */
    read64(b, memcpy(padded, s, left), s, &to[i++]);
  }
  b->next += 64 * (size_t)i; /* whole blocks, also at the end */
  return i;
}

void gl_blocks_seek(gl_blocks *b, size_t at) {
  b->i = b->n = 0;
  if (b->next == at) return;
  b->next = at;
  memset(&b->before, 0, sizeof b->before);
  if (at > 0 && !(b->t->known & GL_TEXT_VALID)) {
    b->next -= 64; /* what is cut off at its end */
    gl_blocks_take(b, b->block, 1);
  }
}

int gl_blocks_read(gl_blocks *b) {
  b->i = 0;
  b->n = gl_blocks_take(b, b->block, GL_AHEAD);
  return b->n > 0;
}

const gl_block64 *gl_blocks_only(gl_blocks *b) {
  const gl_text *t = b->t;
  unsigned char padded[64];
  uint8_t code[64];
  gl_notascii m;
  if (t->simd->fewcodes) {
    t->simd->fewcodes(b->codes->byte, t->s, t->len, code, &m);
    if (m.high == 0 || t->known & GL_TEXT_VALID) {
      finish64(b, t->s, t->s, &m, code, b->block);
      return b->block;
    }
  }
  memset(padded, 0, sizeof padded);
  read64(b, memcpy(padded, t->s, t->len), t->s, b->block);
  return b->block;
}

unsigned gl_blocks_find(const gl_text *t, size_t at, const gl_pairset *pairs,
                        uint64_t found[GL_AHEAD]) {
  size_t left = at < t->len ? t->len - at : 0;
  size_t n;
  if (left == 0) return 0;
  n = (left - 1) / 64; /* a byte more than these is read */
  if (n > GL_AHEAD) n = GL_AHEAD;
  t->simd->find(pairs, t->s + at, (unsigned)n, found);
  if (n < GL_AHEAD) {
    unsigned char padded[65] = {0};
    memcpy(padded, t->s + at + 64 * n, left - 64 * n);
    t->simd->find(pairs, padded, 1, &found[n++]);
  }
  return (unsigned)n;
}
