// The runtime's binary interface (runtime/abi) in LLVM's terms for one target and one LLVM module: types, calls of
// helpers, calls between compiled functions, constants for atoms and other static data.
//
// Everything here is about layout; what an instruction means stands in function_emitter*.cc. Owned by one ModuleEmitter.
#ifndef COMPILER_CODEGEN_ABI_EMITTER_H_
#define COMPILER_CODEGEN_ABI_EMITTER_H_

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "compiler/target/target.h"
#include "llvm/IR/IRBuilder.h"
#include "llvm/IR/Module.h"
#include "runtime/abi/code_layout.h"

namespace lumen::codegen {

// The helpers of runtime_calls.def, by name.
enum class RuntimeCall : uint8_t {
#define LUMEN_RUNTIME_CALL(name, result, parameters, effects) k_##name,
#define LUMEN_TRANSFER(name) k_##name,
#include "runtime/abi/runtime_calls.def"
};

// Effects of runtime_calls.def.
using CallEffects = uint16_t;
namespace call_effects {
inline constexpr CallEffects kNone = 0, kPure = 1, kReadsState = 2, kAllocates = 4, kMayFail = 8, kCollects = 16, kRaises = 32,
                             kCold = 64, kTransfer = 128, kMayMiss = 256, kKeepsRegisters = 512;
}  // namespace call_effects
CallEffects EffectsOf(RuntimeCall call);

// Fields of process_fields.def, by name; the offset is eight times the number.
enum class ProcessField : uint8_t {
#define LUMEN_PROCESS_FIELD(type, name) k_##name,
#include "runtime/abi/process_fields.def"
};

class AbiEmitter {
 public:
  AbiEmitter(llvm::Module* module, const Target& target);
  AbiEmitter(const AbiEmitter&) = delete;
  AbiEmitter& operator=(const AbiEmitter&) = delete;

  llvm::Module& module() const { return *module_; }
  llvm::LLVMContext& context() const { return module_->getContext(); }
  const Target& target() const { return target_; }

  // --- types
  llvm::IntegerType* word() const { return word_; }           // a term
  llvm::IntegerType* size_type() const { return size_; }      // uintptr_t; also the reductions register
  llvm::PointerType* pointer() const { return pointer_; }
  llvm::FunctionType* compiled_function_type() const { return compiled_function_; }

  // --- functions
  // A new definition or a declaration with the convention of compiled code.
  llvm::Function* CompiledFunction(const std::string& name, llvm::GlobalValue::LinkageTypes linkage);
  llvm::Function* Runtime(RuntimeCall call);
  // A C function `Term f(Process*, const Term*)`.
  llvm::Function* Bif(std::string_view symbol);
  // Calls a helper; arguments are in the table's types.
  llvm::CallInst* CallRuntime(llvm::IRBuilder<>& builder, RuntimeCall call, std::span<llvm::Value* const> arguments);
  // Leaves the current function for `callee` (a pointer to compiled code). `terms` fill the argument registers, the rest is poison.
  void TailCall(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* process, llvm::Value* heap,
                llvm::Value* stack, llvm::Value* reductions, std::span<llvm::Value* const> terms);

  // --- memory
  llvm::Value* FieldAddress(llvm::IRBuilder<>& builder, llvm::Value* process, ProcessField field);
  llvm::Value* WordAddress(llvm::IRBuilder<>& builder, llvm::Value* base, int64_t words);
  // A word of memory holding code (term_layout.h, "Code words").
  void StoreCodeWord(llvm::IRBuilder<>& builder, llvm::Value* address, llvm::Constant* code, llvm::Constant* location);
  llvm::Value* LoadCode(llvm::IRBuilder<>& builder, llvm::Value* address);
  // The address in a tagged pointer, displaced by whole words.
  llvm::Value* Untag(llvm::IRBuilder<>& builder, llvm::Value* term, abi::Tag tag, int64_t words = 0);
  llvm::Value* TagPointer(llvm::IRBuilder<>& builder, llvm::Value* pointer, abi::Tag tag);

  // --- constants. A Datum is a word of static data: an integer, or an address plus a displacement.
  struct Datum {
    uint64_t integer = 0;             // where symbol is null
    llvm::Constant* symbol = nullptr;
    int64_t displacement = 0;
  };
  llvm::Constant* WordConstant(const Datum& datum);           // for use in code
  llvm::Constant* WordInitializer(const Datum& datum);        // for use in static data: eight bytes
  llvm::Constant* PointerInitializer(llvm::Constant* symbol); // eight bytes; null pointer where symbol is null
  // A code word as static data, for funs.
  llvm::Constant* CodeWordInitializer(llvm::Constant* code);
  // Read-only data of the words, 8-byte aligned; in the literal section where `literal`.
  llvm::GlobalVariable* StaticData(std::span<llvm::Constant* const> fields, const std::string& name, bool literal);
  void PutInLiteralSection(llvm::GlobalVariable* global);
  Datum Atom(std::string_view text);
  // A NUL-terminated string, merged with its equals.
  llvm::Constant* Text(std::string_view text);
  llvm::Constant* FunctionInfo(const Datum& module, const Datum& name, uint32_t arity, std::string_view file);
  llvm::Constant* CodeLocation(llvm::Constant* function_info, llvm::Constant* inlined_at, uint32_t line,
                               uint32_t frame_words);

 private:
  llvm::Module* module_;
  const Target& target_;
  llvm::IntegerType* word_;
  llvm::IntegerType* size_;
  llvm::PointerType* pointer_;
  llvm::FunctionType* compiled_function_;
  llvm::CallingConv::ID convention_;
  uint64_t literal_count_ = 0;
  std::map<std::string, llvm::GlobalVariable*, std::less<>> atoms_;
  std::map<std::string, llvm::Constant*, std::less<>> texts_;
  std::map<std::tuple<llvm::Constant*, llvm::Constant*, uint32_t, uint32_t>, llvm::Constant*> locations_;
};

// Makes a literal a section (ELF) or segment (WebAssembly) of its own, which the linker keeps only where it is used. Of a module, `label`
// names one literal.
void SeparateLiteral(const Target& target, const std::string& label, llvm::GlobalVariable* literal);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_ABI_EMITTER_H_
