/*
** gazetteer.h: names that are found in texts. Engine of l_gazetteer.c and of C
** hosts; types and failures as in gloss.h.
*/
#ifndef GL_GAZETTEER_H
#define GL_GAZETTEER_H

#include "piece.h"

#define GL_MAXNAME 64u       /* tokens in a name, unless it is set */
#define GL_MAXNAMECHARS 512u /* characters, where those are looked up */
#define GL_MAXNAMESET 1024u  /* most that either can be set to */
#define GL_MAXNAMEBYTES 65536u
#define GL_MAXENTRIES 0x7FFFFFFFu

/* failures of adding, beside GL_ENOMEM and GL_ETOOMANY */
enum { GL_EEMPTY = 16, GL_ELONG, GL_EPIECES, GL_EFOLDS };

typedef struct gl_gaz gl_gaz;

/* An empty gazetteer, NULL: no memory. mode: 0, names are looked up by their
** words; GL_CUT_CHARS: by their characters. Every other call must be given an
** allocator that can free what this one gave. */
GL_FUNC gl_gaz *gl_gaz_new(const gl_mem *m, unsigned mode);
GL_FUNC void gl_gaz_free(gl_gaz *g, const gl_mem *m);
/* The limit of tokens (characters) of a name that may be added; sets it first
** unless it is 0; 1 to GL_MAXNAMESET. */
GL_FUNC unsigned gl_gaz_limit(gl_gaz *g, unsigned tokens);

/*
** An entry is added whole or not at all: begin, a call for each of its names,
** commit. Entry numbers count from 0 in the order of adding and are never
** used again. A call that fails changes nothing that find or lookup can see.
** flags: how the name is compared, GL_FOLD_*; to which GL_FUZZY times n + 1 may
** be added where its edits are n at most whatever a search says (fuzzy.h).
** Space around it is taken off.
*/
#define GL_FUZZY 0x1000u
GL_FUNC void gl_gaz_begin(gl_gaz *g);
GL_FUNC int gl_gaz_surface(gl_gaz *g, const gl_mem *m, gl_str name,
                           unsigned flags);
typedef struct gl_newentry {
  gl_str id;       /* "" where it has none */
  unsigned label;  /* below GL_MAXLABELS */
  double priority; /* 0 where it has none */
  gl_str record;   /* whatever else is known of it: kept as it is */
} gl_newentry;
GL_FUNC int gl_gaz_commit(gl_gaz *g, const gl_mem *m, const gl_newentry *e);

/* Takes an entry back: found no more; its number stays used. GL_OK also where
** it was taken back before. Costs the length of its names. Where it fails all
** is as it was. */
GL_FUNC int gl_gaz_remove(gl_gaz *g, const gl_mem *m, uint32_t entry);
/* Takes the entries from number `from` on back; no other may have been found
** since the first of them was added. */
GL_FUNC int gl_gaz_withdraw(gl_gaz *g, const gl_mem *m, uint32_t from);

/* Puts what was added into the index, as the first search would do. */
GL_FUNC int gl_gaz_compile(gl_gaz *g, const gl_mem *m);

GL_FUNC uint32_t gl_gaz_count(const gl_gaz *g); /* numbers used */
GL_FUNC uint32_t gl_gaz_live(const gl_gaz *g);  /* entries found */
GL_FUNC int gl_gaz_alive(const gl_gaz *g, uint32_t entry);
/* Memory held, in bytes: the index with the names; of it records. */
GL_FUNC size_t gl_gaz_bytes(const gl_gaz *g);
GL_FUNC size_t gl_gaz_recordbytes(const gl_gaz *g);

/* What is known of an entry. */
typedef struct gl_entryinfo {
  gl_str id, record;
  unsigned label;
  double priority;
  uint32_t name;  /* the first of its names, see gl_gaz_name */
  uint32_t names; /* how many there are */
} gl_entryinfo;
GL_FUNC int gl_gaz_entry(const gl_gaz *g, uint32_t entry, gl_entryinfo *info);
GL_FUNC gl_str gl_gaz_id(const gl_gaz *g, uint32_t entry); /* "" if none */
/* A name of an entry; *ref becomes the next one. flags: as it was added with.
** 0 where there is none. */
GL_FUNC int gl_gaz_name(const gl_gaz *g, uint32_t entry, uint32_t *ref,
                        gl_str *name, unsigned *flags);

enum gl_matches {
  GL_MATCH_LONGEST, /* leftmost, then longest: all entries of that name */
  GL_MATCH_ALL,
  GL_MATCH_FIRST,   /* leftmost, then the first added: one entry */
  GL_MATCH_PRIORITY /* greatest priority, then longest, leftmost, first added */
};

typedef struct gl_findopt {
  enum gl_matches matches;
  int perlabel;              /* only entries of one label compete */
  unsigned labels;           /* only labels below that count */
  const uint8_t *allow;      /* NULL, or by label: whether entries count */
  const uint64_t *from, *to; /* NULL, or bits by byte: where a match may
                                begin, and what its last byte may be */
} gl_findopt;

/*
** Adds to `out` a row for each match: entry as ref, label of the entry; in the
** order of first, then longest first. Tokens of text times the longest prefix
** of a name there.
*/
GL_FUNC int gl_gaz_find(gl_gaz *g, const gl_mem *m, const gl_text *t,
                        const gl_findopt *o, gl_rows *out);

/* Adds a row for each entry, alive, that the whole of `name` is a name of:
** first, end 0; ref the entry. In the order of adding. */
GL_FUNC int gl_gaz_lookup(gl_gaz *g, const gl_mem *m, gl_str name,
                          gl_rows *out);

/* The same for those that are like this in what `by` names, and perhaps a few
** others: costs what is found, however many share the name. Where `name.s` is
** NULL, for those with this id and label alone, of any name: goes through all
** entries. */
#define GL_BY_ID 1u
#define GL_BY_LABEL 2u
#define GL_BY_PRIORITY 4u
typedef struct gl_like {
  unsigned by;
  gl_str id;
  unsigned label;
  double priority;
} gl_like;
GL_FUNC int gl_gaz_pick(gl_gaz *g, const gl_mem *m, gl_str name,
                        const gl_like *like, gl_rows *out);

/* The same for entries, alive, of which some name begins with `text`. Sorts the
** names at the first call, and when half as many were added since; then costs
** what is found. */
GL_FUNC int gl_gaz_prefix(gl_gaz *g, const gl_mem *m, gl_str text,
                          gl_rows *out);

/* The name without the white space around it, be it with marks. */
GL_FUNC gl_str gl_name_trim(gl_str s);

/* An empty gazetteer of the same mode and limit, NULL: no memory. */
GL_FUNC gl_gaz *gl_gaz_like(const gl_gaz *g, const gl_mem *m);
/* Adds all entries of `from` that are alive to `to`, an empty gazetteer. */
GL_FUNC int gl_gaz_copy(gl_gaz *to, const gl_mem *m, const gl_gaz *from);

/* Whether text from first to end is a name under `flags`, whatever adjoins; -1:
** no memory. */
GL_FUNC int gl_gaz_same(const gl_mem *m, unsigned flags, gl_str text,
                        size_t first, size_t end, gl_str name);

#endif
