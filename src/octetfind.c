/*
** octetfind.c: searching the index of octets. Places of the folded text are
** taken a batch at a time. A gate and a filter tell how the names that begin
** at each may go on; the prefixes and names that are left are looked up in
** waves, in each longer by eight bytes, so that many look-ups wait for memory
** at a time. Of what is found at a place the longest is given first.
*/
#include "octets.h"

#define AHEAD 16 /* look-ups fetched in advance */
#define WINDOW 4096u

static const gl_slot *slot_of(const gl_part *p, uint64_t h) {
  return gl_slot_in(p->octet, p->noctet, h);
}

#define FETCH(p, h) GL_PREFETCH(&(p)->octet[gl_hash_place(h, (p)->noctet)])

int gl_octets_begin(gl_octetscan *t, const gl_gaz *g, const gl_mem *m,
                    const unsigned char *s, size_t n) {
  unsigned k;
  t->longest = 0;
  for (k = 0; k < 2; k++)
    if (g->part[k].olongest > t->longest) t->longest = g->part[k].olongest;
  t->at = t->skip = 0;
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

/* Names of n bytes, 1 to 4, which the gate knows by themselves: of the places
** in `live` those whose mask has bit 0. */
static void short_names(gl_octetscan *t, size_t live, size_t n, uint64_t seed) {
  const gl_view *v = &t->view;
  size_t i;
  for (i = 0; i < live; i++) {
    uint32_t k = t->live[i];
    if (!(t->mask[i] & 1) || !may_end(v, k, n)) continue;
    add_place(&t->cand[t->ncand++], k, n,
              gl_octet_end(seed, gl_load64(v->bytes + k), n));
  }
}

/* Names of n bytes, 5 to 8; of more, for n = 9: of the places in `pos` those
** that the filter lets in. */
static void filtered(gl_octetscan *t, const gl_part *p, const uint32_t *pos,
                     size_t left, size_t n, uint64_t seed) {
  const uint8_t *s = t->view.bytes, *edge = t->view.edge;
  unsigned longer = n > 8;
  gl_octetplace *out = longer ? t->node : t->cand + t->ncand;
  size_t i, k = 0;
  for (i = 0; i < left; i++) {
    uint64_t x = gl_load64(s + pos[i]);
    uint64_t h = longer ? gl_octet_on(seed, x) : gl_octet_end(seed, x, n);
    add_place(&out[i], pos[i], n - longer, h);
    GL_PREFETCH(&p->begin[gl_filter_word(h, p->nbegin)]);
  }
  for (i = 0; i < left; i++) { /* whatever comes of it, without a branch */
    gl_octetplace o = out[i];
    uint64_t b = gl_filter_bits(o.hash);
    uint64_t miss = ~p->begin[gl_filter_word(o.hash, p->nbegin)] & b;
    out[k] = o;
    k += (miss == 0) & (o.pos + n <= t->view.n) &
         (edge[o.pos + n - 1] >> 1 | longer);
  }
  if (longer)
    t->nnode = k;
  else
    t->ncand += k;
}

/* The same for all n from 5 on, of the places in `live`. */
static void long_names(gl_octetscan *t, const gl_part *p, size_t live,
                       uint64_t seed) {
  size_t left[5] = {0, 0, 0, 0, 0}, i;
  unsigned way;
  for (i = 0; i < live; i++) {
    unsigned m = t->mask[i];
    for (way = 0; way < 5; way++) {
      t->way[way][left[way]] = t->live[i];
      left[way] += m >> (way + 1) & 1;
    }
  }
  for (way = 0; way < 5; way++)
    if (left[way]) filtered(t, p, t->way[way], left[way], way + 5, seed);
}

/* The places that the gate lets in for their first n bytes, at most 4. */
static size_t gate(gl_octetscan *t, const gl_part *p, size_t n) {
  const uint8_t *s = t->view.bytes, *g = p->gate;
  unsigned shift = gl_octet_shift(p);
  size_t i, k = 0;
  for (i = 0; i < t->npos; i++) {
    uint8_t m = g[gl_octet_gram(gl_load64(s + t->pos[i]), n, shift)];
    t->live[k] = t->pos[i];
    t->mask[k] = m;
    k += m != 0;
  }
  return k;
}

static int begins(gl_octetscan *t, const gl_gaz *g, const gl_part *p,
                  const gl_mem *m) {
  size_t n, live;
  t->ncand = t->nnode = 0;
  if (GL_GROW(t, m, cand, 8 * (size_t)t->npos) || GL_GROW(t, m, node, t->npos))
    return GL_ENOMEM;
  for (n = 1; n < 4; n++)
    if (p->olengths >> (n - 1) & 1) short_names(t, gate(t, p, n), n, g->seed);
  if (p->olengths >> 3 == 0) return GL_OK;
  live = gate(t, p, 4);
  short_names(t, live, 4, g->seed);
  long_names(t, p, live, g->seed);
  return GL_OK;
}

/* --- waves --------------------------------------------------------------- */

/* The names among the candidates. Those of a place come shortest first. */
static int take_names(gl_octetscan *t, const gl_part *p, const gl_mem *m,
                      unsigned part) {
  uint32_t *head = t->head[part];
  size_t i;
  if (GL_GROW(t, m, found, t->nfound + t->ncand)) return GL_ENOMEM;
  for (i = 0; i < AHEAD && i < t->ncand; i++) FETCH(p, t->cand[i].hash);
  for (i = 0; i < t->ncand; i++) {
    const gl_octetplace *c = &t->cand[i];
    const gl_slot *slot;
    gl_octetfound *f;
    size_t place = c->pos - t->at;
    if (i + AHEAD < t->ncand) FETCH(p, c[AHEAD].hash);
    slot = slot_of(p, c->hash);
    if (slot == NULL || slot->name == 0) continue;
    GL_PREFETCH(p->names + (size_t)slot->name * 4);
    f = &t->found[t->nfound++];
    f->n = c->n;
    f->ring = slot->name;
    f->next = gl_bit_get(t->any[part], place) ? head[place] : 0;
    gl_bit_set(t->any[part], place);
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

/* Gives the names that begin at a place of the batch, of both parts, the
** longest first. */
static int give(gl_octetscan *t, const gl_gaz *g, size_t place) {
  size_t kept = *t->kept, pos = t->at + place;
  uint32_t at[2], first = gl_view_first(&t->view, pos);
  unsigned k;
  if (first < t->skip) return GL_OK;
  for (k = 0; k < 2; k++)
    at[k] = gl_bit_get(t->any[k], place) ? t->head[k][place] : 0;
  while (at[0] | at[1]) {
    uint32_t n[2] = {0, 0}, longest, end;
    for (k = 0; k < 2; k++)
      if (at[k]) n[k] = t->found[at[k] - 1].n;
    longest = n[0] > n[1] ? n[0] : n[1];
    end = gl_view_end(&t->view, pos + longest - 1);
    for (k = 0; k < 2; k++) {
      const gl_octetfound *f = &t->found[at[k] - (at[k] > 0)];
      int rc;
      if (n[k] != longest) continue;
      at[k] = f->next;
      if (t->to && !gl_bit_get(t->to, end - 1)) continue;
      rc = t->give(t->ud, &g->part[k], f->ring, first, end);
      if (rc != GL_OK) return rc;
    }
    if (*t->kept == kept || t->want == GL_WANT_ALL) continue;
    if (t->want == GL_WANT_APART) t->skip = end;
    break;
  }
  return GL_OK;
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

static int batch(gl_octetscan *t, const gl_mem *m, size_t end) {
  const gl_gaz *g = t->view.g;
  size_t i, from;
  unsigned k;
  int rc = GL_OK;
  places(t, end);
  t->nfound = 0;
  memset(t->any, 0, sizeof t->any);
  for (k = 0; k < 2 && t->npos; k++) {
    if (g->part[k].noctet == 0) continue;
    from = t->nfound;
    if ((rc = search(t, g, m, k)) != GL_OK) return rc;
    fetch_entries(t, &g->part[k], from, t->nfound);
  }
  for (i = 0; t->nfound && i < GL_OCTETS_BATCH / 64 && rc == GL_OK; i++) {
    uint64_t bits = t->any[0][i] | t->any[1][i];
    for (; bits && rc == GL_OK; bits &= bits - 1)
      rc = give(t, g, i * 64 + gl_ctz64(bits));
  }
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
      size_t end =
          limit - t->at < GL_OCTETS_BATCH ? limit : t->at + GL_OCTETS_BATCH;
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
