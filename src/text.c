/*
** text.c: a text and what is known of it; its lines.
*/
#include "chars.h"
#include "gloss.h"
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

/* High bits, none where all of the eight bytes at s are ASCII behind CR. */
static uint64_t unplain(const unsigned char *s) {
  uint64_t b = gl_char_load(s);
  return ((b - GL_ONES * ('\r' + 1)) | b) & GL_HIGHS;
}

/* The high bits of those of eight bytes that may begin a newline: of ASCII none
** behind CR, of others those that NEL, LS and PS begin with. */
static inline uint64_t maybe(uint64_t b) {
  const uint64_t behind = (b & ~GL_HIGHS) + GL_ONES * (0x7F - '\r');
  const uint64_t low = ~(behind | b) & GL_HIGHS;
  if (!(b & GL_HIGHS)) return low;
  return low | gl_char_zeros(b ^ GL_ONES * 0xC2) |
         gl_char_zeros(b ^ GL_ONES * 0xE2);
}

const unsigned char *gl_line_end(const unsigned char *s, const unsigned char *e,
                                 unsigned *len) {
  for (; s < e; s += 8) {
    uint64_t b, some;
    while (e - s >= 32 &&
           !(unplain(s) | unplain(s + 8) | unplain(s + 16) | unplain(s + 24)))
      s += 32;
    if (e - s >= 8)
      b = gl_char_load(s);
    else if (s == e)
      break;
    else /* no newlines behind the end */
      b = gl_char_part(s, (size_t)(e - s)) | ~(uint64_t)0 << 8 * (e - s);
    for (some = maybe(b); some; some &= some - 1) {
      const unsigned char *p = s + gl_ctz64(some) / 8;
      if ((*len = newline(p, e)) != 0) return p;
    }
    if (e - s < 8) break;
  }
  *len = 0;
  return e;
}

int gl_lines(const gl_text *t, gl_rows *rows) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s, *end;
  unsigned len;
  int rc;
  for (; p < e; p = end + len) {
    end = gl_line_end(p, e, &len);
    if (end == p) continue; /* empty */
    rc = gl_rows_add(rows, (uint32_t)(p - s), (uint32_t)(end - s), 0, 0);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}
