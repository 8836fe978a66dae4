// erlang:is_builtin/3: whether OTP gives a function in C, whatever gives it here.
//
// Asked by tools that work on code (which calls to instrument, to trace); what they know about OTP's functions holds for programs
// made from the same sources.
//
// Tested by tests/programs/inspection.erl.
#include <string_view>

#include "runtime/bifs/bif.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

struct OtpFunction {
  std::string_view module;
  std::string_view name;
  int arity;
};

constexpr OtpFunction kOtpFunctions[] = {
    // Erlang code around an instruction and an instruction, which OTP counts.
    {"erlang", "apply", 2},
    {"erlang", "apply", 3},
    {"erlang", "yield", 0},
#define LUMEN_OTP_BIF(stage, module, name, arity) {module, name, arity},
#include "runtime/abi/otp_bif.def"
};

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_is_builtin) {
  if (!IsAtom(arguments[0]) || !IsAtom(arguments[1]) || !IsSmall(arguments[2])) {
    return FailBadArgument(process, self, arguments);
  }
  std::string_view module = AtomText(arguments[0]);
  std::string_view name = AtomText(arguments[1]);
  for (const OtpFunction& function : kOtpFunctions) {
    if (function.arity == SmallValue(arguments[2]) && function.name == name && function.module == module) return atoms::True();
  }
  return atoms::False();
}

}  // namespace lumen::runtime
