/*
** edits.c: whether two words are few edits apart, for tests of misspelt words:
** of a word that the sieve let pass, and of single words.
*/
#include "pattern.h"

#define FAR 0x7FFFFFFFu

/* Three rows of the table, of which only the band around the diagonal is
** filled; beyond it is FAR. */
int gl_edits_within(const uint32_t *a, size_t na, const uint32_t *b, size_t nb,
                    uint32_t max, int swap, uint32_t *row) {
  uint32_t *older = row, *old = older + nb + 1, *now = old + nb + 1, *tmp;
  size_t i, j;
  if (na > nb + max || nb > na + max) return 0;
  for (j = 0; j <= nb; j++) {
    old[j] = j <= max ? (uint32_t)j : FAR;
    older[j] = now[j] = FAR;
  }
  for (i = 1; i <= na; i++) {
    size_t lo = i > max ? i - max : 0, hi = i + max < nb ? i + max : nb;
    uint32_t least = FAR;
    if (lo > 0) now[lo - 1] = FAR;
    for (j = lo; j <= hi; j++) {
      uint32_t d = j == 0 ? (uint32_t)i : old[j - 1] + (a[i - 1] != b[j - 1]);
      if (j > 0 && now[j - 1] + 1 < d) d = now[j - 1] + 1;
      if (j > 0 && old[j] + 1 < d) d = old[j] + 1;
      if (swap && i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
          a[i - 2] == b[j - 1] && older[j - 2] + 1 < d)
        d = older[j - 2] + 1;
      now[j] = d;
      if (d < least) least = d;
    }
    if (hi < nb) now[hi + 1] = FAR;
    if (least > max) return 0;
    tmp = older, older = old, old = now, now = tmp;
  }
  return old[nb] <= max;
}
