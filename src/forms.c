/*
** forms.c: strings as dense numbers. An open hash table; a string of up to 16
** bytes is its own key, so that most words are told apart without a look at
** the one that came first.
*/
#include "attr.h"

#include <string.h>

#define MIX 0x9E3779B97F4A7C15u

typedef struct wordkey {
  uint64_t key, tail; /* as in a slot */
  size_t n;           /* length */
} wordkey;

/* The first n bytes of a number that was read, and zeros. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
#define FIRST(w, n) ((w) >> (64 - 8 * (n)))
#else
#define FIRST(w, n) ((w) << (64 - 8 * (n)))
#endif

/* A number for all the bytes of a long string. */
static uint64_t longkey(const gl_forms *f, const unsigned char *s, size_t n) {
  uint64_t w, h = f->seed ^ n;
  for (; n > 8; s += 8, n -= 8) {
    memcpy(&w, s, 8);
    h = gl_hash_fold(h ^ w, MIX);
  }
  return h;
}

/* Of a word of more than 8 bytes the tail is the last 8, of a short one the
** whole of it again. */
static wordkey keyof(const gl_forms *f, const unsigned char *s, size_t n) {
  const size_t m = n < 8 ? n : 8;
  unsigned char room[8] = {0};
  wordkey k;
  if (n < 8) s = memcpy(room, s, n);
  memcpy(&k.key, s, 8);
  memcpy(&k.tail, s + n - m, 8);
  k.key = FIRST(k.key, m);
  k.tail = FIRST(k.tail, m);
  k.n = n;
  if (GL_UNLIKELY(n > 16)) k.key = longkey(f, s, n);
  return k;
}

static inline size_t place(uint64_t seed, size_t nslot, const wordkey *k) {
  uint64_t h = gl_hash_fold(k->key ^ seed, (k->tail + k->n) ^ seed * MIX);
  return (size_t)h & (nslot - 1);
}

#define FEW 512 /* slots; so many at first that a short text never grows */

void gl_forms_begin(gl_forms *f, const gl_text *t, size_t n) {
  size_t want = 16;
  while (want < 2 * n && want < FEW) want *= 2;
  f->text = t;
  f->n = f->npool = f->nheld = 0;
  f->nslot = n > 0 && want <= f->capslot ? want : 0;
  if (f->nslot) memset(f->slot, 0, f->nslot * sizeof *f->slot);
}

size_t gl_forms_held(const gl_forms *f) {
  return f->capform * sizeof *f->form + f->capslot * sizeof *f->slot +
         f->cappool;
}

void gl_forms_free(gl_forms *f) {
  if (f->form)
    f->mem.alloc(f->mem.ud, f->form, f->capform * sizeof *f->form, 0);
  if (f->slot)
    f->mem.alloc(f->mem.ud, f->slot, f->capslot * sizeof *f->slot, 0);
  if (f->pool) f->mem.alloc(f->mem.ud, f->pool, f->cappool, 0);
  f->form = NULL;
  f->slot = NULL;
  f->pool = NULL;
  f->n = f->capform = f->npool = f->cappool = 0;
  f->nslot = f->capslot = f->nheld = 0;
}

/* Makes n slots, more than there are. */
static int grow_slots(gl_forms *f, size_t n) {
  size_t i, old = f->nslot;
  struct gl_formslot *from = f->slot, *to;
  if (old == 0 && n <= f->capslot) { /* there has been room before */
    memset(f->slot, 0, n * sizeof *to);
    f->nslot = n;
    return GL_OK;
  }
  if (n > SIZE_MAX / 2 / sizeof *to) return GL_ENOMEM;
  to = f->mem.alloc(f->mem.ud, NULL, 0, n * sizeof *to);
  if (to == NULL) return GL_ENOMEM;
  memset(to, 0, n * sizeof *to);
  f->nslot = n;
  f->slot = to;
  for (i = 0; i < old; i++) {
    wordkey key;
    size_t k;
    if (from[i].n == 0) continue;
    key.key = from[i].key;
    key.tail = from[i].tail;
    key.n = from[i].n;
    k = place(f->seed, n, &key);
    while (to[k].n) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  if (from) f->mem.alloc(f->mem.ud, from, f->capslot * sizeof *from, 0);
  f->capslot = n;
  return GL_OK;
}

/* Strings that so many slots are for: fewer where the caches do not hold them,
** and a second look would be waited for. */
static inline size_t most(size_t nslot) {
  return nslot > 65536 ? nslot / 4 : nslot / 2;
}

/* Room for one more. */
static int make_room(gl_forms *f) {
  if (f->nheld < most(f->nslot)) return GL_OK;
  return grow_slots(f, f->nslot < FEW / 2 ? FEW : 2 * f->nslot);
}

static const unsigned char *bytes_of(const gl_forms *f, uint32_t i) {
  uint64_t at = f->form[i].at;
  return at < f->text->len ? f->text->s + at : f->pool + (at - f->text->len);
}

/* A new form in the free slot t. */
GL_COLD static int new_form(gl_forms *f, struct gl_formslot *t,
                            const wordkey *key, const unsigned char *s,
                            uint64_t at) {
  size_t n = key->n;
  gl_wordform *form;
  if (f->n >= UINT32_MAX) return GL_ETOOMANY;
  if (f->n == f->capform && gl_grow(&f->mem, &f->form, &f->capform,
                                    f->n ? f->n + 1 : 128, sizeof *f->form))
    return GL_ENOMEM;
  if (at == GL_NOWHERE) {
    if (gl_grow(&f->mem, &f->pool, &f->cappool, f->npool + n, 1))
      return GL_ENOMEM;
    memcpy(f->pool + f->npool, s, n);
    at = f->text->len + f->npool;
    f->npool += n;
  }
  form = &f->form[f->n];
  form->at = at;
  form->n = (uint32_t)n;
  form->known = GL_UNKNOWN;
  f->nheld++;
  t->key = key->key;
  t->tail = key->tail;
  t->n = (uint32_t)n;
  t->form = (uint32_t)f->n++;
  return GL_OK;
}

/* The number of the string s, from the slot i on. There is room. */
static int number_of(gl_forms *f, const unsigned char *s, const wordkey *key,
                     size_t i, uint64_t at, uint32_t *number) {
  for (;; i = (i + 1) & (f->nslot - 1)) {
    struct gl_formslot *t = &f->slot[i];
    if (t->key == key->key && t->tail == key->tail && t->n == key->n &&
        (key->n <= 16 || memcmp(bytes_of(f, t->form), s, key->n) == 0)) {
      *number = t->form;
      return GL_OK;
    }
    if (t->n == 0) {
      int err = new_form(f, t, key, s, at);
      *number = t->form;
      return err;
    }
  }
}

int gl_forms_add(gl_forms *f, const unsigned char *s, size_t n, uint64_t at,
                 uint32_t *number) {
  wordkey key;
  if (n > UINT32_MAX) return GL_ETOOMANY;
  if (make_room(f)) return GL_ENOMEM;
  key = keyof(f, s, n);
  return number_of(f, s, &key, place(f->seed, f->nslot, &key), at, number);
}

/* --- finished tables ------------------------------------------------------ */

/* forms first: they are aligned to 8 */
size_t gl_column_size(const gl_forms *f, size_t ntypes) {
  size_t size = sizeof(gl_column), left = SIZE_MAX - size;
  if (f->n > left / 2 / sizeof(gl_wordform) ||
      ntypes > left / 4 / sizeof(uint32_t))
    return 0;
  size += f->n * sizeof(gl_wordform) + ntypes * sizeof(uint32_t);
  return f->npool > SIZE_MAX - size ? 0 : size + f->npool;
}

void gl_column_fill(gl_column *c, const gl_forms *f, size_t ntypes) {
  c->n = (uint32_t)f->n;
  c->text = f->text;
  c->form = (gl_wordform *)(c + 1);
  c->of = (uint32_t *)(c->form + f->n);
  c->pool = (unsigned char *)(c->of + ntypes);
  if (ntypes == 0) c->of = NULL;
  if (f->n) memcpy(c->form, f->form, f->n * sizeof *f->form);
  if (f->npool) memcpy(c->pool, f->pool, f->npool);
}

/* The first 8 bytes of a string, and zeros, as a number that is in their
** order. */
static uint64_t headof(gl_str s) {
  unsigned char b[8] = {0};
  uint64_t h = 0;
  int i;
  memcpy(b, s.s, s.n < 8 ? s.n : 8);
  for (i = 0; i < 8; i++) h = h << 8 | b[i];
  return h;
}

/* Whether string b comes before a. */
static inline int isbefore(const gl_column *c, const gl_rankkey *b,
                           const gl_rankkey *a) {
  if (GL_UNLIKELY(b->head == a->head))
    return gl_str_cmp(gl_column_str(c, b->i), gl_column_str(c, a->i)) < 0;
  return b->head < a->head;
}

/* Merges two runs that are in order, a up to b and b up to end, without a
** branch that nobody foresees. */
static void merge(const gl_column *c, const gl_rankkey *a, const gl_rankkey *b,
                  const gl_rankkey *end, gl_rankkey *to) {
  const gl_rankkey *const mid = b;
  while (a < mid && b < end) {
    const int second = isbefore(c, b, a);
    *to++ = a[(b - a) * second]; /* *(second ? b : a) */
    b += second;
    a += !second;
  }
  while (a < mid) *to++ = *a++;
  while (b < end) *to++ = *b++;
}

void gl_column_rank(const gl_column *c, uint32_t *rank, gl_rankkey *tmp) {
  gl_rankkey *from = tmp, *to = tmp + c->n, *swap;
  size_t width, lo, i, n = c->n;
  for (i = 0; i < n; i++) {
    from[i].head = headof(gl_column_str(c, (uint32_t)i));
    from[i].i = (uint32_t)i;
  }
  for (width = 1; width < n; width *= 2, swap = from, from = to, to = swap)
    for (lo = 0; lo < n; lo += 2 * width) {
      size_t mid = lo + width < n ? lo + width : n;
      size_t hi = lo + 2 * width < n ? lo + 2 * width : n;
      merge(c, from + lo, from + mid, from + hi, to + lo);
    }
  for (i = 0; i < n; i++) rank[from[i].i] = (uint32_t)i;
}
