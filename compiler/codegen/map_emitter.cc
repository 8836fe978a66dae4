// Maps: all but looking for a known key in a small map is the runtime's. See part_emitter.h.
#include "compiler/codegen/part_emitter.h"
#include "runtime/abi/map_hash.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::ValueId;

llvm::Value* PartEmitter::EmitMakeMap(const Instruction& instruction) {
  std::vector<llvm::Value*> values;
  for (ValueId operand : instruction.operands) values.push_back(Use(operand));
  StoreArguments(values, 0);
  SaveState();
  llvm::Value* arguments[] = {process_, Size(values.size() / 2)};
  llvm::Value* map = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_map_new, arguments);
  ReloadState();
  return map;
}

llvm::Value* PartEmitter::EmitMapOperation(Opcode opcode, const Instruction& instruction, llvm::BasicBlock* failed) {
  constexpr size_t kOnePair = 3;  // operands
  const bool is_put = opcode == Opcode::kMapPut;
  std::vector<llvm::Value*> values;
  for (ValueId operand : instruction.operands) values.push_back(Use(operand));
  RuntimeCall helper = is_put ? RuntimeCall::k_lumen_map_put : RuntimeCall::k_lumen_map_update;
  std::vector<llvm::Value*> arguments = {process_, values[0]};
  if (values.size() == kOnePair) {
    arguments.insert(arguments.end(), values.begin() + 1, values.end());
  } else {
    helper = is_put ? RuntimeCall::k_lumen_map_put_many : RuntimeCall::k_lumen_map_update_many;
    StoreArguments(std::span(values).subspan(1), 0);
    arguments.push_back(Size(values.size() / 2));
  }
  SaveState();
  llvm::Value* map = abi_.CallRuntime(builder_, helper, arguments);
  ReloadState();
  return CheckValue(map, instruction, failed);
}

// The hash of a key that is known here: a literal atom or small integer of OTP's range.
std::optional<uint32_t> PartEmitter::KnownMapHash(ValueId key) const {
  const Instruction& definition = At(liveness_.Root(key));
  if (definition.opcode != Opcode::kLiteral) return std::nullopt;
  const lumen::Literal& literal = module_.literals->Get(definition.literal());
  if (literal.kind == LiteralKind::kAtom) {
    std::string_view text = module_.symbols->Text(literal.atom);
    return abi::MapKeyHashOfAtom(abi::AtomHash(text), static_cast<uint32_t>(text.size()));
  }
  constexpr int64_t kLimit = int64_t{1} << 59;
  int64_t number = 0;
  if (!module_.literals->IsSmallInteger(definition.literal(), &number) || number < -kLimit || number >= kLimit) {
    return std::nullopt;
  }
  return abi::MapKeyHashOfSmall(number);
}

// A key known to be an atom or a small integer is looked for in line in a flat map: a walk over the keys, which are few.
void PartEmitter::EmitMapFind(const Instruction& instruction) {
  llvm::Value* map = Use(instruction.operands[0]);
  llvm::Value* key = Use(instruction.operands[1]);
  llvm::BasicBlock* missing = EdgeBlock(instruction.successors[1]);
  llvm::BasicBlock* found = NewBlock("found");
  std::optional<uint32_t> hash = KnownMapHash(instruction.operands[1]);
  if (!hash) {
    llvm::Value* arguments[] = {map, key};
    llvm::Value* value = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_map_find, arguments);
    builder_.CreateCondBr(builder_.CreateICmpEQ(value, Word(abi::kNoValue)), missing, found);
    builder_.SetInsertPoint(found);
    return GoTo(instruction.successors[0], value);
  }
  llvm::BasicBlock* flat = NewBlock("flat");
  llvm::BasicBlock* large = NewBlock("large");
  llvm::BasicBlock* next = NewBlock("next_key");
  llvm::BasicBlock* compare = NewBlock("compare_key");
  llvm::BasicBlock* same = NewBlock("same_key");
  llvm::Value* object = abi_.Untag(builder_, map, abi::Tag::kBoxed);
  llvm::Value* header = builder_.CreateLoad(abi_.word(), object);
  llvm::Value* kind = builder_.CreateAnd(header, abi::kHeaderTagAndKindMask);
  builder_.CreateCondBr(builder_.CreateICmpEQ(kind, Word(abi::MakeHeader(abi::HeaderKind::kFlatMap, 0))), flat, large);

  builder_.SetInsertPoint(large);
  llvm::Value* arguments[] = {map, key, Size(*hash)};
  llvm::Value* from_trie = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_map_find_hashed, arguments);
  builder_.CreateCondBr(builder_.CreateICmpEQ(from_trie, Word(abi::kNoValue)), missing, found);

  // The keys' tuple and the values behind the map's two first words run in step; the last key is looked at first.
  builder_.SetInsertPoint(flat);
  llvm::Value* keys_term = builder_.CreateLoad(abi_.word(), abi_.WordAddress(builder_, object, abi::kFlatMapKeysWord));
  llvm::Value* keys = abi_.Untag(builder_, keys_term, abi::Tag::kTuple);
  llvm::Value* size = builder_.CreateTrunc(builder_.CreateLShr(header, abi::kHeaderSizeShift), abi_.size_type());
  llvm::Value* count = builder_.CreateSub(size, Size(1));
  builder_.CreateBr(next);
  builder_.SetInsertPoint(next);
  llvm::PHINode* left = builder_.CreatePHI(abi_.size_type(), 2);
  left->addIncoming(count, flat);
  builder_.CreateCondBr(builder_.CreateICmpEQ(left, Size(0)), missing, compare);
  builder_.SetInsertPoint(compare);
  llvm::Value* rest = builder_.CreateSub(left, Size(1));
  left->addIncoming(rest, compare);
  auto word_at = [&](llvm::Value* base, llvm::Value* index) {
    return builder_.CreateLoad(abi_.word(), builder_.CreateInBoundsGEP(abi_.word(), base, index));
  };
  builder_.CreateCondBr(builder_.CreateICmpEQ(word_at(keys, left), key), same, next);
  builder_.SetInsertPoint(same);
  llvm::Value* from_flat = word_at(object, builder_.CreateAdd(rest, Size(abi::kFlatMapValuesWord)));
  builder_.CreateBr(found);

  builder_.SetInsertPoint(found);
  llvm::PHINode* value = builder_.CreatePHI(abi_.word(), 2);
  value->addIncoming(from_trie, large);
  value->addIncoming(from_flat, same);
  GoTo(instruction.successors[0], value);
}

}  // namespace lumen::codegen
