# gdb on a compiled program: a breakpoint by file and line, names and lines of compiled code, the Erlang stack.
#
# Arguments: this folder, the compiler, the folder of runtimes. Needs gdb.
set -u
folder=$PWD/$1 lumen=$2 runtime=$3
case $1 in /*) folder=$1 ;; esac
case $2 in /*) ;; *) lumen=$PWD/$2 ;; esac
case $3 in /*) ;; *) runtime=$PWD/$3 ;; esac
command -v gdb >/dev/null || { echo "debugger_test: gdb is missing" >&2; exit 1; }
script=$folder/../../runtime/debug/lumen_gdb.py
cd "${TEST_TMPDIR:-$(mktemp -d)}" || exit 1
cp "$folder/stopping.erl" "$folder/variables.erl" .
failures=0

# says LEVEL TEXT: the line stands in what gdb printed.
says() {
  if ! grep -qF -- "$2" out; then
    echo "FAILED: no '$2' at $1:"
    cat out
    failures=$((failures + 1))
  fi
}

for level in -O0 -O2; do
  "$lumen" compile $level -g --runtime_dir="$runtime" -o stopping stopping.erl || exit 1
  gdb -q -nx -batch -ex 'set pagination off' -ex 'set startup-with-shell off' -ex "source $script" -ex 'break stopping.erl:13' -ex run \
    -ex 'lumen bt' -ex 'lumen bt all' -ex 'info source' -ex kill ./stopping >out 2>&1
  says $level "Breakpoint 1"
  says $level 'stopping.erl:13'
  # Optimised, bottom/1 is part of that frame.
  [ $level != -O0 ] || says $level '  stopping:count/2 (stopping.erl:8)'
  says $level '  stopping:count/2 (stopping.erl:10)'
  says $level '  stopping:main/1 (stopping.erl:5)'
  says $level '=proc:<0.1.0>'
done

# Variables, where they live: in registers, in the frame. Optimised, there are fewer.
for level in -O0 -O2; do
  "$lumen" compile $level -g --runtime_dir="$runtime" -o variables variables.erl || exit 1
  gdb -q -nx -batch -ex 'set pagination off' -ex 'set startup-with-shell off' -ex "source $script" -ex 'break variables.erl:15' \
    -ex 'break variables.erl:32' -ex run -ex 'info locals' -ex 'print Found' -ex continue -ex 'info locals' -ex 'break variables.erl:36' -ex continue -ex 'info locals' -ex kill \
    --args ./variables a b >out 2>&1
  says $level 'Found = {two,2.5}'
  says $level '$1 = {two,2.5}'
  says $level 'Other = {one,1}'
  says $level 'Next = 3'
  [ $level = -O0 ] || continue
  says $level 'Text = "text 2"'
  says $level 'Big = 4722366482869645213696'
  says $level 'Bytes = <<"text 2">>'
  says $level 'Bits = <<202,240,14:4>>'
  says $level 'Long = <<"text 2text 2text 2text 2text 2",...>>'
  says $level 'Small = #{'"'odd atom'"' => {two,2.5},"key" => [4722366482869645213696|tail]}'
  says $level 'Map = #{'
  says $level ',...}'
  says $level 'Fun = fun variables:kinds/1'
  says $level 'Pid = <0.1.0>'
done
[ "$failures" -eq 0 ] && echo "all passed"
