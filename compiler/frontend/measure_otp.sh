#!/usr/bin/env bash
# Processor time of reading and linting every source of the installed OTP, on one core, against OTP on one scheduler, and the memory that
# the largest file takes. Build first: bazel build -c opt //compiler/frontend:frontend_tool
#
#   compiler/frontend/measure_otp.sh [TOOL] [ROUNDS]
#
# Prints the least processor time (user and system) of ROUNDS (5) for each, which take turns, so that both meet the same noise; files are
# in the cache of the system from the first round on. It is the time of the whole program, with its start.
set -euo pipefail
tool=${1:-bazel-bin/compiler/frontend/frontend_tool}
rounds=${2:-5}
lib=$(erl -noshell -eval 'io:format("~s", [code:lib_dir()]), halt().')
cd "$lib" || exit 1
case $tool in /*) ;; *) tool=$OLDPWD/$tool ;; esac
mapfile -t files < <(find . -path '*/src/*' -name '*.erl' | sort)
flags=(--otp=25 --no_transforms -I "$(echo kernel-*/include)")
for folder in *; do flags+=(--app "${folder%-*}=$folder"); done

# Runs the command and prints its processor time in seconds.
seconds() {
  local TIMEFORMAT='%U %S'
  { time "$@" > /dev/null 2>&1 || true; } 2>&1 | awk '{ print $1 + $2 }'
}
ours() { seconds taskset -c 0 "$tool" --lint --time --own_folders "${flags[@]}" "${files[@]}"; }
otp() {
  seconds taskset -c 0 erl +S 1 -noshell -eval '
    Includes = fun(File) ->
                   Dir = filename:dirname(File),
                   [filename:join(code:lib_dir(kernel), "include"), filename:join(Dir, "../include"), Dir, filename:join(Dir, "../src")]
               end,
    [begin
         {ok, Forms} = epp:parse_file(File, [{location, {1, 1}}, {includes, Includes(File)}]),
         erl_lint:module(Forms, File, [])
     end || File <- filelib:wildcard("*/src/**/*.erl")],
    halt().'
}
largest=$(ls -S "${files[@]}" | sed -n 1p)
least() { awk -v a="$1" -v b="$2" 'BEGIN { print (a == "" || b < a) ? b : a }'; }
mine= theirs=
for _ in $(seq "$rounds"); do
  mine=$(least "$mine" "$(ours)")
  theirs=$(least "$theirs" "$(otp)")
done
echo "${#files[@]} files: $mine s, OTP $theirs s, $(awk "BEGIN { printf \"%.1f\", $theirs / $mine }") times"
/usr/bin/time -f "largest file, $largest: %M KB" "$tool" --lint --time "${flags[@]}" -I "$(dirname "$largest")" "$largest" 2>&1 | grep -e KB -e files
