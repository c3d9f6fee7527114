/*
** gazetteer.c: many names, found in one pass over the text.
**
** The index is a trie over pieces. Two hash tables hold it: one from the key
** of a piece to its number, one from (state, symbol) to the next state, where
** a symbol is a piece and whether one space comes before it. So the space
** between two words costs no step of its own. A text is cut once; each piece
** is looked up once; from each piece that begins some name the trie is walked
** as far as it goes on.
**
** Everything only grows: entries, states and pieces are never renumbered, so
** what earlier searches found stays true.
*/
#include "gazetteer.h"
#include "ucd.h"

#include <string.h>

#define NONE 0xFFFFFFFFu

typedef struct Slot { /* of the piece table; piece 0 is free */
  uint32_t hash, piece;
} Slot;

typedef struct Piece { /* its key ends where that of the next begins */
  uint32_t key;        /* into keys */
  uint32_t root;       /* state after it at the start of a name, or 0 */
} Piece;

typedef struct Edge { /* of the edge table; to 0 is free */
  uint32_t from, sym, to;
} Edge;

typedef struct State {
  uint32_t last; /* of the ring of hits here, 0: no name ends here */
  uint32_t more; /* edges from here */
} State;

/*
** The hits of a state form a ring in the order of adding. Entries that spans
** could not tell apart (same label and id) stand there once: the others hang
** on the first in a ring of their own, which only look-ups see, so that a
** list with repetitions costs searches nothing.
*/
typedef struct Hit {
  uint32_t entry, surface, next;
  uint32_t same; /* last of the ring of its likes, 0: none; of those: it */
} Hit;
#define LIKE 0x80000000u /* in surface: hangs on hit `same` */
#define LIKES_SEEN 16    /* hits that a new one is compared with */

typedef struct Entry {
  uint32_t id, nid; /* into ids */
  uint16_t label, dead;
} Entry;

typedef struct Staged { /* a piece of an entry being added */
  uint32_t key, n, gap;
} Staged;

/* an array that grows: elements, and how many there is room for */
#define ARRAY(type, name) \
  type *name;             \
  size_t n##name, cap##name

/* Element 0 of pieces, states and hits is unused: 0 means none. */
struct gl_gaz {
  gl_folder fold;
  uint64_t seed;      /* no file of names is slow to load by design */
  uint32_t maxpieces; /* of a name that may be added */
  uint32_t longest;   /* pieces of the longest name */
  size_t maxkey;      /* bytes of the longest key */
  uint32_t live;
  ARRAY(unsigned char, keys); /* of all pieces, one after the other */
  ARRAY(Piece, piece);
  ARRAY(State, state);
  ARRAY(Hit, hit);
  ARRAY(Entry, entry);
  ARRAY(char, ids);
  Slot *slot; /* open addressing, at most half full, powers of two */
  size_t nslot;
  Edge *edge;
  size_t nedge, edges;
  /* the entry being added */
  ARRAY(unsigned char, skeys);
  ARRAY(Staged, staged);
  ARRAY(uint32_t, surface); /* number of staged pieces at its end */
  ARRAY(unsigned char, buffer);
  ARRAY(gl_mark, marks);
};

#define GROW(g, m, a, need) \
  gl_grow(m, &(g)->a, &(g)->cap##a, need, sizeof *(g)->a)
#define FREE(g, m, a)                                                          \
  ((g)->a ? (void)(m)->alloc((m)->ud, (g)->a, (g)->cap##a * sizeof *(g)->a, 0) \
          : (void)0)

/* --- hashing ------------------------------------------------------------- */

#define MIX 0x9E3779B97F4A7C15u

static uint64_t mix(uint64_t h) {
  h *= MIX;
  return h ^ h >> 32;
}

static uint32_t hash_key(const gl_gaz *g, const unsigned char *s, size_t n) {
  uint64_t h = g->seed ^ n, w;
  for (; n > 8; s += 8, n -= 8) {
    memcpy(&w, s, 8);
    h = mix(h ^ w);
  }
  w = 0;
  switch (n) { /* constant sizes are moves, not calls */
    case 8: memcpy(&w, s, 8); break;
    case 7:
    case 6:
    case 5:
    case 4: {
      uint32_t a, b;
      memcpy(&a, s, 4);
      memcpy(&b, s + n - 4, 4);
      w = a | (uint64_t)b << 32;
      break;
    }
    case 3: w = (uint64_t)s[2] << 16; /* FALLTHROUGH */
    case 2: w |= (uint64_t)s[1] << 8; /* FALLTHROUGH */
    case 1: w |= s[0];                /* FALLTHROUGH */
    default: break;
  }
  return (uint32_t)mix(mix(h ^ w));
}

static size_t hash_edge(const gl_gaz *g, uint32_t from, uint32_t sym) {
  return (size_t)mix(mix(g->seed ^ from) ^ sym);
}

/* The slot of a key: its own, or the free one where it would stand. */
static Slot *find_slot(const gl_gaz *g, uint32_t hash, const unsigned char *key,
                       size_t n) {
  size_t mask = g->nslot - 1, i = hash & mask;
  for (;; i = (i + 1) & mask) {
    Slot *s = &g->slot[i];
    const Piece *p = &g->piece[s->piece];
    if (s->piece == 0) return s;
    if (s->hash == hash && p[1].key - p->key == n &&
        memcmp(g->keys + p->key, key, n) == 0)
      return s;
  }
}

static Edge *find_edge(const gl_gaz *g, uint32_t from, uint32_t sym) {
  size_t mask = g->nedge - 1, i = hash_edge(g, from, sym) & mask;
  for (;; i = (i + 1) & mask) {
    Edge *d = &g->edge[i];
    if (d->to == 0 || (d->from == from && d->sym == sym)) return d;
  }
}

/* Room for `need` pieces (edges) in a table at most half full. */
static int grow_slots(gl_gaz *g, const gl_mem *m, size_t need) {
  size_t n = g->nslot ? g->nslot : 16, i, old = g->nslot;
  Slot *from = g->slot, *to;
  while (n / 2 < need) n *= 2;
  if (n == old) return GL_OK;
  if (n > SIZE_MAX / sizeof *to) return GL_ENOMEM;
  to = m->alloc(m->ud, NULL, 0, n * sizeof *to);
  if (to == NULL) return GL_ENOMEM;
  memset(to, 0, n * sizeof *to);
  for (i = 0; i < old; i++) {
    size_t k = from[i].hash & (n - 1);
    if (from[i].piece == 0) continue;
    while (to[k].piece) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  g->slot = to;
  g->nslot = n;
  if (from) m->alloc(m->ud, from, old * sizeof *from, 0);
  return GL_OK;
}

static int grow_edges(gl_gaz *g, const gl_mem *m, size_t need) {
  size_t n = g->nedge ? g->nedge : 16, i, old = g->nedge;
  Edge *from = g->edge, *to;
  while (n / 2 < need) n *= 2;
  if (n == old) return GL_OK;
  if (n > SIZE_MAX / sizeof *to) return GL_ENOMEM;
  to = m->alloc(m->ud, NULL, 0, n * sizeof *to);
  if (to == NULL) return GL_ENOMEM;
  memset(to, 0, n * sizeof *to);
  for (i = 0; i < old; i++) {
    size_t k = hash_edge(g, from[i].from, from[i].sym) & (n - 1);
    if (from[i].to == 0) continue;
    while (to[k].to) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  g->edge = to;
  g->nedge = n;
  if (from) m->alloc(m->ud, from, old * sizeof *from, 0);
  return GL_OK;
}

/* --- life ---------------------------------------------------------------- */

gl_gaz *gl_gaz_new(const gl_mem *m, unsigned flags) {
  gl_gaz *g = m->alloc(m->ud, NULL, 0, sizeof *g);
  if (g == NULL) return NULL;
  memset(g, 0, sizeof *g);
  gl_folder_init(&g->fold, flags);
  g->seed = mix((uint64_t)(uintptr_t)g);
  g->maxpieces = flags & GL_CUT_CHARS ? GL_MAXNAMECHARS : GL_MAXNAME;
  g->npiece = g->nstate = g->nhit = 1;
  if (GROW(g, m, piece, 2) || GROW(g, m, state, 1) || GROW(g, m, hit, 1) ||
      grow_slots(g, m, 8) || grow_edges(g, m, 8)) {
    gl_gaz_free(g, m);
    return NULL;
  }
  memset(g->piece, 0, 2 * sizeof *g->piece);
  return g;
}

void gl_gaz_free(gl_gaz *g, const gl_mem *m) {
  FREE(g, m, keys);
  FREE(g, m, piece);
  FREE(g, m, state);
  FREE(g, m, hit);
  FREE(g, m, entry);
  FREE(g, m, ids);
  FREE(g, m, skeys);
  FREE(g, m, staged);
  FREE(g, m, surface);
  FREE(g, m, buffer);
  FREE(g, m, marks);
  if (g->slot) m->alloc(m->ud, g->slot, g->nslot * sizeof *g->slot, 0);
  if (g->edge) m->alloc(m->ud, g->edge, g->nedge * sizeof *g->edge, 0);
  m->alloc(m->ud, g, sizeof *g, 0);
}

#define HELD(g, a) ((g)->cap##a * sizeof *(g)->a)
size_t gl_gaz_bytes(const gl_gaz *g) {
  return sizeof *g + HELD(g, keys) + HELD(g, piece) + HELD(g, state) +
         HELD(g, hit) + HELD(g, entry) + HELD(g, ids) + HELD(g, skeys) +
         HELD(g, staged) + HELD(g, surface) + HELD(g, buffer) + HELD(g, marks) +
         g->nslot * sizeof *g->slot + g->nedge * sizeof *g->edge;
}

uint32_t gl_gaz_count(const gl_gaz *g) { return (uint32_t)g->nentry; }
uint32_t gl_gaz_live(const gl_gaz *g) { return g->live; }

gl_str gl_gaz_id(const gl_gaz *g, uint32_t entry) {
  gl_str id = {"", 0};
  if (entry < g->nentry && g->entry[entry].nid) {
    id.s = g->ids + g->entry[entry].id;
    id.n = g->entry[entry].nid;
  }
  return id;
}

void gl_gaz_withdraw(gl_gaz *g, uint32_t from) {
  size_t i;
  for (i = from; i < g->nentry; i++) {
    g->live -= !g->entry[i].dead;
    g->entry[i].dead = 1;
  }
}

/* --- the pieces of names ------------------------------------------------- */

/*
** Pieces with the single space before them drawn in: of a run of spaces the
** last one is drawn into what follows, those before it are pieces like any
** other. So does a text at its end. The piece behind a space waits in `next`
** while the space that cannot be drawn in is given.
*/
typedef struct Reader {
  gl_cutter cut;
  gl_piece space; /* the space seen last, still to be drawn in */
  int pending;
} Reader;

static int is_space(const gl_piece *p) { return p->n == 1 && *p->key == ' '; }

/* Gives a piece and whether one space before it was drawn in. */
static int read_piece(Reader *r, gl_piece *p, int *gap) {
  static const unsigned char space[1] = {' '};
  *gap = 0;
  /* what most pieces are: a word behind one space */
  if (!r->pending) r->pending = gl_cutter_space(&r->cut);
  while (gl_cutter_next(&r->cut, p)) {
    if (!is_space(p)) {
      *gap = r->pending;
      r->pending = 0;
      return 1;
    }
    if (r->pending) {
      gl_piece now = *p;
      *p = r->space;
      p->key = space;
      r->space = now;
      return 1;
    }
    r->space = *p;
    r->pending = 1;
  }
  if (!r->pending) return 0;
  *p = r->space;
  p->key = space;
  r->pending = 0;
  return 1;
}

static int is_mark(uint32_t cp) {
  unsigned gc = gl_gc_of(cp);
  return gc >= GC_Mn && gc <= GC_Me;
}

/* The name without the white space around it, be it with marks. */
static gl_str trim(gl_str s) {
  const unsigned char *p = (const unsigned char *)s.s, *e = p + s.n, *q;
  unsigned len;
  while (p < e && gl_is_white(gl_decode(p, e, &len)))
    for (p += len; p < e && is_mark(gl_decode(p, e, &len));) p += len;
  while (p < e) {
    q = e;
    do q = gl_step_back(p, q);
    while (q > p && is_mark(gl_decode(q, e, &len)));
    if (!gl_is_white(gl_decode(q, e, &len))) break;
    e = q;
  }
  s.s = (const char *)p;
  s.n = (size_t)(e - p);
  return s;
}

/* --- adding -------------------------------------------------------------- */

void gl_gaz_begin(gl_gaz *g) { g->nskeys = g->nstaged = g->nsurface = 0; }

int gl_gaz_surface(gl_gaz *g, const gl_mem *m, gl_str name) {
  Reader r;
  gl_piece p;
  int gap;
  size_t start = g->nstaged;
  name = trim(name);
  if (name.n == 0) return GL_EEMPTY;
  if (name.n > GL_MAXNAMEBYTES) return GL_ELONG;
  if (GROW(g, m, buffer, GL_KEYCAP(name.n)) ||
      GROW(g, m, marks, GL_KEYCAP(name.n)) ||
      GROW(g, m, surface, g->nsurface + 1))
    return GL_ENOMEM;
  memset(&r, 0, sizeof r);
  gl_cutter_init(&r.cut, &g->fold, name.s, name.n, g->buffer, g->marks,
                 GL_KEYCAP(name.n));
  while (read_piece(&r, &p, &gap)) {
    Staged *t;
    if (g->nstaged - start == g->maxpieces) return GL_EPIECES;
    if (GROW(g, m, staged, g->nstaged + 1) ||
        GROW(g, m, skeys, g->nskeys + p.n))
      return GL_ENOMEM;
    if (g->nskeys + p.n > NONE) return GL_ETOOMANY;
    t = &g->staged[g->nstaged++];
    t->key = (uint32_t)g->nskeys;
    t->n = (uint32_t)p.n;
    t->gap = g->nstaged - 1 > start && gap;
    if (p.n) memcpy(g->skeys + g->nskeys, p.key, p.n);
    g->nskeys += p.n;
  }
  g->surface[g->nsurface++] = (uint32_t)g->nstaged;
  return GL_OK;
}

/* number of a piece, a new one where the key is new; there is room */
static uint32_t intern(gl_gaz *g, const unsigned char *key, size_t n) {
  uint32_t hash = hash_key(g, key, n);
  Slot *s = find_slot(g, hash, key, n);
  if (s->piece == 0) {
    s->hash = hash;
    s->piece = (uint32_t)g->npiece++;
    if (n) memcpy(g->keys + g->nkeys, key, n);
    g->nkeys += n;
    g->piece[g->npiece].key = (uint32_t)g->nkeys;
    g->piece[g->npiece].root = 0;
    if (n > g->maxkey) g->maxkey = n;
  }
  return s->piece;
}

static uint32_t new_state(gl_gaz *g) {
  State *s = &g->state[g->nstate];
  s->last = s->more = 0;
  return (uint32_t)g->nstate++;
}

static uint32_t extend(gl_gaz *g, uint32_t from, uint32_t piece, uint32_t gap) {
  uint32_t sym = piece << 1 | gap;
  Edge *d;
  if (from == 0) {
    if (g->piece[piece].root == 0) g->piece[piece].root = new_state(g);
    return g->piece[piece].root;
  }
  d = find_edge(g, from, sym);
  if (d->to == 0) {
    d->from = from;
    d->sym = sym;
    d->to = new_state(g);
    g->state[from].more++;
    g->edges++;
  }
  return d->to;
}

static int alike(const gl_gaz *g, uint32_t a, uint32_t b) {
  const Entry *x = &g->entry[a], *y = &g->entry[b];
  return !x->dead && x->label == y->label && x->nid == y->nid &&
         (x->nid == 0 || memcmp(g->ids + x->id, g->ids + y->id, x->nid) == 0);
}

/* Adds to the end of the ring whose last hit is *last; there is room. */
static void to_ring(gl_gaz *g, uint32_t *last, uint32_t h) {
  g->hit[h].next = *last ? g->hit[*last].next : h;
  if (*last) g->hit[*last].next = h;
  *last = h;
}

/* The name of a state, whose last hit is *last, is now also a surface of an
** entry, which has been added. */
static void add_hit(gl_gaz *g, uint32_t *last, uint32_t entry,
                    uint32_t surface) {
  uint32_t k, like = *last, h = (uint32_t)g->nhit;
  if (*last) { /* two surfaces of one entry may be the same name */
    if (g->hit[*last].entry == entry) return;
    for (k = 0; k < LIKES_SEEN; k++) {
      like = g->hit[like].next;
      if (alike(g, g->hit[like].entry, entry)) break;
      if (like == *last) k = LIKES_SEEN;
    }
    if (k >= LIKES_SEEN) like = 0;
    if (like && g->hit[like].same && g->hit[g->hit[like].same].entry == entry)
      return;
  }
  g->nhit++;
  g->hit[h].entry = entry;
  g->hit[h].surface = like ? surface | LIKE : surface;
  g->hit[h].same = like;
  to_ring(g, like ? &g->hit[like].same : last, h);
}

int gl_gaz_commit(gl_gaz *g, const gl_mem *m, gl_str id, unsigned label) {
  size_t n = g->nstaged, i, j;
  uint32_t number = (uint32_t)g->nentry;
  Entry *e;
  if (g->nentry >= GL_MAXENTRIES || g->npiece + n >= NONE / 2 ||
      g->nstate + n >= NONE || g->nhit + g->nsurface >= NONE ||
      g->nkeys + g->nskeys >= NONE || g->nids + id.n >= NONE ||
      label > GL_MAXLABELS)
    return GL_ETOOMANY;
  if (GROW(g, m, keys, g->nkeys + g->nskeys) ||
      GROW(g, m, piece, g->npiece + n + 1) ||
      GROW(g, m, state, g->nstate + n) ||
      GROW(g, m, hit, g->nhit + g->nsurface) ||
      GROW(g, m, entry, g->nentry + 1) || GROW(g, m, ids, g->nids + id.n) ||
      grow_slots(g, m, g->npiece + n) || grow_edges(g, m, g->edges + n))
    return GL_ENOMEM;
  /* nothing fails from here on */
  e = &g->entry[g->nentry++];
  e->id = (uint32_t)g->nids;
  e->nid = (uint32_t)id.n;
  e->label = (uint16_t)label;
  e->dead = 0;
  if (id.n) memcpy(g->ids + g->nids, id.s, id.n);
  g->nids += id.n;
  for (i = j = 0; i < g->nsurface; i++) {
    uint32_t state = 0, count = g->surface[i] - (uint32_t)j;
    if (count > g->longest) g->longest = count;
    for (; j < g->surface[i]; j++) {
      const Staged *t = &g->staged[j];
      state = extend(g, state, intern(g, g->skeys + t->key, t->n), t->gap);
    }
    add_hit(g, &g->state[state].last, number, (uint32_t)i);
  }
  g->live++;
  gl_gaz_begin(g);
  return GL_OK;
}

/* --- searching ----------------------------------------------------------- */

typedef struct Token {
  uint32_t first, end, sym; /* sym 0: a piece of no name */
  uint32_t root;            /* state where a name begins with it, or 0 */
  uint16_t joined;          /* no match begins here */
  uint16_t stuck;           /* no match ends right before */
} Token;

/* Tokens held at a time: those of the longest name and the one behind it are
** always there; the rest makes moving them cheap. */
static size_t window(const gl_gaz *g) { return 1024 + 2 * (size_t)g->longest; }

/* room for a key of text that could be one of ours */
static size_t key_room(const gl_gaz *g) {
  return (g->maxkey + 64) & ~(size_t)7;
}

size_t gl_gaz_scratch(const gl_gaz *g) {
  return window(g) * sizeof(Token) + key_room(g) * (sizeof(gl_mark) + 1);
}

typedef struct Search {
  const gl_gaz *g;
  Reader r;
  Token *token;
  size_t n, cap;
  int done; /* the text is read */
  int all;
  const uint8_t *allow;
  gl_rows *out;
} Search;

static void start(Search *s, const gl_gaz *g, const void *text, size_t n,
                  void *scratch) {
  size_t room = key_room(g);
  memset(s, 0, sizeof *s);
  s->g = g;
  s->token = scratch;
  s->cap = window(g);
  gl_cutter_init(&s->r.cut, &g->fold, text, n,
                 (unsigned char *)scratch + s->cap * sizeof(Token) +
                     room * sizeof(gl_mark),
                 (gl_mark *)(void *)(s->token + s->cap), room);
}

/* Reads on until the window is full or the text is read. */
static void fill(Search *s) {
  const gl_gaz *g = s->g;
  gl_piece p;
  int gap;
  while (s->n < s->cap) {
    Token *t = &s->token[s->n];
    if (!read_piece(&s->r, &p, &gap)) {
      s->done = 1;
      return;
    }
    t->first = (uint32_t)p.first;
    t->end = (uint32_t)p.end;
    t->joined = (uint16_t)p.joined;
    t->stuck = p.joined && !gap; /* the space may bear the mark */
    t->sym = t->root = 0;
    if (p.n <= g->maxkey) {
      const Slot *slot = find_slot(g, hash_key(g, p.key, p.n), p.key, p.n);
      if (slot->piece) {
        t->sym = slot->piece << 1 | (uint32_t)gap;
        t->root = g->piece[slot->piece].root;
      }
    }
    s->n++;
  }
}

static int counts(const Search *s, uint32_t hit) {
  const Entry *e = &s->g->entry[s->g->hit[hit].entry];
  return !e->dead && (s->allow == NULL || s->allow[e->label]);
}

/* Whether an entry that counts ends in a state. */
static int ends_name(const Search *s, uint32_t state) {
  uint32_t last = s->g->state[state].last, h = last;
  if (last == 0) return 0;
  do {
    if (counts(s, h)) return 1;
    h = s->g->hit[h].next;
  } while (h != last);
  return 0;
}

static int report(Search *s, size_t from, size_t to, uint32_t state) {
  const gl_gaz *g = s->g;
  uint32_t last = g->state[state].last, h = last;
  int rc = GL_OK;
  do {
    h = g->hit[h].next; /* the ring goes on with the first: file order */
    if (counts(s, h)) {
      uint32_t e = g->hit[h].entry;
      rc = gl_rows_add(s->out, s->token[from].first, s->token[to].end,
                       g->entry[e].label, e);
    }
  } while (h != last && rc == GL_OK);
  return rc;
}

static uint32_t step(const gl_gaz *g, uint32_t state, uint32_t sym) {
  if (sym == 0 || g->state[state].more == 0) return 0;
  return find_edge(g, state, sym)->to;
}

/* Names that begin at token i; *next is where the search goes on. */
static int match(Search *s, size_t i, size_t *next) {
  const Token *t = s->token;
  uint32_t state = t[i].root, best = 0;
  size_t j, bestj = 0;
  *next = i + 1;
  if (t[i].joined) return GL_OK;
  for (j = i; state; state = ++j < s->n ? step(s->g, state, t[j].sym) : 0) {
    if (j + 1 < s->n && t[j + 1].stuck) continue;
    if (!ends_name(s, state)) continue;
    if (s->all) {
      int rc = report(s, i, j, state);
      if (rc) return rc;
    } else
      best = state, bestj = j;
  }
  if (best == 0) return GL_OK;
  *next = bestj + 1;
  return report(s, i, bestj, best);
}

int gl_gaz_find(const gl_gaz *g, const gl_text *t, int all,
                const uint8_t *allow, void *scratch, gl_rows *out) {
  Search s;
  size_t i = 0;
  int rc;
  if (g->live == 0) return GL_OK;
  start(&s, g, t->s, t->len, scratch);
  s.all = all;
  s.allow = allow;
  s.out = out;
  for (;;) {
    fill(&s);
    while (i < s.n && (s.done || i + g->longest < s.n))
      if ((rc = match(&s, i, &i)) != GL_OK) return rc;
    if (s.done) return GL_OK;
    memmove(s.token, s.token + i, (s.n - i) * sizeof *s.token);
    s.n -= i;
    i = 0;
  }
}

uint32_t gl_gaz_lookup(const gl_gaz *g, gl_str name, void *scratch) {
  Search s;
  uint32_t state;
  size_t i;
  name = trim(name);
  if (name.n == 0 || g->live == 0) return 0;
  start(&s, g, name.s, name.n, scratch);
  fill(&s);
  if (!s.done || s.n > g->longest || s.token[0].sym == 0) return 0;
  state = s.token[0].root;
  for (i = 1; i < s.n && state; i++) state = step(g, state, s.token[i].sym);
  return state && g->state[state].last ? g->hit[g->state[state].last].next : 0;
}

uint32_t gl_gaz_hit(const gl_gaz *g, uint32_t cursor, uint32_t *entry,
                    uint32_t *surface) {
  const Hit *h = &g->hit[cursor], *first = h;
  *entry = h->entry;
  *surface = h->surface & ~LIKE;
  if (h->surface & LIKE) {
    first = &g->hit[h->same];
    if (first->same != cursor) return h->next; /* its likes go on */
  } else if (h->same)
    return g->hit[h->same].next; /* the first of its likes */
  /* entries of a ring ascend: where they do not, it begins again */
  return g->hit[first->next].entry > first->entry ? first->next : 0;
}
