/*
** list.c: lists: the marks of items, what they count, and where an item begins.
** (In short texts: counts and asksbetween in brief.c.)
*/
#include "boundary.h"

#include <string.h>

/* The list mark that stands at place k: `2.` `2)` `b.` `iv.)` `(2).`, not a
** part of something longer. Returns whether there is one. */
static int marksitem(machine *m, unsigned k, count *c) {
  const gl_token *t = peek(m, k), *s;
  const int bracket = t->kind == TK_BRACKET && isopen(t);
  c->plain = c->roman = 0;
  if (bracket) t = peek(m, ++k);
  if (t->kind == TK_NUMBER) {
    c->plain = gl_numberof(m, t);
  } else if (t->kind == TK_WORD) {
    c->roman = gl_token_roman(&m->lx, t);
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

int gl_listmark(machine *m, unsigned k, count *c) {
  if (marksitem(m, k, c)) return 1;
  c->plain = c->roman = 0;
  return 0;
}

int gl_countson(const count *before, const count *c) {
  if (c->plain && c->plain == before->plain + 1 && before->plain) return 1;
  if (c->roman && c->roman == before->roman + 1 && before->roman) return 1;
  return (c->plain == 1 && before->plain > 1) ||
         (c->roman == 1 && before->roman > 1);
}

int gl_listbegins(machine *m) {
  count c;
  if (!gl_listmark(m, 0, &c)) return 0;
  return c.plain == 1 || c.roman == 1 || gl_countson(&m->prior, &c);
}

int gl_numbers(const machine *m, const gl_token *t) {
  uint32_t i;
  if (gl_numberof(m, t)) return 1;
  if (t->kind != TK_WORD || lengthof(t) > 4) return 0;
  if (lengthof(t) == 1) return 1;
  for (i = t->first; i < t->end; i++)
    if (!memchr("ivxIVX", m->lx.text->s[i], 6)) return 0;
  return 1;
}

/* `-` or `*` at the begin of a line, a space behind it */
static int bulleted(machine *m, const gl_token *t) {
  return t->gap & GAP_LINE && lengthof(t) == 1 &&
         (t->kind == TK_DASH || byteof(m, t) == '*') && isspaced(peek(m, 1)) &&
         (m->lead[0].kind == t->kind || mayend(&m->back[0]) ||
          m->lx.text->s[m->end - 1] == ':');
}

/* A list mark at the begin of a line: a line that was wrapped may begin with
** a number or a letter too, so something else has to speak for it. */
static int itemline(machine *m, const count *c) {
  const gl_token *last = &m->back[0];
  if (has(last, LOOK_DOT) && last->cls & (LC_NEVER | LC_TITLE | LC_NUMBER))
    return gl_survey_width(&m->lx.survey) ==
           0; /* `M.Ö.`, and 14. begins the next line */
  if (classof(m, last) & (LC_DAY | LC_JOINER | LC_LEAD)) return 0; /* May|10. */
  return mayend(last) || isclose(last) || byteof(m, last) == ':' ||
         gl_survey_width(&m->lx.survey) == 0 ||
         (inlist(m) && gl_countson(&m->list, c));
}

/* Whether the item after this one can be seen too: `x) yes y) no` */
static int another(machine *m, const count *c) {
  count d;
  unsigned k;
  for (k = 2; k + 4 <= NAHEAD; k++)
    if (gl_listmark(m, k, &d)) return gl_countson(c, &d);
  return 0;
}

int gl_itembegins(machine *m) {
  const gl_token *t = peek(m, 0);
  count c;
  if (t->kind == TK_BULLET)
    return t->gap & GAP_LINE || m->lead[0].kind == TK_BULLET;
  if (bulleted(m, t)) return 1;
  if (m->depth || !isspaced(t)) return 0;
  if (!(inlist(m) || t->gap & GAP_LINE) || !gl_listmark(m, 0, &c)) return 0;
  if (t->gap & GAP_LINE && itemline(m, &c)) return 1;
  return inlist(m) && gl_countson(&m->list, &c) &&
         (m->item > 2 || m->series || (m->item > 1 && another(m, &c)));
}
