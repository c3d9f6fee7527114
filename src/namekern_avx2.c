/*
** namekern_avx2.c: kernels for AVX2.
*/
#include "namekern.h"

const gl_namekern *gl_namekern_avx2(void) { return NULL; }
