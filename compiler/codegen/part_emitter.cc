// Entry, control flow, frames, calls and checks of a part. See part_emitter.h.
#include "compiler/codegen/part_emitter.h"

#include <algorithm>
#include <set>

#include "llvm/IR/MDBuilder.h"
#include "llvm/Transforms/Utils/BasicBlockUtils.h"

namespace lumen::codegen {

using ssa::Instruction;
using ssa::Opcode;
using ssa::Representation;
using ssa::ValueId;

namespace {

constexpr int kProcessArgument = 0, kHeapArgument = 1, kStackArgument = 2, kReductionsArgument = 3, kFirstTerm = 4;

int64_t RootFrameWords(const Partition& partition, const Part& part) {
  return part.call.is_valid() ? static_cast<int64_t>(partition.FrameOf(part.call).size()) : -1;
}

}  // namespace

PartEmitter::PartEmitter(ModuleEmitter& owner, ssa::FunctionId function_id, const ssa::Liveness& liveness,
                         const Partition& partition, PartIndex part)
    : owner_(owner),
      abi_(owner.abi()),
      module_(owner.module()),
      function_id_(function_id),
      function_(owner.module()[function_id]),
      liveness_(liveness),
      partition_(partition),
      part_(partition.parts()[part]),
      frame_words_(RootFrameWords(partition, part_)),
      llvm_function_(owner.PartFunction(function_id, part)),
      builder_(owner.abi().context()) {}

void PartEmitter::Emit() {
  FindUsedValues();
  FindKeyedValues();
  checks_ = PlanChecks(function_, partition_, part_, frame_words_);
  restarts_ = PlanRestarts(function_, liveness_, partition_, part_, checks_);
  for (SegmentIndex segment : part_.segments) segment_blocks_[segment] = NewBlock("segment");
  EmitPrologue();
  builder_.CreateBr(segment_blocks_[part_.root]);
  if (!GuessedContinuations().empty()) {
    for (SegmentIndex index : part_.segments) {
      const Segment& segment = partition_.segments()[index];
      if (!segment.ends_in_call && function_.Terminator(segment.block).opcode == Opcode::kReturn) ++return_count_;
    }
  }
  for (SegmentIndex segment : part_.segments) EmitSegment(segment);
  if (return_block_ != nullptr) {
    builder_.SetInsertPoint(return_block_);
    EmitReturnHere(builder_.CreateLoad(abi_.word(), return_value_));
  }
  // The allocas gathered in the entry block; end it.
  builder_.SetInsertPoint(entry_block_);
  builder_.CreateBr(entry_block_->getNextNode());
  if (has_tables_) llvm::EliminateUnreachableBlocks(*llvm_function_);
}

// --- values

llvm::AllocaInst* PartEmitter::Variable(ValueId value) {
  llvm::AllocaInst*& variable = variables_[value.index];
  if (variable == nullptr) {
    llvm::Type* type = abi_.word();
    if (At(value).representation == Representation::kBool) type = builder_.getInt1Ty();
    if (At(value).representation == Representation::kF64) type = builder_.getDoubleTy();
    llvm::IRBuilder<> entry(entry_block_);
    variable = entry.CreateAlloca(type);
  }
  return variable;
}

llvm::Value* PartEmitter::Use(ValueId value) {
  value = liveness_.Root(value);
  const Instruction& instruction = At(value);
  switch (instruction.opcode) {
    case Opcode::kLiteral:
      return abi_.WordConstant(owner_.Literal(instruction.literal()));
    case Opcode::kRealLiteral:
      return llvm::ConstantFP::get(builder_.getDoubleTy(), instruction.real());
    case Opcode::kBooleanLiteral:
      return builder_.getInt1(instruction.boolean());
    case Opcode::kMakeFun:
      if (instruction.operands.empty()) return abi_.WordConstant(owner_.StaticFun(instruction.function()));
      break;
    default:
      break;
  }
  llvm::AllocaInst* variable = Variable(value);
  return builder_.CreateLoad(variable->getAllocatedType(), variable);
}

void PartEmitter::Define(ValueId value, llvm::Value* llvm_value) {
  builder_.CreateStore(llvm_value, Variable(value));
  ShowVariables(value, llvm_value);
}

void PartEmitter::ShowVariables(ValueId value, llvm::Value* llvm_value) {
  if (DebugInfo* debug_info = owner_.debug_info()) debug_info->ShowVariables(builder_, At(value), llvm_value);
}

bool PartEmitter::IsImmediateLiteral(ValueId value) const {
  const Instruction& instruction = At(liveness_.Root(value));
  if (instruction.opcode != Opcode::kLiteral) return false;
  const lumen::Literal& literal = module_.literals->Get(instruction.literal());
  switch (literal.kind) {
    case LiteralKind::kAtom:
    case LiteralKind::kNil:
      return true;
    case LiteralKind::kInteger:
      return literal.integer.is_small() && abi::FitsSmall(literal.integer.small());
    case LiteralKind::kFloat:
    case LiteralKind::kCons:
    case LiteralKind::kTuple:
    case LiteralKind::kMap:
    case LiteralKind::kBitstring:
    case LiteralKind::kExternalFun:
      return false;
  }
  return false;
}

// --- registers

void PartEmitter::SaveState() {
  builder_.CreateStore(Heap(), Field(ProcessField::k_heap_top));
  builder_.CreateStore(Stack(), Field(ProcessField::k_stack_top));
  builder_.CreateStore(Reductions(), Field(ProcessField::k_reductions));
}

void PartEmitter::ReloadState() {
  builder_.CreateStore(builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_heap_top)), registers_.heap);
  builder_.CreateStore(builder_.CreateLoad(abi_.size_type(), Field(ProcessField::k_reductions)), registers_.reductions);
}

llvm::Value* PartEmitter::Arguments() {
  return builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_arguments));
}

void PartEmitter::StoreArguments(std::span<llvm::Value* const> arguments, size_t first) {
  if (arguments.size() <= first) return;
  llvm::Value* base = Arguments();
  for (size_t i = first; i < arguments.size(); ++i) StoreWord(base, static_cast<int64_t>(i), arguments[i]);
}

void PartEmitter::MarkPlace(const ssa::Location& location) {
  if (DebugInfo* debug_info = owner_.debug_info()) {
    builder_.SetCurrentDebugLocation(debug_info->At(llvm_function_, location));
  }
}

// --- entry

void PartEmitter::EmitPrologue() {
  entry_block_ = llvm::BasicBlock::Create(abi_.context(), "entry", llvm_function_, &llvm_function_->getEntryBlock());
  llvm::BasicBlock* start = NewBlock("start");
  start->moveAfter(entry_block_);
  builder_.SetInsertPoint(entry_block_);
  registers_.heap = builder_.CreateAlloca(abi_.pointer());
  registers_.stack = builder_.CreateAlloca(abi_.pointer());
  registers_.reductions = builder_.CreateAlloca(abi_.size_type());
  builder_.SetInsertPoint(start);
  MarkPlace(part_.call.is_valid() ? At(part_.call).location : function_.location);
  process_ = llvm_function_->getArg(kProcessArgument);
  builder_.CreateStore(llvm_function_->getArg(kHeapArgument), registers_.heap);
  builder_.CreateStore(llvm_function_->getArg(kStackArgument), registers_.stack);
  builder_.CreateStore(llvm_function_->getArg(kReductionsArgument), registers_.reductions);

  const std::vector<ValueId>* parameters = nullptr;
  std::vector<ValueId> result;
  switch (part_.kind) {
    case PartKind::kEntry:
      parameters = &function_.blocks[0].parameters;
      break;
    case PartKind::kJoin:
      parameters = &part_.arguments;
      break;
    case PartKind::kContinuation:
      result = {part_.call};
      parameters = &result;
      break;
    case PartKind::kHandler:
      parameters = &function_[partition_.segments()[part_.root].block].parameters;
      break;
  }
  if (part_.call.is_valid() && abi_.target().is_64_bit()) {
    llvm::Constant* prefix[] = {FrameLocation(part_.call), llvm::ConstantInt::get(abi_.word(), 0)};
    llvm_function_->setPrefixData(llvm::ConstantStruct::getAnon(prefix, /*Packed=*/true));
  }
  if (part_.kind == PartKind::kEntry) EmitYield(llvm_function_->getArg(kReductionsArgument));
  llvm::Value* memory = nullptr;
  for (size_t i = 0; i < parameters->size(); ++i) {
    ValueId parameter = (*parameters)[i];
    llvm::Value* value;
    if (i < static_cast<size_t>(abi_.target().argument_registers)) {
      value = llvm_function_->getArg(static_cast<unsigned>(kFirstTerm + i));
    } else {
      if (memory == nullptr) memory = Arguments();
      value = builder_.CreateLoad(abi_.word(), abi_.WordAddress(builder_, memory, static_cast<int64_t>(i)));
    }
    switch (At(parameter).representation) {
      case Representation::kTerm:
        break;
      case Representation::kF64:
        value = builder_.CreateBitCast(value, builder_.getDoubleTy());
        break;
      case Representation::kBool:
      case Representation::kNone:
        value = builder_.CreateICmpNE(value, Word(0));
        break;
    }
    Define(parameter, value);
  }
  if (part_.call.is_valid()) LoadFrame();
}

// A function that calls takes a reduction on entry; when they are spent it leaves with its arguments as they came.
void PartEmitter::EmitYield(llvm::Value* reductions) {
  bool calls = false;
  for (ssa::BlockId block : function_.order) {
    for (ValueId id : function_[block].instructions) {
      Opcode opcode = At(id).opcode;
      calls = calls || (ssa::InfoOf(opcode).effects & ssa::kCall) || opcode == Opcode::kTailCall ||
              opcode == Opcode::kTailCallFun || opcode == Opcode::kTailApply || opcode == Opcode::kLoopBack;
    }
  }
  if (!calls) return;
  llvm::Value* left = builder_.CreateSub(reductions, Size(1));
  builder_.CreateStore(left, registers_.reductions);
  llvm::BasicBlock* yield = NewBlock("yield");
  llvm::BasicBlock* go_on = NewBlock("run");
  BranchUnlikely(builder_.CreateICmpSLT(left, Size(0)), yield, go_on);
  builder_.SetInsertPoint(yield);
  size_t count = function_.blocks[0].parameters.size();
  owner_.cold_paths().Yield(builder_, MachineRegistersHere(), IncomingArguments(count), count, llvm_function_);
  builder_.SetInsertPoint(go_on);
}

std::vector<llvm::Value*> PartEmitter::IncomingArguments(size_t count) const {
  std::vector<llvm::Value*> terms;
  for (size_t i = 0; i < std::min<size_t>(count, static_cast<size_t>(abi_.target().argument_registers)); ++i) {
    terms.push_back(llvm_function_->getArg(static_cast<unsigned>(kFirstTerm + i)));
  }
  return terms;
}

// Notes which values the part's instructions use. Many more may lie in the frame, on their way to a later part.
void PartEmitter::FindUsedValues() {
  used_.assign(function_.values.size(), false);
  auto use = [&](ValueId value) { used_[liveness_.Root(value).index] = true; };
  for (SegmentIndex index : part_.segments) {
    const Segment& segment = partition_.segments()[index];
    for (uint32_t i = segment.begin; i < segment.end; ++i) {
      const Instruction& instruction = At(function_[segment.block].instructions[i]);
      for (ValueId operand : instruction.operands) use(operand);
      for (const ssa::Successor& successor : instruction.successors) {
        for (ValueId argument : successor.arguments) use(argument);
        PartIndex join = partition_.JoinPart(successor.block);
        if (join == kNone) continue;
        for (ValueId argument : partition_.parts()[join].arguments) use(argument);
      }
    }
  }
}

// Loads what the part uses of the frame; the rest stays where it is. What the part defines anew, in a loop, is not the frame's any more.
void PartEmitter::LoadFrame() {
  const Frame& frame = partition_.FrameOf(part_.call);
  std::vector<bool> redefined(function_.values.size());
  for (SegmentIndex index : part_.segments) {
    const Segment& segment = partition_.segments()[index];
    const ssa::Block& block = function_[segment.block];
    if (segment.begin == 0) {
      for (ValueId parameter : block.parameters) redefined[parameter.index] = true;
    }
    for (uint32_t i = segment.begin; i < segment.end; ++i) redefined[block.instructions[i].index] = true;
  }
  for (uint32_t slot = 0; slot < frame.size(); ++slot) {
    ValueId value = frame[slot].value;
    if (!value.is_valid()) continue;
    if (!redefined[value.index]) {
      slot_of_[value.index] = slot;
      if (!used_[value.index]) {
        // For debuggers, too, it is where it stays.
        if (DebugInfo* debug_info = owner_.debug_info())
          debug_info->ShowVariables(builder_, At(value), llvm_function_->getArg(kStackArgument), frame_words_ - static_cast<int64_t>(slot));
        continue;
      }
    }
    llvm::Value* address = abi_.WordAddress(builder_, Stack(), frame_words_ - static_cast<int64_t>(slot));
    switch (At(value).representation) {
      case Representation::kTerm:
        Define(value, builder_.CreateLoad(abi_.word(), address));
        break;
      case Representation::kF64:
        Define(value, builder_.CreateLoad(builder_.getDoubleTy(), address));
        break;
      case Representation::kBool:
      case Representation::kNone:
        Define(value, builder_.CreateICmpNE(builder_.CreateLoad(abi_.word(), address), Word(0)));
        break;
    }
  }
}

// --- checks

std::vector<ValueId> PartEmitter::LiveBefore(SegmentIndex index, uint32_t instruction) const {
  const Segment& segment = partition_.segments()[index];
  const std::vector<ValueId>& instructions = function_[segment.block].instructions;
  std::set<ValueId> live;
  auto add_all = [&](std::span<const ValueId> values) {
    for (ValueId value : values) {
      // What the part leaves in the frame is the frame's business.
      if (used_[value.index] || !slot_of_.contains(value.index)) live.insert(value);
    }
  };
  if (segment.ends_in_call) {
    add_all(partition_.SavedAcross(instructions[segment.end - 1]));
  } else {
    add_all(liveness_.LiveOut(segment.block));
  }
  for (uint32_t i = segment.end; i-- > instruction;) {
    live.erase(instructions[i]);
    const Instruction& current = At(instructions[i]);
    if (current.opcode == Opcode::kRefine) continue;
    for (ValueId operand : current.operands) live.insert(liveness_.Root(operand));
    for (const ssa::Successor& successor : current.successors) {
      for (ValueId argument : successor.arguments) live.insert(liveness_.Root(argument));
    }
  }
  std::vector<ValueId> result;
  for (ValueId value : live) {
    if (!IsRematerialized(function_, value)) result.push_back(value);
  }
  return result;
}

// Collects and has the part, or its function, begin again.
void PartEmitter::EmitRestart(const Restart& restart, uint32_t words) {
  const size_t registers = static_cast<size_t>(abi_.target().argument_registers);
  std::vector<llvm::Value*> arguments;
  size_t count = 0;
  llvm::Function* resume = llvm_function_;
  if (restart.from_root) {
    switch (part_.kind) {
      case PartKind::kEntry:
        count = function_.blocks[0].parameters.size();
        break;
      case PartKind::kJoin:
        count = part_.arguments.size();
        break;
      case PartKind::kContinuation:
        count = 1;
        break;
      case PartKind::kHandler:
        count = function_[partition_.segments()[part_.root].block].parameters.size();
        break;
    }
    arguments = IncomingArguments(count);
  } else {
    for (ValueId argument : restart.arguments) arguments.push_back(Use(argument));
    count = arguments.size();
    StoreArguments(arguments, registers);
    arguments.resize(std::min(count, registers));
  }
  owner_.cold_paths().Collect(builder_, MachineRegistersHere(), arguments, count, resume, words);
}

void PartEmitter::EmitCheck(SegmentIndex segment, const Check& check, const std::optional<Restart>& restart) {
  llvm::BasicBlock* collect = NewBlock("collect");
  llvm::BasicBlock* enough = NewBlock("enough");
  llvm::Value* end = abi_.WordAddress(builder_, Heap(), check.words);
  BranchUnlikely(builder_.CreateICmpUGT(end, Stack()), collect, enough);
  builder_.SetInsertPoint(collect);
  if (restart) {
    EmitRestart(*restart, check.words);
    builder_.SetInsertPoint(enough);
    return;
  }
  SaveState();
  std::vector<ValueId> in_arguments, in_frame;
  for (ValueId value : LiveBefore(segment, check.instruction)) {
    if (At(value).representation != Representation::kTerm) continue;
    (slot_of_.contains(value.index) ? in_frame : in_arguments).push_back(value);
  }
  if (in_arguments.size() > abi::kArgumentWords) {
    owner_.ReportLimit("more than " + std::to_string(abi::kArgumentWords) + " values are live at once in " +
                       std::string(module_.symbols->Text(function_.name)) + "/" + std::to_string(function_.arity) +
                       "; split the function");
  }
  if (!in_arguments.empty()) {
    llvm::Value* base = Arguments();
    for (size_t i = 0; i < in_arguments.size(); ++i) StoreWord(base, static_cast<int64_t>(i), Use(in_arguments[i]));
  }
  llvm::Value* arguments[] = {process_, Size(check.words), Size(in_arguments.size())};
  abi_.CallRuntime(builder_, RuntimeCall::k_lumen_collect, arguments);
  ReloadState();
  builder_.CreateStore(builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_stack_top)), registers_.stack);
  if (!in_arguments.empty()) {
    llvm::Value* base = Arguments();
    for (size_t i = 0; i < in_arguments.size(); ++i) {
      Define(in_arguments[i],
             builder_.CreateLoad(abi_.word(), abi_.WordAddress(builder_, base, static_cast<int64_t>(i))));
    }
  }
  for (ValueId value : in_frame) {
    int64_t word = frame_words_ - static_cast<int64_t>(slot_of_[value.index]);
    Define(value, builder_.CreateLoad(abi_.word(), abi_.WordAddress(builder_, Stack(), word)));
  }
  builder_.CreateBr(enough);
  builder_.SetInsertPoint(enough);
}

// --- control flow

void PartEmitter::BranchLikely(llvm::Value* condition, llvm::BasicBlock* then_block, llvm::BasicBlock* else_block) {
  builder_.CreateCondBr(condition, then_block, else_block,
                        llvm::MDBuilder(abi_.context()).createBranchWeights(1 << 20, 1));
}

void PartEmitter::BranchUnlikely(llvm::Value* condition, llvm::BasicBlock* then_block, llvm::BasicBlock* else_block) {
  builder_.CreateCondBr(condition, then_block, else_block,
                        llvm::MDBuilder(abi_.context()).createBranchWeights(1, 1 << 20));
}

void PartEmitter::EmitSegment(SegmentIndex index) {
  const Segment& segment = partition_.segments()[index];
  builder_.SetInsertPoint(segment_blocks_[index]);
  size_t next_check = 0;
  for (uint32_t i = segment.begin; i < segment.end; ++i) {
    for (; next_check < checks_[index].size() && checks_[index][next_check].instruction == i; ++next_check) {
      EmitCheck(index, checks_[index][next_check], restarts_[index][next_check]);
    }
    ValueId id = function_[segment.block].instructions[i];
    if (At(id).location.line != 0) MarkPlace(At(id).location);
    EmitInstruction(id, At(id));
    if (is_keyed_.contains(id.index)) MakeKeys(id);
  }
}

void PartEmitter::EmitInstruction(ValueId id, const Instruction& instruction) {
  ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
  if (effects & ssa::kTerminator) return EmitTerminator(id, instruction);
  if (effects & ssa::kCall) return EmitCall(id, instruction);
  if (IsRematerialized(function_, id) || instruction.opcode == Opcode::kRefine) {
    if (instruction.variables != ssa::kInvalidIndex && owner_.debug_info() != nullptr) ShowVariables(id, Use(id));
    return;
  }
  if (effects & ssa::kAttemptable) return Define(id, EmitOperation(instruction.opcode, instruction, nullptr));
  if (instruction.opcode == Opcode::kUpdateTuple) return Define(id, EmitUpdateTuple(instruction));
  if (effects & ssa::kAllocates) return Define(id, EmitConstruction(instruction));
  switch (instruction.opcode) {
    case Opcode::kMakeMap:
      return Define(id, EmitMakeMap(instruction));
    case Opcode::kWritableBinary:
    case Opcode::kFinishBinary:
    case Opcode::kMatchStart:
    case Opcode::kMatchPosition:
    case Opcode::kMatchEnd:
    case Opcode::kMatchRestFits:
    case Opcode::kMatchInteger:
    case Opcode::kMatchPart:
    case Opcode::kMatchUtfEnd:
      return Define(id, EmitMatchValue(instruction));
    case Opcode::kEqual:
    case Opcode::kExactlyEqual:
    case Opcode::kLess:
    case Opcode::kLessOrEqual:
      return Define(id, EmitComparison(instruction));
    case Opcode::kUnboxFloat:
    case Opcode::kSmallToReal:
    case Opcode::kRealAdd:
    case Opcode::kRealSubtract:
    case Opcode::kRealMultiply:
    case Opcode::kRealDivide:
    case Opcode::kRealNegate:
    case Opcode::kRealEqual:
    case Opcode::kRealLess:
    case Opcode::kRealLessOrEqual:
      return Define(id, EmitReal(instruction.opcode, instruction, nullptr));
    case Opcode::kTakeRounds:
      return Define(id, EmitTakeRounds(instruction));
    case Opcode::kReturnRounds:
      return EmitReturnRounds(instruction);
    case Opcode::kSetTail:
      return EmitSetTail(instruction);
    default:
      return Define(id, EmitPart(instruction));
  }
}

void PartEmitter::EmitTerminator(ValueId id, const Instruction& instruction) {
  switch (instruction.opcode) {
    case Opcode::kJump:
      return GoTo(instruction.successors[0]);
    case Opcode::kBranch: {
      llvm::Value* condition = Use(instruction.operands[0]);
      llvm::BasicBlock* then_block = EdgeBlock(instruction.successors[0]);
      builder_.CreateCondBr(condition, then_block, EdgeBlock(instruction.successors[1]));
      return;
    }
    case Opcode::kSwitch:
      return EmitSwitch(instruction);
    case Opcode::kAttempt:
      return EmitAttempt(instruction);
    case Opcode::kAttemptSmall:
      return EmitAttemptSmall(instruction);
    case Opcode::kMapFind:
      return EmitMapFind(instruction);
    case Opcode::kMatchTake:
    case Opcode::kMatchTakeSized:
    case Opcode::kMatchFloat:
    case Opcode::kMatchUtf:
      return EmitMatchTerminator(instruction);
    case Opcode::kLoopBack:
      return EmitLoopBack(instruction);
    case Opcode::kEnterTry:
      return EmitEnterTry(id, instruction);
    case Opcode::kLeaveTry:
      return EmitLeaveTry(id, instruction);
    case Opcode::kReraise:
      return EmitReraise(instruction);
    case Opcode::kReturn:
      return EmitReturn(Use(instruction.operands[0]));
    case Opcode::kTailCall:
    case Opcode::kTailCallFun:
    case Opcode::kTailApply:
      return EmitTailCall(instruction);
    case Opcode::kUnreachable:
      builder_.CreateUnreachable();
      return;
    default:
      return EmitError(instruction);
  }
}

// All arguments are read before the first parameter is written, as they may be parameters of the same block.
void PartEmitter::PassArguments(const ssa::Successor& successor, llvm::Value* last) {
  const std::vector<ValueId>& parameters = function_[successor.block].parameters;
  std::vector<llvm::Value*> values;
  for (ValueId argument : successor.arguments) values.push_back(Use(argument));
  if (last != nullptr) values.push_back(last);
  for (size_t i = 0; i < parameters.size(); ++i) Define(parameters[i], values[i]);
}

void PartEmitter::GoTo(const ssa::Successor& successor, llvm::Value* last) {
  PassArguments(successor, last);
  PartIndex join = partition_.JoinPart(successor.block);
  SegmentIndex target = partition_.FirstSegment(successor.block);
  if (join != kNone && target != part_.root) return EnterJoin(join, CallerStack());
  builder_.CreateBr(segment_blocks_.at(target));
}

llvm::BasicBlock* PartEmitter::EdgeBlock(const ssa::Successor& successor) {
  SegmentIndex target = partition_.FirstSegment(successor.block);
  bool outside = partition_.JoinPart(successor.block) != kNone && target != part_.root;
  if (!outside && function_[successor.block].parameters.empty()) return segment_blocks_.at(target);
  llvm::BasicBlock* block = NewBlock("edge");
  llvm::IRBuilder<>::InsertPointGuard guard(builder_);
  builder_.SetInsertPoint(block);
  GoTo(successor);
  return block;
}

// A join has no frame (`stack` is what it starts with): passes everything live as arguments.
void PartEmitter::EnterJoin(PartIndex join, llvm::Value* stack) {
  const Part& part = partition_.parts()[join];
  CallTarget target;
  target.code = owner_.PartFunction(function_id_, join);
  for (ValueId value : part.arguments) {
    llvm::Value* word = Use(value);
    if (At(value).representation == Representation::kF64) word = builder_.CreateBitCast(word, abi_.word());
    if (At(value).representation == Representation::kBool) word = builder_.CreateZExt(word, abi_.word());
    target.arguments.push_back(word);
  }
  if (target.arguments.size() > abi::kArgumentWords) owner_.ReportLimit("a join passes too many values; split the function");
  Leave(target, stack);
}

void PartEmitter::EmitAttempt(const Instruction& instruction) {
  llvm::BasicBlock* failed = EdgeBlock(instruction.successors[1]);
  llvm::Value* result = EmitOperation(instruction.operation(), instruction, failed);
  GoTo(instruction.successors[0], result);
}

void PartEmitter::EmitLoopBack(const Instruction& instruction) {
  llvm::Value* left = builder_.CreateSub(Reductions(), Size(1));
  builder_.CreateStore(left, registers_.reductions);
  llvm::BasicBlock* yield = NewBlock("yield");
  llvm::BasicBlock* again = NewBlock("again");
  BranchUnlikely(builder_.CreateICmpSLT(left, Size(0)), yield, again);
  builder_.SetInsertPoint(yield);
  std::vector<llvm::Value*> values;
  for (ValueId operand : instruction.operands) {
    llvm::Value* value = Use(operand);
    if (At(operand).representation == Representation::kF64) {
      SaveState();
      llvm::Value* arguments[] = {process_, value};
      value = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_box_float, arguments);
      ReloadState();
    }
    values.push_back(value);
  }
  size_t registers = static_cast<size_t>(abi_.target().argument_registers);
  StoreArguments(values, registers);
  std::span<llvm::Value* const> terms(values.data(), std::min(values.size(), registers));
  MachineRegisters here = MachineRegistersHere();
  here.stack = CallerStack();
  owner_.cold_paths().Yield(builder_, here, terms, values.size(), owner_.PartFunction(function_id_, 0));
  builder_.SetInsertPoint(again);
  GoTo(instruction.successors[0]);
}

// How many rounds lie between two values of a counter. Small integers without their tag: the difference cannot overflow.
llvm::Value* PartEmitter::RoundsBetween(ValueId counter, ValueId step, ValueId end) {
  int64_t number = 0;
  module_.literals->IsSmallInteger(At(liveness_.Root(step)).literal(), &number);
  llvm::Value* from = builder_.CreateAShr(Use(counter), abi::kTagBits);
  llvm::Value* to = builder_.CreateAShr(Use(end), abi::kTagBits);
  llvm::Value* distance = number > 0 ? builder_.CreateNSWSub(to, from) : builder_.CreateNSWSub(from, to);
  return builder_.CreateSDiv(distance, Word(static_cast<uint64_t>(number > 0 ? number : -number)));
}

llvm::Value* PartEmitter::EmitTakeRounds(const Instruction& instruction) {
  llvm::Value* rounds = RoundsBetween(instruction.operands[0], instruction.operands[1], instruction.operands[2]);
  llvm::Value* left = builder_.CreateSExt(Reductions(), abi_.word());
  rounds = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::smin, rounds, left);
  rounds = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::smin, rounds, Word(ssa::kMostRounds));
  rounds = builder_.CreateBinaryIntrinsic(llvm::Intrinsic::smax, rounds, Word(0));
  builder_.CreateStore(builder_.CreateTrunc(builder_.CreateSub(left, rounds), abi_.size_type()), registers_.reductions);
  return builder_.CreateAdd(Use(instruction.operands[0]), builder_.CreateMul(rounds, Use(instruction.operands[1])));
}

void PartEmitter::EmitReturnRounds(const Instruction& instruction) {
  llvm::Value* rounds = RoundsBetween(instruction.operands[0], instruction.operands[1], instruction.operands[2]);
  rounds = builder_.CreateTrunc(rounds, abi_.size_type());
  builder_.CreateStore(builder_.CreateAdd(Reductions(), rounds), registers_.reductions);
}

// A part with many returns makes them in one place, as what follows is long where the function calls itself.
void PartEmitter::EmitReturn(llvm::Value* value) {
  constexpr size_t kMostSeparateReturns = 2;
  if (return_count_ <= kMostSeparateReturns) return EmitReturnHere(value);
  if (return_block_ == nullptr) {
    return_block_ = NewBlock("return");
    return_value_ = llvm::IRBuilder<>(entry_block_).CreateAlloca(abi_.word());
  }
  builder_.CreateStore(value, return_value_);
  builder_.CreateBr(return_block_);
}

// Returns of a recursive function mostly go to its own continuations: comparing with those first makes of an indirect jump a
// predicted branch (on WebAssembly, where indirect calls are checked, much more).
void PartEmitter::EmitReturnHere(llvm::Value* value) {
  llvm::Value* stack = CallerStack();
  llvm::Value* code = abi_.LoadCode(builder_, stack);
  llvm::Value* terms[] = {value};
  for (PartIndex index : GuessedContinuations()) {
    llvm::Function* continuation = owner_.PartFunction(function_id_, index);
    llvm::BasicBlock* same = NewBlock("guessed");
    llvm::BasicBlock* other = NewBlock("other");
    builder_.CreateCondBr(builder_.CreateICmpEQ(code, continuation), same, other);
    builder_.SetInsertPoint(same);
    abi_.TailCall(builder_, continuation, process_, Heap(), stack, Reductions(), terms);
    builder_.SetInsertPoint(other);
  }
  abi_.TailCall(builder_, code, process_, Heap(), stack, Reductions(), terms);
}

std::vector<PartIndex> PartEmitter::GuessedContinuations() const {
  constexpr size_t kMostGuesses = 2;
  std::vector<PartIndex> guesses;
  for (PartIndex index = 0; index < partition_.parts().size() && guesses.size() < kMostGuesses; ++index) {
    const Part& part = partition_.parts()[index];
    if (part.kind != PartKind::kContinuation || At(part.call).opcode != Opcode::kCall) continue;
    if (module_.callees[At(part.call).callee().index].local == function_id_) guesses.push_back(index);
  }
  return guesses;
}

// --- calls

PartEmitter::CallTarget PartEmitter::PrepareCall(const Instruction& instruction) {
  CallTarget target;
  std::vector<llvm::Value*> operands;
  for (ValueId operand : instruction.operands) operands.push_back(Use(operand));
  switch (instruction.opcode) {
    case Opcode::kCall:
    case Opcode::kTailCall:
      target.code = owner_.CalleeFunction(module_.callees[instruction.callee().index]);
      target.arguments = operands;
      return target;
    case Opcode::kCallFun:
    case Opcode::kTailCallFun: {
      llvm::Value* fun = operands[0];
      uint32_t arity = static_cast<uint32_t>(operands.size()) - 1;
      target.arguments.assign(operands.begin() + 1, operands.end());
      target.arguments.push_back(fun);
      const Instruction& callee = At(liveness_.Root(instruction.operands[0]));
      if (callee.opcode == Opcode::kMakeFun && module_[callee.function()].arity == arity) {
        target.code = owner_.PartFunction(callee.function(), 0);
        return target;
      }
      llvm::BasicBlock* good = NewBlock("fun");
      llvm::BasicBlock* bad = NewBlock("badfun");
      llvm::Value* ok = EmitHeaderTest(instruction.operands[0], abi::Tag::kFun, ssa::kinds::kFun,
                                       abi::kHeaderTagKindAuxMask, abi::MakeHeader(abi::HeaderKind::kFun, 0, static_cast<uint8_t>(arity)));
      BranchLikely(ok, good, bad);
      builder_.SetInsertPoint(bad);
      size_t registers = static_cast<size_t>(abi_.target().argument_registers);
      StoreArguments(std::span(target.arguments.data(), arity), registers);
      owner_.cold_paths().RaiseCallFun(builder_, MachineRegistersHere(),
                                       std::span(target.arguments.data(), std::min<size_t>(arity, registers)), arity,
                                       instruction.opcode == Opcode::kTailCallFun, fun, LocationOf(instruction.location));
      builder_.SetInsertPoint(good);
      target.code = abi_.LoadCode(builder_, abi_.Untag(builder_, fun, abi::Tag::kFun, abi::kFunCodeWord));
      return target;
    }
    default: {  // kApply, kTailApply
      target.arguments.assign(operands.begin() + 2, operands.end());
      StoreArguments(target.arguments, 0);
      SaveState();
      llvm::Value* arguments[] = {process_, operands[0], operands[1], Size(target.arguments.size())};
      target.code = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_find_export, arguments);
      llvm::BasicBlock* found = NewBlock("found");
      llvm::BasicBlock* missing = NewBlock("missing");
      BranchLikely(builder_.CreateIsNotNull(target.code), found, missing);
      builder_.SetInsertPoint(missing);
      ReloadState();
      RaisePending(instruction.location);
      builder_.SetInsertPoint(found);
      return target;
    }
  }
}

void PartEmitter::Leave(const CallTarget& target, llvm::Value* stack) {
  size_t registers = static_cast<size_t>(abi_.target().argument_registers);
  StoreArguments(target.arguments, registers);
  std::span<llvm::Value* const> terms(target.arguments.data(), std::min(target.arguments.size(), registers));
  abi_.TailCall(builder_, target.code, process_, Heap(), stack, Reductions(), terms);
}

// Makes the standing frame into the one the call wants. Values that stay in their slots are not written again; slots that hold
// nothing live any more are cleared, so that nothing is kept alive for no reason.
void PartEmitter::PushFrame(ValueId call, llvm::Value** stack) {
  const Frame& frame = partition_.FrameOf(call);
  const Frame* standing = part_.call.is_valid() ? &partition_.FrameOf(part_.call) : nullptr;
  int64_t words = static_cast<int64_t>(frame.size());
  *stack = abi_.WordAddress(builder_, Stack(), frame_words_ - words);
  for (int64_t slot = 0; slot < words; ++slot) {
    const Slot& wanted = frame[static_cast<size_t>(slot)];
    const Slot* held = standing != nullptr && static_cast<size_t>(slot) < standing->size()
                           ? &(*standing)[static_cast<size_t>(slot)]
                           : nullptr;
    if (held != nullptr && held->value == wanted.value && held->is_raw_header == wanted.is_raw_header &&
        !held->is_catch_link && !wanted.is_catch_link &&
        (!wanted.value.is_valid() || slot_of_.contains(wanted.value.index))) {
      continue;
    }
    llvm::Value* value;
    if (wanted.is_catch_link) {
      llvm::Value* offset = builder_.CreateLoad(abi_.size_type(), Field(ProcessField::k_catch_offset));
      value = builder_.CreateShl(builder_.CreateZExt(offset, abi_.word()), abi::kTagBits);
    } else if (wanted.value.is_valid()) {
      value = Use(wanted.value);
      if (At(wanted.value).representation == Representation::kBool) value = builder_.CreateShl(builder_.CreateZExt(value, abi_.word()), abi::kTagBits);
    } else {
      value = Word(wanted.is_raw_header ? abi::MakeHeader(abi::HeaderKind::kRawArea, 1) : abi::kNil);
    }
    StoreWord(*stack, words - slot, value);
  }
  llvm::Function* continuation = owner_.PartFunction(function_id_, partition_.ContinuationOf(call));
  abi_.StoreCodeWord(builder_, *stack, continuation, FrameLocation(call));
}

void PartEmitter::EmitCall(ValueId id, const Instruction& instruction) {
  CallTarget target = PrepareCall(instruction);
  llvm::Value* stack = nullptr;
  PushFrame(id, &stack);
  Leave(target, stack);
}

void PartEmitter::EmitTailCall(const Instruction& instruction) {
  CallTarget target = PrepareCall(instruction);
  Leave(target, CallerStack());
}

}  // namespace lumen::codegen
