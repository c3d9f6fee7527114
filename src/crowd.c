/*
** crowd.c: many states at once. Where a token leads to what thousands of rules
** go on with, each of these asks for another word, and the next token is one of
** them. So in a set of many states the tests are sorted, and what a token
** passes is looked up in them. And such a set, a *crowd*, is one member of
** other sets: all that begins with one test is the same behind every token that
** passes it, whatever else begins there, and so is what of a crowd goes on
** where all pass. A crowd has no crowds in it.
**
** Only where the order of states does not matter.
*/
#include "machine.h"

#include <stdlib.h>
#include <string.h>

/* States that are looked at one by one. A test build has fewer. */
#ifndef GL_CROWD_FEW
#define GL_CROWD_FEW 24
#endif
#define FEW GL_CROWD_FEW

void gl_crowds_clear(gl_crowds *c) {
  c->nset = c->npool = c->nmoved = 0;
  gl_pairs_clear(&c->behind);
  if (c->oftest) memset(c->oftest, 0, c->captest * sizeof *c->oftest);
  if (c->ofstate) memset(c->ofstate, 0, c->capstate * sizeof *c->ofstate);
}

size_t gl_crowds_held(const gl_crowds *c) {
  return gl_pairs_held(&c->behind) + c->capset * sizeof *c->set +
         c->cappool * sizeof *c->pool + c->capmoved * sizeof *c->moved +
         (c->captest + c->capstate) * sizeof *c->oftest;
}

size_t gl_crowds_filled(const gl_crowds *c) {
  return 2 * c->npool + 4 * c->behind.n;
}

#define DROP(array, cap) \
  if (c->array) m->alloc(m->ud, c->array, c->cap * sizeof *c->array, 0)

void gl_crowds_free(gl_crowds *c, const gl_mem *m) {
  c->behind.mem = *m;
  gl_pairs_free(&c->behind);
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

/* --- the tests of a set --------------------------------------------------- */

/* What is being made: each instruction is in it once. */
typedef struct Maker {
  gl_matcher *m;
  uint64_t *met;
  uint32_t *stack;
  size_t capstack;
} Maker;

static int put(gl_matcher *m, uint32_t test, uint32_t state) {
  gl_crowds *c = &m->dfa->crowds;
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

/* Whether a set is a crowd. */
static int is_many(const gl_matcher *m, uint32_t state) {
  uint32_t n;
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
  return n > FEW && m->extent != GL_EXT_FIRST && !(list[n - 1] & GL_CROWD);
}

/* The sorted tests of the set `state`, made when they are first asked for. */
static int find_tests(gl_matcher *m, uint32_t state, uint32_t *set) {
  gl_crowds *c = &m->dfa->crowds;
  uint32_t n, *number = place(m, &c->ofstate, &c->capstate, state);
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
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
      s->mask |= gl_mask_bit(c->pool[i].test);
    *number = (uint32_t)++c->nset;
  }
  *set = *number - 1;
  return GL_OK;
}

/* The number of the set of n states in m->tmp. */
static int number_of(gl_matcher *m, size_t n, uint32_t *number) {
  uint32_t *v = m->tmp;
  size_t i, k = 0;
  gl_numbers_sort(v, n);
  for (i = 0; i < n; i++)
    if (k == 0 || v[k - 1] != v[i]) v[k++] = v[i];
  return gl_lists_add(&m->dfa->state, v, k, number);
}

/* --- a step: what of a set is looked at ----------------------------------- */

static int join(gl_matcher *m, uint32_t state) {
  return gl_thread_add(m, &m->now, state, 0, 0);
}

/* The first place from `lo` on, before `hi`, whose test is not below. */
static size_t lower(const struct gl_crowdstate *s, size_t lo, size_t hi,
                    uint32_t test) {
  while (lo < hi) {
    size_t mid = lo + (hi - lo) / 2;
    if (s[mid].test < test)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo;
}

/* Those of a set that stand before one test, n of them, as they are behind it:
** a crowd, the same for all tokens that pass; 0 where they are few, or the
** place has a say. */
static int find_behind(gl_matcher *m, uint32_t set, size_t at, size_t n,
                       uint32_t *state) {
  gl_crowds *c = &m->dfa->crowds;
  const gl_program *p = m->p;
  uint32_t test = c->pool[at].test;
  const struct gl_pairslot *known;
  size_t i;
  int err;
  *state = 0;
  if (n <= FEW) return GL_OK;
  known = gl_pairs_get(&c->behind, set, test);
  if (known) {
    *state = known->a;
    return GL_OK;
  }
  if (gl_grow(&m->mem, &m->tmp, &m->captmp, n, sizeof *m->tmp))
    return GL_ENOMEM;
  for (i = 0; i < n; i++) {
    uint32_t pc = c->pool[at + i].state, rule = p->inst[pc].rule;
    m->tmp[i] = pc + 1;
    if (rule < p->nrules && p->rule[rule].within >= 0) break;
  }
  err = i == n ? number_of(m, n, state) : GL_OK;
  return err ? err : gl_pairs_set(&c->behind, set, test, *state, 0);
}

/* What of a set may take a token that passes the test. NONE: what stands before
** no test. */
static int join_those(gl_matcher *m, uint32_t set, size_t from, size_t n,
                      uint32_t test) {
  const gl_crowds *c = &m->dfa->crowds;
  uint32_t behind = 0;
  int err = test == NONE ? GL_OK : find_behind(m, set, from, n, &behind);
  if (behind) return err ? err : gl_crowd_add(m, behind);
  for (; n && !err; n--) err = join(m, c->pool[from++].state);
  return err;
}

/* The states of a set of many that stand before what the symbol passes, or
** before what is no test. */
static int join_some(gl_matcher *m, uint32_t state, uint32_t symbol) {
  const gl_crowds *c = &m->dfa->crowds;
  struct gl_crowd set;
  size_t at, end, to;
  uint32_t n, i, number;
  const uint32_t *test = gl_list(&m->s->lists, symbol, &n);
  int err = find_tests(m, state, &number);
  if (err) return err;
  set = c->set[number];
  m->asked |= set.mask;
  at = set.at;
  end = at + set.n;
  for (i = 0; i <= n && at < end && !err; i++) {
    uint32_t x = i < n && test[i] < m->p->ntests ? test[i] : NONE;
    at = lower(c->pool, at, end, x);
    to = x == NONE ? end : lower(c->pool, at, end, x + 1);
    if (to > at) err = join_those(m, number, at, to - at, x);
    at = to;
  }
  return err;
}

int gl_crowd_join(gl_matcher *m, uint32_t state, uint32_t symbol) {
  uint32_t n, i;
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
  int err = GL_OK;
  m->now.n = 0;
  if (is_many(m, state)) return join_some(m, state, symbol);
  for (i = 0; i < n && !(list[i] & GL_CROWD) && !err; i++)
    err = join(m, list[i]);
  return err;
}

/* --- a step: the crowds in a set ------------------------------------------ */

int gl_crowd_move(gl_matcher *m, uint32_t state, uint32_t symbol,
                  uint64_t *mask) {
  gl_crowds *c = &m->dfa->crowds;
  uint32_t n, i;
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
  int err = GL_OK;
  for (i = n; i-- > 0 && list[i] & GL_CROWD && !err;
       list = gl_list(&m->dfa->state, state, &n)) { /* others come to it */
    struct gl_moved to;
    uint32_t crowd = to.state = list[i] & ~GL_CROWD;
    c->nested++;
    err = gl_states_step(m, &to.state, symbol, &to.rules);
    c->nested--;
    if (err) break;
    *mask |= m->dfa->outlook[crowd].mask;
    err = gl_grow(&m->mem, &c->moved, &c->capmoved, c->nmoved + 1, sizeof to);
    if (!err) c->moved[c->nmoved++] = to;
  }
  return err;
}

/* What stands before no test is looked at, and what passes: that is few, or
** another crowd. */
uint32_t gl_crowd_width(const gl_matcher *m, uint32_t state) {
  const gl_crowds *c = &m->dfa->crowds;
  const struct gl_crowd *set;
  size_t end;
  uint32_t n;
  (void)gl_list(&m->dfa->state, state, &n);
  if (!is_many(m, state)) return n;
  set = &c->set[c->ofstate[state] - 1];
  end = (size_t)set->at + set->n;
  return FEW + (uint32_t)(end - lower(c->pool, set->at, end, NONE));
}

/* --- sets with crowds in them --------------------------------------------- */

/* Adds the members of a set to m->then. */
static int add_states(gl_matcher *m, uint32_t state) {
  uint32_t n;
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
  int err = GL_OK;
  for (; n && !err; n--) err = gl_thread_add(m, &m->then, *list++, 0, 0);
  return err;
}

int gl_crowd_gather(gl_matcher *m, size_t base) {
  gl_crowds *c = &m->dfa->crowds;
  int err = GL_OK;
  while (c->nmoved > base && !err) {
    uint32_t s = c->moved[--c->nmoved].state;
    err = is_many(m, s) ? gl_thread_add(m, &m->then, GL_CROWD | s, 0, 0)
                        : add_states(m, s);
  }
  return err;
}

int gl_crowd_renew(gl_matcher *m, const gl_lists *were) {
  gl_threads *t = &m->then;
  size_t i;
  int err = GL_OK;
  for (i = 0; i < t->n && !err; i++) {
    uint32_t n, number = 0;
    const uint32_t *list;
    if (!(t->t[i].state & GL_CROWD)) continue;
    list = gl_list(were, t->t[i].state & ~GL_CROWD, &n);
    err = gl_lists_add(&m->dfa->state, list, n, &number);
    t->t[i].state = GL_CROWD | number;
  }
  return err;
}

/* The states in m->then, sorted, to m->tmp: so many; the plain ones come
** first. */
static int sort_states(gl_matcher *m, size_t *n, size_t *plain) {
  size_t i, k = 0;
  if (gl_grow(&m->mem, &m->tmp, &m->captmp, m->then.n + 1, sizeof *m->tmp))
    return GL_ENOMEM;
  for (i = 0; i < m->then.n; i++) m->tmp[i] = m->then.t[i].state;
  gl_numbers_sort(m->tmp, m->then.n);
  for (i = 0; i < m->then.n; i++)
    if (k == 0 || m->tmp[k - 1] != m->tmp[i]) m->tmp[k++] = m->tmp[i];
  *n = k;
  while (k && m->tmp[k - 1] & GL_CROWD) k--;
  *plain = k;
  return GL_OK;
}

int gl_crowd_number(gl_matcher *m, size_t base, uint32_t *number) {
  size_t n, plain;
  uint32_t own;
  int err = gl_crowd_gather(m, base);
  if (!err) err = sort_states(m, &n, &plain);
  if (err) return err;
  if (plain > FEW && plain < n) { /* these are a crowd too */
    err = gl_lists_add(&m->dfa->state, m->tmp, plain, &own);
    if (err) return err;
    memmove(m->tmp, m->tmp + plain, (n - plain) * sizeof *m->tmp);
    n -= plain;
    plain = 0;
    m->tmp[n++] = GL_CROWD | own;
  }
  if (plain == 0 && n == 1) {
    *number = m->tmp[0] & ~GL_CROWD;
    return GL_OK;
  }
  return number_of(m, n, number);
}

/* --- what begins with a test ---------------------------------------------- */

/* Of what begins with a test the states behind it, to m->tmp: *n, of a group if
** one is followed alone; those of dead rules too, for they are alive in other
** texts. 0: it is no crowd, for it is few, or a rule within a layer has not all
** places. */
static int find_begin(gl_matcher *m, uint32_t test, size_t *n, int *err) {
  const gl_program *p = m->p;
  uint32_t k = p->starterat[test], end = p->starterat[test + 1];
  *n = 0;
  if (end - k <= FEW) return 0;
  *err = gl_grow(&m->mem, &m->tmp, &m->captmp, end - k, sizeof *m->tmp);
  for (; k < end && !*err; k++) {
    const struct gl_starter *t = &p->starter[k];
    if (m->only != NONE && m->group[t->rule] != m->only) continue;
    if (p->rule[t->rule].within >= 0) return 0;
    m->tmp[(*n)++] = t->next;
  }
  return *n > FEW;
}

int gl_crowd_behind(gl_matcher *m, uint32_t test, uint32_t *state) {
  gl_crowds *c = &m->dfa->crowds;
  uint32_t *known;
  size_t n;
  int err = GL_OK;
  *state = 0;
  if (m->extent == GL_EXT_FIRST) return GL_OK;
  known = place(m, &c->oftest, &c->captest, test);
  if (known == NULL) return GL_ENOMEM;
  if (*known == 0) {
    *known = NONE;
    if (find_begin(m, test, &n, &err) && !err) err = number_of(m, n, known);
  }
  if (*known != NONE) *state = *known;
  return err;
}

int gl_crowd_add(gl_matcher *m, uint32_t state) {
  gl_crowds *c = &m->dfa->crowds;
  struct gl_moved *to;
  if (gl_grow(&m->mem, &c->moved, &c->capmoved, c->nmoved + 1, sizeof *to))
    return GL_ENOMEM;
  to = &c->moved[c->nmoved++];
  to->state = state;
  to->rules = 0;
  return GL_OK;
}
