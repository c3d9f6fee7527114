/*
** crowd.c: many states at once. Where a token leads to what thousands of rules
** go on with, each of these asks for another word, and the next token is one of
** them. So in a set of many states the tests are sorted, and what a token passes
** is looked up in them. And such a set, a *crowd*, is one member of other sets:
** all that begins with one test is the same behind every token that passes it,
** whatever else begins there, and so is what becomes of it. A crowd has no
** crowds in it.
**
** Only where the order of states does not matter.
*/
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

/* States that are looked at one by one. A test build has fewer. */
#ifndef GL_CROWD_FEW
#define GL_CROWD_FEW 24
#endif
#define FEW GL_CROWD_FEW
#define NONE UINT32_MAX

void gl_crowds_clear(gl_crowds *c) {
  c->nset = c->npool = c->nmoved = 0;
  if (c->oftest) memset(c->oftest, 0, c->captest * sizeof *c->oftest);
  if (c->ofstate) memset(c->ofstate, 0, c->capstate * sizeof *c->ofstate);
}

#define DROP(array, cap) \
  if (c->array) m->alloc(m->ud, c->array, c->cap * sizeof *c->array, 0)

void gl_crowds_free(gl_crowds *c, const gl_mem *m) {
  DROP(set, capset);
  DROP(pool, cappool);
  DROP(moved, capmoved);
  DROP(oftest, captest);
  DROP(ofstate, capstate);
  memset(c, 0, sizeof *c);
}

/* Number i of an array that is 0 where nothing was put; NULL: no memory. */
static uint32_t *place(gl_matcher *m, uint32_t **array, size_t *cap, size_t i) {
  size_t had = *cap;
  if (i >= had) {
    if (gl_grow(&m->mem, array, cap, i + 1, sizeof **array)) return NULL;
    memset(*array + had, 0, (*cap - had) * sizeof **array);
  }
  return *array + i;
}

/* --- the tests of a set ------------------------------------------------------ */

/* What is being made: each instruction is in it once. */
typedef struct Maker {
  gl_matcher *m;
  uint64_t *met;
  uint32_t *stack;
  size_t capstack;
} Maker;

static int put(gl_matcher *m, uint32_t test, uint32_t state) {
  gl_crowds *c = &m->dfa.crowds;
  if (c->npool >= UINT32_MAX) return GL_ETOOMANY;
  if (gl_grow(&m->mem, &c->pool, &c->cappool, c->npool + 1, sizeof *c->pool))
    return GL_ENOMEM;
  c->pool[c->npool].test = test;
  c->pool[c->npool++].state = state;
  return GL_OK;
}

/* Adds the tests that a state stands before; NONE: what is no test. */
static int enter(Maker *k, uint32_t state) {
  const gl_program *p = k->m->p;
  size_t top = 0;
  int err;
  if (state >= p->ninst) return put(k->m, NONE, state);
  err = gl_grow(&k->m->mem, &k->stack, &k->capstack, 1, sizeof *k->stack);
  if (!err) k->stack[top++] = state;
  while (top && !err) {
    uint32_t pc = k->stack[--top];
    const gl_inst *i = &p->inst[pc];
    if (gl_bit_get(k->met, pc)) continue;
    gl_bit_set(k->met, pc);
    err =
        gl_grow(&k->m->mem, &k->stack, &k->capstack, top + 2, sizeof *k->stack);
    if (err) break;
    switch (i->op) {
      case GL_OP_TEST: err = put(k->m, i->x, pc); break;
      case GL_OP_SPLIT: k->stack[top++] = i->y; /* FALLTHROUGH */
      case GL_OP_JUMP: k->stack[top++] = i->x; break;
      case GL_OP_SAVE: k->stack[top++] = pc + 1; break;
      default: err = put(k->m, NONE, pc);
    }
  }
  return err;
}

static int by_test(const void *a, const void *b) {
  const struct gl_crowdstate *x = a, *y = b;
  if (x->test != y->test) return x->test < y->test ? -1 : 1;
  return (x->state > y->state) - (x->state < y->state);
}

static int enter_all(gl_matcher *m, const uint32_t *state, uint32_t n) {
  size_t size = GL_BITWORDS(m->p->ninst + 1) * sizeof(uint64_t);
  Maker k;
  int err = GL_OK;
  memset(&k, 0, sizeof k);
  k.m = m;
  k.met = m->mem.alloc(m->mem.ud, NULL, 0, size);
  if (k.met == NULL) return GL_ENOMEM;
  memset(k.met, 0, size);
  for (; n && !err; n--) err = enter(&k, *state++);
  m->mem.alloc(m->mem.ud, k.met, size, 0);
  if (k.stack)
    m->mem.alloc(m->mem.ud, k.stack, k.capstack * sizeof *k.stack, 0);
  return err;
}

/* The sorted tests of the set `state`, made when they are first asked for. */
static int find_tests(gl_matcher *m, uint32_t state,
                      const struct gl_crowd **set) {
  gl_crowds *c = &m->dfa.crowds;
  uint32_t n, *number = place(m, &c->ofstate, &c->capstate, state);
  const uint32_t *list = gl_list(&m->dfa.state, state, &n);
  size_t from = c->npool, i;
  struct gl_crowd *s;
  if (number == NULL) return GL_ENOMEM;
  if (*number == 0) {
    int err = gl_grow(&m->mem, &c->set, &c->capset, c->nset + 1, sizeof *s);
    if (!err) err = enter_all(m, list, n);
    if (err) return err;
    s = &c->set[c->nset];
    s->at = (uint32_t)from;
    s->n = (uint32_t)(c->npool - from);
    s->mask = 0;
    qsort(c->pool + from, s->n, sizeof *c->pool, by_test);
    for (i = from; i < c->npool && c->pool[i].test != NONE; i++)
      s->mask |= gl_test_bit(c->pool[i].test);
    *number = (uint32_t)++c->nset;
  }
  *set = &c->set[*number - 1];
  return GL_OK;
}

/* --- a step: what of a set is looked at --------------------------------------- */

static int join(gl_matcher *m, uint32_t state) {
  gl_threads *t = &m->now;
  if (t->n == t->cap &&
      gl_grow(&m->mem, &t->t, &t->cap, t->n + 1, sizeof *t->t))
    return GL_ENOMEM;
  memset(&t->t[t->n], 0, sizeof *t->t);
  t->t[t->n++].state = state;
  return GL_OK;
}

/* The first place from s on, n are there, whose test is not below. */
static const struct gl_crowdstate *lower(const struct gl_crowdstate *s,
                                         size_t n, uint32_t test) {
  while (n) {
    size_t half = n / 2;
    if (s[half].test < test) {
      s += half + 1;
      n -= half + 1;
    } else
      n = half;
  }
  return s;
}

/* The states of a set of many that stand before what the symbol passes, or before
** what is no test. */
static int join_some(gl_matcher *m, uint32_t state, uint32_t symbol) {
  const struct gl_crowd *set;
  const struct gl_crowdstate *v, *end;
  uint32_t n, i;
  const uint32_t *test = gl_list(&m->s->lists, symbol, &n);
  int err = find_tests(m, state, &set);
  if (err) return err;
  m->asked |= set->mask;
  v = m->dfa.crowds.pool + set->at;
  end = v + set->n;
  for (i = 0; i <= n && v < end && !err; i++) {
    uint32_t x = i < n && test[i] < m->p->ntests ? test[i] : NONE;
    v = lower(v, (size_t)(end - v), x);
    for (; v < end && v->test == x && !err; v++) err = join(m, v->state);
  }
  return err;
}

int gl_crowd_join(gl_matcher *m, uint32_t state, uint32_t symbol) {
  uint32_t n, i;
  const uint32_t *list = gl_list(&m->dfa.state, state, &n);
  int err = GL_OK;
  m->now.n = 0;
  if (n > FEW && m->extent != GL_EXT_FIRST && !(list[n - 1] & GL_CROWD))
    return join_some(m, state, symbol);
  for (i = 0; i < n && !(list[i] & GL_CROWD) && !err; i++)
    err = join(m, list[i]);
  return err;
}

/* --- a step: the crowds in a set ------------------------------------------------ */

int gl_crowd_move(gl_matcher *m, uint32_t state, uint32_t symbol,
                  gl_stepfn *step, uint64_t *mask) {
  gl_crowds *c = &m->dfa.crowds;
  uint32_t n, i;
  const uint32_t *list = gl_list(&m->dfa.state, state, &n);
  int err = GL_OK;
  for (i = n; i-- > 0 && list[i] & GL_CROWD && !err;
       list = gl_list(&m->dfa.state, state, &n)) { /* others come to it */
    struct gl_moved to;
    uint32_t crowd = to.state = list[i] & ~GL_CROWD;
    c->nested++;
    err = step(m, &to.state, symbol, &to.rules);
    c->nested--;
    if (err) break;
    *mask |= m->dfa.outlook[crowd].mask;
    err = gl_grow(&m->mem, &c->moved, &c->capmoved, c->nmoved + 1, sizeof to);
    if (!err) c->moved[c->nmoved++] = to;
  }
  return err;
}

/* Adds the states of a set, those of its crowds too, to m->then. */
static int flatten(gl_matcher *m, uint32_t state) {
  gl_threads *t = &m->then;
  uint32_t n;
  const uint32_t *list = gl_list(&m->dfa.state, state, &n);
  if (gl_grow(&m->mem, &t->t, &t->cap, t->n + n, sizeof *t->t))
    return GL_ENOMEM;
  for (; n; n--, list++) {
    memset(&t->t[t->n], 0, sizeof *t->t);
    t->t[t->n++].state = *list;
  }
  return GL_OK;
}

int gl_crowd_flatten(gl_matcher *m, size_t base) {
  gl_crowds *c = &m->dfa.crowds;
  int err = GL_OK;
  while (c->nmoved > base && !err)
    err = flatten(m, c->moved[--c->nmoved].state);
  return err;
}

/* --- sets with crowds in them ------------------------------------------------- */

static int number_of(gl_matcher *m, size_t n, uint32_t *number) {
  uint32_t *v = m->tmp;
  size_t i, k = 0;
  gl_numbers_sort(v, n);
  for (i = 0; i < n; i++)
    if (k == 0 || v[k - 1] != v[i]) v[k++] = v[i];
  return gl_lists_add(&m->dfa.state, v, k, number);
}

/* The number of the set of plain states in m->then. */
static int plain_number(gl_matcher *m, uint32_t *number) {
  size_t i, n = m->then.n;
  if (gl_grow(&m->mem, &m->tmp, &m->captmp, n, sizeof *m->tmp))
    return GL_ENOMEM;
  for (i = 0; i < n; i++) m->tmp[i] = m->then.t[i].state;
  return number_of(m, n, number);
}

int gl_crowd_number(gl_matcher *m, size_t base, uint32_t *number) {
  gl_crowds *c = &m->dfa.crowds;
  size_t i, k = base;
  uint32_t n, plain = 0;
  int err = GL_OK;
  for (i = base; i < c->nmoved && !err; i++) { /* small ones are none */
    uint32_t s = c->moved[i].state;
    (void)gl_list(&m->dfa.state, s, &n);
    if (n > FEW)
      c->moved[k++].state = s;
    else
      err = flatten(m, s);
  }
  c->nmoved = base;
  if (!err && (m->then.n > FEW || k == base)) {
    err = plain_number(m, &plain);
    m->then.n = 0;
  }
  if (!err && k == base) *number = plain;
  if (!err && k == base + 1 && plain == 0 && m->then.n == 0) {
    *number = c->moved[base].state;
    return GL_OK;
  }
  if (err || k == base) return err;
  err = gl_grow(&m->mem, &m->tmp, &m->captmp, m->then.n + k - base + 1,
                sizeof *m->tmp);
  if (err) return err;
  for (n = 0; n < m->then.n; n++) m->tmp[n] = m->then.t[n].state;
  if (plain) m->tmp[n++] = GL_CROWD | plain;
  for (i = base; i < k; i++) m->tmp[n++] = GL_CROWD | c->moved[i].state;
  return number_of(m, n, number);
}

/* --- what begins with a test ---------------------------------------------------- */

/* Whether all of it can, at any place; rules within a layer can not. */
static int is_crowd(const gl_program *p, uint32_t test) {
  uint32_t k = p->starterat[test], end = p->starterat[test + 1];
  if (end - k <= FEW) return 0;
  for (; k < end; k++)
    if (p->rule[p->starter[k].rule].within >= 0) return 0;
  return 1;
}

int gl_crowd_begin(gl_matcher *m, uint32_t test, uint32_t *state) {
  const gl_program *p = m->p;
  gl_crowds *c = &m->dfa.crowds;
  uint32_t *known = place(m, &c->oftest, &c->captest, test), k, n;
  int err = GL_OK;
  *state = 0;
  if (known == NULL) return GL_ENOMEM;
  if (m->extent == GL_EXT_FIRST || *known == NONE) return GL_OK;
  if (*known == 0 && !is_crowd(p, test)) {
    *known = NONE;
    return GL_OK;
  }
  if (*known == 0) {
    k = p->starterat[test];
    n = p->starterat[test + 1] - k;
    err = gl_grow(&m->mem, &m->tmp, &m->captmp, n, sizeof *m->tmp);
    for (; n && !err; n--) m->tmp[n - 1] = p->starter[k + n - 1].next;
    n = p->starterat[test + 1] - k;
    if (!err) err = number_of(m, n, known);
  }
  *state = *known;
  return err;
}

int gl_crowd_add(gl_matcher *m, uint32_t state) {
  gl_crowds *c = &m->dfa.crowds;
  struct gl_moved *to;
  if (gl_grow(&m->mem, &c->moved, &c->capmoved, c->nmoved + 1, sizeof *to))
    return GL_ENOMEM;
  to = &c->moved[c->nmoved++];
  to->state = state;
  to->rules = 0;
  return GL_OK;
}
