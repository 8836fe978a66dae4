// The back ends' passes that are left out are there to be left out, and calls pass what they passed before.
#include "compiler/codegen/back_end.h"

#include <string>

#include "compiler/codegen/machine.h"
#include "compiler/target/target.h"
#include "gtest/gtest.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"

namespace lumen::codegen {
namespace {

const llvm::Triple kX86("x86_64-linux-musl"), kWasm("wasm32-wasi");

std::set<std::string_view> LeftOut(const llvm::Module& module, const Target& target, int level) {
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(target, level);
  BackEndPasses passes(module, machine->getTargetTriple());
  llvm::raw_null_ostream stream;
  EXPECT_FALSE(machine->addPassesToEmitFile(passes, stream, nullptr, llvm::CodeGenFileType::ObjectFile));
  return passes.left_out();
}

// A pass that another version of LLVM calls differently would come back without a word.
TEST(BackEndPasses, EveryNameIsAPassOfSomeTarget) {
  llvm::LLVMContext context;
  llvm::Module module("m", context);
  std::set<std::string_view> seen;
  for (const Target& target : AllTargets()) {
    for (int level : {0, 2}) seen.merge(LeftOut(module, target, level));
  }
  EXPECT_EQ(seen, BackEndPasses::AllUseless());
}

TEST(BackEndPasses, FloatingPointKeepsItsPasses) {
  llvm::LLVMContext context;
  llvm::Module module("m", context);
  const Target& target = *FindTarget("linux_x86_64");
  EXPECT_TRUE(LeftOut(module, target, 2).contains("BreakFalseDeps"));
  auto* real = llvm::Type::getDoubleTy(context);
  auto* function = llvm::Function::Create(llvm::FunctionType::get(real, {real}, false), llvm::GlobalValue::ExternalLinkage, "f", module);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", function));
  builder.CreateRet(builder.CreateFNeg(function->getArg(0)));
  EXPECT_FALSE(LeftOut(module, target, 2).contains("BreakFalseDeps"));
}

TEST(BackEndPasses, DebugInfoKeepsThePassesThatFollowVariables) {
  llvm::LLVMContext context;
  llvm::Module module("m", context);
  const Target& target = *FindTarget("linux_x86_64");
  EXPECT_TRUE(LeftOut(module, target, 2).contains("Live DEBUG_VALUE analysis"));
  module.getOrInsertNamedMetadata("llvm.dbg.cu");
  EXPECT_FALSE(LeftOut(module, target, 2).contains("Live DEBUG_VALUE analysis"));
}

// f(a, b, c) calls g(a, poison, b, poison, poison) and returns.
std::string Trimmed(const llvm::Triple& triple, llvm::CallInst::TailCallKind kind) {
  llvm::LLVMContext context;
  llvm::Module module("m", context);
  auto* word = llvm::Type::getInt64Ty(context);
  auto* type = llvm::FunctionType::get(llvm::Type::getVoidTy(context), {word, word, word, word, word}, false);
  auto* f = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, "f", module);
  auto* g = llvm::Function::Create(type, llvm::GlobalValue::ExternalLinkage, "g", module);
  for (llvm::Function* function : {f, g}) function->setCallingConv(llvm::CallingConv::PreserveNone);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "", f));
  llvm::Value* poison = llvm::PoisonValue::get(word);
  llvm::CallInst* call = builder.CreateCall(g, {f->getArg(0), poison, f->getArg(1), poison, poison});
  call->setCallingConv(llvm::CallingConv::PreserveNone);
  call->setTailCallKind(kind);
  builder.CreateRetVoid();
  TrimCalls(module, triple);
  std::string text;
  llvm::raw_string_ostream stream(text);
  f->getEntryBlock().front().print(stream);
  return text;
}

TEST(TrimCalls, TakesOffWhatComesAfterTheLastValue) {
  EXPECT_EQ(Trimmed(kX86, llvm::CallInst::TCK_MustTail), "  musttail call preserve_nonecc void @g(i64 %0, i64 poison, i64 %1)");
}

TEST(TrimCalls, LeavesOtherCallsAndTargetsThatLookAtTypes) {
  const std::string whole = "call preserve_nonecc void @g(i64 %0, i64 poison, i64 %1, i64 poison, i64 poison)";
  EXPECT_EQ(Trimmed(kX86, llvm::CallInst::TCK_None), "  " + whole);
  EXPECT_EQ(Trimmed(kWasm, llvm::CallInst::TCK_MustTail), "  musttail " + whole);
}

}  // namespace
}  // namespace lumen::codegen
