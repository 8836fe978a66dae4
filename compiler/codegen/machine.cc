// See machine.h.
#include "compiler/codegen/machine.h"

#include <memory>
#include <mutex>

#include "compiler/codegen/back_end.h"
#include "compiler/codegen/has_loop.h"
#include "compiler/codegen/lto_frames.h"
#include "compiler/codegen/lto_offer.h"
#include "compiler/codegen/lto_untag.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Analysis/AliasAnalysis.h"
#include "llvm/Analysis/CFG.h"
#include "llvm/Analysis/CGSCCPassManager.h"
#include "llvm/Analysis/LoopAnalysisManager.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/OptBisect.h"
#include "llvm/IR/PassManager.h"
#include "llvm/MC/TargetRegistry.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Passes/StandardInstrumentations.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/SmallVectorMemoryBuffer.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Transforms/IPO/ConstantMerge.h"
#include "llvm/Transforms/IPO/GlobalDCE.h"
#include "llvm/Transforms/IPO/StripDeadPrototypes.h"
#include "llvm/Transforms/InstCombine/InstCombine.h"
#include "llvm/Transforms/Scalar/ADCE.h"
#include "llvm/Transforms/Scalar/CorrelatedValuePropagation.h"
#include "llvm/Transforms/Scalar/DeadStoreElimination.h"
#include "llvm/Transforms/Scalar/EarlyCSE.h"
#include "llvm/Transforms/Scalar/GVN.h"
#include "llvm/Transforms/Scalar/IndVarSimplify.h"
#include "llvm/Transforms/Scalar/JumpThreading.h"
#include "llvm/Transforms/Scalar/LICM.h"
#include "llvm/Transforms/Scalar/LoopInstSimplify.h"
#include "llvm/Transforms/Scalar/LoopPassManager.h"
#include "llvm/Transforms/Scalar/LoopRotation.h"
#include "llvm/Transforms/Scalar/LoopSimplifyCFG.h"
#include "llvm/Transforms/Scalar/LoopStrengthReduce.h"
#include "llvm/Transforms/Scalar/Reassociate.h"
#include "llvm/Transforms/Scalar/SCCP.h"
#include "llvm/Transforms/Scalar/SimplifyCFG.h"
#include "llvm/Transforms/Utils/Mem2Reg.h"

extern "C" {
#define LUMEN_LLVM_TARGET(name)             \
  void LLVMInitialize##name##TargetInfo();  \
  void LLVMInitialize##name##Target();      \
  void LLVMInitialize##name##TargetMC();    \
  void LLVMInitialize##name##AsmPrinter();
LUMEN_LLVM_TARGET(X86)
LUMEN_LLVM_TARGET(AArch64)
LUMEN_LLVM_TARGET(ARM)
LUMEN_LLVM_TARGET(WebAssembly)
#undef LUMEN_LLVM_TARGET
}

namespace lumen::codegen {
namespace {

// Leaves out, in functions without loops, what the back ends' passes for loops do: scheduling by latencies, a tenth of the time
// of a module, and looking for common subexpressions once more change nothing that can be measured in a few short blocks that end in a
// jump. In a loop they do.
class LoopPassGate : public llvm::OptPassGate {
 public:
  explicit LoopPassGate(const llvm::Module& module) {
    for (const llvm::Function& function : module) {
      if (!function.isDeclaration() && HasLoop(function)) with_loops_.insert(DescriptionOf(function.getName()));
    }
  }
  bool shouldRunPass(const llvm::StringRef pass, llvm::StringRef description) override {
    const bool is_for_loops = pass == "Machine Instruction Scheduler" || pass == "Machine Common Subexpression Elimination";
    return !is_for_loops || with_loops_.contains(description);
  }
  bool isEnabled() const override { return true; }

 private:
  // As llvm::FunctionPass describes a function to gates.
  static std::string DescriptionOf(llvm::StringRef name) { return "function (" + name.str() + ")"; }

  llvm::StringSet<> with_loops_;
};

// Passes of the back ends that find nothing in compiled code, or too little to be measured; each looks at every function, and several have
// dominators, loops and frequencies computed for it. They are on by default and no other interface turns them off.
// (LLVM's quick list scheduler, -pre-RA-sched=fast, would save 5% more in functions without loops, but fails on ARM where flags are copied.)
constexpr const char* kLlvmOptions[] = {
    "lumen",
    // The pipeline below has it, for functions with loops; the back ends' own looks for loops in all functions, a fifteenth of the time.
    "-disable-lsr",
    // For calls of C's library, vectors and static destructors, which there are none of.
    "-disable-mergeicmps",
    "-disable-partial-libcall-inlining",
    "-disable-replace-with-vec-lib",
    "-disable-expand-reductions",
    "-disable-atexit-based-global-dtor-lowering",
    // For long straight code with few branches, and for what is spilt in loops.
    "-disable-select-optimize",
    "-disable-early-taildup",
    "-disable-postra-machine-licm",
    "-disable-postra-machine-sink",
    // Of x86-64 alone: sums of products, moves by condition in loops, copies of structures, arguments that are pushed, multiplied addresses,
    // registers of matrices, operations on bytes and words.
    "-x86-machine-combiner=false",
    "-x86-cmov-converter=false",
    "-x86-disable-avoid-SFB",
    "-no-x86-call-frame-opt",
    "-disable-x86-lea-opt",
    "-x86-tile-ra=0",
    "-fixup-byte-word-insts=false",
};

void InitializeTargets() {
  static std::once_flag once;
  std::call_once(once, [] {
#define LUMEN_LLVM_TARGET(name)         \
  LLVMInitialize##name##TargetInfo();   \
  LLVMInitialize##name##Target();       \
  LLVMInitialize##name##TargetMC();     \
  LLVMInitialize##name##AsmPrinter();
    LUMEN_LLVM_TARGET(X86)
    LUMEN_LLVM_TARGET(AArch64)
    LUMEN_LLVM_TARGET(ARM)
    LUMEN_LLVM_TARGET(WebAssembly)
#undef LUMEN_LLVM_TARGET
    llvm::cl::ParseCommandLineOptions(static_cast<int>(std::size(kLlvmOptions)), kLlvmOptions);
  });
}

// The expensive passes, for functions with loops. Most parts of functions have none, and there Lumen's own passes and the cheap ones
// have found what these would: without them code is as fast and a seventh of the time is saved.
class LoopPipeline : public llvm::PassInfoMixin<LoopPipeline> {
 public:
  LoopPipeline() {
    passes_->addPass(llvm::CorrelatedValuePropagationPass());
    passes_->addPass(llvm::ReassociatePass());
    llvm::LoopPassManager loops;
    loops.addPass(llvm::LoopInstSimplifyPass());
    loops.addPass(llvm::LoopSimplifyCFGPass());
    loops.addPass(llvm::LICMPass(llvm::LICMOptions()));
    loops.addPass(llvm::LoopRotatePass());
    loops.addPass(llvm::IndVarSimplifyPass());
    passes_->addPass(llvm::createFunctionToLoopPassAdaptor(std::move(loops), /*UseMemorySSA=*/true));
    passes_->addPass(llvm::GVNPass());
    passes_->addPass(llvm::SCCPPass());
    passes_->addPass(llvm::JumpThreadingPass());
    passes_->addPass(llvm::DSEPass());
    passes_->addPass(llvm::ADCEPass());
    passes_->addPass(llvm::SimplifyCFGPass(
        llvm::SimplifyCFGOptions().convertSwitchRangeToICmp(true).hoistCommonInsts(true).sinkCommonInsts(true)));
    passes_->addPass(llvm::InstCombinePass());
    passes_->addPass(llvm::createFunctionToLoopPassAdaptor(llvm::LoopStrengthReducePass()));
  }
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses) {
    return HasLoop(function) ? passes_->run(function, analyses) : llvm::PreservedAnalyses::all();
  }

 private:
  std::shared_ptr<llvm::FunctionPassManager> passes_ = std::make_shared<llvm::FunctionPassManager>();
};

class FramePass : public llvm::PassInfoMixin<FramePass> {
 public:
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager& analyses) {
    const bool changed = KeepFramesInRegisters(function, analyses.getResult<llvm::DominatorTreeAnalysis>(function));
    return changed ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
  }
};

class UntagPass : public llvm::PassInfoMixin<UntagPass> {
 public:
  llvm::PreservedAnalyses run(llvm::Function& function, llvm::FunctionAnalysisManager&) {
    return UntagKnownTerms(function) ? llvm::PreservedAnalyses::none() : llvm::PreservedAnalyses::all();
  }
};

// The analyses that passes ask for, for as long as they run.
struct Analyses {
  explicit Analyses(llvm::TargetMachine& machine)
      : skips_unoptimized(/*DebugLogging=*/false), builder(&machine, llvm::PipelineTuningOptions(), std::nullopt, &callbacks) {
    skips_unoptimized.registerCallbacks(callbacks);
    builder.registerModuleAnalyses(modules);
    builder.registerCGSCCAnalyses(components);
    builder.registerFunctionAnalyses(functions);
    builder.registerLoopAnalyses(loops);
    builder.crossRegisterProxies(loops, functions, components, modules);
  }
  llvm::LoopAnalysisManager loops;
  llvm::FunctionAnalysisManager functions;
  llvm::CGSCCAnalysisManager components;
  llvm::ModuleAnalysisManager modules;
  llvm::PassInstrumentationCallbacks callbacks;
  llvm::OptNoneInstrumentation skips_unoptimized;
  llvm::PassBuilder builder;
};

// LLVM's passes for compiled code. Its standard pipelines are made for C: they turn a self tail call back into a loop, which
// puts the cold calls of the runtime into it and so a prologue in front of it, and spend half their time on calls,
// loops and vectors that Lumen's own passes have dealt with or that are not there.
llvm::ModulePassManager Pipeline(int level) {
  llvm::FunctionPassManager passes;
  // The variables of PartEmitter must become values at every level: an alloca would give each function a prologue.
  passes.addPass(llvm::PromotePass());
  if (level == 0) {
    passes.addPass(llvm::SimplifyCFGPass());
  } else {
    passes.addPass(llvm::EarlyCSEPass(/*UseMemorySSA=*/true));
    passes.addPass(llvm::SimplifyCFGPass());
    passes.addPass(llvm::InstCombinePass());
    passes.addPass(llvm::SimplifyCFGPass(
        llvm::SimplifyCFGOptions().convertSwitchRangeToICmp(true).hoistCommonInsts(level >= 2).sinkCommonInsts(level >= 2)));
  }
  if (level >= 2) passes.addPass(LoopPipeline());
  llvm::ModulePassManager module_passes;
  module_passes.addPass(llvm::createModuleToFunctionPassAdaptor(std::move(passes)));
  if (level >= 1) {
    module_passes.addPass(llvm::GlobalDCEPass());
    module_passes.addPass(llvm::ConstantMergePass());
  }
  return module_passes;
}

}  // namespace

std::unique_ptr<llvm::TargetMachine> CreateMachine(const Target& target, int optimization_level) {
  InitializeTargets();
  std::string triple(target.triple), error;
  const llvm::Target* llvm_target = llvm::TargetRegistry::lookupTarget(triple, error);
  if (llvm_target == nullptr) llvm::report_fatal_error(llvm::StringRef(error));
  llvm::TargetOptions options;
  options.FunctionSections = true;
  options.DataSections = true;
  options.EmitStackSizeSection = target.convention == Convention::kGhc;
  options.FloatABIType = llvm::FloatABI::Hard;
  std::unique_ptr<llvm::TargetMachine> machine(llvm_target->createTargetMachine(
      triple, std::string(target.cpu), std::string(target.features), options, llvm::Reloc::Static, std::nullopt,
      static_cast<llvm::CodeGenOptLevel>(std::min(optimization_level, 3))));
  // GlobalISel, which AArch64 takes at level 0, knows neither the calling convention nor musttail calls through pointers, and
  // starts over with the other selector for each function.
  machine->setGlobalISel(false);
  return machine;
}

void PrepareModule(llvm::Module& module, const llvm::TargetMachine& machine) {
  module.setTargetTriple(machine.getTargetTriple().str());
  module.setDataLayout(machine.createDataLayout());
  // Calls of the runtime in several cold blocks would make every function align the stack on entry, for the sake of paths it
  // hardly ever takes. Compiled code promises eight bytes only; what it calls aligns the stack itself (runtime/abi/README.md).
  if (machine.getTargetTriple().getArch() == llvm::Triple::x86_64) module.setOverrideStackAlignment(8);
}

// A function of more blocks, a table of clauses for thousands of code points say, is taken as it is: what LLVM does with the
// constants of thousands of paths that meet takes quadratic time, ten minutes for Unicode's tables.
constexpr size_t kMaxOptimizedBlocks = 2000;

void OptimizeModule(llvm::Module& module, llvm::TargetMachine& machine, const Target& target, int optimization_level) {
  for (llvm::Function& function : module) {
    if (function.isDeclaration()) continue;
    function.addFnAttr("target-cpu", std::string(target.cpu));
    if (!target.features.empty()) function.addFnAttr("target-features", std::string(target.features));
    function.addFnAttr("frame-pointer", "none");
    if (function.size() > kMaxOptimizedBlocks) {
      function.addFnAttr(llvm::Attribute::OptimizeNone);
      function.addFnAttr(llvm::Attribute::NoInline);
    }
  }
  Analyses analyses(machine);
  Pipeline(optimization_level).run(module, analyses.modules);
}

// Inlining leaves addresses of frames computed step by step, words loaded that were stored just before, and tests made again of what is known.
void OptimizeAgain(llvm::Module& module, std::span<llvm::Function* const> functions, llvm::TargetMachine& machine, int optimization_level) {
  Analyses analyses(machine);
  llvm::FunctionPassManager passes;
  passes.addPass(llvm::InstCombinePass());
  passes.addPass(llvm::SimplifyCFGPass());
  passes.addPass(FramePass());
  passes.addPass(llvm::EarlyCSEPass(/*UseMemorySSA=*/true));
  // What is in an object can be an object.
  constexpr int kUntagRounds = 2;
  for (int round = 0; round < kUntagRounds; ++round) {
    passes.addPass(UntagPass());
    passes.addPass(llvm::InstCombinePass());
    passes.addPass(llvm::GVNPass());
  }
  passes.addPass(llvm::CorrelatedValuePropagationPass());
  passes.addPass(llvm::JumpThreadingPass());
  passes.addPass(llvm::InstCombinePass());
  passes.addPass(llvm::DSEPass());
  passes.addPass(llvm::SimplifyCFGPass(
      llvm::SimplifyCFGOptions().convertSwitchRangeToICmp(true).hoistCommonInsts(true).sinkCommonInsts(true)));
  passes.addPass(LoopPipeline());
  for (llvm::Function* function : functions) passes.run(*function, analyses.functions);
  if (optimization_level == 0) return;
  llvm::ModulePassManager module_passes;
  module_passes.addPass(llvm::GlobalDCEPass());
  module_passes.addPass(llvm::ConstantMergePass());
  module_passes.addPass(llvm::StripDeadPrototypesPass());
  module_passes.run(module, analyses.modules);
}

namespace {

std::string OfferedPart(const llvm::Module& module) {
  // A copy, as this takes most of the module away. Through bitcode, for a copy made in place would change the order of uses in the original.
  std::string bytes;
  llvm::raw_string_ostream whole(bytes);
  llvm::WriteBitcodeToFile(module, whole);
  llvm::LLVMContext context;
  llvm::Expected<std::unique_ptr<llvm::Module>> copy = llvm::parseBitcodeFile(llvm::MemoryBufferRef(whole.str(), ""), context);
  if (!copy) llvm::report_fatal_error(copy.takeError());
  KeepOfferedPart(**copy);
  std::string part;
  llvm::raw_string_ostream stream(part);
  llvm::WriteBitcodeToFile(**copy, stream);
  return stream.str();
}

}  // namespace

std::string EmitModule(llvm::Module& module, llvm::TargetMachine& machine, OutputKind kind) {
  llvm::SmallString<0> bytes;
  llvm::raw_svector_ostream stream(bytes);
  switch (kind) {
    case OutputKind::kLlvmIr:
      module.print(stream, nullptr);
      break;
    case OutputKind::kLlvmBitcode:
      llvm::WriteBitcodeToFile(module, stream);
      break;
    case OutputKind::kOffered:
      stream << OfferedPart(module);
      break;
    case OutputKind::kAssembly:
    case OutputKind::kObject: {
      BackEndPasses passes(module, machine.getTargetTriple());
      auto type = kind == OutputKind::kObject ? llvm::CodeGenFileType::ObjectFile : llvm::CodeGenFileType::AssemblyFile;
      if (machine.addPassesToEmitFile(passes, stream, nullptr, type, /*DisableVerify=*/true)) {
        llvm::report_fatal_error("the target writes no such file");
      }
      TrimCalls(module, machine.getTargetTriple());
      LoopPassGate gate(module);
      llvm::OptPassGate& usual_gate = module.getContext().getOptPassGate();
      if (machine.getOptLevel() != llvm::CodeGenOptLevel::None) module.getContext().setOptPassGate(gate);
      passes.run(module);
      module.getContext().setOptPassGate(usual_gate);
      break;
    }
  }
  return std::string(bytes.str());
}

}  // namespace lumen::codegen
