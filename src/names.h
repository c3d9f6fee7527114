/*
** names.h: what the stages of the gazetteer share, and nobody else: entries
** and their names (gazetteer.c), the index of tokens (nameindex.c), that of
** octets for what has no tokens (octets.h), comparing (verify.h), searching
** (namefind.h), files (pack.c), names that are not quite (fuzzyindex.h).
**
** A gazetteer has two *parts*: the base, compiled once, owned or mapped from
** a file, and the overlay, where what was added since stands. All that a part
** holds is flat arrays without pointers, the same in memory as in a file.
** Whatever is read from a base that is mapped may be damaged: every reference
** is checked where it is used.
*/
#ifndef GL_NAMES_H
#define GL_NAMES_H

#include "gazetteer.h"
#include "file.h"

#include <string.h>
#if defined(GL_X86_64)
#include <emmintrin.h>
#elif defined(GL_ARM64)
#include <arm_neon.h>
#endif

/* --- what a part holds --------------------------------------------------- */

/*
** A name, in `names` at 4 * ref. Those that are looked up alike form a ring in
** the order of adding; what refers to a ring refers to its last.
*/
typedef struct gl_name {
  uint32_t next;  /* of the ring; of the part of this name */
  uint32_t entry; /* number in the gazetteer */
  uint32_t info;  /* length, 17 bits; fold set, 8 bits; GL_NAME_*; edits */
} gl_name;        /* its bytes follow, as given but trimmed */
#define GL_NAME_LEN(info) ((info)&0x1FFFFu)
#define GL_NAME_SET(info) ((info) >> 17 & 0xFFu)
#define GL_NAME_ASCII (1u << 25)  /* all of it */
#define GL_NAME_PRE (1u << 26)    /* begins with no word */
#define GL_NAME_OCTETS (1u << 27) /* is in the index by octets */
#define GL_NAME_LIKE (1u << 28)   /* hidden behind one that is found for it */
#define GL_NAME_FUZZY(info) ((info) >> 29 & 3u) /* edits and 1; 0: not told */
#define GL_MAXFOLDSETS 256u
#define GL_MAXREF 0x7FFFFFFFu /* names of 8 GiB; 0 is no name */

/* Of the table of prefixes of names. */
typedef struct gl_slot {
  uint32_t check; /* of the hash; 0: free */
  uint32_t name;  /* last of a ring, 0: none; GL_SLOT_MORE: a longer one */
} gl_slot;
#define GL_SLOT_MORE 0x80000000u

typedef struct gl_entry {
  uint32_t record;      /* in `records`: low 32 bits */
  uint16_t record_high; /* the others */
  uint16_t label;
} gl_entry;

/* An array that grows: elements, and how many there is room for. Where cap is
** 0 and n is not, it is somebody else's. */
#define GL_ARRAY(type, name) \
  type *name;                \
  size_t n##name, cap##name
#define GL_GROW(p, m, a, need) \
  ((need) > (p)->cap##a &&     \
   gl_grow(m, &(p)->a, &(p)->cap##a, need, sizeof *(p)->a))

/* What namekin.c knows of long rings. */
typedef struct gl_kinnode {
  uint32_t ring, check, ref;
  uint32_t next; /* of the chain, from 1 */
} gl_kinnode;

/* A table of those that tell which names of octets there may be (octets.h):
** where its words are, how many, at least one, and how many keys were put into
** it. */
typedef struct gl_octetgate {
  uint32_t at, n, keys;
} gl_octetgate;
#define GL_GATES 9u

typedef struct gl_part {
  uint32_t first; /* number of its first entry */
  GL_ARRAY(uint8_t, names);
  GL_ARRAY(gl_entry, entry);
  GL_ARRAY(double, priority); /* by entry; those beyond it: 0 */
  GL_ARRAY(uint8_t, records);
  GL_ARRAY(uint32_t, order); /* of names before byte `ordered`, by key */
  size_t ordered;
  /* the index: all names before byte `indexed` of names */
  size_t indexed;
  GL_ARRAY(gl_slot, slot);
  GL_ARRAY(uint64_t, single); /* filter of names of one token */
  GL_ARRAY(uint64_t, pair);   /* of the first two tokens of the others */
  GL_ARRAY(uint64_t, third);  /* of names of two, the first three of others */
  size_t used;                /* slots */
  size_t keys[2];             /* put into the two filters */
  uint32_t longest;           /* tokens of the longest name */
  uint32_t maxkey;            /* bytes of the longest key of a token */
  uint32_t maxname;           /* bytes of the longest name */
  /* the index by octets */
  GL_ARRAY(gl_octetgate, gate); /* GL_GATES of them, or none */
  GL_ARRAY(uint64_t, begin);    /* their words */
  GL_ARRAY(gl_slot, octet);
  size_t oused;      /* slots of octets */
  uint32_t olongest; /* bytes of the longest name, folded */
  uint32_t olengths; /* bit n - 1: there are names of n; bit 8: longer */
  GL_ARRAY(uint32_t, chain); /* of kin, by hash */
  GL_ARRAY(gl_kinnode, kin);
} gl_part;

/* A candidate that was verified: a match. */
typedef struct gl_match {
  uint32_t first, end, entry;
} gl_match;

/* One way to see the tokens of a text: fold words that change what a token
** is (GL_FOLD_POSSESSIVE, _BRACKETS, _DOTS), 0 for plain tokens. */
#define GL_LOOSE (GL_FOLD_POSSESSIVE | GL_FOLD_BRACKETS | GL_FOLD_DOTS)
#define GL_VIEW_OF(flags) (((flags)&GL_LOOSE) >> 7)
#define GL_LOOSE_OF(view) ((unsigned)(view) << 7)
#define GL_NVIEWS 8

typedef struct gl_tokens {
  uint32_t *first, *end;
  uint64_t *hash; /* 0: in no name */
  size_t n, capfirst, capend, caphash;
  size_t skip; /* loose views: tokens before this byte are dealt with */
} gl_tokens;

/*
** What a character beyond ASCII is to a word, and gives to its key: kept for
** those of a text that are met, so that their words are cut and hashed without
** folding them each time. Characters of two or three bytes, up to U+FEFF.
*/
typedef struct gl_char {
  uint8_t key[12]; /* zeros behind */
  uint8_t n;       /* bytes of key */
  uint8_t is;      /* GL_CHAR_* */
  uint8_t whole;   /* the key is that under a fold of case alone, too */
  uint8_t spare;
} gl_char;
#define GL_CHAR_WORD 1u
#define GL_CHAR_MARK 2u
#define GL_CHAR_KEY 4u /* the key is that, whatever stands before and behind, */
#define GL_CHAR_HEAD 8u  /* unless this, which begins with a mark that has a */
#define GL_CHAR_TAIL 16u /* place, stands behind this, which ends with one */
#define GL_CHAR_BARE 32u /* there is a key, without marks; of signs, too */
#define GL_CHAR_CUT(is) ((enum gl_cut)((is) >> 6)) /* of what is no mark */
#define GL_CHAR_FOLDS \
  (GL_FOLD_CASE | GL_FOLD_ACCENTS) /* if they are among a
   name's folds, the keys of its letters are those */
#define GL_CHARPAGES (0xFF00u / 64)

/* What they are stands apart too: a script's fits the first cache. */
typedef struct gl_charpage {
  uint8_t is[64];
  gl_char of[64];
} gl_charpage;

/* Whether a byte begins an ideograph, or something else that no fold changes
** and that is no mark. */
static inline int gl_is_ideograph(unsigned c) { return c >= 0xE4 && c <= 0xE9; }

typedef struct gl_search gl_search; /* working memory: namefind.h */
GL_FUNC void gl_search_free(gl_search *s, const gl_mem *m);
typedef struct gl_fuzzy gl_fuzzy; /* of fuzzy names: fuzzyindex.c */
GL_FUNC void gl_fuzzy_free(gl_fuzzy *z, const gl_mem *m);
GL_FUNC size_t gl_fuzzy_bytes(const gl_fuzzy *z);

struct gl_gaz {
  unsigned mode;      /* GL_CUT_CHARS: by octets alone */
  uint64_t seed;      /* of the content; 0: nothing is compiled */
  uint32_t maxtokens; /* of a name that may be added */
  uint32_t live;
  uint32_t views;  /* bit set: which views names have */
  uint32_t maxkey; /* bytes of the longest key of a token */
  gl_part part[2];
  int mapped;                      /* the base belongs to a file */
  gl_file file;                    /* which it is */
  int pure;                        /* the seed is that of the base as it is */
  GL_ARRAY(uint64_t, dead);        /* bit set by entry; those beyond: alive */
  GL_ARRAY(gl_folder, set);        /* the fold sets in use */
  gl_folder token, piece;          /* of the keys of tokens, of octets */
  gl_charpage *page[GL_CHARPAGES]; /* of 64 characters; NULL: not met yet */
  /* the entry being added */
  GL_ARRAY(uint8_t, snames); /* its names, as in names */
  GL_ARRAY(uint32_t, sat);   /* where each begins */
  unsigned char *buffer;     /* for keys of names */
  gl_mark *marks;
  size_t capbuffer;
  gl_search *search;
  gl_fuzzy *fuzzy;
};

/* --- allocation ---------------------------------------------------------- */

#define GL_FREE(p, m, a)                                                    \
  ((p)->cap##a                                                              \
       ? (void)(m)->alloc((m)->ud, (p)->a, (p)->cap##a * sizeof *(p)->a, 0) \
       : (void)0,                                                           \
   (p)->a = NULL, (p)->n##a = (p)->cap##a = 0)
/* A zeroed array of exactly n elements instead of the one that was there. */
GL_FUNC int gl_remake(const gl_mem *m, void *p, size_t *n, size_t *cap,
                      size_t want, size_t size);

/* The same of slots, which begin where a line of a cache does: each look-up is
** then of one line. What was allocated begins before them, by as many as the
** slot before the first tells. */
GL_FUNC int gl_lines_make(const gl_mem *m, gl_slot **p, size_t *n, size_t *cap,
                          size_t want);
GL_FUNC void gl_lines_free(const gl_mem *m, gl_slot **p, size_t *n,
                           size_t *cap);

/* --- hashing ------------------------------------------------------------- */

#define GL_MIX 0x9E3779B97F4A7C15u
static inline uint64_t gl_mix(uint64_t h) {
  h *= GL_MIX;
  return h ^ h >> 32;
}
/* the hash of a longer prefix of a name from that of a shorter one */
static inline uint64_t gl_hash_join(uint64_t h, uint64_t token) {
  return gl_mix((h << 23 | h >> 41) ^ token);
}
#define GL_HASH_A 0xD6E8FEB86659FD93u
#define GL_HASH_B 0xA0761D6478BD642Fu
/*
** Of a token whose key is at most 16 bytes: as two numbers, zero behind. The
** sum of products of their halves, each with a part of a secret added: NH of
** UMAC (RFC 4418), which kernels compute for many tokens at a time.
*/
typedef struct gl_hashkeys {
  uint64_t a, b;
} gl_hashkeys;
static inline gl_hashkeys gl_hash_keys(uint64_t seed) {
  const uint64_t odd = (uint64_t)1 << 32; /* no short word is lost by it */
  gl_hashkeys k;
  k.a = seed | odd;
  k.b = gl_mix(seed ^ GL_HASH_A) | odd;
  return k;
}
static inline uint64_t gl_hash_nh(uint64_t x, uint64_t key) {
  return (uint64_t)((uint32_t)x + (uint32_t)key) *
         (uint32_t)((x >> 32) + (key >> 32));
}
static inline uint64_t gl_hash_short(const gl_hashkeys *k, uint64_t a,
                                     uint64_t b) {
  return gl_mix(gl_hash_nh(a, k->a) + gl_hash_nh(b, k->b));
}
GL_FUNC uint64_t gl_hash_key(uint64_t seed, const unsigned char *key, size_t n);
/* one of n places */
static inline size_t gl_hash_place(uint64_t h, size_t n) {
  return (size_t)((uint64_t)(uint32_t)h * n >> 32);
}
/* Where the line begins that a slot is in, of n in all, or behind it: so many
** slots are a line of a cache, and compared at once. What is compared. */
#define GL_LINE 8u
#define GL_LINES(n) ((n) & ~(size_t)(GL_LINE - 1)) /* slots of whole lines */
static inline size_t gl_hash_line(uint64_t h, size_t n) {
  return gl_hash_place(h, n / GL_LINE) * GL_LINE;
}
static inline uint32_t gl_hash_check(uint64_t h) {
  return (uint32_t)(h >> 32) | 1;
}
/* The word of a filter and its bits. */
static inline uint64_t gl_filter_bits(uint64_t h) {
  return (uint64_t)1 << (h & 63) | (uint64_t)1 << (h >> 6 & 63) |
         (uint64_t)1 << (h >> 12 & 63);
}
static inline size_t gl_filter_word(uint64_t h, size_t n) {
  return (size_t)((h >> 32) * n >> 32);
}
static inline unsigned gl_filter_has(const uint64_t *filter, size_t n,
                                     uint64_t h) {
  return (~filter[gl_filter_word(h, n)] & gl_filter_bits(h)) == 0;
}
/* of the hash of all tokens: where a name hides that another is found for */
#define GL_HASH_LIKE 0x5851F42D4C957F2Du
/* of a name of two tokens, in the filter where beginnings of three are too */
#define GL_HASH_PAIR 0x2545F4914F6CDD1Du
/* of the first token of a view: views share one table */
static inline uint64_t gl_hash_view(unsigned view) { return view * GL_HASH_B; }

/* --- references ---------------------------------------------------------- */

/* The name at `ref`, its bytes at *s, or NULL where there is none. */
static inline const gl_name *gl_name_at(const gl_part *p, uint32_t ref,
                                        const unsigned char **s) {
  uint64_t at = (uint64_t)ref * 4; /* of a damaged file beyond all addresses */
  const gl_name *n;
  if (GL_UNLIKELY(at + sizeof *n > p->nnames || ref == 0)) return NULL;
  n = (const gl_name *)(const void *)(p->names + (size_t)at);
  *s = p->names + (size_t)at + sizeof *n;
  if (GL_UNLIKELY(GL_NAME_LEN(n->info) == 0 ||
                  GL_NAME_LEN(n->info) > p->nnames - at - sizeof *n))
    return NULL;
  return n;
}
/* bytes that a name of n bytes takes */
static inline size_t gl_name_size(size_t n) {
  return (sizeof(gl_name) + n + 3) & ~(size_t)3;
}
static inline const gl_part *gl_part_of(const gl_gaz *g, uint32_t entry) {
  return &g->part[entry >= g->part[1].first];
}
static inline const gl_entry *gl_entry_at(const gl_gaz *g, uint32_t entry) {
  const gl_part *p = gl_part_of(g, entry);
  entry -= p->first;
  return entry < p->nentry ? &p->entry[entry] : NULL;
}
/* where its record begins, in the records of its part */
static inline size_t gl_entry_record(const gl_entry *e) {
  return (size_t)((uint64_t)e->record_high << 32 | e->record);
}
static inline int gl_entry_dead(const gl_gaz *g, uint32_t entry) {
  return entry / 64 < g->ndead && gl_bit_get(g->dead, entry);
}
static inline double gl_entry_priority(const gl_gaz *g, uint32_t entry) {
  const gl_part *p = gl_part_of(g, entry);
  double v;
  entry -= p->first;
  v = entry < p->npriority ? p->priority[entry] : 0;
  return v == v ? v : 0; /* of a damaged file: what is not in order with any */
}
static inline const gl_folder *gl_set_of(const gl_gaz *g, uint32_t info) {
  uint32_t set = GL_NAME_SET(info);
  return set < g->nset ? &g->set[set] : NULL;
}

/* --- entries (gazetteer.c) ----------------------------------------------- */

GL_FUNC void gl_part_free(gl_part *p, const gl_mem *m);
/* Room for a key of cap bytes in g->buffer. */
GL_FUNC int gl_gaz_buffer(gl_gaz *g, const gl_mem *m, size_t cap);
GL_FUNC void gl_gaz_unbuffer(gl_gaz *g, const gl_mem *m);

/* --- tokens (nametoken.c) ------------------------------------------------ */

/* Whether a word begins at p, or goes on there. */
GL_FUNC int gl_word_at(const unsigned char *p, const unsigned char *e);
static inline int gl_is_bracket(unsigned c) {
  return c == '(' || c == ')' || c == '[' || c == ']';
}
/* The end of the initialism that begins with the letter at p (the full stop
** behind its last letter included), or NULL. */
GL_FUNC const unsigned char *gl_initialism(const unsigned char *p,
                                           const unsigned char *e);
/* The end of the possessive that begins at p ("'s"), or NULL; the length of an
** apostrophe at p, or 0. */
GL_FUNC const unsigned char *gl_possessive(const unsigned char *p,
                                           const unsigned char *e);
GL_FUNC unsigned gl_apostrophe(const unsigned char *p, const unsigned char *e);

/* What a character of a page is. */
GL_FUNC void gl_char_make(const gl_gaz *g, uint32_t cp, gl_char *c);
/* Makes a page of characters; where there is no memory it stays NULL. */
GL_FUNC void gl_chars_make(gl_gaz *g, const gl_mem *m, uint32_t page);
GL_FUNC void gl_chars_free(gl_gaz *g, const gl_mem *m);
/* The page of the character at s, and its place there; GL_CHARPAGES: it is in
** none, or ill-formed. */
static inline uint32_t gl_char_page(const unsigned char *s,
                                    const unsigned char *e, unsigned *at,
                                    unsigned *len) {
  uint32_t page;
  if (*s < 0xE0) {
    if (*s < 0xC2 || e - s < 2 || (s[1] & 0xC0) != 0x80) return GL_CHARPAGES;
    *at = s[1] & 63u;
    *len = 2;
    return *s & 31u;
  }
  if (*s > 0xEF || e - s < 3 || (s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80)
    return GL_CHARPAGES;
  page = (*s & 15u) << 6 | (s[1] & 63u);
  *at = s[2] & 63u;
  *len = 3;
  /* overlong, surrogates, or beyond */
  return page < 32 || page - 864 < 32 || page > GL_CHARPAGES ? GL_CHARPAGES
                                                             : page;
}
/* NULL: not known */
static inline const gl_char *gl_char_at(const gl_gaz *g, const unsigned char *s,
                                        const unsigned char *e, unsigned *len) {
  unsigned at;
  uint32_t page = gl_char_page(s, e, &at, len);
  return page < GL_CHARPAGES && g->page[page] ? &g->page[page]->of[at] : NULL;
}

/* The bytes of the character at s, and what it gives to keys under a fold,
** where that needs no look at what is beside it: ASCII, letters without marks
** of a place; or 0. */
GL_FUNC unsigned gl_char_plain(const gl_gaz *g, const gl_folder *f,
                               const unsigned char *s, const unsigned char *e,
                               gl_char *c);

/* The hash of the word from s to end; 0: in no name. Keys longer than
** g->maxkey are in none. */
GL_FUNC uint64_t gl_word_hash(const gl_gaz *g, const unsigned char *s,
                              const unsigned char *end, const unsigned char *e);
/* The token of a loose view that begins with the word from s to *end: sets its
** *end; words before *skip belong to it. */
GL_FUNC uint64_t gl_loose_hash(const gl_gaz *g, unsigned loose,
                               const unsigned char *s, const unsigned char *e,
                               const unsigned char **end,
                               const unsigned char **skip);

/* The same as a key in g->buffer: returns its length, or GL_OVERLONG. */
GL_FUNC size_t gl_loose_key(const gl_gaz *g, unsigned loose,
                            const unsigned char *s, const unsigned char *e,
                            const unsigned char **end,
                            const unsigned char **skip);

/* Whether the word that ends at p goes on behind brackets. */
GL_FUNC int gl_loose_joined(const unsigned char *s, const unsigned char *p,
                            const unsigned char *e);

/* Goes through the tokens of a name. */
typedef struct gl_names_walk {
  const gl_gaz *g;
  unsigned loose;
  gl_cutter cut;
  const unsigned char *s, *e, *skip;
  int pre, any;    /* something stands before the first word; there is one */
  uint64_t hash;   /* of the token */
  size_t first, n; /* where it begins; bytes of the longest key so far */
} gl_names_walk;
/* There is room for the keys of the name in g->buffer. */
GL_FUNC void gl_names_begin(gl_names_walk *w, const gl_gaz *g, unsigned view,
                            const unsigned char *s, size_t n);
GL_FUNC int gl_names_next(gl_names_walk *w);

/* --- the index (nameindex.c) --------------------------------------------- */

GL_FUNC void gl_part_unindex(gl_part *p, const gl_mem *m);
/* Puts all names into the index that are not there. */
GL_FUNC int gl_index_update(gl_gaz *g, const gl_mem *m);
/* Whether spans could not tell the entries of two names apart: in the index one
** hides behind the other. */
GL_FUNC int gl_name_alike(const gl_gaz *g, const gl_name *a, const gl_name *b);
/* Adds a row for each name that hides, or each that does not, and is looked up
** as `name` is, its entry being alive and, perhaps, like `like`: its part as
** label, its ref as first, its entry as ref. */
GL_FUNC int gl_gaz_alike(gl_gaz *g, const gl_mem *m, gl_str name, int hidden,
                         const gl_like *like, gl_rows *rows);

/* The slots of a line that have the check: a bit for each. */
static inline unsigned gl_line_has(const gl_slot *line, uint32_t check) {
#if defined(GL_X86_64)
  const float *s = (const float *)(const void *)line; /* moved as bits */
  const __m128i c = _mm_set1_epi32((int)check);
  __m128 a = _mm_loadu_ps(s), b = _mm_loadu_ps(s + 4);
  __m128 d = _mm_loadu_ps(s + 8), e = _mm_loadu_ps(s + 12);
  __m128i x = _mm_castps_si128(_mm_shuffle_ps(a, b, _MM_SHUFFLE(2, 0, 2, 0)));
  __m128i y = _mm_castps_si128(_mm_shuffle_ps(d, e, _MM_SHUFFLE(2, 0, 2, 0)));
  x = _mm_packs_epi32(_mm_cmpeq_epi32(x, c), _mm_cmpeq_epi32(y, c));
  return (unsigned)_mm_movemask_epi8(_mm_packs_epi16(x, _mm_setzero_si128()));
#elif defined(GL_ARM64)
  const uint16x8_t own = {1, 2, 4, 8, 16, 32, 64, 128};
  const uint32_t *s = (const uint32_t *)(const void *)line;
  const uint32x4_t c = vdupq_n_u32(check);
  uint32x4_t x = vceqq_u32(vld2q_u32(s).val[0], c);
  uint32x4_t y = vceqq_u32(vld2q_u32(s + 8).val[0], c);
  uint16x8_t has = vcombine_u16(vmovn_u32(x), vmovn_u32(y));
  return vaddvq_u16(vandq_u16(has, own));
#else
  unsigned i, has = 0;
  for (i = 0; i < GL_LINE; i++) has |= (unsigned)(line[i].check == check) << i;
  return has;
#endif
}

/* The slot of a prefix, or NULL. Slots of a line are taken in order, then those
** of the next. None is further than this from where its line begins: a table
** that could not be filled so is made larger. */
#define GL_MAXPROBE 1024u
static inline const gl_slot *gl_slot_in(const gl_slot *slot, size_t n,
                                        uint64_t h) {
  uint32_t check = gl_hash_check(h);
  size_t i, k;
  if (n < GL_LINE) return NULL;
  i = gl_hash_line(h, n);
  for (k = 0; k < GL_MAXPROBE / GL_LINE; k++) {
    unsigned has = gl_line_has(slot + i, check);
    if (GL_LIKELY(has)) return &slot[i + gl_ctz64(has)];
    if (GL_LIKELY(slot[i + GL_LINE - 1].check == 0)) break;
    if ((i += GL_LINE) + GL_LINE > n) i = 0;
  }
  return NULL;
}
static inline const gl_slot *gl_slot_of(const gl_part *p, uint64_t h) {
  return gl_slot_in(p->slot, p->nslot, h);
}

/*
** Goes through the names of a ring whose entries are alive, in the order of
** adding: each reference is greater than the one before, so that it ends in a
** damaged file too. There names may also be in a ring that are none of it:
** where many were in vain it is asked whether they are looked up alike at all.
** Names of the dead leave the ring, if it may be written to and they are
** neither its first nor its last, so that each is met once.
*/
typedef struct gl_ring {
  const gl_gaz *g;
  const gl_part *p;
  uint32_t last, ref;
  uint32_t before; /* the name before ref, 0: it is the first */
  unsigned vain;   /* names that did not agree: whoever compares counts them */
  uint32_t check;  /* of the last name, where it was asked for */
} gl_ring;
#define GL_DOUBT 16u
/* Whether the next name is none of the ring. Called again and again from the
** time on when GL_DOUBT were in vain. */
GL_FUNC int gl_ring_doubtful(gl_ring *r);

static inline void gl_ring_begin(gl_ring *r, const gl_gaz *g, const gl_part *p,
                                 uint32_t last) {
  const unsigned char *s;
  const gl_name *n = gl_name_at(p, last, &s);
  r->g = g;
  r->p = p;
  r->last = last;
  r->ref = n ? n->next : 0;
  r->before = r->vain = 0;
}
/* Goes on behind the name that is r->ref; it is dead. */
GL_FUNC void gl_ring_bury(gl_ring *r, const gl_name *n);
static inline void gl_ring_step(gl_ring *r, const gl_name *n) {
  r->ref = n->next > r->ref && n->next <= r->last ? n->next : 0;
}
/* The next name, its folds and bytes; NULL at the end. */
static inline const gl_name *gl_ring_next(gl_ring *r, const gl_folder **set,
                                          const unsigned char **s) {
  for (;;) {
    const gl_name *n = r->ref ? gl_name_at(r->p, r->ref, s) : NULL;
    if (n == NULL || (*set = gl_set_of(r->g, n->info)) == NULL) return NULL;
    if (GL_UNLIKELY(r->g->ndead) && gl_entry_dead(r->g, n->entry)) {
      gl_ring_bury(r, n);
      continue;
    }
    if (GL_UNLIKELY(r->vain >= GL_DOUBT) && gl_ring_doubtful(r)) return NULL;
    r->before = r->ref;
    gl_ring_step(r, n);
    return n;
  }
}

/* --- rings of many (namekin.c) ----------------------------------------- */

/* Goes through the names of a long ring whose entries are like `like`, and
** perhaps others; their folds and bytes. Each name of the ring is read once,
** also those that were added since. */
typedef struct gl_kinwalk {
  const gl_gaz *g;
  gl_part *p;
  uint32_t ring, check;
  uint32_t *link; /* to the next node */
} gl_kinwalk;
GL_FUNC int gl_kin_begin(gl_kinwalk *w, gl_gaz *g, const gl_mem *m,
                         unsigned part, uint32_t last, const gl_like *like);
GL_FUNC const gl_name *gl_kin_next(gl_kinwalk *w, const gl_folder **set,
                                   const unsigned char **s, uint32_t *ref);
GL_FUNC void gl_kin_free(gl_part *p, const gl_mem *m);

/* --- comparing (verify.c, verifyplace.c) --------------------------------- */

typedef struct gl_verifier {
  const unsigned char *s, *e; /* the text */
  int marked;                 /* in it marks may stand on what is no word */
  const gl_gaz *g;            /* NULL, or whose characters are known */
  unsigned char *key[2];      /* for keys of text and name */
  gl_mark *marks[2];
  size_t cap;
} gl_verifier;
/* Whether the name stands in the text with its first word at `at`, where as
** many words as it has end at `end`: then sets first and end of what was
** found. */
GL_FUNC int gl_verify(const gl_verifier *v, const gl_folder *f, uint32_t info,
                      const unsigned char *name, size_t at, size_t end,
                      gl_match *found);
/* Whether text from first to end is the name, whatever adjoins. */
GL_FUNC int gl_verify_whole(const gl_verifier *v, const gl_folder *f,
                            const unsigned char *name, size_t n, size_t first,
                            size_t end);
/* The key of a whole name at `out`, of at most cap bytes; its length. */
GL_FUNC size_t gl_verify_key(const gl_verifier *v, const gl_folder *f,
                             const unsigned char *name, size_t n,
                             unsigned char *out, size_t cap);
/* Whether the name begins with the whole text. */
GL_FUNC int gl_verify_prefix(const gl_verifier *v, const gl_folder *f,
                             const unsigned char *name, size_t n);
/* What GL_FOLD_SMART asks besides. */
GL_FUNC int gl_verify_smart(const gl_verifier *v, const gl_folder *f,
                            const unsigned char *name, size_t n, size_t first,
                            size_t end);

/* Gives `put` the key of each piece of a name, without what a fold leaves out.
** Returns 1; 0 where a key is too long or `put` says 0. */
GL_FUNC int gl_verify_keys(
    const gl_verifier *v, const gl_folder *f, const unsigned char *name,
    size_t n, int (*put)(void *ud, const unsigned char *s, size_t n), void *ud);
/* Whether all words of a text are in capitals, or each has one. */
GL_FUNC int gl_verify_titled(const unsigned char *s, const unsigned char *e);

/* --- searching (namefind.c) ---------------------------------------------- */

/* The index is up to date; *v has room for a name or text of so many bytes. */
GL_FUNC int gl_search_ready(gl_gaz *g, const gl_mem *m, size_t bytes,
                            gl_verifier **v);

/* --- names in order (nameorder.c) ---------------------------------------- */

/* Adds a row for each name of a part, its entry being alive, that begins with
** the text of v: entry as ref. */
GL_FUNC int gl_order_prefix(const gl_gaz *g, gl_part *p, const gl_mem *m,
                            const gl_verifier *v, gl_rows *out);

#endif
