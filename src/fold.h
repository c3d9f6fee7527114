/*
** fold.h: other spellings of a text: normalisation and case folding, UTF-8 to
** UTF-8. Part of the engine's public interface, beside gloss.h.
**
** Ill-formed bytes pass through unchanged and keep apart what stands on their
** two sides: nothing composes or is reordered across them.
*/
#ifndef GL_FOLD_H
#define GL_FOLD_H

#include "gloss.h"
#include "ucd.h"

/* Where output goes, piece by piece. `put` returns GL_OK, or another value,
** which ends the work and becomes its result. It may leave by longjmp. A
** piece may lie inside the input. */
typedef struct gl_sink {
  int (*put)(void *ud, const unsigned char *s, size_t n);
  void *ud;
} gl_sink;

/* Room for runs of combining marks longer than 64: set `mem`, zero the rest;
** may serve many calls; then free. Belongs to the caller so that it can be
** freed after a longjmp too. */
typedef struct gl_normbuf {
  gl_mem mem;
  uint32_t *cp;
  size_t cap; /* code points */
} gl_normbuf;
GL_FUNC void gl_normbuf_free(gl_normbuf *b);

/* Writes s in normalisation form `form` (UAX #15). Linear in n, whatever the
** length of its runs of marks. GL_OK, GL_ENOMEM, or what put returned. */
GL_FUNC int gl_normalize(const unsigned char *s, size_t n, enum gl_form form,
                         gl_normbuf *b, const gl_sink *out);

/* Length of a prefix of s that the quick check shows to be normalised: n, or
** the place of a character before which normalisation may be taken up. */
GL_FUNC size_t gl_normal_prefix(const unsigned char *s, size_t n,
                                enum gl_form form);

/* Sets *yes to whether gl_normalize would change nothing. GL_OK, GL_ENOMEM. */
GL_FUNC int gl_is_normalized(const unsigned char *s, size_t n,
                             enum gl_form form, gl_normbuf *b, int *yes);

/* Writes the full case folding of s. GL_OK, or what put returned. */
GL_FUNC int gl_casefold_text(const unsigned char *s, size_t n,
                             const gl_sink *out);

/* Length of the longest prefix of s that folds to itself. */
GL_FUNC size_t gl_casefold_prefix(const unsigned char *s, size_t n);

#endif
