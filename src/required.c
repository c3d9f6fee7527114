/*
** required.c: reads a regular expression for what its matches must hold. It is
** read once, from left to right; what is known of each part becomes what is
** known of the whole (literal.c). Whatever is not understood ends the reading,
** and then nothing is known: a rule that is slow, but right.
*/
#include "clue.h"
#include "ucd.h"

#include <string.h>

#define MAXNEST 12 /* groups in groups */
#define MOST 8     /* characters of a class that are tried one by one */

typedef struct Reader {
  const unsigned char *begin, *s, *e;
  unsigned flags; /* at this place */
  int nest;
  int fold, kelvin; /* of the whole */
} Reader;

/* --- characters ---------------------------------------------------------- */

static int is_letter(uint32_t c) { return (c | 32) - 'a' < 26; }

static int is_digit(uint32_t c) { return c - '0' < 10; }

static uint32_t folded(uint32_t c) { return c - 'A' < 26 ? c + 32 : c; }

/* Adds the bytes of a character as it stands in the pattern. */
static void set_char(const Reader *r, gl_byteset *set, uint32_t c) {
  unsigned char u[4];
  unsigned n = gl_encode(c, u), i;
  if (r->flags & GL_REGEX_I) {
    if (c < 0x80 && is_letter(c)) {
      gl_byteset_add(set, c ^ 32);
      gl_byteset_range(set, 0x80, 0xFF); /* the signs of Kelvin, a long s */
    } else if (c >= 0x80) { /* what else it may be is not looked up */
      gl_byteset_range(set, 0x80, 0xFF);
      gl_byteset_range(set, 'A', 'Z');
      gl_byteset_range(set, 'a', 'z');
    }
  }
  for (i = 0; i < n; i++) gl_byteset_add(set, u[i]);
}

/* Whether it has one spelling that can be searched for: adds it. */
static int lit_char(Reader *r, gl_literals *l, uint32_t c) {
  unsigned char u[4];
  unsigned n;
  if (r->flags & GL_REGEX_I) {
    if (c >= 0x80) return 0;
    if (is_letter(c)) {
      c = folded(c);
      r->fold = 1;
      if (c == 'k' || c == 's') r->kelvin = 1;
    }
  }
  n = gl_encode(c, u);
  return gl_literals_add(l, (const char *)u, n);
}

static void part_char(Reader *r, gl_clue *p, uint32_t c) {
  unsigned char u[4];
  uint32_t n = gl_encode(c, u);
  gl_clue_bytes(p, n, n);
  set_char(r, &p->set, c);
  if (!lit_char(r, &p->exact, c)) p->min = 1, p->max = 4;
}

/* --- reading: each returns 0 where it does not understand ----------------- */

static int more(const Reader *r) { return r->s < r->e; }

static int take(Reader *r, const char *with) {
  size_t n = strlen(with);
  if ((size_t)(r->e - r->s) < n || memcmp(r->s, with, n) != 0) return 0;
  r->s += n;
  return 1;
}

/* to behind the next `c` */
static int skip_past(Reader *r, int c) {
  const unsigned char *p = memchr(r->s, c, (size_t)(r->e - r->s));
  if (p == NULL) return 0;
  r->s = p + 1;
  return 1;
}

static uint32_t next_char(Reader *r) {
  unsigned len;
  uint32_t c = gl_decode(r->s, r->e, &len);
  r->s += len;
  return c;
}

static int hex_digit(unsigned c) {
  if (c - '0' < 10) return (int)c - '0';
  c |= 32;
  return c - 'a' < 6 ? (int)c - 'a' + 10 : -1;
}

/* behind \x: two digits at most, or any number in braces */
static int read_hex(Reader *r, uint32_t *c) {
  int braces = take(r, "{"), n = 0, d;
  *c = 0;
  while (more(r) && (d = hex_digit(*r->s)) >= 0 && (braces || n < 2)) {
    if (*c > 0x10FFFF) return 0;
    *c = *c * 16 + (uint32_t)d;
    r->s++, n++;
  }
  if (*c > 0x10FFFF || (*c >= 0xD800 && *c < 0xE000)) return 0;
  return !braces || (n > 0 && take(r, "}"));
}

/* behind \p or \P */
static int skip_property(Reader *r) {
  if (take(r, "{")) return skip_past(r, '}');
  if (!more(r)) return 0;
  r->s++;
  return 1;
}

/* An escape that is one given character; s is at what follows the backslash,
** and stays there where it is none. */
static int escaped_char(Reader *r, uint32_t *c) {
  static const char names[] = "aefnrt", values[] = "\a\033\f\n\r\t";
  const unsigned char *from = r->s;
  const char *at;
  if (!more(r)) return 0;
  *c = *r->s;
  if (*c >= 0x80 || !(is_letter(*c) || is_digit(*c))) {
    *c = next_char(r);
    return 1;
  }
  r->s++;
  at = strchr(names, (int)*c);
  if (at) {
    *c = (unsigned char)values[at - names];
    return 1;
  }
  if (*c == 'x' && read_hex(r, c)) return 1;
  r->s = from;
  return 0;
}

/* --- classes ------------------------------------------------------------- */

/* What one item of a class is: a character, or a set. */
typedef struct Item {
  int single;
  uint32_t c;
} Item;

/* bytes of \d, \w, \s and the like, or more */
static void class_escape(gl_byteset *set, unsigned c) {
  switch (c) {
    case 'd': gl_byteset_range(set, '0', '9'); break;
    case 'w':
      gl_byteset_range(set, '0', '9');
      gl_byteset_range(set, 'A', 'Z');
      gl_byteset_range(set, 'a', 'z');
      gl_byteset_add(set, '_');
      break;
    case 's':
      gl_byteset_range(set, '\t', '\r');
      gl_byteset_add(set, ' ');
      break;
    default: gl_byteset_all(set);
  }
  gl_byteset_range(set, 0x80, 0xFF);
}

/* [:name:] in a class */
static int take_named(Reader *r) {
  const unsigned char *from = r->s;
  if (take(r, "[:")) {
    while (more(r) && (is_letter(*r->s) || *r->s == '^')) r->s++;
    if (take(r, ":]")) return 1;
    r->s = from;
  }
  return 0;
}

static int class_item(Reader *r, gl_byteset *set, Item *item) {
  item->single = 1;
  if (take_named(r)) {
    item->single = 0;
    gl_byteset_all(set);
    return 1;
  }
  if (take(r, "[.") || take(r, "[=")) return 0;
  if (!take(r, "\\")) {
    item->c = next_char(r);
    return 1;
  }
  if (escaped_char(r, &item->c)) return 1;
  if (!more(r)) return 0;
  item->single = 0;
  switch (*r->s++) {
    case 'd':
    case 'w':
    case 's': class_escape(set, r->s[-1]); return 1;
    case 'b': item->single = 1, item->c = 8; return 1;
    case 'D':
    case 'W':
    case 'S':
    case 'h':
    case 'H':
    case 'v':
    case 'V': gl_byteset_all(set); return 1;
    case 'p':
    case 'P': gl_byteset_all(set); return skip_property(r);
    default: return 0;
  }
}

/* a range of characters, ends and all */
static void class_range(const Reader *r, gl_byteset *set, uint32_t a,
                        uint32_t b) {
  uint32_t c;
  for (c = a; c <= b && c < 0x80; c++) set_char(r, set, c);
  if (b < 0x80) {
    if (r->flags & GL_REGEX_I)
      gl_byteset_range(set, 0x80, 0xFF); /* kelvin, long s */
    return;
  }
  gl_byteset_range(set, 0x80, 0xFF);
  if (r->flags & GL_REGEX_I) {
    gl_byteset_range(set, 'A', 'Z');
    gl_byteset_range(set, 'a', 'z');
  }
}

/* behind the bracket */
static int read_class(Reader *r, gl_clue *p) {
  gl_byteset set = {{0, 0, 0, 0}};
  uint32_t chars[MOST];
  unsigned n = 0, i;
  int not = take(r, "^"), first = 1;
  for (; more(r) && (first || *r->s != ']'); first = 0) {
    Item a, b;
    if (!class_item(r, &set, &a)) return 0;
    if (a.single && r->e - r->s >= 2 && *r->s == '-' && r->s[1] != ']') {
      r->s++;
      if (!class_item(r, &set, &b)) return 0;
      n = MOST + 1;
      if (b.single)
        class_range(r, &set, a.c, b.c);
      else
        gl_byteset_all(&set);
    } else if (a.single) {
      set_char(r, &set, a.c);
      if (n < MOST) chars[n] = a.c;
      if (n <= MOST) n++;
    } else
      n = MOST + 1;
  }
  if (!take(r, "]")) return 0;
  gl_clue_bytes(p, 1, 4);
  if (not ) { /* of a byte of ASCII it is known that it is not there */
    for (i = 0; i < 2; i++) p->set.w[i] = ~set.w[i];
    p->set.w[2] = p->set.w[3] = ~(uint64_t)0;
    if (n > MOST || r->flags & GL_REGEX_I) gl_byteset_all(&p->set);
    return 1;
  }
  p->set = set;
  for (i = 0; i < n && n <= MOST; i++)
    if (!lit_char(r, &p->exact, chars[i])) break;
  if (n > MOST || i < n) p->exact.n = 0;
  return 1;
}

/* --- escapes ------------------------------------------------------------- */

/* \g and \k: a reference or a call; what it is, is not looked at */
static int skip_reference(Reader *r) {
  static const char open[] = "{<'", close[] = "}>'";
  const char *at;
  if (!more(r)) return 0;
  at = *r->s ? strchr(open, *r->s) : NULL;
  if (at) {
    r->s++;
    return skip_past(r, close[at - open]);
  }
  if (*r->s == '-' || *r->s == '+') r->s++;
  while (more(r) && is_digit(*r->s)) r->s++;
  return 1;
}

/* behind the backslash */
static int read_escape(Reader *r, gl_clue *p) {
  uint32_t c;
  unsigned char e;
  if (escaped_char(r, &c)) {
    part_char(r, p, c);
    return 1;
  }
  if (!more(r)) return 0;
  gl_clue_bytes(p, 1, 4);
  switch (e = *r->s++) {
    case 'A':
    case 'B':
    case 'b':
    case 'K':
    case 'Z':
    case 'z': gl_clue_empty(p); return 1;
    case 'd':
    case 's':
    case 'w': class_escape(&p->set, e); return 1;
    case 'D':
    case 'S':
    case 'W':
    case 'h':
    case 'H':
    case 'v':
    case 'V': gl_byteset_all(&p->set); return 1;
    case 'N': gl_byteset_all(&p->set); return !more(r) || *r->s != '{';
    case 'p':
    case 'P': gl_byteset_all(&p->set); return skip_property(r);
    case 'R':
      p->max = 3;
      gl_byteset_all(&p->set);
      return 1;
    case 'X':
      gl_clue_unknown(p);
      p->min = 1;
      return 1;
    case 'g':
    case 'k': gl_clue_unknown(p); return skip_reference(r);
    case 'G': r->s -= 2; return 0; /* refused */
    default: break;
  }
  if (e >= '1' && e <= '9') { /* one before it, or an octal number */
    while (more(r) && is_digit(*r->s)) r->s++;
    gl_clue_unknown(p);
    return 1;
  }
  return 0;
}

/* --- groups -------------------------------------------------------------- */

static int read_either(Reader *r, gl_clue *p);

/* modifiers, up to `:` or `)`: changes r->flags */
static int read_modifiers(Reader *r) {
  int off = 0;
  for (; more(r); r->s++) {
    unsigned flag = gl_regex_flag(*r->s);
    if (*r->s == ':' || *r->s == ')') return 1;
    if (*r->s == '-')
      off = 1;
    else if (*r->s == 'x' && r->s[-1] == 'x')
      return 0; /* blanks in classes mean nothing */
    else if (*r->s == 'i' || *r->s == 'm' || *r->s == 's' || *r->s == 'x')
      r->flags = off ? r->flags & ~flag : r->flags | flag;
    else if (*r->s != 'J' && *r->s != 'U')
      return 0;
  }
  return 0;
}

/* the name of a group, up to what ends it; not a look behind */
static int take_name(Reader *r) {
  if (take(r, "P<") || take(r, "<")) return skip_past(r, '>');
  return take(r, "'") && skip_past(r, '\'');
}

/* the rest of a group, to its parenthesis */
static int read_rest(Reader *r, gl_clue *p) {
  if (++r->nest > MAXNEST || !read_either(r, p) || !take(r, ")")) return 0;
  r->nest--;
  return 1;
}

/* behind `(?` */
static int read_special(Reader *r, gl_clue *p) {
  if (take(r, "#")) {
    gl_clue_empty(p);
    return skip_past(r, ')');
  }
  if (take(r, ":") || take(r, ">") || take(r, "|")) return read_rest(r, p);
  if (take(r, "=") || take(r, "!") || take(r, "<=") || take(r, "<!")) {
    if (!read_rest(r, p)) return 0;
    gl_clue_empty(p);
    return 1;
  }
  if (take(r, "P=") || take(r, "P>") || take(r, "&")) {
    gl_clue_unknown(p);
    return skip_past(r, ')');
  }
  if (more(r) && (*r->s == 'R' || *r->s == '+' || is_digit(*r->s) ||
                  (*r->s == '-' && r->e - r->s > 1 && is_digit(r->s[1])))) {
    gl_clue_unknown(p);
    return skip_past(r, ')');
  }
  if (more(r) && (*r->s == '<' || *r->s == '\'' || *r->s == 'P'))
    return take_name(r) && read_rest(r, p);
  if (!read_modifiers(r)) return 0;
  if (take(r, ":")) return read_rest(r, p);
  gl_clue_empty(p); /* they hold to the end of the group around */
  return take(r, ")");
}

/* behind the parenthesis */
static int read_group(Reader *r, gl_clue *p) {
  unsigned flags = r->flags;
  int ok, loose = 0;
  if (more(r) && *r->s == '*') {
    r->s--;
    return 0;
  }
  if (take(r, "?")) {
    const unsigned char *from = r->s;
    ok = read_special(r, p);
    /* (?i) alone is no group: its flags stay */
    loose = ok && (is_letter(*from) || *from == '-' || *from == '^') &&
            memchr(from, ':', (size_t)(r->s - from)) == NULL && *from != 'P' &&
            *from != 'R';
  } else
    ok = read_rest(r, p);
  if (!loose) r->flags = flags;
  return ok;
}

/* --- sequences ----------------------------------------------------------- */

/* A blank of x (Unicode's Pattern_White_Space) stands there: takes it. */
static int take_blank(Reader *r) {
  static const char *const wide[] = {"\xC2\x85", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                     "\xE2\x80\xA8", "\xE2\x80\xA9"};
  size_t i;
  if (*r->s == ' ' || (unsigned)*r->s - '\t' < 5) {
    r->s++;
    return 1;
  }
  for (i = 0; i < sizeof wide / sizeof *wide; i++)
    if (take(r, wide[i])) return 1;
  return 0;
}

/* what means nothing: (?#...), and blanks and comments of x */
static void skip_blanks(Reader *r) {
  while (more(r)) {
    const unsigned char *from = r->s;
    if (take(r, "(?#")) {
      if (!skip_past(r, ')')) r->s = from;
      if (r->s == from) return;
    } else if (!(r->flags & GL_REGEX_X))
      return;
    else if (*r->s == '#')
      while (more(r) && *r->s != '\n' && *r->s != '\r') r->s++;
    else if (!take_blank(r))
      return;
  }
}

static int read_number(Reader *r, uint32_t *n) {
  const unsigned char *from = r->s;
  for (*n = 0; more(r) && is_digit(*r->s) && r->s - from < 6; r->s++)
    *n = *n * 10 + (*r->s - '0');
  return r->s > from;
}

/* Takes a quantifier that stands there, or none: 1 to 1. */
static int read_quantifier(Reader *r, uint32_t *low, uint32_t *high) {
  const unsigned char *from;
  *low = *high = 1;
  skip_blanks(r);
  from = r->s;
  if (take(r, "*"))
    *low = 0, *high = GL_NOLIMIT;
  else if (take(r, "+"))
    *high = GL_NOLIMIT;
  else if (take(r, "?"))
    *low = 0;
  else if (take(r, "{")) {
    if (!read_number(r, low)) { /* a brace, or "{,3}", new in 10.43 */
      r->s = from;
      *low = 1;
      return r->e - from < 2 || (from[1] != ',' && from[1] != ' ');
    }
    *high = *low;
    if (take(r, ",") && !read_number(r, high)) *high = GL_NOLIMIT;
    if (!take(r, "}")) return 0;
  } else
    return 1;
  skip_blanks(r);
  if (!take(r, "?")) take(r, "+");
  return 1;
}

/* \Q to \E; each character for itself, the last may be repeated */
static int read_quoted(Reader *r, gl_chain *c) {
  uint32_t low, high;
  gl_clue p;
  if (r->e - r->s >= 2 && r->s[0] == '\\' && r->s[1] == 'E') return 0;
  while (more(r) && !take(r, "\\E")) {
    part_char(r, &p, next_char(r));
    if (r->e - r->s >= 2 && r->s[0] == '\\' && r->s[1] == 'E') {
      r->s += 2;
      if (!read_quantifier(r, &low, &high)) return 0;
      gl_clue_repeat(&p, low, high);
      gl_chain_add(c, &p);
      return 1;
    }
    gl_chain_add(c, &p);
  }
  return 1;
}

/* one part without its quantifier */
static int read_part(Reader *r, gl_clue *p) {
  if (take(r, "(")) return read_group(r, p);
  if (take(r, "[")) return read_class(r, p);
  if (take(r, "\\")) return read_escape(r, p);
  if (take(r, "^") || take(r, "$")) {
    gl_clue_empty(p);
    return 1;
  }
  if (take(r, ".")) {
    gl_clue_bytes(p, 1, 4);
    gl_byteset_all(&p->set);
    if (!(r->flags & GL_REGEX_S)) /* CR and LF alone end a line here */
      p->set.w[0] &= ~((uint64_t)1 << '\n' | (uint64_t)1 << '\r');
    return 1;
  }
  part_char(r, p, next_char(r));
  return 1;
}

static int read_sequence(Reader *r, gl_clue *out) {
  gl_chain c;
  gl_clue p;
  gl_chain_begin(&c);
  for (skip_blanks(r); more(r) && *r->s != '|' && *r->s != ')';
       skip_blanks(r)) {
    uint32_t low, high;
    if (take(r, "\\Q")) {
      if (!read_quoted(r, &c)) return 0;
      continue;
    }
    if (!read_part(r, &p) || !read_quantifier(r, &low, &high)) return 0;
    gl_clue_repeat(&p, low, high);
    gl_chain_add(&c, &p);
  }
  gl_chain_close(&c);
  *out = c.all;
  return 1;
}

static int read_either(Reader *r, gl_clue *p) {
  gl_clue q;
  if (!read_sequence(r, p)) return 0;
  while (take(r, "|")) {
    if (!read_sequence(r, &q)) return 0;
    gl_clue_either(p, &q);
  }
  return 1;
}

/* Where the rest has what is refused; its end, if nowhere. */
static size_t refused(const Reader *r) {
  const unsigned char *p;
  for (p = r->s; r->e - p >= 2; p++) {
    if (p[0] == '\\' && p[1] == 'G') break;
    if (r->e - p >= 8 && memcmp(p, "(*COMMIT", 8) == 0) break;
    p += p[0] == '\\';
  }
  return (size_t)((r->e - p >= 2 ? p : r->e) - r->begin);
}

int gl_regex_required(const char *pattern, size_t n, unsigned flags,
                      gl_required *out, size_t *at) {
  Reader r;
  gl_clue p;
  memset(&r, 0, sizeof r);
  r.begin = r.s = (const unsigned char *)pattern;
  r.e = r.s + n;
  r.flags = flags;
  memset(out, 0, sizeof *out);
  if (!read_either(&r, &p) || more(&r)) {
    *at = refused(&r);
    return *at == n;
  }
  *out = p.best;
  out->least = p.min;
  out->bytes = p.set;
  out->fold = r.fold;
  out->kelvin = r.kelvin;
  return 1;
}
