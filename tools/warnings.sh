#!/bin/sh
# warnings.sh: builds the module with each compiler for each Lua that is
# here; a warning is an error. Headers of a Lua that pkg-config does not know:
# LUA55_DIR=/where/lua.h/is for 5.5.
set -eu
for version in 5.3 5.4 5.5; do
  incdir=
  if ! pkg-config --exists "lua$version"; then
    if [ "$version" != 5.5 ] || [ -z "${LUA55_DIR:-}" ]; then
      echo "       no Lua $version here: not compiled for it"
      continue
    fi
    incdir=$LUA55_DIR
  fi
  for cc in gcc clang; do
    ${MAKE:-make} -s BUILD="$cc-$version" CC="$cc" \
      LUA_VERSION="$version" LUA_INCDIR="$incdir" WERROR=-Werror build
  done
done
