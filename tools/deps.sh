#!/bin/sh
# deps.sh [demo | test | check]: what a target of the Makefile needs from the
# system. On Debian and Ubuntu installs what is missing and says what; on
# other systems, or where it may not install, says what to install and goes
# on if the essential is there.
set -eu

packages="lua5.4 liblua5.4-dev libpcre2-dev gcc libc6-dev pkg-config
  lua-cjson lua-argparse lua-filesystem"
case ${1:-test} in
demo) ;;
test) packages="$packages lua-busted luarocks" ;;
check)
  packages="$packages lua-busted luarocks binutils lua-check clang
    clang-format lua5.3 liblua5.3-dev libicu-dev"
  ;;
*)
  echo "usage: deps.sh [demo | test | check]" >&2
  exit 2
  ;;
esac

# goes on with what is there, if that can build and run
without() {
  if command -v "${CC:-cc}" >/dev/null || command -v gcc >/dev/null; then
    if command -v lua5.4 >/dev/null || command -v lua >/dev/null; then
      echo "deps   going on with what is there"
      exit 0
    fi
  fi
  exit 1
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  cat <<END
deps   no apt-get here; please install (these are Debian's names):
       $(echo $packages)
       (make LUA=lua, where the interpreter has that name)
END
  without
fi

missing=
for p in $packages; do
  case $(dpkg-query -W -f='${Status}' "$p" 2>/dev/null) in
  *" installed") ;;
  *) missing="$missing $p" ;;
  esac
done
if [ -z "$missing" ]; then
  echo "deps   all present"
  exit 0
fi

sudo=
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "deps   please install, as root: apt-get install -y$missing"
    without
  fi
  sudo=sudo
fi

echo "deps   installing$missing"
log=$(mktemp)
apt() {
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -q \
    -o DPkg::Lock::Timeout=300 "$@" >"$log" 2>&1
}
# an update that fails (no network) may still leave lists good enough
apt update || echo "deps   apt-get update failed: $(tail -n 1 "$log")"
if ! apt install -y --no-install-recommends $missing; then
  tail -n 20 "$log"
  rm -f "$log"
  echo "deps   could not install; as root: apt-get install -y$missing"
  without
fi
rm -f "$log"
