/*
** classify.c: what the tokens of a text answer to the tests of a program. Each
** type is looked at once; what places tell is added to the tokens it matters
** for.
*/
#include "pattern.h"

#include <string.h>

#define UNKNOWN 2 /* the word does not decide */

static void drop(gl_symbols *s, void *block, size_t size) {
  if (block) s->mem.alloc(s->mem.ud, block, size, 0);
}

static void *make(gl_symbols *s, size_t n, size_t size) {
  void *block;
  if (n >= SIZE_MAX / size) return NULL;
  block = s->mem.alloc(s->mem.ud, NULL, 0, (n + 1) * size);
  if (block) memset(block, 0, (n + 1) * size);
  return block;
}

#define MAKE(array, n) (s->array = make(s, n, sizeof *s->array))
#define DROP(array, n) \
  if (s->array) drop(s, s->array, ((n) + 1) * sizeof *s->array)

void gl_symbols_free(gl_symbols *s) {
  unsigned a;
  if (s->p == NULL) return;
  gl_lists_free(&s->lists);
  gl_lists_free(&s->maybes);
  gl_pairs_free(&s->grown);
  DROP(of, s->types->n);
  DROP(before, s->types->n);
  DROP(maybe, s->types->ntypes);
  DROP(seen, s->p->ntests);
  DROP(dead, s->p->nrules + s->p->nlooks);
  DROP(mark, s->p->ntests);
  DROP(bitat, s->p->nitems);
  DROP(tracks, s->p->nitems);
  DROP(scratch, GL_BITWORDS(s->types->n + 1));
  for (a = 0; a < GL_NWORDATTRS; a++)
    if (s->form[a]) DROP(form[a], s->types->column[a]->n);
  drop(s, s->tmp, s->captmp * sizeof *s->tmp);
  drop(s, s->edit, s->capedit * sizeof *s->edit);
  memset(s, 0, sizeof *s);
}

/* --- tests ------------------------------------------------------------------ */

/* The word of the vocabulary that attribute `attr` of a type is. */
static uint32_t word_of(const gl_symbols *s, unsigned attr, uint32_t type) {
  const gl_column *c = s->types->column[attr];
  return s->form[attr] ? s->form[attr][c->of ? c->of[type] : type] : GL_NOWORD;
}

static gl_str string_of(const gl_symbols *s, unsigned attr, uint32_t type) {
  const gl_column *c = s->types->column[attr];
  return gl_column_str(c, c->of ? c->of[type] : type);
}

static int among(const uint32_t *v, uint32_t n, uint32_t x) {
  uint32_t lo = 0, hi = n;
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (v[mid] < x)
      lo = mid + 1;
    else
      hi = mid;
  }
  return lo < n && v[lo] == x;
}

static int related(int64_t a, unsigned rel, int64_t b) {
  switch (rel) {
    case GL_EQ: return a == b;
    case GL_NE: return a != b;
    case GL_LT: return a < b;
    case GL_LE: return a <= b;
    case GL_GT: return a > b;
    default: return a >= b;
  }
}

/* Ill-formed bytes are each a character of their own. */
static int fuzzy(gl_symbols *s, const gl_node *t, gl_str word) {
  uint32_t max = (uint32_t)t->value & 15, *code;
  const unsigned char *p = (const unsigned char *)word.s, *e = p + word.n;
  size_t n = 0, most = (size_t)t->n + max;
  if (word.n > 4 * most) return 0;
  if (gl_grow(&s->mem, &s->edit, &s->capedit, most + 1 + 3 * (t->n + 1u),
              sizeof *s->edit))
    return -GL_ENOMEM;
  code = s->edit;
  while (p < e) {
    unsigned len;
    if (n > most) return 0;
    code[n++] = gl_decode(p, e, &len);
    p += len;
  }
  return gl_edits_within(code, n, s->p->list + t->at, t->n, max,
                         (t->value & 16) != 0, code + most + 1);
}

static int regex(gl_symbols *s, const gl_node *t, uint32_t type) {
  gl_str word = string_of(s, t->attr, type);
  int r = gl_regex_test(s->p->regex[t->x], &s->mem, word.s, word.n);
  if (r == -GL_ELIMIT) {
    s->limited = 1;
    return 0;
  }
  return r;
}

typedef struct asked { /* of which token; fn NULL: of the type */
  gl_placefn *fn;
  void *ud;
  uint32_t token;
} asked;

/* 1, 0, UNKNOWN, or negative: a failure. As deep as a test is nested, which
** GL_MAXTESTDEPTH bounds. */
static int holds(gl_symbols *s, uint32_t node, uint32_t type,
                 const asked *where) {
  const gl_node *t = &s->p->node[node];
  const uint32_t *list = s->p->list + t->at;
  uint32_t i;
  int r, all, end;
  switch (t->op) {
    case GL_NODE_ANY: return 1;
    case GL_NODE_WORD: return word_of(s, s->p->word[t->x].attr, type) == t->x;
    case GL_NODE_WORDS:
      return t->n && among(list, t->n, word_of(s, t->attr, type));
    case GL_NODE_FLAG: return (int)(s->types->flags[type] >> t->x & 1);
    case GL_NODE_LENGTH: return related(s->types->length[type], t->x, t->value);
    case GL_NODE_REGEX: return regex(s, t, type);
    case GL_NODE_FUZZY: return fuzzy(s, t, string_of(s, t->attr, type));
    case GL_NODE_PLACE:
      return where->fn ? where->fn(where->ud, t->x, where->token) : UNKNOWN;
    case GL_NODE_NOT:
      r = holds(s, t->x, type, where);
      return r == 0 || r == 1 ? !r : r;
    default:
      end = t->op == GL_NODE_OR; /* the answer that ends it */
      for (all = !end, i = 0; i < t->n; i++) {
        r = holds(s, list[i], type, where);
        if (r < 0 || r == end) return r;
        if (r == UNKNOWN) all = UNKNOWN;
      }
      return all;
  }
}

/* --- types ------------------------------------------------------------------ */

/* Tests of the type that are decided and hold go to tmp from the front, those
** that are not decided from the back. */
static int ask(gl_symbols *s, uint32_t test, uint32_t type, size_t *n,
               size_t *open) {
  static const asked nowhere = {NULL, NULL, 0};
  int r;
  if (s->mark[test] == type + 1) return GL_OK;
  s->mark[test] = type + 1;
  r = holds(s, s->p->test[test], type, &nowhere);
  if (r < 0) return -r;
  if (r == 1) s->tmp[(*n)++] = test;
  if (r == UNKNOWN) s->tmp[s->captmp - ++*open] = test;
  return GL_OK;
}

/* A word that may pass some tests for what it is like. */
typedef struct like {
  gl_symbols *s;
  uint32_t type;
  size_t n, open;
} like;

static int ask_like(void *ud, uint32_t number) {
  like *x = ud;
  const gl_program *p = x->s->p;
  size_t w = p->nwords + number;
  uint32_t k;
  int err = GL_OK;
  for (k = p->triggerat[w]; k < p->triggerat[w + 1] && !err; k++)
    err = ask(x->s, p->trigger[k], x->type, &x->n, &x->open);
  return err;
}

/* The symbol of a type, and what of it is open. */
static int classify(gl_symbols *s, uint32_t type, uint32_t *symbol) {
  const gl_program *p = s->p;
  size_t n = 0, open = 0, i;
  unsigned a;
  int err = GL_OK;
  for (a = 0; a < GL_NWORDATTRS && !err; a++) {
    uint32_t w = word_of(s, a, type), k;
    if (w == GL_NOWORD) continue;
    for (k = p->triggerat[w]; k < p->triggerat[w + 1] && !err; k++)
      err = ask(s, p->trigger[k], type, &n, &open);
  }
  for (i = 0; i < p->nalways && !err; i++)
    err = ask(s, p->always[i], type, &n, &open);
  if (p->sieve && !err) {
    like x;
    x.s = s;
    x.type = type;
    x.n = n;
    x.open = open;
    for (a = 0; a < GL_NWORDATTRS && !err; a++)
      if (gl_sieve_any(p->sieve, a))
        err = gl_sieve_ask(p->sieve, a, string_of(s, a, type), ask_like, &x);
    n = x.n;
    open = x.open;
  }
  if (err) return err;
  gl_numbers_sort(s->tmp, n);
  gl_numbers_sort(s->tmp + s->captmp - open, open);
  for (i = 0; i < n; i++) s->seen[s->tmp[i]] = 1;
  for (i = 0; i < open; i++) s->seen[s->tmp[s->captmp - open + i]] = 1;
  err = gl_lists_add(&s->lists, s->tmp, n, symbol);
  if (!err)
    err = gl_lists_add(&s->maybes, s->tmp + s->captmp - open, open,
                       &s->maybe[type]);
  return err;
}

/* Words of the vocabulary by the forms of each column. */
static int find_words(gl_symbols *s) {
  unsigned a;
  uint32_t i;
  size_t w;
  unsigned attrs = 0;
  for (w = 0; w < s->p->nwords; w++) attrs |= 1u << s->p->word[w].attr;
  for (a = 0; a < GL_NWORDATTRS; a++) {
    const gl_column *c = s->types->column[a];
    if (!(attrs >> a & 1) || c == NULL) continue;
    if (MAKE(form[a], c->n) == NULL) return GL_ENOMEM;
    for (i = 0; i < c->n; i++) {
      gl_str word = gl_column_str(c, i);
      s->form[a][i] = gl_program_find(s->p, a, word.s, word.n);
    }
  }
  return GL_OK;
}

/* Rules and looks that need a test which nothing passes cannot match. */
static void find_dead(gl_symbols *s) {
  const gl_program *p = s->p;
  size_t at, i, n;
  for (at = 0; at < p->nneed; at += 2 + n) {
    int any = 0;
    n = p->need[at + 1];
    for (i = 0; i < n && !any; i++) any = s->seen[p->need[at + 2 + i]];
    if (!any) s->dead[p->need[at]] = 1;
  }
  for (i = 0; i < p->nrules; i++) s->alive += !s->dead[i];
}

int gl_symbols_init(gl_symbols *s, const gl_mem *m, const gl_program *p,
                    const gl_types *types) {
  uint32_t i, *symbol;
  int err = GL_OK;
  memset(s, 0, sizeof *s);
  s->mem = s->lists.mem = s->maybes.mem = s->grown.mem = *m;
  s->p = p;
  s->types = types;
  if (!MAKE(of, types->n) || !MAKE(maybe, types->ntypes) ||
      !MAKE(seen, p->ntests) || !MAKE(dead, p->nrules + p->nlooks) ||
      !MAKE(mark, p->ntests) || !MAKE(bitat, p->nitems) ||
      !MAKE(tracks, p->nitems) || find_words(s) ||
      gl_grow(m, &s->tmp, &s->captmp, 2 * p->ntests + 2, sizeof *s->tmp))
    return GL_ENOMEM;
  symbol = make(s, types->ntypes, sizeof *symbol);
  if (symbol == NULL) return GL_ENOMEM;
  for (i = 0; i < types->ntypes && !err; i++) err = classify(s, i, &symbol[i]);
  for (i = 0; i < types->n && !err; i++) s->of[i] = symbol[types->id[i]];
  drop(s, symbol, (types->ntypes + (size_t)1) * sizeof *symbol);
  if (!err) find_dead(s);
  return err;
}

/* --- places ------------------------------------------------------------------ */

/* The symbol of token i with those of its open tests that hold. */
static int decide(gl_symbols *s, uint32_t i, asked *where) {
  uint32_t n, k, from, *out;
  uint32_t open = s->maybe[s->types->id[i]];
  const uint32_t *list = gl_list(&s->maybes, open, &k), *had;
  int r;
  had = gl_list(&s->lists, s->of[i], &from);
  if (gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)k + from, sizeof *out))
    return GL_ENOMEM;
  out = s->tmp;
  if (from) memcpy(out, had, from * sizeof *out);
  where->token = i;
  for (n = from; k-- > 0; list++) {
    /* may run a host's code, but none that uses these symbols */
    r = holds(s, s->p->test[*list], s->types->id[i], where);
    if (r < 0) return -r;
    if (r) out[n++] = *list;
  }
  if (n == from) return GL_OK;
  gl_numbers_sort(out, n);
  return gl_lists_add(&s->lists, out, n, &s->of[i]);
}

int gl_symbols_places(gl_symbols *s, gl_placefn *place, void *ud) {
  uint32_t i, n = s->types->n;
  size_t l;
  asked where;
  int err = GL_OK;
  where.fn = place;
  where.ud = ud;
  if (s->maybes.n)
    for (i = 0; i < n && !err; i++)
      if (s->maybe[s->types->id[i]]) err = decide(s, i, &where);
  for (l = 0; l < s->p->nlooks && !err; l++)
    if (s->p->look[l].ahead && s->before == NULL) {
      if (!MAKE(before, n)) return GL_ENOMEM;
      memcpy(s->before + 1, s->of, n * sizeof *s->of);
    }
  return err;
}

/* The symbol *to with one number more. */
static int grow_symbol(gl_symbols *s, uint32_t number, uint32_t *to) {
  const struct gl_pairslot *known = gl_pairs_get(&s->grown, *to, number);
  uint32_t n, k, more;
  const uint32_t *list;
  int err;
  if (known) {
    *to = known->a;
    return GL_OK;
  }
  list = gl_list(&s->lists, *to, &n);
  if (s->lists.npool + n >= GL_MAXPLACES) return GL_ETOOMANY;
  err = gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)n + 1, sizeof *list);
  if (err) return err;
  if (n) memcpy(s->tmp, list, n * sizeof *list);
  for (k = n; k > 0 && s->tmp[k - 1] > number; k--) s->tmp[k] = s->tmp[k - 1];
  s->tmp[k] = number;
  err = gl_lists_add(&s->lists, s->tmp, (size_t)n + 1, &more);
  if (!err) err = gl_pairs_set(&s->grown, *to, number, more, 0);
  if (!err) *to = more;
  return err;
}

int gl_symbols_bit(gl_symbols *s, uint32_t bit, const uint64_t *at) {
  size_t n = (size_t)s->types->n + 1, i;
  uint32_t number = (uint32_t)s->p->ntests + bit;
  int err = GL_OK;
  for (i = gl_bit_next(at, 0, n); i < n && !err;
       i = gl_bit_next(at, i + 1, n)) {
    err = grow_symbol(s, number, &s->of[i]);
    if (!err && s->before) err = grow_symbol(s, number, &s->before[i]);
  }
  return err;
}

/* --- items ------------------------------------------------------------------- */

/* Bits of the begins (ends) of the spans on one track. */
static int track_bits(gl_symbols *s, uint32_t bit, const uint32_t *at,
                      const uint8_t *track, uint8_t which, size_t n) {
  size_t i;
  memset(s->scratch, 0,
         GL_BITWORDS((size_t)s->types->n + 1) * sizeof *s->scratch);
  for (i = 0; i < n; i++)
    if (track[i] == which) gl_bit_set(s->scratch, at[i]);
  return gl_symbols_bit(s, bit, s->scratch);
}

/*
** Spans that lie on one token are told apart by their *track*: each takes the
** lowest that is free, so that on one track spans never overlap, and where some
** begin together the longest one is on the lowest.
*/
int gl_symbols_item(gl_symbols *s, uint32_t item, const uint32_t *first,
                    const uint32_t *end, size_t n, int *deep) {
  uint32_t busy[GL_MAXTRACKS], k, tracks = 0, bit = s->p->nbits;
  uint8_t *track = make(s, n, 1);
  size_t i;
  int err = GL_OK;
  if (track == NULL ||
      (s->scratch == NULL && !MAKE(scratch, GL_BITWORDS(s->types->n + 1)))) {
    drop(s, track, n + 1);
    return GL_ENOMEM;
  }
  for (k = 0; k < item; k++) bit += 2 * s->tracks[k];
  for (i = 0; i < n; i++) {
    for (k = 0; k < tracks && busy[k] > first[i]; k++) {}
    track[i] = (uint8_t)k;
    if (k == GL_MAXTRACKS) {
      *deep = 1;
      continue;
    }
    if (k == tracks) tracks++;
    busy[k] = end[i];
  }
  s->bitat[item] = bit;
  s->tracks[item] = tracks;
  for (k = 0; k < tracks && !err; k++) {
    err = track_bits(s, bit + 2 * k, first, track, (uint8_t)k, n);
    if (!err) err = track_bits(s, bit + 2 * k + 1, end, track, (uint8_t)k, n);
  }
  drop(s, track, n + 1);
  return err;
}

/* --- edits -------------------------------------------------------------------- */

#define FAR 0x7FFFFFFFu

/* Three rows of the table, of which only the band around the diagonal is
** filled; beyond it is FAR. */
int gl_edits_within(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
                    uint32_t max, int swap, uint32_t *row) {
  uint32_t *older = row, *old = older + nb + 1, *now = old + nb + 1, *tmp;
  size_t i, j;
  if (na > nb + max || nb > na + max) return 0;
  for (j = 0; j <= nb; j++) {
    old[j] = j <= max ? (uint32_t)j : FAR;
    older[j] = now[j] = FAR;
  }
  for (i = 1; i <= na; i++) {
    size_t lo = i > max ? i - max : 0, hi = i + max < nb ? i + max : nb;
    uint32_t least = FAR;
    if (lo > 0) now[lo - 1] = FAR;
    for (j = lo; j <= hi; j++) {
      uint32_t d = j == 0 ? (uint32_t)i : old[j - 1] + (a[i - 1] != b[j - 1]);
      if (j > 0 && now[j - 1] + 1 < d) d = now[j - 1] + 1;
      if (j > 0 && old[j] + 1 < d) d = old[j] + 1;
      if (swap && i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
          a[i - 2] == b[j - 1] && older[j - 2] + 1 < d)
        d = older[j - 2] + 1;
      now[j] = d;
      if (d < least) least = d;
    }
    if (hi < nb) now[hi + 1] = FAR;
    if (least > max) return 0;
    tmp = older, older = old, old = now, now = tmp;
  }
  return old[nb] <= max;
}
