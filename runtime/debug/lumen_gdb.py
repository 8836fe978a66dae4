"""gdb's command for programs that Lumen compiled:

    (gdb) source runtime/debug/lumen_gdb.py
    (gdb) break app.erl:12
    (gdb) run
    (gdb) lumen bt          the Erlang stack of the running process, innermost frame first
    (gdb) lumen bt all      all processes: state, queue, links and stack of each
    (gdb) info locals       the variables of the clause, as Erlang writes them; so does `print X`

gdb's own `bt` shows one frame of compiled code: the Erlang stack lies in the process's memory. The runtime walks it itself
(runtime/process/stack_report.h), called in the program, so a core dump is not enough. In compiled code the top of the stack is in a
register, which is that of the calling convention at the beginning of a function, where breakpoints stop; on x86_64 only. Elsewhere, and in the
runtime, what the process has saved counts.

A variable is there from where it gets its value until the code has no more use for it; then it is "optimized out". In a core dump
variables show as well.

Tested by tests/debugger.
"""

import struct

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



# Terms: how they look in memory is in runtime/abi/term_layout.h.
_CONS, _BOXED, _TUPLE, _FLOAT, _FUN, _IMMEDIATE = 1, 2, 3, 4, 5, 7
_BIGNUM, _FLAT_MAP, _HASH_MAP, _HEAP_BINARY, _SHARED_BINARY, _SUB_BINARY, _REFERENCE = 3, 5, 6, 7, 8, 9, 11
_EXTERNAL_PID, _EXTERNAL_PORT, _EXTERNAL_REFERENCE = 12, 13, 14
_NIL, _PID, _PORT = 0x0F, 0x1F, 0x2F
_MOST_ELEMENTS = 30
_MOST_DEPTH = 8


class _Memory:
    """The words of the program."""

    def __init__(self):
        self._inferior = gdb.selected_inferior()

    def bytes(self, address, size):
        return bytes(self._inferior.read_memory(address, size))

    def words(self, address, count):
        return struct.unpack("<%dQ" % count, self.bytes(address, 8 * count))


def _quoted(text):
    plain = text[:1].islower() and all(c.isalnum() or c in "_@" for c in text)
    return text if plain else "'%s'" % text.replace("\\", "\\\\").replace("'", "\\'")


def _signed(word):
    return word - (1 << 64) if word >> 63 else word


class _TermText:
    """Terms as Erlang writes them; long and deep ones are cut short with "..."."""

    def __init__(self):
        self._memory = _Memory()

    def of(self, word, depth=0):
        tag, address = word & 7, word & ~7
        if depth > _MOST_DEPTH:
            return "..."
        if tag == 0:
            return str(_signed(word) >> 3)
        if tag == _IMMEDIATE:
            return self._immediate(word)
        if tag == _CONS:
            return self._list(word, depth)
        if tag == _FLOAT:
            return repr(struct.unpack("<d", self._memory.bytes(address + 8, 8))[0])
        if tag == _TUPLE:
            header = self._memory.words(address, 1)[0]
            return "{%s}" % self._elements(address + 8, header >> 16, depth)
        if tag == _FUN:
            return self._fun(address)
        if tag == _BOXED:
            return self._boxed(address, depth)
        return "#Word<%#x>" % word

    def _elements(self, address, count, depth):
        words = self._memory.words(address, min(count, _MOST_ELEMENTS))
        return ",".join([self.of(word, depth + 1) for word in words] + ["..."] * (count > _MOST_ELEMENTS))

    def _atom(self, record):
        size = struct.unpack("<H", self._memory.bytes(record + 4, 2))[0]
        text = self._memory.words(record + 8, 1)[0]
        return self._memory.bytes(text, size).decode("utf-8", "replace")

    def _immediate(self, word):
        if word & 0xF == _IMMEDIATE:
            return _quoted(self._atom(word & ~0xF))
        if word == _NIL:
            return "[]"
        if word & 0xFF == _PID:
            return "<0.%d.%d>" % (word >> 8 & (1 << 28) - 1, word >> 36)
        return ("#Port<0.%d>" % (word >> 8)) if word & 0xFF == _PORT else "#Word<%#x>" % word

    def _list(self, word, depth):
        elements, is_string = [], True
        while word & 7 == _CONS and len(elements) < _MOST_ELEMENTS:
            head, word = self._memory.words(word & ~7, 2)
            elements.append(head)
            is_string = is_string and head & 7 == 0 and (32 <= head >> 3 < 127 or head >> 3 in (9, 10, 13))
        if is_string and word == _NIL:
            return '"%s"' % "".join(chr(e >> 3) for e in elements).replace("\\", "\\\\").replace('"', '\\"')
        text = ",".join(self.of(e, depth + 1) for e in elements)
        if word == _NIL:
            return "[%s]" % text
        return "[%s%s]" % (text, ",..." if word & 7 == _CONS else "|" + self.of(word, depth + 1))

    def _fun(self, address):
        function, index, uniq, is_external = self._memory.words(self._memory.words(address + 16, 1)[0], 4)
        module, name, arity = self._memory.words(function, 3)
        if is_external:
            return "fun %s:%s/%d" % (_quoted(self._atom(module & ~0xF)), _quoted(self._atom(name & ~0xF)), arity)
        return "#Fun<%s.%d.%d>" % (self._atom(module & ~0xF), index, uniq)

    def _boxed(self, address, depth):
        header, first = self._memory.words(address, 2)
        kind, aux, size = header >> 3 & 31, header >> 8 & 0xFF, header >> 16
        if kind == _BIGNUM:
            value = int.from_bytes(self._memory.bytes(address + 8, 8 * size), "little")
            return str(-value if aux & 1 else value)
        if kind == _FLAT_MAP:
            keys = first & ~7
            count = self._memory.words(keys, 1)[0] >> 16
            pairs = zip(self._memory.words(keys + 8, count), self._memory.words(address + 16, count))
            return "#{%s}" % ",".join("%s => %s" % (self.of(k, depth + 1), self.of(v, depth + 1)) for k, v in pairs)
        if kind == _HASH_MAP:
            leaves = []
            self._leaves(address, leaves)
            pairs = [self._memory.words(leaf & ~7, 2) for leaf in leaves]
            texts = ["%s => %s" % (self.of(k, depth + 1), self.of(v, depth + 1)) for k, v in pairs]
            return "#{%s%s}" % (",".join(texts), ",..." if first >> 19 > len(texts) else "")
        if kind in (_HEAP_BINARY, _SHARED_BINARY, _SUB_BINARY):
            return self._bitstring(address, kind, first >> 3)
        if kind == _REFERENCE:
            return "#Ref<%d>" % (first >> 3)
        if kind in (_EXTERNAL_PID, _EXTERNAL_PORT, _EXTERNAL_REFERENCE):
            return self._external(address, kind, size, first)
        return "#Term<%#x>" % address

    # With the node's name, where Erlang's text has a number that only the program knows.
    def _external(self, address, kind, size, name):
        creation, *data = self._memory.words(address + 16, size - 1)
        node = self._atom(name & ~0xF)
        if kind == _EXTERNAL_PID:
            return "<%s.%d.%d>" % (node, data[0] & 0xFFFFFFFF, data[0] >> 32)
        if kind == _EXTERNAL_PORT:
            return "#Port<%s.%d>" % (node, data[0])
        words = [data[i // 2] >> (32 * (i % 2)) & 0xFFFFFFFF for i in range(creation >> 32)]
        return "#Ref<%s>" % ".".join([node] + [str(word) for word in reversed(words)])

    def _leaves(self, node, leaves):
        for child in self._memory.words(node + 16, (self._memory.words(node, 1)[0] >> 16) - 1):
            if len(leaves) == _MOST_ELEMENTS:
                return
            if child & 7 == _CONS:
                leaves.append(child)
            else:
                self._leaves(child & ~7, leaves)

    def _bitstring(self, address, kind, bits):
        start = 0
        if kind == _SUB_BINARY:
            original, start = self._memory.words(address + 16, 2)
            address, start = original & ~7, start >> 3
            kind = self._memory.words(address, 1)[0] >> 3 & 31
        data = address + 16 if kind == _HEAP_BINARY else self._memory.words(address + 16, 1)[0] + 16
        shown = min(bits, 8 * _MOST_ELEMENTS)
        size = (start % 8 + shown + 7) // 8
        value = int.from_bytes(self._memory.bytes(data + start // 8, size), "big") >> (8 * size - start % 8 - shown)
        value &= (1 << shown) - 1
        rest = shown % 8
        octets = (value >> rest).to_bytes(shown // 8, "big")
        if rest == 0 and octets and all(32 <= b < 127 for b in octets):
            text = '"%s"' % octets.decode().replace("\\", "\\\\").replace('"', '\\"')
        else:
            text = ",".join([str(b) for b in octets] + ["%d:%d" % (value & ((1 << rest) - 1), rest)] * (rest > 0))
        return "<<%s%s>>" % (text, ",..." if bits > shown else "")


class _Term:
    """gdb's printer of values whose type is `term`."""

    def __init__(self, value):
        self._word = int(value)

    def to_string(self):
        try:
            return _TermText().of(self._word & ((1 << 64) - 1))
        except (gdb.MemoryError, struct.error, OverflowError):
            return "#Word<%#x>" % self._word


def _printer(value):
    return _Term(value) if value.type.name == "term" and value.type.code == gdb.TYPE_CODE_INT and not value.is_optimized_out else None


gdb.pretty_printers.append(_printer)
Lumen()
Backtrace()
