"""gdb's command for programs that Lumen compiled:

    (gdb) source runtime/debug/lumen_gdb.py
    (gdb) break app.erl:12
    (gdb) run
    (gdb) lumen bt          the Erlang stack of the running process, innermost frame first
    (gdb) lumen bt all      all processes: state, queue, links and stack of each

gdb's own `bt` shows one frame of compiled code: the Erlang stack lies in the process's memory. The runtime walks it itself
(runtime/process/stack_report.h), called in the program, so a core dump is not enough. In compiled code the top of the stack is in a
register, which is that of the calling convention at the beginning of a function, where breakpoints stop; on x86_64 only. Elsewhere, and in the
runtime, what the process has saved counts.

Tested by tests/debugger.
"""

import gdb

# preserve_none's first and third argument: the process, the top of its stack.
_PROCESS = "$r12"
_STACK = "$r14"
# Place of stack_top among the process's fields (runtime/abi/process_fields.def).
_STACK_TOP_FIELD = 1
_STANDARD_ERROR = 2


def _is_compiled_code(frame):
    """Erlang functions are named module:name/arity."""
    name = frame.name() or ""
    return ":" in name and "/" in name and "::" not in name


class Lumen(gdb.Command):
    """Commands for programs that Lumen compiled: lumen bt."""

    def __init__(self):
        super().__init__("lumen", gdb.COMMAND_STACK, prefix=True)


class Backtrace(gdb.Command):
    """lumen bt: the Erlang stack of the running process; lumen bt all: all processes with theirs."""

    def __init__(self):
        super().__init__("lumen bt", gdb.COMMAND_STACK)

    def invoke(self, argument, from_tty):
        frame = gdb.newest_frame()
        word = gdb.lookup_type("unsigned long").pointer()
        saved = None
        if _is_compiled_code(frame) and "x86-64" in frame.architecture().name():
            gdb.write("%s\n" % frame.name())
            fields = gdb.parse_and_eval(_PROCESS).cast(word)
            saved = int(fields[_STACK_TOP_FIELD])
            self._set(fields, int(gdb.parse_and_eval(_STACK)))
        gdb.flush()
        function = "WriteProcesses" if argument.strip() == "all" else "WriteErlangStack"
        try:
            gdb.execute("call ((void (*)(int)) 'lumen::runtime::%s(int)')(%d)" % (function, _STANDARD_ERROR))
        finally:
            if saved is not None:
                self._set(fields, saved)

    def _set(self, fields, value):
        address = int(fields) + 8 * _STACK_TOP_FIELD
        gdb.execute("set var *(unsigned long *) %d = %d" % (address, value), to_string=True)


Lumen()
Backtrace()
