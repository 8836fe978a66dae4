#!/bin/sh
# Records what OTP does with the suites by the same runner, into the tables of expected/. Needs erl and erlc (Debian's erlang-base).
#
#   ./bazelw run //tests/otp_suites:record [-- SUITE...]      all suites, or those named
#
# Arguments from the BUILD file, for each suite: APPLICATION SUITE COUNT HELPER...
set -eu
for tool in erl erlc python3; do
  command -v "$tool" >/dev/null || { echo "record: $tool is missing; install erlang-base and python3" >&2; exit 1; }
done
suites=$PWD/../lumen_otp_suites
folder=$BUILD_WORKSPACE_DIRECTORY/tests/otp_suites
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The names asked for stand behind the table.
wanted=
count=$#
i=0
set -- "$@" --
while [ "$1" != -- ]; do
  application=$1 suite=$2 helpers=$3
  case $application in stdlib | compiler | emulator | kernel) ;; *) wanted="$wanted $1"; shift; continue ;; esac
  shift 3
  files=
  while [ "$helpers" -gt 0 ]; do
    files="$files $suites/$application/$1.erl"
    shift
    helpers=$((helpers - 1))
  done
  set -- "$@" "$application:$suite:$files"
done
shift
for entry; do
  application=${entry%%:*} rest=${entry#*:}
  suite=${rest%%:*} files=${rest#*:}
  case "$wanted " in " ") ;; *" $suite "*) ;; *) continue ;; esac
  out=$work/$suite
  mkdir "$out"
  # shellcheck disable=SC2086  # a list of files
  ERL_LIBS=$work/libs erlc +nowarn_unused_vars -I "$folder" -DSUITE="$suite" -pa "$out" -o "$out" \
    "$folder/ct.erl" "$folder/test_server.erl" "$folder/test_lib.erl" "$folder/suite_runner.erl" \
    $files "$suites/$application/$suite.erl" >"$out/warnings" 2>&1 || { cat "$out/warnings"; exit 1; }
  cat >"$out/run" <<END
#!/bin/sh
exec erl -noshell -noinput +fnu -enable-feature all -pa $out -eval '{module, _} = code:ensure_loaded($suite), suite_runner:main(init:get_plain_arguments()), halt().' -extra "\$@"
END
  chmod +x "$out/run"
  python3 "$folder/suite_results.py" record "$folder/expected/$application/$suite.tsv" any "$suites/$application/${suite}_data" OTP "$out/run"
done
