/*
** position.c: the same place as a byte, a code point, a UTF-16 unit, a line
** and column. A sample every GL_SAMPLE bytes of text makes each conversion a
** look-up and a scan of one stretch.
*/
#include "gloss.h"
#include "port.h"

#include <string.h>

size_t gl_index_count(const gl_text *t) { return t->len / GL_SAMPLE + 1; }

/* Steps p over the character at p->byte (before the end of the text). */
static void step(const gl_text *t, gl_place *p) {
  unsigned len = 1;
  const unsigned char *s = t->s + p->byte;
  unsigned c = *s;
  if (c >= 0x80) {
    gl_decode(s, t->s + t->len, &len);
    p->utf16 += len == 4; /* a surrogate pair */
  }
  p->byte += len;
  p->codepoint++;
  p->utf16++;
  p->column++;
  if (c == '\n' || (c == '\r' && (p->byte == t->len || s[1] != '\n'))) {
    p->line++;
    p->column = 0;
  }
}

#define EACH(byte) (UINT64_MAX / 255 * (byte))

/* Steps p over characters of one byte that end no line, eight at a time, but
** not past `byte`. */
static void stride(const gl_text *t, gl_place *p, size_t byte) {
  uint32_t n = 0;
  for (; (size_t)p->byte + n + 8 <= byte; n += 8) {
    uint64_t w = gl_load64(t->s + p->byte + n);
    if ((w | (w - EACH(0x20))) & EACH(0x80))
      break; /* or one is below a blank */
  }
  p->byte += n;
  p->codepoint += n;
  p->utf16 += n;
  p->column += n;
}

void gl_index_build(const gl_text *t, gl_sample *index) {
  gl_place p = {0, 0, 0, 0, 0};
  size_t k, n = gl_index_count(t);
  for (k = 0; k < n; k++) {
    size_t goal = k * GL_SAMPLE < t->len ? k * GL_SAMPLE : t->len;
    for (stride(t, &p, goal); p.byte < goal; stride(t, &p, goal)) step(t, &p);
    memcpy(&index[k], &p, sizeof *index);
  }
}

/* whether the character at p holds byte `byte`, or begins behind it */
static int holds(const gl_text *t, const gl_place *p, size_t byte) {
  unsigned len = 1;
  if (p->byte >= byte || p->byte >= t->len) return 1;
  if (t->s[p->byte] >= 0x80) gl_decode(t->s + p->byte, t->s + t->len, &len);
  return byte < p->byte + len;
}

void gl_locate(const gl_text *t, const gl_sample *index, size_t byte,
               gl_place *p) {
  size_t k;
  if (byte > t->len) byte = t->len;
  k = byte / GL_SAMPLE;
  if (index[k].byte > byte) k--; /* the sample lies inside a later character */
  memcpy(p, &index[k], sizeof *p);
  for (stride(t, p, byte); !holds(t, p, byte); stride(t, p, byte)) step(t, p);
}

/* Moves to the last sample that is not past `goal`, counted by `get`. */
static void seek(const gl_text *t, const gl_sample *index, gl_place *p,
                 uint64_t goal, uint64_t (*get)(const gl_place *)) {
  size_t lo = 0, hi = gl_index_count(t);
  while (hi - lo > 1) {
    size_t mid = lo + (hi - lo) / 2;
    memcpy(p, &index[mid], sizeof *p);
    if (get(p) <= goal)
      lo = mid;
    else
      hi = mid;
  }
  memcpy(p, &index[lo], sizeof *p);
}

static uint64_t by_codepoint(const gl_place *p) { return p->codepoint; }
static uint64_t by_utf16(const gl_place *p) { return p->utf16; }
static uint64_t by_line(const gl_place *p) {
  return ((uint64_t)p->line << 32) + p->column;
}

int gl_locate_by(const gl_text *t, const gl_sample *index, enum gl_unit unit,
                 size_t n, gl_place *p) {
  uint64_t (*get)(const gl_place *) =
      unit == GL_BY_CODEPOINT ? by_codepoint : by_utf16;
  gl_place next;
  seek(t, index, p, n, get);
  while (get(p) < n && p->byte < t->len) {
    next = *p;
    step(t, &next);
    if (get(&next) > n) break; /* n is the second half of a pair */
    *p = next;
  }
  return get(p) == n || p->byte < t->len;
}

int gl_locate_line(const gl_text *t, const gl_sample *index, size_t line,
                   size_t column, gl_place *p) {
  if (line > UINT32_MAX || column > UINT32_MAX) return 0;
  seek(t, index, p, ((uint64_t)line << 32) + column, by_line);
  while ((p->line < line || (p->line == line && p->column < column)) &&
         p->byte < t->len)
    step(t, p);
  return p->line == line && p->column == column;
}
