/*
** ruleset.c: a thousand rules for little more than one. Of most regular
** expressions a literal is known that every match must hold (required.c). All
** literals are looked for in one pass; where one stands, its rule is tried at
** those places alone from which a match could reach it. A rule without a
** literal is tried everywhere. So what is found is what each rule alone would
** find.
**
** The pass: four bytes of each literal, its rarest, are its key; a bitmap tells
** in one look that no key stands at a byte of text. Shorter literals have keys
** of two bytes. Keys have bit 5 of each byte set, which joins the two cases of
** a letter; what a key finds is compared.
*/
#include "ruleset.h"
#include "literal.h"

#include <string.h>

#define FOLD4 0x20202020u
#define FOLD2 0x2020u
#define NONE UINT32_MAX
#define MINWORTH 5 /* bits: what stands at each 32nd byte is not looked for */
#define NEAR 32    /* bytes between places that are tried at once */

typedef struct Rule {
  gl_regex *re;
  gl_byteset set; /* what may stand before a literal, */
  uint32_t min, max;
  uint8_t literals; /* 0: tried everywhere */
  uint8_t fold, kelvin;
  /* while a text is searched */
  uint8_t on, waiting, stopped;
  size_t done;     /* no match to be found begins before it */
  size_t from, to; /* waiting to be tried */
  uint64_t budget;
} Rule;

typedef struct Literal {
  uint32_t rule, next; /* next one with this key */
  uint8_t len, key;    /* where in it the key is */
  char s[GL_LIT_BYTES];
} Literal;

typedef struct Slot {
  uint32_t key, head; /* head NONE: free */
} Slot;

struct gl_ruleset {
  Rule *rule;
  size_t n, caprule;
  Literal *lit;
  size_t nlit, caplit;
  /* made when first searched */
  int built;
  Slot *slot; /* keys of four bytes, then of two, apart by bit 16 of a hash */
  size_t nslot;
  uint32_t single[256]; /* literals of one byte */
  int any2, any4;
  uint64_t pair[65536 / 64]; /* pairs that begin a key, folded */
  uint64_t *quad;            /* hashes of keys of four */
  unsigned bits;             /* log2 of its bits */
};

/* --- making -------------------------------------------------------------- */

gl_ruleset *gl_ruleset_new(const gl_mem *m) {
  gl_ruleset *s = m->alloc(m->ud, NULL, 0, sizeof *s);
  if (s) memset(s, 0, sizeof *s);
  return s;
}

static void drop_index(gl_ruleset *s, const gl_mem *m) {
  if (s->slot) m->alloc(m->ud, s->slot, s->nslot * sizeof *s->slot, 0);
  if (s->quad) m->alloc(m->ud, s->quad, ((size_t)1 << s->bits) / 8, 0);
  s->slot = NULL;
  s->quad = NULL;
  s->built = 0;
}

void gl_ruleset_free(gl_ruleset *s, const gl_mem *m) {
  size_t i;
  if (s == NULL) return;
  drop_index(s, m);
  for (i = 0; i < s->n; i++) gl_regex_free(s->rule[i].re, m);
  if (s->rule) m->alloc(m->ud, s->rule, s->caprule * sizeof *s->rule, 0);
  if (s->lit) m->alloc(m->ud, s->lit, s->caplit * sizeof *s->lit, 0);
  m->alloc(m->ud, s, sizeof *s, 0);
}

/* the literals of a pattern, if they are seldom enough to be worth it */
static void keep_literals(gl_ruleset *s, Rule *r, const gl_required *q) {
  unsigned i, k;
  if (q->lits.n == 0 || gl_literals_worth(&q->lits) < MINWORTH) return;
  r->set = q->set;
  r->min = q->min;
  r->max = q->max;
  r->fold = (uint8_t)q->fold;
  r->kelvin = (uint8_t)q->kelvin;
  r->literals = (uint8_t)q->lits.n;
  for (i = 0; i < q->lits.n; i++) {
    Literal *l = &s->lit[s->nlit++];
    memset(l, 0, sizeof *l);
    l->rule = (uint32_t)s->n;
    l->len = q->lits.len[i];
    memcpy(l->s, q->lits.s[i], l->len);
    if (r->fold)
      for (k = 0; k < l->len; k++)
        if (l->s[k] >= 'A' && l->s[k] <= 'Z') l->s[k] = (char)(l->s[k] + 32);
  }
}

int gl_ruleset_add(gl_ruleset *s, const gl_mem *m, const char *pattern,
                   size_t n, unsigned flags, gl_regexerror *error) {
  gl_required q;
  Rule *r;
  int rc;
  size_t at;
  if (s->n == GL_MAXRULES) return GL_ETOOMANY;
  if (gl_grow(m, &s->rule, &s->caprule, s->n + 1, sizeof *s->rule) ||
      gl_grow(m, &s->lit, &s->caplit, s->nlit + GL_LIT_MAX, sizeof *s->lit))
    return GL_ENOMEM;
  r = &s->rule[s->n];
  memset(r, 0, sizeof *r);
  rc = gl_regex_new(&r->re, m, pattern, n, flags, error);
  if (rc != GL_OK) return rc;
  if (!gl_regex_required(pattern, n, flags, &q, &at)) {
    gl_regex_free(r->re, m);
    error->at = at;
    strcpy(error->message, "\\G and (*COMMIT) are of no use here: a match may "
                           "be looked for anywhere");
    return GL_EREGEX;
  }
  drop_index(s, m);
  keep_literals(s, r, &q);
  s->n++;
  return GL_OK;
}

uint32_t gl_ruleset_count(const gl_ruleset *s) { return (uint32_t)s->n; }

const gl_regex *gl_ruleset_regex(const gl_ruleset *s, uint32_t rule) {
  return s->rule[rule].re;
}

unsigned gl_ruleset_literals(const gl_ruleset *s, uint32_t rule) {
  return s->rule[rule].literals;
}

/* --- the index of literals ----------------------------------------------- */

static inline uint32_t load32(const unsigned char *p) {
  return (uint32_t)p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
         (uint32_t)p[3] << 24;
}

static inline uint32_t pair_at(const unsigned char *p) {
  return ((uint32_t)p[0] | (uint32_t)p[1] << 8) | FOLD2;
}

static inline uint32_t mix(uint32_t key) { return key * 0x9E3779B1u; }

/* the slot of a key, or the free one where it would be */
static Slot *slot_of(const gl_ruleset *s, uint32_t key) {
  size_t i = mix(key) >> 7 & (s->nslot - 1);
  while (s->slot[i].head != NONE && s->slot[i].key != key)
    i = (i + 1) & (s->nslot - 1);
  return &s->slot[i];
}

/* Keys of two bytes: no key of four looks so, for bit 5 is set in those. */
#define SHORT(pair) ((pair)&0xFFFFu)

/* where in a literal the rarest `k` bytes are */
static unsigned rarest(const Literal *l, unsigned k) {
  unsigned i, best = 0, most = 0;
  for (i = 0; i + k <= l->len; i++) {
    unsigned w = gl_bytes_worth(l->s + i, k);
    if (w > most) most = w, best = i;
  }
  return best;
}

static void enter(gl_ruleset *s, uint32_t i) {
  Literal *l = &s->lit[i];
  const unsigned char *p = (const unsigned char *)l->s;
  uint32_t key;
  unsigned c;
  Slot *slot;
  l->key = 0;
  if (l->len == 1) {
    s->any2 = 1;
    for (c = 0; c < 256; c++) gl_bit_set(s->pair, (p[0] | c << 8) | FOLD2);
    l->next = s->single[p[0] | 0x20];
    s->single[p[0] | 0x20] = i;
    return;
  }
  l->key = (uint8_t)rarest(l, l->len < 4 ? 2 : 4);
  p += l->key;
  if (l->len < 4) {
    s->any2 = 1;
    gl_bit_set(s->pair, pair_at(p));
    key = SHORT(pair_at(p));
  } else {
    s->any4 = 1;
    key = load32(p) | FOLD4;
    gl_bit_set(s->quad, mix(key) >> (32 - s->bits));
  }
  slot = slot_of(s, key);
  l->next = slot->head;
  slot->key = key;
  slot->head = i;
}

static int build(gl_ruleset *s, const gl_mem *m) {
  size_t i;
  drop_index(s, m);
  s->any2 = s->any4 = 0;
  memset(s->pair, 0, sizeof s->pair);
  for (i = 0; i < 256; i++) s->single[i] = NONE;
  for (s->nslot = 16; s->nslot < 2 * s->nlit; s->nslot *= 2) {}
  for (s->bits = 15; s->bits < 21 && (size_t)1 << s->bits < 64 * s->nlit;)
    s->bits++;
  s->slot = m->alloc(m->ud, NULL, 0, s->nslot * sizeof *s->slot);
  if (s->slot == NULL) return GL_ENOMEM;
  s->quad = m->alloc(m->ud, NULL, 0, ((size_t)1 << s->bits) / 8);
  if (s->quad == NULL) {
    drop_index(s, m);
    return GL_ENOMEM;
  }
  memset(s->quad, 0, ((size_t)1 << s->bits) / 8);
  for (i = 0; i < s->nslot; i++) s->slot[i].head = NONE;
  for (i = s->nlit; i-- > 0;) enter(s, (uint32_t)i);
  s->built = 1;
  return GL_OK;
}

/* --- trying -------------------------------------------------------------- */

typedef struct Search {
  gl_ruleset *s;
  const gl_mem *m;
  const gl_text *t;
  gl_hits *hits;
} Search;

static void note_stop(Search *x, uint32_t rule, size_t at) {
  gl_hits *h = x->hits;
  if (h->stopped && (at > h->at || (at == h->at && rule > h->rule))) return;
  h->stopped = 1;
  h->spent = x->s->rule[rule].budget == 0;
  h->rule = rule;
  h->at = at;
}

static int note_hit(Search *x, uint32_t rule, const gl_regex *re, size_t *first,
                    size_t *end) {
  gl_hits *h = x->hits;
  unsigned i, n = gl_regex_names(re), group;
  gl_hit *hit;
  if (h->n >= UINT32_MAX || h->ngroups >= UINT32_MAX - n) return GL_ETOOMANY;
  if (gl_grow(&h->mem, &h->hit, &h->cap, h->n + 1, sizeof *h->hit) ||
      gl_grow(&h->mem, &h->group, &h->capgroup, h->ngroups + n + 1,
              sizeof *h->group))
    return GL_ENOMEM;
  gl_regex_group(re, 0, first, end);
  hit = &h->hit[h->n++];
  hit->rule = rule;
  hit->first = (uint32_t)*first;
  hit->end = (uint32_t)*end;
  hit->group = (uint32_t)h->ngroups;
  hit->ngroups = 0;
  for (i = 0; i < n; i++) {
    gl_hitgroup *g = &h->group[h->ngroups];
    size_t f, e;
    (void)gl_regex_name(re, i, &group);
    if (!gl_regex_group(re, group, &f, &e) || f == e) continue;
    g->name = i;
    g->first = (uint32_t)f;
    g->end = (uint32_t)e;
    h->ngroups++;
    hit->ngroups++;
  }
  return GL_OK;
}

/* Tries the rule from each place that waits. */
static int try_waiting(Search *x, uint32_t rule) {
  Rule *r = &x->s->rule[rule];
  size_t at = r->from < r->done ? r->done : r->from, first, end, stop;
  int rc = GL_OK;
  r->waiting = 0;
  while (at <= r->to && rc == GL_OK) {
    rc = gl_regex_find(r->re, x->m, x->t, at, r->to, &r->budget, &stop);
    if (rc == GL_OK) {
      rc = note_hit(x, rule, r->re, &first, &end);
      at = end > at ? end : at + 1;
    }
  }
  r->done = at > r->to ? at : r->to + 1;
  if (rc == GL_ELIMIT) {
    r->stopped = 1;
    note_stop(x, rule, stop);
  }
  return rc == GL_ENOMEM || rc == GL_ETOOMANY ? rc : GL_OK;
}

/* A match of the rule may begin from .. to. */
static int propose(Search *x, uint32_t rule, size_t from, size_t to) {
  Rule *r = &x->s->rule[rule];
  int rc = GL_OK;
  if (r->waiting && from <= r->to + NEAR) {
    if (from < r->from) r->from = from;
    if (to > r->to) r->to = to;
    return GL_OK;
  }
  if (r->waiting) rc = try_waiting(x, rule);
  r->waiting = 1;
  r->from = from;
  r->to = to;
  return rc;
}

/* --- the pass ------------------------------------------------------------ */

static int holds(const Literal *l, int fold, const unsigned char *s) {
  unsigned i;
  if (!fold) return memcmp(l->s, s, l->len) == 0;
  for (i = 0; i < l->len; i++) {
    unsigned c = s[i];
    if (c - 'A' < 26) c += 32;
    if (c != (unsigned char)l->s[i]) return 0;
  }
  return 1;
}

/* The key of a literal, and of those after it, stands at `p`. */
static int candidates(Search *x, uint32_t i, const unsigned char *p) {
  const unsigned char *s = x->t->s, *e = s + x->t->len;
  for (; i != NONE; i = x->s->lit[i].next) {
    const Literal *l = &x->s->lit[i];
    Rule *r = &x->s->rule[l->rule];
    size_t at, low, from;
    int rc;
    if (!r->on || r->stopped || (size_t)(p - s) < l->key ||
        (size_t)(e - p) < (size_t)(l->len - l->key) ||
        !holds(l, r->fold, p - l->key))
      continue;
    at = (size_t)(p - s) - l->key;
    if (at < r->min) continue;
    low = r->max < at ? at - r->max : 0;
    if (r->done > low) low = r->done;
    if (r->waiting && r->to >= low) low = r->to + 1; /* it waits already */
    if (low > at) continue;
    /* a long way that must be there is not looked at byte by byte */
    for (from = r->min > NEAR ? at - r->min : at; from > low; from--)
      if (!(r->set.w[s[from - 1] >> 6] >> (s[from - 1] & 63) & 1)) break;
    if (from > at - r->min) continue;
    rc = propose(x, l->rule, from, at - r->min);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

static GL_COLD int key_found(Search *x, uint32_t key, const unsigned char *p) {
  return candidates(x, slot_of(x->s, key)->head, p);
}

static GL_COLD int pair_found(Search *x, const unsigned char *p) {
  int rc = key_found(x, SHORT(pair_at(p)), p);
  return rc == GL_OK ? candidates(x, x->s->single[p[0] | 0x20], p) : rc;
}

static int pass(Search *x) {
  const gl_ruleset *s = x->s;
  const unsigned char *p = x->t->s, *e = p + x->t->len;
  unsigned shift = 32 - s->bits;
  int rc = GL_OK, any2 = s->any2, any4 = s->any4;
  for (; e - p >= 4 && rc == GL_OK; p++) {
    uint32_t w = load32(p), key = w | FOLD4;
    if (any4 && GL_UNLIKELY(gl_bit_get(s->quad, mix(key) >> shift)))
      rc = key_found(x, key, p);
    if (any2 && GL_UNLIKELY(gl_bit_get(s->pair, (w & 0xFFFF) | FOLD2)) &&
        rc == GL_OK)
      rc = pair_found(x, p);
  }
  for (; e - p >= 2 && rc == GL_OK; p++)
    if (gl_bit_get(s->pair, pair_at(p))) rc = pair_found(x, p);
  if (p < e && rc == GL_OK) rc = candidates(x, s->single[*p | 0x20], p);
  return rc;
}

/* Whether some character of a text is a k or an s beside those of ASCII. */
static int has_kelvin(const gl_text *t) {
  const unsigned char *p = t->s, *e = p + t->len;
  if (t->known & GL_TEXT_ASCII) return 0;
  for (; (p = gl_skip_ascii(p, e)) < e; p++) {
    if (e - p >= 2 && p[0] == 0xC5 && p[1] == 0xBF) return 1;
    if (e - p >= 3 && p[0] == 0xE2 && p[1] == 0x84 && p[2] == 0xAA) return 1;
  }
  return 0;
}

/* Hits in the order of rules: each rule's own came from left to right. */
static int order_hits(gl_hits *h, size_t nrules) {
  const gl_mem *m = &h->mem;
  size_t i, sum = 0, size = (nrules + 1) * sizeof(size_t);
  size_t *at = m->alloc(m->ud, NULL, 0, size);
  gl_hit *to = NULL;
  if (at && h->n) to = m->alloc(m->ud, NULL, 0, h->cap * sizeof *to);
  if (to) {
    memset(at, 0, size);
    for (i = 0; i < h->n; i++) at[h->hit[i].rule]++;
    for (i = 0; i < nrules; i++) {
      size_t n = at[i];
      at[i] = sum;
      sum += n;
    }
    for (i = 0; i < h->n; i++) to[at[h->hit[i].rule]++] = h->hit[i];
    m->alloc(m->ud, h->hit, h->cap * sizeof *to, 0);
    h->hit = to;
  }
  if (at) m->alloc(m->ud, at, size, 0);
  return at == NULL || (h->n && to == NULL) ? GL_ENOMEM : GL_OK;
}

void gl_hits_free(gl_hits *h) {
  const gl_mem *m = &h->mem;
  if (h->hit) m->alloc(m->ud, h->hit, h->cap * sizeof *h->hit, 0);
  if (h->group) m->alloc(m->ud, h->group, h->capgroup * sizeof *h->group, 0);
  h->hit = NULL;
  h->group = NULL;
  h->n = h->cap = h->ngroups = h->capgroup = 0;
}

int gl_ruleset_find(gl_ruleset *s, const gl_mem *m, const gl_text *t,
                    const uint8_t *allow, uint64_t budget, gl_hits *hits) {
  Search x;
  int rc = GL_OK, kelvin = -1, any = 0;
  uint32_t i;
  if (!s->built) rc = build(s, m);
  if (rc != GL_OK) return rc;
  x.s = s;
  x.m = m;
  x.t = t;
  x.hits = hits;
  for (i = 0; i < s->n; i++) {
    Rule *r = &s->rule[i];
    r->budget = budget;
    r->on = r->waiting = r->stopped = 0;
    r->done = 0;
    if (t->len == 0 || (allow && !allow[i])) continue;
    if (r->kelvin && kelvin < 0) kelvin = has_kelvin(t);
    r->on = r->literals && !(r->kelvin && kelvin > 0);
    any |= r->on;
    if (!r->on) rc = propose(&x, i, 0, t->len);
    if (rc != GL_OK) return rc;
  }
  if (any) rc = pass(&x);
  for (i = 0; i < s->n && rc == GL_OK; i++)
    if (s->rule[i].waiting && !s->rule[i].stopped) rc = try_waiting(&x, i);
  return rc == GL_OK ? order_hits(hits, s->n) : rc;
}
