// Tables over erlang_bif.def, built on first use. Tested by lowering_test.cc.
#include "compiler/lowering/erlang_bif.h"

#include <utility>

#include "absl/container/flat_hash_map.h"

namespace lumen::lowering {
namespace {

constexpr int kAutoImported = 1, kGuard = 2;

int FlagsOf(std::string_view name, uint32_t arity) {
  using Key = std::pair<std::string_view, uint32_t>;
  static const auto& table = *new absl::flat_hash_map<Key, int>{
#define LUMEN_ERLANG_BIF(name, arity, imported, guard) {Key(name, arity), imported | guard},
#include "compiler/lowering/erlang_bif.def"
  };
  auto found = table.find(Key(name, arity));
  return found == table.end() ? 0 : found->second;
}

}  // namespace

bool IsAutoImported(std::string_view name, uint32_t arity) { return (FlagsOf(name, arity) & kAutoImported) != 0; }

bool IsGuardBif(std::string_view name, uint32_t arity) { return (FlagsOf(name, arity) & kGuard) != 0; }

bool IsGuardOperator(std::string_view name, uint32_t arity) {
  static constexpr std::string_view kUnary[] = {"+", "-", "bnot", "not"};
  static constexpr std::string_view kBinary[] = {"+",  "-",  "*",  "/",  "div", "rem", "band", "bor", "bxor", "bsl", "bsr",
                                                 "==", "/=", "=<", "<",  ">=",  ">",   "=:=",  "=/=", "and",  "or",  "xor"};
  if (arity == 1) {
    for (std::string_view text : kUnary) {
      if (text == name) return true;
    }
  } else if (arity == 2) {
    for (std::string_view text : kBinary) {
      if (text == name) return true;
    }
  }
  return false;
}

std::string_view OldTypeTest(std::string_view name, uint32_t arity) {
  if (arity == 2) return name == "record" ? "is_record" : "";
  if (arity != 1) return "";
  static constexpr std::pair<std::string_view, std::string_view> kTests[] = {
      {"integer", "is_integer"}, {"float", "is_float"}, {"number", "is_number"},       {"atom", "is_atom"},
      {"list", "is_list"},       {"tuple", "is_tuple"}, {"pid", "is_pid"},             {"reference", "is_reference"},
      {"port", "is_port"},       {"binary", "is_binary"}, {"function", "is_function"},
  };
  for (auto [old_name, new_name] : kTests) {
    if (old_name == name) return new_name;
  }
  return "";
}

}  // namespace lumen::lowering
