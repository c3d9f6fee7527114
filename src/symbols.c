/*
** symbols.c: what is told of the boundaries between tokens, as one number for
** each, its symbol. A token brings the tests that it passes (classify.c); here
** come bits: those of layers and looks, and of spans that are items of
** patterns. A symbol with a number more is another symbol, and which one is
** known from the first time on.
*/
#include "pattern.h"

#include <string.h>

#define MAKE(array, n) (s->array = gl_make(&s->mem, n, sizeof *s->array))
#define ROOM(array, cap, n) \
  gl_grow(&s->mem, &s->array, &s->cap, n, sizeof *s->array)
#define UNMAKE(array, n) \
  gl_drop(&s->mem, s->array, ((n) + 1) * sizeof *s->array)
#define DROP(array, cap) gl_drop(&s->mem, s->array, s->cap * sizeof *s->array)

void gl_symbols_free(gl_symbols *s) {
  if (s->p == NULL) return;
  gl_lists_free(&s->lists);
  gl_lists_free(&s->maybes);
  gl_lists_free(&s->deads);
  gl_pairs_free(&s->grown);
  gl_pairs_free(&s->joined);
  gl_lowerbuf_free(&s->lower);
  UNMAKE(kept, s->nkept);
  UNMAKE(passed, s->p->ntests);
  UNMAKE(dead, s->p->nrules + s->p->nlooks);
  UNMAKE(mark, s->p->ntests);
  UNMAKE(tracks, s->p->nitems);
  DROP(of, capof);
  DROP(before, capbefore);
  DROP(symbol, capsymbol);
  DROP(maybe, capmaybe);
  DROP(met, capmet);
  DROP(scratch, capscratch);
  DROP(tmp, captmp);
  DROP(edit, capedit);
  memset(s, 0, sizeof *s);
}

void gl_symbols_bind(gl_symbols *s, const gl_mem *m) {
  s->mem = s->lists.mem = s->maybes.mem = s->deads.mem = s->grown.mem = *m;
  s->joined.mem = *m;
  s->lower.mem = s->lower.norm.mem = *m;
}

size_t gl_symbols_held(const gl_symbols *s) {
  return gl_lists_held(&s->lists) + gl_lists_held(&s->maybes) +
         gl_lists_held(&s->deads) + gl_pairs_held(&s->grown) +
         gl_pairs_held(&s->joined) + gl_lowerbuf_held(&s->lower) +
         s->nkept * sizeof *s->kept +
         sizeof *s->of * (s->capof + s->capbefore + s->capsymbol + s->capmaybe +
                          s->capmet + s->captmp + s->capedit) +
         s->capscratch * sizeof *s->scratch;
}

#define TRIM(array, cap) DROP(array, cap), s->array = NULL, s->cap = 0

void gl_symbols_trim(gl_symbols *s) {
  TRIM(of, capof);
  TRIM(before, capbefore);
  TRIM(symbol, capsymbol);
  TRIM(maybe, capmaybe);
  TRIM(scratch, capscratch);
  gl_lists_free(&s->deads);
}

int gl_symbols_init(gl_symbols *s, const gl_mem *m, const gl_program *p) {
  size_t w;
  memset(s, 0, sizeof *s);
  gl_symbols_bind(s, m);
  s->p = p;
  for (w = 0; w < p->nwords; w++) s->attrs |= 1u << p->word[w].attr;
  s->asks = p->nalways > 0 || p->sieve || s->attrs > 1u << GL_ATTR_TEXT;
  if (!MAKE(passed, p->ntests) || !MAKE(dead, p->nrules + p->nlooks) ||
      !MAKE(mark, p->ntests) || !MAKE(tracks, p->nitems) ||
      ROOM(tmp, captmp, 2 * p->ntests + 2))
    return GL_ENOMEM;
  return GL_OK;
}

/* --- which symbols a text has --------------------------------------------- */

void gl_symbols_pass(gl_symbols *s, const gl_lists *lists, uint32_t list) {
  uint32_t n;
  const uint32_t *test = gl_list(lists, list, &n);
  for (; n; n--) s->passed[*test++] = s->text;
}

int gl_symbols_meet(gl_symbols *s, uint32_t symbol, int of_type) {
  uint32_t n;
  if (symbol >= s->nmet) {
    if (ROOM(met, capmet, s->lists.n + 1)) return GL_ENOMEM;
    memset(s->met + s->nmet, 0, (s->capmet - s->nmet) * sizeof *s->met);
    s->nmet = s->capmet;
  }
  if (s->met[symbol] == s->text) return GL_OK;
  s->met[symbol] = s->text;
  (void)gl_list(&s->lists, symbol, &n);
  s->places += n;
  if (of_type)
    gl_symbols_pass(s, &s->lists, symbol);
  else if (s->places >= GL_MAXPLACES)
    return GL_ETOOMANY;
  return GL_OK;
}

/* --- symbols with more in them -------------------------------------------- */

/* The symbol *to with one number more. */
static int grow_symbol(gl_symbols *s, uint32_t number, uint32_t *to) {
  const struct gl_pairslot *known = gl_pairs_get(&s->grown, *to, number);
  uint32_t n, k, more;
  const uint32_t *list;
  int err;
  if (known) {
    *to = known->a;
    return gl_symbols_meet(s, *to, 0);
  }
  list = gl_list(&s->lists, *to, &n);
  err = gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)n + 1, sizeof *list);
  if (err) return err;
  if (n) memcpy(s->tmp, list, n * sizeof *list);
  for (k = n; k > 0 && s->tmp[k - 1] > number; k--) s->tmp[k] = s->tmp[k - 1];
  s->tmp[k] = number;
  err = gl_lists_add(&s->lists, s->tmp, (size_t)n + 1, &more);
  if (!err) err = gl_pairs_set(&s->grown, *to, number, more, 0);
  if (err) return err;
  *to = more;
  return gl_symbols_meet(s, more, 0);
}

#define RECENT 32 /* a power of two */

/* The symbols that last got a number, and what they are with it: most are
** few. */
typedef struct gl_recent {
  uint32_t from, to;
} gl_recent;

static int grow_again(gl_symbols *s, gl_recent *recent, uint32_t number,
                      uint32_t *to) {
  gl_recent *r = &recent[*to % RECENT];
  uint32_t from = *to;
  int err;
  if (GL_LIKELY(r->from == from)) {
    *to = r->to;
    return GL_OK;
  }
  err = grow_symbol(s, number, to);
  if (err) return err;
  r->from = from;
  r->to = *to;
  return GL_OK;
}

int gl_symbols_bit(gl_symbols *s, uint32_t bit, const uint64_t *at) {
  size_t n = (size_t)s->types.n + 1, i;
  uint32_t number = (uint32_t)s->p->ntests + bit;
  gl_recent recent[RECENT];
  int err = GL_OK;
  for (i = 0; i < RECENT; i++) recent[i].from = UINT32_MAX;
  for (i = gl_bit_next(at, 0, n); i < n && !err;
       i = gl_bit_next(at, i + 1, n)) {
    err = grow_again(s, recent, number, &s->of[i]);
    if (!err && s->before) err = grow_again(s, recent, number, &s->before[i]);
  }
  return err;
}

/* The symbol *to with k numbers more, sorted, none of which it has. */
static int add_numbers(gl_symbols *s, const uint32_t *more, uint32_t k,
                       uint32_t *to) {
  uint32_t n, i = 0, j = 0, o;
  const uint32_t *list = gl_list(&s->lists, *to, &n);
  int err = gl_grow(&s->mem, &s->tmp, &s->captmp, (size_t)n + k, sizeof *list);
  if (err) return err;
  for (o = 0; o < n + k; o++)
    s->tmp[o] = j == k || (i < n && list[i] < more[j]) ? list[i++] : more[j++];
  return gl_lists_add(&s->lists, s->tmp, (size_t)n + k, to);
}

/* The same, if it is not known of a text before. */
static int join_numbers(gl_symbols *s, const uint32_t *more, uint32_t k,
                        uint32_t *to) {
  const struct gl_pairslot *known;
  uint32_t from = *to, list;
  int err = gl_lists_add(&s->lists, more, k, &list);
  if (err) return err;
  known = gl_pairs_get(&s->joined, from, list);
  if (known)
    *to = known->a;
  else {
    err = add_numbers(s, more, k, to);
    if (!err) err = gl_pairs_set(&s->joined, from, list, *to, 0);
  }
  return err ? err : gl_symbols_meet(s, *to, 0);
}

/* What symbols became with sets of bits: those looked up last. */
typedef struct Became {
  uint64_t set;
  uint32_t from, to;
} Became;
enum { NBECAME = 256 }; /* a power of two */

/* The symbol *to with those of the n bits that are in `set`. */
static int add_set(gl_symbols *s, const uint32_t *bit, unsigned n, uint64_t set,
                   Became *became, uint32_t *to) {
  Became *known =
      &became[gl_pairs_hash((uint32_t)(set ^ set >> 32), *to) & (NBECAME - 1)];
  uint32_t more[64], k = 0, from = *to;
  unsigned i;
  int err = GL_OK;
  if (known->set == set && known->from == from) {
    *to = known->to;
    return GL_OK;
  }
  for (i = 0; i < n; i++)
    if (set >> i & 1) more[k++] = (uint32_t)s->p->ntests + bit[i];
  err = join_numbers(s, more, k, to);
  known->set = set;
  known->from = from;
  known->to = *to;
  return err;
}

int gl_symbols_bits(gl_symbols *s, const uint32_t *bit, unsigned n,
                    const uint64_t *at) {
  size_t last = (size_t)s->types.n + 1, words = GL_BITWORDS(last), w, i;
  Became became[NBECAME];
  int err = GL_OK;
  if (n == 1) return gl_symbols_bit(s, bit[0], at);
  memset(became, 0, sizeof became);
  for (w = 0; w < words && !err; w++) {
    uint64_t any = 0;
    unsigned k;
    for (k = 0; k < n; k++) any |= at[k * words + w];
    for (; any && !err; any &= any - 1) {
      unsigned b = gl_ctz64(any);
      uint64_t set = 0;
      for (k = 0; k < n; k++) set |= (at[k * words + w] >> b & 1) << k;
      i = 64 * w + b;
      err = add_set(s, bit, n, set, became, &s->of[i]);
      if (!err && s->before)
        err = add_set(s, bit, n, set, became, &s->before[i]);
    }
  }
  return err;
}

/* --- items ---------------------------------------------------------------- */

/* Bits of the begins (ends) of the spans on one track. */
static int track_bits(gl_symbols *s, uint64_t bit, const uint32_t *at,
                      const uint8_t *track, uint8_t which, size_t n) {
  size_t i;
  if (bit >= UINT32_MAX - s->p->ntests) return GL_ETOOMANY;
  memset(s->scratch, 0,
         GL_BITWORDS((size_t)s->types.n + 1) * sizeof *s->scratch);
  for (i = 0; i < n; i++)
    if (track[i] == which) gl_bit_set(s->scratch, at[i]);
  return gl_symbols_bit(s, (uint32_t)bit, s->scratch);
}

/*
** Spans that lie on one token are told apart by their *track*: each takes the
** lowest that is free, so that on one track spans never overlap, and where some
** begin together the longest one is on the lowest.
*/
int gl_symbols_item(gl_symbols *s, uint32_t item, const uint32_t *first,
                    const uint32_t *end, size_t n, int *deep) {
  uint32_t busy[GL_MAXTRACKS], k, tracks = 0;
  uint8_t *track = gl_make(&s->mem, n, 1);
  size_t i;
  int err = GL_OK;
  if (track == NULL ||
      ROOM(scratch, capscratch, GL_BITWORDS((size_t)s->types.n + 1))) {
    gl_drop(&s->mem, track, n + 1);
    return GL_ENOMEM;
  }
  for (i = 0; i < n; i++) {
    for (k = 0; k < tracks && busy[k] > first[i]; k++) {}
    track[i] = (uint8_t)k;
    if (k == GL_MAXTRACKS) {
      *deep = 1;
      continue;
    }
    if (k == tracks) tracks++;
    busy[k] = end[i];
  }
  s->tracks[item] = tracks;
  if (tracks > s->most) s->most = tracks;
  for (k = 0; k < tracks && !err; k++) {
    uint64_t bit = gl_item_bit(s->p, item, k);
    err = track_bits(s, bit, first, track, (uint8_t)k, n);
    if (!err) err = track_bits(s, bit + 1, end, track, (uint8_t)k, n);
  }
  gl_drop(&s->mem, track, n + 1);
  return err;
}
