/*
** boundary.c: where sentences end. A machine takes the tokens one by one;
** at each that may end a sentence it takes the quotation marks and brackets
** that close behind it, looks at the word before and at a few tokens after,
** and decides by the first rule that applies. A rule has a name, so that
** every decision can be explained. Short texts are read without it where no
** rule may ask: what rules ask for stands in brief.c as well.
*/
#include "boundary.h"

#include <stddef.h>
#include <string.h>

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
    [R_WORD] = "full stop of a word",
    [R_LETTER] = "letter that is no initial",
    [R_NOT_NUMBER] = "no number after it",
    [R_CREDIT] = "credit line",
    [R_SEMICOLON] = "semicolon before a capital",
    [R_SPACE] = "space before a word that opens sentences",
    [R_ENDING] = "ending of a word that closes sentences",
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
    [R_ASIDE] = "remark behind a quotation",
    [R_DATE] = "date in numbers",
    [R_HELD] = "inside a quotation or brackets"};

/* Bytes that the lexer may look back over, behind the begin of the sentence
** too: the character before, the pieces of an abbreviation. */
#define LOOKBACK ((size_t)4 * GL_LANG_MAXKEY)

#define BRIEF 64 /* bytes of a text that is none (brief.c) */

static int starved(const machine *m) {
  return m->lx.text->starved != NULL && *m->lx.text->starved;
}

/* Moves the window on; pointers to tokens end here. */
void gl_slide(machine *m) {
  gl_token *to = m->window + WINDOW - NBACK;
  memmove(to - m->nahead, m->back - m->nahead,
          (m->nahead + NBACK) * sizeof *to);
  m->back = to;
}

/* --- sentences found ------------------------------------------------------ */

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
  if (m->back - m->window < NAHEAD) gl_slide(m);
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
    m->quoting = 0;
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
  if (t->kind == TK_QUOTE) m->quoting = has(t, LOOK_OPEN);
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

/* --- the machine ---------------------------------------------------------- */

/* `It ended. 4 The next`: the number of a note, for what it counts could not
** begin so */
static int isnote(machine *m) {
  const gl_token *n = peek(m, 0), *w;
  if (!gl_numberof(m, n) || !isspaced(n) || m->back[0].kind != TK_STOP ||
      !has(&m->back[1], LOOK_LOWER) || isspaced(&m->back[0]) ||
      m->lead[0].kind == TK_NUMBER || !knows(m))
    return 0;
  w = peek(m, 1);
  return w->kind == TK_WORD && isspaced(w) && !(w->gap & GAP_LINE) &&
         has(w, LOOK_UPPER) && !has(w, LOOK_CAPS) &&
         has(peek(m, 2), LOOK_LOWER) && classof(m, w) & LC_STARTER &&
         lengthof(w) > 1;
}

/* `end.11 12 The next`: the numbers of notes */
static int arenotes(machine *m) {
  const gl_token *n = peek(m, 0), *b = m->back;
  if (n->kind != TK_NUMBER || isspaced(n) || lengthof(n) > 3 ||
      b->kind != TK_STOP || !(isclose(&b[1]) || has(&b[1], LOOK_LOWER)))
    return 0;
  n = peek(m, 1);
  if (n->kind == TK_NUMBER && lengthof(n) <= 3) n = peek(m, 2);
  return n->kind == TK_WORD && isspaced(n) && has(n, LOOK_UPPER);
}

static void takenotes(machine *m) {
  if (isnote(m))
    (void)take(m);
  else if (arenotes(m)) {
    (void)take(m);
    if (peek(m, 0)->kind == TK_NUMBER) (void)take(m);
  }
}

/* `.[1]` */
static int isreference(machine *m) {
  const gl_token *n = peek(m, 0), *after;
  if (n->kind != TK_BRACKET || byteof(m, n) != '[' ||
      peek(m, 1)->kind != TK_NUMBER || !isclose(peek(m, 2)))
    return 0;
  if (!isspaced(n)) return 1;
  after = peek(m, 3);
  return has(after, LOOK_UPPER) || after->gap & GAP_PARA ||
         after->kind == TK_END || (isopen(after) && after->kind == TK_BRACKET);
}

/* Takes the closing marks behind a terminator, and what stands with them. */
static void closers(machine *m, evidence *v) {
  for (;;) {
    const gl_token *n = peek(m, 0);
    if (n->gap & GAP_PARA) return;
    if (n->gap & GAP_LINE && n->kind != TK_EMOJI &&
        !(isclose(n) && gl_survey_width(&m->lx.survey) && !m->lx.survey.dense &&
          !(n->gap & GAP_BREAK)))
      return;
    if (isclose(n)) {
      if (n->kind == TK_QUOTE)
        v->quoted = 1;
      else
        v->bracketed = 1;
      (void)take(m);
    } else if (isreference(m))
      (void)take(m), (void)take(m), (void)take(m);
    else if (n->kind == TK_EMOJI && isspaced(n) && knows(m))
      (void)take(m); /* `Thanks! :-)` */
    else {
      takenotes(m);
      return;
    }
  }
}

/* Whether a word or a letter at the end of a paragraph is no abbreviation:
** `He said no.` `So did I.` `We chose plan B.` */
static int islast(const machine *m, const evidence *v) {
  const gl_token *t = v->t;
  if (!has(t, LOOK_SINGLE)) return has(t, LOOK_LOWER) != 0;
  return (v->pcls & LC_LETTERED && has(v->p, LOOK_LOWER)) ||
         (byteof(m, t) == 'I' && has(v->p, LOOK_LOWER));
}

/* Two that gl_decide begins with, for a token n that stands behind t and a
** blank. Whether a question or exclamation mark ends the sentence: behind a
** small letter, unless it is a name's, and before a capital. */
static int ismarkend(const machine *m, const gl_token *t, const gl_token *n) {
  return has(t + 1, LOOK_LOWER) && has(n, LOOK_PLAIN) && has(n, LOOK_UPPER) &&
         !(classof(m, t + 1) & LC_BRAND);
}

/* Whether an abbreviation ends none: before a number or a small letter, or one
** that stands before names. */
static int goeson(const gl_token *t, const gl_token *n) {
  const gl_token *p = t + 1;
  if (n->kind == TK_NUMBER) return !(t->cls & (LC_TIME | LC_SUFFIX));
  if (!has(n, LOOK_PLAIN)) return 0;
  if (has(n, LOOK_LOWER))
    return p->kind != TK_WORD || has(p, LOOK_LOWER | LOOK_UPPER);
  return t->cls & (LC_NEVER | LC_TITLE) && !(t->cls & (LC_UNIT | LC_TIME)) &&
         !has(t, LOOK_CAPS);
}

/* What decides at the last token whatever the words around it mean: the end of
** the paragraph, a full stop between two of them, or what is right before and
** behind it. R_NONE: they are asked. */
static inline unsigned plainly(machine *m) {
  const gl_token *t = m->back, *n = peek(m, 0);
  if (n->gap & GAP_PARA) return has(t, LOOK_DOT) ? R_NONE : R_PARAGRAPH;
  if (t->kind == TK_STOP)
    return !isspaced(t) && isplainend(m, t + 1, n) ? R_STOP : R_NONE;
  if (n->gap != GAP_SPACE || m->lx.caseless ||
      (m->lang && m->lang->has & LC_PAIR))
    return R_NONE;
  if (t->kind == TK_MARK) return ismarkend(m, t, n) ? R_MARK : R_NONE;
  return has(t, LOOK_DOT) && goeson(t, n) ? R_CONTINUES : R_NONE;
}

/* at the last token, which may end the sentence */
static void terminator(machine *m) {
  evidence v;
  const gl_token last = m->back[0], prev = m->back[1], *t = &last;
  unsigned rule = m->why ? R_NONE : plainly(m);
  if (rule != R_NONE) {
    if (rule < R_LAST_END) finish(m, m->end);
    if (rule == R_PARAGRAPH) letgo(m);
    return;
  }
  gl_clear(&v, sizeof v);
  v.p = &prev;
  m->before = prev;
  v.depth = m->depth;
  v.dots = t->kind == TK_STOP && m->dots > 1 && isspaced(t);
  closers(m, &v);
  gl_gather(m, &v, t);
  rule = gl_decide(m, &v);
  explain(m, rule, t, m->end);
  if (rule == R_LIST_MARK) m->item = 0;
  if (rule >= R_LAST_END) return;
  /* the stop of a letter or of `no` is then its own token */
  if (has(t, LOOK_DOT) && (rule != R_PARAGRAPH || islast(m, &v)) &&
      (t->cls & LC_DOTTED & ~(uint32_t)LC_NUMBER) == 0 &&
      !has(t, LOOK_SERIES) && lengthof(t) > 1)
    splitstop(m, t);
  finish(m, m->end);
  if (rule == R_PARAGRAPH) letgo(m);
}

void gl_takestop(machine *m) {
  gl_token *t = m->back - 1;
  t->first = (uint32_t)m->lx.at++;
  t->end = (uint32_t)m->lx.at;
  t->cls = 0;
  t->look = 0;
  t->kind = TK_STOP;
  t->gap = 0;
  m->tokens_in++;
  m->dots = 1;
  append(m, t);
  terminator(m);
}

void gl_takefirst(machine *m) { (void)take(m); }

void gl_taketurn(machine *m, const gl_token *next) {
  gl_token stop = {0, 0, 0, 0, TK_STOP, 0};
  stop.first = (uint32_t)m->end;
  stop.end = stop.first + 1;
  append(m, &stop);
  finish(m, m->end);
  m->back[-1] = *next;
  m->nahead = 1;
  (void)take(m);
}

/* For a lexer that has begun. */
static void begin(machine *m, const gl_lang *lang, const gl_sentopt *opt) {
  gl_clear(m, offsetof(machine, window));
  m->back = m->window + WINDOW - NBACK;
  memset(m->back, 0, NBACK * sizeof *m->back);
  m->lang = lang;
  m->spaceends = lang && lang->has & LC_FINAL;
  if (opt == NULL) return;
  m->keep = opt->keep;
  m->forget = opt->forget;
}

static inline int isplain(const machine *m, const gl_token *t) {
  return t->kind == TK_WORD && byteof(m, t) != '_'; /* a ruler may be one */
}

/* Whether the place behind the last token is one that no rule of layout asks
** about, if a word or a mark stands there. */
static inline int flows(const machine *m) {
  const gl_token *b = m->back;
  if (!m->started || inlist(m) || m->spaceends) return 0;
  switch (b->kind) {
    case TK_WORD:
      return byteof(m, b) != '_' &&
             !(m->dated & 1 && b[1].kind == TK_NUMBER); /* 05:01 p.m. */
    case TK_NUMBER:
      return !(m->dated & 1) && m->tokens_in != 6; /* 2 May 2010 */
    case TK_COMMA: return byteof(m, b) == ',' && m->tokens_in > 5;
    case TK_BRACKET:
    case TK_QUOTE: return isopen(b) || b[1].kind != TK_DASH;
    default: return 0;
  }
}

/* Whether that is so of the next token. */
static inline int flowson(machine *m) {
  const gl_token *t = peek(m, 0);
  if (t->gap > GAP_SPACE || !flows(m)) return 0;
  return isplain(m, t) || (t->gap == 0 && m->back->kind == TK_WORD &&
                           t->kind >= TK_STOP && t->kind < TK_DASH);
}

/* Takes plain words as `take` does, which has nothing else to do for them:
** those seen ahead, and with `more` those that are not. Returns how many. */
static inline uint32_t takewords(machine *m, int more) {
  uint32_t n;
  for (n = 0;; n++) {
    const gl_token *t = m->back - 1;
    if (m->nahead == 0) {
      if (!more || !gl_lexer_plain(&m->lx, m->back - 1)) break;
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
  unsigned rule = m->started && !flowson(m) ? gl_cutbefore(m) : R_NONE;
  count list = {0, 0};
  if (rule != R_NONE) {
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
      !gl_listmark(m, 0, &list))
    list.roman = 0, /* V srpnu */
        list.plain = peek(m, 0)->kind == TK_NUMBER ? 0 : list.plain;
  t = take(m);
  if (list.plain || list.roman) {
    m->series = gl_countson(&m->prior, &list) ? m->series + 1 : 0;
    m->prior = m->list = list;
    m->item = 1;
  }
  if (mayend(t))
    terminator(m);
  else if (t->kind == TK_BRACKET && !isopen(t) && gl_isaside(m)) {
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
      if (m->runs == NULL) {
        if (takewords(m, 1) && m->out) continue;
      } else {
        if (m->nahead) (void)takewords(m, 0);
        if (m->nahead == 0 && !m->lx.clitic) gl_takerun(m);
        if (m->out && !m->started) continue; /* a copy may be made here */
      }
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

/* Makes the machine and the runs, which know what the survey has read. */
static void init(machine *m, gl_runs *r, const gl_text *text,
                 const gl_lang *lang, const gl_sentopt *opt) {
  gl_lexer_begin(&m->lx, text, lang, opt);
  gl_runs_survey(r, &m->lx);
  begin(m, lang, opt);
}

/* Does all for a short text, or makes the machine for it and returns 0. */
static int briefly(machine *m, gl_runs *r, const gl_text *text,
                   const gl_lang *lang, const gl_sentopt *opt,
                   uint64_t **tokens, uint64_t **sentences) {
  gl_brief_begin(r, text, lang && lang->n ? lang : NULL);
  if (gl_brief_plain(text, r, tokens, sentences)) return 1;
  gl_lexer_begin(&m->lx, text, lang, opt);
  if (gl_brief_read(&m->lx, r, opt && opt->keep, tokens, sentences)) return 1;
  gl_lexer_rewind(&m->lx);
  begin(m, lang, opt);
  return 0;
}

void gl_boundary_run(const gl_text *text, const gl_lang *lang,
                     const gl_sentopt *opt, uint64_t **tokens,
                     uint64_t **sentences, gl_whyend *why, size_t at) {
  machine m;
  gl_runs runs;
  if (why == NULL && text->len - 1 < BRIEF - 1 &&
      !(lang && lang->has & LC_FINAL)) {
    if (briefly(&m, &runs, text, lang, opt, tokens, sentences)) return;
  } else
    init(&m, &runs, text, lang, opt);
  if (why == NULL && text->len >= BRIEF) m.runs = &runs;
  if (why) m.lx.at = m.lx.line = gl_lexer_resume(text, at);
  m.each = tokens != NULL;
  m.tokens = tokens;
  m.sentences = sentences;
  m.why = why;
  m.whyat = at;
  (void)run(&m, SIZE_MAX);
}

/* --- a text in pieces ----------------------------------------------------- */

/* Nothing is remembered of the text: what a survey has room for is left out. */
size_t gl_machine_size(void) { return offsetof(machine, lx.survey.ends); }

void gl_machine_init(machine *m, const gl_text *text, const gl_lang *lang,
                     const gl_sentopt *opt, int tokens, gl_rows *out) {
  gl_lexer_init(&m->lx, text, lang, opt);
  begin(m, lang, opt);
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

void gl_machine_runs(machine *m, gl_runs *r, const gl_text *t) {
  m->runs = r;
  if (r) gl_runs_begin(r, t, m->lx.lang, gl_machine_at(m));
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

int gl_machine_between(const machine *m) { return !m->started && !m->held; }

int gl_machine_blank(const machine *m) {
  const gl_token *t = m->back - 1;
  return gl_machine_between(m) && m->nahead && t->kind == TK_END &&
         t->cls != GL_WALL && t->gap & GAP_PARA;
}

static void drop(size_t *at, size_t n) { *at = *at > n ? *at - n : 0; }

static void droptoken(gl_token *t, size_t n) {
  if (t->end < n) return; /* of a sentence before */
  t->first = t->first > n ? t->first - (uint32_t)n : 0;
  t->end -= (uint32_t)n;
}

static void dropturns(gl_lexer *lx, size_t n) {
  struct gl_turns *v;
  for (v = lx->turns; v < lx->turns + 2; v++)
    v->end = v->end > n ? v->end - (uint32_t)n : 0;
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
  dropturns(&m->lx, bytes);
  drop(&m->rows, rows);
  drop(&m->heldrows, rows);
}

/* --- whole texts ---------------------------------------------------------- */

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
