#include "compiler/bifs/bif_table.h"

#include <map>
#include <tuple>

namespace lumen {
namespace {

using namespace bif_flags;  // NOLINT: the table's names

constexpr BifInfo kBifs[] = {
#define LUMEN_BIF(module, name, arity, symbol, flags, ...) {module, name, arity, #symbol, flags, #__VA_ARGS__},
#include "runtime/abi/bifs.def"
    {"", "", 0, "", kNone, ""},  // an array needs an element; AllBifs leaves it out
};

}  // namespace

std::span<const BifInfo> AllBifs() { return std::span(kBifs).first(std::size(kBifs) - 1); }

const BifInfo* FindBif(std::string_view module, std::string_view name, uint32_t arity) {
  using Key = std::tuple<std::string_view, std::string_view, uint32_t>;
  static const auto& by_name = *[] {
    auto* result = new std::map<Key, const BifInfo*>;
    for (const BifInfo& bif : AllBifs()) result->emplace(Key{bif.module, bif.name, bif.arity}, &bif);
    return result;
  }();
  auto found = by_name.find(Key{module, name, arity});
  return found == by_name.end() ? nullptr : found->second;
}

}  // namespace lumen
