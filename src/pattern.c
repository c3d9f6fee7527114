/*
** pattern.c: programs of token patterns, as they are filled. What is appended
** stays in the order of its coming; sealing (seal.c) adds what searches need.
*/
#include "pattern.h"

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

/* --- the vocabulary ------------------------------------------------------ */

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

/* --- tests, code --------------------------------------------------------- */

/* Depth and size of a test, and whether the place has a say in it, from those
** of its parts, n in all. 0: too deep, or too large. */
static int measure(const gl_program *p, gl_node *t, const uint32_t *part,
                   size_t n) {
  unsigned depth = 0;
  uint64_t size = 1;
  t->place = t->op == GL_NODE_PLACE;
  for (; n; n--) {
    const gl_node *c = &p->node[*part++];
    if (c->depth + 1u > depth) depth = c->depth + 1u;
    t->place |= c->place;
    size += c->size;
  }
  if (t->op == GL_NODE_WORDS) size += t->n;
  if (depth > GL_MAXTESTDEPTH || size > GL_MAXTEST) return 0;
  t->size = (uint32_t)size;
  t->depth = (uint8_t)depth;
  return 1;
}

/* A test of those that a word is asked of: it gets a number among them. */
static void add_like(gl_program *p, gl_node *t) {
  p->attrs |= 1u << t->attr;
  if (t->op == GL_NODE_REGEX)
    t->value = (int64_t)p->nlikes;
  else
    t->x = (uint32_t)p->nlikes;
  p->like[p->nlikes++] = (uint32_t)p->nnode;
}

int gl_program_node(gl_program *p, const gl_node *node, const uint32_t *list,
                    size_t n, uint32_t *number) {
  gl_node *t;
  const uint32_t *part = list;
  size_t parts = 0;
  int err = ROOM(node, capnode, nnode, 1);
  if (!err) err = ROOM(list, caplist, nlist, n);
  if (!err) err = ROOM(like, caplike, nlikes, 1);
  if (err) return err;
  t = &p->node[p->nnode];
  *t = *node;
  t->at = (uint32_t)p->nlist;
  t->n = (uint32_t)n;
  if (n) memcpy(p->list + p->nlist, list, n * sizeof *list);
  if (t->op == GL_NODE_WORDS && n > 1) gl_numbers_sort(p->list + p->nlist, n);
  if (t->op >= GL_NODE_AND) parts = n;
  if (t->op == GL_NODE_NOT) part = &t->x, parts = 1;
  if (!measure(p, t, part, parts)) return GL_ETOOMANY;
  if (t->op == GL_NODE_REGEX || t->op == GL_NODE_FUZZY) add_like(p, t);
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
