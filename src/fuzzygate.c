/*
** fuzzygate.c: gates, that is filters of what names begin and end with. Most
** stretches of a text are no name, nor nearly: gates tell how far some name
** begins like the text at a place, and ends like it, once for all stretches
** that begin there, or end; and how far it has to, so that a stretch of so many
** units may be one.
*/
#include "fuzzysegment.h"
#include "map.h"

#define GATE_BYTES 128 /* of names, for a word of gates */

static inline uint64_t hash_of_gate(uint64_t seed, uint64_t h, unsigned set,
                                    unsigned n, unsigned side) {
  return gl_segment_key(seed, h, gl_segment_tag(set, n, 3, side));
}

/* What a name of n units has to begin and end with where it has edits. */
static void edges(unsigned n, unsigned most, unsigned *begin, unsigned *end) {
  *begin = gl_segment(n, most > 1 ? 1 : 2);
  *end = n - gl_segment(n, most > 1 ? 2 : 1);
}

/* --- what names have ----------------------------------------------------- */

int gl_gates_make(gl_level *l, const gl_mem *m) {
  l->gates = (l->to - l->from) / GATE_BYTES + 1;
  l->gate = m->alloc(m->ud, NULL, 0, l->gates * sizeof *l->gate);
  if (l->gate == NULL) return GL_ENOMEM;
  gl_map_large(l->gate, l->gates * sizeof *l->gate);
  memset(l->gate, 0, l->gates * sizeof *l->gate);
  return GL_OK;
}

static void put_gate(gl_level *l, uint64_t h) {
  l->gate[gl_filter_word(h, l->gates)] |= gl_filter_bits(h);
}

void gl_gates_add(gl_level *l, const gl_look *k, const uint64_t *prefix,
                  unsigned set, unsigned n, unsigned most) {
  unsigned begin, end, i;
  uint64_t seed = k->g->seed;
  edges(n, most, &begin, &end);
  for (i = gl_next_length(0); i <= begin; i = gl_next_length(i))
    put_gate(l, hash_of_gate(seed, prefix[i], set, i, GL_BEGIN));
  for (i = gl_next_length(0); i <= end; i = gl_next_length(i))
    put_gate(l, hash_of_gate(seed, gl_stretch_hash(k->z, prefix, n - i, i), set,
                             i, GL_END));
}

/* --- what a text asks ---------------------------------------------------- */

static inline const uint64_t *gate_word(const gl_level *l, uint64_t h) {
  return &l->gate[gl_filter_word(h, l->gates)];
}

/* Puts a question to a gate. */
static inline void ask_gate(const gl_look *k, gl_gate *gate) {
  const uint64_t *h = k->z->prefix + gate->at;
  unsigned i;
  if (gate->side == GL_END) h -= gate->n;
  gate->hash = hash_of_gate(k->g->seed, gl_stretch_hash(k->z, h, 0, gate->n),
                            gate->set, gate->n, gate->side);
  for (i = 0; i < k->ntop; i++) GL_PREFETCH(gate_word(k->top[i], gate->hash));
}

static int is_open_below(const gl_look *k, uint64_t h, uint64_t bits) {
  unsigned part;
  size_t i;
  for (part = 0; part < 2; part++)
    for (i = 1; i < k->ladder->of[part].nlevel; i++)
      if ((*gate_word(&k->ladder->of[part].level[i], h) & bits) == bits)
        return 1;
  return 0;
}

static inline int is_open(const gl_look *k, uint64_t h) {
  uint64_t bits = gl_filter_bits(h);
  unsigned i;
  for (i = 0; i < k->ntop; i++)
    if ((*gate_word(k->top[i], h) & bits) == bits) return 1;
  return k->below && is_open_below(k, h, bits);
}

int gl_look_gate(gl_look *k, unsigned set, size_t at, size_t word,
                 enum gl_side side, uint8_t *out) {
  gl_fuzzy *z = k->z;
  size_t room = side == GL_END ? at : z->nunit - at;
  gl_gate *gate;
  if (z->ngate == z->capgate && GL_GROW(z, k->m, gate, z->ngate + 1))
    return GL_ENOMEM;
  gate = &z->gate[z->ngate];
  gate->out = out;
  gate->at = (uint32_t)at;
  gate->set = (uint8_t)set;
  gate->side = (uint8_t)side;
  /* fewer some name has nearly always, unless words are characters */
  gate->n = word < 3 ? 2 : 8;
  gate->room = (uint8_t)(room < GL_MAXFORM ? room : GL_MAXFORM);
  *out = (uint8_t)(gate->n - 1);
  if (gate->n > gate->room) return GL_OK;
  ask_gate(k, gate);
  z->ngate++;
  return GL_OK;
}

/* In waves: each is of the gates that were open in the one before. */
void gl_look_gates(gl_look *k) {
  gl_fuzzy *z = k->z;
  size_t i, n;
  for (; z->ngate; z->ngate = n)
    for (i = n = 0; i < z->ngate; i++) {
      gl_gate *gate = &z->gate[i];
      unsigned next = gl_next_length(gate->n);
      if (!is_open(k, gate->hash)) continue;
      *gate->out = gate->n;
      if (next > gate->room) continue;
      gate->n = (uint8_t)next;
      ask_gate(k, gate);
      z->gate[n++] = *gate;
    }
}

/* --- what a stretch needs ------------------------------------------------ */

static void at_most(uint8_t *least, unsigned n, unsigned exchanged) {
  n = gl_told_length(n > exchanged ? n - exchanged : 0);
  if (n < *least) *least = (uint8_t)n;
}

gl_need gl_look_need(const gl_look *k, unsigned q) {
  gl_need need = {0, 255, 255, 255, 255};
  unsigned most, n, first, last, begin, end;
  for (most = 1; most <= GL_MAXEDITS; most++)
    for (n = q > most ? q - most : 1; n <= q + most && n <= GL_MAXFORM; n++) {
      if (!gl_has(k->has[most], n)) continue;
      need.edits |= (uint8_t)most;
      if (most > 1) continue;
      edges(n, 1, &begin, &end);
      edges(n, 2, &first, &last);
      at_most(&need.begin2, begin, n == q); /* an exchange changes no length */
      at_most(&need.end2, end, 0);
      at_most(&need.begin1, first, n == q);
      at_most(&need.end1, last, 0);
    }
  return need;
}
