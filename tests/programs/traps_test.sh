#!/bin/sh
# Every trap from 1 to 127 stands once in traps.tsv, with programs that test it or with a reason why none does.
#
# Arguments: the table, the programs.
set -eu
table=$1
shift
failed=0
fail() {
  echo "traps.tsv: $1" >&2
  failed=1
}
tab=$(printf '\t')
expected=1
while IFS="$tab" read -r number programs title reason; do
  case $number in '#'*) continue ;; esac
  [ "$number" = "$expected" ] || fail "$number stands where $expected should"
  expected=$((expected + 1))
  [ -n "$title" ] || fail "$number has no title"
  if [ "$programs" = - ]; then
    [ -n "$reason" ] || fail "$number has neither a program nor a reason"
    continue
  fi
  for program in $programs; do
    found=no
    for file in "$@"; do
      [ "$(basename "$file")" != "$program.erl" ] || { found=yes; grep -q "trap($number," "$file" || fail "$program.erl does not test $number"; }
    done
    [ $found = yes ] || fail "$number: there is no $program.erl"
  done
done <"$table"
[ "$expected" = 128 ] || fail "ends at $((expected - 1))"
# What a program tests stands in the table.
for file in "$@"; do
  program=$(basename "$file" .erl)
  for number in $(sed -n 's/.*trap(\([0-9]*\),.*/\1/p' "$file" | sort -un); do
    grep -q "^$number$tab[a-z_ ]*$program" "$table" || fail "$number does not name $program.erl"
  done
done
exit $failed
