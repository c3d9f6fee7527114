/*
** text.c: a text and what is known of it; its lines.
*/
#include "block.h"
#include "chars.h"
#include "scan.h"
#include "simd.h"

#include <string.h>

void gl_text_init(gl_text *t, const gl_simd *simd, const void *s, size_t len) {
  int ascii;
  t->simd = simd;
  t->s = s;
  t->len = len;
  t->known = 0;
  t->starved = NULL;
  if (gl_utf8_valid(simd, s, len, &ascii) == len)
    t->known = GL_TEXT_VALID | (ascii ? GL_TEXT_ASCII : 0u);
}

void gl_scan_init(gl_scan *c) {
  memset(c, 0, sizeof *c);
  c->pending = GL_NOTPENDING;
}

/* --- lines ---------------------------------------------------------------- */

/*
** A line ends with one of those that The Unicode Standard, section 5.8, calls
** newline functions: LF, VT, FF, CR, CR LF, NEL, LS, PS. Returns the length of
** the one at s (s < e), or 0. Looking at bytes is exact: a lead byte begins a
** character whatever stands before it.
*/
static unsigned newline(const unsigned char *s, const unsigned char *e) {
  switch (s[0]) {
    case '\r': return e - s >= 2 && s[1] == '\n' ? 2 : 1;
    case '\n':
    case '\v':
    case '\f': return 1;
    case 0xC2: /* NEL, U+0085 */ return e - s >= 2 && s[1] == 0x85 ? 2 : 0;
    case 0xE2: /* LS and PS, U+2028 and U+2029 */
      return e - s >= 3 && s[1] == 0x80 && (s[2] | 1) == 0xA9 ? 3 : 0;
    default: return 0;
  }
}

/* The first two bytes of what may be one, in kinds of halves (sentence.c). */
#define KIND(n, low1, high1, low2, high2) \
  LOW1##n = low1, HIGH1##n = high1, LOW2##n = low2, HIGH2##n = high2
#define H(half) (1u << 0x##half)
#define ANY 0xFFFFu
/* clang-format off */
enum {
  KIND(0, H(A) | H(B) | H(C) | H(D), H(0), ANY, ANY), /* LF, VT, FF, CR */
  KIND(1, H(2), H(C), H(5), H(8)),                    /* NEL */
  KIND(2, H(2), H(E), H(0), H(8)),                    /* LS and PS */
  KIND(3, 0, 0, 0, 0), KIND(4, 0, 0, 0, 0), KIND(5, 0, 0, 0, 0),
  KIND(6, 0, 0, 0, 0), KIND(7, 0, 0, 0, 0)
};
/* clang-format on */
const gl_pairset gl_newlines_set = GL_PAIRSET(LOW1, HIGH1, LOW2, HIGH2);

void gl_newlines_init(gl_newlines *l, const gl_text *t, size_t at) {
  l->t = t;
  l->from = at;
  l->seen = at;
  l->i = l->n = 0;
}

/* Looks for more of what may be newlines; a block has one or none, so that none
** is a branch. Returns 0 at the end of the text. */
static int look(gl_newlines *l) {
  uint64_t found[GL_AHEAD];
  const unsigned blocks =
      gl_blocks_find(l->t, l->seen, &gl_newlines_set, found);
  unsigned i, n = 0, at = 0;
  for (i = 0; i < blocks; i++, at += 64) {
    uint64_t w = found[i];
    l->place[n] = (uint16_t)(at + gl_ctz64(w | (uint64_t)1 << 63));
    n += w != 0;
    for (w &= w - 1; w; w &= w - 1)
      l->place[n++] = (uint16_t)(at + gl_ctz64(w));
  }
  l->from = l->seen;
  l->seen += 64 * (size_t)blocks;
  l->i = 0;
  l->n = n;
  return blocks != 0;
}

size_t gl_newlines_next(gl_newlines *l, size_t at, unsigned *len) {
  const gl_text *t = l->t;
  for (;;) {
    while (l->i < l->n) {
      const size_t p = l->from + l->place[l->i++];
      if (p < at) continue;
      *len = t->s[p] == '\n' ? 1 : newline(t->s + p, t->s + t->len);
      if (*len) return p;
    }
    if (!look(l)) break;
  }
  *len = 0;
  return t->len;
}

int gl_lines(const gl_text *t, gl_rows *rows) {
  gl_newlines l;
  size_t at = 0, end;
  unsigned len;
  int rc;
  gl_newlines_init(&l, t, 0);
  for (; at < t->len; at = end + len) {
    end = gl_newlines_next(&l, at, &len);
    if (end == at) continue; /* empty */
    rc = gl_rows_add(rows, (uint32_t)at, (uint32_t)end, 0, 0);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}
