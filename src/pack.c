/*
** pack.c: the arrays of a compiled gazetteer as sections of one file, and back
** without a copy. The format is in doc/format.md.
*/
#include "pack.h"
#include "names.h"

/* --- the file ------------------------------------------------------------ */

static const char magic[8] = {'\x89', 'g', 'l', 'o', 's', 's', '\n', '\x1A'};
#define BYTE_ORDER_MARK 0x01020304u
#define ALIGN 64u /* of sections */

typedef struct Header {
  char magic[8];
  uint32_t order, version;
  uint64_t size; /* of the file */
  uint32_t sections, reserved;
  uint64_t checksum; /* of the header up to here, and the table behind it */
} Header;

typedef struct Section {
  uint32_t kind, element; /* bytes of an element */
  uint64_t at, bytes, checksum;
} Section;

/* clang-format off */
enum kind {
  META = 1, SETS, FACE, NAMES, ENTRIES, PRIORITIES, RECORDS, SLOTS, SINGLES,
  PAIRS, GATE, BEGINS, OCTETS, THIRDS, KINDS
};
/* clang-format on */
#define MAXSECTIONS 64u /* kinds that this version does not know are skipped */

typedef struct Meta {
  uint64_t seed;
  uint32_t mode, maxtokens, views, longest, maxkey, maxname, olongest, olengths;
  uint64_t singles, pairs, used, oused;
} Meta;

static uint64_t checksum(const void *data, size_t n) {
  const unsigned char *s = data;
  uint64_t h = n ^ GL_MIX;
  unsigned char last[16];
  for (; n > 16; s += 16, n -= 16)
    h = gl_hash_fold(gl_load64(s) ^ h, gl_load64(s + 8) ^ GL_HASH_A) + h;
  memset(last, 0, sizeof last);
  if (n) memcpy(last, s, n);
  h = gl_hash_fold(gl_load64(last) ^ h, gl_load64(last + 8) ^ GL_HASH_B) + h;
  return gl_mix(h);
}

/* --- saving -------------------------------------------------------------- */

int gl_pack_ready(const gl_gaz *g) {
  return g->pure && g->live == gl_gaz_count(g) && g->part[1].nentry == 0 &&
         g->part[0].indexed == g->part[0].nnames;
}

typedef struct Writer {
  Header h;
  Section table[KINDS];
  gl_str part[2 + 2 * KINDS];
  size_t parts;
  uint64_t at;
} Writer;

static const char zeros[ALIGN];

static void add_part(Writer *w, const void *s, size_t n) {
  w->part[w->parts].s = s;
  w->part[w->parts++].n = n;
  w->at += n;
}

static void add_section(Writer *w, enum kind kind, const void *s, size_t n,
                        size_t element) {
  Section *t = &w->table[w->h.sections++];
  t->kind = (uint32_t)kind;
  t->element = (uint32_t)element;
  t->at = w->at;
  t->bytes = n * element;
  t->checksum = checksum(s, n * element);
  add_part(w, s, n * element);
  add_part(w, zeros, (size_t)(-w->at % ALIGN));
}
#define ADD(w, kind, p, a) \
  add_section(w, kind, (p)->a, (p)->n##a, sizeof *(p)->a)

static void read_meta(Meta *m, const gl_gaz *g) {
  const gl_part *p = &g->part[0];
  memset(m, 0, sizeof *m);
  m->seed = g->seed;
  m->mode = g->mode;
  m->maxtokens = g->maxtokens;
  m->views = g->views;
  m->longest = p->longest;
  m->maxkey = p->maxkey;
  m->maxname = p->maxname;
  m->olongest = p->olongest;
  m->singles = p->keys[0];
  m->pairs = p->keys[1];
  m->used = p->used;
  m->olengths = p->olengths;
  m->oused = p->oused;
}

const char *gl_pack_save(gl_gaz *g, const gl_mem *m, const char *path,
                         gl_str face) {
  const gl_part *p = &g->part[0];
  Writer w;
  Meta meta;
  uint32_t set[GL_MAXFOLDSETS];
  size_t i;
  memset(&w, 0, sizeof w);
  memcpy(w.h.magic, magic, sizeof magic);
  w.h.order = BYTE_ORDER_MARK;
  w.h.version = GL_PACKVERSION;
  /* where the sections begin: behind a table of all that follow */
  add_part(&w, &w.h, sizeof w.h);
  add_part(&w, w.table, (KINDS - 1) * sizeof *w.table);
  add_part(&w, zeros, (size_t)(-w.at % ALIGN));
  read_meta(&meta, g);
  for (i = 0; i < g->nset; i++) set[i] = g->set[i].flags;
  add_section(&w, META, &meta, 1, sizeof meta);
  add_section(&w, SETS, set, g->nset, sizeof *set);
  add_section(&w, FACE, face.s, face.n, 1);
  ADD(&w, NAMES, p, names);
  ADD(&w, ENTRIES, p, entry);
  ADD(&w, PRIORITIES, p, priority);
  ADD(&w, RECORDS, p, records);
  ADD(&w, SLOTS, p, slot);
  ADD(&w, SINGLES, p, single);
  ADD(&w, PAIRS, p, pair);
  ADD(&w, GATE, p, gate);
  ADD(&w, BEGINS, p, begin);
  ADD(&w, OCTETS, p, octet);
  ADD(&w, THIRDS, p, third);
  w.h.size = w.at;
  w.h.checksum = checksum(w.table, (KINDS - 1) * sizeof *w.table) ^
                 checksum(&w.h, offsetof(Header, checksum));
  return gl_file_save(path, m, w.part, w.parts);
}

/* --- opening ------------------------------------------------------------- */

static int fail(gl_packerror *e, const char *why, uint64_t at) {
  e->why = why;
  e->at = at;
  return 0;
}

/* Checks the header; the sections may then be looked at. */
static int check_header(const gl_file *f, Header *h, gl_packerror *e) {
  size_t table;
  if (f->n < sizeof magic || memcmp(f->s, magic, sizeof magic) != 0)
    return fail(e, "not a pack", 0);
  if (f->n < sizeof *h) return fail(e, "truncated pack", f->n);
  memcpy(h, f->s, sizeof *h);
  if (h->order == 0x04030201u)
    return fail(e, "pack of a machine of the other byte order", 8);
  if (h->order != BYTE_ORDER_MARK) return fail(e, "damaged pack", 8);
  if (h->version != GL_PACKVERSION)
    return fail(e, "pack of another version", 12);
  if (h->size > f->n) return fail(e, "truncated pack", f->n);
  if (h->size < f->n) return fail(e, "pack with more bytes behind it", h->size);
  if (h->sections > MAXSECTIONS) return fail(e, "damaged pack", 24);
  table = h->sections * sizeof(Section);
  if (f->n - sizeof *h < table) return fail(e, "damaged pack", 24);
  if (h->checksum != (checksum(f->s + sizeof *h, table) ^
                      checksum(f->s, offsetof(Header, checksum))))
    return fail(e, "damaged pack", offsetof(Header, checksum));
  return 1;
}

static int check_section(const gl_file *f, const Section *s, uint64_t at,
                         gl_packerror *e) {
  if (s->at % ALIGN || s->at > f->n || s->bytes > f->n - s->at ||
      s->element == 0 || s->bytes % s->element)
    return fail(e, "damaged pack", at);
  return 1;
}

typedef struct Reader {
  const gl_file *f;
  Section s[KINDS]; /* by kind */
  uint64_t at[KINDS];
  gl_packerror *e;
} Reader;

static int read_table(Reader *r) {
  Header h;
  uint32_t i;
  if (!check_header(r->f, &h, r->e)) return 0;
  for (i = 0; i < h.sections; i++) {
    Section s;
    uint64_t at = sizeof h + i * sizeof s;
    memcpy(&s, r->f->s + at, sizeof s);
    if (!check_section(r->f, &s, at, r->e)) return 0;
    if (s.kind == 0 || s.kind >= KINDS) continue;
    if (r->at[s.kind]) return fail(r->e, "damaged pack", at);
    r->s[s.kind] = s;
    r->at[s.kind] = at;
  }
  return 1;
}

/* An array that is a section: *p, *n; of at most `max` elements. */
static int take(Reader *r, enum kind kind, size_t element, uint64_t max,
                void *p, size_t *n) {
  const Section *s = &r->s[kind];
  const uint8_t *at = r->f->s + s->at;
  if (r->at[kind] == 0 || s->element != element || s->bytes / element > max)
    return fail(r->e, "damaged pack", r->at[kind]);
  memcpy(p, &at, sizeof at);
  *n = (size_t)(s->bytes / element);
  return 1;
}
#define TAKE(r, kind, p, a, max) \
  take(r, kind, sizeof *(p)->a, max, &(p)->a, &(p)->n##a)

static int take_meta(Reader *r, gl_gaz *g) {
  gl_part *p = &g->part[0];
  const uint8_t *at;
  Meta m;
  size_t n;
  if (!take(r, META, sizeof m, 1, &at, &n) || n != 1)
    return fail(r->e, "damaged pack", r->at[META]);
  memcpy(&m, at, sizeof m);
  if (m.mode & ~GL_CUT_CHARS || m.maxtokens == 0 ||
      m.maxtokens > GL_MAXNAMESET || m.longest > GL_MAXNAMESET ||
      m.maxname > GL_MAXNAMEBYTES || m.maxkey > GL_KEYCAP(GL_MAXNAMEBYTES) ||
      m.olongest > GL_KEYCAP(GL_MAXNAMEBYTES) || m.olengths > 0x1FF ||
      m.views >= 1u << GL_NVIEWS)
    return fail(r->e, "damaged pack", r->s[META].at);
  g->seed = m.seed;
  g->maxtokens = m.maxtokens;
  g->views = m.views;
  g->maxkey = p->maxkey = m.maxkey;
  p->longest = m.longest;
  p->maxname = m.maxname;
  p->olongest = m.olongest;
  p->keys[0] = (size_t)m.singles;
  p->keys[1] = (size_t)m.pairs;
  p->used = (size_t)m.used;
  p->olengths = m.olengths;
  p->oused = (size_t)m.oused;
  return 1;
}

/* Whether the gates lie in their words. */
static int check_gates(Reader *r, const gl_part *p) {
  size_t i;
  if (p->ngate != (p->noctet ? GL_GATES : 0))
    return fail(r->e, "damaged pack", r->at[GATE]);
  for (i = 0; i < p->ngate; i++) {
    const gl_octetgate *g = &p->gate[i];
    if (g->n == 0 || g->at > p->nbegin || g->n > p->nbegin - g->at)
      return fail(r->e, "damaged pack", r->s[GATE].at + i * sizeof *g);
  }
  return 1;
}

static int take_part(Reader *r, gl_part *p) {
  if (!TAKE(r, NAMES, p, names, (uint64_t)GL_MAXREF * 4) ||
      !TAKE(r, ENTRIES, p, entry, GL_MAXENTRIES) ||
      !TAKE(r, PRIORITIES, p, priority, GL_MAXENTRIES) ||
      !TAKE(r, RECORDS, p, records, SIZE_MAX) ||
      !TAKE(r, SLOTS, p, slot, UINT32_MAX) ||
      !TAKE(r, SINGLES, p, single, UINT32_MAX) ||
      !TAKE(r, PAIRS, p, pair, UINT32_MAX) ||
      !TAKE(r, GATE, p, gate, GL_GATES) ||
      !TAKE(r, BEGINS, p, begin, UINT32_MAX) ||
      !TAKE(r, OCTETS, p, octet, UINT32_MAX) ||
      !TAKE(r, THIRDS, p, third, UINT32_MAX))
    return 0;
  if (p->nslot % GL_LINE) return fail(r->e, "damaged pack", r->at[SLOTS]);
  if (p->noctet % GL_LINE) return fail(r->e, "damaged pack", r->at[OCTETS]);
  /* filters are asked before slots: where there are no slots too */
  if ((p->nslot || p->longest) &&
      (p->nsingle == 0 || p->npair == 0 || p->nthird == 0))
    return fail(r->e, "damaged pack", r->at[SLOTS]);
  p->indexed = p->nnames;
  return check_gates(r, p);
}

/* GL_OK; GL_ENOMEM; or GL_EEMPTY: r->e tells. */
static int take_sets(Reader *r, const gl_mem *m, gl_gaz *g) {
  const uint8_t *at;
  size_t n, i;
  if (!take(r, SETS, 4, GL_MAXFOLDSETS, &at, &n)) return GL_EEMPTY;
  if (n && GL_GROW(g, m, set, n)) return GL_ENOMEM;
  for (i = 0; i < n; i++) {
    uint32_t flags;
    memcpy(&flags, at + 4 * i, 4);
    if (flags & ~GL_FOLD_ALL) {
      fail(r->e, "damaged pack", r->s[SETS].at + 4 * i);
      return GL_EEMPTY;
    }
    gl_folder_init(&g->set[g->nset++], flags);
  }
  return GL_OK;
}

gl_gaz *gl_pack_open(const gl_mem *m, gl_file *file, gl_str *face,
                     gl_packerror *e) {
  Reader r;
  Meta meta;
  gl_gaz *g = NULL;
  const uint8_t *at;
  memset(&r, 0, sizeof r);
  memset(e, 0, sizeof *e);
  r.f = file;
  r.e = e;
  if (read_table(&r)) {
    memset(&meta, 0, sizeof meta);
    if (r.s[META].bytes == sizeof meta)
      memcpy(&meta, file->s + r.s[META].at, sizeof meta);
    g = gl_gaz_new(m, meta.mode);
  }
  if (g && take_meta(&r, g) && take_part(&r, &g->part[0]) &&
      take(&r, FACE, 1, SIZE_MAX, &at, &face->n) &&
      take_sets(&r, m, g) == GL_OK) {
    face->s = (const char *)at;
    g->mapped = 1;
    g->live = (uint32_t)g->part[0].nentry;
    g->part[1].first = (uint32_t)g->part[0].nentry;
    g->file = *file;
    memset(file, 0, sizeof *file);
    return g;
  }
  if (g) gl_gaz_free(g, m);
  return NULL;
}

/* Whether the bytes between two sections are as they were written. */
static int check_zeros(const gl_file *f, uint64_t from, uint64_t to,
                       gl_packerror *e) {
  for (; from < to; from++)
    if (f->s[from]) return fail(e, "damaged pack", from);
  return 1;
}

int gl_pack_verify(const gl_gaz *g, gl_packerror *e) {
  Header h;
  uint32_t i;
  uint64_t end; /* of what has been read */
  memset(e, 0, sizeof *e);
  if (g->file.s == NULL) return 1;
  if (!check_header(&g->file, &h, e)) return 0;
  end = sizeof h + h.sections * sizeof(Section);
  for (i = 0; i < h.sections; i++) {
    Section s;
    uint64_t at = sizeof h + i * sizeof s;
    memcpy(&s, g->file.s + at, sizeof s);
    if (!check_section(&g->file, &s, at, e)) return 0;
    if (checksum(g->file.s + s.at, (size_t)s.bytes) != s.checksum)
      return fail(e, "damaged pack", s.at);
    if (!check_zeros(&g->file, end, s.at, e)) return 0;
    end = s.at + s.bytes;
  }
  return check_zeros(&g->file, end, g->file.n, e);
}
