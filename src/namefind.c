/*
** namefind.c: searching. A text is read in windows: its words are cut and
** hashed, filters tell which of them can begin a name, those are looked up in
** waves (so that many look-ups wait for memory at a time), the names found
** are compared with the text, and of the matches those are reported that the
** mode asks for.
*/
#include "namekern.h"
#include "octets.h"
#include "ucd.h"

#define WINDOW 16384u /* bytes cut at a time: its words lie in fast memory */
#define BLOCKS (WINDOW / 64)
#define AHEAD 32   /* look-ups fetched in advance */
#define MOSTLY 24u /* bytes of a name */

typedef struct Found { /* names to be compared: a ring */
  uint32_t ring;       /* OVERLAY: of that part */
  uint32_t next;       /* of the same token, shorter; NONE */
  uint32_t tokens;     /* of the names */
} Found;
#define NONE UINT32_MAX
#define OVERLAY 0x80000000u

typedef struct Word { /* of 16 bytes at most, not all ASCII, in small letters */
  uint64_t a, b;
  uint64_t hash;
} Word;
#define WORDS 4096u /* that are remembered */

struct gl_search {
  const gl_namekern *kern;
  const gl_simd *level; /* that it goes with */
  unsigned char low[WINDOW + 64 + 32];
  uint64_t word[BLOCKS + 1], high[BLOCKS + 1], cut[BLOCKS + 1];
  uint64_t starts[BLOCKS + 1], ends[BLOCKS + 1];
  gl_tokens view[GL_NVIEWS];
  GL_ARRAY(uint32_t, one); /* tokens that the filters let through */
  GL_ARRAY(uint32_t, two);
  GL_ARRAY(uint32_t, three);
  GL_ARRAY(uint64_t, join); /* and the hashes of their prefixes */
  GL_ARRAY(uint64_t, join3);
  GL_ARRAY(Found, found);
  GL_ARRAY(uint64_t, any);  /* bits: tokens for which something was found */
  GL_ARRAY(uint32_t, head); /* by token, where there is: the longest */
  GL_ARRAY(gl_match, match);
  GL_ARRAY(gl_match, spare); /* for sorting */
  GL_ARRAY(uint64_t, cover); /* priority: bytes that are taken */
  GL_ARRAY(uint32_t, last);  /* by label: where the last match begins, ends */
  gl_octetscan octets;
  gl_verifier v;
  uint64_t seed; /* of the hashes of words */
  uint32_t maxkey;
  Word words[WORDS];
};

void gl_search_free(gl_search *s, const gl_mem *m) {
  unsigned i;
  if (s == NULL) return;
  for (i = 0; i < GL_NVIEWS; i++) {
    gl_tokens *t = &s->view[i];
    if (t->capfirst)
      m->alloc(m->ud, t->first, t->capfirst * sizeof *t->first, 0);
    if (t->capend) m->alloc(m->ud, t->end, t->capend * sizeof *t->end, 0);
    if (t->caphash) m->alloc(m->ud, t->hash, t->caphash * sizeof *t->hash, 0);
  }
  GL_FREE(s, m, one);
  GL_FREE(s, m, two);
  GL_FREE(s, m, three);
  GL_FREE(s, m, join);
  GL_FREE(s, m, join3);
  GL_FREE(s, m, found);
  GL_FREE(s, m, any);
  GL_FREE(s, m, head);
  GL_FREE(s, m, match);
  GL_FREE(s, m, spare);
  GL_FREE(s, m, cover);
  GL_FREE(s, m, last);
  gl_octets_end(&s->octets, m);
  if (s->v.cap)
    m->alloc(m->ud, s->v.marks[0], 2 * s->v.cap * (sizeof(gl_mark) + 1), 0);
  m->alloc(m->ud, s, sizeof *s, 0);
}

/* Room for n more tokens and some that are written to but do not count. */
static int tokens_room(gl_tokens *t, const gl_mem *m, size_t n) {
  size_t need = t->n + n + 128;
  if (gl_grow(m, &t->first, &t->capfirst, need, sizeof *t->first) ||
      gl_grow(m, &t->end, &t->capend, need, sizeof *t->end) ||
      gl_grow(m, &t->hash, &t->caphash, need, sizeof *t->hash))
    return GL_ENOMEM;
  return GL_OK;
}

static int verifier_room(gl_search *s, const gl_mem *m, size_t cap) {
  uint8_t *room;
  if (s->v.cap >= cap) return GL_OK;
  room = m->alloc(m->ud, NULL, 0, 2 * cap * (sizeof(gl_mark) + 1));
  if (room == NULL) return GL_ENOMEM;
  if (s->v.cap)
    m->alloc(m->ud, s->v.marks[0], 2 * s->v.cap * (sizeof(gl_mark) + 1), 0);
  s->v.cap = cap;
  s->v.marks[0] = (gl_mark *)(void *)room;
  s->v.marks[1] = s->v.marks[0] + cap;
  s->v.key[0] = room + 2 * cap * sizeof(gl_mark);
  s->v.key[1] = s->v.key[0] + cap;
  return GL_OK;
}

gl_octetscan *gl_search_octets(gl_gaz *g) { return &g->search->octets; }

/* The words that were hashed otherwise. */
static void forget(gl_search *s, const gl_gaz *g) {
  if (s->seed == g->seed && s->maxkey == g->maxkey) return;
  memset(s->words, 0, sizeof s->words);
  s->seed = g->seed;
  s->maxkey = g->maxkey;
}

int gl_search_ready(gl_gaz *g, const gl_mem *m, size_t bytes, gl_verifier **v) {
  int rc = gl_index_update(g, m);
  if (rc != GL_OK) return rc;
  if (g->part[0].maxname > bytes) bytes = g->part[0].maxname;
  if (g->part[1].maxname > bytes) bytes = g->part[1].maxname;
  if (g->search == NULL) {
    g->search = m->alloc(m->ud, NULL, 0, sizeof *g->search);
    if (g->search == NULL) return GL_ENOMEM;
    memset(g->search, 0, sizeof *g->search);
  }
  *v = &g->search->v;
  (*v)->g = g;
  forget(g->search, g);
  return verifier_room(g->search, m, GL_KEYCAP(bytes));
}

/* --- cutting ------------------------------------------------------------- */

/* what stands before a character */
#define ILLFORMED 256u                    /* beside GL_CHAR_* */
enum before { FREE, WORD, OTHER, GLUED }; /* OTHER: no word; GLUED: and marks */

typedef struct Finder {
  gl_gaz *g;
  gl_search *s;
  const gl_mem *m;
  const gl_text *t;
  const gl_findopt *o;
  gl_rows *out;
  size_t at; /* the text is cut up to here */
  enum before before;
  enum gl_cut cut;  /* of the word before */
  size_t safe;      /* all matches that begin before are there */
  uint32_t last[2]; /* begin and end of the last one that was reported */
  int plain;        /* all entries count, wherever they are found */
  int greedy;       /* what begins before `covered` is not reported */
  uint32_t covered;
  int octets;      /* there are names that are found by them */
  uint32_t unsure; /* up to here a match may give way to one of those */
} Finder;

static enum before ascii_before(const Finder *f, unsigned c, enum gl_cut *cut) {
  if (!f->g->token.word[c]) return OTHER;
  *cut = (c | 0x20) - 'a' < 26u ? GL_CUT_OTHER : GL_CUT_NEUTRAL;
  return WORD;
}

static void set_bits(uint64_t *b, size_t i, size_t n) {
  while (n) {
    size_t k = 64 - i % 64 < n ? 64 - i % 64 : n;
    b[i / 64] |= ~(uint64_t)0 >> (64 - k) << i % 64;
    i += k;
    n -= k;
  }
}

/* What the character at s is to a word: GL_CHAR_*. */
static inline unsigned char_is(Finder *f, const unsigned char *s,
                               const unsigned char *e, unsigned *len) {
  gl_gaz *g = f->g;
  unsigned at, is = 0;
  uint32_t page = gl_char_page(s, e, &at, len), cp;
  if (page < GL_CHARPAGES) {
    if (g->page[page] == NULL) gl_chars_make(g, f->m, page);
    if (g->page[page]) return g->page[page]->is[at];
  }
  cp = gl_decode(s, e, len);
  if (cp == GL_REPLACEMENT && (*len != 3 || *s != 0xEF)) return ILLFORMED;
  if (gl_is_word(cp)) is = GL_CHAR_WORD;
  if (is && gl_is_mark(cp)) is |= GL_CHAR_MARK;
  return is == GL_CHAR_WORD ? is | (unsigned)gl_cut_of(cp) << 6 : is;
}

/* The characters from byte i of the window on that are not ASCII: their words
** and where those are cut. Returns where they end. */
static size_t cut_run(Finder *f, size_t i, size_t n) {
  gl_search *s = f->s;
  const unsigned char *w = f->t->s + f->at, *e = f->t->s + f->t->len;
  enum before before = f->before;
  enum gl_cut cut = f->cut, of = GL_CUT_NEUTRAL;
  size_t word = i; /* from here on all are of words */
  unsigned len;
  if (i > 0 && w[i - 1] < 0x80) before = ascii_before(f, w[i - 1], &cut);
  for (; i < n && w[i] >= 0x80; i += len) {
    unsigned is = char_is(f, w + i, e, &len);
    int mark = (is & GL_CHAR_MARK) != 0;
    int glued = mark && (before == OTHER || before == GLUED);
    if (!(is & GL_CHAR_WORD) || glued) {
      set_bits(s->word, word, i - word);
      word = i + len;
      if (glued) s->v.marked = 1;
      before = glued ? GLUED : is == ILLFORMED ? FREE : OTHER; /* no marks */
      continue;
    }
    of = GL_CHAR_CUT(is);
    if (mark)
      of = before == FREE ? GL_CUT_NEUTRAL : cut;
    else if (before == WORD && gl_cut_between(cut, of))
      gl_bit_set(s->cut, i);
    cut = of;
    before = WORD;
  }
  set_bits(s->word, word, i - word);
  if (i < n && before == WORD && f->g->token.word[w[i]]) {
    ascii_before(f, w[i], &of);
    if (gl_cut_between(cut, of)) gl_bit_set(s->cut, i);
  }
  f->before = before;
  f->cut = cut;
  return i;
}

/* Bytes of the window at f->at: no character goes beyond. */
static size_t window(const Finder *f) {
  const unsigned char *w = f->t->s + f->at;
  size_t left = f->t->len - f->at, n = WINDOW, k;
  if (left <= n) return left;
  for (k = 0; k < 3; k++)
    if ((w[n - k] & 0xC0) != 0x80) return n - k;
  return n;
}

/* The word and other bits of a window of n bytes. Returns whether words are
** cut inside. */
static int classify(Finder *f, size_t n) {
  gl_search *s = f->s;
  const unsigned char *w = f->t->s + f->at;
  size_t blocks = (n + 63) / 64, whole = (f->t->len - f->at) / 64, i, at = 0;
  int any;
  if (whole > blocks) whole = blocks;
  any = s->kern->classify(w, whole, s->low, s->word, s->high);
  if (whole < blocks) { /* nothing is read behind the text */
    unsigned char end[64];
    memset(end, 0, sizeof end);
    memcpy(end, w + whole * 64, n - whole * 64);
    any |= s->kern->classify(end, 1, s->low + whole * 64, s->word + whole,
                             s->high + whole);
  }
  memset(s->low + blocks * 64, 0, 32);
  if (n % 64) s->word[blocks - 1] &= ((uint64_t)1 << n % 64) - 1;
  if (!any) return 0;
  memset(s->cut, 0, sizeof s->cut);
  for (i = 0; i < blocks; i++) {
    uint64_t h = s->high[i];
    while (h) {
      size_t k = i * 64 + gl_ctz64(h);
      if (k >= n) break;
      if (k >= at) at = cut_run(f, k, n);
      if (at >= (i + 1) * 64) break;
      h &= ~(uint64_t)0 << at % 64;
    }
  }
  return 1;
}

/* The hash of a token that is not ASCII, or long, which has been hashed as it
** stands: an ideograph's is that. Texts have the same words again and again. */
static uint64_t folded_hash(Finder *f, const gl_tokens *t, size_t k) {
  gl_search *s = f->s;
  const unsigned char *low = s->low + (t->first[k] - f->at), *e;
  const unsigned char *text = f->t->s;
  size_t n = t->end[k] - t->first[k];
  Word *w = &s->words[t->hash[k] & (WORDS - 1)];
  uint64_t a, b = 0;
  e = text + f->t->len;
  if (n == 3 && gl_is_ideograph(*low)) return t->hash[k];
  if (n > 16)
    return gl_word_hash(f->g, text + t->first[k], text + t->end[k], e);
  a = gl_load64(low);
  if (n > 8)
    b = gl_load64(low + 8) & ~(uint64_t)0 >> 8 * (16 - n);
  else
    a &= ~(uint64_t)0 >> 8 * (8 - n);
  if (w->a != a || w->b != b) {
    w->hash = gl_word_hash(f->g, text + t->first[k], text + t->end[k], e);
    w->a = a;
    w->b = b;
  }
  return w->hash;
}

/* The hashes of n new tokens. */
static int hash_tokens(Finder *f, gl_tokens *t, size_t from, size_t n) {
  gl_search *s = f->s;
  size_t i, left;
  if (GL_GROW(s, f->m, one, n + 1)) return GL_ENOMEM;
  left = s->kern->hash(s->low, (uint32_t)f->at, t->first + from, t->end + from,
                       n, f->g->seed, t->hash + from, s->one);
  for (i = 0; i < left; i++) {
    size_t k = from + s->one[i];
    t->hash[k] = folded_hash(f, t, k);
  }
  return GL_OK;
}

/* A word that is longer than the window. */
static void long_word(Finder *f, gl_tokens *t) {
  const unsigned char *s = f->t->s + f->at, *end;
  gl_cutter c;
  gl_piece p;
  gl_cutter_init(&c, &f->g->token, s, f->t->len - f->at, f->g->buffer,
                 f->g->marks, f->g->capbuffer);
  if (!gl_cutter_next(&c, &p)) p.end = f->t->len - f->at;
  end = s + p.end;
  t->first[t->n] = (uint32_t)f->at;
  t->end[t->n] = (uint32_t)(end - f->t->s);
  t->hash[t->n++] = gl_word_hash(f->g, s, end, f->t->s + f->t->len);
  f->at = (size_t)(end - f->t->s);
  f->before = FREE; /* a mark would be of the word */
}

/* Where the words of a window of n bytes begin and end, as bits. Meanwhile the
** text behind it comes into fast memory, a line at a time. */
static void find_edges(Finder *f, size_t n, int cuts) {
  gl_search *s = f->s;
  const unsigned char *next = f->t->s + f->at + n;
  size_t left = f->t->len - f->at - n, words = (n + 63) / 64, i;
  uint64_t carry = 0;
  for (i = 0; i < words; i++) {
    uint64_t w = s->word[i], prev = w << 1 | carry;
    if (i * 64 < left) GL_PREFETCH(next + i * 64);
    s->starts[i] = w & ~prev;
    s->ends[i] = ~w & prev;
    if (cuts) {
      s->starts[i] |= s->cut[i];
      s->ends[i] |= s->cut[i];
    }
    carry = w >> 63;
  }
  /* whether a word ends with the window is told by what is behind it */
  if (n % 64) s->ends[words - 1] &= ((uint64_t)1 << n % 64) - 1;
}

/* Cuts the next window into plain tokens. */
static int cut(Finder *f) {
  gl_search *s = f->s;
  gl_tokens *t = &s->view[0];
  size_t n = window(f), words = (n + 63) / 64, i, from = t->n, k;
  if (tokens_room(t, f->m, n / 2 + 2)) return GL_ENOMEM;
  find_edges(f, n, classify(f, n));
  k = s->kern->expand(s->starts, words, (uint32_t)f->at, t->first + from);
  i = s->kern->expand(s->ends, words, (uint32_t)f->at, t->end + from);
  if (i < k && f->at + n == f->t->len) /* the text ends with a word */
    t->end[from + i++] = (uint32_t)f->t->len;
  t->n = from + i;
  if (hash_tokens(f, t, from, i)) return GL_ENOMEM;
  if (i < k) { /* the last word goes on: once more, with it at the begin */
    if (t->first[t->n] == f->at) {
      long_word(f, t);
      return GL_OK;
    }
    n = t->first[t->n] - f->at;
    f->before = FREE;
  } else if (n && f->t->s[f->at + n - 1] < 0x80)
    f->before = ascii_before(f, f->t->s[f->at + n - 1], &f->cut);
  f->at += n;
  return GL_OK;
}

/* whether a loose view may see more than the word that ends at p */
static int looser(const unsigned char *p, const unsigned char *e) {
  return p < e && (*p == '.' || *p == '\'' || *p == 0xE2 || gl_is_bracket(*p));
}

/* The tokens of a loose view, of plain tokens from `from` on. */
static int loosen(Finder *f, unsigned view, size_t from) {
  const gl_tokens *plain = &f->s->view[0];
  gl_tokens *t = &f->s->view[view];
  const unsigned char *s = f->t->s, *e = s + f->t->len;
  size_t i;
  if (tokens_room(t, f->m, plain->n - from)) return GL_ENOMEM;
  for (i = from; i < plain->n; i++) {
    const unsigned char *end = s + plain->end[i], *skip = end;
    uint64_t h = plain->hash[i];
    if (plain->first[i] < t->skip) continue;
    if (looser(end, e)) {
      h = gl_loose_hash(f->g, GL_LOOSE_OF(view), s + plain->first[i], e, &end,
                        &skip);
      t->skip = (size_t)(skip - s);
    }
    t->first[t->n] = plain->first[i];
    t->end[t->n] = (uint32_t)(end - s);
    t->hash[t->n++] = h;
  }
  return GL_OK;
}

/* --- looking up ---------------------------------------------------------- */

/* Names of n tokens from `token` on, if the slot tells of any; there is room.
** `part` is OVERLAY for that one. Their ring will be read soon: most are short
** and alone. */
static inline void add_found(gl_search *s, const gl_part *p, uint32_t part,
                             uint32_t token, size_t n, const gl_slot *slot) {
  uint32_t ring = slot->name & ~GL_SLOT_MORE;
  Found *new = &s->found[s->nfound];
  uint64_t *any = &s->any[token / 64], bit = (uint64_t)1 << token % 64;
  const uint8_t *name = p->names + (size_t)ring * 4;
  if (ring == 0) return;
  GL_PREFETCH(name);
  GL_PREFETCH(name + sizeof(gl_name) + MOSTLY);
  new->ring = ring | part;
  new->tokens = (uint32_t)n;
  new->next = *any &bit ? s->head[token] : NONE;
  *any |= bit;
  s->head[token] = (uint32_t)s->nfound++;
}

/* k prefixes of `length` tokens: the names among them, and longer ones, in
** waves: in each the prefixes are longer by one token. */
static int look_up(Finder *f, const gl_part *p, const gl_tokens *t,
                   uint32_t *at, uint64_t *hash, size_t k, size_t length) {
  uint32_t part = p == &f->g->part[1] ? OVERLAY : 0;
  size_t i;
#define SLOT(h) (&p->slot[gl_hash_line(h, p->nslot)])
  for (; k; length++) {
    size_t left = 0;
    if (GL_GROW(f->s, f->m, found, f->s->nfound + k)) return GL_ENOMEM;
    for (i = 0; i < AHEAD && i < k; i++) GL_PREFETCH(SLOT(hash[i]));
    for (i = 0; i < k; i++) {
      const gl_slot *slot;
      uint32_t token = at[i];
      if (i + AHEAD < k) GL_PREFETCH(SLOT(hash[i + AHEAD]));
      slot = gl_slot_of(p, hash[i]);
      if (slot == NULL) continue;
      add_found(f->s, p, part, token, length, slot);
      if (slot->name & GL_SLOT_MORE && token + length < t->n &&
          length < p->longest) {
        at[left] = token;
        hash[left++] = gl_hash_join(hash[i], t->hash[token + length]);
      }
    }
    k = left;
  }
  return GL_OK;
}

static int look_up_singles(Finder *f, const gl_part *p, const gl_tokens *t,
                           size_t n, uint64_t view) {
  gl_search *s = f->s;
  size_t k, i;
  if (p->keys[0] == 0) return GL_OK;
  k = s->kern->pass(p->single, p->nsingle, t->hash, n, view, s->one);
  for (i = 0; i < k; i++) s->join[i] = t->hash[s->one[i]] ^ view;
  return look_up(f, p, t, s->one, s->join, k, 1);
}

/* Of k prefixes those that the third filter lets through. */
static size_t third(gl_search *s, const gl_part *p, const uint32_t *from,
                    uint64_t *hash, size_t k, uint64_t with, uint32_t *at) {
  size_t i, n = s->kern->pass(p->third, p->nthird, hash, k, with, s->one);
  for (i = 0; i < n; i++) {
    at[i] = from[s->one[i]];
    hash[i] = hash[s->one[i]];
  }
  return n;
}

/* Longer names: pairs of tokens that may begin one. Many do, but few are one,
** or go on as one does: what is asked of the next filter is looked up for
** those. */
static int look_up_pairs(Finder *f, const gl_part *p, const gl_tokens *t,
                         size_t n, uint64_t view) {
  gl_search *s = f->s;
  size_t k, i, two, three;
  if (p->keys[1] == 0) return GL_OK;
  k = s->kern->pairs(p->pair, p->npair, t->hash, n, view, s->two, s->join);
  for (i = 0; i < k; i++)
    s->join3[i] = gl_hash_join(s->join[i], t->hash[s->two[i] + 2]);
  three = third(s, p, s->two, s->join3, k, 0, s->three);
  /* the last two of a text begin no more */
  if (three && s->three[three - 1] + 2 >= t->n) three--;
  two = third(s, p, s->two, s->join, k, GL_HASH_PAIR, s->two);
  if (look_up(f, p, t, s->two, s->join, two, 2)) return GL_ENOMEM;
  return look_up(f, p, t, s->three, s->join3, three, 3);
}

/* --- comparing ----------------------------------------------------------- */

/* The label of the entry of a match; where all have one it is not read. */
static unsigned label_of(const Finder *f, const gl_match *m) {
  return f->o->labels < 2 ? 0 : gl_entry_at(f->g, m->entry)->label;
}

/* Whether a match may be one, be it of a damaged file. */
static inline int sound(const Finder *f, const gl_match *m) {
  return gl_entry_at(f->g, m->entry) != NULL && m->first < m->end &&
         m->end <= f->t->len;
}

/* Whether it counts. */
static int counts(const Finder *f, const gl_match *m) {
  const gl_findopt *o = f->o;
  if (!sound(f, m)) return 0;
  if (f->plain) return 1;
  if (f->g->ndead && gl_entry_dead(f->g, m->entry)) return 0;
  if (label_of(f, m) >= o->labels) return 0;
  if (o->allow && !o->allow[label_of(f, m)]) return 0;
  return o->from == NULL ||
         (gl_bit_get(o->from, m->first) && gl_bit_get(o->to, m->end - 1));
}

/* A match that counts is kept. */
static int keep(Finder *f, const gl_match *m) {
  gl_search *s = f->s;
  if (!counts(f, m)) return GL_OK;
  if (s->nmatch == s->capmatch && GL_GROW(s, f->m, match, s->nmatch + 1))
    return GL_ENOMEM;
  s->match[s->nmatch++] = *m;
  return GL_OK;
}

/* Compares the names of a ring with the text from `at`: where their words end,
** at `end`, or before or behind. Those alone that are what `only` says, of
** GL_NAME_*. */
static int compare_ring(Finder *f, const gl_part *p, uint32_t last, uint32_t at,
                        uint32_t end, uint32_t only) {
  const gl_verifier *v = &f->s->v;
  const unsigned char *s;
  const gl_folder *set;
  const gl_name *n;
  gl_ring r;
  gl_ring_begin(&r, f->g, p, last);
  while ((n = gl_ring_next(&r, &set, &s)) != NULL) {
    gl_match m;
    int rc;
    if ((n->info & only) != only) continue;
    m.entry = n->entry;
    if (!gl_verify(v, set, n->info, s, at, end, &m))
      r.vain++;
    else if ((rc = keep(f, &m)) != GL_OK)
      return rc;
  }
  return GL_OK;
}

/* The same of what was found by words: most often a name that is alone. */
static int compare(Finder *f, const gl_part *p, uint32_t last, uint32_t at,
                   uint32_t end, uint32_t only) {
  const unsigned char *s;
  const gl_name *n = gl_name_at(p, last, &s);
  const gl_folder *set = n ? gl_set_of(f->g, n->info) : NULL;
  gl_match m;
  if (set == NULL || n->next != last)
    return compare_ring(f, p, last, at, end, only);
  if ((n->info & only) != only) return GL_OK;
  m.entry = n->entry;
  return gl_verify(&f->s->v, set, n->info, s, at, end, &m) ? keep(f, &m)
                                                           : GL_OK;
}

static const gl_part *part_of(const Finder *f, uint32_t ring) {
  return &f->g->part[ring / OVERLAY];
}

/* The entries of what was found, where they are read. */
static void fetch_entries(const Finder *f) {
  const gl_search *s = f->s;
  size_t i;
  for (i = 0; i < s->nfound; i++) {
    const gl_part *p = part_of(f, s->found[i].ring);
    const unsigned char *bytes;
    const gl_name *n = gl_name_at(p, s->found[i].ring & ~OVERLAY, &bytes);
    if (n && n->entry - p->first < p->nentry)
      GL_PREFETCH(&p->entry[n->entry - p->first]);
  }
}

/* Whether the matches from `from` on, which begin with the token at `at`, are
** there whatever names are found by octets. Those have no words: a match that
** begins with one never gives way to them, but to a match that begins with
** signs, which may. */
static int is_sure(Finder *f, size_t from, uint32_t at) {
  const gl_search *s = f->s;
  int sure = at >= f->unsure;
  size_t i;
  if (!f->octets) return 1;
  for (i = from; i < s->nmatch; i++) sure &= s->match[i].first == at;
  for (i = from; i < s->nmatch && !sure; i++)
    if (s->match[i].end > f->unsure) f->unsure = s->match[i].end;
  return sure;
}

/* The matches from `from` on are all that begin with one token: the first of
** them, the longest of those, will be reported, if it is not covered. */
static void cover(Finder *f, size_t from) {
  const gl_search *s = f->s;
  uint32_t first = UINT32_MAX, end = f->covered;
  for (; from < s->nmatch; from++) {
    const gl_match *m = &s->match[from];
    if (m->first < f->covered || m->first > first) continue;
    if (m->first < first || m->end > end) end = m->end;
    first = m->first;
  }
  f->covered = end;
}

/* Compares what was found for a token, the longest first: so are the matches,
** but for few. Where the leftmost-longest alone count, what is shorter than one
** of them counts if it begins before its first word. */
static int compare_token(Finder *f, const gl_tokens *t, size_t token) {
  const gl_search *s = f->s;
  size_t from = s->nmatch;
  uint32_t at = t->first[token], i, longest = 0;
  int rc = GL_OK;
  if (f->greedy && at < f->covered) return GL_OK;
  for (i = s->head[token]; i != NONE && rc == GL_OK; i = s->found[i].next) {
    const Found *d = &s->found[i];
    size_t was = s->nmatch;
    uint32_t only = d->tokens < longest ? GL_NAME_PRE : 0;
    rc = compare(f, part_of(f, d->ring), d->ring & ~OVERLAY, at,
                 t->end[token + d->tokens - 1], only);
    if (f->greedy && s->nmatch > was && d->tokens > longest &&
        (!f->octets || s->match[was].first == at))
      longest = d->tokens;
  }
  if (f->greedy && is_sure(f, from, at)) cover(f, from);
  return rc;
}

/* Compares all that was found for n tokens, in their order. */
static int compare_found(Finder *f, const gl_tokens *t, size_t n) {
  size_t w;
  int rc = GL_OK;
  if (!f->plain) fetch_entries(f);
  for (w = 0; w < GL_BITWORDS(n) && rc == GL_OK; w++) {
    uint64_t b;
    for (b = f->s->any[w]; b && rc == GL_OK; b &= b - 1)
      rc = compare_token(f, t, w * 64 + gl_ctz64(b));
  }
  return rc;
}

/* The names that begin with one of the first n tokens of a view. */
static int search_view(Finder *f, unsigned view, size_t n) {
  gl_search *s = f->s;
  gl_tokens *t = &s->view[view];
  unsigned k;
  int rc;
  if (GL_GROW(s, f->m, one, n + 64) || GL_GROW(s, f->m, two, n + 64) ||
      GL_GROW(s, f->m, join, n + 64) || GL_GROW(s, f->m, three, n + 64) ||
      GL_GROW(s, f->m, join3, n + 64) || GL_GROW(s, f->m, head, n) ||
      GL_GROW(s, f->m, any, GL_BITWORDS(n)))
    return GL_ENOMEM;
  s->nfound = 0;
  memset(s->any, 0, GL_BITWORDS(n) * sizeof *s->any);
  for (k = 0; k < 2; k++) {
    const gl_part *p = &f->g->part[k];
    if (p->longest == 0) continue;
    rc = look_up_singles(f, p, t, n, gl_hash_view(view));
    /* the last token of a text begins no pair */
    if (rc == GL_OK)
      rc = look_up_pairs(f, p, t, n < t->n ? n : n - (n > 0),
                         gl_hash_view(view));
    if (rc != GL_OK) return rc;
  }
  return compare_found(f, t, n);
}

/* --- which matches are reported ------------------------------------------ */

/* first, longest first, in the order of adding */
static int before(const gl_match *a, const gl_match *b) {
  if (a->first != b->first) return a->first < b->first;
  if (a->end != b->end) return a->end > b->end;
  return a->entry <= b->entry;
}

#define NEAR 8u /* places */

/* Puts in order what is out of place by few places: names of the same words,
** one of which begins or ends with a sign. */
static void sort_near(gl_match *m, size_t n) {
  size_t i, j;
  for (i = 1; i < n; i++) {
    gl_match x = m[i];
    if (before(&m[i - 1], &x) || (i > NEAR && !before(&m[i - NEAR - 1], &x)))
      continue;
    for (j = i; j > 0 && !before(&m[j - 1], &x); j--) m[j] = m[j - 1];
    m[j] = x;
  }
}

/* Merges what is in order already: there is little else. */
static int sort(Finder *f) {
  gl_search *s = f->s;
  size_t n = s->nmatch;
  sort_near(s->match, n);
  for (;;) {
    size_t runs = 0, i = 0, out = 0;
    gl_match *from = s->match, *to;
    while (i + 1 < n && before(&from[i], &from[i + 1])) i++;
    if (i + 1 >= n) return GL_OK;
    if (GL_GROW(s, f->m, spare, n)) return GL_ENOMEM;
    to = s->spare;
    for (i = 0; i < n; runs++) {
      size_t a = i, b, e;
      for (b = a + 1; b < n && before(&from[b - 1], &from[b]);) b++;
      for (e = b < n ? b + 1 : n; e < n && before(&from[e - 1], &from[e]);) e++;
      i = e;
      for (e = b; a < b || e < i;)
        to[out++] = e >= i || (a < b && before(&from[a], &from[e])) ? from[a++]
                                                                    : from[e++];
    }
    s->match = to;
    s->spare = from;
    out = s->capmatch;
    s->capmatch = s->capspare;
    s->capspare = out;
    if (runs == 1) return GL_OK;
  }
}

static int report(Finder *f, const gl_match *m) {
  return gl_rows_add(f->out, m->first, m->end, label_of(f, m), m->entry);
}

/* begin and end of the last match that competes with m */
static uint32_t *last_of(Finder *f, const gl_match *m) {
  return f->o->perlabel ? f->s->last + 2 * (size_t)label_of(f, m) : f->last;
}

static int report_longest(Finder *f, const gl_match *m, size_t n) {
  size_t i;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < n; i++) {
    uint32_t *last = last_of(f, &m[i]);
    if (m[i].first < last[1] && (m[i].first != last[0] || m[i].end != last[1]))
      continue;
    last[0] = m[i].first;
    last[1] = m[i].end;
    rc = report(f, &m[i]);
  }
  return rc;
}

/* Of those that begin at one place the first that was added. */
static int report_first(Finder *f, const gl_match *m, size_t n) {
  size_t i, j, k;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < n; i = j) {
    for (j = i; j < n && m[j].first == m[i].first; j++) {
      const gl_match *best = &m[j];
      uint32_t *last = last_of(f, best);
      if (m[j].first < last[1]) continue;
      for (k = j + 1; k < n && m[k].first == m[i].first; k++)
        if (m[k].entry < best->entry && last_of(f, &m[k]) == last) best = &m[k];
      last[0] = best->first;
      last[1] = best->end;
      if ((rc = report(f, best)) != GL_OK) break;
    }
    for (; j < n && m[j].first == m[i].first;) j++;
  }
  return rc;
}

/* Greatest priority first, then longest, leftmost, first added; by label
** before all that where only those of one compete. */
static int better(const Finder *f, const gl_match *a, const gl_match *b) {
  double p = gl_entry_priority(f->g, a->entry);
  double q = gl_entry_priority(f->g, b->entry);
  if (f->o->perlabel && label_of(f, a) != label_of(f, b))
    return label_of(f, a) < label_of(f, b);
  if (p != q) return p > q;
  if (a->end - a->first != b->end - b->first)
    return a->end - a->first > b->end - b->first;
  if (a->first != b->first) return a->first < b->first;
  return a->entry <= b->entry;
}

static void rank(const Finder *f, gl_match *m, gl_match *spare, size_t n) {
  size_t width;
  for (width = 1; width < n; width *= 2) {
    size_t lo, out = 0;
    for (lo = 0; lo < n; lo += 2 * width) {
      size_t mid = lo + width < n ? lo + width : n;
      size_t hi = lo + 2 * width < n ? lo + 2 * width : n, i = lo, j = mid;
      while (i < mid || j < hi)
        spare[out++] =
            j >= hi || (i < mid && better(f, &m[i], &m[j])) ? m[i++] : m[j++];
    }
    memcpy(m, spare, n * sizeof *m);
  }
}

static int taken(const uint64_t *b, size_t i, size_t e) {
  for (; i < e; i++) {
    if (i % 64 == 0 && e - i >= 64) {
      if (b[i / 64]) return 1;
      i += 63;
    } else if (gl_bit_get(b, i))
      return 1;
  }
  return 0;
}

/* Matches that overlap one another, each by way of others. */
static int report_cluster(Finder *f, gl_match *m, size_t n, size_t end) {
  gl_search *s = f->s;
  size_t i, base = m[0].first, words = GL_BITWORDS(end - base);
  int rc = GL_OK;
  if (n == 1) return report(f, m);
  if (GL_GROW(s, f->m, cover, words) || GL_GROW(s, f->m, spare, n))
    return GL_ENOMEM;
  memset(s->cover, 0, words * sizeof *s->cover);
  rank(f, m, s->spare, n);
  for (i = 0; rc == GL_OK && i < n; i++) {
    size_t a = m[i].first - base, b = m[i].end - base;
    if (i && f->o->perlabel && label_of(f, &m[i]) != label_of(f, &m[i - 1]))
      memset(s->cover, 0, words * sizeof *s->cover);
    if (taken(s->cover, a, b)) continue;
    set_bits(s->cover, a, b - a);
    rc = report(f, &m[i]);
  }
  return rc;
}

static int report_priority(Finder *f, gl_match *m, size_t *n) {
  size_t i, j;
  for (i = 0; i < *n; i = j) {
    size_t end = m[i].end;
    int rc;
    for (j = i + 1; j < f->s->nmatch && m[j].first < end; j++)
      if (m[j].end > end) end = m[j].end;
    if (end > f->safe) break; /* what is not found yet may overlap it */
    if ((rc = report_cluster(f, m + i, j - i, end)) != GL_OK) return rc;
  }
  *n = i;
  return GL_OK;
}

/* Reports what is decided: matches that begin before f->safe. */
static int select_matches(Finder *f) {
  gl_search *s = f->s;
  size_t n, i;
  int rc = sort(f);
  if (rc != GL_OK) return rc;
  for (n = s->nmatch; n && s->match[n - 1].first >= f->safe;) n--;
  switch (f->o->matches) {
    case GL_MATCH_LONGEST: rc = report_longest(f, s->match, n); break;
    case GL_MATCH_FIRST: rc = report_first(f, s->match, n); break;
    case GL_MATCH_PRIORITY: rc = report_priority(f, s->match, &n); break;
    default:
      for (i = 0; rc == GL_OK && i < n; i++) rc = report(f, &s->match[i]);
  }
  if (n) memmove(s->match, s->match + n, (s->nmatch - n) * sizeof *s->match);
  s->nmatch -= n;
  return rc;
}

/* --- a whole text -------------------------------------------------------- */

static void begin(Finder *f, gl_verifier *v) {
  gl_search *s = f->s;
  unsigned i;
  for (i = 0; i < GL_NVIEWS; i++) s->view[i].n = s->view[i].skip = 0;
  s->nmatch = s->nfound = 0;
  v->s = f->t->s;
  v->e = f->t->s + f->t->len;
  v->marked = 0;
}

/* Searches all tokens of a view but the last, which may begin what goes on
** behind what was cut. */
static int advance(Finder *f, unsigned view, size_t longest, int done) {
  gl_tokens *t = &f->s->view[view];
  size_t n = done ? t->n : t->n > longest ? t->n - longest : 0;
  int rc;
  if (n == 0) {
    if (!done) f->safe = 0;
    return GL_OK;
  }
  t->hash[t->n] = 0;
  if ((rc = search_view(f, view, n)) != GL_OK) return rc;
  if (!done && t->end[n - 1] < f->safe) f->safe = t->end[n - 1];
  t->n -= n;
  memmove(t->first, t->first + n, t->n * sizeof *t->first);
  memmove(t->end, t->end + n, t->n * sizeof *t->end);
  memmove(t->hash, t->hash + n, t->n * sizeof *t->hash);
  return GL_OK;
}

static int find(Finder *f) {
  const gl_gaz *g = f->g;
  size_t longest = g->part[0].longest, from;
  unsigned view;
  int rc, words = g->part[0].longest || g->part[1].longest, done = 0;
  if (g->part[1].longest > longest) longest = g->part[1].longest;
  while (!done) {
    f->safe = SIZE_MAX;
    if (words) {
      from = f->s->view[0].n;
      if ((rc = cut(f)) != GL_OK) return rc;
      done = f->at >= f->t->len;
      for (view = 1; view < GL_NVIEWS; view++)
        if (g->views >> view & 1 && (rc = loosen(f, view, from)) != GL_OK)
          return rc;
      for (view = 0; view < GL_NVIEWS; view++)
        if ((view == 0 || g->views >> view & 1) &&
            (rc = advance(f, view, longest, done)) != GL_OK)
          return rc;
    } else { /* octets alone */
      f->at += WINDOW;
      done = f->at >= f->t->len;
      if (!done) f->safe = f->at;
    }
    if (f->octets &&
        (rc = gl_octets_run(&f->s->octets, f->m, f->safe)) != GL_OK)
      return rc;
    if ((rc = select_matches(f)) != GL_OK) return rc;
  }
  return GL_OK;
}

/* Whether all that may be reported, but for what is found by octets, is met in
** the order of the text, by words of one view, and nothing that overlaps what
** was is. */
static int greedy(const Finder *f) {
  const gl_gaz *g = f->g;
  return f->o->matches == GL_MATCH_LONGEST && !f->o->perlabel &&
         (g->views & ~1u) == 0;
}

static int octets_found(void *ud, uint32_t first, uint32_t end,
                        uint32_t entry) {
  gl_match m;
  m.first = first;
  m.end = end;
  m.entry = entry;
  return keep(ud, &m);
}

#define MANY 65536u /* rows that are worth it */

/* Room for the rows that there will be, going by those before byte `at`, at
** most eight times as many. Where there is no memory they grow as they do. */
static void expect_rows(Finder *f, uint32_t at) {
  gl_rows *r = f->out;
  double times = (double)f->t->len / (at + 1.0);
  size_t want = (size_t)((double)r->n * (times < 8 ? times : 8));
  (void)gl_grow(&r->mem, &r->row, &r->cap, want, sizeof *r->row);
}

/* The same where all that is found is reported, and in that order; there is one
** label. */
static int octets_reported(void *ud, uint32_t first, uint32_t end,
                           uint32_t entry) {
  Finder *f = ud;
  gl_match m;
  m.first = first;
  m.end = end;
  m.entry = entry;
  if (!sound(f, &m)) return GL_OK;
  if (f->out->n == f->out->cap && f->out->n >= MANY) expect_rows(f, first);
  return gl_rows_add(f->out, first, end, 0, entry);
}

static int begin_octets(Finder *f) {
  gl_octetscan *t = &f->s->octets;
  const gl_gaz *g = f->g;
  int words = g->part[0].longest || g->part[1].longest;
  uint32_t page;
  f->octets = 1;
  t->kern = f->s->kern;
  t->want = f->o->matches != GL_MATCH_LONGEST || f->o->perlabel ? GL_WANT_ALL
            : words ? GL_WANT_LONGEST
                    : GL_WANT_APART;
  t->from = f->o->from;
  t->to = f->o->to;
  t->v = &f->s->v;
  t->kept = &f->s->nmatch;
  t->keep = octets_found;
  if (f->plain && !words &&
      (t->want == GL_WANT_APART || f->o->matches == GL_MATCH_ALL)) {
    t->kept = &f->out->n;
    t->keep = octets_reported;
  }
  t->ud = f;
  for (page = 2; page < 32; page++) /* the letters of two bytes */
    if (g->page[page] == NULL) gl_chars_make(f->g, f->m, page);
  return gl_octets_begin(t, g, f->m, f->t->s, f->t->len);
}

int gl_gaz_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                const gl_findopt *o, gl_rows *out) {
  Finder f;
  gl_verifier *v;
  int rc;
  if (g->live == 0 || t->len == 0) return GL_OK;
  if ((rc = gl_search_ready(g, m, 0, &v)) != GL_OK) return rc;
  memset(&f, 0, sizeof f);
  f.g = g;
  f.s = g->search;
  f.m = m;
  f.t = t;
  f.o = o;
  f.out = out;
  begin(&f, v);
  if (f.s->kern == NULL || f.s->level != t->simd) {
    f.s->kern = gl_namekern_of(t->simd);
    f.s->level = t->simd;
  }
  if (o->perlabel) {
    size_t n = 2 * (size_t)o->labels + 2;
    if (GL_GROW(f.s, m, last, n)) return GL_ENOMEM;
    memset(f.s->last, 0, n * sizeof *f.s->last);
  }
  f.plain =
      g->ndead == 0 && o->labels == 1 && o->allow == NULL && o->from == NULL;
  f.greedy = greedy(&f);
  if (g->part[0].noctet || g->part[1].noctet)
    if ((rc = begin_octets(&f)) != GL_OK) return rc;
  return find(&f);
}
