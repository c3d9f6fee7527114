/*
** namelook.c: a single name: which entries it belongs to, and which have a name
** that begins with it.
*/
#include "octets.h"

typedef struct Look {
  gl_gaz *g;
  const gl_mem *m;
  gl_verifier *v;      /* its text is the name */
  const gl_like *like; /* NULL: entries of any kind */
  gl_rows *out;
} Look;

#define FEW 32 /* names of a ring that are gone through one by one */

static int is_long(gl_ring r) {
  const unsigned char *s;
  const gl_name *n;
  unsigned k = 0;
  while (k < FEW && r.ref && (n = gl_name_at(r.p, r.ref, &s)) != NULL) {
    gl_ring_step(&r, n);
    k++;
  }
  return k == FEW;
}

static int is_name(const gl_verifier *v, const gl_name *n, const gl_folder *set,
                   const unsigned char *s) {
  size_t len = (size_t)(v->e - v->s);
  return gl_verify_whole(v, set, s, GL_NAME_LEN(n->info), 0, len) &&
         gl_verify_smart(v, set, s, GL_NAME_LEN(n->info), 0, len);
}

/* Adds a row for each name of a ring that the name looked up is: entry as ref,
** the ref of the name as first, the part as label. */
static int whole(const Look *l, unsigned part, uint32_t last) {
  const unsigned char *s;
  const gl_folder *set;
  const gl_name *n;
  gl_kinwalk w;
  gl_ring r;
  uint32_t ref;
  int rc = GL_OK, kin;
  if (last == 0) return GL_OK;
  gl_ring_begin(&r, l->g, &l->g->part[part], last);
  kin = l->like && is_long(r);
  if (kin) rc = gl_kin_begin(&w, l->g, l->m, part, last, l->like);
  while (rc == GL_OK) {
    n = kin ? gl_kin_next(&w, &set, &s, &ref) : gl_ring_next(&r, &set, &s);
    if (n == NULL) break;
    if (!kin) ref = r.before;
    if (is_name(l->v, n, set, s))
      rc = gl_rows_add(l->out, ref, ref + 1, part, n->entry);
    else
      r.vain++;
  }
  return rc;
}

/* Names that are found by tokens; `hidden`: those that hide. */
static int whole_view(const Look *l, unsigned view, uint64_t hidden) {
  gl_names_walk w;
  uint64_t h = 0;
  size_t k = 0;
  unsigned i;
  int rc = GL_OK;
  gl_names_begin(&w, l->g, view, l->v->s, (size_t)(l->v->e - l->v->s));
  while (gl_names_next(&w) && k <= GL_MAXNAMESET)
    h = k++ ? gl_hash_join(h, w.hash) : w.hash ^ gl_hash_view(view);
  for (i = 0; k && i < 2 && rc == GL_OK; i++) {
    const gl_slot *slot = gl_slot_of(&l->g->part[i], h ^ hidden);
    if (slot) rc = whole(l, i, slot->name & ~GL_SLOT_MORE);
  }
  return rc;
}

static int lookup(gl_gaz *g, const gl_mem *m, gl_str name, int seen, int hidden,
                  const gl_like *like, gl_rows *out) {
  Look l;
  unsigned view, i;
  int rc = gl_search_ready(g, m, name.n, &l.v);
  if (rc != GL_OK) return rc;
  if (gl_gaz_buffer(g, m, GL_KEYCAP(name.n))) return GL_ENOMEM;
  l.g = g;
  l.m = m;
  l.v->s = (const unsigned char *)name.s;
  l.v->e = l.v->s + name.n;
  l.like = like;
  l.out = out;
  for (view = 0; view < GL_NVIEWS && rc == GL_OK; view++) {
    if (!(g->views >> view & 1)) continue;
    if (seen) rc = whole_view(&l, view, 0);
    if (hidden && rc == GL_OK) rc = whole_view(&l, view, GL_HASH_LIKE);
  }
  for (i = 0; seen && i < 2 && rc == GL_OK; i++) {
    gl_octetscan *t = gl_search_octets(g);
    if (g->part[i].noctet == 0) continue;
    rc = gl_octets_begin(t, g, m, l.v->s, name.n);
    if (rc == GL_OK) rc = whole(&l, i, gl_octets_whole(t, &g->part[i]));
  }
  return rc;
}

int gl_gaz_alike(gl_gaz *g, const gl_mem *m, gl_str name, int hidden,
                 const gl_like *like, gl_rows *rows) {
  return lookup(g, m, name, !hidden, hidden, like, rows);
}

/* Rows by entry, each entry once. */
static int by_entry(gl_rows *out) {
  size_t i, k = 0;
  int rc;
  for (i = 0; i < out->n; i++) {
    out->row[i].first = out->row[i].ref; /* sorted by this */
    out->row[i].end = out->row[i].ref + 1;
    out->row[i].label = 0;
  }
  if ((rc = gl_rows_sort(out, NULL, NULL)) != GL_OK) return rc;
  for (i = 0; i < out->n; i++)
    if (i == 0 || out->row[i].ref != out->row[i - 1].ref)
      out->row[k++] = out->row[i];
  out->n = k;
  return GL_OK;
}

static int is_like(const gl_gaz *g, uint32_t entry, const gl_like *like) {
  const gl_entry *e = gl_entry_at(g, entry);
  gl_str id;
  if (!e || (like->by & GL_BY_LABEL && e->label != like->label)) return 0;
  if (!(like->by & GL_BY_ID)) return 1;
  id = gl_gaz_id(g, entry);
  return id.n == like->id.n && memcmp(id.s, like->id.s, id.n) == 0;
}

/* Rows for entries whatever their names are. */
static int of_any_name(gl_gaz *g, const gl_like *like, gl_rows *out) {
  uint32_t i, n = gl_gaz_count(g);
  int rc = GL_OK;
  for (i = 0; i < n && rc == GL_OK; i++)
    if (gl_gaz_alive(g, i) && is_like(g, i, like))
      rc = gl_rows_add(out, i, i + 1, 0, i);
  return rc;
}

int gl_gaz_pick(gl_gaz *g, const gl_mem *m, gl_str name, const gl_like *like,
                gl_rows *out) {
  int rc;
  if (name.s == NULL) return of_any_name(g, like, out);
  name = gl_name_trim(name);
  if (name.n == 0 || name.n > GL_MAXNAMEBYTES || gl_gaz_count(g) == 0)
    return GL_OK;
  if ((rc = lookup(g, m, name, 1, 1, like, out)) != GL_OK) return rc;
  return by_entry(out);
}

int gl_gaz_lookup(gl_gaz *g, const gl_mem *m, gl_str name, gl_rows *out) {
  return gl_gaz_pick(g, m, name, NULL, out);
}

int gl_gaz_prefix(gl_gaz *g, const gl_mem *m, gl_str text, gl_rows *out) {
  gl_verifier *v;
  unsigned i;
  int rc = GL_OK;
  if (text.n > GL_MAXNAMEBYTES) return GL_OK; /* no name is as long */
  if ((rc = gl_search_ready(g, m, text.n, &v)) != GL_OK) return rc;
  v->s = (const unsigned char *)text.s;
  v->e = v->s + text.n;
  for (i = 0; rc == GL_OK && i < 2; i++)
    rc = gl_order_prefix(g, &g->part[i], m, v, out);
  return rc == GL_OK ? by_entry(out) : rc;
}
