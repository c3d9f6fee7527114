/*
** namechoose.c: of the matches of a text those that the mode asks for, reported
** as soon as no other can come that takes their place.
*/
#include "namefind.h"

/* --- the order of the text ----------------------------------------------- */

/* first, longest first, in the order of adding */
static int before(const gl_match *a, const gl_match *b) {
  if (a->first != b->first) return a->first < b->first;
  if (a->end != b->end) return a->end > b->end;
  return a->entry <= b->entry;
}

#define NEAR 8u /* places */

/* Puts in order what is out of place by few places: names of the same words,
** one of which begins or ends with a sign. */
static void sort_near(gl_match *m, size_t n) {
  size_t i, j;
  for (i = 1; i < n; i++) {
    gl_match x = m[i];
    if (before(&m[i - 1], &x) || (i > NEAR && !before(&m[i - NEAR - 1], &x)))
      continue;
    for (j = i; j > 0 && !before(&m[j - 1], &x); j--) m[j] = m[j - 1];
    m[j] = x;
  }
}

/* Merges what is in order already: there is little else. */
static int sort(gl_namefinder *f) {
  gl_search *s = f->s;
  size_t n = s->nmatch;
  sort_near(s->match, n);
  for (;;) {
    size_t runs = 0, i = 0, out = 0;
    gl_match *from = s->match, *to;
    while (i + 1 < n && before(&from[i], &from[i + 1])) i++;
    if (i + 1 >= n) return GL_OK;
    if (GL_GROW(s, f->m, spare, n)) return GL_ENOMEM;
    to = s->spare;
    for (i = 0; i < n; runs++) {
      size_t a = i, b, e;
      for (b = a + 1; b < n && before(&from[b - 1], &from[b]);) b++;
      for (e = b < n ? b + 1 : n; e < n && before(&from[e - 1], &from[e]);) e++;
      i = e;
      for (e = b; a < b || e < i;)
        to[out++] = e >= i || (a < b && before(&from[a], &from[e])) ? from[a++]
                                                                    : from[e++];
    }
    s->match = to;
    s->spare = from;
    out = s->capmatch;
    s->capmatch = s->capspare;
    s->capspare = out;
    if (runs == 1) return GL_OK;
  }
}

static int report(gl_namefinder *f, const gl_match *m) {
  return gl_rows_add(f->out, m->first, m->end, gl_find_label(f, m), m->entry);
}

/* begin and end of the last match that competes with m */
static uint32_t *last_of(gl_namefinder *f, const gl_match *m) {
  return f->o->perlabel ? f->s->last + 2 * (size_t)gl_find_label(f, m)
                        : f->last;
}

/* --- leftmost ------------------------------------------------------------ */

static int report_longest(gl_namefinder *f, const gl_match *m, size_t n) {
  size_t i;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < n; i++) {
    uint32_t *last = last_of(f, &m[i]);
    if (m[i].first < last[1] && (m[i].first != last[0] || m[i].end != last[1]))
      continue;
    last[0] = m[i].first;
    last[1] = m[i].end;
    rc = report(f, &m[i]);
  }
  return rc;
}

/* Of those that begin at one place the first that was added. */
static int report_first(gl_namefinder *f, const gl_match *m, size_t n) {
  size_t i, j, k;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < n; i = j) {
    for (j = i; j < n && m[j].first == m[i].first; j++) {
      const gl_match *best = &m[j];
      uint32_t *last = last_of(f, best);
      if (m[j].first < last[1]) continue;
      for (k = j + 1; k < n && m[k].first == m[i].first; k++)
        if (m[k].entry < best->entry && last_of(f, &m[k]) == last) best = &m[k];
      last[0] = best->first;
      last[1] = best->end;
      if ((rc = report(f, best)) != GL_OK) break;
    }
    for (; j < n && m[j].first == m[i].first;) j++;
  }
  return rc;
}

/* --- by priority --------------------------------------------------------- */

/* Greatest priority first, then longest, leftmost, first added; by label
** before all that where only those of one compete. */
static int better(const gl_namefinder *f, const gl_match *a,
                  const gl_match *b) {
  double p = gl_entry_priority(f->g, a->entry);
  double q = gl_entry_priority(f->g, b->entry);
  if (f->o->perlabel && gl_find_label(f, a) != gl_find_label(f, b))
    return gl_find_label(f, a) < gl_find_label(f, b);
  if (p != q) return p > q;
  if (a->end - a->first != b->end - b->first)
    return a->end - a->first > b->end - b->first;
  if (a->first != b->first) return a->first < b->first;
  return a->entry <= b->entry;
}

static void rank(const gl_namefinder *f, gl_match *m, gl_match *spare,
                 size_t n) {
  size_t width;
  for (width = 1; width < n; width *= 2) {
    size_t lo, out = 0;
    for (lo = 0; lo < n; lo += 2 * width) {
      size_t mid = lo + width < n ? lo + width : n;
      size_t hi = lo + 2 * width < n ? lo + 2 * width : n, i = lo, j = mid;
      while (i < mid || j < hi)
        spare[out++] =
            j >= hi || (i < mid && better(f, &m[i], &m[j])) ? m[i++] : m[j++];
    }
    memcpy(m, spare, n * sizeof *m);
  }
}

static int taken(const uint64_t *b, size_t i, size_t e) {
  for (; i < e; i++) {
    if (i % 64 == 0 && e - i >= 64) {
      if (b[i / 64]) return 1;
      i += 63;
    } else if (gl_bit_get(b, i))
      return 1;
  }
  return 0;
}

/* Matches that overlap one another, each by way of others. */
static int report_cluster(gl_namefinder *f, gl_match *m, size_t n, size_t end) {
  gl_search *s = f->s;
  size_t i, base = m[0].first, words = GL_BITWORDS(end - base);
  int rc = GL_OK;
  if (n == 1) return report(f, m);
  if (GL_GROW(s, f->m, cover, words) || GL_GROW(s, f->m, spare, n))
    return GL_ENOMEM;
  memset(s->cover, 0, words * sizeof *s->cover);
  rank(f, m, s->spare, n);
  for (i = 0; rc == GL_OK && i < n; i++) {
    size_t a = m[i].first - base, b = m[i].end - base;
    if (i && f->o->perlabel &&
        gl_find_label(f, &m[i]) != gl_find_label(f, &m[i - 1]))
      memset(s->cover, 0, words * sizeof *s->cover);
    if (taken(s->cover, a, b)) continue;
    gl_bits_set(s->cover, a, b - a);
    rc = report(f, &m[i]);
  }
  return rc;
}

static int report_priority(gl_namefinder *f, gl_match *m, size_t *n) {
  size_t i, j;
  for (i = 0; i < *n; i = j) {
    size_t end = m[i].end;
    int rc;
    for (j = i + 1; j < f->s->nmatch && m[j].first < end; j++)
      if (m[j].end > end) end = m[j].end;
    if (end > f->safe) break; /* what is not found yet may overlap it */
    if ((rc = report_cluster(f, m + i, j - i, end)) != GL_OK) return rc;
  }
  *n = i;
  return GL_OK;
}

/* --- all of them --------------------------------------------------------- */

int gl_find_report(gl_namefinder *f) {
  gl_search *s = f->s;
  size_t n, i;
  int rc = sort(f);
  if (rc != GL_OK) return rc;
  for (n = s->nmatch; n && s->match[n - 1].first >= f->safe;) n--;
  switch (f->o->matches) {
    case GL_MATCH_LONGEST: rc = report_longest(f, s->match, n); break;
    case GL_MATCH_FIRST: rc = report_first(f, s->match, n); break;
    case GL_MATCH_PRIORITY: rc = report_priority(f, s->match, &n); break;
    default:
      for (i = 0; rc == GL_OK && i < n; i++) rc = report(f, &s->match[i]);
  }
  if (n) memmove(s->match, s->match + n, (s->nmatch - n) * sizeof *s->match);
  s->nmatch -= n;
  return rc;
}
