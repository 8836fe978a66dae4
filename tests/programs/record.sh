#!/bin/sh
# Records what the programs of this folder print under OTP, into expected/. Needs erl and erlc (Debian's erlang-base).
#
#   ./bazelw run //tests/programs:record                # all cases
#   ./bazelw run //tests/programs:record -- NAME...     # these
#
# Arguments, from the BUILD file: the folder's path below the workspace, then for each case NAME MODULE STATUS COUNT ARGUMENT..., and
# `--only` in front of the names, if any, that were asked for.
set -eu
for tool in erl erlc; do
  command -v "$tool" >/dev/null || { echo "record: $tool is missing; install erlang-base" >&2; exit 1; }
done
folder=$1
shift
wanted_names=' ' all=true
for word; do
  [ "$all" = true ] || wanted_names="$wanted_names$word "
  [ "$word" != --only ] || all=false
done
[ "$wanted_names" != ' ' ] || all=true
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# From the top of the workspace, so that traces name files as those of a Bazel build do.
cd "$BUILD_WORKSPACE_DIRECTORY"
erlc -o "$work" "$folder"/*.erl >"$work/warnings" || { cat "$work/warnings"; exit 1; }
cd "$folder"
mkdir -p expected
missing=$wanted_names
while [ "$1" != --only ]; do
  name=$1 module=$2 wanted=$3 count=$4
  shift 4
  # The arguments go through files: erl's own command line would interpret some of them.
  rm -f "$work"/argument.*
  i=0
  while [ "$i" -lt "$count" ]; do
    printf '%s' "$1" >"$work/argument.$i"
    shift
    i=$((i + 1))
  done
  if [ "$all" = false ]; then
    case $missing in
      *" $name "*) missing="${missing%%" $name "*} ${missing#*" $name "}" ;;
      *) continue ;;
    esac
  fi
  status=0
  input=/dev/null noinput=-noinput
  if [ -e "expected/$name.stdin" ]; then input=$PWD/expected/$name.stdin noinput=; fi
  # shellcheck disable=SC2086
  (cd "$work" && erl -enable-feature maybe_expr -noshell $noinput +fnu -s record_program run "$module" "$count" >out 2>err <"$input") ||
    status=$?
  cp "$work/err" "expected/$name.stderr"
  awk -v out="expected/$name.stdout" -v err="expected/$name.stderr" '
    BEGIN { printf "" >out }
    index($0, "\047record: exception\047") == 1 { getline class; sub(/\r$/, "", class); getline reason; sub(/\r$/, "", reason); printf "exception %s: %s\n", class, reason >>err; failed = 1; next }
    failed { sub(/\r$/, ""); print "  " $0 >>err; next }
    { print >out }
  ' "$work/out"
  [ -s "expected/$name.stderr" ] || rm -f "expected/$name.stderr"
  if [ "$status" -ne "$wanted" ]; then
    echo "record: $name ended with status $status, cases.bzl says $wanted" >&2
    cat "$work/err" >&2
    exit 1
  fi
  echo "recorded $name"
done
# shellcheck disable=SC2086
set -- $missing
[ $# -eq 0 ] || { echo "record: cases.bzl has no case $*" >&2; exit 1; }
