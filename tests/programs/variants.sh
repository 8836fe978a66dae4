# Sourced by the tests that variants.bzl declares, from the top of the runfiles; $expected is the folder of what OTP printed.
# With an argument a test runs only what has it in its "WAY CASE": bazel test TARGET --test_arg=O2
only=${1:-}
actual=${TEST_TMPDIR:-$(mktemp -d)}
ran=0
failures=0

failed() {
  failures=$((failures + 1))
  echo "FAILED: $*"
}

# run WAY CASE STATUS COMMAND...: the command has to end with the status, printing what is recorded.
run() {
  way=$1 name=$2 wanted=$3
  shift 3
  case "$way $name" in *"$only"*) ;; *) return ;; esac
  ran=$((ran + 1))
  status=0
  input=/dev/null
  if [ -e "$expected/$name.stdin" ]; then input=$expected/$name.stdin; fi
  "$@" >"$actual/stdout" 2>"$actual/stderr" <"$input" || status=$?
  good=1
  if [ "$status" -ne "$wanted" ]; then
    failed "$name ($way): exit status $status instead of $wanted"
    good=
  fi
  if ! diff -u "$expected/$name.stdout" "$actual/stdout" >"$actual/difference"; then
    failed "$name ($way): standard output differs (-expected +actual)"
    head -c 8000 "$actual/difference"
    good=
  fi
  if [ -e "$expected/$name.stderr" ] && ! diff -u "$expected/$name.stderr" "$actual/stderr"; then
    failed "$name ($way): standard error differs (-expected +actual)"
  elif [ -z "$good" ]; then
    head -c 4000 "$actual/stderr"
  fi
}

# same_object LEVEL FROM_SOURCE FROM_ABSTRACT: both ways into the compiler lead to one object file.
same_object() {
  case "$1 abstract" in *"$only"*) ;; *) return ;; esac
  ran=$((ran + 1))
  cmp "$2" "$3" || failed "$1: the object file from abstract format is not that from the source"
}

finish() {
  if [ "$ran" -eq 0 ]; then failed "nothing ran: no way and case hold \"$only\""; fi
  echo "$ran runs, $failures failures"
  [ "$failures" -eq 0 ]
  exit
}
