#!/bin/sh
# The `lumen` command as a user meets it: what it writes, what it says about bad input, what it leaves behind.
#
# Argument: the distribution. Each check prints a line; the first that fails ends the test.
set -u
work=${TEST_TMPDIR:-$(mktemp -d)}/driver_test
rm -rf "$work"
mkdir -p "$work/dist" "$work/files"
tar -xzf "$1" -C "$work/dist" --strip-components=1 || exit 1
lumen=$work/dist/bin/lumen
work=$work/files
cd "$work" || exit 1
export TMPDIR="$work/tmp"
mkdir "$TMPDIR"

fail() {
  echo "FAILED: $1"
  echo "--- stdout"; cat out
  echo "--- stderr"; cat err
  exit 1
}

# run STATUS COMMAND...: the command must end with STATUS.
run() {
  wanted=$1
  shift
  "$@" >out 2>err </dev/null
  status=$?
  [ "$status" -eq "$wanted" ] || fail "$* ended with status $status, not $wanted"
}
says() { grep -qF -- "$1" err || fail "no '$1' on standard error"; }
prints() { grep -qF -- "$1" out || fail "no '$1' on standard output"; }
exists() { [ -s "$1" ] || fail "$1 was not written"; }
missing() { [ ! -e "$1" ] || fail "$1 was left behind"; }
# Nothing but the named files lies in the folder, nothing at all in the temporary one.
only() { [ "$(ls | grep -v -e '^out$' -e '^err$' -e '^tmp$' | tr '\n' ' ')" = "$1 " ] || fail "other files than $1: $(ls)"; [ -z "$(ls tmp)" ] || fail "temporary files left: $(ls tmp)"; }

cat >good.erl <<'ERL'
-module(good).
-export([main/1]).
-include("good.hrl").

main(Args) -> erlang:display({?GREETING, Args}), helper:double(length(Args)).
ERL
echo '-define(GREETING, hello).' >good.hrl
cat >helper.erl <<'ERL'
-module(helper).
-export([double/1]).

double(N) -> erlang:display(N * 2).
ERL
only "good.erl good.hrl helper.erl"

echo "print"
run 0 "$lumen" print targets
for target in linux_x86_64 linux_arm64 linux_armv7 wasm32; do prints "$target"; done
targets=$(cut -d" " -f1 out)
run 0 "$lumen" print stages
stages=$(cut -d" " -f1 out | grep -v "^exe$" | tr "\n" "," | sed "s/,$//")
extensions=$(grep -v "^exe" out | sed "s/^[^ ]* *\([^ ]*\) .*/\1/")
run 0 "$lumen" print passes
passes=$(cut -d" " -f1 out)
run 0 "$lumen" print stages passes version
prints llvm-ir
prints "lumen "
run 1 "$lumen" print nonsense
says "there are targets, stages, passes, warnings and version"
run 0 "$lumen" --help
prints "lumen compile"
run 0 "$lumen" compile --help
prints "--emit=STAGE"

echo "compile and run"
run 0 "$lumen" compile -o program good.erl helper.erl
exists program
run 0 ./program a 'b c'
prints '{hello,["a","b c"]}'
prints 4
rm program
printf -- '-module(single).\n-export([main/1]).\nmain(Args) -> erlang:display(Args), halt(length(Args)).\n' >single.erl
run 2 "$lumen" run -O2 single.erl x -y
prints '["x","-y"]'
rm single.erl
only "good.erl good.hrl helper.erl"

echo "every target"
for target in $targets; do
  for level in 0 1 2 3; do
    run 0 "$lumen" compile --target=$target -O$level -o program good.erl helper.erl
    exists program
  done
done
rm program

echo "every stage"
mkdir stages
run 0 "$lumen" compile --lto=thin --emit="$stages" -o stages good.erl helper.erl
for extension in $extensions; do exists stages/good$extension; exists stages/helper$extension; done
run 0 "$lumen" compile --emit=obj -o again.o stages/good.ssa
exists again.o
run 0 "$lumen" link --main=good -o linked again.o stages/helper.o
run 0 ./linked
prints '{hello,[]}'
run 0 "$lumen" compile --emit=obj -o again.o stages/good.abstr
run 0 "$lumen" link --main=good -o linked again.o stages/helper.o
run 0 ./linked
prints '{hello,[]}'
run 1 "$lumen" compile --emit=tokens -o - stages/good.abstr
says "has passed the stage tokens already"
run 0 "$lumen" compile --emit=ssa -o - good.erl
prints "function main/1"
run 0 "$lumen" compile --emit=obj --depfile=good.d -o good.o good.erl
grep -q "good.o: good.erl .*good.hrl" good.d || { cat good.d; fail "the depfile lacks the header"; }
run 0 "$lumen" compile --time_passes --emit=obj -o good.o good.erl
says "ms  frontend"
rm -r stages again.o linked good.o good.d
only "good.erl good.hrl helper.erl"

echo "inlining across modules"
cat >uses.erl <<'ERL'
-module(uses).
-export([main/1]).

main(Args) -> erlang:display({pair:first({length(Args), b}), catch pair:first(1)}).
ERL
cat >pair.erl <<'ERL'
-module(pair).
-export([first/1]).

first({First, _}) -> First.
ERL
mkdir lto lto/whole lto/apart lto/bitcode
run 0 "$lumen" compile -O2 --emit=asm -o lto uses.erl pair.erl
grep -q 'jmp.*"pair:first/1"' lto/uses.s || fail "the call is not there to begin with"
run 0 "$lumen" compile -O2 --lto=thin --emit=asm -o lto uses.erl pair.erl
grep -q 'jmp.*"pair:first/1"' lto/uses.s && fail "the call was not inlined"
for target in $targets; do
  # The whole program in one command; or module by module, then compiled with each other's offers; or linked as bitcode.
  run 0 "$lumen" compile -O2 -flto=thin --target=$target -o lto/whole/program uses.erl pair.erl
  run 0 "$lumen" compile -O2 --lto=thin --target=$target --emit=llvm-bc,offer -o lto uses.erl pair.erl
  run 0 "$lumen" compile --target=$target --emit=obj --lto_offer=lto/pair.offer.bc -o lto/uses.o lto/uses.bc
  run 0 "$lumen" compile --target=$target --emit=obj --lto_offer=lto/uses.offer.bc -o lto/pair.o lto/pair.bc
  run 0 "$lumen" link --target=$target -o lto/apart/program lto/uses.o lto/pair.o
  run 0 "$lumen" link --target=$target -o lto/bitcode/program lto/uses.bc lto/pair.bc
  cmp lto/whole/program lto/apart/program || fail "module by module gives another program for $target"
  cmp lto/whole/program lto/bitcode/program || fail "linking bitcode gives another program for $target"
done
target=$(echo $targets | cut -d" " -f1)
run 0 "$lumen" compile -O2 --lto=thin --target=$target --emit=llvm-bc,offer -o lto uses.erl pair.erl
run 0 "$lumen" link --target=$target -o program lto/uses.bc lto/pair.bc
run 0 ./program x y
prints "{2,{'EXIT',{function_clause,[{pair,first,[1],[{file,"
run 0 "$lumen" compile -o program lto/uses.bc pair.erl
run 0 ./program x
prints "{1,"
run 1 "$lumen" link --target=wasm32 -o program.wasm lto/uses.bc lto/pair.bc
says "lto/uses.bc: is bitcode for $target, not for wasm32; compile the module with --target=wasm32"
run 1 "$lumen" compile --target=wasm32 -O2 --lto=thin --lto_offer=lto/pair.offer.bc --emit=obj -o uses.o uses.erl
says "lto/pair.offer.bc: is bitcode for $target"
run 1 "$lumen" compile --emit=offer -o pair.offer.bc pair.erl
says "only modules compiled with --lto=thin offer"
run 1 "$lumen" compile --emit=ssa -o pair.ssa lto/pair.bc
says "bitcode has passed the stage ssa already"
run 0 "$lumen" compile --emit=llvm-bc -o plain.bc pair.erl
run 1 "$lumen" compile --emit=obj -o pair.o plain.bc
says "plain.bc: is not bitcode that"
echo garbage >garbage.bc
run 1 "$lumen" compile --emit=obj -o garbage.o garbage.bc
says "garbage.bc: "
run 1 "$lumen" link -o program garbage.bc
says "garbage.bc: "
run 1 "$lumen" compile -O2 --lto=thin --lto_offer=none.offer.bc --emit=obj -o uses.o uses.erl
says "none.offer.bc"
printf -- '-module(calls).\n-export([main/1]).\nmain(_) -> erlang:display(outer:f(1)).\n' >calls.erl
printf -- '-module(outer).\n-export([f/1]).\nf(X) -> [g(X), h(X)].\ng(X) -> pair:first({X, X}).\nh(X) -> pair:first({X, g(X)}).\n' >outer.erl
run 0 "$lumen" compile -O2 --lto=thin --emit=obj -o lto calls.erl outer.erl
run 0 "$lumen" compile -O2 -o program --main=calls lto/calls.o lto/outer.o pair.erl
run 0 ./program
prints "[1,1]"
run 1 "$lumen" compile -O2 -o other --main=calls lto/calls.o outer.erl pair.erl
says "the program's module outer is not the one whose functions other modules inlined"
says "compile all of them with --lto=thin, or none"
rm calls.erl outer.erl
run 1 "$lumen" compile -O2 -o program uses.erl pair.erl lto/pair.bc
says "defines module pair already"
run 2 "$lumen" compile --lto=full uses.erl
says "there are thin and none"
missing pair.o; missing uses.o; missing garbage.o; missing program.wasm; missing other
rm -r lto uses.erl pair.erl plain.bc garbage.bc program
only "good.erl good.hrl helper.erl"

echo "warnings and libraries"
mkdir -p lib/app-1.2/include lib/app-1.10/include
echo '-define(WORD, old).' >lib/app-1.2/include/app.hrl
echo '-define(WORD, new).' >lib/app-1.10/include/app.hrl
cat >warned.erl <<'ERL'
-module(warned).
-export([main/1]).
-include_lib("app/include/app.hrl").

main(_) -> X = 1, erlang:display(?WORD).
ERL
run 1 "$lumen" compile --emit=ast -o - warned.erl
says 'cannot find "app/include/app.hrl"'
run 0 "$lumen" compile --library_dir=lib -o program warned.erl
says "warned.erl:5:12: warning: variable X is never used [unused_var]"
run 0 ./program
prints new
run 0 "$lumen" compile --library_dir=app=lib/app-1.2 -Wno-unused-vars --emit=ast -o - warned.erl
prints "{atom,{5,35},old}"
[ ! -s err ] || fail "a hidden warning was shown"
for flag in --werror -Werror -Werror=unused_vars; do
  run 1 "$lumen" compile --library_dir=lib $flag --emit=ast -o - warned.erl
  says "error: variable X is never used"
done
run 0 "$lumen" compile --library_dir=lib --diagnostics=erlc --emit=ast -o - warned.erl
says "warned.erl:5:12: Warning: variable X is never used"
run 0 "$lumen" compile --library_dir=lib --diagnostics=json --emit=ast -o - warned.erl
says '"id":"unused_var","group":"unused_vars"'
cat >tested.erl <<'ERL'
-module(tested).
-export([main/1]).
-include_lib("eunit/include/eunit.hrl").
-include_lib("kernel/include/file.hrl").

main(_) -> a_test(), erlang:display(#file_info.size).

a_test() -> ?assertEqual(2, 1 + 1).
ERL
run 0 "$lumen" compile --main=tested -o program tested.erl
says "function eunit:test/1 is called, but no module of the program defines it"
run 0 ./program
prints 2
rm tested.erl
run 2 "$lumen" compile -Wnonsense warned.erl
says "lumen print warnings"
run 0 "$lumen" print warnings
prints "unused_import"
rm -r lib warned.erl program
only "good.erl good.hrl helper.erl"

echo "every pass"
for pass in $passes; do
  run 0 "$lumen" compile -O2 --emit=obj --verify_passes --print_after=$pass -o good.o good.erl
  prints "function main/1"
  run 0 "$lumen" compile -O2 --emit=obj --verify_passes --disable_pass=$pass -o good.o good.erl
done
rm good.o
only "good.erl good.hrl helper.erl"

echo "undefined functions"
run 0 "$lumen" compile -o program good.erl
says "function helper:double/1 is called, but no module of the program defines it"
run 1 ./program
says "exception error: undef"
says "{helper,double,[0],[]}"
rm program

echo "functions by names made at run time"
cat >names.erl <<'ERL'
-module(names).
-export([main/1, hidden/1, 'odd name'/1]).

main([Module, Name]) -> erlang:display(apply(list_to_atom(Module), list_to_atom(Name), tl([x, -3]))).
hidden(X) -> {hidden, X}.
'odd name'(X) -> {odd, X}.
ERL
run 0 "$lumen" compile -o names names.erl
run 1 ./names erlang abs
says "{erlang,abs,[-3],[]}"
run 0 "$lumen" compile --keep=names:hidden/1 --keep="names:odd name/1" --keep=erlang:abs/1 -o names names.erl
run 0 ./names names hidden
prints "{hidden,-3}"
run 0 ./names names "odd name"
prints "{odd,-3}"
run 0 ./names erlang abs
prints 3
run 1 "$lumen" compile --keep=names:nope/1 -o nope names.erl
says "--keep=names:nope/1: no module of the program exports this function"
run 1 "$lumen" compile --keep=names -o nope names.erl
says "--keep=names: write module:function/arity"
missing nope
rm names names.erl

echo "a crash of the runtime"
cat >crashing.erl <<'ERL'
-module(crashing).
-export([main/1]).
main(Args) ->
    [count(length(Args))].
count(N) -> 1 + forever(N).
forever(N) -> forever(N + 1).
ERL
run 0 "$lumen" compile -Wno-all -O0 -o crashing crashing.erl
./crashing >out 2>err &
crashing=$!
sleep 2
kill -SEGV "$crashing"
wait "$crashing" 2>>waiting
status=$?
prints_dump() { grep -qF -- "$1" erl_crash.dump || fail "no '$1' in the crash dump: $(cat erl_crash.dump)"; }
prints_dump "Slogan: crashed by signal 11"
prints_dump "  crashing:main/1 (crashing.erl:4)"
rm -f crashing crashing.erl waiting erl_crash.dump
[ "$status" -eq 139 ] || fail "the crashed program ended with $status"
says "lumen: the program crashed by signal 11"
says "The Erlang process was in:"
says "  crashing:count/1 (crashing.erl:5)"
says "  crashing:main/1 (crashing.erl:4)"

echo "a dump on demand"
cat >serving.erl <<'ERL'
-module(serving).
-export([main/1]).
main(_) ->
    P = spawn_link(fun() -> server(0) end),
    register(the_server, P),
    [P ! more || _ <- "abc"],
    main(P, self()).
main(P, Self) ->
    receive {P, Self} -> ok after 100 -> main(P, Self) end.
server(N) -> receive stop -> N end.
ERL
run 0 "$lumen" compile -Wno-all -O0 -o serving serving.erl
for schedulers in 1 3; do
  ERL_CRASH_DUMP=asked.dump ./serving --schedulers=$schedulers >out 2>err &
  serving=$!
  sleep 1
  kill -USR1 "$serving"
  wait "$serving"
  status=$?
  [ "$status" -eq 1 ] || fail "the program ended with $status"
  says "Crash dump is being written to: asked.dump...done"
  mv asked.dump out
  prints "Slogan: Received SIGUSR1"
  prints "=proc:<0.1.0>"
  prints "Name: the_server"
  prints "Message queue length: 3"
  prints "Linked to: <0.1.0>"
  prints "  serving:server/1 (serving.erl:10)"
  prints "=end"
done
ERL_CRASH_DUMP_BYTES=0 ./serving >out 2>err &
serving=$!
sleep 1
kill -USR1 "$serving"
wait "$serving"
missing erl_crash.dump
rm serving serving.erl

echo "long calls, and a reader that does not read"
cat >long.erl <<'ERL'
-module(long).
-export([main/1]).
main(["computes"]) ->
    Number = (1 bsl 6000000) - 1,
    Ticker = spawn_link(fun() -> tick(0) end),
    Before = ticks(Ticker),
    true = Number * Number > Number,
    erlang:display(ticks(Ticker) > Before);
main(["writes"]) ->
    spawn_link(fun() -> tell() end),
    erlang:display(numbers(200000, [])).
tick(N) -> receive {get, From} -> From ! {ticks, N}, tick(N) after 1 -> tick(N + 1) end.
ticks(Ticker) -> Ticker ! {get, self()}, receive {ticks, N} -> N end.
tell() -> receive after 10 -> erlang:display_string("tick\n") end, tell().
numbers(0, List) -> List;
numbers(N, List) -> numbers(N - 1, [N | List]).
ERL
run 0 "$lumen" compile -O0 -o long long.erl
for schedulers in 1 2 4; do
  run 0 ./long --schedulers=$schedulers computes
  prints "true"
done
rm -f err
{ ./long --schedulers=1 writes 2>err; echo $? >status; } | {
  waited=0
  while [ ! -s err ] && [ $waited -lt 600 ]; do sleep 0.1; waited=$((waited + 1)); done
  if [ -s err ]; then echo "told meanwhile" >told; fi
  cat >out
}
exists told
says "tick"
[ "$(cat status)" -eq 0 ] || fail "the program that writes ended with $(cat status)"
prints "199999,200000]"
rm long long.erl told status

echo "the runtime's own arguments"
cat >arguments.erl <<'ERL'
-module(arguments).
-export([main/1]).
main(Args) -> erlang:display({erlang:system_info(schedulers), Args}).
ERL
run 0 "$lumen" compile -o arguments arguments.erl
run 0 ./arguments --schedulers=3 --scheduler -- --schedulers=2
prints '{3,["--scheduler","--","--schedulers=2"]}'
run 0 ./arguments --schedulers=3 -- --schedulers=2
prints '{3,["--schedulers=2"]}'
run 0 ./arguments --scheduler_seed=5 --schedulers=3 x
prints '{1,["x"]}'
run 0 env LUMEN_SCHEDULERS=5 ./arguments x --schedulers=3
prints '{5,["x","--schedulers=3"]}'
run 1 ./arguments --schedulers=0
says "lumen: --schedulers=0: expected a number from 1 to 1024"
run 1 env LUMEN_SCHEDULERS=many ./arguments
says "lumen: LUMEN_SCHEDULERS: expected a number from 1 to 1024"
rm arguments arguments.erl

echo "bad input"
printf -- '-module(bad).\n-export([main/1]).\nmain(X) -> Y + X.\nf( -> a.\n' >bad.erl
echo before >bad.o
run 1 "$lumen" compile --emit=obj -o bad.o bad.erl
says "bad.erl:3:12"
says "bad.erl:4:4"
[ "$(cat bad.o)" = before ] || fail "an earlier output was touched"
run 1 "$lumen" compile --diagnostics=json --emit=obj -o bad.o bad.erl
says '"line":3'
run 1 "$lumen" compile -o program bad.erl
missing program
printf -- '-module(later).\n-export([main/1]).\n-record #r{a = 1}.\nmain(_) -> ok.\n' >later.erl
run 1 "$lumen" compile --emit=obj -o later.o later.erl
says "later.erl:3:2"
says "native record"
missing later.o
run 1 "$lumen" compile --emit=obj none.erl
says none.erl
run 1 "$lumen" compile program.txt
says "program.txt: is no input"
run 1 "$lumen" compile -o program helper.erl
says "helper does not export main/1"
missing program
run 1 "$lumen" compile --runtime_dir="$work/none" -o program good.erl helper.erl
says "is incomplete"
run 1 "$lumen" compile --emit=obj -o none/x.o good.erl
says "none/x.o: cannot be written"
run 1 "$lumen" compile --emit=obj,ssa -o x good.erl
says "must name a folder"
run 0 "$lumen" compile --emit=obj --target=wasm32 -o wasm.o good.erl
run 1 "$lumen" link --main=good -o program wasm.o
says "is not an object file for linux_x86_64"
missing program
echo garbage >garbage.o
run 1 "$lumen" link --main=good -o program garbage.o
says garbage.o
echo 'module m function' >garbage.ssa
run 1 "$lumen" compile --emit=obj garbage.ssa
says garbage.ssa

echo "behaviours of other sources"
mkdir behaviours
printf -- '-module(worker).\n-callback run(term()) -> ok.\n' >behaviours/worker.erl
printf -- '-module(does).\n-behaviour(worker).\n-export([go/1]).\ngo(X) -> X.\n' >does.erl
run 0 "$lumen" compile --emit=ast --diagnostics=erlc -o does.abstr does.erl
says "does.erl:2:2: Warning: behaviour worker is not defined"
run 0 "$lumen" compile --emit=ast --diagnostics=erlc --behaviour_source=behaviours/worker.erl --depfile=does.d -o does.abstr does.erl
says "does.erl:2:2: Warning: behaviour worker wants run/1"
grep -q behaviours/worker.erl does.d || fail "the depfile leaves out what was looked at"
run 0 "$lumen" compile --emit=ast --diagnostics=erlc -o tmp does.erl behaviours/worker.erl
says "behaviour worker wants run/1"
rm -rf behaviours does.erl does.abstr does.d tmp/*

echo "bad command lines"
run 2 "$lumen"
run 2 "$lumen" compile
run 2 "$lumen" compile --nonsense good.erl
says "unknown flag --nonsense"
run 2 "$lumen" compile --target=vax good.erl
says "unknown target"
run 2 "$lumen" frobnicate
says "unknown command"
[ -z "$(ls tmp)" ] || fail "temporary files left: $(ls tmp)"
echo "all passed"
