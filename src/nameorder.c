/*
** nameorder.c: the names of a part in the order of their keys, made when the
** names that begin with a text are first asked for. The key is the coarsest
** fold, so that all that agree with the text under a fold of their own lie side
** by side; before it stands the view, for what a view leaves out it leaves out
** of both.
*/
#include "names.h"
#include "ucd.h"

/* --- keys ---------------------------------------------------------------- */

typedef struct Item {
  uint64_t head; /* the first eight bytes of the key, as a number */
  uint32_t key;  /* where in `keys` it begins, / 4; behind its length */
  uint32_t ref;
} Item;

typedef struct Sorter {
  gl_mem mem;
  GL_ARRAY(uint8_t, keys);
  GL_ARRAY(Item, item);
  GL_ARRAY(Item, spare);
} Sorter;

static void sorter_free(Sorter *s) {
  GL_FREE(s, &s->mem, keys);
  GL_FREE(s, &s->mem, item);
  GL_FREE(s, &s->mem, spare);
}

/* Without white space: whether a space is as good as another depends on what
** stands beside it. */
static size_t squeeze(unsigned char *key, size_t n) {
  unsigned char *p = key, *out = key, *e = key + n;
  unsigned len;
  for (; p < e; p += len) {
    if (gl_is_white(gl_decode(p, e, &len))) continue;
    memmove(out, p, len);
    out += len;
  }
  return (size_t)(out - key);
}

/* The key of a name at `out`, which has room for `cap` bytes; its length. */
static size_t key_of(const gl_gaz *g, const gl_verifier *v, unsigned view,
                     const unsigned char *name, size_t n, unsigned char *out,
                     size_t cap) {
  gl_folder f;
  gl_folder_init(&f, (g->token.flags & ~GL_LOOSE) | GL_LOOSE_OF(view));
  out[0] = (unsigned char)view;
  n = gl_verify_key(v, &f, name, n, out + 1, cap - 1);
  return 1 + squeeze(out + 1, n);
}

static uint64_t head_of(const unsigned char *key, size_t n) {
  uint64_t h = 0;
  size_t i;
  for (i = 0; i < 8; i++) h = h << 8 | (i < n ? key[i] : 0);
  return h;
}

static int key_cmp(const unsigned char *a, size_t n, const unsigned char *b,
                   size_t m) {
  int c = memcmp(a, b, n < m ? n : m);
  return c ? c : (n > m) - (n < m);
}

/* --- sorting ------------------------------------------------------------- */

static size_t key_at(const Sorter *s, const Item *x,
                     const unsigned char **key) {
  uint32_t n;
  memcpy(&n, s->keys + (size_t)x->key * 4, 4);
  *key = s->keys + (size_t)x->key * 4 + 4;
  return n;
}

/* in the order of keys, then of adding */
static int before(const Sorter *s, const Item *a, const Item *b) {
  const unsigned char *x, *y;
  size_t n, m;
  if (a->head != b->head) return a->head < b->head;
  n = key_at(s, a, &x);
  m = key_at(s, b, &y);
  return key_cmp(x, n, y, m) <= 0;
}

static int sort(Sorter *s) {
  size_t n = s->nitem, width;
  if (GL_GROW(s, &s->mem, spare, n)) return GL_ENOMEM;
  for (width = 1; width < n; width *= 2) {
    Item *to = s->spare, *from = s->item;
    size_t lo, out = 0, cap;
    for (lo = 0; lo < n; lo += 2 * width) {
      size_t mid = lo + width < n ? lo + width : n;
      size_t hi = lo + 2 * width < n ? lo + 2 * width : n, i = lo, j = mid;
      while (i < mid || j < hi)
        to[out++] = j >= hi || (i < mid && before(s, &from[i], &from[j]))
                        ? from[i++]
                        : from[j++];
    }
    s->item = to;
    s->spare = from;
    cap = s->capitem;
    s->capitem = s->capspare;
    s->capspare = cap;
  }
  return GL_OK;
}

static int add_item(const gl_gaz *g, const gl_verifier *v, Sorter *s,
                    uint32_t ref, unsigned view, const unsigned char *name,
                    size_t n) {
  size_t cap = GL_KEYCAP(n) + 1, at = (s->nkeys + 3) & ~(size_t)3;
  uint32_t len;
  Item *x;
  if (at / 4 > UINT32_MAX) return GL_ETOOMANY;
  if (GL_GROW(s, &s->mem, keys, at + 4 + cap) ||
      GL_GROW(s, &s->mem, item, s->nitem + 1))
    return GL_ENOMEM;
  len = (uint32_t)key_of(g, v, view, name, n, s->keys + at + 4, cap);
  memcpy(s->keys + at, &len, 4);
  s->nkeys = at + 4 + len;
  x = &s->item[s->nitem++];
  x->head = head_of(s->keys + at + 4, len);
  x->key = (uint32_t)(at / 4);
  x->ref = ref;
  return GL_OK;
}

/* Calls `found` for each name of a part from byte `at` on. */
typedef int (*Found)(void *ud, uint32_t ref, const gl_name *n,
                     const unsigned char *s, const gl_folder *f);

static int each_name(const gl_gaz *g, const gl_part *p, size_t at, Found found,
                     void *ud) {
  int rc = GL_OK;
  while (rc == GL_OK && at < p->nnames) {
    const unsigned char *s;
    uint32_t ref = (uint32_t)(at / 4);
    const gl_name *n = gl_name_at(p, ref, &s);
    const gl_folder *f;
    if (n == NULL || (f = gl_set_of(g, n->info)) == NULL) break;
    at += gl_name_size(GL_NAME_LEN(n->info));
    rc = found(ud, ref, n, s, f);
  }
  return rc;
}

typedef struct Making {
  const gl_gaz *g;
  const gl_verifier *v;
  Sorter s;
} Making;

static int take(void *ud, uint32_t ref, const gl_name *n,
                const unsigned char *s, const gl_folder *f) {
  Making *x = ud;
  return add_item(x->g, x->v, &x->s, ref, GL_VIEW_OF(f->flags), s,
                  GL_NAME_LEN(n->info));
}

/* The order of all names of a part. What it was stays where that fails. */
static int make(const gl_gaz *g, gl_part *p, const gl_mem *m,
                const gl_verifier *v) {
  Making x;
  size_t i;
  int rc;
  memset(&x, 0, sizeof x);
  x.g = g;
  x.v = v;
  x.s.mem = *m;
  rc = each_name(g, p, 4, take, &x);
  if (rc == GL_OK) rc = sort(&x.s);
  if (rc == GL_OK)
    rc = gl_remake(m, &p->order, &p->norder, &p->caporder, x.s.nitem,
                   sizeof *p->order);
  if (rc == GL_OK) {
    for (i = 0; i < x.s.nitem; i++) p->order[i] = x.s.item[i].ref;
    p->ordered = p->nnames;
  }
  sorter_free(&x.s);
  return rc;
}

/* --- asking -------------------------------------------------------------- */

typedef struct Asking {
  const gl_gaz *g;
  const gl_verifier *v;
  gl_rows *out;
} Asking;

static int ask(void *ud, uint32_t ref, const gl_name *n, const unsigned char *s,
               const gl_folder *f) {
  Asking *x = ud;
  (void)ref;
  if (gl_entry_dead(x->g, n->entry) || gl_entry_at(x->g, n->entry) == NULL ||
      !gl_verify_prefix(x->v, f, s, GL_NAME_LEN(n->info)))
    return GL_OK;
  return gl_rows_add(x->out, 0, 1, 0, n->entry);
}

/* The first of the names in order whose key is not below the one given: with
** `past`, nor begins with it. */
static size_t bound(const Asking *x, const gl_part *p, const unsigned char *key,
                    size_t n, unsigned char *room, size_t cap, int past) {
  size_t low = 0, high = p->norder;
  while (low < high) {
    size_t mid = low + (high - low) / 2;
    const unsigned char *s;
    const gl_name *name = gl_name_at(p, p->order[mid], &s);
    const gl_folder *f = name ? gl_set_of(x->g, name->info) : NULL;
    size_t k = 0;
    int c;
    if (f)
      k = key_of(x->g, x->v, GL_VIEW_OF(f->flags), s, GL_NAME_LEN(name->info),
                 room, cap);
    c = key_cmp(room, past && k > n ? n : k, key, n);
    if (past ? c <= 0 : c < 0)
      low = mid + 1;
    else
      high = mid;
  }
  return low;
}

static int in_order(const gl_part *p, size_t from, size_t to, Asking *x) {
  int rc = GL_OK;
  for (; rc == GL_OK && from < to; from++) {
    const unsigned char *s;
    const gl_name *n = gl_name_at(p, p->order[from], &s);
    const gl_folder *f = n ? gl_set_of(x->g, n->info) : NULL;
    if (f) rc = ask(x, p->order[from], n, s, f);
  }
  return rc;
}

#define FEW 4096u /* bytes of names that are looked at one by one */

int gl_order_prefix(const gl_gaz *g, gl_part *p, const gl_mem *m,
                    const gl_verifier *v, gl_rows *out) {
  const gl_str text = {(const char *)v->s, (size_t)(v->e - v->s)};
  size_t cap = GL_KEYCAP(text.n > p->maxname ? text.n : p->maxname) + 1;
  unsigned char *key;
  unsigned view;
  Asking x;
  int rc = GL_OK;
  x.g = g;
  x.v = v;
  x.out = out;
  if (p->nnames - p->ordered > FEW + p->ordered / 2 &&
      (rc = make(g, p, m, v)) != GL_OK)
    return rc;
  key = m->alloc(m->ud, NULL, 0, 2 * cap);
  if (key == NULL) return GL_ENOMEM;
  for (view = 0; p->norder && rc == GL_OK && view < GL_NVIEWS; view++) {
    size_t n, from;
    if (view && !(g->views >> view & 1)) continue;
    n = key_of(g, v, view, (const unsigned char *)text.s, text.n, key, cap);
    from = bound(&x, p, key, n, key + cap, cap, 0);
    rc = in_order(p, from, bound(&x, p, key, n, key + cap, cap, 1), &x);
  }
  m->alloc(m->ud, key, 2 * cap, 0);
  if (rc != GL_OK) return rc;
  return each_name(g, p, p->ordered ? p->ordered : 4, ask, &x);
}
