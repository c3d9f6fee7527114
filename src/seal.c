/*
** seal.c: a program of token patterns is sealed: what searches need is added to
** it, which tests a word of the vocabulary may pass, and what a token that
** passes a test can begin.
*/
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

/* --- whose the instructions are ------------------------------------------ */

/* Rules and looks follow each other in the order in which they were begun, one
** look of a rule before it. */
static void own(gl_program *p) {
  size_t pc, r = 0, l = 0;
  uint32_t now = 0;
  for (pc = 0; pc < p->ninst; pc++) {
    if (r < p->nrules && p->rule[r].start == pc) now = (uint32_t)r++;
    if (l < p->nlooks && p->look[l].start == pc)
      now = (uint32_t)(p->nrules + l++);
    p->inst[pc].rule = now;
  }
}

static int by_priority(const void *a, const void *b) {
  const gl_rule *x, *y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  if (x->priority != y->priority) return x->priority > y->priority ? -1 : 1;
  return x < y ? -1 : x > y;
}

static int rank(gl_program *p) {
  size_t n = p->nrules, i;
  gl_rule **order = p->mem.alloc(p->mem.ud, NULL, 0, (n + 1) * sizeof *order);
  if (order == NULL) return GL_ENOMEM;
  for (i = 0; i < n; i++) order[i] = &p->rule[i];
  qsort(order, n, sizeof *order, by_priority);
  for (i = 0; i < n; i++) order[i]->rank = (uint32_t)i;
  gl_drop(&p->mem, order, (n + 1) * sizeof *order);
  return GL_OK;
}

/* --- tests by words ------------------------------------------------------ */

/* How many words ask for a test, and regexes, which let more of them pass. */
static size_t weight(const gl_program *p, const uint32_t *v, size_t n) {
  size_t sum = 0;
  for (; n; n--) sum += *v++ < p->nwords ? 1 : 64;
  return sum;
}

/* The words of which one must be there for the node to hold, or behind their
** numbers the regexes and misspelt words, added to `out` from *n on; 0 where it
** may hold without any. Depth: of tests. */
static int triggers(const gl_program *p, uint32_t node, uint32_t *out,
                    size_t *n) {
  const gl_node *t = &p->node[node];
  size_t i, had = *n, best = SIZE_MAX, kept = 0;
  switch (t->op) {
    case GL_NODE_WORD: out[(*n)++] = t->x; return 1;
    case GL_NODE_REGEX:
    case GL_NODE_FUZZY:
      i = t->op == GL_NODE_REGEX ? (size_t)t->value : t->x;
      out[(*n)++] = (uint32_t)(p->nwords + i);
      return 1;
    case GL_NODE_WORDS:
      memcpy(out + *n, p->list + t->at, t->n * sizeof *out);
      *n += t->n;
      return 1;
    case GL_NODE_OR:
      for (i = 0; i < t->n; i++)
        if (!triggers(p, p->list[t->at + i], out, n)) {
          *n = had;
          return 0;
        }
      return 1;
    case GL_NODE_AND: /* the best child; others come behind it */
      for (i = 0; i < t->n; i++) {
        size_t from = *n, w;
        if (!triggers(p, p->list[t->at + i], out, n)) continue;
        w = weight(p, out + from, *n - from);
        if (w < best) {
          best = w;
          kept = *n - from;
          memmove(out + had, out + from, kept * sizeof *out);
        }
        *n = had + kept;
      }
      return best < SIZE_MAX;
    default: return 0;
  }
}

/* words and the like that the node names, so at least as many as it may give */
static size_t named(const gl_program *p, uint32_t node) {
  const gl_node *t = &p->node[node];
  size_t i, n = 0;
  if (t->op == GL_NODE_WORD || t->op == GL_NODE_REGEX || t->op == GL_NODE_FUZZY)
    return 1;
  if (t->op == GL_NODE_WORDS) return t->n;
  if (t->op == GL_NODE_AND || t->op == GL_NODE_OR)
    for (i = 0; i < t->n; i++) n += named(p, p->list[t->at + i]);
  return n;
}

/* Tests by the words that may pass them, in order; `tmp` has room for those of
** one. */
static void sort_tests(gl_program *p, uint32_t *tmp, size_t known) {
  uint32_t *count = p->triggerat;
  size_t i, k, n;
  memset(count, 0, (known + 1) * sizeof *count);
  for (i = 0; i < p->ntests; i++) {
    n = 0;
    if (triggers(p, p->test[i], tmp, &n))
      while (n) count[tmp[--n] + 1]++;
    else
      p->always[p->nalways++] = (uint32_t)i;
  }
  for (k = 0; k < known; k++) count[k + 1] += count[k];
  for (i = 0; i < p->ntests; i++) {
    n = 0;
    if (triggers(p, p->test[i], tmp, &n))
      while (n) p->trigger[count[tmp[--n]]++] = (uint32_t)i;
  }
  /* each begin is now its end, which is where the next one begins */
  memmove(count + 1, count, known * sizeof *count);
  count[0] = 0;
}

static void *make(const gl_program *p, size_t n, size_t size) {
  return p->mem.alloc(p->mem.ud, NULL, 0, n * size);
}

static int index_tests(gl_program *p) {
  size_t most = 0, all = 0, i, known = p->nwords + p->nlikes;
  uint32_t *tmp;
  int there;
  for (i = 0; i < p->ntests; i++) {
    size_t n = named(p, p->test[i]);
    if (n > most) most = n;
    all += n;
  }
  p->always = make(p, p->ntests + 1, sizeof *p->always);
  p->triggerat = make(p, known + 1, sizeof *p->triggerat);
  p->trigger = make(p, all + 1, sizeof *p->trigger);
  p->ntrigger = p->trigger ? all + 1 : 0;
  tmp = make(p, most + 1, sizeof *tmp);
  there = p->always && p->triggerat && p->trigger && tmp;
  if (there) sort_tests(p, tmp, known);
  gl_drop(&p->mem, tmp, (most + 1) * sizeof *tmp);
  return there ? GL_OK : GL_ENOMEM;
}

/* --- what begins with which test ----------------------------------------- */

typedef struct opening {
  uint32_t *stack, *mark;
  size_t cap;
} opening;

/* What rule r begins with, to `out` if that is not NULL: number of tests; sets
** r->hard where that depends on the place. */
static int openings(gl_program *p, opening *o, uint32_t r,
                    struct gl_starter *out, size_t *n) {
  size_t top = 0;
  uint32_t seq = 0;
  if (gl_grow(&p->mem, &o->stack, &o->cap, 1, sizeof *o->stack))
    return GL_ENOMEM;
  o->stack[top++] = p->rule[r].start;
  while (top) {
    uint32_t pc = o->stack[--top];
    const gl_inst *i = &p->inst[pc];
    if (o->mark[pc]) continue;
    o->mark[pc] = 1;
    if (gl_grow(&p->mem, &o->stack, &o->cap, top + 2, sizeof *o->stack))
      return GL_ENOMEM;
    switch (i->op) {
      case GL_OP_TEST:
        if (out) {
          out[*n].rank = p->rule[r].rank;
          out[*n].seq = seq++;
          out[*n].next = pc;
          out[*n].rule = r;
        }
        ++*n;
        break;
      case GL_OP_SPLIT: o->stack[top++] = i->y; /* FALLTHROUGH */
      case GL_OP_JUMP: o->stack[top++] = i->x; break;
      case GL_OP_SAVE: o->stack[top++] = pc + 1; break;
      case GL_OP_ITEM:
      case GL_OP_HERE: p->rule[r].hard = 1; break;
      default: break;
    }
  }
  return GL_OK;
}

static int all_openings(gl_program *p, opening *o, struct gl_starter *out,
                        size_t *n) {
  size_t r;
  int err = GL_OK;
  memset(o->mark, 0, (p->ninst + 1) * sizeof *o->mark);
  *n = 0;
  for (r = 0; r < p->nrules && !err; r++) {
    size_t before = *n;
    if (out && p->rule[r].hard) continue;
    err = openings(p, o, (uint32_t)r, out, n);
    if (p->rule[r].hard) *n = before;
  }
  return err;
}

/* sorts by test, keeping the order */
static void sort_starters(gl_program *p, const struct gl_starter *from) {
  size_t i, t;
  uint32_t *at = p->starterat;
  memset(at, 0, (p->ntests + 1) * sizeof *at);
  for (i = 0; i < p->nstarter; i++) at[p->inst[from[i].next].x]++;
  for (t = 1; t <= p->ntests; t++) at[t] += at[t - 1];
  for (i = p->nstarter; i-- > 0;) {
    struct gl_starter *to = &p->starter[--at[p->inst[from[i].next].x]];
    *to = from[i];
    to->next++;
  }
  at[p->ntests] = (uint32_t)p->nstarter;
}

static int by_rank(const void *a, const void *b) {
  const struct gl_starter *x = a, *y = b;
  if (x->rank != y->rank) return x->rank < y->rank ? -1 : 1;
  return x->seq < y->seq ? -1 : x->seq > y->seq;
}

/* The n starters, sorted. */
static int make_starters(gl_program *p, opening *o, size_t n) {
  struct gl_starter *from = make(p, n + 1, sizeof *from);
  size_t had = n + 1;
  int err = GL_ENOMEM;
  p->starter = make(p, had, sizeof *p->starter);
  p->nstarter = p->starter ? had : 0;
  p->starterat = make(p, p->ntests + 1, sizeof *p->starterat);
  p->hard = make(p, p->nrules + 1, sizeof *p->hard);
  if (from && p->starter && p->starterat && p->hard)
    err = all_openings(p, o, from, &n);
  if (!err) {
    p->nstarter = n;
    qsort(from, n, sizeof *from, by_rank);
    sort_starters(p, from);
    p->nstarter = had; /* its true size, for freeing */
  }
  gl_drop(&p->mem, from, had * sizeof *from);
  return err;
}

static int index_starters(gl_program *p) {
  opening o = {NULL, NULL, 0};
  size_t n = 0, r, k = p->ninst + 1;
  int err;
  o.mark = make(p, k, sizeof *o.mark);
  err = o.mark ? all_openings(p, &o, NULL, &n) : GL_ENOMEM;
  if (!err) err = make_starters(p, &o, n);
  for (r = 0; p->hard && r < p->nrules; r++)
    if (p->rule[r].hard) p->hard[p->nhard++] = (uint32_t)r;
  gl_drop(&p->mem, o.mark, k * sizeof *o.mark);
  gl_drop(&p->mem, o.stack, o.cap * sizeof *o.stack);
  return err;
}

/* --- what rules need ----------------------------------------------------- */

/*
** Needs of rules that begin with words alone are of no use in large sets: where
** none of these words is in a text they begin nowhere, and elsewhere a step or
** two tells. So a search does not look at each rule.
*/
#define FEW 16

static int drop_needs(gl_program *p) {
  uint8_t *often = p->mem.alloc(p->mem.ud, NULL, 0, p->nrules + p->ntests + 1);
  uint8_t *always = often + p->nrules;
  size_t i, k = 0, n;
  if (often == NULL) return GL_ENOMEM;
  memset(often, 0, p->nrules + p->ntests + 1);
  for (i = 0; i < p->nalways; i++) always[p->always[i]] = 1;
  for (i = 0; i < p->nhard; i++) often[p->hard[i]] = 1;
  for (i = 0; i < p->ntests; i++)
    for (n = p->starterat[i]; always[i] && n < p->starterat[i + 1]; n++)
      often[p->starter[n].rule] = 1;
  for (i = 0; i < p->nneed; i += n) {
    uint32_t unit = p->need[i];
    n = p->need[i + 1] + 2u;
    if (unit < p->nrules && !often[unit]) continue;
    memmove(p->need + k, p->need + i, n * sizeof *p->need);
    k += n;
  }
  p->nneed = k;
  gl_drop(&p->mem, often, p->nrules + p->ntests + 1);
  return GL_OK;
}

/* --- all of it ----------------------------------------------------------- */

/* Whether the code stays in itself, and names what there is. */
static int is_sound(const gl_program *p) {
  size_t pc, i, n;
  for (pc = 0; pc < p->ninst; pc++) {
    const gl_inst *t = &p->inst[pc];
    int on = pc + 1 < p->ninst;
    switch (t->op) {
      case GL_OP_TEST: on = on && t->x < p->ntests; break;
      case GL_OP_ITEM: on = on && t->x < p->nitems; break;
      case GL_OP_HERE: on = on && t->x < p->nbits && t->y <= 1; break;
      case GL_OP_SPLIT: on = t->x < p->ninst && t->y < p->ninst; break;
      case GL_OP_JUMP: on = t->x < p->ninst; break;
      case GL_OP_MATCH: on = 1; break;
      default: on = on && t->x < GL_TRACE;
    }
    if (!on) return 0;
  }
  for (i = 0; i < p->nrules; i++)
    if (p->rule[i].start >= p->ninst ||
        (p->rule[i].within >= 0 && (uint32_t)p->rule[i].within + 1 >= p->nbits))
      return 0;
  for (i = 0; i < p->nlooks; i++)
    if (p->look[i].start >= p->ninst || p->look[i].bit >= p->nbits) return 0;
  for (i = 0; i < p->nneed; i += n + 2) {
    n = p->need[i + 1];
    if (p->need[i] >= p->nrules + p->nlooks) return 0;
  }
  return 1;
}

int gl_program_seal(gl_program *p) {
  size_t i;
  int err;
  for (i = 0; i < p->nneed; i += p->need[i + 1] + 2)
    if (p->need[i] >= GL_LOOK)
      p->need[i] = (uint32_t)p->nrules + (p->need[i] - GL_LOOK);
  if (!is_sound(p)) return GL_EPROGRAM;
  own(p);
  err = rank(p);
  if (!err) err = index_tests(p);
  if (!err && p->nlikes) err = gl_sieve_new(&p->sieve, p);
  if (!err) err = index_starters(p);
  if (!err && p->nrules > FEW) err = drop_needs(p);
  if (!err) p->sealed = 1;
  return err;
}
