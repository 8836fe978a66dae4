// Bitstrings: construction is the runtime's but for a few bits more of a comprehension, matching of what starts at a whole byte is done in line.
// See part_emitter.h.
//
// Positions are small integers, so that a position shifted by the tag and three bits more is a byte's index. A field of constant size in front of a
// position lies, where that position is at a whole byte, at bytes known now: they are loaded as one number. Anything else is the runtime's.
#include <algorithm>

#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using abi::SegmentType;
using ssa::Instruction;
using ssa::MatchField;
using ssa::Opcode;
using ssa::ValueId;

namespace {

constexpr uint64_t kMaxBits = uint64_t{1} << 58;  // no bitstring has more
constexpr int kByteShift = abi::kTagBits + 3;

}  // namespace

namespace {

uint64_t ConstantBits(const abi::BinarySegment& segment) {
  if (segment.type == SegmentType::kUtf8) return 8;  // ASCII, or it is not packed
  return uint64_t{segment.size} * segment.unit;
}

bool CanPack(const abi::BinarySegment& segment) {
  if (segment.type == SegmentType::kUtf8) return true;
  if (segment.type != SegmentType::kInteger || (segment.flags & abi::kSegmentSizeIsArgument) != 0) return false;
  const uint64_t bits = ConstantBits(segment);
  return bits > 0 && bits <= 64 && ((segment.flags & abi::kSegmentLittle) == 0 || bits % 8 == 0);
}

}  // namespace

PartEmitter::PackedBits PartEmitter::PackSegments(const Instruction& instruction, size_t first) {
  const std::vector<abi::BinarySegment>& segments = module_.segments[instruction.segments().index];
  uint64_t total = 0;
  for (size_t i = first; i < segments.size(); ++i) {
    if (!CanPack(segments[i])) return {};
    total += ConstantBits(segments[i]);
    if (total > 64) return {};
  }
  PackedBits packed;
  if (total == 0) return packed;
  packed.word = Word(0);
  packed.bits = static_cast<uint32_t>(total);
  uint32_t start = 0;
  llvm::Value* tags = nullptr;
  for (size_t i = first; i < segments.size(); ++i) {
    const ValueId operand = instruction.operands[i];  // no sizes among them
    const uint32_t bits = static_cast<uint32_t>(ConstantBits(segments[i]));
    llvm::Value* term = Use(operand);
    if (!TypeOf(operand).Is(ssa::kinds::kSmall)) tags = tags == nullptr ? term : builder_.CreateOr(tags, term);
    if (segments[i].type == SegmentType::kUtf8) {
      llvm::Value* is_ascii = builder_.CreateICmpULT(term, Word(abi::MakeSmall(0x80)));
      packed.is_good = packed.is_good == nullptr ? is_ascii : builder_.CreateAnd(packed.is_good, is_ascii);
    }
    llvm::Value* number = builder_.CreateAShr(term, abi::kTagBits);
    if ((segments[i].flags & abi::kSegmentLittle) != 0) {
      number = builder_.CreateUnaryIntrinsic(llvm::Intrinsic::bswap, number);
    } else {
      number = builder_.CreateShl(number, 64 - bits);
    }
    // The field's bits at the left end, the others 0; then to its place.
    if (bits < 64) number = builder_.CreateAnd(number, Word(~uint64_t{0} << (64 - bits)));
    packed.word = builder_.CreateOr(packed.word, builder_.CreateLShr(number, start));
    start += bits;
  }
  if (tags != nullptr) {
    llvm::Value* are_small = builder_.CreateICmpEQ(builder_.CreateAnd(tags, abi::kTagMask), Word(0));
    packed.is_good = packed.is_good == nullptr ? are_small : builder_.CreateAnd(packed.is_good, are_small);
  }
  return packed;
}

// Small integers side by side travel in a register; everything else is described to the runtime.
llvm::Value* PartEmitter::EmitMakeBinary(const Instruction& instruction, llvm::BasicBlock* failed) {
  const std::vector<abi::BinarySegment>& segments = module_.segments[instruction.segments().index];
  constexpr uint8_t kAppends = abi::kSegmentAppend | abi::kSegmentPrivateAppend;
  const bool appends = !segments.empty() && (segments[0].flags & kAppends) != 0;
  const PackedBits packed = PackSegments(instruction, appends ? 1 : 0);
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  llvm::BasicBlock *slow = NewBlock("slow"), *done = NewBlock("done");
  if (packed.bits > 0) {
    if (packed.is_good != nullptr) {
      llvm::BasicBlock* fast = NewBlock("packed");
      BranchLikely(packed.is_good, fast, slow);
      builder_.SetInsertPoint(fast);
    }
    if (appends) {
      if ((segments[0].flags & abi::kSegmentPrivateAppend) != 0) EmitAppendInPlace(Use(instruction.operands[0]), packed, result, done);
      llvm::Value* appended =
          CallAllocating(RuntimeCall::k_lumen_binary_append_bits, {process_, Use(instruction.operands[0]), Size(segments[0].unit), packed.word,
                                                                   Size(packed.bits), Size(segments[0].flags & kAppends)});
      builder_.CreateStore(appended, result);
      BranchUnlikely(builder_.CreateICmpEQ(appended, Word(abi::kNoValue)), slow, done);
    } else {
      builder_.CreateStore(CallAllocating(RuntimeCall::k_lumen_binary_of_bits, {process_, packed.word, Size(packed.bits)}), result);
      builder_.CreateBr(done);
    }
  } else {
    builder_.CreateBr(slow);
  }
  if (llvm::pred_empty(slow)) {
    slow->eraseFromParent();
  } else {
    builder_.SetInsertPoint(slow);
    std::vector<llvm::Value*> values;
    for (ValueId operand : instruction.operands) values.push_back(Use(operand));
    StoreArguments(values, 0);
    llvm::Value* binary = CallAllocating(RuntimeCall::k_lumen_binary_construct,
                                         {process_, owner_.Segments(instruction.segments()), Size(segments.size())});
    binary = CheckValue(binary, instruction, failed);
    builder_.CreateStore(binary, result);
    builder_.CreateBr(done);
  }
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(abi_.word(), result);
}

// Where a word of room is left behind what is there, the bits are written with whatever follows them, and both objects made longer. Goes on
// behind it where there is none.
void PartEmitter::EmitAppendInPlace(llvm::Value* bitstring, const PackedBits& packed, llvm::AllocaInst* result, llvm::BasicBlock* done) {
  constexpr uint32_t kWordBits = abi::kWordBytes * 8;
  if (packed.bits > kWordBits - 7) return;  // with those in front in their byte
  llvm::BasicBlock *room = NewBlock("room"), *no_room = NewBlock("no_room");
  llvm::Value* bits_place = abi_.Untag(builder_, bitstring, abi::Tag::kBoxed, abi::kBitstringBitsWord);
  llvm::Value* bits = builder_.CreateLoad(abi_.word(), bits_place);
  llvm::Value* original =
      builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, bitstring, abi::Tag::kBoxed, abi::kSubBinaryOriginalWord));
  llvm::Value* shared = builder_.CreateTrunc(
      builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, original, abi::Tag::kBoxed, abi::kSharedBinaryWord)), abi_.size_type());
  shared = builder_.CreateIntToPtr(shared, abi_.pointer());
  llvm::Value* capacity =
      builder_.CreateLoad(abi_.size_type(), builder_.CreateGEP(abi_.size_type(), shared, Size(abi::kSharedCapacitySizes)));
  llvm::Value* index = builder_.CreateTrunc(builder_.CreateLShr(bits, kByteShift), abi_.size_type());
  BranchLikely(builder_.CreateICmpULE(builder_.CreateAdd(index, Size(abi::kWordBytes)), capacity), room, no_room);
  builder_.SetInsertPoint(room);
  llvm::Value* place = builder_.CreateGEP(builder_.getInt8Ty(), shared, builder_.CreateAdd(index, Size(abi::kSharedBytesOffset)));
  llvm::Value* start = builder_.CreateAnd(builder_.CreateLShr(bits, abi::kTagBits), 7);
  llvm::Value* before = builder_.CreateZExt(builder_.CreateLoad(builder_.getInt8Ty(), place), abi_.word());
  before = builder_.CreateAnd(before, builder_.CreateLShr(Word(0xff00), start));
  llvm::Value* word = builder_.CreateOr(builder_.CreateShl(before, kWordBits - 8), builder_.CreateLShr(packed.word, start));
  builder_.CreateAlignedStore(builder_.CreateUnaryIntrinsic(llvm::Intrinsic::bswap, word), place, llvm::Align(1));
  bits = builder_.CreateAdd(bits, Word(abi::MakeSmall(packed.bits)));
  builder_.CreateStore(bits, bits_place);
  builder_.CreateStore(bits, abi_.Untag(builder_, original, abi::Tag::kBoxed, abi::kBitstringBitsWord));
  builder_.CreateStore(bitstring, result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(no_room);
}

llvm::Value* PartEmitter::CallAllocating(RuntimeCall call, std::initializer_list<llvm::Value*> arguments) {
  SaveState();
  llvm::Value* result = abi_.CallRuntime(builder_, call, std::span(arguments.begin(), arguments.size()));
  ReloadState();
  return result;
}

llvm::Value* PartEmitter::ContextWord(ValueId context, int word) {
  return builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, Use(context), abi::Tag::kBoxed, word));
}

llvm::Value* PartEmitter::Bits(llvm::Value* position) {
  return builder_.CreateTrunc(builder_.CreateLShr(position, abi::kTagBits), abi_.size_type());
}

llvm::Value* PartEmitter::IsAligned(llvm::Value* position) {
  return builder_.CreateICmpEQ(builder_.CreateAnd(position, Word(7 << abi::kTagBits)), Word(0));
}

// Of the byte at a position, and some more bytes on.
llvm::Value* PartEmitter::ByteAddress(ValueId context, llvm::Value* position, int64_t bytes) {
  llvm::Value* base = builder_.CreateTrunc(ContextWord(context, abi::kContextBaseWord), abi_.size_type());
  llvm::Value* index = builder_.CreateTrunc(builder_.CreateLShr(position, kByteShift), abi_.size_type());
  llvm::Value* address = builder_.CreateGEP(builder_.getInt8Ty(), builder_.CreateIntToPtr(base, abi_.pointer()), index);
  return builder_.CreateGEP(builder_.getInt8Ty(), address, llvm::ConstantInt::getSigned(abi_.size_type(), bytes));
}

PartEmitter::FieldPlace PartEmitter::PlaceOf(const Instruction& instruction) {
  const MatchField field = instruction.field();
  if (instruction.operands.size() == 3) {
    llvm::Value *start = Use(instruction.operands[1]), *end = Use(instruction.operands[2]);
    return {start, Bits(builder_.CreateSub(end, start))};
  }
  llvm::Value* end = Use(instruction.operands[1]);
  return {builder_.CreateSub(end, Word(abi::MakeSmall(field.back))), Size(field.bits)};
}

llvm::Value* PartEmitter::EmitMatchValue(const Instruction& instruction) {
  switch (instruction.opcode) {
    case Opcode::kWritableBinary: {
      constexpr uint64_t kFirstBytes = 256;
      return CallAllocating(RuntimeCall::k_lumen_binary_writable, {process_, Size(kFirstBytes)});
    }
    case Opcode::kFinishBinary:
      return CallAllocating(RuntimeCall::k_lumen_binary_finish, {process_, Use(instruction.operands[0])});
    case Opcode::kMatchStart:
      return CallAllocating(RuntimeCall::k_lumen_match_start, {process_, Use(instruction.operands[0])});
    case Opcode::kMatchPosition:
      return ContextWord(instruction.operands[0], abi::kContextStartWord);
    case Opcode::kMatchEnd:
      return ContextWord(instruction.operands[0], abi::kContextEndWord);
    case Opcode::kMatchRestFits: {
      llvm::Value* end = ContextWord(instruction.operands[0], abi::kContextEndWord);
      llvm::Value* left = builder_.CreateSub(end, Use(instruction.operands[1]));
      return builder_.CreateICmpEQ(builder_.CreateURem(left, Word(abi::MakeSmall(instruction.index()))), Word(0));
    }
    case Opcode::kMatchInteger:
      return EmitMatchInteger(instruction);
    case Opcode::kMatchPart: {
      const FieldPlace place = PlaceOf(instruction);
      return CallAllocating(RuntimeCall::k_lumen_match_part, {process_, Use(instruction.operands[0]), Bits(place.start), place.bits});
    }
    default:
      return EmitUtfEnd(instruction);
  }
}

llvm::Value* PartEmitter::EmitMatchInteger(const Instruction& instruction) {
  const MatchField field = instruction.field();
  const ValueId context = instruction.operands[0];
  const bool is_signed = (field.flags & abi::kSegmentSigned) != 0, is_little = (field.flags & abi::kSegmentLittle) != 0;
  // The bytes that hold the field where the position is at a whole byte, and the bits in front of it in the first.
  const uint32_t bytes_back = (field.back + 7) / 8, before = bytes_back * 8 - field.back;
  const uint32_t bytes = (before + field.bits + 7) / 8;
  const bool is_whole = before == 0 && field.bits % 8 == 0;
  const bool has_fast_path = instruction.operands.size() == 2 && field.bits > 0 && bytes <= 8 && (!is_little || is_whole);
  const bool fits_two_bytes = instruction.operands.size() == 2 && field.bits > 0 && field.bits <= 8;
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  llvm::BasicBlock *slow = NewBlock("slow"), *done = NewBlock("done");
  if (has_fast_path) {
    llvm::Value* end = Use(instruction.operands[1]);
    llvm::BasicBlock* aligned = NewBlock("aligned");
    BranchLikely(IsAligned(end), aligned, slow);
    builder_.SetInsertPoint(aligned);
    llvm::Value* address = ByteAddress(context, end, -static_cast<int64_t>(bytes_back));
    llvm::Value* value = builder_.CreateAlignedLoad(builder_.getIntNTy(bytes * 8), address, llvm::Align(1));
    value = builder_.CreateZExt(value, abi_.word());
    // To the left end of the word, then down again with or without the sign.
    if (is_little) {
      value = builder_.CreateShl(value, 64 - bytes * 8);
    } else {
      if (bytes > 1) {
        value = builder_.CreateUnaryIntrinsic(llvm::Intrinsic::bswap, value);
      } else {
        value = builder_.CreateShl(value, 56);
      }
      value = builder_.CreateShl(value, before);
    }
    const bool always_small = field.bits <= (is_signed ? abi::kSmallBits : abi::kSmallBits - 1);
    llvm::Value* number = is_signed ? builder_.CreateAShr(value, 64 - field.bits) : builder_.CreateLShr(value, 64 - field.bits);
    if (!always_small) {
      llvm::BasicBlock* fits = NewBlock("fits");
      llvm::Value* again = builder_.CreateAShr(builder_.CreateShl(number, abi::kTagBits), abi::kTagBits);
      llvm::Value* same = builder_.CreateICmpEQ(again, number);
      if (!is_signed) same = builder_.CreateAnd(same, builder_.CreateICmpSGE(number, Word(0)));
      BranchLikely(same, fits, slow);
      builder_.SetInsertPoint(fits);
    }
    builder_.CreateStore(builder_.CreateShl(number, abi::kTagBits), result);
    builder_.CreateBr(done);
  } else {
    builder_.CreateBr(slow);
  }
  builder_.SetInsertPoint(slow);
  const FieldPlace place = PlaceOf(instruction);
  llvm::Value* value =
      fits_two_bytes ? EmitMatchFewBits(context, place.start, field.bits, is_signed)
                     : CallAllocating(RuntimeCall::k_lumen_match_integer, {process_, Use(context), Bits(place.start), place.bits, Size(field.flags)});
  builder_.CreateStore(value, result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(abi_.word(), result);
}

// At most eight bits, anywhere: they lie in the byte where they start and the one where they end, which may be the same one and then stands
// twice.
llvm::Value* PartEmitter::EmitMatchFewBits(ValueId context, llvm::Value* start, uint32_t bits, bool is_signed) {
  auto byte_at = [&](llvm::Value* position) {
    return builder_.CreateZExt(builder_.CreateLoad(builder_.getInt8Ty(), ByteAddress(context, position, 0)), abi_.word());
  };
  llvm::Value* first = byte_at(start);
  llvm::Value* last = byte_at(builder_.CreateAdd(start, Word(abi::MakeSmall(bits - 1))));
  llvm::Value* both = builder_.CreateOr(builder_.CreateShl(first, 8), last);
  llvm::Value* before = builder_.CreateAnd(builder_.CreateLShr(start, abi::kTagBits), 7);
  llvm::Value* left = builder_.CreateShl(builder_.CreateShl(both, 64 - 16), before);
  llvm::Value* number = is_signed ? builder_.CreateAShr(left, 64 - bits) : builder_.CreateLShr(left, 64 - bits);
  return builder_.CreateShl(number, abi::kTagBits);
}

// By the character's size in its encoding.
llvm::Value* PartEmitter::EmitUtfEnd(const Instruction& instruction) {
  llvm::Value *position = Use(instruction.operands[0]), *character = Use(instruction.operands[1]);
  auto below = [&](int64_t limit) { return builder_.CreateICmpULT(character, Word(abi::MakeSmall(limit))); };
  auto bits = [&](int64_t count) { return Word(abi::MakeSmall(count)); };
  llvm::Value* size = bits(32);
  switch (instruction.field().type) {
    case SegmentType::kUtf8:
      size = builder_.CreateSelect(below(0x10000), bits(24), size);
      size = builder_.CreateSelect(below(0x800), bits(16), size);
      size = builder_.CreateSelect(below(0x80), bits(8), size);
      break;
    case SegmentType::kUtf16:
      size = builder_.CreateSelect(below(0x10000), bits(16), size);
      break;
    case SegmentType::kUtf32:
    case SegmentType::kInteger:
    case SegmentType::kFloat:
    case SegmentType::kBinary:
      break;
  }
  return builder_.CreateAdd(position, size);
}

void PartEmitter::GoOnMiss(llvm::Value* value, const Instruction& instruction) {
  llvm::BasicBlock* found = NewBlock("found");
  builder_.CreateCondBr(builder_.CreateICmpEQ(value, Word(abi::kNoValue)), EdgeBlock(instruction.successors[1]), found);
  builder_.SetInsertPoint(found);
  GoTo(instruction.successors[0], value);
}

void PartEmitter::EmitMatchTerminator(const Instruction& instruction) {
  const ValueId context = instruction.operands[0];
  llvm::Value* position = Use(instruction.operands[1]);
  llvm::BasicBlock* taken = NewBlock("taken");
  switch (instruction.opcode) {
    case Opcode::kMatchTake:
    case Opcode::kMatchTakeSized: {
      llvm::BasicBlock* too_few = EdgeBlock(instruction.successors[1]);
      llvm::Value* bits = Word(abi::MakeSmall(instruction.index()));
      if (instruction.opcode == Opcode::kMatchTakeSized) {
        // A small integer, not negative (as an unsigned number those are large), and no more than there can be: then nothing overflows.
        const uint64_t unit = instruction.index();
        llvm::Value* size = Use(instruction.operands[2]);
        llvm::Value* is_size = builder_.CreateICmpULE(size, Word(abi::MakeSmall(static_cast<int64_t>(kMaxBits / unit))));
        if (!TypeOf(instruction.operands[2]).Is(ssa::kinds::kSmall)) {
          is_size = builder_.CreateAnd(is_size, builder_.CreateICmpEQ(builder_.CreateAnd(size, abi::kTagMask), Word(0)));
        }
        llvm::BasicBlock* is_good = NewBlock("size");
        BranchLikely(is_size, is_good, too_few);
        builder_.SetInsertPoint(is_good);
        bits = builder_.CreateMul(size, Word(unit));
      }
      llvm::Value* next = builder_.CreateNUWAdd(position, bits);
      builder_.CreateCondBr(builder_.CreateICmpULE(next, ContextWord(context, abi::kContextEndWord)), taken, too_few);
      builder_.SetInsertPoint(taken);
      return GoTo(instruction.successors[0], next);
    }
    case Opcode::kMatchFloat: {
      taken->eraseFromParent();
      const FieldPlace place = PlaceOf(instruction);
      return GoOnMiss(CallAllocating(RuntimeCall::k_lumen_match_float, {process_, Use(context), Bits(place.start), place.bits,
                                                                        Size(instruction.field().flags)}),
                      instruction);
    }
    default: {
      taken->eraseFromParent();
      const MatchField field = instruction.field();
      if (field.type == SegmentType::kUtf8) return EmitMatchUtf8(instruction);
      const RuntimeCall helper = field.type == SegmentType::kUtf16 ? RuntimeCall::k_lumen_match_utf16 : RuntimeCall::k_lumen_match_utf32;
      llvm::Value* arguments[] = {Use(context), Bits(position), Size(field.flags)};
      return GoOnMiss(abi_.CallRuntime(builder_, helper, arguments), instruction);
    }
  }
}

// ASCII at a whole byte in line.
void PartEmitter::EmitMatchUtf8(const Instruction& instruction) {
  const ValueId context = instruction.operands[0];
  llvm::Value* position = Use(instruction.operands[1]);
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  llvm::BasicBlock *aligned = NewBlock("aligned"), *ascii = NewBlock("ascii"), *slow = NewBlock("slow"), *done = NewBlock("done");
  llvm::Value* next = builder_.CreateNUWAdd(position, Word(abi::MakeSmall(8)));
  llvm::Value* is_left = builder_.CreateICmpULE(next, ContextWord(context, abi::kContextEndWord));
  BranchLikely(builder_.CreateAnd(is_left, IsAligned(position)), aligned, slow);
  builder_.SetInsertPoint(aligned);
  llvm::Value* byte = builder_.CreateLoad(builder_.getInt8Ty(), ByteAddress(context, position, 0));
  BranchLikely(builder_.CreateICmpSGE(byte, builder_.getInt8(0)), ascii, slow);
  builder_.SetInsertPoint(ascii);
  builder_.CreateStore(builder_.CreateShl(builder_.CreateZExt(byte, abi_.word()), abi::kTagBits), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(slow);
  llvm::Value* arguments[] = {Use(context), Bits(position)};
  builder_.CreateStore(abi_.CallRuntime(builder_, RuntimeCall::k_lumen_match_utf8, arguments), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  GoOnMiss(builder_.CreateLoad(abi_.word(), result), instruction);
}

}  // namespace lumen::codegen
