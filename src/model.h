/*
** model.h: a small linear model, for what rules cannot see: sentences that
** end without a mark, and tokens that only use tells apart.
**
** Features are hashed into a table of weights, small integers; a sum of them
** decides. It reads what the rules have made of the text (two bit sets) and
** changes that where the sum is far enough from nought. Linear, and without
** memory of its own.
*/
#ifndef GL_MODEL_H
#define GL_MODEL_H

#include "lang.h"

/* what the rules said about a place */
enum {
  GL_PLACE_PLAIN,  /* no mark, and no end */
  GL_PLACE_MARK,   /* a mark that ends nothing */
  GL_PLACE_END,    /* a mark that ends a sentence */
  GL_PLACE_LAYOUT, /* an end without a mark */
  GL_NPLACES
};

/* Weights of features, in buckets of a few; one that is in none weighs
** nought. A feature is known by its bucket and a mark of 278. */
#define GL_BUCKET 4
#define GL_MARKS 278
#define GL_HEAVIEST 15 /* and the least is -15 */

typedef struct gl_weight {
  uint16_t mark; /* 0: a free place */
  int16_t w;
} gl_weight;

typedef struct gl_weights {
  const gl_weight *w; /* NULL: no such part */
  uint32_t mask;      /* number of buckets, a power of 2, less 1 */
  /* A decision of the rules is changed by a sum of more than this against
  ** it, for each of GL_PLACE_*: in any text, and in one that looks edited. */
  int32_t margin[2][GL_NPLACES];
} gl_weights;

typedef struct gl_model {
  gl_weights sentences, tokens;
} gl_model;

#define GL_FEATURES 128

/* One place that was scored: after byte `end` - 1, `next` begins the token
** behind it. */
typedef struct gl_scored {
  uint32_t end, next;
  unsigned place; /* GL_PLACE_* */
  int ends;       /* what was decided */
  int32_t sum;
  unsigned n; /* features */
  uint32_t feature[GL_FEATURES];
} gl_scored;

/* Called for each place; not 0 stops. */
typedef int gl_scorer(void *ud, const gl_scored *place);

/* Changes the sentences `first`, `last` (see gl_sentences) by the model.
** `model` without weights decides as the rules did, `scorer` may be NULL. A
** set `given` (NULL: none) of last bytes replaces, as what is known of the
** text so far, what has been decided: to learn from. */
GL_FUNC void gl_model_sentences(const gl_model *model, const gl_text *text,
                                const gl_lang *lang, const gl_sentopt *opt,
                                uint64_t *first, uint64_t *last,
                                const uint64_t *given, gl_scorer *scorer,
                                void *ud);

#endif
