/*
** octets.h: the second index of names: of those that have no words, and of all
** names where they may begin and end inside words. A name is a sequence of
** bytes there, as folding gives them (nameview.c), of which eight are looked
** up at a time (nameoctet.c, octetfind.c).
*/
#ifndef GL_OCTETS_H
#define GL_OCTETS_H

#include "namekern.h"
#include "names.h"

/* --- the folded text (nameview.c) ---------------------------------------- */

#define GL_EDGE_BEGIN 1u /* a name may begin with this byte */
#define GL_EDGE_END 2u   /* a name may end with it */

/* Bytes from `at` on up to those of the next run: each is one byte of the text
** from `first` on, or, where there is an end, all of them are one piece. */
typedef struct gl_viewrun {
  uint32_t at, first, end;
} gl_viewrun;

/* A stretch of a text, folded. */
typedef struct gl_view {
  const gl_gaz *g;
  gl_cutter cut;
  uint8_t *bytes, *edge; /* eight zeros behind the n that are there */
  gl_viewrun *run;
  size_t n, cap, nrun, hint, block;
  int white; /* the last byte is a run of white space */
  int done;  /* the text is read */
} gl_view;

/* Gets ready to read s; there is room for `cap` bytes and a piece of `key`,
** more if there was before. Zero it first. */
GL_FUNC int gl_view_init(gl_view *v, const gl_gaz *g, const gl_mem *m,
                         size_t cap, size_t key, const unsigned char *s,
                         size_t n);
GL_FUNC void gl_view_free(gl_view *v, const gl_mem *m);
/* Reads on until it is full. The last byte may turn out to be no end. */
GL_FUNC void gl_view_fill(gl_view *v);
/* Drops the first k bytes. */
GL_FUNC void gl_view_drop(gl_view *v, size_t k);
/* That of byte k, looked for. */
GL_FUNC const gl_viewrun *gl_view_look(gl_view *v, size_t k);
/* Mostly it is the one asked for last. */
static inline const gl_viewrun *gl_view_run(gl_view *v, size_t k) {
  const gl_viewrun *r = v->run + v->hint;
  return r->at <= k && (v->hint + 1 == v->nrun || k < r[1].at)
             ? r
             : gl_view_look(v, k);
}
/* Where in the text the piece of byte k begins, ends. */
static inline uint32_t gl_view_first(gl_view *v, size_t k) {
  const gl_viewrun *r = gl_view_run(v, k);
  return r->end ? r->first : r->first + (uint32_t)(k - r->at);
}
static inline uint32_t gl_view_end(gl_view *v, size_t k) {
  const gl_viewrun *r = gl_view_run(v, k);
  return r->end ? r->end : r->first + (uint32_t)(k - r->at) + 1;
}

/* --- the index (nameoctet.c) --------------------------------------------- */

/* Of olengths, beside names of n bytes, 1 to 8. */
#define GL_OCTETS_LONGER 0x100u
/* The gates: for n from 1 to 8, what is known of grams, the first n bytes of
** names. A word has the bits of 32 of them: it is a name (the low half); it
** begins longer names (the high half; for n from GL_GRAM_LEAST on). The last is
** a filter of whole names, with two bits in a word. */
#define GL_GRAMS 8u
#define GL_GRAM_LEAST 3u
#define GL_GATE_WHOLE 8u

/* Of a slot of a prefix: names end 1 to 8 bytes behind (bits 0 to 7); some are
** longer; bit 16 + k: the next byte may be one whose lowest bits are k. */
#define GL_OCTET_MORE 0x100u
#define GL_OCTET_NEXT(c) (0x10000u << ((c)&15))

/* The first n of eight bytes, 1 to 8. */
static inline uint64_t gl_octet_mask(size_t n) {
  return ~(uint64_t)0 >> (64 - 8 * n);
}
static inline uint64_t gl_octet_cut(uint64_t x, size_t n) {
  return x & gl_octet_mask(n);
}
/* The hash of a name that ends with n bytes of x, from that of what stands
** before; of a prefix that goes on behind x. */
static inline uint64_t gl_octet_end(uint64_t h, uint64_t x, size_t n) {
  return gl_hash_fold(h ^ gl_octet_cut(x, n), GL_HASH_A + n * GL_HASH_B);
}
static inline uint64_t gl_octet_on(uint64_t h, uint64_t x) {
  return gl_hash_fold(h ^ x, GL_HASH_A);
}
/* The place of a gram in a gate of so many words. */
static inline uint64_t gl_octet_gram(size_t words, uint64_t gram) {
  return (gram * GL_MIX >> 32) * words >> 27;
}
static inline uint64_t gl_octet_bits(uint64_t h) {
  return (uint64_t)1 << (h & 63) | (uint64_t)1 << (h >> 6 & 63);
}

/* Indexes the names from byte `from` of names on, anew, with room for `spare`
** times as many; or where there is room beside those that are in: *room. */
GL_FUNC int gl_octets_build(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from,
                            size_t spare);
GL_FUNC int gl_octets_add(gl_gaz *g, gl_part *p, const gl_mem *m, size_t from,
                          int *room);
GL_FUNC void gl_octets_free(gl_part *p, const gl_mem *m);

/* --- searching (octetfind.c) --------------------------------------------- */

#define GL_OCTETS_BATCH 4096u /* places looked up at a time, at most */

typedef struct gl_octetplace { /* a prefix, or a name, that may begin at pos */
  uint32_t pos, n;
  uint64_t hash;
} gl_octetplace;
typedef struct gl_octetfound { /* a ring; next: a shorter one of that place */
  uint32_t n, ring, next;
} gl_octetfound;

/* Which of the names found matter, beside the longest of each place. */
enum gl_octetwant {
  GL_WANT_ALL,
  GL_WANT_LONGEST,
  GL_WANT_APART /* and nothing that begins in one that was kept */
};

typedef struct gl_octetscan {
  const gl_namekern *kern; /* as of the text; set by the caller */
  gl_view view;
  size_t at;    /* places of the view before are dealt with */
  size_t batch; /* as many are next */
  size_t longest;
  uint32_t skip; /* nothing is kept that begins before */
  uint32_t pos[GL_OCTETS_BATCH], npos;
  uint32_t live[GL_OCTETS_BATCH + 8]; /* of these: where names go on */
  uint32_t name[GL_OCTETS_BATCH + 8]; /* where some may end */
  uint64_t any[GL_OCTETS_BATCH / 64]; /* places where names were found */
  uint32_t head[2][GL_OCTETS_BATCH];  /* by part: the longest, from 1; 0 */
  GL_ARRAY(gl_octetplace, cand);
  GL_ARRAY(gl_octetplace, node);
  GL_ARRAY(gl_octetfound, found);
  size_t base; /* of these are the base's */
  /* what the caller wants and is given */
  enum gl_octetwant want;
  const uint64_t *from, *to; /* as in gl_findopt */
  const gl_verifier *v;      /* of the text */
  const size_t *kept;        /* grows when a match is kept */
  int (*keep)(void *ud, uint32_t first, uint32_t end, uint32_t entry);
  void *ud;
} gl_octetscan;
/* That of a search that is ready (namefind.c). */
GL_FUNC gl_octetscan *gl_search_octets(gl_gaz *g);
/* Zero it before the first text. */
GL_FUNC int gl_octets_begin(gl_octetscan *t, const gl_gaz *g, const gl_mem *m,
                            const unsigned char *s, size_t n);
GL_FUNC void gl_octets_end(gl_octetscan *t, const gl_mem *m);
/* Gives all that begins before byte `upto`, perhaps more. */
GL_FUNC int gl_octets_run(gl_octetscan *t, const gl_mem *m, size_t upto);
/* The ring of names that are looked up as the whole text is, or 0. */
GL_FUNC uint32_t gl_octets_whole(gl_octetscan *t, const gl_part *p);

#endif
