// Switches on small integers, atoms and arities. See part_emitter.h.
//
// Where many cases of small integers only choose a constant, to return it or to hand it to one block, the choice becomes a
// lookup in constant data (Unicode's tables, written as clauses, are thousands of such cases): the integer less the smallest case
// selects a page, 64 numbers each, and in it the number of a constant; 0: none of these cases. Equal pages are shared.
//
// Cases of one block at equal distances (Hangul's syllables without a final consonant are 399, each 28 after the one before) become a test of
// range and remainder.
//
// Tested by its golden (testdata/switch_tables.ssa) and tests/programs/switch_tables.erl.
#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "compiler/codegen/part_emitter.h"

namespace lumen::codegen {

using ssa::BlockId;
using ssa::Instruction;
using ssa::Opcode;
using ssa::Successor;
using ssa::ValueId;

namespace {

// Fewer cases are left to LLVM, which has jump tables and comparisons for them.
constexpr size_t kFewestTableCases = 32;
constexpr uint64_t kPageBits = 6;
constexpr uint64_t kPageSize = uint64_t{1} << kPageBits;
// A table may take this many bytes a case, about what a branch and the code at its end take.
constexpr uint64_t kMostBytesPerCase = 48;
constexpr size_t kMostEntries = UINT16_MAX;  // of a page index or of constants
// So many cases at equal distances take more room as comparisons.
constexpr size_t kFewestProgressionCases = 8;

}  // namespace

// What a case does, where it only chooses a constant.
struct PartEmitter::Choice {
  std::optional<BlockId> block;  // that gets the constant as its one parameter; none: it is returned
  LiteralId constant;
};

struct PartEmitter::SwitchTable {
  int64_t smallest = 0;
  int64_t largest = 0;
  std::vector<uint16_t> index;      // of pages
  std::vector<uint16_t> pages;      // kPageSize each
  std::vector<LiteralId> constants;  // number 1 first
};

std::optional<PartEmitter::Choice> PartEmitter::ChoiceOf(const Successor& successor) const {
  auto literal = [&](ValueId value) -> std::optional<LiteralId> {
    const Instruction& instruction = At(liveness_.Root(value));
    if (instruction.opcode != Opcode::kLiteral) return std::nullopt;
    return instruction.literal();
  };
  auto handing_over = [&](const Successor& next) -> std::optional<Choice> {
    if (next.arguments.size() != 1) return std::nullopt;
    const std::optional<LiteralId> constant = literal(next.arguments[0]);
    if (!constant || At(function_[next.block].parameters[0]).representation != ssa::Representation::kTerm)
      return std::nullopt;
    return Choice{next.block, *constant};
  };
  if (!successor.arguments.empty()) return handing_over(successor);
  BlockId target = successor.block;
  for (int step = 0; step < 2 && function_[target].instructions.size() == 1; ++step) {
    const Instruction& jump = function_.Terminator(target);
    if (jump.opcode != Opcode::kJump || !jump.successors[0].arguments.empty() || partition_.JoinPart(target) != kNone) break;
    target = jump.successors[0].block;
  }
  if (partition_.JoinPart(target) != kNone) return std::nullopt;
  const ssa::Block& block = function_[target];
  for (size_t i = 0; i + 1 < block.instructions.size(); ++i) {
    if (At(block.instructions[i]).opcode != Opcode::kLiteral) return std::nullopt;
  }
  const Instruction& terminator = At(block.instructions.back());
  if (terminator.opcode == Opcode::kJump) return handing_over(terminator.successors[0]);
  if (terminator.opcode != Opcode::kReturn) return std::nullopt;
  const std::optional<LiteralId> constant = literal(terminator.operands[0]);
  if (!constant) return std::nullopt;
  return Choice{std::nullopt, *constant};
}

// Null where the cases lie too far apart.
std::optional<PartEmitter::SwitchTable> PartEmitter::MakeTable(
    const std::vector<std::pair<int64_t, LiteralId>>& choices) {
  SwitchTable table;
  const auto [smallest, largest] = std::minmax_element(
      choices.begin(), choices.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  table.smallest = smallest->first;
  table.largest = largest->first;
  const uint64_t most_bytes = choices.size() * kMostBytesPerCase;
  const uint64_t range = static_cast<uint64_t>(table.largest) - static_cast<uint64_t>(table.smallest);
  if (range / kPageSize >= std::min<uint64_t>(kMostEntries, most_bytes / sizeof(uint16_t))) return std::nullopt;
  std::map<uint64_t, std::vector<uint16_t>> written;
  std::map<uint32_t, uint16_t> numbers;  // by constant
  for (const auto& [number, constant] : choices) {
    const auto [found, is_new] = numbers.emplace(constant.index, static_cast<uint16_t>(table.constants.size() + 1));
    if (is_new) {
      if (table.constants.size() == kMostEntries) return std::nullopt;
      table.constants.push_back(constant);
    }
    const uint64_t offset = static_cast<uint64_t>(number) - static_cast<uint64_t>(table.smallest);
    std::vector<uint16_t>& page = written[offset / kPageSize];
    page.resize(kPageSize);
    page[offset % kPageSize] = found->second;
  }
  std::map<std::vector<uint16_t>, uint16_t> places;
  for (uint64_t i = 0; i <= range / kPageSize; ++i) {
    std::vector<uint16_t> page = written.contains(i) ? written[i] : std::vector<uint16_t>(kPageSize);
    const auto [place, is_new] = places.emplace(page, static_cast<uint16_t>(table.pages.size() / kPageSize));
    if (is_new) table.pages.insert(table.pages.end(), page.begin(), page.end());
    table.index.push_back(place->second);
  }
  if ((table.index.size() + table.pages.size()) * sizeof(uint16_t) > most_bytes) return std::nullopt;
  return table;
}

// Goes on at the insertion point where the value is none of the table's.
void PartEmitter::EmitTable(llvm::Value* value, const SwitchTable& table, std::optional<BlockId> block) {
  // Of bytes where all entries fit.
  auto numbers = [&](const std::vector<uint16_t>& entries, llvm::Type** type) {
    const bool is_narrow = std::ranges::all_of(entries, [](uint16_t entry) { return entry <= UINT8_MAX; });
    *type = is_narrow ? builder_.getInt8Ty() : builder_.getInt16Ty();
    const std::vector<uint8_t> bytes(entries.begin(), entries.end());
    llvm::Constant* data = is_narrow ? llvm::ConstantDataArray::get(abi_.context(), llvm::ArrayRef<uint8_t>(bytes))
                                     : llvm::ConstantDataArray::get(abi_.context(), llvm::ArrayRef<uint16_t>(entries));
    auto* global = new llvm::GlobalVariable(abi_.module(), data->getType(), /*isConstant=*/true,
                                            llvm::GlobalValue::PrivateLinkage, data, "lumen.table");
    global->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    return global;
  };
  auto load = [&](llvm::Type* type, llvm::GlobalVariable* array, llvm::Value* place) {
    return builder_.CreateLoad(type, builder_.CreateGEP(type, array, place));
  };
  auto load_number = [&](const std::vector<uint16_t>& entries, llvm::Value* place) {
    llvm::Type* type = nullptr;
    llvm::GlobalVariable* array = numbers(entries, &type);
    return builder_.CreateZExt(load(type, array, place), abi_.size_type());
  };
  llvm::BasicBlock* inside = NewBlock("inside");
  llvm::BasicBlock* chosen = NewBlock("chosen");
  llvm::BasicBlock* none = NewBlock("none");
  // The tag's bits are zero in a small integer; rotated to the top, those of any other term put it outside.
  llvm::Value* distance = builder_.CreateSub(value, Word(abi::MakeSmall(table.smallest)));
  llvm::Value* offset = builder_.CreateIntrinsic(llvm::Intrinsic::fshr, {abi_.word()},
                                                 {distance, distance, Word(abi::kTagBits)});
  const uint64_t range = static_cast<uint64_t>(table.largest) - static_cast<uint64_t>(table.smallest);
  builder_.CreateCondBr(builder_.CreateICmpULE(offset, Word(range)), inside, none);
  builder_.SetInsertPoint(inside);
  llvm::Value* place = builder_.CreateTrunc(offset, abi_.size_type());
  llvm::Value* page = load_number(table.index, builder_.CreateLShr(place, Size(kPageBits)));
  llvm::Value* entry = builder_.CreateOr(
      builder_.CreateShl(page, Size(kPageBits)),
      builder_.CreateAnd(place, Size(kPageSize - 1)));
  llvm::Value* number = load_number(table.pages, entry);
  builder_.CreateCondBr(builder_.CreateICmpNE(number, Size(0)), chosen, none);
  builder_.SetInsertPoint(chosen);
  std::vector<llvm::Constant*> words = {abi_.WordInitializer({0})};
  for (LiteralId constant : table.constants) words.push_back(abi_.WordInitializer(owner_.Literal(constant)));
  llvm::Value* constant = load(abi_.word(), abi_.StaticData(words, "lumen.constants", /*literal=*/false), number);
  if (block) {
    GoTo(Successor{*block, {}}, constant);
  } else {
    EmitReturn(constant);
  }
  builder_.SetInsertPoint(none);
}

// Takes the cases that only choose a constant, many of one kind, out of the switch. Returns which cases are left.
std::vector<bool> PartEmitter::EmitTables(llvm::Value* value, const Instruction& instruction,
                                          const ssa::Switch& cases) {
  std::vector<bool> left(cases.cases.size(), true);
  if (cases.cases.size() < kFewestTableCases) return left;
  std::map<uint32_t, std::vector<std::pair<size_t, LiteralId>>> groups;  // by block; ssa::kInvalidIndex: returned
  for (size_t i = 0; i < cases.cases.size(); ++i) {
    if (const std::optional<Choice> choice = ChoiceOf(instruction.successors[i]))
      groups[choice->block ? choice->block->index : ssa::kInvalidIndex].emplace_back(i, choice->constant);
  }
  for (const auto& [block, group] : groups) {
    if (group.size() < kFewestTableCases) continue;
    std::vector<std::pair<int64_t, LiteralId>> choices;
    for (const auto& [i, constant] : group) {
      int64_t number = 0;
      module_.literals->IsSmallInteger(cases.cases[i], &number);
      choices.emplace_back(number, constant);
    }
    const std::optional<SwitchTable> table = MakeTable(choices);
    if (!table) continue;
    has_tables_ = true;
    for (const auto& [i, constant] : group) left[i] = false;
    EmitTable(value, *table, block == ssa::kInvalidIndex ? std::nullopt : std::optional(BlockId{block}));
  }
  return left;
}

// Takes the cases of one block at equal distances, which hand it nothing, out of those left.
void PartEmitter::EmitProgressions(llvm::Value* value, const Instruction& instruction, const ssa::Switch& cases, std::vector<bool>* left) {
  std::map<uint32_t, std::vector<std::pair<int64_t, size_t>>> groups;  // number and index of cases, by block
  for (size_t i = 0; i < cases.cases.size(); ++i) {
    int64_t number = 0;
    if (!(*left)[i] || !instruction.successors[i].arguments.empty() || !module_.literals->IsSmallInteger(cases.cases[i], &number)) continue;
    groups[instruction.successors[i].block.index].emplace_back(number, i);
  }
  for (auto& [block, group] : groups) {
    if (group.size() < kFewestProgressionCases) continue;
    std::ranges::sort(group);
    const int64_t first = group[0].first, distance = group[1].first - first;
    // Runs are left to LLVM, which compares their ends. A remainder of 32 bits takes no call anywhere.
    const uint64_t span = abi::MakeSmall(group.back().first) - abi::MakeSmall(first);
    auto is_other = [&](const auto& a, const auto& b) { return b.first - a.first != distance; };
    if (distance == 1 || span > UINT32_MAX || std::ranges::adjacent_find(group, is_other) != group.end()) continue;
    llvm::BasicBlock* within = NewBlock("within");
    llvm::BasicBlock* none = NewBlock("none");
    llvm::Value* place = builder_.CreateSub(value, Word(abi::MakeSmall(first)));
    builder_.CreateCondBr(builder_.CreateICmpULE(place, Word(span)), within, none);
    builder_.SetInsertPoint(within);
    llvm::Value* rest = builder_.CreateURem(builder_.CreateTrunc(place, builder_.getInt32Ty()),
                                            builder_.getInt32(static_cast<uint32_t>(abi::MakeSmall(distance))));
    builder_.CreateCondBr(builder_.CreateICmpEQ(rest, builder_.getInt32(0)), EdgeBlock(instruction.successors[group[0].second]), none);
    builder_.SetInsertPoint(none);
    for (const auto& [number, i] : group) (*left)[i] = false;
  }
}

void PartEmitter::EmitSwitch(const Instruction& instruction) {
  const ssa::Switch& cases = module_.switches[instruction.switch_id().index];
  llvm::Value* value = Use(instruction.operands[0]);
  if (cases.on == ssa::Switch::On::kAtom) return EmitAtomSwitch(value, instruction, cases);
  if (cases.on == ssa::Switch::On::kTupleArity) {
    value = builder_.CreateLoad(abi_.word(), abi_.Untag(builder_, value, abi::Tag::kTuple));
  }
  std::vector<bool> left(cases.cases.size(), true);
  if (cases.on == ssa::Switch::On::kSmall) {
    left = EmitTables(value, instruction, cases);
    EmitProgressions(value, instruction, cases, &left);
  }
  llvm::BasicBlock* otherwise = EdgeBlock(instruction.successors.back());
  llvm::SwitchInst* result = builder_.CreateSwitch(value, otherwise, static_cast<unsigned>(cases.cases.size()));
  for (size_t i = 0; i < cases.cases.size(); ++i) {
    if (!left[i]) continue;
    int64_t number = 0;
    module_.literals->IsSmallInteger(cases.cases[i], &number);
    uint64_t word = cases.on == ssa::Switch::On::kTupleArity
                        ? abi::MakeHeader(abi::HeaderKind::kTuple, static_cast<uint64_t>(number))
                        : abi::MakeSmall(number);
    result->addCase(builder_.getInt64(word), EdgeBlock(instruction.successors[i]));
  }
}

// Atoms are addresses that only the linker knows. A few are compared one by one; many are told apart by the hash in their
// record, and the one that has the hash is then compared.
void PartEmitter::EmitAtomSwitch(llvm::Value* value, const Instruction& instruction, const ssa::Switch& cases) {
  constexpr size_t kCompareOneByOne = 4;
  auto compare_all = [&](const std::vector<size_t>& indices, llvm::BasicBlock* otherwise) {
    for (size_t i : indices) {
      llvm::BasicBlock* next = NewBlock("next");
      llvm::Value* atom = abi_.WordConstant(owner_.Literal(cases.cases[i]));
      llvm::BasicBlock* edge = EdgeBlock(instruction.successors[i]);
      builder_.CreateCondBr(builder_.CreateICmpEQ(value, atom), edge, next);
      builder_.SetInsertPoint(next);
    }
    builder_.CreateBr(otherwise);
  };
  llvm::BasicBlock* otherwise = EdgeBlock(instruction.successors.back());
  std::vector<size_t> all;
  std::map<uint32_t, std::vector<size_t>> by_hash;
  for (size_t i = 0; i < cases.cases.size(); ++i) {
    all.push_back(i);
    by_hash[abi::AtomHash(module_.symbols->Text(module_.literals->Get(cases.cases[i]).atom))].push_back(i);
  }
  if (all.size() <= kCompareOneByOne) return compare_all(all, otherwise);
  if (!TypeOf(instruction.operands[0]).Is(ssa::kinds::kAtom)) {
    llvm::BasicBlock* is_atom = NewBlock("is_atom");
    builder_.CreateCondBr(EmitIsKind(instruction.operands[0], ssa::kinds::kAtom), is_atom, otherwise);
    builder_.SetInsertPoint(is_atom);
  }
  llvm::Value* record = builder_.CreateIntToPtr(builder_.CreateSub(value, Word(abi::kAtomTag)), abi_.pointer());
  llvm::Value* hash = builder_.CreateLoad(builder_.getInt32Ty(), record);
  llvm::SwitchInst* result = builder_.CreateSwitch(hash, otherwise, static_cast<unsigned>(by_hash.size()));
  for (const auto& [hash_value, indices] : by_hash) {
    llvm::BasicBlock* same_hash = NewBlock("same_hash");
    result->addCase(builder_.getInt32(hash_value), same_hash);
    builder_.SetInsertPoint(same_hash);
    compare_all(indices, otherwise);
  }
}

}  // namespace lumen::codegen
