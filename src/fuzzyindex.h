/*
** fuzzyindex.h: what the stages of fuzzy names share, and nobody else: forms
** (fuzzyform.c), the index of their segments (fuzzyindex.c, fuzzysegment.h),
** gates (fuzzygate.c), looking up (fuzzylook.c, fuzzypick.c), which name it was
** (fuzzyname.c), texts (fuzzytext.h), the nearest names (nearest.c).
*/
#ifndef GL_FUZZYINDEX_H
#define GL_FUZZYINDEX_H

#include "fuzzy.h"
#include "names.h"

/* --- forms (fuzzyform.c) ------------------------------------------------- */

typedef struct gl_nameform {
  uint32_t unit[GL_MAXFORM + 1];
  size_t n;
} gl_nameform;

/* Room for keys: a piece whose key is longer makes a form that is too long. */
#define GL_FORMKEY (4 * GL_MAXFORM + 64)
typedef struct gl_former {
  unsigned char key[2][GL_FORMKEY];
  gl_mark mark[2][GL_FORMKEY];
} gl_former;

/*
** What a character beyond ASCII gives to a form, and is to a word: kept by
** folds for the pages of 64 that are met, so that most words need no cutter.
*/
typedef struct gl_formchar {
  uint32_t unit[3];
  uint8_t n;
  uint8_t is;          /* GL_FORM_* */
  uint8_t cut;         /* enum gl_cut, of what is no mark */
  uint8_t first, last; /* combining classes it begins and ends with */
} gl_formchar;
#define GL_FORM_WORD 1u
#define GL_FORM_MARK 2u
#define GL_FORM_KNOWN 4u /* the units are those, in whatever word */
#define GL_FORM_CAPITAL 8u
#define GL_FORM_DIGIT 16u
#define GL_FORMFOLDS 0x3Fu /* flags that tell what the units are */
typedef struct gl_formchars {
  gl_formchar *page[GL_CHARPAGES];
} gl_formchars;
/* Those under some folds, made if need be; NULL: no memory. */
GL_FUNC gl_formchars *gl_form_chars(gl_fuzzy *z, const gl_mem *m,
                                    const gl_folder *f);
GL_FUNC gl_formchar *gl_form_page(gl_formchars *c, const gl_mem *m,
                                  const gl_folder *f, uint32_t page);
GL_FUNC size_t gl_form_bytes(const gl_fuzzy *z);
GL_FUNC void gl_form_free(gl_fuzzy *z, const gl_mem *m);
/* NULL: of none is known, it is ill-formed, or there was no memory. */
static inline const gl_formchar *gl_form_char(gl_formchars *c, const gl_mem *m,
                                              const gl_folder *f,
                                              const unsigned char *s,
                                              const unsigned char *e,
                                              unsigned *len) {
  unsigned at;
  uint32_t page = gl_char_page(s, e, &at, len);
  const gl_formchar *p;
  if (page >= GL_CHARPAGES) return NULL;
  p = c->page[page];
  if (GL_UNLIKELY(p == NULL)) p = gl_form_page(c, m, f, page);
  return p ? &p[at] : NULL;
}

/* The form of a name or stretch; 0 where it has no word or is too long. */
GL_FUNC int gl_form_make(gl_former *w, const gl_folder *f,
                         const unsigned char *s, size_t n, gl_nameform *out);
/* Appends what a part of a stretch adds; 0: too long. `ascii`: it is. Not for
** folds that leave something out. */
GL_FUNC int gl_form_append(gl_former *w, const gl_folder *f,
                           const unsigned char *s, size_t n, int ascii,
                           gl_nameform *out);
/* The same from what is known of its characters; 0: that is not enough, and
** nothing was done. */
GL_FUNC int gl_form_plain(gl_fuzzy *z, const gl_mem *m, const gl_folder *f,
                          const unsigned char *s, size_t n, gl_nameform *out);
/* The form of a name or stretch, made so where that can be. */
GL_FUNC int gl_form_of(gl_fuzzy *z, const gl_mem *m, const gl_folder *f,
                       const unsigned char *s, size_t n, gl_nameform *out);
/* Cuts off what is no word behind and before; 0: there is none. */
GL_FUNC int gl_form_trim(gl_nameform *out);
/* The form without its initials; 0: has none, or fewer than two words stay. */
GL_FUNC int gl_form_bare(const gl_nameform *form, gl_nameform *out);
/* How many orders the words of a form may be in beside its own; the i-th. */
GL_FUNC unsigned gl_form_orders(const gl_nameform *form);
GL_FUNC void gl_form_order(const gl_nameform *form, unsigned i,
                           gl_nameform *out);
GL_FUNC unsigned gl_form_words(const gl_nameform *form);

/* --- the index (fuzzyindex.c) -------------------------------------------- */

/* What a set of levels is made for. */
typedef struct gl_plan {
  unsigned edits, from[2];
  int whole;
  int roster; /* names by length, to be gone through */
} gl_plan;

/* A name, in the list of a key. */
#define GL_REF_BARE 0x80000000u /* of a reference: without initials */
typedef struct gl_posting {
  uint32_t mark, ref; /* mark: what the key does not tell of the name, about;
                         of a roster the lower half of its signature */
} gl_posting;

/*
** Names from byte `from` to byte `to` of a part. Each is in the lists of three
** keys of its form; of a roster in one list alone, that of its length.
*/
typedef struct gl_level {
  unsigned part;
  uint32_t first; /* as of the part: another means that it began anew */
  size_t from, to;
  uint64_t *block; /* all that follows */
  size_t bytes, lists, postings, words, gates;
  uint64_t *filter; /* of the keys */
  uint64_t *gate;   /* of what names begin and end with */
  gl_posting *posting;
  uint32_t *start;
  uint32_t *twice;                  /* of a roster: upper half of a signature */
  uint64_t has[GL_MAXEDITS + 1][4]; /* bits: lengths of forms, by edits */
  uint64_t sets[4];                 /* bits: fold sets of the names */
  unsigned longest, longestwords;
} gl_level;

/*
** Which names a stretch of so many units may be: those with one edit (of which
** two segments are whole), with two (of which one is); and how far some name
** has to begin like it, or to end, so that two of one with one edit can be
** there.
*/
typedef struct gl_need {
  uint8_t edits; /* bits 0 and 1: names with one edit, with two, are there */
  uint8_t begin2, end2, begin1, end1;
} gl_need;
/* Levels, the larger first: what was added becomes a new one, and is made one
** with those before it that are not much larger (Bentley and Saxe 1980). */
#define GL_LADDERS 6
typedef struct gl_ladder {
  gl_plan plan;
  int known; /* what follows is told by the levels as they are */
  gl_need need[GL_MAXFORM + 1];
  uint64_t used; /* when, for which is given up */
  uint64_t seed;
  struct gl_levels {
    GL_ARRAY(gl_level, level);
  } of[2]; /* by part */
} gl_ladder;

/* References of those of n postings whose marks differ by few bits; returns how
** many. No more is written than there are postings. */
typedef size_t gl_picker(const gl_posting *p, size_t n, uint32_t mark,
                         unsigned bits, uint32_t *out);

/* --- working memory ------------------------------------------------------ */

/* A stretch to be looked up. */
#define GL_ANYWHERE 255u
typedef struct gl_query {
  uint32_t first, end; /* of the text */
  size_t at;           /* its form, in the pool */
  uint8_t n, set;
  uint8_t bare; /* without its initials */
  uint8_t begins,
      ends; /* how far names do so like it: of gates, or GL_ANYWHERE */
} gl_query;

typedef struct gl_fuzzyhit {
  uint32_t first, end, entry;
  uint32_t ref; /* of the name: gl_name_told */
  uint32_t distance;
} gl_fuzzyhit;

typedef struct gl_probe {
  uint64_t hash;
  uint32_t query;
  uint8_t n, i; /* units of the name, number of the segment */
  uint8_t is;   /* GL_PROBE_* */
  uint8_t at;   /* two edits: where the segment stands */
} gl_probe;
enum { GL_PROBE_ONE, GL_PROBE_EXCHANGED, GL_PROBE_TWO };

/* Of a name of some units: where its second segment begins, and its third; how
** far names are told to begin and end like a text if one is whole up to there
** (`before`: but for the last unit), and from there on. */
typedef struct gl_cuts {
  uint8_t first, second, begin1, before1, begin2, before2, end1, end2;
} gl_cuts;

/* A name that a query may be. */
typedef struct gl_candidate {
  uint32_t query, ref;
} gl_candidate;
#define GL_RECENT 24 /* bits of a hash that do not tell which is remembered */

/* How much of a text some name begins or ends with: asked for. */
typedef struct gl_gate {
  uint64_t hash;
  uint8_t *out;
  uint32_t at;
  uint8_t set, side, n, room; /* units asked for now, and at most */
} gl_gate;

struct gl_fuzzy {
  gl_former former;
  gl_formchars *chars[GL_FORMFOLDS + 1];
  gl_nameform form, other, third, name;
  gl_pattern pattern; /* of the last one: nearest.c */
  uint64_t power[GL_MAXFORM + 2];
  gl_cuts cuts[GL_MAXFORM + 1];
  gl_ladder ladder[GL_LADDERS];
  uint64_t clock;
  gl_rows exact;
  /* the pool of forms: units, and hashes of all that is before each */
  GL_ARRAY(uint32_t, unit);
  GL_ARRAY(uint64_t, prefix);
  GL_ARRAY(gl_gate, gate);
  GL_ARRAY(gl_query, query);
  GL_ARRAY(gl_probe, probe);
  GL_ARRAY(uint32_t, passed); /* probes that a filter has let through */
  GL_ARRAY(gl_candidate, candidate);
  gl_candidate recent[1u << (32 - GL_RECENT)];
  GL_ARRAY(gl_fuzzyhit, hit);
  GL_ARRAY(gl_fuzzyhit, spare);
  GL_ARRAY(uint64_t, cover);
  GL_ARRAY(uint32_t, reach);
  GL_ARRAY(gl_near, near); /* nearest.c */
};

/* One search. */
typedef struct gl_look {
  gl_gaz *g;
  gl_fuzzy *z;
  const gl_mem *m;
  gl_ladder *ladder;
  const unsigned char *s; /* text, or name, of the queries */
  const uint8_t *allow;   /* NULL, or by label */
  unsigned labels;
  int initials; /* of a name may be missing */
  int all;      /* names that hide count too, and GL_FOLD_SMART asks nothing */
  uint64_t has[GL_MAXEDITS + 1][4]; /* of all levels */
  uint64_t sets[4];
  unsigned longest, words;
  const gl_level *top[2]; /* the first of each part that has one */
  unsigned ntop;
  int below; /* there are more */
  gl_picker *pick;
} gl_look;

/* The working memory, made if need be; NULL: no memory. (fuzzyindex.c) */
GL_FUNC gl_fuzzy *gl_fuzzy_of(gl_gaz *g, const gl_mem *m);
/* The ladder of a plan, with all names of the gazetteer. (fuzzyindex.c) */
GL_FUNC int gl_look_index(gl_look *k, const gl_plan *plan);

/* --- gates (fuzzygate.c) ------------------------------------------------- */

/* Those of a level, none set; what a form of n units in which a name may have
** `most` edits begins and ends with, as far as somebody may ask. `prefix`: the
** hashes of what it begins with. */
GL_FUNC int gl_gates_make(gl_level *l, const gl_mem *m);
GL_FUNC void gl_gates_add(gl_level *l, const gl_look *k, const uint64_t *prefix,
                          unsigned set, unsigned n, unsigned most);

/*
** How many units at most some name begins with as the pool has them from
** a place on, or ends with as those before it. They are asked for, and all
** answered at once: *out. `word`: units of the word there.
*/
enum gl_side { GL_BEGIN, GL_END };
GL_FUNC int gl_look_gate(gl_look *k, unsigned set, size_t at, size_t word,
                         enum gl_side side, uint8_t *out);
GL_FUNC void gl_look_gates(gl_look *k);
/* how many lengths there are of which it is told whether a name begins so */
#define GL_LIKENESSES 32
#define GL_NEVER 255u
/* How far a name has to end like a stretch that begins so much like one, so
** that it could be one of the names; GL_NEVER. */
static inline uint8_t gl_look_least(const gl_need *n, unsigned begins) {
  if (n->edits & 2) return 0; /* the middle segment may be whole */
  if (n->edits == 0) return GL_NEVER;
  if (begins >= n->begin2) return 0;
  return begins >= n->begin1 && n->end1 < n->end2 ? n->end1 : n->end2;
}
/* What a stretch of q units needs, of names that are there. */
GL_FUNC gl_need gl_look_need(const gl_look *k, unsigned q);

/* --- lists (fuzzypick.c) ------------------------------------------------- */

/* The fastest that goes with the level of a text. */
GL_FUNC gl_picker *gl_picker_of(const gl_simd *level);

/* --- looking up (fuzzylook.c) -------------------------------------------- */

/* Makes ready for a search with a plan: the index is brought up to date. */
GL_FUNC int gl_look_begin(gl_look *k, gl_gaz *g, const gl_mem *m,
                          const gl_plan *plan, const gl_simd *level);
/* Puts a form into the pool: returns where; SIZE_MAX: no memory. */
GL_FUNC size_t gl_look_pool(gl_look *k, const gl_nameform *form);
/* Room for n more units. */
GL_FUNC int gl_look_room(gl_look *k, size_t n);
/* The same for a part of a text, which goes on what is there: GL_ELONG where it
** is longer than a form. */
GL_FUNC int gl_look_append(gl_look *k, const gl_folder *f,
                           const unsigned char *s, size_t n);
GL_FUNC int gl_look_add(gl_look *k, const gl_query *q);
/* Looks up the queries, adds hits, and forgets the queries. */
GL_FUNC int gl_look_run(gl_look *k);
/* Whether the names of an entry count: it is there, with a label asked for. */
GL_FUNC int gl_look_counts(const gl_look *k, uint32_t entry);

/* --- names (fuzzyname.c) ------------------------------------------------- */

/* A name of either part as one number, which is not 0. */
static inline uint32_t gl_name_told(unsigned part, uint32_t ref) {
  return (ref & GL_MAXREF) | (uint32_t)part << 31;
}
/* Its number among those of its entry, from 1; 0: it is none of them. */
GL_FUNC uint32_t gl_name_number(const gl_gaz *g, uint32_t entry, uint32_t told);
/* The number of the name that a stretch of the text of v is as it stands; 0: a
** word in it is longer than the keys of v. */
GL_FUNC uint32_t gl_name_exact(const gl_gaz *g, const gl_verifier *v,
                               uint32_t entry, uint32_t first, uint32_t end);

/* The record of an entry is soon read. */
static inline void gl_record_fetch(const gl_gaz *g, uint32_t entry) {
  const gl_entry *e = gl_entry_at(g, entry);
  const gl_part *p = gl_part_of(g, entry);
  if (e && gl_entry_record(e) < p->nrecords)
    GL_PREFETCH(p->records + gl_entry_record(e));
}

static inline int gl_has(const uint64_t set[4], unsigned i) {
  return (int)(set[i >> 6 & 3] >> (i & 63) & 1);
}

#endif
