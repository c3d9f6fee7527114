/*
** fuzzyindex.c: the index of names that may have edits, without which a stretch
** would be compared with all of them.
**
** A name that may have edits is cut into three segments (after Pass-Join of Li,
** Deng and Feng, 2011). An edit spoils one of them: in whatever is one edit
** away two are whole, and the key is the name without the third; in what is two
** edits away one is whole, which is the key, with i edits before segment i and
** the others behind it: that tells where it can stand. An exchange across two
** segments is counted as an edit of the second, and what is before it is looked
** for with its last unit changed for the one behind. The list of a key holds,
** for each name, its reference and a mark of what the key does not tell, which
** most names differ in by more than the edits can. What is left is compared.
*/
#include "fuzzysegment.h"
#include "map.h"

#define FILTER_BITS 6 /* a posting */

/* --- memory -------------------------------------------------------------- */

/* The lengths of a name of n units that its probes ask for. */
static gl_cuts cuts_of(unsigned n) {
  unsigned a = gl_segment(n, 1), b = gl_segment(n, 2);
  gl_cuts c;
  c.first = (uint8_t)a;
  c.second = (uint8_t)b;
  c.begin1 = (uint8_t)gl_told_length(a);
  c.before1 = (uint8_t)gl_told_length(a ? a - 1 : 0);
  c.begin2 = (uint8_t)gl_told_length(b);
  c.before2 = (uint8_t)gl_told_length(b ? b - 1 : 0);
  c.end1 = (uint8_t)gl_told_length(n - a);
  c.end2 = (uint8_t)gl_told_length(n - b);
  return c;
}

gl_fuzzy *gl_fuzzy_of(gl_gaz *g, const gl_mem *m) {
  gl_fuzzy *z = g->fuzzy;
  size_t i;
  if (z == NULL) {
    z = m->alloc(m->ud, NULL, 0, sizeof *z);
    if (z == NULL) return NULL;
    memset(z, 0, sizeof *z);
    for (z->power[0] = i = 1; i < GL_MAXFORM + 2; i++)
      z->power[i] = z->power[i - 1] * GL_FORMBASE;
    for (i = 0; i <= GL_MAXFORM; i++) z->cuts[i] = cuts_of((unsigned)i);
    g->fuzzy = z;
  }
  z->exact.mem = *m;
  z->exact.n = z->nunit = z->nquery = z->nprobe = z->nhit = 0;
  z->ncandidate = z->ngate = 0;
  return z;
}

static void level_free(gl_level *l, const gl_mem *m) {
  if (l->block) m->alloc(m->ud, l->block, l->bytes, 0);
  if (l->gate) m->alloc(m->ud, l->gate, l->gates * sizeof *l->gate, 0);
  l->block = l->gate = NULL;
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
  GL_FREE(z, m, gate);
  GL_FREE(z, m, query);
  GL_FREE(z, m, probe);
  GL_FREE(z, m, passed);
  GL_FREE(z, m, candidate);
  GL_FREE(z, m, hit);
  GL_FREE(z, m, spare);
  GL_FREE(z, m, cover);
  GL_FREE(z, m, reach);
  GL_FREE(z, m, near);
  gl_form_free(z, m);
  m->alloc(m->ud, z, sizeof *z, 0);
}

size_t gl_fuzzy_bytes(const gl_fuzzy *z) {
  size_t n = z ? sizeof *z + gl_form_bytes(z) : 0, i, k;
  for (i = 0; z && i < 2 * GL_LADDERS; i++) {
    const struct gl_levels *v = &z->ladder[i / 2].of[i % 2];
    for (k = 0; k < v->nlevel; k++)
      n += v->level[k].bytes + v->level[k].gates * sizeof(uint64_t);
  }
  return n;
}

/* --- building ------------------------------------------------------------ */

/* what is collected of names before their postings have a place */
typedef struct Row {
  uint32_t ref;
  uint32_t twice; /* of its signature */
} Row;

typedef struct Maker {
  const gl_look *k;
  const gl_mem *m;
  const gl_plan *plan;
  gl_level *l;
  GL_ARRAY(Row, row);
  GL_ARRAY(uint64_t, hash); /* of the postings of all rows */
  GL_ARRAY(uint32_t, mark);
  unsigned each; /* postings of a row */
  uint64_t prefix[GL_MAXFORM + 2];
} Maker;
static void add_posting(Maker *w, uint64_t hash, uint64_t mark) {
  w->hash[w->nhash++] = hash;
  w->mark[w->nmark++] = (uint32_t)mark;
}

/* the key of a name, of which segment i is spoilt, or the only one that is
** whole */
static uint64_t key_of(const gl_fuzzy *z, const uint64_t *h, size_t n,
                       unsigned i, unsigned most) {
  size_t at = gl_segment((unsigned)n, i), end = gl_segment((unsigned)n, i + 1);
  return most > 1 ? gl_stretch_hash(z, h, at, end - at)
                  : gl_around_hash(z, h, n, at, n - end);
}

static void add_keys(Maker *w, const gl_nameform *f, unsigned set,
                     unsigned most) {
  unsigned n = (unsigned)f->n, i;
  gl_put_prefixes(w->prefix, f->unit, n);
  for (i = 0; i < 3; i++) {
    unsigned at = gl_segment(n, i), end = gl_segment(n, i + 1);
    uint64_t key =
        gl_segment_key(w->k->g->seed, key_of(w->k->z, w->prefix, n, i, most),
                       gl_segment_tag(set, n, i, most));
    add_posting(w, key,
                most > 1 ? gl_mark_rest(f->unit, n, at, end)
                         : gl_mark_packed(f->unit + at, end - at, GL_PACKED));
  }
  gl_gates_add(w->l, w->k, w->prefix, set, n, most);
}

static int add_form(Maker *w, const gl_nameform *f, uint32_t ref,
                    uint32_t info) {
  unsigned set = GL_NAME_SET(info), most = gl_plan_edits(w->plan, info, f->n);
  uint64_t sig = gl_signature(f->unit, f->n);
  unsigned words;
  gl_level *l = w->l;
  Row *row;
  if (w->plan->roster)
    most = 0;
  else if (most == 0)
    return GL_OK;
  if (GL_GROW(w, w->m, row, w->nrow + 1) ||
      GL_GROW(w, w->m, hash, w->nhash + w->each) ||
      GL_GROW(w, w->m, mark, w->nmark + w->each))
    return GL_ENOMEM;
  if (most)
    add_keys(w, f, set, most);
  else
    add_posting(w, f->n, sig);
  row = &w->row[w->nrow++];
  row->ref = ref;
  row->twice = (uint32_t)(sig >> 32);
  l->has[most][f->n >> 6] |= (uint64_t)1 << (f->n & 63);
  l->sets[set >> 6] |= (uint64_t)1 << (set & 63);
  if (f->n > l->longest) l->longest = (unsigned)f->n;
  words = gl_form_words(f);
  if (words > l->longestwords) l->longestwords = words;
  return GL_OK;
}

static int collect(Maker *w) {
  const gl_part *p = &w->k->g->part[w->l->part];
  gl_fuzzy *z = w->k->z;
  size_t at = w->l->from;
  while (at < w->l->to) {
    const unsigned char *s;
    const gl_name *n = gl_name_at(p, (uint32_t)(at / 4), &s);
    const gl_folder *f;
    uint32_t ref = (uint32_t)(at / 4);
    int rc;
    if (n == NULL) break; /* of a damaged file */
    at += gl_name_size(GL_NAME_LEN(n->info));
    f = gl_set_of(w->k->g, n->info);
    if (f == NULL || gl_entry_dead(w->k->g, n->entry) ||
        !gl_form_of(z, w->m, f, s, GL_NAME_LEN(n->info), &z->form))
      continue;
    if ((rc = add_form(w, &z->form, ref, n->info)) != GL_OK) return rc;
    if (w->plan->roster || !gl_form_bare(&z->form, &z->other)) continue;
    rc = add_form(w, &z->other, ref | GL_REF_BARE, n->info);
    if (rc != GL_OK) return rc;
  }
  return w->nhash < UINT32_MAX / 2 ? GL_OK : GL_ETOOMANY;
}

/* Room for all else that is in a level. */
static int make_room(Maker *w) {
  gl_level *l = w->l;
  size_t n = w->nhash, twice = w->plan->roster ? n : 0, words;
  l->postings = n;
  l->lists = w->plan->roster ? GL_MAXFORM + 1 : n / 3 + 1;
  l->words = w->plan->roster ? 0 : n * FILTER_BITS / 64 + 1;
  words = l->words + n + (l->lists + twice + 3) / 2;
  l->bytes = words * sizeof *l->block;
  l->block = w->m->alloc(w->m->ud, NULL, 0, l->bytes);
  if (l->block == NULL) return GL_ENOMEM;
  gl_map_large(l->block, l->bytes);
  memset(l->block, 0, l->bytes);
  l->filter = l->block;
  l->posting = (gl_posting *)(void *)(l->filter + l->words);
  l->start = (uint32_t *)(void *)(l->posting + n);
  l->twice = l->start + l->lists + 2;
  return GL_OK;
}

/* Distributes the postings over the lists; start[i + 1] is where the next of
** list i goes, and in the end where the list ends. */
static void fill(Maker *w) {
  gl_level *l = w->l;
  size_t i, r, sum = 0;
  int roster = w->plan->roster;
  const uint64_t *h = w->hash;
  const uint32_t *mark = w->mark;
  for (i = 0; i < w->nhash; i++) {
    l->start[gl_list_of(l, roster, h[i]) + 1]++;
    if (l->words)
      l->filter[gl_filter_word(h[i], l->words)] |= gl_filter_bits(h[i]);
  }
  for (i = 1; i <= l->lists; i++) {
    size_t n = l->start[i];
    l->start[i] = (uint32_t)sum;
    sum += n;
  }
  for (r = 0; r < w->nrow; r++) {
    const Row *row = &w->row[r];
    for (i = 0; i < w->each; i++) {
      uint32_t to = l->start[gl_list_of(l, roster, *h++) + 1]++;
      l->posting[to].mark = *mark++;
      l->posting[to].ref = row->ref;
      if (roster) l->twice[to] = row->twice;
    }
  }
}

static int build(gl_look *k, gl_level *l) {
  Maker w;
  int rc;
  memset(&w, 0, sizeof w);
  w.k = k;
  w.m = k->m;
  w.plan = &k->ladder->plan;
  w.l = l;
  w.each = w.plan->roster ? 1 : 3;
  rc = w.plan->roster ? GL_OK : gl_gates_make(l, w.m);
  if (rc == GL_OK) rc = collect(&w);
  if (rc == GL_OK) rc = make_room(&w);
  if (rc == GL_OK)
    fill(&w);
  else
    level_free(l, k->m);
  GL_FREE(&w, k->m, row);
  GL_FREE(&w, k->m, hash);
  GL_FREE(&w, k->m, mark);
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
      a->known = 0;
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
  a->known = 0;
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
    a->known = 0;
  }
  a->used = ++k->z->clock;
  return a;
}

int gl_look_index(gl_look *k, const gl_plan *plan) {
  gl_ladder *a = k->ladder = ladder_of(k, plan);
  unsigned part;
  int rc = GL_OK;
  forget(k, a);
  for (part = 0; rc == GL_OK && part < 2; part++) rc = extend(k, a, part);
  return rc;
}
