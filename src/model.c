/*
** model.c: the linear model of sentence ends. A window of tokens moves over
** the text; at each gap its features are hashed, their weights summed up.
*/
#include "model.h"

#include <string.h>

#include "ucd.h"

/* --- hashing -------------------------------------------------------------- */

static uint32_t mix(uint32_t h, uint32_t x) {
  h = (h ^ x) * 0x9E3779B1u;
  return h ^ h >> 15;
}

/* A word as the model knows it: case is folded, digits are alike, and what
** comes after the first 32 bytes is left out. */
static uint32_t hashword(const unsigned char *s, size_t n) {
  const unsigned char *e = s + (n < 32 ? n : 32), *all = s + n;
  uint32_t h = 1;
  while (s < e) {
    unsigned took, i, m;
    uint32_t cp = gl_decode(s, all, &took), out[3];
    if (cp - '0' <= 9) cp = '0';
    if (cp == 0x2019) cp = '\'';
    m = gl_casefold(cp, out);
    for (i = 0; i < m; i++) h = mix(h, out[i]);
    s += took;
  }
  return h;
}

/* --- the window ----------------------------------------------------------- */

#define NBACK 4 /* tokens before the one in hand */
#define NAHEAD 8
#define NWINDOW 16  /* a power of 2, more than both */
#define MEMORY 4096 /* bits */

typedef struct item {
  gl_token t;
  uint32_t word, shape, tail, cls;
} item;

/* what a paragraph looks like from afar, from its bytes alone */
typedef struct paragraph {
  size_t end;
  uint32_t words, marks, capitals;
  unsigned last;  /* how it ends */
  unsigned lower; /* whether it begins with a small letter */
} paragraph;

typedef struct window {
  gl_lexer lx;
  item ring[NWINDOW];
  unsigned at, n; /* the token in hand, and how many follow it in the ring */
  unsigned behind;
  paragraph para;
  uint32_t since;    /* tokens since the last end */
  uint32_t intopara; /* tokens since the paragraph began */
  uint32_t firstword, firstshape, lastend;
  uint32_t number;              /* that the sentence begins with */
  uint32_t prevword, prevshape; /* what the sentence before began with */
  uint32_t capsrun;             /* words with capitals up to here */
  size_t markat;                /* the next mark, from `at` of the lexer */
  uint32_t markwords, markkind;
  /* what sentences ended with, and began with: a memory of the text */
  uint64_t ended[MEMORY / 64], begun[MEMORY / 64];
  unsigned depth, quotes;
} window;

static uint32_t lengthclass(uint32_t n) {
  return n < 4 ? n : n < 6 ? 4 : n < 9 ? 5 : n < 13 ? 6 : 7;
}

/* small numbers apart, large ones by their size */
static uint32_t amount(uint32_t n) {
  uint32_t k = 4;
  if (n < 5) return n;
  while (n > 6) n -= n / 3, k++;
  return k;
}

static void describe(const window *w, item *k) {
  const gl_token *t = &k->t;
  const unsigned char *s = w->lx.text->s;
  uint32_t n = t->end - t->first;
  if (t->kind == TK_END) {
    k->word = k->shape = k->tail = 0x51ED27u;
    k->cls = 0;
    return;
  }
  k->word = hashword(s + t->first, n);
  k->cls = gl_token_class(&w->lx, t);
  k->shape = mix(t->kind, t->look & 0x6Fu);
  if (t->kind == TK_WORD || t->kind == TK_NUMBER)
    k->shape = mix(k->shape, t->kind == TK_WORD ? n > 1 : lengthclass(n));
  else if (t->kind != TK_LINK)
    k->shape = mix(mix(k->shape, s[t->first]), n < 4 ? n : 4);
  k->tail = n > 4 ? hashword(s + t->end - 3, 3) : k->word;
}

static item *peek(window *w, unsigned k) {
  while (w->n <= k) {
    item *i = &w->ring[(w->at + w->n + 1) % NWINDOW];
    gl_lexer_next(&w->lx, &i->t);
    describe(w, i);
    w->n++;
  }
  return &w->ring[(w->at + k + 1) % NWINDOW];
}

static const item *back(const window *w, unsigned k) {
  return &w->ring[(w->at + NWINDOW - k) % NWINDOW];
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
      p->marks += mark && !space;
      space = 1;
      continue;
    }
    lines = 0;
    p->words += (uint32_t)space;
    p->capitals += (uint32_t)(space && c >= 'A' && c <= 'Z');
    space = 0;
    mark = c == '.' || c == '!' || c == '?';
    last = c;
  }
  p->end = i;
  p->last = mark                   ? (unsigned)last
            : last == ':'          ? 1
            : last > 0x7F          ? 2
            : strchr(")\"'", last) ? 3
            : last == ','          ? 4
                                   : 0;
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

static int remembers(const uint64_t *set, uint32_t h) {
  return gl_bit_get(set, h % MEMORY);
}

static uint32_t valueof(const window *w, const gl_token *t) {
  uint32_t n = 0, i;
  for (i = t->first; i < t->end && i < t->first + 4; i++) {
    unsigned d = w->lx.text->s[i] - (unsigned)'0';
    if (d > 9) break;
    n = n * 10 + d;
  }
  return n;
}

/* --- features ------------------------------------------------------------- */

typedef struct bag {
  gl_scored *p;
  uint32_t id;
  uint32_t at;    /* the place, and whether a space is behind it */
  uint32_t ctx;   /* the shapes on both sides */
  uint32_t since; /* words since the last end */
} bag;

static void put(bag *b, uint32_t h) {
  b->p->feature[b->p->n++] = mix(h, ++b->id * 0x85EBCA6Bu);
}

/* the words around */
static void putwords(window *w, bag *b) {
  const item *l = back(w, 0), *l1 = back(w, 1), *l2 = back(w, 2);
  const item *r = peek(w, 0), *r1 = peek(w, 1), *r2 = peek(w, 2);
  const uint32_t at = b->at, place = b->p->place;
  put(b, at);
  put(b, mix(l->word, at));
  put(b, mix(r->word, at));
  put(b, mix(mix(r->word, r->shape), at));
  put(b, mix(l1->word, place));
  put(b, mix(r1->word, place));
  put(b, mix(l2->word, place));
  put(b, mix(r2->word, place));
  put(b, mix(mix(l->word, r->word), at));
  put(b, mix(mix(l->word, r->shape), at));
  put(b, mix(mix(l->shape, r->word), at));
  put(b, mix(mix(l1->word, l->word), r->shape));
  put(b, mix(mix(r->word, r1->word), at));
  put(b, mix(mix(r->word, r1->shape), at));
  put(b, mix(mix(l1->shape, l->word), r->shape));
}

/* their shapes, ends and classes */
static void putshapes(window *w, bag *b) {
  const item *l = back(w, 0), *l1 = back(w, 1), *l2 = back(w, 2);
  const item *r = peek(w, 0), *r1 = peek(w, 1), *r2 = peek(w, 2);
  const uint32_t at = b->at, left = mix(b->ctx, l1->shape),
                 right = mix(b->ctx, r1->shape), lefts = mix(left, l2->shape);
  put(b, mix(b->ctx, at));
  put(b, mix(left, at));
  put(b, mix(right, at));
  put(b, mix(mix(left, r1->shape), at));
  put(b, mix(lefts, at));
  put(b, mix(mix(right, r2->shape), at));
  put(b, mix(mix(mix(lefts, r1->shape), r2->shape), at));
  put(b, mix(mix(l->tail, r->shape), at));
  put(b, mix(mix(l->tail, r->tail), at));
  put(b, mix(mix(l->cls, r->cls), at));
  put(b, mix(mix(r->cls, r->shape), at));
}

/* Tokens to the next mark, 7 if it is too far; 16 more to the end of the
** paragraph. */
static uint32_t nearest(window *w) {
  uint32_t k;
  for (k = 0; k < NAHEAD - 1; k++) {
    const item *i = peek(w, k);
    if (i->t.kind == TK_END || i->t.gap & GAP_PARA) return k + 16;
    if (i->t.kind == TK_STOP || i->t.kind == TK_MARK) break;
  }
  return k;
}

/* where in the sentence so far and in the paragraph it is */
static void putplace(window *w, bag *b) {
  const item *r = peek(w, 0);
  const uint32_t at = b->at, ctx = b->ctx, since = b->since;
  const uint32_t nearby = nearest(w), words = w->para.words;
  const uint32_t para = mix(mix(amount(w->para.marks), w->para.last), at);
  const uint32_t left = words - (words < w->intopara ? words : w->intopara);
  put(b, mix(mix(since, r->shape), at));
  put(b, mix(mix(since, ctx), at));
  put(b, mix(mix(nearby, r->shape), at));
  put(b, mix(mix(nearby, since), at));
  put(b, mix(mix(w->firstword, r->shape), at));
  put(b, mix(mix(w->firstshape, ctx), at));
  put(b, mix(para, r->shape));
  put(b, mix(para, ctx));
  put(b, mix(para, since));
  put(b, mix(mix(para, amount(words)), r->shape));
  put(b, mix(mix(amount(left), since), at));
  put(b, mix(mix(amount(w->intopara), ctx), at));
  put(b, mix(mix(w->depth > 0, w->quotes & 1), mix(at, r->shape)));
}

/* shapes further away, and of the text */
static void putfar(window *w, bag *b) {
  const item *r = peek(w, 0);
  const uint32_t here = mix(r->shape, b->at);
  put(b, mix(mix(back(w, 3)->shape, back(w, 2)->shape),
             mix(back(w, 1)->shape, b->ctx)));
  put(b, mix(mix(peek(w, 3)->shape, peek(w, 2)->shape),
             mix(peek(w, 1)->shape, b->ctx)));
  put(b, mix(mix(w->lx.caseless, w->para.lower), here));
  put(b, mix(mix(w->lastend, b->since), here));
}

/* what the first words here and of sentences before have in common */
static uint32_t likeness(const window *w, const item *r) {
  uint32_t same =
      (uint32_t)(w->firstword == r->word) * 2 + (w->firstshape == r->shape);
  same = same * 4 + (w->prevword == r->word) * 2u + (w->prevshape == r->shape);
  if (w->number && valueof(w, &r->t) == w->number + 1) same += 64;
  return same;
}

/* words in capitals that follow */
static uint32_t capitals(window *w) {
  uint32_t run;
  for (run = 0; run < 7; run++)
    if (!(peek(w, run)->t.look & LOOK_UPPER) || peek(w, run)->t.gap & GAP_PARA)
      break;
  return run;
}

/* what the text so far remembers */
static void putmemory(window *w, bag *b) {
  const item *l = back(w, 0), *r = peek(w, 0);
  const uint32_t at = b->at, ctx = b->ctx, here = mix(r->shape, at);
  const uint32_t mem = (uint32_t)remembers(w->ended, l->word) * 2 +
                       (uint32_t)remembers(w->begun, r->word);
  const uint32_t same = likeness(w, r), run = mix(w->capsrun, capitals(w));
  const uint32_t words = w->para.words, marked = amount(w->markwords);
  const uint32_t caps = words ? w->para.capitals * 8 / words : 0;
  put(b, mix(mix(mem, l->shape), here));
  put(b, mix(mix(mem, l->word), at));
  put(b, mix(mix(mem, r->word), at));
  put(b, mix(mix(same, r->shape), at));
  put(b, mix(mix(same, l->shape), at));
  put(b, mix(run, mix(ctx, at)));
  put(b, mix(run, mix(caps, at)));
  put(b, mix(mix(caps, amount(words)), mix(ctx, at)));
  put(b, mix(mix(caps, w->para.marks > 0), mix(r->word, at)));
  put(b, mix(mix(marked, b->since), here));
  put(b, mix(mix(marked, w->markkind), mix(ctx, at)));
  put(b, mix(mix(marked, w->markkind), mix(r->word, at)));
}

static void collect(window *w, gl_scored *p) {
  const item *r = peek(w, 0);
  bag b;
  b.p = p;
  b.id = 0;
  b.at = p->place * 4 + (r->t.gap != 0);
  b.ctx = mix(back(w, 0)->shape, r->shape);
  b.since = amount(w->since);
  p->n = 0;
  putwords(w, &b);
  putshapes(w, &b);
  putplace(w, &b);
  putfar(w, &b);
  putmemory(w, &b);
}

/* --- the text as a whole -------------------------------------------------- */

#define SAMPLE 65536 /* bytes that are looked at */
#define LEAST 60     /* of which this many are enough to tell */

static int isin(int c, const char *set) { return c && strchr(set, c) != NULL; }

static int issmall(int c) { return c >= 'a' && c <= 'z'; }

/* Whether something at s[i] is seldom seen in print: a small letter behind the
** end of a sentence, the word `i`, `!!`, `..`, addresses, faces, rulers. */
static int informal(const unsigned char *s, size_t i) {
  int a = s[i - 1], b = s[i], c = s[i + 1], d = s[i + 2];
  if (isin(b, ".?!") && c == ' ') return issmall(a) && issmall(d);
  if (b == 'i') return isin(a, " \n") && isin(c, " '");
  if (isin(b, "!?")) return isin(c, "!?");
  if (b == '.') return issmall(a) && c == '.';
  if (isin(b, ":;")) return isin(c, "()") || (c == '-' && isin(d, "()"));
  if (b == '/') return a == ':' && c == '/';
  return b == '@' || (isin(b, "_=") && a == b && c == b);
}

/* Whether a text looks like one that was edited: little of it is informal (of
** a short one nothing), and paragraphs end with a mark. Such texts have few
** ends without one. */
static int edited(const gl_text *x) {
  size_t n = x->len < SAMPLE ? x->len : SAMPLE, i, begin = 0;
  uint32_t odd = 0, paras = 0, unmarked = 0;
  int lines = 0, last = 0;
  if (n < LEAST) return 0;
  last = x->s[0];
  for (i = 1; i + 2 < n; i++) {
    int c = x->s[i];
    odd += (uint32_t)informal(x->s, i);
    if (c == '\n' && ++lines == 2 && (n < LEAST * 5 || i - begin > 60)) {
      paras++;
      unmarked += last < 0x80 && !isin(last, ".?!:\"')");
    }
    if (c <= ' ') continue;
    if (lines > 1) begin = i;
    lines = 0;
    last = c;
  }
  if (n < LEAST * 5 && x->len == n && !isin(x->s[n - 1], ".?!\"')\n")) return 0;
  return odd * (size_t)1500 <= n && unmarked * 5 <= paras;
}

/* --- decisions ------------------------------------------------------------ */

static int mayend(const gl_token *t) {
  return t->look & LOOK_DOT || t->kind == TK_STOP || t->kind == TK_MARK ||
         t->kind == TK_FULL || t->kind == TK_ELLIPSIS;
}

/* Whether there is a place behind the token in hand, and of what kind. */
static int placeat(window *w, const uint64_t *last, unsigned *place) {
  const gl_token *l = &back(w, 0)->t, *r = &peek(w, 0)->t;
  unsigned k = 0;
  int mark;
  if (r->kind == TK_END || r->gap & (GAP_PARA | GAP_BREAK)) return 0;
  while (k < 2 && !(back(w, k)->t.look & LOOK_OPEN) &&
         (back(w, k)->t.kind == TK_QUOTE || back(w, k)->t.kind == TK_BRACKET))
    k++;
  mark = mayend(&back(w, k)->t);
  /* what the language knows by name is no matter of likelihood */
  if (mark && (back(w, k)->t.look & LOOK_DOT ? back(w, k)->cls & LC_DOTTED
                                             : back(w, k + 1)->cls & LC_BRAND))
    return 0;
  /* nor is what shows itself as a name: the band Panic! at */
  if (l->kind == TK_MARK && back(w, 1)->t.look & LOOK_UPPER &&
      r->look & LOOK_LOWER && w->since > 2 && !gl_bit_get(last, l->end - 1))
    return 0;
  if (gl_bit_get(last, l->end - 1))
    *place = mark ? GL_PLACE_END : GL_PLACE_LAYOUT;
  else
    *place = mark ? GL_PLACE_MARK : GL_PLACE_PLAIN;
  return r->gap || *place != GL_PLACE_PLAIN;
}

static int32_t weightof(const gl_weights *m, uint32_t feature) {
  const gl_weight *k = m->w + (size_t)(feature & m->mask) * GL_BUCKET;
  const uint32_t mark = (feature >> 20) % GL_MARKS + 1;
  unsigned i;
  for (i = 0; i < GL_BUCKET && k[i].mark; i++)
    if (k[i].mark == mark) return k[i].w;
  return 0;
}

static int32_t sumof(const gl_weights *m, const gl_scored *p) {
  int32_t sum = 0;
  unsigned i;
  if (m->w == NULL) return 0;
  for (i = 0; i < p->n; i++) sum += weightof(m, p->feature[i]);
  return sum;
}

static void clearbit(uint64_t *b, size_t i) {
  b[i >> 6] &= ~((uint64_t)1 << (i & 63));
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

void gl_model_sentences(const gl_model *model, const gl_text *text,
                        const gl_lang *lang, const gl_sentopt *opt,
                        uint64_t *first, uint64_t *last, const uint64_t *given,
                        gl_scorer *scorer, void *ud) {
  const gl_weights *m = &model->sentences;
  const int32_t *margin = m->margin[m->w && edited(text)];
  window w;
  gl_scored p;
  memset(&w, 0, sizeof w);
  gl_lexer_init(&w.lx, text, lang, opt);
  describe(&w, &w.ring[0]); /* TK_END, before the first */
  {
    unsigned k;
    for (k = 1; k < NWINDOW; k++) w.ring[k] = w.ring[0];
  }
  w.since = 0;
  while (peek(&w, 0)->t.kind != TK_END) {
    item *t = peek(&w, 0);
    if (t->t.gap & GAP_PARA) {
      survey(&w, t->t.first);
      w.intopara = w.since = 0;
      w.depth = w.quotes = 0;
      w.lastend = 9;
    }
    if (w.since == 0) {
      w.prevword = w.firstword, w.prevshape = w.firstshape;
      w.firstword = t->word, w.firstshape = t->shape;
      w.number = valueof(&w, &t->t);
      gl_bit_set(w.begun, t->word % MEMORY);
    }
    if (t->t.look & LOOK_UPPER) {
      if (w.capsrun < 7) w.capsrun++;
    } else
      w.capsrun = 0;
    if (t->t.gap & GAP_PARA) gl_bit_set(w.ended, back(&w, 0)->word % MEMORY);
    w.since++;
    w.intopara++;
    w.at = (w.at + 1) % NWINDOW;
    w.n--;
    findmark(&w, t->t.first);
    if (w.markwords && t->t.gap) w.markwords--;
    opened(&w);
    if (!placeat(&w, last, &p.place)) continue;
    if (opt && opt->keep && (w.depth || w.quotes)) continue;
    p.end = back(&w, 0)->t.end;
    p.next = peek(&w, 0)->t.first;
    collect(&w, &p);
    p.sum = sumof(m, &p);
    p.ends = p.place >= GL_PLACE_END;
    if (m->w && (p.ends ? -p.sum : p.sum) > margin[p.place]) {
      p.ends = !p.ends;
      if (p.ends) {
        gl_bit_set(last, p.end - 1);
        gl_bit_set(first, p.next);
      } else {
        clearbit(last, p.end - 1);
        clearbit(first, p.next);
      }
    }
    if (given) p.ends = gl_bit_get(given, p.end - 1);
    if (p.ends) {
      gl_bit_set(w.ended, back(&w, 0)->word % MEMORY);
      w.since = 0, w.lastend = p.place;
    }
    if (scorer && scorer(ud, &p)) return;
  }
}
