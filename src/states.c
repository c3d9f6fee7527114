/*
** states.c: sets of states as numbers. What threads would do at a boundary, if
** none is asked where it began or what it captured, depends on the set of their
** states and on the symbol alone: so it is worked out once, by thread.c, and is
** one look-up from then on (gl_states_step). Where the memory for it is used up
** all is forgotten, and learnt anew.
*/
#include "machine.h"

#include <stdlib.h>
#include <string.h>

/* Numbers in the memory of sets of states. A test build has less. */
#ifndef GL_MATCH_CACHE
#define GL_MATCH_CACHE 0x400000u
#endif
#define MANY 8 /* states of a set that count as one step */

void gl_states_free(gl_matcher *m, gl_dfa *d) {
  gl_lists_free(&d->state);
  gl_lists_free(&d->accept);
  gl_pairs_free(&d->next);
  gl_pairs_free(&d->first);
  gl_crowds_free(&d->crowds, &m->mem);
  d->crowds.behind.mem = m->mem;
  gl_drop(&m->mem, d->begin, d->capbegin * sizeof *d->begin);
  gl_drop(&m->mem, d->outlook, d->capoutlook * sizeof *d->outlook);
  d->begin = NULL;
  d->outlook = NULL;
  d->capbegin = d->capoutlook = 0;
}

size_t gl_states_held(const gl_dfa *d) {
  return gl_lists_held(&d->state) + gl_lists_held(&d->accept) +
         gl_pairs_held(&d->next) + gl_pairs_held(&d->first) +
         gl_crowds_held(&d->crowds) + d->capbegin * sizeof *d->begin +
         d->capoutlook * sizeof *d->outlook;
}

void gl_states_forget(gl_dfa *d) {
  d->noutlook = d->nbegin = d->counted = 0;
  gl_lists_clear(&d->state);
  gl_lists_clear(&d->accept);
  gl_pairs_clear(&d->next);
  gl_pairs_clear(&d->first);
  gl_crowds_clear(&d->crowds);
}

static size_t filled(const gl_dfa *d) {
  return d->state.npool + d->accept.npool + 4 * (d->next.n + d->first.n) +
         gl_crowds_filled(&d->crowds);
}

static int by_rank(const void *a, const void *b) {
  const struct gl_starter *x = a, *y = b;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* The number of the set of states in `then`, and of crowds that moved, from
** `base` on; only where priority decides is their order part of it. */
static int set_number(gl_matcher *m, size_t base, uint32_t *number) {
  size_t i, n = m->then.n;
  if (m->extent != GL_EXT_FIRST) return gl_crowd_number(m, base, number);
  if (ROOM(tmp, captmp, n)) return GL_ENOMEM;
  for (i = 0; i < n; i++) m->tmp[i] = m->then.t[i].state;
  return gl_lists_add(&m->dfa->state, m->tmp, n, number);
}

/* Sorts the rules in tmp, the best first. */
static int sort_rules(gl_matcher *m, size_t n) {
  const gl_rule *rule = m->p->rule;
  size_t i, k;
  if (n > 16) {
    if (ROOM(starter, capstarter, n)) return GL_ENOMEM;
    memset(m->starter, 0, n * sizeof *m->starter);
    for (i = 0; i < n; i++) {
      m->starter[i].rank = rule[m->tmp[i]].rank;
      m->starter[i].rule = m->tmp[i];
    }
    qsort(m->starter, n, sizeof *m->starter, by_rank);
    for (i = 0; i < n; i++) m->tmp[i] = m->starter[i].rule;
    return GL_OK;
  }
  for (i = 1; i < n; i++) { /* nearly always one or two */
    uint32_t x = m->tmp[i];
    for (k = i; k > 0 && rule[m->tmp[k - 1]].rank > rule[x].rank; k--)
      m->tmp[k] = m->tmp[k - 1];
    m->tmp[k] = x;
  }
  return GL_OK;
}

/* The rules of the events, best first. */
static int event_rules(gl_matcher *m, uint32_t *number) {
  size_t i, k, n = m->nevent;
  *number = 0;
  if (n == 0) return GL_OK;
  if (ROOM(tmp, captmp, n)) return GL_ENOMEM;
  for (i = 0; i < n; i++) m->tmp[i] = m->event[i].state;
  if (!m->dfa->injects && m->extent != GL_EXT_FIRST && sort_rules(m, n))
    return GL_ENOMEM;
  for (i = k = 1; i < n; i++) /* two crowds may have one of them */
    if (m->tmp[i] != m->tmp[k - 1]) m->tmp[k++] = m->tmp[i];
  return gl_lists_add(&m->dfa->accept, m->tmp, k, number);
}

/* All threads of a state at a symbol. Its crowds have moved then, and their
** matches are events too. It counts no steps, for another text may have come
** there before. */
static int advance_set(gl_matcher *m, uint32_t state, uint32_t symbol) {
  const gl_crowds *c = &m->dfa->crowds;
  size_t base = c->nmoved, i;
  uint64_t mask = 0, work = m->work;
  int err = gl_crowd_move(m, state, symbol, &mask);
  m->asked = mask;
  if (!err) err = gl_crowd_join(m, state, symbol);
  if (m->dfa->injects && !err)
    err = gl_thread_add(m, &m->now, m->dfa->inject, 0, 0);
  if (!err) err = gl_threads_advance(m, symbol, 1);
  for (i = base; i < c->nmoved && !err; i++) {
    static const gl_thread nobody = {0, 0, 0};
    uint32_t n;
    const uint32_t *rule = gl_list(&m->dfa->accept, c->moved[i].rules, &n);
    for (; n && !err; n--) err = gl_thread_accept(m, *rule++, &nobody, 0);
  }
  m->work = work;
  return err;
}

/* Whether the sets are to be forgotten; not while one moves on as part of
** another. */
static int is_full(gl_matcher *m) {
  gl_dfa *d = m->dfa;
  size_t n = filled(d);
  m->filled += n - d->counted;
  d->counted = n;
  return d->crowds.nested == 0 && m->filled > GL_MATCH_CACHE;
}

/* The memory of the one in use stays with it: the others, one for each look,
** may be many, and what is left in them is not asked for soon. */
static void flush(gl_matcher *m) {
  size_t i;
  for (i = 0; i < gl_states_count(m->p); i++) {
    gl_dfa *d = &m->dfas[i];
    if (d != m->dfa) gl_states_free(m, d);
    gl_states_forget(d);
  }
  m->filled = 0;
}

/* The same, but for what a step that is being built leads to. */
GL_COLD static int flush_behind(gl_matcher *m, size_t base) {
  gl_lists were;
  int err = gl_crowd_gather(m, base);
  if (err) return err;
  were = m->dfa->state;
  memset(&m->dfa->state, 0, sizeof were);
  m->dfa->state.mem = m->mem;
  flush(m);
  err = gl_crowd_renew(m, &were);
  gl_lists_free(&were);
  return err;
}

int gl_states_describe(gl_matcher *m, uint32_t state) {
  gl_dfa *d = m->dfa;
  struct gl_outlook *o;
  size_t base = d->crowds.nmoved, i;
  int err, on;
  if (ROOM(dfa->outlook, dfa->capoutlook, (size_t)state + 1)) return GL_ENOMEM;
  for (; d->noutlook <= state; d->noutlook++) d->outlook[d->noutlook].steps = 0;
  err = advance_set(m, state, 0);
  on = m->then.n > 0;
  for (i = base; i < d->crowds.nmoved; i++) on |= d->crowds.moved[i].state > 0;
  d->crowds.nmoved = base;
  o = &d->outlook[state];
  o->mask = on ? GL_ANYNUMBER : m->asked;
  if (!err) err = event_rules(m, &o->accept);
  if (!err) o->steps = 1 + gl_crowd_width(m, state) / MANY;
  return err;
}

int gl_states_masks(gl_matcher *m) {
  const gl_lists *x = &m->s->lists;
  if (ROOM(mask, capmask, x->n + 1)) return GL_ENOMEM;
  for (; m->nmask <= x->n; m->nmask++) {
    uint32_t n, i;
    const uint32_t *list = gl_list(x, (uint32_t)m->nmask, &n);
    m->mask[m->nmask] = GL_ANYNUMBER;
    for (i = 0; i < n; i++) m->mask[m->nmask] |= gl_mask_for(m->p, list[i]);
  }
  return GL_OK;
}

int gl_states_build(gl_matcher *m, uint32_t state, uint32_t symbol,
                    uint32_t *next, uint32_t *rules) {
  gl_dfa *d = m->dfa;
  size_t base = d->crowds.nmoved;
  int err = advance_set(m, state, symbol), full = is_full(m);
  if (!err && full) err = flush_behind(m, base);
  if (!err) err = event_rules(m, rules);
  if (!err) err = set_number(m, base, next);
  if (!err && !full) err = gl_pairs_set(&d->next, state, symbol, *next, *rules);
  return err;
}

/* --- where matches begin -------------------------------------------------- */

static int add_starter(gl_matcher *m, size_t *n, uint32_t rule, uint32_t seq,
                       uint32_t state) {
  struct gl_starter *t;
  if (ROOM(starter, capstarter, *n + 1)) return GL_ENOMEM;
  t = &m->starter[(*n)++];
  t->rank = m->p->rule[rule].rank;
  t->seq = seq;
  t->next = state;
  t->rule = rule;
  return GL_OK;
}

/* Whether matches of a rule are looked for. */
static int begins(const gl_matcher *m, uint32_t rule) {
  return m->only == NONE ? !m->s->dead[rule] : m->group[rule] == m->only;
}

/* What begins with a test: to the starters, or to the crowds that have
** moved. */
static int starters_of(gl_matcher *m, uint32_t test, uint32_t symbol,
                       size_t *n) {
  const gl_program *p = m->p;
  uint32_t k = p->starterat[test], crowd;
  int err = gl_crowd_behind(m, test, &crowd);
  if (!err && crowd) return gl_crowd_add(m, crowd);
  for (; k < p->starterat[test + 1] && !err; k++) {
    const struct gl_starter *t = &p->starter[k];
    if (begins(m, t->rule) && gl_thread_inside(m, t->rule, symbol, 1))
      err = add_starter(m, n, t->rule, t->seq, t->next);
  }
  return err;
}

/* What begins at a symbol by its tests alone. */
static int easy_starters(gl_matcher *m, uint32_t symbol, size_t *n) {
  uint32_t count, i;
  const uint32_t *list = gl_list(&m->s->lists, symbol, &count);
  int err = GL_OK;
  for (i = 0; i < count && list[i] < m->p->ntests && !err; i++)
    err = starters_of(m, list[i], symbol, n);
  return err;
}

/* What begins there by rules that look at the place. */
static int hard_starters(gl_matcher *m, uint32_t symbol, size_t *n) {
  size_t h, i;
  uint64_t work = m->work;
  int err = GL_OK;
  gl_threads_turn(m);
  m->opening = 1;
  for (h = 0; h < m->p->nhard && !err; h++) {
    gl_thread t = {0, 1, 0};
    uint32_t rule = m->p->hard[h];
    if (!begins(m, rule)) continue;
    t.state = m->p->rule[rule].start;
    m->then.n = 0;
    err = gl_thread_follow(m, &t, symbol, 1);
    for (i = 0; i < m->then.n && !err; i++)
      err = add_starter(m, n, rule, (uint32_t)i, m->then.t[i].state);
  }
  m->opening = 0;
  m->work = work;
  return err;
}

/* The state behind a token that begins a match; 0: it begins none. */
GL_COLD static int build_first(gl_matcher *m, uint32_t symbol,
                               uint32_t *state) {
  size_t n = 0, i, base = m->dfa->crowds.nmoved;
  int err = easy_starters(m, symbol, &n);
  if (!err && m->p->nhard) err = hard_starters(m, symbol, &n);
  if (err) return err;
  if (n > 1 && m->extent == GL_EXT_FIRST)
    qsort(m->starter, n, sizeof *m->starter, by_rank);
  m->then.n = 0;
  for (i = 0; i < n && !err; i++)
    err = gl_thread_add(m, &m->then, m->starter[i].next, 0, 0);
  if (!err) err = set_number(m, base, state);
  if (!err) err = gl_pairs_set(&m->dfa->first, m->dead, symbol, *state, 0);
  return err;
}

int gl_states_begin(gl_matcher *m, uint32_t symbol, uint32_t *state) {
  gl_dfa *d = m->dfa;
  const struct gl_pairslot *t;
  int err = GL_OK;
  if (is_full(m)) flush(m);
  if (ROOM(dfa->begin, dfa->capbegin, m->s->lists.n + 1)) return GL_ENOMEM;
  for (; d->nbegin <= m->s->lists.n; d->nbegin++)
    d->begin[d->nbegin].dead = NONE;
  t = gl_pairs_get(&d->first, m->dead, symbol);
  if (t)
    *state = t->a;
  else
    err = build_first(m, symbol, state);
  d->begin[symbol].dead = err ? NONE : m->dead;
  d->begin[symbol].state = *state;
  return err;
}
