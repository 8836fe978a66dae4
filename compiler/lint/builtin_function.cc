// Tables sorted by name at first use. Tested by the goldens of compiler/frontend.
#include "compiler/lint/builtin_function.h"

#include <algorithm>
#include <unordered_map>

namespace lumen::lint {
namespace {

const std::vector<BuiltinFunction>& Rows() {
  static const auto* rows = [] {
    auto* built = new std::vector<BuiltinFunction>();
    auto row = [&](std::string_view name, uint32_t arity) -> BuiltinFunction& {
      for (BuiltinFunction& known : *built) {
        if (known.name == name && known.arity == arity) return known;
      }
      built->push_back({name, arity});
      return built->back();
    };
#define LUMEN_AUTO_IMPORT(text, count, is_guard, is_old) \
  {                                                      \
    BuiltinFunction& entry = row(text, count);           \
    entry.auto_imported = true;                          \
    entry.guard |= is_guard;                             \
    entry.old = is_old;                                  \
  }
#define LUMEN_TYPE_TEST(text, count)           \
  {                                            \
    BuiltinFunction& entry = row(text, count); \
    entry.type_test = true;                    \
    entry.guard = true;                        \
  }
#define LUMEN_OLD_TYPE_TEST(text, count) row(text, count).old_type_test = true;
#define LUMEN_GUARD_SINCE(text, count, otp_level) \
  {                                               \
    BuiltinFunction& entry = row(text, count);    \
    entry.guard = true;                           \
    entry.guard_since = otp_level;                \
  }
#include "compiler/lint/auto_import.def"
    std::ranges::sort(*built, [](const BuiltinFunction& a, const BuiltinFunction& b) {
      return a.name != b.name ? a.name < b.name : a.arity < b.arity;
    });
    return built;
  }();
  return *rows;
}

constexpr auto kDeprecated = Obsolescence::kDeprecated;
constexpr auto kRemoved = Obsolescence::kRemoved;
constexpr ObsoleteFunction kObsolete[] = {
#define LUMEN_OBSOLETE(module, name, arity, status, replacement) {module, name, arity, status, replacement},
#include "compiler/lint/obsolete.def"
};

const std::unordered_map<std::string_view, std::vector<const ObsoleteFunction*>>& ObsoleteByModule() {
  static const auto* table = [] {
    auto* built = new std::unordered_map<std::string_view, std::vector<const ObsoleteFunction*>>();
    for (const ObsoleteFunction& row : kObsolete) (*built)[row.module].push_back(&row);
    return built;
  }();
  return *table;
}

}  // namespace

const BuiltinFunction* BuiltinFunctions::Find(Symbol name, uint32_t arity) {
  if (name.index() >= known_.size()) known_.resize(symbols_.size());
  const std::vector<BuiltinFunction>& rows = Rows();
  uint16_t& known = known_[name.index()];
  if (known == 0) {
    const std::string_view text = symbols_.Text(name);
    const auto first = std::ranges::lower_bound(rows, text, {}, &BuiltinFunction::name);
    const bool found = first != rows.end() && first->name == text;
    known = found ? static_cast<uint16_t>(first - rows.begin() + 2) : uint16_t{1};
  }
  if (known == 1) return nullptr;
  const std::string_view text = rows[known - 2u].name;
  for (size_t i = known - 2u; i < rows.size() && rows[i].name == text; ++i) {
    if (rows[i].arity == arity) return &rows[i];
  }
  return nullptr;
}

bool IsRemovedType(std::string_view module, std::string_view name, size_t arity) {
  struct RemovedType {
    std::string_view module, name;
    size_t arity;
  };
  static constexpr RemovedType kTypes[] = {
#define LUMEN_REMOVED_TYPE(module, name, arity) {module, name, arity},
#include "compiler/lint/removed_type.def"
  };
  return std::ranges::any_of(kTypes, [&](const RemovedType& row) {
    return row.module == module && row.name == name && row.arity == arity;
  });
}

bool MayBeObsolete(std::string_view module) { return ObsoleteByModule().contains(module); }

const ObsoleteFunction* FindObsolete(std::string_view module, std::string_view name, uint32_t arity) {
  const auto found = ObsoleteByModule().find(module);
  if (found == ObsoleteByModule().end()) return nullptr;
  for (const ObsoleteFunction* row : found->second) {
    if ((row->name == "*" || row->name == name) && (row->arity < 0 || static_cast<uint32_t>(row->arity) == arity)) return row;
  }
  return nullptr;
}

}  // namespace lumen::lint
