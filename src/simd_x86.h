/*
** simd_x86.h: what this processor has of x86-64 and the system lets programs
** use. By cpuid and xgetbv themselves: the compiler's own built-in function
** would bring a variable that can be written into the library.
*/
#ifndef GL_SIMD_X86_H
#define GL_SIMD_X86_H

#include "port.h"

#if defined(GL_X86_64)

#include <cpuid.h>

#define GL_AVX2 1u
#define GL_AVX512 2u /* F, BW, VL, VBMI */

/* What of the registers the system saves: bit 1 SSE, 2 AVX, 5 to 7 AVX-512. */
static inline uint32_t gl_x86_saved(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  (void)high;
  return low;
}

static inline unsigned gl_x86_has(void) {
  const uint32_t osxsave = 1u << 27, popcnt = 1u << 23; /* 1: ecx */
  const uint32_t bmi = 1u << 3, avx2 = 1u << 5, bmi2 = 1u << 8;
  const uint32_t avx512 = 1u << 16 | 1u << 30 | 1u << 31; /* F BW VL */
  const uint32_t vbmi = 1u << 1;                          /* 7: ecx */
  unsigned a, b, c, d, has = 0;
  uint32_t saved;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & osxsave) || !(c & popcnt))
    return 0;
  saved = gl_x86_saved();
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  if ((saved & 0x06) == 0x06 && b & avx2 && b & bmi && b & bmi2) has |= GL_AVX2;
  if (has && (saved & 0xE6) == 0xE6 && (b & avx512) == avx512 && c & vbmi)
    has |= GL_AVX512;
  return has;
}

#endif

#endif
