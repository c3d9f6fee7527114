/*
** classify.c: what the tokens of a text answer to the tests of a program, the
** begin of a search. Each type is looked at once, and words that earlier texts
** had are known already; what places tell is added to the tokens it matters
** for. From here on a token is a number, its symbol: see symbols.c.
*/
#include "pattern.h"

#include <string.h>

#define UNKNOWN 2           /* the word does not decide */
#define LIMITED 0x80000000u /* of a kept word, in `open`: a regex gave up */

#define MAKE(array, n) (s->array = gl_make(&s->mem, n, sizeof *s->array))
#define ROOM(array, cap, n) \
  gl_grow(&s->mem, &s->array, &s->cap, n, sizeof *s->array)

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

/* --- all tests of a word -------------------------------------------------- */

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
  gl_drop(&s->mem, old, (n + 1) * sizeof *old);
  return GL_OK;
}

/* Many words take away each other's places, and look-ups far apart cost as much
** as asking, but where regexes or misspelt words are. */
static int is_of_use(const gl_symbols *s) {
  return s->nkept && s->types.ntypes < (s->p->nlikes ? MOST / 2 : MOST / 16);
}

/* --- what a type answers -------------------------------------------------- */

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

/* Room for what is known of a text; *looks: some look ahead. */
static int make_room(gl_symbols *s, int *looks) {
  size_t l, n = (size_t)s->types.n + 1, ntypes = (size_t)s->types.ntypes + 1;
  for (l = 0, *looks = 0; l < s->p->nlooks; l++) *looks |= s->p->look[l].ahead;
  return ROOM(of, capof, n) || ROOM(symbol, capsymbol, ntypes) ||
                 ROOM(maybe, capmaybe, ntypes) ||
                 (*looks && ROOM(before, capbefore, n))
             ? GL_ENOMEM
             : GL_OK;
}

/* The table of words that were asked before, as this text needs it. */
static int prepare_kept(gl_symbols *s) {
  if (s->asks && s->text > 0 && s->nkept == 0) { /* many serve one text alone */
    if (!MAKE(kept, FEWEST)) return GL_ENOMEM;
    s->nkept = FEWEST;
  }
  if (s->nkept && s->lexicon != s->types.lexicon)
    memset(s->kept, 0, s->nkept * sizeof *s->kept);
  s->lexicon = s->types.lexicon;
  for (; s->lost > s->nkept / 8 && s->nkept < MOST; s->lost /= 2)
    if (s->nkept >= FEWEST * s->p->ntests || grow_kept(s)) break;
  s->keeps = is_of_use(s);
  return GL_OK;
}

/* Nothing is known of the text. */
static void forget_text(gl_symbols *s) {
  const gl_program *p = s->p;
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
}

int gl_symbols_begin(gl_symbols *s, const gl_types *types) {
  uint32_t i;
  int looks, err;
  s->types = *types;
  err = make_room(s, &looks);
  if (!err) err = prepare_kept(s);
  if (err) return err;
  forget_text(s);
  for (i = 0; i < types->ntypes && !err; i++) {
    err = ask_type(s, i);
    if (!err) err = gl_symbols_meet(s, s->symbol[i], 1);
    if (!err && s->maybe[i]) gl_symbols_pass(s, &s->maybes, s->maybe[i]);
  }
  for (i = 0; i < types->n && !err; i++) s->of[i] = s->symbol[types->id[i]];
  s->of[types->n] = 0;
  if (looks) memset(s->before, 0, ((size_t)types->n + 1) * sizeof *s->before);
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
