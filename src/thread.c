/*
** thread.c: threads of a program. All of them go through the text side by side,
** in the order of their priority; two in one state have the same future, so
** that the second one is given up (Thompson 1968, with Pike's captures). Here
** is what they do at one boundary between tokens, and the path of a match,
** which one rule's threads alone are asked for.
**
** A state is the instruction at which a thread is, behind the token it took; or
** from ninst on it waits for the end of a span that it is in.
*/
#include "machine.h"

#include <string.h>

/* --- one step ------------------------------------------------------------- */

static int has(const gl_matcher *m, uint32_t symbol, uint32_t number) {
  return gl_lists_has(&m->s->lists, symbol, number);
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

/* An instruction failed here. */
static int note(gl_matcher *m, uint32_t pc) {
  m->asked |= gl_mask_by(m->p, &m->p->inst[pc]);
  if (!m->noting) return GL_OK;
  if (ROOM(tmp, captmp, m->noted + 1)) return GL_ENOMEM;
  m->tmp[m->noted++] = pc;
  return GL_OK;
}

int gl_thread_accept(gl_matcher *m, uint32_t rule, const gl_thread *t,
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
  return gl_thread_add(m, &m->then, state, t->start, cap);
}

/* A thread that waits for the end of a span; *on: it has come. */
static int wait(gl_matcher *m, const gl_thread *top, const gl_thread *t,
                uint32_t symbol, uint32_t at, uint32_t *on) {
  uint32_t w = top->state - (uint32_t)m->p->ninst, pc = m->waitpc[w % m->nwait];
  const gl_inst *i = &m->p->inst[pc];
  uint32_t bit =
      (uint32_t)gl_item_bit(m->p, i->x, w / m->nwait) + (m->back == 0);
  *on = NONE;
  if (gl_thread_here(m, symbol, bit))
    *on = pc + 1;
  else if (gl_thread_inside(m, i->rule, symbol, 0))
    return take(m, pc, top->state, t, top->cap, at, 0);
  return GL_OK;
}

static int begin_item(gl_matcher *m, uint32_t pc, const gl_thread *t,
                      uint32_t cap, uint32_t symbol, uint32_t at) {
  const gl_inst *i = &m->p->inst[pc];
  uint32_t k, n = m->s->tracks[i->x];
  int err = GL_OK, any = 0;
  if (n && !gl_thread_inside(m, i->rule, symbol, t->start == at)) n = 0;
  for (k = 0; k < n && !err; k++) {
    uint32_t bit = (uint32_t)gl_item_bit(m->p, i->x, k) + (m->back != 0);
    uint32_t state = (uint32_t)m->p->ninst + k * m->nwait + m->waitat[pc];
    if (!gl_thread_here(m, symbol, bit)) continue;
    any = 1;
    err = take(m, pc, state, t, cap, at, 1);
  }
  return any || err ? err : note(m, pc);
}

static void push(gl_matcher *m, size_t *top, uint32_t state, uint32_t cap) {
  m->stack[*top].state = state;
  m->stack[(*top)++].cap = cap;
}

int gl_thread_follow(gl_matcher *m, const gl_thread *t, uint32_t symbol,
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
        if (has(m, symbol, i->x) &&
            gl_thread_inside(m, i->rule, symbol, t->start == at))
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
        m->asked |= gl_mask_by(m->p, i);
        if (gl_thread_here(m, symbol, i->x) != (int)i->y)
          push(m, &top, pc + 1, it.cap);
        else
          err = note(m, pc);
        break;
      default:
        err = gl_thread_accept(m, i->rule, t, it.cap);
        if (m->extent == GL_EXT_FIRST && !m->opening) return err;
    }
  }
  return err;
}

void gl_threads_turn(gl_matcher *m) {
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

int gl_threads_advance(gl_matcher *m, uint32_t symbol, uint32_t at) {
  size_t k;
  int err = GL_OK;
  m->then.n = 0;
  m->nevent = 0;
  gl_threads_turn(m);
  for (k = 0; k < m->now.n && !err; k++) {
    const gl_thread *t = &m->now.t[k];
    if (m->cutting) {
      uint32_t g = m->group[gl_thread_rule(m, t->state)];
      if (m->cut[g] == m->cutgen &&
          (m->extent == GL_EXT_FIRST || t->start > m->cutstart[g]))
        continue;
    }
    if (fails(m, t->state, symbol)) {
      m->work++;
      err = note(m, t->state);
      continue;
    }
    err = gl_thread_follow(m, t, symbol, at);
  }
  return err;
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
  return gl_thread_add(m, &m->now, m->p->rule[rule].start, first, 0);
}

int gl_matcher_path(gl_matcher *m, const gl_found *found, int tracing,
                    size_t *n) {
  uint32_t i;
  int err = begin_alone(m, found->rule, found->first);
  *n = 0;
  m->capturing = 1;
  m->tracing = tracing;
  for (i = found->first; i <= found->end && !err; i++) {
    err = gl_threads_advance(m, m->s->of[i], i);
    if (i == found->end) break;
    gl_threads_swap(m);
    if (!err) err = compact_captures(m);
    if (gl_matcher_over(m, found->first)) err = GL_EBUDGET;
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
    err = gl_threads_advance(m, m->s->of[i], i);
    *farthest = i;
    *matches = i == end && i > first && m->nevent;
    if (m->then.n == 0) break;
    gl_threads_swap(m);
  }
  m->noting = 0;
  *n = m->noted;
  return err;
}
