/*
** window.c: a window of tokens that moves over a text, for the model of
** sentence ends. Each token is described once, more and more from afar; of what
** has gone by is known how the paragraph looks, the sentence so far, and, in a
** memory of bits, what sentences began and ended with.
*/
#include "window.h"

#include <string.h>

/* --- tokens --------------------------------------------------------------- */

static uint32_t lengthclass(uint32_t n) {
  return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 13 ? 6 : 7;
}

static void describe(const window *w, item *k) {
  const gl_token *t = &k->t;
  const unsigned char *s = w->lx.text->s + t->first;
  uint32_t n = t->end - t->first, letters = t->look & (LOOK_UPPER | LOOK_LOWER);
  k->use = USE_OTHER;
  if (t->kind == TK_END) {
    k->word = k->tail = k->does = k->shape = k->form = 0x51ED27u;
    k->cls = 0;
    return;
  }
  k->word = gl_use_hash(s, n);
  k->cls = gl_token_class(&w->lx, t);
  k->tail = n > 4 ? gl_use_hash(s + n - 3, 3) : k->word;
  k->shape = mix(t->kind, t->look & 0x6Fu);
  if (t->kind == TK_WORD || t->kind == TK_NUMBER)
    k->shape = mix(k->shape, t->kind == TK_WORD ? n > 1 : lengthclass(n));
  else if (t->kind != TK_LINK)
    k->shape = mix(mix(k->shape, s[0]), n < 4 ? n : 4);
  k->form = t->kind == TK_WORD     ? 8 + letters
            : t->kind == TK_NUMBER ? 1
                                   : k->shape;
  k->does = k->shape;
  if (t->kind == TK_WORD && !(t->look & LOOK_DOT)) {
    k->use = gl_use_of(&w->uses, k->word, s, n);
    k->does = (uint32_t)k->use * 4 + letters;
  }
}

void gl_window_read(window *w) {
  item *i = &w->ring[(w->at + w->n + 1) % NWINDOW];
  gl_lexer_next(&w->lx, &i->t);
  describe(w, i);
  w->n++;
}

/* --- the paragraph -------------------------------------------------------- */

static unsigned paragraphend(int last, int mark) {
  return mark                   ? (unsigned)last
         : last == ':'          ? 1
         : last > 0x7F          ? 2
         : strchr(")\"'", last) ? 3
         : last == ','          ? 4
                                : 0;
}

static void survey(window *w, size_t begin) {
  const gl_text *x = w->lx.text;
  paragraph *p = &w->para;
  size_t i = begin;
  int lines = 0, space = 1, last = 0, mark = 0;
  if (begin < p->end) return; /* one that other marks divide: seen once */
  memset(p, 0, sizeof *p);
  p->lower = x->s[begin] >= 'a' && x->s[begin] <= 'z';
  for (; i < x->len; i++) {
    int c = x->s[i];
    if (c == '\n' && ++lines > 1) break;
    if (c <= ' ') {
      p->marks += (uint32_t)(mark && !space);
      p->labels += (uint32_t)(last == ':' && !space);
      space = 1;
      continue;
    }
    lines = 0;
    p->words += (uint32_t)space;
    p->capitals += (uint32_t)(space && c >= 'A' && c <= 'Z');
    p->digits += (uint32_t)(space && c >= '0' && c <= '9');
    p->bullets += (uint32_t)(space && (c == '-' || c == '*'));
    space = 0;
    mark = c == '.' || c == '!' || c == '?';
    last = c;
  }
  p->end = i;
  p->last = paragraphend(last, mark);
}

/* How many words there are up to the next mark in the paragraph, counted from
** byte `from`. Each stretch is looked at once. */
static void findmark(window *w, size_t from) {
  const gl_text *x = w->lx.text;
  size_t i;
  int space = 1, lines = 0;
  if (from < w->markat) return;
  w->markwords = 0;
  for (i = from; i < x->len; i++) {
    int c = x->s[i];
    if (c == '\n' && ++lines > 1) break;
    if (c > ' ') lines = 0;
    if (c > ' ' && space) w->markwords++;
    space = c <= ' ';
    if ((c == '.' || c == '!' || c == '?') &&
        (i + 1 == x->len || x->s[i + 1] <= ' '))
      break;
  }
  w->markat = i + 1;
  w->markkind = i == x->len ? 0u : x->s[i] == '\n' ? 0u : x->s[i];
}

/* --- what has been -------------------------------------------------------- */

uint32_t gl_window_number(const window *w, const gl_token *t) {
  uint32_t n = 0, i;
  for (i = t->first; i < t->end && i < t->first + 4; i++) {
    unsigned d = w->lx.text->s[i] - (unsigned)'0';
    if (d > 9) break;
    n = n * 10 + d;
  }
  return n;
}

static void beginparagraph(window *w) {
  item *t = peek(w, 0);
  survey(w, t->t.first);
  w->intopara = w->now.words = 0;
  w->depth = w->quotes = 0;
  w->lastend = GL_NPLACES;
  memset(w->kinds, 0, sizeof w->kinds);
  memset(w->since, 0, sizeof w->since);
  remember(w->ended, back(w, 0)->word);
}

static void beginsentence(window *w) {
  const item *second = peek(w, 1), *t = peek(w, 0);
  sentence *s = &w->now;
  w->past.word = s->word, w->past.shape = s->shape;
  s->word = t->word, s->shape = t->shape, s->does = t->does;
  s->next = second->does;
  s->number = gl_window_number(w, &t->t);
  s->letter = t->cls & (LC_CLOSING | LC_OPENING);
  s->capitals = 1;
  s->has = 0;
  remember(w->begun, t->word);
}

void gl_window_end(window *w, unsigned place) {
  const item *l = back(w, 0);
  remember(w->ended, l->word);
  w->past.words = w->now.words;
  w->endword = l->word, w->endshape = l->shape;
  if (place == GL_PLACE_PLAIN || place == GL_PLACE_LAYOUT)
    w->unmarked++;
  else
    w->marked++;
  w->now.words = 0;
  w->lastend = place;
}

static void opened(window *w) {
  const gl_token *t = &back(w, 0)->t;
  if (t->kind == TK_QUOTE) w->quotes = (t->look & LOOK_OPEN) != 0;
  if (t->kind == TK_BRACKET) {
    if (t->look & LOOK_OPEN)
      w->depth++;
    else if (w->depth)
      w->depth--;
  }
}

void gl_window_advance(window *w) {
  const item *t;
  unsigned k;
  if (peek(w, 0)->t.gap & GAP_PARA) beginparagraph(w);
  if (w->now.words == 0) beginsentence(w);
  t = peek(w, 0);
  if (t->t.look & LOOK_UPPER)
    w->capsrun += w->capsrun < NAHEAD - 1;
  else
    w->capsrun = 0;
  for (k = 0; k < NKINDS; k++) w->since[k] += w->since[k] > 0;
  w->kinds[t->t.kind]++;
  w->since[t->t.kind] = 1;
  if (t->t.look & LOOK_LOWER) w->now.capitals = 0;
  w->now.has |= hasof(t);
  w->now.words++;
  w->intopara++;
  w->at = (w->at + 1) % NWINDOW;
  w->n--;
  findmark(w, t->t.first);
  if (w->markwords && t->t.gap) w->markwords--;
  opened(w);
}

/* Before the first token there is none. */
static void clearring(window *w) {
  unsigned k;
  describe(w, &w->ring[0]);
  for (k = 1; k < NWINDOW; k++) w->ring[k] = w->ring[0];
}

void gl_window_init(window *w, const gl_text *text, const gl_lang *lang,
                    const gl_sentopt *opt) {
  memset(w, 0, sizeof *w);
  gl_lexer_init(&w->lx, text, lang, opt);
  gl_uses_fill(&w->uses);
  clearring(w);
}
