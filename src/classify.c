/*
** classify.c: what the tokens of a text answer to the tests of a program. Each
** type is looked at once, and words that earlier texts had are known already;
** what places tell is added to the tokens it matters for.
*/
#include "pattern.h"

#include <string.h>

#define UNKNOWN 2           /* the word does not decide */
#define LIMITED 0x80000000u /* of a kept word, in `open`: a regex gave up */

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
#define UNMAKE(array, n) \
  if (s->array) drop(s, s->array, ((n) + 1) * sizeof *s->array)
#define DROP(array, cap) drop(s, s->array, s->cap * sizeof *s->array)
#define ROOM(array, cap, n) \
  gl_grow(&s->mem, &s->array, &s->cap, n, sizeof *s->array)

void gl_symbols_free(gl_symbols *s) {
  if (s->p == NULL) return;
  gl_lists_free(&s->lists);
  gl_lists_free(&s->maybes);
  gl_lists_free(&s->deads);
  gl_pairs_free(&s->grown);
  gl_pairs_free(&s->joined);
  gl_lowerbuf_free(&s->lower);
  UNMAKE(kept, s->nkept);
  UNMAKE(passed, s->p->ntests);
  UNMAKE(dead, s->p->nrules + s->p->nlooks);
  UNMAKE(mark, s->p->ntests);
  UNMAKE(tracks, s->p->nitems);
  DROP(of, capof);
  DROP(before, capbefore);
  DROP(symbol, capsymbol);
  DROP(maybe, capmaybe);
  DROP(met, capmet);
  DROP(scratch, capscratch);
  DROP(tmp, captmp);
  DROP(edit, capedit);
  memset(s, 0, sizeof *s);
}

void gl_symbols_bind(gl_symbols *s, const gl_mem *m) {
  s->mem = s->lists.mem = s->maybes.mem = s->deads.mem = s->grown.mem = *m;
  s->joined.mem = *m;
  s->lower.mem = s->lower.norm.mem = *m;
}

size_t gl_symbols_held(const gl_symbols *s) {
  return gl_lists_held(&s->lists) + gl_lists_held(&s->maybes) +
         gl_lists_held(&s->deads) + gl_pairs_held(&s->grown) +
         gl_pairs_held(&s->joined) + gl_lowerbuf_held(&s->lower) +
         s->nkept * sizeof *s->kept +
         sizeof *s->of * (s->capof + s->capbefore + s->capsymbol + s->capmaybe +
                          s->capmet + s->captmp + s->capedit) +
         s->capscratch * sizeof *s->scratch;
}

#define TRIM(array, cap) DROP(array, cap), s->array = NULL, s->cap = 0

void gl_symbols_trim(gl_symbols *s) {
  TRIM(of, capof);
  TRIM(before, capbefore);
  TRIM(symbol, capsymbol);
  TRIM(maybe, capmaybe);
  TRIM(scratch, capscratch);
  gl_lists_free(&s->deads);
}

/* --- attributes ----------------------------------------------------------- */

static void ask_about(gl_symbols *s, uint32_t type) {
  s->asking.type = type;
  s->asking.text = gl_column_str(s->types.words, type);
  s->asking.values = s->asking.words = s->asking.numbers = 0;
}

static int lower_of(gl_symbols *s, gl_str text, gl_str *v) {
  const unsigned char *out;
  int err = gl_attr_lower(&s->lower, (const unsigned char *)text.s, text.n,
                          &out, &v->n);
  v->s = (const char *)out;
  return err;
}

static int find_value(gl_symbols *s, unsigned attr, gl_str *v) {
  gl_asking *a = &s->asking;
  const unsigned char *text = (const unsigned char *)a->text.s;
  size_t n = a->text.n;
  const gl_column *c = s->types.column[attr];
  if (c) {
    *v = gl_column_str(c, c->of[a->type]);
    return GL_OK;
  }
  *v = a->text;
  switch (attr) {
    case GL_ATTR_TEXT: return GL_OK;
    case GL_ATTR_PREFIX: v->n = gl_attr_prefix(text, n); return GL_OK;
    case GL_ATTR_SUFFIX:
      v->n = gl_attr_suffix(text, n);
      v->s += n - v->n;
      return GL_OK;
    case GL_ATTR_SHAPE:
      v->s = (const char *)a->shape;
      v->n = gl_attr_shape(text, n, a->shape);
      return GL_OK;
    case GL_ATTR_LEMMA:
      n = gl_lemma_key(text, n, a->key);
      if (n == 0) return lower_of(s, a->text, v); /* too long: small letters */
      gl_lemma_find(s->types.lemmas, a->key, n, &a->lemma);
      *v = gl_lemma_of(s->types.lemmas, &a->lemma, 0);
      return GL_OK;
    case GL_ATTR_LOWER: return lower_of(s, a->text, v);
    default: return s->types.value(s->types.ud, attr, a->text, v);
  }
}

/* An attribute of the word that is being asked; NULL: *err tells why. */
static const gl_str *value_of(gl_symbols *s, unsigned attr, int *err) {
  gl_asking *a = &s->asking;
  *err = GL_OK;
  if (!(a->values >> attr & 1)) {
    *err = find_value(s, attr, &a->value[attr]);
    if (*err) return NULL;
    a->values |= 1u << attr;
  }
  return &a->value[attr];
}

/* The word of the vocabulary that it is. */
static int word_of(gl_symbols *s, unsigned attr, uint32_t *word) {
  gl_asking *a = &s->asking;
  const gl_str *v;
  int err;
  *word = GL_NOWORD;
  if (!(s->attrs >> attr & 1)) return GL_OK;
  if (!(a->words >> attr & 1)) {
    v = value_of(s, attr, &err);
    if (v == NULL) return err;
    a->word[attr] = gl_program_find(s->p, attr, v->s, v->n);
    a->words |= 1u << attr;
  }
  *word = a->word[attr];
  return GL_OK;
}

static void find_numbers(gl_symbols *s) {
  gl_asking *a = &s->asking;
  const unsigned char *text = (const unsigned char *)a->text.s;
  if (a->numbers) return;
  a->flags = s->types.flags ? s->types.flags[a->type]
                            : gl_attr_flags(text, a->text.n, s->types.lexicon);
  a->length = s->types.length ? s->types.length[a->type]
                              : gl_attr_length(text, a->text.n);
  a->numbers = 1;
}

/* --- tests ---------------------------------------------------------------- */

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

static int regex(gl_symbols *s, const gl_node *t, gl_str word) {
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

/* Whether the word is one of those of a node. */
static int is_word(gl_symbols *s, const gl_node *t) {
  unsigned attr = t->op == GL_NODE_WORD ? s->p->word[t->x].attr : t->attr;
  uint32_t word;
  int err = word_of(s, attr, &word);
  if (err) return -err;
  if (t->op == GL_NODE_WORD) return word == t->x;
  return t->n && among(s->p->list + t->at, t->n, word);
}

/* Whether an attribute of the word is alike. */
static int is_like(gl_symbols *s, const gl_node *t) {
  int err;
  const gl_str *v = value_of(s, t->attr, &err);
  if (v == NULL) return -err;
  return t->op == GL_NODE_REGEX ? regex(s, t, *v) : fuzzy(s, t, *v);
}

static int is_number(gl_symbols *s, const gl_node *t) {
  find_numbers(s);
  return t->op == GL_NODE_FLAG ? (int)(s->asking.flags >> t->x & 1)
                               : related(s->asking.length, t->x, t->value);
}

/* 1, 0, UNKNOWN, or negative: a failure. Of the word that is being asked. As
** deep as a test is nested, which GL_MAXTESTDEPTH bounds. */
static int holds(gl_symbols *s, uint32_t node, const asked *where) {
  const gl_node *t = &s->p->node[node];
  const uint32_t *list = s->p->list + t->at;
  uint32_t i;
  int r, all, end;
  switch (t->op) {
    case GL_NODE_ANY: return 1;
    case GL_NODE_WORD:
    case GL_NODE_WORDS: return is_word(s, t);
    case GL_NODE_FLAG:
    case GL_NODE_LENGTH: return is_number(s, t);
    case GL_NODE_REGEX:
    case GL_NODE_FUZZY: return is_like(s, t);
    case GL_NODE_PLACE:
      return where->fn ? where->fn(where->ud, t->x, where->token) : UNKNOWN;
    case GL_NODE_NOT:
      r = holds(s, t->x, where);
      return r == 0 || r == 1 ? !r : r;
    default:
      end = t->op == GL_NODE_OR; /* the answer that ends it */
      for (all = !end, i = 0; i < t->n; i++) {
        r = holds(s, list[i], where);
        if (r < 0 || r == end) return r;
        if (r == UNKNOWN) all = UNKNOWN;
      }
      return all;
  }
}

/* --- types ---------------------------------------------------------------- */

/* Tests of the word that are decided and hold go to tmp from the front, those
** that are not decided from the back. */
static int ask(gl_symbols *s, uint32_t test, size_t *n, size_t *open) {
  static const asked nowhere = {NULL, NULL, 0};
  int r;
  if (s->mark[test] == s->nmark) return GL_OK;
  s->mark[test] = s->nmark;
  r = holds(s, s->p->test[test], &nowhere);
  if (r < 0) return -r;
  if (r == 1) s->tmp[(*n)++] = test;
  if (r == UNKNOWN) s->tmp[s->captmp - ++*open] = test;
  return GL_OK;
}

/* A number that no place of the array has. */
static uint32_t next_number(uint32_t *last, uint32_t *array, size_t n) {
  if (++*last == 0) {
    memset(array, 0, n * sizeof *array);
    *last = 1;
  }
  return *last;
}

/* A word that may pass some tests for what it is like. */
typedef struct like {
  gl_symbols *s;
  size_t *n, *open;
} like;

static int ask_like(void *ud, uint32_t number) {
  const like *x = ud;
  const gl_program *p = x->s->p;
  size_t w = p->nwords + number;
  uint32_t k;
  int err = GL_OK;
  for (k = p->triggerat[w]; k < p->triggerat[w + 1] && !err; k++)
    err = ask(x->s, p->trigger[k], x->n, x->open);
  return err;
}

static int ask_likes(gl_symbols *s, size_t *n, size_t *open) {
  const gl_sieve *sieve = s->p->sieve;
  like x;
  unsigned a;
  int err = GL_OK;
  x.s = s;
  x.n = n;
  x.open = open;
  for (a = 0; a < GL_NWORDATTRS && !err; a++)
    if (gl_sieve_any(sieve, a)) {
      const gl_str *v = value_of(s, a, &err);
      if (v) err = gl_sieve_ask(sieve, a, *v, ask_like, &x);
    }
  return err;
}

/* The symbol of the word that is being asked, and what of it is open. */
static int classify(gl_symbols *s, uint32_t *symbol, uint32_t *maybe) {
  const gl_program *p = s->p;
  size_t n = 0, open = 0, i;
  unsigned a;
  int err = GL_OK;
  next_number(&s->nmark, s->mark, p->ntests);
  for (a = 0; s->attrs >> a && !err; a++) {
    uint32_t w, k;
    err = word_of(s, a, &w);
    if (err || w == GL_NOWORD) continue;
    for (k = p->triggerat[w]; k < p->triggerat[w + 1] && !err; k++)
      err = ask(s, p->trigger[k], &n, &open);
  }
  for (i = 0; i < p->nalways && !err; i++)
    err = ask(s, p->always[i], &n, &open);
  if (p->sieve && !err) err = ask_likes(s, &n, &open);
  if (err) return err;
  gl_numbers_sort(s->tmp, n);
  gl_numbers_sort(s->tmp + s->captmp - open, open);
  err = gl_lists_add(&s->lists, s->tmp, n, symbol);
  if (!err)
    err = gl_lists_add(&s->maybes, s->tmp + s->captmp - open, open, maybe);
  return err;
}

/* The tests of a list are passed in this text. */
static void pass(gl_symbols *s, const gl_lists *lists, uint32_t list) {
  uint32_t n;
  const uint32_t *test = gl_list(lists, list, &n);
  for (; n; n--) s->passed[*test++] = s->text;
}

/* The text has this symbol; of types alone: what its tests are matters. */
static int meet(gl_symbols *s, uint32_t symbol, int of_type) {
  uint32_t n;
  if (symbol >= s->nmet) {
    if (ROOM(met, capmet, s->lists.n + 1)) return GL_ENOMEM;
    memset(s->met + s->nmet, 0, (s->capmet - s->nmet) * sizeof *s->met);
    s->nmet = s->capmet;
  }
  if (s->met[symbol] == s->text) return GL_OK;
  s->met[symbol] = s->text;
  (void)gl_list(&s->lists, symbol, &n);
  s->places += n;
  if (of_type)
    pass(s, &s->lists, symbol);
  else if (s->places >= GL_MAXPLACES)
    return GL_ETOOMANY;
  return GL_OK;
}

/* --- words that were asked before ----------------------------------------- */

#define WAYS 4u /* places where a word may be, the one asked for last first */

/* The first place of a word, and its key. */
static gl_keptword *places_of(const gl_symbols *s, gl_str word, uint64_t *key) {
  enum { N = GL_KEPTWORD / 8 + 1 };
  uint64_t h = 0;
  unsigned i;
  memset(key, 0, N * sizeof *key);
  memcpy(key, word.s, word.n);
  ((unsigned char *)key)[GL_KEPTWORD] = (unsigned char)word.n;
  for (i = 0; i < N; i++) {
    h = (h ^ key[i]) * UINT64_C(0x9E3779B97F4A7C15);
    h ^= h >> 32;
  }
  return &s->kept[h & (s->nkept - WAYS)];
}

/* The word, now at the first of its places; NULL: it is not there. */
static gl_keptword *find_kept(gl_keptword *place, const uint64_t *key) {
  unsigned i;
  for (i = 0; i < WAYS; i++)
    if (memcmp(place[i].key, key, sizeof place->key) == 0) {
      gl_keptword it = place[i];
      if (i > 0) {
        memmove(place + 1, place, i * sizeof *place);
        *place = it;
      }
      return place;
    }
  return NULL;
}

/* Keeps one more, in the place of that which was asked for longest ago. */
static void keep(gl_symbols *s, gl_keptword *place, const uint64_t *key,
                 uint32_t symbol, uint32_t open) {
  s->lost += place[WAYS - 1].key[GL_KEPTWORD / 8] != 0;
  memmove(place + 1, place, (WAYS - 1) * sizeof *place);
  memcpy(place->key, key, sizeof place->key);
  place->symbol = symbol;
  place->open = open;
}

static int ask_type(gl_symbols *s, uint32_t type) {
  gl_str word = gl_column_str(s->types.words, type);
  uint64_t key[GL_KEPTWORD / 8 + 1];
  gl_keptword *place = NULL, *k;
  int limited = s->limited, err;
  if (s->keeps && word.n <= GL_KEPTWORD) {
    place = places_of(s, word, key);
    k = find_kept(place, key);
    if (k) {
      s->symbol[type] = k->symbol;
      s->maybe[type] = k->open & ~LIMITED;
      if (k->open & LIMITED) s->limited = 1;
      return GL_OK;
    }
  }
  if (!s->asks && /* no word but for its text */
      gl_program_find(s->p, GL_ATTR_TEXT, word.s, word.n) == GL_NOWORD) {
    s->symbol[type] = s->maybe[type] = 0;
    return GL_OK;
  }
  ask_about(s, type);
  s->limited = 0;
  err = classify(s, &s->symbol[type], &s->maybe[type]);
  if (!err && place)
    keep(s, place, key, s->symbol[type],
         s->maybe[type] | (s->limited ? LIMITED : 0));
  s->limited |= limited;
  return err;
}

/* --- rules that cannot match ---------------------------------------------- */

/* Rules and looks that need a test which nothing passes. */
static int find_dead(gl_symbols *s) {
  const gl_program *p = s->p;
  size_t at, i, n, k = 0;
  if (p->nneed == 0) return GL_OK;
  if (ROOM(tmp, captmp, p->nrules + 1)) return GL_ENOMEM;
  memset(s->dead, 0, p->nrules + p->nlooks);
  for (at = 0; at < p->nneed; at += 2 + n) {
    uint32_t unit = p->need[at];
    n = p->need[at + 1];
    for (i = 0; i < n && s->passed[p->need[at + 2 + i]] != s->text; i++) {}
    if (i < n || s->dead[unit]) continue;
    s->dead[unit] = 1;
    if (unit < p->nrules) s->tmp[k++] = unit;
  }
  s->alive -= k;
  return gl_lists_add(&s->deads, s->tmp, k, &s->deadset);
}

/* --- a text --------------------------------------------------------------- */

/* Places for words: few at first, twice as many where these are too few for
** what texts have in common; none where words are quickly asked. */
#define FEWEST 1024u
#define MOST 65536u

static int grow_kept(gl_symbols *s) {
  size_t n = s->nkept, i;
  gl_keptword *old = s->kept, *place;
  size_t lost = s->lost;
  if (!MAKE(kept, 2 * n)) {
    s->kept = old; /* it will do */
    return GL_ENOMEM;
  }
  s->nkept = 2 * n;
  for (i = n; i-- > 0;) { /* those asked for last come last, to the front */
    gl_str word;
    uint64_t key[GL_KEPTWORD / 8 + 1];
    word.s = (const char *)old[i].key;
    word.n = ((const unsigned char *)old[i].key)[GL_KEPTWORD];
    if (word.n == 0) continue;
    place = places_of(s, word, key);
    keep(s, place, key, old[i].symbol, old[i].open);
  }
  s->lost = lost;
  drop(s, old, (n + 1) * sizeof *old);
  return GL_OK;
}

/* Many words take away each other's places, and look-ups far apart cost as much
** as asking, but where regexes or misspelt words are. */
static int is_of_use(const gl_symbols *s) {
  return s->nkept && s->types.ntypes < (s->p->nlikes ? MOST / 2 : MOST / 16);
}

int gl_symbols_init(gl_symbols *s, const gl_mem *m, const gl_program *p) {
  size_t w;
  memset(s, 0, sizeof *s);
  gl_symbols_bind(s, m);
  s->p = p;
  for (w = 0; w < p->nwords; w++) s->attrs |= 1u << p->word[w].attr;
  s->asks = p->nalways > 0 || p->sieve || s->attrs > 1u << GL_ATTR_TEXT;
  if (!MAKE(passed, p->ntests) || !MAKE(dead, p->nrules + p->nlooks) ||
      !MAKE(mark, p->ntests) || !MAKE(tracks, p->nitems) ||
      ROOM(tmp, captmp, 2 * p->ntests + 2))
    return GL_ENOMEM;
  return GL_OK;
}

int gl_symbols_begin(gl_symbols *s, const gl_types *types) {
  const gl_program *p = s->p;
  uint32_t i;
  int err = GL_OK, looks = 0;
  size_t l, n = (size_t)types->n + 1;
  s->types = *types;
  for (l = 0; l < p->nlooks; l++) looks |= p->look[l].ahead;
  if (ROOM(of, capof, n) ||
      ROOM(symbol, capsymbol, types->ntypes + (size_t)1) ||
      ROOM(maybe, capmaybe, types->ntypes + (size_t)1) ||
      (looks && ROOM(before, capbefore, n)))
    return GL_ENOMEM;
  if (s->asks && s->text > 0 && s->nkept == 0) { /* many serve one text alone */
    if (!MAKE(kept, FEWEST)) return GL_ENOMEM;
    s->nkept = FEWEST;
  }
  if (s->nkept && s->lexicon != types->lexicon)
    memset(s->kept, 0, s->nkept * sizeof *s->kept);
  s->lexicon = types->lexicon;
  for (; s->lost > s->nkept / 8 && s->nkept < MOST; s->lost /= 2)
    if (s->nkept >= FEWEST * p->ntests || grow_kept(s)) break;
  s->keeps = is_of_use(s);
  if (++s->text == 0) { /* as if there had been none */
    memset(s->passed, 0, p->ntests * sizeof *s->passed);
    memset(s->met, 0, s->nmet * sizeof *s->met);
    s->text = 1;
  }
  memset(s->tracks, 0, p->nitems * sizeof *s->tracks);
  s->places = s->most = 0;
  s->limited = 0;
  s->deadset = 0;
  s->alive = p->nrules;
  for (i = 0; i < types->ntypes && !err; i++) {
    err = ask_type(s, i);
    if (!err) err = meet(s, s->symbol[i], 1);
    if (!err && s->maybe[i]) pass(s, &s->maybes, s->maybe[i]);
  }
  for (i = 0; i < types->n && !err; i++) s->of[i] = s->symbol[types->id[i]];
  s->of[types->n] = 0;
  if (looks) memset(s->before, 0, n * sizeof *s->before);
  return err ? err : find_dead(s);
}

/* --- places --------------------------------------------------------------- */

/* The symbol of token i with those of its open tests that hold. */
static int decide(gl_symbols *s, uint32_t i, asked *where) {
  uint32_t n, k, from, *out;
  uint32_t type = s->types.id[i], open = s->maybe[type];
  const uint32_t *list = gl_list(&s->maybes, open, &k), *had;
  int r;
  had = gl_list(&s->lists, s->of[i], &from);
  if (gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)k + from, sizeof *out))
    return GL_ENOMEM;
  out = s->tmp;
  if (from) memcpy(out, had, from * sizeof *out);
  where->token = i;
  ask_about(s, type);
  for (n = from; k-- > 0; list++) {
    /* may run a host's code, but none that uses these symbols */
    r = holds(s, s->p->test[*list], where);
    if (r < 0) return -r;
    if (r) out[n++] = *list;
  }
  if (n == from) return GL_OK;
  gl_numbers_sort(out, n);
  return gl_lists_add(&s->lists, out, n, &s->of[i]);
}

int gl_symbols_places(gl_symbols *s, gl_placefn *place, void *ud) {
  uint32_t i, n = s->types.n;
  asked where;
  int err = GL_OK;
  where.fn = place;
  where.ud = ud;
  if (s->maybes.n)
    for (i = 0; i < n && !err; i++)
      if (s->maybe[s->types.id[i]]) err = decide(s, i, &where);
  if (s->before) {
    s->before[0] = 0;
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
    return meet(s, *to, 0);
  }
  list = gl_list(&s->lists, *to, &n);
  err = gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)n + 1, sizeof *list);
  if (err) return err;
  if (n) memcpy(s->tmp, list, n * sizeof *list);
  for (k = n; k > 0 && s->tmp[k - 1] > number; k--) s->tmp[k] = s->tmp[k - 1];
  s->tmp[k] = number;
  err = gl_lists_add(&s->lists, s->tmp, (size_t)n + 1, &more);
  if (!err) err = gl_pairs_set(&s->grown, *to, number, more, 0);
  if (err) return err;
  *to = more;
  return meet(s, more, 0);
}

#define RECENT 32 /* a power of two */

/* The symbols that last got a number, and what they are with it: most are
** few. */
typedef struct gl_recent {
  uint32_t from, to;
} gl_recent;

static int grow_again(gl_symbols *s, gl_recent *recent, uint32_t number,
                      uint32_t *to) {
  gl_recent *r = &recent[*to % RECENT];
  uint32_t from = *to;
  int err;
  if (GL_LIKELY(r->from == from)) {
    *to = r->to;
    return GL_OK;
  }
  err = grow_symbol(s, number, to);
  if (err) return err;
  r->from = from;
  r->to = *to;
  return GL_OK;
}

int gl_symbols_bit(gl_symbols *s, uint32_t bit, const uint64_t *at) {
  size_t n = (size_t)s->types.n + 1, i;
  uint32_t number = (uint32_t)s->p->ntests + bit;
  gl_recent recent[RECENT];
  int err = GL_OK;
  for (i = 0; i < RECENT; i++) recent[i].from = UINT32_MAX;
  for (i = gl_bit_next(at, 0, n); i < n && !err;
       i = gl_bit_next(at, i + 1, n)) {
    err = grow_again(s, recent, number, &s->of[i]);
    if (!err && s->before) err = grow_again(s, recent, number, &s->before[i]);
  }
  return err;
}

/* The symbol *to with k numbers more, sorted, none of which it has. */
static int add_numbers(gl_symbols *s, const uint32_t *more, uint32_t k,
                       uint32_t *to) {
  uint32_t n, i = 0, j = 0, o;
  const uint32_t *list = gl_list(&s->lists, *to, &n);
  int err = gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)n + k, sizeof *list);
  if (err) return err;
  for (o = 0; o < n + k; o++)
    s->tmp[o] = j == k || (i < n && list[i] < more[j]) ? list[i++] : more[j++];
  return gl_lists_add(&s->lists, s->tmp, (size_t)n + k, to);
}

/* The same, if it is not known of a text before. */
static int join_numbers(gl_symbols *s, const uint32_t *more, uint32_t k,
                        uint32_t *to) {
  const struct gl_pairslot *known;
  uint32_t from = *to, list;
  int err = gl_lists_add(&s->lists, more, k, &list);
  if (err) return err;
  known = gl_pairs_get(&s->joined, from, list);
  if (known)
    *to = known->a;
  else {
    err = add_numbers(s, more, k, to);
    if (!err) err = gl_pairs_set(&s->joined, from, list, *to, 0);
  }
  return err ? err : meet(s, *to, 0);
}

/* What symbols became with sets of bits: those looked up last. */
typedef struct Became {
  uint64_t set;
  uint32_t from, to;
} Became;
enum { NBECAME = 256 }; /* a power of two */

/* The symbol *to with those of the n bits that are in `set`. */
static int add_set(gl_symbols *s, const uint32_t *bit, unsigned n, uint64_t set,
                   Became *became, uint32_t *to) {
  Became *known =
      &became[gl_pairs_hash((uint32_t)(set ^ set >> 32), *to) & (NBECAME - 1)];
  uint32_t more[64], k = 0, from = *to;
  unsigned i;
  int err = GL_OK;
  if (known->set == set && known->from == from) {
    *to = known->to;
    return GL_OK;
  }
  for (i = 0; i < n; i++)
    if (set >> i & 1) more[k++] = (uint32_t)s->p->ntests + bit[i];
  err = join_numbers(s, more, k, to);
  known->set = set;
  known->from = from;
  known->to = *to;
  return err;
}

int gl_symbols_bits(gl_symbols *s, const uint32_t *bit, unsigned n,
                    const uint64_t *at) {
  size_t last = (size_t)s->types.n + 1, words = GL_BITWORDS(last), w, i;
  Became became[NBECAME];
  int err = GL_OK;
  if (n == 1) return gl_symbols_bit(s, bit[0], at);
  memset(became, 0, sizeof became);
  for (w = 0; w < words && !err; w++) {
    uint64_t any = 0;
    unsigned k;
    for (k = 0; k < n; k++) any |= at[k * words + w];
    for (; any && !err; any &= any - 1) {
      unsigned b = gl_ctz64(any);
      uint64_t set = 0;
      for (k = 0; k < n; k++) set |= (at[k * words + w] >> b & 1) << k;
      i = 64 * w + b;
      err = add_set(s, bit, n, set, became, &s->of[i]);
      if (!err && s->before)
        err = add_set(s, bit, n, set, became, &s->before[i]);
    }
  }
  return err;
}

/* --- items ---------------------------------------------------------------- */

/* Bits of the begins (ends) of the spans on one track. */
static int track_bits(gl_symbols *s, uint64_t bit, const uint32_t *at,
                      const uint8_t *track, uint8_t which, size_t n) {
  size_t i;
  if (bit >= UINT32_MAX - s->p->ntests) return GL_ETOOMANY;
  memset(s->scratch, 0,
         GL_BITWORDS((size_t)s->types.n + 1) * sizeof *s->scratch);
  for (i = 0; i < n; i++)
    if (track[i] == which) gl_bit_set(s->scratch, at[i]);
  return gl_symbols_bit(s, (uint32_t)bit, s->scratch);
}

/*
** Spans that lie on one token are told apart by their *track*: each takes the
** lowest that is free, so that on one track spans never overlap, and where some
** begin together the longest one is on the lowest.
*/
int gl_symbols_item(gl_symbols *s, uint32_t item, const uint32_t *first,
                    const uint32_t *end, size_t n, int *deep) {
  uint32_t busy[GL_MAXTRACKS], k, tracks = 0;
  uint8_t *track = make(s, n, 1);
  size_t i;
  int err = GL_OK;
  if (track == NULL ||
      ROOM(scratch, capscratch, GL_BITWORDS((size_t)s->types.n + 1))) {
    drop(s, track, n + 1);
    return GL_ENOMEM;
  }
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
  s->tracks[item] = tracks;
  if (tracks > s->most) s->most = tracks;
  for (k = 0; k < tracks && !err; k++) {
    uint64_t bit = gl_item_bit(s->p, item, k);
    err = track_bits(s, bit, first, track, (uint8_t)k, n);
    if (!err) err = track_bits(s, bit + 1, end, track, (uint8_t)k, n);
  }
  drop(s, track, n + 1);
  return err;
}

/* --- edits ---------------------------------------------------------------- */

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
