/*
** stream.c: texts that come in pieces.
**
** Linguistic rules: the machine of boundary.c runs on what is there. As long as
** nothing has looked for bytes behind it, all decisions are what they would be
** in the whole text; so from time to time it is copied (`saved`), and once it
** has looked there (`starved`) one goes back to the last copy and waits for
** more. Rules of Unicode: the scanners keep their own state; lines that are
** there as a whole are cut in blocks.
**
** What is held is cut off at the front when it is half of all or more, and what
** was tried in vain is tried again when the bytes that came since pay for it:
** so that a text is linear work however it is cut.
*/
#include "stream.h"

#include <string.h>

#include "runs.h"

#define OFTEN 64    /* steps between copies of the machine */
#define NEAR 1024   /* bytes from the end: a copy at each step */
#define FAR 256     /* bytes that no question about a block reaches over */
#define ROWS 256    /* that are found before they are yielded */
#define PAY 16      /* bytes that may be tried again for each that comes */
#define PAYLINE 256 /* more, for the end of a line: it may settle a lot */
#define CONTEXT 8   /* bytes that scanners may see before the next one */
#define MANY 512    /* bytes of lines that are worth cutting in blocks */

void gl_stream_init(gl_stream *s, const gl_mem *mem,
                    const struct gl_simd *simd) {
  memset(s, 0, sizeof *s);
  s->mem = s->rows.mem = *mem;
  s->kinds = ~0u;
  s->text.simd = simd;
  s->text.s = (const unsigned char *)"";
}

static void release(gl_stream *s, void *p, size_t size) {
  if (p) s->mem.alloc(s->mem.ud, p, size, 0);
}

void gl_stream_free(gl_stream *s) {
  release(s, s->bytes, s->cap);
  release(s, s->saved, gl_machine_size());
  release(s, s->work, gl_machine_size());
  release(s, s->ends, s->endcap * sizeof *s->ends);
  s->rows.mem = s->mem;
  gl_rows_free(&s->rows);
  s->rows.n = s->row = 0;
  s->bytes = NULL;
  s->saved = s->work = NULL;
  s->ends = NULL;
  s->cap = s->endcap = 0;
  s->text.s = (const unsigned char *)"";
  s->base += s->text.len;
  s->text.len = 0;
  s->begin = s->sought = 0;
  s->closed = s->done = 1;
}

/* --- linguistic rules ----------------------------------------------------- */

int gl_stream_linguistic(gl_stream *s, const gl_lang *lang,
                         const gl_sentopt *opt, int tokens) {
  s->saved = s->mem.alloc(s->mem.ud, NULL, 0, gl_machine_size());
  if (s->saved) s->work = s->mem.alloc(s->mem.ud, NULL, 0, gl_machine_size());
  if (s->work == NULL) return GL_ENOMEM;
  s->text.starved = &s->starved;
  s->tokens = tokens;
  gl_machine_init(s->saved, &s->text, lang, opt, tokens, &s->rows);
  gl_machine_init(s->work, &s->text, lang, opt, tokens, &s->rows);
  return GL_OK;
}

/* Between paragraphs no white space is held but two ends of line: any three
** bytes of CR and LF are two or more. They part them where all did. Returns
** what stands before these. */
static size_t blankbytes(const gl_stream *s, size_t at) {
  size_t i = s->text.len;
  unsigned n = 0;
  while (i > at && n < 3) {
    i--;
    n += s->bytes[i] == '\n' || s->bytes[i] == '\r';
  }
  return n == 3 ? i : 0;
}

/* Where the machine is to find runs of tokens: in blocks, and so far from the
** end that nothing it asks of what stands behind them does. Returns 0 where
** there is little of that. */
static int farfrom(const gl_stream *s, gl_text *part) {
  *part = s->text;
  if (s->tokens || part->len - gl_machine_at(s->saved) < NEAR) return 0;
  part->len = (part->len - FAR) & ~(size_t)63;
  return 1;
}

/* Runs the machine from the last copy until there are many rows to yield, or
** all is tried. Returns 0 where memory ran out. */
static int run(gl_stream *s) {
  const size_t had = s->row;
  unsigned steps = 0;
  size_t tail;
  gl_runs runs;
  gl_text part;
  int more;
  s->starved = 0;
  s->text.starved = s->closed ? NULL : &s->starved;
  gl_machine_copy(s->work, s->saved);
  gl_machine_runs(s->work, farfrom(s, &part) ? &runs : NULL, &part);
  while ((more = gl_machine_step(s->work)) > 0 && !s->starved) {
    if (++steps < OFTEN && !gl_machine_between(s->work) &&
        s->text.len - gl_machine_at(s->work) > NEAR)
      continue;
    gl_machine_copy(s->saved, s->work);
    steps = 0;
    if (gl_machine_rows(s->work) - had >= ROWS) return 1;
  }
  if (more < 0) return 0;
  if (more == 0 && !s->starved) { /* the end */
    gl_machine_copy(s->saved, s->work);
    s->done = 1;
    return 1;
  }
  if (gl_machine_between(s->saved) && gl_machine_blank(s->work) &&
      gl_machine_found(s->work) == gl_machine_found(s->saved))
    s->blank = blankbytes(s, gl_machine_at(s->saved));
  tail = s->text.len - gl_machine_at(s->saved);
  s->credit -= tail < s->credit ? tail : s->credit;
  s->idle = 1;
  return 1;
}

static int nextrow(gl_stream *s, gl_segment *g) {
  const gl_rawrow *r;
  while (s->row >= gl_machine_rows(s->saved)) {
    if (s->done || s->idle) return 0;
    if (!s->closed && s->credit < s->text.len - gl_machine_at(s->saved))
      return 0;
    if (!run(s)) return -1;
  }
  r = &s->rows.row[s->row];
  g->first = s->base + r->first;
  g->end = s->base + r->end;
  g->s = s->bytes + r->first;
  g->kind = -1;
  return 1;
}

/* bytes at the front that nobody needs any more */
static size_t sparerows(const gl_stream *s) {
  size_t n = gl_machine_needs(s->saved);
  if (s->blank > n) n = s->blank;
  if (s->row < gl_machine_found(s->saved) && s->rows.row[s->row].first < n)
    n = s->rows.row[s->row].first;
  return n;
}

static void droprows(gl_stream *s, size_t bytes) {
  const size_t n = gl_machine_found(s->saved) - s->row;
  size_t i;
  gl_rawrow *r = s->rows.row;
  for (i = 0; i < n; i++) {
    r[i] = r[s->row + i];
    r[i].first -= (uint32_t)bytes;
    r[i].end -= (uint32_t)bytes;
  }
  gl_machine_drop(s->saved, bytes, s->row);
  s->row = 0;
  s->blank = 0;
}

/* --- rules of Unicode ----------------------------------------------------- */

void gl_stream_segments(gl_stream *s, gl_scanner *scanner, gl_cutter *cutter) {
  s->scanner = scanner;
  s->cutter = cutter;
  gl_scan_init(&s->scan);
}

void gl_stream_words(gl_stream *s, unsigned kinds) {
  gl_stream_segments(s, gl_word_scan, gl_word_ends);
  s->word = 1;
  s->kinds = kinds;
}

/*
** After LF all four algorithms have a boundary (GB4, WB3a, SB4, LB5), and go on
** as where a text begins.
*/

/* Whether the scanner is where a line begins: nothing is pending there. */
static int atline(const gl_stream *s) {
  return s->scan.at == 0 || s->bytes[s->scan.at - 1] == '\n';
}

/* Reads on to where the next line begins; returns whether it is there. */
static int toline(gl_stream *s) {
  const unsigned char *at = s->bytes + s->scan.at, *lf;
  gl_text part = s->text;
  if (atline(s)) return 1;
  lf = memchr(at, '\n', s->text.len - s->scan.at);
  if (lf == NULL) return 0;
  part.len = (size_t)(lf - s->bytes) + 1;
  s->scanner(&s->scan, &part, 0, s->ends);
  return 1;
}

/* Cuts the lines [from, to), in blocks that begin where a word of `ends` does:
** what is found before the first line is not kept. */
static void cutlines(gl_stream *s, size_t from, size_t to) {
  const size_t begin = from & ~(size_t)63;
  uint64_t *ends = s->ends + begin / 64, first = *ends;
  const uint64_t before = ((uint64_t)1 << from % 64) - 1;
  unsigned skip = 0; /* bytes of a character that begins before */
  gl_text part = s->text;
  int ascii;
  part.s += begin;
  part.len = to - begin;
  while (skip < 3 && begin + skip < from && part.s[skip] >> 6 == 2) skip++;
  if (gl_utf8_valid(part.simd, part.s + skip, part.len - skip, &ascii) ==
      part.len - skip)
    part.known = GL_TEXT_VALID | (ascii && !skip ? GL_TEXT_ASCII : 0u);
  s->cutter(&part, ends);
  *ends = (*ends & ~before) | (first & before);
  if (from) gl_bit_set(s->ends, from - 1);
}

/* Cuts what is there. */
static void cut(gl_stream *s) {
  size_t to = s->text.len;
  if (to - s->scan.at >= MANY && toline(s)) {
    const size_t from = s->scan.at;
    while (to > from && s->bytes[to - 1] != '\n') to--;
    if (to - from >= MANY) {
      cutlines(s, from, to);
      s->scan.at = to; /* which knows as much as before: a line begins */
    }
  }
  s->scanner(&s->scan, &s->text, s->closed, s->ends);
}

/* Segments that end before this byte do so whatever comes. */
static size_t settled(gl_stream *s) {
  const size_t len = s->text.len, at = s->scan.at;
  if (s->closed) return len;
  if (at == len && len && s->scan.pending == SIZE_MAX &&
      s->bytes[len - 1] == '\n') {
    gl_bit_set(s->ends, len - 1);
    return len;
  }
  if (s->scan.pending < at) return s->scan.pending ? s->scan.pending - 1 : 0;
  return at ? at - 1 : 0;
}

static int nextsegment(gl_stream *s, gl_segment *g) {
  size_t end;
  if (!s->done && s->text.len && (s->scan.at < s->text.len || s->closed))
    cut(s);
  s->done = s->closed;
  end = settled(s);
  for (;;) {
    if (s->sought >= end) return 0;
    s->sought = gl_bit_next(s->ends, s->sought, end);
    if (s->sought >= end) return 0;
    g->kind = s->word ? (int)gl_word_kind(&s->text, (uint32_t)s->begin,
                                          (uint32_t)s->sought + 1)
                      : -1;
    if (!s->word || s->kinds >> g->kind & 1) break;
    s->begin = ++s->sought;
  }
  g->first = s->base + s->begin;
  g->end = s->base + s->sought + 1;
  g->s = s->bytes + s->begin;
  return 1;
}

static size_t sparebits(const gl_stream *s) {
  size_t n = s->begin;
  if (s->scan.at < n + CONTEXT)
    n = s->scan.at > CONTEXT ? s->scan.at - CONTEXT : 0;
  return n & ~(size_t)63;
}

static void dropbits(gl_stream *s, size_t bytes) {
  const size_t words = GL_BITWORDS(s->text.len), n = bytes / 64;
  memmove(s->ends, s->ends + n, (words - n) * sizeof *s->ends);
  memset(s->ends + words - n, 0, n * sizeof *s->ends);
  s->scan.at -= bytes;
  if (s->scan.pending != SIZE_MAX) s->scan.pending -= bytes;
  s->begin -= bytes;
  s->sought -= bytes;
}

/* --- both ----------------------------------------------------------------- */

/* Forgets what is done with, where it is half of what is held. */
static void cutoff(gl_stream *s) {
  const size_t n = s->scanner ? sparebits(s) : sparerows(s);
  if (n == 0 || n < s->text.len / 2) return;
  if (s->scanner)
    dropbits(s, n);
  else
    droprows(s, n);
  memmove(s->bytes, s->bytes + n, s->text.len - n);
  s->text.len -= n;
  s->base += n;
}

/* So many bytes came: what they pay for, up to what no text costs. */
static void pay(gl_stream *s, size_t n) {
  const size_t most = SIZE_MAX / 2;
  s->credit = n < (most - s->credit) / PAY ? s->credit + n * PAY : most;
}

int gl_stream_feed(gl_stream *s, const void *bytes, size_t n) {
  size_t words = s->endcap;
  if (n == 0) return GL_OK;
  cutoff(s);
  if (n > GL_MAX_TEXT - s->text.len) return GL_ETOOMANY;
  if (gl_grow(&s->mem, &s->bytes, &s->cap, s->text.len + n, 1))
    return GL_ENOMEM;
  s->text.s = s->bytes;
  if (s->scanner) {
    if (gl_grow(&s->mem, &s->ends, &s->endcap, GL_BITWORDS(s->text.len + n),
                sizeof *s->ends))
      return GL_ENOMEM;
    if (s->endcap > words)
      memset(s->ends + words, 0, (s->endcap - words) * sizeof *s->ends);
  }
  memcpy(s->bytes + s->text.len, bytes, n);
  s->text.len += n;
  pay(s, n);
  if (s->bytes[s->text.len - 1] == '\n') pay(s, PAYLINE / PAY);
  s->idle = 0;
  return GL_OK;
}

void gl_stream_close(gl_stream *s) {
  if (s->closed) return;
  s->closed = 1;
  s->idle = 0;
}

int gl_stream_next(gl_stream *s, gl_segment *g) {
  if (s->saved == NULL && s->ends == NULL)
    return 0; /* nothing came, or freed */
  s->rows.mem = s->mem;
  return s->scanner ? nextsegment(s, g) : nextrow(s, g);
}

void gl_stream_skip(gl_stream *s) {
  s->found++;
  if (s->scanner)
    s->begin = ++s->sought;
  else
    s->row++;
}
