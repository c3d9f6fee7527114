/*
** namelook.c: a single name: which entries it belongs to, and which have a name
** that begins with it.
*/
#include "octets.h"

/* Adds a row for each name of a ring that `name` is: entry as ref, the ref of
** the name as first, the part as label. */
static int whole(gl_gaz *g, const gl_verifier *v, unsigned part, uint32_t last,
                 gl_rows *out) {
  size_t len = (size_t)(v->e - v->s);
  const unsigned char *s;
  const gl_folder *set;
  const gl_name *n;
  gl_ring r;
  int rc = GL_OK;
  gl_ring_begin(&r, g, &g->part[part], last);
  while (rc == GL_OK && last) {
    uint32_t ref = r.ref;
    if ((n = gl_ring_next(&r, &set, &s)) == NULL) break;
    if (gl_verify_whole(v, set, s, GL_NAME_LEN(n->info), 0, len) &&
        gl_verify_smart(v, set, s, GL_NAME_LEN(n->info), 0, len))
      rc = gl_rows_add(out, ref, ref + 1, part, n->entry);
    else
      r.vain++;
  }
  return rc;
}

/* Names that are found by tokens; `hidden`: those that hide. */
static int whole_view(gl_gaz *g, const gl_verifier *v, unsigned view,
                      uint64_t hidden, gl_rows *out) {
  gl_names_walk w;
  uint64_t h = 0;
  size_t k = 0;
  unsigned i;
  int rc = GL_OK;
  gl_names_begin(&w, g, view, v->s, (size_t)(v->e - v->s));
  while (gl_names_next(&w) && k <= GL_MAXNAMESET)
    h = k++ ? gl_hash_join(h, w.hash) : w.hash ^ gl_hash_view(view);
  for (i = 0; k && i < 2 && rc == GL_OK; i++) {
    const gl_slot *slot = gl_slot_of(&g->part[i], h ^ hidden);
    if (slot) rc = whole(g, v, i, slot->name & ~GL_SLOT_MORE, out);
  }
  return rc;
}

static int lookup(gl_gaz *g, const gl_mem *m, gl_str name, int seen, int hidden,
                  gl_rows *out) {
  gl_verifier *v;
  unsigned view, i;
  int rc = gl_search_ready(g, m, name.n, &v);
  if (rc != GL_OK) return rc;
  if (gl_gaz_buffer(g, m, GL_KEYCAP(name.n))) return GL_ENOMEM;
  v->s = (const unsigned char *)name.s;
  v->e = v->s + name.n;
  for (view = 0; view < GL_NVIEWS && rc == GL_OK; view++) {
    if (!(g->views >> view & 1)) continue;
    if (seen) rc = whole_view(g, v, view, 0, out);
    if (hidden && rc == GL_OK) rc = whole_view(g, v, view, GL_HASH_LIKE, out);
  }
  for (i = 0; seen && i < 2 && rc == GL_OK; i++) {
    gl_octetscan *t = gl_search_octets(g);
    if (g->part[i].noctet == 0) continue;
    rc = gl_octets_begin(t, g, m, v->s, name.n);
    if (rc == GL_OK) rc = whole(g, v, i, gl_octets_whole(t, &g->part[i]), out);
  }
  return rc;
}

int gl_gaz_alike(gl_gaz *g, const gl_mem *m, gl_str name, int hidden,
                 gl_rows *rows) {
  return lookup(g, m, name, !hidden, hidden, rows);
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

int gl_gaz_lookup(gl_gaz *g, const gl_mem *m, gl_str name, gl_rows *out) {
  int rc;
  name = gl_name_trim(name);
  if (name.n == 0 || name.n > GL_MAXNAMEBYTES || gl_gaz_count(g) == 0)
    return GL_OK;
  if ((rc = lookup(g, m, name, 1, 1, out)) != GL_OK) return rc;
  return by_entry(out);
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
