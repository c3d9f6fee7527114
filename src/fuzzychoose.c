/*
** fuzzychoose.c: of all matches, exact ones and others, those that are
** reported: of one entry, where they overlap, those with fewer edits; of all of
** these what the mode asks for.
*/
#include "fuzzytext.h"

/* --- orders -------------------------------------------------------------- */

typedef struct Picker {
  const gl_gaz *g;
  const gl_text *t;
  const gl_findopt *o;
  gl_fuzzy *z;
  const gl_mem *m;
} Picker;

/* of a match that was found: where all have one label it is not read, and may
** be that of a damaged file */
static unsigned label_of(const Picker *p, const gl_fuzzyhit *h) {
  return p->o->labels < 2 ? 0 : gl_entry_at(p->g, h->entry)->label;
}

/* 1 where a comes before b, -1 where it comes after it, 0: neither */
#define DIFFER(x, y) \
  if ((x) != (y)) return (x) < (y) ? 1 : -1

/* the order of the text, the longer first: that of most modes too */
static inline int by_place(const Picker *p, const gl_fuzzyhit *a,
                           const gl_fuzzyhit *b) {
  uint64_t x = (uint64_t)a->first << 32 | (uint32_t)~a->end;
  uint64_t y = (uint64_t)b->first << 32 | (uint32_t)~b->end;
  (void)p;
  DIFFER(x, y);
  DIFFER(a->distance, b->distance);
  DIFFER(a->entry, b->entry);
  DIFFER(a->ref, b->ref);
  return 0;
}

/* the order in which a mode takes matches */
static int by_mode(const Picker *p, const gl_fuzzyhit *a,
                   const gl_fuzzyhit *b) {
  if (p->o->perlabel) DIFFER(label_of(p, a), label_of(p, b));
  if (p->o->matches == GL_MATCH_PRIORITY) {
    DIFFER(gl_entry_priority(p->g, b->entry),
           gl_entry_priority(p->g, a->entry));
    DIFFER(b->end - b->first, a->end - a->first);
    DIFFER(a->distance, b->distance);
  }
  DIFFER(a->first, b->first);
  if (p->o->matches == GL_MATCH_FIRST) {
    DIFFER(a->distance, b->distance);
    DIFFER(a->entry, b->entry);
  }
  DIFFER(b->end, a->end);
  DIFFER(a->distance, b->distance);
  DIFFER(a->entry, b->entry);
  return 0;
}

/* Merges what is in order already, n elements, by way of `spare`. */
static GL_INLINE void merge(const Picker *p, gl_fuzzyhit *hit,
                            gl_fuzzyhit *spare, size_t n,
                            int (*before)(const Picker *, const gl_fuzzyhit *,
                                          const gl_fuzzyhit *)) {
  gl_fuzzyhit *from = hit, *to = spare, *other;
  for (;;) {
    size_t i = 0, out = 0, a, b, e, runs = 0;
    while (i + 1 < n && before(p, &from[i], &from[i + 1]) >= 0) i++;
    if (i + 1 >= n) break;
    for (i = 0; i < n; runs++) {
      for (a = i, b = a + 1; b < n && before(p, &from[b - 1], &from[b]) >= 0;)
        b++;
      for (e = b < n ? b + 1 : n;
           e < n && before(p, &from[e - 1], &from[e]) >= 0;)
        e++;
      for (i = e, e = b; a < b || e < i;)
        to[out++] = e >= i || (a < b && before(p, &from[a], &from[e]) >= 0)
                        ? from[a++]
                        : from[e++];
    }
    other = from;
    from = to;
    to = other;
  }
  if (from != hit) memcpy(hit, from, n * sizeof *hit);
}

#define NEAR 16u /* places */

/* Most are near to their places. */
void gl_hits_sort(gl_fuzzyhit *hit, gl_fuzzyhit *spare, size_t n) {
  size_t i, k;
  for (i = 1; i < n; i++) {
    gl_fuzzyhit h;
    if (by_place(NULL, &hit[i - 1], &hit[i]) >= 0) continue;
    h = hit[i];
    for (k = i; k > 0 && i - k < NEAR; k--) {
      if (by_place(NULL, &hit[k - 1], &h) >= 0) break;
      hit[k] = hit[k - 1];
    }
    hit[k] = h;
  }
  merge(NULL, hit, spare, n, by_place);
}

static void sort_mode(const Picker *p, gl_fuzzyhit *hit, gl_fuzzyhit *spare,
                      size_t n) {
  merge(p, hit, spare, n, by_mode);
}

/* --- exact ones with the others ------------------------------------------ */

int gl_hits_unite(const gl_look *k) {
  gl_fuzzy *z = k->z;
  const gl_rawrow *row = z->exact.row;
  size_t i, n = z->nhit, e = z->exact.n;
  if (GL_GROW(z, k->m, hit, n + e) || GL_GROW(z, k->m, spare, n + e))
    return GL_ENOMEM;
  for (i = 0; i < n; i++) /* none of these is exact */
    if (z->hit[i].distance == 0) z->hit[i].distance = 1;
  gl_hits_sort(z->hit, z->spare, n);
  for (i = z->nhit = n + e; e > 0;) {
    gl_fuzzyhit *to = &z->hit[--i], h;
    memset(&h, 0, sizeof h);
    h.first = row[e - 1].first;
    h.end = row[e - 1].end;
    h.entry = row[e - 1].ref;
    if (n == 0 || by_place(NULL, &z->hit[n - 1], &h) >= 0) {
      *to = h;
      e--;
    } else
      *to = z->hit[--n];
  }
  gl_hits_sort(z->hit, z->spare, z->nhit);
  return GL_OK;
}

/* --- those with fewest edits --------------------------------------------- */

/*
** Of matches of one entry that overlap those with fewer edits stay. One goes
** through them in the order of the text: of an entry is kept how far matches
** with no more than some edits have gone, as long as others may overlap them.
** The same from behind, places counted from there, tells of those that come
** later.
*/
#define BEATEN 4u /* of a distance */
#define SLOTS 1024u
typedef struct Live {
  uint32_t entry, next;
  uint32_t reach[GL_MAXEDITS];
} Live;

typedef struct Thinner {
  gl_fuzzyhit *hit;
  Live *live;
  uint32_t used, spare; /* of these: so many, and a list of free ones */
  uint32_t slot[SLOTS]; /* lists */
} Thinner;

/* What is kept of an entry. What goes no further than `over` is forgotten. */
static inline Live *live_of(Thinner *t, uint32_t entry, uint32_t over) {
  uint32_t *slot = &t->slot[entry * (uint32_t)GL_MIX >> 22], *link = slot, i;
  Live *l;
  while ((i = *link) != 0) {
    l = &t->live[i];
    if (l->entry == entry) return l;
    if (l->reach[GL_MAXEDITS - 1] <= over) {
      *link = l->next;
      l->next = t->spare;
      t->spare = i;
    } else
      link = &l->next;
  }
  if ((i = t->spare) != 0)
    t->spare = t->live[i].next;
  else
    i = t->used++;
  l = &t->live[i];
  memset(l, 0, sizeof *l);
  l->entry = entry;
  l->next = *slot;
  *slot = i;
  return l;
}

/* Marks a match that is beaten by one of those gone through, which reaches from
** `from` to `to`. */
static inline void beat(Thinner *t, gl_fuzzyhit *h, uint32_t from, uint32_t to,
                        uint32_t over) {
  Live *l = live_of(t, h->entry, over);
  unsigned d = h->distance & ~BEATEN;
  if (d && l->reach[d - 1] > from) h->distance |= BEATEN;
  for (; d < GL_MAXEDITS; d++)
    if (to > l->reach[d]) l->reach[d] = to;
}

static void thin_forward(Thinner *t, size_t n) {
  gl_fuzzyhit *h = t->hit, *e = h + n;
  for (; h < e; h++) beat(t, h, h->first, h->end, h->first);
}

static void thin_backward(Thinner *t, size_t n, uint32_t longest) {
  while (n-- > 0) {
    gl_fuzzyhit *h = &t->hit[n];
    uint32_t most = h->first + longest; /* to where others go yet */
    beat(t, h, ~h->end, ~h->first, most < longest ? 0 : ~most);
  }
}

/* The longest of those that are not exact, in bytes. */
static uint32_t longest_of(const gl_fuzzyhit *h, size_t n) {
  uint32_t longest = 0;
  size_t i;
  for (i = 0; i < n; i++)
    if (h[i].distance && h[i].end - h[i].first > longest)
      longest = h[i].end - h[i].first;
  return longest;
}

/* Takes away what is beaten. (Of an entry that is at a place twice, by two of
** its names, a Spans keeps one.) */
static size_t keep_best(gl_fuzzyhit *h, size_t n) {
  size_t i, out = 0;
  for (i = 0; i < n; i++)
    if (h[i].distance < BEATEN) h[out++] = h[i];
  return out;
}

static int thin_out(Picker *p) {
  gl_fuzzy *z = p->z;
  uint32_t longest = longest_of(z->hit, z->nhit);
  Thinner t;
  if (longest) {
    if (GL_GROW(z, p->m, reach, (z->nhit + 1) * (sizeof(Live) / 4)))
      return GL_ENOMEM;
    t.hit = z->hit;
    t.live = (Live *)(void *)z->reach;
    memset(t.slot, 0, sizeof t.slot);
    t.used = 1;
    t.spare = 0;
    thin_forward(&t, z->nhit);
    memset(t.slot, 0, sizeof t.slot);
    t.used = 1;
    t.spare = 0;
    thin_backward(&t, z->nhit, longest);
  }
  z->nhit = keep_best(z->hit, z->nhit);
  return GL_OK;
}

/* --- by mode ------------------------------------------------------------- */

/* Whether a stretch is free; if it is it is taken. */
static int take(uint64_t *cover, uint32_t first, uint32_t end) {
  size_t i = first;
  if (gl_bit_next(cover, first, end) < end) return 0;
  for (; i < end; i++) gl_bit_set(cover, i);
  return 1;
}

static int same_place(const gl_fuzzyhit *a, const gl_fuzzyhit *b) {
  return a->first == b->first && a->end == b->end && a->distance == b->distance;
}

/* Those that a mode reports, which are in its order. Where that is the order of
** the text, what was taken ends before `taken`. */
static int choose_some(Picker *p, size_t len) {
  gl_fuzzy *z = p->z;
  size_t i, n = 0, words = GL_BITWORDS(len);
  int longest = p->o->matches == GL_MATCH_LONGEST;
  int anywhere = p->o->matches == GL_MATCH_PRIORITY;
  uint32_t taken = 0;
  gl_fuzzyhit last;
  if (anywhere && GL_GROW(z, p->m, cover, words)) return GL_ENOMEM;
  if (anywhere) memset(z->cover, 0, words * sizeof *z->cover);
  for (i = 0; i < z->nhit; i++) {
    gl_fuzzyhit h = z->hit[i];
    int is;
    if (i && p->o->perlabel && label_of(p, &h) != label_of(p, &last)) {
      taken = 0;
      if (anywhere) memset(z->cover, 0, words * sizeof *z->cover);
    }
    last = h; /* whose place may be written to */
    is = anywhere ? take(z->cover, h.first, h.end) : h.first >= taken;
    if (is) taken = h.end;
    if (is || (longest && n && same_place(&z->hit[n - 1], &h))) z->hit[n++] = h;
  }
  z->nhit = n;
  return GL_OK;
}

/* The same for whatever mode. */
static int choose(Picker *p, size_t len) {
  gl_fuzzy *z = p->z;
  if (p->o->perlabel || p->o->matches == GL_MATCH_FIRST ||
      p->o->matches == GL_MATCH_PRIORITY)
    sort_mode(p, z->hit, z->spare, z->nhit);
  return p->o->matches == GL_MATCH_ALL ? GL_OK : choose_some(p, len);
}

/* --- reporting ----------------------------------------------------------- */

#define AHEAD 16u /* matches fetched in advance */

/* The record of the entry of a match that is to come, the entry of a later
** one. */
static void fetch_ahead(const Picker *p, size_t i) {
  const gl_fuzzy *z = p->z;
  if (i + AHEAD < z->nhit)
    GL_PREFETCH(gl_entry_at(p->g, z->hit[i + AHEAD].entry));
  if (i + AHEAD / 2 < z->nhit)
    gl_record_fetch(p->g, z->hit[i + AHEAD / 2].entry);
}

/* Where names are compared with the text: in the room of a former. */
static gl_verifier verifier_of(const Picker *p) {
  gl_former *w = &p->z->former;
  gl_verifier v;
  memset(&v, 0, sizeof v);
  v.s = p->t->s;
  v.e = v.s + p->t->len;
  v.key[0] = w->key[0];
  v.key[1] = w->key[1];
  v.marks[0] = w->mark[0];
  v.marks[1] = w->mark[1];
  v.cap = GL_FORMKEY;
  return v;
}

static int report(Picker *p, gl_rows *out, gl_rows *hits) {
  gl_fuzzy *z = p->z;
  gl_verifier v = verifier_of(p);
  size_t i;
  for (i = 0; i < z->nhit; i++) {
    const gl_fuzzyhit *h = &z->hit[i];
    uint32_t name;
    int rc;
    fetch_ahead(p, i);
    name = h->distance ? gl_name_number(p->g, h->entry, h->ref)
                       : gl_name_exact(p->g, &v, h->entry, h->first, h->end);
    rc = gl_rows_add(hits, h->entry, name, h->distance, 0);
    if (rc == GL_OK)
      rc = gl_rows_add(out, h->first, h->end, label_of(p, h), (uint32_t)i);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

int gl_hits_report(gl_gaz *g, const gl_mem *m, const gl_text *t,
                   const gl_findopt *o, gl_rows *out, gl_rows *hits) {
  Picker p;
  int rc;
  p.g = g;
  p.t = t;
  p.o = o;
  p.z = g->fuzzy;
  p.m = m;
  if ((rc = thin_out(&p)) != GL_OK || (rc = choose(&p, t->len)) != GL_OK)
    return rc;
  return report(&p, out, hits);
}
