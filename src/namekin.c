/*
** namekin.c: names that many entries share. Some of those entries are looked
** for again: to take them back, to see which of them hide behind another. Where
** the ring of a name is long its names are put into chains by what is asked for
** of their entries, once, and those that were added later when it is asked for
** again. So the cost is what is found, not what shares the name.
**
** A node is of a ring, known by its first name, which stays the first as long
** as the index does; and of a hash of the entry. A node whose ref has the high
** bit tells up to which name the ring was read, for one kind of question.
*/
#include "names.h"

#define READ 0x80000000u

void gl_kin_free(gl_part *p, const gl_mem *m) {
  GL_FREE(p, m, chain);
  GL_FREE(p, m, kin);
}

/* Where the chain of a ring and hash begins. */
static uint32_t *chain_of(gl_part *p, uint32_t ring, uint32_t check) {
  uint64_t h = gl_mix((uint64_t)ring << 32 ^ check * GL_HASH_B);
  return &p->chain[gl_hash_place(h, p->nchain)];
}

static uint32_t check_of(const gl_gaz *g, const gl_like *like) {
  uint64_t h = g->seed ^ like->by, bits;
  double priority = like->priority + 0.0; /* one zero */
  if (like->by & GL_BY_ID)
    h = gl_hash_key(h, (const unsigned char *)like->id.s, like->id.n);
  if (like->by & GL_BY_LABEL) h = gl_hash_fold(h ^ like->label, GL_HASH_A);
  if (like->by & GL_BY_PRIORITY) {
    memcpy(&bits, &priority, sizeof bits);
    h = gl_hash_fold(h ^ bits, GL_HASH_B);
  }
  return gl_hash_check(gl_mix(h));
}

static uint32_t check_of_entry(const gl_gaz *g, uint32_t entry, unsigned by) {
  const gl_entry *e = gl_entry_at(g, entry);
  gl_like like;
  like.by = by;
  like.id = gl_gaz_id(g, entry);
  like.label = e ? e->label : 0;
  like.priority = gl_entry_priority(g, entry);
  return check_of(g, &like);
}

static void link(gl_part *p, uint32_t node) {
  gl_kinnode *n = &p->kin[node];
  uint32_t *head = chain_of(p, n->ring, n->check);
  n->next = *head;
  *head = node + 1;
}

static int add(gl_part *p, const gl_mem *m, uint32_t ring, uint32_t check,
               uint32_t ref) {
  uint32_t i;
  gl_kinnode *n;
  if (p->nkin >= UINT32_MAX / 2) return GL_ETOOMANY;
  if (GL_GROW(p, m, kin, p->nkin + 1)) return GL_ENOMEM;
  n = &p->kin[p->nkin];
  n->ring = ring;
  n->check = check;
  n->ref = ref;
  if (p->nkin >= p->nchain) {
    if (gl_remake(m, &p->chain, &p->nchain, &p->capchain, 2 * p->nkin + 64,
                  sizeof *p->chain))
      return GL_ENOMEM;
    for (i = 0; i < p->nkin; i++) link(p, i);
  }
  link(p, (uint32_t)p->nkin++);
  return GL_OK;
}

/* The node, from 1, that tells what was read of a ring; 0: nothing was. */
static uint32_t read_of(gl_part *p, uint32_t ring, unsigned by) {
  uint32_t i = p->nchain ? *chain_of(p, ring, by) : 0;
  for (; i; i = p->kin[i - 1].next) {
    const gl_kinnode *n = &p->kin[i - 1];
    if (n->ref & READ && n->ring == ring && n->check == by) break;
  }
  return i;
}

/* Reads a ring on, for questions of one kind. */
static int read_on(gl_gaz *g, gl_part *p, const gl_mem *m, gl_ring *r,
                   uint32_t ring, unsigned by) {
  uint32_t was = read_of(p, ring, by);
  const unsigned char *s;
  const gl_folder *set;
  const gl_name *n;
  int rc = GL_OK;
  if (was) {
    r->ref = p->kin[was - 1].ref & ~READ;
    if ((n = gl_name_at(p, r->ref, &s)) == NULL) return GL_OK;
    r->before = r->ref;
    gl_ring_step(r, n);
  } else {
    if ((rc = add(p, m, ring, by, ring | READ)) != GL_OK) return rc;
    was = (uint32_t)p->nkin;
  }
  r->vain = GL_DOUBT; /* what is no name of the ring is not taken in */
  while ((n = gl_ring_next(r, &set, &s)) != NULL) {
    r->vain = GL_DOUBT + 1;
    rc = add(p, m, ring, check_of_entry(g, n->entry, by), r->before);
    if (rc != GL_OK) break;
    p->kin[was - 1].ref = r->before | READ;
  }
  return rc;
}

int gl_kin_begin(gl_kinwalk *w, gl_gaz *g, const gl_mem *m, unsigned part,
                 uint32_t last, const gl_like *like) {
  gl_part *p = &g->part[part];
  gl_ring r;
  int rc;
  gl_ring_begin(&r, g, p, last);
  w->g = g;
  w->p = p;
  w->ring = r.ref;
  w->check = check_of(g, like);
  rc = read_on(g, p, m, &r, w->ring, like->by);
  if (rc == GL_OK) w->link = chain_of(p, w->ring, w->check);
  return rc;
}

const gl_name *gl_kin_next(gl_kinwalk *w, const gl_folder **set,
                           const unsigned char **s, uint32_t *ref) {
  while (*w->link) {
    gl_kinnode *node = &w->p->kin[*w->link - 1];
    const gl_name *n;
    if (!(node->ref & READ)) {
      n = gl_name_at(w->p, node->ref, s);
      if (n == NULL || gl_entry_dead(w->g, n->entry)) {
        *w->link = node->next; /* it is done with */
        continue;
      }
      w->link = &node->next;
      if (node->ring != w->ring || node->check != w->check) continue;
      *ref = node->ref;
      if ((*set = gl_set_of(w->g, n->info)) != NULL) return n;
    } else
      w->link = &node->next;
  }
  return NULL;
}
