#!/bin/sh
# symbols.sh MODULE OBJECT...: what the built module shows to its host.
# It exports luaopen_gloss_core alone, brings no Lua library of its own, and
# none of its objects has data that can be written: any number of Lua states
# may use it, in any threads.
set -eu
module=$1
shift
bad=0

exported=$(nm -D --defined-only "$module" | awk '{ print $NF }')
if [ "$exported" != luaopen_gloss_core ]; then
  echo "symbols: $module exports:" $exported
  bad=1
fi

if objdump -p "$module" | grep 'NEEDED.*lua'; then
  echo "symbols: $module is linked with a Lua library"
  bad=1
fi

# .data.rel.ro is written by the loader only
for object; do
  found=$(objdump -t "$object" | awk '
    $2 != "d" && / (\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ &&
      !/ \.data\.rel\.ro/ && !/ d +\.[a-z.]+\t/ { print $NF }')
  if [ -n "$found" ]; then
    echo "symbols: $object has writable data:" $found
    bad=1
  fi
done
exit $bad
