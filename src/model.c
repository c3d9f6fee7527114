/*
** model.c: the linear model of sentence ends. A window of tokens moves over
** the text (window.c); at each gap its features are hashed (feature.c), their
** weights summed up, and where that is far enough from nought, what the rules
** said is changed.
*/
#include "window.h"

#include <string.h>

/* --- the text as a whole -------------------------------------------------- */

#define SAMPLE 65536 /* bytes that are looked at */
#define LEAST 60     /* of which this many are enough to tell */

static int isin(int c, const char *set) { return c && strchr(set, c) != NULL; }

static int issmall(int c) { return c >= 'a' && c <= 'z'; }

/* Whether something at s[i] is seldom seen in print: a small letter behind the
** end of a sentence and the word `i`, where capitals are in use, `!!`, `..`,
** addresses, faces, rulers. */
static int informal(const unsigned char *s, size_t i, int caseless) {
  int a = s[i - 1], b = s[i], c = s[i + 1], d = s[i + 2];
  if (isin(b, ".?!") && c == ' ') return !caseless && issmall(a) && issmall(d);
  if (b == 'i') return !caseless && isin(a, " \n") && isin(c, " '");
  if (isin(b, "!?")) return isin(c, "!?");
  if (b == '.') return issmall(a) && c == '.';
  if (isin(b, ":;")) return isin(c, "()") || (c == '-' && isin(d, "()"));
  if (b == '/') return a == ':' && c == '/';
  return b == '@' || (isin(b, "_=") && a == b && c == b);
}

/* Whether a text looks like one that was edited: little of it is informal (of
** a short one nothing), and paragraphs end with a mark. Such texts have few
** ends without one. */
static int edited(const gl_text *x, int caseless) {
  size_t n = x->len < SAMPLE ? x->len : SAMPLE, i, begin = 0;
  uint32_t odd = 0, paras = 0, unmarked = 0;
  int lines = 0, last = 0;
  if (n < LEAST) return 0;
  last = x->s[0];
  for (i = 1; i + 2 < n; i++) {
    int c = x->s[i];
    odd += (uint32_t)informal(x->s, i, caseless);
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

/* Whether the token in hand goes on with a sentence by what it is: the dash
** behind a dateline, and in print any dash, colon or comma. */
static int goeson(const window *w, int print) {
  const gl_token *l = &back(w, 0)->t, *l1 = &back(w, 1)->t;
  const int rule = l->end - l->first == 1 && w->lx.text->s[l->first] == '_';
  if (l->kind != TK_DASH && l->kind != TK_COMMA && !rule) return 0;
  return print || (l->kind != TK_COMMA && w->now.words == w->intopara &&
                   (l1->kind == TK_BRACKET || w->now.capitals));
}

/* Whether there is a place behind the token in hand, and of what kind. */
static int placeat(window *w, const uint64_t *last, int print,
                   unsigned *place) {
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
      r->look & LOOK_LOWER && w->now.words > 2 && !gl_bit_get(last, l->end - 1))
    return 0;
  if (gl_bit_get(last, l->end - 1))
    *place = mark ? GL_PLACE_END : GL_PLACE_LAYOUT;
  else
    *place = mark ? GL_PLACE_MARK : GL_PLACE_PLAIN;
  if (*place == GL_PLACE_PLAIN && goeson(w, print)) return 0;
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

static void change(uint64_t *first, uint64_t *last, const gl_scored *p) {
  if (p->ends) {
    gl_bit_set(last, p->end - 1);
    gl_bit_set(first, p->next);
  } else {
    clearbit(last, p->end - 1);
    clearbit(first, p->next);
  }
}

void gl_model_sentences(const gl_model *model, const gl_text *text,
                        const gl_lang *lang, const gl_sentopt *opt,
                        uint64_t *first, uint64_t *last, const uint64_t *given,
                        gl_scorer *scorer, void *ud) {
  const gl_weights *m = &model->sentences;
  const int32_t *margin;
  int print;
  window w;
  gl_scored p;
  gl_window_init(&w, text, lang, opt);
  print = m->w && edited(text, w.lx.caseless);
  margin = m->margin[print];
  while (peek(&w, 0)->t.kind != TK_END) {
    gl_window_advance(&w);
    if (!placeat(&w, last, print, &p.place)) continue;
    if (opt && opt->keep && (w.depth || w.quotes)) continue;
    p.end = back(&w, 0)->t.end;
    p.next = peek(&w, 0)->t.first;
    gl_features_collect(&w, &p);
    p.sum = sumof(m, &p);
    p.ends = p.place >= GL_PLACE_END;
    if (m->w && (p.ends ? -p.sum : p.sum) > margin[p.place]) {
      p.ends = !p.ends;
      change(first, last, &p);
    }
    if (given) p.ends = gl_bit_get(given, p.end - 1);
    remember(p.ends ? w.parted : w.joined, around(back(&w, 0), peek(&w, 0)));
    if (p.ends) gl_window_end(&w, p.place);
    if (scorer && scorer(ud, &p)) return;
  }
}
