#!/bin/sh
# cross.sh: spec/host/levels.c, kernels.c and pieces.c on other machines than
# this one, by cross compilers and qemu where they are installed: 64-bit ARM,
# for the kernels of NEON; S/390, which has the bytes of a number the other way
# round; 32 bits, which an x86-64 runs by itself.
# (gcc-aarch64-linux-gnu gcc-s390x-linux-gnu gcc-i686-linux-gnu
# libc6-dev-arm64-cross libc6-dev-s390x-cross libc6-dev-i386-cross
# qemu-user-static)
set -eu
for machine in aarch64 s390x i686; do
  cc=$machine-linux-gnu-gcc
  run=qemu-$machine-static
  if [ $machine = i686 ] && [ "$(uname -m)" = x86_64 ]; then run=env; fi
  if ! echo 'int main(void) { return 0; }' |
    $cc -static -x c -o /dev/null - 2>/dev/null ||
    ! command -v $run >/dev/null; then
    echo "       no $cc, its libc and $run here: not run for $machine"
    continue
  fi
  out=build/$machine
  mkdir -p $out
  # the engine knows no Lua; in a library, what needs PCRE2 is not linked
  rm -f $out/*.o $out/engine.a
  for c in $(ls src/*.c | grep -v '^src/l_'); do
    $cc -std=gnu99 -O2 -Wall -Wextra -Werror -Isrc -c -o $out/$(basename $c .c).o $c
  done
  $machine-linux-gnu-ar rcs $out/engine.a $out/*.o
  for host in levels kernels pieces; do
    $cc -std=gnu99 -O2 -Wall -Wextra -Werror -static -Isrc -o $out/$host \
      spec/host/$host.c $out/engine.a
  done
  echo "       $machine: $($run $out/levels); $($run $out/kernels); $($run $out/pieces)"
done
