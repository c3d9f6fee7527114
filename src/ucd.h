/*
** ucd.h: Unicode properties of a code point. The tables are in ucd.c, made
** from the Unicode Character Database by tools/ucd.lua.
**
** Two tables serve everything. The first maps a code point to its *class*:
** one small number for all four segmentation algorithms (two code points of
** a class cannot be told apart by UAX #29 or UAX #14); per algorithm an array
** over classes gives the value that its rules speak of. The second maps a
** code point to its *record*: general category, script, width and so on.
*/
#ifndef GL_UCD_H
#define GL_UCD_H

#include "port.h"

#define GL_MAXCP 0x10FFFFu
#define GL_REPLACEMENT 0xFFFDu /* what an ill-formed byte counts as */

GL_DATA const char gl_unicode_version[]; /* "18.0.0" */

/* --- classes ----------------------------------------------------------- */

/* Grapheme_Cluster_Break with Indic_Conjunct_Break and Extended_Pictographic
** folded in: every combination that occurs. */
/* clang-format off */
enum gl_gcb {
  GCB_Other, GCB_CR, GCB_LF, GCB_Control, GCB_Extend, GCB_ZWJ,
  GCB_Regional_Indicator, GCB_Prepend, GCB_SpacingMark,
  GCB_L, GCB_V, GCB_T, GCB_LV, GCB_LVT
};
enum gl_incb { INCB_None, INCB_Consonant, INCB_Extend, INCB_Linker };

enum gl_wb {
  WB_Other, WB_CR, WB_LF, WB_Newline, WB_Extend, WB_ZWJ, WB_Format,
  WB_Regional_Indicator, WB_Katakana, WB_Hebrew_Letter, WB_ALetter,
  WB_Single_Quote, WB_Double_Quote, WB_MidNumLet, WB_MidLetter, WB_MidNum,
  WB_Numeric, WB_ExtendNumLet, WB_WSegSpace
};

enum gl_sb {
  SB_Other, SB_CR, SB_LF, SB_Extend, SB_Sep, SB_Format, SB_Sp, SB_Lower,
  SB_Upper, SB_OLetter, SB_Numeric, SB_ATerm, SB_SContinue, SB_STerm,
  SB_Close
};

/* Line_Break, resolved by LB1 (AI, SG, XX are AL; SA is CM or AL; CJ is NS) */
enum gl_lb {
  LB_AL, LB_BK, LB_CR, LB_LF, LB_NL, LB_SP, LB_ZW, LB_ZWJ, LB_CM, LB_WJ,
  LB_GL, LB_CL, LB_CP, LB_EX, LB_SY, LB_OP, LB_QU, LB_IS, LB_NS, LB_B2,
  LB_CB, LB_BA, LB_BB, LB_HY, LB_HH, LB_HL, LB_IN, LB_NU, LB_PR, LB_PO,
  LB_ID, LB_EB, LB_EM, LB_JL, LB_JV, LB_JT, LB_H2, LB_H3, LB_AP, LB_AK,
  LB_AS, LB_VF, LB_VI, LB_RI
};
/* clang-format on */

/* flags of a class, beside the four values */
#define GL_EXTPICT 0x01u    /* Extended_Pictographic */
#define GL_EASTASIAN 0x02u  /* East_Asian_Width F, W or H (LB19a, LB30) */
#define GL_PI 0x04u         /* lb=QU and gc=Pi (LB15a, LB19) */
#define GL_PF 0x08u         /* lb=QU and gc=Pf (LB15b, LB19) */
#define GL_DOTTED 0x10u     /* U+25CC, which LB28a names */
#define GL_UNASSIGNED 0x20u /* ExtPict and gc=Cn (LB30b) */

typedef struct gl_class {
  uint8_t gcb, incb, wb, sb, lb, flags;
} gl_class;

GL_DATA const uint16_t gl_class_index[]; /* stage 1, by cp >> 7 */
GL_DATA const uint8_t gl_class_block[];  /* stage 2, blocks of 128 */
GL_DATA const gl_class gl_classes[];     /* by class number */
GL_DATA const unsigned gl_nclasses;      /* 163 in Unicode 18.0 */

/* class of a code point; cp <= GL_MAXCP */
static inline unsigned gl_class_of(uint32_t cp) {
  return gl_class_block[((unsigned)gl_class_index[cp >> 7] << 7) | (cp & 127)];
}

/* The same for cp < 0x800, by one look-up: the first blocks of stage 2 are
** those of the first code points, in order (tools/ucd.lua sees to it). */
static inline unsigned gl_class_of_short(uint32_t cp) {
  return gl_class_block[cp];
}

/* --- records ----------------------------------------------------------- */

/* clang-format off */
enum gl_gc {
  GC_Cn, GC_Lu, GC_Ll, GC_Lt, GC_Lm, GC_Lo, GC_Mn, GC_Mc, GC_Me, GC_Nd,
  GC_Nl, GC_No, GC_Pc, GC_Pd, GC_Ps, GC_Pe, GC_Pi, GC_Pf, GC_Po, GC_Sm,
  GC_Sc, GC_Sk, GC_So, GC_Zs, GC_Zl, GC_Zp, GC_Cc, GC_Cf, GC_Cs, GC_Co
};
/* clang-format on */
enum gl_width { EAW_N, EAW_A, EAW_H, EAW_W, EAW_F, EAW_Na };

#define GL_WORDCHAR 0x01u /* gc L*, M*, N* or Pc: gloss's word character */
#define GL_WHITE 0x02u    /* White_Space */
#define GL_QUICK 2        /* from this bit on: quick check not Yes, by form */

typedef struct gl_record {
  uint8_t gc, script, width, ccc, flags;
} gl_record;

/* The scripts that the engine names; tools/ucd.lua puts them first, in this
** order, and the others after them. */
/* clang-format off */
enum gl_script {
  SC_Unknown, SC_Common, SC_Inherited, SC_Latin, SC_Greek, SC_Cyrillic,
  SC_Armenian, SC_Hebrew, SC_Arabic, SC_Devanagari, SC_Thai, SC_Lao,
  SC_Myanmar, SC_Khmer, SC_Hangul, SC_Hiragana, SC_Katakana, SC_Bopomofo,
  SC_Han
};
/* clang-format on */

GL_DATA const uint16_t gl_record_index[]; /* stage 1, by cp >> 7 */
GL_DATA const uint16_t gl_record_block[]; /* stage 2, blocks of 128 */
GL_DATA const gl_record gl_records[];     /* by record number */

/* record of a code point; cp <= GL_MAXCP */
static inline const gl_record *gl_record_of(uint32_t cp) {
  return &gl_records[gl_record_block[((unsigned)gl_record_index[cp >> 7] << 7) |
                                     (cp & 127)]];
}

GL_DATA const char gl_script_names[][24]; /* "Latin", by record.script */
GL_DATA const unsigned gl_nscripts;

/* Names of values as the standard's files spell them, by enum. */
GL_DATA const char gl_gc_names[][3];    /* "Lu" */
GL_DATA const char gl_width_names[][3]; /* "Na" */
GL_DATA const char gl_gcb_names[][20];  /* "SpacingMark" */
GL_DATA const char gl_incb_names[][10]; /* "Linker" */
GL_DATA const char gl_wb_names[][20];   /* "ALetter" */
GL_DATA const char gl_sb_names[][10];   /* "SContinue" */
GL_DATA const char gl_lb_names[][4];    /* "AL" */

/* Full case folding (CaseFolding.txt, C and F): writes 1 to 3 code points,
** returns how many. */
GL_FUNC unsigned gl_casefold(uint32_t cp, uint32_t out[3]);

/* Full decomposition, recursively applied; canonical, or with `compat` the
** compatibility one. Writes 1 to 18 code points and returns how many.
** Hangul by arithmetic. */
#define GL_MAXDECOMP 18
GL_FUNC unsigned gl_decompose(uint32_t cp, int compat,
                              uint32_t out[GL_MAXDECOMP]);

/* The primary composite of a and b, or 0 (exclusions respected). */
GL_FUNC uint32_t gl_compose(uint32_t a, uint32_t b);

/* Quick checks for normalisation: 1 when the property is Yes, that is when
** text in form `form` may hold cp whatever its neighbours are; but marks
** (ccc not 0) must be in order besides. */
enum gl_form { GL_NFC, GL_NFD, GL_NFKC, GL_NFKD };
static inline int gl_quick_yes(uint32_t cp, enum gl_form form) {
  return !(gl_record_of(cp)->flags >> (GL_QUICK + (unsigned)form) & 1);
}

static inline unsigned gl_gc_of(uint32_t cp) { return gl_record_of(cp)->gc; }
static inline int gl_is_word(uint32_t cp) {
  return (gl_record_of(cp)->flags & GL_WORDCHAR) != 0;
}
static inline int gl_is_white(uint32_t cp) {
  return (gl_record_of(cp)->flags & GL_WHITE) != 0;
}

#endif
