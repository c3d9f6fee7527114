/*
** gazetteer.c: entries and their names: adding, taking back, reading. What is
** added goes to the overlay; the index takes it in at the next search
** (nameindex.c).
**
** A record, in `records`: the reference of the entry's first name (4 bytes),
** the length of the id, the id, the number of names, and whatever the caller
** gave; numbers with seven bits a byte, the last below 0x80.
*/
#include "names.h"
#include "map.h"
#include "ucd.h"

int gl_remake(const gl_mem *m, void *p, size_t *n, size_t *cap, size_t want,
              size_t size) {
  void *block = NULL, *old;
  if (want > SIZE_MAX / size) return GL_ENOMEM;
  if (want) {
    block = m->alloc(m->ud, NULL, 0, want * size);
    if (block == NULL) return GL_ENOMEM;
    gl_map_large(block, want * size);
    memset(block, 0, want * size);
  }
  memcpy(&old, p, sizeof old);
  if (*cap) m->alloc(m->ud, old, *cap * size, 0);
  memcpy(p, &block, sizeof block);
  *n = *cap = want;
  return GL_OK;
}

void gl_lines_free(const gl_mem *m, gl_slot **p, size_t *n, size_t *cap) {
  gl_slot *slot = *p;
  if (*cap) m->alloc(m->ud, slot - slot[-1].check, *cap * sizeof *slot, 0);
  *p = NULL;
  *n = *cap = 0;
}

int gl_lines_make(const gl_mem *m, gl_slot **p, size_t *n, size_t *cap,
                  size_t want) {
  gl_slot *block;
  size_t has = want + GL_LINE, skip;
  gl_lines_free(m, p, n, cap);
  if (want > SIZE_MAX / sizeof *block - GL_LINE) return GL_ENOMEM;
  block = m->alloc(m->ud, NULL, 0, has * sizeof *block);
  if (block == NULL) return GL_ENOMEM;
  gl_map_large(block, has * sizeof *block);
  memset(block, 0, has * sizeof *block);
  skip = GL_LINE - (uintptr_t)block / sizeof *block % GL_LINE;
  *p = block + skip;
  (*p)[-1].check = (uint32_t)skip;
  *n = want;
  *cap = has;
  return GL_OK;
}

/* --- life ---------------------------------------------------------------- */

/* of the keys by which names are looked up: whatever may differ does */
#define COARSE                                                     \
  (GL_FOLD_CASE | GL_FOLD_ACCENTS | GL_FOLD_DASH | GL_FOLD_SPACE | \
   GL_FOLD_QUOTE | GL_FOLD_WIDTH)

gl_gaz *gl_gaz_new(const gl_mem *m, unsigned mode) {
  gl_gaz *g = m->alloc(m->ud, NULL, 0, sizeof *g);
  if (g == NULL) return NULL;
  memset(g, 0, sizeof *g);
  g->mode = mode & GL_CUT_CHARS;
  gl_folder_init(&g->token, COARSE);
  gl_folder_init(&g->piece, COARSE | g->mode);
  g->maxtokens = mode ? GL_MAXNAMECHARS : GL_MAXNAME;
  return g;
}

unsigned gl_gaz_limit(gl_gaz *g, unsigned tokens) {
  if (tokens) g->maxtokens = tokens;
  return g->maxtokens;
}

void gl_part_free(gl_part *p, const gl_mem *m) {
  GL_FREE(p, m, names);
  GL_FREE(p, m, entry);
  GL_FREE(p, m, priority);
  GL_FREE(p, m, records);
  GL_FREE(p, m, order);
  p->ordered = 0;
  gl_part_unindex(p, m);
}

void gl_gaz_free(gl_gaz *g, const gl_mem *m) {
  gl_part_free(&g->part[0], m);
  gl_part_free(&g->part[1], m);
  GL_FREE(g, m, dead);
  GL_FREE(g, m, set);
  GL_FREE(g, m, snames);
  GL_FREE(g, m, sat);
  gl_gaz_unbuffer(g, m);
  gl_chars_free(g, m);
  gl_search_free(g->search, m);
  gl_fuzzy_free(g->fuzzy, m);
  gl_file_close(&g->file, m);
  m->alloc(m->ud, g, sizeof *g, 0);
}

#define HELD(g, a) ((g)->cap##a * sizeof *(g)->a)
static size_t part_bytes(const gl_part *p) {
  return HELD(p, names) + HELD(p, entry) + HELD(p, priority) + HELD(p, slot) +
         HELD(p, single) + HELD(p, pair) + HELD(p, third) + HELD(p, gate) +
         HELD(p, begin) + HELD(p, octet) + HELD(p, order) + HELD(p, chain) +
         HELD(p, kin);
}

size_t gl_gaz_bytes(const gl_gaz *g) {
  return sizeof *g + part_bytes(&g->part[0]) + part_bytes(&g->part[1]) +
         HELD(g, dead) + HELD(g, set) + HELD(g, snames) + HELD(g, sat) +
         g->capbuffer * (sizeof *g->marks + 1) + gl_fuzzy_bytes(g->fuzzy);
}

size_t gl_gaz_recordbytes(const gl_gaz *g) {
  return HELD(&g->part[0], records) + HELD(&g->part[1], records);
}

uint32_t gl_gaz_count(const gl_gaz *g) {
  return g->part[1].first + (uint32_t)g->part[1].nentry;
}

uint32_t gl_gaz_live(const gl_gaz *g) { return g->live; }

int gl_gaz_alive(const gl_gaz *g, uint32_t entry) {
  return entry < gl_gaz_count(g) && !gl_entry_dead(g, entry);
}

int gl_gaz_buffer(gl_gaz *g, const gl_mem *m, size_t cap) {
  unsigned char *key;
  gl_mark *marks;
  if (cap <= g->capbuffer) return GL_OK;
  key = m->alloc(m->ud, NULL, 0, cap);
  if (key == NULL) return GL_ENOMEM;
  marks = m->alloc(m->ud, NULL, 0, cap * sizeof *marks);
  if (marks == NULL) {
    m->alloc(m->ud, key, cap, 0);
    return GL_ENOMEM;
  }
  gl_gaz_unbuffer(g, m);
  g->buffer = key;
  g->marks = marks;
  g->capbuffer = cap;
  return GL_OK;
}

void gl_gaz_unbuffer(gl_gaz *g, const gl_mem *m) {
  if (g->capbuffer == 0) return;
  m->alloc(m->ud, g->buffer, g->capbuffer, 0);
  m->alloc(m->ud, g->marks, g->capbuffer * sizeof *g->marks, 0);
  g->capbuffer = 0;
}

/* --- adding -------------------------------------------------------------- */

gl_str gl_name_trim(gl_str s) {
  const unsigned char *p = (const unsigned char *)s.s, *e = p + s.n, *q;
  unsigned len;
  while (p < e && gl_is_white(gl_decode(p, e, &len)))
    for (p += len; p < e && gl_is_mark(gl_decode(p, e, &len));) p += len;
  while (p < e) {
    q = e;
    do q = gl_step_back(p, q);
    while (q > p && gl_is_mark(gl_decode(q, e, &len)));
    if (!gl_is_white(gl_decode(q, e, &len))) break;
    e = q;
  }
  s.s = (const char *)p;
  s.n = (size_t)(e - p);
  return s;
}

void gl_gaz_begin(gl_gaz *g) { g->nsnames = g->nsat = 0; }

/* The number of the set of folds `flags`, made if need be. */
static int fold_set(gl_gaz *g, const gl_mem *m, unsigned flags, uint32_t *set) {
  size_t i;
  for (i = 0; i < g->nset; i++)
    if (g->set[i].flags == flags ||
        (flags & GL_FOLD_SMART && g->set[i].flags == (flags | GL_FOLD_CASE)))
      break;
  *set = (uint32_t)i;
  if (i < g->nset) return GL_OK;
  if (i == GL_MAXFOLDSETS) return GL_EFOLDS;
  if (GL_GROW(g, m, set, i + 1)) return GL_ENOMEM;
  gl_folder_init(&g->set[g->nset++], flags);
  return GL_OK;
}

/* The words of an ASCII name. */
static size_t count_words(const gl_gaz *g, const unsigned char *s,
                          const unsigned char *e) {
  size_t n = 0;
  int inside = 0;
  for (; s < e; s++) {
    int word = g->token.word[*s];
    n += (size_t)(word && !inside);
    inside = word;
  }
  return n;
}

/* What of a name's info follows from its bytes; or a failure. */
static int survey(gl_gaz *g, const gl_mem *m, gl_str name, unsigned flags,
                  uint32_t *info) {
  const unsigned char *s = (const unsigned char *)name.s, *e = s + name.n;
  size_t pieces = 0, words = 0;
  gl_cutter c;
  gl_piece p;
  if (gl_gaz_buffer(g, m, GL_KEYCAP(name.n))) return GL_ENOMEM;
  *info = gl_skip_ascii(s, e) == e ? GL_NAME_ASCII : 0;
  if (!g->mode) {
    int pre;
    if (*info & GL_NAME_ASCII && !(flags & GL_LOOSE)) {
      words = count_words(g, s, e);
      pre = !g->token.word[*s];
    } else {
      gl_names_walk w;
      gl_names_begin(&w, g, GL_VIEW_OF(flags), s, name.n);
      while (gl_names_next(&w)) words++;
      pre = w.pre;
    }
    if (words > g->maxtokens) return GL_EPIECES;
    if (words && pre) *info |= GL_NAME_PRE;
  }
  if (words) return GL_OK;
  *info |= GL_NAME_OCTETS;
  gl_cutter_init(&c, &g->piece, s, name.n, g->buffer, g->marks, g->capbuffer);
  while (gl_cutter_next(&c, &p))
    if (!(p.n == 1 && *p.key == ' ') && ++pieces > g->maxtokens)
      return GL_EPIECES;
  return GL_OK;
}

int gl_gaz_surface(gl_gaz *g, const gl_mem *m, gl_str name, unsigned flags) {
  uint32_t info, set, fuzzy = flags / GL_FUZZY & 3;
  gl_name n;
  size_t at = g->nsnames;
  int rc;
  name = gl_name_trim(name);
  if (name.n == 0) return GL_EEMPTY;
  if (name.n > GL_MAXNAMEBYTES) return GL_ELONG;
  flags &= GL_FOLD_ALL;
  if ((rc = survey(g, m, name, flags, &info)) != GL_OK) return rc;
  /* what is left out stands in or beside words */
  if (info & GL_NAME_OCTETS) flags &= ~GL_LOOSE;
  if ((rc = fold_set(g, m, flags, &set)) != GL_OK) return rc;
  if (GL_GROW(g, m, snames, at + gl_name_size(name.n)) ||
      GL_GROW(g, m, sat, g->nsat + 1))
    return GL_ENOMEM;
  n.next = n.entry = 0;
  n.info = info | set << 17 | fuzzy << 29 | (uint32_t)name.n;
  memset(g->snames + at, 0, gl_name_size(name.n));
  memcpy(g->snames + at, &n, sizeof n);
  memcpy(g->snames + at + sizeof n, name.s, name.n);
  g->sat[g->nsat++] = (uint32_t)at;
  g->nsnames += gl_name_size(name.n);
  return GL_OK;
}

static size_t put_number(uint8_t *out, uint64_t v) {
  size_t n = 0;
  for (; v >= 0x80; v >>= 7) out[n++] = (uint8_t)(v | 0x80);
  out[n++] = (uint8_t)v;
  return n;
}

/* Room in the overlay for an entry and what was staged of it. */
static int make_room(gl_gaz *g, const gl_mem *m, const gl_newentry *e) {
  gl_part *p = &g->part[1];
  size_t ends = p->nnames + g->nsnames;
  if (gl_gaz_count(g) >= GL_MAXENTRIES || ends / 4 >= GL_MAXREF ||
      e->label >= GL_MAXLABELS)
    return GL_ETOOMANY;
  if (e->priority != 0) {
    if (GL_GROW(p, m, priority, p->nentry + 1)) return GL_ENOMEM;
  }
  /* so that taking it back needs no memory */
  if (GL_GROW(g, m, dead, GL_BITWORDS(gl_gaz_count(g) + 1))) return GL_ENOMEM;
  if (GL_GROW(p, m, names, ends + 4) || GL_GROW(p, m, entry, p->nentry + 1) ||
      GL_GROW(p, m, records, p->nrecords + 24 + e->id.n + e->record.n))
    return GL_ENOMEM;
  return GL_OK;
}

int gl_gaz_commit(gl_gaz *g, const gl_mem *m, const gl_newentry *e) {
  gl_part *p = &g->part[1];
  uint32_t number = gl_gaz_count(g), ref;
  gl_entry *row;
  uint8_t *out;
  size_t i;
  int rc = make_room(g, m, e);
  if (rc != GL_OK) return rc;
  /* nothing fails from here on */
  if (p->nnames == 0) memset(p->names, 0, p->nnames = 4); /* ref 0 is none */
  ref = (uint32_t)(p->nnames / 4);
  for (i = 0; i < g->nsat; i++) {
    gl_name n;
    memcpy(&n, g->snames + g->sat[i], sizeof n);
    n.entry = number;
    memcpy(g->snames + g->sat[i], &n, sizeof n);
    g->views |= 1u << GL_VIEW_OF(gl_set_of(g, n.info)->flags);
    if (GL_NAME_LEN(n.info) > p->maxname) p->maxname = GL_NAME_LEN(n.info);
  }
  if (g->nsnames) memcpy(p->names + p->nnames, g->snames, g->nsnames);
  p->nnames += g->nsnames;
  row = &p->entry[p->nentry];
  row->record = (uint32_t)p->nrecords;
  row->record_high = (uint16_t)((uint64_t)p->nrecords >> 32);
  row->label = (uint16_t)e->label;
  if (e->priority != 0) {
    while (p->npriority < p->nentry) p->priority[p->npriority++] = 0;
    p->priority[p->npriority++] = e->priority;
  }
  p->nentry++;
  out = p->records + p->nrecords;
  memcpy(out, &ref, 4);
  out += 4;
  out += put_number(out, e->id.n);
  if (e->id.n) memcpy(out, e->id.s, e->id.n);
  out += e->id.n;
  out += put_number(out, g->nsat);
  if (e->record.n) memcpy(out, e->record.s, e->record.n);
  out += e->record.n;
  p->nrecords = (size_t)(out - p->records);
  g->live++;
  gl_gaz_begin(g);
  return GL_OK;
}

/* --- reading ------------------------------------------------------------- */

/* The number at *at; 0 where there is none. */
static int get_number(const gl_part *p, size_t *at, uint64_t *v) {
  unsigned shift;
  for (*v = 0, shift = 0; *at < p->nrecords && shift < 63; shift += 7) {
    uint8_t c = p->records[(*at)++];
    *v |= (uint64_t)(c & 0x7F) << shift;
    if (c < 0x80) return 1;
  }
  return 0;
}

/* Reads a record up to and with the id. */
static int read_head(const gl_part *p, const gl_entry *e, size_t *at,
                     uint32_t *ref, gl_str *id) {
  uint64_t n;
  *at = gl_entry_record(e);
  if (*at > p->nrecords || p->nrecords - *at < 4) return 0;
  memcpy(ref, p->records + *at, 4);
  *at += 4;
  if (!get_number(p, at, &n) || n > p->nrecords - *at) return 0;
  id->s = (const char *)p->records + *at;
  id->n = (size_t)n;
  *at += id->n;
  return 1;
}

gl_str gl_gaz_id(const gl_gaz *g, uint32_t entry) {
  static const gl_str none = {"", 0};
  const gl_entry *e = gl_entry_at(g, entry);
  gl_str id;
  uint32_t ref;
  size_t at;
  return e && read_head(gl_part_of(g, entry), e, &at, &ref, &id) ? id : none;
}

int gl_gaz_entry(const gl_gaz *g, uint32_t entry, gl_entryinfo *info) {
  const gl_entry *e = gl_entry_at(g, entry);
  const gl_part *p = gl_part_of(g, entry);
  size_t at, end;
  uint64_t names;
  if (e == NULL || !read_head(p, e, &at, &info->name, &info->id) ||
      !get_number(p, &at, &names) || names > UINT32_MAX)
    return 0;
  end = p->nrecords;
  if (entry - p->first + 1 < p->nentry) end = gl_entry_record(e + 1);
  if (end < at || end > p->nrecords) return 0;
  info->record.s = (const char *)p->records + at;
  info->record.n = end - at;
  info->names = (uint32_t)names;
  info->label = e->label;
  info->priority = gl_entry_priority(g, entry);
  return 1;
}

int gl_gaz_name(const gl_gaz *g, uint32_t entry, uint32_t *ref, gl_str *name,
                unsigned *flags) {
  const gl_part *p = gl_part_of(g, entry);
  const unsigned char *s;
  const gl_name *n = gl_name_at(p, *ref, &s);
  const gl_folder *f;
  if (n == NULL || n->entry != entry) return 0;
  f = gl_set_of(g, n->info);
  if (f == NULL) return 0;
  name->s = (const char *)s;
  name->n = GL_NAME_LEN(n->info);
  *flags = f->flags | GL_NAME_FUZZY(n->info) * GL_FUZZY;
  *ref += (uint32_t)(gl_name_size(name->n) / 4);
  return 1;
}

/* --- taking back --------------------------------------------------------- */

static int bury(gl_gaz *g, const gl_mem *m, uint32_t entry) {
  size_t words = GL_BITWORDS(entry + 1);
  if (gl_entry_dead(g, entry)) return GL_OK;
  if (GL_GROW(g, m, dead, words)) return GL_ENOMEM;
  while (g->ndead < words) g->dead[g->ndead++] = 0;
  gl_bit_set(g->dead, entry);
  g->live--;
  return GL_OK;
}

/* Adds a name once more, to be found. */
static int add_again(gl_gaz *g, const gl_mem *m, const gl_part *of,
                     uint32_t ref) {
  gl_part *p = &g->part[1];
  const unsigned char *s;
  const gl_name *n = gl_name_at(of, ref, &s);
  gl_name copy = *n;
  size_t size = gl_name_size(GL_NAME_LEN(n->info));
  if ((p->nnames + size) / 4 >= GL_MAXREF) return GL_ETOOMANY;
  if (GL_GROW(p, m, names, p->nnames + size + 4)) return GL_ENOMEM;
  if (p->nnames == 0) memset(p->names, 0, p->nnames = 4);
  n = gl_name_at(of, ref, &s); /* may have moved */
  copy.info &= ~GL_NAME_LIKE;
  memmove(p->names + p->nnames, n, size);
  memcpy(p->names + p->nnames, &copy, sizeof copy);
  if (GL_NAME_LEN(copy.info) > p->maxname) p->maxname = GL_NAME_LEN(copy.info);
  p->nnames += size;
  return gl_index_update(g, m);
}

/* The first row of names alike to that at `ref` of part `part`, or NULL. */
static const gl_rawrow *alike(gl_gaz *g, const gl_mem *m, const gl_part *part,
                              uint32_t ref, gl_str name, int hidden,
                              const gl_like *like, gl_rows *rows, int *rc) {
  size_t i;
  rows->n = 0;
  *rc = gl_gaz_alike(g, m, name, hidden, like, rows);
  for (i = 0; *rc == GL_OK && i < rows->n; i++) {
    const unsigned char *s;
    const gl_rawrow *r = &rows->row[i];
    const gl_name *n = gl_name_at(&g->part[r->label], r->first, &s);
    const gl_name *dead = gl_name_at(part, ref, &s);
    if (n && dead && gl_name_alike(g, dead, n)) return r;
  }
  return NULL;
}

/* Where no other name that is alike is found instead of the one at `ref` of
** part `part`, whose entry is dead, one that hides comes forward. */
static int unhide(gl_gaz *g, const gl_mem *m, const gl_part *part, uint32_t ref,
                  gl_str name, const gl_like *like, gl_rows *rows) {
  const gl_rawrow *r;
  int rc;
  if (alike(g, m, part, ref, name, 0, like, rows, &rc) || rc != GL_OK)
    return rc;
  r = alike(g, m, part, ref, name, 1, like, rows, &rc);
  return r ? add_again(g, m, &g->part[r->label], r->first) : rc;
}

/* An entry that was buried lives again. What index was made meanwhile lacks it,
** and is made anew. */
static void dig_out(gl_gaz *g, const gl_mem *m, uint32_t entry) {
  g->dead[entry / 64] &= ~((uint64_t)1 << entry % 64);
  g->live++;
  gl_kin_free(&g->part[0], m);
  if (!g->mapped) gl_part_unindex(&g->part[0], m);
  gl_part_unindex(&g->part[1], m);
}

int gl_gaz_remove(gl_gaz *g, const gl_mem *m, uint32_t entry) {
  gl_entryinfo info;
  gl_like like;
  gl_rows rows;
  gl_str name;
  unsigned flags;
  uint32_t i, next, at = 0; /* of a name, behind the first */
  int rc;
  if (gl_entry_dead(g, entry)) return GL_OK;
  if ((rc = gl_index_update(g, m)) != GL_OK) return rc;
  if (!gl_gaz_entry(g, entry, &info)) return GL_OK;
  if ((rc = bury(g, m, entry)) != GL_OK) return rc;
  memset(&rows, 0, sizeof rows);
  rows.mem = *m;
  like.by = GL_BY_ID | GL_BY_LABEL | GL_BY_PRIORITY;
  for (i = 0; rc == GL_OK && i < info.names; i++) {
    if (!gl_gaz_entry(g, entry, &info)) break; /* it may have moved */
    next = info.name + at;
    if (!gl_gaz_name(g, entry, &next, &name, &flags)) break;
    like.id = info.id;
    like.label = info.label;
    like.priority = info.priority;
    rc = unhide(g, m, gl_part_of(g, entry), info.name + at, name, &like, &rows);
    at = next - info.name;
  }
  gl_rows_free(&rows);
  if (rc != GL_OK) dig_out(g, m, entry);
  return rc;
}

int gl_gaz_withdraw(gl_gaz *g, const gl_mem *m, uint32_t from) {
  uint32_t n = gl_gaz_count(g);
  int rc = GL_OK;
  /* the last first: the room for all is made, or nothing done */
  while (rc == GL_OK && n > from) rc = bury(g, m, --n);
  return rc;
}

/* --- copying -------------------------------------------------------------- */

gl_gaz *gl_gaz_like(const gl_gaz *g, const gl_mem *m) {
  gl_gaz *to = gl_gaz_new(m, g->mode);
  if (to) to->maxtokens = g->maxtokens;
  return to;
}

int gl_gaz_copy(gl_gaz *to, const gl_mem *m, const gl_gaz *from) {
  uint32_t entry, count = gl_gaz_count(from), i, ref;
  int rc = GL_OK;
  for (entry = 0; entry < count && rc == GL_OK; entry++) {
    gl_entryinfo info;
    gl_newentry e;
    if (gl_entry_dead(from, entry) || !gl_gaz_entry(from, entry, &info))
      continue;
    gl_gaz_begin(to);
    for (i = 0, ref = info.name; i < info.names && rc == GL_OK; i++) {
      gl_str name;
      unsigned flags;
      if (!gl_gaz_name(from, entry, &ref, &name, &flags)) break;
      rc = gl_gaz_surface(to, m, name, flags);
    }
    e.id = info.id;
    e.label = info.label;
    e.priority = info.priority;
    e.record = info.record;
    if (rc == GL_OK) rc = gl_gaz_commit(to, m, &e);
  }
  return rc;
}
