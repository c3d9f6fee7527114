/*
** namefind.c: searching. A text is read in windows: its words are cut and
** hashed (namecut.c), names that begin with them are looked up and compared
** with the text (namematch.c), others are found by octets (octetfind.c), and of
** the matches those are reported that the mode asks for (namechoose.c).
*/
#include "namefind.h"

/* --- working memory ------------------------------------------------------ */

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

/* --- what is found by octets --------------------------------------------- */

#define MANY 65536u /* rows that are worth it */

static int octets_found(void *ud, uint32_t first, uint32_t end,
                        uint32_t entry) {
  gl_match m;
  m.first = first;
  m.end = end;
  m.entry = entry;
  return gl_find_keep(ud, &m);
}

/* Room for the rows that there will be, going by those before byte `at`, at
** most eight times as many. Where there is no memory they grow as they do. */
static void expect_rows(gl_namefinder *f, uint32_t at) {
  gl_rows *r = f->out;
  double times = (double)f->t->len / (at + 1.0);
  size_t want = (size_t)((double)r->n * (times < 8 ? times : 8));
  (void)gl_grow(&r->mem, &r->row, &r->cap, want, sizeof *r->row);
}

/* The same where all that is found is reported, and in that order; there is one
** label. */
static int octets_reported(void *ud, uint32_t first, uint32_t end,
                           uint32_t entry) {
  gl_namefinder *f = ud;
  gl_match m;
  m.first = first;
  m.end = end;
  m.entry = entry;
  if (!gl_find_sound(f, &m)) return GL_OK;
  if (f->out->n == f->out->cap && f->out->n >= MANY) expect_rows(f, first);
  return gl_rows_add(f->out, first, end, 0, entry);
}

static int begin_octets(gl_namefinder *f) {
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

/* --- a whole text -------------------------------------------------------- */

static void begin(gl_namefinder *f, gl_verifier *v) {
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
static int advance(gl_namefinder *f, unsigned view, size_t longest, int done) {
  gl_tokens *t = &f->s->view[view];
  size_t n = done ? t->n : t->n > longest ? t->n - longest : 0;
  int rc;
  if (n == 0) {
    if (!done) f->safe = 0;
    return GL_OK;
  }
  t->hash[t->n] = 0;
  if ((rc = gl_find_view(f, view, n)) != GL_OK) return rc;
  if (!done && t->end[n - 1] < f->safe) f->safe = t->end[n - 1];
  t->n -= n;
  memmove(t->first, t->first + n, t->n * sizeof *t->first);
  memmove(t->end, t->end + n, t->n * sizeof *t->end);
  memmove(t->hash, t->hash + n, t->n * sizeof *t->hash);
  return GL_OK;
}

static int find(gl_namefinder *f) {
  const gl_gaz *g = f->g;
  size_t longest = g->part[0].longest, from;
  unsigned view;
  int rc, words = g->part[0].longest || g->part[1].longest, done = 0;
  if (g->part[1].longest > longest) longest = g->part[1].longest;
  while (!done) {
    f->safe = SIZE_MAX;
    if (words) {
      from = f->s->view[0].n;
      if ((rc = gl_find_cut(f)) != GL_OK) return rc;
      done = f->at >= f->t->len;
      for (view = 1; view < GL_NVIEWS; view++)
        if (g->views >> view & 1 &&
            (rc = gl_find_loosen(f, view, from)) != GL_OK)
          return rc;
      for (view = 0; view < GL_NVIEWS; view++)
        if ((view == 0 || g->views >> view & 1) &&
            (rc = advance(f, view, longest, done)) != GL_OK)
          return rc;
    } else { /* octets alone */
      f->at += GL_WINDOW;
      done = f->at >= f->t->len;
      if (!done) f->safe = f->at;
    }
    if (f->octets &&
        (rc = gl_octets_run(&f->s->octets, f->m, f->safe)) != GL_OK)
      return rc;
    if ((rc = gl_find_report(f)) != GL_OK) return rc;
  }
  return GL_OK;
}

/* Whether all that may be reported, but for what is found by octets, is met in
** the order of the text, by words of one view, and nothing that overlaps what
** was is. */
static int greedy(const gl_namefinder *f) {
  const gl_gaz *g = f->g;
  return f->o->matches == GL_MATCH_LONGEST && !f->o->perlabel &&
         (g->views & ~1u) == 0;
}

int gl_gaz_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                const gl_findopt *o, gl_rows *out) {
  gl_namefinder f;
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
