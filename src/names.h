/*
** names.h: what the stages of the gazetteer share, and nobody else: entries
** and their names (gazetteer.c), the index of tokens (nameindex.c), the trie
** for what has no tokens (trie.c), comparing (verify.c), searching
** (namefind.c), files (pack.c), names that are not quite (fuzzyform.c,
** fuzzyindex.c, fuzzy.c, nearest.c).
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
#define GL_NAME_ASCII (1u << 25) /* all of it */
#define GL_NAME_PRE (1u << 26)   /* begins with no word */
#define GL_NAME_TRIE (1u << 27)  /* is in the trie */
#define GL_NAME_LIKE (1u << 28)  /* hidden behind one that is found for it */
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

/* of the trie */
typedef struct gl_tslot {
  uint32_t hash, piece; /* piece 0 is free */
} gl_tslot;
typedef struct gl_tpiece { /* its key ends where that of the next begins */
  uint32_t key;            /* in tkeys */
  uint32_t root;           /* state after it at the start of a name, or 0 */
} gl_tpiece;
typedef struct gl_tedge { /* to 0 is free */
  uint32_t from, sym, to;
} gl_tedge;
typedef struct gl_tstate {
  uint32_t name; /* last of a ring, 0: no name ends here */
  uint32_t more; /* edges from here */
} gl_tstate;

/* An array that grows: elements, and how many there is room for. Where cap is
** 0 and n is not, it is somebody else's. */
#define GL_ARRAY(type, name) \
  type *name;                \
  size_t n##name, cap##name
#define GL_GROW(p, m, a, need) \
  ((need) > (p)->cap##a &&     \
   gl_grow(m, &(p)->a, &(p)->cap##a, need, sizeof *(p)->a))

typedef struct gl_part {
  uint32_t first; /* number of its first entry */
  GL_ARRAY(uint8_t, names);
  GL_ARRAY(gl_entry, entry);
  GL_ARRAY(double, priority); /* by entry; those beyond it: 0 */
  GL_ARRAY(uint8_t, records);
  /* the index: all names before byte `indexed` of names */
  size_t indexed;
  GL_ARRAY(gl_slot, slot);
  GL_ARRAY(uint64_t, single); /* filter of names of one token */
  GL_ARRAY(uint64_t, pair);   /* of the first two tokens of the others */
  size_t used;                /* slots */
  size_t keys[2];             /* put into the two filters */
  uint32_t longest;           /* tokens of the longest name */
  uint32_t maxkey;            /* bytes of the longest key of a token */
  uint32_t maxname;           /* bytes of the longest name */
  /* the trie; element 0 of pieces and states is unused */
  GL_ARRAY(uint8_t, tkeys);
  GL_ARRAY(gl_tslot, tslot);
  GL_ARRAY(gl_tpiece, tpiece); /* one more than there are: its key */
  GL_ARRAY(gl_tedge, tedge);
  GL_ARRAY(gl_tstate, tstate);
  size_t tedges;
  uint32_t tlongest, tmaxkey;
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

typedef struct gl_search gl_search; /* working memory: namefind.c */
GL_FUNC void gl_search_free(gl_search *s, const gl_mem *m);
typedef struct gl_fuzzy gl_fuzzy; /* of fuzzy names: fuzzyindex.c */
GL_FUNC void gl_fuzzy_free(gl_fuzzy *z, const gl_mem *m);
GL_FUNC size_t gl_fuzzy_bytes(const gl_fuzzy *z);

struct gl_gaz {
  unsigned mode;      /* GL_CUT_CHARS: trie alone */
  uint64_t seed;      /* of the content; 0: nothing is compiled */
  uint32_t maxtokens; /* of a name that may be added */
  uint32_t live;
  uint32_t views;  /* bit set: which views names have */
  uint32_t maxkey; /* bytes of the longest key of a token */
  gl_part part[2];
  int mapped;                 /* the base belongs to a file */
  gl_file file;               /* which it is */
  int pure;                   /* the seed is that of the base as it is */
  GL_ARRAY(uint64_t, dead);   /* bit set by entry; those beyond: alive */
  GL_ARRAY(gl_folder, set);   /* the fold sets in use */
  gl_folder token, piece;     /* of the keys of tokens, of the trie */
  uint32_t fast[0x800 - 128]; /* keys of characters of two bytes: 3 bytes, and
                                 above them the length; 0: by the cutter */
  int hasfast;
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
static inline uint64_t gl_hash_fold(uint64_t a, uint64_t b) {
#if defined(__SIZEOF_INT128__)
  __extension__ typedef unsigned __int128 wide;
  wide r = (wide)a * b;
  return (uint64_t)r ^ (uint64_t)(r >> 64);
#else
  uint64_t al = (uint32_t)a, ah = a >> 32, bl = (uint32_t)b, bh = b >> 32;
  uint64_t ll = al * bl, lh = al * bh, hl = ah * bl, hh = ah * bh;
  uint64_t mid = (ll >> 32) + (uint32_t)lh + (uint32_t)hl;
  uint64_t high = hh + (lh >> 32) + (hl >> 32) + (mid >> 32);
  return (mid << 32 | (uint32_t)ll) ^ high;
#endif
}
/* of a token whose key is at most 16 bytes: as two numbers, zero behind */
static inline uint64_t gl_hash_short(uint64_t seed, uint64_t a, uint64_t b,
                                     size_t n) {
  return gl_hash_fold(a ^ seed ^ n * GL_HASH_B, b ^ GL_HASH_A ^ seed >> 7);
}
GL_FUNC uint64_t gl_hash_key(uint64_t seed, const unsigned char *key, size_t n);
/* where a slot of a prefix would be; what is compared there */
static inline size_t gl_hash_place(uint64_t h, size_t n) {
  return (size_t)((uint64_t)(uint32_t)h * n >> 32);
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
/* of the hash of all tokens: where a name hides that another is found for */
#define GL_HASH_LIKE 0x5851F42D4C957F2Du
/* of the first token of a view: views share one table */
static inline uint64_t gl_hash_view(unsigned view) { return view * GL_HASH_B; }

/* --- references ---------------------------------------------------------- */

/* The name at `ref`, its bytes at *s, or NULL where there is none. */
static inline const gl_name *gl_name_at(const gl_part *p, uint32_t ref,
                                        const unsigned char **s) {
  size_t at = (size_t)ref * 4;
  const gl_name *n;
  if (GL_UNLIKELY(at + sizeof *n > p->nnames || ref == 0)) return NULL;
  n = (const gl_name *)(const void *)(p->names + at);
  *s = p->names + at + sizeof *n;
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
static inline int gl_entry_dead(const gl_gaz *g, uint32_t entry) {
  return entry / 64 < g->ndead && gl_bit_get(g->dead, entry);
}
static inline double gl_entry_priority(const gl_gaz *g, uint32_t entry) {
  const gl_part *p = gl_part_of(g, entry);
  entry -= p->first;
  return entry < p->npriority ? p->priority[entry] : 0;
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

/* Makes g->fast; keys longer than g->maxkey are in no name. */
GL_FUNC void gl_tokens_prepare(gl_gaz *g);
/* The hash of the word from s to end; 0: in no name. */
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
/* Adds a row for each name that hides and is looked up as `name` is: its part
** as label, its ref as first. */
GL_FUNC int gl_gaz_hidden(gl_gaz *g, const gl_mem *m, gl_str name,
                          gl_rows *rows);
/* The slot of a prefix, or NULL. No slot is further than this from its place:
** a table that could not be filled so is made larger. */
#define GL_MAXPROBE 1024u
static inline const gl_slot *gl_slot_of(const gl_part *p, uint64_t h) {
  uint32_t check = gl_hash_check(h);
  size_t n = p->nslot, i, k;
  if (n == 0) return NULL;
  i = gl_hash_place(h, n);
  for (k = 0; k < GL_MAXPROBE && p->slot[i].check; k++) {
    if (p->slot[i].check == check) return &p->slot[i];
    if (++i == n) i = 0;
  }
  return NULL;
}

/* --- comparing (verify.c) ------------------------------------------------ */

typedef struct gl_verifier {
  const unsigned char *s, *e; /* the text */
  unsigned char *key[2];      /* for keys of text and name */
  gl_mark *marks[2];
  size_t cap;
} gl_verifier;
/* Whether the name stands in the text with its first word at `at` (its first
** piece, for names of the trie): then sets first and end. */
GL_FUNC int gl_verify(const gl_verifier *v, const gl_folder *f, uint32_t info,
                      const unsigned char *name, size_t at, gl_match *found);
/* Whether text from first to end is the name, whatever adjoins. */
GL_FUNC int gl_verify_whole(const gl_verifier *v, const gl_folder *f,
                            const unsigned char *name, size_t n, size_t first,
                            size_t end);
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

/* --- the trie (trie.c) --------------------------------------------------- */

/* Adds a name, whole or not at all. */
GL_FUNC int gl_trie_add(gl_gaz *g, gl_part *p, const gl_mem *m, uint32_t ref);

/* Pieces with the single space before them drawn in. */
typedef struct gl_triereader {
  gl_cutter cut;
  gl_piece space; /* the space seen last, still to be drawn in */
  int pending;
} gl_triereader;

/* Goes through a text. What it finds it gives to `found`: a ring of names that
** may stand from first to end. */
typedef struct gl_triescan {
  const gl_gaz *g;
  const gl_part *p;
  gl_triereader r;
  struct gl_tritoken *token;
  size_t n, cap, at;
  size_t bytes; /* of the block that holds tokens, marks and keys */
  int done;     /* the text is read */
  int (*found)(void *ud, const gl_part *p, uint32_t ring, uint32_t first,
               uint32_t end);
  void *ud;
} gl_triescan;
GL_FUNC int gl_triescan_init(gl_triescan *t, const gl_gaz *g, const gl_part *p,
                             const gl_mem *m, const unsigned char *s, size_t n);
GL_FUNC void gl_triescan_free(gl_triescan *t, const gl_mem *m);
/* Finds what begins before byte `upto`; *at: nothing that begins before it is
** still to be found. */
GL_FUNC int gl_triescan_run(gl_triescan *t, size_t upto, size_t *at);
/* The ring of names that are looked up as the whole text is, or 0. */
GL_FUNC uint32_t gl_triescan_whole(gl_triescan *t);

#endif
