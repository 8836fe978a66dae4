// See lto.h.
#include "compiler/codegen/lto.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/lto_import.h"
#include "compiler/codegen/lto_unit.h"
#include "compiler/codegen/machine.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/Verifier.h"
#include "llvm/Linker/Linker.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"
#include "runtime/abi/code_layout.h"

namespace lumen::codegen {
namespace {

// Offers may call functions that are offered, too: that often.
constexpr int kRounds = 2;

std::unique_ptr<llvm::Module> Read(const BitcodeFile& file, const Target& target, llvm::LLVMContext& context, bool lazily,
                                   UnitInfo* info, std::string* error) {
  llvm::MemoryBufferRef buffer(llvm::StringRef(file.bytes.data(), file.bytes.size()), file.path);
  auto module = lazily ? llvm::getLazyBitcodeModule(buffer, context) : llvm::parseBitcodeFile(buffer, context);
  if (!module) {
    *error = file.path + ": " + llvm::toString(module.takeError()) + "; is this a file that --emit=llvm-bc or --emit=offer wrote?";
    return nullptr;
  }
  std::string what_is_wrong;
  if (!ReadUnitInfo(**module, target, info, &what_is_wrong)) {
    *error = file.path + ": " + what_is_wrong;
    return nullptr;
  }
  return std::move(*module);
}

// "m:" for each module m of which `module` refers to a function that it lacks.
std::set<std::string> ModulesMissing(const llvm::Module& module) {
  std::set<std::string> prefixes;
  for (const llvm::Function& function : module) {
    const size_t colon = function.getName().find(':');
    if (function.isDeclaration() && colon != llvm::StringRef::npos) prefixes.insert(function.getName().substr(0, colon + 1).str());
  }
  return prefixes;
}

// Links into `module` what it refers to and `offers` have.
bool Import(const BitcodeFile& self, std::span<const BitcodeFile> offers, const Target& target, llvm::Module* module, std::string* error) {
  const std::string own_name = module->getSourceFileName();
  llvm::Linker linker(*module);
  for (int round = 0; round < kRounds; ++round) {
    bool found = false;
    const std::set<std::string> missing = ModulesMissing(*module);
    for (const BitcodeFile& offer : offers) {
      // Names are in bitcode as they are, and most of a program's modules have nothing to do with each other: those are not even parsed.
      const bool has_names = std::any_of(missing.begin(), missing.end(),
                                         [&](const std::string& prefix) { return offer.bytes.find(prefix) != std::string_view::npos; });
      if (offer.path == self.path || !has_names) continue;
      UnitInfo info;
      std::unique_ptr<llvm::Module> source = Read(offer, target, module->getContext(), /*lazily=*/true, &info, error);
      if (source == nullptr) return false;
      if (source->getSourceFileName() == own_name) continue;
      bool is_wanted = false;
      for (const llvm::Function& function : *source) {
        if (!function.hasAvailableExternallyLinkage()) continue;
        const llvm::Function* wanted = module->getFunction(function.getName());
        is_wanted = is_wanted || (wanted != nullptr && wanted->isDeclaration());
      }
      if (!is_wanted) continue;
      found = true;
      // What describes a file of bitcode stays with it.
      if (auto* unit = source->getNamedMetadata(kUnitMetadata)) unit->eraseFromParent();
      if (linker.linkInModule(std::move(source), llvm::Linker::Flags::LinkOnlyNeeded)) {
        *error = offer.path + ": cannot be linked into " + self.path;
        return false;
      }
    }
    if (!found) break;
  }
  size_t count = 0;
  for (llvm::GlobalVariable& variable : module->globals()) {
    if (!variable.hasLocalLinkage() || variable.hasComdat() || variable.getSection() != LUMEN_LITERAL_SECTION) continue;
    SeparateLiteral(target, "lumen.literal.imported." + std::to_string(count++), &variable);
  }
  return true;
}

void Verify(const llvm::Module& module) {
  std::string broken;
  llvm::raw_string_ostream stream(broken);
  if (llvm::verifyModule(module, &stream)) {
    llvm::report_fatal_error(llvm::StringRef("inlining across modules made invalid LLVM IR (a bug of lumen):\n" + broken));
  }
}

bool GenerateOnce(const BitcodeFile& file, std::span<const BitcodeFile> offers, const LtoOptions& options, const CodegenOutput& output,
                  std::string* error) {
  llvm::LLVMContext context;
  context.setDiscardValueNames(output.kind == OutputKind::kObject);
  UnitInfo info;
  std::unique_ptr<llvm::Module> module = Read(file, *options.target, context, /*lazily=*/false, &info, error);
  if (module == nullptr || !Import(file, offers, *options.target, module.get(), error)) return false;
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(*options.target, info.optimization_level);
  std::vector<llvm::Function*> changed = InlineOffered(*module, *options.target);
  if (options.verify) Verify(*module);
  OptimizeAgain(*module, changed, *machine, info.optimization_level);
  if (options.verify) Verify(*module);
  *output.bytes = EmitModule(*module, *machine, output.kind);
  return true;
}

}  // namespace

bool ReadBitcodeModuleName(const BitcodeFile& file, const Target& target, std::string* name, std::string* error) {
  llvm::LLVMContext context;
  UnitInfo info;
  std::unique_ptr<llvm::Module> module = Read(file, target, context, /*lazily=*/true, &info, error);
  if (module == nullptr) return false;
  *name = module->getSourceFileName();
  return true;
}

// Machine code is written from a module of its own each time, as GenerateCode does.
bool GenerateCodeFromBitcode(const BitcodeFile& module, std::span<const BitcodeFile> offers, const LtoOptions& options,
                             std::span<const CodegenOutput> outputs, std::string* error) {
  for (const CodegenOutput& output : outputs) {
    if (!GenerateOnce(module, offers, options, output, error)) return false;
  }
  return true;
}

bool OfferedBitcode(const BitcodeFile& file, const Target& target, std::string* offered, std::string* error) {
  llvm::LLVMContext context;
  UnitInfo info;
  std::unique_ptr<llvm::Module> module = Read(file, target, context, /*lazily=*/false, &info, error);
  if (module == nullptr) return false;
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(target, info.optimization_level);
  *offered = EmitModule(*module, *machine, OutputKind::kOffered);
  return true;
}

}  // namespace lumen::codegen
