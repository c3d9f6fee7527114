/*
** fuzzy.h: names that are not quite those of a gazetteer: misspelt ones in a
** text (fuzzy.c), and those nearest to one (nearest.c). Part of the engine's
** public interface, beside gazetteer.h.
**
** What is compared is the *form* of a name and of a stretch of text: the keys
** of their pieces under the entry's folds, one behind the other, without what
** is no word at the two ends; its units are code points (of ill-formed bytes:
** a unit for each maximal subpart, which equals nothing else). A form of more
** than GL_MAXFORM units is like no other.
*/
#ifndef GL_FUZZY_H
#define GL_FUZZY_H

#include "distance.h"
#include "gazetteer.h"
#include "simd.h"

#define GL_MAXEDITS 2u

/* Edits that names may have. */
typedef struct gl_lenience {
  unsigned edits;   /* at most, where an entry does not tell */
  unsigned from[2]; /* units of a name's form that one needs, that two need */
  int whole;        /* what entries tell does not count */
  int order;        /* words of the text in any order, GL_MAXORDER at most */
  int initials;     /* those of one of the two may be missing */
} gl_lenience;
#define GL_MAXORDER 4u /* words */
#define GL_EDITS1FROM 5u
#define GL_EDITS2FROM 9u

/* Which stretches of a text are looked up. */
typedef struct gl_fuzzyopt {
  gl_lenience lenience;
  unsigned words; /* of one at most; 0: one more than the longest name has,
                     and GL_MOREINITIALS; or GL_FUZZYWORDS */
  int any; /* also those that begin with a word in lower case, or end with
                     one that is not behind a capital */
} gl_fuzzyopt;
#define GL_FUZZYWORDS 10u
#define GL_MOREINITIALS 3u
#define GL_MAXFUZZYWORDS 64u
#define GL_MAXGAP 3u /* bytes between two words of a stretch */

/*
** As gl_gaz_find, but for matches that are no name as they stand too. A row's
** ref is the number of a row of `hits`: entry as first, the number of its name
** as end (from 1; 0 where that is not known), edits as label. A stretch inside
** of an exact match is not looked up. Of matches of one entry that overlap
** those with fewer edits stay.
*/
GL_FUNC int gl_fuzzy_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                          const gl_findopt *o, const gl_fuzzyopt *f,
                          gl_rows *out, gl_rows *hits);

enum gl_nearby { GL_BY_EDITS, GL_BY_JAROWINKLER, GL_BY_TOKENSET };
typedef struct gl_nearopt {
  enum gl_nearby by;
  unsigned within;      /* edits at most */
  unsigned labels;      /* only labels below that count */
  const uint8_t *allow; /* NULL, or by label: whether entries count */
  const gl_simd *level;
} gl_nearopt;
typedef struct gl_near {
  uint32_t entry, name; /* the number of its name, from 1 */
  double score;         /* edits, or a likeness from 0 to 1 */
} gl_near;
/*
** The entries nearest to a name, at most *n; *n becomes how many. *near is the
** gazetteer's own, and right up to the next call. By score, then greatest
** priority, then in the order of adding; an entry is there once, with its
** nearest name. Likenesses of 0 are not there.
*/
GL_FUNC int gl_gaz_nearest(gl_gaz *g, const gl_mem *m, gl_str name,
                           const gl_nearopt *o, const gl_near **near,
                           size_t *n);

/* The name of that number, from 1, of an entry; "" where there is none. */
GL_FUNC gl_str gl_fuzzy_form(const gl_gaz *g, uint32_t entry, uint32_t number);

/* Edits between the forms of two names under `flags`, `most` + 1 for more; -1:
** no memory. */
GL_FUNC int gl_fuzzy_distance(const gl_mem *m, unsigned flags, gl_str a,
                              gl_str b, unsigned most);

#endif
