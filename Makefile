# gloss: what `make` can do is told by `make help`.
#
# The module is built to build/gloss/core.so. `make BUILD=NAME` builds
# another configuration beside it, build/NAME/gloss/core.so: those of a NAME
# known below have their own flags; CC, CFLAGS and LUA_VERSION may be given
# with any NAME.

# The C sources of the module, the same list as in the rockspec (a spec
# compares the two and src/).
SOURCES = \
  src/abbreviation.c \
  src/algebra.c \
  src/align.c \
  src/attr.c \
  src/block.c \
  src/boundary.c \
  src/brief.c \
  src/chars.c \
  src/classify.c \
  src/crowd.c \
  src/decide.c \
  src/distance.c \
  src/dump.c \
  src/edges.c \
  src/edits.c \
  src/evidence.c \
  src/feature.c \
  src/file.c \
  src/finder.c \
  src/fold.c \
  src/forms.c \
  src/fuzzy.c \
  src/fuzzychoose.c \
  src/fuzzyform.c \
  src/fuzzygate.c \
  src/fuzzyindex.c \
  src/fuzzylook.c \
  src/fuzzyname.c \
  src/fuzzypick.c \
  src/fuzzypool.c \
  src/fuzzyword.c \
  src/gazetteer.c \
  src/grapheme.c \
  src/join.c \
  src/l_algebra.c \
  src/l_align.c \
  src/l_asked.c \
  src/l_attr.c \
  src/l_columns.c \
  src/l_core.c \
  src/l_count.c \
  src/l_dump.c \
  src/l_entry.c \
  src/l_fuzzy.c \
  src/l_gazetteer.c \
  src/l_join.c \
  src/l_lemma.c \
  src/l_lexicon.c \
  src/l_matches.c \
  src/l_model.c \
  src/l_namefind.c \
  src/l_nearest.c \
  src/l_ngram.c \
  src/l_pack.c \
  src/l_pattern.c \
  src/l_place.c \
  src/l_program.c \
  src/l_query.c \
  src/l_record.c \
  src/l_regex.c \
  src/l_reshape.c \
  src/l_run.c \
  src/l_scratch.c \
  src/l_segment.c \
  src/l_simd.c \
  src/l_spacy.c \
  src/l_span.c \
  src/l_spans.c \
  src/l_stream.c \
  src/l_text.c \
  src/l_token.c \
  src/l_type.c \
  src/l_unicode.c \
  src/l_values.c \
  src/l_where.c \
  src/l_words.c \
  src/lang.c \
  src/lemma.c \
  src/lexicon.c \
  src/lexquote.c \
  src/lexword.c \
  src/line.c \
  src/list.c \
  src/lists.c \
  src/literal.c \
  src/lower.c \
  src/map.c \
  src/match.c \
  src/mem.c \
  src/model.c \
  src/namechoose.c \
  src/namecut.c \
  src/namefind.c \
  src/nameindex.c \
  src/namekern_avx2.c \
  src/namekern_avx512.c \
  src/namekern_c.c \
  src/namekern_neon.c \
  src/namekern_sse2.c \
  src/namekin.c \
  src/namelook.c \
  src/namematch.c \
  src/nameoctet.c \
  src/nameorder.c \
  src/nametoken.c \
  src/nameview.c \
  src/nearest.c \
  src/ngram.c \
  src/octetfind.c \
  src/pack.c \
  src/paragraph.c \
  src/pattern.c \
  src/piece.c \
  src/plain.c \
  src/position.c \
  src/profile.c \
  src/reach.c \
  src/regex.c \
  src/required.c \
  src/reshape.c \
  src/resolve.c \
  src/ruleset.c \
  src/runs.c \
  src/seal.c \
  src/sentence.c \
  src/sieve.c \
  src/simd_avx2.c \
  src/simd_avx512.c \
  src/simd_c.c \
  src/simd_neon.c \
  src/simd_sse2.c \
  src/spacy.c \
  src/spacyrule.c \
  src/spacyurl.c \
  src/spans.c \
  src/states.c \
  src/stream.c \
  src/stretch.c \
  src/survey.c \
  src/sweep.c \
  src/symbols.c \
  src/text.c \
  src/thread.c \
  src/token.c \
  src/ucd.c \
  src/unmarked.c \
  src/uprop.c \
  src/utf8.c \
  src/verify.c \
  src/verifyletter.c \
  src/verifyplace.c \
  src/vocab.c \
  src/why.c \
  src/widest.c \
  src/window.c \
  src/word.c \
  src/worduse.c

UNNAMED = $(filter-out $(SOURCES),$(wildcard src/*.c))
ifneq ($(UNNAMED),)
$(error $(UNNAMED): to be named in SOURCES of the Makefile and in the rockspec)
endif

ROCKSPEC = rockspec/gloss-scm-1.rockspec
UCD_DIR ?= ../shared/ucd/18.0.0

# --- configurations ---------------------------------------------------------

BUILD ?=
ifeq ($(BUILD),)
OUT = build
else
OUT = build/$(BUILD)
endif

LUA_VERSION ?= 5.4
ifeq ($(origin CC),default)
CC = gcc
endif
CFLAGS ?= -O2 -g
WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes

SANITIZE = -g -O1 -fno-omit-frame-pointer -fsanitize=address,undefined \
  -fno-sanitize-recover=undefined
ifeq ($(BUILD),asan)
CFLAGS = $(SANITIZE)
# the interpreter has no sanitizer in it: the runtime comes first this way
PRELOAD = LD_PRELOAD="$(shell $(CC) -print-file-name=libasan.so):$(shell \
  $(CC) -print-file-name=libubsan.so):$(CURDIR)/$(OUT)/nodl.so" \
  ASAN_OPTIONS=allocator_may_return_null=1 \
  UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
endif
# each step of the engine is told to spec/host/steps.c
ifeq ($(BUILD),steps)
CFLAGS = -O2 -fsanitize-coverage=trace-pc
endif
ifneq ($(filter lua53 lua54 lua55,$(BUILD)),)
LUA_VERSION = $(BUILD:lua5%=5.%)
endif
# limits on a text's length, on matches and on words that are known within reach
# of a test, and what searches for patterns do when memory or patience is at its end
ifeq ($(BUILD),small)
DEFINES = -DGL_MAX_TEXT=65535 -DGL_MATCH_CACHE=64 -DGL_MATCH_STEPS=0 \
  -DGL_MAXKEPT=150000 -DGL_MAXMATCHES=1000 -DGL_MAXPLACES=100000 \
  -DGL_CROWD_FEW=1 -DGL_VOCAB=16 -DGL_LASTTURN=5
endif

LUA = lua$(LUA_VERSION)
PKG_LUA := $(shell for p in lua$(LUA_VERSION) lua-$(LUA_VERSION); do \
  pkg-config --exists $$p 2>/dev/null && echo $$p && break; done)
ifneq ($(LUA_INCDIR),)
LUA_CFLAGS = -I$(LUA_INCDIR)
else ifneq ($(PKG_LUA),)
LUA_CFLAGS := $(shell pkg-config --cflags $(PKG_LUA))
LUA_LIBS := $(shell pkg-config --libs $(PKG_LUA))
else
LUA_CFLAGS = -I/usr/include/lua$(LUA_VERSION)
endif
PCRE2_CFLAGS := $(shell pkg-config --cflags libpcre2-8 2>/dev/null)
PCRE2_LIBS := $(or $(shell pkg-config --libs libpcre2-8 2>/dev/null),-lpcre2-8)

ALL_CFLAGS = -std=gnu99 -fPIC $(CFLAGS) $(DEFINES) $(WARNINGS) $(WERROR) \
  $(LUA_CFLAGS) $(PCRE2_CFLAGS)
MODULE = $(OUT)/gloss/core.so
OBJECTS = $(SOURCES:src/%.c=$(OUT)/obj/%.o)

Q = $(if $(V),,@)
# modules of the tree before any that is installed
RUN = GLOSS_SIMD=$(SIMD) LUA_PATH="$(CURDIR)/lua/?.lua;$(CURDIR)/lua/?/init.lua;;" \
  LUA_CPATH="$(CURDIR)/$(OUT)/?.so;;" GLOSS_BUILD="$(CURDIR)/$(OUT)" \
  GLOSS_LUA=$(LUA)
# variables of the user's shell that would come before those
unexport LUA_INIT LUA_INIT_5_3 LUA_INIT_5_4 LUA_INIT_5_5 \
  LUA_PATH_5_3 LUA_PATH_5_4 LUA_PATH_5_5 \
  LUA_CPATH_5_3 LUA_CPATH_5_4 LUA_CPATH_5_5

MAKEFLAGS += --no-print-directory

# all processors, where make was not told how many (in recipes alone)
PARALLEL = $(if $(findstring jobserver,$(MAKEFLAGS)),,-j$(shell nproc \
  2>/dev/null || echo 1))

BUSTED = $(RUN) $(PRELOAD) $(LUA) $(LUA_FLAGS) spec/support/run.lua \
  --ignore-lua --cpath='$(CURDIR)/$(OUT)/?.so' -o spec/support/output.lua

.PHONY: build deps demo test test-slow specs check bench accuracy fuzz ucd \
  format install clean help

build: $(MODULE) ## the module, build/gloss/core.so
	@echo "build  $(MODULE)"

$(MODULE): $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(CC) -shared $(ALL_CFLAGS) $(LDFLAGS) -o $@ $(OBJECTS) $(PCRE2_LIBS)

$(OUT)/obj/%.o: src/%.c $(OUT)/flags
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# other flags, other objects
FLAGS_NOW := $(strip $(CC) $(ALL_CFLAGS))
ifneq ($(strip $(shell cat $(OUT)/flags 2>/dev/null)),$(FLAGS_NOW))
.PHONY: $(OUT)/flags
endif
$(OUT)/flags:
	@mkdir -p $(@D)
	@echo "build  $(words $(SOURCES)) files of C, into $(OUT)/" >&2
	@echo '$(FLAGS_NOW)' > $@

-include $(wildcard $(OUT)/obj/*.d)

# C programs that embed the engine, or Lua and the module: see spec/host
# (icu.c links to ICU and not to us: spec/icu_spec.lua compiles and runs it)
HOSTS = $(patsubst spec/host/%.c,%,$(filter-out spec/host/icu.c,\
  $(wildcard spec/host/*.c)))
$(OUT)/host/%: spec/host/%.c $(wildcard spec/host/*.h) $(OBJECTS)
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_CFLAGS) -Isrc -o $@ $< $(OBJECTS) \
	  $(LUA_LIBS) $(PCRE2_LIBS) -lm
$(OUT)/nodl.so: spec/support/nodl.c
	@mkdir -p $(@D)
	$(Q)$(CC) -shared -fPIC -o $@ $<

# --- for everybody ----------------------------------------------------------

deps: ## what is needed to build and test (Debian, Ubuntu: installs it)
	@sh tools/deps.sh test

demo: ## the main job on a story: installs, builds, runs
	@sh tools/deps.sh demo
	@$(MAKE) $(PARALLEL) build
	@$(MAKE) -s run-demo

DEMO = story examples/oru.txt -g examples/oru.jsonl --speed
run-demo:
	@echo "run    $(LUA) bin/gloss $(DEMO)"
	@echo
	@$(RUN) $(LUA) bin/gloss $(DEMO)
	@echo
	@echo "Your text: $(LUA) bin/gloss story STORY.txt -g NAMES.jsonl"
	@echo "In Lua:    eval \"\$$(make -s env)\"; $(LUA) examples/who_said.lua STORY.txt"

# for a shell: the modules of this tree come first
env: ## prints what makes a shell find this tree: eval "$(make -s env)"
	@echo 'export LUA_PATH="$(CURDIR)/lua/?.lua;$(CURDIR)/lua/?/init.lua;;"'
	@echo 'export LUA_CPATH="$(CURDIR)/$(OUT)/?.so;;"'
	@echo 'export GLOSS_BUILD="$(CURDIR)/$(OUT)"'
.PHONY: env

test: ## all specs but the slow ones; closes with "N passed, N failed"
	@sh tools/deps.sh test
	@$(MAKE) $(PARALLEL) build
	@$(MAKE) -s specs

test-slow: build ## the specs tagged #slow
	@$(MAKE) -s specs TAGS=--run=slow

# the specs alone, in the configuration BUILD; SPECS=spec/x_spec.lua for one;
# SIMD=sse2 for all on that level of instructions (see gloss.simd)
TAGS = --exclude-tags=slow
SPECS = spec
specs:
	@$(MAKE) -s $(PARALLEL) BUILD=small LUA_VERSION=5.4 build >/dev/null
	@$(BUSTED) $(TAGS) $(SPECS)
.PHONY: run-demo

# --- for developers ---------------------------------------------------------

CHECKS = lint format warnings generated symbols asan hosts steps levels cross \
  install rock
check: ## all that keeps the library right beside its specs
	@sh tools/deps.sh check
	@bad=; for c in $(CHECKS); do \
	  echo "check  $$c"; $(MAKE) -s check-$$c || bad="$$bad $$c"; done; \
	if [ -n "$$bad" ]; then echo "check  FAILED:$$bad"; exit 1; fi
	@echo "check  all right"
.PHONY: $(CHECKS:%=check-%)

LUA_FILES = $(wildcard lua bin/gloss spec bench examples tools $(ROCKSPEC))
check-lint:
	@luacheck -q --no-color $(LUA_FILES)

# C that people write, not the tables made by tools/ucd.lua
C_FILES = $(filter-out src/ucd.c src/ucdclass.h,\
  $(wildcard src/*.c src/*.h spec/host/*.[ch] bench/*.[ch]))
check-format: # which leaves the lines of comments as long as they are
	@clang-format --dry-run -Werror $(C_FILES)
	@! LC_ALL=C.UTF-8 grep -nHE '^.{81,}' $(C_FILES)

# each compiler and each Lua that is here
check-warnings:
	@MAKE="$(MAKE) $(PARALLEL)" sh tools/warnings.sh

# the checked-in tables are what the tool makes of the official files
check-generated:
	@if [ -d "$(UCD_DIR)" ]; then \
	  mkdir -p build; \
	  $(MAKE) ucd UCD_OUT=build && cmp build/ucd.c src/ucd.c && \
	    cmp build/ucdclass.h src/ucdclass.h; \
	else echo "       $(UCD_DIR) absent (UCD_DIR): src/ucd.c not compared"; fi

check-symbols: build
	@sh tools/symbols.sh $(MODULE) $(OBJECTS)

# -W: an error in a finaliser is a warning of Lua's, and an error here
check-asan:
	@$(MAKE) $(PARALLEL) BUILD=asan build build/asan/nodl.so
	@GLOSS_MUTATIONS=10000 $(MAKE) -s BUILD=asan LUA_FLAGS=-W specs >build/asan/log 2>&1 || \
	  { cat build/asan/log; exit 1; }
	@! grep 'Lua warning' build/asan/log
	@tail -n 1 build/asan/log

check-hosts:
	@$(MAKE) $(PARALLEL) BUILD=asan hosts
	@$(MAKE) -s BUILD=asan run-hosts

# each host with its script, if it has one of its name
hosts: $(HOSTS:%=$(OUT)/host/%)
run-hosts: hosts
	@for h in $(HOSTS); do \
	  s=spec/host/$$h.lua; [ -f $$s ] || s=; \
	  $(RUN) $(OUT)/host/$$h $(HOST_FLAGS) $$s || exit 1; \
	done
.PHONY: hosts run-hosts

# linear is a matter of steps
check-steps:
	@$(MAKE) $(PARALLEL) BUILD=steps build/steps/host/steps
	@$(MAKE) -s BUILD=steps run-steps
run-steps:
	@$(RUN) $(OUT)/host/steps spec/host/steps.lua
.PHONY: run-steps

# the specs of what has kernels, on each level but the best, which all others use
CUT = segment text spans simd token brief_random fuzzy_random
check-levels: build
	@for l in $$($(RUN) $(LUA) -e 'local b, l = require"gloss".simd() \
	  l[#l] = nil io.write(table.concat(l, " "))'); do \
	  $(MAKE) -s specs SIMD=$$l SPECS="$(CUT:%=spec/%_spec.lua)" \
	    >build/levels.log || { cat build/levels.log; exit 1; }; \
	  echo "       $$l: $$(tail -n 1 build/levels.log)"; \
	done

# where cross compilers and qemu are installed
check-cross:
	@sh tools/cross.sh

# what a user gets, from elsewhere than the tree
check-install: build
	@rm -rf build/prefix
	@$(MAKE) -s install PREFIX=$(CURDIR)/build/prefix >/dev/null
	@sh tools/try.sh build/prefix

check-rock:
	@rm -rf build/rock
	@mkdir -p build/rock/tree
	@cp -R src lua bin rockspec Makefile build/rock/tree
	@cd build/rock/tree && luarocks --lua-version=$(LUA_VERSION) make \
	  --tree ../prefix --deps-mode=none $(ROCKSPEC) >../log 2>&1 \
	  || { cat ../log; exit 1; }
	@sh tools/try.sh build/rock/prefix

UCD_OUT = src
ucd: ## src/ucd.c and src/ucdclass.h from the files in UCD_DIR
	@mkdir -p build/ucd
	$(LUA) tools/ucd.lua $(UCD_DIR) build/ucd/ucd.c build/ucd/ucdclass.h \
	  2>build/ucd.log || { cat build/ucd.log; exit 1; }
	@mv build/ucd/ucd.c build/ucd/ucdclass.h $(UCD_OUT)

bench: ## bench/*.lua, on the library as LuaRocks builds it (-O2)
	@sh tools/deps.sh test
	@$(MAKE) -s BUILD=bench CFLAGS=-O2 run-bench
NOT_BENCH = bench/support.lua bench/corpus.lua bench/peers.lua \
  bench/accuracy.lua bench/names.lua bench/lemmas.lua bench/quotes.lua \
  bench/linkage.lua bench/scripts.lua
run-bench: build
	@for b in $(filter-out $(NOT_BENCH),$(sort $(wildcard bench/*.lua))); \
	do echo "bench  $$b"; $(RUN) $(LUA) $$b || exit 1; done
	@echo "bench  bench/segment.lua, hard texts"
	@$(RUN) BENCH_HARD=1 $(LUA) bench/segment.lua
.PHONY: run-bench

accuracy: build ## sentences and tokens on GLOSS_CORPORA; ARGS, see ARGS=--help
	@sh tools/deps.sh test
	@$(RUN) $(LUA) bench/accuracy.lua $(ARGS)

fuzz: ## the exhaustive C hosts, in release build; damaged packs sanitized
	@sh tools/deps.sh test
	@$(MAKE) hosts
	@$(MAKE) -s run-hosts HOST_FLAGS=--full
	@$(MAKE) $(PARALLEL) BUILD=asan build/asan/host/packs
	@build/asan/host/packs --full
	@GLOSS_MUTATIONS=1000000 $(MAKE) -s specs SPECS=spec/pack_spec.lua

install: build ## to PREFIX (/usr/local), below DESTDIR
	sh tools/install.sh $(MODULE) $(LUA_VERSION) $(DESTDIR)$(PREFIX)
PREFIX ?= /usr/local

format: ## sets src/ and spec/host/ in the style of .clang-format
	clang-format -i $(C_FILES)

clean: ## removes all that was built, by LuaRocks too
	rm -rf build gloss src/*.o

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## /\1	/p' Makefile | sort | expand -t 12
