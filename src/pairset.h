/*
** pairset.h: sets of pairs of bytes, for the kernels that look for them: the
** first two bytes of characters, or of what they may be.
*/
#ifndef GL_PAIRSET_H
#define GL_PAIRSET_H

#include <stdint.h>

/*
** Pairs of bytes, in up to eight kinds: bit k is of kind k. A pair is of a kind
** if the halves of the first byte and those of the second are, each for itself.
*/
typedef struct gl_pairset {
  uint8_t low1[16], high1[16];     /* by the halves of the first byte */
  uint8_t low2[16], high2[16];     /* and of the second */
  uint8_t first[256], second[256]; /* the same by whole bytes */
} gl_pairset;

/* Filled from four times eight sets of halves, 16 bits each: A0 to A7 for the
** low half of the first byte, B0 to B7 for its high half, and so on. */
/* clang-format off */
#define GL_PAIRSET(A, B, C, D) { \
  {GL_HALVES(A)}, {GL_HALVES(B)}, {GL_HALVES(C)}, {GL_HALVES(D)}, \
  {GL_BYTES(A, B)}, {GL_BYTES(C, D)} }
#define GL_HALF(A, n) \
  (A##0 >> (n) & 1) | (A##1 >> (n) & 1) << 1 | (A##2 >> (n) & 1) << 2 | \
  (A##3 >> (n) & 1) << 3 | (A##4 >> (n) & 1) << 4 | (A##5 >> (n) & 1) << 5 | \
  (A##6 >> (n) & 1) << 6 | (A##7 >> (n) & 1) << 7
#define GL_BYTE(A, B, low, high) (GL_HALF(A, low)) & (GL_HALF(B, high))
#define GL_HALVES(A) \
  GL_HALF(A, 0), GL_HALF(A, 1), GL_HALF(A, 2), GL_HALF(A, 3), \
  GL_HALF(A, 4), GL_HALF(A, 5), GL_HALF(A, 6), GL_HALF(A, 7), \
  GL_HALF(A, 8), GL_HALF(A, 9), GL_HALF(A, 10), GL_HALF(A, 11), \
  GL_HALF(A, 12), GL_HALF(A, 13), GL_HALF(A, 14), GL_HALF(A, 15)
#define GL_BYTES_16(A, B, h) \
  GL_BYTE(A, B, 0, h), GL_BYTE(A, B, 1, h), GL_BYTE(A, B, 2, h), \
  GL_BYTE(A, B, 3, h), GL_BYTE(A, B, 4, h), GL_BYTE(A, B, 5, h), \
  GL_BYTE(A, B, 6, h), GL_BYTE(A, B, 7, h), GL_BYTE(A, B, 8, h), \
  GL_BYTE(A, B, 9, h), GL_BYTE(A, B, 10, h), GL_BYTE(A, B, 11, h), \
  GL_BYTE(A, B, 12, h), GL_BYTE(A, B, 13, h), GL_BYTE(A, B, 14, h), \
  GL_BYTE(A, B, 15, h)
#define GL_BYTES(A, B) \
  GL_BYTES_16(A, B, 0), GL_BYTES_16(A, B, 1), GL_BYTES_16(A, B, 2), \
  GL_BYTES_16(A, B, 3), GL_BYTES_16(A, B, 4), GL_BYTES_16(A, B, 5), \
  GL_BYTES_16(A, B, 6), GL_BYTES_16(A, B, 7), GL_BYTES_16(A, B, 8), \
  GL_BYTES_16(A, B, 9), GL_BYTES_16(A, B, 10), GL_BYTES_16(A, B, 11), \
  GL_BYTES_16(A, B, 12), GL_BYTES_16(A, B, 13), GL_BYTES_16(A, B, 14), \
  GL_BYTES_16(A, B, 15)
/* clang-format on */

#endif
