/*
** lists.c: lists of numbers as numbers, and pairs of numbers as keys. Open hash
** tables; lists lie one behind the other in a pool.
*/
#include "pattern.h"

#include <stdlib.h>
#include <string.h>

#define MIX 0x9E3779B97F4A7C15u

static size_t hash(const uint32_t *v, size_t n) {
  uint64_t h = n;
  size_t i;
  for (i = 0; i < n; i++) {
    h = (h ^ v[i]) * MIX;
    h ^= h >> 29;
  }
  return (size_t)(h * MIX >> 20);
}

void gl_lists_free(gl_lists *x) {
  gl_mem *m = &x->mem;
  if (x->pool) m->alloc(m->ud, x->pool, x->cappool * sizeof *x->pool, 0);
  if (x->list) m->alloc(m->ud, x->list, x->cap * sizeof *x->list, 0);
  if (x->slot) m->alloc(m->ud, x->slot, x->nslot * sizeof *x->slot, 0);
  x->pool = x->slot = NULL;
  x->list = NULL;
  x->npool = x->cappool = x->n = x->cap = x->nslot = 0;
}

size_t gl_lists_held(const gl_lists *x) {
  return x->cappool * sizeof *x->pool + x->cap * sizeof *x->list +
         x->nslot * sizeof *x->slot;
}

void gl_lists_clear(gl_lists *x) {
  if (x->slot) memset(x->slot, 0, x->nslot * sizeof *x->slot);
  x->n = x->npool = 0;
}

static int grow_lists(gl_lists *x) {
  size_t n = x->nslot ? 2 * x->nslot : 64, i, k;
  uint32_t *slot;
  if (n > SIZE_MAX / sizeof *slot) return GL_ENOMEM;
  slot = x->mem.alloc(x->mem.ud, NULL, 0, n * sizeof *slot);
  if (slot == NULL) return GL_ENOMEM;
  memset(slot, 0, n * sizeof *slot);
  for (i = 0; i < x->n; i++) {
    k = hash(x->pool + x->list[i].at, x->list[i].n) & (n - 1);
    while (slot[k]) k = (k + 1) & (n - 1);
    slot[k] = (uint32_t)i + 1;
  }
  if (x->slot) x->mem.alloc(x->mem.ud, x->slot, x->nslot * sizeof *x->slot, 0);
  x->slot = slot;
  x->nslot = n;
  return GL_OK;
}

int gl_lists_add(gl_lists *x, const uint32_t *v, size_t n, uint32_t *number) {
  size_t k;
  *number = 0;
  if (n == 0) return GL_OK;
  if (x->n >= UINT32_MAX / 2 || x->npool + n > UINT32_MAX) return GL_ETOOMANY;
  if (x->n + 1 > x->nslot / 2 && grow_lists(x)) return GL_ENOMEM;
  for (k = hash(v, n) & (x->nslot - 1); x->slot[k];
       k = (k + 1) & (x->nslot - 1)) {
    const struct gl_listat *l = &x->list[x->slot[k] - 1];
    if (l->n == n && memcmp(x->pool + l->at, v, n * sizeof *v) == 0) {
      *number = x->slot[k];
      return GL_OK;
    }
  }
  if (gl_grow(&x->mem, &x->list, &x->cap, x->n + 1, sizeof *x->list) ||
      gl_grow(&x->mem, &x->pool, &x->cappool, x->npool + n, sizeof *x->pool))
    return GL_ENOMEM;
  memcpy(x->pool + x->npool, v, n * sizeof *v);
  x->list[x->n].at = (uint32_t)x->npool;
  x->list[x->n].n = (uint32_t)n;
  x->npool += n;
  x->slot[k] = *number = (uint32_t)++x->n;
  return GL_OK;
}

int gl_lists_has(const gl_lists *x, uint32_t list, uint32_t v) {
  uint32_t lo = 0, hi;
  const uint32_t *at = gl_list(x, list, &hi);
  while (lo < hi) {
    uint32_t mid = lo + (hi - lo) / 2;
    if (at[mid] < v)
      lo = mid + 1;
    else if (at[mid] > v)
      hi = mid;
    else
      return 1;
  }
  return 0;
}

/* --- pairs ---------------------------------------------------------------- */

void gl_pairs_free(gl_pairs *x) {
  if (x->slot) x->mem.alloc(x->mem.ud, x->slot, x->nslot * sizeof *x->slot, 0);
  x->slot = NULL;
  x->n = x->nslot = 0;
}

size_t gl_pairs_held(const gl_pairs *x) { return x->nslot * sizeof *x->slot; }

void gl_pairs_clear(gl_pairs *x) {
  if (x->slot) memset(x->slot, 0, x->nslot * sizeof *x->slot);
  x->n = 0;
}

/* the place of a key that is not there */
static struct gl_pairslot *free_slot(struct gl_pairslot *slot, size_t n,
                                     uint64_t key) {
  uint32_t i = (uint32_t)((key - 1) >> 32), j = (uint32_t)(key - 1);
  size_t k = gl_pairs_hash(i, j) & (n - 1);
  while (slot[k].key) k = (k + 1) & (n - 1);
  return &slot[k];
}

static int grow_pairs(gl_pairs *x) {
  size_t n = x->nslot ? 2 * x->nslot : 64, i;
  struct gl_pairslot *slot;
  if (n > SIZE_MAX / sizeof *slot) return GL_ENOMEM;
  slot = x->mem.alloc(x->mem.ud, NULL, 0, n * sizeof *slot);
  if (slot == NULL) return GL_ENOMEM;
  memset(slot, 0, n * sizeof *slot);
  for (i = 0; i < x->nslot; i++)
    if (x->slot[i].key) *free_slot(slot, n, x->slot[i].key) = x->slot[i];
  if (x->slot) x->mem.alloc(x->mem.ud, x->slot, x->nslot * sizeof *x->slot, 0);
  x->slot = slot;
  x->nslot = n;
  return GL_OK;
}

int gl_pairs_set(gl_pairs *x, uint32_t i, uint32_t j, uint32_t a, uint32_t b) {
  uint64_t key = ((uint64_t)i << 32 | j) + 1;
  struct gl_pairslot *t;
  if (x->n + 1 > x->nslot / 2 && grow_pairs(x)) return GL_ENOMEM;
  t = free_slot(x->slot, x->nslot, key);
  t->key = key;
  t->a = a;
  t->b = b;
  x->n++;
  return GL_OK;
}

/* --- sorting -------------------------------------------------------------- */

static int by_number(const void *a, const void *b) {
  uint32_t x, y;
  memcpy(&x, a, sizeof x);
  memcpy(&y, b, sizeof y);
  return (x > y) - (x < y);
}

void gl_numbers_sort(uint32_t *v, size_t n) {
  size_t i, k;
  if (n > 16) {
    qsort(v, n, sizeof *v, by_number);
    return;
  }
  for (i = 1; i < n; i++) {
    uint32_t x = v[i];
    for (k = i; k > 0 && v[k - 1] > x; k--) v[k] = v[k - 1];
    v[k] = x;
  }
}
