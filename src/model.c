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

/* --- what words do -------------------------------------------------------- */

/* Uses of English words, those that hold sentences together by name and the
** others by their ends: cheap parts of speech. */
enum use {
  USE_SUBJECT,
  USE_VERB, /* auxiliary, or a part of one */
  USE_DETERMINER,
  USE_PREPOSITION,
  USE_CONJUNCTION,
  USE_QUESTION,
  USE_TALK,
  USE_ADVERB,
  USE_OBJECT,
  USE_ACTION,
  NUSES,
  USE_ING = NUSES,
  USE_ED,
  USE_LY,
  USE_NOUN,
  USE_ADJECTIVE,
  USE_PLURAL,
  USE_OTHER
};

static const char *const usedwords[NUSES] = {
    "i you he she we they it there i'm i've i'll i'd it's that's there's "
    "you're we're they're he's she's we've we'll im ive u",
    "is are was were be been am has have had do does did will would can could "
    "should may might must shall isn't aren't wasn't don't doesn't didn't "
    "can't won't wouldn't couldn't haven't hasn't cannot 's 're 'll 've 'm 'd "
    "n't not",
    "the a an my your his her our their its some any every each no these "
    "those this that another all both most many much few several one",
    "of in on at by for with from to into about as than over under between "
    "through after before during without against like per via until since "
    "near around up out off down within upon across behind toward towards",
    "and or but so because if while although though unless nor & plus",
    "what why how when where who which whose whom",
    "yes yeah ok okay lol haha hi hello hey thanks thank please well oh wow "
    "hmm regards sorry cheers dear bye thx pls sincerely best love "
    "congratulations",
    "also then now here just very really too only even still never always "
    "again however therefore today tomorrow yesterday more maybe perhaps",
    "me him them us myself something anything nothing everything someone "
    "anyone everyone",
    "get go make know think want need see look find give tell ask try call "
    "use take come let say said got went made feel let's keep put check send "
    "review note attached read",
};

#define USESLOTS 1024 /* a power of 2, more than three times the words */

typedef struct uses {
  uint32_t key[USESLOTS]; /* 0: a free slot */
  uint8_t use[USESLOTS];
} uses;

static uint32_t useslot(const uses *u, uint32_t word) {
  uint32_t i = word % USESLOTS;
  while (u->key[i] && u->key[i] != word) i = (i + 1) % USESLOTS;
  return i;
}

static void filluses(uses *u) {
  unsigned k;
  memset(u, 0, sizeof *u);
  for (k = 0; k < NUSES; k++) {
    const char *s = usedwords[k];
    while (*s) {
      size_t n = strcspn(s, " ");
      uint32_t word = hashword((const unsigned char *)s, n);
      uint32_t i = useslot(u, word);
      u->key[i] = word;
      u->use[i] = (uint8_t)k;
      s += n + (s[n] == ' ');
    }
  }
}

/* By the end of a word, in small letters. */
static enum use useofend(const unsigned char *s, size_t n) {
  static const struct {
    const char *end;
    enum use use;
  } ends[] = {
      {"ing", USE_ING},       {"ed", USE_ED},         {"ly", USE_LY},
      {"tion", USE_NOUN},     {"ment", USE_NOUN},     {"ness", USE_NOUN},
      {"ity", USE_NOUN},      {"ous", USE_ADJECTIVE}, {"ful", USE_ADJECTIVE},
      {"ive", USE_ADJECTIVE}, {"ble", USE_ADJECTIVE}, {"al", USE_ADJECTIVE},
      {"ic", USE_ADJECTIVE},
  };
  size_t i;
  for (i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t m = strlen(ends[i].end);
    if (n > m + 1 && memcmp(s + n - m, ends[i].end, m) == 0) return ends[i].use;
  }
  if (n > 3 && s[n - 1] == 's' && s[n - 2] != 's') return USE_PLURAL;
  return USE_OTHER;
}

/* --- the window ----------------------------------------------------------- */

#define NBACK 4 /* tokens before the one in hand */
#define NAHEAD 8
#define NWINDOW 16  /* a power of 2, more than both */
#define MEMORY 4096 /* bits */
#define FAR 9       /* what is sought ahead is not within NAHEAD */

/* A token, more and more from afar: its word, the end of that, what it does,
** its shape, and what remains of that in a text without capitals or marks. */
typedef struct item {
  gl_token t;
  uint32_t word, tail, does, shape, form;
  uint32_t cls;
  enum use use; /* USE_OTHER for what is no word */
} item;

/* what a paragraph looks like from afar, from its bytes alone */
typedef struct paragraph {
  size_t end;
  uint32_t words, marks, capitals; /* marks behind words, capitals before */
  uint32_t bullets, labels, digits;
  unsigned last;  /* how it ends */
  unsigned lower; /* whether it begins with a small letter */
} paragraph;

/* the sentence so far */
typedef struct sentence {
  uint32_t words;                   /* tokens */
  uint32_t word, shape, does, next; /* of the first; what the second does */
  uint32_t number;                  /* that it begins with */
  uint32_t letter;                  /* its first word opens or closes one */
  unsigned capitals; /* whether no word in it begins with a small letter */
  unsigned has;      /* HAS_* */
} sentence;

#define HAS_SUBJECT 1u
#define HAS_VERB 2u
#define HAS_ACTION 4u
#define HAS_NUMBER 8u
#define HAS_LINK 16u
#define HAS_END 32u  /* of the paragraph */
#define HAS_MARK 64u /* that may end a sentence */
#define HAS_CLAUSE (HAS_SUBJECT | HAS_VERB | HAS_ACTION)

#define NKINDS (TK_SYMBOL + 1)

typedef struct window {
  gl_lexer lx;
  uses uses;
  item ring[NWINDOW];
  unsigned at, n; /* the token in hand, and how many follow it in the ring */
  paragraph para;
  uint32_t intopara;                     /* tokens since the paragraph began */
  uint32_t kinds[NKINDS], since[NKINDS]; /* of each kind in it; tokens ago */
  uint32_t capsrun;                      /* words with capitals up to here */
  size_t markat; /* the next mark, from `at` of the lexer */
  uint32_t markwords, markkind;
  sentence now, past;         /* and the one before */
  uint32_t endword, endshape; /* what that ended with */
  uint32_t lastend;           /* and how */
  uint32_t marked, unmarked;  /* ends with a mark, and without */
  /* what sentences ended with, and began with: a memory of the text; also of
  ** what stood around ends, and around places that were none */
  uint64_t ended[MEMORY / 64], begun[MEMORY / 64];
  uint64_t parted[MEMORY / 64], joined[MEMORY / 64];
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
  const unsigned char *s = w->lx.text->s + t->first;
  uint32_t n = t->end - t->first, letters = t->look & (LOOK_UPPER | LOOK_LOWER);
  k->use = USE_OTHER;
  if (t->kind == TK_END) {
    k->word = k->tail = k->does = k->shape = k->form = 0x51ED27u;
    k->cls = 0;
    return;
  }
  k->word = hashword(s, n);
  k->cls = gl_token_class(&w->lx, t);
  k->tail = n > 4 ? hashword(s + n - 3, 3) : k->word;
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
    uint32_t i = useslot(&w->uses, k->word);
    k->use = w->uses.key[i] ? (enum use)w->uses.use[i] : useofend(s, n);
    k->does = (uint32_t)k->use * 4 + letters;
  }
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

static int mayend(const gl_token *t) {
  return t->look & LOOK_DOT || t->kind == TK_STOP || t->kind == TK_MARK ||
         t->kind == TK_FULL || t->kind == TK_ELLIPSIS;
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

static void remember(uint64_t *set, uint32_t h) { gl_bit_set(set, h % MEMORY); }

static uint32_t remembers(const uint64_t *set, uint32_t h) {
  return gl_bit_get(set, h % MEMORY) != 0;
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

static unsigned hasof(const item *i) {
  return (i->use == USE_SUBJECT    ? HAS_SUBJECT
          : i->use == USE_VERB     ? HAS_VERB
          : i->use == USE_ACTION   ? HAS_ACTION
          : i->t.kind == TK_NUMBER ? HAS_NUMBER
          : i->t.kind == TK_LINK   ? HAS_LINK
                                   : 0u);
}

/* what is known of the two tokens at a place */
static uint32_t around(const item *l, const item *r) {
  return mix(l->does, r->does) >> 4;
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
  s->number = valueof(w, &t->t);
  s->letter = t->cls & (LC_CLOSING | LC_OPENING);
  s->capitals = 1;
  s->has = 0;
  remember(w->begun, t->word);
}

static void endsentence(window *w, unsigned place) {
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

/* Moves to the next token. */
static void advance(window *w) {
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

/* --- features ------------------------------------------------------------- */

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

static uint32_t mix3(uint32_t a, uint32_t b, uint32_t c) {
  return mix(mix(a, b), c);
}

static uint32_t mix4(uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
  return mix(mix3(a, b, c), d);
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
  if (s->number && valueof(w, &r->t) == s->number + 1) same++;
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

static void collect(window *w, gl_scored *p) {
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

/* Before the first token there is none. */
static void clearring(window *w) {
  unsigned k;
  describe(w, &w->ring[0]);
  for (k = 1; k < NWINDOW; k++) w->ring[k] = w->ring[0];
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
  memset(&w, 0, sizeof w);
  gl_lexer_init(&w.lx, text, lang, opt);
  print = m->w && edited(text, w.lx.caseless);
  margin = m->margin[print];
  filluses(&w.uses);
  clearring(&w);
  while (peek(&w, 0)->t.kind != TK_END) {
    advance(&w);
    if (!placeat(&w, last, print, &p.place)) continue;
    if (opt && opt->keep && (w.depth || w.quotes)) continue;
    p.end = back(&w, 0)->t.end;
    p.next = peek(&w, 0)->t.first;
    collect(&w, &p);
    p.sum = sumof(m, &p);
    p.ends = p.place >= GL_PLACE_END;
    if (m->w && (p.ends ? -p.sum : p.sum) > margin[p.place]) {
      p.ends = !p.ends;
      change(first, last, &p);
    }
    if (given) p.ends = gl_bit_get(given, p.end - 1);
    remember(p.ends ? w.parted : w.joined, around(back(&w, 0), peek(&w, 0)));
    if (p.ends) endsentence(&w, p.place);
    if (scorer && scorer(ud, &p)) return;
  }
}
