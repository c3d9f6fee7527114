/*
** chars.c: what a character is to the lexer.
*/
#include "chars.h"

#include "ucdclass.h"

/* clang-format off */
#define o C_OTHER
#define S C_SPACE
#define N C_NL
#define D C_DIGIT
#define U C_UPPER
#define L C_LOWER
#define Q C_QUOTE
#define B C_OPEN
#define E C_CLOSE
#define M C_MARK
#define K C_COMMA
const uint8_t gl_char_ascii[128] = {
  o, o, o, o, o, o, o, o, o, S, N, N, N, N, o, o, /* 00 */
  o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, o, /* 10 */
  S, M, Q, o, C_MONEY, o, o, C_APOS,              /* 20 */
  B, E, o, o, K, C_HYPHEN, C_DOT, o,
  D, D, D, D, D, D, D, D, D, D, K, K, o, o, o, M, /* 30 */
  o, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, /* 40 */
  U, U, U, U, U, U, U, U, U, U, U, B, o, E, o, C_UNDER,
  Q, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, /* 60 */
  L, L, L, L, L, L, L, L, L, L, L, B, o, E, o, o
};
#undef o
#undef S
#undef N
#undef D
#undef U
#undef L
#undef Q
#undef B
#undef E
#undef M
#undef K

const uint8_t gl_char_endsword[256] = {
  ['\t'] = 1, ['\n'] = 1, ['\v'] = 1, ['\f'] = 1, ['\r'] = 1, [' '] = 1,
  ['!'] = 1, ['?'] = 1, [','] = 1, [';'] = 1, ['"'] = 1, ['`'] = 1,
  ['('] = 1, [')'] = 1, ['['] = 1, [']'] = 1, ['{'] = 1, ['}'] = 1
};

/* The marks that mean something here by themselves. */
static unsigned mark(uint32_t cp) {
  switch (cp) {
    case 0x85: case 0x2028: case 0x2029: return C_NL;
    case 0x200B: return C_SPACE; /* zero width, but a space */
    case 0x2010: case 0x2011: return C_HYPHEN;
    case 0x2019: return C_APOS;
    case 0x2018: case 0x201A: case 0x201B: case 0x201C: case 0x201D:
    case 0x201E: case 0x201F: case 0xAB: case 0xBB: case 0x2039:
    case 0x203A: return C_QUOTE;
    case 0x2026: return C_ELLIPSIS;
    case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049:
    case 0x37E: return C_MARK;
    case 0x2022: case 0x2023: case 0x2043: case 0x25AA: case 0x25CF:
    case 0x25E6: return C_BULLET;
    case 0x3001: case 0xFF0C: case 0x60C: case 0x61B: case 0x387:
      return C_COMMA;
    case 0x3030: return C_DASH; /* wavy dash, a pictograph too */
    default: return C_OTHER;
  }
}

/* clang-format on */

#define CLASS(gcb, incb, wb, sb, lb, flags) GL_CHARCLASS(wb, sb),
const uint8_t gl_char_byclass[] = {GL_CLASSES(CLASS)};

/* By the general category, what no other property tells. */
static unsigned bycategory(uint32_t cp) {
  switch (gl_gc_of(cp)) {
    case GC_Cf: return C_FORMAT;
    case GC_Ps:
    case GC_Pi: return C_OPEN;
    case GC_Pe:
    case GC_Pf: return C_CLOSE;
    case GC_Pd: return C_DASH;
    case GC_Sc: return C_MONEY;
    case GC_Lo:
    case GC_Lm:
    case GC_Nl: return C_IDEO;
    default: return C_OTHER;
  }
}

unsigned gl_char_far(uint32_t cp) {
  const gl_class *k = &gl_classes[gl_class_of(cp)];
  unsigned c;
  if (k->wb == WB_ExtendNumLet) return cp == 0x202F ? C_SPACE : C_UNDER;
  c = mark(cp);
  if (c != C_OTHER) return c;
  if (gl_is_white(cp)) return C_SPACE;
  if (k->flags & GL_EXTPICT) return C_PICT;
  if (k->sb == SB_STerm || k->sb == SB_ATerm) return C_FULL;
  return bycategory(cp);
}
