// What a program may ask about its terms: where a fun comes from, what a term is made of, its name
// as text.
//
// Tested by runtime/bifs/bifs_test.cc and tests/programs/inspection.erl.
#include "runtime/base/text_buffer.h"
#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/code/fun_table.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/bitstring.h"
#include "runtime/term/external.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

// Whether it is `fun M:F/A`, which has no code of its own.
bool IsExternalFun(Term fun) { return FunInfoOf(fun)->is_external != 0; }

Term UniqueBytes(Process& process, Term fun) {
  const LocalFunKey key = KeyOfFun(fun);
  return BuildBinary(process, {reinterpret_cast<const char*>(key.unique), sizeof(key.unique)});
}

// Of a local fun whose code is missing, which OTP knows no name of.
bool IsNameless(Term fun) {
  return !IsExternalFun(fun) && abi::KindOfHeader(PointerOf(fun)[abi::kFunHeaderWord]) == HeaderKind::kUndefinedFun;
}

// The value of an item of fun_info/2, kNoValue where there is no such item.
Term FunItem(Process& process, Term fun, std::string_view item) {
  const abi::FunInfo* info = FunInfoOf(fun);
  bool is_external = IsExternalFun(fun);
  if (item == "module") return info->function->module;
  if (item == "name") return IsNameless(fun) ? kNil : info->function->name;
  if (item == "arity") return abi::MakeSmall(static_cast<int64_t>(FunArity(fun)));
  if (item == "type") return InternAtom(is_external ? "external" : "local");
  if (item == "env") {
    if (is_external) return kNil;
    return BuildList(process, PointerOf(fun) + abi::kFunEnvironmentWord, FunEnvironmentSize(fun));
  }
  if (item == "refc" || item == "pid" || item == "index" || item == "new_index" || item == "uniq" ||
      item == "new_uniq") {
    if (is_external) return atoms::Undefined();
    if (item == "refc") return abi::MakeSmall(1);
    if (item == "pid") return process.pid();
    if (item == "uniq") return BuildUnsigned(process, info->uniq);
    if (item == "new_uniq") return UniqueBytes(process, fun);
    return abi::MakeSmall(static_cast<int64_t>(info->index));
  }
  return kNoValue;
}

const char* TypeName(Term term) {
  switch (TagOf(term)) {
    case Tag::kSmall:
      return "fixnum";
    case Tag::kCons:
      return "list";
    case Tag::kTuple:
      return "tuple";
    case Tag::kFloat:
      return "hfloat";
    case Tag::kFun:
      return IsExternalFun(term) ? "export" : "fun";
    case Tag::kImmediate:
      if (IsAtom(term)) return "atom";
      if (IsNil(term)) return "nil";
      return IsPid(term) ? "pid" : "port";
    case Tag::kBoxed:
      break;
    case Tag::kHeader:
      Fatal("a header word as a term");
  }
  switch (abi::KindOfHeader(PointerOf(term)[0])) {
    case HeaderKind::kBignum:
      return "bignum";
    case HeaderKind::kFlatMap:
      return "flatmap";
    case HeaderKind::kHashMapNode:
      return "hashmap";
    case HeaderKind::kHeapBinary:
      return BitSize(term) % 8 == 0 ? "heap_binary" : "sub_binary";  // as on OTP
    case HeaderKind::kReferenceCountedBinary:
      return BitSize(term) % 8 == 0 ? "refc_binary" : "sub_binary";
    case HeaderKind::kSubBinary:
      return "sub_binary";
    case HeaderKind::kReference:
      return "reference";
    case HeaderKind::kExternalPid:
      return "external_pid";
    case HeaderKind::kExternalPort:
      return "external_port";
    case HeaderKind::kExternalReference:
      return "external_reference";
    case HeaderKind::kTuple:
    case HeaderKind::kFloat:
    case HeaderKind::kFun:
    case HeaderKind::kUndefinedFun:
    case HeaderKind::kMatchContext:
    case HeaderKind::kRawArea:
    case HeaderKind::kNotAHeader:
      break;
  }
  Fatal("a boxed term of no type");
}

Term PrintedTerm(Process& process, Term term) {
  char storage[128];
  TextBuffer text(storage, sizeof(storage));
  BufferSink sink(&text);
  PrintTerm(sink, term);
  return BuildString(process, text.view());
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_fun_info_2) {
  if (!IsFun(arguments[0]) || !IsAtom(arguments[1]))
    return FailBadArgument(process, self, arguments);
  Term value = FunItem(process, arguments[0], AtomText(arguments[1]));
  if (value == kNoValue) return FailBadArgument(process, self, arguments);
  return BuildTuple(process, arguments[1], value);
}

LUMEN_DEFINE_BIF(lumen_bif_fun_info_1) {
  if (!IsFun(arguments[0])) return FailBadArgument(process, self, arguments);
  static constexpr const char* kLocal[] = {"type", "env",      "arity",     "name",   "uniq",
                                           "index", "new_uniq", "new_index", "module", "pid"};
  static constexpr const char* kExternal[] = {"type", "env", "arity", "name", "module"};
  Term list = kNil;
  auto add = [&](const char* item) {
    Term value = FunItem(process, arguments[0], item);
    list = BuildCons(process, BuildTuple(process, InternAtom(item), value), list);
  };
  if (IsExternalFun(arguments[0])) {
    for (const char* item : kExternal) add(item);
  } else {
    for (const char* item : kLocal) add(item);
  }
  return list;
}

LUMEN_DEFINE_BIF(lumen_bif_fun_info_mfa) {
  if (!IsFun(arguments[0])) return FailBadArgument(process, self, arguments);
  const abi::FunInfo* info = FunInfoOf(arguments[0]);
  return BuildTuple(process, info->function->module, IsNameless(arguments[0]) ? kNil : info->function->name,
                    abi::MakeSmall(static_cast<int64_t>(FunArity(arguments[0]))));
}

LUMEN_DEFINE_BIF(lumen_bif_term_type) { return InternAtom(TypeName(arguments[0])); }

LUMEN_DEFINE_BIF(lumen_bif_fun_to_list) {
  if (!IsFun(arguments[0])) return FailBadArgument(process, self, arguments);
  return PrintedTerm(process, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_pid_to_list) {
  if (!IsAnyPid(arguments[0])) return FailBadArgument(process, self, arguments);
  return PrintedTerm(process, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_port_to_list) {
  if (!IsAnyPort(arguments[0])) return FailBadArgument(process, self, arguments);
  return PrintedTerm(process, arguments[0]);
}

LUMEN_DEFINE_BIF(lumen_bif_ref_to_list) {
  if (!IsAnyReference(arguments[0])) return FailBadArgument(process, self, arguments);
  return PrintedTerm(process, arguments[0]);
}

// Whether text to a process may be Unicode: every process here may have it.
LUMEN_DEFINE_BIF(lumen_bif_dflag_unicode_io) {
  return IsAnyPid(arguments[0]) ? atoms::True() : FailBadArgument(process, self, arguments);
}

LUMEN_DEFINE_BIF(lumen_bif_printable_range) { return InternAtom("latin1"); }

}  // namespace lumen::runtime
