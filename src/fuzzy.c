/*
** fuzzy.c: misspelt names in a text. Runs of its words that may be names and
** are none as they stand are looked up, many at a time.
*/
#include "fuzzytext.h"

#include <stddef.h>

#define WORDS 1024u  /* cut at a time */
#define QUERIES 256u /* looked up at a time */

typedef struct Searcher {
  gl_look k;
  const gl_text *t;
  const gl_findopt *o;
  const gl_fuzzyopt *f;
  unsigned most; /* words of a stretch */
  gl_wordreader reader;
  size_t nword;
  size_t row;     /* exact matches before it begin before the stretch */
  uint32_t reach; /* to where one of these goes */
  size_t pooled;  /* units of the words in the pool */
  unsigned rows;  /* of `least` that are known */
  uint8_t rowof[256];
  gl_fuzzyword word[WORDS];
  uint8_t least[GL_LIKENESSES][GL_MAXFORM + 1];
} Searcher;

/* --- stretches ----------------------------------------------------------- */

/* Whether an exact match holds it. */
static int is_held(Searcher *z, uint32_t first, uint32_t end) {
  const gl_rows *r = &z->k.z->exact;
  for (; z->row < r->n && r->row[z->row].first <= first; z->row++)
    if (r->row[z->row].end > z->reach) z->reach = r->row[z->row].end;
  return end <= z->reach;
}

/* Whether a stretch may end with a word: with all that one may begin with. */
static int may_end(const gl_fuzzyword *w) {
  return (w->flags & (GL_WORD_ENDS | GL_WORD_FOLLOWS)) != 0;
}

static int may_stand(const Searcher *z, uint32_t first, uint32_t end) {
  const gl_findopt *o = z->o;
  return o->from == NULL ||
         (gl_bit_get(o->from, first) && gl_bit_get(o->to, end - 1));
}

/* A stretch in another form than as it stands. */
static int ask_otherwise(Searcher *z, gl_query q, const gl_nameform *form) {
  q.n = (uint8_t)form->n;
  q.begins = q.ends = GL_ANYWHERE;
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

/* Whether also other forms than as they stand are looked up. */
static int varies(const Searcher *z) {
  return z->f->lenience.order || z->f->lenience.initials;
}

/* A stretch as it stands, if it may be a name so, and otherwise. */
static int ask_both(Searcher *z, const gl_query *q, int may, int varied) {
  gl_nameform *form = &z->k.z->form;
  int rc = may ? gl_look_add(&z->k, q) : GL_OK;
  if (rc != GL_OK || !varied) return rc;
  form->n = q->n;
  memcpy(form->unit, z->k.z->unit + q->at, q->n * sizeof *form->unit);
  return ask_variants(z, *q, form);
}

/* What names end with has to be like a stretch of some units whose beginning is
** so much like one: a row for each of what may be there. */
static const uint8_t *least_of(Searcher *z, unsigned begins) {
  const gl_need *need = z->k.ladder->need;
  unsigned n;
  uint8_t *row;
  if (z->rowof[begins]) return z->least[z->rowof[begins] - 1];
  row = z->least[z->rows];
  z->rowof[begins] = (uint8_t)++z->rows;
  for (n = 0; n <= GL_MAXFORM; n++) row[n] = gl_look_least(&need[n], begins);
  return row;
}

/* The stretches that begin with word i, under folds that leave nothing out:
** what is in the pool from there on. The longer ones first, as matches go. */
static int ask_plain(Searcher *z, size_t i, unsigned set) {
  gl_look *k = &z->k;
  const gl_fuzzyword *from = &z->word[i], *w, *end = z->word + z->nword;
  const uint8_t *least = least_of(z, from->begins);
  uint32_t unit = from->unit, most = GL_MAXFORM;
  int varied = varies(z), rc = GL_OK;
  gl_query q;
  unsigned n = 0;
  uint8_t asked[GL_MAXFUZZYWORDS];
  if (z->nword - i > z->most) end = from + z->most;
  if (!varied && most > k->longest + GL_MAXEDITS)
    most = k->longest + GL_MAXEDITS;
  for (w = from; w < end; w++) {
    uint32_t units = w->to - unit;
    if ((w > from && w->flags & GL_WORD_APART) || w->flags & GL_WORD_LONG ||
        units > most)
      break;
    if (may_end(w) && (w->ends >= least[units] || varied))
      asked[n++] = (uint8_t)(w - from);
  }
  if (n == 0) return GL_OK;
  memset(&q, 0, sizeof q);
  q.first = from->first;
  q.set = (uint8_t)set;
  q.at = unit;
  q.begins = from->begins;
  while (rc == GL_OK && n-- > 0) {
    w = from + asked[n];
    if (!may_stand(z, q.first, w->end) || is_held(z, q.first, w->end)) continue;
    q.end = w->end;
    q.n = (uint8_t)(w->to - unit);
    q.ends = w->ends;
    rc = ask_both(z, &q, w->ends >= least[q.n], varied);
  }
  return rc;
}

/* Whether a name could have a form of about n units, or of fewer where
** something may be left out. */
static int could_be(const Searcher *z, size_t n) {
  return varies(z) || z->k.ladder->need[n].edits;
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
    const gl_fuzzyword *w = &z->word[j];
    if (j > i && w->flags & GL_WORD_APART) break;
    if (!may_end(w) || !may_stand(z, q.first, w->end) ||
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

/* --- the stretches of some words ----------------------------------------- */

/* How far names begin and end like the text at each word. */
static int ask_gates(Searcher *z, unsigned set) {
  gl_look *k = &z->k;
  size_t i;
  int rc = GL_OK;
  for (i = 0; rc == GL_OK && i < z->nword; i++) {
    gl_fuzzyword *w = &z->word[i];
    size_t n = w->to - w->unit;
    if (w->flags & GL_WORD_BEGINS)
      rc = gl_look_gate(k, set, w->unit, n, GL_BEGIN, &w->begins);
    if (rc == GL_OK && may_end(w))
      rc = gl_look_gate(k, set, w->to, n, GL_END, &w->ends);
  }
  gl_look_gates(k);
  return rc;
}

/* Looks up what was asked. Matches stay in the order of the text: each time
** they begin behind those before. */
static int look_up(Searcher *z) {
  gl_fuzzy *f = z->k.z;
  size_t from = f->nhit;
  int rc = gl_look_run(&z->k);
  f->nunit = z->pooled;
  if (rc == GL_OK && GL_GROW(f, z->k.m, spare, f->nhit)) rc = GL_ENOMEM;
  if (rc == GL_OK) gl_hits_sort(f->hit + from, f->spare, f->nhit - from);
  return rc;
}

/* The stretches that begin with one of n words, under a set of folds. */
static int ask(Searcher *z, size_t n, unsigned set) {
  int loose = (z->k.g->set[set].flags & GL_LOOSE) != 0, rc = GL_OK;
  size_t i;
  z->k.z->nunit = 0;
  if (!loose && ((rc = gl_words_pool(&z->k, z->word, z->nword, set)) != GL_OK ||
                 (rc = ask_gates(z, set)) != GL_OK))
    return rc;
  z->pooled = z->k.z->nunit;
  for (i = 0; rc == GL_OK && i < n; i++) {
    if (!(z->word[i].flags & GL_WORD_BEGINS)) continue;
    rc = loose ? ask_loose(z, i, set) : ask_plain(z, i, set);
    if (rc == GL_OK && z->k.z->nquery >= QUERIES) rc = look_up(z);
  }
  return rc == GL_OK ? look_up(z) : rc;
}

/* The stretches that begin with one of n words. */
static int ask_all(Searcher *z, size_t n) {
  size_t row = z->row;
  uint32_t reach = z->reach;
  unsigned set;
  int rc = GL_OK;
  for (set = 0; rc == GL_OK && set < z->k.g->nset; set++) {
    if (!gl_has(z->k.sets, set)) continue;
    z->row = row;
    z->reach = reach;
    rc = ask(z, n, set);
  }
  return rc;
}

/* --- a text -------------------------------------------------------------- */

/* The folds of the first names that may be found. */
static const gl_folder *some_folds(const gl_look *k) {
  unsigned set = 0;
  while (set < k->g->nset && !gl_has(k->sets, set)) set++;
  return set < k->g->nset ? &k->g->set[set] : &k->g->token;
}

/* Goes through the text. */
static int search(Searcher *z) {
  int done = 0, rc = GL_OK;
  gl_words_begin(&z->reader, &z->k, z->t, some_folds(&z->k), z->f->any);
  while (!done && rc == GL_OK) {
    size_t n;
    z->nword += gl_words_read(&z->reader, z->word + z->nword, WORDS - z->nword);
    done = z->nword < WORDS;
    n = done ? z->nword : z->nword - z->most;
    rc = ask_all(z, n);
    z->nword -= n;
    memmove(z->word, z->word + n, z->nword * sizeof *z->word);
  }
  return rc;
}

/* The exact matches of all modes, in order of first. */
static int find_exact(Searcher *z) {
  gl_findopt o = *z->o;
  o.matches = GL_MATCH_ALL;
  o.perlabel = 0;
  return gl_gaz_find(z->k.g, z->k.m, z->t, &o, &z->k.z->exact);
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
  return rc == GL_OK ? gl_hits_unite(k) : rc;
}

int gl_fuzzy_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                  const gl_findopt *o, const gl_fuzzyopt *f, gl_rows *out,
                  gl_rows *hits) {
  Searcher *z;
  gl_plan plan;
  int rc;
  if (gl_gaz_live(g) == 0 || t->len == 0) return GL_OK;
  z = m->alloc(m->ud, NULL, 0, sizeof *z);
  if (z == NULL) return GL_ENOMEM;
  memset(z, 0, offsetof(Searcher, word));
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
  if (rc == GL_OK) rc = gl_hits_report(g, m, t, o, out, hits);
  return rc;
}
