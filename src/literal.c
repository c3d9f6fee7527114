/*
** literal.c: literals that a regular expression cannot match without: what is
** known of a part of a pattern, and of parts that follow each other, that stand
** for each other, that are repeated. The pattern is read by required.c.
*/
#include "clue.h"

#include <string.h>

static uint32_t plus(uint32_t a, uint32_t b) {
  return a > GL_NOLIMIT - b ? GL_NOLIMIT : a + b;
}

static uint32_t times(uint32_t a, uint32_t b) {
  return a && b > GL_NOLIMIT / a ? GL_NOLIMIT : a * b;
}

/* --- literals ------------------------------------------------------------ */

/*
** How rare a byte is in texts, as -log2 of its share, letters in either case:
** of English news, but bytes of other scripts as in those.
*/
static unsigned rarity(unsigned c) {
  static const uint8_t letter[26] = {4, 6, 5, 5,  3, 5, 6, 4, 4, 9, 7, 5, 5,
                                     4, 4, 6, 10, 4, 4, 3, 5, 7, 6, 9, 6, 10};
  if (c >= 0x80) return 4;
  if (c - 'A' < 26) c += 32;
  if (c - 'a' < 26) return letter[c - 'a'];
  if (c == ' ') return 2;
  if (c - '0' < 10) return 7;
  if (c == '.' || c == ',' || c == '\n' || c == '\r') return 6;
  if (c == '-' || c == '"' || c == '\'') return 8;
  return 9;
}

static unsigned log2_of(unsigned n) {
  unsigned k = 0;
  while (n >>= 1) k++;
  return k;
}

unsigned gl_bytes_worth(const char *s, unsigned n) {
  unsigned sum = 0;
  while (n--) sum += rarity((unsigned char)*s++);
  return sum;
}

unsigned gl_literals_worth(const gl_literals *l) {
  unsigned least = 1000, i, w;
  if (l->n == 0) return 0;
  for (i = 0; i < l->n; i++) {
    w = gl_bytes_worth(l->s[i], l->len[i]);
    if (w < least) least = w;
  }
  w = log2_of(l->n);
  return least > w ? least - w : 0;
}

int gl_literals_add(gl_literals *l, const char *s, unsigned n) {
  unsigned i;
  if (n > GL_LIT_BYTES) return 0;
  for (i = 0; i < l->n; i++)
    if (l->len[i] == n && memcmp(l->s[i], s, n) == 0) return 1;
  if (l->n == GL_LIT_MAX) return 0;
  memcpy(l->s[l->n], s, n);
  l->len[l->n++] = (uint8_t)n;
  return 1;
}

static int lit_union(gl_literals *l, const gl_literals *a) {
  unsigned i;
  for (i = 0; i < a->n; i++)
    if (!gl_literals_add(l, a->s[i], a->len[i])) return 0;
  return 1;
}

/* out = each of a with each of b behind it; 0: too much */
static int lit_product(const gl_literals *a, const gl_literals *b,
                       gl_literals *out) {
  unsigned i, k;
  char s[2 * GL_LIT_BYTES];
  out->n = 0;
  if (a->n * b->n > GL_LIT_MAX) return 0;
  for (i = 0; i < a->n; i++)
    for (k = 0; k < b->n; k++) {
      memcpy(s, a->s[i], a->len[i]);
      memcpy(s + a->len[i], b->s[k], b->len[k]);
      if (!gl_literals_add(out, s, a->len[i] + b->len[k])) return 0;
    }
  return 1;
}

static int has_empty(const gl_literals *l) {
  unsigned i;
  for (i = 0; i < l->n; i++)
    if (l->len[i] == 0) return 1;
  return 0;
}

/* --- parts --------------------------------------------------------------- */

void gl_clue_empty(gl_clue *p) {
  memset(&p->set, 0, sizeof p->set);
  p->min = p->max = 0;
  p->exact.n = 1;
  p->exact.len[0] = 0;
  p->best.lits.n = 0;
}

void gl_clue_bytes(gl_clue *p, uint32_t min, uint32_t max) {
  gl_clue_empty(p);
  p->exact.n = 0;
  p->min = min;
  p->max = max;
}

void gl_clue_unknown(gl_clue *p) {
  gl_clue_bytes(p, 0, GL_NOLIMIT);
  gl_byteset_all(&p->set);
}

/* `lits`, `min` to `max` bytes of `set` behind where the part begins: kept
** where that is better than what it has */
static void offer(gl_clue *p, const gl_literals *lits, uint32_t min,
                  uint32_t max, const gl_byteset *set) {
  if (lits->n == 0 || has_empty(lits)) return;
  if (gl_literals_worth(lits) <= gl_literals_worth(&p->best.lits)) return;
  p->best.lits = *lits;
  p->best.min = min;
  p->best.max = max;
  p->best.set = *set;
}

void gl_chain_begin(gl_chain *c) {
  gl_clue_empty(&c->all);
  c->tail = c->all.exact;
  c->min = c->max = 0;
  c->set = c->all.set;
}

void gl_chain_close(gl_chain *c) {
  offer(&c->all, &c->tail, c->min, c->max, &c->set);
}

/* the tail begins anew, behind all that there is */
static void chain_fresh(gl_chain *c, const gl_literals *tail) {
  gl_chain_close(c);
  c->min = c->all.min;
  c->max = c->all.max;
  c->set = c->all.set;
  c->tail = *tail;
}

void gl_chain_add(gl_chain *c, const gl_clue *p) {
  gl_literals l;
  gl_byteset set = c->all.set;
  if (p->exact.n) {
    if (lit_product(&c->tail, &p->exact, &l))
      c->tail = l;
    else
      chain_fresh(c, &p->exact);
    if (!c->all.exact.n || !lit_product(&c->all.exact, &p->exact, &l)) l.n = 0;
    c->all.exact = l;
  } else if (p->best.lits.n) {
    gl_byteset_join(&set, &p->best.set);
    offer(&c->all, &p->best.lits, plus(c->all.min, p->best.min),
          plus(c->all.max, p->best.max), &set);
  }
  c->all.min = plus(c->all.min, p->min);
  c->all.max = plus(c->all.max, p->max);
  gl_byteset_join(&c->all.set, &p->set);
  if (p->exact.n == 0) {
    l.n = 1;
    l.len[0] = 0;
    chain_fresh(c, &l);
    c->all.exact.n = 0;
  }
}

void gl_clue_either(gl_clue *p, const gl_clue *q) {
  gl_literals l = p->best.lits;
  if (q->min < p->min) p->min = q->min;
  if (q->max > p->max) p->max = q->max;
  gl_byteset_join(&p->set, &q->set);
  if (!p->exact.n || !q->exact.n || !lit_union(&p->exact, &q->exact))
    p->exact.n = 0;
  if (l.n && q->best.lits.n && lit_union(&l, &q->best.lits)) {
    p->best.lits = l;
    if (q->best.min < p->best.min) p->best.min = q->best.min;
    if (q->best.max > p->best.max) p->best.max = q->best.max;
    gl_byteset_join(&p->best.set, &q->best.set);
  } else
    p->best.lits.n = 0;
}

void gl_clue_repeat(gl_clue *p, uint32_t low, uint32_t high) {
  gl_literals one = p->exact, l = p->exact, next;
  uint32_t i;
  if (low == 1 && high == 1) return;
  p->min = times(p->min, low);
  p->max = times(p->max, high);
  if (low == 0) {
    p->best.lits.n = 0;
    if (high != 1 || !p->exact.n || !gl_literals_add(&p->exact, "", 0))
      p->exact.n = 0;
    return;
  }
  p->exact.n = 0;
  if (one.n == 0) return; /* its best is that of the first time */
  for (i = 1; i < low && lit_product(&l, &one, &next); i++) l = next;
  if (i == low && low == high) p->exact = l;
  if (!has_empty(&l)) {
    gl_byteset none = {{0, 0, 0, 0}};
    p->best.lits.n = 0;
    offer(p, &l, 0, 0, &none);
  }
}
