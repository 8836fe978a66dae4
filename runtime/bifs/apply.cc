// Funs and calls by name: apply/2, apply/3, make_fun/3; which names there are: function_exported/3.
//
// On OTP apply is an instruction where it is called by its name, so that what is wrong with its
// operands shows in the calling function's own frame, even at a tail call. Compiled code gets the
// same by checking in line first; apply itself, which then cannot fail but for undef, is a tail
// call that traps. Reached in another way (fun erlang:apply/2, apply(erlang, apply, ...)) it fails
// with the trace of OTP's functions of that name, which are Erlang code around the instruction.
//
// Tested by tests/programs/apply.erl, failures by apply_errors.erl.
#include "runtime/bifs/bif.h"
#include "runtime/code/export_table.h"
#include "runtime/process/code_word.h"

namespace lumen::runtime {

namespace {

// OTP takes arguments in its 1,024 registers and wants one or two of them for itself. Beyond
// kMaxArity there is no function to find, but undef and badarity come before system_limit.
constexpr int64_t kMaxAppliedToFun = 1022;
constexpr int64_t kMaxAppliedByName = 1023;
static_assert(kMaxAppliedByName <= abi::kArgumentWords);

// Whether the operands of apply/2 are good; an error is in the process otherwise, with an entry for
// `outer` unless that is null.
bool CheckApplyFun(Process& process, const Term* arguments, bool is_tail, const BifName* outer) {
  Term fun = arguments[0];
  int64_t count = ListLength(arguments[1]);
  if (count < 0 || count > kMaxAppliedToFun) {
    Fail(process, bif_names::lumen_bif_apply_2, arguments,
         count < 0 ? atoms::BadArg() : atoms::SystemLimit());
  } else if (!IsFun(fun) || FunArity(fun) != static_cast<size_t>(count)) {
    FailCallFun(process, fun, arguments[1], is_tail);
  } else {
    return true;
  }
  process.pending.outer = outer;
  return false;
}

// What apply/3 is to call in the end, as it may be told to call itself: as on OTP, which sees
// through that before it looks whether anything is wrong.
struct Applied {
  Term operands[3];
  int64_t count;  // of arguments, -1 where they are no list
};

Applied SeeThrough(const Term* arguments) {
  Applied applied = {{arguments[0], arguments[1], arguments[2]}, ListLength(arguments[2])};
  Term* operands = applied.operands;
  while (operands[0] == atoms::Erlang() && IsAtom(operands[1]) &&
         AtomText(operands[1]) == "apply" && applied.count == 3) {
    Term list = operands[2];
    for (int i = 0; i < 3; ++i, list = Tail(list)) operands[i] = Head(list);
    applied.count = ListLength(operands[2]);
  }
  return applied;
}

bool CheckApply(Process& process, const Applied& applied, const BifName* outer) {
  bool is_call = IsAtom(applied.operands[0]) && IsAtom(applied.operands[1]) && applied.count >= 0;
  if (is_call && applied.count <= kMaxAppliedByName) return true;
  Fail(process, bif_names::lumen_bif_apply_3, applied.operands,
       is_call ? atoms::SystemLimit() : atoms::BadArg());
  process.pending.outer = outer;
  return false;
}

// Puts the elements of a list where a call's arguments go; how many.
size_t SpreadArguments(Process& process, Term list) {
  size_t count = 0;
  for (; IsCons(list); list = Tail(list)) process.arguments[count++] = Head(list);
  return count;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_check_apply_fun) {
  bool is_tail = arguments[2] == atoms::True();
  return CheckApplyFun(process, arguments, is_tail, nullptr) ? atoms::True() : kNoValue;
}

LUMEN_DEFINE_BIF(lumen_bif_check_apply) {
  return CheckApply(process, SeeThrough(arguments), nullptr) ? atoms::True() : kNoValue;
}

LUMEN_DEFINE_BIF(lumen_bif_apply_2) {
  if (!CheckApplyFun(process, arguments, /*is_tail=*/true, &self)) return kNoValue;
  Term fun = arguments[0];
  Word* object = PointerOf(fun);
  if (abi::KindOfHeader(object[abi::kFunHeaderWord]) == HeaderKind::kUndefinedFun) {
    const abi::FunctionInfo* function = FunInfoOf(fun)->function;
    if (FunInfoOf(fun)->is_external == 0) return FailMissingFun(process, fun, arguments[1], /*is_tail=*/true);
    return CallUndefined(process, function->module, function->name, arguments[1], 0);
  }
  // `arguments` may be the process's own, so nothing of them is read from here on.
  size_t count = SpreadArguments(process, arguments[1]);
  process.arguments[count] = fun;
  return Trap(process, CodeAddress(object[abi::kFunCodeWord]), count + 1);
}

LUMEN_DEFINE_BIF(lumen_bif_apply_3) {
  Applied applied = SeeThrough(arguments);
  if (!CheckApply(process, applied, &self)) return kNoValue;
  const auto& [module, name, list] = applied.operands;
  void* code = FindExport(module, name, static_cast<size_t>(applied.count));
  if (code == nullptr) return CallUndefined(process, module, name, list, 0);
  return Trap(process, code, SpreadArguments(process, list));
}

LUMEN_DEFINE_BIF(lumen_bif_make_fun) {
  if (!IsAtom(arguments[0]) || !IsAtom(arguments[1]) || !IsSmall(arguments[2]) ||
      SmallValue(arguments[2]) < 0 || SmallValue(arguments[2]) > abi::kMaxArity) {
    return FailBadArgument(process, self, arguments);
  }
  return BuildExternalFun(process, arguments[0], arguments[1],
                          static_cast<size_t>(SmallValue(arguments[2])));
}

// Of what is linked, and could be meant by names made at run time (abi/program.h).
LUMEN_DEFINE_BIF(lumen_bif_function_exported) {
  if (!IsAtom(arguments[0]) || !IsAtom(arguments[1]) || !IsSmall(arguments[2])) {
    return FailBadArgument(process, self, arguments);
  }
  int64_t arity = SmallValue(arguments[2]);
  bool found = arity >= 0 && arity <= abi::kMaxArity &&
               FindExport(arguments[0], arguments[1], static_cast<size_t>(arity)) != nullptr;
  return found ? atoms::True() : atoms::False();
}

LUMEN_DEFINE_BIF(lumen_bif_module_loaded) {
  if (!IsAtom(arguments[0])) return FailBadArgument(process, self, arguments);
  return atoms::Boolean(IsModuleLinked(arguments[0]));
}

}  // namespace lumen::runtime
