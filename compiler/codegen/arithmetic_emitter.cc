// Arithmetic, comparison and unboxed floats. See part_emitter.h.
//
// Generic arithmetic has a fast path for two small integers, worked on tagged words where the tag allows, and a call of the
// runtime for the rest: big integers, floats, overflow, errors. The call sits in a cold block; with compiled code's calling
// convention it costs the fast path no register and no prologue.
#include "compiler/codegen/part_emitter.h"

#include "llvm/IR/Intrinsics.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::ValueId;
namespace kinds = ssa::kinds;

namespace {

RuntimeCall HelperOf(Opcode opcode) {
  switch (opcode) {
    case Opcode::kAdd:
      return RuntimeCall::k_lumen_add;
    case Opcode::kSubtract:
      return RuntimeCall::k_lumen_subtract;
    case Opcode::kMultiply:
      return RuntimeCall::k_lumen_multiply;
    case Opcode::kDivide:
      return RuntimeCall::k_lumen_divide;
    case Opcode::kIntegerDivide:
      return RuntimeCall::k_lumen_integer_divide;
    case Opcode::kRemainder:
      return RuntimeCall::k_lumen_remainder;
    case Opcode::kNegate:
      return RuntimeCall::k_lumen_negate;
    case Opcode::kUnaryPlus:
      return RuntimeCall::k_lumen_unary_plus;
    case Opcode::kBitAnd:
      return RuntimeCall::k_lumen_bit_and;
    case Opcode::kBitOr:
      return RuntimeCall::k_lumen_bit_or;
    case Opcode::kBitXor:
      return RuntimeCall::k_lumen_bit_xor;
    case Opcode::kBitNot:
      return RuntimeCall::k_lumen_bit_not;
    case Opcode::kShiftLeft:
      return RuntimeCall::k_lumen_shift_left;
    case Opcode::kShiftRight:
      return RuntimeCall::k_lumen_shift_right;
    default:
      llvm_unreachable("no arithmetic operation");
  }
}

// Can the result of the operation on values of these ranges be something else than a small integer?
bool MayOverflow(Opcode opcode, const ssa::Type& left, const ssa::Type& right) {
  __int128 low, high;
  switch (opcode) {
    case Opcode::kAdd:
      low = static_cast<__int128>(left.minimum()) + right.minimum();
      high = static_cast<__int128>(left.maximum()) + right.maximum();
      break;
    case Opcode::kSubtract:
      low = static_cast<__int128>(left.minimum()) - right.maximum();
      high = static_cast<__int128>(left.maximum()) - right.minimum();
      break;
    default:
      return true;
  }
  return low < abi::kSmallMin || high > abi::kSmallMax;
}

}  // namespace

// i1: both operands are small integers; null where their types say so.
llvm::Value* PartEmitter::BothSmall(ValueId left, ValueId right) {
  bool left_known = TypeOf(left).Is(kinds::kSmall), right_known = TypeOf(right).Is(kinds::kSmall);
  if (left_known && right_known) return nullptr;
  llvm::Value* word;
  if (left_known || left == right) {
    word = Use(right);
  } else if (right_known) {
    word = Use(left);
  } else {
    word = builder_.CreateOr(Use(left), Use(right));
  }
  return builder_.CreateICmpEQ(builder_.CreateAnd(word, abi::kTagMask), Word(0));
}

llvm::Value* PartEmitter::EmitOperation(Opcode opcode, const Instruction& instruction, llvm::BasicBlock* failed) {
  if (opcode == Opcode::kBif) return EmitBif(instruction, failed);
  if (opcode == Opcode::kMapPut || opcode == Opcode::kMapUpdate) return EmitMapOperation(opcode, instruction, failed);
  if (opcode == Opcode::kMakeBinary) return EmitMakeBinary(instruction, failed);
  if (ssa::InfoOf(opcode).result == ssa::Representation::kF64) return EmitReal(opcode, instruction, failed);
  return EmitArithmetic(opcode, instruction, failed);
}

llvm::Value* PartEmitter::CheckValue(llvm::Value* result, const Instruction& instruction, llvm::BasicBlock* failed) {
  llvm::BasicBlock* fine = NewBlock("value");
  llvm::BasicBlock* no_value = failed != nullptr ? failed : NewBlock("raise");
  BranchUnlikely(builder_.CreateICmpEQ(result, Word(abi::kNoValue)), no_value, fine);
  if (failed == nullptr) {
    builder_.SetInsertPoint(no_value);
    RaisePending(instruction.location);
  }
  builder_.SetInsertPoint(fine);
  return result;
}

llvm::Value* PartEmitter::EmitBif(const Instruction& instruction, llvm::BasicBlock* failed) {
  const ssa::Callee& callee = module_.callees[instruction.callee().index];
  std::string_view symbol = owner_.BifSymbol(callee);
  if (symbol == "lumen_bif_element") return EmitElement(instruction, failed);
  // Cannot fail, and wants nothing of the process.
  if (symbol == "lumen_bif_is_binary") return abi_.CallRuntime(builder_, RuntimeCall::k_lumen_is_binary, {{Use(instruction.operands[0])}});
  return CallBif(symbol, instruction, failed);
}

llvm::Value* PartEmitter::CallBif(std::string_view symbol, const Instruction& instruction, llvm::BasicBlock* failed) {
  std::vector<llvm::Value*> arguments;
  for (ValueId operand : instruction.operands) arguments.push_back(Use(operand));
  StoreArguments(arguments, 0);
  SaveState();
  llvm::Value* result = builder_.CreateCall(abi_.Bif(symbol), {process_, Arguments()});
  ReloadState();
  return CheckValue(result, instruction, failed);
}

// element/2 with an index that is not known: in line where it fits the tuple. A small integer's word is its offset in bytes.
llvm::Value* PartEmitter::EmitElement(const Instruction& instruction, llvm::BasicBlock* failed) {
  static_assert(abi::kWordBytes == 1 << abi::kTagBits);
  const ValueId index_id = instruction.operands[0], tuple_id = instruction.operands[1];
  if (!TypeOf(index_id).MayBe(kinds::kSmall) || !TypeOf(tuple_id).MayBe(kinds::kTuple)) {
    return CallBif("lumen_bif_element", instruction, failed);
  }
  llvm::Value* index = Use(index_id);
  llvm::Value* tuple = Use(tuple_id);
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  llvm::BasicBlock* slow = NewBlock("element");
  llvm::BasicBlock* done = NewBlock("done");
  auto go_on_if = [&](llvm::Value* condition, const char* name) {
    llvm::BasicBlock* next = NewBlock(name);
    BranchLikely(condition, next, slow);
    builder_.SetInsertPoint(next);
  };
  if (!TypeOf(index_id).Is(kinds::kSmall)) {
    go_on_if(builder_.CreateICmpEQ(builder_.CreateAnd(index, abi::kTagMask), Word(0)), "index");
  }
  if (!TypeOf(tuple_id).Is(kinds::kTuple)) go_on_if(EmitIsKind(tuple_id, kinds::kTuple), "tuple");
  llvm::Value* base = abi_.Untag(builder_, tuple, abi::Tag::kTuple);
  llvm::Value* header = builder_.CreateLoad(abi_.word(), base);
  llvm::Value* size = builder_.CreateShl(builder_.CreateLShr(header, abi::kHeaderSizeShift), abi::kTagBits);
  go_on_if(builder_.CreateICmpULT(builder_.CreateSub(index, Word(abi::kWordBytes)), size), "within");
  llvm::Value* offset = builder_.CreateTrunc(index, abi_.size_type());
  llvm::Value* address = builder_.CreateInBoundsGEP(builder_.getInt8Ty(), base, offset);
  builder_.CreateStore(builder_.CreateLoad(abi_.word(), address), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(slow);
  builder_.CreateStore(CallBif("lumen_bif_element", instruction, failed), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(abi_.word(), result);
}

llvm::Value* PartEmitter::EmitArithmetic(Opcode opcode, const Instruction& instruction, llvm::BasicBlock* failed) {
  ValueId left = instruction.operands[0];
  ValueId right = instruction.operands.size() > 1 ? instruction.operands[1] : left;
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  llvm::BasicBlock* slow = NewBlock("slow");
  llvm::BasicBlock* done = NewBlock("done");
  bool has_float_path = HasFloatPath(function_, partition_, instruction);
  bool has_fast_path = opcode != Opcode::kDivide && TypeOf(left).MayBe(kinds::kSmall) && TypeOf(right).MayBe(kinds::kSmall);
  if (has_fast_path) {
    if (llvm::Value* both = BothSmall(left, right)) {
      llvm::BasicBlock* fast = NewBlock("fast");
      llvm::BasicBlock* no_smalls = has_float_path ? NewBlock("no_smalls") : slow;
      if (has_float_path) {
        builder_.CreateCondBr(both, fast, no_smalls);
        builder_.SetInsertPoint(no_smalls);
        EmitFloatPath(opcode, left, right, result, slow, done);
      } else {
        BranchLikely(both, fast, slow);
      }
      builder_.SetInsertPoint(fast);
    }
    llvm::Value* value = EmitSmall(opcode, Use(left), Use(right), instruction, slow);
    builder_.CreateStore(value, result);
    builder_.CreateBr(done);
  } else if (has_float_path) {
    EmitFloatPath(opcode, left, right, result, slow, done);
  } else {
    builder_.CreateBr(slow);
  }
  if (llvm::pred_empty(slow)) {
    slow->eraseFromParent();
  } else {
    builder_.SetInsertPoint(slow);
    SaveState();
    RuntimeCall helper = HelperOf(opcode);
    std::vector<llvm::Value*> arguments = {process_, Use(left)};
    if (instruction.operands.size() > 1) arguments.push_back(Use(right));
    llvm::Value* value = abi_.CallRuntime(builder_, helper, arguments);
    // A helper that fails allocates too: what the exception says.
    if (EffectsOf(helper) & (call_effects::kAllocates | call_effects::kMayFail)) ReloadState();
    value = CheckValue(value, instruction, failed);
    builder_.CreateStore(value, result);
    builder_.CreateBr(done);
  }
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(abi_.word(), result);
}

// Two floats, or a float and a small integer where types say which: unboxed, computed, boxed. All else goes to `slow`, a result
// that is not finite too: the runtime knows what to raise.
void PartEmitter::EmitFloatPath(Opcode opcode, ValueId left, ValueId right, llvm::AllocaInst* result, llvm::BasicBlock* slow,
                                llvm::BasicBlock* done) {
  llvm::Value* wrong_tag = nullptr;
  for (ValueId operand : {left, right}) {
    if (TypeOf(operand).Is(kinds::kFloat) || TypeOf(operand).Is(kinds::kSmall)) continue;
    llvm::Value* difference = builder_.CreateXor(Use(operand), static_cast<uint64_t>(abi::Tag::kFloat));
    wrong_tag = wrong_tag == nullptr ? difference : builder_.CreateOr(wrong_tag, difference);
  }
  if (wrong_tag != nullptr) {
    llvm::BasicBlock* floats = NewBlock("floats");
    llvm::Value* tags = builder_.CreateAnd(wrong_tag, abi::kTagMask);
    BranchLikely(builder_.CreateICmpEQ(tags, Word(0)), floats, slow);
    builder_.SetInsertPoint(floats);
  }
  auto real = [&](ValueId operand) -> llvm::Value* {
    if (TypeOf(operand).Is(kinds::kSmall)) {
      return builder_.CreateSIToFP(builder_.CreateAShr(Use(operand), abi::kTagBits), builder_.getDoubleTy());
    }
    return builder_.CreateLoad(builder_.getDoubleTy(), abi_.Untag(builder_, Use(operand), abi::Tag::kFloat, 1));
  };
  llvm::Value* a = real(left);
  llvm::Value* b = real(right);
  llvm::Value* value = opcode == Opcode::kAdd        ? builder_.CreateFAdd(a, b)
                       : opcode == Opcode::kSubtract ? builder_.CreateFSub(a, b)
                       : opcode == Opcode::kMultiply ? builder_.CreateFMul(a, b)
                                                     : builder_.CreateFDiv(a, b);
  llvm::BasicBlock* finite = NewBlock("finite");
  BranchLikely(IsFinite(value), finite, slow);
  builder_.SetInsertPoint(finite);
  builder_.CreateStore(BoxFloat(value), result);
  builder_.CreateBr(done);
}

llvm::Value* PartEmitter::IsFinite(llvm::Value* real) {
  llvm::Value* magnitude = builder_.CreateUnaryIntrinsic(llvm::Intrinsic::fabs, real);
  return builder_.CreateFCmpOLT(magnitude, llvm::ConstantFP::getInfinity(builder_.getDoubleTy()));
}

llvm::Value* PartEmitter::EmitSmall(Opcode opcode, llvm::Value* left, llvm::Value* right, const Instruction& instruction,
                                    llvm::BasicBlock* slow) {
  auto checked = [&](llvm::Intrinsic::ID intrinsic, llvm::Value* a, llvm::Value* b) {
    llvm::Value* pair = builder_.CreateBinaryIntrinsic(intrinsic, a, b);
    llvm::BasicBlock* fits = NewBlock("fits");
    BranchUnlikely(builder_.CreateExtractValue(pair, 1), slow, fits);
    builder_.SetInsertPoint(fits);
    return builder_.CreateExtractValue(pair, 0);
  };
  auto leave_if = [&](llvm::Value* condition) {
    llvm::BasicBlock* go_on = NewBlock("go_on");
    BranchUnlikely(condition, slow, go_on);
    builder_.SetInsertPoint(go_on);
  };
  bool may_overflow = instruction.operands.size() < 2 ||
                      MayOverflow(opcode, TypeOf(instruction.operands[0]), TypeOf(instruction.operands[1]));
  switch (opcode) {
    case Opcode::kAdd:
      if (!may_overflow) return builder_.CreateNSWAdd(left, right);
      return checked(llvm::Intrinsic::sadd_with_overflow, left, right);
    case Opcode::kSubtract:
      if (!may_overflow) return builder_.CreateNSWSub(left, right);
      return checked(llvm::Intrinsic::ssub_with_overflow, left, right);
    case Opcode::kMultiply:
      return checked(llvm::Intrinsic::smul_with_overflow, builder_.CreateAShr(left, abi::kTagBits), right);
    case Opcode::kIntegerDivide: {
      // Division by 0 fails, and the smallest value divided by -1 is no small integer.
      llvm::Value* divisor = builder_.CreateAShr(right, abi::kTagBits);
      leave_if(builder_.CreateICmpULT(builder_.CreateAdd(divisor, Word(1)), Word(2)));
      return builder_.CreateShl(builder_.CreateSDiv(builder_.CreateAShr(left, abi::kTagBits), divisor), abi::kTagBits);
    }
    case Opcode::kRemainder:
      leave_if(builder_.CreateICmpEQ(right, Word(0)));
      return builder_.CreateSRem(left, right);
    case Opcode::kNegate:
      return checked(llvm::Intrinsic::ssub_with_overflow, Word(0), left);
    case Opcode::kUnaryPlus:
      return left;
    case Opcode::kBitAnd:
      return builder_.CreateAnd(left, right);
    case Opcode::kBitOr:
      return builder_.CreateOr(left, right);
    case Opcode::kBitXor:
      return builder_.CreateXor(left, right);
    case Opcode::kBitNot:
      return builder_.CreateXor(left, Word(~abi::kTagMask));
    case Opcode::kShiftLeft: {
      llvm::Value* amount = builder_.CreateAShr(right, abi::kTagBits);
      leave_if(builder_.CreateICmpUGT(amount, Word(abi::kSmallBits - 1)));
      llvm::Value* shifted = builder_.CreateShl(left, amount);
      leave_if(builder_.CreateICmpNE(builder_.CreateAShr(shifted, amount), left));
      return shifted;
    }
    case Opcode::kShiftRight: {
      llvm::Value* amount = builder_.CreateAShr(right, abi::kTagBits);
      leave_if(builder_.CreateICmpSLT(amount, Word(0)));
      llvm::Value* most = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::umin, amount, Word(63));
      return builder_.CreateAnd(builder_.CreateAShr(left, most), Word(~abi::kTagMask));
    }
    default:
      llvm_unreachable("no arithmetic operation on small integers");
  }
}

void PartEmitter::EmitAttemptSmall(const Instruction& instruction) {
  llvm::BasicBlock* no_small = EdgeBlock(instruction.successors[1]);
  ValueId right = instruction.operands.size() > 1 ? instruction.operands[1] : instruction.operands[0];
  llvm::Value* result =
      EmitSmall(instruction.operation(), Use(instruction.operands[0]), Use(right), instruction, no_small);
  GoTo(instruction.successors[0], result);
}

// A word is equal to another word as a term where the words are equal; otherwise terms are different at once where one of them is an
// immediate (exact equality) or both are small integers, and the runtime decides the rest.
llvm::Value* PartEmitter::EmitComparison(const Instruction& instruction) {
  ValueId left_id = instruction.operands[0], right_id = instruction.operands[1];
  const ssa::Type left_type = TypeOf(left_id), right_type = TypeOf(right_id);
  llvm::Value* left = Use(left_id);
  llvm::Value* right = Use(right_id);
  Opcode opcode = instruction.opcode;
  bool is_equality = opcode == Opcode::kEqual || opcode == Opcode::kExactlyEqual;
  auto on_words = [&]() -> llvm::Value* {
    switch (opcode) {
      case Opcode::kLess:
        return builder_.CreateICmpSLT(left, right);
      case Opcode::kLessOrEqual:
        return builder_.CreateICmpSLE(left, right);
      default:
        return builder_.CreateICmpEQ(left, right);
    }
  };
  // Pids and ports of other nodes are boxed.
  constexpr ssa::KindSet kAlwaysImmediate = kinds::kSmall | kinds::kAtom | kinds::kNil;
  constexpr ssa::KindSet kNoNumber = kAlwaysImmediate & ~kinds::kSmall;
  bool both_small = left_type.Is(kinds::kSmall) && right_type.Is(kinds::kSmall);
  if (both_small) return on_words();
  if (llvm::Value* known = CompareByKey(instruction)) return known;
  if (opcode == Opcode::kExactlyEqual && (left_type.Is(kAlwaysImmediate) || right_type.Is(kAlwaysImmediate) ||
                                          IsImmediateLiteral(left_id) || IsImmediateLiteral(right_id))) {
    return on_words();
  }
  if (opcode == Opcode::kEqual && (left_type.Is(kNoNumber) || right_type.Is(kNoNumber))) return on_words();

  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(builder_.getInt1Ty());
  llvm::BasicBlock* slow = NewBlock("compare");
  llvm::BasicBlock* done = NewBlock("compared");
  if (is_equality) {
    // Equal words are equal terms.
    llvm::BasicBlock* different = NewBlock("different");
    builder_.CreateStore(builder_.getTrue(), result);
    builder_.CreateCondBr(builder_.CreateICmpEQ(left, right), done, different);
    builder_.SetInsertPoint(different);
  }
  bool may_be_small = left_type.MayBe(kinds::kSmall) && right_type.MayBe(kinds::kSmall);
  if (opcode == Opcode::kExactlyEqual) {
    // Only objects of one tag can be equal without being the same word.
    llvm::Value* same_tag =
        builder_.CreateICmpEQ(builder_.CreateAnd(builder_.CreateXor(left, right), abi::kTagMask), Word(0));
    llvm::Value* tag = builder_.CreateAnd(left, abi::kTagMask);
    llvm::Value* immediate = builder_.CreateOr(builder_.CreateICmpEQ(tag, Word(0)),
                                               builder_.CreateICmpEQ(tag, Word(abi::kTagMask)));
    builder_.CreateStore(builder_.getFalse(), result);
    builder_.CreateCondBr(builder_.CreateAnd(same_tag, builder_.CreateNot(immediate)), slow, done);
  } else if (may_be_small) {
    llvm::BasicBlock* fast = NewBlock("small");
    BranchLikely(BothSmall(left_id, right_id), fast, slow);
    builder_.SetInsertPoint(fast);
    builder_.CreateStore(is_equality ? builder_.getFalse() : on_words(), result);
    builder_.CreateBr(done);
  } else {
    builder_.CreateBr(slow);
  }
  builder_.SetInsertPoint(slow);
  RuntimeCall helper = opcode == Opcode::kEqual          ? RuntimeCall::k_lumen_equal
                       : opcode == Opcode::kExactlyEqual ? RuntimeCall::k_lumen_exactly_equal
                       : opcode == Opcode::kLess         ? RuntimeCall::k_lumen_less
                                                         : RuntimeCall::k_lumen_less_or_equal;
  llvm::Value* arguments[] = {left, right};
  llvm::Value* answer = abi_.CallRuntime(builder_, helper, arguments);
  builder_.CreateStore(builder_.CreateICmpNE(answer, builder_.getInt32(0)), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(builder_.getInt1Ty(), result);
}

// An unboxed operand as the term it came from; on cold paths only, after SaveState.
llvm::Value* PartEmitter::RealAsTerm(ValueId real) {
  if (At(real).opcode == Opcode::kSmallToReal) {
    // The integer itself may not be live any more, but converting back is exact for those a double holds.
    return builder_.CreateShl(builder_.CreateFPToSI(Use(real), abi_.word()), abi::kTagBits);
  }
  llvm::Value* arguments[] = {process_, Use(real)};
  return abi_.CallRuntime(builder_, RuntimeCall::k_lumen_box_float, arguments);
}

// Erlang has no infinities and no NaN: a result that is not finite is badarith.
llvm::Value* PartEmitter::EmitReal(Opcode opcode, const Instruction& instruction, llvm::BasicBlock* failed) {
  llvm::Value* left = Use(instruction.operands[0]);
  llvm::Value* right = instruction.operands.size() > 1 ? Use(instruction.operands[1]) : nullptr;
  llvm::Value* result = nullptr;
  RuntimeCall generic;
  switch (opcode) {
    case Opcode::kUnboxFloat:
      return builder_.CreateLoad(builder_.getDoubleTy(), abi_.Untag(builder_, left, abi::Tag::kFloat, 1));
    case Opcode::kSmallToReal:
      return builder_.CreateSIToFP(builder_.CreateAShr(left, abi::kTagBits), builder_.getDoubleTy());
    case Opcode::kRealNegate:
      return builder_.CreateFNeg(left);
    case Opcode::kRealEqual:
      return builder_.CreateFCmpOEQ(left, right);
    case Opcode::kRealLess:
      return builder_.CreateFCmpOLT(left, right);
    case Opcode::kRealLessOrEqual:
      return builder_.CreateFCmpOLE(left, right);
    case Opcode::kRealAdd:
      result = builder_.CreateFAdd(left, right);
      generic = RuntimeCall::k_lumen_add;
      break;
    case Opcode::kRealSubtract:
      result = builder_.CreateFSub(left, right);
      generic = RuntimeCall::k_lumen_subtract;
      break;
    case Opcode::kRealMultiply:
      result = builder_.CreateFMul(left, right);
      generic = RuntimeCall::k_lumen_multiply;
      break;
    case Opcode::kRealDivide:
      result = builder_.CreateFDiv(left, right);
      generic = RuntimeCall::k_lumen_divide;
      break;
    default:
      llvm_unreachable("no operation on doubles");
  }
  llvm::BasicBlock* finite = NewBlock("finite");
  llvm::BasicBlock* infinite = failed != nullptr ? failed : NewBlock("infinite");
  BranchLikely(IsFinite(result), finite, infinite);
  if (failed == nullptr) {
    builder_.SetInsertPoint(infinite);
    // The generic operation on the operands as terms fails the same way and knows what to say.
    SaveState();
    llvm::Value* arguments[] = {process_, RealAsTerm(instruction.operands[0]), RealAsTerm(instruction.operands[1])};
    abi_.CallRuntime(builder_, generic, arguments);
    ReloadState();
    RaisePending(instruction.location);
  }
  builder_.SetInsertPoint(finite);
  return result;
}

}  // namespace lumen::codegen
