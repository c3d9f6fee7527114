/*
** utf8.h: UTF-8 as algebra on blocks of 64 bytes (The Unicode Standard, table
** 3-7): a bit is set where a byte is what its name says.
*/
#ifndef GL_UTF8_H
#define GL_UTF8_H

#include "port.h"

/* What a block must know of the bytes before it: each a bit. */
typedef struct gl_utf8before {
  uint64_t lead, lead34, lead4, e0, ed, f0, f4; /* the last byte */
  uint64_t second34, second4;                   /* the same */
  uint64_t third4;
} gl_utf8before;

typedef struct gl_utf8marks {
  uint64_t lead;   /* C2 to F4 */
  uint64_t lead34; /* of those from E0 on, and from F0 on */
  uint64_t lead4;
  /* continuation bytes that go on with what a lead byte has begun */
  uint64_t second, third, fourth;
  uint64_t wrong; /* what cannot stand where it stands; nothing is set of a
                     character that goes on in the next block */
} gl_utf8marks;

/* bit[k]: bit k of each of the 64 bytes */
static inline void gl_utf8_marks(const uint64_t bit[8], gl_utf8before *c,
                                 gl_utf8marks *m) {
  uint64_t trail = bit[7] & ~bit[6], from_c0 = bit[7] & bit[6];
  uint64_t from_e0 = from_c0 & bit[5], from_f0 = from_e0 & bit[4];
  uint64_t low2 = bit[1] | bit[0], low3 = bit[2] | low2;
  uint64_t c0c1 = from_c0 & ~(bit[5] | bit[4] | bit[3] | bit[2] | bit[1]);
  uint64_t f5toff = from_f0 & (bit[3] | (bit[2] & low2));
  uint64_t e0 = from_e0 & ~(bit[4] | bit[3] | low3);
  uint64_t ed = from_e0 & ~bit[4] & bit[3] & bit[2] & ~bit[1] & bit[0];
  uint64_t f0 = from_f0 & ~(bit[3] | low3);
  uint64_t f4 = from_f0 & ~bit[3] & bit[2] & ~low2;
  uint64_t from_90 = bit[5] | bit[4], from_a0 = bit[5]; /* of `trail` */
  uint64_t want2, want3, want4, second34, second4, third4;

  m->lead = from_c0 & ~(c0c1 | f5toff);
  m->lead34 = m->lead & from_e0;
  m->lead4 = m->lead & from_f0;

  want2 = m->lead << 1 | c->lead;
  m->second = want2 & trail & ~((e0 << 1 | c->e0) & ~from_a0) &
              ~((ed << 1 | c->ed) & from_a0) & ~((f0 << 1 | c->f0) & ~from_90) &
              ~((f4 << 1 | c->f4) & from_90);
  second34 = m->second & (m->lead34 << 1 | c->lead34);
  second4 = m->second & (m->lead4 << 1 | c->lead4);
  want3 = second34 << 1 | c->second34;
  m->third = want3 & trail;
  third4 = m->third & (second4 << 1 | c->second4);
  want4 = third4 << 1 | c->third4;
  m->fourth = want4 & trail;
  m->wrong = (trail ^ (m->second | m->third | m->fourth)) | c0c1 | f5toff |
             (want2 ^ m->second) | (want3 ^ m->third) | (want4 ^ m->fourth);

  c->lead = m->lead >> 63;
  c->lead34 = m->lead34 >> 63;
  c->lead4 = m->lead4 >> 63;
  c->e0 = e0 >> 63;
  c->ed = ed >> 63;
  c->f0 = f0 >> 63;
  c->f4 = f4 >> 63;
  c->second34 = second34 >> 63;
  c->second4 = second4 >> 63;
  c->third4 = third4 >> 63;
}

#endif
