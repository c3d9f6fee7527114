/*
** boundary.c: where sentences end. A machine takes the tokens one by one;
** at each that may end a sentence it takes the quotation marks and brackets
** that close behind it, looks at the word before and at a few tokens after,
** and decides by the first rule that applies. A rule has a name, so that
** every decision can be explained.
*/
#include "lang.h"

#include <stddef.h>
#include <string.h>

#include "ucd.h"

/* rules, those that end a sentence first */
/* clang-format off */
enum {
  R_PARAGRAPH, R_FULL, R_STOP, R_MARK, R_ELLIPSIS, R_GLUED, R_LOWER_WORD,
  R_ABBR_STARTER, R_ABBR_CAPITAL, R_ABBR_QUOTE, R_LETTER, R_NOT_NUMBER,
  R_CREDIT, R_SEMICOLON, R_SPACE, R_LIST_ITEM, R_LINE, R_RULER, R_STAMP, R_LETTER_FORM, R_BROKEN, R_LAST_END, R_CONTINUES = R_LAST_END, R_UNSPACED,
  R_LOWER, R_EMPTY, R_LIST_MARK, R_SPACED_DOTS, R_BRACKETED_DOTS,
  R_ATTRIBUTION, R_BRAND, R_DOTS_FOLLOW, R_NEVER, R_NUMBER, R_ABBR_NAME, R_ABBR_BRACKET,
  R_TIME_ZONE, R_TIME_LEAD, R_ORDINAL, R_INITIAL, R_UNKNOWN_ABBR, R_PAIR,
  R_HELD, R_NRULES
};
/* clang-format on */

static const char *const rule_names[R_NRULES] = {
    [R_PARAGRAPH] = "paragraph end",
    [R_FULL] = "mark of the script",
    [R_STOP] = "full stop",
    [R_MARK] = "question or exclamation mark",
    [R_ELLIPSIS] = "ellipsis before a capital",
    [R_GLUED] = "glued sentences",
    [R_LOWER_WORD] = "full stop after a common word",
    [R_ABBR_STARTER] = "abbreviation before a starter",
    [R_ABBR_CAPITAL] = "abbreviation before a capital",
    [R_ABBR_QUOTE] = "abbreviation before a quotation",
    [R_LETTER] = "letter that is no initial",
    [R_NOT_NUMBER] = "no number after it",
    [R_CREDIT] = "credit line",
    [R_SEMICOLON] = "semicolon before a capital",
    [R_SPACE] = "space before a word that opens sentences",
    [R_LIST_ITEM] = "list item",
    [R_LINE] = "line that ends early",
    [R_RULER] = "ruler",
    [R_STAMP] = "date and hour of a message",
    [R_LETTER_FORM] = "begin or end of a letter",
    [R_BROKEN] = "speech broken off",
    [R_CONTINUES] = "goes on after punctuation",
    [R_UNSPACED] = "no space after it",
    [R_LOWER] = "small letter after it",
    [R_EMPTY] = "nothing before it",
    [R_LIST_MARK] = "list mark",
    [R_SPACED_DOTS] = "spaced dots",
    [R_BRACKETED_DOTS] = "dots in brackets",
    [R_ATTRIBUTION] = "attribution follows",
    [R_BRAND] = "name with a mark",
    [R_DOTS_FOLLOW] = "dots that belong to it follow",
    [R_NEVER] = "abbreviation that never ends",
    [R_NUMBER] = "number after it",
    [R_ABBR_NAME] = "abbreviation inside a name",
    [R_ABBR_BRACKET] = "bracket after an abbreviation",
    [R_TIME_ZONE] = "time zone or day after an hour",
    [R_TIME_LEAD] = "hour that opens the sentence",
    [R_ORDINAL] = "ordinal number",
    [R_INITIAL] = "initial",
    [R_UNKNOWN_ABBR] = "abbreviation not listed",
    [R_PAIR] = "words that stand together",
    [R_HELD] = "inside a quotation or brackets"};

#define NBACK 4
#define NAHEAD 8
#define WINDOW 40 /* tokens held, so that they are seldom moved */
/* Bytes that the lexer may look back over, behind the begin of the sentence
** too: the character before, the pieces of an abbreviation. */
#define LOOKBACK ((size_t)4 * GL_LANG_MAXKEY)

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
  int each;     /* tokens are to be told too */
  gl_rows *out; /* of a stream: the rows found, `rows` of them */
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

static int starved(const machine *m) {
  return m->lx.text->starved != NULL && *m->lx.text->starved;
}

/* The k-th token from here. */
static inline const gl_token *peek(machine *m, unsigned k) {
  while (m->nahead <= k) gl_lexer_next(&m->lx, m->back - ++m->nahead);
  return m->back - 1 - k;
}

/* Moves the window on; pointers to tokens end here. */
static void slide(machine *m) {
  gl_token *to = m->window + WINDOW - NBACK;
  memmove(to - m->nahead, m->back - m->nahead,
          (m->nahead + NBACK) * sizeof *to);
  m->back = to;
}

static uint32_t classof(const machine *m, const gl_token *t) {
  return gl_token_class(&m->lx, t);
}

static int has(const gl_token *t, unsigned look) {
  return (t->look & look) != 0;
}

static int isopen(const gl_token *t) {
  return (t->kind == TK_QUOTE || t->kind == TK_BRACKET) && has(t, LOOK_OPEN);
}

static int isclose(const gl_token *t) {
  return (t->kind == TK_QUOTE || t->kind == TK_BRACKET) && !has(t, LOOK_OPEN);
}

static int byteof(const machine *m, const gl_token *t) {
  return m->lx.text->s[t->first];
}

static int isspaced(const gl_token *t) { return t->gap != 0; }

static uint32_t lengthof(const gl_token *t) { return t->end - t->first; }

static int inlist(const machine *m) { return m->list.plain || m->list.roman; }

/* --- sentences found -------------------------------------------------------*/

static void explain(machine *m, unsigned rule, const gl_token *t, size_t end) {
  gl_whyend *why = m->why;
  if (why == NULL || m->whyat < t->first || m->whyat >= end) return;
  why->rule = rule_names[rule];
  why->ends = rule < R_LAST_END;
  why->held = why->ends && m->held && rule != R_PARAGRAPH;
  why->left = *t;
  if (lengthof(&m->before) && m->before.end == t->first && !has(t, LOOK_DOT))
    why->left.first = m->before.first;
  why->right = *peek(m, 0);
  why->rightcls = classof(m, &why->right);
  why->cls = has(t, LOOK_DOT) ? gl_lang_dotted(t->cls) : NULL;
}

/* Adds a row to those of a stream. What is found once the end of the text so
** far has been met is found again when more of it has come. */
GL_COLD static void put(machine *m, size_t first, size_t end) {
  if (starved(m) || m->failed) return;
  m->out->n = m->rows;
  if (gl_rows_add(m->out, (uint32_t)first, (uint32_t)end, 0, 0) != GL_OK)
    m->failed = 1;
  else
    m->rows++;
}

/* ends the sentence before byte `end` */
static void finish(machine *m, size_t end) {
  if (!m->started) return;
  if (m->sentences) {
    gl_bit_set(m->sentences[0], m->begin);
    gl_bit_set(m->sentences[1], end - 1);
  }
  if (m->out && !m->each) put(m, m->begin, end);
  m->started = 0;
  m->cutinside = 1;
}

static void clearbits(uint64_t *b, size_t first, size_t end) {
  size_t i = first >> 6, j = end >> 6;
  uint64_t lo = ~(uint64_t)0 << (first & 63);
  uint64_t hi = ((uint64_t)1 << (end & 63)) - 1;
  if (i == j) {
    b[i] &= ~(lo & hi);
    return;
  }
  b[i] &= ~lo;
  while (++i < j) b[i] = 0;
  if (hi) b[j] &= ~hi;
}

/* Policy "keep": when the outermost quotation closes, the ends found inside
** it are taken back; where it never closes, they stay. Each stretch is
** cleared once, so this is linear too. */
static void hold(machine *m, const gl_token *t) {
  if (!m->keep || (t->kind != TK_QUOTE && t->kind != TK_BRACKET)) return;
  if (has(t, LOOK_OPEN)) {
    if (m->held == 0) {
      m->held = t->kind;
      m->nested = 1;
      m->heldat = t->first;
      m->heldbegin = m->begin;
      m->heldrows = m->rows;
      m->cutinside = 0;
    } else if (m->held == t->kind)
      m->nested++;
  } else if (m->held == t->kind && --m->nested == 0) {
    m->held = 0;
    if (m->why && m->why->held) { /* an end found inside is taken back */
      m->why->taken = m->why->rule;
      m->why->rule = rule_names[R_HELD];
      m->why->ends = m->why->held = 0;
    }
    if (m->cutinside && m->sentences) {
      clearbits(m->sentences[1], m->heldat, t->end);
      if (m->heldbegin != m->heldat)
        clearbits(m->sentences[0], m->heldat, t->end);
      else
        clearbits(m->sentences[0], m->heldat + 1, t->end);
      m->begin = m->heldbegin;
    } else if (m->cutinside && m->out && !starved(m)) {
      m->rows = m->heldrows;
      m->begin = m->heldbegin;
    }
  }
}

/* No quotation goes on over an empty line. */
static void letgo(machine *m) {
  m->held = m->quoted = 0;
  m->series = 0;
  m->prior.plain = m->prior.roman = 0;
  if (m->why) m->why->held = 0;
}

/* the next token, now the last one */
static inline void append(machine *m, const gl_token *t) {
  m->end = t->end;
  if (m->each) {
    if (m->tokens) {
      gl_bit_set(m->tokens[0], t->first);
      gl_bit_set(m->tokens[1], t->end - 1);
    } else
      put(m, t->first, t->end);
  }
  m->back--;
  if (m->back - m->window < NAHEAD) slide(m);
}

/* " `` '' */
static int isstraight(const machine *m, const gl_token *t) {
  return t->kind == TK_QUOTE &&
         (byteof(m, t) == '"' || (lengthof(t) == 2 && byteof(m, t) < 0x80));
}

/* Takes the next token into the sentence; it is the last one then. */
static const gl_token *take(machine *m) {
  const gl_token *t = peek(m, 0);
  if (!m->started) {
    m->started = 1;
    m->begin = t->first;
    m->tokens_in = m->words = m->item = m->small = 0;
    m->list.plain = m->list.roman = 0;
    m->depth = 0;
    m->dated = 0;
    memset(m->lead, 0, sizeof m->lead);
    memset(m->back, 0, NBACK * sizeof *m->back);
  }
  if (m->tokens_in < 2) m->lead[m->tokens_in] = *t;
  m->tokens_in++;
  if (t->kind == TK_WORD || t->kind == TK_NUMBER || t->kind == TK_LINK ||
      t->kind == TK_EMOJI) {
    m->words++, m->item++;
    m->small += (uint32_t)has(t, LOOK_LOWER);
  }
  if (t->kind == TK_NUMBER)
    m->dated |= memchr(m->lx.text->s + t->first, ':', lengthof(t)) ? 1u
                : lengthof(t) == 4                                 ? 2u
                                                                   : 0;
  if (t->kind == TK_BRACKET) {
    if (has(t, LOOK_OPEN))
      m->depth++;
    else if (m->depth)
      m->depth--;
  } else if (t->kind == TK_QUOTE && isstraight(m, t))
    m->quoted = has(t, LOOK_OPEN);
  m->dots = t->kind != TK_STOP ? 0 : m->dots && !isspaced(t) ? 1 : m->dots + 1;
  hold(m, t);
  m->nahead--;
  append(m, t);
  return m->back;
}

/* Makes a token of its own of the full stop that ends t, taken a while ago. */
GL_COLD static void splitstop(machine *m, const gl_token *t) {
  if (m->tokens) {
    gl_bit_set(m->tokens[1], t->end - 2);
    gl_bit_set(m->tokens[0], t->end - 1);
  }
  if (m->each && m->out && !starved(m)) {
    size_t i = m->rows;
    put(m, 0, 0); /* room for one more, behind t */
    if (m->failed) return;
    for (; m->out->row[i - 1].end != t->end; i--)
      m->out->row[i] = m->out->row[i - 1];
    m->out->row[i].first = t->end - 1;
    m->out->row[i].end = t->end;
    m->out->row[i - 1].end = t->end - 1;
  }
}

/* --- evidence ------------------------------------------------------------- */

typedef struct evidence {
  const gl_token *t; /* what may end the sentence */
  const gl_token *p; /* the token before it */
  const gl_token *n; /* the token after it and its closing marks */
  const gl_token *w; /* the first word after it, openers left out */
  unsigned nw;       /* its place */
  uint32_t pcls, wcls;
  int quoted, bracketed; /* what closes behind t */
  int lower, capital, digit, starter, opens;
  int begins; /* what follows opens a sentence, whatever its letters */
  int dots;   /* t ends spaced dots */
} evidence;

static void gather(machine *m, evidence *v, const gl_token *t) {
  unsigned k = 0;
  v->n = v->w = peek(m, 0);
  v->opens = isopen(v->n);
  while (k < 3 && (isopen(v->w) || v->w->kind == TK_DASH ||
                   v->w->kind == TK_BULLET || v->w->kind == TK_ELLIPSIS))
    v->w = peek(m, ++k);
  v->nw = k;
  v->t = t;
  v->pcls = classof(m, v->p);
  v->wcls = classof(m, v->w);
  /* Spanish question and exclamation marks open sentences, three dots too */
  v->begins = (lengthof(v->w) == 2 && byteof(m, v->w) == 0xC2 &&
               memchr("\xA1\xBF", m->lx.text->s[v->w->first + 1], 2)) ||
              (v->n->kind == TK_ELLIPSIS && isspaced(v->n) && k == 1 &&
               !isspaced(v->w) && t->kind == TK_STOP);
  v->digit = v->w->kind == TK_NUMBER || has(v->w, LOOK_DIGIT);
  v->lower =
      v->w->kind == TK_WORD && has(v->w, LOOK_LOWER) && !has(v->w, LOOK_MIXED);
  v->starter = (v->wcls & LC_STARTER) != 0 || v->begins;
  if (m->lx.caseless && v->lower) {
    v->lower = 0;
    v->starter = v->starter && !(v->wcls & LC_JOINER);
    v->capital = v->starter || (v->wcls & LC_TITLE);
  } else
    v->capital = v->w->kind == TK_LINK ||
                 (v->w->kind == TK_WORD && !v->lower && !v->digit);
  if (v->begins) v->lower = 0, v->capital = 1;
}

/* `"Never!" Mr. Trump said`: a name, and a reporting verb behind it */
static int attribution(machine *m, const evidence *v) {
  unsigned k;
  if (!v->quoted || v->starter || v->nw > 0 || !has(v->w, LOOK_UPPER)) return 0;
  for (k = 1; k < 6; k++) {
    const gl_token *t = peek(m, k);
    if (t->kind != TK_WORD || t->gap & GAP_PARA) return 0;
    if (classof(m, t) & LC_SAYING) return 1;
    if (!has(t, LOOK_UPPER)) return 0;
  }
  return 0;
}

/* whether the language has more than names of classes: its starters */
static int knows(const machine *m) {
  return m->lang && (m->lang->has & LC_STARTER);
}

/* `alone! he yelled`: who says it comes after it */
static int saying(machine *m, const evidence *v) {
  unsigned k;
  if (v->wcls & LC_SAYING) return 1;
  for (k = 1; k < (v->wcls & LC_TITLE ? 5u : 3u); k++)
    if (classof(m, peek(m, k)) & LC_SAYING) return 1;
  return 0;
}

/* Whether a word in small letters may be an abbreviation that no list has:
** it is short, or hard to say. */
static int unlisted(const machine *m, const gl_token *t) {
  uint32_t i;
  if (!knows(m) || t->kind != TK_WORD || lengthof(t) < 4) return 1;
  if (m->lx.text->s[t->end - 1] > 0x7F) return lengthof(t) < 14;
  for (i = t->end - 2; i < t->end; i++) /* ends as words do */
    if (memchr("aeiouy", m->lx.text->s[i], 6)) return 0;
  return lengthof(t) < 6;
}

/* a letter, or a Roman number of few */
static int islettered(const machine *m, const gl_token *t) {
  uint32_t i;
  if (t->kind != TK_WORD || !has(t, LOOK_UPPER)) return 0;
  if (lengthof(t) == 1) return 1;
  if (lengthof(t) > 5) return 0;
  for (i = t->first; i < t->end; i++)
    if (!memchr("IVXLC", m->lx.text->s[i], 5)) return 0;
  return 1;
}

/* --- decisions ------------------------------------------------------------ */

/* U+00B0 and what is written for it: 35° C. */
static int degrees(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s + t->end - 2;
  return lengthof(t) >= 2 && s[0] == 0xC2 && (s[1] == 0xB0 || s[1] == 0xBA);
}

/* One letter and a full stop: an initial, unless what stands around it tells
** otherwise: `plan B. Then`, `39 C. Paris`, `So did I. They`. */
static unsigned initial(machine *m, const evidence *v) {
  int letter = byteof(m, v->t) & ~32;
  if (m->tokens_in <= 1) return R_LIST_MARK;
  if (v->pcls & LC_LETTERED || v->p->kind == TK_NUMBER || degrees(m, v->p))
    return v->capital || m->lx.caseless ? R_LETTER : R_INITIAL;
  if (letter == 'I' && (!has(v->p, LOOK_UPPER) || v->pcls & LC_STARTER))
    return v->capital ? R_LETTER : R_INITIAL;
  if (v->capital && (v->starter || v->quoted)) return R_LETTER;
  /* the first word of a sentence, which is no name in this text */
  if (v->capital && has(v->p, LOOK_LOWER) &&
      !(v->pcls & (LC_JOINER | LC_LEAD)) &&
      gl_survey_small(&m->lx.survey, m->lx.text->s + v->w->first,
                      lengthof(v->w)))
    return R_LETTER;
  return R_INITIAL;
}

/* Whether a year or an hour opens the sentence or a clause, so that what
** follows goes on with it: `W 1984 r. Geyer`, `9 maja 2009 r. Aldrin`. */
static int leads(const machine *m, const evidence *v) {
  const gl_token *p = v->p;
  int year = p->kind == TK_NUMBER && lengthof(p) >= 3 && lengthof(p) <= 4;
  if (m->lead[0].kind == TK_NUMBER && m->words > 2 && m->words <= 5) return 1;
  if (classof(m, &m->lead[0]) & LC_LEAD &&
      m->words <= (v->wcls & LC_TITLE || year ? 8 : 4))
    return 1;
  return year && m->back[0].first == v->t->first &&
         m->back[3].kind == TK_COMMA && classof(m, &m->back[2]) & LC_LEAD;
}

/* after an hour: `5 p.m. EST`, `9 a.m. Tuesday`, `At 5 a.m. Mr. Smith` */
static unsigned hour(const machine *m, const evidence *v) {
  if (v->wcls & (LC_ZONE | LC_DAY | LC_MONTH)) return R_TIME_ZONE;
  if (!v->starter && leads(m, v)) return R_TIME_LEAD;
  if (v->n->kind == TK_DASH) return R_ABBR_NAME;
  if (m->lx.caseless && m->words > 8 && knows(m) && v->nw == 0 &&
      v->n->kind == TK_WORD && !(v->wcls & LC_JOINER))
    return R_ABBR_CAPITAL; /* a date so late seldom goes on */
  return v->capital ? R_ABBR_CAPITAL : R_UNKNOWN_ABBR;
}

/* An abbreviation that may end a sentence, before a word of which a capital
** alone is known: what does its class make of it? */
static unsigned beforename(machine *m, const evidence *v, uint32_t c) {
  const unsigned ends = v->capital ? R_ABBR_CAPITAL : R_UNKNOWN_ABBR;
  if (c & LC_COMPANY) {
    if (has(v->t, LOOK_SINGLE) && has(v->p, LOOK_SINGLE) &&
        has(v->p, LOOK_DOT) && m->back[0].first == v->t->first &&
        !has(&m->back[2], LOOK_UPPER))
      return R_INITIAL; /* `S. A. Dupont`, but `Gil S. A. Pero` */
    if (v->wcls & (LC_COMPANY | LC_ROLE | LC_SUFFIX)) return R_ABBR_NAME;
    if (islettered(m, v->w) || (has(v->w, LOOK_DOT) && has(v->w, LOOK_SINGLE)))
      return R_ABBR_NAME; /* Corp. X */
    return ends;
  }
  if (c & LC_STATE && v->n->kind == TK_DASH) return R_ABBR_NAME;
  if (c & LC_STATE) { /* `Newark, N.J. Smith`, but `N.J. Turnpike` */
    if (v->wcls & LC_ROLE) return R_ABBR_NAME;
    if (v->p->kind != TK_COMMA &&
        (has(v->t, LOOK_SERIES) || v->wcls & LC_TITLE))
      return R_ABBR_NAME;
    return ends;
  }
  if (m->lx.caseless && c == LC_MONTH && v->p->kind != TK_NUMBER &&
      !(v->wcls & LC_JOINER))
    return R_ABBR_CAPITAL; /* the sea is `mar` in Spanish */
  if (c & (LC_UNIT | LC_MONTH | LC_SUFFIX))
    return v->wcls & (LC_DIRECTION | LC_SUFFIX | LC_COMPANY) ? R_ABBR_NAME
                                                             : ends;
  if (c || has(v->t, LOOK_SERIES)) return R_ABBR_NAME; /* U.S. Senate */
  return has(v->t, LOOK_SINGLE) ? initial(m, v) : R_UNKNOWN_ABBR;
}

/* a number, Roman ones too */
static int measured(const machine *m, const gl_token *t) {
  return t->kind == TK_NUMBER || has(t, LOOK_DIGIT) || islettered(m, t);
}

/* after an abbreviation, with or without a class */
static unsigned abbreviation(machine *m, const evidence *v) {
  uint32_t c = v->t->cls & LC_DOTTED;
  if (v->lower) return R_LOWER;
  if (has(v->t, LOOK_UPPER) && has(v->t, LOOK_SINGLE) &&
      !has(v->t, LOOK_SERIES) && !m->lx.caseless)
    c &= ~(uint32_t)(LC_UNIT | LC_TIME); /* В. Иванов is no century */
  /* one abbreviation of two words: a measure after a number (`1999 г.`), what
  ** stands before a name elsewhere (`г. Москва`) */
  if (c & (LC_NEVER | LC_TITLE) && c & (LC_UNIT | LC_TIME))
    c &= ~(uint32_t)(measured(m, v->p) ? LC_NEVER | LC_TITLE
                                       : LC_UNIT | LC_TIME);
  if (v->digit && c & LC_TIME && v->nw == 0 && classof(m, peek(m, 1)) & LC_TIME)
    return R_ABBR_CAPITAL; /* 7 p.m. 8 a.m. is */
  if (v->digit) return c & LC_SUFFIX && !v->opens ? R_ABBR_CAPITAL : R_NUMBER;
  if (v->n->kind == TK_BRACKET)
    return v->wcls & LC_CREDIT ? R_CREDIT : R_ABBR_BRACKET;
  if (v->bracketed && !v->quoted) return R_ABBR_BRACKET;
  if (c & (LC_NEVER | LC_TITLE)) return R_NEVER;
  if (c & LC_NUMBER && !(c & (LC_UNIT | LC_COMPANY))) {
    if (has(v->t, LOOK_UPPER) && has(v->t, LOOK_SINGLE)) return initial(m, v);
    if (!v->capital || (islettered(m, v->w) && !v->opens)) return R_NUMBER;
    return R_NOT_NUMBER;
  }
  if (c & LC_TIME) return hour(m, v);
  if (m->words <= 1) return R_ABBR_NAME; /* M.D. Anderson */
  if (v->n->kind == TK_QUOTE && (v->capital || m->lx.caseless) &&
      !(c & (LC_STREET | LC_COUNTRY)))
    return R_ABBR_QUOTE;
  if (v->starter && v->capital && (c || has(v->t, LOOK_SERIES))) {
    /* `5th St. It`, but `the St. The` is no street */
    int named = has(v->p, LOOK_UPPER | LOOK_DIGIT);
    if (!(c & LC_STREET) || named) return R_ABBR_STARTER;
  }
  return beforename(m, v, c);
}

/* Sentences without a space between them: `COMSAT.COMSAT is`, not `P!nk`. */
static unsigned unspaced(machine *m, const evidence *v) {
  const gl_token *n = v->n, *p = v->p;
  int whole = v->quoted || v->bracketed; /* something ends here at least */
  if ((v->t->kind != TK_STOP && v->t->kind != TK_MARK) || isspaced(v->t))
    return R_UNSPACED;
  if (n->kind == TK_QUOTE && isopen(n)) return R_GLUED;
  if (p->kind == TK_NUMBER) /* 1,000.That, not 7.Bg5 */
    whole |= !has(n, LOOK_CAPS) && lengthof(p) > 1;
  if (p->kind == TK_WORD)
    whole |= has(p, LOOK_LOWER | LOOK_CAPS)
                 ? lengthof(p) > 1
                 : has(p, LOOK_UPPER) && lengthof(p) > 2;
  return whole && n->kind == TK_WORD && has(n, LOOK_UPPER) &&
                 (lengthof(n) > 1 || /* the end.I am */
                  (v->starter && lengthof(p) > 2 && isspaced(peek(m, 1)) &&
                   has(peek(m, 1), LOOK_LOWER)))
             ? R_GLUED
             : R_UNSPACED;
}

/* value of a short number, 0 for any other token */
static uint32_t numberof(const machine *m, const gl_token *t) {
  uint32_t n = 0, i;
  if (t->kind != TK_NUMBER || lengthof(t) > 3) return 0;
  for (i = t->first; i < t->end; i++) {
    unsigned d = m->lx.text->s[i] - (unsigned)'0';
    if (d > 9) return 0;
    n = n * 10 + d;
  }
  return n;
}

static uint32_t romanof(const machine *m, const gl_token *t) {
  static const uint8_t value[] = {1, 5, 10, 50, 100};
  uint32_t n = 0, i, last = 0;
  if (lengthof(t) > 5) return 0;
  for (i = t->end; i-- > t->first;) {
    const char *p = memchr("ivxlc", m->lx.text->s[i] | 32, 5);
    uint32_t d;
    static const char digits[] = "ivxlc";
    if (p == NULL) return 0;
    for (d = 0; digits[d] != (m->lx.text->s[i] | 32); d++) {}
    d = value[d];
    n = d < last ? n - d : n + d;
    last = d > last ? d : last;
  }
  return n;
}

/* The list mark that stands at place k: `2.` `2)` `b.` `iv.)` `(2).`, not a
** part of something longer. Returns whether there is one. */
static int marksitem(machine *m, unsigned k, count *c) {
  const gl_token *t = peek(m, k), *s;
  const int bracket = t->kind == TK_BRACKET && isopen(t);
  c->plain = c->roman = 0;
  if (bracket) t = peek(m, ++k);
  if (t->kind == TK_NUMBER) {
    c->plain = numberof(m, t);
  } else if (t->kind == TK_WORD) {
    c->roman = romanof(m, t);
    if (lengthof(t) == 1)
      c->plain = (uint32_t)((byteof(m, t) | 32) - 'a' + 1) & 0xFF;
    if (c->plain > 26) c->plain = 0;
  }
  if (has(t, LOOK_DOT) && has(t, LOOK_LOWER) && lengthof(t) == 2 && !bracket) {
    c->plain = (uint32_t)(byteof(m, t) - 'a' + 1) & 0xFF; /* a. */
    if (c->plain > 26) c->plain = 0;
    return c->plain && isspaced(peek(m, k + 1));
  }
  if (c->plain == 0 && c->roman == 0) return 0;
  s = peek(m, k + 1);
  if (isspaced(s) ||
      (s->kind != TK_STOP && !(isclose(s) && s->kind == TK_BRACKET)))
    return 0;
  if (bracket && s->kind == TK_STOP) return 0;
  s = peek(m, k + 2);
  if (!isspaced(s) && (bracket ? s->kind == TK_STOP : isclose(s)))
    s = peek(m, k + 3);
  return isspaced(s) && s->kind != TK_END;
}

static int listmark(machine *m, unsigned k, count *c) {
  if (marksitem(m, k, c)) return 1;
  c->plain = c->roman = 0;
  return 0;
}

/* whether c counts on from the item before, or begins anew */
static int countson(const count *before, const count *c) {
  if (c->plain && c->plain == before->plain + 1 && before->plain) return 1;
  if (c->roman && c->roman == before->roman + 1 && before->roman) return 1;
  return (c->plain == 1 && before->plain > 1) ||
         (c->roman == 1 && before->roman > 1);
}

/* whether a list begins with the next token, or goes on */
static int listbegins(machine *m) {
  count c;
  if (!listmark(m, 0, &c)) return 0;
  return c.plain == 1 || c.roman == 1 || countson(&m->prior, &c);
}

/* whether t may number an item: digits, a letter, a small Roman number */
static int numbers(const machine *m, const gl_token *t) {
  uint32_t i;
  if (numberof(m, t)) return 1;
  if (t->kind != TK_WORD || lengthof(t) > 4) return 0;
  if (lengthof(t) == 1) return 1;
  for (i = t->first; i < t->end; i++)
    if (!memchr("ivxIVX", m->lx.text->s[i], 6)) return 0;
  return 1;
}

/* `end. . . . The next`: the first full stop ends, the dots are the next
** sentence's. */
static int stopbeforedots(machine *m, const evidence *v) {
  return v->t->kind == TK_STOP && !isspaced(v->t) && !v->dots &&
         v->n->kind == TK_STOP && isspaced(v->n) &&
         peek(m, 1)->kind == TK_STOP && peek(m, 2)->kind == TK_STOP &&
         peek(m, 3)->kind == TK_WORD && has(peek(m, 3), LOOK_UPPER);
}

/* whether the next token goes on with the sentence whatever t is */
static int goeson(const gl_token *n) {
  return n->kind == TK_COMMA || n->kind == TK_STOP || n->kind == TK_MARK ||
         n->kind == TK_FULL || n->kind == TK_APOS || n->cls == LC_CLITIC ||
         (n->kind == TK_ELLIPSIS && !isspaced(n)) || isclose(n);
}

static unsigned ellipsis(const machine *m, const evidence *v) {
  const gl_token *t = v->t;
  if (v->p->kind == TK_BRACKET && isopen(v->p)) return R_BRACKETED_DOTS;
  if (v->lower || (m->lx.caseless && v->wcls & LC_JOINER && !knows(m)))
    return R_LOWER;
  if (m->lx.text->s[t->end - 1] > 0x7F && !has(v->w, LOOK_UPPER) && !v->digit)
    return R_LOWER;           /* U+2026 in a script without capitals */
  if (v->dots && m->dots < 4) /* Happy . . . No; the thing is . . . I */
    return v->starter && v->capital && lengthof(v->w) > 1 ? R_ELLIPSIS
                                                          : R_SPACED_DOTS;
  if (isspaced(t) && !v->dots && !v->quoted && !v->starter && knows(m))
    return R_SPACED_DOTS; /* We are ... Americans */
  return R_ELLIPSIS;
}

/* one letter, of whatever script */
static int isalone(const gl_token *t) {
  return t->kind == TK_WORD && has(t, LOOK_SINGLE) && lengthof(t) <= 2;
}

/* a Roman number of two letters or more */
static int isroman(const machine *m, const gl_token *t) {
  uint32_t i;
  if (t->kind != TK_WORD || lengthof(t) < 2 || lengthof(t) > 6) return 0;
  if (!has(t, LOOK_CAPS) && !m->lx.caseless) return 0;
  for (i = t->first; i < t->end; i++)
    if (!memchr("IVXLC", m->lx.text->s[i] & ~32, 5)) return 0;
  return 1;
}

/* the end of a range that has a space in it: `1. -3. Mai` */
static int isrange(const machine *m, const gl_token *t) {
  return t->kind == TK_NUMBER && byteof(m, t) == '-' && lengthof(t) <= 3;
}

/* `28. September`, `2. Ramses`, `XII. Pluk`: languages that know what follows
** an ordinal number write it with a full stop. */
static int ordinal(const machine *m, const evidence *v) {
  const gl_token *p = v->p;
  if (m->lang == NULL || !(m->lang->has & LC_ORDINAL)) return 0;
  if (!(numberof(m, p) || isroman(m, p) || isrange(m, p)) || v->quoted ||
      v->bracketed)
    return 0;
  if (m->lx.caseless && isroman(m, p)) return v->w->kind == TK_WORD;
  if (v->wcls & LC_ORDINAL) return lengthof(p) <= 2 || p->kind == TK_WORD;
  if (v->capital && !m->lx.caseless &&
      gl_lang_find(m->lang, (const unsigned char *)"-", 1, 1, NULL) &
          LC_ORDINAL)
    return 0; /* Polish has them before small letters */
  return v->w->kind == TK_WORD && !v->opens && v->nw == 0 && !v->starter;
}

static unsigned fullstop(machine *m, const evidence *v) {
  const gl_token *p = v->p, *n = v->n;
  const int letter = isalone(p);
  if (m->words == 1 && m->item == 1 && m->tokens_in <= 5 &&
      (letter || inlist(m) || (p->kind == TK_NUMBER && lengthof(p) <= 3)))
    return R_LIST_MARK; /* 1. The first */
  if (m->list.plain && numberof(m, p) == m->list.plain + 1) {
    m->list.plain++; /* a list inside a sentence */
    return R_LIST_MARK;
  }
  if (n->kind == TK_BRACKET && numbers(m, peek(m, 1)) && isclose(peek(m, 2)) &&
      has(peek(m, 3), LOOK_UPPER))
    return R_LIST_ITEM;                                  /* (b) The second */
  if (p->kind == TK_SYMBOL && v->digit) return R_NUMBER; /* N°. 5 */
  if (ordinal(m, v)) return R_ORDINAL;
  if (v->w->kind == TK_NUMBER && byteof(m, v->w) == '-' && numberof(m, p))
    return R_NUMBER;    /* 1. -3. */
  if (isspaced(v->t)) { /* Mr . Brown: a text cut into tokens */
    if (v->pcls & LC_TITLE && has(p, LOOK_UPPER) && v->capital) return R_NEVER;
    if (v->pcls & LC_NUMBER && v->digit && has(p, LOOK_UPPER)) return R_NUMBER;
  }
  if (letter && has(p, LOOK_LOWER) && has(n, LOOK_DOT) && has(n, LOOK_SINGLE))
    return R_INITIAL; /* z. B. */
  if (m->lx.caseless && v->quoted && v->nw == 0 && v->wcls & LC_SAYING)
    return R_ATTRIBUTION; /* "geldi." dedi ali */
  if (!v->lower || (v->nw == 0 && listbegins(m))) return R_STOP;
  if (v->quoted || v->bracketed || v->nw > 0) return R_LOWER;
  if (!gl_survey_careless(&m->lx.survey)) return R_LOWER;
  return has(p, LOOK_LOWER) && !unlisted(m, p) && !(v->wcls & LC_SAYING)
             ? R_LOWER_WORD
             : R_LOWER;
}

/* question and exclamation marks */
static unsigned mark(machine *m, const evidence *v) {
  const gl_token *p = v->p;
  if (!v->quoted && !v->starter &&
      (v->pcls & LC_BRAND ||
       (has(p, LOOK_UPPER) &&
        gl_survey_marked(&m->lx.survey, m->lx.text->s + p->first,
                         lengthof(p)))))
    return R_BRAND;
  if (v->wcls & LC_COMPANY && has(v->w, LOOK_DOT)) return R_BRAND;
  if (v->lower) {
    /* `is it so? not at all` but not `Yahoo! users`, `alone! he yelled` */
    if (v->quoted || v->bracketed || v->nw > 0 || !knows(m)) return R_LOWER;
    if (p->kind == TK_WORD && has(p, LOOK_UPPER) && m->words > 1)
      return R_BRAND;
    if (p->kind != TK_WORD || !has(p, LOOK_LOWER)) return R_LOWER;
    if (!gl_survey_careless(&m->lx.survey)) return R_LOWER;
    return saying(m, v) ? R_LOWER : R_MARK;
  }
  if (attribution(m, v)) return R_ATTRIBUTION;
  if (m->lx.caseless && v->quoted) {
    if (saying(m, v)) return R_ATTRIBUTION;
    if (v->wcls & LC_JOINER) return R_LOWER;
  }
  return R_MARK;
}

/* What follows a quotation or bracket that closes where there are no capitals:
** a particle (「…。」と) or, in a few characters, who says it (“…？”他说。). */
static unsigned attached(machine *m, const evidence *v) {
  unsigned k;
  if ((!v->quoted && !v->bracketed) || isspaced(v->n) || v->nw ||
      has(v->w, LOOK_UPPER | LOOK_LOWER))
    return R_FULL;
  if (v->wcls & LC_JOINER) return R_LOWER;
  for (k = 0; k + 1 < NAHEAD && peek(m, k)->kind == TK_WORD; k++) {
    unsigned next = peek(m, k + 1)->kind;
    if (classof(m, peek(m, k)) & LC_SAYING &&
        (next == TK_COMMA || next == TK_FULL || next == TK_STOP))
      return R_ATTRIBUTION;
  }
  return R_FULL;
}

/* Whether the language has the words on both sides of a full stop as a pair,
** `no. one`: what a corpus has taught (gloss.learn). */
static int paired(const machine *m, const evidence *v) {
  unsigned char key[GL_LANG_MAXKEY];
  const gl_token *l = has(v->t, LOOK_DOT) ? v->t : v->p, *r = v->w;
  size_t n = lengthof(l), k = lengthof(r);
  if (m->lang == NULL || !(m->lang->has & LC_PAIR)) return 0;
  if (v->t->kind == TK_MARK || v->nw || v->quoted || v->bracketed) return 0;
  if (n == 0 || n + k + 2 > sizeof key) return 0;
  memcpy(key, m->lx.text->s + l->first, n);
  if (key[n - 1] != '.') key[n++] = '.';
  key[n++] = ' ';
  memcpy(key + n, m->lx.text->s + r->first, k);
  return (gl_lang_find(m->lang, key, n + k, 1, NULL) & LC_PAIR) != 0;
}

/* Where a colon is what ends sentences, as in Armenian, the full stop is a
** pause: before a quotation it ends none. */
static int pauses(const machine *m) {
  return m->lang && m->lang->has & LC_FINAL &&
         gl_lang_find(m->lang, (const unsigned char *)":", 1, 1, NULL) &
             LC_FINAL;
}

/* Without capitals, and without words known to open sentences: whether one
** cannot end here, `rain and ... we went`. */
static int dangles(const machine *m, const evidence *v) {
  if (!m->lx.caseless || m->lang == NULL || knows(m)) return 0;
  if (v->quoted || v->bracketed || v->t->kind == TK_MARK) return 0;
  return v->pcls & LC_LEAD || v->p->kind == TK_COMMA;
}

/* The rule that decides, by the evidence. */
static unsigned decide(machine *m, const evidence *v) {
  const gl_token *t = v->t, *n = v->n;
  if (n->gap & GAP_PARA) return R_PARAGRAPH;
  if (n->kind == TK_END) return R_LINE;
  if (stopbeforedots(m, v)) return R_STOP;
  if (goeson(n)) return R_CONTINUES;
  if (t->kind == TK_MARK && n->kind == TK_ELLIPSIS && isspaced(peek(m, 1)))
    return R_DOTS_FOLLOW;
  if (t->kind == TK_FULL) return m->words ? attached(m, v) : R_EMPTY;
  if (!isspaced(n)) return unspaced(m, v);
  if (t->kind == TK_STOP && v->opens && pauses(m)) return R_CONTINUES;
  if (m->lx.caseless && v->quoted && n->kind == TK_DASH) return R_ATTRIBUTION;
  if (paired(m, v)) return R_PAIR;
  if (has(t, LOOK_DOT)) return abbreviation(m, v);
  if (m->words == 0) return R_EMPTY;
  if (dangles(m, v)) return R_CONTINUES;
  if (t->kind == TK_ELLIPSIS || v->dots) return ellipsis(m, v);
  return t->kind == TK_STOP ? fullstop(m, v) : mark(m, v);
}

static int mayend(const gl_token *t) {
  return has(t, LOOK_DOT) || t->kind == TK_STOP || t->kind == TK_MARK ||
         t->kind == TK_FULL || t->kind == TK_ELLIPSIS;
}

/* --- lists ---------------------------------------------------------------- */

/* `-` or `*` at the begin of a line, a space behind it */
static int bulleted(machine *m, const gl_token *t) {
  return t->gap & GAP_LINE && lengthof(t) == 1 &&
         (t->kind == TK_DASH || byteof(m, t) == '*') && isspaced(peek(m, 1)) &&
         (m->lead[0].kind == t->kind || mayend(&m->back[0]) ||
          m->lx.text->s[m->end - 1] == ':');
}

/* a line drawn of signs: ===== _____ */
static int drawn(const machine *m, const gl_token *t) {
  uint32_t i;
  int b = byteof(m, t);
  if ((t->kind == TK_WORD && b != '_') || !memchr("=*_-~#+", b, 7)) return 0;
  for (i = t->first + 1; i < t->end; i++)
    if (m->lx.text->s[i] != b) return 0;
  return 1;
}

static inline int isruler(const machine *m, const gl_token *t) {
  return lengthof(t) >= 5 && !has(t, LOOK_PLAIN) && drawn(m, t);
}

static int holds(const machine *m, const gl_token *t, int byte) {
  return t->kind == TK_NUMBER &&
         memchr(m->lx.text->s + t->first, byte, lengthof(t)) != NULL;
}

static int isnoon(const machine *m, const gl_token *t) {
  return t->kind == TK_WORD && lengthof(t) == 2 &&
         (m->lx.text->s[t->first + 1] | 32) == 'm' &&
         ((byteof(m, t) | 32) == 'a' || (byteof(m, t) | 32) == 'p');
}

/* `Kay Mann 04/26/2001 07:17 AM Will you`: the head of a message */
static int stamped(machine *m, const gl_token *t) {
  const gl_token *b = m->back;
  if (holds(m, t, '/') && holds(m, peek(m, 1), ':'))
    return (m->lx.caseless ? m->words <= 3 : m->small == 0) && m->words <= 8 &&
           m->words > 0 && b->kind != TK_COMMA;
  if (isnoon(m, t)) return 0;
  if (isnoon(m, b)) b++;
  return holds(m, b, ':') && holds(m, b + 1, '/') &&
         (has(t, LOOK_UPPER) || m->lx.caseless || holds(m, &m->lead[0], '/'));
}

/* `Sunday, 21 May 2010, 05:01 GMT The Post: Parliament meets` */
static int headed(const machine *m, const gl_token *t) {
  return m->back[0].kind == TK_COMMA && byteof(m, &m->back[0]) == ':' &&
         isspaced(t) && t->kind == TK_WORD && m->dated == 3 && !m->depth &&
         !has(t, LOOK_LOWER) && m->words <= 16 &&
         classof(m, &m->lead[0]) & (LC_DAY | LC_MONTH);
}

/* `Regards, Jo Lee` and the next; `Dear all, I` */
static int letterform(machine *m, const gl_token *t) {
  const gl_token *n = peek(m, 1);
  if (m->back[0].kind != TK_COMMA && m->back[0].kind != TK_DASH) return 0;
  if (m->tokens_in > 5 || !(has(t, LOOK_UPPER) || m->lx.caseless)) return 0;
  if (classof(m, &m->lead[0]) & LC_OPENING) return classof(m, t) & LC_STARTER;
  return m->tokens_in <= 4 && classof(m, &m->back[1]) & LC_CLOSING &&
         !(classof(m, t) & LC_STARTER) &&
         (n->gap & GAP_PARA || has(n, LOOK_UPPER) || n->kind == TK_LINK ||
          (m->lx.caseless && n->kind == TK_WORD));
}

/* a number with a circle or brackets around, one character: U+2460 */
static int iscircled(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s + t->first;
  unsigned len;
  return t->kind == TK_SYMBOL &&
         gl_gc_of(gl_decode(s, m->lx.text->s + t->end, &len)) == GC_No;
}

/* Whether a line that was ended on purpose ends a sentence too. */
static int lineends(machine *m, const gl_token *t) {
  const gl_token *last = &m->back[0], *w = t;
  unsigned k = 0;
  if (m->lx.newline == GL_LINES_SENTENCE) return 1;
  if (inlist(m) && m->lx.survey.width == 0 && has(t, LOOK_UPPER) &&
      (classof(m, t) & LC_STARTER ||
       (m->item <= 3 && has(last, LOOK_LOWER) && !has(last, LOOK_DOT) &&
        !(classof(m, last) & LC_JOINER) && has(peek(m, 1), LOOK_LOWER))))
    return 1; /* c) one more, and the text goes on */
  if (!(t->gap & GAP_BREAK)) return 0;
  if (m->depth || isopen(last) || last->kind == TK_DASH) return 0;
  if (last->kind == TK_COMMA && byteof(m, last) != ':') return 0;
  if (classof(m, last) & (LC_JOINER | LC_TITLE)) return 0;
  while (k < 2 && isopen(w)) w = peek(m, ++k);
  if (lengthof(w) <= 2 && lengthof(last) <= 2) return 0; /* W A RN I NG */
  if (m->lx.survey.items && !(classof(m, last) & LC_JOINER)) return 1;
  return w->kind == TK_NUMBER || iscircled(m, w) ||
         (w->kind == TK_WORD && !has(w, LOOK_LOWER | LOOK_MIXED));
}

/* A list mark at the begin of a line: a line that was wrapped may begin with
** a number or a letter too, so something else has to speak for it. */
static int itemline(const machine *m, const count *c) {
  const gl_token *last = &m->back[0];
  if (has(last, LOOK_DOT) && last->cls & (LC_NEVER | LC_TITLE | LC_NUMBER))
    return m->lx.survey.width == 0; /* `M.Ö.`, and 14. begins the next line */
  return mayend(last) || isclose(last) || byteof(m, last) == ':' ||
         m->lx.survey.width == 0 || (inlist(m) && countson(&m->list, c));
}

/* Whether the word that is next, or the mark behind it, is in a quotation by
** straight marks. */
static int quoted(machine *m) {
  const gl_token *n = peek(m, 1);
  return isstraight(m, n) ? has(n, LOOK_OPEN) : m->quoted;
}

/* Whether a language that writes no marks (its class `final` has a blank) may
** begin a sentence with the word at t: by the longest words that open there,
** behind a space and a stretch that is long enough for a sentence. */
static int spacebegins(machine *m, const gl_token *t) {
  const gl_text *x = m->lx.text;
  size_t e = t->first;
  const size_t stop = e + GL_LANG_MAXKEY;
  int begins = 0;
  if (m->lang == NULL || !(m->lang->has & LC_FINAL) || m->depth || m->held ||
      quoted(m) || m->end - m->begin < 90 || t->kind != TK_WORD ||
      m->back[0].kind != TK_WORD ||
      !(gl_lang_find(m->lang, (const unsigned char *)" ", 1, 1, NULL) &
        LC_FINAL))
    return 0;
  if (stop > x->len) gl_starve(x);
  while (e < x->len && e < stop) {
    uint32_t c;
    unsigned len;
    (void)gl_decode(x->s + e, x->s + x->len, &len);
    e += len;
    c = gl_lang_find(m->lang, x->s + t->first, e - t->first, 1, NULL);
    if (c & (LC_STARTER | LC_JOINER)) begins = (c & LC_STARTER) != 0;
  }
  return begins;
}

/* Whether the item after this one can be seen too: `x) yes y) no` */
static int another(machine *m, const count *c) {
  count d;
  unsigned k;
  for (k = 2; k + 4 <= NAHEAD; k++)
    if (listmark(m, k, &d)) return countson(c, &d);
  return 0;
}

/* What ends a sentence before the next token, if anything: layout. */
static int cutbefore(machine *m, unsigned *rule) {
  const gl_token *t = peek(m, 0);
  count c;
  *rule = R_PARAGRAPH;
  if (t->gap & GAP_PARA) return 1;
  *rule = R_LINE;
  if (t->gap & (inlist(m) ? GAP_LINE : GAP_BREAK) && lineends(m, t)) return 1;
  *rule = R_RULER;
  if (isspaced(t) && (isruler(m, t) || isruler(m, &m->back[0]))) return 1;
  *rule = R_STAMP;
  if (stamped(m, t) || headed(m, t)) return 1;
  *rule = R_LETTER_FORM;
  if (letterform(m, t)) return 1;
  *rule = R_BROKEN; /* "If you please--" The Rabbit */
  if (isclose(&m->back[0]) && m->back[1].kind == TK_DASH &&
      !isspaced(&m->back[0]) && has(t, LOOK_UPPER) &&
      classof(m, t) & LC_STARTER)
    return 1;
  *rule = R_SEMICOLON;
  if (m->back[0].kind == TK_COMMA && byteof(m, &m->back[0]) == ';' &&
      isspaced(t) && has(t, LOOK_UPPER) && !m->lx.caseless && !m->depth &&
      has(&m->back[1], LOOK_LOWER | LOOK_DIGIT) && m->words > 3 &&
      classof(m, t) & LC_STARTER)
    return 1;
  *rule = R_LIST_ITEM;
  if (t->kind == TK_BULLET)
    return t->gap & GAP_LINE || m->lead[0].kind == TK_BULLET;
  if (bulleted(m, t)) return 1;
  *rule = R_SPACE;
  if (isspaced(t) && spacebegins(m, t)) return 1;
  *rule = R_LIST_ITEM;
  if (m->depth || !isspaced(t)) return 0;
  if (!(inlist(m) || t->gap & GAP_LINE) || !listmark(m, 0, &c)) return 0;
  if (t->gap & GAP_LINE && itemline(m, &c)) return 1;
  return inlist(m) && countson(&m->list, &c) &&
         (m->item > 2 || m->series || (m->item > 1 && another(m, &c)));
}

/* `(Adds comment)` before the dateline, `($1 = 2 euros)` before a credit */
static int aside(machine *m) {
  const gl_token *n = peek(m, 0);
  if (!isopen(&m->lead[0]) || m->lead[0].kind != TK_BRACKET || m->depth ||
      !isspaced(n))
    return 0;
  if (classof(m, &m->lead[1]) & LC_CREDIT &&
      (has(n, LOOK_UPPER) || m->lx.caseless))
    return 1;
  return n->kind == TK_BRACKET && isopen(n) &&
         classof(m, peek(m, 1)) & LC_CREDIT;
}

/* --- the machine ---------------------------------------------------------- */

/* closing marks behind a terminator, `.[1]` too */
static void closers(machine *m, evidence *v) {
  for (;;) {
    const gl_token *n = peek(m, 0);
    if (n->gap & GAP_PARA) return;
    if (n->gap & GAP_LINE && n->kind != TK_EMOJI &&
        !(isclose(n) && m->lx.survey.width && !m->lx.survey.dense &&
          !(n->gap & GAP_BREAK)))
      return;
    if (isclose(n)) {
      if (n->kind == TK_QUOTE)
        v->quoted = 1;
      else
        v->bracketed = 1;
      (void)take(m);
      continue;
    }
    if (n->kind == TK_BRACKET && byteof(m, n) == '[' &&
        peek(m, 1)->kind == TK_NUMBER && isclose(peek(m, 2)) &&
        (!isspaced(n) || has(peek(m, 3), LOOK_UPPER) ||
         (isopen(peek(m, 3)) && peek(m, 3)->kind == TK_BRACKET))) {
      (void)take(m), (void)take(m), (void)take(m);
      continue;
    }
    if (n->kind == TK_EMOJI && isspaced(n) && knows(m)) {
      (void)take(m); /* `Thanks! :-)` */
      continue;
    }
    if (n->kind == TK_NUMBER && !isspaced(n) && lengthof(n) <= 3 &&
        m->back[0].kind == TK_STOP &&
        (isclose(&m->back[1]) || has(&m->back[1], LOOK_LOWER))) {
      const gl_token *k = peek(m, 1); /* `end.11 12 The next`: notes */
      if (k->kind == TK_NUMBER && lengthof(k) <= 3) k = peek(m, 2);
      if (k->kind == TK_WORD && isspaced(k) && has(k, LOOK_UPPER)) {
        (void)take(m);
        if (peek(m, 0)->kind == TK_NUMBER) (void)take(m);
      }
    }
    return;
  }
}

/* at the last token, which may end the sentence */
static void terminator(machine *m) {
  evidence v;
  const gl_token last = m->back[0], prev = m->back[1], *t = &last;
  unsigned rule;
  memset(&v, 0, sizeof v);
  v.p = &prev;
  m->before = prev;
  v.dots = t->kind == TK_STOP && m->dots > 1 && isspaced(t);
  closers(m, &v);
  gather(m, &v, t);
  rule = decide(m, &v);
  explain(m, rule, t, m->end);
  if (rule == R_LIST_MARK) m->item = 0;
  if (rule >= R_LAST_END) return;
  /* the stop of a letter or of `no` is then its own token */
  if (has(t, LOOK_DOT) && rule != R_PARAGRAPH &&
      (t->cls & LC_DOTTED & ~(uint32_t)LC_NUMBER) == 0 &&
      !has(t, LOOK_SERIES) && lengthof(t) > 1)
    splitstop(m, t);
  finish(m, m->end);
  if (rule == R_PARAGRAPH) letgo(m);
}

static void init(machine *m, const gl_text *text, const gl_lang *lang,
                 const gl_sentopt *opt) {
  memset(m, 0, offsetof(machine, window));
  gl_lexer_init(&m->lx, text, lang, opt);
  m->back = m->window + WINDOW - NBACK;
  memset(m->back, 0, NBACK * sizeof *m->back);
  m->lang = lang;
  m->spaceends = lang && lang->has & LC_FINAL;
  if (opt == NULL) return;
  m->keep = opt->keep;
  m->forget = opt->forget;
}

static inline int isword(const machine *m, const gl_token *t) {
  return t->kind == TK_WORD && byteof(m, t) != '_'; /* a ruler may be one */
}

/* Whether the place behind the last token is one that no rule of layout asks
** about, if a word or a mark stands there: behind a word, and most commas. */
static inline int flows(const machine *m) {
  const gl_token *b = m->back;
  return m->started && !inlist(m) && !m->spaceends &&
         b[1].kind != TK_NUMBER && /* 5 p.m. */
         (isword(m, b) ||
          (b->kind == TK_COMMA && byteof(m, b) == ',' && m->tokens_in > 5));
}

/* Whether that is so of the next token. */
static inline int flowson(machine *m) {
  const gl_token *t = peek(m, 0);
  if (t->gap > GAP_SPACE || !flows(m)) return 0;
  return isword(m, t) || (t->gap == 0 && m->back->kind == TK_WORD &&
                          t->kind >= TK_STOP && t->kind < TK_DASH);
}

/* Takes plain words as `take` does, which has nothing else to do for them.
** Returns how many. */
static inline uint32_t takewords(machine *m) {
  uint32_t n;
  for (n = 0;; n++) {
    const gl_token *t = m->back - 1;
    if (m->nahead == 0) {
      if (!gl_lexer_plain(&m->lx, m->back - 1)) break;
    } else if (has(t, LOOK_PLAIN) && t->gap <= GAP_SPACE)
      m->nahead--;
    else
      break;
    if (m->tokens_in + n < 2) m->lead[m->tokens_in + n] = *t;
    m->small += (uint32_t)has(t, LOOK_LOWER);
    append(m, t);
  }
  if (n) m->dots = 0;
  m->tokens_in += n;
  m->words += n;
  m->item += n;
  return n;
}

/* Nothing is open: what stands behind a wall, if one is next, may be seen. */
GL_COLD static void passwall(machine *m) {
  if (m->nahead && m->back[-1].cls == GL_WALL) m->nahead = 0;
  if (m->nahead == 0) {
    m->lx.walls = 0;
    (void)peek(m, 0);
    m->lx.walls = 1;
  }
  if (peek(m, 0)->gap & GAP_PARA) letgo(m);
}

/* Ends the sentence before the next token, or takes that and decides. Returns 0
** at the end of the text, or of what is there of it. */
static inline int step(machine *m) {
  const gl_token *t;
  unsigned rule;
  count list = {0, 0};
  if (m->started && !flowson(m) && cutbefore(m, &rule)) {
    explain(m, rule, &m->back[0], m->end);
    finish(m, m->end);
    if (rule == R_PARAGRAPH) letgo(m);
    if (m->forget) return 1;
  }
  if (!m->started && m->forget) passwall(m);
  if (peek(m, 0)->kind == TK_END) {
    letgo(m); /* a quotation that never closes */
    return 0;
  }
  if ((!m->started || (m->tokens_in == 1 && m->lead[0].kind == TK_BULLET)) &&
      !listmark(m, 0, &list))
    list.roman = 0, /* V srpnu */
        list.plain = peek(m, 0)->kind == TK_NUMBER ? 0 : list.plain;
  t = take(m);
  if (list.plain || list.roman) {
    m->series = countson(&m->prior, &list) ? m->series + 1 : 0;
    m->prior = m->list = list;
    m->item = 1;
  }
  if (mayend(t))
    terminator(m);
  else if (t->kind == TK_BRACKET && !isopen(t) && aside(m)) {
    explain(m, R_CREDIT, t, m->end);
    finish(m, m->end);
  }
  return 1;
}

/* Takes so many steps, or fewer where a question is answered or no more can be
** done. Returns whether more can be. */
static int run(machine *m, size_t steps) {
  for (; steps > 0; steps--) {
    if (flows(m)) {
      if (takewords(m) && m->out) continue;
      if (m->nahead == 0) {
        gl_lexer_other(&m->lx, m->back - 1);
        m->nahead = 1;
      }
    }
    if (!step(m)) return 0;
    if (m->why && m->why->rule && !m->why->held && peek(m, 0)->first > m->whyat)
      return 0;
  }
  return 1;
}

void gl_boundary_run(const gl_text *text, const gl_lang *lang,
                     const gl_sentopt *opt, uint64_t **tokens,
                     uint64_t **sentences, gl_whyend *why, size_t at) {
  machine m;
  init(&m, text, lang, opt);
  if (why) m.lx.at = m.lx.line = gl_lexer_resume(text, at);
  m.each = tokens != NULL;
  m.tokens = tokens;
  m.sentences = sentences;
  m.why = why;
  m.whyat = at;
  (void)run(&m, SIZE_MAX);
}

/* --- a text in pieces ------------------------------------------------------*/

size_t gl_machine_size(void) { return sizeof(machine); }

void gl_machine_init(machine *m, const gl_text *text, const gl_lang *lang,
                     const gl_sentopt *opt, int tokens, gl_rows *out) {
  init(m, text, lang, opt);
  m->each = tokens;
  m->out = out;
}

void gl_machine_copy(machine *to, const machine *from) {
  const ptrdiff_t at = from->back - from->nahead - from->window;
  memcpy(to, from, offsetof(machine, window));
  to->back = to->window + (from->back - from->window);
  memcpy(to->window + at, from->window + at,
         (from->nahead + NBACK) * sizeof *to->window);
  memcpy(&to->lx, &from->lx, offsetof(gl_lexer, survey));
}

int gl_machine_step(machine *m) {
  const int more = run(m, 1);
  return m->failed ? -1 : more;
}

size_t gl_machine_rows(const machine *m) {
  return m->held ? m->heldrows : m->rows;
}

size_t gl_machine_found(const machine *m) { return m->rows; }

size_t gl_machine_at(const machine *m) {
  return m->nahead && m->back[-1].cls != GL_WALL ? m->back[-1].first : m->lx.at;
}

size_t gl_machine_needs(const machine *m) {
  size_t at = gl_machine_at(m);
  if (m->started && m->begin < at) at = m->begin;
  if (m->held && m->heldbegin < at) at = m->heldbegin;
  return at > LOOKBACK ? at - LOOKBACK : 0;
}

static void drop(size_t *at, size_t n) { *at = *at > n ? *at - n : 0; }

static void droptoken(gl_token *t, size_t n) {
  if (t->end < n) return; /* of a sentence before */
  t->first = t->first > n ? t->first - (uint32_t)n : 0;
  t->end -= (uint32_t)n;
}

void gl_machine_drop(machine *m, size_t bytes, size_t rows) {
  gl_token *t;
  for (t = m->back - m->nahead; t < m->back + NBACK; t++) droptoken(t, bytes);
  droptoken(&m->lead[0], bytes);
  droptoken(&m->lead[1], bytes);
  droptoken(&m->before, bytes);
  drop(&m->begin, bytes);
  drop(&m->end, bytes);
  drop(&m->heldat, bytes);
  drop(&m->heldbegin, bytes);
  drop(&m->lx.at, bytes);
  drop(&m->lx.clitic, bytes);
  drop(&m->lx.piece, bytes);
  drop(&m->lx.piecend, bytes);
  drop(&m->lx.line, bytes);
  drop(&m->rows, rows);
  drop(&m->heldrows, rows);
}

/* --- whole texts -----------------------------------------------------------*/

void gl_sentences(const gl_text *text, const gl_lang *lang,
                  const gl_sentopt *opt, uint64_t *first, uint64_t *last) {
  uint64_t *pair[2];
  pair[0] = first;
  pair[1] = last;
  gl_boundary_run(text, lang, opt, NULL, pair, NULL, 0);
}

void gl_sentence_why(const gl_text *text, const gl_lang *lang,
                     const gl_sentopt *opt, size_t at, gl_whyend *why) {
  memset(why, 0, sizeof *why);
  gl_boundary_run(text, lang, opt, NULL, NULL, why, at);
}
