/*
** uprop.h: the tables of ucd.c that only uprop.c reads. Their shifts and
** constants have twins in tools/ucd.lua.
*/
#ifndef GL_UPROP_H
#define GL_UPROP_H

#include "ucd.h"

/* Case folding. Two stages (shift 6) below gl_fold_limit give a number: less
** than gl_nfolddelta, it is the row of the distance to the folded code point;
** from there on, of a folding to two or three (0 where there is no third). */
GL_DATA const uint32_t gl_fold_limit;
GL_DATA const unsigned gl_nfolddelta;
GL_DATA const uint8_t gl_fold_index[];
GL_DATA const uint8_t gl_fold_block[];
GL_DATA const int32_t gl_fold_delta[];
GL_DATA const uint16_t gl_fold_full[]; /* rows of 3 */

/* Decompositions. Two stages (shift 6) below gl_decomp_limit give a place in
** the pool, 0 for none. There: the numbers of 16-bit units of the canonical
** (low byte) and the compatibility mapping (high byte; 0: the same), then the
** units of both, UTF-16. */
GL_DATA const uint32_t gl_decomp_limit;
GL_DATA const uint16_t gl_decomp_index[];
GL_DATA const uint16_t gl_decomp_block[];
GL_DATA const uint16_t gl_decomp_pool[];

/* Compositions: an open hash table with linear probing; a slot holds the
** number of a pair plus 1, or 0. */
#define GL_COMPOSE_BITS 11
typedef struct gl_pair {
  uint32_t first, second, composite;
} gl_pair;
GL_DATA const gl_pair gl_compose_pair[];
GL_DATA const uint16_t gl_compose_slot[];

#endif
