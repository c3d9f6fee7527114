/*
** match.c: searches with a program. First its looks, each once over the text;
** then matches, of all starts one after the other, by sets of states
** (states.c). Where only the best are wanted, and following each start takes
** too many steps, threads of all starts go through the text side by side
** (thread.c).
*/
#include "machine.h"

#include <string.h>

/* Steps for each token until matches are looked for in one pass. A test build
** has none. */
#ifndef GL_MATCH_STEPS
#define GL_MATCH_STEPS 8
#endif
#define GIVEN_UP (-1)

#define MAKE(array, n) (m->array = gl_make(&m->mem, n, sizeof *m->array))
#define DROP(array, n) gl_drop(&m->mem, m->array, (n) * sizeof *m->array)
#define UNMAKE(array, n) \
  if (m->array) DROP(array, (size_t)(n) + 1)

static void release(gl_matcher *m) {
  size_t i;
  if (m->p == NULL) return;
  for (i = 0; m->dfas && i < gl_states_count(m->p); i++)
    gl_states_free(m, &m->dfas[i]);
  UNMAKE(dfas, gl_states_count(m->p));
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

static void bind(gl_matcher *m, const gl_mem *mem) {
  size_t i;
  m->mem = *mem;
  for (i = 0; m->dfas && i < gl_states_count(m->p); i++)
    m->dfas[i].state.mem = m->dfas[i].accept.mem = m->dfas[i].next.mem =
        m->dfas[i].first.mem = m->dfas[i].crowds.behind.mem = *mem;
}

/* bytes */
static size_t held(const gl_matcher *m) {
  size_t n = 0, i;
  for (i = 0; i < gl_states_count(m->p); i++) n += gl_states_held(&m->dfas[i]);
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

static int init(gl_matcher *m, const gl_mem *mem, gl_symbols *s) {
  size_t l;
  memset(m, 0, sizeof *m);
  m->mem = *mem;
  m->s = s;
  m->p = s->p;
  if (!MAKE(dfas, gl_states_count(m->p)) || !MAKE(mark, m->p->ninst))
    return GL_ENOMEM;
  m->dfa = m->dfas;
  m->only = NONE;
  bind(m, mem);
  for (l = 0; l < m->p->nlooks; l++) {
    m->dfas[GL_DFA_LOOKS + l].injects = 1;
    m->dfas[GL_DFA_LOOKS + l].inject = m->p->look[l].start;
  }
  return number_waits(m);
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
  int err = gl_states_masks(m);
  gl_states_use(m, GL_DFA_LOOKS + (uint32_t)number);
  m->back = look->ahead;
  for (i = 0; i <= n && !err; i++) {
    uint32_t at = look->ahead ? n - i : i;
    if (state == 0 && stays(m->dfa, m->mask[symbol[at]])) {
      m->work++;
      continue;
    }
    err = gl_states_step(m, &state, symbol[at], &rules);
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
  bits = gl_make(&m->mem, words * most, sizeof *bits);
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
  gl_drop(&m->mem, bits, (words * most + 1) * sizeof *bits);
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

/* --- all of them ---------------------------------------------------------- */

static int run_all(gl_matcher *m) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, s, i, state, rules, count;
  int err = GL_OK;
  for (s = 0; s < n && !err; s++) {
    err = gl_states_first(m, symbol[s], &state);
    for (i = s + 1; state && !err && i <= n; i++) {
      err = gl_states_step(m, &state, symbol[i], &rules);
      if (!err && rules) {
        const uint32_t *list = gl_list(&m->dfa->accept, rules, &count);
        for (; count && !err; count--) err = add_found(m, s, i, *list++);
      }
      if (gl_matcher_over(m, s)) return err ? err : GL_EBUDGET;
    }
  }
  return err;
}

int gl_matcher_from(gl_matcher *m, uint32_t first, uint32_t limit,
                    gl_endfn *end, void *ud) {
  const uint32_t *symbol = m->s->of;
  uint32_t i, state, rules, count;
  int err = gl_states_first(m, symbol[first], &state);
  for (i = first + 1; state && !err && i <= limit; i++) {
    err = gl_states_step(m, &state, symbol[i], &rules);
    if (!err && rules) {
      const uint32_t *list = gl_list(&m->dfa->accept, rules, &count);
      err = end(ud, list, count, i);
    }
    if (gl_matcher_over(m, first)) return err ? err : GL_EBUDGET;
  }
  return err;
}

/* --- those that do not overlap, start by start ---------------------------- */

/* The best match from start s; *end is 0 where there is none. */
static inline int best_from(gl_matcher *m, uint32_t s, uint64_t *steps,
                            uint32_t *end, uint32_t *rule) {
  const uint32_t *symbol = m->s->of;
  uint32_t n = m->s->types.n, i, state, rules, count;
  int err = gl_states_first(m, symbol[s], &state);
  *end = *rule = 0;
  for (i = s + 1; state && !err && i <= n; i++) {
    err = gl_states_step(m, &state, symbol[i], &rules);
    if (!err && rules) {
      *rule = *gl_list(&m->dfa->accept, rules, &count);
      *end = i;
    }
    if (gl_matcher_over(m, s)) return err ? err : GL_EBUDGET;
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
    gl_states_use_apart(m, g);
    err = gl_states_first(m, symbol, &state);
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
      gl_states_use_apart(m, g);
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
  int err = gl_states_first(m, symbol[s], &state);
  for (i = s + 1; state && !err && i <= n; i++) {
    err = gl_states_step(m, &state, symbol[i], &rules);
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
    if (gl_matcher_over(m, s)) return err ? err : GL_EBUDGET;
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
    else if (since[m->group[gl_thread_rule(m, list[i])]] <= at)
      err = gl_thread_add(m, &m->then, list[i], at, 0);
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
    err = i < n ? gl_states_first(m, symbol[i], &state) : (state = 0, GL_OK);
    if (!err) err = gl_threads_advance(m, symbol[i], i);
    if (!err) err = settle(m, i);
    if (err == GL_EMATCHES) give_up(m, base);
    if (!err) err = begin(m, state, i);
    if (err) return err;
    gl_threads_swap(m);
    if (gl_matcher_over(m, i)) {
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
    gl_states_forget(&m->dfas[i]);
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
    gl_states_use(m, all);
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
  gl_states_use(m, GL_DFA_SETS);
  if (gl_states_masks(m) || room_for_groups(m, ngroups)) return GL_ENOMEM;
  if (extent == GL_EXT_ALL) return run_all(m);
  if (extent == GL_EXT_WIDEST) return gl_matcher_widest(m);
  m->cutting = extent == GL_EXT_FIRST;
  if (m->cutting) gl_states_use(m, GL_DFA_ORDERED);
  if ((m->cutting || are_few(m)) && keep_groups(m, extent)) return GL_ENOMEM;
  return run_best(m);
}

/* --- for one text after another ------------------------------------------- */

int gl_searcher_new(gl_searcher **f, const gl_mem *m, const gl_program *p) {
  int err;
  *f = m->alloc(m->ud, NULL, 0, sizeof **f);
  if (*f == NULL) return GL_ENOMEM;
  memset(*f, 0, sizeof **f);
  err = gl_symbols_init(&(*f)->symbols, m, p);
  if (!err) err = init(&(*f)->machine, m, &(*f)->symbols);
  if (err) {
    gl_searcher_free(*f);
    *f = NULL;
  }
  return err;
}

void gl_searcher_free(gl_searcher *f) {
  gl_mem m = f->symbols.mem;
  release(&f->machine);
  gl_symbols_free(&f->symbols);
  m.alloc(m.ud, f, sizeof *f, 0);
}

void gl_searcher_bind(gl_searcher *f, const gl_mem *m) {
  if (f->symbols.mem.ud == m->ud) return;
  gl_symbols_bind(&f->symbols, m);
  bind(&f->machine, m);
}

int gl_searcher_trim(gl_searcher *f) {
  gl_mem m = f->symbols.mem;
  if (gl_symbols_held(&f->symbols) + held(&f->machine) <= GL_MAXKEPT) return 1;
  release(&f->machine);
  gl_symbols_trim(&f->symbols);
  return gl_symbols_held(&f->symbols) <= GL_MAXKEPT &&
         init(&f->machine, &m, &f->symbols) == GL_OK;
}
