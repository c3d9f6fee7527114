/*
** ruleset.h: many regular expressions in one search (ruleset.c). Part of the
** engine's public interface, beside regex.h.
*/
#ifndef GL_RULESET_H
#define GL_RULESET_H

#include "regex.h"

#define GL_MAXRULES 1000000u

typedef struct gl_ruleset gl_ruleset;
GL_FUNC gl_ruleset *gl_ruleset_new(const gl_mem *m); /* NULL: no memory */
GL_FUNC void gl_ruleset_free(gl_ruleset *s, const gl_mem *m);
/* Adds rule number gl_ruleset_count: as gl_regex_new. */
GL_FUNC int gl_ruleset_add(gl_ruleset *s, const gl_mem *m, const char *pattern,
                           size_t n, unsigned flags, gl_regexerror *error);
GL_FUNC uint32_t gl_ruleset_count(const gl_ruleset *s);
GL_FUNC const gl_regex *gl_ruleset_regex(const gl_ruleset *s, uint32_t rule);
/* How many literals it is looked for by; 0: in all of a text. */
GL_FUNC unsigned gl_ruleset_literals(const gl_ruleset *s, uint32_t rule);

/* What was found. Zero but for mem; then free. Hits come rule by rule, each
** rule's from left to right. */
typedef struct gl_hit {
  uint32_t rule, first, end;
  uint32_t group, ngroups; /* its named groups that are not empty */
} gl_hit;
typedef struct gl_hitgroup {
  uint32_t name, first, end; /* name: number for gl_regex_name */
} gl_hitgroup;
typedef struct gl_hits {
  gl_mem mem;
  gl_hit *hit;
  size_t n, cap;
  gl_hitgroup *group;
  size_t ngroups, capgroup;
  /* where a rule ran out of its budget or met a limit of PCRE2's: the first
  ** place of all, then the first rule */
  int stopped, spent; /* spent: of its budget nothing was left */
  uint32_t rule;
  size_t at;
} gl_hits;
GL_FUNC void gl_hits_free(gl_hits *h);

/* All matches of all rules with allow[rule] (NULL: of all) in t: of each rule
** the leftmost one, then on behind it; none is empty. `budget` is for each
** rule. GL_OK, GL_ENOMEM, GL_ETOOMANY. */
GL_FUNC int gl_ruleset_find(gl_ruleset *s, const gl_mem *m, const gl_text *t,
                            const uint8_t *allow, uint64_t budget,
                            gl_hits *hits);

#endif
