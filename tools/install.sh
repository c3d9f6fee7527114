#!/bin/sh
# install.sh MODULE LUA_VERSION PREFIX: copies the module, the Lua files and
# the command to where Lua looks for them. The command gets the interpreter
# it was built for: plain `lua` is another version on many systems.
set -eu
module=$1 version=$2 prefix=$3

lib=$prefix/lib/lua/$version/gloss
share=$prefix/share/lua/$version
mkdir -p "$lib" "$prefix/bin"
cp "$module" "$lib/core.so"
(cd lua && find . -name '*.lua') | while read -r f; do
  mkdir -p "$share/$(dirname "$f")"
  cp "lua/$f" "$share/$f"
done
sed "1s|.*|#!/usr/bin/env lua$version|" bin/gloss >"$prefix/bin/gloss"
chmod 755 "$prefix/bin/gloss"
