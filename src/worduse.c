/*
** worduse.c: words as the model of sentence ends knows them: their hashes, and
** what English words do in a sentence, as cheap parts of speech.
*/
#include "window.h"

#include <string.h>

#include "ucd.h"

uint32_t gl_use_hash(const unsigned char *s, size_t n) {
  const unsigned char *e = s + (n < 32 ? n : 32), *all = s + n;
  uint32_t h = 1;
  while (s < e) {
    unsigned took, i, m;
    uint32_t cp = gl_decode(s, all, &took), out[3];
    if (cp - '0' <= 9) cp = '0';
    if (cp == 0x2019) cp = '\'';
    m = gl_casefold(cp, out);
    for (i = 0; i < m; i++) h = mix(h, out[i]);
    s += took;
  }
  return h;
}

/* --- what words do -------------------------------------------------------- */

static const char *const usedwords[NUSES] = {
    "i you he she we they it there i'm i've i'll i'd it's that's there's "
    "you're we're they're he's she's we've we'll im ive u",
    "is are was were be been am has have had do does did will would can could "
    "should may might must shall isn't aren't wasn't don't doesn't didn't "
    "can't won't wouldn't couldn't haven't hasn't cannot 's 're 'll 've 'm 'd "
    "n't not",
    "the a an my your his her our their its some any every each no these "
    "those this that another all both most many much few several one",
    "of in on at by for with from to into about as than over under between "
    "through after before during without against like per via until since "
    "near around up out off down within upon across behind toward towards",
    "and or but so because if while although though unless nor & plus",
    "what why how when where who which whose whom",
    "yes yeah ok okay lol haha hi hello hey thanks thank please well oh wow "
    "hmm regards sorry cheers dear bye thx pls sincerely best love "
    "congratulations",
    "also then now here just very really too only even still never always "
    "again however therefore today tomorrow yesterday more maybe perhaps",
    "me him them us myself something anything nothing everything someone "
    "anyone everyone",
    "get go make know think want need see look find give tell ask try call "
    "use take come let say said got went made feel let's keep put check send "
    "review note attached read",
};

static uint32_t slot_of(const uses *u, uint32_t word) {
  uint32_t i = word % USESLOTS;
  while (u->key[i] && u->key[i] != word) i = (i + 1) % USESLOTS;
  return i;
}

void gl_uses_fill(uses *u) {
  unsigned k;
  memset(u, 0, sizeof *u);
  for (k = 0; k < NUSES; k++) {
    const char *s = usedwords[k];
    while (*s) {
      size_t n = strcspn(s, " ");
      uint32_t word = gl_use_hash((const unsigned char *)s, n);
      uint32_t i = slot_of(u, word);
      u->key[i] = word;
      u->use[i] = (uint8_t)k;
      s += n + (s[n] == ' ');
    }
  }
}

/* By the end of a word, in small letters. */
static enum use use_of_end(const unsigned char *s, size_t n) {
  static const struct {
    const char *end;
    enum use use;
  } ends[] = {
      {"ing", USE_ING},       {"ed", USE_ED},         {"ly", USE_LY},
      {"tion", USE_NOUN},     {"ment", USE_NOUN},     {"ness", USE_NOUN},
      {"ity", USE_NOUN},      {"ous", USE_ADJECTIVE}, {"ful", USE_ADJECTIVE},
      {"ive", USE_ADJECTIVE}, {"ble", USE_ADJECTIVE}, {"al", USE_ADJECTIVE},
      {"ic", USE_ADJECTIVE},
  };
  size_t i;
  for (i = 0; i < sizeof ends / sizeof *ends; i++) {
    size_t m = strlen(ends[i].end);
    if (n > m + 1 && memcmp(s + n - m, ends[i].end, m) == 0) return ends[i].use;
  }
  if (n > 3 && s[n - 1] == 's' && s[n - 2] != 's') return USE_PLURAL;
  return USE_OTHER;
}

enum use gl_use_of(const uses *u, uint32_t word, const unsigned char *s,
                   size_t n) {
  uint32_t i = slot_of(u, word);
  return u->key[i] ? (enum use)u->use[i] : use_of_end(s, n);
}
