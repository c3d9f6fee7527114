/*
** fuzzyname.c: by which of its names an entry was found.
*/
#include "fuzzyindex.h"

uint32_t gl_name_exact(const gl_gaz *g, const gl_verifier *v, uint32_t entry,
                       uint32_t first, uint32_t end) {
  gl_entryinfo e;
  uint32_t i, ref;
  gl_str name;
  unsigned flags;
  if (!gl_gaz_entry(g, entry, &e)) return 0;
  if (e.names == 1) return e.name;
  for (i = 1, ref = e.name; i <= e.names; i++) {
    const unsigned char *s;
    const gl_folder *f;
    uint32_t at = ref;
    const gl_name *n = gl_name_at(gl_part_of(g, entry), at, &s);
    if (n == NULL || !gl_gaz_name(g, entry, &ref, &name, &flags)) break;
    f = gl_set_of(g, n->info);
    if (gl_verify_whole(v, f, s, name.n, first, end) &&
        gl_verify_smart(v, f, s, name.n, first, end))
      return at;
  }
  return 0;
}

static const gl_name *name_told(const gl_gaz *g, uint32_t name,
                                const unsigned char **s) {
  return gl_name_at(&g->part[name >> 31], name & GL_MAXREF, s);
}

gl_str gl_fuzzy_form(const gl_gaz *g, uint32_t entry, uint32_t name) {
  static const gl_str none = {"", 0};
  const unsigned char *s;
  const gl_name *n = name_told(g, name, &s);
  gl_str form;
  if (n == NULL || n->entry != entry) return none;
  form.s = (const char *)s;
  form.n = GL_NAME_LEN(n->info);
  return form;
}

uint32_t gl_fuzzy_number(const gl_gaz *g, uint32_t entry, uint32_t name) {
  const unsigned char *s, *t;
  const gl_name *n = name_told(g, name, &s), *o;
  gl_entryinfo e;
  uint32_t i, at;
  gl_str as;
  unsigned flags;
  if (n == NULL || !gl_gaz_entry(g, entry, &e)) return 0;
  if (e.names == 1) return 1;
  for (i = 1, at = e.name; i <= e.names; i++) {
    o = gl_name_at(gl_part_of(g, entry), at, &t);
    if (!gl_gaz_name(g, entry, &at, &as, &flags)) return 0;
    /* or that which hid and came forward is a copy of it */
    if (o == n || (((o->info ^ n->info) & ~GL_NAME_LIKE) == 0 &&
                   memcmp(s, t, GL_NAME_LEN(n->info)) == 0))
      return i;
  }
  return 0;
}
