/*
** algebra.h: what can be done with sets of spans: union and its like
** (algebra.c), joins (reach.c, join.c, finder.c), operations that make new
** stretches (reshape.c, edges.c), choices (resolve.c), on the ground of
** sweep.c. Engine: no Lua here.
**
** Every operation that returns members of its left operand computes a *mask*:
** one bit for each row, in GL_BITWORDS(n) words that the caller has zeroed.
** gl_select_shape and gl_select_fill (spans.c) make the set of it. Sets of
** either form are read in blocks, so that a partition is never unpacked.
** n and m are the rows of a and b; functions that need scratch take it from a
** gl_mem, free it before they return, and may answer GL_ENOMEM.
*/
#ifndef GL_ALGEBRA_H
#define GL_ALGEBRA_H

#include "gloss.h"

/* --- identities of two sets (algebra.c) ---------------------------------- */

/* Two sets whose members are compared by identity: the labels of both are
** numbered together, in byte order. */
typedef struct gl_both {
  const gl_spans *a, *b;
  uint32_t *la, *lb;          /* label of a, of b -> number in merged table */
  size_t nlabels, labelbytes; /* merged table; 0 labels: neither has any */
  int plain;                  /* extents alone decide */
} gl_both;

/* `scratch` has gl_both_size bytes and lives as long as x. */
GL_FUNC size_t gl_both_size(const gl_spans *a, const gl_spans *b);
GL_FUNC void gl_both_init(gl_both *x, const gl_spans *a, const gl_spans *b,
                          void *scratch);

/* -1, 0, 1: order of the labels and ids of row i of a and row j of b, whose
** extents are the same. */
GL_FUNC int gl_both_cmp(const gl_both *x, uint32_t i, uint32_t j,
                        uint32_t first, uint32_t end);

/* Number of members that a and b share; their rows of a go to `mask`, unless
** it is NULL. O(n + m). */
GL_FUNC size_t gl_common(const gl_both *x, uint64_t *mask);

/* Union, first half: rows in order; bit k of `froma` (`fromb`) tells whether
** row k is a member of a (of b). Both have n + m bits. Returns the number of
** rows. O(n + m). */
GL_FUNC size_t gl_union_order(const gl_both *x, uint64_t *froma,
                              uint64_t *fromb);
/* Second half: fills a laid-out block of that many rows, its label table too.
** A row of run r of a (of b) gets run ra[r] (rb[r]); neither is asked where
** the block has no runs. */
GL_FUNC void gl_union_fill(const gl_both *x, const uint64_t *froma,
                           const uint64_t *fromb, const uint32_t *ra,
                           const uint32_t *rb, gl_spans *out);

/* --- distances (reach.c) ------------------------------------------------- */

/*
** How far *near* reaches. A gap counts its bytes that are no white space
** (Unicode White_Space), or the units that lie wholly in it and are not all
** white space. gl_reach_right gives the last position where a span may begin
** that follows a span with end `p`; gl_reach_left the first where one may end
** that precedes a span with first byte `p`.
*/
typedef struct gl_reach {
  gl_mem mem;
  const gl_text *text;
  size_t len; /* of the text, which may be gone when this is freed */
  size_t max;
  int exact;    /* adjacent only; white space counts, max is 0 */
  uint32_t *uf; /* units without the white ones: firsts, ends; one block */
  uint32_t *ue;
  size_t nunits, unitcap, at; /* at: where the last search ended */
  int units;
  size_t work;    /* bytes looked at; much of it, and an index is made: */
  uint64_t *dark; /* bytes that are no white space */
  uint32_t *rank; /* their number before byte 512 * i */
} gl_reach;

/* `units` may be NULL (bytes); its spans must not overlap. O(units). */
GL_FUNC int gl_reach_init(gl_reach *r, const gl_mem *m, const gl_text *t,
                          size_t max, const gl_spans *units);
GL_FUNC void gl_reach_free(gl_reach *r);
GL_FUNC size_t gl_reach_right(gl_reach *r, size_t p);
GL_FUNC size_t gl_reach_left(gl_reach *r, size_t p);

/* --- joins (join.c) ------------------------------------------------------ */

enum gl_join {
  GL_SAME,
  GL_WITHIN,
  GL_CONTAINING,
  GL_OVERLAPPING,
  GL_TOUCHING,
  GL_BEFORE,
  GL_AFTER,
  GL_NEAR
};

/* Rows of a that have a partner in b. `proper` is for within and containing;
** `reach` for before, after and near. O(n + m); with galloping searches for
** the start of what follows in touching and before. */
GL_FUNC int gl_join(const gl_mem *m, enum gl_join join, const gl_spans *a,
                    const gl_spans *b, int proper, gl_reach *reach,
                    uint64_t *mask);

/* --- pairs (finder.c) ---------------------------------------------------- */

/*
** Finds the partners of one span after another. Each join is a rectangle: row
** from .. to of b (by first) with an end from .. to (two of them for
** touching and for proper joins). A tree of the greatest and least ends of 16,
** 256 ... rows steps over rows that miss, so that nested sets cost O(log m) for
** each partner too. With `frame` a span of it must contain both.
*/
#define GL_LEVELS 8 /* 16^8 rows */
typedef struct gl_finder {
  gl_mem mem;
  const gl_spans *b;
  enum gl_join join;
  int proper, framed;
  gl_reach *reach;
  uint32_t *tree; /* greatest ends, level after level, then the least ones */
  size_t level[GL_LEVELS + 1], treecap;
  unsigned nlevels;
  uint32_t *wf, *we; /* frame: firsts, ends of its widest spans; one block */
  size_t nframe, framecap;
  uint32_t from;        /* rows before it start before the last span */
  uint32_t first, end;  /* the span */
  uint32_t row, rowend; /* rectangle that is being searched */
  size_t emin, emax;
  uint32_t row2, rowend2; /* the second one, of ends up to emax2 */
  size_t emin2, emax2;
  int check; /* candidates need a look at the frame */
} gl_finder;

#define GL_NOROW 0xFFFFFFFFu

/* O(m + frame). `reach` may be NULL for joins that know no distance. */
GL_FUNC int gl_finder_init(gl_finder *f, const gl_mem *m, enum gl_join join,
                           const gl_spans *b, int proper, gl_reach *reach,
                           const gl_spans *frame);
GL_FUNC void gl_finder_free(gl_finder *f);
/* Spans are to come in the order of a set. */
GL_FUNC void gl_finder_start(gl_finder *f, uint32_t first, uint32_t end);
GL_FUNC uint32_t gl_finder_next(gl_finder *f); /* row of b, or GL_NOROW */

/* --- slices (algebra.c) -------------------------------------------------- */

/* The rows from `lo` to `hi` (excluded) whose end is at most `maxend`, as
** columns. O(hi - lo). */
GL_FUNC void gl_slice_shape(const gl_spans *s, uint32_t lo, uint32_t hi,
                            uint32_t maxend, gl_shape *shape);
GL_FUNC void gl_slice_fill(const gl_spans *s, uint32_t lo, uint32_t hi,
                           uint32_t maxend, gl_spans *out);

/* --- sweeps (sweep.c) ---------------------------------------------------- */

/* Rows of a set one by one, whatever its form. */
typedef struct gl_cursor {
  const gl_spans *s;
  const uint32_t *f, *e; /* the block in hand */
  uint32_t base, i, n;   /* its first row, the row in hand in it, its rows */
  uint32_t stop;         /* the row to stop at */
  gl_block block;
} gl_cursor;

/* rows lo to hi - 1 */
static inline void gl_cursor_range(gl_cursor *c, const gl_spans *s, uint32_t lo,
                                   uint32_t hi) {
  c->s = s;
  c->base = lo;
  c->i = c->n = 0;
  c->stop = hi;
}

static inline void gl_cursor_init(gl_cursor *c, const gl_spans *s) {
  gl_cursor_range(c, s, 0, s->n);
}

GL_FUNC int gl_cursor_block(gl_cursor *c); /* the next block; 0: at the end */

/* whether there is a row in hand: c->f[c->i], c->e[c->i] */
static inline int gl_cursor_more(gl_cursor *c) {
  return GL_LIKELY(c->i < c->n) || gl_cursor_block(c);
}

static inline uint32_t gl_cursor_row(const gl_cursor *c) {
  return c->base + c->i;
}

/* the label of a row whose extent is known, without looking that up again */
static inline unsigned gl_label_at(const gl_spans *s, uint32_t row,
                                   uint32_t first, uint32_t end) {
  if (s->kinds) return (unsigned)gl_word_kind(s->text, first, end);
  return s->label ? s->label[row] : 0;
}

/* First index from `from` on with v[i] >= pos, n where there is none; v is
** sorted. Galloping: O(log of the distance). */
GL_FUNC size_t gl_gallop(const uint32_t *v, size_t n, size_t from, size_t pos);

/* Length of the white space character that starts at byte i, 0 for none. */
GL_FUNC unsigned gl_white_len(const gl_text *t, size_t i);
/* Whether byte i is part of a white space character. */
GL_FUNC int gl_white_byte(const gl_text *t, size_t i);
/* Whether nothing but white space is in there. */
GL_FUNC int gl_white_all(const gl_text *t, size_t first, size_t end);

/* Sorts v; `tmp` has room for as many. Radix sort: O(n). */
GL_FUNC void gl_sort_u32(uint32_t *v, uint32_t *tmp, size_t n);

/* The ends of the rows of s, sorted, in memory of `m` (s->n elements). */
GL_FUNC int gl_sorted_ends(const gl_mem *m, const gl_spans *s, uint32_t **ends);

/* --- new stretches (reshape.c) ------------------------------------------- */

/* Adds a stretch made of row `row` of s; empty ones are dropped. */
GL_FUNC int gl_rows_from(gl_rows *r, const gl_spans *s, uint32_t row,
                         uint32_t first, uint32_t end, unsigned label);

/* Each adds rows to `r`, from a: labels are numbered as in a, runs and refs
** are those of the row that the stretch is made of. */
GL_FUNC int gl_gaps(gl_rows *r, const gl_spans *a, const gl_spans *outer);
GL_FUNC int gl_cut(gl_rows *r, const gl_spans *a, const gl_spans *b);
/* label number nlabels of a: "different ones" */
GL_FUNC int gl_merge(gl_rows *r, const gl_spans *a, int perlabel);
GL_FUNC int gl_relabel(gl_rows *r, const gl_spans *a); /* all with label 0 */

/* Sorts rows, drops repeated identities (the earlier row stays). Ids are
** asked of `runs` by run number (NULL: there are none). O(n) when they are in
** order, else O(n log n). */
GL_FUNC int gl_rows_order(gl_rows *r, const gl_run *const *runs);
/* Fills first, end, and of label, run, ref what the block has. */
GL_FUNC void gl_rows_fill(const gl_rows *r, gl_spans *out);

/* --- edges (edges.c) ----------------------------------------------------- */

/* Each adds rows to `r`, as those of reshape.c do, but for gl_snap_rows. */
enum gl_snap { GL_EXPAND, GL_CONTRACT, GL_STRICT };
GL_FUNC int gl_snap(gl_rows *r, const gl_spans *a, const gl_spans *units,
                    enum gl_snap mode);
/* The same of rows, row i as mode[i] says, an enum gl_snap or more: not at all.
** Rows of which nothing is left are dropped. */
GL_FUNC int gl_snap_rows(gl_rows *r, const gl_spans *units,
                         const uint8_t *mode);
GL_FUNC int gl_grow_bytes(gl_rows *r, const gl_spans *a, int64_t left,
                          int64_t right);
GL_FUNC int gl_grow_units(gl_rows *r, const gl_spans *a, int64_t left,
                          int64_t right, const gl_spans *units);
/* chars.s NULL: white space */
GL_FUNC int gl_trim(gl_rows *r, const gl_spans *a, gl_str chars);

/* --- choice (resolve.c) -------------------------------------------------- */

/* Members that do not overlap each other: see l_reshape.c for the modes.
** `group` (one number for each row, below ngroups) keeps rows of different
** groups from competing; NULL: all compete. `priority` is for GL_PRIORITY.
** O(n); by priority O(n log n). */
enum gl_resolve { GL_LONGEST, GL_FIRST, GL_PRIORITY };
GL_FUNC int gl_resolve(const gl_mem *m, const gl_spans *a, enum gl_resolve mode,
                       const uint32_t *group, size_t ngroups,
                       const double *priority, uint64_t *mask);

#endif
