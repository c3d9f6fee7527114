/*
** trie.c: the second index, for names that have no words (and for all names
** where pieces are characters): a trie over pieces.
**
** Two hash tables hold it: one from the key of a piece to its number, one from
** (state, symbol) to the next state, where a symbol is a piece and whether one
** space comes before it. So the space between two words costs no step of its
** own. A text is cut once; each piece is looked up once; from each piece that
** begins some name the trie is walked as far as it goes on.
*/
#include "names.h"

#define NONE 0xFFFFFFFFu
#define MAXPROBE 65536u /* steps in a table that is half full: never so many */

static uint32_t hash_key(const gl_gaz *g, const unsigned char *s, size_t n) {
  return (uint32_t)gl_hash_key(g->seed, s, n);
}

static size_t hash_edge(const gl_gaz *g, uint32_t from, uint32_t sym) {
  return (size_t)gl_mix(gl_mix(g->seed ^ from) ^ sym);
}

/* The slot of a key: its own, the free one where it would stand, or NULL. What
** comes of a file may lie: all that is read is checked. */
static gl_tslot *find_slot(const gl_part *p, uint32_t hash,
                           const unsigned char *key, size_t n) {
  size_t mask = p->ntslot - 1, i = hash & mask, k;
  for (k = 0; k < p->ntslot && k < MAXPROBE; k++, i = (i + 1) & mask) {
    gl_tslot *s = &p->tslot[i];
    const gl_tpiece *t;
    if (s->piece == 0) return s;
    if (s->hash != hash || s->piece + (size_t)1 >= p->ntpiece) continue;
    t = &p->tpiece[s->piece];
    if (t[1].key >= t->key && t[1].key - t->key == n && t[1].key <= p->ntkeys &&
        memcmp(p->tkeys + t->key, key, n) == 0)
      return s;
  }
  return NULL;
}

static gl_tedge *find_edge(const gl_gaz *g, const gl_part *p, uint32_t from,
                           uint32_t sym) {
  size_t mask = p->ntedge - 1, i = hash_edge(g, from, sym) & mask, k;
  for (k = 0; k < p->ntedge && k < MAXPROBE; k++, i = (i + 1) & mask) {
    gl_tedge *d = &p->tedge[i];
    if (d->to == 0 || (d->from == from && d->sym == sym)) return d;
  }
  return NULL;
}

/* --- growing ------------------------------------------------------------- */

/* Room for `need` pieces (edges) in a table at most half full. */
static int grow_slots(gl_part *p, const gl_mem *m, size_t need) {
  size_t n = p->ntslot ? p->ntslot : 16, i, old = p->ntslot;
  gl_tslot *from = p->tslot, *to = NULL;
  size_t got = 0, cap = 0;
  while (n / 2 < need) n *= 2;
  if (n == old) return GL_OK;
  if (gl_remake(m, &to, &got, &cap, n, sizeof *to)) return GL_ENOMEM;
  for (i = 0; i < old; i++) {
    size_t k = from[i].hash & (n - 1);
    if (from[i].piece == 0) continue;
    while (to[k].piece) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  GL_FREE(p, m, tslot);
  p->tslot = to;
  p->ntslot = p->captslot = n;
  return GL_OK;
}

static int grow_edges(const gl_gaz *g, gl_part *p, const gl_mem *m,
                      size_t need) {
  size_t n = p->ntedge ? p->ntedge : 16, i, old = p->ntedge;
  gl_tedge *from = p->tedge, *to = NULL;
  size_t got = 0, cap = 0;
  while (n / 2 < need) n *= 2;
  if (n == old) return GL_OK;
  if (gl_remake(m, &to, &got, &cap, n, sizeof *to)) return GL_ENOMEM;
  for (i = 0; i < old; i++) {
    size_t k = hash_edge(g, from[i].from, from[i].sym) & (n - 1);
    if (from[i].to == 0) continue;
    while (to[k].to) k = (k + 1) & (n - 1);
    to[k] = from[i];
  }
  GL_FREE(p, m, tedge);
  p->tedge = to;
  p->ntedge = p->captedge = n;
  return GL_OK;
}

/* --- reading pieces ------------------------------------------------------ */

static int is_space(const gl_piece *p) { return p->n == 1 && *p->key == ' '; }

/* Gives a piece and whether one space before it was drawn in. Of a run of
** spaces the last one is, those before it are pieces like any other; so does a
** text at its end. */
static int read_piece(gl_triereader *r, gl_piece *p, int *gap) {
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

/* --- adding -------------------------------------------------------------- */

static int make_room(gl_gaz *g, gl_part *p, const gl_mem *m, size_t n,
                     size_t keys) {
  if (p->ntpiece == 0) {
    if (GL_GROW(p, m, tpiece, 2) || GL_GROW(p, m, tstate, 1)) return GL_ENOMEM;
    memset(p->tpiece, 0, 2 * sizeof *p->tpiece);
    memset(p->tstate, 0, sizeof *p->tstate);
    p->ntpiece = 2;
    p->ntstate = 1;
  }
  if (p->ntpiece + n >= NONE / 2 || p->ntstate + n >= NONE ||
      p->ntkeys + keys >= NONE)
    return GL_ETOOMANY;
  if (GL_GROW(p, m, tkeys, p->ntkeys + keys) ||
      GL_GROW(p, m, tpiece, p->ntpiece + n) ||
      GL_GROW(p, m, tstate, p->ntstate + n) ||
      grow_slots(p, m, p->ntpiece + n) || grow_edges(g, p, m, p->tedges + n))
    return GL_ENOMEM;
  return GL_OK;
}

/* number of a piece, a new one where the key is new; there is room. The last
** element of tpiece tells where the keys end. */
static uint32_t intern(const gl_gaz *g, gl_part *p, const unsigned char *key,
                       size_t n) {
  uint32_t hash = hash_key(g, key, n);
  gl_tslot *s = find_slot(p, hash, key, n);
  if (s->piece == 0) {
    s->hash = hash;
    s->piece = (uint32_t)p->ntpiece - 1;
    if (n) memcpy(p->tkeys + p->ntkeys, key, n);
    p->ntkeys += n;
    p->tpiece[s->piece].root = 0;
    p->tpiece[p->ntpiece].key = (uint32_t)p->ntkeys;
    p->tpiece[p->ntpiece++].root = 0;
    if (n > p->tmaxkey) p->tmaxkey = (uint32_t)n;
  }
  return s->piece;
}

static uint32_t new_state(gl_part *p) {
  memset(&p->tstate[p->ntstate], 0, sizeof *p->tstate);
  return (uint32_t)p->ntstate++;
}

static uint32_t extend(const gl_gaz *g, gl_part *p, uint32_t from,
                       uint32_t piece, uint32_t gap) {
  uint32_t sym = piece << 1 | gap;
  gl_tedge *d;
  if (from == 0) {
    if (p->tpiece[piece].root == 0) p->tpiece[piece].root = new_state(p);
    return p->tpiece[piece].root;
  }
  d = find_edge(g, p, from, sym);
  if (d->to == 0) {
    d->from = from;
    d->sym = sym;
    d->to = new_state(p);
    p->tstate[from].more++;
    p->tedges++;
  }
  return d->to;
}

int gl_trie_add(gl_gaz *g, gl_part *p, const gl_mem *m, uint32_t ref) {
  const unsigned char *s;
  gl_name *n;
  const gl_name *found = gl_name_at(p, ref, &s);
  gl_triereader r;
  gl_piece c;
  int gap, rc;
  uint32_t state = 0, last, count = 0;
  size_t len = GL_NAME_LEN(found->info);
  rc = make_room(g, p, m, len + 1, GL_KEYCAP(len));
  if (rc != GL_OK) return rc;
  memset(&r, 0, sizeof r);
  gl_cutter_init(&r.cut, &g->piece, s, len, g->buffer, g->marks, g->capbuffer);
  while (read_piece(&r, &c, &gap)) {
    uint32_t piece = intern(g, p, c.key, c.n);
    state = extend(g, p, state, piece, state && gap);
    count++;
  }
  if (count > p->tlongest) p->tlongest = count;
  n = (gl_name *)(void *)(p->names + (size_t)ref * 4);
  last = p->tstate[state].name;
  n->next = ref;
  if (last) {
    gl_name *l = (gl_name *)(void *)(p->names + (size_t)last * 4);
    n->next = l->next;
    l->next = ref;
  }
  p->tstate[state].name = ref;
  return GL_OK;
}

/* --- searching ----------------------------------------------------------- */

typedef struct gl_tritoken {
  uint32_t first, end, sym; /* sym 0: a piece of no name */
  uint32_t root;            /* state where a name begins with it, or 0 */
  uint16_t joined;          /* no match begins here */
  uint16_t stuck;           /* no match ends right before */
} Token;

/* room for a key of text that could be one of ours */
static size_t key_room(const gl_part *p) {
  return ((size_t)p->tmaxkey + 64) & ~(size_t)7;
}

int gl_triescan_init(gl_triescan *t, const gl_gaz *g, const gl_part *p,
                     const gl_mem *m, const unsigned char *s, size_t n) {
  size_t room = key_room(p);
  uint8_t *block;
  memset(t, 0, sizeof *t);
  t->g = g;
  t->p = p;
  /* tokens of the longest name and the one behind it are always there; the
  ** rest makes moving them cheap */
  t->cap = 1024 + 2 * (size_t)p->tlongest;
  t->bytes = t->cap * sizeof(Token) + room * (sizeof(gl_mark) + 1);
  block = m->alloc(m->ud, NULL, 0, t->bytes);
  if (block == NULL) return GL_ENOMEM;
  t->token = (Token *)(void *)block;
  gl_cutter_init(&t->r.cut, &g->piece, s, n,
                 block + t->cap * sizeof(Token) + room * sizeof(gl_mark),
                 (gl_mark *)(void *)(t->token + t->cap), room);
  return GL_OK;
}

void gl_triescan_free(gl_triescan *t, const gl_mem *m) {
  if (t->token) m->alloc(m->ud, t->token, t->bytes, 0);
  t->token = NULL;
}

/* Reads on until the window is full or the text is read. */
static void fill(gl_triescan *t) {
  const gl_part *p = t->p;
  gl_piece c;
  int gap;
  while (t->n < t->cap) {
    Token *k = &t->token[t->n];
    if (!read_piece(&t->r, &c, &gap)) {
      t->done = 1;
      return;
    }
    k->first = (uint32_t)c.first;
    k->end = (uint32_t)c.end;
    k->joined = (uint16_t)c.joined;
    k->stuck = c.joined && !gap; /* the space may bear the mark */
    k->sym = k->root = 0;
    if (c.n <= p->tmaxkey) {
      const gl_tslot *s = find_slot(p, hash_key(t->g, c.key, c.n), c.key, c.n);
      if (s && s->piece && s->piece < p->ntpiece) {
        k->sym = s->piece << 1 | (uint32_t)gap;
        k->root = p->tpiece[s->piece].root;
      }
    }
    t->n++;
  }
}

static uint32_t step(const gl_triescan *t, uint32_t state, uint32_t sym) {
  const gl_tedge *d;
  if (sym == 0 || state >= t->p->ntstate || t->p->tstate[state].more == 0)
    return 0;
  d = find_edge(t->g, t->p, state, sym);
  return d ? d->to : 0;
}

/* Names that begin at token i. */
static int match(gl_triescan *t, size_t i) {
  const Token *k = t->token;
  uint32_t state = k[i].root, count = 0;
  size_t j;
  if (k[i].joined) return GL_OK;
  for (j = i; state; state = ++j < t->n ? step(t, state, k[j].sym) : 0) {
    int rc;
    if (state >= t->p->ntstate || count++ > t->p->tlongest) break;
    if (j + 1 < t->n && k[j + 1].stuck) continue;
    if (t->p->tstate[state].name == 0) continue;
    rc = t->found(t->ud, t->p, t->p->tstate[state].name, k[i].first, k[j].end);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

int gl_triescan_run(gl_triescan *t, size_t upto, size_t *at) {
  for (;;) {
    fill(t);
    for (; t->at < t->n && (t->done || t->at + t->p->tlongest < t->n);
         t->at++) {
      int rc;
      *at = t->token[t->at].first;
      if (*at >= upto) return GL_OK;
      if ((rc = match(t, t->at)) != GL_OK) return rc;
    }
    *at = SIZE_MAX;
    if (t->done) return GL_OK;
    memmove(t->token, t->token + t->at, (t->n - t->at) * sizeof *t->token);
    t->n -= t->at;
    t->at = 0;
  }
}

uint32_t gl_triescan_whole(gl_triescan *t) {
  uint32_t state;
  size_t i;
  fill(t);
  if (!t->done || t->n == 0 || t->n > t->p->tlongest) return 0;
  state = t->token[0].root;
  for (i = 1; i < t->n && state; i++) state = step(t, state, t->token[i].sym);
  return state && state < t->p->ntstate ? t->p->tstate[state].name : 0;
}
