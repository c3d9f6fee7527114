/*
** brief.c: texts of less than 64 bytes, of which most need no boundary machine.
** Words and commas are bits of their one block (runs.h), the lexer reads what
** else there is. A text of which some rule of the machine might ask is left to
** it; what is done here is what it would do.
*/
#include "lexer.h"
#include "runs.h"
#include "ucd.h"

typedef struct brief {
  gl_lexer *lx;
  const gl_runblock *k;
  uint64_t trail; /* bytes within a character */
  int keep;
  uint64_t first, last; /* of the tokens so far */
  uint64_t begin, end;  /* and of the sentences that have ended */
  /* of the sentence so far */
  unsigned n, words; /* tokens; words and numbers */
  int year;          /* it has a number of four digits */
  int nested;        /* and a bracket; 2: one that is not of ASCII */
  int list;          /* it begins as items of lists do */
  int fresh;         /* the last token begins it, 1, or a line, 2 */
  int ending; /* 1: the last token may end it; 2: and what closes behind */
  gl_token lead, before, prev; /* the first token; the last two */
  gl_token word, mark;         /* what may end it, and the token before */
} brief;

static inline uint64_t bit(unsigned i) { return (uint64_t)1 << i; }
static inline uint64_t upto(unsigned i) { return bit(i) - 1; }
static inline unsigned lowest(uint64_t x) { return gl_ctz64(x); }
static inline unsigned highest(uint64_t x) { return 63 - gl_clz64(x); }

static inline int has(const gl_token *t, unsigned look) {
  return (t->look & look) != 0;
}

static inline int is(const gl_token *t, unsigned kind) {
  return t->kind == kind;
}

static inline int mayend(const gl_token *t) {
  return has(t, LOOK_DOT) || (t->kind >= TK_STOP && t->kind <= TK_FULL);
}

static inline int closes(const gl_token *t) {
  return (is(t, TK_QUOTE) || is(t, TK_BRACKET)) && !has(t, LOOK_OPEN);
}

/* --- sentences ------------------------------------------------------------ */

/* Whether a rule asks of the token t by itself: see unmarked.c. */
static int asksof(brief *b, const gl_token *t) {
  const unsigned char *s = b->lx->text->s + t->first;
  const size_t n = t->end - t->first;
  switch (t->kind) {
    case TK_BULLET: return 1;
    case TK_WORD: return *s == '_';
    case TK_DASH:
    case TK_SYMBOL: return n > 4 && *s < 0x80; /* a ruler */
    case TK_NUMBER:
      b->year |= n == 4;
      return (b->year && is(&b->prev, TK_COMMA)) || memchr(s, ':', n);
    default: return 0;
  }
}

static uint32_t classof(const brief *b, const gl_token *t) {
  return gl_token_class(b->lx, t);
}

/* Whether it is of a class, which few languages may have. */
static int isof(const brief *b, const gl_token *t, uint32_t cls) {
  return gl_lang_has(b->lx->lang, cls) && classof(b, t) & cls;
}

static size_t lengthof(const gl_token *t) { return t->end - t->first; }

/* Whether a sentence ends with the line before t, which ends no paragraph: see
** lineends (unmarked.c). -1: it is not for here to say. */
static int endsline(brief *b, const gl_token *t) {
  const gl_lexer *lx = b->lx;
  const gl_token *p = &b->prev;
  uint32_t c;
  if (!is(t, TK_WORD) || has(t, LOOK_DOT) || b->keep ||
      lx->newline == GL_LINES_SENTENCE || lx->nocapitals)
    return -1;
  if (!(t->gap & GAP_BREAK)) return 0;
  if (!is(p, TK_WORD) || b->nested) return -1;
  c = classof(b, p);
  if (c & (LC_JOINER | LC_TITLE) || (lengthof(t) <= 2 && lengthof(p) <= 2))
    return 0;
  if (gl_survey_items(&b->lx->survey)) return 1;
  if (lx->caseless && lx->lang && lx->lang->has & LC_STARTER &&
      lx->lang->has & LC_CLITIC)
    return !(classof(b, t) & LC_JOINER);
  return !has(t, LOOK_LOWER | LOOK_MIXED);
}

/* Whether a token counts as the marks of lists do: see marksitem (list.c). */
static int counts(const brief *b, const gl_token *t) {
  if (is(t, TK_NUMBER)) return lengthof(t) <= 3;
  return is(t, TK_WORD) && (lengthof(t) == 1 || gl_token_roman(b->lx, t));
}

/* Whether a rule asks of the place between the last token and t: see unmarked.c
** and, about the marks of lists, list.c. */
static int asksbetween(brief *b, const gl_token *t) {
  const gl_token *p = &b->prev;
  switch (p->kind) {
    case TK_COMMA:
    case TK_DASH:
      if (is(p, TK_DASH) && closes(t)) return 1;
      if (!has(t, LOOK_UPPER) && !b->lx->caseless) return 0;
      return b->lx->text->s[p->first] == ';' || isof(b, &b->lead, LC_OPENING) ||
             (b->n > 1 && isof(b, &b->before, LC_CLOSING));
    case TK_WORD:
    case TK_NUMBER:
      if (!b->fresh || !counts(b, p)) return 0;
      if (is(t, TK_STOP) && !t->gap) b->list = 1;
      return (b->list && b->fresh > 1) || (is(t, TK_BRACKET) && closes(t));
    case TK_BRACKET: return closes(p) && is(&b->lead, TK_BRACKET);
    default: return 0;
  }
}

static int haspairs(const brief *b) {
  return b->lx->lang && b->lx->lang->has & LC_PAIR;
}

/* Whether a sentence ends before t with the mark that came last, and what
** closes behind it, whatever the words around mean: see gl_decide. */
static int turns(const brief *b, const gl_token *t) {
  const gl_token *p = &b->word;
  const gl_lang *lang = b->lx->lang;
  if (!is(t, TK_WORD) || t->cls == LC_CLITIC || b->keep || b->list) return 0;
  if (b->nested > 1) return 0; /* may be of a title */
  if (is(&b->mark, TK_FULL)) return b->ending == 1 && b->words > 0;
  if (!t->gap || has(t, LOOK_LOWER | LOOK_DIGIT) || b->lx->caseless) return 0;
  if (!is(p, TK_WORD) || haspairs(b)) return 0;
  if (has(p, LOOK_CAPS) && lang && lang->has & LC_ORDINAL) return 0;
  if (has(p, LOOK_SINGLE) &&
      (b->words == 1 || has(t, LOOK_DOT) || !has(p, LOOK_UPPER | LOOK_LOWER)))
    return 0;
  if (is(&b->mark, TK_STOP))
    return !b->mark.gap && (b->ending == 1 || has(t, LOOK_UPPER));
  return is(&b->mark, TK_MARK) && b->ending == 1 && !has(t, LOOK_DOT) &&
         (isof(b, t, LC_STARTER) ||
          (!has(p, LOOK_UPPER) && !isof(b, p, LC_BRAND)));
}

/* Whether a number and its stop are an ordinal before t, `am 3. Mai`: see
** ordinal (decide.c). */
static int ordinal(const brief *b, const gl_token *t) {
  const gl_token *p = &b->word;
  const unsigned char *s = b->lx->text->s + p->first;
  if (!is(&b->mark, TK_STOP) || b->mark.gap || !is(p, TK_NUMBER)) return 0;
  if (lengthof(p) > 2 || (unsigned)(*s - '1') > 8 ||
      (unsigned)(s[lengthof(p) - 1] - '0') > 9)
    return 0;
  return b->words > 1 && is(&b->lead, TK_WORD) && !b->list &&
         !b->lx->caseless && has(t, LOOK_UPPER) && isof(b, t, LC_ORDINAL);
}

/* Whether none ends there, by the first rules that apply: behind an
** abbreviation (see gl_abbreviation), the mark of a list, or what is no
** sentence. */
static int goeson(const brief *b, const gl_token *t) {
  const gl_token *a = &b->mark, *p = &b->word;
  if (b->ending > 1 || t->gap > GAP_SPACE) return 0;
  if (has(a, LOOK_DOT) && is(t, TK_COMMA)) return 1;
  if ((!t->gap && !is(a, TK_FULL)) || haspairs(b)) return 0;
  if (!has(a, LOOK_DOT))
    return is(t, TK_WORD) && t->cls != LC_CLITIC &&
           (b->words == 0 || (b->list && b->n == 2) || ordinal(b, t));
  if (b->fresh && lengthof(a) == 2) return 0; /* may be the mark of a list */
  if (is(t, TK_NUMBER)) return !(a->cls & (LC_TIME | LC_SUFFIX));
  if (!is(t, TK_WORD) || has(t, LOOK_DIGIT)) return 0;
  if (has(t, LOOK_LOWER) && !has(t, LOOK_MIXED) && !b->lx->caseless &&
      (!is(p, TK_WORD) || has(p, LOOK_LOWER | LOOK_UPPER)))
    return 1;
  return a->cls & (LC_NEVER | LC_TITLE) && !(a->cls & (LC_UNIT | LC_TIME)) &&
         !has(a, LOOK_CAPS);
}

/* Ends the sentence, unless it is one of a list; returns whether that is so. */
static int finish(brief *b) {
  b->end |= bit(b->prev.end - 1);
  b->n = b->words = 0;
  b->year = b->nested = b->ending = 0;
  b->prev.kind = TK_END; /* none */
  return !b->list;
}

/* What is between the last token of the sentence and t. Returns 0 where a rule
** may ask more. */
static int passes(brief *b, const gl_token *t) {
  int ends;
  if (t->gap & GAP_PARA) return !b->keep && finish(b);
  if (b->ending) {
    if (closes(t) && t->gap <= GAP_SPACE) {
      b->ending = 2;
      return 1;
    }
    if (!goeson(b, t)) return turns(b, t) && finish(b);
    b->ending = 0;
  } else if (t->gap > GAP_SPACE) {
    if (b->list || (ends = endsline(b, t)) < 0) return 0;
    if (ends) return finish(b);
  }
  return !asksbetween(b, t);
}

/* The next token, t, of the sentence or of the next one. Returns 0 where a rule
** may ask. */
static int follows(brief *b, const gl_token *t) {
  if ((b->n > 0 && !passes(b, t)) || asksof(b, t)) return 0;
  b->fresh = b->n == 0 ? 1 : t->gap > GAP_SPACE ? 2 : 0;
  if (b->n++ == 0) {
    b->begin |= bit(t->first);
    b->lead = *t;
  }
  if (mayend(t)) {
    b->ending = 1;
    b->word = b->prev;
    b->mark = *t;
  }
  if (is(t, TK_BRACKET)) b->nested |= b->lx->text->s[t->first] < 0x80 ? 1 : 2;
  b->words += t->kind >= TK_WORD && t->kind <= TK_EMOJI;
  b->before = b->prev;
  b->prev = *t;
  return 1;
}

/* --- tokens --------------------------------------------------------------- */

/* Makes t the word or comma from byte i to before e, behind a blank or
** nothing. */
static void bittoken(const brief *b, gl_token *t, unsigned i, unsigned e) {
  const gl_runblock *k = b->k;
  const uint64_t from = bit(i), word = bit(e) - from;
  const uint64_t upper = word & k->upper, lower = word & k->lower;
  t->first = i;
  t->end = e;
  t->cls = 0;
  t->kind = from & k->comma ? TK_COMMA : TK_WORD;
  t->gap = i > 0 && b->lx->text->s[i - 1] == ' ' ? GAP_SPACE : 0;
  t->look = from & upper ? LOOK_UPPER : from & lower ? LOOK_LOWER : 0;
  if (!(word & k->letter)) return;
  if (!((word - from) & k->letter))
    t->look |= LOOK_SINGLE;
  else if (upper && !lower)
    t->look |= LOOK_CAPS;
  if (lower && upper > (lower & (0 - lower))) t->look |= LOOK_MIXED;
}

/* The tokens of those bits are the next ones. Of a word behind a word nothing
** is asked. */
static int taken(brief *b, uint64_t first, uint64_t last) {
  gl_token t;
  unsigned more;
  bittoken(b, &t, lowest(first), lowest(last) + 1);
  if (!follows(b, &t)) return 0;
  if (first & b->k->comma) {
    while ((first &= first - 1) != 0) {
      last &= last - 1;
      bittoken(b, &t, lowest(first), lowest(last) + 1);
      if (!follows(b, &t)) return 0;
    }
    return 1;
  }
  more = gl_popcount64(first & (first - 1));
  if (more == 0) return 1;
  b->n += more;
  b->words += more;
  b->fresh = 0;
  bittoken(b, &b->prev, highest(first), highest(last) + 1);
  return 1;
}

/* Takes the tokens that stand before the next odd place and begin where the
** lexer is, or behind a blank there. */
static int takebits(brief *b, uint64_t odd, int each) {
  const unsigned at = (unsigned)b->lx->at;
  const gl_runblock *k = b->k;
  const uint64_t todo = ~upto(at), rest = odd & todo;
  uint64_t last = k->last & todo, first = k->first & todo;
  if (rest) last &= upto(lowest(rest));
  if (last == 0 ||
      !(first & bit(at) || (first & bit(at) << 1 && b->lx->text->s[at] == ' ')))
    return 1;
  b->lx->at = highest(last) + 1;
  first &= upto((unsigned)b->lx->at);
  b->first |= first;
  b->last |= last;
  return !each || taken(b, first, last);
}

/* Whether the lexer takes the stop at byte `end` for a token of its own, and
** knows nothing by it, behind a word from `first` on of two letters or more:
** see fullstop (lexword.c). */
static int standsalone(const brief *b, unsigned first, unsigned end) {
  const gl_lexer *lx = b->lx;
  const gl_text *x = lx->text;
  const gl_lang *lang = lx->lang;
  const unsigned char *s = x->s + first;
  const size_t n = end - first, left = x->len - end - 1;
  if (end == x->len || x->s[end] != '.') return 0;
  if (left && x->s[end + 1] != ' ') return 0;
  if (!lang) return 1;
  if (lang->has & LC_PART && (lx->piecend || memchr(x->s + end + 1, '.', left)))
    return 0;
  return !(lang->cuts && gl_lang_splitof(lang, s, n)) &&
         !(gl_lang_find(lang, s, n, lx->caseless, NULL) & LC_DOTTED);
}

/* Takes the word and the full stop behind it that come next, if that is all
** there is to them: 1; 0: it is not; -1: a rule may ask. */
static int takestop(brief *b, int each) {
  const unsigned at = (unsigned)b->lx->at;
  const unsigned first = at + (b->lx->text->s[at] == ' ');
  const uint64_t body = b->k->letter | b->trail;
  const unsigned end = lowest(~body & ~upto(first));
  gl_token t;
  if (!(b->k->first & bit(first)) ||
      !(b->k->letter & upto(end) & ~upto(first + 1)) ||
      !standsalone(b, first, end))
    return 0;
  b->lx->at = end + 1;
  b->first |= bit(first) | bit(end);
  b->last |= bit(end - 1) | bit(end);
  if (!each) return 1;
  bittoken(b, &t, first, end);
  if (!follows(b, &t)) return -1;
  t.first = end;
  t.end = end + 1;
  t.look = 0;
  t.kind = TK_STOP;
  t.gap = 0;
  return follows(b, &t) ? 1 : -1;
}

/* Whether what the machine decides at t would part it (boundary.c). */
static inline int parts(const gl_token *t) {
  return has(t, LOOK_DOT) && !(t->cls & LC_DOTTED & ~(uint32_t)LC_NUMBER) &&
         !has(t, LOOK_SERIES);
}

/* Whether nothing or a blank is left, as where most texts end. */
static inline int isdone(const gl_lexer *lx) {
  const gl_text *x = lx->text;
  const size_t left = x->len - lx->at;
  return left == 0 || (left == 1 && x->s[lx->at] == ' ');
}

/* Reads a text that has odd places; returns whether all is known. */
static int readall(brief *b, uint64_t odd, int tokens, int each) {
  gl_lexer *lx = b->lx;
  gl_token t;
  int stop;
  for (;;) {
    if (!lx->clitic) {
      if (!takebits(b, odd, each)) return 0;
      if (isdone(lx)) break;
      if ((stop = takestop(b, each)) < 0) return 0;
      if (stop) continue;
    }
    gl_lexer_other(lx, &t);
    if (is(&t, TK_END)) break;
    if (tokens && parts(&t)) return 0;
    if (each && !follows(b, &t)) return 0;
    b->first |= bit(t.first);
    b->last |= bit(t.end - 1);
  }
  if (each && b->n) b->end |= bit(b->prev.end - 1);
  return 1;
}

/* What the text as a whole tells. */
static void survey(gl_lexer *lx, const gl_runs *r) {
  const gl_runletters found = gl_runs_letters(r->blocks.block);
  gl_census n = {0, 0, 0, 0};
  if (lx->forget) return;
  if (found.lower && !found.other) { /* it is enough to know of some */
    n.upper = found.upper != 0;
    n.lower = 1;
  } else {
    n.upper = gl_popcount64(found.upper);
    n.lower = gl_popcount64(found.lower);
    n.other = gl_popcount64(found.other);
    n.space = gl_popcount64(found.space);
  }
  gl_survey_brief(&lx->survey, lx->text, r->blocks.block, &n);
  gl_lexer_surveyed(lx);
}

/* Whether the word from byte `at` on, of the text of one block, is plain to its
** end, or to a full stop that ends it. */
static int isplain(const gl_runs *r, unsigned at) {
  const gl_text *t = r->blocks.t;
  const gl_runblock *b = r->block;
  const uint64_t todo = ~(uint64_t)0 << at, last = b->last & todo;
  const uint64_t odd = b->odd & todo, next = odd & (0 - odd);
  const unsigned i = gl_ctz64(next | (uint64_t)1 << 63);
  if (last && (!odd || (last & (0 - last)) < next)) return 1;
  return i < t->len && t->s[i] == '.' &&
         (i + 1 == t->len || t->s[i + 1] == ' ');
}

/* Those of the apostrophes at the bits of `maybe`, each between letters, that
** end what was elided before a plain word, `l'eau`, are the last bytes of words
** like others: see elision (lexword.c). */
static void elide(gl_runs *r, const gl_lang *lang, uint64_t maybe) {
  gl_runblock *b = r->block;
  const unsigned char *s = r->blocks.t->s;
  for (; maybe; maybe &= maybe - 1) {
    const unsigned i = gl_ctz64(maybe);
    const unsigned end = i + (s[i] < 0x80 ? 1 : 3); /* U+2019 */
    const uint64_t before = ((uint64_t)1 << i) - 1;
    const unsigned first = 63 - gl_clz64((b->first & before) | 1);
    if (s[i] != '\'' && memcmp(s + i, "\xE2\x80\x99", 3) != 0) continue;
    if (b->upper & before & ~(uint64_t)1 << first || !isplain(r, end)) continue;
    if (!(gl_lang_find(lang, s + first, end - first, 1, NULL) & LC_ELISION))
      continue;
    b->odd &= ~((uint64_t)1 << i);
    b->last |= (uint64_t)1 << (end - 1);
  }
}

/* The first bytes of odd characters between letters: of one byte and of
** three. */
static inline uint64_t insides(const gl_runs *r) {
  const gl_runblock *b = r->block;
  const uint64_t behind = (b->letter | r->blocks.block->trail) << 1;
  const uint64_t high = r->blocks.block->high;
  return b->odd & behind & ((b->letter >> 1 & ~high) | (b->letter >> 3 & high));
}

void gl_brief_begin(gl_runs *r, const gl_text *t, const gl_lang *lang) {
  gl_runs_brief(r, t, lang);
  if (lang && lang->has & LC_ELISION) elide(r, lang, insides(r));
}

/* Whether a rule may ask of the commas in a text of words: where a capital
** begins the next word, or there is no telling one (see asksbetween). */
static inline int pauses(const gl_runblock *k) {
  /* what is added goes up to the next token */
  const uint64_t next = (~k->first + (k->comma << 1)) & k->first;
  return k->comma && (!k->upper != !k->lower || next & k->upper);
}

int gl_brief_plain(const gl_text *t, const gl_runs *r, uint64_t **tokens,
                   uint64_t **sentences) {
  const gl_runblock *k = r->block;
  if (k->odd & upto((unsigned)t->len) || (sentences && pauses(k)) ||
      gl_popcount64(k->first) != gl_popcount64(k->last))
    return 0;
  if (k->first == 0) return 1;
  if (sentences) {
    sentences[0][0] |= k->first & (0 - k->first);
    sentences[1][0] |= bit(highest(k->last));
  }
  if (tokens) {
    tokens[0][0] |= k->first;
    tokens[1][0] |= k->last;
  }
  return 1;
}

int gl_brief_read(gl_lexer *lx, const gl_runs *r, int keep, uint64_t **tokens,
                  uint64_t **sentences) {
  const uint64_t odd = r->block->odd & upto((unsigned)lx->text->len);
  brief b;
  gl_clear(&b, sizeof b);
  b.lx = lx;
  b.k = r->block;
  b.trail = r->blocks.block->trail;
  b.keep = keep;
  lx->nobreaks = sentences == NULL;
  survey(lx, r);
  if (!readall(&b, odd, tokens != NULL, sentences != NULL)) return 0;
  if (sentences) {
    sentences[0][0] |= b.begin;
    sentences[1][0] |= b.end;
  }
  if (tokens) {
    tokens[0][0] |= b.first;
    tokens[1][0] |= b.last;
  }
  return 1;
}
