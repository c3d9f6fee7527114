/*
** octetfind.c: searching the index of octets. Places of the folded text are
** taken a batch at a time. A gate and a filter tell how the names that begin
** at each may go on; the prefixes and names that are left are looked up in
** waves, in each longer by eight bytes, so that many look-ups wait for memory
** at a time. Of what is found at a place the longest is given first.
*/
#include "octets.h"

#define AHEAD 32 /* look-ups fetched in advance */
#define WINDOW 16384u
#define LEAST 64u /* places looked up at a time */
#define FIRST 512u
#define DENSE 8u /* names found at a place that are many */

static const gl_slot *slot_of(const gl_part *p, uint64_t h) {
  return gl_slot_in(p->octet, p->noctet, h);
}

#define FETCH(p, h) GL_PREFETCH(&(p)->octet[gl_hash_line(h, (p)->noctet)])

int gl_octets_begin(gl_octetscan *t, const gl_gaz *g, const gl_mem *m,
                    const unsigned char *s, size_t n) {
  unsigned k;
  t->longest = 0;
  for (k = 0; k < 2; k++)
    if (g->part[k].olongest > t->longest) t->longest = g->part[k].olongest;
  t->at = t->skip = 0;
  t->batch = FIRST;
  /* a name that begins anywhere in the window is there whole; the rest makes
  ** moving what is left of it cheap */
  return gl_view_init(&t->view, g, m, WINDOW + 2 * t->longest, t->longest, s,
                      n);
}

void gl_octets_end(gl_octetscan *t, const gl_mem *m) {
  gl_view_free(&t->view, m);
  GL_FREE(t, m, cand);
  GL_FREE(t, m, node);
  GL_FREE(t, m, found);
}

/* --- how names may begin ------------------------------------------------- */

/* Whether n bytes from pos on are there, and end where a name may. */
static int may_end(const gl_view *v, size_t pos, size_t n) {
  return (pos + n <= v->n) & (v->edge[pos + n - 1] & GL_EDGE_END) >> 1;
}

static void add_place(gl_octetplace *o, uint32_t pos, size_t n, uint64_t h) {
  o->pos = pos;
  o->n = (uint32_t)n;
  o->hash = h;
}

/* Candidates: names of n bytes at k places, if they may end there. (Behind the
** view they may not.) */
static void add_names(gl_octetscan *t, size_t k, size_t n, uint64_t seed) {
  const uint8_t *edge = t->view.edge + n - 1;
  gl_octetplace *out = t->cand + t->ncand;
  size_t i;
  for (i = 0; i < k; i++) {
    uint32_t at = t->name[i];
    add_place(out, at, n, gl_octet_end(seed, gl_load64(t->view.bytes + at), n));
    out += edge[at] / GL_EDGE_END;
  }
  t->ncand = (size_t)(out - t->cand);
}

/* Asks the gate of n bytes for k places: those where a name may end become
** candidates, those where names go on are put into t->live. How many those
** are. */
static size_t gate(gl_octetscan *t, const gl_part *p, const uint32_t *pos,
                   size_t k, size_t n, uint64_t seed) {
  const gl_octetgate *g = &p->gate[n - 1];
  size_t names;
  k = t->kern->gate(p->begin + g->at, g->n, gl_octet_mask(n), t->view.bytes,
                    pos, k, t->live, t->name, &names);
  add_names(t, names, n, seed);
  return k;
}

static int begins(gl_octetscan *t, const gl_gaz *g, const gl_part *p,
                  const gl_mem *m) {
  const uint8_t *s = t->view.bytes;
  const uint32_t *pos = t->pos;
  size_t n, k = t->npos, i;
  t->ncand = t->nnode = 0;
  if (GL_GROW(t, m, cand, 8 * k) || GL_GROW(t, m, node, k)) return GL_ENOMEM;
  for (n = 1; n < GL_GRAM_LEAST; n++)
    if (p->olengths >> (n - 1) & 1) gate(t, p, pos, k, n, g->seed);
  for (; n <= GL_GRAMS && p->olengths >> (n - 1); n++) {
    k = gate(t, p, pos, k, n, g->seed);
    pos = t->live;
  }
  if (!(p->olengths & GL_OCTETS_LONGER)) return GL_OK;
  for (i = 0; i < k; i++) {
    uint32_t at = pos[i];
    add_place(&t->node[t->nnode], at, 8,
              gl_octet_on(g->seed, gl_load64(s + at)));
    t->nnode += at + 8 < t->view.n;
  }
  return GL_OK;
}

/* --- waves --------------------------------------------------------------- */

/* Those among the candidates that are names, as far as the filter knows. */
static void filter(gl_octetscan *t, const gl_part *p) {
  const gl_octetgate g = p->gate[GL_GATE_WHOLE];
  const uint64_t *words = p->begin + g.at;
  gl_octetplace *c = t->cand;
  size_t i, k = 0;
  for (i = 0; i < t->ncand; i++) {
    gl_octetplace o = c[i];
    uint64_t miss = ~words[gl_filter_word(o.hash, g.n)];
    c[k] = o;
    k += (miss & gl_octet_bits(o.hash)) == 0;
  }
  t->ncand = k;
}

/* The names among the candidates. Those of a place come shortest first. */
static int take_names(gl_octetscan *t, const gl_part *p, const gl_mem *m,
                      unsigned part) {
  uint32_t *head = t->head[part];
  size_t i;
  filter(t, p);
  if (GL_GROW(t, m, found, t->nfound + t->ncand)) return GL_ENOMEM;
  for (i = 0; i < t->ncand; i++) FETCH(p, t->cand[i].hash);
  for (i = 0; i < t->ncand; i++) {
    const gl_octetplace *c = &t->cand[i];
    const gl_slot *slot;
    gl_octetfound *f;
    size_t place = c->pos - t->at;
    slot = slot_of(p, c->hash);
    if (slot == NULL || slot->name == 0) continue;
    GL_PREFETCH(p->names + (size_t)slot->name * 4);
    f = &t->found[t->nfound++];
    f->n = c->n;
    f->ring = slot->name;
    f->next = head[place];
    gl_bit_set(t->any, place);
    head[place] = (uint32_t)t->nfound;
  }
  t->ncand = 0;
  return GL_OK;
}

/* What the names go on with that have the prefix: names that may end in the
** next eight bytes, and the next prefix, which is put at `next`. */
static size_t widen(gl_octetscan *t, const gl_part *p, gl_octetplace o,
                    gl_octetplace *next) {
  const gl_slot *slot = slot_of(p, o.hash);
  const uint8_t *s = t->view.bytes + o.pos + o.n;
  uint32_t bits;
  uint64_t x;
  if (slot == NULL || !(slot->name & GL_OCTET_NEXT(*s))) return 0;
  x = gl_load64(s);
  for (bits = slot->name & 0xFF; bits; bits &= bits - 1) {
    size_t n = gl_ctz64(bits) + 1;
    if (may_end(&t->view, o.pos, o.n + n))
      add_place(&t->cand[t->ncand++], o.pos, o.n + n,
                gl_octet_end(o.hash, x, n));
  }
  if (!(slot->name & GL_OCTET_MORE) || o.pos + o.n + 8 >= t->view.n ||
      o.n + 8 >= p->olongest)
    return 0;
  add_place(next, o.pos, o.n + 8, gl_octet_on(o.hash, x));
  return 1;
}

/* All names of a part that begin in the batch. */
static int search(gl_octetscan *t, const gl_gaz *g, const gl_mem *m,
                  unsigned part) {
  const gl_part *p = &g->part[part];
  size_t i, left;
  int rc = begins(t, g, p, m);
  while (rc == GL_OK) {
    if ((rc = take_names(t, p, m, part)) != GL_OK || t->nnode == 0) break;
    if (GL_GROW(t, m, cand, 8 * t->nnode)) return GL_ENOMEM;
    for (i = 0; i < AHEAD && i < t->nnode; i++) FETCH(p, t->node[i].hash);
    for (i = left = 0; i < t->nnode; i++) {
      if (i + AHEAD < t->nnode) FETCH(p, t->node[i + AHEAD].hash);
      left += widen(t, p, t->node[i], &t->node[left]);
    }
    t->nnode = left;
  }
  return rc;
}

/* --- what is given ------------------------------------------------------- */

#define BYTES(c) ((uint64_t)0x0101010101010101u * (c))

/* Whether eight bytes are the same but for ASCII letters' cases: 1, 0; those of
** `a` that are not ASCII count as different. */
static int same_letters(uint64_t a, uint64_t b) {
  uint64_t low = (a | BYTES(0x20)) & BYTES(0x7F), differ = (a ^ b) << 2;
  uint64_t letter = (low + BYTES(0x80 - 'a')) & ~(low + BYTES(0x7F - 'z'));
  return ((a ^ b) & ~BYTES(0x20)) == 0 &&
         (differ & ~(letter & ~a) & BYTES(0x80)) == 0;
}

/* Whether a name stands as it is, or but for the case of letters where that is
** folded, in the text at `first`. 0: that is not known. */
static int stands(const gl_verifier *v, const gl_folder *f,
                  const unsigned char *name, size_t n, size_t first) {
  const unsigned char *s = v->s + first;
  uint64_t a, b, differ = 0, high = 0;
  size_t i;
  if ((size_t)(v->e - s) < 8 || f->flags & GL_LOOSE) return 0;
  for (i = 0; n - i > 8; i += 8) {
    a = gl_load64(name + i);
    b = gl_load64(s + i);
    if (a != b && !same_letters(a, b)) return 0;
    differ |= a ^ b;
    high |= a;
  }
  if (n < 8) { /* before a name stands what is known of it */
    a = gl_load64(name + n - 8) >> 8 * (8 - n);
    b = gl_octet_cut(gl_load64(s), n);
  } else {
    a = gl_load64(name + n - 8);
    b = gl_load64(s + n - 8);
  }
  if (a != b && !same_letters(a, b)) return 0;
  differ |= a ^ b;
  high |= a;
  return differ == 0 || (f->flags & GL_FOLD_CASE && !(high & BYTES(0x80)));
}

/* Keeps what of a ring stands in the text there. */
static int compare(gl_octetscan *t, const gl_part *p, uint32_t last,
                   uint32_t first, uint32_t end) {
  const gl_verifier *v = t->v;
  const unsigned char *s;
  const gl_folder *set;
  const gl_name *n;
  gl_ring r;
  int rc = GL_OK;
  gl_ring_begin(&r, t->view.g, p, last);
  while (rc == GL_OK && (n = gl_ring_next(&r, &set, &s)) != NULL) {
    size_t len = GL_NAME_LEN(n->info);
    if ((len == end - first && stands(v, set, s, len, first)) ||
        gl_verify_whole(v, set, s, len, first, end)) {
      if (!(set->flags & GL_FOLD_SMART) ||
          gl_verify_smart(v, set, s, len, first, end))
        rc = t->keep(t->ud, first, end, n->entry);
    } else
      r.vain++;
  }
  return rc;
}

/* What was found at a place, of both parts: the first of one chain, the longest
** first, of one length the base's. From 1; 0: nothing. */
static uint32_t found_at(gl_octetscan *t, size_t place) {
  uint32_t a = t->head[0][place], b = t->head[1][place], first = 0;
  uint32_t *link = &first;
  while (a && b) {
    uint32_t *next = t->found[a - 1].n >= t->found[b - 1].n ? &a : &b;
    *link = *next;
    link = &t->found[*next - 1].next;
    *next = *link;
  }
  *link = a ? a : b;
  return first;
}

/* Gives the names that begin at a place of the batch, the longest first. */
static int give(gl_octetscan *t, const gl_gaz *g, size_t place) {
  size_t kept = *t->kept, pos = t->at + place;
  uint32_t first = gl_view_first(&t->view, pos), i, n = 0, end = 0;
  const gl_octetfound *f;
  int rc = GL_OK;
  if (first < t->skip) return GL_OK;
  for (i = found_at(t, place); i && rc == GL_OK; i = f->next) {
    f = &t->found[i - 1];
    if (f->n != n) {
      if (*t->kept != kept && t->want != GL_WANT_ALL) break;
      n = f->n;
      end = gl_view_end(&t->view, pos + n - 1);
    }
    if (t->to && !gl_bit_get(t->to, end - 1)) continue;
    rc = compare(t, &g->part[i > t->base], f->ring, first, end);
  }
  if (*t->kept != kept && t->want == GL_WANT_APART) t->skip = end;
  return rc;
}

/* So that names and entries are in memory when they are compared. */
static void fetch_entries(const gl_octetscan *t, const gl_part *p, size_t i,
                          size_t n) {
  for (; i < n; i++) {
    const unsigned char *s;
    const gl_name *name = gl_name_at(p, t->found[i].ring, &s);
    if (name && name->entry - p->first < p->nentry)
      GL_PREFETCH(&p->entry[name->entry - p->first]);
  }
}

/* The places among bytes i to e, of one run of the view, that t->from allows;
** k are there before. Returns how many there are now. */
static size_t allowed(gl_octetscan *t, const gl_viewrun *r, size_t i, size_t e,
                      size_t k) {
  const uint8_t *edge = t->view.edge;
  for (; i < e; i++) {
    size_t first = r->end ? r->first : r->first + (i - r->at);
    t->pos[k] = (uint32_t)i;
    k += edge[i] & (unsigned)gl_bit_get(t->from, first) & GL_EDGE_BEGIN;
  }
  return k;
}

/* The places of the view from t->at to `end` where a match may begin. */
static void places(gl_octetscan *t, size_t end) {
  gl_view *v = &t->view;
  size_t i, k = 0, e, gone = 0;
  if (t->from) {
    for (i = t->at; i < end; i = e) {
      const gl_viewrun *r = gl_view_run(v, i);
      e = r + 1 < v->run + v->nrun && r[1].at < end ? r[1].at : end;
      k = allowed(t, r, i, e, k);
    }
  } else
    for (i = t->at; i < end; i++) {
      t->pos[k] = (uint32_t)i;
      k += v->edge[i] & GL_EDGE_BEGIN;
    }
  while (gone < k && gl_view_first(v, t->pos[gone]) < t->skip) gone++;
  t->npos = (uint32_t)(k - gone);
  if (gone) memmove(t->pos, t->pos + gone, t->npos * sizeof *t->pos);
}

/* The more places, the fewer are the waves; but what is found takes memory. */
static size_t next_batch(const gl_octetscan *t, size_t n) {
  if (t->nfound > n * DENSE) return n / 2 > LEAST ? n / 2 : LEAST;
  return t->batch < GL_OCTETS_BATCH ? t->batch * 2 : t->batch;
}

static int batch(gl_octetscan *t, const gl_mem *m, size_t end) {
  const gl_gaz *g = t->view.g;
  size_t i, from, n = end - t->at;
  unsigned k;
  int rc = GL_OK;
  places(t, end);
  t->nfound = t->base = 0;
  memset(t->any, 0, GL_BITWORDS(n) * sizeof *t->any);
  for (k = 0; k < 2; k++) memset(t->head[k], 0, n * sizeof *t->head[k]);
  for (k = 0; k < 2 && t->npos; k++) {
    if (g->part[k].noctet == 0) continue;
    from = t->nfound;
    if ((rc = search(t, g, m, k)) != GL_OK) return rc;
    if (k == 0) t->base = t->nfound;
    fetch_entries(t, &g->part[k], from, t->nfound);
  }
  for (i = 0; t->nfound && i < GL_BITWORDS(n) && rc == GL_OK; i++) {
    uint64_t bits = t->any[i];
    for (; bits && rc == GL_OK; bits &= bits - 1)
      rc = give(t, g, i * 64 + gl_ctz64(bits));
  }
  t->batch = next_batch(t, n);
  t->at = end;
  return rc;
}

int gl_octets_run(gl_octetscan *t, const gl_mem *m, size_t upto) {
  gl_view *v = &t->view;
  for (;;) {
    size_t limit;
    gl_view_fill(v);
    limit = v->done ? v->n : v->n > t->longest ? v->n - t->longest : 0;
    while (t->at < limit) {
      size_t end = limit - t->at < t->batch ? limit : t->at + t->batch;
      int rc;
      if (gl_view_first(v, t->at) >= upto) return GL_OK;
      if ((rc = batch(t, m, end)) != GL_OK) return rc;
    }
    if (v->done) return GL_OK;
    gl_view_drop(v, t->at);
    t->at = 0;
  }
}

uint32_t gl_octets_whole(gl_octetscan *t, const gl_part *p) {
  gl_view *v = &t->view;
  const uint8_t *s = v->bytes;
  uint64_t h = v->g->seed;
  const gl_slot *slot;
  size_t left;
  gl_view_fill(v);
  left = v->n;
  if (!v->done || left == 0 || left > p->olongest) return 0;
  for (; left > 8; left -= 8, s += 8) h = gl_octet_on(h, gl_load64(s));
  slot = slot_of(p, gl_octet_end(h, gl_load64(s), left));
  return slot ? slot->name : 0;
}
