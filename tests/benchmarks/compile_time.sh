#!/usr/bin/env bash
# How long Lumen takes to compile OTP's stdlib, and how long erlc: CPU seconds, user and system, of one run each.
#
#   ./bazelw run -c opt //tests/benchmarks:compile_time
#
# erlc is given all modules at once, so that its machine starts once; lumen is started for each, as Bazel does. A module that either refuses
# ends the script. Needs erlc, which nothing installs for you.
set -euo pipefail
export LC_ALL=C

lumen=$(readlink -f "$1")
lib=$(dirname "$(readlink -f "$2")")
stdlib=$(echo "$lib"/stdlib-*)
kernel=$(echo "$lib"/kernel-*)
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
sources=("$stdlib"/src/*.erl)

with_erlc() {
  erlc -W0 -I "$stdlib/include" -I "$stdlib/src" -I "$kernel/include" -o "$out" "${sources[@]}"
}
with_lumen() {
  local source
  for source in "${sources[@]}"; do
    "$lumen" compile "$1" --otp=25 --library_dir="$lib" -I "$stdlib/include" -I "$stdlib/src" -I "$kernel/include" --emit=obj -Wno-all \
      -o "$out/$(basename "$source" .erl).o" "$source"
  done
}
# CPU seconds of a command and its children.
cpu_seconds() {
  local TIMEFORMAT='%U %S'
  { time "$@" >"$out/log" 2>&1; } 2>"$out/time" || { cat "$out/log" >&2; exit 1; }
  awk '{ print $1 + $2 }' "$out/time"
}

echo "${#sources[@]} modules of stdlib, CPU seconds"
erlc_seconds=$(cpu_seconds with_erlc)
printf '%-12s %7.2f\n' erlc "$erlc_seconds"
for level in -O0 -O2; do
  seconds=$(cpu_seconds with_lumen "$level")
  awk -v level="$level" -v seconds="$seconds" -v erlc="$erlc_seconds" \
    'BEGIN { printf "%-12s %7.2f   %.2f times erlc\n", "lumen " level, seconds, seconds / erlc }'
done
