/*
** fuzzyform.c: what names are compared by where they may differ: forms, that is
** sequences of units.
*/
#include "fuzzyindex.h"
#include "ucd.h"

/* --- units --------------------------------------------------------------- */

#define ILLFORMED 0x80000000u /* with the bytes below */

static inline int unit_is_word(uint32_t unit) {
  if (unit < 0x80 && (unit | 0x20) - 'a' < 26u) return 1;
  return unit < 0x110000 && gl_is_word(unit);
}

static int unit_is_white(uint32_t unit) {
  return unit < 0x110000 && gl_is_white(unit);
}

/* The units of a piece's key. */
static int put(void *ud, const unsigned char *s, size_t n) {
  gl_nameform *out = ud;
  const unsigned char *e = s + n;
  unsigned len, i;
  for (; s < e; s += len) {
    uint32_t unit = gl_decode(s, e, &len);
    if (out->n == GL_MAXFORM) return 0;
    if (unit == GL_REPLACEMENT && (len != 3 || s[0] != 0xEF)) {
      for (i = 0, unit = 0; i < len; i++) unit = unit << 8 | s[i];
      unit |= ILLFORMED;
    }
    out->unit[out->n++] = unit;
  }
  return 1;
}

/* --- what is known of characters ----------------------------------------- */

/* The units of a character; none where they depend on others, or are many: a
** run of white space may be one unit, an iota below is a letter once it has
** found its place. */
static void learn(const gl_folder *f, uint32_t cp, gl_formchar *c) {
  unsigned char s[4], key[GL_KEYCAP(4)];
  gl_mark marks[GL_KEYCAP(4)];
  uint32_t part[GL_MAXDECOMP];
  unsigned n = gl_decompose(cp, 0, part), i;
  gl_nameform form;
  size_t len = gl_piece_fold(f, s, gl_encode(cp, s), key, marks, sizeof key, 1);
  form.n = 0;
  if (f->flags & GL_FOLD_SPACE && gl_is_white(cp)) return;
  for (i = 0; i < n; i++)
    if (part[i] == 0x345) return;
  if (len == GL_OVERLONG || !put(&form, key, len) || form.n > 3) return;
  c->first = gl_record_of(part[0])->ccc;
  c->last = gl_record_of(part[n - 1])->ccc;
  memcpy(c->unit, form.unit, form.n * sizeof *c->unit);
  c->n = (uint8_t)form.n;
  c->is |= GL_FORM_KNOWN;
}

gl_formchar *gl_form_page(gl_formchars *chars, const gl_mem *m,
                          const gl_folder *f, uint32_t page) {
  gl_formchar *p = m->alloc(m->ud, NULL, 0, 64 * sizeof *p);
  uint32_t i;
  if (p == NULL) return NULL;
  memset(p, 0, 64 * sizeof *p);
  for (i = 0; i < 64; i++) {
    uint32_t cp = page * 64 + i;
    unsigned gc = gl_gc_of(cp);
    gl_formchar *c = &p[i];
    if (gl_is_word(cp)) c->is |= GL_FORM_WORD;
    if (gl_is_mark(cp)) c->is |= GL_FORM_MARK;
    if (gc == GC_Lu || gc == GC_Lt || gc == GC_Lo) c->is |= GL_FORM_CAPITAL;
    if (gc == GC_Nd || gc == GC_Nl || gc == GC_No) c->is |= GL_FORM_DIGIT;
    if ((c->is & (GL_FORM_WORD | GL_FORM_MARK)) == GL_FORM_WORD)
      c->cut = (uint8_t)gl_cut_of(cp);
    learn(f, cp, c);
  }
  chars->page[page] = p;
  return p;
}

gl_formchars *gl_form_chars(gl_fuzzy *z, const gl_mem *m, const gl_folder *f) {
  gl_formchars **c = &z->chars[f->flags & GL_FORMFOLDS];
  if (*c || (*c = m->alloc(m->ud, NULL, 0, sizeof **c)) == NULL) return *c;
  memset(*c, 0, sizeof **c);
  return *c;
}

size_t gl_form_bytes(const gl_fuzzy *z) {
  size_t n = 0, i, k;
  for (i = 0; i <= GL_FORMFOLDS; i++) {
    if (z->chars[i] == NULL) continue;
    n += sizeof *z->chars[i];
    for (k = 0; k < GL_CHARPAGES; k++)
      if (z->chars[i]->page[k]) n += 64 * sizeof(gl_formchar);
  }
  return n;
}

void gl_form_free(gl_fuzzy *z, const gl_mem *m) {
  size_t i, k;
  for (i = 0; i <= GL_FORMFOLDS; i++) {
    gl_formchars *c = z->chars[i];
    if (c == NULL) continue;
    for (k = 0; k < GL_CHARPAGES; k++)
      if (c->page[k]) m->alloc(m->ud, c->page[k], 64 * sizeof(gl_formchar), 0);
    m->alloc(m->ud, c, sizeof *c, 0);
    z->chars[i] = NULL;
  }
}

/* --- forms --------------------------------------------------------------- */

static int append_ascii(const gl_folder *f, const unsigned char *s,
                        const unsigned char *e, gl_nameform *out) {
  size_t n = out->n;
  while (s < e) {
    if (n == GL_MAXFORM) return 0;
    out->unit[n++] = f->ascii[*s & 127];
    if (f->white[*s++ & 127])
      while (s < e && f->white[*s & 127]) s++;
  }
  out->n = n;
  return 1;
}

int gl_form_plain(gl_fuzzy *z, const gl_mem *m, const gl_folder *f,
                  const unsigned char *s, size_t n, gl_nameform *out) {
  const unsigned char *e = s + n;
  gl_formchars *chars = NULL;
  size_t at = out->n;
  unsigned based = 0, last = 0, len, i;
  for (; s < e && at < GL_MAXFORM; s += len) {
    const gl_formchar *c;
    if (*s < 0x80) {
      len = 1;
      last = 0;
      based = f->word[*s];
      out->unit[at++] = f->ascii[*s];
      if (f->white[*s])
        while (s + len < e && s[len] < 0x80 && f->white[s[len]]) len++;
      continue;
    }
    if (!chars && !(chars = gl_form_chars(z, m, f))) return 0;
    c = gl_form_char(chars, m, f, s, e, &len);
    if (!c || !(c->is & GL_FORM_KNOWN) || at + c->n > GL_MAXFORM ||
        (c->is & GL_FORM_MARK && !based) || (c->first && c->first < last))
      return 0;
    for (i = 0; i < c->n; i++) out->unit[at + i] = c->unit[i];
    at += c->n;
    if (c->n) last = c->last;
    based = c->is & GL_FORM_WORD;
  }
  if (s < e) return 0;
  out->n = at;
  return 1;
}

int gl_form_append(gl_former *w, const gl_folder *f, const unsigned char *s,
                   size_t n, int ascii, gl_nameform *out) {
  gl_cutter c;
  gl_piece p;
  if (ascii) return append_ascii(f, s, s + n, out);
  gl_cutter_init(&c, f, s, n, w->key[0], w->mark[0], GL_FORMKEY);
  while (gl_cutter_next(&c, &p))
    if (p.n == GL_OVERLONG || !put(out, p.key, p.n)) return 0;
  return 1;
}

int gl_form_trim(gl_nameform *out) {
  size_t i = 0;
  while (out->n && !unit_is_word(out->unit[out->n - 1])) out->n--;
  while (i < out->n && !unit_is_word(out->unit[i])) i++;
  if (i == 0) return out->n > 0;
  out->n -= i;
  memmove(out->unit, out->unit + i, out->n * sizeof *out->unit);
  return out->n > 0;
}

int gl_form_make(gl_former *w, const gl_folder *f, const unsigned char *s,
                 size_t n, gl_nameform *out) {
  out->n = 0;
  if (f->flags & GL_LOOSE) {
    gl_verifier v;
    v.s = s;
    v.e = s + n;
    v.key[0] = v.key[1] = w->key[0];
    v.marks[0] = v.marks[1] = w->mark[0];
    v.cap = GL_FORMKEY;
    if (!gl_verify_keys(&v, f, s, n, put, out)) return 0;
  } else if (!gl_form_append(w, f, s, n, gl_skip_ascii(s, s + n) == s + n, out))
    return 0;
  return gl_form_trim(out);
}

int gl_form_of(gl_fuzzy *z, const gl_mem *m, const gl_folder *f,
               const unsigned char *s, size_t n, gl_nameform *out) {
  out->n = 0;
  if (!(f->flags & GL_LOOSE) && gl_form_plain(z, m, f, s, n, out))
    return gl_form_trim(out);
  return gl_form_make(&z->former, f, s, n, out);
}

/* --- words --------------------------------------------------------------- */

/* The stretch without white space that begins at or behind *i: sets *i to its
** end and returns where it begins; that is the end where there is none. */
static size_t next_chunk(const gl_nameform *form, size_t *i) {
  size_t at = *i, end;
  while (at < form->n && unit_is_white(form->unit[at])) at++;
  for (end = at; end < form->n && !unit_is_white(form->unit[end]);) end++;
  *i = end;
  return at;
}

/* "j", "j.", "j.r.", "j.r": letters, a full stop behind each but the last. */
static int is_initials(const uint32_t *s, size_t n) {
  size_t i = 0;
  while (i < n) {
    unsigned gc = s[i] < 0x110000 ? gl_gc_of(s[i]) : GC_Nd;
    if (gc < GC_Lu || gc > GC_Lo) return 0;
    for (i++; i < n && s[i] < 0x110000 && gl_is_mark(s[i]);) i++;
    if (i < n && s[i++] != '.') return 0;
  }
  return 1;
}

static void add_chunk(gl_nameform *out, const uint32_t *s, size_t n) {
  if (out->n) out->unit[out->n++] = ' ';
  memcpy(out->unit + out->n, s, n * sizeof *s);
  out->n += n;
}

int gl_form_bare(const gl_nameform *form, gl_nameform *out) {
  size_t i = 0, at, words = 0, initials = 0;
  out->n = 0;
  while ((at = next_chunk(form, &i)) < i) {
    if (is_initials(form->unit + at, i - at)) {
      initials++;
      continue;
    }
    words++;
    add_chunk(out, form->unit + at, i - at);
  }
  return initials && words >= 2;
}

/* The words of a form that may be reordered, without the commas behind them;
** 0: too many. */
static unsigned chunks(const gl_nameform *form, size_t at[GL_MAXORDER],
                       size_t end[GL_MAXORDER]) {
  size_t i = 0, from, to;
  unsigned n = 0;
  while ((from = next_chunk(form, &i)) < i) {
    for (to = i; to > from; to--)
      if (form->unit[to - 1] != ',' && form->unit[to - 1] != ';') break;
    if (to == from) continue;
    if (n == GL_MAXORDER) return 0;
    at[n] = from;
    end[n++] = to;
  }
  return n;
}

unsigned gl_form_orders(const gl_nameform *form) {
  static const uint8_t orders[GL_MAXORDER + 1] = {0, 0, 1, 5, 23};
  size_t at[GL_MAXORDER], end[GL_MAXORDER];
  return orders[chunks(form, at, end)];
}

/* Order i, from 1, in the factorial number system; 0 would be as it is. */
void gl_form_order(const gl_nameform *form, unsigned i, gl_nameform *out) {
  size_t at[GL_MAXORDER], end[GL_MAXORDER];
  unsigned n = chunks(form, at, end), k, which;
  out->n = 0;
  for (; n; n--) {
    unsigned rest = 1;
    for (k = 2; k < n; k++) rest *= k;
    which = i / rest % n;
    add_chunk(out, form->unit + at[which], end[which] - at[which]);
    for (k = which; k + 1 < n; k++) {
      at[k] = at[k + 1];
      end[k] = end[k + 1];
    }
  }
}

unsigned gl_form_words(const gl_nameform *form) {
  enum gl_cut was = GL_CUT_NEUTRAL, is;
  unsigned words = 0;
  size_t i;
  int inside = 0;
  for (i = 0; i < form->n; i++) {
    uint32_t u = form->unit[i];
    if (!unit_is_word(u)) {
      inside = 0;
      continue;
    }
    if (u >= 0x80 && gl_is_mark(u) && inside) continue;
    is = u < 0x80 ? (u - '0' < 10u || u == '_' ? GL_CUT_NEUTRAL : GL_CUT_OTHER)
                  : gl_cut_of(u);
    words += !inside || gl_cut_between(was, is);
    inside = 1;
    was = is;
  }
  return words;
}

int gl_fuzzy_distance(const gl_mem *m, unsigned flags, gl_str a, gl_str b,
                      unsigned most) {
  struct {
    gl_former former;
    gl_nameform a, b;
  } *w = m->alloc(m->ud, NULL, 0, sizeof *w);
  gl_folder f;
  unsigned d = most + 1;
  if (w == NULL) return -1;
  gl_folder_init(&f, flags);
  if (gl_form_make(&w->former, &f, (const unsigned char *)a.s, a.n, &w->a) &&
      gl_form_make(&w->former, &f, (const unsigned char *)b.s, b.n, &w->b))
    d = gl_edits(w->a.unit, w->a.n, w->b.unit, w->b.n, most);
  m->alloc(m->ud, w, sizeof *w, 0);
  return (int)d;
}
