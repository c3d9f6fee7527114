/*
** regex.c: PCRE2 with limits. PCRE2 counts the steps that it takes from one
** start, and nothing else: a pattern that is slow from each start, or that
** reads to the end of a text from each, runs for the square of the text and no
** limit of PCRE2's is met. So a text is searched in windows. A window lets a
** match begin at few places, take few steps, and see little of the text; PCRE2
** tells when that was too little, and then more is allowed. What was allowed is
** what it may have cost.
*/
#include "regex.h"
#include "ucd.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <string.h>

#ifndef PCRE2_MATCH_INVALID_UTF
#error "PCRE2 10.34 or later is needed"
#endif

/* A pattern is compiled for well-formed text, and once more for any bytes when
** such a text comes: that code is slower. */
enum { VALID, ANYBYTES, NFORMS };

struct gl_regex {
  gl_mem mem; /* of the call that is under way */
  pcre2_general_context *general;
  pcre2_match_context *limits;
  pcre2_match_data *match;
  struct form {
    pcre2_code *code;
    uint32_t jit; /* PCRE2_JIT_* that were tried */
  } form[NFORMS];
  uint32_t options;
  unsigned flags;
  unsigned groups, names, namesize;
  const unsigned char *name; /* PCRE2's table of them */
  unsigned weight;           /* what PCRE2 may look at one byte for */
  int anchored, empty;
  size_t n;
  char pattern[1]; /* n bytes */
};

static const struct {
  char letter;
  unsigned flag;
} letters[] = {{'i', GL_REGEX_I},
               {'m', GL_REGEX_M},
               {'s', GL_REGEX_S},
               {'x', GL_REGEX_X},
               {'a', GL_REGEX_A}};

unsigned gl_regex_flag(int letter) {
  size_t i;
  for (i = 0; i < sizeof letters / sizeof *letters; i++)
    if (letters[i].letter == letter) return letters[i].flag;
  return 0;
}

/* --- memory: PCRE2's blocks know their size ------------------------------ */

typedef union Head {
  size_t size;
  long double align;
  void *pointer;
} Head;

static void *get(size_t n, void *ud) {
  const gl_mem *m = ud;
  Head *h;
  if (n > SIZE_MAX - sizeof *h) return NULL;
  h = m->alloc(m->ud, NULL, 0, n + sizeof *h);
  if (h == NULL) return NULL;
  h->size = n + sizeof *h;
  return h + 1;
}

static void put(void *p, void *ud) {
  const gl_mem *m = ud;
  if (p) {
    Head *h = (Head *)p - 1;
    m->alloc(m->ud, h, h->size, 0);
  }
}

/* --- compiling ----------------------------------------------------------- */

static uint32_t options_of(unsigned flags) {
  uint32_t o = PCRE2_UTF | PCRE2_USE_OFFSET_LIMIT | PCRE2_NEVER_BACKSLASH_C;
  if (!(flags & GL_REGEX_A)) o |= PCRE2_UCP;
  if (flags & GL_REGEX_I) o |= PCRE2_CASELESS;
  if (flags & GL_REGEX_M) o |= PCRE2_MULTILINE;
  if (flags & GL_REGEX_S) o |= PCRE2_DOTALL;
  if (flags & GL_REGEX_X) o |= PCRE2_EXTENDED;
  return o;
}

/* Compiles one form; `error` may be NULL, for a pattern that was good. */
static int compile(gl_regex *re, int form, gl_regexerror *error) {
  pcre2_compile_context *c = pcre2_compile_context_create(re->general);
  uint32_t o = re->options;
  PCRE2_SIZE at = 0;
  int code = 0;
  if (c == NULL) return GL_ENOMEM;
  if (form == ANYBYTES) o |= PCRE2_MATCH_INVALID_UTF;
  pcre2_set_newline(c, PCRE2_NEWLINE_ANYCRLF);
  re->form[form].code =
      pcre2_compile((PCRE2_SPTR)re->pattern, re->n, o, &code, &at, c);
  pcre2_compile_context_free(c);
  if (re->form[form].code) return GL_OK;
  if (code == PCRE2_ERROR_HEAP_FAILED || error == NULL) return GL_ENOMEM;
  error->at = at < re->n ? at : re->n;
  if (pcre2_get_error_message(code, (PCRE2_UCHAR *)error->message,
                              sizeof error->message) < 0)
    strcpy(error->message, "not a regular expression");
  return GL_EREGEX;
}

/* Machine code for that kind of match, where it can be had; once. */
static void translate(gl_regex *re, struct form *f, uint32_t jit) {
  if (re->flags & GL_REGEX_NOJIT || f->jit & jit) return;
  f->jit |= jit;
  (void)pcre2_jit_compile(f->code, jit);
}

/* What PCRE2 knows of a pattern. */
static void learn(gl_regex *re) {
  const pcre2_code *code = re->form[VALID].code;
  PCRE2_SPTR names = NULL;
  uint32_t v = 0;
  pcre2_pattern_info(code, PCRE2_INFO_CAPTURECOUNT, &v);
  re->groups = v;
  pcre2_pattern_info(code, PCRE2_INFO_MATCHEMPTY, &v);
  re->empty = v != 0;
  pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &v);
  re->anchored = (v & PCRE2_ANCHORED) != 0;
  pcre2_pattern_info(code, PCRE2_INFO_NAMECOUNT, &v);
  re->names = v;
  pcre2_pattern_info(code, PCRE2_INFO_NAMEENTRYSIZE, &v);
  re->namesize = v;
  pcre2_pattern_info(code, PCRE2_INFO_NAMETABLE, &names);
  re->name = names;
}

static int set_up(gl_regex *re, gl_regexerror *error) {
  int rc;
  re->general = pcre2_general_context_create(get, put, &re->mem);
  if (re->general == NULL) return GL_ENOMEM;
  re->limits = pcre2_match_context_create(re->general);
  if (re->limits == NULL) return GL_ENOMEM;
  pcre2_set_depth_limit(re->limits, GL_REGEX_DEPTH);
  pcre2_set_heap_limit(re->limits, GL_REGEX_HEAP);
  rc = compile(re, VALID, error);
  if (rc != GL_OK) return rc;
  re->match =
      pcre2_match_data_create_from_pattern(re->form[VALID].code, re->general);
  if (re->match == NULL) return GL_ENOMEM;
  learn(re);
  return GL_OK;
}

int gl_regex_new(gl_regex **out, const gl_mem *m, const char *pattern, size_t n,
                 unsigned flags, gl_regexerror *error) {
  gl_regex *re;
  int rc;
  *out = NULL;
  if (n > GL_REGEX_MAXPATTERN) {
    error->at = GL_REGEX_MAXPATTERN;
    strcpy(error->message, "regular expression is longer than 65535 bytes");
    return GL_EREGEX;
  }
  re = m->alloc(m->ud, NULL, 0, sizeof *re + n);
  if (re == NULL) return GL_ENOMEM;
  memset(re, 0, sizeof *re);
  re->mem = *m;
  re->flags = flags;
  re->options = options_of(flags);
  re->weight = 1 + (unsigned)n / 16;
  re->n = n;
  if (n) memcpy(re->pattern, pattern, n);
  rc = set_up(re, error);
  if (rc == GL_OK)
    *out = re;
  else
    gl_regex_free(re, m);
  return rc;
}

void gl_regex_free(gl_regex *re, const gl_mem *m) {
  int i;
  if (re == NULL) return;
  re->mem = *m;
  for (i = 0; i < NFORMS; i++) pcre2_code_free(re->form[i].code);
  pcre2_match_data_free(re->match);
  pcre2_match_context_free(re->limits);
  pcre2_general_context_free(re->general);
  m->alloc(m->ud, re, sizeof *re + re->n, 0);
}

gl_str gl_regex_source(const gl_regex *re, unsigned *flags) {
  gl_str s;
  s.s = re->pattern;
  s.n = re->n;
  *flags = re->flags;
  return s;
}

int gl_regex_anchored(const gl_regex *re) { return re->anchored; }

int gl_regex_empty(const gl_regex *re) { return re->empty; }

unsigned gl_regex_names(const gl_regex *re) { return re->names; }

/* a row of the table: number of the group in two bytes, name, zero */
gl_str gl_regex_name(const gl_regex *re, unsigned i, unsigned *group) {
  const unsigned char *row = re->name + (size_t)i * re->namesize;
  gl_str name;
  *group = (unsigned)row[0] << 8 | row[1];
  name.s = (const char *)row + 2;
  name.n = strlen(name.s);
  return name;
}

/* --- matching ------------------------------------------------------------ */

/* What one call of PCRE2 is allowed. */
typedef struct Window {
  size_t at, to; /* a match begins there, from .. to */
  size_t end;    /* of what it sees */
  uint32_t steps;
  int whole; /* the text ends there */
} Window;

/* GL_OK, GL_ENOMATCH, GL_ENOMEM, GL_ELIMIT; GL_EREGEX: a match would have to
** see more, and begins at *at. */
static int attempt(gl_regex *re, struct form *f, const unsigned char *s,
                   const Window *w, uint32_t options, size_t *at) {
  int rc;
  pcre2_set_match_limit(re->limits, w->steps);
  pcre2_set_offset_limit(re->limits, w->to);
  if (!w->whole) options |= PCRE2_PARTIAL_HARD;
  translate(re, f, w->whole ? PCRE2_JIT_COMPLETE : PCRE2_JIT_PARTIAL_HARD);
  rc = pcre2_match(f->code, s, w->end, w->at, options, re->match, re->limits);
  if (rc == PCRE2_ERROR_JIT_STACKLIMIT)
    rc = pcre2_match(f->code, s, w->end, w->at, options | PCRE2_NO_JIT,
                     re->match, re->limits);
  if (rc >= 0) return GL_OK;
  switch (rc) {
    case PCRE2_ERROR_NOMATCH: return GL_ENOMATCH;
    case PCRE2_ERROR_NOMEMORY: return GL_ENOMEM;
    case PCRE2_ERROR_PARTIAL:
      *at = pcre2_get_ovector_pointer(re->match)[0];
      return GL_EREGEX;
    default: return GL_ELIMIT; /* of steps, depth, heap; a loop of calls */
  }
}

/* The form for a text of that kind. */
static int form_for(gl_regex *re, int valid, struct form **f) {
  *f = &re->form[valid ? VALID : ANYBYTES];
  return (*f)->code ? GL_OK : compile(re, ANYBYTES, NULL);
}

static int is_valid(const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s, *e = p + n;
  while ((p = gl_skip_ascii(p, e)) < e) {
    unsigned len;
    if (gl_decode(p, e, &len) == GL_REPLACEMENT && !(len == 3 && p[0] == 0xEF))
      return 0;
    p += len;
  }
  return 1;
}

int gl_regex_test(gl_regex *re, const gl_mem *m, const char *s, size_t n) {
  struct form *f;
  Window w;
  size_t at;
  int valid = is_valid(s, n), rc;
  re->mem = *m;
  rc = form_for(re, valid, &f);
  if (rc != GL_OK) return -rc;
  w.at = 0;
  w.to = w.end = n;
  w.steps = GL_REGEX_STEPS;
  w.whole = 1;
  rc = attempt(re, f, (const unsigned char *)s, &w,
               valid ? PCRE2_NO_UTF_CHECK : 0, &at);
  if (rc == GL_OK || rc == GL_ENOMATCH) return rc == GL_OK;
  return -rc;
}

/* --- windows ------------------------------------------------------------- */

#define STARTS 512u        /* places where a match may begin, */
#define REACH 512u         /* bytes it may see behind them, */
#define STEPS 32u          /* steps it may take: at first */
#define MORE 4u            /* times as much, when that was too little */
#define LOOKS 10000000000u /* steps times bytes, for one place: some seconds */

/* Steps that all look at much, for one place; those of the first windows,
** which are most, are left out. No overflow: a text has at most 2^32 bytes, a
** pattern 2^16. */
static uint64_t looks(const Window *w) {
  uint64_t n = w->steps * (uint64_t)(w->end - w->at);
  uint64_t few = (uint64_t)8 * STEPS * REACH;
  return n > few ? (n - few) / 32 : 0;
}

/* What the places of a window may have cost: each its steps, and a look at all
** that can be seen for each part of the pattern, and for each step. */
static uint64_t price(const gl_regex *re, const Window *w, size_t starts) {
  uint64_t reach = w->end - w->at;
  return (w->steps + reach * re->weight / 8 + looks(w)) * starts;
}

/* What to give back for a match: places behind its own were not tried; and one
** that covers much of what was seen has hardly looked at all of it again and
** again. */
static uint64_t refund(const gl_regex *re, const Window *w) {
  size_t at = pcre2_get_startchar(re->match);
  size_t end = pcre2_get_ovector_pointer(re->match)[1];
  uint64_t back = at < w->to ? price(re, w, w->to - at) : 0;
  if (end - at >= (w->end - w->at) / 8) back += looks(w) / 8 * 7;
  return back;
}

/* The steps that a place of a window may take at the most. */
static uint32_t most_steps(const Window *w) {
  uint64_t reach = w->end - w->at + 1;
  return reach < LOOKS / GL_REGEX_STEPS ? GL_REGEX_STEPS
                                        : (uint32_t)(LOOKS / reach);
}

/* Where a window ends that would end at `end`: between characters. */
static void set_end(Window *w, const gl_text *t, size_t end) {
  unsigned i;
  w->whole = end >= t->len;
  w->end = w->whole ? t->len : end;
  if (w->whole) return;
  for (i = 0; i < 3 && w->end > w->at && (t->s[w->end] & 0xC0) == 0x80; i++)
    w->end--;
}

int gl_regex_find(gl_regex *re, const gl_mem *m, const gl_text *t, size_t from,
                  size_t to, uint64_t *budget, size_t *stopped) {
  size_t starts = STARTS, reach = REACH, at;
  uint32_t steps = STEPS;
  int valid = (t->known & GL_TEXT_VALID) != 0, rc;
  uint32_t options = PCRE2_NOTEMPTY | (valid ? PCRE2_NO_UTF_CHECK : 0);
  struct form *f;
  Window w;
  re->mem = *m;
  rc = form_for(re, valid, &f);
  if (re->anchored && from > 0) return GL_ENOMATCH;
  if (re->anchored) to = 0;
  for (w.at = from; rc == GL_OK;) {
    uint64_t cost;
    while (w.at < t->len && (t->s[w.at] & 0xC0) == 0x80) w.at++;
    if (w.at > to) return GL_ENOMATCH;
    w.to = to - w.at < starts ? to : w.at + starts - 1;
    set_end(&w, t, t->len - w.to < reach ? t->len : w.to + reach);
    w.steps = steps;
    *stopped = w.at;
    cost = price(re, &w, w.to - w.at + 1);
    if (cost > *budget) {
      *budget = 0;
      return GL_ELIMIT;
    }
    *budget -= cost;
    switch (attempt(re, f, t->s, &w, options, &at)) {
      case GL_OK: *budget += refund(re, &w); return GL_OK;
      case GL_ENOMEM: return GL_ENOMEM;
      case GL_ENOMATCH:
        w.at = w.to + 1;
        starts = starts < STARTS / 4 ? starts * 4 : STARTS;
        steps = steps / MORE > STEPS ? steps / MORE : STEPS;
        reach = REACH;
        break;
      case GL_EREGEX: /* the first place that wants to see more */
        w.at = at;
        starts = 1;
        reach *= MORE;
        break;
      default: /* too few steps: by one of the places, or by the one */
        if (starts > 1)
          starts /= MORE, starts += starts == 0;
        else if (steps < most_steps(&w))
          steps = steps * MORE < most_steps(&w) ? steps * MORE : most_steps(&w);
        else
          return GL_ELIMIT;
    }
  }
  return rc;
}

int gl_regex_group(const gl_regex *re, unsigned i, size_t *first, size_t *end) {
  const PCRE2_SIZE *o = pcre2_get_ovector_pointer(re->match);
  if (i > re->groups || o[2 * i] == PCRE2_UNSET || o[2 * i] > o[2 * i + 1])
    return 0;
  *first = o[2 * i];
  *end = o[2 * i + 1];
  return 1;
}
