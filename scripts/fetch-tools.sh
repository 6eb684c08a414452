#!/bin/sh
# Unpacks the real programs that the end-to-end tests use, from three Debian suites, below .tools/<suite>/root.
# Nothing is installed: the system stays as it is, and no root is needed. Signatures are checked by apt as usual.
#   sh scripts/fetch-tools.sh             fetch what is missing (bookworm, trixie, sid)
#   sh scripts/fetch-tools.sh --fresh sid forget what is there and fetch that suite again
# A failure of sid is told and passed over: its versions move, and its rows are skipped by the tests. Any other is an error.
set -eu

tools=$(cd "$(dirname "$0")/.." && pwd)/.tools
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

main() {
  fresh=no
  if [ "${1-}" = --fresh ]; then fresh=yes; shift; fi
  command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
    fail "apt-get and dpkg are needed (Debian or a derivative). Elsewhere install the programs by hand: tests look on PATH too."
  [ $# -gt 0 ] || set -- bookworm trixie sid
  for suite in "$@"; do
    programs_of "$suite" > /dev/null
    [ "$fresh" = no ] || rm -rf "${tools:?}/$suite"
    fetch_suite "$suite"
  done
}

# The programs wanted of a suite; each is also the name of its package, but for promtool, which bookworm has in prometheus.
programs_of() {
  case $1 in
    bookworm) echo prometheus promtool prometheus-alertmanager prometheus-node-exporter victoria-metrics restic ;;
    trixie) echo prometheus promtool prometheus-node-exporter restic restic-rest-server ;;
    sid) echo prometheus promtool prometheus-alertmanager prometheus-node-exporter victoria-metrics restic ;;
    *) fail "unknown suite '$1'; known: bookworm trixie sid" ;;
  esac
}

packages_of() {
  programs_of "$1" | if [ "$1" = bookworm ]; then sed 's/ promtool / /'; else cat; fi
}

fetch_suite() {
  if ! complete "$1"; then
    echo "$1: fetching $(packages_of "$1")"
    # A child shell: `set -e` is off inside a condition, and one failed package must stop the suite.
    if ! sh -eu "$0" --unpack "$1"; then
      [ "$1" = sid ] || fail "$1: could not be fetched; apt's words are above."
      echo "SKIPPED sid: could not be fetched (its archive changes daily). Tests that need it are skipped, and say so." >&2
      return 0
    fi
  fi
  for program in $(programs_of "$1"); do echo "  $1  $program  $(version_of "$1" "$program")"; done
}

complete() {
  for program in $(programs_of "$1"); do [ -x "$tools/$1/root/usr/bin/$program" ] || return 1; done
}

unpack() {
  suite=$1
  work=$tools/$suite/work
  uri=$(debian_uri)
  rm -rf "$work"
  mkdir -p "$work/sources" "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
  cat > "$work/sources/$suite.sources" <<SOURCES
Types: deb
URIs: $uri
Suites: $suite
Components: main
Signed-By: $keyring
SOURCES
  apt_in "$work" update
  for package in $(packages_of "$suite"); do (cd "$work/cache/archives" && apt_in "$work" download "$package/$suite"); done
  for file in "$work"/cache/archives/*.deb; do
    dpkg -x "$file" "$work/root"
    basename "$file" >> "$work/root/packages.txt"
  done
  # Only now, so that a broken run leaves nothing that looks complete.
  rm -rf "$tools/$suite/root"
  mv "$work/root" "$tools/$suite/root"
  rm -rf "$work"
}

apt_in() {
  work=$1
  shift
  apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/sources" \
    -o Dir::Etc::preferencesparts=/dev/null -o Dir::State::lists="$work/lists" -o Dir::Cache="$work/cache" \
    -o APT::Sandbox::User=root -o APT::Get::List-Cleanup=0 -o Acquire::Languages=none \
    -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false -o Acquire::Retries=3 "$@"
}

# The archive this system uses itself: the newer suites lie beside its own. LOCKSTEP_DEBIAN_URI names another one.
debian_uri() {
  if [ -n "${LOCKSTEP_DEBIAN_URI-}" ]; then echo "$LOCKSTEP_DEBIAN_URI"; return; fi
  for file in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
    [ -r "$file" ] || continue
    uri=$(sed -n -e 's/^URIs: *\([^ ]*\).*/\1/p' -e 's/^deb \(\[[^]]*\] \)\{0,1\}\([^ ]*\) .*/\2/p' "$file" | head -n 1)
    if [ -n "$uri" ]; then echo "$uri"; return; fi
  done
  fail "no Debian archive found in /etc/apt; set LOCKSTEP_DEBIAN_URI to one."
}

# From the package's file name: asking seven programs for their versions would take a second.
version_of() {
  case $1/$2 in bookworm/promtool) name=prometheus ;; *) name=$2 ;; esac
  sed -n "s/^${name}_\([^_]*\)_.*/\1/p" "$tools/$1/root/packages.txt" | sed 's/%3a/:/'
}

fail() {
  echo "fetch-tools: $*" >&2
  exit 1
}

if [ "${1-}" = --unpack ]; then unpack "$2"; else main "$@"; fi
