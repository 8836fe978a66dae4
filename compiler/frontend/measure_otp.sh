#!/usr/bin/env bash
# Time of reading and linting every source of the installed OTP, on one core, against OTP on one scheduler, and the memory that
# the largest file takes. Build first: bazel build -c opt //compiler/frontend:frontend_tool
#
#   compiler/frontend/measure_otp.sh [TOOL] [ROUNDS]
#
# Prints the fastest of ROUNDS (3) for each; files are in the cache of the system from the first on.
set -euo pipefail
tool=${1:-bazel-bin/compiler/frontend/frontend_tool}
rounds=${2:-3}
lib=$(erl -noshell -eval 'io:format("~s", [code:lib_dir()]), halt().')
cd "$lib" || exit 1
case $tool in /*) ;; *) tool=$OLDPWD/$tool ;; esac
mapfile -t files < <(find . -path '*/src/*' -name '*.erl' | sort)
flags=(--otp=25 --no_transforms -I "$(echo kernel-*/include)")
for folder in *; do flags+=(--app "${folder%-*}=$folder"); done

best() {
  local least=
  for _ in $(seq "$rounds"); do
    local seconds
    seconds=$("$@")
    if [ -z "$least" ] || awk "BEGIN { exit !($seconds < $least) }"; then least=$seconds; fi
  done
  echo "$least"
}
# A source's own folders are searched too, which differ from file to file: one run for each folder.
ours() {
  find . -path '*/src/*' -name '*.erl' -printf '%h\n' | sort -u | while read -r folder; do
    taskset -c 0 "$tool" --lint --time "${flags[@]}" -I "$folder/../include" -I "$folder" -I "$folder/../src" "$folder"/*.erl 2>/dev/null || true
  done | awk '{ sum += $3 } END { print sum }'
}
otp() {
  taskset -c 0 erl +S 1 -noshell -eval '
    Includes = fun(File) ->
                   Dir = filename:dirname(File),
                   [filename:join(code:lib_dir(kernel), "include"), filename:join(Dir, "../include"), Dir, filename:join(Dir, "../src")]
               end,
    Start = erlang:monotonic_time(millisecond),
    [begin
         {ok, Forms} = epp:parse_file(File, [{location, {1, 1}}, {includes, Includes(File)}]),
         erl_lint:module(Forms, File, [])
     end || File <- filelib:wildcard("*/src/**/*.erl")],
    io:format("~p~n", [(erlang:monotonic_time(millisecond) - Start) / 1000]),
    halt().'
}
largest=$(ls -S "${files[@]}" | sed -n 1p)
mine=$(best ours)
theirs=$(best otp)
echo "${#files[@]} files: $mine s, OTP $theirs s, $(awk "BEGIN { printf \"%.1f\", $theirs / $mine }") times"
/usr/bin/time -f "largest file, $largest: %M KB" "$tool" --lint --time "${flags[@]}" -I "$(dirname "$largest")" "$largest" 2>&1 | grep -e KB -e files
