// Where LLVM IR of compiled code refers to the Erlang stack: the arguments of compiled functions by number, and pointers as an argument
// and a distance.
#ifndef COMPILER_CODEGEN_STACK_PLACE_H_
#define COMPILER_CODEGEN_STACK_PLACE_H_

#include <cstdint>

#include "llvm/IR/DataLayout.h"
#include "llvm/IR/Value.h"

namespace lumen::codegen {

// See AbiEmitter::TailCall.
inline constexpr unsigned kProcessArgument = 0, kHeapArgument = 1, kStackArgument = 2, kReductionsArgument = 3, kFirstTerm = 4;

// A pointer as a value and a distance in bytes from it.
struct Place {
  const llvm::Value* base = nullptr;
  int64_t offset = 0;
  bool operator==(const Place&) const = default;
};

inline Place PlaceOf(const llvm::Value* pointer, const llvm::DataLayout& layout) {
  llvm::APInt offset(layout.getIndexTypeSizeInBits(pointer->getType()), 0);
  const llvm::Value* base = pointer->stripAndAccumulateConstantOffsets(layout, offset, /*AllowNonInbounds=*/true);
  return {base, offset.getSExtValue()};
}

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_STACK_PLACE_H_
