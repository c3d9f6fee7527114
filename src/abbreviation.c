/*
** abbreviation.c: whether a sentence ends with an abbreviation: by the classes
** that it has in its language, and by what stands around it. (In short texts:
** goeson in brief.c.)
*/
#include "boundary.h"

#include <string.h>

/* a letter, or a Roman number of few, in Cyrillic letters too */
static int islettered(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s;
  uint32_t i;
  if (t->kind != TK_WORD || !has(t, LOOK_UPPER)) return 0;
  if (lengthof(t) == 1 + (has(t, LOOK_DOT) != 0)) return 1;
  if (lengthof(t) > 10) return 0;
  for (i = t->first; i < t->end; i++) {
    if (memchr("IVXLC", s[i], 5)) continue;
    if (s[i] != 0xD0 || ++i == t->end || !memchr("\x86\xA5\xA1", s[i], 3))
      return 0; /* these three: like I X C */
  }
  return 1;
}

/* U+00B0 and what is written for it: 35° C. */
static int degrees(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s + t->end - 2;
  return lengthof(t) >= 2 && s[0] == 0xC2 && (s[1] == 0xB0 || s[1] == 0xBA);
}

/* N. or S.W. */
static int iscompass(const machine *m, const gl_token *t) {
  if (m->lang == NULL || !(m->lang->has & LC_DIRECTION)) return 0;
  return (t->cls & LC_DIRECTION) != 0 ||
         (lengthof(t) == 2 && memchr("NESWnesw", byteof(m, t), 8));
}

/* `950 W. Bridge Road`, `12 S.W. Second Street`: a point of the compass between
** the number of a house and its street */
static int addressed(machine *m, const evidence *v) {
  const gl_token *w = v->w;
  if (v->p->kind != TK_NUMBER || v->nw || v->quoted) return 0;
  if (!iscompass(m, v->t)) return 0;
  return w->kind == TK_WORD &&
         (!v->starter || has(peek(m, 1), LOOK_UPPER) || m->lx.caseless);
}

/* One letter and a full stop: an initial, unless what stands around it tells
** otherwise: `plan B. Then`, `39 C. Paris`, `So did I. They`. */
static unsigned initial(machine *m, const evidence *v) {
  int letter = byteof(m, v->t) & ~32;
  if (m->tokens_in <= 1) return R_LIST_MARK;
  if (addressed(m, v)) return R_INITIAL;
  if (v->pcls & LC_LETTERED || v->p->kind == TK_NUMBER || degrees(m, v->p) ||
      (byteof(m, v->p) == '/' && !isspaced(v->t))) /* 140 mmol/L. */
    return v->capital || m->lx.caseless ? R_LETTER : R_INITIAL;
  if (letter == 'I' && (!has(v->p, LOOK_UPPER) || v->pcls & LC_STARTER))
    return v->capital ? R_LETTER : R_INITIAL;
  if (v->capital && (v->starter || v->quoted)) return R_LETTER;
  /* the first word of a sentence, which is no name in this text */
  if (v->capital && has(v->p, LOOK_LOWER) &&
      !(v->pcls & (LC_JOINER | LC_LEAD | LC_SAYING)) &&
      gl_survey_small(&m->lx.survey, m->lx.text->s + v->w->first,
                      lengthof(v->w)))
    return R_LETTER;
  return R_INITIAL;
}

/* whether it is an abbreviation in pieces: `a.` C. */
static int inpieces(const evidence *v) {
  return has(v->p, LOOK_DOT) && v->p->cls == LC_NEVER;
}

/* Whether a year or an hour opens the sentence or a clause, so that what
** follows goes on with it: `W 1984 r. Geyer`, `9 maja 2009 r. Aldrin`, `He
** said: At 5 p.m. Jo left`. */
static int leads(const machine *m, const evidence *v) {
  const gl_token *p = v->p, *b = m->back;
  int year = p->kind == TK_NUMBER && lengthof(p) >= 3 && lengthof(p) <= 4;
  const unsigned few = inpieces(v) ? 8 : 5;
  if (m->lead[0].kind == TK_NUMBER && m->words > 2 && m->words <= few) return 1;
  if (classof(m, &m->lead[0]) & LC_LEAD &&
      m->words <= (v->wcls & LC_TITLE || year || inpieces(v) ? 9 : 4))
    return 1;
  if (b[0].first != v->t->first || !(classof(m, &b[2]) & LC_LEAD)) return 0;
  if (m->lx.caseless && year &&
      (classof(m, &b[3]) & (LC_JOINER | LC_LEAD)) == LC_JOINER)
    return 1;
  return b[3].kind == TK_COMMA &&
         (year || (byteof(m, &b[3]) == ':' && has(&b[2], LOOK_UPPER)));
}

/* Without capitals: a word follows that may open a sentence, and the one
** before it is long. */
static int late(const machine *m, const evidence *v) {
  return m->words > 9 && knows(m) && v->nw == 0 && v->n->kind == TK_WORD &&
         !(v->wcls & LC_JOINER);
}

/* `a 5 oz. glass`, but `rose 5 pct. brent` */
static int attributive(const machine *m, const evidence *v) {
  const gl_token *d = &m->back[2];
  uint32_t c = classof(m, d);
  return m->back[0].first == v->t->first &&
         (c & LC_CLITIC || (c & LC_STARTER && !(c & (LC_JOINER | LC_LEAD))));
}

/* the English word that has a capital anywhere, and so tells nothing */
static int isI(const machine *m, const gl_token *t) {
  return lengthof(t) == 1 && byteof(m, t) == 'I' &&
         gl_lang_has(m->lang, LC_CLITIC);
}

/* after an hour: `5 p.m. EST`, `9 a.m. Tuesday`, `At 5 a.m. Mr. Smith` */
static unsigned hour(const machine *m, const evidence *v) {
  if (v->wcls & (LC_ZONE | LC_DAY | LC_MONTH)) return R_TIME_ZONE;
  if (v->wcls & LC_TIME && has(v->w, LOOK_DOT)) return R_TIME_ZONE; /* n.e. */
  if (has(v->w, LOOK_CAPS) && islettered(m, v->w))
    return R_NUMBER; /* 80-х рр. ХІХ ст. */
  if ((!v->starter || m->lx.caseless || isI(m, v->w)) && leads(m, v))
    return R_TIME_LEAD;
  if (v->n->kind == TK_DASH) return R_ABBR_NAME;
  if (m->lx.caseless && late(m, v) && !inpieces(v) && !(v->wcls & LC_ROLE) &&
      !gl_isverbal(m, v->w) && !attributive(m, v))
    return R_ABBR_CAPITAL; /* a date so late seldom goes on, but `v. Chr.` */
  return v->capital ? R_ABBR_CAPITAL : R_UNKNOWN_ABBR;
}

/* a capital by itself, not of ASCII: вх. Б */
static int initials(const gl_token *t) {
  return t->kind == TK_WORD && lengthof(t) == (has(t, LOOK_DOT) ? 3 : 2) &&
         has(t, LOOK_UPPER) && has(t, LOOK_SINGLE);
}

/* a number behind a capital or two: Fig. S1, art. R123 */
static int numbers(const machine *m, const gl_token *t) {
  return t->kind == TK_WORD && lengthof(t) <= 6 &&
         (unsigned)(m->lx.text->s[t->end - 1] - '0') < 10;
}

/* a number, Roman ones too */
static int measured(const machine *m, const gl_token *t) {
  return t->kind == TK_NUMBER || has(t, LOOK_DIGIT) || islettered(m, t);
}

/* `1200 E. Broad St. Lanier`, but `from St. Albans`: the street of a house */
static int housed(const machine *m, const evidence *v) {
  const gl_token *b = m->back;
  if (fluent(m) ? v->pcls & (LC_JOINER | LC_LEAD) || gl_isverbal(m, v->w)
                : !has(v->p, LOOK_UPPER))
    return 0;
  return b->first == v->t->first &&
         (b[2].kind == TK_NUMBER || b[3].kind == TK_NUMBER);
}

/* `of Avco Corp. Avco has`: the word after it is one of the name before */
static int recalls(const machine *m, const evidence *v) {
  const unsigned char *s = m->lx.text->s;
  uint32_t n = lengthof(v->w);
  unsigned i;
  for (i = 1; i < NBACK; i++)
    if (lengthof(&m->back[i]) == n && n > 1 &&
        memcmp(s + m->back[i].first, s + v->w->first, n) == 0)
      return 1;
  return 0;
}

/* `SALINA, Kan. Strong winds`: the place a story comes from, no dash behind */
static int dateline(machine *m, const evidence *v) {
  return m->small == 0 && m->words <= 5 && has(&m->lead[0], LOOK_CAPS) &&
         v->p->kind == TK_COMMA && v->capital && v->nw == 0 &&
         has(peek(m, 1), LOOK_LOWER);
}

/* `from the U.S. Initially, they`: an adverb and a comma open a sentence */
static int adverb(machine *m, const evidence *v) {
  const unsigned char *e = m->lx.text->s + v->w->end;
  return v->w->kind == TK_WORD && lengthof(v->w) > 5 && (e[-2] | 32) == 'l' &&
         (e[-1] | 32) == 'y' && peek(m, v->nw + 1)->kind == TK_COMMA &&
         knows(m);
}

/* --- before a word of which a capital alone is known ---------------------- */

/* what an abbreviation is there that nothing holds back */
static unsigned ending(const evidence *v) {
  return v->capital ? R_ABBR_CAPITAL : R_UNKNOWN_ABBR;
}

static unsigned company(machine *m, const evidence *v) {
  if (m->words <= 3 && !v->starter && has(v->t, LOOK_SERIES) &&
      (!has(v->p, LOOK_UPPER) || v->pcls & LC_STARTER))
    return R_ABBR_NAME; /* La S.p.A. Alfa */
  if (has(v->t, LOOK_SINGLE) && has(v->t, LOOK_UPPER) &&
      has(v->p, LOOK_SINGLE) && has(v->p, LOOK_DOT) &&
      m->back[0].first == v->t->first && !has(&m->back[2], LOOK_UPPER))
    return R_INITIAL; /* `S. A. Dupont`, but `Gil S. A. Pero` */
  if (m->small == 0 && m->words <= 4 && !recalls(m, v) &&
      !(classof(m, &m->lead[0]) & LC_STARTER))
    return R_ABBR_NAME; /* Service Corp. International said */
  if (fluent(m) && recalls(m, v)) return R_ABBR_CAPITAL;
  if (v->wcls & (LC_COMPANY | LC_ROLE | LC_SUFFIX)) return R_ABBR_NAME;
  if (islettered(m, v->w) || (has(v->w, LOOK_DOT) && has(v->w, LOOK_SINGLE)))
    return R_ABBR_NAME; /* Corp. X */
  return ending(v);
}

/* `Newark, N.J. Smith`, but `N.J. Turnpike` */
static unsigned state(const machine *m, const evidence *v) {
  if (v->wcls & LC_ROLE) return R_ABBR_NAME;
  if (v->p->kind != TK_COMMA && (has(v->t, LOOK_SERIES) || v->wcls & LC_TITLE))
    return R_ABBR_NAME;
  if (fluent(m) && v->p->kind == TK_COMMA && v->nw == 0 &&
      v->n->kind == TK_WORD && !(v->wcls & LC_JOINER) && !gl_isverbal(m, v->w))
    return R_ABBR_CAPITAL;
  if (v->p->kind != TK_COMMA && knows(m) && !m->lx.caseless &&
      (!has(v->p, LOOK_UPPER) || v->pcls & (LC_JOINER | LC_LEAD)))
    return R_ABBR_NAME; /* sold to Mass. Concert Hall */
  return ending(v);
}

/* after a name: `Martin Lee Jr. Park`, but `Lee Jr. Mr. Park` */
static int suffixed(const machine *m, const evidence *v) {
  return !recalls(m, v) && !(v->wcls & LC_TITLE) &&
         (has(v->p, LOOK_UPPER) ||
          (v->p->kind == TK_COMMA && !has(v->t, LOOK_SERIES)));
}

/* a measure, a month, what stands after a name */
static unsigned measure(const machine *m, const evidence *v, uint32_t c) {
  if (c & LC_SUFFIX && suffixed(m, v)) return R_ABBR_NAME;
  if (c & LC_NUMBER && gl_isroman(m, v->w)) return R_NUMBER; /* s. XIX */
  if (m->lx.caseless && c == LC_MONTH && v->p->kind != TK_NUMBER &&
      !(v->wcls & LC_JOINER))
    return R_ABBR_CAPITAL; /* the sea is `mar` in Spanish */
  if (m->lx.caseless && c & LC_UNIT && late(m, v) && !measured(m, v->p))
    return R_ABBR_CAPITAL; /* bread, salt, etc. they left */
  if (c & LC_MONTH && m->words <= 3 && classof(m, &m->lead[0]) & LC_LEAD)
    return R_TIME_LEAD; /* In Sept. Lee left */
  if (c & LC_UNIT && has(v->p, LOOK_UPPER) && has(v->w, LOOK_DOT) &&
      v->wcls & LC_TITLE)
    return R_ABBR_NAME; /* Deputy Dist. Atty. Lee */
  if (v->wcls & (LC_DIRECTION | LC_SUFFIX | LC_COMPANY)) return R_ABBR_NAME;
  if (has(v->w, LOOK_DOT) &&
      (iscompass(m, v->w) || (v->wcls & LC_UNIT && measured(m, v->p))))
    return R_ABBR_NAME; /* 8th Ave. N., 5 mil. Kc. */
  return ending(v);
}

/* `12 Elm St. Apt. 4`: a number in the address goes on with it */
static int inaddress(machine *m, const evidence *v, uint32_t c) {
  return c & (LC_STREET | LC_UNIT) && v->wcls & LC_NUMBER &&
         !(v->wcls & LC_STARTER) && has(v->w, LOOK_DOT) &&
         peek(m, v->nw + 1)->kind == TK_NUMBER && v->p->kind == TK_WORD &&
         has(v->p, LOOK_UPPER | LOOK_DIGIT);
}

/* `Phys. Rev. Lett. 12`: what may be a title is a piece of a name cut short */
static int injournal(machine *m, const evidence *v) {
  const gl_token *next;
  if (!(v->wcls & LC_TITLE) || !has(v->w, LOOK_DOT) || v->nw) return 0;
  next = peek(m, 1);
  return has(next, LOOK_DOT) && next->cls & LC_UNIT;
}

/* What does the class of the abbreviation make of it? */
static unsigned beforename(machine *m, const evidence *v, uint32_t c) {
  if (has(v->w, LOOK_DOT) && v->nw == 0 && knows(m) &&
      ((c & (LC_UNIT | LC_STATE) && v->wcls & (LC_NEVER | LC_UNIT)) ||
       (c & LC_STATE && v->wcls & LC_NUMBER)))
    return R_ABBR_NAME; /* Cal. Civ. Code, Sch. Dist. */
  if (inaddress(m, v, c)) return R_ABBR_NAME;
  if (c & LC_UNIT && injournal(m, v)) return R_ABBR_NAME;
  if (c & LC_COMPANY) return company(m, v);
  if (c & LC_STATE && v->n->kind == TK_DASH) return R_ABBR_NAME;
  if (c & LC_STREET && housed(m, v) &&
      (v->capital || (fluent(m) && !(v->wcls & (LC_JOINER | LC_ROLE)))))
    return R_ABBR_CAPITAL;
  if (c & LC_STATE) return state(m, v);
  if (c & (LC_UNIT | LC_MONTH | LC_SUFFIX)) return measure(m, v, c);
  if (adverb(m, v)) return R_ABBR_CAPITAL;
  if (c || has(v->t, LOOK_SERIES)) return R_ABBR_NAME; /* U.S. Senate */
  return has(v->t, LOOK_SINGLE) ? initial(m, v) : R_UNKNOWN_ABBR;
}

/* --- by its class --------------------------------------------------------- */

/* Where there are no capitals: whether what looks like an abbreviation is a
** word, for the text has it without a stop too, or a measure that ends. */
static int isword(machine *m, const evidence *v, uint32_t c) {
  const gl_token *t = v->t, *p = v->p;
  if (!(c & (LC_COMPANY | LC_UNIT | LC_MONTH | LC_STATE)) ||
      has(t, LOOK_SERIES | LOOK_SINGLE | LOOK_DIGIT))
    return 0;
  if (c & LC_COMPANY && v->wcls & (LC_JOINER | LC_ROLE)) return 0;
  if (gl_survey_bare(&m->lx.survey, m->lx.text->s + t->first, lengthof(t) - 1))
    return 1;
  if (v->nw || v->n->kind != TK_WORD || !(c & LC_UNIT)) return 0;
  if (v->wcls & (LC_JOINER | LC_ROLE | LC_DIRECTION) || iscompass(m, v->w))
    return 0;
  return p->kind == TK_NUMBER ? !attributive(m, v) : has(p, LOOK_DIGIT);
}

/* `He said no. I did not`, `No. A man did`, but `No. I of it`, `Fig. A shows`:
** what looks like a number is a word of one letter, for what looks like an
** abbreviation may be one too. */
static int answered(machine *m, const evidence *v) {
  const gl_token *t = v->t, *w = v->w;
  if (v->nw || !v->starter || !has(w, LOOK_SINGLE) || has(w, LOOK_DOT) ||
      !has(peek(m, 1), LOOK_LOWER))
    return 0;
  return has(t, LOOK_LOWER) ||
         (t->cls & LC_STARTER && (m->words == 1 || v->quoted));
}

/* A name in quotation marks inside a name: `Gov. C.L. "Butch" Otter` */
static int nickname(machine *m, const evidence *v) {
  const unsigned look =
      fluent(m) && v->t->cls == 0 ? LOOK_UPPER | LOOK_LOWER : LOOK_UPPER;
  unsigned k = 2;
  if (v->quoted || v->n->kind != TK_QUOTE || v->nw != 1 || !has(v->w, look))
    return 0;
  if (peek(m, k)->kind == TK_WORD) k++;
  return isclose(peek(m, k)) && !isspaced(peek(m, k)) &&
         has(peek(m, k + 1), look) &&
         !(classof(m, peek(m, k + 1)) & LC_STARTER);
}

/* Mr. Mrs. Ms.: what everybody is called, so that no office or body stands
** before it: `left the U.S. Mr. Lee`, but `the U.S. Sen. Lee` */
static int iscivil(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s + t->first;
  return has(t, LOOK_DOT) && t->cls & LC_TITLE && lengthof(t) <= 4 &&
         (s[0] | 32) == 'm' && ((s[1] | 32) == 'r' || (s[1] | 32) == 's');
}

/* words seldom first, prepositions excepted: `Acme Co. "have been lax"` */
static int isinner(uint32_t c) {
  return (c & (LC_JOINER | LC_LEAD)) == LC_JOINER;
}

/* The classes that count here. Of an abbreviation of two words: a measure after
** a number (`1999 г.`), what stands before a name elsewhere (`г. Москва`). */
static uint32_t classes(const machine *m, const evidence *v) {
  uint32_t c = v->t->cls & LC_DOTTED;
  if (has(v->t, LOOK_UPPER) && has(v->t, LOOK_SINGLE) &&
      !has(v->t, LOOK_SERIES) && !m->lx.caseless && !inpieces(v))
    c &= ~(uint32_t)(LC_UNIT | LC_TIME); /* В. Иванов is no century */
  if (c & (LC_NEVER | LC_TITLE) && c & (LC_UNIT | LC_TIME))
    c &= ~(uint32_t)(measured(m, v->p) ? LC_NEVER | LC_TITLE
                                       : LC_UNIT | LC_TIME);
  return c;
}

/* A number is next. */
static unsigned beforedigit(machine *m, const evidence *v, uint32_t c) {
  if (c & LC_TIME && v->nw == 0 && classof(m, peek(m, 1)) & LC_TIME)
    return R_ABBR_CAPITAL; /* 7 p.m. 8 a.m. is */
  return (c & (LC_SUFFIX | LC_NUMBER)) == LC_SUFFIX && !v->opens
             ? R_ABBR_CAPITAL
             : R_NUMBER;
}

/* What ends no sentence, unless it is none: `left RT. The network` is no Right
** Hon., and what is a measure elsewhere may end: `Ana, Ivan i dr. Onda`. */
static unsigned never(const machine *m, const evidence *v) {
  if (!v->capital || !v->starter || !knows(m)) return R_NEVER;
  if (v->t->cls & (LC_UNIT | LC_TIME) && !has(v->t, LOOK_UPPER))
    return R_ABBR_STARTER;
  return has(v->t, LOOK_CAPS) && !has(v->t, LOOK_SERIES) &&
                 !has(v->w, LOOK_CAPS)
             ? R_ABBR_STARTER
             : R_NEVER;
}

/* What stands before numbers, and none in digits is next. */
static unsigned numbered(machine *m, const evidence *v) {
  if (numbers(m, v->w) && !v->opens) return R_NUMBER;
  if (v->wcls & LC_TIME && has(v->w, LOOK_DOT) && !v->nw)
    return R_NUMBER; /* III sec. a.C. */
  if (fluent(m) && !gl_isroman(m, v->w) && lengthof(v->w) > 1 &&
      !has(v->w, LOOK_DOT) && !has(v->t, LOOK_SINGLE))
    return R_NOT_NUMBER;
  if (has(v->t, LOOK_UPPER) && has(v->t, LOOK_SINGLE)) return initial(m, v);
  if (m->lx.caseless && knows(m) && v->w->kind == TK_WORD &&
      lengthof(v->t) > 3 && lengthof(v->w) > 1 && !(v->wcls & LC_JOINER))
    return R_NOT_NUMBER;
  if (!v->capital ||
      (has(v->w, LOOK_DOT) && v->wcls & (LC_NUMBER | LC_NEVER)) ||
      ((islettered(m, v->w) || initials(v->w)) && !v->opens && !answered(m, v)))
    return R_NUMBER;
  return R_NOT_NUMBER;
}

/* A quotation is next that is no nickname. */
static int quotes(const machine *m, const evidence *v, uint32_t c) {
  return v->n->kind == TK_QUOTE && !(c & (LC_STREET | LC_COUNTRY)) &&
         (v->capital || (m->lx.caseless && !(fluent(m) && isinner(v->wcls))));
}

/* Any other one: by what is next, then by its class. */
static unsigned other(machine *m, const evidence *v, uint32_t c) {
  const int known = c || has(v->t, LOOK_SERIES);
  if (fluent(m) && isword(m, v, c)) return R_WORD;
  if (m->words <= 1) return R_ABBR_NAME; /* M.D. Anderson */
  if (v->n->kind == TK_DASH && !(v->n->gap & GAP_LINE) && known)
    return R_ABBR_NAME; /* PORTSMOUTH, N.H. -- A */
  if (v->capital && iscivil(m, v->w) && v->nw == 0 &&
      (c & ~(uint32_t)LC_STREET || has(v->t, LOOK_SERIES)))
    return R_ABBR_CAPITAL;
  if (c & LC_DIRECTION && addressed(m, v)) return R_ABBR_NAME;
  if (c & LC_STATE && dateline(m, v)) return R_ABBR_NAME;
  if (nickname(m, v)) return R_INITIAL;
  if (quotes(m, v, c)) return R_ABBR_QUOTE;
  /* `5th St. It`, but `the St. The` is no street */
  if (v->starter && v->capital && known &&
      (!(c & LC_STREET) || has(v->p, LOOK_UPPER | LOOK_DIGIT)))
    return R_ABBR_STARTER;
  return beforename(m, v, c);
}

unsigned gl_abbreviation(machine *m, const evidence *v) {
  uint32_t c;
  if (v->lower) return R_LOWER;
  c = classes(m, v);
  if (v->digit) return beforedigit(m, v, c);
  if (v->n->kind == TK_BRACKET)
    return v->wcls & LC_CREDIT ? R_CREDIT : R_ABBR_BRACKET;
  if (v->bracketed && !v->quoted) return R_ABBR_BRACKET;
  if (c & (LC_NEVER | LC_TITLE)) return never(m, v);
  if (c & LC_NUMBER && !(c & (LC_UNIT | LC_COMPANY))) return numbered(m, v);
  if (c & LC_TIME) return hour(m, v);
  return other(m, v, c);
}
