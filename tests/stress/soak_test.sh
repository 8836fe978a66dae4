#!/bin/sh
# Runs the soak program and looks at its memory after each part: it has to be back where it was after the first, which is a small one of all
# kinds.
#
# Arguments: the program; its arguments. SOAK_SCHEDULERS says how many schedulers (default 4).
set -u
work=${TEST_TMPDIR:-$(mktemp -d)}
# What pools and the C library's allocator may keep, in KB.
allowed_kb=98304
program=$1
shift
mkfifo "$work/in" "$work/out" "$work/reports" || exit 1
# The supervisor's reports, of which there are millions: the last say what went wrong.
tail -c 4000 <"$work/reports" >"$work/err" &
"$program" --schedulers="${SOAK_SCHEDULERS:-4}" "$@" <"$work/in" >"$work/out" 2>"$work/reports" &
pid=$!
exec 3>"$work/in" 4<"$work/out"
first=
status=1
while read -r part <&4; do
  if [ "$part" = "done" ]; then status=0; break; fi
  sleep 1
  now=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status")
  peak=$(sed -n 's/^VmHWM:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$pid/status")
  echo "$part: $now KB now, $peak KB at most"
  : "${first:=$now}"
  if [ "$now" -gt $((first + allowed_kb)) ]; then
    echo "FAILED: $part left $((now - first)) KB behind"
    kill $pid
    exit 1
  fi
  echo go >&3
done
wait $pid || status=1
if [ $status -ne 0 ]; then
  echo "FAILED:"
  head -c 4000 "$work/err"
fi
exit $status
