#!/usr/bin/env bash
# Compiles every module of OTP in the package: at -O0 for every target, at -O2 for the machine's.
#
#   compile_all.sh DISTRIBUTION VERSIONS REFUSED LUMEN_TRANSFORM.ERL
#
# VERSIONS lies in the folder of the applications. REFUSED lists the modules that are not compiled, a line each: its path, and what is refused
# (`cannot find`, `macro`: what OTP's build makes, which the package does not hold). A module that fails in another way fails the test, and so does one of the list that compiles: the list
# shrinks. Prints the time that each pass over all modules took.
set -uo pipefail
export LC_ALL=C

work=$TEST_TMPDIR/compile_all
mkdir -p "$work/dist" "$work/out"
tar -xzf "$1" -C "$work/dist" --strip-components=1 || exit 1
refused=$(readlink -f "$3")
runner=$(readlink -f "$4")
# As in OTP's own tree, where applications lie beside each other without their versions: some include each other's files by such paths.
packed=$(dirname "$(readlink -f "$2")")
lib=$work/lib
mkdir -p "$lib"
for application in "$packed"/*-*; do
  name=$(basename "$application")
  cp -RL "$application" "$lib/${name%-*}"
done
export lumen=$work/dist/bin/lumen out=$work/out lib
cd "$lib" || exit 1
includes=$(printf -- '-I%s ' */include)
export includes

# A parse transform as the program that modules are given to: its module, of OTP's libraries or of the sources that follow.
transforms=
transform() {
  local name=$1 main=$work/$1_program.erl
  shift
  printf -- '-module(%s_program).\n-export([main/1]).\nmain(_) -> lumen_transform:run(fun %s:parse_transform/2).\n' "$name" "$name" >"$main"
  "$lumen" compile -O2 -Wno-all -o "$work/$name" "$main" "$runner" "$@" || exit 1
  transforms+=" --parse_transform=$name=$work/$name"
}
transform ms_transform
transform diameter_exprecs diameter/src/compiler/diameter_exprecs.erl
export transforms

# What is said about a module: nothing, the constructs refused, or the first error.
compile() {
  local source=$1 target=$2 level=$3 own messages
  own=$(find "${source%%/*}" -type d -printf '-I%p ')
  # What OTP's makefiles say for the application.
  case ${source%%/*} in
    dialyzer | ssl) own+='-DVSN="0"' ;;
    compiler) own+='-DCOMPILER_VSN="0"' ;;
    snmp) own+='-Dversion="0"' ;;
    megaco) own+='-DENABLE_MEGACO_FLEX_SCANNER=true -DMEGACO_REENTRANT_FLEX_SCANNER=true' ;;
    erts) own+='-Ikernel/src -Istdlib/src' ;;
  esac
  # shellcheck disable=SC2086
  messages=$("$lumen" compile --target="$target" "$level" --otp=25 --emit=obj -Wno-all --diagnostics=erlc -o "$out/$$.o" \
    --library_dir="$lib" -I"$(dirname "$source")" $own $includes $transforms "$source" 2>&1)
  local status=$?
  rm -f "$out/$$.o"
  [ $status -eq 0 ] && return
  local constructs
  constructs=$(printf '%s\n' "$messages" | sed -n 's/.*: not supported yet: \(.*\)/\1/p; s/.*: parse transform .* is not available/parse transform/p' |
    sort -u | paste -sd, -)
  if [ $status -ne 1 ] || [ -z "$constructs" ]; then
    # What is not found comes before what that leads to.
    constructs=$(printf '%s\n' "$messages" | grep -m 1 "cannot find\|: macro" || printf '%s\n' "$messages" | head -1)
    constructs="status $status: $constructs"
  fi
  printf '%s %s\n' "$source" "$constructs"
}
export -f compile

find . -name '*.erl' | sed 's,^\./,,' | sort >"$work/sources"
echo "$(wc -l <"$work/sources") modules"
status=0
while read -r target level; do
  start=$SECONDS
  xargs -P "$(nproc)" -I{} bash -c 'compile "$@"' _ {} "$target" "$level" <"$work/sources" | sort >"$work/found"
  echo "$target $level: $((SECONDS - start)) s, $(wc -l <"$work/found") modules refused"
  if ! diff -u "$refused" "$work/found"; then
    echo "FAILED: $target $level: what is refused differs from the list (-list +now)"
    status=1
  fi
done <<'PASSES'
linux_x86_64 -O0
linux_arm64 -O0
linux_armv7 -O0
wasm32 -O0
linux_x86_64 -O2
PASSES
exit $status
