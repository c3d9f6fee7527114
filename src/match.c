/*
** match.c: the machine that runs programs. All threads go through the text
** side by side, in the order of their priority; two in one state have the same
** future, so that the second one is given up (Thompson 1968, with Pike's
** captures). Where no captures are asked for, sets of states are remembered, so
** that a step is one look-up.
**
** A state is the instruction at which a thread is, behind the token it took; or
** from ninst on it waits for the end of a span that it is in.
*/
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX
/* Numbers in the memory of sets of states; steps for each token until matches
** are looked for in one pass. A test build has less of both. */
#ifndef GL_MATCH_CACHE
#define GL_MATCH_CACHE 0x400000u
#define GL_MATCH_STEPS 8
#endif
#define GIVEN_UP (-1)
#define MANY 8 /* states of a set that count as one step */

static void drop(gl_matcher *m, void *block, size_t size) {
  if (block) m->mem.alloc(m->mem.ud, block, size, 0);
}

static void *make(gl_matcher *m, size_t n, size_t size) {
  void *block;
  if (n >= SIZE_MAX / size) return NULL;
  block = m->mem.alloc(m->mem.ud, NULL, 0, (n + 1) * size);
  if (block) memset(block, 0, (n + 1) * size);
  return block;
}

#define MAKE(array, n) (m->array = make(m, n, sizeof *m->array))
#define DROP(array, n) drop(m, m->array, (n) * sizeof *m->array)
#define UNMAKE(array, n) \
  if (m->array) DROP(array, (size_t)(n) + 1)
#define ROOM(array, cap, n) \
  gl_grow(&m->mem, &m->array, &m->cap, n, sizeof *m->array)

static size_t dfas(const gl_program *p) { return GL_DFA_LOOKS + p->nlooks; }

static void free_dfa(gl_matcher *m, gl_dfa *d) {
  gl_lists_free(&d->state);
  gl_lists_free(&d->accept);
  gl_pairs_free(&d->next);
  gl_pairs_free(&d->first);
  gl_crowds_free(&d->crowds, &m->mem);
  d->crowds.behind.mem = m->mem;
  drop(m, d->begin, d->capbegin * sizeof *d->begin);
  drop(m, d->outlook, d->capoutlook * sizeof *d->outlook);
  d->begin = NULL;
  d->outlook = NULL;
  d->capbegin = d->capoutlook = 0;
}

void gl_matcher_free(gl_matcher *m) {
  size_t i;
  if (m->p == NULL) return;
  for (i = 0; m->dfas && i < dfas(m->p); i++) free_dfa(m, &m->dfas[i]);
  UNMAKE(dfas, dfas(m->p));
  UNMAKE(grouped, m->p->nrules);
  DROP(opens, m->capopens);
  DROP(mask, m->capmask);
  DROP(found, m->capfound);
  DROP(tmp, m->captmp);
  DROP(cap, m->capcap);
  DROP(capmark, m->capcapmark);
  DROP(now.t, m->now.cap);
  DROP(then.t, m->then.cap);
  DROP(stack, m->capstack);
  UNMAKE(mark, m->p->ninst);
  DROP(event, m->capevent);
  UNMAKE(cut, m->capgroups);
  UNMAKE(cutstart, m->capgroups);
  UNMAKE(last, m->capgroups);
  UNMAKE(best, 2 * m->capgroups);
  UNMAKE(touched, m->capgroups);
  DROP(wide, m->capwide);
  DROP(again, m->capagain);
  DROP(occupied, m->capoccupied);
  DROP(below, m->capbelow);
  UNMAKE(waitat, m->p->ninst);
  UNMAKE(waitpc, m->nwait);
  DROP(starter, m->capstarter);
  memset(m, 0, sizeof *m);
}

void gl_matcher_bind(gl_matcher *m, const gl_mem *mem) {
  size_t i;
  m->mem = *mem;
  for (i = 0; m->dfas && i < dfas(m->p); i++)
    m->dfas[i].state.mem = m->dfas[i].accept.mem = m->dfas[i].next.mem =
        m->dfas[i].first.mem = m->dfas[i].crowds.behind.mem = *mem;
}

size_t gl_matcher_held(const gl_matcher *m) {
  size_t n = 0, i;
  for (i = 0; i < dfas(m->p); i++) {
    const gl_dfa *d = &m->dfas[i];
    n += gl_lists_held(&d->state) + gl_lists_held(&d->accept) +
         gl_pairs_held(&d->next) + gl_pairs_held(&d->first) +
         gl_crowds_held(&d->crowds) + d->capbegin * sizeof *d->begin +
         d->capoutlook * sizeof *d->outlook;
  }
  return n + m->capmask * sizeof *m->mask + m->capopens * sizeof *m->opens +
         m->capfound * sizeof *m->found +
         (m->captmp + m->capcapmark + m->capbelow) * sizeof *m->tmp +
         m->capcap * sizeof *m->cap +
         (m->now.cap + m->then.cap + m->capstack + m->capevent) *
             sizeof *m->stack +
         (m->capwide + m->capagain) * sizeof *m->wide +
         m->capoccupied * sizeof *m->occupied +
         m->capstarter * sizeof *m->starter;
}

/* The instructions that wait for an item, numbered. */
static int number_waits(gl_matcher *m) {
  const gl_program *p = m->p;
  size_t pc;
  if (p->nitems == 0) return GL_OK;
  if (!MAKE(waitat, p->ninst)) return GL_ENOMEM;
  for (pc = 0; pc < p->ninst; pc++) {
    m->waitat[pc] = m->nwait;
    if (p->inst[pc].op == GL_OP_ITEM) m->nwait++;
  }
  if (!MAKE(waitpc, m->nwait)) return GL_ENOMEM;
  for (pc = 0; pc < p->ninst; pc++)
    if (p->inst[pc].op == GL_OP_ITEM) m->waitpc[m->waitat[pc]] = (uint32_t)pc;
  return GL_OK;
}

int gl_matcher_init(gl_matcher *m, const gl_mem *mem, gl_symbols *s) {
  size_t l;
  memset(m, 0, sizeof *m);
  m->mem = *mem;
  m->s = s;
  m->p = s->p;
  if (!MAKE(dfas, dfas(m->p)) || !MAKE(mark, m->p->ninst)) return GL_ENOMEM;
  m->dfa = m->dfas;
  m->only = NONE;
  gl_matcher_bind(m, mem);
  for (l = 0; l < m->p->nlooks; l++) {
    m->dfas[GL_DFA_LOOKS + l].injects = 1;
    m->dfas[GL_DFA_LOOKS + l].inject = m->p->look[l].start;
  }
  return number_waits(m);
}

/* --- one step ------------------------------------------------------------- */

static int has(const gl_matcher *m, uint32_t symbol, uint32_t number) {
  return gl_lists_has(&m->s->lists, symbol, number);
}

/* whether the bit of a boundary is set */
static int here(const gl_matcher *m, uint32_t symbol, uint32_t bit) {
  return has(m, symbol, (uint32_t)m->p->ntests + bit);
}

static uint32_t rule_of(const gl_matcher *m, uint32_t state) {
  uint32_t n = (uint32_t)m->p->ninst;
  return m->p->inst[state < n ? state : m->waitpc[(state - n) % m->nwait]].rule;
}

/* Whether a thread of a rule may take the token behind this boundary: where the
** rule is within a layer, it stays in the span in which it began. */
static int inside(const gl_matcher *m, uint32_t rule, uint32_t symbol,
                  int fresh) {
  int32_t bit = rule < m->p->nrules ? m->p->rule[rule].within : -1;
  return bit < 0 || !here(m, symbol, (uint32_t)bit + (fresh ? 1 : 0));
}

static int add(gl_matcher *m, gl_threads *to, uint32_t state, uint32_t start,
               uint32_t cap) {
  gl_thread *t;
  if (to->n == to->cap &&
      gl_grow(&m->mem, &to->t, &to->cap, to->n + 1, sizeof *t))
    return GL_ENOMEM;
  t = &to->t[to->n++];
  t->state = state;
  t->start = start;
  t->cap = cap;
  return GL_OK;
}

/* Adds to what a thread has captured. */
static int capture(gl_matcher *m, uint32_t *cap, uint32_t what, uint32_t at) {
  gl_capnode *c;
  if (m->ncap >= UINT32_MAX - 1) return GL_ETOOMANY;
  if (m->ncap == m->capcap && ROOM(cap, capcap, m->ncap + 1)) return GL_ENOMEM;
  c = &m->cap[m->ncap++];
  c->prev = *cap;
  c->what = what;
  c->at = at;
  *cap = (uint32_t)m->ncap;
  return GL_OK;
}

/* What an instruction asks a symbol for: of an item, for any track. */
static uint64_t asked_by(const gl_program *p, const gl_inst *i) {
  uint32_t number = i->x;
  if (i->op != GL_OP_TEST) number += (uint32_t)p->ntests;
  if (i->op == GL_OP_ITEM) number += p->nbits;
  return gl_mask_bit(number);
}

/* The same, of a number in a symbol. */
static uint64_t asked_for(const gl_program *p, uint32_t number) {
  uint32_t items = (uint32_t)p->ntests + p->nbits;
  if (number >= items) number = items + (number - items) / 2 % p->nitems;
  return gl_mask_bit(number);
}

/* An instruction failed here. */
static int note(gl_matcher *m, uint32_t pc) {
  m->asked |= asked_by(m->p, &m->p->inst[pc]);
  if (!m->noting) return GL_OK;
  if (ROOM(tmp, captmp, m->noted + 1)) return GL_ENOMEM;
  m->tmp[m->noted++] = pc;
  return GL_OK;
}

/* A match of a rule ends here. Threads of its group that began later are to
** give way; of its own start, those of lower priority where that decides. */
static int accept(gl_matcher *m, uint32_t rule, const gl_thread *t,
                  uint32_t cap) {
  gl_thread *e;
  if (m->opening) return GL_OK;
  if (m->nevent == m->capevent && ROOM(event, capevent, m->nevent + 1))
    return GL_ENOMEM;
  e = &m->event[m->nevent++];
  e->state = rule;
  e->start = t->start;
  e->cap = cap;
  if (m->cutting) {
    uint32_t g = m->group[rule];
    if (m->cut[g] != m->cutgen) m->cutstart[g] = t->start;
    m->cut[g] = m->cutgen;
  }
  return GL_OK;
}

/* The thread takes the token at `at` (or waits in a span there), or goes no
** further. */
static int take(gl_matcher *m, uint32_t pc, uint32_t state, const gl_thread *t,
                uint32_t cap, uint32_t at, int begins) {
  if (m->tracing && begins) {
    int err = capture(m, &cap, GL_TRACE + pc, at);
    if (err) return err;
  }
  return add(m, &m->then, state, t->start, cap);
}

/* A thread that waits for the end of a span; *on: it has come. */
static int wait(gl_matcher *m, const gl_thread *top, const gl_thread *t,
                uint32_t symbol, uint32_t at, uint32_t *on) {
  uint32_t w = top->state - (uint32_t)m->p->ninst, pc = m->waitpc[w % m->nwait];
  const gl_inst *i = &m->p->inst[pc];
  uint32_t bit =
      (uint32_t)gl_item_bit(m->p, i->x, w / m->nwait) + (m->back == 0);
  *on = NONE;
  if (here(m, symbol, bit))
    *on = pc + 1;
  else if (inside(m, i->rule, symbol, 0))
    return take(m, pc, top->state, t, top->cap, at, 0);
  return GL_OK;
}

static int begin_item(gl_matcher *m, uint32_t pc, const gl_thread *t,
                      uint32_t cap, uint32_t symbol, uint32_t at) {
  const gl_inst *i = &m->p->inst[pc];
  uint32_t k, n = m->s->tracks[i->x];
  int err = GL_OK, any = 0;
  if (n && !inside(m, i->rule, symbol, t->start == at)) n = 0;
  for (k = 0; k < n && !err; k++) {
    uint32_t bit = (uint32_t)gl_item_bit(m->p, i->x, k) + (m->back != 0);
    uint32_t state = (uint32_t)m->p->ninst + k * m->nwait + m->waitat[pc];
    if (!here(m, symbol, bit)) continue;
    any = 1;
    err = take(m, pc, state, t, cap, at, 1);
  }
  return any || err ? err : note(m, pc);
}

static void push(gl_matcher *m, size_t *top, uint32_t state, uint32_t cap) {
  m->stack[*top].state = state;
  m->stack[(*top)++].cap = cap;
}

/* All that a thread can do at a boundary: what takes the token behind it goes
** to `then`, matches become events. */
static int follow(gl_matcher *m, const gl_thread *t, uint32_t symbol,
                  uint32_t at) {
  size_t top = 0;
  int err = ROOM(stack, capstack, 2);
  if (!err) push(m, &top, t->state, t->cap);
  while (top && !err) {
    gl_thread it = m->stack[--top];
    uint32_t pc = it.state;
    const gl_inst *i;
    m->work++;
    if (pc >= m->p->ninst) {
      err = wait(m, &it, t, symbol, at, &pc);
      if (pc == NONE) continue;
    }
    if (m->mark[pc] == m->gen) continue;
    m->mark[pc] = m->gen;
    i = &m->p->inst[pc];
    if (!err) err = ROOM(stack, capstack, top + 2);
    if (err) break;
    switch (i->op) {
      case GL_OP_TEST:
        if (has(m, symbol, i->x) && inside(m, i->rule, symbol, t->start == at))
          err = take(m, pc, pc + 1, t, it.cap, at, 1);
        else
          err = note(m, pc);
        break;
      case GL_OP_ITEM: err = begin_item(m, pc, t, it.cap, symbol, at); break;
      case GL_OP_SPLIT: push(m, &top, i->y, it.cap); /* FALLTHROUGH */
      case GL_OP_JUMP: push(m, &top, i->x, it.cap); break;
      case GL_OP_SAVE:
        if (m->capturing) err = capture(m, &it.cap, i->x, at);
        push(m, &top, pc + 1, it.cap);
        break;
      case GL_OP_HERE:
        m->asked |= asked_by(m->p, i);
        if (here(m, symbol, i->x) != (int)i->y)
          push(m, &top, pc + 1, it.cap);
        else
          err = note(m, pc);
        break;
      default:
        err = accept(m, i->rule, t, it.cap);
        if (m->extent == GL_EXT_FIRST && !m->opening) return err;
    }
  }
  return err;
}

static void next_gen(gl_matcher *m) {
  if (++m->gen == 0) {
    memset(m->mark, 0, m->p->ninst * sizeof *m->mark);
    m->gen = 1;
  }
  if (m->cutting && ++m->cutgen == 0) {
    memset(m->cut, 0, m->capgroups * sizeof *m->cut);
    m->cutgen = 1;
  }
}

/* Most threads end at the test that they stand before. */
static inline int fails(const gl_matcher *m, uint32_t state, uint32_t symbol) {
  const gl_inst *i;
  if (state >= m->p->ninst) return 0;
  i = &m->p->inst[state];
  return i->op == GL_OP_TEST && !has(m, symbol, i->x);
}

/* All threads of `now` at one boundary. */
static int advance(gl_matcher *m, uint32_t symbol, uint32_t at) {
  size_t k;
  int err = GL_OK;
  m->then.n = 0;
  m->nevent = 0;
  next_gen(m);
  for (k = 0; k < m->now.n && !err; k++) {
    const gl_thread *t = &m->now.t[k];
    if (m->cutting) {
      uint32_t g = m->group[rule_of(m, t->state)];
      if (m->cut[g] == m->cutgen &&
          (m->extent == GL_EXT_FIRST || t->start > m->cutstart[g]))
        continue;
    }
    if (fails(m, t->state, symbol)) {
      m->work++;
      err = note(m, t->state);
      continue;
    }
    err = follow(m, t, symbol, at);
  }
  return err;
}

static void swap(gl_matcher *m) {
  gl_threads t = m->now;
  m->now = m->then;
  m->then = t;
}

/* --- sets of states as numbers -------------------------------------------- */

static void forget(gl_dfa *d) {
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

/* From now on this one is used, for all matches. */
static void use(gl_matcher *m, uint32_t number) {
  m->dfa = &m->dfas[number];
  m->only = NONE;
  m->dead = m->s->deadset;
}

/* From now on that of a group is used. Its rules that are dead are begun with
** as well: so what is learnt is of all texts. */
static void use_apart(gl_matcher *m, uint32_t group) {
  m->dfa = &m->dfas[GL_DFA_APART + group];
  m->only = group;
  m->dead = 0;
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

static int step_crowd(gl_matcher *m, uint32_t *state, uint32_t symbol,
                      uint32_t *rules);

/* All threads of a state at a symbol. Its crowds have moved then, and their
** matches are events too. It counts no steps, for another text may have come
** there before. */
static int advance_set(gl_matcher *m, uint32_t state, uint32_t symbol) {
  const gl_crowds *c = &m->dfa->crowds;
  size_t base = c->nmoved, i;
  uint64_t mask = 0, work = m->work;
  int err = gl_crowd_move(m, state, symbol, step_crowd, &mask);
  m->asked = mask;
  if (!err) err = gl_crowd_join(m, state, symbol);
  if (m->dfa->injects && !err) err = add(m, &m->now, m->dfa->inject, 0, 0);
  if (!err) err = advance(m, symbol, 1);
  for (i = base; i < c->nmoved && !err; i++) {
    static const gl_thread nobody = {0, 0, 0};
    uint32_t n;
    const uint32_t *rule = gl_list(&m->dfa->accept, c->moved[i].rules, &n);
    for (; n && !err; n--) err = accept(m, *rule++, &nobody, 0);
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
  for (i = 0; i < dfas(m->p); i++) {
    gl_dfa *d = &m->dfas[i];
    if (d != m->dfa) free_dfa(m, d);
    forget(d);
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

/* What a state does where the token passes no test. */
GL_COLD static int look_out(gl_matcher *m, uint32_t state) {
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

/* The tests of all symbols, as masks. */
static int make_masks(gl_matcher *m) {
  const gl_lists *x = &m->s->lists;
  if (ROOM(mask, capmask, x->n + 1)) return GL_ENOMEM;
  for (; m->nmask <= x->n; m->nmask++) {
    uint32_t n, i;
    const uint32_t *list = gl_list(x, (uint32_t)m->nmask, &n);
    m->mask[m->nmask] = GL_ANYNUMBER;
    for (i = 0; i < n; i++) m->mask[m->nmask] |= asked_for(m->p, list[i]);
  }
  return GL_OK;
}

/* Builds the step from `state` by `symbol`. */
GL_COLD static int build(gl_matcher *m, uint32_t state, uint32_t symbol,
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

/* One step: *state becomes the next one (0: none), *rules the list of those
** that match before it. */
static inline int step(gl_matcher *m, uint32_t *state, uint32_t symbol,
                       uint32_t *rules) {
  const gl_dfa *d = m->dfa;
  const struct gl_outlook *o;
  const struct gl_pairslot *t;
  if (GL_UNLIKELY(*state >= d->noutlook || d->outlook[*state].steps == 0)) {
    int err = look_out(m, *state);
    if (err) return err;
  }
  o = &d->outlook[*state];
  m->work += o->steps;
  if ((o->mask & m->mask[symbol]) == 0) {
    *state = 0;
    *rules = o->accept;
    return GL_OK;
  }
  t = gl_pairs_get(&d->next, *state, symbol);
  if (GL_UNLIKELY(t == NULL)) return build(m, *state, symbol, state, rules);
  *state = t->a;
  *rules = t->b;
  return GL_OK;
}

static int step_crowd(gl_matcher *m, uint32_t *state, uint32_t symbol,
                      uint32_t *rules) {
  return step(m, state, symbol, rules);
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
    if (begins(m, t->rule) && inside(m, t->rule, symbol, 1))
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
  next_gen(m);
  m->opening = 1;
  for (h = 0; h < m->p->nhard && !err; h++) {
    gl_thread t = {0, 1, 0};
    uint32_t rule = m->p->hard[h];
    if (!begins(m, rule)) continue;
    t.state = m->p->rule[rule].start;
    m->then.n = 0;
    err = follow(m, &t, symbol, 1);
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
    err = add(m, &m->then, m->starter[i].next, 0, 0);
  if (!err) err = set_number(m, base, state);
  if (!err) err = gl_pairs_set(&m->dfa->first, m->dead, symbol, *state, 0);
  return err;
}

/* The same, built or known. */
GL_COLD static int find_first(gl_matcher *m, uint32_t symbol, uint32_t *state) {
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

static inline int first_state(gl_matcher *m, uint32_t symbol, uint32_t *state) {
  const gl_dfa *d = m->dfa;
  if (GL_LIKELY(symbol < d->nbegin && d->begin[symbol].dead == m->dead)) {
    *state = d->begin[symbol].state;
    return GL_OK;
  }
  return find_first(m, symbol, state);
}

/* --- looks ---------------------------------------------------------------- */

/* Whether nothing begins there, and nothing is matched. */
static inline int stays(const gl_dfa *d, uint64_t mask) {
  const struct gl_outlook *o = d->outlook;
  return d->noutlook > 0 && o->steps == 1 && o->accept == 0 &&
         (o->mask & mask) == 0;
}

/* Bit i of `bits`: the look matches before (ahead: behind) boundary i. */
static int scan_look(gl_matcher *m, size_t number, uint64_t *bits) {
  const gl_rule *look = &m->p->look[number];
  const uint32_t *symbol = look->ahead ? m->s->before : m->s->of;
  uint32_t n = m->s->types.n, i, state = 0, rules;
  int err = make_masks(m);
  use(m, GL_DFA_LOOKS + (uint32_t)number);
  m->back = look->ahead;
  for (i = 0; i <= n && !err; i++) {
    uint32_t at = look->ahead ? n - i : i;
    if (state == 0 && stays(m->dfa, m->mask[symbol[at]])) {
      m->work++;
      continue;
    }
    err = step(m, &state, symbol[at], &rules);
    if (!err && rules) gl_bit_set(bits, at);
  }
  m->back = 0;
  return err;
}

/* Whether the look asks for the bit of one of the looks from that of `bit`
** on. */
static int asks_for(const gl_program *p, size_t look, uint32_t bit) {
  const gl_inst *inst = p->inst + p->look[look].start;
  for (; inst->op != GL_OP_MATCH; inst++)
    if (inst->op == GL_OP_HERE && inst->x >= bit && inst->x < p->look[look].bit)
      return 1;
  return 0;
}

/* Looks are scanned up to 64 before what they found is set, for a symbol with
** each of the bits one by one is a symbol more; what is inside a look is set
** before it. */
static int scan_looks(gl_matcher *m) {
  enum { MOST = 64 };
  size_t l, words = GL_BITWORDS((size_t)m->s->types.n + 1);
  size_t most = m->p->nlooks < MOST ? m->p->nlooks : MOST;
  uint32_t bit[MOST];
  unsigned n = 0;
  uint64_t *bits;
  int err = GL_OK;
  if (most == 0) return GL_OK;
  if (words > SIZE_MAX / most) return GL_ENOMEM;
  bits = make(m, words * most, sizeof *bits);
  if (bits == NULL) return GL_ENOMEM;
  for (l = 0; l < m->p->nlooks && !err; l++) {
    if (m->s->dead[m->p->nrules + l]) continue;
    if (n == most || (n > 0 && asks_for(m->p, l, bit[0]))) {
      err = gl_symbols_bits(m->s, bit, n, bits);
      n = 0;
      if (err) break;
    }
    memset(bits + n * words, 0, words * sizeof *bits);
    err = scan_look(m, l, bits + n * words);
    bit[n++] = m->p->look[l].bit;
  }
  if (!err && n > 0) err = gl_symbols_bits(m->s, bit, n, bits);
  drop(m, bits, (words * most + 1) * sizeof *bits);
  return err;
}

int gl_matcher_begin(gl_matcher *m, uint64_t budget) {
  /* states that wait for the end of a span */
  if ((uint64_t)m->s->most * m->nwait > GL_TRACE - m->p->ninst)
    return GL_ETOOMANY;
  m->budget = budget;
  m->work = 0;
  m->nfound = m->nwide = 0;
  m->stopped = 0;
  m->cutting = 0;
  m->extent = GL_EXT_ALL;
  return scan_looks(m);
}

/* --- results -------------------------------------------------------------- */

size_t gl_matcher_limit(const gl_matcher *m) {
  uint64_t n = (uint64_t)GL_MAXMATCHES + m->s->types.n;
  return n < UINT32_MAX - 1 ? (size_t)n : UINT32_MAX - 1;
}

static int add_found(gl_matcher *m, uint32_t first, uint32_t end,
                     uint32_t rule) {
  gl_found *f;
  if (m->nfound >= gl_matcher_limit(m)) {
    m->stopped = first;
    return GL_EMATCHES;
  }
  if (m->nfound == m->capfound && ROOM(found, capfound, m->nfound + 1))
    return GL_ENOMEM;
  f = &m->found[m->nfound++];
  f->first = first;
  f->end = end;
  f->rule = rule;
  return GL_OK;
}

static int over(gl_matcher *m, uint32_t at) {
  if (m->work <= m->budget) return 0;
  m->stopped = at;
  return 1;
}

/* --- all of them ---------------------------------------------------------- */

static int run_all(gl_matcher *m) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, s, i, state, rules, count;
  int err = GL_OK;
  for (s = 0; s < n && !err; s++) {
    err = first_state(m, symbol[s], &state);
    for (i = s + 1; state && !err && i <= n; i++) {
      err = step(m, &state, symbol[i], &rules);
      if (!err && rules) {
        const uint32_t *list = gl_list(&m->dfa->accept, rules, &count);
        for (; count && !err; count--) err = add_found(m, s, i, *list++);
      }
      if (over(m, s)) return err ? err : GL_EBUDGET;
    }
  }
  return err;
}

int gl_matcher_from(gl_matcher *m, uint32_t first, uint32_t limit,
                    gl_endfn *end, void *ud) {
  const uint32_t *symbol = m->s->of;
  uint32_t i, state, rules, count;
  int err = first_state(m, symbol[first], &state);
  for (i = first + 1; state && !err && i <= limit; i++) {
    err = step(m, &state, symbol[i], &rules);
    if (!err && rules) {
      const uint32_t *list = gl_list(&m->dfa->accept, rules, &count);
      err = end(ud, list, count, i);
    }
    if (over(m, first)) return err ? err : GL_EBUDGET;
  }
  return err;
}

/* --- those that do not overlap, start by start ---------------------------- */

/* The best match from start s; *end is 0 where there is none. */
static inline int best_from(gl_matcher *m, uint32_t s, uint64_t *steps,
                            uint32_t *end, uint32_t *rule) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, i, state, rules, count;
  int err = first_state(m, symbol[s], &state);
  *end = *rule = 0;
  for (i = s + 1; state && !err && i <= n; i++) {
    err = step(m, &state, symbol[i], &rules);
    if (!err && rules) {
      *rule = *gl_list(&m->dfa->accept, rules, &count);
      *end = i;
    }
    if (over(m, s)) return err ? err : GL_EBUDGET;
    if (GL_UNLIKELY((*steps)-- == 0)) return err ? err : GIVEN_UP;
  }
  return err;
}

/* One group: the best match from each start, then on behind it. Ends before
** *from where that takes too many steps. */
static int run_one_group(gl_matcher *m, uint32_t *from, uint64_t steps) {
  uint32_t n = m->s->types.n, s = *from, end, rule;
  int err = GL_OK;
  while (s < n) {
    err = best_from(m, s, &steps, &end, &rule);
    if (end && !err) err = add_found(m, s, end, rule);
    *from = s;
    if (err) return err;
    s = end ? end : s + 1;
  }
  *from = n;
  return GL_OK;
}

/* The groups of which something begins at a symbol, as bits. */
GL_COLD static int find_opens(gl_matcher *m, uint32_t symbol) {
  uint32_t g, state, bits = 0;
  int err = GL_OK;
  if (ROOM(opens, capopens, m->s->lists.n + 1)) return GL_ENOMEM;
  for (; m->nopens <= m->s->lists.n; m->nopens++)
    m->opens[m->nopens].dead = NONE;
  for (g = 0; g < m->ngroups && !err; g++) {
    use_apart(m, g);
    err = first_state(m, symbol, &state);
    if (!err && state) bits |= 1u << g;
  }
  if (err) return err;
  m->opens[symbol].dead = 0;
  m->opens[symbol].state = bits;
  return GL_OK;
}

/* The groups that have a rule which is not dead. */
static uint32_t alive_groups(const gl_matcher *m) {
  uint32_t bits = 0;
  size_t i;
  for (i = 0; i < m->p->nrules; i++)
    if (!m->s->dead[i]) bits |= 1u << m->group[i];
  return bits;
}

/* Few groups, each by itself, from start to start. */
static int run_apart(gl_matcher *m, uint32_t *from, uint64_t steps) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, s, g, bits, end, rule, alive = alive_groups(m);
  for (s = *from; s < n; s++) {
    int err = GL_OK;
    *from = s;
    if (symbol[s] >= m->nopens || m->opens[symbol[s]].dead == NONE)
      err = find_opens(m, symbol[s]);
    if (err) return err;
    bits = m->opens[symbol[s]].state & alive;
    for (g = 0; bits; bits >>= 1, g++) {
      if (!(bits & 1) || m->last[g] > s) continue;
      use_apart(m, g);
      err = best_from(m, s, &steps, &end, &rule);
      if (end && !err) err = add_found(m, s, m->last[g] = end, rule);
      if (err) return err;
    }
  }
  *from = n;
  return GL_OK;
}

/* The best match of each group from start s, to m->best, of those that begin
** behind the group's last one. */
static int best_of_start(gl_matcher *m, uint32_t s, uint64_t *steps,
                         uint32_t *ntouched) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, i, state, rules, count;
  int err = first_state(m, symbol[s], &state);
  for (i = s + 1; state && !err && i <= n; i++) {
    err = step(m, &state, symbol[i], &rules);
    if (!err && rules) {
      const uint32_t *list = gl_list(&m->dfa->accept, rules, &count);
      for (; count; count--, list++) {
        uint32_t g = m->group[*list];
        if (m->last[g] > s) continue;
        if (m->best[2 * g + 1] == 0) m->touched[(*ntouched)++] = g;
        if (m->best[2 * g + 1] == i) continue; /* the first one is best */
        m->best[2 * g] = *list;
        m->best[2 * g + 1] = i;
      }
    }
    if ((*steps)-- == 0) return GIVEN_UP;
    if (over(m, s)) return err ? err : GL_EBUDGET;
  }
  return err;
}

static int run_groups(gl_matcher *m, uint32_t *from, uint64_t steps) {
  uint32_t n = m->s->types.n, s, k;
  for (s = *from; s < n; s++) {
    uint32_t touched = 0;
    int err = best_of_start(m, s, &steps, &touched);
    for (k = 0; k < touched; k++) {
      uint32_t g = m->touched[k], *b = &m->best[2 * g];
      if (!err) err = add_found(m, s, m->last[g] = b[1], b[0]);
      b[1] = 0;
    }
    *from = s;
    if (err) return err;
  }
  *from = n;
  return GL_OK;
}

/* --- those that do not overlap, in one pass ------------------------------- */

/*
** All starts at once; of two threads in one state that which began first stays:
** wherever the other would match, it does too, and wins. Matches are kept on a
** stack for each group: a match that began at s and ends here takes from it
** whatever began at s or later, for that ends later than s begins.
*/
static int settle(gl_matcher *m, uint32_t at) {
  size_t k;
  for (k = 0; k < m->nevent; k++) {
    uint32_t rule = m->event[k].state, start = m->event[k].start;
    uint32_t g = m->group[rule], *head = &m->last[g];
    const gl_found *f = *head ? &m->found[*head - 1] : NULL;
    int err;
    if (start > m->cutstart[g]) continue;
    if (f && f->first == start && f->end == at &&
        (m->extent == GL_EXT_FIRST ||
         m->p->rule[f->rule].rank < m->p->rule[rule].rank))
      continue;
    while (*head && m->found[*head - 1].first >= start) {
      uint32_t top = *head - 1;
      *head = m->below[top];
      m->found[top].rule = NONE;
      if (top + 1u == m->nfound) m->nfound--;
    }
    err = add_found(m, start, at, rule);
    if (!err) err = ROOM(below, capbelow, m->nfound);
    if (err) return err;
    m->below[m->nfound - 1] = *head;
    *head = (uint32_t)m->nfound;
  }
  return GL_OK;
}

/* The search ends early: what a thread may yet change is no result. */
static void give_up(gl_matcher *m, size_t base) {
  uint32_t least = m->now.n ? m->now.t[0].start : NONE;
  size_t k;
  for (k = base; k < m->nfound; k++)
    if (m->found[k].first >= least) m->found[k].rule = NONE;
}

/* What a set begins at a token goes on behind it, but for groups that have a
** match which ends later; `since` tells. */
static int begin(gl_matcher *m, uint32_t state, uint32_t at) {
  const uint32_t *since = m->best;
  uint32_t n, i;
  const uint32_t *list = gl_list(&m->dfa->state, state, &n);
  int err = GL_OK;
  for (i = 0; i < n && !err; i++)
    if (list[i] & GL_CROWD)
      err = begin(m, list[i] & ~GL_CROWD, at);
    else if (since[m->group[rule_of(m, list[i])]] <= at)
      err = add(m, &m->then, list[i], at, 0);
  return err;
}

static int linear_pass(gl_matcher *m, uint32_t from) {
  const uint32_t *symbol = m->s->of;
  size_t base = m->nfound;
  uint32_t n = m->s->types.n, i, k, state;
  uint32_t *since = m->best; /* by group: no match begins before */
  int err = ROOM(below, capbelow, base + 1);
  if (err) return err;
  for (k = 0; k < m->ngroups; k++) {
    since[k] = m->ngroups > 1 ? m->last[k] : 0;
    m->last[k] = 0;
  }
  m->now.n = 0;
  for (i = from; i <= n; i++) {
    /* building the first state uses `then` */
    err = i < n ? first_state(m, symbol[i], &state) : (state = 0, GL_OK);
    if (!err) err = advance(m, symbol[i], i);
    if (!err) err = settle(m, i);
    if (err == GL_EMATCHES) give_up(m, base);
    if (!err) err = begin(m, state, i);
    if (err) return err;
    swap(m);
    if (over(m, i)) {
      give_up(m, base);
      return GL_EBUDGET;
    }
  }
  return GL_OK;
}

/* takes out what was overtaken */
static void compact_found(gl_matcher *m) {
  size_t i, k = 0;
  for (i = 0; i < m->nfound; i++)
    if (m->found[i].rule != NONE) m->found[k++] = m->found[i];
  m->nfound = k;
}

/* Scratch for groups: zero but for what begins a new generation. */
static int room_for_groups(gl_matcher *m, size_t n) {
  if (n <= m->capgroups) return GL_OK;
  UNMAKE(cut, m->capgroups);
  UNMAKE(cutstart, m->capgroups);
  UNMAKE(last, m->capgroups);
  UNMAKE(best, 2 * m->capgroups);
  UNMAKE(touched, m->capgroups);
  m->capgroups = n;
  m->cutgen = 0;
  MAKE(cut, n);
  MAKE(cutstart, n);
  MAKE(last, n);
  MAKE(best, 2 * n);
  MAKE(touched, n);
  return m->cut && m->cutstart && m->last && m->best && m->touched ? GL_OK
                                                                   : GL_ENOMEM;
}

/* What was learnt for other groups is of no use for these. */
static int keep_groups(gl_matcher *m, enum gl_extent extent) {
  size_t size = m->p->nrules * sizeof *m->grouped;
  uint32_t i;
  if (m->grouped && m->groupedfor == extent &&
      memcmp(m->grouped, m->group, size) == 0)
    return GL_OK;
  if (m->grouped == NULL && !MAKE(grouped, m->p->nrules)) return GL_ENOMEM;
  memcpy(m->grouped, m->group, size);
  m->groupedfor = extent;
  for (i = GL_DFA_ORDERED; i < GL_DFA_LOOKS; i++) {
    m->filled -= m->dfas[i].counted;
    forget(&m->dfas[i]);
  }
  m->nopens = 0;
  return GL_OK;
}

/* Few enough to be followed one by one. */
static int are_few(const gl_matcher *m) {
  return m->p->nrules <= GL_APART && m->ngroups <= GL_APART;
}

/* The best of each group, side by side. */
static int run_best(gl_matcher *m) {
  uint32_t from = 0, n = m->s->types.n, all = (uint32_t)(m->dfa - m->dfas);
  uint64_t steps = GL_MATCH_STEPS * ((uint64_t)n + 512);
  size_t k;
  int err = m->ngroups == 1 ? run_one_group(m, &from, steps)
            : are_few(m)    ? run_apart(m, &from, steps)
                            : run_groups(m, &from, steps);
  if (err == GL_OK) /* what was touched alone, for groups may be many */
    for (k = 0; k < m->nfound; k++) m->last[m->group[m->found[k].rule]] = 0;
  else {
    m->cutting = 1;
    use(m, all);
    if (err == GIVEN_UP) err = linear_pass(m, from);
    memset(m->last, 0, m->ngroups * sizeof *m->last);
    memset(m->best, 0, m->ngroups * sizeof *m->best);
  }
  compact_found(m);
  return err;
}

int gl_matcher_run(gl_matcher *m, enum gl_extent extent, const uint32_t *group,
                   uint32_t ngroups) {
  if (m->s->alive == 0) return GL_OK;
  m->extent = extent;
  m->group = group;
  m->ngroups = ngroups;
  use(m, GL_DFA_SETS);
  if (make_masks(m) || room_for_groups(m, ngroups)) return GL_ENOMEM;
  if (extent == GL_EXT_ALL) return run_all(m);
  if (extent == GL_EXT_WIDEST) return gl_matcher_widest(m);
  m->cutting = extent == GL_EXT_FIRST;
  if (m->cutting) use(m, GL_DFA_ORDERED);
  if ((m->cutting || are_few(m)) && keep_groups(m, extent)) return GL_ENOMEM;
  return run_best(m);
}

/* --- paths ---------------------------------------------------------------- */

/* Drops the captures that no thread has any more. */
static int compact_captures(gl_matcher *m) {
  size_t i, k = 0;
  if (m->ncap < 2 * m->caplive + 4096) return GL_OK;
  if (ROOM(capmark, capcapmark, m->ncap + 1)) return GL_ENOMEM;
  memset(m->capmark, 0, (m->ncap + 1) * sizeof *m->capmark);
  for (i = 0; i < m->now.n; i++) m->capmark[m->now.t[i].cap] = 1;
  for (i = m->ncap; i > 0; i--)
    if (m->capmark[i]) m->capmark[m->cap[i - 1].prev] = 1;
  m->capmark[0] = 0;
  for (i = 1; i <= m->ncap; i++)
    if (m->capmark[i]) {
      m->cap[k] = m->cap[i - 1];
      m->cap[k].prev = m->capmark[m->cap[k].prev];
      m->capmark[i] = (uint32_t)++k;
    }
  for (i = 0; i < m->now.n; i++) m->now.t[i].cap = m->capmark[m->now.t[i].cap];
  m->ncap = m->caplive = k;
  return GL_OK;
}

/* The captures of a thread, in order, to tmp. */
static int write_path(gl_matcher *m, uint32_t cap, size_t *n) {
  uint32_t c;
  size_t k = 0;
  for (c = cap; c; c = m->cap[c - 1].prev) k++;
  if (ROOM(tmp, captmp, 2 * k)) return GL_ENOMEM;
  *n = k;
  for (c = cap; c; c = m->cap[c - 1].prev) {
    k--;
    m->tmp[2 * k] = m->cap[c - 1].what;
    m->tmp[2 * k + 1] = m->cap[c - 1].at;
  }
  return GL_OK;
}

/* Threads of one rule alone, from one token on, none of which gives way. */
static int begin_alone(gl_matcher *m, uint32_t rule, uint32_t first) {
  m->cutting = 0;
  m->extent = GL_EXT_ALL;
  m->ncap = m->caplive = 0;
  m->now.n = 0;
  return add(m, &m->now, m->p->rule[rule].start, first, 0);
}

int gl_matcher_path(gl_matcher *m, const gl_found *found, int tracing,
                    size_t *n) {
  uint32_t i;
  int err = begin_alone(m, found->rule, found->first);
  *n = 0;
  m->capturing = 1;
  m->tracing = tracing;
  for (i = found->first; i <= found->end && !err; i++) {
    err = advance(m, m->s->of[i], i);
    if (i == found->end) break;
    swap(m);
    if (!err) err = compact_captures(m);
    if (over(m, found->first)) err = GL_EBUDGET;
  }
  m->capturing = m->tracing = 0;
  if (!err && m->nevent) err = write_path(m, m->event[0].cap, n);
  return err;
}

int gl_matcher_farthest(gl_matcher *m, uint32_t rule, uint32_t first,
                        uint32_t end, uint32_t *farthest, size_t *n,
                        int *matches) {
  uint32_t i;
  int err = begin_alone(m, rule, first);
  m->noting = 1;
  *matches = 0;
  for (i = first; i <= end && !err; i++) {
    m->noted = 0;
    err = advance(m, m->s->of[i], i);
    *farthest = i;
    *matches = i == end && i > first && m->nevent;
    if (m->then.n == 0) break;
    swap(m);
  }
  m->noting = 0;
  *n = m->noted;
  return err;
}

/* --- for one text after another ------------------------------------------- */

int gl_searcher_new(gl_searcher **f, const gl_mem *m, const gl_program *p) {
  int err;
  *f = m->alloc(m->ud, NULL, 0, sizeof **f);
  if (*f == NULL) return GL_ENOMEM;
  memset(*f, 0, sizeof **f);
  err = gl_symbols_init(&(*f)->symbols, m, p);
  if (!err) err = gl_matcher_init(&(*f)->machine, m, &(*f)->symbols);
  if (err) {
    gl_searcher_free(*f);
    *f = NULL;
  }
  return err;
}

void gl_searcher_free(gl_searcher *f) {
  gl_mem m = f->symbols.mem;
  gl_matcher_free(&f->machine);
  gl_symbols_free(&f->symbols);
  m.alloc(m.ud, f, sizeof *f, 0);
}

void gl_searcher_bind(gl_searcher *f, const gl_mem *m) {
  if (f->symbols.mem.ud == m->ud) return;
  gl_symbols_bind(&f->symbols, m);
  gl_matcher_bind(&f->machine, m);
}

int gl_searcher_trim(gl_searcher *f) {
  gl_mem m = f->symbols.mem;
  if (gl_symbols_held(&f->symbols) + gl_matcher_held(&f->machine) <= GL_MAXKEPT)
    return 1;
  gl_matcher_free(&f->machine);
  gl_symbols_trim(&f->symbols);
  return gl_symbols_held(&f->symbols) <= GL_MAXKEPT &&
         gl_matcher_init(&f->machine, &m, &f->symbols) == GL_OK;
}
