// See cold_paths.h.
#include "compiler/codegen/cold_paths.h"

#include "runtime/abi/leave_reason.h"

namespace lumen::codegen {
namespace {

// Compiled code writes these right before it leaves or resumes, the runtime in helpers with kRaises: between, they are free.
constexpr ProcessField kScratch[] = {ProcessField::k_resume, ProcessField::k_live_count};

}  // namespace

ColdPaths::Shared ColdPaths::Leave(llvm::IRBuilder<>& builder, llvm::IRBuilder<>& inside, const std::string& name, const MachineRegisters& registers,
                                   std::span<llvm::Value* const> arguments, size_t count,
                                   std::span<llvm::Value* const> extras) {
  const size_t register_count = static_cast<size_t>(abi_.target().argument_registers);
  Shared shared;
  shared.function = abi_.module().getFunction(name);
  shared.is_new = shared.function == nullptr;
  if (shared.is_new) {
    shared.function = abi_.CompiledFunction(name, llvm::GlobalValue::LinkOnceODRLinkage);
    shared.function->setVisibility(llvm::GlobalValue::HiddenVisibility);
    shared.function->setDSOLocal(true);
    shared.function->setComdat(abi_.module().getOrInsertComdat(name));
    shared.function->addFnAttr(llvm::Attribute::Cold);
    shared.function->addFnAttr(llvm::Attribute::OptimizeForSize);
  }
  std::vector<llvm::Value*> terms(arguments.begin(), arguments.end());
  terms.resize(std::min(count, register_count), llvm::PoisonValue::get(abi_.word()));
  const size_t first_extra = terms.size();
  size_t scratch = 0;
  for (llvm::Value* extra : extras) {
    if (terms.size() == register_count) {
      builder.CreateStore(extra, abi_.FieldAddress(builder, registers.process, kScratch[scratch++]));
    } else if (extra->getType()->isPointerTy()) {
      terms.push_back(builder.CreatePtrToInt(extra, abi_.word()));
    } else {
      terms.push_back(builder.CreateZExtOrTrunc(extra, abi_.word()));
    }
  }
  abi_.TailCall(builder, shared.function, registers.process, registers.heap, registers.stack, registers.reductions, terms);
  if (!shared.is_new) return shared;

  inside.SetInsertPoint(llvm::BasicBlock::Create(abi_.context(), "entry", shared.function));
  shared.registers = {shared.function->getArg(0), shared.function->getArg(1), shared.function->getArg(2),
                      shared.function->getArg(3)};
  constexpr unsigned kFirstTerm = 4;
  for (unsigned i = 0; i < first_extra; ++i) shared.arguments.push_back(shared.function->getArg(kFirstTerm + i));
  scratch = 0;
  unsigned next = static_cast<unsigned>(first_extra);
  for (llvm::Value* extra : extras) {
    if (next == register_count) {
      llvm::Value* field = abi_.FieldAddress(inside, shared.registers.process, kScratch[scratch++]);
      shared.extras.push_back(inside.CreateLoad(extra->getType(), field));
    } else if (extra->getType()->isPointerTy()) {
      shared.extras.push_back(inside.CreateIntToPtr(shared.function->getArg(kFirstTerm + next++), abi_.pointer()));
    } else {
      shared.extras.push_back(inside.CreateZExtOrTrunc(shared.function->getArg(kFirstTerm + next++), extra->getType()));
    }
  }
  return shared;
}

void ColdPaths::SaveState(llvm::IRBuilder<>& builder, const Shared& shared) {
  const MachineRegisters& registers = shared.registers;
  builder.CreateStore(registers.heap, abi_.FieldAddress(builder, registers.process, ProcessField::k_heap_top));
  builder.CreateStore(registers.stack, abi_.FieldAddress(builder, registers.process, ProcessField::k_stack_top));
  builder.CreateStore(registers.reductions, abi_.FieldAddress(builder, registers.process, ProcessField::k_reductions));
}

void ColdPaths::StoreArguments(llvm::IRBuilder<>& builder, const Shared& shared) {
  if (shared.arguments.empty()) return;
  llvm::Value* field = abi_.FieldAddress(builder, shared.registers.process, ProcessField::k_arguments);
  llvm::Value* base = builder.CreateLoad(abi_.pointer(), field);
  for (size_t i = 0; i < shared.arguments.size(); ++i) {
    builder.CreateStore(shared.arguments[i], abi_.WordAddress(builder, base, static_cast<int64_t>(i)));
  }
}

void ColdPaths::Resume(llvm::IRBuilder<>& builder, const Shared& shared) {
  const MachineRegisters& registers = shared.registers;
  abi_.TailCall(builder, abi_.Runtime(RuntimeCall::k_lumen_resume), registers.process, registers.heap, registers.stack,
                registers.reductions, {});
}

void ColdPaths::Collect(llvm::IRBuilder<>& builder, const MachineRegisters& registers,
                        std::span<llvm::Value* const> arguments, size_t count, llvm::Function* resume, uint64_t words) {
  llvm::Value* extras[] = {resume, llvm::ConstantInt::get(abi_.size_type(), words)};
  llvm::IRBuilder<> inside(abi_.context());
  Shared shared = Leave(builder, inside, "lumen.collect." + std::to_string(count), registers, arguments, count, extras);
  if (!shared.is_new) return;
  SaveState(inside, shared);
  StoreArguments(inside, shared);
  llvm::Value* process = shared.registers.process;
  inside.CreateStore(shared.extras[0], abi_.FieldAddress(inside, process, ProcessField::k_resume));
  llvm::Value* call_arguments[] = {process, shared.extras[1], llvm::ConstantInt::get(abi_.size_type(), count)};
  abi_.CallRuntime(inside, RuntimeCall::k_lumen_collect, call_arguments);
  Resume(inside, shared);
}

void ColdPaths::Yield(llvm::IRBuilder<>& builder, const MachineRegisters& registers,
                      std::span<llvm::Value* const> arguments, size_t count, llvm::Function* resume) {
  llvm::Value* extras[] = {resume};
  llvm::IRBuilder<> inside(abi_.context());
  Shared shared = Leave(builder, inside, "lumen.yield." + std::to_string(count), registers, arguments, count, extras);
  if (!shared.is_new) return;
  auto set = [&](ProcessField field, llvm::Value* value) {
    inside.CreateStore(value, abi_.FieldAddress(inside, shared.registers.process, field));
  };
  set(ProcessField::k_resume, shared.extras[0]);
  set(ProcessField::k_live_count, llvm::ConstantInt::get(abi_.size_type(), count));
  set(ProcessField::k_leave_reason,
      llvm::ConstantInt::get(abi_.size_type(), static_cast<uint64_t>(abi::LeaveReason::kYield)));
  abi_.TailCall(inside, abi_.Runtime(RuntimeCall::k_lumen_leave), shared.registers.process, shared.registers.heap,
                shared.registers.stack, shared.registers.reductions, shared.arguments);
}

void ColdPaths::Raise(llvm::IRBuilder<>& builder, const MachineRegisters& registers, RuntimeCall call,
                      std::span<llvm::Value* const> terms, llvm::Constant* location) {
  std::vector<llvm::Value*> extras(terms.begin(), terms.end());
  extras.push_back(location);
  llvm::IRBuilder<> inside(abi_.context());
  Shared shared = Leave(builder, inside, "lumen.raise." + abi_.Runtime(call)->getName().str(), registers, {}, 0, extras);
  if (!shared.is_new) return;
  SaveState(inside, shared);
  std::vector<llvm::Value*> call_arguments = {shared.registers.process};
  call_arguments.insert(call_arguments.end(), shared.extras.begin(), shared.extras.end());
  abi_.CallRuntime(inside, call, call_arguments);
  Resume(inside, shared);
}

void ColdPaths::RaiseFunctionClause(llvm::IRBuilder<>& builder, const MachineRegisters& registers,
                                    std::span<llvm::Value* const> arguments, size_t count, llvm::Constant* location) {
  llvm::Value* extras[] = {location};
  llvm::IRBuilder<> inside(abi_.context());
  Shared shared = Leave(builder, inside, "lumen.function_clause." + std::to_string(count), registers, arguments, count, extras);
  if (!shared.is_new) return;
  SaveState(inside, shared);
  StoreArguments(inside, shared);
  llvm::Value* call_arguments[] = {shared.registers.process, llvm::ConstantInt::get(abi_.size_type(), count),
                                   shared.extras[0]};
  abi_.CallRuntime(inside, RuntimeCall::k_lumen_error_function_clause, call_arguments);
  Resume(inside, shared);
}

void ColdPaths::RaiseCallFun(llvm::IRBuilder<>& builder, const MachineRegisters& registers,
                             std::span<llvm::Value* const> arguments, size_t count, bool is_tail, llvm::Value* fun,
                             llvm::Constant* location) {
  llvm::Value* extras[] = {fun, location};
  std::string name = (is_tail ? "lumen.bad_tail_call." : "lumen.bad_call.") + std::to_string(count);
  llvm::IRBuilder<> inside(abi_.context());
  Shared shared = Leave(builder, inside, name, registers, arguments, count, extras);
  if (!shared.is_new) return;
  SaveState(inside, shared);
  StoreArguments(inside, shared);
  auto size = [&](uint64_t value) { return llvm::ConstantInt::get(abi_.size_type(), value); };
  llvm::Value* call_arguments[] = {shared.registers.process, shared.extras[0], size(count), size(is_tail), shared.extras[1]};
  abi_.CallRuntime(inside, RuntimeCall::k_lumen_error_call_fun, call_arguments);
  Resume(inside, shared);
}

}  // namespace lumen::codegen
