/*
** namematch.c: the matches that begin with some tokens of a text. Filters tell
** which tokens can begin a name, those are looked up in waves (so that many
** look-ups wait for memory at a time), and the names found are compared with
** the text, in its order.
*/
#include "namefind.h"

#define AHEAD 32   /* look-ups fetched in advance */
#define MOSTLY 24u /* bytes of a name */

/* --- looking up ---------------------------------------------------------- */

/* Names of n tokens from `token` on, if the slot tells of any; there is room.
** `part` is GL_OVERLAY for that one. Their ring will be read soon: most are
** short and alone. */
static inline void add_found(gl_search *s, const gl_part *p, uint32_t part,
                             uint32_t token, size_t n, const gl_slot *slot) {
  uint32_t ring = slot->name & ~GL_SLOT_MORE;
  gl_namefound *new = &s->found[s->nfound];
  uint64_t *any = &s->any[token / 64], bit = (uint64_t)1 << token % 64;
  const uint8_t *name = p->names + (size_t)ring * 4;
  if (ring == 0) return;
  GL_PREFETCH(name);
  GL_PREFETCH(name + sizeof(gl_name) + MOSTLY);
  new->ring = ring | part;
  new->tokens = (uint32_t)n;
  new->next = *any &bit ? s->head[token] : GL_NOTFOUND;
  *any |= bit;
  s->head[token] = (uint32_t)s->nfound++;
}

/* k prefixes of `length` tokens: the names among them, and longer ones, in
** waves: in each the prefixes are longer by one token. */
static int look_up(gl_namefinder *f, const gl_part *p, const gl_tokens *t,
                   uint32_t *at, uint64_t *hash, size_t k, size_t length) {
  uint32_t part = p == &f->g->part[1] ? GL_OVERLAY : 0;
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

static int look_up_singles(gl_namefinder *f, const gl_part *p,
                           const gl_tokens *t, size_t n, uint64_t view) {
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
static int look_up_pairs(gl_namefinder *f, const gl_part *p, const gl_tokens *t,
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

/* Whether it counts. */
static int counts(const gl_namefinder *f, const gl_match *m) {
  const gl_findopt *o = f->o;
  if (!gl_find_sound(f, m)) return 0;
  if (f->plain) return 1;
  if (f->g->ndead && gl_entry_dead(f->g, m->entry)) return 0;
  if (gl_find_label(f, m) >= o->labels) return 0;
  if (o->allow && !o->allow[gl_find_label(f, m)]) return 0;
  return o->from == NULL ||
         (gl_bit_get(o->from, m->first) && gl_bit_get(o->to, m->end - 1));
}

int gl_find_keep(gl_namefinder *f, const gl_match *m) {
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
static int compare_ring(gl_namefinder *f, const gl_part *p, uint32_t last,
                        uint32_t at, uint32_t end, uint32_t only) {
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
    else if ((rc = gl_find_keep(f, &m)) != GL_OK)
      return rc;
  }
  return GL_OK;
}

/* The same of what was found by words: most often a name that is alone. */
static int compare(gl_namefinder *f, const gl_part *p, uint32_t last,
                   uint32_t at, uint32_t end, uint32_t only) {
  const unsigned char *s;
  const gl_name *n = gl_name_at(p, last, &s);
  const gl_folder *set = n ? gl_set_of(f->g, n->info) : NULL;
  gl_match m;
  if (set == NULL || n->next != last)
    return compare_ring(f, p, last, at, end, only);
  if ((n->info & only) != only) return GL_OK;
  m.entry = n->entry;
  return gl_verify(&f->s->v, set, n->info, s, at, end, &m) ? gl_find_keep(f, &m)
                                                           : GL_OK;
}

static const gl_part *part_of(const gl_namefinder *f, uint32_t ring) {
  return &f->g->part[ring / GL_OVERLAY];
}

/* The entries of what was found, where they are read. */
static void fetch_entries(const gl_namefinder *f) {
  const gl_search *s = f->s;
  size_t i;
  for (i = 0; i < s->nfound; i++) {
    const gl_part *p = part_of(f, s->found[i].ring);
    const unsigned char *bytes;
    const gl_name *n = gl_name_at(p, s->found[i].ring & ~GL_OVERLAY, &bytes);
    if (n && n->entry - p->first < p->nentry)
      GL_PREFETCH(&p->entry[n->entry - p->first]);
  }
}

/* --- the tokens of a text ------------------------------------------------ */

/* Whether the matches from `from` on, which begin with the token at `at`, are
** there whatever names are found by octets. Those have no words: a match that
** begins with one never gives way to them, but to a match that begins with
** signs, which may. */
static int is_sure(gl_namefinder *f, size_t from, uint32_t at) {
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
static void cover(gl_namefinder *f, size_t from) {
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
static int compare_token(gl_namefinder *f, const gl_tokens *t, size_t token) {
  const gl_search *s = f->s;
  size_t from = s->nmatch;
  uint32_t at = t->first[token], i, longest = 0;
  int rc = GL_OK;
  if (f->greedy && at < f->covered) return GL_OK;
  for (i = s->head[token]; i != GL_NOTFOUND && rc == GL_OK;
       i = s->found[i].next) {
    const gl_namefound *d = &s->found[i];
    size_t was = s->nmatch;
    uint32_t only = d->tokens < longest ? GL_NAME_PRE : 0;
    rc = compare(f, part_of(f, d->ring), d->ring & ~GL_OVERLAY, at,
                 t->end[token + d->tokens - 1], only);
    if (f->greedy && s->nmatch > was && d->tokens > longest &&
        (!f->octets || s->match[was].first == at))
      longest = d->tokens;
  }
  if (f->greedy && is_sure(f, from, at)) cover(f, from);
  return rc;
}

/* Compares all that was found for n tokens, in their order. */
static int compare_found(gl_namefinder *f, const gl_tokens *t, size_t n) {
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

int gl_find_view(gl_namefinder *f, unsigned view, size_t n) {
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
