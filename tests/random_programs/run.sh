# Makes modules at random, runs them under OTP and as Lumen compiles them, and compares what they print.
#
#   sh run.sh GENERATOR_FOLDER LUMEN RUNTIME_DIR [FIRST_SEED [COUNT [FUNCTIONS [WAY...]]]]
#
# A WAY is O0 to O3, with _collect behind it for a collection at every allocation. Without a seed the time of day is the first. A module
# that shows a difference stays in $TEST_UNDECLARED_OUTPUTS_DIR, or in the current folder, with both outputs.
set -u
generator=$PWD/$1 lumen=$2 runtime=$3
case $2 in /*) ;; *) lumen=$PWD/$2 ;; esac
case $3 in /*) ;; *) runtime=$PWD/$3 ;; esac
case $1 in /*) generator=$1 ;; esac
first=${4:-$(date +%s)} count=${5:-10} functions=${6:-40}
if [ $# -gt 6 ]; then shift 6; else set -- O0 O2 O3 O0_collect O2_collect; fi
for tool in erl erlc; do
  command -v "$tool" >/dev/null || { echo "random_programs: $tool is missing; install erlang-base" >&2; exit 1; }
done
kept=${TEST_UNDECLARED_OUTPUTS_DIR:-$PWD}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mkdir generator
erlc -o generator "$generator"/random_*.erl || exit 1
failures=0

failed() {
  failures=$((failures + 1))
  echo "FAILED: seed $seed, $*"
  cp "$module.erl" "$kept"
}

echo "seeds $first to $((first + count - 1)), $functions functions each"
seed=$first
while [ "$seed" -lt $((first + count)) ]; do
  module=random_$seed
  erl -noshell -pa generator -eval "
      io:put_chars(random_program:module($module, $seed, #{functions => $functions, binaries => false})), halt()." >"$module.erl" &&
    erlc "$module.erl" >"$module.warnings" || { failed "OTP does not take the module"; grep -v Warning "$module.warnings" | head -n 5; }
  # A program that takes OTP that long is none to compare by.
  if timeout 30 erl -noshell -eval "$module:main([]), halt()." >"$module.otp"; then
    for way in "$@"; do
      level=${way%_collect}
      if [ ! -e "$module.$level" ] &&
         ! "$lumen" compile -Wno-all "-$level" --verify_passes --runtime_dir="$runtime" -o "$module.$level" "$module.erl" 2>"$module.err"; then
        failed "$way: does not compile"
        head -n 5 "$module.err"
        continue
      fi
      collect=
      [ "$level" = "$way" ] || collect=LUMEN_COLLECT_ALWAYS=1
      status=0
      env $collect timeout 300 "./$module.$level" >"$module.$way.out" 2>"$module.err" || status=$?
      if [ "$status" -ne 0 ]; then
        failed "$way: status $status"
        head -c 500 "$module.err"
      fi
      if ! diff "$module.otp" "$module.$way.out" >"$module.difference"; then
        failed "$way: prints something else (< OTP, > Lumen)"
        head -n 6 "$module.difference" | cut -c 1-400
        cp "$module.otp" "$module.$way.out" "$kept"
      fi
    done
  else
    echo "seed $seed: takes too long, left out"
  fi
  rm -f "$module".*
  seed=$((seed + 1))
done
echo "$failures failures"
[ "$failures" -eq 0 ]
