// LLVM and lld link statically into a host program, generate an object for each target Lumen has, and no other target.

#include <memory>
#include <string>

#include "gtest/gtest.h"
#include "lld/Common/Driver.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Target/TargetMachine.h"
#include "llvm/Target/TargetOptions.h"

LLD_HAS_DRIVER(elf)
LLD_HAS_DRIVER(wasm)

namespace lumen {
namespace {

class LlvmLibrariesTest : public testing::TestWithParam<const char*> {
 protected:
  static void SetUpTestSuite() {
    llvm::InitializeAllTargetInfos();
    llvm::InitializeAllTargets();
    llvm::InitializeAllTargetMCs();
    llvm::InitializeAllAsmPrinters();
  }
};

TEST_P(LlvmLibrariesTest, GeneratesAnObject) {
  std::string error;
  const llvm::Target* target = llvm::TargetRegistry::lookupTarget(GetParam(), error);
  ASSERT_NE(target, nullptr) << error;
  std::unique_ptr<llvm::TargetMachine> machine(
      target->createTargetMachine(GetParam(), "", "", llvm::TargetOptions(), llvm::Reloc::Static));
  llvm::LLVMContext context;
  llvm::Module module("m", context);
  module.setTargetTriple(GetParam());
  module.setDataLayout(machine->createDataLayout());
  auto* type = llvm::FunctionType::get(llvm::Type::getInt32Ty(context), false);
  auto* function = llvm::Function::Create(type, llvm::Function::ExternalLinkage, "f", module);
  llvm::IRBuilder<> builder(llvm::BasicBlock::Create(context, "entry", function));
  builder.CreateRet(builder.getInt32(7));
  llvm::SmallString<1024> object;
  llvm::raw_svector_ostream stream(object);
  llvm::legacy::PassManager passes;
  ASSERT_FALSE(
      machine->addPassesToEmitFile(passes, stream, nullptr, llvm::CodeGenFileType::ObjectFile));
  passes.run(module);
  EXPECT_GT(object.size(), 100u);
}

INSTANTIATE_TEST_SUITE_P(Targets, LlvmLibrariesTest,
                         testing::Values("x86_64-linux-musl", "aarch64-linux-musl",
                                         "armv7-linux-musleabihf", "wasm32-wasi"));

TEST(LldLibraryTest, ReportsAMissingInput) {
  std::string diagnostics;
  llvm::raw_string_ostream stream(diagnostics);
  const char* arguments[] = {"ld.lld", "no_such_object.o", "-o", "unused"};
  lld::Result result =
      lld::lldMain(arguments, llvm::nulls(), stream,
                   {{lld::Gnu, &lld::elf::link}, {lld::Wasm, &lld::wasm::link}});
  EXPECT_NE(result.retCode, 0);
  EXPECT_NE(diagnostics.find("no_such_object.o"), std::string::npos) << diagnostics;
}

}  // namespace
}  // namespace lumen
