/*
** pattern.h: token patterns: pattern.c (programs: what tokens are asked, and
** instructions), lists.c (lists of numbers as numbers), classify.c (what each
** token of a text answers), match.c (searches; machine.h has its parts). Part
** of the engine's public interface, beside gloss.h.
**
** A program has *rules*, each a piece of code that ends in MATCH, and *looks*,
** the same for what is looked at ahead or behind. It is filled once, sealed,
** and then never changed; any number of searches may use it.
*/
#ifndef GL_PATTERN_H
#define GL_PATTERN_H

#include "attr.h"
#include "lemma.h"
#include "regex.h"

#define GL_MAXPROGRAM 33554432u  /* instructions, nodes or words */
#define GL_MAXTEST 4194304u      /* tests and words of one test, written out */
#define GL_MAXTESTDEPTH 100u     /* nesting of not, and, or in one test */
#define GL_MAXPATTERNS 16777216u /* rules */
#define GL_MAXTRACKS 255u        /* spans of one item that lie on one token */
/* numbers that tell what places of a text are, those of like places once */
#ifndef GL_MAXPLACES
#define GL_MAXPLACES 33554432u
#endif
/* matches of one search, beside one for each token; four times so many
** captures */
#ifndef GL_MAXMATCHES
#define GL_MAXMATCHES 16777216u
#endif

/* beside GL_OK and GL_ENOMEM: GL_ETOOMANY, and */
enum { GL_EBUDGET = 96, GL_EPROGRAM, GL_EMATCHES };

/* --- lists of numbers (lists.c) ------------------------------------------ */

/* Lists of numbers, each different one once, known by a number: 0 is the empty
** one. Zero but for mem; then free. */
typedef struct gl_lists {
  gl_mem mem;
  uint32_t *pool;
  size_t npool, cappool;
  struct gl_listat {
    uint32_t at, n;
  } * list;
  size_t n, cap;
  uint32_t *slot; /* number of a list + 1; 0: free */
  size_t nslot;
} gl_lists;
GL_FUNC void gl_lists_free(gl_lists *x);
GL_FUNC void gl_lists_clear(gl_lists *x); /* none is left, the memory is kept */
/* The number of the list v[0 .. n - 1]. GL_OK, GL_ENOMEM, GL_ETOOMANY. */
GL_FUNC int gl_lists_add(gl_lists *x, const uint32_t *v, size_t n,
                         uint32_t *number);
GL_FUNC size_t gl_lists_held(const gl_lists *x); /* bytes */
/* Whether the list, which is sorted, holds v. */
GL_FUNC int gl_lists_has(const gl_lists *x, uint32_t list, uint32_t v);
GL_FUNC void gl_numbers_sort(uint32_t *v, size_t n); /* ascending */
static inline const uint32_t *gl_list(const gl_lists *x, uint32_t i,
                                      uint32_t *n) {
  *n = i ? x->list[i - 1].n : 0;
  return i ? x->pool + x->list[i - 1].at : NULL;
}

/* Two numbers by two others: zero but for mem; then free. */
typedef struct gl_pairs {
  gl_mem mem;
  struct gl_pairslot {
    uint64_t key; /* of the pair, + 1; 0: free */
    uint32_t a, b;
  } * slot;
  size_t n, nslot;
} gl_pairs;
GL_FUNC void gl_pairs_free(gl_pairs *x);
GL_FUNC void gl_pairs_clear(gl_pairs *x);
GL_FUNC size_t gl_pairs_held(const gl_pairs *x); /* bytes */
GL_FUNC int gl_pairs_set(gl_pairs *x, uint32_t i, uint32_t j, uint32_t a,
                         uint32_t b); /* of a pair that is not there */
/* of many pairs that share one of their numbers too */
static inline size_t gl_pairs_hash(uint32_t i, uint32_t j) {
  return (size_t)((i * UINT64_C(0x9E3779B97F4A7C15) +
                   j * UINT64_C(0xC2B2AE3D27D4EB4F)) >>
                  32);
}
static inline const struct gl_pairslot *gl_pairs_get(const gl_pairs *x,
                                                     uint32_t i, uint32_t j) {
  uint64_t key = ((uint64_t)i << 32 | j) + 1;
  size_t k = gl_pairs_hash(i, j);
  if (x->nslot == 0) return NULL;
  for (k &= x->nslot - 1; x->slot[k].key; k = (k + 1) & (x->nslot - 1))
    if (x->slot[k].key == key) return &x->slot[k];
  return NULL;
}

/* --- what tokens are asked ------------------------------------------------ */

/* String attributes of tokens, columns of their types. */
enum gl_wordattr {
  GL_ATTR_TEXT,
  GL_ATTR_LOWER,
  GL_ATTR_PREFIX,
  GL_ATTR_SHAPE,
  GL_ATTR_SUFFIX,
  GL_ATTR_LEMMA,
  GL_ATTR_NORM,
  GL_ATTR_LOWERCASE, /* not folded */
  GL_NWORDATTRS
};
GL_DATA const char *const gl_wordattr_names[GL_NWORDATTRS + 1];

/* Nodes of tests. */
enum gl_nodeop {
  GL_NODE_ANY,
  GL_NODE_WORD,   /* x: a word of the vocabulary */
  GL_NODE_WORDS,  /* one of a list of them, sorted */
  GL_NODE_FLAG,   /* x: flag */
  GL_NODE_LENGTH, /* x: enum gl_rel; value */
  GL_NODE_REGEX,  /* attr; x: number of the regex; value: in p->like */
  GL_NODE_FUZZY, /* attr; x: in p->like; value: edits, + 16 where two characters
                    may change places; list: code points */
  GL_NODE_PLACE, /* x: number of what is known of places alone */
  GL_NODE_NOT,   /* x: node */
  GL_NODE_AND,   /* list: nodes */
  GL_NODE_OR
};
enum gl_rel { GL_EQ, GL_NE, GL_LT, GL_LE, GL_GT, GL_GE };

typedef struct gl_node {
  uint8_t op, attr;
  uint8_t depth;     /* of nesting below it */
  uint8_t place;     /* asks for places somewhere below */
  uint32_t x, at, n; /* at, n: its list in the pool of lists */
  int64_t value;
  uint32_t size; /* tests and words in it, each as often as it is there */
} gl_node;

/* --- instructions --------------------------------------------------------- */

enum gl_op {
  GL_OP_TEST,  /* x: test: one token that passes */
  GL_OP_ITEM,  /* x: item: one span of it */
  GL_OP_SPLIT, /* on with x, else with y */
  GL_OP_JUMP,  /* on with x */
  GL_OP_SAVE,  /* x: 2 * name: begin of a capture; + 1: its end */
  GL_OP_HERE,  /* x: a bit of this boundary is set; y: is not */
  GL_OP_MATCH
};
typedef struct gl_inst {
  uint32_t op, x, y;
  uint32_t rule; /* that it is part of; looks come behind the rules' numbers */
} gl_inst;

typedef struct gl_rule {
  uint32_t start; /* instruction */
  uint32_t label; /* any number, for groups */
  int32_t within; /* bit of a boundary: the layer's spans change there; the next
                     bit: the token behind it is outside them; -1: anywhere */
  uint32_t rank;  /* place by priority, then by number */
  double priority;
  uint8_t captures; /* has any */
  uint8_t hard;     /* what it begins with depends on the place */
  /* looks alone */
  uint8_t ahead;
  uint32_t bit;
} gl_rule;

typedef struct gl_sieve gl_sieve;

typedef struct gl_program {
  gl_mem mem;
  int sealed;
  gl_inst *inst;
  size_t ninst, capinst;
  gl_rule *rule; /* rules, then looks, innermost first */
  size_t nrules, caprules;
  gl_rule *look;
  size_t nlooks, caplooks;
  /* tests */
  gl_node *node;
  size_t nnode, capnode;
  uint32_t *list; /* what nodes list */
  size_t nlist, caplist;
  uint32_t *test; /* node of each */
  size_t ntests, captests;
  /* the vocabulary */
  struct gl_vocword {
    uint32_t at, n;
    uint8_t attr;
  } * word;
  size_t nwords, capwords;
  char *bytes;
  size_t nbytes, capbytes;
  uint32_t *slot; /* word + 1 */
  size_t nslot;
  uint32_t attrs;        /* bit a: words of attribute a are asked for */
  uint8_t flags, length; /* whether these are */
  gl_regex **regex;
  size_t nregex, capregex;
  uint32_t *like; /* the nodes that are regexes or misspelt words */
  size_t nlikes, caplike;
  uint32_t nplaces, nbits, nitems;
  /* required tests: a rule, or nrules + look; n; n tests, of which some token
  ** passes one. All of these hold. */
  uint32_t *need;
  size_t nneed, capneed;
  /* made by sealing: */
  uint32_t *trigger, *triggerat; /* by word, then by `like`: the tests that a
                                    token may pass which is it, or is alike */
  gl_sieve *sieve;               /* NULL: no such nodes */
  uint32_t *always;              /* tests that any word may pass */
  size_t nalways, ntrigger;
  struct gl_starter { /* by test: what it begins */
    uint32_t rank, seq, next, rule;
  } * starter;
  uint32_t *starterat, *hard; /* hard: rules by rank */
  size_t nstarter, nhard;
} gl_program;

GL_FUNC void gl_program_free(gl_program *p);
/* Each appends one thing and gives its number. GL_OK, GL_ENOMEM,
** GL_ETOOMANY. */
GL_FUNC int gl_program_word(gl_program *p, unsigned attr, const char *s,
                            size_t n, uint32_t *number);
GL_FUNC int gl_program_node(gl_program *p, const gl_node *node,
                            const uint32_t *list, size_t n, uint32_t *number);
GL_FUNC int gl_program_regex(gl_program *p, const char *s, size_t n,
                             unsigned flags, gl_regexerror *error,
                             uint32_t *number);
GL_FUNC int gl_program_test(gl_program *p, uint32_t node, uint32_t *number);
GL_FUNC int gl_program_emit(gl_program *p, enum gl_op op, uint32_t x,
                            uint32_t y, uint32_t *pc);
/* Begins a rule (a look): the instructions from here on are its. */
GL_FUNC int gl_program_rule(gl_program *p, const gl_rule *rule);
GL_FUNC int gl_program_look(gl_program *p, const gl_rule *look);
/* The rule, or GL_LOOK + look, cannot match without a token that passes one of
** these tests. */
#define GL_LOOK 0x80000000u
GL_FUNC int gl_program_need(gl_program *p, uint32_t unit, const uint32_t *tests,
                            size_t n);
/* Makes what is derived. nplaces, nbits and nitems are set by then. GL_OK,
** GL_ENOMEM; GL_EPROGRAM: the instructions make no sense. */
GL_FUNC int gl_program_seal(gl_program *p);
/* The word of the vocabulary, or GL_NOWORD. */
#define GL_NOWORD UINT32_MAX
GL_FUNC uint32_t gl_program_find(const gl_program *p, unsigned attr,
                                 const char *s, size_t n);

/* Which regexes and misspelt words of a program a string may pass (sieve.c):
** calls
** fn(ud, number of the node in p->like) for these, for some more than once;
** what fn returns but GL_OK ends it. Costs the length of the string, and a
** little for each one of which no literal is known. */
GL_FUNC int gl_sieve_new(gl_sieve **x, const gl_program *p);
GL_FUNC void gl_sieve_free(gl_sieve *x, const gl_mem *m);
typedef int gl_likefn(void *ud, uint32_t like);
GL_FUNC int gl_sieve_any(const gl_sieve *x, unsigned attr);
GL_FUNC int gl_sieve_ask(const gl_sieve *x, unsigned attr, gl_str word,
                         gl_likefn *fn, void *ud);

/* (edits.c) Whether a and b are at most `max` edits apart: a character more,
** less or another, or with `swap` two neighbours that change places (optimal
** string alignment). a, b: code points; row: 3 * (nb + 1) numbers of scratch.
** O(na * max). */
GL_FUNC int gl_edits_within(const uint32_t *a, size_t na, const uint32_t *b,
                            size_t nb, uint32_t max, int swap, uint32_t *row);

/* --- what the tokens of a text answer (classify.c, symbols.c) ------------- */

/* An attribute of a word that only the host knows. GL_OK, or a failure. The
** value stays until the next call for that attribute. */
typedef int gl_valuefn(void *ud, unsigned attr, gl_str word, gl_str *value);

/* The tokens of a text. */
typedef struct gl_types {
  uint32_t n, ntypes;
  const uint32_t *id;     /* by token: type */
  const gl_column *words; /* by type */
  /* what is known of them already, or NULL */
  const gl_column *column[GL_NWORDATTRS];
  const uint32_t *flags, *length;
  const gl_lexicon *lexicon; /* what flags and lemmas need; may be NULL */
  const gl_lemmas *lemmas;
  gl_valuefn *value;
  void *ud;
} gl_types;

/* A word that was asked, for the texts to come. */
#define GL_KEPTWORD 39u /* bytes; longer ones are asked in each text */
typedef struct gl_keptword {
  /* the word, zeros behind it; the last byte: its length, 0: free */
  uint64_t key[GL_KEPTWORD / 8 + 1];
  uint32_t symbol, open;
} gl_keptword;

/* The word that is being asked: what is known of it so far. */
typedef struct gl_asking {
  gl_str text;
  uint32_t type;
  uint32_t values, words, numbers; /* bits: these attributes are known */
  gl_str value[GL_NWORDATTRS];
  uint32_t word[GL_NWORDATTRS]; /* of the vocabulary */
  uint32_t flags, length;
  unsigned char shape[GL_SHAPECAP];
  unsigned char key[GL_LEMMA_MAX];
  gl_lemmaset lemma;
} gl_asking;

/*
** A search. At each boundary between tokens, 0 .. n, there is a *symbol*: the
** list of the tests that the token behind it passes and of the bits that are
** set there, as a number. All that patterns can ask of a place is in it. In
** the other array the token is the one before the boundary: for what is looked
** at ahead, which is read backwards.
**
** One gl_symbols serves one text after another. Symbols, and what words answer,
** are of the program alone, and stay.
*/
typedef struct gl_symbols {
  gl_mem mem;
  const gl_program *p;
  gl_types types;
  gl_lists lists;     /* symbols: numbers below ntests are tests, then bits */
  gl_pairs grown;     /* symbol, number -> symbol with it */
  gl_pairs joined;    /* symbol, list of numbers -> symbol with them */
  gl_lists maybes;    /* tests that places decide */
  gl_keptword *kept;  /* see classify.c */
  size_t nkept, lost; /* words that had to go for others */
  int asks;           /* words are asked for more than their text */
  int keeps;          /* words of this text are kept */
  const gl_lexicon *lexicon; /* by which they were asked */
  gl_lists deads;            /* sets of rules that cannot match */
  uint32_t attrs;            /* bits: the vocabulary has words of these */
  /* of this text */
  uint32_t text;    /* its number; arrays of such numbers are never cleared */
  uint32_t *of;     /* n + 1 */
  uint32_t *before; /* n + 1, where looks ahead are */
  size_t capof, capbefore;
  uint32_t *symbol, *maybe; /* by type: its symbol, list of open tests */
  size_t capsymbol, capmaybe;
  uint32_t *met; /* by symbol: text */
  size_t nmet, capmet;
  size_t places;    /* numbers in the symbols that were met */
  uint32_t *passed; /* by test: text in which a token passes it or may */
  uint8_t *dead;    /* by rule, then look: cannot match */
  uint32_t deadset; /* the rules, as a list */
  size_t alive;     /* rules */
  uint32_t *tracks; /* by item */
  uint32_t most;    /* tracks of one */
  int limited;      /* a regex reached a limit */
  /* scratch */
  gl_asking asking;
  uint32_t *mark, nmark; /* by test */
  uint32_t *tmp;
  size_t captmp;
  uint64_t *scratch; /* bits by boundary */
  size_t capscratch;
  gl_lowerbuf lower;
  uint32_t *edit; /* of fuzzy tests */
  size_t capedit;
} gl_symbols;
GL_FUNC void gl_symbols_free(gl_symbols *s);
GL_FUNC int gl_symbols_init(gl_symbols *s, const gl_mem *m,
                            const gl_program *p);
GL_FUNC void gl_symbols_bind(gl_symbols *s, const gl_mem *m);
GL_FUNC size_t gl_symbols_held(const gl_symbols *s); /* bytes */
/* Gives up what the last text needed, and the sets of dead rules. */
GL_FUNC void gl_symbols_trim(gl_symbols *s);
/* Another text: symbols by types alone, and which rules can match. */
GL_FUNC int gl_symbols_begin(gl_symbols *s, const gl_types *types);
/* What places tell: place(ud, number, token) is 1, 0, or negative: a failure,
** which is returned. Asked only where the word does not decide. */
typedef int gl_placefn(void *ud, uint32_t place, uint32_t token);
GL_FUNC int gl_symbols_places(gl_symbols *s, gl_placefn *place, void *ud);
/* Sets bit `bit` at the boundaries of `at` (n + 1 bits). */
GL_FUNC int gl_symbols_bit(gl_symbols *s, uint32_t bit, const uint64_t *at);
/* Sets n bits, 64 at most, sorted, at once, so that no symbol is made of some
** of them: bit[k] at the boundaries of the k-th n + 1 bits of `at`. */
GL_FUNC int gl_symbols_bits(gl_symbols *s, const uint32_t *bit, unsigned n,
                            const uint64_t *at);
/* The spans of an item: tokens first .. end - 1, by first, longest first.
** *deep is set where more than GL_MAXTRACKS lie on one token; those behind are
** left out. */
GL_FUNC int gl_symbols_item(gl_symbols *s, uint32_t item, const uint32_t *first,
                            const uint32_t *end, size_t n, int *deep);
/* For classify.c: the tests of a list are passed in this text; it has this
** symbol (of types alone: what its tests are matters). */
GL_FUNC void gl_symbols_pass(gl_symbols *s, const gl_lists *lists,
                             uint32_t list);
GL_FUNC int gl_symbols_meet(gl_symbols *s, uint32_t symbol, int of_type);
/* The bit of a boundary at which spans of an item begin on a track; the next
** one: they end. Behind those of layers and looks. */
static inline uint64_t gl_item_bit(const gl_program *p, uint32_t item,
                                   uint32_t track) {
  return p->nbits + 2 * ((uint64_t)track * p->nitems + item);
}

/* --- the machine (match.c; see machine.h) --------------------------------- */

enum gl_extent { GL_EXT_LONGEST, GL_EXT_FIRST, GL_EXT_ALL, GL_EXT_WIDEST };

typedef struct gl_found {
  uint32_t first, end, rule; /* tokens, half-open */
} gl_found;

/* A set of threads in the order of their priority; each is at a state, and
** knows where its match began and the last thing that it captured. */
typedef struct gl_thread {
  uint32_t state, start, cap;
} gl_thread;
typedef struct gl_threads {
  gl_thread *t;
  size_t n, cap;
} gl_threads;

typedef struct gl_capnode { /* the one before + 1, slot, boundary */
  uint32_t prev, what, at;
} gl_capnode;

/* Sets of many states (crowd.c), while sets are known by numbers. */
#define GL_CROWD \
  0x80000000u /* a state that stands for all of another set: | it */
typedef struct gl_crowds {
  struct gl_crowd {
    uint32_t at, n; /* in the pool: by test, those before none come last */
    uint64_t mask;  /* of its tests */
  } * set;
  size_t nset, capset;
  struct gl_crowdstate {
    uint32_t test, state;
  } * pool;
  size_t npool, cappool;
  uint32_t *oftest;  /* by test: the set of what begins with it; 0: not known,
                        UINT32_MAX: no crowd */
  uint32_t *ofstate; /* by set: its tests, + 1 */
  size_t captest, capstate;
  gl_pairs
      behind; /* number of a set, test -> the crowd of what passes; 0: none */
  struct gl_moved { /* what became of crowds in a step */
    uint32_t state, rules;
  } * moved;
  size_t nmoved, capmoved;
  int nested;
} gl_crowds;

/* Sets of states as numbers, made when they are met. They are of the program
** alone, and stay. */
typedef struct gl_dfa {
  gl_crowds crowds;
  gl_lists state, accept;
  gl_pairs next;    /* state, symbol -> state, accept */
  gl_pairs first;   /* dead rules, symbol -> state behind the first token */
  struct gl_first { /* by symbol: the one that was asked for last */
    uint32_t dead, state;
  } * begin;
  size_t nbegin, capbegin;
  struct gl_outlook { /* by state */
    uint64_t mask;    /* of the tests that it asks */
    uint32_t accept;  /* rules that match where none of them is passed */
    uint32_t steps;   /* what a step from here counts; 0: not known yet */
  } * outlook;
  size_t noutlook, capoutlook;
  size_t counted; /* numbers in it, when they were counted last */
  int injects;    /* `inject` begins anew at each place */
  uint32_t inject;
} gl_dfa;

/* A machine serves one text after another, as its gl_symbols does. */
typedef struct gl_matcher {
  gl_mem mem;
  const gl_program *p;
  gl_symbols *s;
  gl_dfa *dfas, *dfa; /* those below; the one in use */
  size_t filled;      /* numbers that are in all of them */
  uint32_t *grouped;  /* groups of the rules for which some of them were made */
  enum gl_extent groupedfor;
  struct gl_first *opens; /* by symbol: bits of the groups that it begins */
  size_t nopens, capopens;
  uint32_t only;  /* group of which matches begin; UINT32_MAX: any */
  uint32_t dead;  /* list of rules of which none begin */
  uint64_t *mask; /* by symbol: of the tests in it */
  size_t nmask, capmask;
  enum gl_extent extent;
  const uint32_t *group; /* by rule: those that compete */
  uint32_t ngroups;
  const uint32_t *family; /* by group, ascending: those that share tokens */
  const uint64_t *taken;  /* by token: none of a match; NULL: each may be */
  uint64_t budget, work;
  /* results */
  gl_found *found;
  size_t nfound, capfound;
  uint32_t stopped; /* token at which the budget ended */
  uint32_t *tmp;    /* paths and the like */
  size_t captmp;
  /* captures */
  gl_capnode *cap;
  size_t ncap, capcap, caplive;
  uint32_t *capmark; /* scratch of compaction */
  size_t capcapmark;
  int capturing, tracing;
  /* what failed at this boundary: instructions, in tmp */
  int noting;
  size_t noted;
  uint64_t asked; /* bits of the tests that failed */
  /* scratch */
  gl_threads now, then;
  gl_thread *stack;
  size_t capstack;
  uint32_t *mark, gen; /* by instruction */
  int opening;         /* a match would be empty: none */
  gl_thread *event;    /* state: rule */
  size_t nevent, capevent;
  int cutting;                      /* threads give way to others */
  uint32_t *cut, *cutstart, cutgen; /* by group: at this boundary */
  uint32_t *last;                   /* by group: see match.c */
  uint32_t *best;                   /* by group: rule, end */
  uint32_t *touched;
  size_t capgroups; /* of these five */
  struct gl_wide {  /* a match that may be kept: see widest.c */
    uint32_t group, first, end, rule;
  } * wide, *again;
  size_t nwide, capwide, capagain;
  uint64_t *occupied; /* by token: of a match that is kept, or taken */
  size_t capoccupied;
  uint32_t *below; /* by found: the one below it, + 1 */
  size_t capbelow;
  uint32_t *waitat, *waitpc; /* instructions that wait for the end of a span */
  uint32_t nwait;            /* so many; by track, such a state for each */
  struct gl_starter *starter;
  size_t capstarter;
  int back; /* backwards: items end where they begin */
} gl_matcher;
/* Begins a search on symbols that have all bits but those of looks, and sets
** these. A step is a token that is read from one start, by up to eight
** states. */
GL_FUNC int gl_matcher_begin(gl_matcher *m, uint64_t budget);
/* Fills m->found; once. `group` has a number below ngroups for each rule.
** GL_OK, GL_ENOMEM, GL_ETOOMANY; GL_EBUDGET, GL_EMATCHES (more than the limit,
** which depends on the text): up to m->stopped. Linear in tokens times
** states that are alive at once, but for GL_EXT_ALL: there each start
** counts. */
GL_FUNC int gl_matcher_run(gl_matcher *m, enum gl_extent extent,
                           const uint32_t *group, uint32_t ngroups);
GL_FUNC size_t gl_matcher_limit(const gl_matcher *m);
/* The path of a match, of those there are the one of greatest priority: *n
** pairs in m->tmp, what and the boundary: the slot of a SAVE, or with `tracing`
** GL_TRACE + the instruction that took a token, or began a span, there. */
#define GL_TRACE 0x80000000u
GL_FUNC int gl_matcher_path(gl_matcher *m, const gl_found *found, int tracing,
                            size_t *n);
/* Reads from token `first` on by one rule, at most up to boundary `end`:
** *farthest is the last one that a thread reached; the *n instructions that
** failed there are in m->tmp. *matches: a match ends at `end`. */
GL_FUNC int gl_matcher_farthest(gl_matcher *m, uint32_t rule, uint32_t first,
                                uint32_t end, uint32_t *farthest, size_t *n,
                                int *matches);

/* --- both, for one text after another (match.c) --------------------------- */

/* What searches with a program have learnt, for the next one: one at a time
** uses it. A search that failed leaves it unusable: free it. */
typedef struct gl_searcher {
  gl_symbols symbols;
  gl_matcher machine;
} gl_searcher;
/* Bytes that are kept from one text to the next, at most. */
#ifndef GL_MAXKEPT
#define GL_MAXKEPT 33554432u
#endif
GL_FUNC int gl_searcher_new(gl_searcher **f, const gl_mem *m,
                            const gl_program *p);
GL_FUNC void gl_searcher_free(gl_searcher *f);
GL_FUNC void gl_searcher_bind(gl_searcher *f, const gl_mem *m);
/* Whether it may be kept: no more than GL_MAXKEPT is left of it, for which sets
** of states are given up before words are, which cost more to ask again. */
GL_FUNC int gl_searcher_trim(gl_searcher *f);

#endif
