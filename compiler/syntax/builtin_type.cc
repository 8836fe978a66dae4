// Tested by the goldens of compiler/frontend.
#include "compiler/syntax/builtin_type.h"

#include <unordered_map>

namespace lumen::syntax {
namespace {

struct Known {
  // Bit n: there is a type with n parameters since the beginning. Levels of later ones stand apart.
  unsigned arities = 0;
  int since = 0;
};

const std::unordered_map<std::string_view, Known>& Table() {
  static const auto* table = [] {
    auto* built = new std::unordered_map<std::string_view, Known>();
#define LUMEN_BUILTIN_TYPE(name, arity) (*built)[name].arities |= 1u << arity;
#define LUMEN_BUILTIN_TYPE_SINCE(name, arity, otp_level) (*built)[name] = {1u << arity, otp_level};
#include "compiler/syntax/builtin_type.def"
    return built;
  }();
  return *table;
}

}  // namespace

bool IsBuiltinType(std::string_view name, size_t arity, int otp_level) {
  const auto found = Table().find(name);
  return found != Table().end() && arity < 8 && (found->second.arities >> arity & 1) != 0 &&
         otp_level >= found->second.since;
}

}  // namespace lumen::syntax
