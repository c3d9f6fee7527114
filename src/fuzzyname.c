/*
** fuzzyname.c: by which of its names an entry was found: its number among them,
** which stays when what was added becomes part of the base.
*/
#include "fuzzyindex.h"

uint32_t gl_name_exact(const gl_gaz *g, const gl_verifier *v, uint32_t entry,
                       uint32_t first, uint32_t end) {
  gl_entryinfo e;
  uint32_t i, ref;
  gl_str name;
  unsigned flags;
  if (!gl_gaz_entry(g, entry, &e)) return 0;
  if (e.names == 1) return 1;
  for (i = 1, ref = e.name; i <= e.names; i++) {
    const unsigned char *s;
    const gl_folder *f;
    const gl_name *n = gl_name_at(gl_part_of(g, entry), ref, &s);
    if (n == NULL || !gl_gaz_name(g, entry, &ref, &name, &flags)) break;
    f = gl_set_of(g, n->info);
    if (gl_verify_whole(v, f, s, name.n, first, end) &&
        gl_verify_smart(v, f, s, name.n, first, end))
      return i;
  }
  return 0;
}

uint32_t gl_name_number(const gl_gaz *g, uint32_t entry, uint32_t told) {
  const unsigned char *s, *t;
  const gl_name *n = gl_name_at(&g->part[told >> 31], told & GL_MAXREF, &s);
  gl_entryinfo e;
  uint32_t i, at;
  gl_str as;
  unsigned flags;
  if (n == NULL || !gl_gaz_entry(g, entry, &e)) return 0;
  if (e.names == 1) return 1;
  for (i = 1, at = e.name; i <= e.names; i++) {
    const gl_name *o = gl_name_at(gl_part_of(g, entry), at, &t);
    if (!gl_gaz_name(g, entry, &at, &as, &flags)) return 0;
    /* or that which hid and came forward is a copy of it */
    if (o == n || (((o->info ^ n->info) & ~GL_NAME_LIKE) == 0 &&
                   memcmp(s, t, GL_NAME_LEN(n->info)) == 0))
      return i;
  }
  return 0;
}

gl_str gl_fuzzy_form(const gl_gaz *g, uint32_t entry, uint32_t number) {
  static const gl_str none = {"", 0};
  gl_entryinfo e;
  uint32_t i, at;
  gl_str form = none;
  unsigned flags;
  if (!gl_gaz_entry(g, entry, &e) || number > e.names) return none;
  for (i = 0, at = e.name; i < number; i++)
    if (!gl_gaz_name(g, entry, &at, &form, &flags)) return none;
  return form;
}
