/*
** fuzzy.c: misspelt names in a text. Its words are cut once more, runs of them
** that may be names and are none as they stand are looked up, many at a time,
** and of all matches, exact ones and others, those are reported that the mode
** asks for.
*/
#include "fuzzyindex.h"
#include "ucd.h"

#define WORDS 4096u  /* cut at a time */
#define QUERIES 128u /* looked up at a time */

/* --- words --------------------------------------------------------------- */

#define BEGINS 1u /* a stretch may begin with it */
#define ENDS 2u
#define ASCII 4u    /* it, and what stands between it and the word before */
#define APART 8u    /* from the word before by more than GL_MAXGAP bytes */
#define FOLLOWS 16u /* a word with a capital: it may have lost its own */

typedef struct Word {
  uint32_t first, end;
  unsigned flags;
} Word;

typedef struct Searcher {
  gl_look k;
  const gl_text *t;
  const gl_findopt *o;
  const gl_fuzzyopt *f;
  unsigned most; /* words of a stretch */
  gl_cutter cut; /* of what is not ASCII */
  const unsigned char *at;
  int capital; /* the last word has one */
  uint8_t kind[128];
  Word word[WORDS];
  size_t nword;
  size_t row;     /* exact matches before it begin before the stretch */
  uint32_t reach; /* to where one of these goes */
} Searcher;

/* What its letters say of a word. */
static unsigned kind_of(const unsigned char *s, const unsigned char *e) {
  unsigned flags = 0, len;
  int digits = 1;
  for (; s < e; s += len) {
    unsigned gc = gl_gc_of(gl_decode(s, e, &len));
    if (gc == GC_Lu || gc == GC_Lt || gc == GC_Lo) return BEGINS | ENDS;
    if (gc != GC_Nd && gc != GC_Nl && gc != GC_No) digits = 0;
  }
  if (digits) flags |= ENDS;
  return flags;
}

/* The same for ASCII: what characters are, in a table. */
#define IN_WORD 1u
#define DIGIT 2u
#define CAPITAL 4u

static void ascii_kinds(const gl_folder *f, uint8_t kind[128]) {
  unsigned c;
  for (c = 0; c < 128; c++) {
    kind[c] = f->word[c] ? IN_WORD : 0;
    if (c - '0' < 10u) kind[c] = DIGIT;
    if (c - 'A' < 26u) kind[c] |= CAPITAL;
  }
}

static unsigned flags_of(unsigned kinds) {
  return kinds & CAPITAL ? BEGINS | ENDS : kinds == DIGIT ? ENDS : 0;
}

/* The next piece that is not ASCII alone, a word or not. */
static int next_slow(Searcher *z, Word *w) {
  const unsigned char *s = z->t->s, *p = z->at;
  gl_piece piece;
  unsigned len;
  if (z->cut.at != p) { /* a sign before it may have marks */
    if (p > s && p[-1] < 0x80 && !z->k.g->token.word[p[-1]]) p--;
    z->cut.at = p;
    z->cut.glue = 0;
  }
  if (!gl_cutter_next(&z->cut, &piece)) return 0;
  z->at = z->cut.at;
  if (!gl_is_word(gl_decode(s + piece.first, z->cut.e, &len))) return 0;
  w->first = (uint32_t)piece.first;
  w->end = (uint32_t)piece.end;
  w->flags = kind_of(s + piece.first, s + piece.end);
  if (z->f->any) w->flags |= BEGINS | ENDS;
  if (piece.joined) w->flags &= ~BEGINS;
  return 1;
}

/* Whether a word that goes on to p does so behind it, where it is not ASCII. */
static int goes_on(const unsigned char *p, const unsigned char *e) {
  unsigned len;
  return p < e && *p >= 0x80 && gl_is_word(gl_decode(p, e, &len));
}

static int next_word(Searcher *z, Word *w) {
  const uint8_t *kind = z->kind;
  const unsigned char *s = z->t->s, *e = s + z->t->len, *from = z->at, *p, *q;
  int ascii = 1;
  for (;;) {
    unsigned kinds = 0, is;
    for (p = z->at; p < e && *p < 0x80 && !kind[*p];) p++;
    z->at = p;
    if (p == e) return 0;
    if (*p < 0x80) {
      for (q = p; q < e && *q < 0x80 && (is = kind[*q]) != 0; q++) kinds |= is;
      if (!goes_on(q, e)) {
        w->first = (uint32_t)(p - s);
        w->end = (uint32_t)(q - s);
        w->flags = z->f->any ? BEGINS | ENDS : flags_of(kinds);
        if (z->cut.glue && z->cut.at == p) w->flags &= ~BEGINS;
        if (ascii) w->flags |= ASCII;
        z->at = q;
        break;
      }
      /* a word that begins with ASCII: not the sign before it again */
      if (z->cut.at != p) z->cut.glue = 0;
      z->cut.at = p;
    }
    ascii = 0;
    if (next_slow(z, w)) break;
  }
  if ((size_t)(s + w->first - from) > GL_MAXGAP)
    w->flags |= APART;
  else if (z->capital)
    w->flags |= FOLLOWS;
  z->capital = (w->flags & BEGINS) != 0;
  return 1;
}

/* --- orders of matches ----------------------------------------------------- */

typedef struct Picker {
  const gl_gaz *g;
  const gl_text *t;
  const gl_findopt *o;
  gl_fuzzy *z;
  const gl_mem *m;
} Picker;

static unsigned label_of(const gl_gaz *g, const gl_hit *h) {
  return gl_entry_at(g, h->entry)->label;
}

/* 1 where a comes before b, -1 where it comes after it, 0: neither */
#define DIFFER(x, y) \
  if ((x) != (y)) return (x) < (y) ? 1 : -1

static int by_place(const Picker *p, const gl_hit *a, const gl_hit *b) {
  (void)p;
  DIFFER(a->first, b->first);
  DIFFER(b->end, a->end);
  return 0;
}

static int by_entry(const Picker *p, const gl_hit *a, const gl_hit *b) {
  (void)p;
  DIFFER(a->entry, b->entry);
  DIFFER(a->first, b->first);
  DIFFER(b->end, a->end);
  DIFFER(a->distance, b->distance);
  DIFFER(a->ref, b->ref);
  return 0;
}

/* the order in which a mode takes matches */
static int by_mode(const Picker *p, const gl_hit *a, const gl_hit *b) {
  if (p->o->perlabel) DIFFER(label_of(p->g, a), label_of(p->g, b));
  if (p->o->matches == GL_MATCH_PRIORITY) {
    DIFFER(gl_entry_priority(p->g, b->entry),
           gl_entry_priority(p->g, a->entry));
    DIFFER(b->end - b->first, a->end - a->first);
    DIFFER(a->distance, b->distance);
  }
  DIFFER(a->first, b->first);
  if (p->o->matches == GL_MATCH_FIRST) {
    DIFFER(a->distance, b->distance);
    DIFFER(a->entry, b->entry);
  }
  DIFFER(b->end, a->end);
  DIFFER(a->distance, b->distance);
  DIFFER(a->entry, b->entry);
  return 0;
}

/* Merges what is in order already, n elements, by way of `spare`. */
static void sort(const Picker *p, gl_hit *hit, gl_hit *spare, size_t n,
                 int (*before)(const Picker *, const gl_hit *,
                               const gl_hit *)) {
  gl_hit *from = hit, *to = spare, *other;
  for (;;) {
    size_t i = 0, out = 0, a, b, e, runs = 0;
    while (i + 1 < n && before(p, &from[i], &from[i + 1]) >= 0) i++;
    if (i + 1 >= n) break;
    for (i = 0; i < n; runs++) {
      for (a = i, b = a + 1; b < n && before(p, &from[b - 1], &from[b]) >= 0;)
        b++;
      for (e = b < n ? b + 1 : n;
           e < n && before(p, &from[e - 1], &from[e]) >= 0;)
        e++;
      for (i = e, e = b; a < b || e < i;)
        to[out++] = e >= i || (a < b && before(p, &from[a], &from[e]) >= 0)
                        ? from[a++]
                        : from[e++];
    }
    other = from;
    from = to;
    to = other;
  }
  if (from != hit) memcpy(hit, from, n * sizeof *hit);
}

/* --- stretches ----------------------------------------------------------- */

/* Whether an exact match holds it. */
static int is_held(Searcher *z, uint32_t first, uint32_t end) {
  const gl_rows *r = &z->k.z->exact;
  for (; z->row < r->n && r->row[z->row].first <= first; z->row++)
    if (r->row[z->row].end > z->reach) z->reach = r->row[z->row].end;
  return end <= z->reach;
}

/* Whether a stretch may end with a word, which is `behind` another one. */
static int may_end(const Word *w, int behind) {
  return w->flags & ENDS || (behind && w->flags & FOLLOWS);
}

static int may_stand(const Searcher *z, uint32_t first, uint32_t end) {
  const gl_findopt *o = z->o;
  return o->from == NULL ||
         (gl_bit_get(o->from, first) && gl_bit_get(o->to, end - 1));
}

/* A stretch in another form than as it stands. */
static int ask_otherwise(Searcher *z, gl_query q, const gl_nameform *form) {
  q.n = (uint16_t)form->n;
  q.sig = gl_signature(form->unit, form->n);
  q.at = gl_look_pool(&z->k, form);
  return q.at == SIZE_MAX ? GL_ENOMEM : gl_look_add(&z->k, &q);
}

static int ask_variants(Searcher *z, gl_query q, const gl_nameform *form) {
  const gl_lenience *l = &z->f->lenience;
  gl_nameform *out = &z->k.z->third;
  unsigned i, orders = l->order ? gl_form_orders(form) : 0;
  int rc = GL_OK;
  for (i = 1; rc == GL_OK && i <= orders; i++) {
    gl_form_order(form, i, out);
    rc = ask_otherwise(z, q, out);
  }
  if (rc == GL_OK && l->initials && gl_form_bare(form, out)) {
    q.bare = 1;
    rc = ask_otherwise(z, q, out);
  }
  return rc;
}

/* Whether a name could have a form of about n units, or of fewer where something
** may be left out. */
static int could_be(const Searcher *z, size_t n) {
  const gl_look *k = &z->k;
  size_t i;
  if (z->f->lenience.order || z->f->lenience.initials) return 1;
  for (i = n > GL_MAXEDITS ? n - GL_MAXEDITS : 1;
       i <= n + GL_MAXEDITS && i <= GL_MAXFORM; i++)
    if (gl_has(k->has[1], (unsigned)i) || gl_has(k->has[2], (unsigned)i))
      return 1;
  return 0;
}

/* The stretches that begin with word i, under folds that leave nothing out:
** they are the beginnings of one form. */
static int ask_plain(Searcher *z, size_t i, unsigned set) {
  gl_look *k = &z->k;
  gl_nameform *form = &k->z->form;
  const gl_folder *f = &k->g->set[set];
  const unsigned char *s = z->t->s;
  gl_query q;
  size_t j, from = k->z->nquery, last = 0, at, n;
  uint32_t next = z->word[i].first;
  unsigned ascii = ASCII; /* of what is still to be appended */
  int rc;
  form->n = 0;
  memset(&q, 0, sizeof q);
  q.first = next;
  q.set = (uint8_t)set;
  for (j = i; j < z->nword && j < i + z->most; j++) {
    const Word *w = &z->word[j];
    if (j > i && w->flags & APART) break;
    ascii &= w->flags;
    if (!may_end(w, j > i)) continue;
    n = form->n;
    if (!gl_form_append(&k->z->former, f, s + next, w->end - next,
                        (ascii & ASCII) != 0, form) ||
        (form->n > k->longest + GL_MAXEDITS && !could_be(z, form->n)))
      break;
    next = w->end;
    ascii = ASCII;
    for (; n < form->n; n++) q.sig = gl_signature_with(q.sig, form->unit[n]);
    if (!could_be(z, form->n) || !may_stand(z, q.first, w->end) ||
        is_held(z, q.first, w->end))
      continue;
    q.end = w->end;
    q.n = (uint16_t)form->n;
    last = form->n;
    if ((rc = gl_look_add(k, &q)) != GL_OK) return rc;
  }
  if (last == 0) return GL_OK;
  form->n = last;
  if ((at = gl_look_pool(k, form)) == SIZE_MAX) return GL_ENOMEM;
  for (last = k->z->nquery; from < last; from++) {
    k->z->query[from].at = at;
    form->n = k->z->query[from].n;
    rc = ask_variants(z, k->z->query[from], form);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

/* The same under other folds: each stretch by itself. */
static int ask_loose(Searcher *z, size_t i, unsigned set) {
  gl_look *k = &z->k;
  gl_nameform *form = &k->z->form;
  const gl_folder *f = &k->g->set[set];
  gl_query q;
  size_t j;
  int rc;
  memset(&q, 0, sizeof q);
  q.first = z->word[i].first;
  q.set = (uint8_t)set;
  for (j = i; j < z->nword && j < i + z->most; j++) {
    const Word *w = &z->word[j];
    if (j > i && w->flags & APART) break;
    if (!may_end(w, j > i) || !may_stand(z, q.first, w->end) ||
        is_held(z, q.first, w->end))
      continue;
    if (!gl_form_make(&k->z->former, f, z->t->s + q.first, w->end - q.first,
                      form) ||
        !could_be(z, form->n))
      continue;
    q.end = w->end;
    if ((rc = ask_otherwise(z, q, form)) != GL_OK ||
        (rc = ask_variants(z, q, form)) != GL_OK)
      return rc;
  }
  return GL_OK;
}

/* Looks up what was asked. Matches stay in the order of the text: each time they
** begin behind those before. */
static int look_up(Searcher *z) {
  gl_fuzzy *f = z->k.z;
  size_t from = f->nhit;
  int rc = gl_look_run(&z->k);
  if (rc == GL_OK && GL_GROW(f, z->k.m, spare, f->nhit)) rc = GL_ENOMEM;
  if (rc == GL_OK)
    sort(NULL, f->hit + from, f->spare, f->nhit - from, by_place);
  return rc;
}

/* The stretches that begin with word i, under each set of folds. */
static int ask(Searcher *z, size_t i) {
  const gl_gaz *g = z->k.g;
  unsigned set;
  int rc = GL_OK;
  if (!(z->word[i].flags & BEGINS)) return GL_OK;
  for (set = 0; rc == GL_OK && set < g->nset; set++) {
    if (!gl_has(z->k.sets, set)) continue;
    rc = g->set[set].flags & GL_LOOSE ? ask_loose(z, i, set)
                                      : ask_plain(z, i, set);
    if (rc == GL_OK && z->k.z->nquery >= QUERIES) rc = look_up(z);
  }
  return rc;
}

/* Goes through the text. */
static int search(Searcher *z) {
  int done = 0, rc;
  gl_cutter_init(&z->cut, &z->k.g->token, z->t->s, z->t->len,
                 z->k.z->former.key[1], z->k.z->former.mark[1], GL_FORMKEY);
  z->at = z->t->s;
  ascii_kinds(&z->k.g->token, z->kind);
  while (!done) {
    size_t i, n;
    while (z->nword < WORDS && !done) {
      if (next_word(z, &z->word[z->nword]))
        z->nword++;
      else
        done = 1;
    }
    n = done ? z->nword : z->nword - z->most;
    for (i = 0; i < n; i++)
      if ((rc = ask(z, i)) != GL_OK) return rc;
    z->nword -= n;
    memmove(z->word, z->word + n, z->nword * sizeof *z->word);
  }
  return look_up(z);
}

/* --- which matches are reported ------------------------------------------ */

/* Of n matches of one entry, in order of first: whether one of those with fewer
** edits than number i overlaps it. reach[d * n + j]: to where those go that have
** no more than d edits, up to number j. */
static int beaten(const gl_hit *h, size_t n, size_t i, const uint32_t *reach) {
  size_t lo = 0, hi = n;
  if (h[i].distance == 0) return 0;
  while (lo < hi) { /* the first that begins behind it */
    size_t mid = lo + (hi - lo) / 2;
    if (h[mid].first < h[i].end)
      lo = mid + 1;
    else
      hi = mid;
  }
  return reach[(h[i].distance - 1) * n + lo - 1] > h[i].first;
}

/* The same for all matches of one entry, in order: what stays goes to `out`. */
static size_t thin_entry(Picker *p, const gl_hit *h, size_t n, gl_hit *out) {
  uint32_t *reach = p->z->reach;
  size_t k, d, left = 0;
  for (d = 0; d < GL_MAXEDITS; d++) {
    uint32_t to = 0;
    for (k = 0; k < n; k++) {
      if (h[k].distance <= d && h[k].end > to) to = h[k].end;
      reach[d * n + k] = to;
    }
  }
  for (k = 0; k < n; k++)
    if (!beaten(h, n, k, reach) &&
        (k == 0 || h[k].first != h[k - 1].first || h[k].end != h[k - 1].end))
      out[left++] = h[k];
  return left;
}

/* Of matches of one entry that overlap those with fewer edits stay; what is
** there twice goes. Matches that overlap, each by way of others, are looked at
** together: few, as a rule. */
static int thin_out(Picker *p) {
  gl_fuzzy *z = p->z;
  gl_hit *hit = z->hit;
  size_t i, j, k, e, out = 0, from, n = z->nhit;
  for (i = 0; i < n; i = j) {
    uint32_t end = hit[i].end;
    for (j = i + 1; j < n && hit[j].first < end; j++)
      if (hit[j].end > end) end = hit[j].end;
    if (j == i + 1) {
      hit[out++] = hit[i];
      continue;
    }
    if (GL_GROW(z, p->m, reach, GL_MAXEDITS * (j - i))) return GL_ENOMEM;
    sort(p, hit + i, z->spare, j - i, by_entry);
    memcpy(z->spare, hit + i, (j - i) * sizeof *hit);
    for (k = 0, from = out; k < j - i; k = e) {
      for (e = k + 1; e < j - i && z->spare[e].entry == z->spare[k].entry;) e++;
      out += thin_entry(p, z->spare + k, e - k, hit + out);
    }
    sort(p, hit + from, z->spare, out - from, by_mode);
  }
  z->nhit = out;
  return GL_OK;
}

/* Whether a stretch is free; if it is it is taken. */
static int take(uint64_t *cover, uint32_t first, uint32_t end) {
  size_t i = first;
  if (gl_bit_next(cover, first, end) < end) return 0;
  for (; i < end; i++) gl_bit_set(cover, i);
  return 1;
}

static int same_place(const gl_hit *a, const gl_hit *b) {
  return a->first == b->first && a->end == b->end && a->distance == b->distance;
}

/* Those that a mode reports, in its order. */
static int choose(Picker *p, size_t len) {
  gl_fuzzy *z = p->z;
  size_t i, n = 0, words = GL_BITWORDS(len);
  int longest = p->o->matches == GL_MATCH_LONGEST;
  sort(p, z->hit, z->spare, z->nhit, by_mode);
  if (p->o->matches == GL_MATCH_ALL) return GL_OK;
  if (GL_GROW(z, p->m, cover, words)) return GL_ENOMEM;
  memset(z->cover, 0, words * sizeof *z->cover);
  for (i = 0; i < z->nhit; i++) {
    gl_hit h = z->hit[i];
    if (i && p->o->perlabel &&
        label_of(p->g, &h) != label_of(p->g, &z->spare[0]))
      memset(z->cover, 0, words * sizeof *z->cover);
    z->spare[0] = h; /* the one before, whose place may be written to */
    if (take(z->cover, h.first, h.end) ||
        (longest && n && same_place(&z->hit[n - 1], &h)))
      z->hit[n++] = h;
  }
  z->nhit = n;
  return GL_OK;
}

/* The number of the name that a stretch is as it stands; 0: a word of more than
** GL_FORMKEY bytes is in it. */
static uint32_t exact_number(Picker *p, const gl_hit *h) {
  gl_former *w = &p->z->former;
  gl_verifier v;
  gl_entryinfo e;
  uint32_t i, ref;
  gl_str name;
  unsigned flags;
  if (!gl_gaz_entry(p->g, h->entry, &e)) return 0;
  if (e.names == 1) return 1;
  v.s = p->t->s;
  v.e = v.s + p->t->len;
  v.key[0] = w->key[0];
  v.key[1] = w->key[1];
  v.marks[0] = w->mark[0];
  v.marks[1] = w->mark[1];
  v.cap = GL_FORMKEY;
  for (i = 1, ref = e.name; i <= e.names; i++) {
    const unsigned char *s;
    const gl_folder *f;
    const gl_name *n = gl_name_at(gl_part_of(p->g, h->entry), ref, &s);
    if (n == NULL || !gl_gaz_name(p->g, h->entry, &ref, &name, &flags)) break;
    f = gl_set_of(p->g, n->info);
    if (gl_verify_whole(&v, f, s, name.n, h->first, h->end) &&
        gl_verify_smart(&v, f, s, name.n, h->first, h->end))
      return i;
  }
  return 0;
}

static int report(Picker *p, gl_rows *out, gl_rows *hits) {
  gl_fuzzy *z = p->z;
  size_t i;
  for (i = 0; i < z->nhit; i++) {
    const gl_hit *h = &z->hit[i];
    uint32_t number =
        h->distance == 0
            ? exact_number(p, h)
            : gl_name_number(p->g, h->entry, h->ref >> 31, h->ref & GL_MAXREF);
    int rc = gl_rows_add(hits, h->entry, number, h->distance, 0);
    if (rc == GL_OK)
      rc = gl_rows_add(out, h->first, h->end, label_of(p->g, h), (uint32_t)i);
    if (rc != GL_OK) return rc;
  }
  return GL_OK;
}

/* --- both together ------------------------------------------------------- */

/* The exact matches of all modes, in order of first. */
static int find_exact(Searcher *z) {
  gl_findopt o = *z->o;
  o.matches = GL_MATCH_ALL;
  o.perlabel = 0;
  return gl_gaz_find(z->k.g, z->k.m, z->t, &o, &z->k.z->exact);
}

static int add_exact(const gl_look *k) {
  gl_fuzzy *z = k->z;
  size_t i;
  if (GL_GROW(z, k->m, hit, z->nhit + z->exact.n) ||
      GL_GROW(z, k->m, spare, z->nhit + z->exact.n))
    return GL_ENOMEM;
  for (i = 0; i < z->nhit; i++) /* none of these is exact */
    if (z->hit[i].distance == 0) z->hit[i].distance = 1;
  for (i = 0; i < z->exact.n; i++) {
    gl_hit *h = &z->hit[z->nhit++];
    memset(h, 0, sizeof *h);
    h->first = z->exact.row[i].first;
    h->end = z->exact.row[i].end;
    h->entry = z->exact.row[i].ref;
  }
  sort(NULL, z->hit, z->spare, z->nhit, by_place);
  return GL_OK;
}

static int search_text(Searcher *z) {
  const gl_fuzzyopt *f = z->f;
  gl_look *k = &z->k;
  int rc = find_exact(z);
  if (rc != GL_OK) return rc;
  k->s = z->t->s;
  k->labels = z->o->labels;
  k->allow = z->o->allow;
  k->initials = f->lenience.initials;
  z->most = k->words + 1 + (f->lenience.initials ? GL_MOREINITIALS : 0);
  if (z->most > GL_FUZZYWORDS) z->most = GL_FUZZYWORDS;
  if (f->words) z->most = f->words;
  rc = k->longest ? search(z) : GL_OK;
  return rc == GL_OK ? add_exact(k) : rc;
}

int gl_fuzzy_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                  const gl_findopt *o, const gl_fuzzyopt *f, gl_rows *out,
                  gl_rows *hits) {
  Searcher *z;
  Picker p;
  gl_plan plan;
  int rc;
  if (gl_gaz_live(g) == 0 || t->len == 0) return GL_OK;
  z = m->alloc(m->ud, NULL, 0, sizeof *z);
  if (z == NULL) return GL_ENOMEM;
  memset(z, 0, sizeof *z);
  memset(&plan, 0, sizeof plan);
  plan.edits = f->lenience.edits;
  plan.from[0] = f->lenience.from[0];
  plan.from[1] = f->lenience.from[1];
  rc = gl_look_begin(&z->k, g, m, &plan, t->simd);
  z->t = t;
  z->o = o;
  z->f = f;
  if (rc == GL_OK) rc = search_text(z);
  m->alloc(m->ud, z, sizeof *z, 0);
  p.g = g;
  p.t = t;
  p.o = o;
  p.z = g->fuzzy;
  p.m = m;
  if (rc == GL_OK) rc = thin_out(&p);
  if (rc == GL_OK) rc = choose(&p, t->len);
  if (rc == GL_OK) rc = report(&p, out, hits);
  return rc;
}
