/*
** fuzzyindex.c: names within two edits of a stretch, without comparing it with
** all of them.
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
**
** Most stretches of a text are no name, nor nearly. Gates, that is a filter of
** what names begin and end with, tell how far some name begins like the text at
** a place, and ends like it: once for all stretches that begin there, or end.
**
** Hashes of segments come from those of all prefixes of a text, so that each
** costs the same however long it is.
*/
#include "fuzzyindex.h"
#include "map.h"
#include "ucd.h"

#if defined(GL_X86_64)
#include <immintrin.h>
#endif

#define BASE GL_FORMBASE
#define FILTER_BITS 6  /* a posting */
#define GATE_BYTES 128 /* of names, for a word of gates */

/* --- lengths -------------------------------------------------------------- */

/* Where segment i of three of a form of n units begins, and segment i - 1 ends;
** the last ones are the longer. */
static inline unsigned segment(unsigned n, unsigned i) { return i * n / 3; }

/* Of the lengths of what names begin and end with only some are told: the
** next one; the greatest that is not above n. */
static inline unsigned next_length(unsigned n) {
  return n < 4 ? n + 2 - (n > 1) : n < 8 ? n + 2 : n < 32 ? n + 4 : n + 16;
}
static inline unsigned told_length(unsigned n) {
  return n < 4 ? n - (n == 1) : n < 8 ? n & ~1u : n < 32 ? n & ~3u : n & ~15u;
}
/* The lengths of a name of n units that its probes ask for. */
static gl_cuts cuts_of(unsigned n) {
  unsigned a = segment(n, 1), b = segment(n, 2);
  gl_cuts c;
  c.first = (uint8_t)a;
  c.second = (uint8_t)b;
  c.begin1 = (uint8_t)told_length(a);
  c.before1 = (uint8_t)told_length(a ? a - 1 : 0);
  c.begin2 = (uint8_t)told_length(b);
  c.before2 = (uint8_t)told_length(b ? b - 1 : 0);
  c.end1 = (uint8_t)told_length(n - a);
  c.end2 = (uint8_t)told_length(n - b);
  return c;
}

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

/* --- segments ------------------------------------------------------------ */

/* of segment i of a name of n units, with k edits; i = 3: of n units before or
** behind a gate */
static inline uint64_t tag_of(unsigned set, size_t n, unsigned i, unsigned k) {
  return (set * 4096u + (uint64_t)n * 16u + i * 4 + k) * GL_MIX ^ GL_HASH_B;
}

static inline uint64_t tagged(uint64_t seed, uint64_t h, uint64_t tag) {
  return gl_hash_fold(h ^ seed, tag);
}

static void put_prefixes(uint64_t *h, const uint32_t *unit, size_t n) {
  size_t i;
  for (i = 0; i < n; i++) h[i + 1] = h[i] * BASE + unit[i];
}

/* the hash of n units from `at` on */
static inline uint64_t stretch(const gl_fuzzy *z, const uint64_t *h, size_t at,
                               size_t n) {
  return h[at + n] - h[at] * z->power[n];
}

/* the hash of the first a of n units and the last b */
static inline uint64_t around(const gl_fuzzy *z, const uint64_t *h, size_t n,
                              size_t a, size_t b) {
  return stretch(z, h, 0, a) * z->power[b] + stretch(z, h, n - b, b);
}

/* the key of a name, of which segment i is spoilt, or the only one that is
** whole */
static uint64_t key_of(const gl_fuzzy *z, const uint64_t *h, size_t n,
                       unsigned i, unsigned most) {
  size_t at = segment((unsigned)n, i), end = segment((unsigned)n, i + 1);
  return most > 1 ? stretch(z, h, at, end - at) : around(z, h, n, at, n - end);
}

/* --- gates --------------------------------------------------------------- */

static inline uint64_t hash_of_gate(uint64_t seed, uint64_t h, unsigned set,
                                    unsigned n, unsigned side) {
  return tagged(seed, h, tag_of(set, n, 3, side));
}

/* What a name of n units has to begin and end with where it has edits. */
static void edges(unsigned n, unsigned most, unsigned *begin, unsigned *end) {
  *begin = segment(n, most > 1 ? 1 : 2);
  *end = n - segment(n, most > 1 ? 2 : 1);
}

static inline const uint64_t *gate_word(const gl_level *l, uint64_t h) {
  return &l->gate[gl_filter_word(h, l->gates)];
}

/* Puts a question to a gate. */
static inline void ask_gate(const gl_look *k, gl_gate *gate) {
  const uint64_t *h = k->z->prefix + gate->at;
  unsigned i;
  if (gate->side == GL_END) h -= gate->n;
  gate->hash = hash_of_gate(k->g->seed, stretch(k->z, h, 0, gate->n), gate->set,
                            gate->n, gate->side);
  for (i = 0; i < k->ntop; i++) GL_PREFETCH(gate_word(k->top[i], gate->hash));
}

static int is_open_below(const gl_look *k, uint64_t h, uint64_t bits) {
  unsigned part;
  size_t i;
  for (part = 0; part < 2; part++)
    for (i = 1; i < k->ladder->of[part].nlevel; i++)
      if ((*gate_word(&k->ladder->of[part].level[i], h) & bits) == bits)
        return 1;
  return 0;
}

static inline int is_open(const gl_look *k, uint64_t h) {
  uint64_t bits = gl_filter_bits(h);
  unsigned i;
  for (i = 0; i < k->ntop; i++)
    if ((*gate_word(k->top[i], h) & bits) == bits) return 1;
  return k->below && is_open_below(k, h, bits);
}

int gl_look_gate(gl_look *k, unsigned set, size_t at, size_t word,
                 enum gl_side side, uint8_t *out) {
  gl_fuzzy *z = k->z;
  size_t room = side == GL_END ? at : z->nunit - at;
  gl_gate *gate;
  if (z->ngate == z->capgate && GL_GROW(z, k->m, gate, z->ngate + 1))
    return GL_ENOMEM;
  gate = &z->gate[z->ngate];
  gate->out = out;
  gate->at = (uint32_t)at;
  gate->set = (uint8_t)set;
  gate->side = (uint8_t)side;
  /* fewer some name has nearly always, unless words are characters */
  gate->n = word < 3 ? 2 : 8;
  gate->room = (uint8_t)(room < GL_MAXFORM ? room : GL_MAXFORM);
  *out = (uint8_t)(gate->n - 1);
  if (gate->n > gate->room) return GL_OK;
  ask_gate(k, gate);
  z->ngate++;
  return GL_OK;
}

/* In waves: each is of the gates that were open in the one before. */
void gl_look_gates(gl_look *k) {
  gl_fuzzy *z = k->z;
  size_t i, n;
  for (; z->ngate; z->ngate = n)
    for (i = n = 0; i < z->ngate; i++) {
      gl_gate *gate = &z->gate[i];
      unsigned next = next_length(gate->n);
      if (!is_open(k, gate->hash)) continue;
      *gate->out = gate->n;
      if (next > gate->room) continue;
      gate->n = (uint8_t)next;
      ask_gate(k, gate);
      z->gate[n++] = *gate;
    }
}

/* --- marks --------------------------------------------------------------- */

/* With two edits: which classes of units are before the segment from `at` to
** `end` and behind it, and which twice. One unit more or less changes one
** bit. */
static uint32_t mark_of_rest(const uint32_t *unit, size_t n, size_t at,
                             size_t end) {
  uint32_t once = 0, twice = 0;
  size_t i;
  for (i = at > 0 ? 0 : end; i < n; i = i + 1 == at ? end : i + 1) {
    uint32_t bit = 1u << ((unit[i] + (i < at ? 0 : 16)) & 31);
    twice |= once & bit;
    once |= bit;
  }
  return once | twice << 7 | twice >> 25;
}

/* With one: what the spoilt segment begins with, PACKED units of it, some bits
** of each. */
#define PACKED 5u
#define PACKBITS 6u
static inline uint64_t packed(const uint32_t *unit, size_t n, size_t most) {
  uint64_t p = 0;
  size_t i;
  for (i = 0; i < n && i < most; i++)
    p |= (uint64_t)(unit[i] & 63) << PACKBITS * i;
  return p;
}

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
  mark >>= PACKBITS * at;
  part >>= PACKBITS * at;
  mask >>= PACKBITS * at;
  if (q->more > 0) return ((mark ^ part >> PACKBITS) & mask) == 0;
  if (q->more < 0) return ((mark >> PACKBITS ^ part) & mask >> PACKBITS) == 0;
  x >>= PACKBITS * at;
  if (x >> PACKBITS == 0) return 1;
  y = (part & 63) << PACKBITS | (part >> PACKBITS & 63);
  return x >> 2 * PACKBITS == 0 && (mark & 0xFFF) == y;
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
  uint32_t ref;
  uint32_t twice; /* of its signature */
} Row;

typedef struct Maker {
  gl_gaz *g;
  gl_fuzzy *z;
  const gl_mem *m;
  const gl_plan *plan;
  gl_level *l;
  GL_ARRAY(Row, row);
  GL_ARRAY(uint64_t, hash); /* of the postings of all rows */
  GL_ARRAY(uint32_t, mark);
  unsigned each; /* postings of a row */
  uint64_t prefix[GL_MAXFORM + 2];
} Maker;

static void put_gate(gl_level *l, uint64_t h) {
  l->gate[gl_filter_word(h, l->gates)] |= gl_filter_bits(h);
}

/* What the form begins and ends with, as far as somebody may ask. */
static void add_gates(Maker *k, unsigned set, unsigned n, unsigned most) {
  unsigned begin, end, i;
  uint64_t seed = k->g->seed;
  edges(n, most, &begin, &end);
  for (i = next_length(0); i <= begin; i = next_length(i))
    put_gate(k->l, hash_of_gate(seed, k->prefix[i], set, i, GL_BEGIN));
  for (i = next_length(0); i <= end; i = next_length(i))
    put_gate(k->l, hash_of_gate(seed, stretch(k->z, k->prefix, n - i, i), set,
                                i, GL_END));
}

static void add_posting(Maker *k, uint64_t hash, uint64_t mark) {
  k->hash[k->nhash++] = hash;
  k->mark[k->nmark++] = (uint32_t)mark;
}

static void add_keys(Maker *k, const gl_nameform *f, unsigned set,
                     unsigned most) {
  unsigned n = (unsigned)f->n, i;
  put_prefixes(k->prefix, f->unit, n);
  for (i = 0; i < 3; i++) {
    unsigned at = segment(n, i), end = segment(n, i + 1);
    uint64_t key = tagged(k->g->seed, key_of(k->z, k->prefix, n, i, most),
                          tag_of(set, n, i, most));
    add_posting(k, key,
                most > 1 ? mark_of_rest(f->unit, n, at, end)
                         : packed(f->unit + at, end - at, PACKED));
  }
  add_gates(k, set, n, most);
}

static int add_form(Maker *k, const gl_nameform *f, uint32_t ref,
                    uint32_t info) {
  unsigned set = GL_NAME_SET(info), most = edits_of(k->plan, info, f->n);
  uint64_t sig = gl_signature(f->unit, f->n);
  unsigned words;
  gl_level *l = k->l;
  Row *row;
  if (k->plan->roster)
    most = 0;
  else if (most == 0)
    return GL_OK;
  if (GL_GROW(k, k->m, row, k->nrow + 1) ||
      GL_GROW(k, k->m, hash, k->nhash + k->each) ||
      GL_GROW(k, k->m, mark, k->nmark + k->each))
    return GL_ENOMEM;
  if (most)
    add_keys(k, f, set, most);
  else
    add_posting(k, f->n, sig);
  row = &k->row[k->nrow++];
  row->ref = ref;
  row->twice = (uint32_t)(sig >> 32);
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
        !gl_form_of(z, k->m, f, s, GL_NAME_LEN(n->info), &z->form))
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

static int make_gates(Maker *k) {
  gl_level *l = k->l;
  l->gates = k->plan->roster ? 0 : (l->to - l->from) / GATE_BYTES + 1;
  if (l->gates == 0) return GL_OK;
  l->gate = k->m->alloc(k->m->ud, NULL, 0, l->gates * sizeof *l->gate);
  if (l->gate == NULL) return GL_ENOMEM;
  gl_map_large(l->gate, l->gates * sizeof *l->gate);
  memset(l->gate, 0, l->gates * sizeof *l->gate);
  return GL_OK;
}

/* Room for all else that is in a level. */
static int make_room(Maker *k) {
  gl_level *l = k->l;
  size_t n = k->nhash, twice = k->plan->roster ? n : 0, words;
  l->postings = n;
  l->lists = k->plan->roster ? GL_MAXFORM + 1 : n / 3 + 1;
  l->words = k->plan->roster ? 0 : n * FILTER_BITS / 64 + 1;
  words = l->words + n + (l->lists + twice + 3) / 2;
  l->bytes = words * sizeof *l->block;
  l->block = k->m->alloc(k->m->ud, NULL, 0, l->bytes);
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
static void fill(Maker *k) {
  gl_level *l = k->l;
  size_t i, r, sum = 0;
  int roster = k->plan->roster;
  const uint64_t *h = k->hash;
  const uint32_t *mark = k->mark;
  for (i = 0; i < k->nhash; i++) {
    l->start[list_of(l, roster, h[i]) + 1]++;
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
    for (i = 0; i < k->each; i++) {
      uint32_t to = l->start[list_of(l, roster, *h++) + 1]++;
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
  w.g = k->g;
  w.z = k->z;
  w.m = k->m;
  w.plan = &k->ladder->plan;
  w.l = l;
  w.each = w.plan->roster ? 1 : 3;
  rc = make_gates(&w);
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

/* References of the postings whose marks differ by few bits. */
static size_t pick_plain(const gl_posting *p, size_t n, uint32_t mark,
                         unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = p[i].ref;
    k += gl_popcount64(p[i].mark ^ mark) <= bits;
  }
  return k;
}

#if defined(GL_X86_64)
GL_TARGET("popcnt")
static size_t pick_popcnt(const gl_posting *p, size_t n, uint32_t mark,
                          unsigned bits, uint32_t *out) {
  size_t i, k = 0;
  for (i = 0; i < n; i++) {
    out[k] = p[i].ref;
    k += (unsigned)__builtin_popcount(p[i].mark ^ mark) <= bits;
  }
  return k;
}

/* 16 at a time: bits are counted by half bytes and summed up. No more is
** written than there are postings. */
GL_TARGET("avx512f,avx512bw,popcnt")
static size_t pick_avx512(const gl_posting *p, size_t n, uint32_t mark,
                          unsigned bits, uint32_t *out) {
  const __m512i even = _mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12,
                                        10, 8, 6, 4, 2, 0);
  const __m512i odd = _mm512_add_epi32(even, _mm512_set1_epi32(1));
  const __m512i ones = _mm512_broadcast_i32x4(
      _mm_set_epi8(4, 3, 3, 2, 3, 2, 2, 1, 3, 2, 2, 1, 2, 1, 1, 0));
  const __m512i half = _mm512_set1_epi8(15);
  const __m512i all = _mm512_set1_epi32((int)mark);
  const __m512i most = _mm512_set1_epi32((int)bits);
  size_t i, k = 0;
  for (i = 0; i + 16 <= n; i += 16) {
    __m512i a = _mm512_loadu_si512(p + i), b = _mm512_loadu_si512(p + i + 8);
    __m512i x = _mm512_xor_si512(_mm512_permutex2var_epi32(a, even, b), all);
    __m512i y = _mm512_and_si512(_mm512_srli_epi32(x, 4), half);
    __mmask16 near;
    x = _mm512_and_si512(x, half);
    x = _mm512_add_epi8(_mm512_shuffle_epi8(ones, x),
                        _mm512_shuffle_epi8(ones, y));
    x = _mm512_madd_epi16(_mm512_maddubs_epi16(x, _mm512_set1_epi8(1)),
                          _mm512_set1_epi16(1));
    near = _mm512_cmple_epi32_mask(x, most);
    _mm512_storeu_si512(out + k,
                        _mm512_maskz_compress_epi32(
                            near, _mm512_permutex2var_epi32(a, odd, b)));
    k += (size_t)_mm_popcnt_u32(near);
  }
  return k + pick_popcnt(p + i, n - i, mark, bits, out + k);
}
#endif

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

static void at_most(uint8_t *least, unsigned n, unsigned exchanged) {
  n = told_length(n > exchanged ? n - exchanged : 0);
  if (n < *least) *least = (uint8_t)n;
}

/* What a stretch of q units needs, of names that are there. */
static gl_need need_of(const gl_look *k, unsigned q) {
  gl_need need = {0, 255, 255, 255, 255};
  unsigned most, n, first, last, begin, end;
  for (most = 1; most <= GL_MAXEDITS; most++)
    for (n = q > most ? q - most : 1; n <= q + most && n <= GL_MAXFORM; n++) {
      if (!gl_has(k->has[most], n)) continue;
      need.edits |= (uint8_t)most;
      if (most > 1) continue;
      edges(n, 1, &begin, &end);
      edges(n, 2, &first, &last);
      at_most(&need.begin2, begin, n == q); /* an exchange changes no length */
      at_most(&need.end2, end, 0);
      at_most(&need.begin1, first, n == q);
      at_most(&need.end1, last, 0);
    }
  return need;
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
  if (!a->known) {
    unsigned q;
    for (q = 1; q <= GL_MAXFORM; q++) a->need[q] = need_of(k, q);
    a->known = 1;
  }
  k->pick = pick_plain;
#if defined(GL_X86_64)
  /* levels with that instruction; asking the processor takes longer than a
  ** look-up */
  if (strncmp(level->name, "avx", 3) == 0) k->pick = pick_popcnt;
  if (strcmp(level->name, "avx512") == 0) k->pick = pick_avx512;
#else
  (void)level;
#endif
  return GL_OK;
}

/* --- looking up ---------------------------------------------------------- */

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
  put_prefixes(z->prefix + at, form->unit, form->n);
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

/* Probes being made for one query. */
typedef struct Prober {
  gl_probe *next;
  uint64_t seed;
  uint32_t number;
} Prober;

static inline void add_probe(Prober *p, uint64_t hash, uint64_t tag, unsigned n,
                             unsigned i, unsigned is, unsigned at) {
  gl_probe *next = p->next++;
  next->hash = tagged(p->seed, hash, tag);
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
  uint64_t tag = tag_of(query->set, n, 0, 1) ^ GL_HASH_B;
  if (n - a <= q && c.end1 <= ends)
    add_probe(p, stretch(z, h, q - (n - a), n - a), tag ^ GL_HASH_B, n, 0,
              GL_PROBE_ONE, 0);
  tag += 4 * GL_MIX;
  if (a + n - b <= q && c.end2 <= ends && c.before1 <= begins) {
    uint64_t hash = around(z, h, q, a, n - b);
    if (c.begin1 <= begins)
      add_probe(p, hash, tag ^ GL_HASH_B, n, 1, GL_PROBE_ONE, 0);
    /* the last unit exchanged with the first of the spoilt segment */
    if (n == q && a && unit[a] != unit[a - 1])
      add_probe(p, hash + ((uint64_t)unit[a] - unit[a - 1]) * power[n - b],
                tag ^ GL_HASH_B, n, 1, GL_PROBE_EXCHANGED, 0);
  }
  tag += 4 * GL_MIX;
  if (b <= q && c.before2 <= begins) {
    uint64_t hash = stretch(z, h, 0, b);
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
    int at = (int)segment((unsigned)n, (unsigned)i), behind = 2 - i;
    int len = (int)segment((unsigned)n, (unsigned)i + 1) - at;
    int from = more - behind > -i ? more - behind : -i;
    int to = more + behind < i ? more + behind : i;
    uint64_t tag = tag_of(query->set, (size_t)n, (unsigned)i, 2);
    if (i == 2 && told_length((unsigned)len) > query->ends) continue;
    from = from + at < 0 ? 0 : from + at;
    to = to + at + len > q ? q - len : to + at;
    for (x = from; x <= to; x++) {
      uint64_t hash = stretch(z, h, (size_t)x, (size_t)len);
      int rest = more - (x - at);
      if (i > 0 || told_length((unsigned)len) <= query->begins)
        add_probe(p, hash, tag, (unsigned)n, (unsigned)i, GL_PROBE_TWO,
                  (unsigned)x);
      /* the last unit exchanged with the first of the next segment */
      if ((rest < 0 ? -rest : rest) >= behind || len == 0 || x + len >= q ||
          (i == 0 && told_length((unsigned)len - 1) > query->begins))
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
  gl_hit *hit;
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
  most = edits_of(&k->ladder->plan, name->info, form->n);
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

#define PICKED 256u /* at most, at a time */

/* What a query has where the spoilt segment of a probe is. */
static Part part_of(const gl_fuzzy *z, const gl_query *q, const gl_probe *p) {
  const uint32_t *unit = z->unit + q->at;
  unsigned at = segment(p->n, p->i), n = segment(p->n, p->i + 1u) - at;
  Part part;
  part.bits = PACKBITS * (n < PACKED ? n : PACKED);
  part.more = q->n - p->n;
  part.part = packed(unit + at, n + q->n - p->n, PACKED + 1);
  if (p->is == GL_PROBE_EXCHANGED) { /* that is the edit */
    part.part = (part.part & ~(uint64_t)63) | (unit[at - 1] & 63);
    part.more = 2;
  }
  return part;
}

static uint32_t mark_of_probe(const gl_fuzzy *z, const gl_query *q,
                              const gl_probe *p) {
  unsigned length = segment(p->n, p->i + 1u) - segment(p->n, p->i);
  return mark_of_rest(z->unit + q->at, q->n, p->at, p->at + length);
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
  size_t list = list_of(l, 0, p->hash);
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

#define AHEAD 32        /* probes fetched in advance */
#define CANDIDATES 4096 /* compared at a time, about */

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
    GL_PREFETCH(&l->start[list_of(l, 0, probe[passed[i]].hash)]);
  for (i = 0; i < n; i++) {
    size_t list = list_of(l, 0, probe[passed[i]].hash);
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

static const gl_name *name_told(const gl_gaz *g, uint32_t name,
                                const unsigned char **s) {
  return gl_name_at(&g->part[name >> 31], name & GL_MAXREF, s);
}

gl_str gl_fuzzy_form(const gl_gaz *g, uint32_t entry, uint32_t name) {
  static const gl_str none = {"", 0};
  const unsigned char *s;
  const gl_name *n = name_told(g, name, &s);
  gl_str form;
  if (n == NULL || n->entry != entry) return none;
  form.s = (const char *)s;
  form.n = GL_NAME_LEN(n->info);
  return form;
}

uint32_t gl_fuzzy_number(const gl_gaz *g, uint32_t entry, uint32_t name) {
  const unsigned char *s, *t;
  const gl_name *n = name_told(g, name, &s), *o;
  gl_entryinfo e;
  uint32_t i, at;
  gl_str as;
  unsigned flags;
  if (n == NULL || !gl_gaz_entry(g, entry, &e)) return 0;
  if (e.names == 1) return 1;
  for (i = 1, at = e.name; i <= e.names; i++) {
    o = gl_name_at(gl_part_of(g, entry), at, &t);
    if (!gl_gaz_name(g, entry, &at, &as, &flags)) return 0;
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
