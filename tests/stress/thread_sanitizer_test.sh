#!/bin/sh
# The stress program on several schedulers, with whatever sanitizer its runtime was built with: bazel test --config=tsan. The first report
# ends it.
#
# Arguments: the program, what it is to print.
set -u
actual=${TEST_TMPDIR:-$(mktemp -d)}/actual
failures=0
for schedulers in 2 3 8; do
  TSAN_OPTIONS="halt_on_error=1 ${TSAN_OPTIONS:-}" "$1" --schedulers=$schedulers 3 >"$actual" 2>"$actual.err"
  status=$?
  if [ $status -ne 0 ] || ! diff -u "$2" "$actual"; then
    echo "FAILED: $schedulers schedulers, status $status"
    head -c 8000 "$actual.err"
    failures=$((failures + 1))
  fi
done
[ "$failures" -eq 0 ] && echo "all passed"
