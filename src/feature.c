/*
** feature.c: what the model of sentence ends knows of a place, as hashes: words
** and their kinds on both sides, the paragraph, the sentence so far and what
** may be the next, what was like it before. The weights of a model are of
** these.
*/
#include "window.h"

/* small numbers apart, large ones by their size */
static uint32_t amount(uint32_t n) {
  uint32_t k = 4;
  if (n < 5) return n;
  while (n > 6) n -= n / 3, k++;
  return k;
}

/* What follows a place, up to a mark or the end of the paragraph. */
typedef struct outlook {
  unsigned has; /* HAS_* */
  unsigned capitals;
  uint32_t mark, label, comma, again; /* tokens up to these, or FAR; `again`
                                      ** is the first word once more */
} outlook;

/* A place as its features are made: tokens to its left and right, what the
** rules said with whether there is a gap, the shapes next to it. */
typedef struct view {
  const window *w;
  gl_scored *p;
  uint32_t id;
  const item *l[NBACK], *r[NBACK];
  uint32_t place, shapes, since; /* `since` the last end: an amount */
  outlook out;
} view;

static void put(view *v, uint32_t h) {
  v->p->feature[v->p->n++] = mix(h, ++v->id * 0x85EBCA6Bu);
}

static void lookout(window *w, outlook *out) {
  const uint32_t first = peek(w, 0)->word;
  unsigned k;
  out->has = 0;
  out->capitals = 1;
  out->mark = NAHEAD - 1;
  out->label = out->comma = out->again = FAR;
  for (k = 0; k < NAHEAD - 1; k++) {
    const item *i = peek(w, k);
    if (i->t.kind == TK_END || i->t.gap & GAP_PARA) {
      out->mark = k + 2 * NAHEAD;
      out->has |= HAS_END;
      return;
    }
    if (k && out->again == FAR && i->word == first) out->again = k;
    if (i->t.kind == TK_STOP || i->t.kind == TK_MARK) {
      out->mark = k;
      out->has |= HAS_MARK;
      return;
    }
    if (i->t.kind == TK_COMMA && out->comma == FAR) out->comma = k;
    if (i->t.kind == TK_COMMA && out->label == FAR &&
        w->lx.text->s[i->t.first] == ':')
      out->label = k;
    if (i->t.look & LOOK_LOWER) out->capitals = 0;
    out->has |= hasof(i);
  }
}

static void wordfeatures(view *v) {
  const item *l = v->l[0], *l1 = v->l[1], *r = v->r[0], *r1 = v->r[1];
  const uint32_t at = v->place, place = v->p->place;
  put(v, at);
  put(v, mix(l->word, at));
  put(v, mix(r->word, at));
  put(v, mix3(r->word, r->shape, at));
  put(v, mix(l1->word, place));
  put(v, mix(r1->word, place));
  put(v, mix(v->l[2]->word, place));
  put(v, mix(v->r[2]->word, place));
  put(v, mix3(l->word, r->word, at));
  put(v, mix3(l->word, r->shape, at));
  put(v, mix3(l->shape, r->word, at));
  put(v, mix3(l->word, r->form, at));
  put(v, mix3(l->form, r->word, at));
  put(v, mix3(l->word, r->does, at));
  put(v, mix3(l->does, r->word, at));
  put(v, mix3(l1->word, l->word, r->shape));
  put(v, mix3(l1->shape, l->word, r->shape));
  put(v, mix3(r->word, r1->word, at));
  put(v, mix3(r->word, r1->shape, at));
  put(v, mix3(l->tail, r->shape, at));
  put(v, mix3(l->tail, r->tail, at));
  put(v, mix3(l->cls, r->cls, at));
  put(v, mix3(r->cls, r->shape, at));
}

/* Sequences of three kinds of knowledge: x[0] to x[2] are what stands to the
** left, y to the right. */
static void sequences(view *v, const uint32_t *x, const uint32_t *y) {
  const uint32_t both = mix3(x[0], y[0], v->place);
  put(v, both);
  put(v, mix(both, x[1]));
  put(v, mix(both, y[1]));
  put(v, mix3(both, x[1], y[1]));
  put(v, mix3(both, x[1], x[2]));
  put(v, mix3(both, y[1], y[2]));
  put(v, mix(mix3(both, x[1], x[2]), mix(y[1], y[2])));
}

static void shapefeatures(view *v) {
  uint32_t x[3], y[3];
  unsigned k;
  put(v, mix(v->shapes, v->place));
  for (k = 0; k < 3; k++) x[k] = v->l[k]->form, y[k] = v->r[k]->form;
  sequences(v, x, y);
  put(v, mix3(v->since, y[0], v->place));
  for (k = 0; k < 3; k++) x[k] = v->l[k]->does, y[k] = v->r[k]->does;
  sequences(v, x, y);
  put(v, mix4(y[0], y[1], y[2], v->place));
  put(v, mix4(x[0], x[1], x[2], v->place));
}

/* of the paragraph, and where in it the place is */
static void paragraphfeatures(view *v) {
  const window *w = v->w;
  const paragraph *p = &w->para;
  const uint32_t at = v->place, shape = v->r[0]->shape,
                 words = amount(p->words);
  const uint32_t kind = mix3(amount(p->marks), p->last, at);
  const uint32_t caps = p->words ? p->capitals * 8 / p->words : 0;
  const uint32_t left = p->words < w->intopara ? 0 : p->words - w->intopara;
  const uint32_t mark = amount(w->markwords);
  put(v, mix(kind, shape));
  put(v, mix(kind, v->shapes));
  put(v, mix(kind, v->since));
  put(v, mix3(kind, words, shape));
  put(v, mix3(amount(left), v->since, at));
  put(v, mix3(amount(w->intopara), v->shapes, at));
  put(v, mix4(w->depth > 0, w->quotes, shape, at));
  put(v, mix4(w->lx.caseless, p->lower, shape, at));
  put(v, mix4(caps, words, v->shapes, at));
  put(v, mix4(caps, p->marks > 0, v->r[0]->word, at));
  put(v, mix4(p->digits * 8 / (p->words + 1), caps, v->shapes, at));
  put(v, mix4(amount(p->words / (p->marks + 1)), v->since, shape, at));
  put(v, mix3(amount(p->bullets), shape, at));
  put(v, mix4(amount(p->labels), v->out.label, shape, at));
  put(v, mix4(mark, v->since, shape, at));
  put(v, mix4(mark, w->markkind, v->shapes, at));
  put(v, mix4(mark, w->markkind, v->r[0]->word, at));
}

/* of the sentence so far, and of what might be the next */
static void sentencefeatures(view *v) {
  const sentence *s = &v->w->now;
  const outlook *out = &v->out;
  const item *l = v->l[0], *r = v->r[0];
  const uint32_t at = v->place;
  const unsigned clause = s->has & HAS_CLAUSE;
  const uint32_t clauses = mix(clause, out->has & HAS_CLAUSE);
  const uint32_t look = mix(s->has & (HAS_NUMBER | HAS_LINK), s->capitals);
  const uint32_t begun = mix3(s->words < 5 ? s->words : 5, look, s->letter);
  const uint32_t sofar = mix(clause, look);
  const uint32_t next = mix(out->has & ~HAS_CLAUSE, out->capitals);
  put(v, mix3(v->since, r->shape, at));
  put(v, mix3(v->since, v->shapes, at));
  put(v, mix3(out->mark, r->shape, at));
  put(v, mix3(out->mark, v->since, at));
  put(v, mix3(s->word, r->shape, at));
  put(v, mix3(s->shape, v->shapes, at));
  put(v, mix(clauses, at));
  put(v, mix3(clauses, r->does, at));
  put(v, mix3(clauses, v->shapes, at));
  put(v, mix4(clause, v->since, r->does, at));
  put(v, mix3(out->label, r->shape, at));
  put(v, mix3(out->label, v->shapes, at));
  put(v, mix3(begun, r->does, at));
  put(v, mix3(begun, r->shape, at));
  put(v, mix3(begun, v->shapes, at));
  put(v, mix3(begun, r->word, at));
  put(v, mix3(begun, next, at));
  put(v, mix4(begun, v->r[1]->does, r->does, at));
  put(v, mix3(sofar, next, at));
  put(v, mix4(sofar, next, r->does, at));
  put(v, mix3(sofar, l->does, at));
  put(v, mix4(sofar, out->comma, r->shape, at));
  put(v, mix4(next, out->comma, v->shapes, at));
  put(v, mix4(next, out->comma, l->word, at));
}

/* of what is like it before: in this sentence's begin, at ends in the text */
static void memoryfeatures(view *v) {
  const window *w = v->w;
  const item *l = v->l[0], *r = v->r[0];
  const sentence *s = &w->now;
  const uint32_t at = v->place, near = around(l, r);
  const uint32_t known =
      remembers(w->ended, l->word) * 2 + remembers(w->begun, r->word);
  const uint32_t parts =
      remembers(w->parted, near) * 2 + remembers(w->joined, near);
  const uint32_t ends = mix(w->endword == l->word, w->endshape == l->shape);
  const uint32_t rate = mix(amount(w->unmarked), amount(w->marked));
  const uint32_t like = mix(s->does == r->does, s->next == v->r[1]->does);
  uint32_t same = mix4(s->word == r->word, s->shape == r->shape,
                       w->past.word == r->word, w->past.shape == r->shape);
  if (s->number && gl_window_number(w, &r->t) == s->number + 1) same++;
  put(v, mix4(known, l->shape, r->shape, at));
  put(v, mix3(known, l->word, at));
  put(v, mix3(known, r->word, at));
  put(v, mix3(same, r->shape, at));
  put(v, mix3(same, l->shape, at));
  put(v, mix4(like, r->shape, v->since, at));
  put(v, mix3(like, r->word, at));
  put(v, mix4(amount(w->past.words), v->since, like, at));
  put(v, mix3(ends, like, at));
  put(v, mix3(ends, v->shapes, at));
  put(v, mix3(parts, r->shape, at));
  put(v, mix3(parts, v->shapes, at));
  put(v, mix3(rate, r->shape, at));
  put(v, mix3(rate, v->since, at));
  put(v, mix4(w->lastend, v->since, r->shape, at));
}

/* of rows: capitals on both sides, and one kind of token again and again */
static void rowfeatures(view *v, uint32_t run) {
  const window *w = v->w;
  const unsigned kind = v->r[0]->t.kind;
  const uint32_t at = v->place, shape = v->r[0]->shape;
  const uint32_t n = amount(w->kinds[kind]), ago = amount(w->since[kind]);
  const uint32_t caps =
      w->para.words ? w->para.capitals * 8 / w->para.words : 0;
  put(v, mix4(w->capsrun, run, v->shapes, at));
  put(v, mix4(w->capsrun, run, caps, at));
  put(v, mix4(v->out.again, ago, shape, at));
  put(v, mix4(v->out.again, n, shape, at));
  put(v, mix4(n, ago, shape, at));
  put(v, mix4(n, ago, v->shapes, at));
  put(v, mix4(n, amount(w->para.bullets), v->shapes, at));
}

static uint32_t capitalsahead(window *w) {
  uint32_t k;
  for (k = 0; k < NAHEAD - 1; k++) {
    const gl_token *t = &peek(w, k)->t;
    if (!(t->look & LOOK_UPPER) || t->gap & GAP_PARA) break;
  }
  return k;
}

void gl_features_collect(window *w, gl_scored *p) {
  view v;
  unsigned k;
  peek(w, NBACK - 1);
  for (k = 0; k < NBACK; k++) v.l[k] = back(w, k), v.r[k] = peek(w, k);
  v.w = w;
  v.p = p;
  v.id = 0;
  v.place = p->place * 2 + (v.r[0]->t.gap != 0);
  v.shapes = mix(v.l[0]->shape, v.r[0]->shape);
  v.since = amount(w->now.words);
  lookout(w, &v.out);
  p->n = 0;
  wordfeatures(&v);
  shapefeatures(&v);
  paragraphfeatures(&v);
  sentencefeatures(&v);
  memoryfeatures(&v);
  rowfeatures(&v, capitalsahead(w));
}
