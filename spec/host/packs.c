/*
** packs.c: damaged packs, and those that cannot be saved.
**
** A pack is saved, and its bytes are changed: those of the header and of the
** table of sections, of numbers and references, of anything; then the checksum
** that guards the first two is made right again, so that the change is met
** where it is used. Whatever can be asked of a gazetteer is asked of what
** opens. Nothing may be read outside the pack (the address sanitizer sees to
** that: its bytes are a block of their own size), and each pack is done with in
** seconds. Without arguments 10^4 packs; --full takes 10^6; a number takes that
** many, a second one is the seed.
**
** Also packs of which up to three sections are empty, or whose slots end inside
** a line. And rings of names that were forged cost no more than others; and a
** file that there is no room for is not left half written.
*/
#define _DEFAULT_SOURCE
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "chance.h"
#include "fuzzy.h"
#include "names.h"
#include "pack.h"
#include "simd.h"

static const gl_mem mem = {plain_alloc, NULL};

static void fail(const char *what) {
  fprintf(stderr, "packs: %s (seed %llu)\n", what,
          (unsigned long long)chance_seed);
  exit(1);
}

static void hangs(int signal) {
  static const char message[] = "packs: a damaged pack takes too long\n";
  (void)signal;
  (void)!write(2, message, sizeof message - 1);
  _exit(1);
}

/* --- a pack -------------------------------------------------------------- */

static const char *const names[] = {
    "Oru",     "North Korea",  "north korea",  "U.N.",
    "UN",      ".NET",         "!!",           "(a) b",
    "name",    "name of many", "name of",      "a",
    "a a",     "a a a",        "Malm\xC3\xB6", "\xE5\x8C\x97\xE6\x9C\x9D",
    "Lloyd's", "x\xFF",        "\xCC\x81x",    "C++"};
#define NNAMES (sizeof names / sizeof *names)

static const char text[] =
    "In north\nKorea, UN and U.N. said Oru!! a a a a (a b) .NET C++ Lloyd's "
    "Malmo\xCC\x88 \xE5\x9C\xA8\xE5\x8C\x97\xE6\x9C\x9D name of many x\xFF.";

static gl_str str(const char *s) {
  gl_str t;
  t.s = s;
  t.n = strlen(s);
  return t;
}

/* folds, words and characters, in turn */
static gl_gaz *sample(unsigned mode) {
  static const unsigned folds[] = {
      GL_FOLD_CASE, GL_FOLD_CASE | GL_FOLD_SPACE, GL_FOLD_SMART,
      GL_FOLD_DOTS | GL_FOLD_BRACKETS, GL_FOLD_ACCENTS | GL_FOLD_POSSESSIVE};
  gl_gaz *g = gl_gaz_new(&mem, mode);
  unsigned i;
  if (g == NULL) fail("no memory");
  for (i = 0; i < 3 * NNAMES; i++) {
    unsigned flags = folds[i % 5];
    gl_newentry e;
    memset(&e, 0, sizeof e);
    e.id = str(i % 3 ? "id" : "");
    e.label = i % 2;
    e.priority = i % 7 ? 0 : i;
    e.record = str("\2record");
    gl_gaz_begin(g);
    if (mode) flags &= ~(unsigned)GL_LOOSE;
    if (gl_gaz_surface(g, &mem, str(names[i % NNAMES]), flags) ||
        gl_gaz_surface(g, &mem, str(names[(i + 1) % NNAMES]), flags) ||
        gl_gaz_commit(g, &mem, &e))
      fail("a name was refused");
  }
  if (gl_gaz_compile(g, &mem)) fail("no memory");
  return g;
}

/* --- damage -------------------------------------------------------------- */

/* doc/format.md */
#define HEADER 40u
#define SECTION 32u

static uint64_t number(const uint8_t *p, size_t n) {
  uint64_t v = 0;
  memcpy(&v, p, n); /* of this machine, as a pack is */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  v >>= 8 * (8 - n);
#endif
  return v;
}

static uint64_t checksum(const uint8_t *s, size_t n) {
  uint64_t h = n ^ GL_MIX;
  uint8_t last[16] = {0};
  for (; n > 16; s += 16, n -= 16)
    h = gl_hash_fold(gl_load64(s) ^ h, gl_load64(s + 8) ^ GL_HASH_A) + h;
  if (n) memcpy(last, s, n);
  h = gl_hash_fold(gl_load64(last) ^ h, gl_load64(last + 8) ^ GL_HASH_B) + h;
  return gl_mix(h);
}

static void guard(uint8_t *s, size_t n) {
  uint64_t sections = number(s + 24, 4), sum;
  if (sections > (n - HEADER) / SECTION) return;
  sum = checksum(s, 32) ^ checksum(s + HEADER, (size_t)sections * SECTION);
  memcpy(s + 32, &sum, 8);
}

/* A number of n bytes becomes another: near by, great, of elsewhere. */
static void disturb(uint8_t *s, size_t size, size_t at, size_t n) {
  uint64_t v;
  if (at + 8 > size || at % n) return;
  v = number(s + at, n);
  switch (pick(6)) {
    case 0: v += pick(9) - 4u; break;
    case 1: v = (uint64_t)-1 >> pick(64); break;
    case 2: v = 0; break;
    case 3: v ^= (uint64_t)1 << pick((unsigned)(8 * n)); break;
    case 4: v = number(s + pick((unsigned)(size - 8) / 8) * 8, n); break;
    default: v = pick(1u << pick(31));
  }
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  v <<= 8 * (8 - n);
#endif
  memcpy(s + at, &v, n);
}

static void damage(uint8_t *s, size_t n) {
  unsigned count = 1 + pick(6), i;
  size_t sections = (size_t)number(s + 24, 4);
  for (i = 0; i < count; i++) {
    const uint8_t *t = s + HEADER + SECTION * pick((unsigned)sections);
    size_t at = (size_t)number(t + 8, 8), bytes = (size_t)number(t + 16, 8);
    size_t width = (size_t)1 << pick(4), inside;
    if (at > n || bytes > n - at) continue; /* disturbed already */
    inside = bytes ? at + pick((unsigned)bytes) / width * width : n;
    switch (pick(12)) {
      case 0: disturb(s, n, pick(HEADER / 4) * 4, 4); break;
      case 1:
        disturb(s, n, HEADER + pick((unsigned)(sections * SECTION / 8)) * 8, 8);
        break;
      default: disturb(s, n, inside, width);
    }
  }
  if (pick(8)) guard(s, n);
}

/* --- whatever can be asked ------------------------------------------------ */

static void find(gl_gaz *g, const gl_text *t, enum gl_matches matches) {
  gl_findopt o;
  gl_rows rows;
  size_t i;
  memset(&o, 0, sizeof o);
  memset(&rows, 0, sizeof rows);
  rows.mem = mem;
  o.matches = matches;
  o.perlabel = (int)pick(2);
  o.labels = 2;
  (void)gl_gaz_find(g, &mem, t, &o, &rows);
  for (i = 0; i < rows.n; i++) {
    const gl_rawrow *r = &rows.row[i];
    if (r->first >= r->end || r->end > t->len || r->label >= 2 ||
        r->ref >= gl_gaz_count(g))
      fail("a match that is none");
  }
  gl_rows_free(&rows);
}

/* Misspelt names, and those nearest to one. */
static void find_misspelt(gl_gaz *g, const gl_text *t) {
  gl_findopt o;
  gl_fuzzyopt f;
  gl_nearopt n;
  const gl_near *near;
  gl_rows rows, hits;
  size_t i, found = 3;
  memset(&o, 0, sizeof o);
  memset(&f, 0, sizeof f);
  memset(&n, 0, sizeof n);
  memset(&rows, 0, sizeof rows);
  memset(&hits, 0, sizeof hits);
  rows.mem = hits.mem = mem;
  o.matches = (enum gl_matches)pick(4);
  o.labels = n.labels = 2;
  f.lenience.edits = pick(3);
  f.lenience.from[0] = 2;
  f.lenience.from[1] = 4;
  f.lenience.order = f.lenience.initials = (int)pick(2);
  f.any = 1;
  (void)gl_fuzzy_find(g, &mem, t, &o, &f, &rows, &hits);
  for (i = 0; i < rows.n; i++)
    if (rows.row[i].ref >= hits.n || rows.row[i].end > t->len)
      fail("a match that is none");
  n.by = (enum gl_nearby)pick(3);
  n.within = pick(2) ? 2 : GL_MAXFORM;
  n.level = t->simd;
  (void)gl_gaz_nearest(g, &mem, str("Nroth Korae"), &n, &near, &found);
  gl_rows_free(&rows);
  gl_rows_free(&hits);
}

static void read_entries(const gl_gaz *g) {
  uint32_t n = gl_gaz_count(g), i, k;
  unsigned sum = 0;
  for (i = 0; i < n && i < 1000; i++) {
    gl_entryinfo e;
    gl_str s = gl_gaz_id(g, i);
    unsigned flags;
    uint32_t ref;
    for (k = 0; k < s.n; k++) sum += (uint8_t)s.s[k];
    if (!gl_gaz_entry(g, i, &e)) continue;
    for (k = 0; k < e.record.n; k++) sum += (uint8_t)e.record.s[k];
    for (k = 0, ref = e.name; k < e.names; k++) {
      if (!gl_gaz_name(g, i, &ref, &s, &flags)) break;
      sum += (uint8_t)s.s[s.n - 1];
    }
  }
  if (sum == 1) puts(""); /* so that all of it is read */
}

static void ask(gl_gaz *g) {
  const gl_simd *level[GL_NSIMD];
  gl_rows rows;
  gl_text t;
  gl_packerror e;
  gl_newentry new;
  memset(&rows, 0, sizeof rows);
  rows.mem = mem;
  memset(&t, 0, sizeof t);
  t.s = (const unsigned char *)text;
  t.len = sizeof text - 1;
  t.simd = level[pick(gl_simd_levels(level))];
  find(g, &t, (enum gl_matches)pick(4));
  read_entries(g);
  (void)gl_pack_verify(g, &e);
  (void)gl_gaz_lookup(g, &mem, str(names[pick(NNAMES)]), &rows);
  (void)gl_gaz_prefix(g, &mem, str(pick(2) ? "n" : ""), &rows);
  if (gl_gaz_count(g)) (void)gl_gaz_remove(g, &mem, pick(gl_gaz_count(g)));
  memset(&new, 0, sizeof new);
  new.id = new.record = str("");
  gl_gaz_begin(g);
  if (gl_gaz_surface(g, &mem, str("name of many more"), GL_FOLD_CASE) == GL_OK)
    (void)gl_gaz_commit(g, &mem, &new);
  find(g, &t, (enum gl_matches)pick(4));
  if (pick(4) == 0) find_misspelt(g, &t);
  if (pick(10) == 0) {
    gl_gaz *copy = gl_gaz_like(g, &mem);
    if (copy && gl_gaz_copy(copy, &mem, g) == GL_OK) find(copy, &t, 0);
    if (copy) gl_gaz_free(copy, &mem);
  }
  gl_rows_free(&rows);
}

static uint8_t *copy_of(const uint8_t *pack, size_t n) {
  uint8_t *copy = malloc(n);
  if (copy == NULL) fail("no memory");
  memcpy(copy, pack, n);
  return copy;
}

/* Opens a pack, which it frees. */
static int try_pack(uint8_t *copy, size_t n) {
  gl_file file;
  gl_packerror e;
  gl_str face;
  gl_gaz *g;
  memset(&file, 0, sizeof file);
  file.s = copy;
  file.n = n;
  alarm(10);
  g = gl_pack_open(&mem, &file, &face, &e);
  if (g == NULL) {
    if (e.why == NULL || e.at > n) fail("no reason");
    gl_file_close(&file, &mem);
    return 0;
  }
  ask(g);
  gl_gaz_free(g, &mem);
  return 1;
}

/* Section i becomes empty, and stands where the file ends. */
static void empty(uint8_t *s, size_t n, size_t i) {
  uint64_t at = n, bytes = 0;
  memcpy(s + HEADER + SECTION * i + 8, &at, 8);
  memcpy(s + HEADER + SECTION * i + 16, &bytes, 8);
}

static void try_empty(const uint8_t *pack, size_t n) {
  size_t sections = (size_t)number(pack + 24, 4), i, j, k;
  for (i = 0; i < sections; i++)
    for (j = 0; j <= i; j++)
      for (k = 0; k <= j; k++) {
        uint8_t *copy = copy_of(pack, n);
        empty(copy, n, i);
        empty(copy, n, j);
        empty(copy, n, k);
        guard(copy, n);
        (void)try_pack(copy, n);
      }
}

/* Tables that end inside a line of slots are refused. */
static void try_lines(const uint8_t *pack, size_t n) {
  size_t sections = (size_t)number(pack + 24, 4), i;
  for (i = 0; i < sections; i++) {
    const uint8_t *t = pack + HEADER + SECTION * i;
    uint64_t kind = number(t, 4), bytes = number(t + 16, 8);
    uint8_t *copy;
    if ((kind != 8 && kind != 13) || bytes == 0) continue;
    copy = copy_of(pack, n);
    bytes -= 8;
    memcpy(copy + HEADER + SECTION * i + 16, &bytes, 8);
    guard(copy, n);
    if (try_pack(copy, n)) fail("a part of a line was taken for a line");
  }
}

/* --- a forged ring -------------------------------------------------------- */

/* The section of a kind of a pack. */
static uint8_t *section(uint8_t *s, unsigned kind, size_t *n) {
  uint64_t i, sections = number(s + 24, 4);
  for (i = 0; i < sections; i++) {
    const uint8_t *t = s + HEADER + SECTION * i;
    if (number(t, 4) != kind) continue;
    *n = (size_t)number(t + 16, 8);
    return s + number(t + 8, 8);
  }
  fail("a section is not there");
  return NULL;
}

#define MANY 20000u

/* Every slot leads to all names, or to none that closes its ring: a text of
** many of them would take minutes if each were compared with all. */
static void forge(uint8_t *s, size_t size, int closed) {
  size_t n, at, last = 0;
  uint8_t *p = section(s, 4, &n);
  gl_file file;
  gl_packerror e;
  gl_str face;
  gl_gaz *g;
  gl_text t;
  const gl_simd *level[GL_NSIMD];
  char *words = malloc(MANY * 8);
  gl_rows rows;
  uint32_t next, ref;
  unsigned i;
  if (words == NULL) fail("no memory");
  for (at = 4; at < n; at += gl_name_size(GL_NAME_LEN(next))) {
    memcpy(&next, p + at + 8, 4); /* info */
    ref = (uint32_t)((at + gl_name_size(GL_NAME_LEN(next))) / 4);
    if (ref * (size_t)4 >= n) ref = closed ? 1 : 2;
    memcpy(p + at, &ref, 4);
    last = at / 4;
  }
  p = section(s, 8, &n);
  ref = (uint32_t)last;
  for (at = 0; at < n; at += 8)
    if (number(p + at, 4)) memcpy(p + at + 4, &ref, 4);
  memset(&file, 0, sizeof file);
  file.s = s;
  file.n = size;
  memset(&t, 0, sizeof t);
  for (i = 0; i < MANY; i++) sprintf(words + 8 * i, "w%06u", i);
  for (i = 0; i < MANY; i++) words[8 * i + 7] = ' ';
  t.s = (const unsigned char *)words;
  t.len = MANY * 8;
  t.simd = level[gl_simd_levels(level) - 1];
  alarm(20);
  g = gl_pack_open(&mem, &file, &face, &e);
  if (g == NULL) fail("the forged pack does not open");
  find(g, &t, GL_MATCH_LONGEST);
  memset(&rows, 0, sizeof rows);
  rows.mem = mem;
  for (i = 0; i < MANY; i++) {
    gl_str name;
    name.s = words + 8 * i;
    name.n = 7;
    if (gl_gaz_lookup(g, &mem, name, &rows)) fail("no memory");
  }
  gl_rows_free(&rows);
  gl_gaz_free(g, &mem);
  free(words);
}

static uint8_t *slurp(const char *path, size_t *n);

static void forged_rings(const char *path) {
  gl_gaz *g = gl_gaz_new(&mem, 0);
  unsigned i;
  size_t n;
  for (i = 0; i < MANY; i++) {
    gl_newentry e;
    char name[16];
    memset(&e, 0, sizeof e);
    e.id = e.record = str("");
    sprintf(name, "w%06u", i);
    gl_gaz_begin(g);
    if (gl_gaz_surface(g, &mem, str(name), 0) || gl_gaz_commit(g, &mem, &e))
      fail("a name was refused");
  }
  if (gl_gaz_compile(g, &mem) || gl_pack_save(g, &mem, path, str("face")))
    fail("not saved");
  gl_gaz_free(g, &mem);
  for (i = 0; i < 2; i++) {
    uint8_t *s = slurp(path, &n);
    forge(s, n, (int)i);
  }
}

/* --- files --------------------------------------------------------------- */

static char directory[] = "/tmp/glossXXXXXX";

static void path_of(char *out, const char *name) {
  sprintf(out, "%s/%s", directory, name);
}

static uint8_t *slurp(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  uint8_t *s;
  if (f == NULL || fseek(f, 0, SEEK_END) != 0) fail("the pack is not there");
  *n = (size_t)ftell(f);
  rewind(f);
  s = malloc(*n);
  if (s == NULL || fread(s, 1, *n, f) != *n) fail("the pack cannot be read");
  fclose(f);
  return s;
}

/* No file may be longer than half of what is saved: the one that was there
** stays, and nothing is left beside it. */
static void full_disk(gl_gaz *g, const char *path) {
  struct rlimit old, less;
  size_t n, m;
  uint8_t *before = slurp(path, &n), *after;
  const char *why;
  gl_str face = str("another");
  if (getrlimit(RLIMIT_FSIZE, &old) != 0) return;
  signal(SIGXFSZ, SIG_IGN);
  less = old;
  less.rlim_cur = n / 2;
  if (setrlimit(RLIMIT_FSIZE, &less) != 0) fail("no limit can be set");
  why = gl_pack_save(g, &mem, path, face);
  setrlimit(RLIMIT_FSIZE, &old);
  if (why == NULL || strcmp(why, strerror(EFBIG)) != 0)
    fail("a file was saved that there is no room for");
  after = slurp(path, &m);
  if (m != n || memcmp(before, after, n) != 0) fail("the old file is changed");
  if (remove(path) != 0 || rmdir(directory) != 0)
    fail("a temporary file is left");
  if (mkdir(directory, 0700) != 0 || gl_pack_save(g, &mem, path, face) != NULL)
    fail("nothing can be saved any more");
  free(before);
  free(after);
}

int main(int argc, char **argv) {
  unsigned long count = 10000, i, opened = 0;
  unsigned mode;
  char path[64];
  if (argc > 1)
    count =
        strcmp(argv[1], "--full") == 0 ? 1000000 : strtoul(argv[1], NULL, 10);
  if (argc > 2) chance_seed = strtoul(argv[2], NULL, 10);
  if (mkdtemp(directory) == NULL) fail("no directory");
  signal(SIGALRM, hangs);
  path_of(path, "a.pack");
  for (mode = 0; mode < 2; mode++) {
    gl_gaz *g = sample(mode ? GL_CUT_CHARS : 0);
    const char *why = gl_pack_save(g, &mem, path, str("face"));
    uint8_t *pack;
    size_t n;
    if (why) fail(why);
    if (mode == 0) full_disk(g, path);
    pack = slurp(path, &n);
    try_empty(pack, n);
    try_lines(pack, n);
    for (i = mode; i < count; i += 2) {
      uint8_t *copy = copy_of(pack, n);
      damage(copy, n);
      opened += (unsigned)try_pack(copy, n);
    }
    free(pack);
    gl_gaz_free(g, &mem);
  }
  forged_rings(path);
  alarm(0);
  remove(path);
  rmdir(directory);
  if (opened < count / 3) fail("hardly a damaged pack opens");
  printf("packs: %lu damaged ones, %lu of which open: no harm\n", count,
         opened);
  return 0;
}
