/*
** unmarked.c: where sentences end that no mark ends: at the end of a line that
** was meant, before an item of a list, behind the head of a message, and in
** languages that are written without marks. (In short texts: asksof, endsline
** and asksbetween in brief.c.)
*/
#include "boundary.h"

#include <string.h>

#include "ucd.h"

/* a line drawn of signs: ===== _____ */
static int drawn(const machine *m, const gl_token *t) {
  const int b = byteof(m, t);
  uint32_t i;
  if (!memchr("=*_-~#+", b, 7)) return 0;
  for (i = t->first + 1; i < t->end; i++)
    if (m->lx.text->s[i] != b) return 0;
  return 1;
}

static inline int isruler(const machine *m, const gl_token *t) {
  return lengthof(t) >= 5 && (t->kind != TK_WORD || byteof(m, t) == '_') &&
         drawn(m, t);
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
  if (!(m->dated & 1) || isnoon(m, t)) return 0;
  if (isnoon(m, b)) b++;
  return holds(m, b, ':') && holds(m, b + 1, '/') &&
         (has(t, LOOK_UPPER) || m->lx.caseless || holds(m, &m->lead[0], '/'));
}

/* `Sunday, 21 May 2010, 05:01 GMT The Post: Parliament meets` */
static int headed(const machine *m, const gl_token *t) {
  const gl_token *b = m->back;
  if (m->dated < 2) return 0;
  if (m->tokens_in == 6 && m->dated == 2 && b[0].kind == TK_NUMBER &&
      b[1].kind == TK_COMMA && classof(m, &m->lead[0]) & LC_DAY &&
      classof(m, &b[3]) & (LC_DAY | LC_MONTH))
    return t->kind == TK_WORD && has(t, LOOK_UPPER); /* the line of a story */
  return m->back[0].kind == TK_COMMA && byteof(m, &m->back[0]) == ':' &&
         isspaced(t) && t->kind == TK_WORD && m->dated == 3 && !m->depth &&
         !has(t, LOOK_LOWER) && m->words <= 16 &&
         classof(m, &m->lead[0]) & (LC_DAY | LC_MONTH);
}

/* `Regards, Jo Lee` and the next; `Dear all, I` */
static int letterform(machine *m, const gl_token *t) {
  const gl_token *n;
  if (!gl_lang_has(m->lang, LC_OPENING | LC_CLOSING)) return 0;
  if (m->back[0].kind != TK_COMMA && m->back[0].kind != TK_DASH) return 0;
  if (m->tokens_in > 5 || !(has(t, LOOK_UPPER) || m->lx.caseless)) return 0;
  if (classof(m, &m->lead[0]) & LC_OPENING) return classof(m, t) & LC_STARTER;
  if (classof(m, t) & LC_TITLE && !(t->gap & GAP_LINE))
    return 0; /* Thanks, Mr. */
  n = peek(m, 1);
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
  if (inlist(m) && gl_survey_width(&m->lx.survey) == 0 && has(t, LOOK_UPPER) &&
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
  if (gl_survey_items(&m->lx.survey) && !(classof(m, last) & LC_JOINER))
    return 1;
  if (fluent(m) && w->kind == TK_WORD) return !(classof(m, w) & LC_JOINER);
  return w->kind == TK_NUMBER || iscircled(m, w) ||
         (w->kind == TK_WORD && !has(w, LOOK_LOWER | LOOK_MIXED));
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
      m->back[0].kind != TK_WORD || !gl_hassign(m, " ", LC_FINAL))
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

/* letters of Hangul by themselves, which laugh or weep: U+3130 */
static int isjamo(const machine *m, const gl_token *t) {
  return lengthof(t) > 2 && byteof(m, t) == 0xE3 &&
         m->lx.text->s[t->first + 1] - 0x84u <= 2;
}

/* Whether the last word has one of the endings that close sentences, which have
** two syllables or one: Korean, written without marks, `좋아요 그래서`. */
static int closes(const machine *m, const gl_token *t) {
  const unsigned char *s = m->lx.text->s, *at;
  const gl_token *w = &m->back[0];
  unsigned n;
  if (m->lang == NULL || !m->lang->finals || m->depth || m->quoting) return 0;
  if ((byteof(m, w) == '~' && !isspaced(w)) || isjamo(m, w)) w = &m->back[1];
  at = s + w->end;
  if (w->kind != TK_WORD || lengthof(w) < 6 ||
      !(m->lang->finals >> (at[-1] & 63) & 1))
    return 0;
  if (!(t->kind == TK_WORD || t->kind == TK_NUMBER) || isjamo(m, t)) return 0;
  for (n = 0; n < 2; n++) {
    at = gl_step_back(s, at);
    if (*at < 0xE3) return 0;
    if (gl_lang_find(m->lang, at, (size_t)(s + w->end - at), 1, NULL) &
        LC_FINAL)
      return !(classof(m, t) & LC_JOINER);
  }
  return 0;
}

/* `"If you please--" The Rabbit`: a speech that was broken off */
static int brokenoff(const machine *m, const gl_token *t) {
  const gl_token *b = m->back;
  return isclose(b) && b[1].kind == TK_DASH && !isspaced(b) &&
         has(t, LOOK_UPPER) && classof(m, t) & LC_STARTER;
}

/* A semicolon before a word that opens sentences. */
static int parts(const machine *m, const gl_token *t) {
  const gl_token *b = m->back;
  return b->kind == TK_COMMA && byteof(m, b) == ';' && isspaced(t) &&
         has(t, LOOK_UPPER) && !m->lx.caseless && !m->depth &&
         has(b + 1, LOOK_LOWER | LOOK_DIGIT) && m->words > 3 &&
         (lengthof(t) > 1 || byteof(m, t) != 'I') && classof(m, t) & LC_STARTER;
}

unsigned gl_cutbefore(machine *m) {
  const gl_token *t = peek(m, 0);
  if (t->gap & GAP_PARA) return R_PARAGRAPH;
  if (t->gap & (inlist(m) ? GAP_LINE : GAP_BREAK) && lineends(m, t))
    return R_LINE;
  if (isspaced(t) && (isruler(m, t) || isruler(m, &m->back[0]))) return R_RULER;
  if (stamped(m, t) || headed(m, t)) return R_STAMP;
  if (letterform(m, t)) return R_LETTER_FORM;
  if (brokenoff(m, t)) return R_BROKEN;
  if (parts(m, t)) return R_SEMICOLON;
  if (isspaced(t) && spacebegins(m, t)) return R_SPACE;
  if (isspaced(t) && closes(m, t)) return R_ENDING;
  if (!(t->gap & GAP_LINE || inlist(m) || t->kind == TK_BULLET)) return R_NONE;
  return gl_itembegins(m) ? R_LIST_ITEM : R_NONE;
}

int gl_isaside(machine *m) {
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
