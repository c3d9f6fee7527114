/*
** fuzzylook.c: names within two edits of a stretch. Of each stretch probes are
** made, the keys under which names of some length would be if they were near; a
** filter lets few through; what the lists of those hold is picked by marks, and
** what is left is compared.
*/
#include "fuzzysegment.h"

/* --- making ready -------------------------------------------------------- */

/* What levels have together. */
static void sum_up(gl_look *k, const struct gl_levels *v) {
  size_t i, j;
  unsigned e;
  if (v->nlevel) k->top[k->ntop++] = v->level;
  if (v->nlevel > 1) k->below = 1;
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

/* What each stretch needs, now that it is told what names are there. */
static void find_needs(gl_look *k) {
  unsigned q;
  for (q = 1; q <= GL_MAXFORM; q++) k->ladder->need[q] = gl_look_need(k, q);
  k->ladder->known = 1;
}

int gl_look_begin(gl_look *k, gl_gaz *g, const gl_mem *m, const gl_plan *plan,
                  const gl_simd *level) {
  unsigned part;
  int rc = gl_gaz_compile(g, m);
  memset(k, 0, sizeof *k);
  if (rc != GL_OK) return rc;
  k->g = g;
  k->m = m;
  k->z = gl_fuzzy_of(g, m);
  if (k->z == NULL) return GL_ENOMEM;
  if ((rc = gl_look_index(k, plan)) != GL_OK) return rc;
  for (part = 0; part < 2; part++) sum_up(k, &k->ladder->of[part]);
  if (!k->ladder->known) find_needs(k);
  k->pick = gl_picker_of(level);
  return GL_OK;
}

/* --- the pool ------------------------------------------------------------ */

int gl_look_room(gl_look *k, size_t n) {
  gl_fuzzy *z = k->z;
  if (GL_GROW(z, k->m, unit, z->nunit + n) ||
      GL_GROW(z, k->m, prefix, z->nunit + n + 1))
    return GL_ENOMEM;
  z->prefix[0] = 0;
  return GL_OK;
}

size_t gl_look_pool(gl_look *k, const gl_nameform *form) {
  gl_fuzzy *z = k->z;
  size_t at = z->nunit;
  if (gl_look_room(k, form->n) != GL_OK) return SIZE_MAX;
  memcpy(z->unit + at, form->unit, form->n * sizeof *form->unit);
  gl_put_prefixes(z->prefix + at, form->unit, form->n);
  z->nunit += form->n;
  return at;
}

int gl_look_append(gl_look *k, const gl_folder *f, const unsigned char *s,
                   size_t n) {
  gl_nameform *form = &k->z->form;
  form->n = 0;
  if (!gl_form_plain(k->z, k->m, f, s, n, form) &&
      !gl_form_append(&k->z->former, f, s, n, gl_skip_ascii(s, s + n) == s + n,
                      form))
    return GL_ELONG;
  return gl_look_pool(k, form) == SIZE_MAX ? GL_ENOMEM : GL_OK;
}

int gl_look_add(gl_look *k, const gl_query *q) {
  gl_fuzzy *z = k->z;
  if (GL_GROW(z, k->m, query, z->nquery + 1)) return GL_ENOMEM;
  z->query[z->nquery++] = *q;
  return GL_OK;
}

/* --- probes -------------------------------------------------------------- */

/* Probes being made for one query. */
typedef struct Prober {
  gl_probe *next;
  uint64_t seed;
  uint32_t number;
} Prober;

static inline void add_probe(Prober *p, uint64_t hash, uint64_t tag, unsigned n,
                             unsigned i, unsigned is, unsigned at) {
  gl_probe *next = p->next++;
  next->hash = gl_segment_key(p->seed, hash, tag);
  next->query = p->number;
  next->n = (uint8_t)n;
  next->i = (uint8_t)i;
  next->is = (uint8_t)is;
  next->at = (uint8_t)at;
}

/* What the keys of names of n units that may have one edit would be, if the
** names were within it of a query. */
static inline void add_probes1(Prober *p, const gl_fuzzy *z,
                               const gl_query *query, unsigned n) {
  const uint64_t *h = z->prefix + query->at, *power = z->power;
  const uint32_t *unit = z->unit + query->at;
  const gl_cuts c = z->cuts[n];
  unsigned q = query->n, a = c.first, b = c.second;
  unsigned begins = query->begins, ends = query->ends;
  uint64_t tag = gl_segment_tag(query->set, n, 0, 1) ^ GL_HASH_B;
  if (n - a <= q && c.end1 <= ends)
    add_probe(p, gl_stretch_hash(z, h, q - (n - a), n - a), tag ^ GL_HASH_B, n,
              0, GL_PROBE_ONE, 0);
  tag += 4 * GL_MIX;
  if (a + n - b <= q && c.end2 <= ends && c.before1 <= begins) {
    uint64_t hash = gl_around_hash(z, h, q, a, n - b);
    if (c.begin1 <= begins)
      add_probe(p, hash, tag ^ GL_HASH_B, n, 1, GL_PROBE_ONE, 0);
    /* the last unit exchanged with the first of the spoilt segment */
    if (n == q && a && unit[a] != unit[a - 1])
      add_probe(p, hash + ((uint64_t)unit[a] - unit[a - 1]) * power[n - b],
                tag ^ GL_HASH_B, n, 1, GL_PROBE_EXCHANGED, 0);
  }
  tag += 4 * GL_MIX;
  if (b <= q && c.before2 <= begins) {
    uint64_t hash = gl_stretch_hash(z, h, 0, b);
    if (c.begin2 <= begins)
      add_probe(p, hash, tag ^ GL_HASH_B, n, 2, GL_PROBE_ONE, 0);
    if (n == q && b && unit[b] != unit[b - 1])
      add_probe(p, hash + unit[b] - unit[b - 1], tag ^ GL_HASH_B, n, 2,
                GL_PROBE_EXCHANGED, 0);
  }
}

/* The same for names that may have two. */
static void add_probes2(Prober *p, const gl_fuzzy *z, const gl_query *query,
                        int n) {
  const uint64_t *h = z->prefix + query->at;
  const uint32_t *unit = z->unit + query->at;
  int q = query->n, more = q - n, i, x;
  for (i = 0; i < 3; i++) {
    int at = (int)gl_segment((unsigned)n, (unsigned)i), behind = 2 - i;
    int len = (int)gl_segment((unsigned)n, (unsigned)i + 1) - at;
    int from = more - behind > -i ? more - behind : -i;
    int to = more + behind < i ? more + behind : i;
    uint64_t tag = gl_segment_tag(query->set, (size_t)n, (unsigned)i, 2);
    if (i == 2 && gl_told_length((unsigned)len) > query->ends) continue;
    from = from + at < 0 ? 0 : from + at;
    to = to + at + len > q ? q - len : to + at;
    for (x = from; x <= to; x++) {
      uint64_t hash = gl_stretch_hash(z, h, (size_t)x, (size_t)len);
      int rest = more - (x - at);
      if (i > 0 || gl_told_length((unsigned)len) <= query->begins)
        add_probe(p, hash, tag, (unsigned)n, (unsigned)i, GL_PROBE_TWO,
                  (unsigned)x);
      /* the last unit exchanged with the first of the next segment */
      if ((rest < 0 ? -rest : rest) >= behind || len == 0 || x + len >= q ||
          (i == 0 && gl_told_length((unsigned)len - 1) > query->begins))
        continue;
      hash += (uint64_t)unit[x + len] - unit[x + len - 1];
      add_probe(p, hash, tag, (unsigned)n, (unsigned)i, GL_PROBE_TWO,
                (unsigned)x);
    }
  }
}

#define MAXPROBES (5 * 16) /* of a query, for names of some edits */

static int probe_query(gl_look *k, uint32_t number) {
  gl_fuzzy *z = k->z;
  const gl_query *q = &z->query[number];
  unsigned edits = k->ladder->need[q->n].edits, most, n;
  for (most = 1; most <= GL_MAXEDITS; most++) {
    Prober p;
    if (!(edits & most)) continue;
    if (GL_GROW(z, k->m, probe, z->nprobe + MAXPROBES)) return GL_ENOMEM;
    p.next = z->probe + z->nprobe;
    p.seed = k->g->seed;
    p.number = number;
    for (n = q->n > most ? q->n - most : 1; n <= q->n + most; n++) {
      if (n > GL_MAXFORM || !gl_has(k->has[most], n)) continue;
      if (most == 1)
        add_probes1(&p, z, q, n);
      else
        add_probes2(&p, z, q, (int)n);
    }
    z->nprobe = (size_t)(p.next - z->probe);
  }
  return GL_OK;
}

static int probe_queries(gl_look *k) {
  size_t i;
  int rc = GL_OK;
  k->z->nprobe = 0;
  for (i = 0; rc == GL_OK && i < k->z->nquery; i++)
    rc = probe_query(k, (uint32_t)i);
  return rc;
}

/* --- marks that are near ------------------------------------------------- */

/* what a stretch has where the segment is */
typedef struct Part {
  uint64_t part;
  unsigned bits; /* that a segment has */
  int more;      /* units than the segment; 2: it must be the same */
} Part;

/* Whether a segment with such a mark may be one edit away. */
static inline int is_near(const Part *q, uint64_t mark) {
  uint64_t part = q->part, mask = ((uint64_t)1 << q->bits) - 1, x, y;
  unsigned at;
  x = (mark ^ part) & mask;
  if (x == 0) return 1;
  if (q->more == 2) return 0;
  at = gl_ctz64(x) * 43 >> 8; /* divided by 6 */
  mark >>= GL_PACKBITS * at;
  part >>= GL_PACKBITS * at;
  mask >>= GL_PACKBITS * at;
  if (q->more > 0) return ((mark ^ part >> GL_PACKBITS) & mask) == 0;
  if (q->more < 0)
    return ((mark >> GL_PACKBITS ^ part) & mask >> GL_PACKBITS) == 0;
  x >>= GL_PACKBITS * at;
  if (x >> GL_PACKBITS == 0) return 1;
  y = (part & 63) << GL_PACKBITS | (part >> GL_PACKBITS & 63);
  return x >> 2 * GL_PACKBITS == 0 && (mark & 0xFFF) == y;
}

/* What a query has where the spoilt segment of a probe is. */
static Part part_of(const gl_fuzzy *z, const gl_query *q, const gl_probe *p) {
  const uint32_t *unit = z->unit + q->at;
  unsigned at = gl_segment(p->n, p->i), n = gl_segment(p->n, p->i + 1u) - at;
  Part part;
  part.bits = GL_PACKBITS * (n < GL_PACKED ? n : GL_PACKED);
  part.more = q->n - p->n;
  part.part = gl_mark_packed(unit + at, n + q->n - p->n, GL_PACKED + 1);
  if (p->is == GL_PROBE_EXCHANGED) { /* that is the edit */
    part.part = (part.part & ~(uint64_t)63) | (unit[at - 1] & 63);
    part.more = 2;
  }
  return part;
}

static uint32_t mark_of_probe(const gl_fuzzy *z, const gl_query *q,
                              const gl_probe *p) {
  unsigned length = gl_segment(p->n, p->i + 1u) - gl_segment(p->n, p->i);
  return gl_mark_rest(z->unit + q->at, q->n, p->at, p->at + length);
}

static size_t pick_near(const gl_posting *p, size_t n, const Part *part,
                        uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = p[i].ref;
    k += (size_t)is_near(part, p[i].mark);
  }
  return k;
}

/* --- candidates ---------------------------------------------------------- */

#define PICKED 256u /* at most, at a time */

/* Whether a candidate of this level was there before, by another of its keys:
** as far as is remembered. */
static inline int is_known(gl_fuzzy *z, const gl_candidate *c) {
  gl_candidate *last = &z->recent[c->ref * (uint32_t)GL_MIX >> GL_RECENT];
  if (last->ref == c->ref && last->query == c->query) return 1;
  *last = *c;
  return 0;
}

/* The names of the list of a probe whose marks are near. */
static int pick_names(gl_look *k, const gl_level *l, const gl_probe *p) {
  gl_fuzzy *z = k->z;
  const gl_query *q = &z->query[p->query];
  const uint8_t *names = k->g->part[l->part].names, *name;
  size_t list = gl_list_of(l, 0, p->hash);
  size_t at = l->start[list], end = l->start[list + 1], i, n;
  unsigned two = p->is == GL_PROBE_TWO, bits = 0;
  uint32_t near[PICKED], mark = 0;
  Part part;
  if (at == end) return GL_OK;
  if (two) {
    mark = mark_of_probe(z, q, p);
    bits = 4u - (unsigned)(q->n > p->n ? q->n - p->n : p->n - q->n);
  } else
    part = part_of(z, q, p);
  for (; at < end; at += PICKED) {
    n = end - at < PICKED ? end - at : PICKED;
    n = two ? k->pick(l->posting + at, n, mark, bits, near)
            : pick_near(l->posting + at, n, &part, near);
    if (GL_GROW(z, k->m, candidate, z->ncandidate + n)) return GL_ENOMEM;
    for (i = 0; i < n; i++) {
      gl_candidate *c = &z->candidate[z->ncandidate];
      c->query = p->query;
      c->ref = near[i];
      if (is_known(z, c)) continue;
      z->ncandidate++;
      name = names + (size_t)(c->ref & ~GL_REF_BARE) * 4;
      GL_PREFETCH(name);
      GL_PREFETCH(name + 32);
    }
  }
  return GL_OK;
}

/* --- comparing ----------------------------------------------------------- */

int gl_look_counts(const gl_look *k, uint32_t entry) {
  const gl_entry *e = gl_entry_at(k->g, entry);
  if (e == NULL || gl_entry_dead(k->g, entry)) return 0;
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

/* The form of a name, as gl_form_of makes it: most are short work. */
static int form_of_name(gl_look *k, const gl_folder *f, uint32_t info,
                        const unsigned char *s, gl_nameform *out) {
  size_t n = GL_NAME_LEN(info), i;
  if (!(info & GL_NAME_ASCII) || f->flags & (GL_LOOSE | GL_FOLD_SPACE) ||
      n > GL_MAXFORM)
    return gl_form_of(k->z, k->m, f, s, n, out);
  for (i = 0; i < n; i++) out->unit[i] = f->ascii[s[i] & 127];
  out->n = n;
  return gl_form_trim(out);
}

/* Compares a query with a name. Whether its entry counts is asked later. */
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
  gl_fuzzyhit *hit;
  if (name == NULL || GL_NAME_SET(name->info) != q->set ||
      (ref & GL_REF_BARE && (q->bare || !k->initials)) ||
      (name->info & GL_NAME_LIKE && !k->all))
    return GL_OK;
  f = gl_set_of(k->g, name->info);
  n = GL_NAME_LEN(name->info);
  if (f == NULL || !form_of_name(k, f, name->info, s, &z->form)) return GL_OK;
  if (ref & GL_REF_BARE) {
    if (!gl_form_bare(&z->form, &z->other)) return GL_OK;
    form = &z->other;
  }
  most = gl_plan_edits(&k->ladder->plan, name->info, form->n);
  d = gl_edits(z->unit + q->at, q->n, form->unit, form->n, most);
  if (d > most) return GL_OK;
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
  hit->ref = gl_name_told(l->part, ref);
  hit->distance = d;
  GL_PREFETCH(gl_entry_at(k->g, name->entry));
  return GL_OK;
}

/* Compares what was picked, and forgets it. */
static int compare_all(gl_look *k, const gl_level *l) {
  gl_fuzzy *z = k->z;
  size_t i, n = z->nhit;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < z->ncandidate; i++)
    rc = compare(k, l, &z->query[z->candidate[i].query], z->candidate[i].ref);
  for (i = n; i < z->nhit; i++) {
    z->hit[n] = z->hit[i];
    n += (size_t)gl_look_counts(k, z->hit[i].entry);
  }
  z->nhit = n;
  z->ncandidate = 0;
  return rc;
}

/* --- all together -------------------------------------------------------- */

#define AHEAD 32        /* probes fetched in advance */
#define CANDIDATES 4096 /* compared at a time, about */

/* Which probes the filter lets through, in z->passed; returns how many. */
static size_t filter_probes(gl_look *k, const gl_level *l) {
  const gl_probe *probe = k->z->probe;
  uint32_t *passed = k->z->passed;
  size_t i, n = 0, total = k->z->nprobe;
  for (i = 0; i < total; i++) {
    uint64_t h = probe[i].hash;
    if (i + AHEAD < total)
      GL_PREFETCH(&l->filter[gl_filter_word(probe[i + AHEAD].hash, l->words)]);
    passed[n] = (uint32_t)i;
    n += gl_filter_has(l->filter, l->words, h);
  }
  return n;
}

/* Filters, then lists, then names: each is fetched for many at a time. */
static int search_level(gl_look *k, const gl_level *l) {
  const gl_probe *probe = k->z->probe;
  const uint32_t *passed = k->z->passed;
  size_t i, n;
  int rc = GL_OK;
  if (l->postings == 0) return GL_OK;
  memset(k->z->recent, 0, sizeof k->z->recent); /* 0 is no name */
  n = filter_probes(k, l);
  for (i = 0; i < n; i++)
    GL_PREFETCH(&l->start[gl_list_of(l, 0, probe[passed[i]].hash)]);
  for (i = 0; i < n; i++) {
    size_t list = gl_list_of(l, 0, probe[passed[i]].hash);
    size_t at = l->start[list], end = l->start[list + 1];
    for (; at < end; at += 8) GL_PREFETCH(&l->posting[at]);
    GL_PREFETCH(&l->posting[end - (end > 0)]);
  }
  for (i = 0; rc == GL_OK && i < n; i++) {
    rc = pick_names(k, l, &probe[passed[i]]);
    if (rc == GL_OK && k->z->ncandidate >= CANDIDATES) rc = compare_all(k, l);
  }
  return rc == GL_OK ? compare_all(k, l) : rc;
}

int gl_look_run(gl_look *k) {
  gl_fuzzy *z = k->z;
  const gl_ladder *a = k->ladder;
  size_t i;
  int rc = probe_queries(k);
  if (rc == GL_OK && GL_GROW(z, k->m, passed, z->nprobe + 1)) rc = GL_ENOMEM;
  for (i = 0; rc == GL_OK && i < a->of[0].nlevel; i++)
    rc = search_level(k, &a->of[0].level[i]);
  for (i = 0; rc == GL_OK && i < a->of[1].nlevel; i++)
    rc = search_level(k, &a->of[1].level[i]);
  z->nquery = 0;
  return rc;
}
