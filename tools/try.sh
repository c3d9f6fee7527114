#!/bin/sh
# try.sh PREFIX [LUA_VERSION]: uses an installed gloss as a stranger would,
# away from the source tree.
set -eu
prefix=$(cd "$1" && pwd)
version=${2:-5.4}
text=$(mktemp)
trap 'rm -f "$text"' EXIT
echo 'Two words.' >"$text"
cd /

export LUA_PATH="$prefix/share/lua/$version/?.lua;$prefix/share/lua/$version/?/init.lua;;"
export LUA_CPATH="$prefix/lib/lua/$version/?.so;;"
PREFIX=$prefix "lua$version" -e '
  local gloss = require "gloss"
  assert(#gloss.words("Two words.") == 4)
  assert(package.searchpath("gloss", package.path):find(os.getenv "PREFIX", 1, true) == 1)
'
"$prefix/bin/gloss" words "$text" >/dev/null
