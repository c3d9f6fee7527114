/*
** namecut.c: a text is cut into words, window by window, and these are hashed:
** plain tokens, and those of the views in which folds make other words of them.
*/
#include "namefind.h"
#include "ucd.h"

/* --- memory -------------------------------------------------------------- */

/* Room for n more tokens and some that are written to but do not count. */
static int tokens_room(gl_tokens *t, const gl_mem *m, size_t n) {
  size_t need = t->n + n + 128;
  if (gl_grow(m, &t->first, &t->capfirst, need, sizeof *t->first) ||
      gl_grow(m, &t->end, &t->capend, need, sizeof *t->end) ||
      gl_grow(m, &t->hash, &t->caphash, need, sizeof *t->hash))
    return GL_ENOMEM;
  return GL_OK;
}

/* --- beyond ASCII -------------------------------------------------------- */

#define ILLFORMED 256u /* beside GL_CHAR_* */

static enum gl_before ascii_before(const gl_namefinder *f, unsigned c,
                                   enum gl_cut *cut) {
  if (!f->g->token.word[c]) return GL_BEFORE_OTHER;
  *cut = (c | 0x20) - 'a' < 26u ? GL_CUT_OTHER : GL_CUT_NEUTRAL;
  return GL_BEFORE_WORD;
}

/* What the character at s is to a word: GL_CHAR_*. */
static inline unsigned char_is(gl_namefinder *f, const unsigned char *s,
                               const unsigned char *e, unsigned *len) {
  gl_gaz *g = f->g;
  unsigned at, is = 0;
  uint32_t page = gl_char_page(s, e, &at, len), cp;
  if (page < GL_CHARPAGES) {
    if (g->page[page] == NULL) gl_chars_make(g, f->m, page);
    if (g->page[page]) return g->page[page]->is[at];
  }
  cp = gl_decode(s, e, len);
  if (cp == GL_REPLACEMENT && (*len != 3 || *s != 0xEF)) return ILLFORMED;
  if (gl_is_word(cp)) is = GL_CHAR_WORD;
  if (is && gl_is_mark(cp)) is |= GL_CHAR_MARK;
  return is == GL_CHAR_WORD ? is | (unsigned)gl_cut_of(cp) << 6 : is;
}

/* The characters from byte i of the window on that are not ASCII: their words
** and where those are cut. Returns where they end. */
static size_t cut_run(gl_namefinder *f, size_t i, size_t n) {
  gl_search *s = f->s;
  const unsigned char *w = f->t->s + f->at, *e = f->t->s + f->t->len;
  enum gl_before before = f->before;
  enum gl_cut cut = f->cut, of = GL_CUT_NEUTRAL;
  size_t word = i; /* from here on all are of words */
  unsigned len;
  if (i > 0 && w[i - 1] < 0x80) before = ascii_before(f, w[i - 1], &cut);
  for (; i < n && w[i] >= 0x80; i += len) {
    unsigned is = char_is(f, w + i, e, &len);
    int mark = (is & GL_CHAR_MARK) != 0;
    int glued =
        mark && (before == GL_BEFORE_OTHER || before == GL_BEFORE_GLUED);
    if (!(is & GL_CHAR_WORD) || glued) {
      gl_bits_set(s->word, word, i - word);
      word = i + len;
      if (glued) s->v.marked = 1;
      before = glued             ? GL_BEFORE_GLUED
               : is == ILLFORMED ? GL_BEFORE_FREE
                                 : GL_BEFORE_OTHER; /* no marks */
      continue;
    }
    of = GL_CHAR_CUT(is);
    if (mark)
      of = before == GL_BEFORE_FREE ? GL_CUT_NEUTRAL : cut;
    else if (before == GL_BEFORE_WORD && gl_cut_between(cut, of))
      gl_bit_set(s->cut, i);
    cut = of;
    before = GL_BEFORE_WORD;
  }
  gl_bits_set(s->word, word, i - word);
  if (i < n && before == GL_BEFORE_WORD && f->g->token.word[w[i]]) {
    ascii_before(f, w[i], &of);
    if (gl_cut_between(cut, of)) gl_bit_set(s->cut, i);
  }
  f->before = before;
  f->cut = cut;
  return i;
}

/* --- a window ------------------------------------------------------------ */

/* Bytes of the window at f->at: no character goes beyond. */
static size_t window(const gl_namefinder *f) {
  const unsigned char *w = f->t->s + f->at;
  size_t left = f->t->len - f->at, n = GL_WINDOW, k;
  if (left <= n) return left;
  for (k = 0; k < 3; k++)
    if ((w[n - k] & 0xC0) != 0x80) return n - k;
  return n;
}

/* The word and other bits of a window of n bytes. Returns whether words are
** cut inside. */
static int classify(gl_namefinder *f, size_t n) {
  gl_search *s = f->s;
  const unsigned char *w = f->t->s + f->at;
  size_t blocks = (n + 63) / 64, whole = (f->t->len - f->at) / 64, i, at = 0;
  int any;
  if (whole > blocks) whole = blocks;
  any = s->kern->classify(w, whole, s->low, s->word, s->high);
  if (whole < blocks) { /* nothing is read behind the text */
    unsigned char end[64];
    memset(end, 0, sizeof end);
    memcpy(end, w + whole * 64, n - whole * 64);
    any |= s->kern->classify(end, 1, s->low + whole * 64, s->word + whole,
                             s->high + whole);
  }
  memset(s->low + blocks * 64, 0, 32);
  if (n % 64) s->word[blocks - 1] &= ((uint64_t)1 << n % 64) - 1;
  if (!any) return 0;
  memset(s->cut, 0, sizeof s->cut);
  for (i = 0; i < blocks; i++) {
    uint64_t h = s->high[i];
    while (h) {
      size_t k = i * 64 + gl_ctz64(h);
      if (k >= n) break;
      if (k >= at) at = cut_run(f, k, n);
      if (at >= (i + 1) * 64) break;
      h &= ~(uint64_t)0 << at % 64;
    }
  }
  return 1;
}

/* Where the words of a window of n bytes begin and end, as bits. Meanwhile the
** text behind it comes into fast memory, a line at a time. */
static void find_edges(gl_namefinder *f, size_t n, int cuts) {
  gl_search *s = f->s;
  const unsigned char *next = f->t->s + f->at + n;
  size_t left = f->t->len - f->at - n, words = (n + 63) / 64, i;
  uint64_t carry = 0;
  for (i = 0; i < words; i++) {
    uint64_t w = s->word[i], prev = w << 1 | carry;
    if (i * 64 < left) GL_PREFETCH(next + i * 64);
    s->starts[i] = w & ~prev;
    s->ends[i] = ~w & prev;
    if (cuts) {
      s->starts[i] |= s->cut[i];
      s->ends[i] |= s->cut[i];
    }
    carry = w >> 63;
  }
  /* whether a word ends with the window is told by what is behind it */
  if (n % 64) s->ends[words - 1] &= ((uint64_t)1 << n % 64) - 1;
}

/* --- hashing ------------------------------------------------------------- */

/* The hash of a token that is not ASCII, or long, which has been hashed as it
** stands: an ideograph's is that. Texts have the same words again and again. */
static uint64_t folded_hash(gl_namefinder *f, const gl_tokens *t, size_t k) {
  gl_search *s = f->s;
  const unsigned char *low = s->low + (t->first[k] - f->at), *e;
  const unsigned char *text = f->t->s;
  size_t n = t->end[k] - t->first[k];
  gl_foundword *w = &s->words[t->hash[k] & (GL_FOUNDWORDS - 1)];
  uint64_t a, b = 0;
  e = text + f->t->len;
  if (n == 3 && gl_is_ideograph(*low)) return t->hash[k];
  if (n > 16)
    return gl_word_hash(f->g, text + t->first[k], text + t->end[k], e);
  a = gl_load64(low);
  if (n > 8)
    b = gl_load64(low + 8) & ~(uint64_t)0 >> 8 * (16 - n);
  else
    a &= ~(uint64_t)0 >> 8 * (8 - n);
  if (w->a != a || w->b != b) {
    w->hash = gl_word_hash(f->g, text + t->first[k], text + t->end[k], e);
    w->a = a;
    w->b = b;
  }
  return w->hash;
}

/* The hashes of n new tokens. */
static int hash_tokens(gl_namefinder *f, gl_tokens *t, size_t from, size_t n) {
  gl_search *s = f->s;
  size_t i, left;
  if (GL_GROW(s, f->m, one, n + 1)) return GL_ENOMEM;
  left = s->kern->hash(s->low, (uint32_t)f->at, t->first + from, t->end + from,
                       n, f->g->seed, t->hash + from, s->one);
  for (i = 0; i < left; i++) {
    size_t k = from + s->one[i];
    t->hash[k] = folded_hash(f, t, k);
  }
  return GL_OK;
}

/* --- plain tokens -------------------------------------------------------- */

/* A word that is longer than the window. */
static void long_word(gl_namefinder *f, gl_tokens *t) {
  const unsigned char *s = f->t->s + f->at, *end;
  gl_cutter c;
  gl_piece p;
  gl_cutter_init(&c, &f->g->token, s, f->t->len - f->at, f->g->buffer,
                 f->g->marks, f->g->capbuffer);
  if (!gl_cutter_next(&c, &p)) p.end = f->t->len - f->at;
  end = s + p.end;
  t->first[t->n] = (uint32_t)f->at;
  t->end[t->n] = (uint32_t)(end - f->t->s);
  t->hash[t->n++] = gl_word_hash(f->g, s, end, f->t->s + f->t->len);
  f->at = (size_t)(end - f->t->s);
  f->before = GL_BEFORE_FREE; /* a mark would be of the word */
}

int gl_find_cut(gl_namefinder *f) {
  gl_search *s = f->s;
  gl_tokens *t = &s->view[0];
  size_t n = window(f), words = (n + 63) / 64, i, from = t->n, k;
  if (tokens_room(t, f->m, n / 2 + 2)) return GL_ENOMEM;
  find_edges(f, n, classify(f, n));
  k = s->kern->expand(s->starts, words, (uint32_t)f->at, t->first + from);
  i = s->kern->expand(s->ends, words, (uint32_t)f->at, t->end + from);
  if (i < k && f->at + n == f->t->len) /* the text ends with a word */
    t->end[from + i++] = (uint32_t)f->t->len;
  t->n = from + i;
  if (hash_tokens(f, t, from, i)) return GL_ENOMEM;
  if (i < k) { /* the last word goes on: once more, with it at the begin */
    if (t->first[t->n] == f->at) {
      long_word(f, t);
      return GL_OK;
    }
    n = t->first[t->n] - f->at;
    f->before = GL_BEFORE_FREE;
  } else if (n && f->t->s[f->at + n - 1] < 0x80)
    f->before = ascii_before(f, f->t->s[f->at + n - 1], &f->cut);
  f->at += n;
  return GL_OK;
}

/* --- other views --------------------------------------------------------- */

/* whether a loose view may see more than the word that ends at p */
static int looser(const unsigned char *p, const unsigned char *e) {
  return p < e && (*p == '.' || *p == '\'' || *p == 0xE2 || gl_is_bracket(*p));
}

int gl_find_loosen(gl_namefinder *f, unsigned view, size_t from) {
  const gl_tokens *plain = &f->s->view[0];
  gl_tokens *t = &f->s->view[view];
  const unsigned char *s = f->t->s, *e = s + f->t->len;
  size_t i;
  if (tokens_room(t, f->m, plain->n - from)) return GL_ENOMEM;
  for (i = from; i < plain->n; i++) {
    const unsigned char *end = s + plain->end[i], *skip = end;
    uint64_t h = plain->hash[i];
    if (plain->first[i] < t->skip) continue;
    if (looser(end, e)) {
      h = gl_loose_hash(f->g, GL_LOOSE_OF(view), s + plain->first[i], e, &end,
                        &skip);
      t->skip = (size_t)(skip - s);
    }
    t->first[t->n] = plain->first[i];
    t->end[t->n] = (uint32_t)(end - s);
    t->hash[t->n++] = h;
  }
  return GL_OK;
}
