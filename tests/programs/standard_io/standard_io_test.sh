#!/bin/sh
# Standard input and output with somebody at the other end: reports, closed pipes, slow readers, conversations, SIGTERM.
#
# Argument: the program standard_io.
set -u
program=$PWD/$1
cd "${TEST_TMPDIR:-$(mktemp -d)}" || exit 1

fail() {
  echo "FAILED: $1"
  for file in out err; do [ -e "$file" ] && { echo "--- $file"; head -c 4000 "$file"; }; done
  exit 1
}
says() { grep -qF -- "$1" err || fail "no '$1' on standard error"; }

echo "a process that crashes is reported before the program ends"
"$program" crash >out 2>err </dev/null || fail "status $?"
says "=ERROR REPORT==== "
says "Error in process <0."
says "with exit value:"
says "{oops,[{standard_io,'-main/1-fun-0-',0,"

echo "a server that fails"
"$program" server >out 2>err </dev/null || fail "status $?"
says "** Generic server <0."
says "** Last message in was fail"
says "** When Server state == state"
says "=CRASH REPORT==== "

echo "a reader that goes away"
{ "$program" flood 2>err; echo $? >status; } | head -n 1 >out
[ "$(cat out)" = 0 ] || fail "the first line"
[ "$(cat status)" = 1 ] || fail "status $(cat status)"
says "exception error: terminated"

echo "a reader that takes its time"
"$program" slow 2>err </dev/null | { sleep 0.5; wc -c; } >out
[ "$(tr -d ' ' <out)" = 1048576 ] || fail "bytes: $(cat out)"
ticks=$(sed -n 's/^ticks: //p' err)
[ "${ticks:-0}" -ge 10 ] || fail "others stood still: $ticks ticks"

echo "a conversation"
mkfifo to from
"$program" echo <to >from 2>err &
exec 3>to 4<from
for word in one two three; do
  sleep 0.1
  echo "$word" >&3
  IFS= read -r answer <&4
  [ "$answer" = "> got $word" ] || fail "answer: $answer"
done
exec 3>&-
cat <&4 >out
[ "$(cat out)" = "> true" ] || fail "the end"
wait $! || fail "status $?"

echo "SIGTERM"
"$program" wait >out 2>err </dev/null &
pid=$!
tries=0
until grep -q ready out; do
  sleep 0.05
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || fail "not ready"
done
kill -TERM "$pid"
wait "$pid" || fail "status $?"
says "=INFO REPORT==== "
says "SIGTERM received - shutting down"
