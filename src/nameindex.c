/*
** nameindex.c: the index of a part: a table of prefixes of names.
**
** A name is a sequence of tokens; the hash of each of its prefixes has a slot,
** which tells the names that end there and whether any goes on. A prefix of
** one or two tokens that ends no name has no slot: filters are what lets a text
** in. One is of names of one token, one of the first two tokens of the others;
** what that lets in is asked again, whether it is a name of two or begins, with
** the next, a longer one. Slots are found by hash alone, names are compared
** when they are found.
**
** The seed of the hash is made of the names themselves: a list that makes
** hashes meet by design would have to know it before it is written.
*/
#include "octets.h"
#include "map.h"

void gl_part_unindex(gl_part *p, const gl_mem *m) {
  gl_lines_free(m, &p->slot, &p->nslot, &p->capslot);
  GL_FREE(p, m, single);
  GL_FREE(p, m, pair);
  GL_FREE(p, m, third);
  gl_octets_free(p, m);
  gl_kin_free(p, m);
  p->indexed = p->used = 0;
  p->longest = 0;
}

/* --- hashes of names, collected ------------------------------------------ */

/* For each name from `from` on that has tokens: their number, the hash of each
** prefix. */
typedef struct Hashes {
  gl_mem mem;
  GL_ARRAY(uint64_t, h);
  size_t prefixes, singles, pairs;
  size_t dead; /* names that are passed by */
  size_t longest, maxkey;
} Hashes;

static void hashes_free(Hashes *c) {
  if (c->caph) c->mem.alloc(c->mem.ud, c->h, c->caph * sizeof *c->h, 0);
}

/* The first prefix of a name of n tokens that has a slot, from 0. */
static size_t first_slot(size_t n) { return n > 2 ? 2 : n > 1; }

static gl_name *name_at(const gl_part *p, size_t at) {
  return (gl_name *)(void *)(p->names + at);
}

static int skipped(const gl_gaz *g, const gl_name *n) {
  return (n->info & GL_NAME_OCTETS) != 0 || gl_entry_dead(g, n->entry);
}

static int collect(gl_gaz *g, gl_part *p, size_t from, Hashes *c) {
  size_t at;
  gl_names_walk w;
  for (at = from; at < p->nnames;) {
    const gl_name *n = name_at(p, at);
    size_t len = GL_NAME_LEN(n->info), head = c->nh, k = 0;
    unsigned view = GL_VIEW_OF(gl_set_of(g, n->info)->flags);
    uint64_t h = 0;
    at += gl_name_size(len);
    if (skipped(g, n)) {
      c->dead += !(n->info & GL_NAME_OCTETS);
      continue;
    }
    gl_names_begin(&w, g, view, (const unsigned char *)(n + 1), len);
    do {
      if (gl_grow(&c->mem, &c->h, &c->caph, c->nh + 1, sizeof *c->h))
        return GL_ENOMEM;
      c->h[c->nh++] = h;
      if (!gl_names_next(&w)) break;
      h = k++ ? gl_hash_join(h, w.hash) : w.hash ^ gl_hash_view(view);
    } while (1);
    /* what was put first is the number, then hashes 1 to k */
    c->h[head] = k;
    c->prefixes += k - first_slot(k);
    if (k == 1) c->singles++;
    if (k > 1) c->pairs++;
    if (k > c->longest) c->longest = k;
    if (w.n > c->maxkey) c->maxkey = w.n;
  }
  return GL_OK;
}

/* How many of the prefixes differ, about: by the share of bits that none of
** them sets. Never more than there are. */
static int count_distinct(const Hashes *c, size_t *distinct) {
  size_t bits = 1024, i, k, zero = 0, words;
  uint64_t *b;
  double share, estimate = 0, x;
  while (bits < 2 * c->prefixes) bits *= 2;
  words = bits / 64;
  b = c->mem.alloc(c->mem.ud, NULL, 0, words * sizeof *b);
  if (b == NULL) return GL_ENOMEM;
  memset(b, 0, words * sizeof *b);
  for (i = 0; i < c->nh;) {
    size_t n = (size_t)c->h[i++];
    for (k = first_slot(n); k < n; k++)
      gl_bit_set(b, (c->h[i + k] >> 20) & (bits - 1));
    i += n;
  }
  for (i = 0; i < words; i++) zero += 64 - gl_popcount64(b[i]);
  c->mem.alloc(c->mem.ud, b, words * sizeof *b, 0);
  share = (double)zero / (double)bits;
  /* -ln(share) = 2 * artanh((1 - share) / (1 + share)), share > 0.3 */
  x = (1 - share) / (1 + share);
  for (k = 43; k > 1;) {
    k -= 2;
    estimate = estimate * x * x + 1.0 / (double)k;
  }
  estimate *= 2 * x * (double)bits;
  *distinct = (size_t)(estimate * 1.01) + 8;
  if (*distinct > c->prefixes) *distinct = c->prefixes;
  return GL_OK;
}

/* --- filling ------------------------------------------------------------- */

/* The slot of a prefix, made if need be; NULL: too full. */
static gl_slot *put(gl_part *p, uint64_t h) {
  uint32_t check = gl_hash_check(h);
  size_t i = gl_hash_line(h, p->nslot), k;
  for (k = 0; p->slot[i].check; k++) {
    if (p->slot[i].check == check) return &p->slot[i];
    if (k == GL_MAXPROBE - 1) return NULL;
    if (++i == p->nslot) i = 0;
  }
  if (p->used >= p->nslot - p->nslot / 16 - 1) return NULL;
  p->used++;
  p->slot[i].check = check;
  return &p->slot[i];
}

/* Whether two names have one key, character by character. (0: not told.) */
static int same_keys(const gl_gaz *g, const gl_folder *f, gl_str a, gl_str b) {
  const unsigned char *s = (const unsigned char *)a.s, *se = s + a.n;
  const unsigned char *t = (const unsigned char *)b.s, *te = t + b.n;
  while (s < se && t < te) {
    gl_char x, y;
    unsigned i = gl_char_plain(g, f, s, se, &x);
    unsigned j = i ? gl_char_plain(g, f, t, te, &y) : 0;
    if (j == 0 || x.n != y.n || memcmp(x.key, y.key, x.n) != 0) return 0;
    s += i;
    t += j;
  }
  return s == se && t == te;
}

static gl_str bytes_of(const gl_name *n) {
  gl_str s;
  s.s = (const char *)(n + 1);
  s.n = GL_NAME_LEN(n->info);
  return s;
}

#define SPELT (GL_NAME_LEN(~0u) | GL_NAME_ASCII | GL_NAME_LIKE)

/* Whether two names are found in the same places. (0: not told.) */
static int same_name(const gl_gaz *g, const gl_name *a, const gl_name *b) {
  gl_str s = bytes_of(a), t = bytes_of(b);
  const gl_folder *f = gl_set_of(g, a->info);
  uint32_t ascii = a->info & b->info & GL_NAME_ASCII;
  if ((a->info ^ b->info) & ~SPELT) return 0;
  if (gl_str_cmp(s, t) == 0) return 1;
  if (f == NULL || f->flags & GL_FOLD_SMART) return 0;
  if (!ascii && (f->flags & GL_LOOSE || a->info & GL_NAME_PRE)) return 0;
  return same_keys(g, f, s, t);
}

int gl_name_alike(const gl_gaz *g, const gl_name *a, const gl_name *b) {
  const gl_entry *e = gl_entry_at(g, a->entry), *f = gl_entry_at(g, b->entry);
  if (!same_name(g, a, b)) return 0;
  if (a->entry == b->entry) return 1;
  return e && f && e->label == f->label &&
         gl_entry_priority(g, a->entry) == gl_entry_priority(g, b->entry) &&
         gl_str_cmp(gl_gaz_id(g, a->entry), gl_gaz_id(g, b->entry)) == 0;
}

#define LIKES_SEEN 16 /* names that a new one is compared with */

static int has_like(const gl_gaz *g, gl_part *p, uint32_t last,
                    const gl_name *n) {
  uint32_t k, ref = last;
  for (k = 0; k < LIKES_SEEN; k++) {
    const gl_name *other;
    ref = name_at(p, (size_t)ref * 4)->next;
    other = name_at(p, (size_t)ref * 4);
    if (!gl_entry_dead(g, other->entry) && gl_name_alike(g, other, n)) return 1;
    if (ref == last) break;
  }
  return 0;
}

/* Adds a name at the end of the ring of a slot. */
static void link(gl_part *p, gl_slot *slot, uint32_t ref) {
  uint32_t last = slot->name & ~GL_SLOT_MORE;
  gl_name *n = name_at(p, (size_t)ref * 4);
  n->next = ref;
  if (last) {
    gl_name *l = name_at(p, (size_t)last * 4);
    n->next = l->next;
    l->next = ref;
  }
  slot->name = ref | (slot->name & GL_SLOT_MORE);
}

static void to_filter(uint64_t *filter, size_t n, uint64_t h) {
  filter[gl_filter_word(h, n)] |= gl_filter_bits(h);
}

static void filters(gl_part *p, const uint64_t *h, size_t tokens) {
  if (tokens == 1) {
    to_filter(p->single, p->nsingle, h[0]);
    return;
  }
  to_filter(p->pair, p->npair, h[1]);
  to_filter(p->third, p->nthird, tokens == 2 ? h[1] ^ GL_HASH_PAIR : h[2]);
}

#define AHEAD 16 /* names whose slots are fetched in advance */

static void fetch(const gl_part *p, const Hashes *c, size_t *i, size_t *left) {
  size_t k, n;
  if (*i >= c->nh || *left == 0) return;
  n = (size_t)c->h[*i];
  for (k = first_slot(n); k < n; k++)
    GL_PREFETCH(&p->slot[gl_hash_line(c->h[*i + 1 + k], p->nslot)]);
  *i += n + 1;
}

/* Puts the names from `from` on into the tables. 0: they are too small. */
static int fill(gl_gaz *g, gl_part *p, size_t from, const Hashes *c) {
  size_t at, i = 0, ahead = 0, k, many = 1;
  for (k = 0; k < AHEAD; k++) fetch(p, c, &ahead, &many);
  for (at = from; at < p->nnames;) {
    gl_name *n = name_at(p, at);
    uint32_t ref = (uint32_t)(at / 4);
    gl_slot *slot = NULL;
    size_t tokens;
    at += gl_name_size(GL_NAME_LEN(n->info));
    if (skipped(g, n)) continue;
    fetch(p, c, &ahead, &many);
    tokens = (size_t)c->h[i];
    for (k = first_slot(tokens) + 1; k <= tokens; k++) {
      slot = put(p, c->h[i + k]);
      if (slot == NULL) return 0;
      if (k < tokens) slot->name |= GL_SLOT_MORE;
    }
    filters(p, &c->h[i + 1], tokens);
    n->info &= ~GL_NAME_LIKE;
    if (slot->name & ~GL_SLOT_MORE &&
        has_like(g, p, slot->name & ~GL_SLOT_MORE, n)) {
      n->info |= GL_NAME_LIKE;
      slot = put(p, c->h[i + tokens] ^ GL_HASH_LIKE);
      if (slot == NULL) return 0;
    }
    link(p, slot, ref);
    i += tokens + 1;
  }
  return 1;
}

/* --- rings --------------------------------------------------------------- */

/* A name that is found by octets: its pieces, white space left out. */
static uint32_t check_pieces(const gl_gaz *g, const unsigned char *s,
                             size_t n) {
  uint64_t h = 0;
  gl_cutter c;
  gl_piece p;
  gl_cutter_init(&c, &g->piece, s, n, g->buffer, g->marks, g->capbuffer);
  while (gl_cutter_next(&c, &p)) {
    size_t i;
    if (p.n == GL_OVERLONG) return 0;
    if (p.n == 1 && *p.key == ' ') continue;
    for (i = 0; i < p.n; i++) h = gl_hash_fold(h ^ p.key[i], GL_HASH_A);
  }
  return gl_hash_check(h);
}

/* What names that are looked up alike have in common; 0: not known. */
static uint32_t check_of(const gl_gaz *g, const gl_part *p, uint32_t ref) {
  const unsigned char *s;
  const gl_name *n = gl_name_at(p, ref, &s);
  const gl_folder *set = n ? gl_set_of(g, n->info) : NULL;
  size_t len = n ? GL_NAME_LEN(n->info) : 0, k = 0;
  unsigned view;
  uint64_t h = 0;
  gl_names_walk w;
  if (set == NULL || GL_KEYCAP(len) > g->capbuffer) return 0;
  if (n->info & GL_NAME_OCTETS || g->mode & GL_CUT_CHARS)
    return check_pieces(g, s, len);
  view = GL_VIEW_OF(set->flags);
  gl_names_begin(&w, g, view, s, len);
  while (k <= GL_MAXNAMESET && gl_names_next(&w))
    h = k++ ? gl_hash_join(h, w.hash) : w.hash ^ gl_hash_view(view);
  return k ? gl_hash_check(h) : 0;
}

int gl_ring_doubtful(gl_ring *r) {
  if (r->vain == GL_DOUBT) r->check = check_of(r->g, r->p, r->last);
  return check_of(r->g, r->p, r->ref) != r->check;
}

void gl_ring_bury(gl_ring *r, const gl_name *n) {
  const gl_gaz *g = r->g;
  uint32_t was = r->ref;
  gl_ring_step(r, n);
  if (r->before && r->ref && !(g->mapped && r->p == &g->part[0]))
    name_at(r->p, (size_t)r->before * 4)->next = r->ref;
  else
    r->before = was;
}

/* --- building ------------------------------------------------------------ */

#define SINGLE_BITS 24 /* of a filter, per name */
#define PAIR_BITS 6
#define THIRD_BITS 8

/* New tables, with room for `spare` times what there is: where that is for what
** will be added, for as many as were removed too, so that the index is made
** anew when as much was added as is gone through then. */
static int make_tables(gl_part *p, const gl_mem *m, const Hashes *c,
                       size_t slots, size_t spare) {
  size_t dead = spare > 1 ? c->dead : 0, n = slots * spare + dead + 16;
  if (n > UINT32_MAX) return GL_ETOOMANY;
  if (gl_lines_make(m, &p->slot, &p->nslot, &p->capslot, GL_LINES(n)) ||
      gl_remake(m, &p->single, &p->nsingle, &p->capsingle,
                (c->singles * spare + dead) * SINGLE_BITS / 64 + 1,
                sizeof *p->single) ||
      gl_remake(m, &p->pair, &p->npair, &p->cappair,
                (c->pairs * spare + dead) * PAIR_BITS / 64 + 1,
                sizeof *p->pair) ||
      gl_remake(m, &p->third, &p->nthird, &p->capthird,
                (c->pairs * spare + dead) * THIRD_BITS / 64 + 1,
                sizeof *p->third))
    return GL_ENOMEM;
  p->used = 0;
  return GL_OK;
}

/* The index of a part made anew. What it was is lost if that fails, and made
** at the next update. */
static int rebuild(gl_gaz *g, gl_part *p, const gl_mem *m, size_t spare) {
  Hashes c;
  size_t slots = 0, from = p->nnames ? 4 : 0;
  int rc;
  gl_part_unindex(p, m);
  memset(&c, 0, sizeof c);
  c.mem = *m;
  rc = collect(g, p, from, &c);
  if (rc == GL_OK) rc = count_distinct(&c, &slots);
  slots += slots * 3 / 4; /* 0.57 full: few lines are quite */
  for (; rc == GL_OK; slots += slots / 2) {
    rc = make_tables(p, m, &c, slots, spare);
    if (rc != GL_OK || fill(g, p, from, &c)) break;
  }
  if (rc == GL_OK) rc = gl_octets_build(g, p, m, from, spare);
  p->keys[0] = c.singles;
  p->keys[1] = c.pairs;
  p->longest = (uint32_t)c.longest;
  p->maxkey = (uint32_t)c.maxkey;
  if (p->maxkey > g->maxkey) g->maxkey = p->maxkey;
  hashes_free(&c);
  if (rc == GL_OK)
    p->indexed = p->nnames;
  else
    gl_part_unindex(p, m);
  return rc;
}

/* Adds to the tables of a part, where there is room. */
static int extend(gl_gaz *g, gl_part *p, const gl_mem *m) {
  Hashes c;
  size_t from = p->indexed;
  int rc, room;
  memset(&c, 0, sizeof c);
  c.mem = *m;
  rc = collect(g, p, from, &c);
  room = p->used + c.prefixes + c.prefixes <= p->nslot * 3 / 4 &&
         (p->keys[0] + c.singles) * SINGLE_BITS / 64 <= p->nsingle &&
         (p->keys[1] + c.pairs) * PAIR_BITS / 64 <= p->npair;
  if (rc == GL_OK && room) {
    p->keys[0] += c.singles;
    p->keys[1] += c.pairs;
    if (c.longest > p->longest) p->longest = (uint32_t)c.longest;
    if (c.maxkey > p->maxkey) p->maxkey = (uint32_t)c.maxkey;
    if (p->maxkey > g->maxkey) g->maxkey = p->maxkey;
    if (!fill(g, p, from, &c)) room = 0;
    if (room) rc = gl_octets_add(g, p, m, from, &room);
    if (room && rc == GL_OK) p->indexed = p->nnames;
  }
  hashes_free(&c);
  if (rc != GL_OK || !room) gl_part_unindex(p, m);
  return rc == GL_OK && !room ? rebuild(g, p, m, 2) : rc;
}

/* --- the overlay becomes base -------------------------------------------- */

/* The seed: all bytes of all names, 32 at a time in four lanes. */
static uint64_t seed_of(const gl_part *p) {
  uint64_t h = p->nnames, w[2];
  size_t i;
  for (i = 0; i + 16 <= p->nnames; i += 16) {
    memcpy(w, p->names + i, 16);
    h = gl_hash_fold(w[0] ^ h, w[1] ^ GL_HASH_A);
  }
  for (; i < p->nnames; i++) h = gl_mix(h ^ p->names[i]);
  h = gl_mix(h);
  return h ? h : 1;
}

/* An array just as large as what is in it: anew, for one that grew is in small
** pages, of which many are looked for when names are compared. */
static void tighten(const gl_mem *m, void *array, size_t n, size_t *cap,
                    size_t size) {
  void *old, *block;
  if (n == *cap || n == 0) return;
  block = m->alloc(m->ud, NULL, 0, n * size);
  if (block == NULL) return; /* stays as it is */
  gl_map_large(block, n * size);
  memcpy(&old, array, sizeof old);
  memcpy(block, old, n * size);
  m->alloc(m->ud, old, *cap * size, 0);
  memcpy(array, &block, sizeof block);
  *cap = n;
}
#define TIGHTEN(p, m, a) \
  tighten(m, &(p)->a, (p)->n##a, &(p)->cap##a, sizeof *(p)->a)

static void tighten_part(gl_part *p, const gl_mem *m) {
  TIGHTEN(p, m, names);
  TIGHTEN(p, m, entry);
  TIGHTEN(p, m, priority);
  TIGHTEN(p, m, records);
}

/* Appends the overlay to the base. */
static int join_parts(gl_gaz *g, const gl_mem *m) {
  gl_part *b = &g->part[0], *o = &g->part[1];
  size_t i;
  uint32_t names = (uint32_t)(b->nnames / 4) - 1, ref;
  if (b->nnames / 4 + o->nnames / 4 >= GL_MAXREF) return GL_OK; /* as it is */
  if (GL_GROW(b, m, names, b->nnames + o->nnames) ||
      GL_GROW(b, m, entry, b->nentry + o->nentry) ||
      (o->npriority && GL_GROW(b, m, priority, b->nentry + o->npriority)) ||
      GL_GROW(b, m, records, b->nrecords + o->nrecords))
    return GL_ENOMEM;
  gl_part_unindex(b, m);
  g->pure = 0;
  memcpy(b->names + b->nnames, o->names + 4, o->nnames - 4);
  b->nnames += o->nnames - 4;
  if (o->npriority) {
    while (b->npriority < b->nentry) b->priority[b->npriority++] = 0;
    memcpy(b->priority + b->npriority, o->priority,
           o->npriority * sizeof *o->priority);
    b->npriority += o->npriority;
  }
  memcpy(b->records + b->nrecords, o->records, o->nrecords);
  for (i = 0; i < o->nentry; i++) {
    uint64_t at = (uint64_t)o->entry[i].record_high << 32 | o->entry[i].record;
    uint8_t *r = b->records + b->nrecords + at;
    memcpy(&ref, r, 4);
    ref += names;
    memcpy(r, &ref, 4);
    at += b->nrecords;
    b->entry[b->nentry] = o->entry[i];
    b->entry[b->nentry].record = (uint32_t)at;
    b->entry[b->nentry++].record_high = (uint16_t)(at >> 32);
  }
  b->nrecords += o->nrecords;
  if (o->maxname > b->maxname) b->maxname = o->maxname;
  gl_part_free(o, m);
  memset(o, 0, sizeof *o);
  o->first = (uint32_t)b->nentry;
  return GL_OK;
}

int gl_index_update(gl_gaz *g, const gl_mem *m) {
  gl_part *b = &g->part[0], *o = &g->part[1];
  size_t cap = b->maxname > o->maxname ? b->maxname : o->maxname;
  int rc = GL_OK;
  if (gl_gaz_buffer(g, m, GL_KEYCAP(cap))) return GL_ENOMEM;
  if (b->nnames == 0 && b->nentry == 0 && o->nnames) {
    *b = *o; /* the first: it is the base, also on top of an empty file */
    g->mapped = 0;
    memset(o, 0, sizeof *o);
    o->first = (uint32_t)b->nentry;
    tighten_part(b, m);
  } else if (!g->mapped && o->nnames > b->nnames && o->nnames > 4096) {
    if ((rc = join_parts(g, m)) != GL_OK) return rc;
    tighten_part(b, m);
  }
  if (g->seed == 0 && b->nnames) {
    g->seed = seed_of(b);
    g->pure = 1;
  }
  if (!g->mapped && b->indexed < b->nnames) rc = rebuild(g, b, m, 1);
  if (rc == GL_OK && o->indexed < o->nnames)
    rc = o->indexed ? extend(g, o, m) : rebuild(g, o, m, 2);
  return rc;
}

int gl_gaz_compile(gl_gaz *g, const gl_mem *m) { return gl_index_update(g, m); }
