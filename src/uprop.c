/*
** uprop.c: reads the packed tables of ucd.c.
*/
#include "uprop.h"

/* clang-format off */

/* Fixed width, not pointers: no relocation when the module is loaded. */
const char gl_gc_names[][3] = {
  "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No",
  "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs",
  "Zl", "Zp", "Cc", "Cf", "Cs", "Co"
};

const char gl_width_names[][3] = {"N", "A", "H", "W", "F", "Na"};

const char gl_gcb_names[][20] = {
  "Other", "CR", "LF", "Control", "Extend", "ZWJ", "Regional_Indicator",
  "Prepend", "SpacingMark", "L", "V", "T", "LV", "LVT"
};

const char gl_incb_names[][10] = {"None", "Consonant", "Extend", "Linker"};

const char gl_wb_names[][20] = {
  "Other", "CR", "LF", "Newline", "Extend", "ZWJ", "Format",
  "Regional_Indicator", "Katakana", "Hebrew_Letter", "ALetter",
  "Single_Quote", "Double_Quote", "MidNumLet", "MidLetter", "MidNum",
  "Numeric", "ExtendNumLet", "WSegSpace"
};

const char gl_sb_names[][10] = {
  "Other", "CR", "LF", "Extend", "Sep", "Format", "Sp", "Lower", "Upper",
  "OLetter", "Numeric", "ATerm", "SContinue", "STerm", "Close"
};

const char gl_lb_names[][4] = {
  "AL", "BK", "CR", "LF", "NL", "SP", "ZW", "ZWJ", "CM", "WJ", "GL", "CL",
  "CP", "EX", "SY", "OP", "QU", "IS", "NS", "B2", "CB", "BA", "BB", "HY",
  "HH", "HL", "IN", "NU", "PR", "PO", "ID", "EB", "EM", "JL", "JV", "JT",
  "H2", "H3", "AP", "AK", "AS", "VF", "VI", "RI"
};
/* clang-format on */

/* Hangul syllables are put together and taken apart by arithmetic (The
** Unicode Standard, section 3.12). */
#define SBASE 0xAC00u
#define LBASE 0x1100u
#define VBASE 0x1161u
#define TBASE 0x11A7u /* one before the first trailing consonant */
#define LCOUNT 19u
#define VCOUNT 21u
#define TCOUNT 28u
#define SCOUNT (LCOUNT * VCOUNT * TCOUNT)

unsigned gl_casefold(uint32_t cp, uint32_t out[3]) {
  unsigned n = 0;
  if (cp < gl_fold_limit) {
    n = gl_fold_block[((unsigned)gl_fold_index[cp >> 6] << 6) | (cp & 63)];
  }
  if (n < gl_nfolddelta) {
    /* modulo 2^32: a negative distance too */
    out[0] = cp + (uint32_t)gl_fold_delta[n];
    return 1;
  } else {
    const uint16_t *to = &gl_fold_full[3 * (n - gl_nfolddelta)];
    out[0] = to[0];
    out[1] = to[1];
    out[2] = to[2];
    return to[2] != 0 ? 3 : 2;
  }
}

unsigned gl_decompose(uint32_t cp, int compat, uint32_t out[GL_MAXDECOMP]) {
  const uint16_t *u, *e;
  unsigned at = 0, n = 0;
  if (cp - SBASE < SCOUNT) {
    uint32_t s = cp - SBASE, t = s % TCOUNT;
    out[0] = LBASE + s / (VCOUNT * TCOUNT);
    out[1] = VBASE + s % (VCOUNT * TCOUNT) / TCOUNT;
    if (t == 0) return 2;
    out[2] = TBASE + t;
    return 3;
  }
  if (cp < gl_decomp_limit) {
    at = gl_decomp_block[((unsigned)gl_decomp_index[cp >> 6] << 6) | (cp & 63)];
  }
  u = &gl_decomp_pool[at + 1];
  e = u + (gl_decomp_pool[at] & 0xFF);
  if (compat && gl_decomp_pool[at] >> 8) {
    u = e;
    e = u + (gl_decomp_pool[at] >> 8);
  }
  if (at == 0 || u == e) {
    out[0] = cp;
    return 1;
  }
  while (u < e) {
    uint32_t c = *u++;
    if (c - 0xD800 < 0x400) {
      c = 0x10000 + ((c - 0xD800) << 10) + (*u++ - 0xDC00u);
    }
    out[n++] = c;
  }
  return n;
}

uint32_t gl_compose(uint32_t a, uint32_t b) {
  uint32_t h;
  if (a - LBASE < LCOUNT) {
    if (b - VBASE >= VCOUNT) return 0;
    return SBASE + ((a - LBASE) * VCOUNT + (b - VBASE)) * TCOUNT;
  }
  if (a - SBASE < SCOUNT && (a - SBASE) % TCOUNT == 0) {
    if (b - (TBASE + 1) >= TCOUNT - 1) return 0;
    return a + (b - TBASE);
  }
  h = (a * 0x9E3779B1u + b * 0x85EBCA6Bu) >> (32 - GL_COMPOSE_BITS);
  for (;;) {
    unsigned slot = gl_compose_slot[h];
    const gl_pair *p;
    if (slot == 0) return 0;
    p = &gl_compose_pair[slot - 1];
    if (p->first == a && p->second == b) return p->composite;
    h = (h + 1) & ((1u << GL_COMPOSE_BITS) - 1);
  }
}
