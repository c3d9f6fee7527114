/*
** brief.c: a text of less than 64 bytes that is words, commas and blanks, perhaps
** with a mark at its end: its tokens and its one sentence are bits of its block
** (runs.h). The boundary machine would find the same: no rule of it asks anything
** there.
*/
#include "lexer.h"
#include "runs.h"

static inline uint64_t upto(unsigned i) { return ((uint64_t)1 << i) - 1; }

/* Whether the word [first, end) before the last full stop of a text is a token by
** itself: letters alone, and no abbreviation. */
static int isstopped(const gl_text *t, const gl_lang *lang, const gl_runs *r,
                     unsigned first, unsigned end) {
  const uint64_t word = upto(end) & ~upto(first), letter = r->block[0].letter;
  const unsigned char *s = t->s + first;
  if (word & ~(letter | r->blocks.block[0].trail)) return 0;
  if (gl_popcount64(word & letter) < 2) return 0;
  return lang == NULL ||
         (!gl_lang_splitof(lang, s, end - first) &&
          !(gl_lang_find(lang, s, end - first, 1, NULL) & LC_DOTTED));
}

/* The mark at the one odd place x, if it ends the text and a sentence: adds it to
** the tokens and returns 1. */
static int closed(const gl_text *t, const gl_lang *lang, const gl_runs *r,
                  unsigned x, uint64_t *first, uint64_t *last) {
  const uint64_t before = *first & upto(x);
  unsigned len, b, c = look(t, x, &len);
  if (before == 0 || before != *first) return 0;
  b = 63 - gl_clz64(before);
  if (c == C_DOT && len == 1) {
    if (!isstopped(t, lang, r, b, x)) return 0;
    *last |= (uint64_t)1 << (x - 1);
  } else if (c != C_MARK && c != C_FULL)
    return 0;
  else if (r->block[0].comma >> b & 1 ||
           !(t->s[x - 1] == ' ' || *last >> (x - 1) & 1))
    return 0;
  *first |= (uint64_t)1 << x;
  *last |= (uint64_t)1 << (x + len - 1);
  return 1;
}

/* Whether a comma may be one behind which a letter's text begins: see letterform
** (unmarked.c). */
static inline int greets(const gl_runblock *k) {
  return k->comma && (k->comma & ~(k->lower >> 2) || k->upper == 0);
}

int gl_takebrief(const gl_text *t, const gl_lang *lang, const gl_runs *r,
                 uint64_t **tokens, uint64_t **sentences) {
  const gl_runblock *k = r->block;
  const uint64_t odd = k->odd & upto((unsigned)t->len);
  uint64_t first = k->first, last = k->last;
  if (lang && lang->has & LC_FINAL) return 0;
  if (odd &&
      (odd & (odd - 1) || !closed(t, lang, r, gl_ctz64(odd), &first, &last)))
    return 0;
  if (gl_popcount64(first) != gl_popcount64(last)) return 0;
  if (first == 0) return 1;
  if (sentences) {
    if (greets(k)) return 0;
    sentences[0][0] |= first & (0 - first);
    sentences[1][0] |= (uint64_t)1 << (63 - gl_clz64(last));
  }
  if (tokens) {
    tokens[0][0] |= first;
    tokens[1][0] |= last;
  }
  return 1;
}
