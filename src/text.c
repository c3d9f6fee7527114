/*
** text.c: a text and what is known of it; its lines and paragraphs.
*/
#include "gloss.h"
#include "ucd.h"

void gl_text_init(gl_text *t, const void *s, size_t len) {
  int ascii;
  t->s = s;
  t->len = len;
  t->known = 0;
  if (gl_utf8_valid(s, len, &ascii) == len)
    t->known = GL_TEXT_VALID | (ascii ? GL_TEXT_ASCII : 0u);
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

static inline int isseparator(const unsigned char *s, unsigned len) {
  return len == 3 && s[2] == 0xA9; /* of the newlines, PS */
}

/* The end of the line that begins at s: its newline, of *len bytes, or e. */
static const unsigned char *lineend(const unsigned char *s,
                                    const unsigned char *e, unsigned *len) {
  for (; s < e; s++) {
    unsigned c = *s;
    if (c > '\r' && c != 0xC2 && c != 0xE2) continue;
    if ((*len = newline(s, e)) != 0) return s;
  }
  *len = 0;
  return e;
}

int gl_lines(const gl_text *t, gl_rows *rows) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s, *end;
  unsigned len;
  int rc;
  for (; p < e; p = end + len) {
    end = lineend(p, e, &len);
    if (end == p) continue; /* empty */
    rc = gl_rows_add(rows, (uint32_t)(p - s), (uint32_t)(end - s), 0, 0);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

/* --- paragraphs ----------------------------------------------------------- */

/* First character of [s, e) that is no white space, or e. */
static const unsigned char *skipwhite(const unsigned char *s,
                                      const unsigned char *e) {
  unsigned len;
  for (; s < e; s += len)
    if (!gl_is_white(gl_decode(s, e, &len))) break;
  return s;
}

/* End of the last character of [s, e) that is no white space, or s. */
static const unsigned char *trimmed(const unsigned char *s,
                                    const unsigned char *e) {
  unsigned len;
  while (e > s) {
    const unsigned char *p = gl_step_back(s, e);
    if (!gl_is_white(gl_decode(p, e, &len))) break;
    e = p;
  }
  return e;
}

int gl_paragraphs(const gl_text *t, gl_rows *rows) {
  const unsigned char *s = t->s, *e = s + t->len, *p = s, *end;
  const unsigned char *first = NULL, *last = NULL; /* of the open paragraph */
  unsigned len;
  int rc, closes;
  for (; p < e; p = end + len) {
    const unsigned char *black;
    end = lineend(p, e, &len);
    black = skipwhite(p, end);
    closes = end + len == e || isseparator(end, len);
    if (black < end) {
      if (first == NULL) first = black;
      last = trimmed(black, end);
    } else {
      closes = 1; /* a blank line */
    }
    if (closes && first != NULL) {
      rc = gl_rows_add(rows, (uint32_t)(first - s), (uint32_t)(last - s), 0, 0);
      if (rc != GL_OK) return rc;
      first = NULL;
    }
  }
  return GL_OK;
}
