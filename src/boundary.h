/*
** boundary.h: what the files of the boundary machine share: its state
** (boundary.c), the rules it decides by, and what these ask of the tokens
** around a place (evidence.c). A mark that may end a sentence is decided on in
** decide.c, behind an abbreviation in abbreviation.c; ends that no mark tells
** are found in unmarked.c, with lists in list.c. Nothing of this is seen by
** others.
*/
#ifndef GL_BOUNDARY_H
#define GL_BOUNDARY_H

#include "lang.h"
#include "runs.h"

/* rules, those that end a sentence first */
/* clang-format off */
enum {
  R_PARAGRAPH, R_FULL, R_STOP, R_MARK, R_ELLIPSIS, R_GLUED, R_LOWER_WORD,
  R_ABBR_STARTER, R_ABBR_CAPITAL, R_ABBR_QUOTE, R_WORD, R_LETTER,
  R_NOT_NUMBER, R_CREDIT, R_SEMICOLON, R_SPACE, R_ENDING, R_LIST_ITEM, R_LINE,
  R_RULER, R_STAMP, R_LETTER_FORM, R_BROKEN,
  R_LAST_END,
  R_CONTINUES = R_LAST_END, R_UNSPACED, R_LOWER, R_EMPTY, R_LIST_MARK,
  R_SPACED_DOTS, R_BRACKETED_DOTS, R_ATTRIBUTION, R_BRAND, R_DOTS_FOLLOW,
  R_NEVER, R_NUMBER, R_ABBR_NAME, R_ABBR_BRACKET, R_TIME_ZONE, R_TIME_LEAD,
  R_ORDINAL, R_INITIAL, R_UNKNOWN_ABBR, R_PAIR, R_ASIDE, R_DATE, R_HELD,
  R_NRULES, R_NONE = R_NRULES
};
/* clang-format on */

#define NBACK 4
#define NAHEAD 8
#define WINDOW 128 /* tokens held, so that they are seldom moved */

/* What a list mark counts, read in two ways: as a number or a letter, and as a
** Roman number; 0: not so. */
typedef struct count {
  uint32_t plain, roman;
} count;

struct gl_machine {
  const gl_lang *lang;
  uint64_t **tokens, **sentences;
  gl_whyend *why;
  size_t whyat;
  int keep;
  int each;      /* tokens are to be told too */
  gl_runs *runs; /* of a whole text; NULL: its tokens come one by one */
  gl_rows *out;  /* of a stream: the rows found, `rows` of them */
  size_t rows, heldrows;
  int failed;    /* no memory for one */
  int forget;    /* what is behind a wall is not seen before it is begun */
  int spaceends; /* sentences may end in the language without a mark */
  int quoted;    /* a quotation by straight marks is open */
  unsigned nahead;
  /* the sentence so far */
  int started;
  size_t begin, end;
  gl_token lead[2]; /* its first two tokens */
  gl_token before;  /* the token before the one that is decided on */
  uint32_t tokens_in;
  uint32_t words;  /* that is, words and numbers */
  size_t depth;    /* brackets open */
  int quoting;     /* its last quotation mark opens */
  uint32_t small;  /* words in small letters */
  count list;      /* of the list item it is */
  uint32_t item;   /* words since the list mark */
  count prior;     /* of the last list item in the paragraph */
  uint32_t series; /* items in a row */
  unsigned dots;   /* full stops in a row, spaced */
  unsigned dated;  /* 1: it has an hour, 2: a year */
  /* policy "keep": the outermost quotation or bracket, and what it began in */
  int held; /* 0: none; TK_QUOTE or TK_BRACKET */
  size_t nested, heldat, heldbegin;
  int cutinside;
  /* The tokens around the place that is decided on, the latest first: from
  ** `back` on the NBACK last ones, before it `nahead` that are seen ahead. */
  gl_token *back, window[WINDOW];
  gl_lexer lx; /* last: see gl_machine_copy */
};
typedef gl_machine machine;

/* --- questions asked of tokens -------------------------------------------- */

/* The k-th token from here. */
static inline const gl_token *peek(machine *m, unsigned k) {
  while (m->nahead <= k) gl_lexer_next(&m->lx, m->back - ++m->nahead);
  return m->back - 1 - k;
}

static inline uint32_t classof(const machine *m, const gl_token *t) {
  return gl_token_class(&m->lx, t);
}

static inline int has(const gl_token *t, unsigned look) {
  return (t->look & look) != 0;
}

static inline int isopen(const gl_token *t) {
  return (t->kind == TK_QUOTE || t->kind == TK_BRACKET) && has(t, LOOK_OPEN);
}

static inline int isclose(const gl_token *t) {
  return (t->kind == TK_QUOTE || t->kind == TK_BRACKET) && !has(t, LOOK_OPEN);
}

static inline int byteof(const machine *m, const gl_token *t) {
  return m->lx.text->s[t->first];
}

static inline int isspaced(const gl_token *t) { return t->gap != 0; }

static inline uint32_t lengthof(const gl_token *t) { return t->end - t->first; }

/* " `` '' */
static inline int isstraight(const machine *m, const gl_token *t) {
  return t->kind == TK_QUOTE &&
         (byteof(m, t) == '"' || (lengthof(t) == 2 && byteof(m, t) < 0x80));
}

static inline int inlist(const machine *m) {
  return m->list.plain || m->list.roman;
}

static inline int mayend(const gl_token *t) {
  return has(t, LOOK_DOT) || t->kind == TK_STOP || t->kind == TK_MARK ||
         t->kind == TK_FULL || t->kind == TK_ELLIPSIS;
}

/* whether the language has more than names of classes: its starters */
static inline int knows(const machine *m) {
  return m->lang && (m->lang->has & LC_STARTER);
}

/* Whether the text has no capitals and the language is one whose words are
** known well enough to do without: English, as it has clitics. */
static inline int fluent(const machine *m) {
  return m->lx.caseless && knows(m) && m->lang->has & LC_CLITIC;
}

/* The value of a short number, 0 for any other token. */
GL_FUNC uint32_t gl_numberof(const machine *m, const gl_token *t);
/* A Roman number of two letters or more, as it is written: not `vliv`. */
GL_FUNC int gl_isroman(const machine *m, const gl_token *t);
/* Whether a word has the ending of a verb: prompting, shouted. */
GL_FUNC int gl_isverbal(const machine *m, const gl_token *t);
/* Whether the language has a sign of one byte in the class. */
GL_FUNC int gl_hassign(const machine *m, const char *sign, uint32_t cls);

/* Whether a full stop at the word p and before n ends the sentence whatever
** they mean, so that neither is looked up: p has two letters or more, n a
** capital, and gl_decide comes to R_STOP by any way. */
static inline int isplainend(const machine *m, const gl_token *p,
                             const gl_token *n) {
  return p->kind == TK_WORD && has(p, LOOK_UPPER | LOOK_LOWER) &&
         !has(p, LOOK_CAPS | LOOK_SINGLE) && n->kind == TK_WORD &&
         isspaced(n) && has(n, LOOK_UPPER) && m->words > 1 && !m->lx.caseless &&
         !(m->lang && m->lang->has & (LC_PAIR | LC_FINAL));
}

/* --- taking tokens -------------------------------------------------------- */

/* Moves the window on; pointers to tokens end here. */
GL_FUNC void gl_slide(machine *m);
/* Takes a run of the tokens that most tokens are, where no rule asks about the
** place behind the last one, and none is seen ahead (stretch.c). */
GL_FUNC void gl_takerun(machine *m);
/* Takes a full stop that stands at the last token, a word, and before white
** space, where no rule of layout asks about it; and decides. */
GL_FUNC void gl_takestop(machine *m);
/* Takes the next token, which begins a sentence. */
GL_FUNC void gl_takefirst(machine *m);
/* Both, where a full stop stands at the last token and ends the sentence, and
** none is seen ahead. */
GL_FUNC void gl_taketurn(machine *m, const gl_token *next);

/* --- what stands around a mark (evidence.c) ------------------------------- */

typedef struct evidence {
  const gl_token *t; /* what may end the sentence */
  const gl_token *p; /* the token before it */
  const gl_token *n; /* the token after it and its closing marks */
  const gl_token *w; /* the first word after it, openers left out */
  unsigned nw;       /* its place */
  uint32_t pcls, wcls;
  int quoted, bracketed; /* what closes behind t */
  size_t depth;          /* brackets open in the sentence at t */
  int lower, capital, digit, starter, opens;
  int begins; /* what follows opens a sentence, whatever its letters */
  int dots;   /* t ends spaced dots */
} evidence;

/* Fills in what can be seen behind t and its closing marks. */
GL_FUNC void gl_gather(machine *m, evidence *v, const gl_token *t);
/* Whether what follows tells who said what stands before.
** `"Never!" Mr. Trump said`: a name, and a reporting verb behind it. */
GL_FUNC int gl_attribution(machine *m, const evidence *v);
/* `alone! he yelled`: the verb is near. */
GL_FUNC int gl_saying(machine *m, const evidence *v);
/* In scripts without capitals: the verb is the first word (سأل المدير), or the
** last of a few (उसने पूछा।). */
GL_FUNC int gl_tells(machine *m, const evidence *v);

/* --- decisions ------------------------------------------------------------ */

/* The rule that decides, by the evidence (decide.c); behind an abbreviation,
** with or without a class (abbreviation.c). */
GL_FUNC unsigned gl_decide(machine *m, const evidence *v);
GL_FUNC unsigned gl_abbreviation(machine *m, const evidence *v);

/* What ends a sentence before the next token: layout, lists, words that open or
** close sentences; R_NONE: nothing does (unmarked.c). */
GL_FUNC unsigned gl_cutbefore(machine *m);
/* Whether a bracket that closes does: `(Adds comment)` before the dateline,
** `($1 = 2 euros)` before a credit. */
GL_FUNC int gl_isaside(machine *m);

/* --- lists (list.c) ------------------------------------------------------- */

/* Whether a list mark stands at place k, and what it counts. */
GL_FUNC int gl_listmark(machine *m, unsigned k, count *c);
/* Whether c counts on from the item before, or begins anew. */
GL_FUNC int gl_countson(const count *before, const count *c);
/* Whether a list begins with the next token, or goes on. */
GL_FUNC int gl_listbegins(machine *m);
/* Whether t may number an item: digits, a letter, a small Roman number. */
GL_FUNC int gl_numbers(const machine *m, const gl_token *t);
/* Whether an item begins with the next token. */
GL_FUNC int gl_itembegins(machine *m);

#endif
