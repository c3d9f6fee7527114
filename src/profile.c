/*
** profile.c: sets of tokens, by profile: those of the lexer, "news"; those of
** other treebanks, made from them by joining and cutting, for which each
** decision needs one token and the one before it; and simple ones.
*/
#include <string.h>

#include "lexer.h"
#include "ucd.h"

const char *const gl_profile_names[GL_NPROFILES] = {"news", "ptb", "space",
                                                    "uax29", "ud"};

typedef struct sets {
  const gl_text *text;
  const gl_lang *lang;
  uint64_t *first, *last;
  size_t prev, prevend; /* the token before; none: prevend == 0 */
  int mail;             /* inside a masked address */
} sets;

static void clear(uint64_t *b, size_t i) {
  b[i >> 6] &= ~((uint64_t)1 << (i & 63));
}

/* Goes through the tokens; `step` may change what it is given and before. */
static void walk(sets *s, void (*step)(sets *s, size_t first, size_t end)) {
  size_t at = 0, len = s->text->len;
  while ((at = gl_bit_next(s->first, at, len)) < len) {
    size_t end = gl_bit_next(s->last, at, len) + 1;
    step(s, at, end);
    at = end;
  }
}

/* makes one token of the one before and of that at [first, end) */
static void join(sets *s, size_t first, size_t end) {
  clear(s->last, s->prevend - 1);
  clear(s->first, first);
  s->prevend = end;
}

/* ends a token before `at`, and begins one there */
static void cut(sets *s, size_t at) {
  gl_bit_set(s->last, at - 1);
  gl_bit_set(s->first, at);
}

static int alnum(const gl_text *t, size_t at) {
  unsigned len;
  unsigned wb;
  if (at >= t->len) return 0;
  wb = gl_classes[gl_class_of(gl_decode(t->s + at, t->s + t->len, &len))].wb;
  return wb == WB_ALetter || wb == WB_Numeric || wb == WB_Hebrew_Letter;
}

static int wordbefore(const gl_text *t, size_t at) {
  return at > 0 && alnum(t, (size_t)(gl_step_back(t->s, t->s + at) - t->s));
}

static int digit(int c) { return c >= '0' && c <= '9'; }

/* Whether a token ends the word before it: 's, n't, the not of cannot. */
static int ends(const sets *s, size_t first, size_t end) {
  const unsigned char *t = s->text->s;
  unsigned split;
  if (s->prevend == 0 || s->prevend != first) return 0;
  if (t[first - 1] != '.' && !wordbefore(s->text, first)) return 0;
  if (gl_lang_find(s->lang, t + first, end - first, 1, NULL) & LC_CLITIC)
    return 1;
  gl_lang_find(s->lang, t + s->prev, end - s->prev, 1, &split);
  return split == first - s->prev && split > 0;
}

/* Numbers of a telephone or a postal code: the last two groups have 3 and 4
** digits, or there are two, of 5 and 4. */
static int telephone(const unsigned char *s, size_t n) {
  size_t i, groups = 1, at = 0, len[2] = {0, 0};
  for (i = 0; i < n; i++) {
    if (s[i] == '-')
      groups++, len[0] = len[1], len[1] = 0, at = i + 1;
    else if (digit(s[i]))
      len[1] = i + 1 - at;
    else
      return 0;
  }
  return len[1] == 4 && groups > 1 &&
         (len[0] == 3 || (len[0] == 5 && groups == 2));
}

static int has(const unsigned char *s, size_t n, const char *what) {
  size_t m = strlen(what), i;
  for (i = 0; i + m <= n; i++)
    if (memcmp(s + i, what, m) == 0) return 1;
  return 0;
}

/* Cuts a word at its hyphens, but behind a prefix: 15 - year, but e-mail.
** Returns where the last piece begins. */
static size_t hyphens(sets *s, size_t first, size_t end) {
  const unsigned char *t = s->text->s;
  size_t i, piece = first;
  if (t[first] == '-' && end - first > 1 && digit(t[first + 1]))
    cut(s, piece = first + 1); /* a sign */
  if (memchr(t + piece, '-', end - piece) == NULL ||
      memchr(t + piece, '@', end - piece) ||
      has(t + piece, end - piece, "://") ||
      has(t + piece, end - piece, "www.") || telephone(t + piece, end - piece))
    return piece;
  for (i = piece + 1; i + 1 < end; i++) {
    if (t[i] != '-' || !alnum(s->text, i + 1)) continue;
    if (!wordbefore(s->text, i) && t[i - 1] != '.') continue;
    if (gl_lang_find(s->lang, t + piece, i - piece, 1, NULL) & LC_PREFIX)
      continue;
    cut(s, i);
    cut(s, i + 1);
    piece = i + 1;
  }
  return piece;
}

/* The measure behind a number is a token: 5 pm, 39 K, but not 5th, 90s. */
static size_t measure(sets *s, size_t first, size_t end) {
  const unsigned char *t = s->text->s;
  size_t at = first, n;
  if (!digit(t[first])) return first;
  while (at < end && t[at] && (digit(t[at]) || strchr(".,:", t[at]))) at++;
  n = end - at;
  if (n == 0 || !digit(t[at - 1])) return first;
  if (n == 1 && strchr("mkbpcfxtMK", t[at]) == NULL) return first;
  for (n = at; n < end; n++)
    if ((t[n] | 32) < 'a' || (t[n] | 32) > 'z') return first;
  if (end - at == 2) {
    char two[5] = {0};
    two[0] = ' ', two[1] = (char)(t[at] | 32), two[2] = (char)(t[at + 1] | 32);
    if (strstr(" st nd rd th", two)) return first;
  }
  cut(s, at);
  return at;
}

/* whether all of [b, e) are marks of `set` */
static int all(const gl_text *t, size_t b, size_t e, const char *set) {
  while (b < e && t->s[b] && strchr(set, t->s[b])) b++;
  return b == e;
}

/* Marks at the end of a sentence are one token: .? and !?. */
static int marks(const sets *s, size_t first, size_t end) {
  if (s->prevend == 0 || s->prevend != first) return 0;
  if (!all(s->text, first, end, ".!?")) return 0;
  if (end - first > 1 && s->text->s[first] == '.') return 0; /* ellipsis */
  return all(s->text, s->prev, first, "!?") ||
         (first - s->prev == 1 && s->text->s[s->prev] == '.');
}

/* An address with part of it masked is one token: jane...@example.com. `mail`
** is set behind its ellipsis. */
static int masked(sets *s, size_t first, size_t end) {
  const gl_text *t = s->text;
  if (s->prevend == 0 || s->prevend != first) return s->mail = 0;
  if (!s->mail) {
    s->mail = end - first == 3 && end + 1 < t->len &&
              memcmp(t->s + first, "...@", 4) == 0 && alnum(t, end + 1) &&
              wordbefore(t, first);
    return s->mail;
  }
  if (t->s[first] != '.' && !wordbefore(t, first) && t->s[first - 1] != '.')
    return s->mail = t->s[first] == '@';
  return s->mail = t->s[first] == '@' || alnum(t, first) || alnum(t, end);
}

/* Universal Dependencies: words with their clitics are one (their parts are
** told elsewhere), those with hyphens several. */
static void stepud(sets *s, size_t first, size_t end) {
  if (masked(s, first, end) || ends(s, first, end) || marks(s, first, end)) {
    join(s, first, end);
    return;
  }
  s->prev = measure(s, hyphens(s, first, end), end);
  s->prevend = end;
}

/* Makes tokens of the profile of those of "news", in place. */
static void tokensud(const gl_text *text, const gl_lang *lang, uint64_t *first,
                     uint64_t *last) {
  sets s;
  /* other languages: as they are, for what is cut is a matter of treebanks */
  if (lang == NULL || !(lang->has & LC_PREFIX)) return;
  memset(&s, 0, sizeof s);
  s.text = text, s.lang = lang, s.first = first, s.last = last;
  walk(&s, stepud);
}

/* The letters before a currency's sign: US$ 4, C$ 16.40. */
static int currency(const sets *s, size_t first, size_t end) {
  const unsigned char *t = s->text->s;
  size_t i;
  if (end - first != 1 || t[first] != '$' || first - s->prev > 3) return 0;
  for (i = s->prev; i < first; i++)
    if (t[i] < 'A' || t[i] > 'Z') return 0;
  return 1;
}

/* A part of 45%-owned, the first excepted. */
static int percent(const sets *s, size_t first, size_t end) {
  const gl_text *t = s->text;
  const int hyphen = t->s[first] == '-' && end - first == 1;
  if (t->s[first] == '%' && end - first == 1)
    return digit(t->s[first - 1]) && end < t->len && t->s[end] == '-' &&
           alnum(t, end + 1);
  if (hyphen) return t->s[first - 1] == '%' && alnum(t, end);
  return first - s->prev > 2 && t->s[first - 1] == '-' &&
         t->s[first - 2] == '%' && alnum(t, first);
}

/* Penn Treebank: a slash stays inside its word. */
static void stepptb(sets *s, size_t first, size_t end) {
  const unsigned char *t = s->text->s;
  int slash = end - first == 1 && t[first] == '/';
  int touches = s->prevend && s->prevend == first;
  if (touches &&
      (currency(s, first, end) || percent(s, first, end) ||
       (slash && wordbefore(s->text, first) && alnum(s->text, end)) ||
       (t[first - 1] == '/' && s->prevend - s->prev > 1 &&
        alnum(s->text, first)))) {
    join(s, first, end);
    return;
  }
  s->prev = first;
  s->prevend = end;
}

static void tokensptb(const gl_text *text, uint64_t *first, uint64_t *last) {
  sets s;
  memset(&s, 0, sizeof s);
  s.text = text, s.first = first, s.last = last;
  walk(&s, stepptb);
}

/* --- by profile ----------------------------------------------------------- */

/* by white space alone */
static void spaced(const gl_text *t, uint64_t *first, uint64_t *last) {
  size_t at = 0, prev = 0;
  int in = 0;
  while (at < t->len) {
    unsigned len, c = look(t, at, &len);
    int space = c == C_SPACE || c == C_NL;
    if (!space && !in) gl_bit_set(first, at);
    if (space && in) gl_bit_set(last, prev);
    in = !space;
    at += len;
    prev = at - 1;
  }
  if (in) gl_bit_set(last, prev);
}

/* words of UAX #29 that hold more than white space */
static void uax29(const gl_text *t, uint64_t *first, uint64_t *last) {
  size_t at, begin = 0;
  gl_word_ends(t, last);
  for (at = 0; at < t->len; at++) {
    if (!gl_bit_get(last, at)) continue;
    if (gl_word_kind(t, (uint32_t)begin, (uint32_t)at + 1) == GL_SPACE)
      clear(last, at);
    else
      gl_bit_set(first, begin);
    begin = at + 1;
  }
}

void gl_tokens(const gl_text *text, const gl_lang *lang, const gl_sentopt *opt,
               enum gl_profile profile, uint64_t *first, uint64_t *last) {
  uint64_t *pair[2];
  pair[0] = first;
  pair[1] = last;
  if (profile == GL_SPACED)
    spaced(text, first, last);
  else if (profile == GL_UAX29)
    uax29(text, first, last);
  else
    gl_boundary_run(text, lang, opt, pair, NULL, NULL, 0);
  if (profile == GL_UD) tokensud(text, lang, first, last);
  if (profile == GL_PTB) tokensptb(text, first, last);
}
