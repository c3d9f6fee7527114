/*
** nameoctet.c: the index of names by octets. The hash of each prefix of 8, 16,
** 24 ... bytes of a name has a slot, which tells how the names that begin so go
** on, and that of the whole name one, which tells its ring; the longest such
** prefix of a name leaves one to eight bytes. What lets a text in are gates:
** filters of how names begin, and of whole names that are short.
*/
#include "octets.h"

/* bits of a gate per key */
#define GATE_BITS(gate) ((gate) == GL_GATE_WHOLE ? 10u : 8u)

void gl_octets_free(gl_part *p, const gl_mem *m) {
  GL_FREE(p, m, gate);
  GL_FREE(p, m, begin);
  gl_lines_free(m, &p->octet, &p->noctet, &p->capoctet);
  p->oused = p->olongest = p->olengths = 0;
}

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
  size_t slots;
  size_t keys[GL_GATES];
  size_t dead; /* names that are passed by */
} Count;

static int is_new(Count *c, uint64_t h) {
  size_t bit = (size_t)((h >> 20) & (c->nseen * 64 - 1));
  if (gl_bit_get(c->seen, bit)) return 0;
  gl_bit_set(c->seen, bit);
  return 1;
}

/* The first of the gates that a name of n bytes is in. */
static size_t first_gate(size_t n) {
  return n < GL_GRAM_LEAST ? n : GL_GRAM_LEAST;
}

static void count_name(Count *c, const gl_view *v, uint64_t seed) {
  const uint8_t *s = v->bytes;
  size_t left = v->n;
  uint64_t h = seed;
  size_t n = first_gate(left);
  uint64_t x = gl_load64(s);
  for (; n <= GL_GRAMS && n <= left; n++) /* other hashes than of slots */
    c->keys[n - 1] += (size_t)is_new(c, gl_octet_end(~seed, x, n));
  for (; left > 8; left -= 8, s += 8) {
    h = gl_octet_on(h, gl_load64(s));
    c->slots += (size_t)is_new(c, h);
  }
  if (!is_new(c, gl_octet_end(h, gl_load64(s), left))) return;
  c->slots++;
  c->keys[GL_GATE_WHOLE]++;
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
      most += GL_GATES + len / 8;
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
  size_t i = gl_hash_line(h, p->noctet), k;
  for (k = 0; p->octet[i].check; k++) {
    if (p->octet[i].check == check) return &p->octet[i];
    if (k == GL_MAXPROBE - 1) return NULL;
    if (++i == p->noctet) i = 0;
  }
  if (p->oused >= p->noctet - p->noctet / 16 - 1) return NULL;
  p->oused++;
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

/* What lets a name in; h is its hash. */
static void open_gates(gl_part *p, const gl_view *v, uint64_t h) {
  const gl_octetgate *g = &p->gate[GL_GATE_WHOLE];
  uint64_t x = gl_load64(v->bytes);
  size_t n;
  p->begin[g->at + gl_filter_word(h, g->n)] |= gl_octet_bits(h);
  for (n = first_gate(v->n); n <= GL_GRAMS && n <= v->n; n++) {
    uint64_t place;
    g = &p->gate[n - 1];
    place = gl_octet_gram(g->n, gl_octet_cut(x, n));
    p->begin[g->at + place / 32] |= (uint64_t)1
                                    << (place % 32 + (v->n > n ? 32 : 0));
  }
  p->olengths |= v->n > 8 ? GL_OCTETS_LONGER : 1u << (v->n - 1);
  if (v->n > p->olongest) p->olongest = (uint32_t)v->n;
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
  }
  h = gl_octet_end(h, gl_load64(s), left);
  slot = put(p, h);
  if (slot == NULL) return 0;
  open_gates(p, v, h);
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
  /* what is added may be of lengths that there are none of */
  size_t more = spare > 1 ? c->dead + c->slots / 8 : 0, words = 0;
  unsigned i;
  if (slots > UINT32_MAX) return GL_ETOOMANY;
  if (gl_remake(m, &p->gate, &p->ngate, &p->capgate, GL_GATES, sizeof *p->gate))
    return GL_ENOMEM;
  for (i = 0; i < GL_GATES; i++) {
    size_t n = (c->keys[i] * spare + more) * GATE_BITS(i) / 64 + 1;
    if (words + n > UINT32_MAX) return GL_ETOOMANY;
    p->gate[i].at = (uint32_t)words;
    p->gate[i].n = (uint32_t)n;
    p->gate[i].keys = (uint32_t)c->keys[i];
    words += n;
  }
  if (gl_lines_make(m, &p->octet, &p->noctet, &p->capoctet, GL_LINES(slots)) ||
      gl_remake(m, &p->begin, &p->nbegin, &p->capbegin, words,
                sizeof *p->begin))
    return GL_ENOMEM;
  p->oused = p->olongest = p->olengths = 0;
  return GL_OK;
}

int gl_octets_build(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from,
                    size_t spare) {
  Count c;
  size_t slots;
  int rc = count(&c, g, p, m, from);
  if (rc <= 0) return rc < 0 ? GL_ENOMEM : GL_OK;
  slots = c.slots * spare + (spare > 1 ? c.dead : 0);
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
  unsigned i;
  int rc = count(&c, g, p, m, from);
  if (rc <= 0) return rc < 0 ? GL_ENOMEM : GL_OK;
  *room = p->ngate == GL_GATES &&
          c.slots + c.slots / 8 + p->oused <= p->noctet * 3 / 4;
  for (i = 0; i < GL_GATES && *room; i++) {
    size_t n = c.keys[i] + p->gate[i].keys;
    *room = n * GATE_BITS(i) / 64 <= p->gate[i].n;
    p->gate[i].keys = (uint32_t)n; /* made anew, where there is no room */
  }
  if (!*room) return GL_OK;
  rc = fill(g, p, m, from);
  if (rc == 0) *room = 0;
  return rc < 0 ? GL_ENOMEM : GL_OK;
}
