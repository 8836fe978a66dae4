#!/usr/bin/env bash
# The distribution works unpacked anywhere, with nothing but itself: no Bazel, no clang, an empty PATH.
#
#   dist_test.sh DISTRIBUTION MODULE_FILE
set -euo pipefail

work=$TEST_TMPDIR/"a folder"
mkdir -p "$work"
tar -xzf "$1" -C "$work" --strip-components=1
cat >"$work/hello.erl" <<'ERL'
-module(hello).
-export([main/1]).
main(Arguments) -> erlang:display(Arguments).
ERL

lumen() { env -i "$work/bin/lumen" "$@"; }
machine() { od -An -tx1 -j"$2" -N"$3" "$1" | tr -d ' \n'; }

read -r _ version _ <<<"$(lumen print version)"
case $(basename "$1") in
  "lumen-$version-linux-x86_64.tar.gz") ;;
  *) echo "'lumen print version' says $version, the archive is $1"; exit 1 ;;
esac
grep -q "^    version = \"$version\",$" "$2" || { echo "MODULE.bazel has another version than $version"; exit 1; }
while read -r target offset bytes magic; do
  lumen compile --target="$target" -O2 -o "$work/hello-$target" "$work/hello.erl"
  found=$(machine "$work/hello-$target" "$offset" "$bytes")
  [ "$found" = "$magic" ] || { echo "the executable for $target has the mark $found instead of $magic"; exit 1; }
done <<'TABLE'
linux_x86_64 18 2 3e00
linux_arm64 18 2 b700
linux_armv7 18 2 2800
wasm32 0 4 0061736d
TABLE
printed=$("$work/hello-linux_x86_64" a | tr -d '\r')
[ "$printed" = '["a"]' ] || { echo "the program printed '$printed'"; exit 1; }

# OTP's modules are there for every target; of them a program gets what it reaches.
cat >"$work/words.erl" <<'ERL'
-module(words).
-export([main/1]).
main(Arguments) ->
    Counts = lists:foldl(fun(Word, D) -> dict:update_counter(Word, 1, D) end, dict:new(), Arguments),
    Longest = lists:max([length(Word) || Word <- Arguments]),
    erlang:display({lists:sort(dict:to_list(Counts)), maps:map(fun(_, V) -> V * 2 end, #{longest => Longest})}).
ERL
for target in linux_x86_64 linux_arm64 linux_armv7 wasm32; do
  lumen compile --target=$target -O2 -o "$work/words-$target" "$work/words.erl"
done
printed=$("$work/words-linux_x86_64" a bc a | tr -d '\r')
[ "$printed" = '{[{"a",2},{"bc",1}],#{longest=>4}}' ] || { echo "the program with libraries printed '$printed'"; exit 1; }

if readelf -l "$work/bin/lumen" 2>/dev/null | grep -q INTERP; then echo "bin/lumen is not static"; exit 1; fi
for license in LICENSE licenses/llvm-19-dev licenses/musl licenses/wasi-libc; do
  [ -s "$work/$license" ] || { echo "$license is missing"; exit 1; }
done
