/*
** evidence.c: what stands around a place where a sentence may end, and what the
** tokens there are.
*/
#include "boundary.h"

#include <string.h>

uint32_t gl_numberof(const machine *m, const gl_token *t) {
  uint32_t n = 0, i;
  if (t->kind != TK_NUMBER || lengthof(t) > 3) return 0;
  for (i = t->first; i < t->end; i++) {
    unsigned d = m->lx.text->s[i] - (unsigned)'0';
    if (d > 9) return 0;
    n = n * 10 + d;
  }
  return n;
}

int gl_isroman(const machine *m, const gl_token *t) {
  static const char *const part[] = {"c",  "xc", "l",  "xl", "x",
                                     "ix", "v",  "iv", "i"};
  static const uint32_t value[] = {100, 90, 50, 40, 10, 9, 5, 4, 1};
  uint32_t n, at = t->first, i;
  if (t->kind != TK_WORD || lengthof(t) < 2) return 0;
  if (!has(t, LOOK_CAPS) && !m->lx.caseless) return 0;
  n = gl_token_roman(&m->lx, t);
  if (n == 0 || n > 399) return 0;
  for (i = 0; n; n < value[i] ? i++ : 0)
    for (; n >= value[i]; n -= value[i]) {
      const char *p = part[i];
      for (; *p; p++)
        if (at == t->end || (m->lx.text->s[at++] | 32) != *p) return 0;
    }
  return at == t->end;
}

int gl_isverbal(const machine *m, const gl_token *t) {
  const unsigned char *e = m->lx.text->s + t->end;
  if (!fluent(m) || t->kind != TK_WORD || lengthof(t) < 5 ||
      !has(t, LOOK_LOWER))
    return 0;
  if ((e[-1] | 32) == 'd') return (e[-2] | 32) == 'e';
  return (e[-1] | 32) == 'g' && (e[-2] | 32) == 'n' && (e[-3] | 32) == 'i';
}

int gl_hassign(const machine *m, const char *sign, uint32_t cls) {
  return m->lang && m->lang->has & cls &&
         gl_lang_find(m->lang, (const unsigned char *)sign, 1, 1, NULL) & cls;
}

/* --- around a mark -------------------------------------------------------- */

/* that's, who'd, but not isn't */
static int shortened(machine *m, const evidence *v) {
  const gl_token *c = peek(m, v->nw + 1);
  return c->cls == LC_CLITIC && (byteof(m, c) | 32) != 'n';
}

/* `'s Avonds`, `'t Was`: behind what is left of a word the next one has its
** capital */
static int iselided(machine *m, const evidence *v) {
  const gl_token *w = v->w, *next;
  const unsigned char *s = m->lx.text->s + w->first;
  if (*s != '\'' && (*s != 0xE2 || s[1] != 0x80)) return 0; /* U+2019 */
  next = peek(m, v->nw + 1);
  return has(next, LOOK_UPPER) && next->gap == GAP_SPACE;
}

void gl_gather(machine *m, evidence *v, const gl_token *t) {
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
  /* a Latin word in a script without capitals */
  if (v->p->kind == TK_WORD && byteof(m, v->p) > 0x7F &&
      !has(v->p, LOOK_LOWER | LOOK_UPPER))
    v->lower = 0;
  if (v->lower && !has(t, LOOK_DOT)) v->begins |= iselided(m, v);
  v->starter = (v->wcls & LC_STARTER) != 0 || v->begins;
  if (v->starter && has(v->w, LOOK_DOT) && v->wcls & LC_NUMBER &&
      peek(m, k + 1)->kind == TK_NUMBER)
    v->starter = 0; /* U.S. No. 1 */
  if (m->lx.caseless && v->lower) {
    v->lower = 0;
    v->starter =
        v->starter && (!(v->wcls & (LC_JOINER | LC_ROLE)) || shortened(m, v));
    v->capital = v->starter || (v->wcls & LC_TITLE && has(v->w, LOOK_DOT));
  } else
    v->capital = v->w->kind == TK_LINK ||
                 (v->w->kind == TK_WORD && !v->lower && !v->digit);
  if (v->begins) v->lower = 0, v->capital = 1;
}

/* --- who says it ---------------------------------------------------------- */

int gl_attribution(machine *m, const evidence *v) {
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

int gl_saying(machine *m, const evidence *v) {
  unsigned k;
  if (v->wcls & LC_SAYING) return 1;
  for (k = 1; k < (v->wcls & LC_TITLE ? 5u : 3u); k++)
    if (classof(m, peek(m, k)) & LC_SAYING) return 1;
  return 0;
}

int gl_tells(machine *m, const evidence *v) {
  unsigned k;
  if (!v->quoted || v->nw || has(v->w, LOOK_UPPER | LOOK_LOWER)) return 0;
  for (k = 0; k + 1 < NAHEAD && peek(m, k)->kind == TK_WORD; k++) {
    unsigned next = peek(m, k + 1)->kind;
    if (classof(m, peek(m, k)) & LC_SAYING &&
        (k == 0 || next == TK_COMMA || next == TK_FULL || next == TK_STOP))
      return 1;
  }
  return 0;
}
