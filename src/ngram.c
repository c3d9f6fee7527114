/*
** ngram.c: n-grams and skip-grams over words that are numbers. An n-gram is
** a path in a tree, each edge a look-up in one hash table: n-grams that begin
** alike share their beginnings, and none is ever spelt out while counting.
*/
#include "attr.h"

#include <string.h>

#define NOPARENT UINT32_MAX
#define MIX 0x9E3779B97F4A7C15u

static inline uint64_t mix(uint64_t h) {
  h *= MIX;
  return h ^ h >> 32;
}

static inline size_t place(const gl_ngrams *g, uint32_t parent, uint32_t word) {
  uint64_t key = (uint64_t)parent << 32 | word;
  return (size_t)mix(mix(key ^ g->seed)) & (g->nslot - 1);
}

void gl_ngrams_free(gl_ngrams *g) {
  if (g->node)
    g->mem.alloc(g->mem.ud, g->node, g->capnode * sizeof *g->node, 0);
  if (g->slot) g->mem.alloc(g->mem.ud, g->slot, g->nslot * sizeof *g->slot, 0);
  g->node = NULL;
  g->slot = NULL;
  g->nnode = g->nwords = g->capnode = g->nslot = 0;
}

uint32_t gl_ngrams_ways(uint32_t size, uint32_t skip) {
  uint64_t ways = 1;
  uint32_t i;
  for (i = 1; i <= skip; i++) { /* (size - 1 + skip) over skip */
    ways = ways * (size - 1 + i) / i;
    if (ways > GL_MAXWAYS) return GL_MAXWAYS + 1;
  }
  return (uint32_t)ways;
}

int gl_ngrams_begin(gl_ngrams *g, uint32_t nwords) {
  uint32_t i;
  if (gl_grow(&g->mem, &g->node, &g->capnode, nwords, sizeof *g->node))
    return GL_ENOMEM;
  for (i = 0; i < nwords; i++) {
    g->node[i].parent = NOPARENT;
    g->node[i].word = i;
    g->node[i].count = 0;
  }
  g->nnode = g->nwords = nwords;
  return GL_OK;
}

static int grow_slots(gl_ngrams *g) {
  size_t n = g->nslot ? 2 * g->nslot : 256, i, old = g->nslot;
  uint32_t *from = g->slot, *to;
  if (n > SIZE_MAX / 2 / sizeof *to) return GL_ENOMEM;
  to = g->mem.alloc(g->mem.ud, NULL, 0, n * sizeof *to);
  if (to == NULL) return GL_ENOMEM;
  memset(to, 0, n * sizeof *to);
  g->nslot = n;
  g->slot = to;
  for (i = 0; i < old; i++) {
    size_t k;
    if (from[i] == 0) continue;
    k = place(g, g->node[from[i]].parent, g->node[from[i]].word);
    while (to[k]) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  if (from) g->mem.alloc(g->mem.ud, from, old * sizeof *from, 0);
  return GL_OK;
}

/* The node of `parent` and one word more. A word's own node is never it, so
** that slots may use 0 for free: a node in a slot has a parent before it. */
static int child(gl_ngrams *g, uint32_t parent, uint32_t word, uint32_t *out) {
  size_t i;
  if (g->nnode - g->nwords >= g->nslot / 2) {
    int err = grow_slots(g);
    if (err) return err;
  }
  for (i = place(g, parent, word);; i = (i + 1) & (g->nslot - 1)) {
    uint32_t k = g->slot[i];
    if (k == 0) break;
    if (g->node[k].parent == parent && g->node[k].word == word) {
      *out = k;
      return GL_OK;
    }
  }
  if (g->nnode >= UINT32_MAX) return GL_ETOOMANY;
  if (gl_grow(&g->mem, &g->node, &g->capnode, g->nnode + 1, sizeof *g->node))
    return GL_ENOMEM;
  g->node[g->nnode].parent = parent;
  g->node[g->nnode].word = word;
  g->node[g->nnode].count = 0;
  *out = g->slot[i] = (uint32_t)g->nnode++;
  return GL_OK;
}

/*
** All n-grams that begin at word[at]: a walk over the ways to choose the
** others, each kept so near that the skips are enough and so far from the
** end that the rest has room.
*/
static int from_word(gl_ngrams *g, const uint32_t *word, size_t n, size_t at) {
  size_t to[GL_MAXGRAM];     /* next place to try for the word after i */
  uint32_t node[GL_MAXGRAM]; /* the n-gram up to word i */
  uint32_t i = 0, last = g->size - 1;
  node[0] = word[at];
  to[0] = at + 1;
  for (;;) {
    if (i == last) {
      g->node[node[i]].count++;
      g->total++;
    } else if (to[i] <= at + i + 1 + g->skip && to[i] + (last - i - 1) < n) {
      size_t p = to[i]++;
      int err = child(g, node[i], word[p], &node[i + 1]);
      if (err) return err;
      to[++i] = p + 1;
      continue;
    }
    if (i-- == 0) return GL_OK;
  }
}

int gl_ngrams_add(gl_ngrams *g, const uint32_t *word, size_t n) {
  size_t at;
  for (at = 0; at + g->size <= n; at++) {
    int err = from_word(g, word, n, at);
    if (err) return err;
  }
  return GL_OK;
}

/* --- results -------------------------------------------------------------- */

size_t gl_ngrams_count(const gl_ngrams *g, uint64_t min) {
  size_t i, n = 0;
  for (i = 0; i < g->nnode; i++)
    n += g->node[i].count > 0 && g->node[i].count >= min;
  return n;
}

void gl_ngrams_words(const gl_ngrams *g, uint32_t node, uint32_t *word) {
  uint32_t i = g->size;
  for (; node != NOPARENT; node = g->node[node].parent)
    word[--i] = g->node[node].word;
}

/* --- their order ---------------------------------------------------------- */

/* What rows are put in order by: the rank of one of their words, or, where
** `keys` is NULL, the count, the greatest first. */
typedef struct Order {
  const uint32_t *keys; /* that word's; of the next row `size` further */
  uint32_t size;
} Order;

static inline uint64_t value(const gl_gramrow *r, const Order *o) {
  return o->keys ? o->keys[(size_t)r->key * o->size] : ~r->count;
}

/* Puts n rows in order by a byte of it into `to`; of equal ones the order
** stays. */
static void bybyte(const gl_gramrow *from, gl_gramrow *to, size_t n,
                   const Order *o, unsigned shift) {
  size_t place[256] = {0}, i, sum = 0;
  for (i = 0; i < n; i++) place[value(&from[i], o) >> shift & 0xFF]++;
  for (i = 0; i < 256; i++) {
    size_t here = place[i];
    place[i] = sum;
    sum += here;
  }
  for (i = 0; i < n; i++)
    to[place[value(&from[i], o) >> shift & 0xFF]++] = from[i];
}

/* The bits in which it differs among n rows. */
static uint64_t differs(const gl_gramrow *row, size_t n, const Order *o) {
  uint64_t bits = 0;
  size_t i;
  for (i = 1; i < n; i++) bits |= value(&row[i], o) ^ value(&row[0], o);
  return bits;
}

/* The rows as they come, and the ranks of their words. */
static size_t fill(const gl_ngrams *g, uint64_t min, const uint32_t *rank,
                   gl_gramrow *row, uint32_t *keys) {
  size_t i, k, n = 0;
  for (i = 0; i < g->nnode; i++) {
    uint32_t *key = keys + n * g->size;
    if (g->node[i].count == 0 || g->node[i].count < min) continue;
    gl_ngrams_words(g, (uint32_t)i, key);
    for (k = 0; k < g->size; k++) key[k] = rank[key[k]];
    row[n].count = g->node[i].count;
    row[n].node = (uint32_t)i;
    row[n].key = (uint32_t)n;
    n++;
  }
  return n;
}

/* Byte by byte, from the least to the greatest: of the last word first, of the
** count last. */
void gl_ngrams_sort(const gl_ngrams *g, uint64_t min, const uint32_t *rank,
                    gl_gramrow *row, gl_gramrow *tmp, uint32_t *keys) {
  gl_gramrow *from = row, *to = tmp, *swap;
  const size_t n = fill(g, min, rank, row, keys);
  uint32_t i;
  if (n < 2) return;
  for (i = 0; i <= g->size; i++) {
    const Order o = {i < g->size ? keys + (g->size - 1 - i) : NULL, g->size};
    uint64_t bits = differs(from, n, &o);
    unsigned shift;
    for (shift = 0; bits; shift += 8, bits >>= 8)
      if (bits & 0xFF) {
        bybyte(from, to, n, &o, shift);
        swap = from, from = to, to = swap;
      }
  }
  if (from != row) memcpy(row, from, n * sizeof *row);
}
