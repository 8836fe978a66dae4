// See abi_emitter.h. Tested by the goldens of llvm-ir and by every program test.
#include "compiler/codegen/abi_emitter.h"

#include <cassert>

#include "compiler/codegen/symbol_names.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DerivedTypes.h"

namespace lumen::codegen {
namespace {

using namespace call_effects;  // NOLINT: the table's names

// Parameter and result types as runtime_calls.def names them.
enum class AbiType : uint8_t { kVoid, kTerm, kBool, kF64, kProc, kSize, kLocation, kCode };

struct RuntimeCallInfo {
  const char* name;
  AbiType result;
  std::vector<AbiType> parameters;
  CallEffects effects;
};

constexpr AbiType Void = AbiType::kVoid, Term = AbiType::kTerm, Bool = AbiType::kBool, F64 = AbiType::kF64,
                  Segments = AbiType::kCode,
                  Proc = AbiType::kProc, Size = AbiType::kSize, Location = AbiType::kLocation, Code = AbiType::kCode;

#define LUMEN_UNPARENTHESIZE(...) __VA_ARGS__
const RuntimeCallInfo& InfoOf(RuntimeCall call) {
  static const auto& table = *new std::vector<RuntimeCallInfo>{
#define LUMEN_RUNTIME_CALL(name, result, parameters, effects) {#name, result, {LUMEN_UNPARENTHESIZE parameters}, effects},
#define LUMEN_TRANSFER(name) {#name, Void, {}, kTransfer},
#include "runtime/abi/runtime_calls.def"
  };
  return table[static_cast<size_t>(call)];
}
#undef LUMEN_UNPARENTHESIZE

llvm::CallingConv::ID ConventionOf(const Target& target) {
  switch (target.convention) {
    case Convention::kPreserveNone:
      return llvm::CallingConv::PreserveNone;
    case Convention::kGhc:
      return llvm::CallingConv::GHC;
    case Convention::kC:
      return llvm::CallingConv::C;
  }
  __builtin_unreachable();
}

// Of a helper with these effects. GHC's convention (armv7) keeps no registers that a call could; WebAssembly has none.
llvm::CallingConv::ID HelperConvention(const Target& target, CallEffects effects) {
  const bool has_it = target.convention == Convention::kPreserveNone;
  return has_it && (effects & kKeepsRegisters) ? llvm::CallingConv::PreserveMost : llvm::CallingConv::C;
}

}  // namespace

CallEffects EffectsOf(RuntimeCall call) { return InfoOf(call).effects; }

AbiEmitter::AbiEmitter(llvm::Module* module, const Target& target)
    : module_(module),
      target_(target),
      word_(llvm::Type::getInt64Ty(module->getContext())),
      size_(llvm::Type::getIntNTy(module->getContext(), static_cast<unsigned>(target.pointer_bytes * 8))),
      pointer_(llvm::PointerType::get(module->getContext(), 0)),
      convention_(ConventionOf(target)) {
  std::vector<llvm::Type*> parameters = {pointer_, pointer_, pointer_, size_};
  parameters.resize(parameters.size() + static_cast<size_t>(target.argument_registers), word_);
  compiled_function_ = llvm::FunctionType::get(llvm::Type::getVoidTy(context()), parameters, false);
}

llvm::Function* AbiEmitter::CompiledFunction(const std::string& name, llvm::GlobalValue::LinkageTypes linkage) {
  if (llvm::Function* existing = module_->getFunction(name)) {
    if (linkage != llvm::GlobalValue::ExternalLinkage) existing->setLinkage(linkage);
    return existing;
  }
  auto* function = llvm::Function::Create(compiled_function_, linkage, name, module_);
  function->setCallingConv(convention_);
  function->setDoesNotThrow();
  if (target_.is_64_bit()) function->setAlignment(llvm::Align(abi::kAtomAlignment));
  return function;
}

llvm::Function* AbiEmitter::Runtime(RuntimeCall call) {
  const RuntimeCallInfo& info = InfoOf(call);
  if (llvm::Function* existing = module_->getFunction(info.name)) return existing;
  if (info.effects & kTransfer) return CompiledFunction(info.name, llvm::GlobalValue::ExternalLinkage);
  auto type_of = [&](AbiType type) -> llvm::Type* {
    switch (type) {
      case AbiType::kVoid:
        return llvm::Type::getVoidTy(context());
      case AbiType::kTerm:
        return word_;
      case AbiType::kBool:
        return llvm::Type::getInt32Ty(context());
      case AbiType::kF64:
        return llvm::Type::getDoubleTy(context());
      case AbiType::kSize:
        return size_;
      case AbiType::kProc:
      case AbiType::kLocation:
      case AbiType::kCode:
        return pointer_;
    }
    __builtin_unreachable();
  };
  std::vector<llvm::Type*> parameters;
  for (AbiType parameter : info.parameters) parameters.push_back(type_of(parameter));
  auto* function = llvm::Function::Create(llvm::FunctionType::get(type_of(info.result), parameters, false),
                                          llvm::GlobalValue::ExternalLinkage, info.name, module_);
  function->setCallingConv(HelperConvention(target_, info.effects));
  function->setDoesNotThrow();
  function->setDSOLocal(true);
  if (info.effects & kCold) function->addFnAttr(llvm::Attribute::Cold);
  if (info.effects & kPure) {
    function->setOnlyReadsMemory();
    function->setWillReturn();
  }
  return function;
}

llvm::Function* AbiEmitter::Bif(std::string_view symbol) {
  if (llvm::Function* existing = module_->getFunction(symbol)) return existing;
  auto* function = llvm::Function::Create(llvm::FunctionType::get(word_, {pointer_, pointer_}, false),
                                          llvm::GlobalValue::ExternalLinkage, symbol, module_);
  function->setDoesNotThrow();
  function->setDSOLocal(true);
  return function;
}

llvm::CallInst* AbiEmitter::CallRuntime(llvm::IRBuilder<>& builder, RuntimeCall call,
                                        std::span<llvm::Value* const> arguments) {
  llvm::Function* function = Runtime(call);
  llvm::CallInst* result = builder.CreateCall(function, llvm::ArrayRef<llvm::Value*>(arguments.data(), arguments.size()));
  result->setCallingConv(function->getCallingConv());
  return result;
}

void AbiEmitter::TailCall(llvm::IRBuilder<>& builder, llvm::Value* callee, llvm::Value* process, llvm::Value* heap,
                          llvm::Value* stack, llvm::Value* reductions, std::span<llvm::Value* const> terms) {
  assert(terms.size() <= static_cast<size_t>(target_.argument_registers));
  std::vector<llvm::Value*> arguments = {process, heap, stack, reductions};
  arguments.insert(arguments.end(), terms.begin(), terms.end());
  arguments.resize(compiled_function_->getNumParams(), llvm::PoisonValue::get(word_));
  llvm::CallInst* call = builder.CreateCall(compiled_function_, callee, arguments);
  call->setCallingConv(convention_);
  call->setTailCallKind(llvm::CallInst::TCK_MustTail);
  builder.CreateRetVoid();
}

llvm::Value* AbiEmitter::FieldAddress(llvm::IRBuilder<>& builder, llvm::Value* process, ProcessField field) {
  return WordAddress(builder, process, static_cast<int64_t>(field));
}

llvm::Value* AbiEmitter::WordAddress(llvm::IRBuilder<>& builder, llvm::Value* base, int64_t words) {
  if (words == 0) return base;
  return builder.CreateInBoundsGEP(builder.getInt8Ty(), base, llvm::ConstantInt::getSigned(size_, words * abi::kWordBytes));
}

void AbiEmitter::StoreCodeWord(llvm::IRBuilder<>& builder, llvm::Value* address, llvm::Constant* code,
                               llvm::Constant* location) {
  if (target_.is_64_bit()) {
    builder.CreateStore(code, address);
    return;
  }
  builder.CreateStore(location, address);
  builder.CreateStore(code, builder.CreateInBoundsGEP(builder.getInt8Ty(), address, llvm::ConstantInt::get(size_, 4)));
}

llvm::Value* AbiEmitter::LoadCode(llvm::IRBuilder<>& builder, llvm::Value* address) {
  if (!target_.is_64_bit()) {
    address = builder.CreateInBoundsGEP(builder.getInt8Ty(), address, llvm::ConstantInt::get(size_, 4));
  }
  return builder.CreateLoad(pointer_, address);
}

llvm::Value* AbiEmitter::Untag(llvm::IRBuilder<>& builder, llvm::Value* term, abi::Tag tag, int64_t words) {
  llvm::Value* address = builder.CreateIntToPtr(term, pointer_);
  return builder.CreateInBoundsGEP(
      builder.getInt8Ty(), address,
      llvm::ConstantInt::getSigned(size_, words * abi::kWordBytes - static_cast<int64_t>(tag)));
}

llvm::Value* AbiEmitter::TagPointer(llvm::IRBuilder<>& builder, llvm::Value* pointer, abi::Tag tag) {
  return builder.CreateOr(builder.CreatePtrToInt(pointer, word_), static_cast<uint64_t>(tag));
}

namespace {

llvm::Constant* Displaced(llvm::Constant* symbol, int64_t displacement, llvm::IntegerType* size) {
  if (displacement == 0) return symbol;
  llvm::Constant* offset = llvm::ConstantInt::getSigned(size, displacement);
  return llvm::ConstantExpr::getGetElementPtr(llvm::Type::getInt8Ty(symbol->getContext()), symbol, offset);
}

}  // namespace

llvm::Constant* AbiEmitter::WordConstant(const Datum& datum) {
  if (datum.symbol == nullptr) return llvm::ConstantInt::get(word_, datum.integer);
  return llvm::ConstantExpr::getPtrToInt(Displaced(datum.symbol, datum.displacement, size_), word_);
}

// 32-bit targets have no relocation for eight bytes: an address is its four bytes and four of zero.
llvm::Constant* AbiEmitter::WordInitializer(const Datum& datum) {
  if (datum.symbol == nullptr) return llvm::ConstantInt::get(word_, datum.integer);
  return PointerInitializer(Displaced(datum.symbol, datum.displacement, size_));
}

llvm::Constant* AbiEmitter::PointerInitializer(llvm::Constant* symbol) {
  if (symbol == nullptr) return llvm::ConstantInt::get(word_, 0);
  if (target_.is_64_bit()) return symbol;
  return llvm::ConstantStruct::getAnon({symbol, llvm::ConstantInt::get(size_, 0)}, /*Packed=*/true);
}

llvm::Constant* AbiEmitter::CodeWordInitializer(llvm::Constant* code) {
  if (target_.is_64_bit()) return code;
  return llvm::ConstantStruct::getAnon({llvm::ConstantInt::get(size_, 0), code}, /*Packed=*/true);
}

llvm::GlobalVariable* AbiEmitter::StaticData(std::span<llvm::Constant* const> fields, const std::string& name,
                                             bool literal) {
  auto* initializer =
      llvm::ConstantStruct::getAnon(llvm::ArrayRef<llvm::Constant*>(fields.data(), fields.size()), /*Packed=*/true);
  auto* global = new llvm::GlobalVariable(*module_, initializer->getType(), /*isConstant=*/true,
                                          llvm::GlobalValue::PrivateLinkage, initializer, name);
  global->setAlignment(llvm::Align(abi::kWordBytes));
  if (literal) PutInLiteralSection(global);
  return global;
}

// One section would keep every literal of a module alive, and what they refer to, for the sake of one.
void AbiEmitter::PutInLiteralSection(llvm::GlobalVariable* global) {
  global->setSection(LUMEN_LITERAL_SECTION);
  SeparateLiteral(target_, "lumen.literal." + std::to_string(literal_count_++), global);
}

void SeparateLiteral(const Target& target, const std::string& label, llvm::GlobalVariable* literal) {
  llvm::Module& module = *literal->getParent();
  if (target.object_format == ObjectFormat::kElf) {
    llvm::Comdat* group = module.getOrInsertComdat(label);
    group->setSelectionKind(llvm::Comdat::NoDeduplicate);
    literal->setComdat(group);
  } else {
    // WebAssembly has groups of which one is kept only, so that their names must differ between modules.
    literal->setComdat(module.getOrInsertComdat(label + "." + module.getSourceFileName()));
  }
}

AbiEmitter::Datum AbiEmitter::Atom(std::string_view text) {
  auto found = atoms_.find(text);
  if (found == atoms_.end()) {
    std::string symbol = AtomSymbol(text);
    llvm::Comdat* comdat = module_->getOrInsertComdat(symbol);
    auto* bytes = llvm::ConstantDataArray::getString(context(), text, /*AddNull=*/false);
    auto* string = new llvm::GlobalVariable(*module_, bytes->getType(), true, llvm::GlobalValue::PrivateLinkage, bytes,
                                            symbol + ".text");
    string->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
    string->setAlignment(llvm::Align(1));
    string->setComdat(comdat);
    auto* i16 = llvm::Type::getInt16Ty(context());
    auto* record = llvm::ConstantStruct::getAnon(
        {llvm::ConstantInt::get(llvm::Type::getInt32Ty(context()), abi::AtomHash(text)),
         llvm::ConstantInt::get(i16, text.size()), llvm::ConstantInt::get(i16, 0), PointerInitializer(string)},
        /*Packed=*/true);
    auto* global = new llvm::GlobalVariable(*module_, record->getType(), true, llvm::GlobalValue::LinkOnceODRLinkage,
                                            record, symbol);
    global->setVisibility(llvm::GlobalValue::HiddenVisibility);
    global->setDSOLocal(true);
    global->setAlignment(llvm::Align(abi::kAtomAlignment));
    global->setSection(LUMEN_ATOM_SECTION);
    global->setComdat(comdat);
    found = atoms_.emplace(text, global).first;
  }
  return {0, found->second, static_cast<int64_t>(abi::kAtomTag)};
}

llvm::Constant* AbiEmitter::Text(std::string_view text) {
  auto found = texts_.find(text);
  if (found != texts_.end()) return found->second;
  auto* bytes = llvm::ConstantDataArray::getString(context(), text);
  auto* global = new llvm::GlobalVariable(*module_, bytes->getType(), true, llvm::GlobalValue::PrivateLinkage, bytes,
                                          "lumen.text");
  global->setUnnamedAddr(llvm::GlobalValue::UnnamedAddr::Global);
  global->setAlignment(llvm::Align(1));
  return texts_.emplace(text, global).first->second;
}

llvm::Constant* AbiEmitter::FunctionInfo(const Datum& module, const Datum& name, uint32_t arity, std::string_view file) {
  llvm::Constant* fields[] = {WordInitializer(module), WordInitializer(name), llvm::ConstantInt::get(word_, arity),
                              PointerInitializer(file.empty() ? nullptr : Text(file))};
  return StaticData(fields, "lumen.function", /*literal=*/false);
}

llvm::Constant* AbiEmitter::CodeLocation(llvm::Constant* function_info, llvm::Constant* inlined_at, uint32_t line,
                                         uint32_t frame_words) {
  llvm::Constant*& location = locations_[{function_info, inlined_at, line, frame_words}];
  if (location == nullptr) {
    assert(frame_words <= abi::kNoFrame);
    const uint32_t flag = inlined_at != nullptr ? abi::kIsInlined : 0;
    auto* i32 = llvm::Type::getInt32Ty(context());
    std::vector<llvm::Constant*> fields = {PointerInitializer(function_info), llvm::ConstantInt::get(i32, line),
                                           llvm::ConstantInt::get(i32, frame_words | flag)};
    if (inlined_at != nullptr) fields.push_back(PointerInitializer(inlined_at));
    location = StaticData(fields, "lumen.location", /*literal=*/false);
  }
  return location;
}

}  // namespace lumen::codegen
