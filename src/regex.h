/*
** regex.h: regular expressions of PCRE2 (regex.c), each call with limits.
** Part of the engine's public interface, beside gloss.h.
**
** Text is UTF-8, characters are Unicode's (PCRE2_UTF, PCRE2_UCP); what is
** ill-formed in a text is matched by nothing, and no match crosses it.
*/
#ifndef GL_REGEX_H
#define GL_REGEX_H

#include "gloss.h"

/* flags, by the letters of the modifiers of Perl */
#define GL_REGEX_I 1u      /* i: case does not matter */
#define GL_REGEX_M 2u      /* m: ^ and $ at each line */
#define GL_REGEX_S 4u      /* s: a dot is any character, newlines too */
#define GL_REGEX_X 8u      /* x: blanks and # comments mean nothing */
#define GL_REGEX_A 16u     /* a: \d \s \w \b and [:classes:] know ASCII alone */
#define GL_REGEX_NOJIT 32u /* no machine code: for tools that cannot read it */
/* The flag of a letter, 0 where it is none. */
GL_FUNC unsigned gl_regex_flag(int letter);

#define GL_REGEX_MAXPATTERN 65535u /* bytes of a pattern */
#define GL_REGEX_STEPS 100000u     /* match limit, from one start */
#define GL_REGEX_DEPTH 100000u     /* depth limit */
#define GL_REGEX_HEAP 32768u       /* heap limit, KiB */

/* beside GL_OK and GL_ENOMEM */
enum { GL_EREGEX = 64, GL_ENOMATCH, GL_ELIMIT };

typedef struct gl_regexerror {
  size_t at;         /* byte of the pattern, 0-based */
  char message[160]; /* PCRE2's own words */
} gl_regexerror;

typedef struct gl_regex gl_regex;

/* Compiles: GL_OK; GL_EREGEX, and `error` is filled; GL_ENOMEM. A regex is used
** by one call at a time. It frees itself with the memory it is given then. */
GL_FUNC int gl_regex_new(gl_regex **re, const gl_mem *m, const char *pattern,
                         size_t n, unsigned flags, gl_regexerror *error);
GL_FUNC void gl_regex_free(gl_regex *re, const gl_mem *m);

/* How many names there are; name i, in the order of their bytes, and the group
** it names (several groups may have one name, by (?J)). */
GL_FUNC unsigned gl_regex_names(const gl_regex *re);
GL_FUNC gl_str gl_regex_name(const gl_regex *re, unsigned i, unsigned *group);
/* What it was made of; whether it matches at the begin of a text alone. */
GL_FUNC gl_str gl_regex_source(const gl_regex *re, unsigned *flags);
GL_FUNC int gl_regex_anchored(const gl_regex *re);
/* Whether it can match the empty string, as far as PCRE2 can tell. */
GL_FUNC int gl_regex_empty(const gl_regex *re);

/* Whether the bytes s hold a match (that may be empty), as a text of their
** own: 1, 0; or GL_ENOMEM or GL_ELIMIT, negated. For words: the cost is
** bounded by GL_REGEX_STEPS times the square of n. */
GL_FUNC int gl_regex_test(gl_regex *re, const gl_mem *m, const char *s,
                          size_t n);

/*
** The first match in t that begins at a byte from `from` to `to` (itself
** too; at most t->len) and is not empty: an alternative that is is passed over
** (PCRE2_NOTEMPTY). GL_OK;
** GL_ENOMATCH; GL_ENOMEM; GL_ELIMIT, and *stopped is the byte before which no
** match begins: there a limit of PCRE2 was reached, or what was left of
** *budget is gone.
**
** The budget is of work, never of time: a call counts, for each place where a
** match was tried, the steps that PCRE2 was allowed there, and the bytes it
** could look at. Steps and bytes are few at first, and more where the answer
** needs more; so most places cost less than 200.
*/
GL_FUNC int gl_regex_find(gl_regex *re, const gl_mem *m, const gl_text *t,
                          size_t from, size_t to, uint64_t *budget,
                          size_t *stopped);
/* Where group i (0: all) of the last match lies; 0 where it took no part. */
GL_FUNC int gl_regex_group(const gl_regex *re, unsigned i, size_t *first,
                           size_t *end);

#endif
