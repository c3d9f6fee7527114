/*
** decide.c: whether a sentence ends with a mark: a full stop, a question or
** exclamation mark, dots, a mark of another script. By the first rule that
** applies. (In short texts: turns and goeson in brief.c.)
*/
#include "boundary.h"

#include <string.h>

/* Sentences without a space between them: `COMSAT.COMSAT is`, not `P!nk`. */
static unsigned unspaced(machine *m, const evidence *v) {
  const gl_token *n = v->n, *p = v->p;
  int whole = v->quoted || v->bracketed; /* something ends here at least */
  if ((v->t->kind != TK_STOP && v->t->kind != TK_MARK) || isspaced(v->t))
    return R_UNSPACED;
  if (v->pcls & LC_TITLE) return R_UNSPACED; /* Tp.Hue */
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

/* `end. . . . The next`: the first full stop ends, the dots are the next
** sentence's. */
static int stopbeforedots(machine *m, const evidence *v) {
  return v->t->kind == TK_STOP && !isspaced(v->t) && !v->dots &&
         v->n->kind == TK_STOP && isspaced(v->n) &&
         peek(m, 1)->kind == TK_STOP && peek(m, 2)->kind == TK_STOP &&
         peek(m, 3)->kind == TK_WORD &&
         (m->lx.caseless || has(peek(m, 3), LOOK_UPPER));
}

/* whether the next token goes on with the sentence whatever t is */
static int goeson(const gl_token *n) {
  return n->kind == TK_COMMA || n->kind == TK_STOP || n->kind == TK_MARK ||
         n->kind == TK_FULL || n->kind == TK_APOS || n->cls == LC_CLITIC ||
         (n->kind == TK_ELLIPSIS && !isspaced(n)) || isclose(n);
}

static unsigned ellipsis(machine *m, const evidence *v) {
  const gl_token *t = v->t;
  if (v->p->kind == TK_BRACKET && isopen(v->p))
    return v->bracketed && v->nw == 0 && v->starter && has(v->w, LOOK_UPPER)
               ? R_ELLIPSIS
               : R_BRACKETED_DOTS;
  if (v->lower || (m->lx.caseless && !v->starter && v->wcls & LC_JOINER &&
                   (fluent(m) ? lengthof(t) != 2 : !knows(m))))
    return R_LOWER;
  if (m->lx.text->s[t->end - 1] > 0x7F && !has(v->w, LOOK_UPPER) && !v->digit &&
      !(fluent(m) && v->starter && !isspaced(t)))
    return R_LOWER; /* U+2026 in a script without capitals */
  if (fluent(m) && (isspaced(t) || !v->starter) && !v->quoted && m->dots < 4 &&
      lengthof(t) != 2)
    return R_SPACED_DOTS;
  if (v->dots && m->dots < 4) /* Happy . . . No; the thing is . . . I */
    return v->starter && v->capital && lengthof(v->w) > 1 ? R_ELLIPSIS
                                                          : R_SPACED_DOTS;
  if (gl_attribution(m, v)) return R_ATTRIBUTION;
  if (isspaced(t) && !v->dots && !v->quoted && !v->starter && knows(m) &&
      (!has(v->w, LOOK_UPPER) || v->pcls & (LC_JOINER | LC_LEAD)))
    return R_SPACED_DOTS; /* We are ... Americans */
  if (!v->quoted && v->nw == 0 && lengthof(t) == 3 && lengthof(v->w) == 1 &&
      byteof(m, v->w) == 'I' && m->lang && m->lang->has & LC_CLITIC)
    return R_LOWER; /* I hoped... I might: it is always a capital */
  return R_ELLIPSIS;
}

/* one letter, of whatever script */
static int isalone(const gl_token *t) {
  return t->kind == TK_WORD && has(t, LOOK_SINGLE) && lengthof(t) <= 2;
}

/* the end of a range that has a space in it: `1. -3. Mai` */
static int isrange(const machine *m, const gl_token *t) {
  return t->kind == TK_NUMBER && byteof(m, t) == '-' && lengthof(t) <= 3;
}

/* a number of a date, one of a day or month, or a year */
static int dates(const machine *m, const gl_token *t, int year) {
  uint32_t n = gl_numberof(m, t);
  return (n > 0 && n <= 31) ||
         (year && t->kind == TK_NUMBER && lengthof(t) == 4);
}

/* A date in numbers: `5. 3. 2019`, `2019. 3. 1. 서울`. */
static int dated(machine *m, const evidence *v) {
  const gl_token *p = v->p, *n = v->n, *b = m->back;
  int inner = b[2].kind == TK_STOP && dates(m, &b[3], 1);
  if (v->quoted || v->bracketed || v->nw || b[1].first != p->first) return 0;
  if (!dates(m, p, 1)) return 0;
  if (n->kind == TK_NUMBER && dates(m, n, inner)) {
    if (inner) return 1;
    if (peek(m, 1)->kind != TK_STOP || isspaced(peek(m, 1))) return 0;
    return dates(m, peek(m, 2), 1) || (m->lang && m->lang->has & LC_ORDINAL &&
                                       !has(peek(m, 2), LOOK_UPPER));
  }
  return inner && lengthof(p) <= 2 && n->kind == TK_WORD &&
         !has(n, LOOK_UPPER | LOOK_LOWER);
}

/* whether the number before the stop counts what an abbreviation names: Abb. 3.
*/
static int counted(const machine *m, const evidence *v) {
  const gl_token *b = m->back;
  return b[0].first == v->t->first && has(&b[2], LOOK_DOT) &&
         b[2].cls & LC_NUMBER;
}

/* `28. September`, `2. Ramses`, `XII. Pluk`: languages that know what follows
** an ordinal number write it with a full stop. */
static int ordinal(const machine *m, const evidence *v) {
  const gl_token *p = v->p;
  int small, digits; /* before small letters only: all, in Polish; those in
                     ** digits, in Czech */
  if (m->lang == NULL || !(m->lang->has & LC_ORDINAL)) return 0;
  if (!(gl_numberof(m, p) || gl_isroman(m, p) || isrange(m, p)) || v->quoted ||
      v->bracketed)
    return 0;
  small = gl_hassign(m, "-", LC_ORDINAL);
  digits = gl_hassign(m, "#", LC_ORDINAL);
  if (m->lx.caseless && gl_isroman(m, p))
    return v->w->kind == TK_WORD && !(v->starter && (small || digits));
  if (v->wcls & LC_ORDINAL) return lengthof(p) <= 2 || p->kind == TK_WORD;
  if (counted(m, v)) return 0;
  if (v->capital && !m->lx.caseless &&
      (small || (digits && p->kind == TK_NUMBER)))
    return 0;
  return v->w->kind == TK_WORD && !v->opens && v->nw == 0 && !v->starter;
}

static int measures(machine *m, const evidence *v) {
  const gl_token *u;
  if (!v->digit || v->nw || v->p->kind != TK_WORD || lengthof(v->p) > 2 ||
      isspaced(v->t) || m->back[0].first != v->t->first ||
      m->back[2].kind != TK_NUMBER)
    return 0;
  u = peek(m, 1);
  return has(u, LOOK_DOT) && u->cls & LC_UNIT;
}

/* whether the word ends with an abbreviation of a street: Hauptstr. 5 */
static int street(const machine *m, const gl_token *p) {
  return p->kind == TK_WORD && lengthof(p) > 5 && m->lang &&
         m->lang->has & LC_STREET &&
         gl_lang_find(m->lang, m->lx.text->s + p->end - 3, 3, 0, NULL) &
             LC_STREET;
}

/* Whether a few letters stand before the stop, up to a space or a stop: in
** Thai, whose sentences end with no mark, an abbreviation. */
static int clipped(const machine *m, const gl_token *p) {
  const unsigned char *s = m->lx.text->s, *e = s + p->end, *at = e;
  unsigned n = 0;
  while (at > s && at[-1] > 0x7F && n <= 4) {
    at = gl_step_back(s, at);
    n++;
  }
  return n > 0 && n <= 4;
}

/* Whether the letter before the stop is an abbreviation before a number: `died
** c. 1350`, but `plan b. 30 people`, `5 m. 30 people`, `for all x. 30 of them`:
** vowels and unknowns are no beginnings of words here. */
static int abbreviates(const machine *m, const evidence *v) {
  const gl_token *p = v->p, *b = &m->back[2];
  if (!v->digit || v->nw || !has(p, LOOK_LOWER)) return 0;
  if (v->depth) return 1; /* (c. 347) */
  return !memchr("aeiouxyz", byteof(m, p), 8) && isspaced(p) &&
         !isspaced(v->t) && m->back[0].first == v->t->first &&
         b->kind != TK_NUMBER && !(classof(m, b) & LC_LETTERED);
}

/* Whether a letter of a script without capitals is no word. In the scripts of
** India one with the sign of a vowel may be, `છે.` `है.`, but in those of its
** south it seldom is, `மு.`; what is Sinhala may always be. */
static int isbare(const machine *m, const gl_token *p) {
  const unsigned char *s = m->lx.text->s + p->first;
  if (s[0] != 0xE0) return s[0] >= 0xD7 && s[0] <= 0xE1;
  if (s[1] >= 0xB6 && s[1] <= 0xB7) return 0;
  return lengthof(p) == 3 || (s[1] >= 0xAE && s[1] <= 0xB5);
}

/* Whether it is such a letter before a word: an initial, மு. கருணாநிதி. */
static int isinitial(const machine *m, const evidence *v) {
  const gl_token *p = v->p;
  return has(p, LOOK_SINGLE) && !has(p, LOOK_UPPER | LOOK_LOWER) &&
         isbare(m, p) && !v->quoted && !v->bracketed && !isspaced(v->t) &&
         v->nw == 0 && v->w->kind == TK_WORD &&
         !has(v->w, LOOK_UPPER | LOOK_LOWER);
}

/* words in brackets that end their paragraph */
static int remark(machine *m) {
  unsigned k;
  if (peek(m, 0)->kind != TK_BRACKET || !knows(m)) return 0;
  for (k = 1; k + 1 < NAHEAD; k++)
    if (isclose(peek(m, k)) && peek(m, k)->kind == TK_BRACKET)
      return peek(m, k + 1)->gap & GAP_PARA || peek(m, k + 1)->kind == TK_END;
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

/* before a small letter */
static unsigned beforesmall(machine *m, const evidence *v) {
  if (v->nw == 0 && gl_listbegins(m)) return R_STOP;
  if (v->opens && v->nw == 1 && isspaced(v->t) && v->n->kind == TK_QUOTE &&
      isspaced(v->n))
    return R_STOP; /* It ended . " it is so " */
  if (v->quoted || v->bracketed || v->nw > 0) return R_LOWER;
  if (!gl_survey_careless(&m->lx.survey)) return R_LOWER;
  return has(v->p, LOOK_LOWER) && !unlisted(m, v->p) && !(v->wcls & LC_SAYING)
             ? R_LOWER_WORD
             : R_LOWER;
}

/* `Mr . Brown`: a text cut into tokens, where a stop has a space before it.
** R_NONE: it is a stop like others. */
static unsigned detached(const evidence *v) {
  if (!has(v->p, LOOK_UPPER)) return R_NONE;
  if (v->pcls & LC_COUNTRY && v->capital && !v->starter)
    return R_ABBR_NAME; /* U.S . Highway */
  if (v->pcls & LC_TITLE && v->capital) return R_NEVER;
  return v->pcls & LC_NUMBER && v->digit ? R_NUMBER : R_NONE;
}

static unsigned fullstop(machine *m, const evidence *v) {
  const gl_token *p = v->p, *n = v->n;
  const int letter = isalone(p);
  if (m->words == 1 && m->item == 1 && m->tokens_in <= 5 &&
      (letter || inlist(m) || (p->kind == TK_NUMBER && lengthof(p) <= 3)))
    return R_LIST_MARK; /* 1. The first */
  if (m->list.plain && gl_numberof(m, p) == m->list.plain + 1) {
    m->list.plain++; /* a list inside a sentence */
    return R_LIST_MARK;
  }
  if (n->kind == TK_BRACKET && gl_numbers(m, peek(m, 1)) &&
      isclose(peek(m, 2)) && has(peek(m, 3), LOOK_UPPER))
    return R_LIST_ITEM;                                  /* (b) The second */
  if (p->kind == TK_SYMBOL && v->digit) return R_NUMBER; /* N°. 5 */
  if (dated(m, v)) return R_DATE;
  if (letter && abbreviates(m, v)) return R_NUMBER;
  if (v->lower && v->opens && (v->wcls & LC_CREDIT || remark(m)))
    return R_CREDIT; /* It is so. (credit: Jo Lee) */
  if (ordinal(m, v)) return R_ORDINAL;
  if (gl_hassign(m, " ", LC_FINAL) && clipped(m, p)) return R_ABBR_NAME;
  if (isinitial(m, v)) return R_INITIAL;
  if (v->w->kind == TK_NUMBER && byteof(m, v->w) == '-' && gl_numberof(m, p))
    return R_NUMBER; /* 1. -3. */
  if (measures(m, v) || (v->digit && street(m, p))) return R_NUMBER;
  if (isspaced(v->t)) {
    const unsigned rule = detached(v);
    if (rule != R_NONE) return rule;
  }
  if (letter && has(p, LOOK_LOWER) && has(n, LOOK_DOT) && has(n, LOOK_SINGLE))
    return R_INITIAL; /* z. B. */
  if (m->lx.caseless && v->nw == 0 && v->wcls & LC_SAYING &&
      (v->quoted || v->wcls & LC_JOINER) &&
      !(fluent(m) && classof(m, peek(m, 1)) & LC_JOINER)) /* asked about it, */
    return R_ATTRIBUTION; /* "geldi." dedi ali */
  if (gl_tells(m, v)) return R_ATTRIBUTION;
  return v->lower ? beforesmall(m, v) : R_STOP;
}

/* question and exclamation marks */
static unsigned mark(machine *m, const evidence *v) {
  const gl_token *p = v->p, *n = v->n;
  if (!v->quoted && !v->starter &&
      (v->pcls & LC_BRAND ||
       (has(p, LOOK_UPPER) &&
        gl_survey_marked(&m->lx.survey, m->lx.text->s + p->first,
                         lengthof(p)))))
    return R_BRAND;
  if (v->wcls & LC_COMPANY && has(v->w, LOOK_DOT)) return R_BRAND;
  if (v->opens && n->kind == TK_BRACKET && v->nw == 1 && !v->bracketed &&
      gl_numberof(m, v->w) + (v->w->kind == TK_NUMBER && lengthof(v->w) == 4) &&
      isclose(peek(m, 2)) && has(p, LOOK_UPPER))
    return R_BRAND; /* Viva Maria! (1965) */
  if (v->lower) {
    /* `is it so? not at all` but not `Yahoo! users`, `alone! he yelled` */
    if (v->quoted || v->bracketed || v->nw > 0 || !knows(m)) return R_LOWER;
    if (p->kind == TK_WORD && has(p, LOOK_UPPER) && m->words > 1)
      return R_BRAND;
    if (p->kind != TK_WORD || !has(p, LOOK_LOWER)) return R_LOWER;
    if (!gl_survey_careless(&m->lx.survey)) return R_LOWER;
    return gl_saying(m, v) ? R_LOWER : R_MARK;
  }
  if (gl_attribution(m, v) || gl_tells(m, v)) return R_ATTRIBUTION;
  if (m->lx.caseless && v->quoted) {
    if (gl_saying(m, v)) return R_ATTRIBUTION;
    if ((v->wcls & LC_JOINER && !(fluent(m) && v->opens)) ||
        gl_isverbal(m, v->w))
      return R_LOWER;
    if (fluent(m) && !v->starter && isopen(&m->back[3]) && v->nw == 0 &&
        !gl_isverbal(m, peek(m, 1)))
      return R_LOWER; /* "Help!" too, but "Help!" jo called. */
  }
  if (fluent(m) && /* his (was it?) and hers */
      (v->bracketed ? v->depth && m->lead[0].kind != TK_BRACKET
                    : n->kind == TK_DASH && !(n->gap & GAP_LINE)))
    return R_LOWER;
  return R_MARK;
}

/* U+300B and U+3009, which close the title of a work */
static int closestitle(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s + t->first;
  return t->kind == TK_BRACKET && lengthof(t) == 3 && s[0] == 0xE3 &&
         s[1] == 0x80 && (s[2] == 0x8B || s[2] == 0x89);
}

/* Whether the mark stands in a title: 《摔跤吧！爸爸》, 《为什么？》. */
static int titled(machine *m, const evidence *v) {
  unsigned k;
  if (v->depth == 0) return 0;
  if (v->bracketed) return closestitle(m, m->back);
  for (k = 0; k + 1 < NAHEAD; k++) {
    const gl_token *t = peek(m, k);
    if (t->kind == TK_BRACKET) return closestitle(m, t);
    if (t->gap & GAP_PARA || t->kind == TK_END) return 0;
  }
  return 0;
}

/* What follows a quotation or bracket that closes where there are no capitals:
** a particle (「…。」と) or, in a few characters, who says it (“…？”他说。). */
static unsigned attached(machine *m, const evidence *v) {
  if (gl_tells(m, v)) return R_ATTRIBUTION;
  if (v->bracketed && !v->quoted && v->depth && !isspaced(v->n) &&
      m->lead[0].kind != TK_BRACKET)
    return R_LOWER; /* 他（真的！）走了 */
  if ((!v->quoted && !v->bracketed) || isspaced(v->n) || v->nw ||
      has(v->w, LOOK_UPPER | LOOK_LOWER))
    return R_FULL;
  return v->wcls & LC_JOINER ? R_LOWER : R_FULL;
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
static int pauses(const machine *m) { return gl_hassign(m, ":", LC_FINAL); }

/* Without capitals, and without words known to open sentences: whether one
** cannot end here, `rain and ... we went`. */
static int dangles(const machine *m, const evidence *v) {
  if (!m->lx.caseless || m->lang == NULL || knows(m)) return 0;
  if (v->quoted || v->bracketed || v->t->kind == TK_MARK) return 0;
  return v->pcls & LC_LEAD || v->p->kind == TK_COMMA;
}

unsigned gl_decide(machine *m, const evidence *v) {
  const gl_token *t = v->t, *n = v->n;
  if (n->gap & GAP_PARA) return R_PARAGRAPH;
  if (n->kind == TK_END) return R_LINE;
  if (stopbeforedots(m, v)) return R_STOP;
  if (goeson(n)) return R_CONTINUES;
  if (t->kind == TK_MARK && n->kind == TK_ELLIPSIS && isspaced(peek(m, 1)))
    return R_DOTS_FOLLOW;
  if (titled(m, v)) return R_BRAND;
  if (t->kind == TK_FULL) return m->words ? attached(m, v) : R_EMPTY;
  if (!isspaced(n)) return unspaced(m, v);
  if (t->kind == TK_STOP && v->opens && pauses(m)) return R_CONTINUES;
  if (m->lx.caseless && v->quoted && n->kind == TK_DASH &&
      !(fluent(m) && t->kind == TK_STOP))
    return R_ATTRIBUTION;
  if (m->keep && v->quoted && n->kind == TK_BRACKET && !(v->wcls & LC_CREDIT))
    return R_ASIDE;
  if (fluent(m) && t->kind == TK_MARK && m->depth && v->opens &&
      n->kind == TK_BRACKET)
    return R_LOWER; /* one (more. (such)) */
  if (paired(m, v)) return R_PAIR;
  if (has(t, LOOK_DOT)) return gl_abbreviation(m, v);
  if (m->words == 0) return R_EMPTY;
  if (dangles(m, v)) return R_CONTINUES;
  if (t->kind == TK_ELLIPSIS || v->dots) return ellipsis(m, v);
  return t->kind == TK_STOP ? fullstop(m, v) : mark(m, v);
}
