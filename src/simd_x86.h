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
#define GL_AVX512 2u /* F, BW, VBMI and VBMI2 of it, and GFNI */

/* What of the registers the system saves: bit 1 SSE, 2 AVX, 5 to 7 AVX-512. */
static inline uint32_t gl_x86_saved(void) {
  uint32_t low, high;
  __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
  (void)high;
  return low;
}

static inline unsigned gl_x86_has(void) {
  const unsigned osxsave = 1u << 27, popcnt = 1u << 23;       /* 1 ecx */
  const unsigned avx2 = 1u << 5, f = 1u << 16, bw = 1u << 30; /* 7 ebx */
  const unsigned vbmi = 1u << 1 | 1u << 6, gfni = 1u << 8;    /* 7 ecx */
  unsigned a, b, c, d, saved;
  if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & osxsave) || !(c & popcnt))
    return 0;
  saved = gl_x86_saved();
  if (!__get_cpuid_count(7, 0, &a, &b, &c, &d)) return 0;
  if ((saved & 0x06) != 0x06 || !(b & avx2)) return 0;
  if ((saved & 0xE0) != 0xE0 || !(b & f) || !(b & bw) || (c & vbmi) != vbmi ||
      !(c & gfni))
    return GL_AVX2;
  return GL_AVX2 | GL_AVX512;
}

#endif

#endif
