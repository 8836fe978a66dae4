// See link_stubs.h.
#include "compiler/codegen/link_stubs.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>
#include <set>

#include "compiler/bifs/bif_table.h"
#include "compiler/codegen/abi_emitter.h"
#include "compiler/codegen/machine.h"
#include "compiler/codegen/reachability.h"
#include "compiler/codegen/symbol_names.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/Object/Archive.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Object/ObjectFile.h"
#include "llvm/Object/Wasm.h"
#include "llvm/Support/LEB128.h"
#include "llvm/Support/MemoryBuffer.h"

namespace lumen::codegen {
namespace {

// What the program's object files define and refer to.
class SymbolScan {
 public:
  explicit SymbolScan(const Target& target) : target_(target) {}

  bool AddObject(const std::string& path, std::string* error) {
    auto buffer = llvm::MemoryBuffer::getFile(path);
    if (!buffer) {
      *error = path + ": " + buffer.getError().message();
      return false;
    }
    buffers_.push_back(std::move(*buffer));
    return Scan(buffers_.back()->getMemBufferRef(), path, /*is_library=*/false, error);
  }

  // Notes what the archive could give; Resolve takes what is needed. Of a library the program's own modules hide those of the
  // same name, so these come first.
  bool AddArchive(const std::string& path, bool is_library, std::string* error) {
    auto buffer = llvm::MemoryBuffer::getFile(path);
    if (!buffer) {
      *error = path + ": " + buffer.getError().message();
      return false;
    }
    buffers_.push_back(std::move(*buffer));
    auto archive = llvm::object::Archive::create(buffers_.back()->getMemBufferRef());
    if (!archive) {
      *error = path + ": " + llvm::toString(archive.takeError());
      return false;
    }
    archives_.push_back({path, is_library, std::move(*archive)});
    std::set<std::string> modules;
    for (const auto& symbol : archives_.back().archive->symbols()) {
      FunctionName name;
      if (ParseFunctionSymbol(symbol.getName().str(), &name)) {
        if (is_library && program_modules_.contains(name.module)) continue;
        modules.insert(name.module);
      }
      available_.emplace(symbol.getName().str(), std::pair(archives_.size() - 1, symbol));
    }
    if (!is_library) program_modules_.merge(modules);
    return true;
  }

  // As if an object file referred to the symbol.
  void Require(const std::string& symbol) { Refer(symbol, /*is_library=*/false); }

  bool Resolve(std::string* error) {
    std::set<uint64_t> taken;
    while (!unresolved_.empty()) {
      std::string name = std::move(unresolved_.back());
      unresolved_.pop_back();
      auto found = available_.find(name);
      if (defined_.contains(name) || found == available_.end()) continue;
      auto& [archive_index, symbol] = found->second;
      const OpenArchive& archive = archives_[archive_index];
      auto member = symbol.getMember();
      if (!member) {
        *error = archive.path + ": " + llvm::toString(member.takeError());
        return false;
      }
      auto buffer = member->getMemoryBufferRef();
      if (!buffer) {
        *error = archive.path + ": " + llvm::toString(buffer.takeError());
        return false;
      }
      if (!taken.insert(reinterpret_cast<uintptr_t>(buffer->getBufferStart())).second) continue;
      if (!Scan(*buffer, archive.path, archive.is_library, error)) return false;
    }
    return true;
  }

  const std::set<std::string>& referenced() const { return referenced_; }
  // By more than members of libraries.
  bool IsReferencedByProgram(const std::string& symbol) const { return referenced_by_program_.contains(symbol); }
  bool Defines(const std::string& symbol) const { return defined_.contains(symbol); }
  // All modules that `root` comes to by what its object files refer to, itself included; a module behind those it refers to, where no
  // circle forbids that.
  std::vector<std::string> ModulesUpTo(const std::string& root) const {
    std::vector<std::string> order;
    std::set<std::string> seen;
    std::vector<std::pair<std::string, bool>> work = {{root, false}};
    while (!work.empty()) {
      auto [module, is_done] = std::move(work.back());
      work.pop_back();
      if (is_done) {
        order.push_back(module);
        continue;
      }
      auto found = module_references_.find(module);
      if (!seen.insert(module).second || found == module_references_.end()) continue;
      work.emplace_back(module, true);
      for (auto each = found->second.rbegin(); each != found->second.rend(); ++each) work.emplace_back(*each, false);
    }
    return order;
  }
  // What has been read, or a member of an archive.
  bool CanDefine(const std::string& symbol) const { return Defines(symbol) || available_.contains(symbol); }
  const std::set<std::string>& defined() const { return defined_; }
  Reachability& reachability() { return reachability_; }
  const Reachability& reachability() const { return reachability_; }
  uint64_t largest_spill_area_bytes() const { return largest_spill_area_bytes_; }

 private:
  struct OpenArchive {
    std::string path;
    bool is_library;
    std::unique_ptr<llvm::object::Archive> archive;
  };

  void Refer(const std::string& symbol, bool is_library) {
    if (referenced_.insert(symbol).second) unresolved_.push_back(symbol);
    if (!is_library) referenced_by_program_.insert(symbol);
  }

  bool Scan(llvm::MemoryBufferRef buffer, const std::string& path, bool is_library, std::string* error) {
    auto object = llvm::object::ObjectFile::createObjectFile(buffer);
    if (!object) {
      *error = path + ": " + llvm::toString(object.takeError());
      return false;
    }
    bool fits = target_.object_format == ObjectFormat::kWasm
                    ? (*object)->isWasm()
                    : (*object)->isELF() && (*object)->makeTriple().getArch() ==
                                                llvm::Triple(std::string(target_.triple)).getArch();
    if (!fits) {
      *error = path + ": is not an object file for " + std::string(target_.name) + "; compile it with --target=" +
               std::string(target_.name);
      return false;
    }
    std::set<std::string> modules, referenced;
    for (const llvm::object::SymbolRef& symbol : (*object)->symbols()) {
      auto flags = symbol.getFlags();
      auto name = symbol.getName();
      if (!flags || !name) {
        llvm::consumeError(flags.takeError());
        llvm::consumeError(name.takeError());
        *error = path + ": the symbol table is damaged";
        return false;
      }
      if (name->empty()) continue;
      if (*flags & llvm::object::SymbolRef::SF_Undefined) {
        Refer(name->str(), is_library);
        FunctionName function;
        if (ParseFunctionSymbol(name->str(), &function)) referenced.insert(function.module);
      } else if (*flags & (llvm::object::SymbolRef::SF_Global | llvm::object::SymbolRef::SF_Weak)) {
        defined_.insert(name->str());
        FunctionName function;
        if (!ParseFunctionSymbol(name->str(), &function)) continue;
        modules.insert(function.module);
        if (!is_library) program_modules_.insert(function.module);
      }
    }
    for (const std::string& module : modules) module_references_[module].insert(referenced.begin(), referenced.end());
    if (!reachability_.Add(**object, is_library)) {
      *error = path + ": a table of the object file is damaged";
      return false;
    }
    return target_.convention != Convention::kGhc || ScanStackSizes(**object, path, error);
  }

  // Section .stack_sizes holds for each function its address (pointer size) and its frame's size (ULEB128).
  bool ScanStackSizes(const llvm::object::ObjectFile& object, const std::string& path, std::string* error) {
    for (const llvm::object::SectionRef& section : object.sections()) {
      auto name = section.getName();
      if (!name || *name != ".stack_sizes") {
        llvm::consumeError(name.takeError());
        continue;
      }
      auto contents = section.getContents();
      if (!contents) {
        *error = path + ": " + llvm::toString(contents.takeError());
        return false;
      }
      const uint8_t* at = contents->bytes_begin();
      const uint8_t* end = contents->bytes_end();
      while (at < end) {
        if (end - at <= target_.pointer_bytes) break;
        at += target_.pointer_bytes;
        unsigned length = 0;
        const char* broken = nullptr;
        uint64_t size = llvm::decodeULEB128(at, &length, end, &broken);
        if (broken != nullptr) {
          *error = path + ": section .stack_sizes is damaged";
          return false;
        }
        at += length;
        largest_spill_area_bytes_ = std::max(largest_spill_area_bytes_, size);
      }
    }
    return true;
  }

  const Target& target_;
  Reachability reachability_;
  std::vector<std::unique_ptr<llvm::MemoryBuffer>> buffers_;
  std::vector<OpenArchive> archives_;
  std::map<std::string, std::pair<size_t, llvm::object::Archive::Symbol>> available_;
  std::set<std::string> referenced_, referenced_by_program_, defined_;
  std::map<std::string, std::set<std::string>> module_references_;  // modules to those whose functions they name
  std::set<std::string> program_modules_;     // defined by objects and archives that are no libraries
  std::vector<std::string> unresolved_;       // referred to and not yet looked for in archives
  uint64_t largest_spill_area_bytes_ = 0;
};

// Emits the stubs' LLVM module.
class StubEmitter {
 public:
  StubEmitter(llvm::Module* module, const Target& target) : abi_(module, target), builder_(abi_.context()) {}

  AbiEmitter& abi() { return abi_; }

  // function:  arguments to memory; call the C function; return its value, or go where the process says.
  void Bif(const FunctionName& name, const BifInfo& bif) {
    Begin(name);
    llvm::Value* memory = StoreArguments(name.arity);
    SaveState();
    llvm::Value* result = builder_.CreateCall(abi_.Bif(bif.symbol), {process_, memory});
    llvm::BasicBlock* value = llvm::BasicBlock::Create(abi_.context(), "value", function_);
    llvm::BasicBlock* no_value = llvm::BasicBlock::Create(abi_.context(), "no_value", function_);
    builder_.CreateCondBr(builder_.CreateICmpEQ(result, llvm::ConstantInt::get(abi_.word(), abi::kNoValue)), no_value, value);
    builder_.SetInsertPoint(value);
    llvm::Value* heap = builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_heap_top));
    llvm::Value* reductions = builder_.CreateLoad(abi_.size_type(), Field(ProcessField::k_reductions));
    llvm::Value* terms[] = {result};
    abi_.TailCall(builder_, abi_.LoadCode(builder_, stack_), process_, heap, stack_, reductions, terms);
    builder_.SetInsertPoint(no_value);
    // No location: the built-in function itself is the first entry of the trace, its caller the next.
    llvm::Value* arguments[] = {process_, llvm::ConstantPointerNull::get(abi_.pointer())};
    abi_.CallRuntime(builder_, RuntimeCall::k_lumen_raise_pending, arguments);
    Resume();
  }

  void Undefined(const FunctionName& name) {
    Begin(name);
    StoreArguments(name.arity);
    SaveState();
    llvm::Value* arguments[] = {process_, abi_.WordConstant(abi_.Atom(name.module)), abi_.WordConstant(abi_.Atom(name.name)),
                                llvm::ConstantInt::get(abi_.size_type(), name.arity)};
    abi_.CallRuntime(builder_, RuntimeCall::k_lumen_error_undef, arguments);
    Resume();
  }

  // A function that its module's kHandleUndefined is called for: as a call by name.
  void Handled(const FunctionName& name) {
    Begin(name);
    StoreArguments(name.arity);
    SaveState();
    llvm::Value* arguments[] = {process_, abi_.WordConstant(abi_.Atom(name.module)), abi_.WordConstant(abi_.Atom(name.name)),
                                llvm::ConstantInt::get(abi_.size_type(), name.arity)};
    llvm::Value* code = abi_.CallRuntime(builder_, RuntimeCall::k_lumen_find_export, arguments);
    std::vector<llvm::Value*> terms;
    for (uint32_t i = 0; i < std::min(name.arity, static_cast<uint32_t>(abi_.target().argument_registers)); ++i) {
      terms.push_back(function_->getArg(4 + i));
    }
    llvm::Value* heap = builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_heap_top));
    abi_.TailCall(builder_, code, process_, heap, stack_, function_->getArg(3), terms);
  }

  void Define(const std::string& name, llvm::Constant* value) {
    auto* global = new llvm::GlobalVariable(abi_.module(), value->getType(), true, llvm::GlobalValue::ExternalLinkage,
                                            value, name);
    global->setVisibility(llvm::GlobalValue::HiddenVisibility);
    global->setAlignment(llvm::Align(abi::kWordBytes));
  }

  void ExportTable(std::vector<FunctionName> functions) {
    std::sort(functions.begin(), functions.end(), [](const FunctionName& a, const FunctionName& b) {
      auto key = [](const FunctionName& f) {
        return std::tuple(abi::ExportHash(abi::AtomHash(f.module), abi::AtomHash(f.name), f.arity), f.module, f.name);
      };
      return key(a) < key(b);
    });
    std::vector<llvm::Constant*> fields;
    for (const FunctionName& name : functions) {
      fields.push_back(abi_.WordInitializer(abi_.Atom(name.module)));
      fields.push_back(abi_.WordInitializer(abi_.Atom(name.name)));
      fields.push_back(llvm::ConstantInt::get(abi_.word(), name.arity));
      fields.push_back(abi_.PointerInitializer(Declare(name)));
    }
    Define("lumen_export_table", llvm::ConstantStruct::getAnon(abi_.context(), fields, /*Packed=*/true));
    Define("lumen_export_count", llvm::ConstantInt::get(abi_.word(), functions.size()));
  }

  // `name` is another name of `target`, both of one argument.
  void Alias(const FunctionName& name, const FunctionName& target) {
    Begin(name);
    llvm::Value* argument = function_->getArg(4);
    abi_.TailCall(builder_, Declare(target), process_, function_->getArg(1), stack_, function_->getArg(3), {&argument, 1});
  }

  llvm::Function* Declare(const FunctionName& name) {
    return abi_.CompiledFunction(FunctionSymbol(name.module, name.name, name.arity), llvm::GlobalValue::ExternalLinkage);
  }

 private:
  void Begin(const FunctionName& name) {
    function_ = Declare(name);
    builder_.SetInsertPoint(llvm::BasicBlock::Create(abi_.context(), "", function_));
    process_ = function_->getArg(0);
    stack_ = function_->getArg(2);
  }

  llvm::Value* Field(ProcessField field) { return abi_.FieldAddress(builder_, process_, field); }

  llvm::Value* StoreArguments(uint32_t arity) {
    llvm::Value* memory = builder_.CreateLoad(abi_.pointer(), Field(ProcessField::k_arguments));
    uint32_t registers = std::min(arity, static_cast<uint32_t>(abi_.target().argument_registers));
    for (uint32_t i = 0; i < registers; ++i) {
      builder_.CreateStore(function_->getArg(4 + i), abi_.WordAddress(builder_, memory, i));
    }
    return memory;
  }

  void SaveState() {
    builder_.CreateStore(function_->getArg(1), Field(ProcessField::k_heap_top));
    builder_.CreateStore(stack_, Field(ProcessField::k_stack_top));
    builder_.CreateStore(function_->getArg(3), Field(ProcessField::k_reductions));
  }

  void Resume() {
    abi_.TailCall(builder_, abi_.Runtime(RuntimeCall::k_lumen_resume), process_, function_->getArg(1), stack_,
                  function_->getArg(3), {});
  }

  AbiEmitter abi_;
  llvm::IRBuilder<> builder_;
  llvm::Function* function_ = nullptr;
  llvm::Value* process_ = nullptr;
  llvm::Value* stack_ = nullptr;
};

// Whether the live part of the program looks for functions by names made at run time.
bool FindsNames(const Reachability& reachability) {
  if (reachability.IsLive("lumen_find_export")) return true;
  return std::ranges::any_of(AllBifs(), [&](const BifInfo& bif) {
    return bif.Has(bif_flags::kFindsNames) && (reachability.IsLive(std::string(bif.symbol)) ||
                                               reachability.IsLive(FunctionSymbol(bif.module, bif.name, bif.arity)));
  });
}

// What is called in the place of functions that a module does not have, as OTP's error_handler does, with name and arguments.
constexpr std::string_view kHandleUndefined = "$handle_undefined_function";
std::string HandlerSymbol(const std::string& module) { return FunctionSymbol(module, std::string(kHandleUndefined), 2); }

// Adds those of modules that lack a function which is referred to, and of which calls by name find them, to `keep`.
bool KeepHandlers(SymbolScan* scan, std::map<std::string, std::string>* keep, std::string* error) {
  for (bool is_more = true; is_more;) {
    is_more = false;
    for (const std::string& symbol : std::set<std::string>(scan->referenced())) {
      FunctionName name;
      if (scan->Defines(symbol) || !ParseFunctionSymbol(symbol, &name) || FindBif(name.module, name.name, name.arity) != nullptr) continue;
      const std::string handler = HandlerSymbol(name.module);
      if (!scan->CanDefine(handler) || !keep->emplace(handler, std::string(kHandleUndefined)).second) continue;
      is_more = true;
      scan->Require(handler);
      scan->reachability().Require(handler);
      scan->reachability().Require("lumen_find_export");
    }
    if (!scan->Resolve(error)) return false;
  }
  return true;
}

// The functions calls by name can be asked for: those whose module and name are both mentioned as atoms, where the module is mentioned
// kHandleUndefined, and `keep`. Each may mention more, so this goes on until it finds none.
std::vector<FunctionName> Exports(SymbolScan* scan, const std::map<std::string, std::string>& keep) {
  Reachability& reachability = scan->reachability();
  std::vector<FunctionName> result;
  std::vector<std::pair<FunctionName, std::string>> candidates;
  for (const std::string& symbol : scan->defined()) {
    FunctionName name;
    if (ParseFunctionSymbol(symbol, &name)) candidates.emplace_back(name, symbol);
  }
  for (const BifInfo& bif : AllBifs()) {
    FunctionName name{std::string(bif.module), std::string(bif.name), bif.arity};
    std::string symbol = FunctionSymbol(name.module, name.name, name.arity);
    if (!scan->Defines(symbol)) candidates.emplace_back(name, symbol);
  }
  auto take = [&](const std::pair<FunctionName, std::string>& candidate) {
    const auto& [name, symbol] = candidate;
    const bool is_handler = name.name == kHandleUndefined && name.arity == 2;
    if (!keep.contains(symbol) && !(reachability.IsMentioned(AtomSymbol(name.module)) &&
                                    (is_handler || reachability.IsMentioned(AtomSymbol(name.name)))))
      return false;
    reachability.Require(symbol);
    result.push_back(name);
    return true;
  };
  while (std::erase_if(candidates, take) != 0) {
  }
  return result;
}

// By symbol, the "module:name/arity"s as users write them, in plain characters. False where one is not of that form.
bool KeptSymbols(const std::vector<std::string>& keep, std::map<std::string, std::string>* symbols, std::string* error) {
  for (const std::string& text : keep) {
    size_t colon = text.find(':'), slash = text.rfind('/');
    uint32_t arity = 0;
    auto digits = slash == std::string::npos ? std::string_view() : std::string_view(text).substr(slash + 1);
    auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), arity);
    if (colon == 0 || colon == std::string::npos || slash == std::string::npos || slash < colon + 2 || digits.empty() ||
        parsed.ptr != digits.data() + digits.size() || parsed.ec != std::errc() || arity > abi::kMaxArity) {
      *error = "--keep=" + text + ": write module:function/arity, such as --keep=lists:map/2";
      return false;
    }
    symbols->emplace(FunctionSymbol(text.substr(0, colon), text.substr(colon + 1, slash - colon - 1), arity), text);
  }
  return true;
}

// Modules that count on processes which the runtime's own start brings to life (runtime/kernel/lumen_start.erl).
constexpr std::string_view kServedModules[] = {"error_logger", "init", "io", "logger", "user"};
const FunctionName kServedStart = {"lumen_start", "start", 1};
// Those that let the kernel's supervisor start a process of theirs, and the start with one.
constexpr std::string_view kSupervisedModules[] = {"timer"};
const FunctionName kSupervisedStart = {"lumen_start", "start_supervised", 1};
const FunctionName kMainAlias = {"lumen", "main", 1};

bool ReachesAny(const Reachability& reachability, std::span<const std::string_view> modules) {
  return std::ranges::any_of(reachability.live(), [&](const std::string& symbol) {
    FunctionName name;
    return ParseFunctionSymbol(symbol, &name) && std::ranges::find(modules, name.module) != modules.end();
  });
}

// The function that a program starts with, by what it reaches.
const FunctionName& StartOf(const Reachability& reachability, const FunctionName& main) {
  if (ReachesAny(reachability, kSupervisedModules)) return kSupervisedStart;
  const bool asks_for_leader = reachability.live().contains(FunctionSymbol("erlang", "group_leader", 0)) ||
                               reachability.live().contains(FunctionSymbol("erlang", "group_leader", 2));
  return asks_for_leader || ReachesAny(reachability, kServedModules) ? kServedStart : main;
}

// What lowering makes of a module's -on_load (compiler/lowering/lower.cc), and what it goes on with.
constexpr std::string_view kOnLoad = "-on_load-";
FunctionName OnLoadOf(const std::string& module) { return {module, std::string(kOnLoad), 1}; }
FunctionName AfterLoad(const std::string& module) { return {"lumen", "-after-" + module, 1}; }

// The modules with an -on_load function of which something is live, in the order in which these are to be called. They are live then,
// which may make more modules live; `exports` is what calls by name can find in the end.
std::vector<std::string> ModulesToLoad(SymbolScan* scan, const std::string& main, const std::map<std::string, std::string>& keep,
                                       std::vector<FunctionName>* exports) {
  Reachability& reachability = scan->reachability();
  std::set<std::string> candidates, live;
  for (const std::string& symbol : scan->defined()) {
    FunctionName name;
    if (ParseFunctionSymbol(symbol, &name) && name.name == kOnLoad) candidates.insert(name.module);
  }
  for (bool is_more = true; is_more;) {
    is_more = false;
    exports->clear();
    if (FindsNames(reachability)) *exports = Exports(scan, keep);
    std::vector<std::string> found;
    if (live.size() == candidates.size()) break;
    for (const std::string& symbol : reachability.live()) {
      FunctionName name;
      if (ParseFunctionSymbol(symbol, &name) && candidates.contains(name.module) && live.insert(name.module).second)
        found.push_back(name.module);
    }
    for (const std::string& module : found) {
      const FunctionName name = OnLoadOf(module);
      reachability.Require(FunctionSymbol(name.module, name.name, name.arity));
      is_more = true;
    }
  }
  std::vector<std::string> order;
  if (live.empty()) return order;
  for (const std::string& module : scan->ModulesUpTo(main)) {
    if (live.erase(module) != 0) order.push_back(module);
  }
  // Those that nothing refers to but names made at run time.
  order.insert(order.end(), live.begin(), live.end());
  return order;
}

// A library's modules of which all that is called is built in stay in their archives, but calls by name can ask them what they export: reads
// those that are mentioned where module_info is. `*any`: there were some. False with `error` set.
bool ReadBuiltInModules(SymbolScan* scan, bool* any, std::string* error) {
  constexpr std::string_view kModuleInfo = "module_info";
  *any = false;
  const Reachability& reachability = scan->reachability();
  if (!FindsNames(reachability) || !reachability.IsMentioned(AtomSymbol(std::string(kModuleInfo)))) return true;
  for (const BifInfo& bif : AllBifs()) {
    const std::string module(bif.module);
    const std::string symbol = FunctionSymbol(module, std::string(kModuleInfo), 1);
    if (scan->Defines(symbol) || !scan->CanDefine(symbol) || !reachability.IsMentioned(AtomSymbol(module))) continue;
    scan->Require(symbol);
    if (!scan->Resolve(error)) return false;
    *any = true;
  }
  return true;
}

bool IsBif(const std::string& symbol) {
  FunctionName name;
  return ParseFunctionSymbol(symbol, &name) && FindBif(name.module, name.name, name.arity) != nullptr;
}

// Parts of functions are visible to other modules for the sake of those that inlined the function (lto_offer.h). False with `error` set where
// one is wanted that is not there: the two object files are not of one compilation.
bool HasInlinedParts(const SymbolScan& scan, std::string* error) {
  for (const std::string& symbol : scan.referenced()) {
    FunctionName name;
    const size_t mark = symbol.find('#');
    if (mark == std::string::npos || scan.Defines(symbol) || !ParseFunctionSymbol(symbol.substr(0, mark), &name)) continue;
    *error = "the program's module " + name.module + " is not the one whose functions other modules inlined: its object file lacks " + symbol +
             "; compile all of them with --lto=thin, or none";
    return false;
  }
  return true;
}

}  // namespace

bool MakeLinkStubs(const LinkInputs& inputs, LinkStubs* stubs, std::string* error) {
  const Target& target = *inputs.target;
  SymbolScan scan(target);
  for (const std::string& path : inputs.objects) {
    if (!scan.AddObject(path, error)) return false;
  }
  for (const std::string& path : inputs.archives) {
    if (!scan.AddArchive(path, /*is_library=*/false, error)) return false;
  }
  for (const std::string& path : inputs.libraries) {
    if (!scan.AddArchive(path, /*is_library=*/true, error)) return false;
  }
  std::map<std::string, std::string> keep;
  if (!KeptSymbols(inputs.keep, &keep, error)) return false;
  for (const auto& [symbol, text] : keep) scan.Require(symbol);
  if (!scan.Resolve(error) || !KeepHandlers(&scan, &keep, error)) return false;
  if (!HasInlinedParts(scan, error)) return false;
  FunctionName main{inputs.main_module, "main", 1};
  Reachability& reachability = scan.reachability();
  for (const auto& [symbol, text] : keep) reachability.Require(symbol);
  reachability.Require(FunctionSymbol(main.module, main.name, main.arity));
  std::vector<FunctionName> exports;
  std::vector<std::string> to_load = ModulesToLoad(&scan, main.module, keep, &exports);
  // Programs linked without OTP's libraries start as they are.
  const FunctionName* start = &StartOf(reachability, main);
  const std::string start_symbol = FunctionSymbol(start->module, start->name, start->arity);
  if (!scan.CanDefine(start_symbol)) start = &main;
  const bool is_served = start != &main;
  if (is_served) {
    scan.Require(start_symbol);
    if (!scan.Resolve(error) || !KeepHandlers(&scan, &keep, error)) return false;
    reachability.Require(start_symbol);
    to_load = ModulesToLoad(&scan, main.module, keep, &exports);
  }
  for (bool any = true; any;) {
    if (!ReadBuiltInModules(&scan, &any, error)) return false;
    if (any) to_load = ModulesToLoad(&scan, main.module, keep, &exports);
  }
  for (const auto& [symbol, text] : keep) {
    if (scan.Defines(symbol) || IsBif(symbol)) continue;
    *error = "--keep=" + text + ": no module of the program exports this function";
    return false;
  }

  if (!scan.Defines(FunctionSymbol(main.module, main.name, main.arity))) {
    *error = "module " + inputs.main_module + " does not export main/1, where the program would start; add `-export([main/1]).` or name another module with --main";
    return false;
  }

  llvm::LLVMContext context;
  std::unique_ptr<llvm::TargetMachine> machine = CreateMachine(target, 2);
  llvm::Module module("lumen.link", context);
  PrepareModule(module, *machine);
  StubEmitter emitter(&module, target);
  // The program itself: the -on_load functions, each followed by the next, and main/1.
  const FunctionName program = to_load.empty() ? main : OnLoadOf(to_load[0]);
  emitter.Define("lumen_main_entry", emitter.Declare(is_served ? *start : program));
  if (is_served) emitter.Alias(kMainAlias, program);
  std::set<std::string> linked_here;
  if (is_served) linked_here.insert(FunctionSymbol(kMainAlias.module, kMainAlias.name, kMainAlias.arity));
  for (size_t i = 0; i < to_load.size(); ++i) {
    const FunctionName after = AfterLoad(to_load[i]);
    emitter.Alias(after, i + 1 < to_load.size() ? OnLoadOf(to_load[i + 1]) : main);
    linked_here.insert(FunctionSymbol(after.module, after.name, after.arity));
  }

  emitter.ExportTable(exports);

  std::set<std::string> wanted = scan.referenced();
  for (const FunctionName& name : exports) wanted.insert(FunctionSymbol(name.module, name.name, name.arity));
  for (const std::string& symbol : wanted) {
    FunctionName name;
    if (scan.Defines(symbol) || !ParseFunctionSymbol(symbol, &name)) continue;
    if (linked_here.contains(symbol)) continue;
    if (const BifInfo* bif = FindBif(name.module, name.name, name.arity)) {
      emitter.Bif(name, *bif);
    } else if (scan.Defines(HandlerSymbol(name.module))) {
      emitter.Handled(name);
    } else {
      emitter.Undefined(name);
      // Of a module that nothing reaches, what its -on_load would go on with is not missed.
      if (name.module == AfterLoad("").module && name.name.starts_with(AfterLoad("").name)) continue;
      if (scan.IsReferencedByProgram(symbol)) stubs->undefined.push_back(symbol);
    }
  }
  if (target.convention == Convention::kGhc) {
    // The stubs themselves hold little; leave them room for the registers they keep across a call.
    constexpr uint64_t kStubSpillBytes = 64;
    stubs->spill_area_bytes = (std::max(scan.largest_spill_area_bytes(), kStubSpillBytes) + 7) & ~uint64_t{7};
  }
  OptimizeModule(module, *machine, target, 2);
  stubs->object = EmitModule(module, *machine, OutputKind::kObject);
  return true;
}

}  // namespace lumen::codegen
