/*
** sieve.c: which regexes and misspelt words of a program a word may pass at
** all. What a regex must hold (required.c) is looked up at each place of the
** word; where no literal is known, it takes so many bytes of so many kinds. Of
** a misspelt word edits leave most letters, and its length. What passes the
** sieve is asked then; so it may let pass too much, and never too little.
*/
#include "literal.h"
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

#define KEY 4 /* bytes of a literal that are looked up, at most */
#define NONE UINT32_MAX

typedef struct Literal {
  uint32_t next, like; /* the next one of that key */
  uint32_t min, max;   /* where in the word it may begin */
  uint8_t len, fold;
  char s[GL_LIT_BYTES];
} Literal;

typedef struct Kind { /* what no literal is known of */
  uint32_t like, least;
  gl_byteset set;
} Kind;

typedef struct Fuzzy {
  uint32_t like, n, max; /* characters, edits */
  uint64_t letters;
} Fuzzy;

typedef struct Sieve { /* of one attribute */
  uint32_t *slot;      /* literal + 1 */
  size_t nslot;
  Literal *lit;
  Kind *kind;
  Fuzzy *fuzzy; /* by length */
  size_t nlit, nkind, nfuzzy, caplit, capkind, capfuzzy;
  unsigned lengths; /* bit n: keys of n bytes */
  unsigned edits;   /* at most */
  int kelvin;       /* see literal.h */
} Sieve;

struct gl_sieve {
  Sieve of[GL_NWORDATTRS];
};

void gl_sieve_free(gl_sieve *x, const gl_mem *m) {
  unsigned a;
  if (x == NULL) return;
  for (a = 0; a < GL_NWORDATTRS; a++) {
    Sieve *s = &x->of[a];
    gl_drop(m, s->slot, s->nslot * sizeof *s->slot);
    gl_drop(m, s->lit, s->caplit * sizeof *s->lit);
    gl_drop(m, s->kind, s->capkind * sizeof *s->kind);
    gl_drop(m, s->fuzzy, s->capfuzzy * sizeof *s->fuzzy);
  }
  gl_drop(m, x, sizeof *x);
}

/* --- words ---------------------------------------------------------------- */

static unsigned folded(unsigned c) { return c - 'A' < 26 ? c | 32 : c; }

/* The key of n bytes, in small letters. */
static uint32_t key_of(const char *s, unsigned n) {
  uint32_t key = n;
  unsigned i;
  for (i = 0; i < n; i++) key = key * 257 + folded((unsigned char)s[i]) + 1;
  return key;
}

static uint32_t *slot_of(const Sieve *s, uint32_t key) {
  return &s->slot[key * 0x9E3779B1u >> 7 & (s->nslot - 1)];
}

/* A letter stands for all that are 64 apart. */
static uint64_t letters_of(const uint32_t *c, size_t n) {
  uint64_t set = 0;
  for (; n; n--) set |= (uint64_t)1 << (*c++ & 63);
  return set;
}

/* The signs that are a k and an s too. */
static int has_kelvin(const char *s, size_t n) {
  for (; n > 1; s++, n--)
    if (memcmp(s, "\xC5\xBF", 2) == 0 ||
        (n > 2 && memcmp(s, "\xE2\x84\xAA", 3) == 0))
      return 1;
  return 0;
}

/* --- making --------------------------------------------------------------- */

static int add_literals(Sieve *s, const gl_mem *m, uint32_t like,
                        const gl_regex *re, const gl_required *q) {
  int at_begin = gl_regex_anchored(re);
  unsigned i, k;
  if (gl_grow(m, &s->lit, &s->caplit, s->nlit + q->lits.n, sizeof *s->lit))
    return GL_ENOMEM;
  for (i = 0; i < q->lits.n; i++) {
    Literal *l = &s->lit[s->nlit++];
    memset(l, 0, sizeof *l);
    l->like = like;
    l->min = q->min;
    l->max = at_begin ? q->max : GL_NOLIMIT;
    l->fold = (uint8_t)q->fold;
    l->len = q->lits.len[i];
    memcpy(l->s, q->lits.s[i], l->len);
    for (k = 0; q->fold && k < l->len; k++)
      l->s[k] = (char)folded((unsigned char)l->s[k]);
    s->lengths |= 1u << (l->len < KEY ? l->len : KEY);
  }
  s->kelvin |= q->kelvin;
  return GL_OK;
}

static int add_regex(Sieve *s, const gl_program *p, uint32_t like) {
  const gl_regex *re = p->regex[p->node[p->like[like]].x];
  unsigned flags;
  gl_str source = gl_regex_source(re, &flags);
  gl_required q;
  Kind *k;
  size_t at;
  if (!gl_regex_required(source.s, source.n, flags, &q, &at)) q.least = 0;
  if (q.lits.n) return add_literals(s, &p->mem, like, re, &q);
  if (gl_grow(&p->mem, &s->kind, &s->capkind, s->nkind + 1, sizeof *k))
    return GL_ENOMEM;
  k = &s->kind[s->nkind++];
  k->like = like;
  k->least = q.least;
  k->set = q.bytes;
  return GL_OK;
}

static int add_fuzzy(Sieve *s, const gl_program *p, uint32_t like) {
  const gl_node *t = &p->node[p->like[like]];
  Fuzzy *f;
  if (gl_grow(&p->mem, &s->fuzzy, &s->capfuzzy, s->nfuzzy + 1, sizeof *f))
    return GL_ENOMEM;
  f = &s->fuzzy[s->nfuzzy++];
  f->like = like;
  f->n = t->n;
  f->max = (uint32_t)t->value & 15;
  f->letters = letters_of(p->list + t->at, t->n);
  if (f->max > s->edits) s->edits = f->max;
  return GL_OK;
}

static int by_length(const void *a, const void *b) {
  const Fuzzy *x = a, *y = b;
  if (x->n != y->n) return x->n < y->n ? -1 : 1;
  return (x->like > y->like) - (x->like < y->like);
}

static int index_literals(Sieve *s, const gl_mem *m) {
  uint32_t i, *slot;
  if (s->nlit >= NONE / 2) return GL_ETOOMANY;
  for (s->nslot = 64; s->nslot < 2 * s->nlit;) s->nslot *= 2;
  s->slot = m->alloc(m->ud, NULL, 0, s->nslot * sizeof *s->slot);
  if (s->slot == NULL) return GL_ENOMEM;
  memset(s->slot, 0, s->nslot * sizeof *s->slot);
  for (i = 0; i < s->nlit; i++) {
    Literal *l = &s->lit[i];
    slot = slot_of(s, key_of(l->s, l->len < KEY ? l->len : KEY));
    l->next = *slot;
    *slot = i + 1;
  }
  return GL_OK;
}

int gl_sieve_new(gl_sieve **x, const gl_program *p) {
  const gl_mem *m = &p->mem;
  uint32_t i;
  unsigned a;
  int err = GL_OK;
  *x = m->alloc(m->ud, NULL, 0, sizeof **x);
  if (*x == NULL) return GL_ENOMEM;
  memset(*x, 0, sizeof **x);
  for (i = 0; i < p->nlikes && !err; i++) {
    const gl_node *t = &p->node[p->like[i]];
    Sieve *s = &(*x)->of[t->attr];
    err = t->op == GL_NODE_REGEX ? add_regex(s, p, i) : add_fuzzy(s, p, i);
  }
  for (a = 0; a < GL_NWORDATTRS && !err; a++) {
    Sieve *s = &(*x)->of[a];
    if (s->nfuzzy) qsort(s->fuzzy, s->nfuzzy, sizeof *s->fuzzy, by_length);
    if (s->nlit) err = index_literals(s, m);
  }
  return err;
}

/* --- asking --------------------------------------------------------------- */

typedef struct Asked { /* a word */
  const Sieve *sieve;
  const char *s;
  size_t n;
  gl_likefn *fn;
  void *ud;
} Asked;

static int stands(const Literal *l, const char *s, size_t n, size_t at) {
  unsigned i;
  if (l->len > n || at < l->min || at > l->max) return 0;
  if (!l->fold) return memcmp(l->s, s, l->len) == 0;
  for (i = 0; i < l->len; i++)
    if (folded((unsigned char)s[i]) != (unsigned char)l->s[i]) return 0;
  return 1;
}

/* The literals that stand at a place of the word. */
static int ask_at(const Asked *a, size_t at) {
  const Sieve *x = a->sieve;
  const char *s = a->s + at;
  size_t n = a->n - at;
  unsigned k;
  int err = GL_OK;
  for (k = 1; k <= KEY && k <= n; k++) {
    uint32_t i;
    if (!(x->lengths >> k & 1)) continue;
    for (i = *slot_of(x, key_of(s, k)); i && !err; i = x->lit[i - 1].next)
      if (stands(&x->lit[i - 1], s, n, at))
        err = a->fn(a->ud, x->lit[i - 1].like);
  }
  return err;
}

static int ask_literals(const Asked *a) {
  const Sieve *x = a->sieve;
  size_t i;
  int err = GL_OK;
  if (x->kelvin && has_kelvin(a->s, a->n)) {
    for (i = 0; i < x->nlit && !err; i++) err = a->fn(a->ud, x->lit[i].like);
    return err;
  }
  for (i = 0; i < a->n && !err; i++) err = ask_at(a, i);
  return err;
}

static int ask_kinds(const Asked *a) {
  const Sieve *x = a->sieve;
  gl_byteset has;
  size_t i, k;
  int err = GL_OK;
  memset(&has, 0, sizeof has);
  for (i = 0; i < a->n; i++) gl_bit_set(has.w, (unsigned char)a->s[i]);
  for (k = 0; k < x->nkind && !err; k++) {
    const Kind *t = &x->kind[k];
    uint32_t left = t->least;
    if (left && !((has.w[0] & t->set.w[0]) | (has.w[1] & t->set.w[1]) |
                  (has.w[2] & t->set.w[2]) | (has.w[3] & t->set.w[3])))
      continue;
    for (i = 0; i < a->n && left; i++)
      left -= (uint32_t)gl_bit_get(t->set.w, (unsigned char)a->s[i]);
    if (left == 0) err = a->fn(a->ud, t->like);
  }
  return err;
}

/* how many bits are set, if they are at most `most` */
static int few_bits(uint64_t v, uint32_t most) {
  for (; v; v &= v - 1)
    if (most-- == 0) return 0;
  return 1;
}

static int ask_fuzzy(const Asked *a) {
  const Sieve *x = a->sieve;
  const unsigned char *p = (const unsigned char *)a->s, *e = p + a->n;
  uint64_t letters = 0;
  uint32_t n = 0;
  size_t lo = 0, hi = x->nfuzzy;
  int err = GL_OK;
  for (; p < e && n < NONE / 2; n++) {
    unsigned len;
    letters |= (uint64_t)1 << (gl_decode(p, e, &len) & 63);
    p += len;
  }
  while (lo < hi) { /* the first that is long enough */
    size_t mid = lo + (hi - lo) / 2;
    if (x->fuzzy[mid].n + x->edits < n)
      lo = mid + 1;
    else
      hi = mid;
  }
  for (; lo < x->nfuzzy && x->fuzzy[lo].n <= n + x->edits && !err; lo++) {
    const Fuzzy *f = &x->fuzzy[lo];
    if (f->n > n + f->max || n > f->n + f->max) continue;
    if (few_bits(f->letters & ~letters, f->max) &&
        few_bits(letters & ~f->letters, f->max))
      err = a->fn(a->ud, f->like);
  }
  return err;
}

int gl_sieve_any(const gl_sieve *x, unsigned attr) {
  const Sieve *s = &x->of[attr];
  return s->nlit || s->nkind || s->nfuzzy;
}

int gl_sieve_ask(const gl_sieve *x, unsigned attr, gl_str word, gl_likefn *fn,
                 void *ud) {
  Asked a;
  int err = GL_OK;
  a.sieve = &x->of[attr];
  a.s = word.s;
  a.n = word.n;
  a.fn = fn;
  a.ud = ud;
  if (a.sieve->nlit) err = ask_literals(&a);
  if (!err && a.sieve->nkind) err = ask_kinds(&a);
  if (!err && a.sieve->nfuzzy) err = ask_fuzzy(&a);
  return err;
}
