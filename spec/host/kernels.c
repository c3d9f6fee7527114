/*
** kernels.c: what searching names does for many bytes or tokens at a time
** (namekern.h), on every level of instructions that this machine has, and the
** look-up in a line of slots, against what they are defined to be, one by one.
**
** Inputs are random, of random lengths; texts end right before a page that
** cannot be read. Without arguments enough of them to find a gross mistake;
** --full takes 10^6; a number takes that many, a second one is the seed.
*/
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "chance.h"
#include "guarded.h"
#include "namekern.h"
#include "octets.h"

#define MOST 300u   /* elements */
#define BLOCKS 5u   /* of 64 bytes */
#define TOKENS 100u /* of 20 bytes at most */

static const gl_namekern *kern[5];
static unsigned nkern;
static guarded page;

static uint64_t any64(void) {
  return (uint64_t)pick(1u << 16) << 48 | (uint64_t)pick(1u << 24) << 24 |
         pick(1u << 24);
}

static void fail(const gl_namekern *k, const char *what) {
  fprintf(stderr, "%s, %s: wrong\n", k ? k->name : "all", what);
  exit(1);
}

/* --- bytes and bits ------------------------------------------------------- */

static int is_letter(unsigned c) { return (c | 0x20) - 'a' < 26u; }

static void classify(const gl_namekern *k) {
  unsigned char text[64 * BLOCKS], low[64 * BLOCKS];
  const unsigned char *s;
  uint64_t word[BLOCKS], high[BLOCKS], any = 0;
  unsigned n = 1 + pick(BLOCKS), i, ascii = pick(2) ? 128 : 256;
  for (i = 0; i < 64 * n; i++) text[i] = (unsigned char)pick(ascii);
  s = guarded_text(&page, text, 64 * n, 1);
  for (i = 0; i < n; i++) word[i] = high[i] = 1;
  i = (unsigned)k->classify(s, n, low, word, high);
  for (n *= 64; n-- > 0;) {
    unsigned c = s[n];
    int w = is_letter(c) || c - '0' < 10u || c == '_';
    if ((word[n / 64] >> n % 64 & 1) != (uint64_t)w ||
        (high[n / 64] >> n % 64 & 1) != c >> 7 ||
        low[n] != (is_letter(c) ? c | 0x20 : c))
      fail(k, "classify");
    any |= c >> 7;
  }
  if ((i != 0) != (any != 0)) fail(k, "classify: any");
}

static void expand(const gl_namekern *k) {
  uint64_t set[BLOCKS];
  uint32_t out[64 * BLOCKS + 64], base = pick(1000);
  unsigned n = 1 + pick(BLOCKS), dense = pick(3), i;
  size_t at = 0, found;
  for (i = 0; i < n; i++) {
    set[i] = any64();
    if (dense == 0) set[i] &= any64() & any64();
    if (dense == 1) set[i] = pick(2) ? ~(uint64_t)0 : 0;
  }
  found = k->expand(set, n, base, out);
  for (i = 0; i < 64 * n; i++)
    if (gl_bit_get(set, i) && (at == found || out[at++] != base + i))
      fail(k, "expand");
  if (at != found) fail(k, "expand: count");
}

/* --- tokens --------------------------------------------------------------- */

static void hash(const gl_namekern *k) {
  unsigned char text[TOKENS * 21 + 16];
  const unsigned char *low;
  uint32_t first[TOKENS], end[TOKENS], others[TOKENS], base = pick(1000);
  uint64_t out[TOKENS], seed = any64();
  const gl_hashkeys keys = gl_hash_keys(seed);
  size_t n = pick(TOKENS), i, j, left, at = 0;
  uint32_t size = 0;
  for (i = 0; i < n; i++) {
    first[i] = base + size;
    for (j = 1 + pick(20); j > 0; j--)
      text[size++] = (unsigned char)(pick(40) ? 'a' + pick(26) : 0x80);
    end[i] = base + size;
    text[size++] = (unsigned char)(pick(2) ? ' ' : 0xE9);
  }
  for (i = 0; i < 16; i++) text[size + i] = 'z';
  low = guarded_text(&page, text, size + 16, 1);
  left = k->hash(low, base, first, end, n, seed, out, others);
  for (i = 0; i < n; i++) {
    unsigned char key[16] = {0};
    size_t len = end[i] - first[i];
    uint64_t a, b;
    memcpy(key, low + (first[i] - base), len < 16 ? len : 16);
    a = gl_load64(key);
    b = gl_load64(key + 8);
    if (len > 16 || (a | b) & 0x8080808080808080u) {
      if (at == left || others[at++] != i) fail(k, "hash: others");
    } else if (out[i] != gl_hash_short(&keys, a, b))
      fail(k, "hash");
  }
  if (at != left) fail(k, "hash: count");
}

static void pass(const gl_namekern *k) {
  uint64_t filter[16], h[MOST + 16], hash2[MOST + 8], with = any64();
  uint32_t out[MOST + 8];
  size_t n = pick(MOST), words = 1 + pick(16), i, at = 0, found;
  unsigned pairs = pick(2);
  for (i = 0; i < words; i++) filter[i] = any64() | any64();
  for (i = 0; i < n + 16; i++) h[i] = any64();
  found = pairs ? k->pairs(filter, words, h, n, with, out, hash2)
                : k->pass(filter, words, h, n, with, out);
  for (i = 0; i < n; i++) {
    uint64_t x = h[i] ^ with;
    if (pairs) x = gl_hash_join(x, h[i + 1]);
    if (!gl_filter_has(filter, words, x)) continue;
    if (at == found || out[at] != i || (pairs && hash2[at] != x))
      fail(k, pairs ? "pairs" : "pass");
    at++;
  }
  if (at != found) fail(k, "pass: count");
}

/* Places are also taken out of the array they are in, as grams grow. */
static void gate(const gl_namekern *k) {
  unsigned char text[MOST + 8];
  const unsigned char *s;
  uint64_t table[16], mask = gl_octet_mask(1 + pick(8));
  uint32_t pos[MOST + 8], was[MOST], live[MOST + 8], name[MOST + 8], *to;
  size_t n = pick(MOST), words = 1 + pick(16), i, at = 0, in = 0, found, names;
  for (i = 0; i < words; i++) table[i] = any64();
  for (i = 0; i < sizeof text; i++) text[i] = (unsigned char)pick(256);
  s = guarded_text(&page, text, sizeof text, 1);
  for (i = 0; i < n; i++) was[i] = pos[i] = pick(MOST + 1);
  to = pick(2) ? pos : live;
  found = k->gate(table, words, mask, s, pos, n, to, name, &names);
  for (i = 0; i < n; i++) {
    uint64_t p = gl_octet_gram(words, gl_load64(s + was[i]) & mask);
    uint64_t gram = table[p / 32] >> p % 32;
    if (gram & 1 && (in == names || name[in++] != was[i]))
      fail(k, "gate: names");
    if (gram >> 32 & 1 && (at == found || to[at++] != was[i])) fail(k, "gate");
  }
  if (at != found || in != names) fail(k, "gate: count");
}

/* --- slots ---------------------------------------------------------------- */

/* A table is made and looked at: lines begin where those of a cache do. */
static void lines(void) {
  const gl_mem mem = {plain_alloc, NULL};
  gl_slot *slot = NULL;
  size_t n = 0, cap = 0, want = GL_LINES(16 + pick(2000)), i;
  uint32_t check = 1 + 2 * pick(4);
  unsigned has = 0;
  if (gl_lines_make(&mem, &slot, &n, &cap, want))
    fail(NULL, "lines: no memory");
  if (n != want || (uintptr_t)slot % 64) fail(NULL, "lines: not where they go");
  for (i = 0; i < n; i++)
    if (slot[i].check | slot[i].name) fail(NULL, "lines: not free");
  for (i = 0; i < GL_LINE; i++) {
    slot[i].check = 1 + 2 * pick(4);
    slot[i].name = check;
    has |= (unsigned)(slot[i].check == check) << i;
  }
  if (gl_line_has(slot, check) != has) fail(NULL, "line");
  gl_lines_free(&mem, &slot, &n, &cap);
  if (slot || n || cap) fail(NULL, "lines: not freed");
}

int main(int argc, char **argv) {
  const char *many = argc > 1 ? argv[1] : "2000";
  unsigned long rounds =
      strcmp(many, "--full") == 0 ? 1000000 : strtoul(many, NULL, 10);
  unsigned long r;
  unsigned i;
  const gl_namekern *of[5];
  if (argc > 2) chance_seed = strtoul(argv[2], NULL, 10);
  if (!guarded_open(&page, TOKENS * 21 + 16)) fail(NULL, "no memory");
  of[0] = &gl_namekern_c;
  of[1] = gl_namekern_sse2();
  of[2] = gl_namekern_avx2();
  of[3] = gl_namekern_avx512();
  of[4] = gl_namekern_neon();
  for (i = 0; i < 5; i++)
    if (of[i]) kern[nkern++] = of[i];
  for (r = 0; r < rounds; r++) {
    const gl_namekern *k = kern[r % nkern];
    classify(k);
    expand(k);
    hash(k);
    pass(k);
    gate(k);
    lines();
  }
  printf("kernels: %lu rounds on", rounds);
  for (i = 0; i < nkern; i++) printf(" %s", kern[i]->name);
  printf("\n");
  return 0;
}
