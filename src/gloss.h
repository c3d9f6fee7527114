/*
** gloss.h: the engine's one public header: what the Lua faces (src/l_*.c)
** and a C host may use. The engine knows no Lua.
**
** Units: positions are byte offsets into the text, 0-based and half-open
** inside the engine (the faces show 1-based, inclusive ones). Ownership: the
** engine never frees what it was given; whatever it allocates comes from the
** gl_mem it was handed and is freed by the matching `_free` function.
** Failures are return values: GL_OK, or one of the codes below.
*/
#ifndef GLOSS_H
#define GLOSS_H

#include "port.h"

#define GL_VERSION "0.1.0" /* the one source of the version */

/* Longest text, in bytes. Offsets inside a set are 32 bits wide; a test
** build may shrink it (-DGL_MAX_TEXT=...). Longer input: streams. */
#ifndef GL_MAX_TEXT
#define GL_MAX_TEXT 0xFFFFFFFFu
#endif

#define GL_MAXLABELS 0xFFFFu /* distinct labels in one set */
#define GL_MAXRUNS 0xFFFFu   /* matcher calls that one set may join */

enum { GL_OK, GL_ENOMEM, GL_ETOOMANY };

/* --- memory (mem.c) ----------------------------------------------------- */

/* An allocator with true sizes, of lua_Alloc's shape: `osize` is always what
** was asked for before, `nsize` 0 frees. NULL means no memory; the old block
** is then untouched. */
typedef struct gl_mem {
  void *(*alloc)(void *ud, void *p, size_t osize, size_t nsize);
  void *ud;
} gl_mem;

/* Sets n bytes to 0. For the few hundred that a short text waits for: where a
** compiler knows their number it takes an instruction that is slow to begin. */
GL_FUNC void gl_clear(void *p, size_t n);
/* Grows *p (elements of `size` bytes, *cap of them) to hold at least `need`,
** by doubling; returns GL_OK or GL_ENOMEM (then nothing has changed). */
GL_FUNC int gl_grow(const gl_mem *m, void *p, size_t *cap, size_t need,
                    size_t size);
/* A block of n + 1 elements of `size` bytes, all 0 (so that there is one for
** none of them), or NULL. gl_drop frees one of `size` bytes, if it is there. */
GL_FUNC void *gl_make(const gl_mem *m, size_t n, size_t size);
GL_FUNC void gl_drop(const gl_mem *m, void *block, size_t size);

typedef struct gl_str { /* bytes that somebody else owns */
  const char *s;
  size_t n;
} gl_str;

/* -1, 0, 1 by unsigned bytes, then by length: the order of labels and ids */
GL_FUNC int gl_str_cmp(gl_str a, gl_str b);

/* --- text (text.c, utf8.c) ---------------------------------------------- */

/* Kernels: the instructions that a text is read with. A host sets them by
** gl_simd_levels (simd.h). */
typedef struct gl_simd gl_simd;

/* A text: bytes, a length, and what is known of them. The bytes belong to the
** caller and outlive whatever is derived from them. */
typedef struct gl_text {
  const unsigned char *s;
  size_t len;
  unsigned known;      /* GL_TEXT_* */
  const gl_simd *simd; /* kernels for whoever reads it (simd.h) */
  /* Of a text that is not all there yet (stream.c), elsewhere NULL: becomes 1
  ** when a linguistic segmenter asks for what is behind its end, so that what
  ** it makes of the answer is not to be relied on. */
  uint8_t *starved;
} gl_text;

#define GL_TEXT_ASCII 1u /* every byte below 0x80 */
#define GL_TEXT_VALID 2u /* well-formed UTF-8 */

/* Decodes the code point at s (s < e). An ill-formed sequence gives
** GL_REPLACEMENT for each of its maximal subparts (Unicode, table 3-8);
** *len is the number of bytes taken, at least 1, never past e. */
GL_FUNC uint32_t gl_decode(const unsigned char *s, const unsigned char *e,
                           unsigned *len);

/* Start of the character before `at` (s < at), as forward decoding from a
** character boundary would see it. */
GL_FUNC const unsigned char *gl_step_back(const unsigned char *s,
                                          const unsigned char *at);

/* Writes cp (<= GL_MAXCP) as UTF-8; returns 1 to 4. */
GL_FUNC unsigned gl_encode(uint32_t cp, unsigned char out[4]);

/* First byte at or after s that is not ASCII, or e. */
GL_FUNC const unsigned char *gl_skip_ascii(const unsigned char *s,
                                           const unsigned char *e);

/* Length of the longest well-formed prefix of s; *ascii tells whether that
** prefix is ASCII. */
GL_FUNC size_t gl_utf8_valid(const gl_simd *simd, const unsigned char *s,
                             size_t n, int *ascii);

/* The end of the last whole character before e: where what stands at the end
** may yet become a character when more is read, its start; else e. */
GL_FUNC const unsigned char *gl_whole_end(const unsigned char *s,
                                          const unsigned char *e);

/* Fills t from bytes; looks at every byte once to learn what is known. */
GL_FUNC void gl_text_init(gl_text *t, const gl_simd *simd, const void *s,
                          size_t len);

/* --- segmentation (grapheme.c word.c sentence.c line.c, text.c) ---------- */

/* Each sets bit i of `ends` when byte i is the last of a segment, and clears
** the others; `ends` has GL_BITWORDS(t->len) words. Linear; no allocation.
** For a text that is not empty the last byte always ends a segment. */
GL_FUNC void gl_grapheme_ends(const gl_text *t, uint64_t *ends); /* UAX #29 */
GL_FUNC void gl_word_ends(const gl_text *t, uint64_t *ends);     /* UAX #29 */
GL_FUNC void gl_sentence_ends(const gl_text *t, uint64_t *ends); /* UAX #29 */
GL_FUNC void gl_line_ends(const gl_text *t, uint64_t *ends);     /* UAX #14 */

/* Words of the kinds whose bits are set, 1u << gl_kind, alone: the bits of
** their first and of their last bytes. `ask` is scratch, of as many words.
** Returns how many they are. */
GL_FUNC size_t gl_word_cut(const gl_text *t, unsigned kinds, uint64_t *first,
                           uint64_t *last, uint64_t *ask);

/*
** The same by reading one character after another: for texts that come in
** pieces.
**
** A scanner reads t from c->at to its end and sets in `ends` the last bytes of
** segments; no bit is cleared. With `last` the text ends with t. Else it stops
** before a character that the end of t cuts, and the bits below
** min(c->at, c->pending) - 1 are final. A caller may then move what it has not
** yielded, at least the byte before c->at, to the begin of a new piece of
** text; it subtracts from `at` and `pending` (unless that is SIZE_MAX) what was
** taken away.
*/
typedef struct gl_scan {
  size_t at;         /* the next byte to be read */
  size_t pending;    /* a boundary before this byte waits for text further on;
                        SIZE_MAX: none does */
  uint32_t state[4]; /* the algorithm's own; 0 where a text begins */
} gl_scan;
GL_FUNC void gl_scan_init(gl_scan *c); /* the begin of a text */

typedef void gl_scanner(gl_scan *c, const gl_text *t, int last, uint64_t *ends);
GL_FUNC gl_scanner gl_grapheme_scan, gl_word_scan, gl_sentence_scan,
    gl_line_scan;

/* What a word segment is, as ICU's rule status tells it. In the byte order
** of the names, which is the order of labels. */
/* clang-format off */
enum gl_kind {
  GL_IDEOGRAPHIC, GL_KANA, GL_LETTER, GL_NUMBER, GL_PUNCTUATION, GL_SPACE,
  GL_SYMBOL, GL_NKINDS
};
/* clang-format on */
GL_DATA const char *const gl_kind_names[GL_NKINDS];
/* By the first character, if it is of ASCII; GL_NKINDS: read on. */
GL_DATA const unsigned char gl_ascii_kind[128];
GL_FUNC enum gl_kind gl_word_read(const unsigned char *p,
                                  const unsigned char *e);

static inline enum gl_kind gl_word_kind(const gl_text *t, uint32_t first,
                                        uint32_t end) {
  const unsigned char *p = t->s + first, *e = t->s + end;
  enum gl_kind kind = GL_NKINDS;
  if (p < e && *p < 0x80) kind = (enum gl_kind)gl_ascii_kind[*p];
  return kind == GL_NKINDS ? gl_word_read(p, e) : kind;
}

/* --- spans (spans.c) ----------------------------------------------------- */

/* One call of one matcher on one text. The engine asks it one thing: the id
** of a row, part of the identity of a span ("" where there is none). */
typedef struct gl_run gl_run;
struct gl_run {
  gl_str (*id)(const gl_run *run, uint32_t ref);
  int kept; /* by the face, for ever: its sets need not keep it alive */
};

/*
** A set of spans, immutable once filled, in one block of memory of its own.
** Rows are sorted by first, then longest first, then label bytes, then id
** bytes; each identity stands once; no row is empty.
**   columns:   first, end, and where present label, run, ref.
**   partition: the text cut whole: one bit at each last byte, with rank
**              samples.
** Kinds of words, where it has any, are derived from the text, in both forms.
*/
typedef struct gl_spans {
  const gl_text *text; /* kept alive by the face; or `own` */
  gl_text own;         /* for a face that has no other place for it */
  uint32_t n;          /* rows */
  uint8_t partition;   /* form */
  uint8_t flat;        /* no row overlaps another (always so in partitions) */
  uint16_t nlabels;    /* label table, sorted by bytes, without repetition */
  uint16_t nruns;
  uint16_t kinds;   /* label is gl_word_kind of the row, and no column */
  uint32_t zero;    /* a label table of no labels: see gl_cut_layout */
  const char *what; /* without a run: what a row is, in words; for the face */
  /* columns; NULL in a partition */
  uint32_t *first;
  uint32_t *end;
  uint16_t *label; /* into the label table; NULL: every row has label 0, or
                      none where nlabels is 0. "" is "no label". */
  uint16_t *run;   /* NULL: every row is of run 0 */
  uint32_t *ref;   /* NULL: ref is the row number */
  /* tables */
  uint32_t *labelat;   /* nlabels + 1 offsets into labels */
  char *labels;        /* bytes of all labels */
  const gl_run **runs; /* nruns */
} gl_spans;

/* A partition has these behind the header: bits, GL_BITWORDS(text->len) words,
** and the segments that end before byte 512 * i. */
static inline uint64_t *gl_spans_ends(const gl_spans *s) {
  return (uint64_t *)((char *)s + ((sizeof *s + 7) & ~(size_t)7));
}
static inline uint32_t *gl_spans_ranks(const gl_spans *s) {
  return (uint32_t *)(gl_spans_ends(s) + GL_BITWORDS(s->text->len));
}

/* What a set of columns will hold: for its size and layout. */
typedef struct gl_shape {
  size_t n;
  unsigned has; /* GL_HAS_* */
  size_t nlabels, labelbytes, nruns;
} gl_shape;
#define GL_HAS_LABEL 1u
#define GL_HAS_RUN 2u
#define GL_HAS_REF 4u

/* Bytes of the block, header included; 0 when that overflows. */
GL_FUNC size_t gl_spans_size(const gl_shape *shape);
/* Lays out the block at s (of gl_spans_size bytes); tables and columns are
** then to be filled, and gl_spans_seal called. */
GL_FUNC void gl_spans_layout(gl_spans *s, const gl_text *text,
                             const gl_shape *shape);
/* The same for rows without labels, none overlapping another, that one run has
** cut; they are sealed. Where there is none they are words, with their kinds as
** labels. */
GL_FUNC size_t gl_cut_size(size_t n, int kinds);
GL_FUNC void gl_cut_layout(gl_spans *s, const gl_text *text, const gl_run *run,
                           size_t n);
/* Fills them: their first and last bytes are the bits of those, n each. */
GL_FUNC void gl_cut_fill(gl_spans *s, const uint64_t *first,
                         const uint64_t *last);
/* The same for a partition of `text`; with `kinds` the rows have word kinds
** as labels. The caller sets the bits of its ends, then seals. */
GL_FUNC size_t gl_partition_size(const gl_text *text, int kinds);
GL_FUNC void gl_partition_layout(gl_spans *s, const gl_text *text, int kinds);
/* Computes what is derived: n and rank of a partition, flat of columns. */
GL_FUNC void gl_spans_seal(gl_spans *s);

/* Rows of one set, some at a time, whatever its form. */
#define GL_BLOCK 256
typedef struct gl_block {
  uint32_t n;                  /* rows here, at least 1 */
  const uint32_t *first, *end; /* into the columns, or into the buffers */
  uint32_t bfirst[GL_BLOCK], bend[GL_BLOCK];
} gl_block;
/* Rows from `row` on (row < s->n): all that remain of columns, up to GL_BLOCK
** of a partition. */
GL_FUNC void gl_spans_read(const gl_spans *s, uint32_t row, gl_block *b);
/* One row. Constant time in columns, a rank look-up in a partition. */
GL_FUNC void gl_spans_row(const gl_spans *s, uint32_t row, uint32_t *first,
                          uint32_t *end);
GL_FUNC unsigned gl_spans_label(const gl_spans *s, uint32_t row);
GL_FUNC gl_str gl_label_name(const gl_spans *s, unsigned label); /* "" if none*/
GL_FUNC gl_str gl_spans_id(const gl_spans *s, uint32_t row);
static inline unsigned gl_spans_run(const gl_spans *s, uint32_t row) {
  return s->run ? s->run[row] : 0;
}
static inline uint32_t gl_spans_ref(const gl_spans *s, uint32_t row) {
  return s->ref ? s->ref[row] : row;
}
/* First row with first >= pos (n where there is none); a binary search. */
GL_FUNC uint32_t gl_spans_lower(const gl_spans *s, size_t pos);

/* The shape of a set of some members of s, of none as yet. */
GL_FUNC void gl_members_shape(const gl_spans *s, gl_shape *shape);
/* The rows of `s` whose bit is set in `mask` (GL_BITWORDS(s->n) words), as
** columns: shape first, then fill of a laid-out block. */
GL_FUNC void gl_select_shape(const gl_spans *s, const uint64_t *mask,
                             gl_shape *shape);
GL_FUNC void gl_select_fill(const gl_spans *s, const uint64_t *mask,
                            gl_spans *out);

/* Rows being collected: a growing table, in any order. */
typedef struct gl_rawrow {
  uint32_t first, end, ref;
  uint16_t label, run; /* label: caller's own numbering */
} gl_rawrow;
typedef struct gl_rows {
  gl_mem mem;
  size_t n, cap;
  gl_rawrow *row;
  uint64_t place; /* of the last row added; ascends in the order of a set */
  int mixed; /* 0: each row is behind the one before it: nothing to sort. Set
                by whoever moves rows by hand */
} gl_rows;
/* Makes room for one more. */
GL_FUNC int gl_rows_more(gl_rows *r);
static inline int gl_rows_add(gl_rows *r, uint32_t first, uint32_t end,
                              unsigned label, uint32_t ref) {
  const uint64_t place = (uint64_t)first << 32 | (uint32_t)~end;
  gl_rawrow *row;
  int rc;
  if (r->n == r->cap && (rc = gl_rows_more(r)) != GL_OK) return rc;
  row = &r->row[r->n++];
  row->first = first;
  row->end = end;
  row->ref = ref;
  row->label = (uint16_t)label;
  row->run = 0;
  r->mixed |= place <= r->place;
  r->place = place;
  return GL_OK;
}
GL_FUNC void gl_rows_free(gl_rows *r);
/* Sorts into the order of a set and drops repeated identities (the first one
** given stays). rank[label] is the place of a caller's label by bytes (NULL:
** no labels); `run` answers for ids (NULL: none). */
GL_FUNC int gl_rows_sort(gl_rows *r, const uint16_t *rank, const gl_run *run);

/* --- lines and paragraphs (text.c, paragraph.c) --------------------------- */

/* Each adds its rows in order, with label and ref 0; returns GL_OK, or what
** gl_rows_add failed with. Linear. */

/* Lines without what ends them: LF, VT, FF, CR, CR LF, NEL, LS, PS. Empty
** lines are left out. */
GL_FUNC int gl_lines(const gl_text *t, gl_rows *rows);

/* How a text shows where its paragraphs end. */
typedef struct gl_layout {
  uint32_t width; /* columns that its lines are wrapped at */
  uint32_t
      indent;    /* a line indented this far begins one; 0: it tells nothing */
  uint8_t gap;   /* so many blank lines end one: 1; 2 in double spacing */
  uint8_t lines; /* each line is one */
  uint8_t brief; /* a line that ends a sentence and had room left ends one */
  uint8_t known; /* for gl_layout_gap: 0: nothing yet, 1: gap, 2: all it asks */
} gl_layout;

enum gl_layoutkind {
  GL_LAYOUT_AUTO, /* what the lines of the text tell */
  GL_LAYOUT_BLANK,
  GL_LAYOUT_DOUBLE,
  GL_LAYOUT_INDENT,
  GL_LAYOUT_LINE,
  GL_NLAYOUTS
};
GL_DATA const char *const gl_layout_names[GL_NLAYOUTS];

/* Learns the layout of a text from its first 256 KiB. */
GL_FUNC void gl_layout_init(gl_layout *y, const gl_text *t,
                            enum gl_layoutkind kind);
/* The same, but lines alone, neither indented nor behind a blank one, end none:
** width, lines and brief are not asked for. */
GL_FUNC void gl_layout_gaps(gl_layout *y, const gl_text *t);
/* Whether a paragraph ends between the line that begins at byte `line` and the
** next one that is not blank, which holds byte `next`. 0 where both are in one
** line. Costs the length of the two. */
GL_FUNC int gl_layout_parts(const gl_layout *y, const gl_text *t, size_t line,
                            size_t next);

/* The same where white space of ASCII stands between the two lines, by its
** blank lines and the column at which the second begins, with a layout as from
** gl_layout_gaps: as much of it as is needed is learned, for two blank lines
** part in any, and no blank one and no indent in none. */
GL_FUNC int gl_layout_gap(gl_layout *y, const gl_text *t, uint32_t blanks,
                          uint32_t column);
/* Whether so many pairs of lines with none, one and more blank ones between are
** too many with none, or too few with one, for double spacing. */
GL_FUNC int gl_layout_single(uint32_t none, uint32_t one, uint32_t more);
/* Of these bytes of a text, from its begin, lines are counted; it is not in
** double spacing where more than one in fifty is wider than that. */
#define GL_LAYOUT_SAMPLE ((size_t)1 << 18)
#define GL_LAYOUT_WIDE 160
/* The column behind a blank or tabulator. */
static inline uint32_t gl_layout_column(uint32_t column, unsigned c) {
  return c == '\t' ? (column | 7) + 1 : column + 1;
}

/* Paragraphs, white space trimmed at both ends. */
GL_FUNC int gl_paragraphs(const gl_text *t, enum gl_layoutkind kind,
                          gl_rows *rows);

/* --- positions (position.c) ---------------------------------------------- */

/* A place in a text, every way it is counted; all 0-based. A line ends with
** LF, CR or CRLF, as editors count; a column is in code points. */
typedef struct gl_place {
  uint32_t byte, codepoint, utf16, line, column;
} gl_place;

/* Samples of these every GL_SAMPLE bytes: conversion either way is a look-up
** and a short scan. An array of gl_index_count(text) elements. */
#define GL_SAMPLE 512
typedef struct gl_sample {
  uint32_t byte, codepoint, utf16, line, column;
} gl_sample;
GL_FUNC size_t gl_index_count(const gl_text *t);
GL_FUNC void gl_index_build(const gl_text *t, gl_sample *index);
/* The place of the character that holds byte `byte` (<= length: the end). */
GL_FUNC void gl_locate(const gl_text *t, const gl_sample *index, size_t byte,
                       gl_place *p);
/* The place whose `unit` count is n; 0 when the text has no such place. */
enum gl_unit { GL_BY_CODEPOINT, GL_BY_UTF16 };
GL_FUNC int gl_locate_by(const gl_text *t, const gl_sample *index,
                         enum gl_unit unit, size_t n, gl_place *p);
/* The place of a line and column; 0 when there is none. */
GL_FUNC int gl_locate_line(const gl_text *t, const gl_sample *index,
                           size_t line, size_t column, gl_place *p);

#endif
