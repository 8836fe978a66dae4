#!/usr/bin/env bash
# Builds and tests the workspace in tests/consumer by a Bazel of its own, with the distribution as @lumen.
#
#   consumer_test.sh DISTRIBUTION REPOSITORY...
#
# The named repositories are taken from this build's runfiles instead of being fetched again: nothing touches a network.
set -euo pipefail

runfiles=$(dirname "$PWD")
archive=$1
shift
work=$TEST_TMPDIR/work
mkdir -p "$work/lumen"
tar -xzf "$archive" -C "$work/lumen" --strip-components=1
cp -rL tests/consumer "$work/consumer"
chmod -R u+w "$work/consumer"

overrides=(--override_repository="lumen=$work/lumen")
for repository in "$@"; do
  overrides+=(--override_repository="$repository=$runfiles/$repository")
done

cd "$work/consumer"
export HOME=$work/home
mkdir -p "$HOME"
nested() {
  local command=$1
  shift
  bazel --output_user_root="$work/root" --batch --nohome_rc "$command" "${overrides[@]}" \
    --spawn_strategy=local --jobs=2 --curses=no --color=no --test_output=errors "$@"
}

expect() {
  local what=$1 wanted=$2 got=$3
  [ "$wanted" = "$got" ] || { echo "$what is '$got' instead of '$wanted'"; exit 1; }
}

machine() { od -An -tx1 -j"$2" -N"$3" "$1" | tr -d ' \n'; }

nested test //...
out=bazel-bin

# The right kind of file for each platform: ELF's machine field, WebAssembly's magic number.
for name in release/count native_release/checksum; do
  expect "$name for x86_64" 3e00 "$(machine $out/$name-linux_x86_64 18 2)"
  expect "$name for arm64" b700 "$(machine $out/$name-linux_arm64 18 2)"
  expect "$name for armv7" 2800 "$(machine $out/$name-linux_armv7 18 2)"
  expect "$name for wasm32" 0061736d "$(machine $out/$name-wasm32.wasm 0 4)"
done

# erlang:display/1 ends its line with a carriage return too.
expect "the Erlang program's output" 108 "$($out/release/count-linux_x86_64 three two | tr -d "\r")"
expect "the C++ program's output" c8f0 "$($out/native_release/checksum-linux_x86_64 abcde)"

# A change of one module recompiles that module alone.
echo "%% changed" >>words/words.erl
nested build //:count --platforms=@lumen//platforms:linux_arm64 --subcommands >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
nested build //:count --platforms=@lumen//platforms:linux_arm64 >"$work/log" 2>&1
echo "%% changed again" >>words/words.erl
nested build //:count --platforms=@lumen//platforms:linux_arm64 --subcommands >"$work/log" 2>&1 || { cat "$work/log"; exit 1; }
grep -q 'words/words.erl' "$work/log" || { echo "words.erl was not recompiled"; cat "$work/log"; exit 1; }
if grep -E 'lumen compile .* count\.erl' "$work/log"; then echo "count.erl was recompiled for a change of words.erl"; exit 1; fi
