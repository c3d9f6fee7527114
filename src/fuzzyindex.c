/*
** fuzzyindex.c: names within two edits of a stretch, without comparing it with
** all of them.
**
** A name that may have k edits is cut into k + 1 segments (Li, Deng and Feng,
** Pass-Join, 2011). An edit spoils one of them; so in whatever is within k edits
** of the name some segment is whole, with i edits before segment i and the
** others behind it: that tells where it can stand. An exchange across two
** segments is counted as an edit of the second, and the first is looked for with
** its last unit changed for the one behind. The list of a segment holds, for
** each name, its signature, which most names differ in by more than the edits
** can, and its reference. What is left is compared.
**
** Hashes of segments come from those of all prefixes of a form, so that each
** costs the same however long it is; stretches that begin at one place share
** them.
*/
#include "fuzzyindex.h"
#include "ucd.h"

#define BASE GL_HASH_A /* of the polynomial that is the hash of a prefix */
#define FILTER_BITS 8  /* a posting */

/* --- memory -------------------------------------------------------------- */

gl_fuzzy *gl_fuzzy_of(gl_gaz *g, const gl_mem *m) {
  gl_fuzzy *z = g->fuzzy;
  size_t i;
  if (z == NULL) {
    z = m->alloc(m->ud, NULL, 0, sizeof *z);
    if (z == NULL) return NULL;
    memset(z, 0, sizeof *z);
    for (z->power[0] = i = 1; i < GL_MAXFORM + 2; i++)
      z->power[i] = z->power[i - 1] * BASE;
    g->fuzzy = z;
  }
  z->exact.mem = *m;
  z->exact.n = z->nunit = z->nprefix = z->nquery = z->nprobe = z->nhit = 0;
  z->ncandidate = 0;
  return z;
}

static void level_free(gl_level *l, const gl_mem *m) {
  if (l->block) m->alloc(m->ud, l->block, l->bytes, 0);
  l->block = NULL;
}

static void ladder_free(gl_ladder *a, const gl_mem *m) {
  unsigned part;
  for (part = 0; part < 2; part++) {
    struct gl_levels *v = &a->of[part];
    while (v->nlevel) level_free(&v->level[--v->nlevel], m);
    GL_FREE(v, m, level);
  }
}

void gl_fuzzy_free(gl_fuzzy *z, const gl_mem *m) {
  unsigned i;
  if (z == NULL) return;
  for (i = 0; i < GL_LADDERS; i++) ladder_free(&z->ladder[i], m);
  z->exact.mem = *m;
  gl_rows_free(&z->exact);
  GL_FREE(z, m, unit);
  GL_FREE(z, m, prefix);
  GL_FREE(z, m, query);
  GL_FREE(z, m, probe);
  GL_FREE(z, m, candidate);
  GL_FREE(z, m, hit);
  GL_FREE(z, m, spare);
  GL_FREE(z, m, cover);
  GL_FREE(z, m, reach);
  m->alloc(m->ud, z, sizeof *z, 0);
}

size_t gl_fuzzy_bytes(const gl_fuzzy *z) {
  size_t n = z ? sizeof *z : 0, i, k;
  for (i = 0; z && i < 2 * GL_LADDERS; i++) {
    const struct gl_levels *v = &z->ladder[i / 2].of[i % 2];
    for (k = 0; k < v->nlevel; k++) n += v->level[k].bytes;
  }
  return n;
}

/* --- segments ------------------------------------------------------------ */

/* Segment i of k + 1 of a form of n units; the last ones are the longer. */
static inline unsigned segment(unsigned n, unsigned k, unsigned i,
                               unsigned *length) {
  unsigned size = k == 0 ? n : k == 1 ? n / 2 : n / 3; /* as constants */
  unsigned shorter = k + 1 - (n - size * (k + 1));
  *length = size + (i >= shorter);
  return size * i + (i > shorter ? i - shorter : 0);
}

static inline uint64_t tag_of(unsigned set, size_t n, unsigned i, unsigned k) {
  return (set * 4096u + (uint64_t)n * 16u + i * 4 + k) * GL_MIX ^ GL_HASH_B;
}

static inline uint64_t tagged(uint64_t seed, uint64_t h, uint64_t tag) {
  return gl_hash_fold(h ^ seed, tag);
}

static void put_prefixes(uint64_t *h, const uint32_t *unit, size_t n) {
  size_t i;
  h[0] = 0;
  for (i = 0; i < n; i++) h[i + 1] = h[i] * BASE + unit[i];
}

/* the hash of n units from `at` on */
static inline uint64_t stretch(const gl_fuzzy *z, const uint64_t *h, size_t at,
                               size_t n) {
  return h[at + n] - h[at] * z->power[n];
}

/* --- building ------------------------------------------------------------ */

/* Edits that a name may have. */
static unsigned edits_of(const gl_plan *p, uint32_t info, size_t n) {
  unsigned own = p->whole ? 0 : GL_NAME_FUZZY(info);
  unsigned most = own ? own - 1 : p->edits;
  if (n < p->from[1] && most > 1) most = 1;
  return n < p->from[0] ? 0 : most;
}

/* what is collected of names before their postings have a place */
typedef struct Row {
  uint64_t sig;
  uint32_t ref;
  uint32_t postings;
} Row;

typedef struct Maker {
  gl_gaz *g;
  gl_fuzzy *z;
  const gl_mem *m;
  const gl_plan *plan;
  gl_level *l;
  GL_ARRAY(Row, row);
  GL_ARRAY(uint64_t, hash); /* of the postings of all rows */
  uint64_t prefix[GL_MAXFORM + 2];
} Maker;

static int add_form(Maker *k, const gl_nameform *f, uint32_t ref,
                    uint32_t info) {
  unsigned set = GL_NAME_SET(info), most = edits_of(k->plan, info, f->n), i;
  unsigned words;
  gl_level *l = k->l;
  Row *row;
  if (!k->plan->roster && most == 0) return GL_OK;
  if (k->plan->roster) most = 0;
  if (GL_GROW(k, k->m, row, k->nrow + 1) ||
      GL_GROW(k, k->m, hash, k->nhash + most + 1))
    return GL_ENOMEM;
  put_prefixes(k->prefix, f->unit, f->n);
  for (i = 0; i <= most; i++) {
    unsigned n, at = segment((unsigned)f->n, most, i, &n);
    k->hash[k->nhash++] =
        k->plan->roster ? f->n
                        : tagged(k->g->seed, stretch(k->z, k->prefix, at, n),
                                 tag_of(set, f->n, i, most));
  }
  row = &k->row[k->nrow++];
  row->sig = gl_signature(f->unit, f->n);
  row->ref = ref;
  row->postings = most + 1;
  l->has[most][f->n >> 6] |= (uint64_t)1 << (f->n & 63);
  l->sets[set >> 6] |= (uint64_t)1 << (set & 63);
  if (f->n > l->longest) l->longest = (unsigned)f->n;
  words = gl_form_words(f);
  if (words > l->longestwords) l->longestwords = words;
  return GL_OK;
}

static int collect(Maker *k) {
  const gl_part *p = &k->g->part[k->l->part];
  gl_fuzzy *z = k->z;
  size_t at = k->l->from;
  while (at < k->l->to) {
    const unsigned char *s;
    const gl_name *n = gl_name_at(p, (uint32_t)(at / 4), &s);
    const gl_folder *f;
    uint32_t ref = (uint32_t)(at / 4);
    int rc;
    if (n == NULL) break; /* of a damaged file */
    at += gl_name_size(GL_NAME_LEN(n->info));
    f = gl_set_of(k->g, n->info);
    if (f == NULL || gl_entry_dead(k->g, n->entry) ||
        !gl_form_make(&z->former, f, s, GL_NAME_LEN(n->info), &z->form))
      continue;
    if ((rc = add_form(k, &z->form, ref, n->info)) != GL_OK) return rc;
    if (k->plan->roster || !gl_form_bare(&z->form, &z->other)) continue;
    rc = add_form(k, &z->other, ref | GL_REF_BARE, n->info);
    if (rc != GL_OK) return rc;
  }
  return k->nhash < UINT32_MAX / 2 ? GL_OK : GL_ETOOMANY;
}

/* The list of a hash; for a roster that of a length. */
static size_t list_of(const gl_level *l, int roster, uint64_t h) {
  return roster ? (size_t)h
                : (size_t)((uint64_t)(uint32_t)h * (uint64_t)l->lists >> 32);
}

/* Room for all that is in a level. */
static int make_room(Maker *k) {
  gl_level *l = k->l;
  size_t n = k->nhash, words;
  l->postings = n;
  l->lists = k->plan->roster ? GL_MAXFORM + 1 : n / 2 + 1;
  l->words = k->plan->roster ? 0 : n * FILTER_BITS / 64 + 1;
  words = n + l->words + (n + 1) / 2 + (l->lists + 3) / 2;
  l->bytes = words * sizeof *l->block;
  l->block = k->m->alloc(k->m->ud, NULL, 0, l->bytes);
  if (l->block == NULL) return GL_ENOMEM;
  memset(l->block, 0, l->bytes);
  l->sig = l->block;
  l->filter = l->sig + n;
  l->ref = (uint32_t *)(void *)(l->filter + l->words);
  l->start = l->ref + (n + 1) / 2 * 2;
  return GL_OK;
}

/* Distributes the postings over the lists; start[i + 1] is where the next of
** list i goes, and in the end where the list ends. */
static void fill(Maker *k) {
  gl_level *l = k->l;
  size_t i, r, roster = (size_t)k->plan->roster, sum = 0;
  const uint64_t *h = k->hash;
  for (i = 0; i < k->nhash; i++) {
    l->start[list_of(l, (int)roster, h[i]) + 1]++;
    if (l->words)
      l->filter[gl_filter_word(h[i], l->words)] |= gl_filter_bits(h[i]);
  }
  for (i = 1; i <= l->lists; i++) {
    size_t n = l->start[i];
    l->start[i] = (uint32_t)sum;
    sum += n;
  }
  for (r = 0; r < k->nrow; r++) {
    const Row *row = &k->row[r];
    for (i = 0; i < row->postings; i++) {
      uint32_t to = l->start[list_of(l, (int)roster, *h++) + 1]++;
      l->sig[to] = row->sig;
      l->ref[to] = row->ref;
    }
  }
}

static int build(gl_look *k, gl_level *l) {
  Maker w;
  int rc;
  memset(&w, 0, sizeof w);
  w.g = k->g;
  w.z = k->z;
  w.m = k->m;
  w.plan = &k->ladder->plan;
  w.l = l;
  rc = collect(&w);
  if (rc == GL_OK) rc = make_room(&w);
  if (rc == GL_OK) fill(&w);
  GL_FREE(&w, k->m, row);
  GL_FREE(&w, k->m, hash);
  return rc;
}

/* --- up to date ---------------------------------------------------------- */

/* Takes the levels away that are of parts as they were. */
static void forget(gl_look *k, gl_ladder *a) {
  unsigned part;
  for (part = 0; part < 2; part++) {
    const gl_part *p = &k->g->part[part];
    struct gl_levels *v = &a->of[part];
    while (v->nlevel) {
      gl_level *l = &v->level[v->nlevel - 1];
      if (a->seed == k->g->seed && l->first == p->first && l->to <= p->nnames)
        break;
      level_free(l, k->m);
      v->nlevel--;
    }
  }
  a->seed = k->g->seed;
}

/* Brings in the names of a part that are in no level. */
static int extend(gl_look *k, gl_ladder *a, unsigned part) {
  const gl_part *p = &k->g->part[part];
  struct gl_levels *v = &a->of[part];
  gl_level l;
  size_t n = v->nlevel;
  int rc;
  memset(&l, 0, sizeof l);
  l.part = part;
  l.first = p->first;
  l.from = n ? v->level[n - 1].to : 4;
  l.to = p->nnames;
  if (l.to <= l.from) return GL_OK;
  /* those before it that are not twice as large become part of it */
  for (; n; n--) {
    const gl_level *last = &v->level[n - 1];
    if ((last->to - last->from) / 2 >= l.to - l.from) break;
    l.from = last->from;
  }
  if (GL_GROW(v, k->m, level, n + 1)) return GL_ENOMEM;
  rc = build(k, &l);
  if (rc != GL_OK) return rc;
  while (v->nlevel > n) level_free(&v->level[--v->nlevel], k->m);
  v->level[v->nlevel++] = l;
  return GL_OK;
}

static int same_plan(const gl_plan *a, const gl_plan *b) {
  return a->edits == b->edits && a->from[0] == b->from[0] &&
         a->from[1] == b->from[1] && a->whole == b->whole &&
         a->roster == b->roster;
}

/* The ladder of a plan; a new one takes the place of the one that was not used
** for longest. */
static gl_ladder *ladder_of(gl_look *k, const gl_plan *plan) {
  gl_ladder *a = k->z->ladder, *oldest = a;
  unsigned i;
  for (i = 0; i < GL_LADDERS; i++, a++) {
    if (a->used && same_plan(&a->plan, plan)) break;
    if (a->used < oldest->used) oldest = a;
  }
  if (i == GL_LADDERS) {
    a = oldest;
    ladder_free(a, k->m);
    a->plan = *plan;
  }
  a->used = ++k->z->clock;
  return a;
}

static size_t pick_plain(const uint64_t *sig, size_t n, uint64_t of,
                         unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = (uint32_t)i;
    k += gl_popcount64(sig[i] ^ of) <= bits;
  }
  return k;
}

#if defined(GL_X86_64)
GL_TARGET("popcnt")
static size_t pick_popcnt(const uint64_t *sig, size_t n, uint64_t of,
                          unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = (uint32_t)i;
    k += (unsigned)__builtin_popcountll(sig[i] ^ of) <= bits;
  }
  return k;
}
#endif

/* What levels have together. */
static void sum_up(gl_look *k, const struct gl_levels *v) {
  size_t i, j;
  unsigned e;
  for (i = 0; i < v->nlevel; i++) {
    const gl_level *l = &v->level[i];
    for (j = 0; j < 4; j++) {
      for (e = 0; e <= GL_MAXEDITS; e++) k->has[e][j] |= l->has[e][j];
      k->sets[j] |= l->sets[j];
    }
    if (l->longest > k->longest) k->longest = l->longest;
    if (l->longestwords > k->words) k->words = l->longestwords;
  }
}

int gl_look_begin(gl_look *k, gl_gaz *g, const gl_mem *m, const gl_plan *plan,
                  const gl_simd *level) {
  gl_ladder *a;
  unsigned part;
  int rc = gl_gaz_compile(g, m);
  memset(k, 0, sizeof *k);
  if (rc != GL_OK) return rc;
  k->g = g;
  k->m = m;
  k->z = gl_fuzzy_of(g, m);
  if (k->z == NULL) return GL_ENOMEM;
  k->ladder = a = ladder_of(k, plan);
  forget(k, a);
  for (part = 0; part < 2; part++) {
    if ((rc = extend(k, a, part)) != GL_OK) return rc;
    sum_up(k, &a->of[part]);
  }
  k->pick = pick_plain;
#if defined(GL_X86_64)
  /* levels with that instruction; asking the processor takes longer than a
  ** look-up */
  if (strncmp(level->name, "avx", 3) == 0) k->pick = pick_popcnt;
#else
  (void)level;
#endif
  return GL_OK;
}

/* --- looking up ---------------------------------------------------------- */

size_t gl_look_pool(gl_look *k, const gl_nameform *form) {
  gl_fuzzy *z = k->z;
  size_t at = z->nunit;
  if (GL_GROW(z, k->m, unit, at + form->n + 1) ||
      GL_GROW(z, k->m, prefix, at + form->n + 1))
    return SIZE_MAX;
  memcpy(z->unit + at, form->unit, form->n * sizeof *form->unit);
  put_prefixes(z->prefix + at, form->unit, form->n);
  z->nunit = z->nprefix = at + form->n + 1;
  return at;
}

int gl_look_add(gl_look *k, const gl_query *q) {
  gl_fuzzy *z = k->z;
  if (GL_GROW(z, k->m, query, z->nquery + 1)) return GL_ENOMEM;
  z->query[z->nquery++] = *q;
  return GL_OK;
}

static void add_probe(gl_look *k, uint64_t hash, uint32_t number,
                      unsigned bits) {
  gl_probe *p = &k->z->probe[k->z->nprobe++];
  p->hash = hash;
  p->query = number;
  p->bits = bits;
}

/* What the segments of names of n units with `most` edits would hash to, if the
** names were within these edits of a query. */
static void add_probes(gl_look *k, const gl_query *q, uint32_t number, int n,
                       int most) {
  const gl_fuzzy *z = k->z;
  const uint64_t *h = z->prefix + q->at, seed = k->g->seed;
  const uint32_t *unit = z->unit + q->at;
  int more = q->n - n, i, x, far = more < 0 ? -more : more;
  unsigned bits = (unsigned)(2 * most - far);
  for (i = 0; i <= most; i++) {
    unsigned length,
        at = segment((unsigned)n, (unsigned)most, (unsigned)i, &length);
    int behind = most - i, len = (int)length;
    int from = more - behind > -i ? more - behind : -i;
    int to = more + behind < i ? more + behind : i;
    uint64_t tag = tag_of(q->set, (size_t)n, (unsigned)i, (unsigned)most);
    from = from + (int)at < 0 ? 0 : from + (int)at;
    to = to + (int)at + len > q->n ? q->n - len : to + (int)at;
    for (x = from; x <= to; x++) {
      uint64_t hash = stretch(z, h, (size_t)x, length);
      int rest = more - (x - (int)at);
      add_probe(k, tagged(seed, hash, tag), number, bits);
      /* the last unit exchanged with the first of the next segment */
      if ((rest < 0 ? -rest : rest) >= behind || len == 0 || x + len >= q->n)
        continue;
      hash += (uint64_t)unit[x + len] - unit[x + len - 1];
      add_probe(k, tagged(seed, hash, tag), number, bits);
    }
  }
}

#define MAXPROBES 16 /* of a query, for names of one length and edits */

static int probe_queries(gl_look *k) {
  gl_fuzzy *z = k->z;
  size_t i;
  z->nprobe = 0;
  for (i = 0; i < z->nquery; i++) {
    const gl_query *q = &z->query[i];
    unsigned most;
    for (most = 1; most <= GL_MAXEDITS; most++) {
      size_t n = q->n > most ? q->n - most : 1;
      for (; n <= q->n + most && n <= GL_MAXFORM; n++) {
        if (!gl_has(k->has[most], (unsigned)n)) continue;
        if (GL_GROW(z, k->m, probe, z->nprobe + MAXPROBES)) return GL_ENOMEM;
        add_probes(k, q, (uint32_t)i, (int)n, (int)most);
      }
    }
  }
  return GL_OK;
}

int gl_look_counts(const gl_look *k, const gl_name *n) {
  const gl_entry *e = gl_entry_at(k->g, n->entry);
  if (e == NULL || gl_entry_dead(k->g, n->entry)) return 0;
  if (!k->all && n->info & GL_NAME_LIKE) return 0;
  return e->label < k->labels && (k->allow == NULL || k->allow[e->label]);
}

/* Under GL_FOLD_SMART, of what is neither in capitals nor titled: edits with
** upper and lower case told apart. */
static unsigned exactly(gl_look *k, const gl_query *q, const gl_folder *f,
                        const unsigned char *s, size_t n, unsigned most) {
  gl_fuzzy *z = k->z;
  gl_folder exact;
  gl_folder_init(&exact, f->flags & ~(GL_FOLD_SMART | GL_FOLD_CASE));
  if (!gl_form_make(&z->former, &exact, s, n, &z->form) ||
      !gl_form_make(&z->former, &exact, k->s + q->first, q->end - q->first,
                    &z->other))
    return most + 1;
  return gl_edits(z->other.unit, z->other.n, z->form.unit, z->form.n, most);
}

/* Compares a query with a name. */
static int compare(gl_look *k, const gl_level *l, const gl_query *q,
                   uint32_t ref) {
  gl_fuzzy *z = k->z;
  const gl_part *p = &k->g->part[l->part];
  const unsigned char *s;
  const gl_name *name = gl_name_at(p, ref & ~GL_REF_BARE, &s);
  const gl_folder *f;
  const gl_nameform *form = &z->form;
  unsigned most, d;
  size_t n;
  gl_hit *hit;
  if (name == NULL || GL_NAME_SET(name->info) != q->set ||
      (ref & GL_REF_BARE && (q->bare || !k->initials)))
    return GL_OK;
  f = gl_set_of(k->g, name->info);
  n = GL_NAME_LEN(name->info);
  if (f == NULL || !gl_form_make(&z->former, f, s, n, &z->form)) return GL_OK;
  if (ref & GL_REF_BARE) {
    if (!gl_form_bare(&z->form, &z->other)) return GL_OK;
    form = &z->other;
  }
  most = edits_of(&k->ladder->plan, name->info, form->n);
  d = gl_edits(z->unit + q->at, q->n, form->unit, form->n, most);
  if (d > most || !gl_look_counts(k, name)) return GL_OK;
  if (!k->all && f->flags & GL_FOLD_SMART &&
      !gl_verify_titled(k->s + q->first, k->s + q->end)) {
    d = exactly(k, q, f, s, n, most);
    if (d > most) return GL_OK;
  }
  if (GL_GROW(z, k->m, hit, z->nhit + 1)) return GL_ENOMEM;
  hit = &z->hit[z->nhit++];
  hit->first = q->first;
  hit->end = q->end;
  hit->entry = name->entry;
  hit->ref = (ref & ~GL_REF_BARE) | (uint32_t)l->part << 31;
  hit->distance = d;
  return GL_OK;
}

#define PICKED 256u /* at most, at a time */

/* The names of the list of a probe whose signatures are near. */
static int pick_names(gl_look *k, const gl_level *l, const gl_probe *p) {
  gl_fuzzy *z = k->z;
  const uint8_t *names = k->g->part[l->part].names;
  size_t list = list_of(l, 0, p->hash);
  size_t at = l->start[list], end = l->start[list + 1], i, n;
  uint32_t near[PICKED];
  for (; at < end; at += PICKED) {
    n = end - at < PICKED ? end - at : PICKED;
    n = k->pick(l->sig + at, n, z->query[p->query].sig, p->bits, near);
    if (GL_GROW(z, k->m, candidate, z->ncandidate + n)) return GL_ENOMEM;
    for (i = 0; i < n; i++) {
      gl_candidate *c = &z->candidate[z->ncandidate++];
      c->query = p->query;
      c->ref = l->ref[at + near[i]];
      GL_PREFETCH(names + (size_t)(c->ref & ~GL_REF_BARE) * 4);
    }
  }
  return GL_OK;
}

#define AHEAD 32        /* probes fetched in advance */
#define CANDIDATES 4096 /* compared at a time, about */

/* The entry of a name that was fetched before. */
static void fetch_entry(const gl_look *k, const gl_level *l, uint32_t ref) {
  const unsigned char *s;
  const gl_name *n = gl_name_at(&k->g->part[l->part], ref & ~GL_REF_BARE, &s);
  if (n) GL_PREFETCH(gl_entry_at(k->g, n->entry));
}

/* Compares what was picked, and forgets it. */
static int compare_all(gl_look *k, const gl_level *l) {
  gl_fuzzy *z = k->z;
  size_t i;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < z->ncandidate; i++) {
    if (i + AHEAD / 4 < z->ncandidate)
      fetch_entry(k, l, z->candidate[i + AHEAD / 4].ref);
    rc = compare(k, l, &z->query[z->candidate[i].query], z->candidate[i].ref);
  }
  z->ncandidate = 0;
  return rc;
}

/* Those probes that the filter lets through are moved to the begin; returns how
** many. The others follow them, for the next level. */
static size_t filter_probes(gl_look *k, const gl_level *l) {
  gl_probe *probe = k->z->probe;
  size_t i, n = 0, total = k->z->nprobe;
  for (i = 0; i < total; i++) {
    gl_probe p = probe[i];
    uint64_t bits = gl_filter_bits(p.hash);
    if (i + AHEAD < total)
      GL_PREFETCH(&l->filter[gl_filter_word(probe[i + AHEAD].hash, l->words)]);
    if ((l->filter[gl_filter_word(p.hash, l->words)] & bits) != bits) continue;
    GL_PREFETCH(&l->start[list_of(l, 0, p.hash)]);
    probe[i] = probe[n];
    probe[n++] = p;
  }
  return n;
}

/* Filters, then lists, then names: each is fetched for many at a time. */
static int search_level(gl_look *k, const gl_level *l) {
  const gl_probe *probe = k->z->probe;
  size_t i, n;
  int rc = GL_OK;
  if (l->postings == 0) return GL_OK;
  n = filter_probes(k, l);
  for (i = 0; i < n; i++) {
    uint32_t at = l->start[list_of(l, 0, probe[i].hash)];
    GL_PREFETCH(&l->sig[at]);
    GL_PREFETCH(&l->sig[at + 8]);
    GL_PREFETCH(&l->ref[at]);
  }
  for (i = 0; rc == GL_OK && i < n; i++) {
    rc = pick_names(k, l, &probe[i]);
    if (rc == GL_OK && k->z->ncandidate >= CANDIDATES) rc = compare_all(k, l);
  }
  return rc == GL_OK ? compare_all(k, l) : rc;
}

int gl_look_run(gl_look *k) {
  gl_fuzzy *z = k->z;
  const gl_ladder *a = k->ladder;
  size_t i;
  int rc = probe_queries(k);
  for (i = 0; rc == GL_OK && i < a->of[0].nlevel; i++)
    rc = search_level(k, &a->of[0].level[i]);
  for (i = 0; rc == GL_OK && i < a->of[1].nlevel; i++)
    rc = search_level(k, &a->of[1].level[i]);
  z->nquery = z->nunit = z->nprefix = 0;
  return rc;
}

uint32_t gl_name_number(const gl_gaz *g, uint32_t entry, unsigned part,
                        uint32_t ref) {
  const unsigned char *s, *t;
  const gl_name *n = gl_name_at(&g->part[part], ref, &s), *o;
  gl_entryinfo e;
  uint32_t i, at;
  gl_str name;
  unsigned flags;
  if (n == NULL || !gl_gaz_entry(g, entry, &e)) return 0;
  for (i = 1, at = e.name; i <= e.names; i++) {
    o = gl_name_at(gl_part_of(g, entry), at, &t);
    if (!gl_gaz_name(g, entry, &at, &name, &flags)) return 0;
    /* or that which hid and came forward is a copy of it */
    if (o == n || (((o->info ^ n->info) & ~GL_NAME_LIKE) == 0 &&
                   memcmp(s, t, GL_NAME_LEN(n->info)) == 0))
      return i;
  }
  return 0;
}

int gl_fuzzy_distance(const gl_mem *m, unsigned flags, gl_str a, gl_str b,
                      unsigned most) {
  struct {
    gl_former former;
    gl_nameform a, b;
  } *w = m->alloc(m->ud, NULL, 0, sizeof *w);
  gl_folder f;
  unsigned d = most + 1;
  if (w == NULL) return -1;
  gl_folder_init(&f, flags);
  if (gl_form_make(&w->former, &f, (const unsigned char *)a.s, a.n, &w->a) &&
      gl_form_make(&w->former, &f, (const unsigned char *)b.s, b.n, &w->b))
    d = gl_edits(w->a.unit, w->a.n, w->b.unit, w->b.n, most);
  m->alloc(m->ud, w, sizeof *w, 0);
  return (int)d;
}
