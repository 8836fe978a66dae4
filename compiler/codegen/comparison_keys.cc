// Comparisons of one value with many small integers, in ranges of numbers written as guards: see part_emitter.h.
//
// Of a term of any kind the runtime decides what is less, and a call of it behind each of hundreds of comparisons is several times the
// code of the comparisons. So the term's place among the small integers is found once, where the value comes to be: its floor and its
// ceiling, as words of small integers. For an integer c
//
//     c =< v   c =< floor(v)        v < c    floor(v) < c
//     v =< c   ceiling(v) =< c      c < v    c < ceiling(v)
//
// A small integer is its own floor and ceiling; a big one lies beyond all of them, to its sign's side, and whatever is no number is
// greater than all numbers. Integers that a double may round are not compared this way.
//
// Tested by its golden (testdata/comparison_keys.ssa) and tests/programs/comparison_chains.erl.
#include <cstdint>
#include <limits>
#include <optional>

#include "compiler/codegen/part_emitter.h"
#include "runtime/abi/term_layout.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::ValueId;
namespace kinds = ssa::kinds;

namespace {

// Of one value in a part of a function; fewer are compared as they come.
constexpr int kFewestComparisons = 8;
// Doubles below it hold every integer.
constexpr int64_t kLargestCompared = int64_t{1} << 53;
// Doubles below it fit into small integers.
constexpr double kLargestFloat = static_cast<double>(int64_t{1} << 59);
constexpr uint64_t kAboveAll = std::numeric_limits<int64_t>::max();
constexpr uint64_t kBelowAll = static_cast<uint64_t>(std::numeric_limits<int64_t>::min());

}  // namespace

std::optional<int64_t> PartEmitter::ComparableInteger(ValueId value) const {
  const Instruction& instruction = At(liveness_.Root(value));
  int64_t number = 0;
  if (instruction.opcode != Opcode::kLiteral || !module_.literals->IsSmallInteger(instruction.literal(), &number)) return std::nullopt;
  if (number <= -kLargestCompared || number >= kLargestCompared) return std::nullopt;
  return number;
}

std::optional<PartEmitter::KeyComparison> PartEmitter::KeyComparisonOf(const Instruction& instruction) const {
  if (instruction.opcode != Opcode::kLess && instruction.opcode != Opcode::kLessOrEqual) return std::nullopt;
  for (size_t i : {0, 1}) {
    const std::optional<int64_t> integer = ComparableInteger(instruction.operands[i]);
    const ssa::Type type = TypeOf(instruction.operands[1 - i]);
    if (integer && !type.Is(kinds::kSmall) && type.MayBe(kinds::kSmall))
      return KeyComparison{liveness_.Root(instruction.operands[1 - i]).index, *integer, i == 0};
  }
  return std::nullopt;
}

void PartEmitter::FindKeyedValues() {
  std::map<uint32_t, int> comparisons;  // by value
  for (SegmentIndex index : part_.segments) {
    const Segment& segment = partition_.segments()[index];
    for (uint32_t i = segment.begin; i < segment.end; ++i) {
      if (const auto comparison = KeyComparisonOf(At(function_[segment.block].instructions[i])))
        ++comparisons[comparison->value];
    }
  }
  for (const auto& [value, count] : comparisons) {
    if (count >= kFewestComparisons) is_keyed_.insert(value);
  }
}

void PartEmitter::MakeKeys(ValueId id) {
  llvm::IRBuilder<> entry(entry_block_);
  const ComparisonKeys keys{entry.CreateAlloca(abi_.word()), entry.CreateAlloca(abi_.word())};
  comparison_keys_[id.index] = keys;
  llvm::BasicBlock* other = NewBlock("no_small");
  llvm::BasicBlock* real = NewBlock("float");
  llvm::BasicBlock* rounded = NewBlock("rounded");
  llvm::BasicBlock* no_float = NewBlock("no_float");
  llvm::BasicBlock* boxed = NewBlock("boxed");
  llvm::BasicBlock* done = NewBlock("keys");
  llvm::Value* term = Use(id);
  auto set = [&](llvm::Value* floor, llvm::Value* ceiling) {
    builder_.CreateStore(floor, keys.floor);
    builder_.CreateStore(ceiling, keys.ceiling);
  };
  auto set_beyond = [&](llvm::Value* is_below) {
    llvm::Value* key = builder_.CreateSelect(is_below, Word(kBelowAll), Word(kAboveAll));
    set(key, key);
    builder_.CreateBr(done);
  };
  set(term, term);
  llvm::Value* tag = builder_.CreateAnd(term, abi::kTagMask);
  BranchLikely(builder_.CreateICmpEQ(tag, Word(static_cast<uint64_t>(abi::Tag::kSmall))), done, other);

  builder_.SetInsertPoint(other);
  builder_.CreateCondBr(builder_.CreateICmpEQ(tag, Word(static_cast<uint64_t>(abi::Tag::kFloat))), real, no_float);

  builder_.SetInsertPoint(real);
  llvm::Type* real_type = builder_.getDoubleTy();
  llvm::Value* number = builder_.CreateLoad(real_type, abi_.Untag(builder_, term, abi::Tag::kFloat, 1));
  llvm::Value* fits = builder_.CreateAnd(builder_.CreateFCmpOLT(number, llvm::ConstantFP::get(real_type, kLargestFloat)),
                                         builder_.CreateFCmpOGT(number, llvm::ConstantFP::get(real_type, -kLargestFloat)));
  llvm::BasicBlock* large = NewBlock("large");
  builder_.CreateCondBr(fits, rounded, large);
  builder_.SetInsertPoint(large);
  set_beyond(builder_.CreateFCmpOLT(number, llvm::ConstantFP::get(real_type, 0)));
  builder_.SetInsertPoint(rounded);
  llvm::Value* whole = builder_.CreateFPToSI(number, abi_.word());
  llvm::Value* back = builder_.CreateSIToFP(whole, real_type);
  llvm::Value* floor = builder_.CreateSub(whole, builder_.CreateZExt(builder_.CreateFCmpOGT(back, number), abi_.word()));
  llvm::Value* ceiling = builder_.CreateAdd(whole, builder_.CreateZExt(builder_.CreateFCmpOLT(back, number), abi_.word()));
  set(builder_.CreateShl(floor, abi::kTagBits), builder_.CreateShl(ceiling, abi::kTagBits));
  builder_.CreateBr(done);

  builder_.SetInsertPoint(no_float);
  set(Word(kAboveAll), Word(kAboveAll));
  builder_.CreateCondBr(builder_.CreateICmpEQ(tag, Word(static_cast<uint64_t>(abi::Tag::kBoxed))), boxed, done);
  builder_.SetInsertPoint(boxed);
  llvm::Value* header = builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, term, abi::Tag::kBoxed));
  set_beyond(builder_.CreateICmpEQ(builder_.CreateAnd(header, abi::kHeaderTagKindAuxMask),
                                   Word(abi::MakeHeader(abi::HeaderKind::kBignum, 0, /*aux=*/1))));
  builder_.SetInsertPoint(done);
}

llvm::Value* PartEmitter::CompareByKey(const Instruction& instruction) {
  const std::optional<KeyComparison> comparison = KeyComparisonOf(instruction);
  if (!comparison) return nullptr;
  const auto found = comparison_keys_.find(comparison->value);
  if (found == comparison_keys_.end()) return nullptr;
  const bool is_strict = instruction.opcode == Opcode::kLess;
  llvm::Value* key = builder_.CreateLoad(
      abi_.word(), comparison->integer_is_left == is_strict ? found->second.ceiling : found->second.floor);
  llvm::Value* integer = Word(abi::MakeSmall(comparison->integer));
  llvm::Value* left = comparison->integer_is_left ? integer : key;
  llvm::Value* right = comparison->integer_is_left ? key : integer;
  return is_strict ? builder_.CreateICmpSLT(left, right) : builder_.CreateICmpSLE(left, right);
}

}  // namespace lumen::codegen
