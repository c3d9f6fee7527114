/*
** pattern.c: programs of token patterns. What is appended stays in the order
** of its coming; sealing adds what searches need: which tests a word of the
** vocabulary may pass, and what a token that passes a test can begin.
*/
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

const char *const gl_wordattr_names[GL_NWORDATTRS + 1] = {
    "text",  "lower", "prefix",    "shape", "suffix",
    "lemma", "norm",  "lowercase", NULL};

#define MIX 0x9E3779B97F4A7C15u

#define DROP(array, cap) gl_drop(&p->mem, p->array, (cap) * sizeof *p->array)

void gl_program_free(gl_program *p) {
  size_t i;
  for (i = 0; i < p->nregex; i++) gl_regex_free(p->regex[i], &p->mem);
  DROP(inst, p->capinst);
  DROP(rule, p->caprules);
  DROP(look, p->caplooks);
  DROP(node, p->capnode);
  DROP(list, p->caplist);
  DROP(test, p->captests);
  DROP(word, p->capwords);
  DROP(bytes, p->capbytes);
  DROP(slot, p->nslot);
  DROP(regex, p->capregex);
  DROP(like, p->caplike);
  gl_sieve_free(p->sieve, &p->mem);
  DROP(need, p->capneed);
  DROP(trigger, p->ntrigger);
  if (p->triggerat) DROP(triggerat, p->nwords + p->nlikes + 1);
  if (p->always) DROP(always, p->ntests + 1);
  DROP(starter, p->nstarter);
  if (p->starterat) DROP(starterat, p->ntests + 1);
  if (p->hard) DROP(hard, p->nrules + 1);
  memset(p, 0, sizeof *p);
}

/* room for n more of the array at p; *have of them are there */
static int room(gl_program *p, void *array, size_t *cap, size_t have, size_t n,
                size_t size) {
  if (n > GL_MAXPROGRAM || have > GL_MAXPROGRAM - n) return GL_ETOOMANY;
  return gl_grow(&p->mem, array, cap, have + n, size);
}

#define ROOM(array, cap, have, n) \
  room(p, &p->array, &p->cap, p->have, n, sizeof *p->array)

/* --- the vocabulary ------------------------------------------------------- */

static size_t word_hash(unsigned attr, const char *s, size_t n) {
  uint64_t h = n * MIX + attr, w;
  for (; n >= 8; s += 8, n -= 8) {
    memcpy(&w, s, 8);
    h = (h ^ w) * MIX;
    h ^= h >> 29;
  }
  w = 0;
  memcpy(&w, s, n);
  h = (h ^ w) * MIX;
  return (size_t)(h ^ h >> 32);
}

/* the slot of a word, or the free one where it belongs */
static uint32_t *word_slot(const gl_program *p, unsigned attr, const char *s,
                           size_t n) {
  size_t k = word_hash(attr, s, n);
  for (;; k++) {
    uint32_t *t = &p->slot[k & (p->nslot - 1)];
    const struct gl_vocword *w = *t ? &p->word[*t - 1] : NULL;
    if (w == NULL ||
        (w->attr == attr && w->n == n && memcmp(p->bytes + w->at, s, n) == 0))
      return t;
  }
}

uint32_t gl_program_find(const gl_program *p, unsigned attr, const char *s,
                         size_t n) {
  return p->nslot ? *word_slot(p, attr, s, n) - 1 : GL_NOWORD;
}

static int grow_words(gl_program *p) {
  size_t old = p->nslot, n = old ? 2 * old : 64, i;
  uint32_t *slot = p->mem.alloc(p->mem.ud, NULL, 0, n * sizeof *slot);
  if (slot == NULL) return GL_ENOMEM;
  memset(slot, 0, n * sizeof *slot);
  gl_drop(&p->mem, p->slot, old * sizeof *slot);
  p->slot = slot;
  p->nslot = n;
  for (i = 0; i < p->nwords; i++) {
    const struct gl_vocword *w = &p->word[i];
    *word_slot(p, w->attr, p->bytes + w->at, w->n) = (uint32_t)i + 1;
  }
  return GL_OK;
}

int gl_program_word(gl_program *p, unsigned attr, const char *s, size_t n,
                    uint32_t *number) {
  uint32_t *t;
  int err;
  *number = gl_program_find(p, attr, s, n);
  if (*number != GL_NOWORD) return GL_OK;
  if (n > UINT32_MAX - p->nbytes) return GL_ETOOMANY;
  if (p->nwords + 1 > p->nslot / 2 && (err = grow_words(p)) != GL_OK)
    return err;
  if ((err = ROOM(word, capwords, nwords, 1)) != GL_OK) return err;
  err = gl_grow(&p->mem, &p->bytes, &p->capbytes, p->nbytes + n + 1, 1);
  if (err) return err;
  t = word_slot(p, attr, s, n);
  memcpy(p->bytes + p->nbytes, s, n);
  p->word[p->nwords].at = (uint32_t)p->nbytes;
  p->word[p->nwords].n = (uint32_t)n;
  p->word[p->nwords].attr = (uint8_t)attr;
  p->nbytes += n;
  p->attrs |= 1u << attr;
  *number = (uint32_t)p->nwords;
  *t = (uint32_t)++p->nwords;
  return GL_OK;
}

/* --- tests, code ---------------------------------------------------------- */

int gl_program_node(gl_program *p, const gl_node *node, const uint32_t *list,
                    size_t n, uint32_t *number) {
  gl_node *t;
  size_t i;
  unsigned depth = 0;
  uint64_t size = 1;
  int err = ROOM(node, capnode, nnode, 1);
  if (!err) err = ROOM(list, caplist, nlist, n);
  if (!err) err = ROOM(like, caplike, nlikes, 1);
  if (err) return err;
  t = &p->node[p->nnode];
  *t = *node;
  t->at = (uint32_t)p->nlist;
  t->n = (uint32_t)n;
  t->place = t->op == GL_NODE_PLACE;
  if (n) memcpy(p->list + p->nlist, list, n * sizeof *list);
  if (t->op == GL_NODE_WORDS && n > 1) gl_numbers_sort(p->list + p->nlist, n);
  if (t->op >= GL_NODE_AND)
    for (i = 0; i < n; i++) {
      const gl_node *c = &p->node[list[i]];
      if (c->depth + 1u > depth) depth = c->depth + 1u;
      t->place |= c->place;
      size += c->size;
    }
  if (t->op == GL_NODE_NOT) {
    depth = p->node[t->x].depth + 1u;
    t->place = p->node[t->x].place;
    size += p->node[t->x].size;
  }
  if (t->op == GL_NODE_WORDS) size += n;
  if (depth > GL_MAXTESTDEPTH || size > GL_MAXTEST) return GL_ETOOMANY;
  t->size = (uint32_t)size;
  t->depth = (uint8_t)depth;
  if (t->op == GL_NODE_REGEX || t->op == GL_NODE_FUZZY) {
    p->attrs |= 1u << t->attr;
    if (t->op == GL_NODE_REGEX)
      t->value = (int64_t)p->nlikes;
    else
      t->x = (uint32_t)p->nlikes;
    p->like[p->nlikes++] = (uint32_t)p->nnode;
  }
  p->flags |= t->op == GL_NODE_FLAG;
  p->length |= t->op == GL_NODE_LENGTH;
  p->nlist += n;
  *number = (uint32_t)p->nnode++;
  return GL_OK;
}

int gl_program_regex(gl_program *p, const char *s, size_t n, unsigned flags,
                     gl_regexerror *error, uint32_t *number) {
  int err = ROOM(regex, capregex, nregex, 1);
  if (!err)
    err = gl_regex_new(&p->regex[p->nregex], &p->mem, s, n, flags, error);
  if (err) return err;
  *number = (uint32_t)p->nregex++;
  return GL_OK;
}

int gl_program_test(gl_program *p, uint32_t node, uint32_t *number) {
  int err = ROOM(test, captests, ntests, 1);
  if (err) return err;
  p->test[p->ntests] = node;
  *number = (uint32_t)p->ntests++;
  return GL_OK;
}

int gl_program_emit(gl_program *p, enum gl_op op, uint32_t x, uint32_t y,
                    uint32_t *pc) {
  gl_inst *i;
  int err = ROOM(inst, capinst, ninst, 1);
  if (err) return err;
  i = &p->inst[p->ninst];
  i->op = op;
  i->x = x;
  i->y = y;
  i->rule = 0;
  *pc = (uint32_t)p->ninst++;
  return GL_OK;
}

int gl_program_rule(gl_program *p, const gl_rule *rule) {
  if (p->nrules >= GL_MAXPATTERNS) return GL_ETOOMANY;
  if (ROOM(rule, caprules, nrules, 1)) return GL_ENOMEM;
  p->rule[p->nrules] = *rule;
  p->rule[p->nrules++].start = (uint32_t)p->ninst;
  return GL_OK;
}

int gl_program_look(gl_program *p, const gl_rule *look) {
  if (ROOM(look, caplooks, nlooks, 1)) return GL_ENOMEM;
  p->look[p->nlooks] = *look;
  p->look[p->nlooks].within = -1;
  p->look[p->nlooks++].start = (uint32_t)p->ninst;
  return GL_OK;
}

int gl_program_need(gl_program *p, uint32_t unit, const uint32_t *tests,
                    size_t n) {
  int err = ROOM(need, capneed, nneed, n + 2);
  if (err) return err;
  p->need[p->nneed++] = unit;
  p->need[p->nneed++] = (uint32_t)n;
  if (n) memcpy(p->need + p->nneed, tests, n * sizeof *tests);
  p->nneed += n;
  return GL_OK;
}

/* --- sealing: whose the instructions are ---------------------------------- */

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

/* --- sealing: tests by words ---------------------------------------------- */

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

static int index_tests(gl_program *p) {
  size_t most = 0, all = 0, i, k, n, known = p->nwords + p->nlikes;
  uint32_t *tmp, *count;
  for (i = 0; i < p->ntests; i++) {
    n = named(p, p->test[i]);
    if (n > most) most = n;
    all += n;
  }
  p->always =
      p->mem.alloc(p->mem.ud, NULL, 0, (p->ntests + 1) * sizeof *p->always);
  p->triggerat =
      p->mem.alloc(p->mem.ud, NULL, 0, (known + 1) * sizeof *p->triggerat);
  p->trigger = p->mem.alloc(p->mem.ud, NULL, 0, (all + 1) * sizeof *tmp);
  tmp = p->mem.alloc(p->mem.ud, NULL, 0, (most + 1) * sizeof *tmp);
  p->ntrigger = p->trigger ? all + 1 : 0;
  if (p->always && p->triggerat && p->trigger && tmp) {
    count = p->triggerat;
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
  gl_drop(&p->mem, tmp, (most + 1) * sizeof *tmp);
  return p->always && p->triggerat && p->trigger && tmp ? GL_OK : GL_ENOMEM;
}

/* --- sealing: what begins with which test --------------------------------- */

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

static int index_starters(gl_program *p) {
  struct gl_starter *from = NULL;
  opening o = {NULL, NULL, 0};
  size_t n = 0, r, k = p->ninst + 1;
  int err;
  o.mark = p->mem.alloc(p->mem.ud, NULL, 0, k * sizeof *o.mark);
  err = o.mark ? all_openings(p, &o, NULL, &n) : GL_ENOMEM;
  if (!err) {
    size_t size = (n + 1) * sizeof *from;
    from = p->mem.alloc(p->mem.ud, NULL, 0, size);
    p->starter = p->mem.alloc(p->mem.ud, NULL, 0, size);
    p->nstarter = p->starter ? n + 1 : 0;
    p->starterat = p->mem.alloc(p->mem.ud, NULL, 0,
                                (p->ntests + 1) * sizeof *p->starterat);
    p->hard =
        p->mem.alloc(p->mem.ud, NULL, 0, (p->nrules + 1) * sizeof *p->hard);
    err = from && p->starter && p->starterat && p->hard ? GL_OK : GL_ENOMEM;
    if (!err) err = all_openings(p, &o, from, &n);
    if (!err) {
      p->nstarter = n;
      qsort(from, n, sizeof *from, by_rank);
      sort_starters(p, from);
      p->nstarter = size / sizeof *from; /* its true size, for freeing */
    }
    gl_drop(&p->mem, from, size);
  }
  if (p->hard)
    for (r = 0; r < p->nrules; r++)
      if (p->rule[r].hard) p->hard[p->nhard++] = (uint32_t)r;
  gl_drop(&p->mem, o.mark, k * sizeof *o.mark);
  gl_drop(&p->mem, o.stack, o.cap * sizeof *o.stack);
  return err;
}

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
