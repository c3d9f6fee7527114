/*
** runs.c: runs of the tokens that most tokens are, by algebra on blocks of 64
** bytes (block.h).
*/
#include "runs.h"

#include <string.h>

#include "chars.h"

/* --- codes ---------------------------------------------------------------- */

/* Planes: 0, letters; of letters 1 and 2, capitals and small ones, 3 and 4, see
** GL_RUN_SPLIT; of others 1, katakana; 3, ideographs; 4, what ends a word that
** stands before it, whatever follows; 5 and 6, with 4, blank and comma; 5
** without 4, a letter of neither case that is no ideograph; 7, with 2 the
** hyphen, without it what extends a word; of others, 2 is a newline. */
#define LETTER(sb) ((sb) == SB_OLetter ? 0x21u : 0x01u)
#define UPPER 0x03u
#define LOWER 0x05u
#define KANA(sb) ((sb) == SB_OLetter ? 0x22u : 0x02u)
#define IDEO 0x18u
#define END 0x10u
#define BLANK 0x30u
#define COMMA 0x50u
#define EXTEND 0x80u
#define HYPHEN 0x84u
#define ODD 0x00u
#define NEWLINE 0x14u
#define LINE 0x04u /* beyond ASCII; no more is known of it */

/* marks of other scripts that are sure to end a word */
#define OTHER(wb, sb, lb)                                                    \
  (((wb) == WB_Other || (wb) == WB_MidNum) &&                                \
           ((sb) == SB_Close || (sb) == SB_STerm || (sb) == SB_SContinue) && \
           (lb) != LB_HH && (lb) != LB_GL                                    \
       ? END                                                                 \
       : ODD)

/* clang-format off */
#define CODE(gcb, incb, wb, sb, lb, flags)       \
  (GL_CHARCLASS(wb, sb) == C_UPPER    ? UPPER    \
  : GL_CHARCLASS(wb, sb) == C_LOWER   ? LOWER    \
  : GL_CHARCLASS(wb, sb) == C_LETTER  ? LETTER(sb) \
  : GL_CHARCLASS(wb, sb) == C_KANA    ? KANA(sb) \
  : GL_CHARCLASS(wb, sb) == C_IDEO    ? IDEO     \
  : GL_CHARCLASS(wb, sb) == C_EXTEND || GL_CHARCLASS(wb, sb) == C_ZWJ ? EXTEND \
  : (wb) == WB_Newline ? LINE \
  : GL_CHARCLASS(wb, sb) == C_OTHER ? OTHER(wb, sb, lb) : ODD)

#define o ODD
#define E END
#define N NEWLINE
#define U UPPER
#define L LOWER
const gl_codes gl_run_codes = {{
  o, o, o, o, o, o, o, o, o, E, N, N, N, N, o, o, /* 00 */
  o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, /* 10 */
  BLANK, E, E, o, o, o, o, o, E, E, o, o, COMMA, HYPHEN, o, o,
  o, o, o, o, o, o, o, o, o, o, o, E, o, o, o, E, /* 30 */
  o, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 */
  U, U, U, U, U, U, U, U, U, U, U, E, o, E, o, o,
  E, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
  L, L, L, L, L, L, L, L, L, L, L, E, o, E, o, o,
  GL_CODES_64(ODD) GL_LEADS(GL_LEADCODE)},
  {GL_CLASSES(GL_CODE)}};
/* clang-format on */
#undef o
#undef E
#undef N
#undef U
#undef L

/* --- blocks --------------------------------------------------------------- */

static gl_runblock *runblock(gl_runs *r, size_t i) {
  return &r->block[i % GL_RUNBLOCKS];
}

static gl_runblock *lastblock(gl_runs *r) {
  return runblock(r, r->seen + GL_RUNBLOCKS - 1);
}

static void init(gl_runs *r, const gl_text *t, const gl_lang *lang) {
  gl_blocks_init(&r->blocks, t, lang ? &lang->codes : &gl_run_codes);
  r->lang = lang && lang->cuts ? lang : NULL;
  r->seen = 0;
  r->nocapitals = 0;
  r->begun = 0;
  memset(&r->carry, 0, sizeof r->carry);
  memset(lastblock(r), 0, sizeof *r->block);
}

void gl_runs_survey(gl_runs *r, gl_lexer *lx) {
  init(r, lx->text, lx->lang);
  if (lx->forget) return;
  r->begun = gl_blocks_take(&r->blocks, r->begin, GL_LETTERS / 64);
  gl_survey_text(&lx->survey, lx->text, r->begin, r->begun);
  gl_lexer_surveyed(lx);
  r->nocapitals = lx->nocapitals != 0;
}

void gl_runs_begin(gl_runs *r, const gl_text *t, const gl_lang *lang,
                   size_t at) {
  init(r, t, lang);
  r->seen = at / 64;
  r->blocks.next = 64 * r->seen;
  memset(lastblock(r), 0, sizeof *r->block);
}

/* Which of the words whose first and last letters are those of words of two
** tokens are one: of those that end before the bits of `ends`. The last byte of
** each is made odd. */
static uint64_t splits(gl_runs *r, uint64_t ends) {
  gl_runblock *b = runblock(r, r->seen), *prev = lastblock(r);
  const unsigned char *s = r->blocks.t->s + 64 * r->seen;
  uint64_t found = 0;
  for (; ends; ends &= ends - 1) {
    unsigned past = gl_ctz64(ends), n;
    /* first bytes, the nearest one highest */
    uint64_t before = b->first << 1 << (63 - past) | prev->first >> past;
    n = before ? gl_clz64(before) + 1 : 65;
    if (!gl_lang_splitof(r->lang, s + past - n, n)) continue;
    found |= ends & (0 - ends);
    if (past)
      b->odd |= (uint64_t)1 << (past - 1);
    else
      prev->odd |= (uint64_t)1 << 63;
  }
  return found;
}

/* The places behind words that are two tokens, of those `past` words whose
** first bytes are among `begin`. Most are none by their first or last letter,
** if these are ASCII. */
static GL_INLINE uint64_t parted(gl_runs *r, const gl_block64 *k,
                                 gl_runcarry *c, uint64_t begin, uint64_t body,
                                 uint64_t past) {
  const uint64_t may = begin & (k->plane[3] | k->high);
  const uint64_t tail = (k->plane[0] & k->plane[4]) | k->trail;
  const uint64_t maybe =
      gl_after(may, body & ~may, &c->split) & (tail << 1 | c->tail) & past;
  c->tail = tail >> 63;
  return maybe ? splits(r, maybe) : 0;
}

/* What the next block has, whose planes are known; all of it ASCII, or not; the
** only one, or not. */
static GL_INLINE void look(gl_runs *r, const gl_block64 *k, const int ascii,
                           const int only) {
  const size_t room = r->blocks.t->len - 64 * r->seen;
  const uint64_t *p = k->plane, letter = p[0], blank = p[5] & p[4];
  const uint64_t trail = ascii ? 0 : k->trail;
  const uint64_t kana = ascii ? 0 : p[1] & ~letter;
  const uint64_t ideo = ascii ? 0 : p[3] & ~letter;
  const uint64_t extend = ascii ? 0 : p[7] & ~p[2];
  /* the end of the text ends a word too */
  const uint64_t end = (p[4] & ~letter) | (room < 64 ? (uint64_t)1 << room : 0);
  gl_runcarry none = {0, 0, 0, 0, 0, 0, 0};
  gl_runcarry *c = only ? &none : &r->carry;
  gl_runblock *b = only ? r->block : runblock(r, r->seen);
  /* behind what stands in a word, behind its hyphens, ... */
  const uint64_t behind = gl_after(letter | extend, trail, &c->solid);
  const uint64_t hyphen = p[7] & p[2] & behind;
  const uint64_t joined = hyphen << 1 | c->hyphen, inword = behind | joined;
  const uint64_t behindkana = gl_after(kana, trail, &c->kana);
  const uint64_t behindideo = gl_after(ideo, trail, &c->ideo);
  const uint64_t comma = p[6] & ((inword & ~joined) | behindkana | behindideo);
  const uint64_t paused = comma << 1 | c->comma;
  const uint64_t body = letter | extend | hyphen, begin = letter & ~inword;
  uint64_t past = inword & ~body & ~trail & ~joined & (end | kana);
  b->first = begin | (kana & ~behindkana) | ideo | comma;
  b->odd = ~(letter | kana | ideo | trail | hyphen | comma |
             (extend & inword & ~joined) | blank) |
           (joined & ~letter) | (paused & ~blank);
  if (r->lang) past &= ~parted(r, k, c, begin, body | trail, past);
  past |= behindkana & ~kana & ~trail & (end | letter);
  past |= behindideo & ~trail & ~extend;
  past |= paused & blank;
  if (!only) lastblock(r)->last |= past << 63;
  b->last = past >> 1;
  b->comma = comma;
  b->letter = letter;
  b->upper = letter & p[1];
  b->lower = letter & (r->nocapitals ? p[1] | p[2] : p[2]);
  b->apart = (b->upper & inword) | hyphen | (ascii ? 0 : k->high);
  c->hyphen = hyphen >> 63;
  c->comma = comma >> 63;
}

/* Looks at one more block. */
static void next(gl_runs *r) {
  const gl_block64 *k =
      r->seen < r->begun ? &r->begin[r->seen] : gl_blocks_next(&r->blocks);
  if (k && k->high)
    look(r, k, 0, 0);
  else if (k)
    look(r, k, 1, 0);
  else {
    memset(runblock(r, r->seen), 0, sizeof *r->block);
    runblock(r, r->seen)->odd = ~(uint64_t)0; /* nothing is there */
  }
  r->seen++;
}

void gl_runs_brief(gl_runs *r, const gl_text *t, const gl_lang *lang) {
  const gl_block64 *k;
  gl_blocks_init(&r->blocks, t, lang ? &lang->codes : &gl_run_codes);
  r->lang = lang && lang->cuts ? lang : NULL;
  r->seen = 0;
  r->nocapitals = 0;
  if (r->lang) memset(lastblock(r), 0, sizeof *r->block); /* for splits */
  k = gl_blocks_only(&r->blocks);
  if (k->high)
    look(r, k, 0, 1);
  else
    look(r, k, 1, 1);
}

void gl_runs_read(gl_runs *r, size_t at) {
  while (at / 64 + 2 >= r->seen) next(r);
}
