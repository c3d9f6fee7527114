/*
** nearest.c: the entries whose names are nearest to one name. Those within two
** edits come from the index of segments; for more, and for other likenesses,
** all names are gone through, length by length. What lengths and signatures say
** of a name is enough to pass over most of them.
*/
#include "fuzzyindex.h"
#include "simd.h"

typedef struct Finder {
  gl_look k;
  const gl_nearopt *o;
  gl_near *near; /* those found, the best first */
  size_t n, most;
  double limit;       /* scores that are worse are not asked for yet */
  uint64_t there[16]; /* bits: entries found may be among those */
  /* where all names are gone through: under the folds being gone through */
  gl_nameform *name;
  uint64_t sig;
  gl_pattern *pattern;
} Finder;

/* --- the best ------------------------------------------------------------ */

/* Whether a comes before b. */
static int before(const Finder *f, const gl_near *a, const gl_near *b) {
  double p, q;
  if (a->score != b->score)
    return (a->score < b->score) == (f->o->by == GL_BY_EDITS);
  p = gl_entry_priority(f->k.g, a->entry);
  q = gl_entry_priority(f->k.g, b->entry);
  if (p != q) return p > q;
  return a->entry < b->entry;
}

/* The worst score that still counts. */
static double bound(const Finder *f) {
  double worst = f->n == f->most ? f->near[f->n - 1].score : f->limit;
  int edits = f->o->by == GL_BY_EDITS;
  return edits == (worst < f->limit) ? worst : f->limit;
}

/* Takes away what is known of x's entry where x is better: of the names of one
** the best stays, then the first. 0: x is not. */
static int instead(Finder *f, const gl_near *x) {
  size_t i;
  for (i = 0; i < f->n; i++)
    if (f->near[i].entry == x->entry) {
      gl_near *old = &f->near[i];
      if (old->score == x->score && x->name >= old->name) return 0;
      if (old->score != x->score && !before(f, x, old)) return 0;
      memmove(old, old + 1, (--f->n - i) * sizeof *old);
      break;
    }
  return 1;
}

static uint32_t bit_of(uint32_t entry) {
  return entry * (uint32_t)GL_MIX >> 22;
}

/* Puts x, whose entry is not there, where it belongs. */
static void insert(Finder *f, const gl_near *x) {
  size_t lo = 0, hi = f->n;
  if (hi && before(f, &f->near[hi - 1], x)) lo = hi;
  if (lo == f->most) return;
  gl_bit_set(f->there, bit_of(x->entry));
  while (lo < hi) { /* the first that is behind it */
    size_t mid = lo + (hi - lo) / 2;
    if (before(f, x, &f->near[mid]))
      hi = mid;
    else
      lo = mid + 1;
  }
  if (f->n < f->most) f->n++;
  memmove(&f->near[lo + 1], &f->near[lo], (f->n - lo - 1) * sizeof *x);
  f->near[lo] = *x;
}

static void keep(Finder *f, const gl_near *x) {
  if (f->n == f->most && before(f, &f->near[f->n - 1], x)) return;
  if (gl_bit_get(f->there, bit_of(x->entry)) && !instead(f, x)) return;
  insert(f, x);
}

static void found(Finder *f, uint32_t entry, uint32_t name, double score) {
  gl_near x;
  x.entry = entry;
  x.name = name;
  x.score = score;
  keep(f, &x);
}

/* --- within two edits ---------------------------------------------------- */

/* The form of the name under set i, unless no name that is indexed has it. */
static int form_of(Finder *f, gl_str name, unsigned set) {
  gl_look *k = &f->k;
  return gl_has(k->sets, set) &&
         gl_form_of(k->z, k->m, &k->g->set[set], (const unsigned char *)name.s,
                    name.n, f->name);
}

static void settings(gl_look *k, gl_str name, const gl_nearopt *o) {
  k->s = (const unsigned char *)name.s;
  k->allow = o->allow;
  k->labels = o->labels;
  k->all = 1;
}

/* Where a hit goes by a digit of its number: of its entry, or, behind all of
** these, of its edits. */
#define EDITS 32
static inline unsigned digit(const gl_fuzzyhit *h, unsigned shift) {
  return (shift == EDITS ? h->distance : h->entry >> shift) & 0xFF;
}

/* Sorts n hits by a digit, those that have the same one staying in order. */
static void sort_by(unsigned shift, const gl_fuzzyhit *hit, size_t n,
                    gl_fuzzyhit *out) {
  uint32_t to[257] = {0};
  size_t i;
  for (i = 0; i < n; i++) to[digit(&hit[i], shift) + 1]++;
  for (i = 1; i < 256; i++) to[i] += to[i - 1];
  for (i = 0; i < n; i++) out[to[digit(&hit[i], shift)]++] = hit[i];
}

static void swap(gl_fuzzyhit **a, gl_fuzzyhit **b) {
  gl_fuzzyhit *c = *a;
  *a = *b;
  *b = c;
}

/* Leaves of the hits of an entry, which stand together, the best: that of the
** fewest edits, then of the first name. Returns how many hits there are. */
static size_t unite(gl_fuzzyhit *hit, size_t n) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    const gl_fuzzyhit *h = &hit[i];
    gl_fuzzyhit *last = k ? &hit[k - 1] : NULL;
    if (last == NULL || last->entry != h->entry)
      hit[k++] = *h;
    else if (h->distance < last->distance ||
             (h->distance == last->distance && h->ref < last->ref))
      *last = *h;
  }
  return k;
}

#define FEW 32 /* hits that are not worth being counted by their digits */

/* All hits by edits and entry, of each the best: by digits from the lowest on,
** for there may be thousands. */
static int keep_sorted(Finder *f) {
  gl_fuzzy *z = f->k.z;
  gl_fuzzyhit *hit, *spare;
  uint32_t all = 0;
  unsigned shift;
  size_t i, n = z->nhit;
  if (GL_GROW(z, f->k.m, spare, n)) return GL_ENOMEM;
  hit = z->hit;
  spare = z->spare;
  for (i = 0; i < n; i++) all |= hit[i].entry;
  for (shift = 0; shift < 32 && all >> shift; shift += 8) {
    sort_by(shift, hit, n, spare);
    swap(&hit, &spare);
  }
  n = unite(hit, n);
  sort_by(EDITS, hit, n, spare);
  for (i = 0; i < n && spare[i].distance <= f->o->within; i++) {
    gl_near x;
    x.entry = spare[i].entry;
    x.name = spare[i].ref;
    x.score = spare[i].distance;
    insert(f, &x);
  }
  return GL_OK;
}

/* The best of what the index has found. */
static int keep_hits(Finder *f) {
  const gl_fuzzy *z = f->k.z;
  size_t i, n = z->nhit;
  /* those that are not kept cost a look at the worst that is */
  if (n > FEW && n / 4 <= f->most) return keep_sorted(f);
  for (i = 0; i < n; i++) {
    const gl_fuzzyhit *h = &z->hit[i];
    if (h->distance <= f->o->within) found(f, h->entry, h->ref, h->distance);
  }
  return GL_OK;
}

static int search_index(Finder *f, const gl_mem *m, gl_gaz *g, gl_str name) {
  gl_plan plan;
  gl_look *k = &f->k;
  unsigned set;
  int rc;
  memset(&plan, 0, sizeof plan);
  plan.edits = f->o->within < GL_MAXEDITS ? 1 : GL_MAXEDITS;
  plan.whole = 1;
  if ((rc = gl_look_begin(k, g, m, &plan, f->o->level)) != GL_OK) return rc;
  settings(k, name, f->o);
  for (set = 0; set < g->nset; set++) {
    gl_query q;
    if (!form_of(f, name, set)) continue;
    memset(&q, 0, sizeof q);
    q.end = (uint32_t)name.n;
    q.n = (uint8_t)f->name->n;
    q.begins = q.ends = GL_ANYWHERE;
    q.set = (uint8_t)set;
    q.at = gl_look_pool(k, f->name);
    if (q.at == SIZE_MAX || (rc = gl_look_add(k, &q)) != GL_OK)
      return GL_ENOMEM;
  }
  if ((rc = gl_look_run(k)) != GL_OK) return rc;
  return keep_hits(f);
}

/* --- all names ----------------------------------------------------------- */

/* Whether a name of n units with such a signature may be good enough. Units of
** either that the other has not: as many as bits differ at least. `prefix`: how
** many of the first 4 units may agree. */
static int may_do(const Finder *f, size_t n, unsigned bits, size_t prefix,
                  double than) {
  size_t m = f->name->n, both = n + m, more = n > m ? n - m : m - n;
  double jaro;
  if (f->o->by == GL_BY_TOKENSET) return 1;
  if (f->o->by == GL_BY_EDITS) /* one that makes longer changes a bit */
    return (double)(more + ((bits > more ? bits - more : 0) + 1) / 2) <= than;
  both = bits < both ? (both - bits) / 2 : 0; /* units shared at most */
  jaro = ((double)both / (double)n + (double)both / (double)m + 1) / 3;
  return jaro + 0.1 * (double)prefix * (1 - jaro) + 1e-9 >= than;
}

static size_t prefix_of(const Finder *f, const gl_nameform *b) {
  size_t i = 0;
  while (i < 4 && i < f->name->n && i < b->n && f->name->unit[i] == b->unit[i])
    i++;
  return i;
}

static double compare(Finder *f, const gl_nameform *b) {
  const gl_nameform *a = f->name;
  switch (f->o->by) {
    case GL_BY_EDITS: {
      unsigned most = (unsigned)bound(f);
      return gl_pattern_edits(f->pattern, b->unit, b->n, most);
    }
    case GL_BY_JAROWINKLER:
      return gl_ratio_of(gl_jaro_winkler(a->unit, a->n, b->unit, b->n));
    default: return gl_ratio_of(gl_token_set(a->unit, a->n, b->unit, b->n));
  }
}

/* The names of one length in a level. */
static void go_through(Finder *f, const gl_level *l, unsigned set, size_t n) {
  gl_look *k = &f->k;
  const gl_part *p = &k->g->part[l->part];
  const gl_folder *folds = &k->g->set[set];
  uint32_t i;
  int edits = f->o->by == GL_BY_EDITS;
  for (i = l->start[n]; i < l->start[n + 1]; i++) {
    const gl_posting *at = &l->posting[i];
    uint64_t sig = at->mark | (uint64_t)l->twice[i] << 32;
    unsigned bits = gl_popcount64(sig ^ f->sig);
    const gl_name *name;
    const unsigned char *s;
    double score;
    if (!may_do(f, n, bits, 4, bound(f))) continue;
    name = gl_name_at(p, at->ref, &s);
    if (name == NULL || GL_NAME_SET(name->info) != set ||
        !gl_form_of(k->z, k->m, folds, s, GL_NAME_LEN(name->info),
                    &k->z->form) ||
        !may_do(f, n, bits, prefix_of(f, &k->z->form), bound(f)))
      continue;
    score = compare(f, &k->z->form);
    if ((edits ? score <= bound(f) : score > 0 && score >= bound(f)) &&
        gl_look_counts(k, name->entry))
      found(f, name->entry, gl_name_told(l->part, at->ref), score);
  }
}

/* All names, under each set of folds; lengths that are near come first. */
static void go_round(Finder *f, gl_str name) {
  gl_look *k = &f->k;
  unsigned set, part;
  size_t i, far;
  for (set = 0; set < k->g->nset; set++) {
    size_t n;
    if (!form_of(f, name, set)) continue;
    n = f->name->n;
    f->sig = gl_signature(f->name->unit, n);
    gl_pattern_init(f->pattern, f->name->unit, n);
    for (far = 0; far <= GL_MAXFORM; far++)
      for (part = 0; part < 2; part++)
        for (i = 0; i < k->ladder->of[part].nlevel; i++) {
          const gl_level *l = &k->ladder->of[part].level[i];
          if (far < n) go_through(f, l, set, n - far);
          if (far && n + far <= GL_MAXFORM) go_through(f, l, set, n + far);
        }
  }
}

/* Round after round, in which names may be further away: nearly all are passed
** over until enough are found. */
static int search_roster(Finder *f, const gl_mem *m, gl_gaz *g, gl_str name) {
  const int edits = f->o->by == GL_BY_EDITS;
  double last = edits ? (double)f->o->within : 0;
  gl_plan plan;
  int rc;
  memset(&plan, 0, sizeof plan);
  plan.whole = plan.roster = 1;
  rc = gl_look_begin(&f->k, g, m, &plan, f->o->level);
  if (rc != GL_OK) return rc;
  settings(&f->k, name, f->o);
  f->limit = edits ? 3 : f->o->by == GL_BY_TOKENSET ? 0 : 0.9;
  for (;;) {
    if (edits ? f->limit > last : f->limit < 0.3) f->limit = last;
    go_round(f, name);
    if (f->n == f->most || f->limit == last) return GL_OK;
    f->limit += edits ? (double)(size_t)(f->limit / 3) : -0.1;
  }
}

/* Which names they are, by number: their records, which are read for it, will
** be asked for soon. */
static void number_names(Finder *f) {
  const gl_gaz *g = f->k.g;
  size_t i;
  for (i = 0; i < f->n; i++) gl_record_fetch(g, f->near[i].entry);
  for (i = 0; i < f->n; i++) {
    gl_near *x = &f->near[i];
    x->name = gl_name_number(g, x->entry, x->name);
  }
}

static int nearest(Finder *f, const gl_mem *m, gl_gaz *g, gl_str name) {
  const gl_nearopt *o = f->o;
  gl_fuzzy *z = gl_fuzzy_of(g, m);
  int rc = GL_OK;
  if (z == NULL || GL_GROW(z, m, near, f->most)) return GL_ENOMEM;
  f->near = z->near;
  f->name = &z->name;
  f->pattern = &z->pattern;
  f->k.g = g;
  f->limit = o->within; /* of what the index finds */
  if (o->by == GL_BY_EDITS) rc = search_index(f, m, g, name);
  if (rc == GL_OK &&
      (o->by != GL_BY_EDITS || (f->n < f->most && o->within > GL_MAXEDITS)))
    rc = search_roster(f, m, g, name);
  number_names(f);
  return rc;
}

int gl_gaz_nearest(gl_gaz *g, const gl_mem *m, gl_str name, const gl_nearopt *o,
                   const gl_near **near, size_t *n) {
  Finder f;
  size_t most = *n;
  int rc;
  *near = NULL;
  *n = 0;
  name = gl_name_trim(name);
  if (most == 0 || name.n == 0 || gl_gaz_live(g) == 0) return GL_OK;
  memset(&f, 0, sizeof f);
  f.o = o;
  f.most = most;
  rc = nearest(&f, m, g, name);
  *near = f.near;
  if (rc == GL_OK) *n = f.n;
  return rc;
}
