/*
** lang.h: linguistic tokens and sentences: what a language knows (lang.c),
** the lexer (token.c; lexer.h) and the decisions over its tokens (boundary.c;
** boundary.h).
**
** The lexer reads the text once and yields tokens with a few flags; the
** boundary machine looks at each token that may end a sentence, at a few
** tokens on either side, and decides by the first rule that applies. Both
** are linear and need no memory that grows with the text.
*/
#ifndef GL_LANG_H
#define GL_LANG_H

#include "block.h"

/* --- knowledge (lang.c) -------------------------------------------------- */

/* Classes of words. The first group are abbreviations, written with a full
** stop, the second are words that stand beside them. A word may be in
** several. The names are those of the Lua tables, gl_lang_classes. */
enum {
  LC_NEVER = 1 << 0,      /* its stop ends no sentence: e.g. vs. */
  LC_TITLE = 1 << 1,      /* stands before a name: Mr. Sen. */
  LC_NUMBER = 1 << 2,     /* an abbreviation before a number only: No. p. */
  LC_MONTH = 1 << 3,      /* months and week days: Oct. Mon. */
  LC_COMPANY = 1 << 4,    /* closes a company's name: Inc. Corp. */
  LC_STATE = 1 << 5,      /* a region after a town: Calif. N.Y. */
  LC_COUNTRY = 1 << 6,    /* countries and bodies, often adjectives: U.S. */
  LC_TIME = 1 << 7,       /* after an hour: a.m. p.m. */
  LC_UNIT = 1 << 8,       /* measures and what else may end: yrs. etc. */
  LC_SUFFIX = 1 << 9,     /* after a name: Jr. Ph.D. */
  LC_STREET = 1 << 10,    /* before or after a name: St. Mt. */
  LC_DIRECTION = 1 << 11, /* points of the compass: N.E. */

  LC_STARTER = 1 << 12,  /* seldom a name: capital means a new sentence */
  LC_ROLE = 1 << 13,     /* what a person is: Chairman President */
  LC_ZONE = 1 << 14,     /* time zones: EST GMT */
  LC_DAY = 1 << 15,      /* written-out days and months: Monday */
  LC_SAYING = 1 << 16,   /* reporting verbs: said asked */
  LC_CREDIT = 1 << 17,   /* opens a credit line: Reporting Editing */
  LC_LETTERED = 1 << 18, /* takes a letter: plan (B) vitamin (C) */
  LC_LEAD = 1 << 19,     /* opens an adverbial of time: at by on */
  LC_CLITIC = 1 << 20,   /* a token of its own at a word's end: 's n't */
  LC_BRAND = 1 << 21,    /* names that end in ! or ?: Yahoo */
  LC_JOINER = 1 << 22,   /* seldom first where there are no capitals: of and */
  LC_ORDINAL = 1 << 23,  /* follows an ordinal number: (28.) September */
  LC_FINAL = 1 << 24,    /* a mark that ends sentences in this language: : */
  LC_ELISION = 1 << 25,  /* a token of its own at a word's begin: l' */
  LC_PART = 1 << 26,     /* begins an abbreviation that has spaces: i.d(.R) */
  LC_CLOSING = 1 << 27,  /* closes a letter: Regards Thanks */
  LC_OPENING = 1 << 28,  /* opens a letter: Dear Hi */
  LC_PREFIX = 1 << 29,   /* keeps the hyphen behind it: e(-mail) */
  LC_PAIR = 1 << 30      /* two words and a stop that ends nothing: no. one */
};
#define GL_NLANGCLASSES 31
#define LC_DOTTED ((1u << 12) - 1) /* the abbreviations */

GL_DATA const char *const gl_lang_classes[GL_NLANGCLASSES];

#define GL_LANG_MAXKEY 24 /* bytes of the longest word, folded */

typedef struct gl_langword {
  uint32_t any;   /* classes in whatever case */
  uint32_t cap;   /* classes only when it begins with a capital */
  uint64_t begin; /* of the key: 8 bytes, or all and zeros */
  uint32_t at;    /* key: offset into bytes, length; 0: a free slot */
  uint8_t len;
  uint8_t split; /* a word of two tokens: bytes of the first (cannot: 3) */
} gl_langword;

#define GL_LANG_FILTER 16384 /* bits */

/* A language, immutable once filled: one block of memory. */
typedef struct gl_lang {
  gl_langword *slot;
  char *bytes;
  uint32_t mask;   /* slots - 1 */
  uint32_t used;   /* of bytes */
  uint32_t n;      /* words */
  uint32_t has;    /* classes that any word is in */
  uint64_t finals; /* last bytes of those of class `final`, less 128, as bits */
  uint64_t leads;  /* of words that may have a split, first ones beyond ASCII,
                   less 192 */
  /* words that have a split: by length, the lower bits of their first bytes */
  uint32_t splits[GL_LANG_MAXKEY + 1];
  uint32_t dotted[GL_LANG_MAXKEY + 1]; /* the same of the abbreviations */
  uint8_t cuts;                        /* whether any has a split */
  gl_codes codes;                      /* of characters, see runs.h */
  /* by hash: most words that are not there are not looked for */
  uint64_t filter[GL_LANG_FILTER / 64];
} gl_lang;

/* Bytes of the block for `n` words of `bytes` bytes in all. */
GL_FUNC size_t gl_lang_size(size_t n, size_t bytes);
GL_FUNC void gl_lang_layout(gl_lang *lang, size_t n, size_t bytes);
/* Adds a word with the classes `cls`; one that begins with a capital is
** taken in this case only. Returns 0 if it is empty or too long. Not more
** words and bytes than laid out. */
GL_FUNC int gl_lang_add(gl_lang *lang, const char *s, size_t n, uint32_t cls,
                        unsigned split);
/* Classes of the word s; `anycase` also gives those of capitals. `split`
** may be NULL. lang may be NULL: a language without knowledge. */
GL_FUNC uint32_t gl_lang_find(const gl_lang *lang, const unsigned char *s,
                              size_t n, int anycase, unsigned *split);

/* Whether any word of the language has one of those classes. */
static inline int gl_lang_has(const gl_lang *lang, uint32_t cls) {
  return lang && lang->has & cls;
}

/* Where a word of n > 0 bytes that is two tokens is cut, between two of its
** characters; 0: it is one. Most words are told by their length and first
** letter. */
GL_FUNC unsigned gl_lang_parted(const gl_lang *lang, const unsigned char *s,
                                size_t n);
static inline unsigned gl_lang_splitof(const gl_lang *lang,
                                       const unsigned char *s, size_t n) {
  const uint32_t first = n <= GL_LANG_MAXKEY ? lang->splits[n] : 0;
  const uint64_t may =
      s[0] < 0x80 ? first >> (s[0] & 31) : lang->leads >> (s[0] & 63);
  return first && may & 1 ? gl_lang_parted(lang, s, n) : 0;
}

/* Whether a word of n > 0 letters of ASCII is an abbreviation. Most are none by
** their length and first letter. */
static inline int gl_lang_isdotted(const gl_lang *lang, const unsigned char *s,
                                   size_t n, int anycase) {
  uint32_t first = n <= GL_LANG_MAXKEY ? lang->dotted[n] : 0;
  return first >> (s[0] & 31) & 1 &&
         gl_lang_find(lang, s, n, anycase, NULL) & LC_DOTTED;
}

/* Classes of an abbreviation written in pieces, `z. B`: the blanks in s do not
** count; a small letter at its begin stands for itself only, but with `anycase`
** for a capital too. */
GL_FUNC uint32_t gl_lang_pieces(const gl_lang *lang, const unsigned char *s,
                                size_t n, int anycase);

/* --- the text as a whole (survey.c) -------------------------------------- */

/* What the begin of a text remembers: sets of words by hash, so that a word may
** now and then be taken for another. */
#define GL_MEMORY 16384 /* bits */
#define GL_LETTERS 8192 /* bytes of which the letters are counted */

/* Newlines in the first `len` bytes of a text, from byte `from` to before byte
** `past`: their places from there on, and how many bytes before each of them
** are within characters; CR LF is two. */
#define GL_LINEENDS 4096
typedef struct gl_lineends {
  size_t len, from, past;
  size_t before, inside; /* those before byte `from`, and from there on */
  unsigned n;
  uint16_t place[GL_LINEENDS], trails[GL_LINEENDS];
} gl_lineends;

typedef struct gl_survey {
  /* the text whose words, and whose marks, are yet to be remembered; NULL: they
  ** are, or need not be, as `remembers` tells */
  const gl_text *unread, *unheard;
  const gl_block64 *block; /* its first ones, as long as they are there */
  unsigned blocks;
  uint8_t remembers;
  uint8_t careless; /* see gl_survey_careless */
  uint8_t caseless; /* the text has no use for capitals */
  uint8_t capitals; /* for it has nothing else */
  uint8_t dense;    /* its script puts no space between words */
  /* of its lines, by gl_survey_lines: */
  const gl_text *unlined; /* the text, before that; NULL: none, or it is done */
  uint8_t items;          /* they are short and without marks: a list */
  uint8_t lines;          /* there are some that follow each other */
  uint8_t single;         /* for certain, there is no double spacing */
  uint16_t width;         /* the column where they are wrapped, 0: none */
  uint16_t typical;       /* one in four is this long */
  gl_lineends ends;       /* those that were found; unset before */
  /* what is remembered, unset before */
  uint64_t small[GL_MEMORY / 64];   /* words seen in small letters */
  uint64_t marked[GL_MEMORY / 512]; /* seen with ! or ? before a small letter */
  uint64_t bare[GL_MEMORY / 256];   /* short ones without a mark behind them */
} gl_survey;

/* Of no text. */
GL_FUNC void gl_survey_init(gl_survey *v);
/* Then of a text, of which those are the first n blocks, of the codes of runs
** (runs.h): GL_LETTERS bytes, or all. */
GL_FUNC void gl_survey_text(gl_survey *v, const gl_text *text,
                            const gl_block64 *b, unsigned n);
/* Letters, by what they tell, and blanks. */
typedef struct gl_census {
  size_t upper, lower, other, space;
} gl_census;
/* The same of one block, which has so many, in all. */
GL_FUNC void gl_survey_brief(gl_survey *v, const gl_text *text,
                             const gl_block64 *b, const gl_census *letters);
/* Whether the word was seen in small letters; with a mark inside a sentence. */
GL_FUNC int gl_survey_small(gl_survey *v, const unsigned char *s, size_t n);
GL_FUNC int gl_survey_marked(gl_survey *v, const unsigned char *s, size_t n);
/* Whether it was, where there are no capitals, without a full stop. */
GL_FUNC int gl_survey_bare(gl_survey *v, const unsigned char *s, size_t n);
/* Whether small letters begin sentences in it. */
GL_FUNC int gl_survey_careless(gl_survey *v);
/* Looks at the lines of a text, which many a text is cut without. */
GL_FUNC void gl_survey_lines(gl_survey *v);
static inline unsigned gl_survey_width(gl_survey *v) {
  if (GL_UNLIKELY(v->unlined != NULL)) gl_survey_lines(v);
  return v->width;
}
static inline int gl_survey_items(gl_survey *v) {
  if (GL_UNLIKELY(v->unlined != NULL)) gl_survey_lines(v);
  return v->items;
}
/* Whether the text is not in double spacing, for certain. */
GL_FUNC int gl_survey_single(gl_survey *v, const gl_text *text);
/* Whether the line [line, end) was ended on purpose: the word at `next`, the
** first of the next line, had room on it. */
GL_FUNC int gl_survey_breaks(gl_survey *v, const gl_text *text, size_t line,
                             size_t end, size_t next);

/* What an end of line is, an empty line aside. GL_LINES_AUTO goes by the
** survey; GL_LINES_PARAGRAPH ends quotations too. */
enum gl_newline {
  GL_LINES_AUTO,
  GL_LINES_PARAGRAPH,
  GL_LINES_SENTENCE,
  GL_LINES_SPACE
};

/* --- tokens (token.c) ---------------------------------------------------- */

/* A text that comes in pieces: whoever reads at its end, or finds that the
** search for something ended there, says so. Lexer and boundary machine hold
** to this in every decision; it is what makes streams exact. */
static inline void gl_starve(const gl_text *t) {
  if (GL_UNLIKELY(t->starved != NULL)) *t->starved = 1;
}
/* The same for the character at `at`, if the end cuts it. */
static inline void gl_starve_char(const gl_text *t, size_t at) {
  const unsigned c = t->s[at];
  if (t->len - at < (c >= 0xF0 ? 4u : c >= 0xE0 ? 3u : 2u) && c >= 0xC2)
    gl_starve(t);
}

enum gl_tokenkind {
  TK_END,      /* no more tokens */
  TK_WORD,     /* word, hyphenated or not; with LOOK_DOT an abbreviation */
  TK_NUMBER,   /* digits with separators, signs, ordinals */
  TK_LINK,     /* URL, e-mail, handle, hashtag */
  TK_EMOJI,    /* cluster or emoticon */
  TK_STOP,     /* one full stop */
  TK_ELLIPSIS, /* two or more, or U+2026 */
  TK_MARK,     /* runs of ! and ? */
  TK_FULL,     /* marks of other scripts, which need no space after them */
  TK_QUOTE,    /* a quotation mark, see LOOK_OPEN */
  TK_BRACKET,  /* a bracket, see LOOK_OPEN */
  TK_APOS,     /* an apostrophe by itself */
  TK_COMMA,    /* what goes on inside a sentence: , ; : */
  TK_DASH,
  TK_BULLET,
  TK_SYMBOL
};

/* what stands before a token */
#define GAP_SPACE 1u
#define GAP_LINE 2u  /* one end of line at least */
#define GAP_PARA 4u  /* an empty line, or the begin or end of the text */
#define GAP_BREAK 8u /* an end of line that was meant */
#define GAP_WALL 16u /* one that hides the token (in the lexer only) */

/* how a token looks */
#define LOOK_UPPER 0x01u   /* its first letter is a capital */
#define LOOK_LOWER 0x02u   /* its first letter is small */
#define LOOK_CAPS 0x04u    /* two letters or more, no small one */
#define LOOK_MIXED 0x08u   /* a capital after a small letter: iPhone */
#define LOOK_DIGIT 0x10u   /* begins with a digit */
#define LOOK_DOT 0x20u     /* ends with the full stop of an abbreviation */
#define LOOK_SINGLE 0x40u  /* letters stand alone: one, or U.S. */
#define LOOK_OPEN 0x80u    /* a quotation mark or bracket that opens */
#define LOOK_GLUED 0x100u  /* a full stop with the next sentence at it */
#define LOOK_SERIES 0x200u /* LOOK_SINGLE with two letters or more */
#define LOOK_PLAIN 0x400u  /* a word of ASCII letters like most */

typedef struct gl_token {
  uint32_t first, end;
  uint32_t cls; /* of an abbreviation; of words when asked for */
  uint16_t look;
  uint8_t kind, gap;
} gl_token;

/* What linguistic segmentation is to go by. NULL stands for all zeros. */
typedef struct gl_sentopt {
  int keep;   /* no end inside quotation marks and brackets */
  int forget; /* what the text as a whole tells is not asked for, and nothing
              ** behind the end of a paragraph; newline is not AUTO */
  enum gl_newline newline;
} gl_sentopt;

/* State of the lexer. What is above `survey` changes with every token, and is
** copied freely; the rest is known before the first. */
typedef struct gl_lexer {
  const gl_text *text;
  const gl_lang *lang;
  const uint32_t *splits; /* of the language */
  size_t at;
  size_t clitic;               /* end of a clitic that was cut off; 0: none */
  size_t piece, piecend;       /* of an abbreviation that goes on: `z.` B. */
  size_t line;                 /* begin of the line */
  uint8_t caseless;            /* the text has no use for capitals */
  uint8_t nocapitals;          /* 32: capitals say what small letters do */
  uint8_t newline;             /* enum gl_newline */
  uint8_t forget;              /* see gl_sentopt */
  uint8_t dquote, squote, low; /* open quotations: " ' and German */
  uint8_t quoted;              /* the paragraph had a quotation */
  struct gl_turns {            /* of marks ' and '' with spaces around */
    uint32_t end, left;        /* where those seen end; how many are left */
    int last;                  /* what the last one does */
  } turns[2];
  uint8_t walls;    /* the next paragraph is not to be seen */
  uint8_t nobreaks; /* nobody asks which ends of line were meant */
  gl_layout layout; /* for GL_LINES_AUTO */
  gl_survey survey;
} gl_lexer;

/* Class of the token that stands for all behind a wall, the end of a paragraph
** (of a line, where each ends a sentence), while a lexer has walls: it is of
** kind TK_END, and has the gap before it. A text that is not all there yet is
** not asked for more where a wall can be seen. */
#define GL_WALL UINT32_MAX

GL_FUNC void gl_lexer_init(gl_lexer *lx, const gl_text *text,
                           const gl_lang *lang, const gl_sentopt *opt);
/* The same in steps: nothing is known of the text as a whole; then, unless the
** lexer is to forget that, its survey has looked at it. */
GL_FUNC void gl_lexer_begin(gl_lexer *lx, const gl_text *text,
                            const gl_lang *lang, const gl_sentopt *opt);
GL_FUNC void gl_lexer_surveyed(gl_lexer *lx);
/* Goes back to the begin of the text. */
GL_FUNC void gl_lexer_rewind(gl_lexer *lx);
/* The next token; its kind is TK_END after the last. */
GL_FUNC void gl_lexer_next(gl_lexer *lx, gl_token *t);
/* Both halves of that: whether the next token is a LOOK_PLAIN word, behind a
** blank at most, which it is then; the next token where that said no. */
GL_FUNC int gl_lexer_plain(gl_lexer *lx, gl_token *t);
GL_FUNC void gl_lexer_other(gl_lexer *lx, gl_token *t);
/* The first again, behind a gap that has been taken: of other white space, or
** of the begin of the text. */
GL_FUNC int gl_lexer_plainat(gl_lexer *lx, gl_token *t);
/* Classes of the word t, as it stands in the text. */
GL_FUNC uint32_t gl_token_class(const gl_lexer *lx, const gl_token *t);
/* The value of the letters of a Roman number, in whatever order; 0: it is
** none. */
GL_FUNC uint32_t gl_token_roman(const gl_lexer *lx, const gl_token *t);

/* --- sets of tokens (profile.c, why.c) ------------------------------------ */

enum gl_profile { GL_NEWS, GL_PTB, GL_SPACED, GL_UAX29, GL_UD, GL_NPROFILES };
GL_DATA const char *const gl_profile_names[GL_NPROFILES];

/* Sets in `first` and `last` (GL_BITWORDS(text->len) words, cleared) the bits
** of the first and of the last byte of each token. The lexer settles what a
** full stop belongs to; where that depends on the end of a sentence, the
** boundary machine runs along. */
GL_FUNC void gl_tokens(const gl_text *text, const gl_lang *lang,
                       const gl_sentopt *opt, enum gl_profile profile,
                       uint64_t *first, uint64_t *last);

/* Why a token of the profile "news" is one: the lexer's rule, and the class of
** an abbreviation or NULL. */
typedef struct gl_whytoken {
  const char *rule, *cls;
} gl_whytoken;
GL_FUNC void gl_token_why(const gl_text *text, const gl_lang *lang,
                          const gl_sentopt *opt, size_t first, size_t end,
                          gl_whytoken *why);
/* An empty line before `at`, or 0: the lexer carries nothing over it, so that
** one decision is replayed from there. */
GL_FUNC size_t gl_lexer_resume(const gl_text *text, size_t at);
/* name of the first class of an abbreviation, or NULL */
GL_FUNC const char *gl_lang_dotted(uint32_t cls);

/* The same for a token of "ud" or "ptb". */
GL_FUNC void gl_profile_why(const gl_text *text, const gl_lang *lang,
                            const gl_sentopt *opt, size_t first, size_t end,
                            gl_whytoken *why);

/* --- sentences (boundary.c) ---------------------------------------------- */

/* Sets the bits of the first and the last byte of each sentence. */
GL_FUNC void gl_sentences(const gl_text *text, const gl_lang *lang,
                          const gl_sentopt *opt, uint64_t *first,
                          uint64_t *last);

/* One decision, replayed. */
typedef struct gl_whyend {
  const char *rule;  /* NULL: there was nothing to decide */
  const char *taken; /* the rule that ended, before policy "keep" took that
                     ** end back; or NULL */
  int ends;          /* whether a sentence ends there */
  int held;          /* it may still be taken back (inside only) */
  gl_token left;     /* the token that may end it, the one before it too
                     ** where it touches */
  gl_token right;    /* the one that follows (TK_END: none) */
  uint32_t rightcls; /* its classes */
  const char *cls;   /* class of the abbreviation, or NULL */
} gl_whyend;
/* The decision about the byte `at`: the last of a sentence, or any of what
** might have ended one. Linear in the paragraph. */
GL_FUNC void gl_sentence_why(const gl_text *text, const gl_lang *lang,
                             const gl_sentopt *opt, size_t at, gl_whyend *why);

/* The machine itself, for both: `tokens` and `sentences` may be NULL, and
** are pairs of bit sets {first, last}. */
GL_FUNC void gl_boundary_run(const gl_text *text, const gl_lang *lang,
                             const gl_sentopt *opt, uint64_t **tokens,
                             uint64_t **sentences, gl_whyend *why, size_t at);

/* The machine over a text that comes in pieces (stream.c), which is `forget`ful
** and not AUTO: all that it has read and decided while *text->starved is 0 is
** the same whatever comes. In a step that sets it nothing is; then one goes
** back to a copy made before. */
typedef struct gl_machine gl_machine;

GL_FUNC size_t gl_machine_size(void);
/* Rows are added to `out`: sentences, or with `tokens` those of profile "news".
** All that is pointed to outlives the machine. */
GL_FUNC void gl_machine_init(gl_machine *m, const gl_text *text,
                             const gl_lang *lang, const gl_sentopt *opt,
                             int tokens, gl_rows *out);
/* Copies what changes of a machine to another, initialized alike. */
GL_FUNC void gl_machine_copy(gl_machine *to, const gl_machine *from);
struct gl_runs;
/* Finds runs of tokens in `r`, as far as the text `t` goes: one that begins
** where the machine's does and ends a good deal before. Not where tokens are
** rows. NULL: it finds none. */
GL_FUNC void gl_machine_runs(gl_machine *m, struct gl_runs *r,
                             const gl_text *t);
/* Takes a token or a run of them, or ends a sentence. Returns 1, 0 where no
** more can be done, or -1 where memory for a row ran out. */
GL_FUNC int gl_machine_step(gl_machine *m);
/* Rows, all of them, and those that stay as they are: of a quotation that may
** yet be kept whole they do not. */
GL_FUNC size_t gl_machine_found(const gl_machine *m);
GL_FUNC size_t gl_machine_rows(const gl_machine *m);
/* The next byte to be decided on; the first byte that may yet be looked at. */
GL_FUNC size_t gl_machine_at(const gl_machine *m);
GL_FUNC size_t gl_machine_needs(const gl_machine *m);
/* Whether no sentence has begun, nor is one held. */
GL_FUNC int gl_machine_between(const gl_machine *m);
/* Whether all that it has seen ahead is the end of what is there, behind white
** space that parts paragraphs. */
GL_FUNC int gl_machine_blank(const gl_machine *m);
/* So many bytes and rows have been removed from the front. */
GL_FUNC void gl_machine_drop(gl_machine *m, size_t bytes, size_t rows);

#endif
