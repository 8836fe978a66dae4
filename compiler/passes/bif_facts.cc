// The table is small and looked up once per instruction and pass: a map from "module:name/arity"
// built at first use. Tested by transfer_test.cc.
#include "compiler/passes/bif_facts.h"

#include <string>

#include "absl/container/flat_hash_map.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::passes {
namespace {

using ssa::Type;
namespace kinds = ssa::kinds;

// Not all are of interest here.
enum [[maybe_unused]] BifFlags : unsigned{kNone = 0,    kGuard = 1,     kAutoImported = 2,
                                          kPure = 4,    kTraps = 8,     kNoReturn = 16,
                                          kInline = 32, kFindsNames = 64};

struct Row {
  std::string_view module, name;
  unsigned arity;
  unsigned flags;
  std::string_view result;
  std::string_view arguments;  // separated by commas
};

constexpr Row kRows[] = {
#define LUMEN_BIF(module, name, arity, symbol, flags, result, ...) \
  {module, name, arity, (flags), #result, #__VA_ARGS__},
#include "runtime/abi/bifs.def"
};

std::string_view Trim(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '"' || text.front() == '('))
    text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '"' || text.back() == ')'))
    text.remove_suffix(1);
  return text;
}

using Table = absl::flat_hash_map<std::string, BifFacts>;

Table MakeTable() {
  Table table;
  for (const Row& row : kRows) {
    BifFacts facts;
    facts.pure = (row.flags & kPure) != 0;
    facts.no_return = (row.flags & kNoReturn) != 0;
    facts.result = facts.no_return ? Type::None() : TypeNamed(Trim(row.result));
    // Sizes of what fits in memory.
    if (row.name == "length" || row.name == "size" || row.name == "tuple_size" ||
        row.name == "byte_size") {
      facts.result = Type::SmallRange(0, Type::kMaximum);
    }
    std::string_view rest = row.arguments;
    for (unsigned i = 0; i < row.arity; ++i) {
      const size_t comma = rest.find(',');
      facts.arguments.push_back(TypeNamed(Trim(rest.substr(0, comma))));
      rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    table.emplace(ssa::Concat(Trim(row.module), ":", Trim(row.name), "/", row.arity),
                  std::move(facts));
  }
  return table;
}

}  // namespace

Type TypeNamed(std::string_view name) {
  Type type = Type::None();
  while (!name.empty()) {
    const size_t bar = name.find('|');
    const std::string_view one = Trim(name.substr(0, bar));
    name = bar == std::string_view::npos ? std::string_view() : name.substr(bar + 1);
    Type part;
    if (one == "none" || one == "no_return") {
      part = Type::None();
    } else if (one == "integer") {
      part = Type::OfKinds(kinds::kInteger);
    } else if (one == "small") {
      part = Type::OfKinds(kinds::kSmall);
    } else if (one == "non_negative" || one == "size") {
      part = Type::SmallRange(0, Type::kMaximum);
    } else if (one == "float") {
      part = Type::OfKinds(kinds::kFloat);
    } else if (one == "number") {
      part = Type::OfKinds(kinds::kNumber);
    } else if (one == "atom") {
      part = Type::OfKinds(kinds::kAtom);
    } else if (one == "boolean") {
      part = Type::Boolean();
    } else if (one == "true") {
      part = Type::Atom(symbols::kTrue);
    } else if (one == "list" || one == "string") {
      part = Type::OfKinds(kinds::kList);
    } else if (one == "nonempty_list") {
      part = Type::OfKinds(kinds::kCons);
    } else if (one == "tuple") {
      part = Type::OfKinds(kinds::kTuple);
    } else if (one == "fun") {
      part = Type::OfKinds(kinds::kFun);
    } else if (one == "map") {
      part = Type::OfKinds(kinds::kMap);
    } else if (one == "binary" || one == "bitstring") {
      part = Type::OfKinds(kinds::kBitstring);
    } else if (one == "pid") {
      part = Type::OfKinds(kinds::kPid);
    } else if (one == "port") {
      part = Type::OfKinds(kinds::kPort);
    } else if (one == "reference") {
      part = Type::OfKinds(kinds::kReference);
    }
    type = type.Join(part);
  }
  return type;
}

std::optional<BifFacts> FactsOfBif(const ssa::Module& module, const ssa::Callee& callee) {
  static const Table* const table = new Table(MakeTable());
  if (callee.local.is_valid()) return std::nullopt;
  auto found = table->find(ssa::Concat(module.symbols->Text(callee.module), ":",
                                       module.symbols->Text(callee.name), "/", callee.arity));
  if (found == table->end()) return std::nullopt;
  return found->second;
}

}  // namespace lumen::passes
