// Emits one part of an SSA function (partition.h) as one LLVM function.
//
// The LLVM function has the signature of compiled code: process, heap, stack, reductions, argument registers. SSA values, and the
// three registers that change, live in allocas that mem2reg turns into LLVM's own SSA form right after; that is how a
// value gets another LLVM value after a collection without this code placing phis.
//
// A part never moves the stack pointer before it leaves: `frame_words_` is the size of the frame that stands all the
// while (-1: none, the stack pointer is the caller's), so a CodeLocation is a constant at each instruction.
//
// Members are spread over files by topic: part_emitter.cc (entry, control flow, frames, calls, checks), arithmetic_emitter.cc,
// term_emitter.cc (tests, parts, construction), switch_emitter.cc, try_emitter.cc, error_emitter.cc. Tested by goldens of llvm-ir and by the program tests.
#ifndef COMPILER_CODEGEN_PART_EMITTER_H_
#define COMPILER_CODEGEN_PART_EMITTER_H_

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/check_planner.h"
#include "compiler/codegen/module_emitter.h"
#include "compiler/codegen/partition.h"
#include "compiler/codegen/restart_planner.h"
#include "compiler/ssa/function.h"
#include "llvm/IR/IRBuilder.h"

namespace lumen::codegen {

class PartEmitter {
 public:
  PartEmitter(ModuleEmitter& owner, ssa::FunctionId function_id, const ssa::Liveness& liveness,
              const Partition& partition, PartIndex part);
  // Emits the body. The LLVM function must be empty so far.
  void Emit();

 private:
  // --- registers
  struct Registers {
    llvm::AllocaInst* heap = nullptr;
    llvm::AllocaInst* stack = nullptr;
    llvm::AllocaInst* reductions = nullptr;
  };
  llvm::Value* Heap() { return builder_.CreateLoad(abi_.pointer(), registers_.heap); }
  llvm::Value* Stack() { return builder_.CreateLoad(abi_.pointer(), registers_.stack); }
  llvm::Value* Reductions() { return builder_.CreateLoad(abi_.size_type(), registers_.reductions); }
  llvm::Value* Field(ProcessField field) { return abi_.FieldAddress(builder_, process_, field); }
  void SaveState();      // registers to the process, before a helper that reads them
  void ReloadState();    // heap and reductions from the process, after a helper that allocates
  // The stack pointer of the caller: the frame popped.
  llvm::Value* CallerStack() { return abi_.WordAddress(builder_, Stack(), StackWords(frame_words_)); }

  // --- values
  llvm::Value* Use(ssa::ValueId value);
  void Define(ssa::ValueId value, llvm::Value* llvm_value);
  // Tells debuggers that the variables which have this value have it from here on.
  void ShowVariables(ssa::ValueId value, llvm::Value* llvm_value);
  llvm::AllocaInst* Variable(ssa::ValueId value);
  const ssa::Instruction& At(ssa::ValueId value) const { return function_[value]; }
  ssa::Type TypeOf(ssa::ValueId value) const { return function_[value].type; }
  llvm::Value* Word(uint64_t value) { return llvm::ConstantInt::get(abi_.word(), value); }
  llvm::Value* Size(uint64_t value) { return llvm::ConstantInt::get(abi_.size_type(), value); }
  // Does the value denote a literal of an immediate (small integer, atom, [])?
  bool IsImmediateLiteral(ssa::ValueId value) const;

  // --- part_emitter.cc
  // What is emitted from here on belongs to this place in the source, for debuggers.
  void MarkPlace(const ssa::Location& location);
  void EmitPrologue();
  void EmitYield(llvm::Value* reductions);
  void FindUsedValues();
  void LoadFrame();
  void EmitSegment(SegmentIndex segment);
  void EmitInstruction(ssa::ValueId id, const ssa::Instruction& instruction);
  void EmitTerminator(ssa::ValueId id, const ssa::Instruction& instruction);
  void EmitAttempt(const ssa::Instruction& instruction);
  void EmitReturn(llvm::Value* value);
  void EmitReturnHere(llvm::Value* value);
  // Continuations of calls of the function itself: where it probably returns to.
  std::vector<PartIndex> GuessedContinuations() const;
  void EmitLoopBack(const ssa::Instruction& instruction);
  llvm::Value* RoundsBetween(ssa::ValueId counter, ssa::ValueId step, ssa::ValueId end);
  llvm::Value* EmitTakeRounds(const ssa::Instruction& instruction);
  void EmitReturnRounds(const ssa::Instruction& instruction);
  // Assigns the parameters of the successor, with `last` behind the written arguments, where given.
  void PassArguments(const ssa::Successor& successor, llvm::Value* last = nullptr);
  // Assigns the parameters and goes there.
  void GoTo(const ssa::Successor& successor, llvm::Value* last = nullptr);
  // A block that does GoTo, for conditional branches.
  llvm::BasicBlock* EdgeBlock(const ssa::Successor& successor);
  void EnterJoin(PartIndex join, llvm::Value* stack);
  void EmitCheck(SegmentIndex segment, const Check& check, const std::optional<Restart>& restart);
  void EmitRestart(const Restart& restart, uint32_t words);
  // The first `count` arguments the part was entered with, as far as they came in registers.
  std::vector<llvm::Value*> IncomingArguments(size_t count) const;
  MachineRegisters MachineRegistersHere() { return {process_, Heap(), Stack(), Reductions()}; }
  std::vector<ssa::ValueId> LiveBefore(SegmentIndex segment, uint32_t instruction) const;
  void PushFrame(ssa::ValueId call, llvm::Value** stack);
  void EmitCall(ssa::ValueId id, const ssa::Instruction& instruction);
  void EmitTailCall(const ssa::Instruction& instruction);
  // What to jump to, and with which arguments, for the call or tail call; leaves through an error where the callee is no good.
  struct CallTarget {
    llvm::Value* code = nullptr;
    std::vector<llvm::Value*> arguments;
  };
  CallTarget PrepareCall(const ssa::Instruction& instruction);
  // Puts the arguments beyond the registers in place and leaves for `target`.
  void Leave(const CallTarget& target, llvm::Value* stack);
  void StoreArguments(std::span<llvm::Value* const> arguments, size_t first);
  llvm::Value* Arguments();  // the address of the process's argument words
  llvm::BasicBlock* NewBlock(const char* name) { return llvm::BasicBlock::Create(abi_.context(), name, llvm_function_); }
  // Branches on a condition that is nearly always true (false).
  void BranchLikely(llvm::Value* condition, llvm::BasicBlock* then_block, llvm::BasicBlock* else_block);
  void BranchUnlikely(llvm::Value* condition, llvm::BasicBlock* then_block, llvm::BasicBlock* else_block);

  // --- switch_emitter.cc
  struct Choice;
  struct SwitchTable;
  void EmitSwitch(const ssa::Instruction& instruction);
  void EmitAtomSwitch(llvm::Value* value, const ssa::Instruction& instruction, const ssa::Switch& cases);
  std::optional<Choice> ChoiceOf(const ssa::Successor& successor) const;
  static std::optional<SwitchTable> MakeTable(const std::vector<std::pair<int64_t, LiteralId>>& choices);
  void EmitTable(llvm::Value* value, const SwitchTable& table, std::optional<ssa::BlockId> block);
  std::vector<bool> EmitTables(llvm::Value* value, const ssa::Instruction& instruction, const ssa::Switch& cases);
  void EmitProgressions(llvm::Value* value, const ssa::Instruction& instruction, const ssa::Switch& cases, std::vector<bool>* left);

  // --- try_emitter.cc
  void EmitEnterTry(ssa::ValueId id, const ssa::Instruction& instruction);
  void EmitLeaveTry(ssa::ValueId id, const ssa::Instruction& instruction);
  // The code word's location of the frame that the call (or enter_try) leaves.
  llvm::Constant* FrameLocation(ssa::ValueId call);

  // --- arithmetic_emitter.cc
  // Emits the operation with its result in `id`'s place; failing raises, or goes to `failed` where given. Returns the result.
  llvm::Value* EmitOperation(ssa::Opcode opcode, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  llvm::Value* EmitArithmetic(ssa::Opcode opcode, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  // The operation on two known small integers; goes to `slow` where the result is no small integer.
  llvm::Value* EmitSmall(ssa::Opcode opcode, llvm::Value* left, llvm::Value* right, const ssa::Instruction& instruction,
                         llvm::BasicBlock* slow);
  llvm::Value* EmitElement(const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  llvm::Value* CallBif(std::string_view symbol, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  llvm::Value* EmitBif(const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  // Calls a helper or BIF that may leave an exception instead of a value.
  llvm::Value* CheckValue(llvm::Value* result, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  void EmitAttemptSmall(const ssa::Instruction& instruction);
  llvm::Value* EmitComparison(const ssa::Instruction& instruction);

  // --- comparison_keys.cc: order among a value and many small integers
  struct KeyComparison {
    uint32_t value;
    int64_t integer;
    bool integer_is_left;
  };
  struct ComparisonKeys {
    llvm::AllocaInst* floor;
    llvm::AllocaInst* ceiling;
  };
  std::optional<int64_t> ComparableInteger(ssa::ValueId value) const;
  std::optional<KeyComparison> KeyComparisonOf(const ssa::Instruction& instruction) const;
  void FindKeyedValues();
  // Right behind the value's definition.
  void MakeKeys(ssa::ValueId id);
  // Null where the comparison is none of a value with keys.
  llvm::Value* CompareByKey(const ssa::Instruction& instruction);
  // `failed`: where to go instead of raising badarith; null: raise.
  llvm::Value* EmitReal(ssa::Opcode opcode, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  void EmitFloatPath(ssa::Opcode opcode, ssa::ValueId left, ssa::ValueId right, llvm::AllocaInst* result,
                     llvm::BasicBlock* slow, llvm::BasicBlock* done);
  llvm::Value* RealAsTerm(ssa::ValueId real);
  llvm::Value* IsFinite(llvm::Value* real);
  llvm::Value* BothSmall(ssa::ValueId left, ssa::ValueId right);  // null where known

  // --- term_emitter.cc
  llvm::Value* EmitIsKind(ssa::ValueId operand, ssa::KindSet wanted);
  llvm::Value* EmitHeaderTest(ssa::ValueId operand, abi::Tag tag, ssa::KindSet tag_kinds, uint64_t mask, uint64_t header);
  llvm::Value* BoxFloat(llvm::Value* real);  // two words, checked before
  llvm::Value* IsYoung(llvm::Value* address);  // does it lie in the block, so that what is written there needs no remembering?
  void EmitSetTail(const ssa::Instruction& instruction);
  llvm::Value* EmitUpdateTuple(const ssa::Instruction& instruction);
  llvm::Value* EmitConstruction(const ssa::Instruction& instruction);
  llvm::Value* EmitPart(const ssa::Instruction& instruction);
  llvm::Value* Allocate(uint32_t words);  // address of `words` new words; checked before
  void StoreWord(llvm::Value* base, int64_t word, llvm::Value* value) {
    builder_.CreateStore(value, abi_.WordAddress(builder_, base, word));
  }

  // --- map_emitter.cc
  llvm::Value* EmitMakeMap(const ssa::Instruction& instruction);
  llvm::Value* EmitMapOperation(ssa::Opcode opcode, const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  std::optional<uint32_t> KnownMapHash(ssa::ValueId key) const;
  void EmitMapFind(const ssa::Instruction& instruction);

  // --- binary_emitter.cc
  llvm::Value* EmitMakeBinary(const ssa::Instruction& instruction, llvm::BasicBlock* failed);
  struct PackedBits {
    llvm::Value* word = nullptr;      // the bits at its left end
    llvm::Value* is_good = nullptr;   // are the values such that they can be packed? Null: yes
    uint32_t bits = 0;
  };
  // Segments from the second on (after an append) or the first as one word; no bits where they don't fit in one.
  PackedBits PackSegments(const ssa::Instruction& instruction, size_t first);
  llvm::Value* EmitMatchValue(const ssa::Instruction& instruction);
  void EmitMatchTerminator(const ssa::Instruction& instruction);
  llvm::Value* ContextWord(ssa::ValueId context, int word);
  llvm::Value* Bits(llvm::Value* position);  // of a position or a difference of two, as the runtime takes them
  llvm::Value* IsAligned(llvm::Value* position);
  llvm::Value* ByteAddress(ssa::ValueId context, llvm::Value* position, int64_t bytes);
  // Calls a helper that may allocate.
  void EmitAppendInPlace(llvm::Value* bitstring, const PackedBits& packed, llvm::AllocaInst* result, llvm::BasicBlock* done);
  llvm::Value* CallAllocating(RuntimeCall call, std::initializer_list<llvm::Value*> arguments);
  struct FieldPlace {
    llvm::Value* start = nullptr;  // a position
    llvm::Value* bits = nullptr;
  };
  FieldPlace PlaceOf(const ssa::Instruction& instruction);
  llvm::Value* EmitMatchInteger(const ssa::Instruction& instruction);
  llvm::Value* EmitMatchFewBits(ssa::ValueId context, llvm::Value* start, uint32_t bits, bool is_signed);
  llvm::Value* EmitUtfEnd(const ssa::Instruction& instruction);
  void EmitMatchUtf8(const ssa::Instruction& instruction);
  // The first edge with the value, or the second where it is kNoValue.
  void GoOnMiss(llvm::Value* value, const ssa::Instruction& instruction);

  // --- error_emitter.cc
  void EmitError(const ssa::Instruction& instruction);
  void EmitReraise(const ssa::Instruction& instruction);
  // Ends the block: raises what the helper left in the process.
  void RaisePending(const ssa::Location& location);
  // Ends the block: calls a helper with kRaises that takes these terms and the location.
  void Raise(RuntimeCall call, std::initializer_list<llvm::Value*> terms, const ssa::Location& location);
  void RaiseFunctionClause(std::span<llvm::Value* const> arguments, const ssa::Location& location);
  llvm::Constant* LocationOf(const ssa::Location& location);

  ModuleEmitter& owner_;
  AbiEmitter& abi_;
  const ssa::Module& module_;
  const ssa::FunctionId function_id_;
  const ssa::Function& function_;
  const ssa::Liveness& liveness_;
  const Partition& partition_;
  const Part& part_;
  const int64_t frame_words_;
  llvm::Function* llvm_function_;
  llvm::IRBuilder<> builder_;
  llvm::BasicBlock* entry_block_ = nullptr;   // allocas only; branches to the first code
  llvm::Value* process_ = nullptr;
  Registers registers_;
  std::map<uint32_t, llvm::AllocaInst*> variables_;               // by value
  std::map<SegmentIndex, llvm::BasicBlock*> segment_blocks_;
  std::vector<std::vector<Check>> checks_;
  RestartPlan restarts_;
  size_t return_count_ = 0;                   // 0 where returns are short
  llvm::BasicBlock* return_block_ = nullptr;  // where all are made, with this value
  llvm::AllocaInst* return_value_ = nullptr;
  bool has_tables_ = false;  // instead of cases, whose code is then out of reach
  std::unordered_set<uint32_t> is_keyed_;                         // values that get keys where they are defined
  std::map<uint32_t, ComparisonKeys> comparison_keys_;            // by value
  std::vector<bool> used_;                                        // by value: the part's instructions use it
  std::unordered_map<uint32_t, uint32_t> slot_of_;                // values that the standing frame holds
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_PART_EMITTER_H_
