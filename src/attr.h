/*
** attr.h: lexical attributes of tokens: attr.c (what a word is), lexicon.c
** (words that are listed), lower.c (the key of a word), forms.c (words as dense
** numbers), vocab.c (words that are known) and ngram.c (sequences of them).
** Part of the engine's public interface, beside gloss.h.
**
** All attributes are functions of a token's bytes, and of a language's word
** lists. So each distinct word of a set, a *type*, is looked at once, and a
** token is the number of its type.
*/
#ifndef GL_ATTR_H
#define GL_ATTR_H

#include "fold.h"

/* --- words that are listed (lexicon.c) -------------------------------------*/

/* Words that flags ask for, folded, in classes. Immutable once filled: one
** block of memory. */
#define GL_LEX_STOP 1u
#define GL_LEX_NUMBER 2u
#define GL_LEX_DOMAIN 4u   /* top-level domains */
#define GL_LEX_MAXWORD 32u /* bytes of a word */
#define GL_LEX_MAXWORDS 65536u
typedef struct gl_lexicon {
  struct gl_lexslot {
    uint32_t at;    /* into bytes */
    uint8_t n, cls; /* n 0: free */
    uint16_t tag;   /* of its hash */
  } * slot;
  char *bytes;
  uint32_t mask, used, n;
  uint16_t number; /* that tells it from others of its owner; 0: none does */
  uint16_t all;    /* classes that it has words of */
} gl_lexicon;
GL_FUNC size_t gl_lexicon_size(size_t n, size_t bytes);
GL_FUNC void gl_lexicon_layout(gl_lexicon *x, size_t n, size_t bytes);
/* Adds a word, folded; 0: it is empty or too long. */
GL_FUNC int gl_lexicon_add(gl_lexicon *x, const char *s, size_t n,
                           unsigned cls);
/* The word in the spelling of lists: without capitals, apostrophes as typed.
** Returns its length, 0 where it is too long. */
GL_FUNC size_t gl_lexicon_key(const unsigned char *s, size_t n,
                              unsigned char out[GL_LEX_MAXWORD]);
/* The classes of a word in that spelling; x may be NULL. The second, of one of
** up to 16 bytes, has its first eight and, of more than eight, its last eight,
** by gl_char_load. */
GL_FUNC unsigned gl_lexicon_class(const gl_lexicon *x, const unsigned char *s,
                                  size_t n);
GL_FUNC unsigned gl_lexicon_short(const gl_lexicon *x, const unsigned char *s,
                                  size_t n, uint64_t first, uint64_t last);

/* --- flags (attr.c) -------------------------------------------------------*/

/* In the byte order of their names. is_alpha, is_ascii, is_digit, is_lower,
** is_space, is_title and is_upper are Python's str methods, by our Unicode. */
/* clang-format off */
enum gl_attrflag {
  GL_IS_ALPHA, GL_IS_ASCII, GL_IS_BRACKET, GL_IS_CURRENCY, GL_IS_DIGIT,
  GL_IS_LEFT_PUNCT, GL_IS_LOWER, GL_IS_PUNCT, GL_IS_QUOTE, GL_IS_RIGHT_PUNCT,
  GL_IS_SPACE, GL_IS_STOP, GL_IS_TITLE, GL_IS_UPPER, GL_LIKE_EMAIL,
  GL_LIKE_NUM, GL_LIKE_URL, GL_NATTRFLAGS
};
/* clang-format on */
GL_DATA const char gl_attr_names[GL_NATTRFLAGS][16];

/* Bit f is flag f of the word s (n > 0); `x` may be NULL: no words known. */
GL_FUNC uint32_t gl_attr_flags(const unsigned char *s, size_t n,
                               const gl_lexicon *x);
GL_FUNC uint32_t gl_attr_length(const unsigned char *s, size_t n);

/* --- other spellings of a word (attr.c) -----------------------------------*/

/* Letters as X and x, digits as d, others as they are, no more than four of
** one kind in a row; "LONG" for a word of 100 characters or more. Returns
** bytes written. */
#define GL_SHAPECAP 400u
GL_FUNC size_t gl_attr_shape(const unsigned char *s, size_t n,
                             unsigned char out[GL_SHAPECAP]);
GL_FUNC size_t gl_attr_prefix(const unsigned char *s, size_t n); /* bytes of
                                                      the first character */
GL_FUNC size_t gl_attr_suffix(const unsigned char *s, size_t n); /* bytes of
                                                      the last three */

/* --- the key of a word (lower.c) ------------------------------------------*/

/* Room for folding: zero but for `mem` (and `norm.mem`), then free. */
typedef struct gl_lowerbuf {
  gl_mem mem;
  gl_normbuf norm;
  struct gl_lowerbytes {
    const gl_mem *mem;
    unsigned char *p;
    size_t n, cap;
  } a, b;
} gl_lowerbuf;
GL_FUNC void gl_lowerbuf_free(gl_lowerbuf *w);
GL_FUNC size_t gl_lowerbuf_held(const gl_lowerbuf *w); /* bytes */
/* The key of a word: full case folding, equal for canonically equivalent
** words (Unicode, D145), in NFC. *out is s itself where that is its key, else
** lies in `w` until the next call. GL_OK, GL_ENOMEM. */
GL_FUNC int gl_attr_lower(gl_lowerbuf *w, const unsigned char *s, size_t n,
                          const unsigned char **out, size_t *nout);

/* --- words as numbers (forms.c) -------------------------------------------*/

/* A string of the text, or of the pool where at >= the text's length. */
typedef struct gl_wordform {
  uint64_t at;
  uint32_t n;
  uint32_t known; /* its place in a vocabulary, or GL_UNKNOWN */
} gl_wordform;
#define GL_UNKNOWN UINT32_MAX

/* Strings being numbered, from 0 in the order of their coming. Zero but for
** mem and seed, then begin; then free, or begin anew. */
typedef struct gl_forms {
  gl_mem mem;
  const gl_text *text;
  uint64_t seed; /* so that nobody can write texts that make it slow */
  gl_wordform *form;
  size_t n, capform;
  unsigned char *pool;
  size_t npool, cappool;
  struct gl_formslot {
    uint64_t key;  /* the first 8 bytes; of more than 16 a hash */
    uint64_t tail; /* the last 8; of fewer the same */
    uint32_t n;    /* length; 0: free */
    uint32_t form;
  } * slot;
  size_t nslot, capslot, nheld; /* slots; strings in them */
} gl_forms;
/* Holds nothing, of that text, and has room for so many strings, if they are
** few and there has been room before. */
GL_FUNC void gl_forms_begin(gl_forms *f, const gl_text *t, size_t n);
GL_FUNC size_t gl_forms_held(const gl_forms *f); /* bytes */
GL_FUNC void gl_forms_free(gl_forms *f);
/* The number of the string s. It is kept as the stretch of the text from
** byte `at` on, or copied where `at` is GL_NOWHERE. Constant time on
** average. GL_OK, GL_ENOMEM, GL_ETOOMANY. */
#define GL_NOWHERE UINT64_MAX
GL_FUNC int gl_forms_add(gl_forms *f, const unsigned char *s, size_t n,
                         uint64_t at, uint32_t *number);

/* A finished table of strings, with the number of one for each type: one
** block of memory, for the collector to hold. */
typedef struct gl_column {
  uint32_t n;   /* strings */
  uint32_t *of; /* by type; NULL: the types themselves */
  gl_wordform *form;
  const gl_text *text;
  unsigned char *pool;
} gl_column;
GL_FUNC size_t gl_column_size(const gl_forms *f, size_t ntypes);
/* Copies what `f` holds; `of` has ntypes numbers to be filled (0: NULL). */
GL_FUNC void gl_column_fill(gl_column *c, const gl_forms *f, size_t ntypes);
static inline gl_str gl_column_str(const gl_column *c, uint32_t i) {
  gl_str s;
  const gl_wordform *f = &c->form[i];
  s.s = (const char *)(f->at < c->text->len ? c->text->s + f->at
                                            : c->pool + (f->at - c->text->len));
  s.n = f->n;
  return s;
}

/* Sets rank[i] to the place of string i by bytes; `tmp` has 2 * c->n. */
typedef struct gl_rankkey {
  uint64_t head;
  uint32_t i;
} gl_rankkey;
GL_FUNC void gl_column_rank(const gl_column *c, uint32_t *rank,
                            gl_rankkey *tmp);

/* --- words of texts before (vocab.c) --------------------------------------*/

/*
** Words that were met, with what is known of them: a text is mostly made of
** words of those before it. A table of fixed size, which forgets what it has
** not met for longest. No answer depends on what it holds, only the time it
** takes.
*/
typedef struct gl_known {
  uint64_t head, tail; /* its bytes and their number; 0: free */
  uint64_t seen;  /* the turn of the text that it was in last, and in the low
                       half its number there; 0: in none */
  uint32_t flags; /* with the lexicon of that number; 0: not known */
  uint16_t lexicon;
  uint8_t length; /* known with the flags */
  uint8_t held;   /* the owner's own; 0 of a word that is new here */
} gl_known;
#define GL_KNOWNWORD 48 /* bytes of a word that is known to later texts too */
#define GL_KNOWNREST (GL_KNOWNWORD - 8)
typedef struct gl_vocab { /* zero but for mem, then begin; then free */
  gl_mem mem;
  void *block;
  gl_known *word; /* n of them, in the block */
  size_t n;
  unsigned char (*rest)[GL_KNOWNREST]; /* what a long word has behind its first
                                  8 bytes; NULL: no text comes after this one */
  uint64_t mul[2]; /* of the hash: here, where no instruction is for them */
  unsigned shift;
  uint32_t turn;   /* of the text at hand */
  uint64_t serial; /* of it among all that there were: not 0, once there is */
} gl_vocab;
#ifndef GL_VOCAB
#define GL_VOCAB 16384 /* words, of texts that are not long */
#endif
#define GL_LONGTEXT (16u * GL_VOCAB) /* rows of one */
/* Goes on to the next text, of so many rows. GL_OK, GL_ENOMEM. */
GL_FUNC int gl_vocab_begin(gl_vocab *v, size_t rows);
GL_FUNC size_t gl_vocab_held(const gl_vocab *v); /* bytes */
GL_FUNC void gl_vocab_free(gl_vocab *v);
/* The numbers of all rows of a set of the text of `f`, which holds nothing yet.
** Linear. GL_OK, GL_ENOMEM, GL_ETOOMANY. */
GL_FUNC int gl_vocab_rows(const gl_vocab *v, gl_forms *f, const gl_spans *s,
                          uint32_t *number);
/* The entry of a word of that text, or NULL; what it was numbered by may have
** been in another text meanwhile. */
GL_FUNC gl_known *gl_vocab_entry(const gl_vocab *v, const gl_text *t,
                                 const gl_wordform *w);
/* The same of the text at hand. */
static inline gl_known *gl_vocab_here(const gl_vocab *v, const gl_wordform *w) {
  return w->n <= GL_KNOWNWORD && w->known < v->n ? &v->word[w->known] : NULL;
}
/* Flags and lengths of n words of a text. `here`: it is the text at hand. */
GL_FUNC void gl_vocab_facts(const gl_vocab *v, const gl_text *t,
                            const gl_wordform *form, uint32_t n, int here,
                            const gl_lexicon *x, uint32_t *flags,
                            uint32_t *length);

/* The same of n rows of the text at hand, none of which is numbered in it. */
GL_FUNC void gl_vocab_rowfacts(const gl_vocab *v, const gl_text *t,
                               const uint32_t *first, const uint32_t *end,
                               uint32_t n, const gl_lexicon *x, uint32_t *flags,
                               uint32_t *length);

/* --- n-grams (ngram.c) ---------------------------------------------------- */

#define GL_MAXGRAM 16u   /* words in an n-gram */
#define GL_MAXSKIP 16u   /* words left out of one, in all */
#define GL_MAXWAYS 4096u /* n-grams that begin at one word */

/* A tree: node 0 to nwords - 1 are the words, each other is its parent and
** one word more. */
typedef struct gl_gram {
  uint32_t parent, word;
  uint64_t count;
} gl_gram;
typedef struct gl_ngrams { /* zero but for mem, seed, size, skip; then free */
  gl_mem mem;
  uint64_t seed;
  uint32_t size, skip;
  gl_gram *node;
  size_t nnode, nwords, capnode;
  uint32_t *slot; /* node number, 0: free (no word's node is looked up) */
  size_t nslot;
  uint64_t total;
} gl_ngrams;
GL_FUNC void gl_ngrams_free(gl_ngrams *g);
/* n-grams that begin at one word: size - 1 of size - 1 + skip places;
** GL_MAXWAYS + 1 where they are more. */
GL_FUNC uint32_t gl_ngrams_ways(uint32_t size, uint32_t skip);
GL_FUNC int gl_ngrams_begin(gl_ngrams *g, uint32_t nwords);
/* Counts all n-grams of the words, with up to `skip` left out of each. */
GL_FUNC int gl_ngrams_add(gl_ngrams *g, const uint32_t *word, size_t n);
/* Number of n-grams counted `min` times or more. */
GL_FUNC size_t gl_ngrams_count(const gl_ngrams *g, uint64_t min);
/* Fills `row` with them: the most frequent first, then by the rank of their
** words. `tmp` has room for as many, `keys` for g->size times as many. */
typedef struct gl_gramrow {
  uint64_t count;
  uint32_t node, key;
} gl_gramrow;
GL_FUNC void gl_ngrams_sort(const gl_ngrams *g, uint64_t min,
                            const uint32_t *rank, gl_gramrow *row,
                            gl_gramrow *tmp, uint32_t *keys);
/* Writes the words of an n-gram. */
GL_FUNC void gl_ngrams_words(const gl_ngrams *g, uint32_t node, uint32_t *word);
#endif
