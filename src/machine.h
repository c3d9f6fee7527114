/*
** machine.h: what the parts of the machine that runs programs share: thread.c
** (threads, a token at a time), states.c (sets of them as numbers, so that a
** step is one look-up), crowd.c (sets of many), match.c (what is searched for,
** and how), widest.c (the longest matches first). Not for hosts.
*/
#ifndef GL_MACHINE_H
#define GL_MACHINE_H

#include "pattern.h"

#define NONE UINT32_MAX

/* Makes room for n in an array of m. */
#define ROOM(array, cap, n) \
  gl_grow(&m->mem, &m->array, &m->cap, n, sizeof *m->array)

/* --- threads (thread.c) --------------------------------------------------- */

static inline int gl_thread_add(gl_matcher *m, gl_threads *to, uint32_t state,
                                uint32_t start, uint32_t cap) {
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

/* Rule of a state. */
static inline uint32_t gl_thread_rule(const gl_matcher *m, uint32_t state) {
  uint32_t n = (uint32_t)m->p->ninst;
  return m->p->inst[state < n ? state : m->waitpc[(state - n) % m->nwait]].rule;
}

/* Whether the bit of a boundary is set. */
static inline int gl_thread_here(const gl_matcher *m, uint32_t symbol,
                                 uint32_t bit) {
  return gl_lists_has(&m->s->lists, symbol, (uint32_t)m->p->ntests + bit);
}

/* Whether a thread of a rule may take the token behind this boundary: where the
** rule is within a layer, it stays in the span in which it began. */
static inline int gl_thread_inside(const gl_matcher *m, uint32_t rule,
                                   uint32_t symbol, int fresh) {
  int32_t bit = rule < m->p->nrules ? m->p->rule[rule].within : -1;
  return bit < 0 || !gl_thread_here(m, symbol, (uint32_t)bit + (fresh ? 1 : 0));
}

/* What follows is at another boundary. */
GL_FUNC void gl_threads_turn(gl_matcher *m);
/* All that a thread can do at a boundary: what takes the token behind it goes
** to m->then, matches become events. */
GL_FUNC int gl_thread_follow(gl_matcher *m, const gl_thread *t, uint32_t symbol,
                             uint32_t at);
/* A match of a rule ends here. Threads of its group that began later are to
** give way; of its own start, those of lower priority where that decides. */
GL_FUNC int gl_thread_accept(gl_matcher *m, uint32_t rule, const gl_thread *t,
                             uint32_t cap);
/* All threads of m->now at one boundary. */
GL_FUNC int gl_threads_advance(gl_matcher *m, uint32_t symbol, uint32_t at);

static inline void gl_threads_swap(gl_matcher *m) {
  gl_threads t = m->now;
  m->now = m->then;
  m->then = t;
}

/* Whether the budget has ended, at that token. */
static inline int gl_matcher_over(gl_matcher *m, uint32_t at) {
  if (m->work <= m->budget) return 0;
  m->stopped = at;
  return 1;
}

/* --- tests as masks ------------------------------------------------------- */

/* A set of the numbers in a symbol as a mask, of which a bit stands for many;
** the highest one is in every symbol, for what goes on by any. */
#define GL_ANYNUMBER ((uint64_t)1 << 63)
static inline uint64_t gl_mask_bit(uint32_t number) {
  return (uint64_t)1 << number % 63;
}

/* What an instruction asks a symbol for: of an item, for any track. */
static inline uint64_t gl_mask_by(const gl_program *p, const gl_inst *i) {
  uint32_t number = i->x;
  if (i->op != GL_OP_TEST) number += (uint32_t)p->ntests;
  if (i->op == GL_OP_ITEM) number += p->nbits;
  return gl_mask_bit(number);
}

/* The same, of a number in a symbol. */
static inline uint64_t gl_mask_for(const gl_program *p, uint32_t number) {
  uint32_t items = (uint32_t)p->ntests + p->nbits;
  if (number >= items) number = items + (number - items) / 2 % p->nitems;
  return gl_mask_bit(number);
}

/* --- sets of states (states.c) -------------------------------------------- */

/* Those of a gl_matcher, by number. Some rules that do not compete are followed
** one by one: together they would have too many sets of states. */
#define GL_APART 16u
enum {
  GL_DFA_SETS,
  GL_DFA_ORDERED,                        /* by preference: for some groups */
  GL_DFA_APART,                          /* by group, for some groups */
  GL_DFA_LOOKS = GL_DFA_APART + GL_APART /* by look */
};
static inline size_t gl_states_count(const gl_program *p) {
  return GL_DFA_LOOKS + p->nlooks;
}

GL_FUNC void gl_states_free(gl_matcher *m, gl_dfa *d);
GL_FUNC size_t gl_states_held(const gl_dfa *d); /* bytes */
/* Nothing is known any more, the memory is kept. */
GL_FUNC void gl_states_forget(gl_dfa *d);
/* The tests of all symbols as masks: before any step. */
GL_FUNC int gl_states_masks(gl_matcher *m);

/* From now on this one is used, for all matches. */
static inline void gl_states_use(gl_matcher *m, uint32_t number) {
  m->dfa = &m->dfas[number];
  m->only = NONE;
  m->dead = m->s->deadset;
}

/* From now on that of a group is used. Its rules that are dead are begun with
** as well: so what is learnt is of all texts. */
static inline void gl_states_use_apart(gl_matcher *m, uint32_t group) {
  m->dfa = &m->dfas[GL_DFA_APART + group];
  m->only = group;
  m->dead = 0;
}

/* Makes what is known of a state; a step; what a token begins with. */
GL_COLD GL_FUNC int gl_states_describe(gl_matcher *m, uint32_t state);
GL_COLD GL_FUNC int gl_states_build(gl_matcher *m, uint32_t state,
                                    uint32_t symbol, uint32_t *next,
                                    uint32_t *rules);
GL_COLD GL_FUNC int gl_states_begin(gl_matcher *m, uint32_t symbol,
                                    uint32_t *state);

/* One step: *state becomes the next one (0: none), *rules the list of those
** that match before it. */
static inline int gl_states_step(gl_matcher *m, uint32_t *state,
                                 uint32_t symbol, uint32_t *rules) {
  const gl_dfa *d = m->dfa;
  const struct gl_outlook *o;
  const struct gl_pairslot *t;
  if (GL_UNLIKELY(*state >= d->noutlook || d->outlook[*state].steps == 0)) {
    int err = gl_states_describe(m, *state);
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
  if (GL_UNLIKELY(t == NULL))
    return gl_states_build(m, *state, symbol, state, rules);
  *state = t->a;
  *rules = t->b;
  return GL_OK;
}

/* The state behind a token that may begin a match; 0: it begins none. */
static inline int gl_states_first(gl_matcher *m, uint32_t symbol,
                                  uint32_t *state) {
  const gl_dfa *d = m->dfa;
  if (GL_LIKELY(symbol < d->nbegin && d->begin[symbol].dead == m->dead)) {
    *state = d->begin[symbol].state;
    return GL_OK;
  }
  return gl_states_begin(m, symbol, state);
}

/* --- sets of many states (crowd.c) ---------------------------------------- */

GL_FUNC void gl_crowds_free(gl_crowds *c, const gl_mem *m);
GL_FUNC void gl_crowds_clear(gl_crowds *c);
GL_FUNC size_t gl_crowds_held(const gl_crowds *c);   /* bytes */
GL_FUNC size_t gl_crowds_filled(const gl_crowds *c); /* numbers */
/* A step: the states of a set, but not those of its crowds, to m->now; those
** that would go no further at this symbol may be left out, m->asked has their
** tests. */
GL_FUNC int gl_crowd_join(gl_matcher *m, uint32_t state, uint32_t symbol);
/* The crowds in it make a step each; the sets that come of it are
** added to those that have moved, and what they ask to *mask. */
GL_FUNC int gl_crowd_move(gl_matcher *m, uint32_t state, uint32_t symbol,
                          uint64_t *mask);
GL_FUNC int gl_crowd_add(gl_matcher *m,
                         uint32_t state); /* one that has moved */
/* The number of the set of the states in m->then and of the crowds that have
** moved, from `base` on; they are no more. */
GL_FUNC int gl_crowd_number(gl_matcher *m, size_t base, uint32_t *number);
/* The crowds that have moved become states in m->then. When all sets were
** forgotten then, these crowds are made anew from those that there were. */
GL_FUNC int gl_crowd_gather(gl_matcher *m, size_t base);
GL_FUNC int gl_crowd_renew(gl_matcher *m, const gl_lists *were);
/* How many of a set that made a step are looked at one by one in each. */
GL_FUNC uint32_t gl_crowd_width(const gl_matcher *m, uint32_t state);
/* The crowd of all that begins with a test; 0: it is none. */
GL_FUNC int gl_crowd_behind(gl_matcher *m, uint32_t test, uint32_t *state);

/* --- matches from one place (match.c), the widest (widest.c) -------------- */

/* Calls end(ud, rules, n, at) where matches from token `first` on end that do
** not go beyond `limit`: best rule first, shortest match first. */
typedef int gl_endfn(void *ud, const uint32_t *rules, uint32_t n, uint32_t at);
GL_FUNC int gl_matcher_from(gl_matcher *m, uint32_t first, uint32_t limit,
                            gl_endfn *end, void *ud);
/* GL_EXT_WIDEST (widest.c): of each group the longest matches, of equal ones
** the leftmost, that share no token with a longer one, nor with one of a group
** before it of the same m->family (NULL: each group is one), nor with
** m->taken. */
GL_FUNC int gl_matcher_widest(gl_matcher *m);

#endif
