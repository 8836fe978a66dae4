// inline_bif.def as a map; the runtime's table for the rest. Tested by build_ssa_test.cc.
#include "compiler/patterns/bif.h"

#include <utility>

#include "absl/container/flat_hash_map.h"
#include "compiler/bifs/bif_table.h"

namespace lumen::patterns {
namespace {

using Key = std::pair<std::string_view, uint32_t>;  // of module erlang
using Table = absl::flat_hash_map<Key, BifForm>;

BifForm Arithmetic(ssa::Opcode opcode) {
  BifForm info;
  info.kind = BifForm::Kind::kArithmetic;
  info.opcode = opcode;
  return info;
}

BifForm Comparison(ssa::Opcode opcode, bool swap, bool negate) {
  BifForm info;
  info.kind = BifForm::Kind::kComparison;
  info.opcode = opcode;
  info.swap = swap;
  info.negate = negate;
  return info;
}

BifForm TypeTest(ssa::KindSet kinds) {
  BifForm info;
  info.kind = BifForm::Kind::kTypeTest;
  info.kinds = kinds;
  return info;
}

BifForm OfSpecial(Special special) {
  BifForm info;
  info.kind = BifForm::Kind::kSpecial;
  info.special = special;
  return info;
}

const Table& InlineBifs() {
  static const Table& table = *new Table([] {
    Table bifs;
#define LUMEN_ARITHMETIC(name, arity, Operation) bifs[Key(name, arity)] = Arithmetic(ssa::Opcode::k##Operation);
#define LUMEN_COMPARISON(name, Operation, swap, negate) \
  bifs[Key(name, 2)] = Comparison(ssa::Opcode::k##Operation, swap, negate);
#define LUMEN_TYPE_TEST(name, set) bifs[Key(name, 1)] = TypeTest(ssa::kinds::set);
#define LUMEN_SPECIAL(name, arity, Kind) bifs[Key(name, arity)] = OfSpecial(Special::k##Kind);
#include "compiler/patterns/inline_bif.def"
    return bifs;
  }());
  return table;
}

}  // namespace

BifForm LookUpBif(std::string_view module, std::string_view name, uint32_t arity) {
  if (module == "erlang") {
    if (auto found = InlineBifs().find(Key(name, arity)); found != InlineBifs().end()) return found->second;
  }
  BifForm form;
  if (const BifInfo* bif = FindBif(module, name, arity)) {
    form.kind = bif->Has(bif_flags::kTraps) ? BifForm::Kind::kCall : BifForm::Kind::kBif;
    form.no_return = bif->Has(bif_flags::kNoReturn);
  }
  return form;
}

}  // namespace lumen::patterns
