// Tests of a term's kind, its parts, and construction. See part_emitter.h.
#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::KindSet;
using ssa::Opcode;
using ssa::ValueId;
namespace kinds = ssa::kinds;

namespace {

// Kinds whose tag is theirs alone.
struct TagOfKind {
  KindSet kind;
  abi::Tag tag;
};
constexpr TagOfKind kOwnTags[] = {{kinds::kSmall, abi::Tag::kSmall}, {kinds::kCons, abi::Tag::kCons},
                                  {kinds::kTuple, abi::Tag::kTuple}, {kinds::kFloat, abi::Tag::kFloat},
                                  {kinds::kFun, abi::Tag::kFun}};
constexpr KindSet kBoxedKinds = kinds::kBignum | kinds::kMap | kinds::kBitstring | kinds::kReference;
constexpr KindSet kImmediateKinds = kinds::kAtom | kinds::kNil | kinds::kPid | kinds::kPort;
// External pids and ports are boxed: those kinds have two tags.
constexpr KindSet kTwoTags = kinds::kPid | kinds::kPort;

std::vector<abi::HeaderKind> HeaderKindsOf(KindSet set) {
  std::vector<abi::HeaderKind> result;
  auto add = [&](KindSet kind, std::initializer_list<abi::HeaderKind> headers) {
    if (set & kind) result.insert(result.end(), headers);
  };
  add(kinds::kBignum, {abi::HeaderKind::kBignum});
  add(kinds::kMap, {abi::HeaderKind::kFlatMap, abi::HeaderKind::kHashMapNode});
  add(kinds::kBitstring, {abi::HeaderKind::kHeapBinary, abi::HeaderKind::kReferenceCountedBinary,
                          abi::HeaderKind::kSubBinary, abi::HeaderKind::kMatchContext});
  add(kinds::kPid, {abi::HeaderKind::kExternalPid});
  add(kinds::kPort, {abi::HeaderKind::kExternalPort});
  add(kinds::kReference, {abi::HeaderKind::kReference, abi::HeaderKind::kExternalReference});
  return result;
}

}  // namespace

// Decides by tag alone where the operand's type leaves no doubt; asks the low byte of an immediate or the header of a
// boxed object only for a tag that wanted and unwanted kinds share.
llvm::Value* PartEmitter::EmitIsKind(ValueId operand, KindSet wanted) {
  KindSet possible = TypeOf(operand).kinds();
  wanted &= possible;
  KindSet unwanted = possible & ~wanted;
  if (wanted == 0) return builder_.getFalse();
  if (unwanted == 0) return builder_.getTrue();
  llvm::Value* word = Use(operand);
  uint32_t wanted_tags = 0, unwanted_tags = 0;  // a bit per tag
  auto tags_of = [](KindSet set) {
    uint32_t tags = 0;
    for (const TagOfKind& own : kOwnTags) {
      if (set & own.kind) tags |= 1u << static_cast<int>(own.tag);
    }
    if (set & (kBoxedKinds | kTwoTags)) tags |= 1u << static_cast<int>(abi::Tag::kBoxed);
    if (set & kImmediateKinds) tags |= 1u << static_cast<int>(abi::Tag::kImmediate);
    return tags;
  };
  wanted_tags = tags_of(wanted);
  unwanted_tags = tags_of(unwanted);
  uint32_t shared = wanted_tags & unwanted_tags;
  uint32_t certain = wanted_tags & ~shared;
  llvm::Value* tag = builder_.CreateAnd(word, abi::kTagMask);
  auto tag_in = [&](uint32_t tags) -> llvm::Value* {
    // Tags that cannot occur may be counted in or out, whichever makes the test simpler.
    if (__builtin_popcount(tags) == 1) return builder_.CreateICmpEQ(tag, Word(static_cast<uint64_t>(__builtin_ctz(tags))));
    uint32_t others = (wanted_tags | unwanted_tags) & ~tags;
    if (__builtin_popcount(others) == 1) {
      return builder_.CreateICmpNE(tag, Word(static_cast<uint64_t>(__builtin_ctz(others))));
    }
    llvm::Value* bits = builder_.CreateLShr(Word(tags), tag);
    return builder_.CreateTrunc(bits, builder_.getInt1Ty());
  };
  if (shared == 0) return tag_in(certain);

  llvm::Value* answer = certain != 0 ? tag_in(certain) : nullptr;
  auto or_else = [&](llvm::Value* test) { answer = answer == nullptr ? test : builder_.CreateOr(answer, test); };
  if (shared & 1u << static_cast<int>(abi::Tag::kImmediate)) {
    if (wanted & kinds::kAtom) or_else(builder_.CreateICmpEQ(builder_.CreateAnd(word, abi::kImmediateMask), Word(abi::kAtomTag)));
    if (wanted & kinds::kNil) or_else(builder_.CreateICmpEQ(word, Word(abi::kNil)));
    llvm::Value* low_byte = builder_.CreateAnd(word, abi::kOtherImmediateMask);
    if (wanted & kinds::kPid) or_else(builder_.CreateICmpEQ(low_byte, Word(abi::kPidTag)));
    if (wanted & kinds::kPort) or_else(builder_.CreateICmpEQ(low_byte, Word(abi::kPortTag)));
  }
  if ((shared & 1u << static_cast<int>(abi::Tag::kBoxed)) == 0) return answer;
  // The header may only be read behind the tag test.
  std::vector<abi::HeaderKind> headers = HeaderKindsOf(wanted);
  if (headers.empty()) return answer != nullptr ? answer : builder_.getFalse();
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(builder_.getInt1Ty());
  builder_.CreateStore(answer != nullptr ? answer : builder_.getFalse(), result);
  llvm::BasicBlock* boxed = NewBlock("boxed");
  llvm::BasicBlock* done = NewBlock("tested");
  builder_.CreateCondBr(builder_.CreateICmpEQ(tag, Word(static_cast<uint64_t>(abi::Tag::kBoxed))), boxed, done);
  builder_.SetInsertPoint(boxed);
  llvm::Value* header = builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, word, abi::Tag::kBoxed));
  llvm::Value* kind = builder_.CreateAnd(header, abi::kHeaderTagAndKindMask);
  llvm::Value* any = nullptr;
  for (abi::HeaderKind wanted_header : headers) {
    llvm::Value* same = builder_.CreateICmpEQ(kind, Word(abi::MakeHeader(wanted_header, 0)));
    any = any == nullptr ? same : builder_.CreateOr(any, same);
  }
  builder_.CreateStore(any, result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(builder_.getInt1Ty(), result);
}

// Has the operand `tag`, and its header the value `header` under `mask`? `tag_kinds` are the kinds with that tag.
llvm::Value* PartEmitter::EmitHeaderTest(ValueId operand, abi::Tag tag, KindSet tag_kinds, uint64_t mask, uint64_t header) {
  llvm::Value* word = Use(operand);
  auto header_matches = [&] {
    llvm::Value* found = builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, word, tag));
    if (mask != ~uint64_t{0}) found = builder_.CreateAnd(found, mask);
    return builder_.CreateICmpEQ(found, Word(header));
  };
  if (TypeOf(operand).Is(tag_kinds)) return header_matches();
  if (!TypeOf(operand).MayBe(tag_kinds)) return builder_.getFalse();
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(builder_.getInt1Ty());
  builder_.CreateStore(builder_.getFalse(), result);
  llvm::BasicBlock* tagged = NewBlock("tagged");
  llvm::BasicBlock* done = NewBlock("tested");
  builder_.CreateCondBr(EmitIsKind(operand, tag_kinds), tagged, done);
  builder_.SetInsertPoint(tagged);
  builder_.CreateStore(header_matches(), result);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
  return builder_.CreateLoad(builder_.getInt1Ty(), result);
}

llvm::Value* PartEmitter::Allocate(uint32_t words) {
  llvm::Value* start = Heap();
  builder_.CreateStore(abi_.WordAddress(builder_, start, words), registers_.heap);
  return start;
}

llvm::Value* PartEmitter::BoxFloat(llvm::Value* real) {
  llvm::Value* object = Allocate(2);
  StoreWord(object, 0, Word(abi::MakeHeader(abi::HeaderKind::kFloat, 1)));
  StoreWord(object, 1, real);
  return abi_.TagPointer(builder_, object, abi::Tag::kFloat);
}

llvm::Value* PartEmitter::EmitConstruction(const Instruction& instruction) {
  std::vector<llvm::Value*> operands;
  for (ValueId operand : instruction.operands) operands.push_back(Use(operand));
  if (instruction.opcode == Opcode::kBoxFloat) return BoxFloat(operands[0]);
  llvm::Value* object = Allocate(HeapWords(function_, partition_, instruction));
  switch (instruction.opcode) {
    case Opcode::kMakeCons:
      StoreWord(object, 0, operands[0]);
      StoreWord(object, 1, operands[1]);
      return abi_.TagPointer(builder_, object, abi::Tag::kCons);
    case Opcode::kOpenCons:
      StoreWord(object, 0, operands[0]);
      StoreWord(object, 1, Word(abi::kNil));
      return abi_.TagPointer(builder_, object, abi::Tag::kCons);
    case Opcode::kMakeTuple:
      StoreWord(object, 0, Word(abi::MakeHeader(abi::HeaderKind::kTuple, operands.size())));
      for (size_t i = 0; i < operands.size(); ++i) StoreWord(object, static_cast<int64_t>(i) + 1, operands[i]);
      return abi_.TagPointer(builder_, object, abi::Tag::kTuple);
    default: {  // kMakeFun with an environment
      ssa::FunctionId code = instruction.function();
      StoreWord(object, abi::kFunHeaderWord,
                Word(abi::MakeHeader(abi::HeaderKind::kFun, abi::kFunEnvironmentWord - 1 + operands.size(),
                                     static_cast<uint8_t>(module_[code].arity))));
      abi_.StoreCodeWord(builder_, abi_.WordAddress(builder_, object, abi::kFunCodeWord), owner_.PartFunction(code, 0),
                         llvm::ConstantPointerNull::get(abi_.pointer()));
      StoreWord(object, abi::kFunInfoWord, abi_.WordConstant({0, owner_.FunInfo(code), 0}));
      for (size_t i = 0; i < operands.size(); ++i) {
        StoreWord(object, abi::kFunEnvironmentWord + static_cast<int64_t>(i), operands[i]);
      }
      return abi_.TagPointer(builder_, object, abi::Tag::kFun);
    }
  }
}

llvm::Value* PartEmitter::IsYoung(llvm::Value* address) {
  auto word = [&](llvm::Value* pointer) { return builder_.CreatePtrToInt(pointer, abi_.size_type()); };
  llvm::Value* start = word(builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_heap_start)));
  return builder_.CreateICmpULT(builder_.CreateSub(word(address), start), builder_.CreateSub(word(Heap()), start));
}

// The cell is nearly always young. The runtime is told of one that is not, unless what is written never moves.
void PartEmitter::EmitSetTail(const Instruction& instruction) {
  llvm::Value* slot = abi_.Untag(builder_, Use(instruction.operands[0]), abi::Tag::kCons, 1);
  builder_.CreateStore(Use(instruction.operands[1]), slot);
  constexpr KindSet kNeverMoved = kinds::kSmall | kinds::kAtom | kinds::kNil;
  if (TypeOf(instruction.operands[1]).Is(kNeverMoved) ||
      At(liveness_.Root(instruction.operands[1])).opcode == Opcode::kLiteral) {
    return;
  }
  llvm::BasicBlock* old = NewBlock("old");
  llvm::BasicBlock* done = NewBlock("written");
  BranchLikely(IsYoung(slot), done, old);
  builder_.SetInsertPoint(old);
  SaveState();
  llvm::Value* arguments[] = {process_, builder_.CreatePtrToInt(slot, abi_.size_type())};
  abi_.CallRuntime(builder_, RuntimeCall::k_lumen_remember, arguments);
  builder_.CreateBr(done);
  builder_.SetInsertPoint(done);
}

// Written into where it is owned and young: then no object of the old generation, no literal and nobody else holds what changes. Else a
// copy of what stays is made first, and that written into.
llvm::Value* PartEmitter::EmitUpdateTuple(const Instruction& instruction) {
  const ssa::Type type = TypeOf(instruction.operands[0]);
  const uint32_t arity = type.HasArity() ? type.arity() : 0;  // 0: cannot be reached
  const uint32_t changed = instruction.index();
  llvm::Value* old = Use(instruction.operands[0]);
  llvm::AllocaInst* result = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  builder_.CreateStore(old, result);
  llvm::BasicBlock* young = NewBlock("young");
  llvm::BasicBlock* copy = NewBlock("copy");
  llvm::BasicBlock* write = NewBlock("update");
  builder_.CreateCondBr(Use(instruction.operands[1]), young, copy);
  builder_.SetInsertPoint(young);
  BranchLikely(IsYoung(abi_.Untag(builder_, old, abi::Tag::kTuple)), write, copy);
  builder_.SetInsertPoint(copy);
  llvm::Value* object = Allocate(arity + 1);
  StoreWord(object, 0, Word(abi::MakeHeader(abi::HeaderKind::kTuple, arity)));
  for (uint32_t i = 0; i < arity; ++i) {
    if (i < 32 && (changed >> i & 1) != 0) continue;
    llvm::Value* element = builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, old, abi::Tag::kTuple, int64_t{i} + 1));
    StoreWord(object, int64_t{i} + 1, element);
  }
  builder_.CreateStore(abi_.TagPointer(builder_, object, abi::Tag::kTuple), result);
  builder_.CreateBr(write);
  builder_.SetInsertPoint(write);
  llvm::Value* tuple = builder_.CreateLoad(abi_.word(), result);
  size_t next = 2;
  for (uint32_t i = 0; i < 32; ++i) {
    if ((changed >> i & 1) == 0) continue;
    builder_.CreateStore(Use(instruction.operands[next++]), abi_.Untag(builder_, tuple, abi::Tag::kTuple, int64_t{i} + 1));
  }
  return tuple;
}

// Everything else that gives a value: parts of terms, tests, facts.
llvm::Value* PartEmitter::EmitPart(const Instruction& instruction) {
  ValueId operand = instruction.operands[0];
  auto load = [&](abi::Tag tag, int64_t words) {
    return builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, Use(operand), tag, words));
  };
  switch (instruction.opcode) {
    case Opcode::kHead:
      return load(abi::Tag::kCons, 0);
    case Opcode::kTail:
      return load(abi::Tag::kCons, 1);
    case Opcode::kTupleElement:
      return load(abi::Tag::kTuple, static_cast<int64_t>(instruction.index()) + 1);
    case Opcode::kTupleSize: {
      llvm::Value* size = builder_.CreateLShr(load(abi::Tag::kTuple, 0), abi::kHeaderSizeShift);
      return builder_.CreateShl(size, abi::kTagBits);
    }
    case Opcode::kFunEnvironment:
      return load(abi::Tag::kFun, abi::kFunEnvironmentWord + static_cast<int64_t>(instruction.index()));
    case Opcode::kStackTrace: {
      SaveState();
      llvm::Value* arguments[] = {process_, Use(operand)};
      llvm::Value* trace = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_build_stack_trace, arguments);
      ReloadState();
      return trace;
    }
    case Opcode::kIsKind:
      return EmitIsKind(operand, instruction.kind_set());
    case Opcode::kIsTupleOfArity:
      return EmitHeaderTest(operand, abi::Tag::kTuple, kinds::kTuple, ~uint64_t{0},
                            abi::MakeHeader(abi::HeaderKind::kTuple, instruction.index()));
    case Opcode::kIsFunOfArity:
      if (instruction.index() > abi::kMaxArity) return builder_.getFalse();
      return EmitHeaderTest(operand, abi::Tag::kFun, kinds::kFun, abi::kFunArityMask,
                            abi::MakeHeader(abi::HeaderKind::kFun, 0, static_cast<uint8_t>(instruction.index())));
    case Opcode::kNot:
      return builder_.CreateNot(Use(operand));
    case Opcode::kBooleanTerm:
      return builder_.CreateSelect(Use(operand), abi_.WordConstant(abi_.Atom("true")),
                                   abi_.WordConstant(abi_.Atom("false")));
    default:
      llvm_unreachable("an instruction that code generation does not know");
  }
}

}  // namespace lumen::codegen
