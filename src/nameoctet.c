/*
** nameoctet.c: the index of names by octets. The hash of each prefix of 8, 16,
** 24 ... bytes of a name has a slot, which tells how the names that begin so go
** on, and that of the whole name one, which tells its ring; the longest such
** prefix of a name leaves one to eight bytes. What lets a text in is a gate,
** asked for the first four bytes, and a filter for the first eight.
*/
#include "octets.h"

#define FILTER_BITS 10 /* per name that begins in its own way */
/* bytes of the gate per gram, as long as it lies in fast memory, and beyond */
#define GATE_ROOM(bytes) ((bytes) < 1u << 18 ? 8u : 3u)

void gl_octets_free(gl_part *p, const gl_mem *m) {
  GL_FREE(p, m, gate);
  GL_FREE(p, m, begin);
  GL_FREE(p, m, octet);
  memset(p->octets, 0, sizeof p->octets);
  p->olongest = p->olengths = 0;
}

unsigned gl_octet_shift(const gl_part *p) { return 64 - gl_ctz64(p->ngate); }

/* --- going through names ------------------------------------------------- */

typedef struct Names {
  gl_gaz *g;
  gl_part *p;
  const gl_mem *m;
  gl_view view;
  size_t at; /* in names */
  gl_name *name;
} Names;

/* The next name of this index; its bytes are in the view. 0: none; or a
** failure, below 0. */
static int next_name(Names *w) {
  while (w->at < w->p->nnames) {
    gl_name *n = (gl_name *)(void *)(w->p->names + w->at);
    size_t len = GL_NAME_LEN(n->info);
    w->name = n;
    w->at += gl_name_size(len);
    if (!(n->info & GL_NAME_OCTETS) || gl_entry_dead(w->g, n->entry)) continue;
    if (gl_view_init(&w->view, w->g, w->m, GL_KEYCAP(len), GL_KEYCAP(len),
                     (const unsigned char *)(n + 1), len))
      return -1;
    gl_view_fill(&w->view);
    return 1;
  }
  return 0;
}

static void names_init(Names *w, gl_gaz *g, gl_part *p, const gl_mem *m,
                       size_t from) {
  memset(w, 0, sizeof *w);
  w->g = g;
  w->p = p;
  w->m = m;
  w->at = from;
}

/* --- counting ------------------------------------------------------------ */

/* What differs, about: by bits that hashes set; a few meet. */
typedef struct Count {
  uint64_t *seen;
  size_t nseen; /* words */
  size_t n[3];  /* as gl_part.octets */
  size_t dead;  /* names that are passed by */
} Count;
enum { SLOTS, BEGINS, GRAMS };

static int is_new(Count *c, uint64_t h) {
  size_t bit = (size_t)((h >> 20) & (c->nseen * 64 - 1));
  if (gl_bit_get(c->seen, bit)) return 0;
  gl_bit_set(c->seen, bit);
  return 1;
}

static void count_name(Count *c, const gl_view *v, uint64_t seed) {
  const uint8_t *s = v->bytes;
  size_t left = v->n;
  uint64_t h = seed, x = gl_load64(s);
  size_t gram = left < 4 ? left : 4;
  c->n[GRAMS] += is_new(c, gl_mix(gl_octet_cut(x, gram) + gram) ^ seed) != 0;
  for (; left > 8; left -= 8, s += 8) {
    h = gl_octet_on(h, gl_load64(s));
    if (!is_new(c, h)) continue;
    c->n[SLOTS]++;
    c->n[BEGINS] += left == v->n;
  }
  if (!is_new(c, gl_octet_end(h, gl_load64(s), left))) return;
  c->n[SLOTS]++;
  c->n[BEGINS] += left == v->n && left > 4;
}

/* 1, or 0 where there is no name; or a failure, below 0. */
static int count(Count *c, gl_gaz *g, gl_part *p, const gl_mem *m,
                 size_t from) {
  Names w;
  size_t at, most = 0, n = 16;
  int rc, any = 0;
  memset(c, 0, sizeof *c);
  for (at = from; at < p->nnames;) {
    const gl_name *name = (const gl_name *)(const void *)(p->names + at);
    size_t len = GL_NAME_LEN(name->info);
    if (name->info & GL_NAME_OCTETS) {
      most += 2 + len / 8;
      c->dead += gl_entry_dead(g, name->entry) != 0;
    }
    at += gl_name_size(len);
  }
  if (most == 0) return 0;
  while (n * 64 < most * 8) n *= 2;
  c->seen = m->alloc(m->ud, NULL, 0, n * sizeof *c->seen);
  if (c->seen == NULL) return -1;
  memset(c->seen, 0, n * sizeof *c->seen);
  c->nseen = n;
  names_init(&w, g, p, m, from);
  while ((rc = next_name(&w)) > 0) {
    count_name(c, &w.view, g->seed);
    any = 1;
  }
  gl_view_free(&w.view, m);
  m->alloc(m->ud, c->seen, n * sizeof *c->seen, 0);
  return rc < 0 ? -1 : any;
}

/* --- filling ------------------------------------------------------------- */

/* The slot of a hash, made if need be; NULL: too full. */
static gl_slot *put(gl_part *p, uint64_t h) {
  uint32_t check = gl_hash_check(h);
  size_t i = gl_hash_place(h, p->noctet), k;
  for (k = 0; p->octet[i].check; k++) {
    if (p->octet[i].check == check) return &p->octet[i];
    if (k == GL_MAXPROBE - 1) return NULL;
    if (++i == p->noctet) i = 0;
  }
  if (p->octets[SLOTS] >= p->noctet - p->noctet / 16 - 1) return NULL;
  p->octets[SLOTS]++;
  p->octet[i].check = check;
  return &p->octet[i];
}

/* Adds a name at the end of the ring of a slot. */
static void link(gl_part *p, gl_slot *slot, gl_name *n) {
  uint32_t ref = (uint32_t)(((uint8_t *)n - p->names) / 4);
  n->next = ref;
  if (slot->name) {
    gl_name *l = (gl_name *)(void *)(p->names + (size_t)slot->name * 4);
    n->next = l->next;
    l->next = ref;
  }
  slot->name = ref;
}

/* What lets a name in: h is the hash of its first octet, or of all of it. */
static void open_gate(gl_part *p, const uint8_t *s, size_t n, uint64_t h) {
  size_t gram = n < 4 ? n : 4, way = n > 8 ? GL_GATE_LONGER : n - gram;
  uint8_t *g = &p->gate[gl_octet_gram(gl_load64(s), gram, gl_octet_shift(p))];
  *g |= (uint8_t)(1u << way);
  if (n > 4) p->begin[gl_filter_word(h, p->nbegin)] |= gl_filter_bits(h);
  p->olengths |= n > 8 ? GL_OCTETS_LONGER : 1u << (n - 1);
  if (n > p->olongest) p->olongest = (uint32_t)n;
}

static int put_name(gl_part *p, const gl_view *v, gl_name *n, uint64_t seed) {
  const uint8_t *s = v->bytes;
  size_t left = v->n;
  uint64_t h = seed;
  gl_slot *slot;
  for (; left > 8; left -= 8, s += 8) {
    h = gl_octet_on(h, gl_load64(s));
    slot = put(p, h);
    if (slot == NULL) return 0;
    slot->name |=
        GL_OCTET_NEXT(s[8]) | (left > 16 ? GL_OCTET_MORE : 1u << (left - 9));
    if (left == v->n) open_gate(p, v->bytes, v->n, h);
  }
  h = gl_octet_end(h, gl_load64(s), left);
  slot = put(p, h);
  if (slot == NULL) return 0;
  if (left == v->n) open_gate(p, v->bytes, v->n, h);
  link(p, slot, n);
  return 1;
}

/* 1; 0: the tables are too small; or a failure, below 0. */
static int fill(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from) {
  Names w;
  int rc;
  names_init(&w, g, p, m, from);
  while ((rc = next_name(&w)) > 0)
    if (!put_name(p, &w.view, w.name, g->seed)) break;
  gl_view_free(&w.view, m);
  return rc < 0 ? -1 : rc == 0;
}

/* --- building ------------------------------------------------------------ */

/* New tables, with room for `spare` times what there is, and what was removed:
** see nameindex.c. */
static int make_tables(gl_part *p, const gl_mem *m, const Count *c,
                       size_t slots, size_t spare) {
  size_t gate = 4096, dead = spare > 1 ? c->dead : 0;
  while (gate < (c->n[GRAMS] * spare + dead) * GATE_ROOM(gate)) gate *= 2;
  if (slots > UINT32_MAX) return GL_ETOOMANY;
  if (gl_remake(m, &p->octet, &p->noctet, &p->capoctet, slots,
                sizeof *p->octet) ||
      gl_remake(m, &p->begin, &p->nbegin, &p->capbegin,
                (c->n[BEGINS] * spare + dead) * FILTER_BITS / 64 + 1,
                sizeof *p->begin) ||
      gl_remake(m, &p->gate, &p->ngate, &p->capgate, gate, sizeof *p->gate))
    return GL_ENOMEM;
  memcpy(p->octets, c->n, sizeof p->octets);
  p->octets[SLOTS] = 0;
  p->olongest = p->olengths = 0;
  return GL_OK;
}

int gl_octets_build(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from,
                    size_t spare) {
  Count c;
  size_t slots;
  int rc = count(&c, g, p, m, from);
  if (rc <= 0) return rc < 0 ? GL_ENOMEM : GL_OK;
  slots = c.n[SLOTS] * spare + (spare > 1 ? c.dead : 0);
  for (slots += slots * 3 / 4 + 16;; slots += slots / 2) {
    rc = make_tables(p, m, &c, slots, spare);
    if (rc != GL_OK) return rc;
    rc = fill(g, p, m, from);
    if (rc) return rc < 0 ? GL_ENOMEM : GL_OK;
  }
}

int gl_octets_add(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from,
                  int *room) {
  Count c;
  size_t i;
  int rc = count(&c, g, p, m, from);
  if (rc <= 0) return rc < 0 ? GL_ENOMEM : GL_OK;
  for (i = 0; i < 3; i++) c.n[i] += c.n[i] / 8 + p->octets[i];
  if (c.n[SLOTS] > p->noctet * 3 / 4 ||
      c.n[BEGINS] * FILTER_BITS / 64 > p->nbegin ||
      c.n[GRAMS] * GATE_ROOM(p->ngate) > p->ngate) {
    *room = 0;
    return GL_OK;
  }
  p->octets[BEGINS] = c.n[BEGINS];
  p->octets[GRAMS] = c.n[GRAMS];
  rc = fill(g, p, m, from);
  if (rc == 0) *room = 0;
  return rc < 0 ? GL_ENOMEM : GL_OK;
}
