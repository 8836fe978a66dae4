// What becomes of a call to a function that has a name at compile time. Tested by build_ssa_test.cc.
#ifndef COMPILER_PATTERNS_BIF_H_
#define COMPILER_PATTERNS_BIF_H_

#include <cstdint>
#include <string_view>

#include "compiler/ssa/function.h"

namespace lumen::patterns {

enum class Special : uint8_t {
#define LUMEN_ARITHMETIC(name, arity, Operation)
#define LUMEN_COMPARISON(name, Operation, swap, negate)
#define LUMEN_TYPE_TEST(name, kinds)
#define LUMEN_SPECIAL(name, arity, Kind) k##Kind,
#include "compiler/patterns/inline_bif.def"
};

struct BifForm {
  enum class Kind : uint8_t {
    kCall,        // a function like any other
    kBif,         // C++ code run within the caller
    kArithmetic,  // `opcode`
    kComparison,  // `opcode`, a Bool
    kTypeTest,    // is_kind with `kinds`, a Bool
    kSpecial,
  };
  Kind kind = Kind::kCall;
  ssa::Opcode opcode = ssa::Opcode::kParameter;
  bool swap = false, negate = false;
  ssa::KindSet kinds = 0;
  Special special = Special::kHead;
  bool no_return = false;
};

BifForm LookUpBif(std::string_view module, std::string_view name, uint32_t arity);

}  // namespace lumen::patterns

#endif  // COMPILER_PATTERNS_BIF_H_
