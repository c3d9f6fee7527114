/*
** namekern_avx512.c: kernels for AVX-512.
*/
#include "namekern.h"

const gl_namekern *gl_namekern_avx512(void) { return NULL; }
