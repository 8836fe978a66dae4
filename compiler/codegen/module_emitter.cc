// See module_emitter.h.
#include "compiler/codegen/module_emitter.h"

#include <cstring>

#include "compiler/bifs/bif_table.h"
#include "compiler/codegen/part_emitter.h"
#include "compiler/codegen/symbol_names.h"

namespace lumen::codegen {

using lumen::Literal;
using lumen::LiteralKind;
using Datum = AbiEmitter::Datum;

ModuleEmitter::ModuleEmitter(const ssa::Module& module, const Target& target, llvm::Module* llvm_module,
                             DebugInfo* debug_info)
    : module_(module), abi_(llvm_module, target), debug_info_(debug_info) {}

std::string ModuleEmitter::SymbolOf(const ssa::Function& function) const {
  std::string symbol =
      FunctionSymbol(module_.symbols->Text(module_.name), module_.symbols->Text(function.name), function.arity);
  if (function.variant != 0) symbol += "#v" + std::to_string(function.variant);
  return symbol;
}

bool ModuleEmitter::Emit(std::string* error) {
  // Exported functions first, so that a local call finds them declared with their final linkage.
  for (uint32_t index = 0; index < module_.functions.size(); ++index) PartFunction({index}, 0);
  for (uint32_t index = 0; index < module_.functions.size(); ++index) {
    const ssa::Function& function = *module_.functions[index];
    ssa::Liveness liveness(function);
    Partition partition(function, liveness);
    for (PartIndex part = 0; part < partition.parts().size(); ++part) {
      if (debug_info_ != nullptr) debug_info_->Describe(PartFunction({index}, part), {index}, SymbolOf(function));
      PartEmitter(*this, {index}, liveness, partition, part).Emit();
    }
  }
  if (!error_.empty()) *error = error_;
  return error_.empty();
}

llvm::Function* ModuleEmitter::PartFunction(ssa::FunctionId id, PartIndex part) {
  llvm::Function*& result = part_functions_[{id.index, part}];
  if (result != nullptr) return result;
  const ssa::Function& function = module_[id];
  std::string symbol = SymbolOf(function);
  if (part != 0) {
    result = abi_.CompiledFunction(symbol + "#" + std::to_string(part), llvm::GlobalValue::InternalLinkage);
    return result;
  }
  auto linkage = function.exported ? llvm::GlobalValue::ExternalLinkage : llvm::GlobalValue::InternalLinkage;
  result = abi_.CompiledFunction(symbol, linkage);
  result->setDSOLocal(true);
  return result;
}

llvm::Function* ModuleEmitter::CalleeFunction(const ssa::Callee& callee) {
  if (callee.local.is_valid()) return PartFunction(callee.local, 0);
  std::string symbol =
      FunctionSymbol(module_.symbols->Text(callee.module), module_.symbols->Text(callee.name), callee.arity);
  llvm::Function* function = abi_.CompiledFunction(symbol, llvm::GlobalValue::ExternalLinkage);
  function->setDSOLocal(true);
  return function;
}

std::string_view ModuleEmitter::BifSymbol(const ssa::Callee& callee) {
  std::string_view module = module_.symbols->Text(callee.module), name = module_.symbols->Text(callee.name);
  const BifInfo* bif = FindBif(module, name, callee.arity);
  if (bif != nullptr) return bif->symbol;
  ReportLimit("a bif instruction names " + FunctionSymbol(module, name, callee.arity) + ", which the runtime does not have");
  return "lumen_missing_bif";
}

Datum ModuleEmitter::Literal(LiteralId id) {
  if (literals_.size() < module_.literals->size()) {
    literals_.resize(module_.literals->size());
    literal_done_.resize(module_.literals->size());
  }
  // Children first; a work list, as terms may be deep.
  std::vector<LiteralId> work = {id};
  while (!work.empty()) {
    LiteralId current = work.back();
    if (literal_done_[current.index]) {
      work.pop_back();
      continue;
    }
    const lumen::Literal& literal = module_.literals->Get(current);
    size_t before = work.size();
    if (literal.kind == LiteralKind::kCons) {
      // A list is laid out as one object: its heads and its final tail come first.
      for (LiteralId cell = current; true; cell = module_.literals->Get(cell).elements[1]) {
        const lumen::Literal& part = module_.literals->Get(cell);
        if (part.kind != LiteralKind::kCons || literal_done_[cell.index]) {
          if (!literal_done_[cell.index]) work.push_back(cell);
          break;
        }
        if (!literal_done_[part.elements[0].index]) work.push_back(part.elements[0]);
      }
    } else if (literal.kind == LiteralKind::kTuple || literal.kind == LiteralKind::kMap) {
      for (LiteralId element : literal.elements) {
        if (!literal_done_[element.index]) work.push_back(element);
      }
    }
    if (work.size() != before) continue;
    literals_[current.index] = LayOut(current);
    literal_done_[current.index] = true;
    work.pop_back();
  }
  return literals_[id.index];
}

// Everything the literal is made of is laid out.
Datum ModuleEmitter::LayOut(LiteralId id) {
  const lumen::Literal& literal = module_.literals->Get(id);
  auto header = [&](abi::HeaderKind kind, uint64_t size_words, uint8_t aux = 0) {
    return llvm::ConstantInt::get(abi_.word(), abi::MakeHeader(kind, size_words, aux));
  };
  std::vector<llvm::Constant*> fields;
  switch (literal.kind) {
    case LiteralKind::kNil:
      return {abi::kNil};
    case LiteralKind::kAtom:
      return abi_.Atom(module_.symbols->Text(literal.atom));
    case LiteralKind::kInteger: {
      const IntegerValue& value = literal.integer;
      if (value.is_small() && abi::FitsSmall(value.small())) return {abi::MakeSmall(value.small())};
      uint64_t magnitude = value.is_small() ? (value.small() < 0 ? 0 - static_cast<uint64_t>(value.small())
                                                                 : static_cast<uint64_t>(value.small()))
                                            : 0;
      std::span<const uint64_t> limbs = value.is_small() ? std::span(&magnitude, 1) : value.limbs();
      fields.push_back(header(abi::HeaderKind::kBignum, limbs.size(), value.is_negative()));
      for (uint64_t limb : limbs) fields.push_back(llvm::ConstantInt::get(abi_.word(), limb));
      return {0, abi_.StaticData(fields, "lumen.bignum", true), static_cast<int64_t>(abi::Tag::kBoxed)};
    }
    case LiteralKind::kFloat: {
      uint64_t bits;
      std::memcpy(&bits, &literal.float_value, sizeof bits);
      fields = {header(abi::HeaderKind::kFloat, 1), llvm::ConstantInt::get(abi_.word(), bits)};
      return {0, abi_.StaticData(fields, "lumen.float", true), static_cast<int64_t>(abi::Tag::kFloat)};
    }
    case LiteralKind::kTuple:
      fields.push_back(header(abi::HeaderKind::kTuple, literal.elements.size()));
      for (LiteralId element : literal.elements) fields.push_back(abi_.WordInitializer(literals_[element.index]));
      return {0, abi_.StaticData(fields, "lumen.tuple", true), static_cast<int64_t>(abi::Tag::kTuple)};
    case LiteralKind::kMap:
      fields.push_back(header(abi::HeaderKind::kFlatMap, literal.elements.size()));
      for (LiteralId element : literal.elements) fields.push_back(abi_.WordInitializer(literals_[element.index]));
      return {0, abi_.StaticData(fields, "lumen.map", true), static_cast<int64_t>(abi::Tag::kBoxed)};
    case LiteralKind::kBitstring: {
      const size_t words = (literal.bytes.size() + abi::kWordBytes - 1) / abi::kWordBytes;
      fields.push_back(header(abi::HeaderKind::kHeapBinary, abi::kHeapBinaryDataWord - 1 + words));
      fields.push_back(llvm::ConstantInt::get(abi_.word(), abi::MakeSmall(static_cast<int64_t>(literal.bits))));
      std::string padded(literal.bytes);
      padded.resize(words * abi::kWordBytes);
      fields.push_back(llvm::ConstantDataArray::getString(abi_.context(), padded, /*AddNull=*/false));
      return {0, abi_.StaticData(fields, "lumen.binary", true), static_cast<int64_t>(abi::Tag::kBoxed)};
    }
    case LiteralKind::kExternalFun:
      return ExternalFun(literal);
    case LiteralKind::kCons:
      break;
  }
  // The cells of the list that have no place yet, one after the other; each tail but the last points at the next cell.
  std::vector<LiteralId> cells;
  LiteralId rest = id;
  while (module_.literals->Get(rest).kind == LiteralKind::kCons && !literal_done_[rest.index]) {
    cells.push_back(rest);
    rest = module_.literals->Get(rest).elements[1];
  }
  std::vector<llvm::Type*> types;
  llvm::Type* address_type = abi_.PointerInitializer(llvm::ConstantPointerNull::get(abi_.pointer()))->getType();
  for (size_t i = 0; i < cells.size(); ++i) {
    LiteralId head = module_.literals->Get(cells[i]).elements[0];
    types.push_back(abi_.WordInitializer(literals_[head.index])->getType());
    types.push_back(i + 1 < cells.size() ? address_type : abi_.WordInitializer(literals_[rest.index])->getType());
  }
  auto* type = llvm::StructType::get(abi_.context(), types, /*isPacked=*/true);
  auto* global = new llvm::GlobalVariable(abi_.module(), type, true, llvm::GlobalValue::PrivateLinkage, nullptr,
                                          "lumen.list");
  global->setAlignment(llvm::Align(abi::kWordBytes));
  abi_.PutInLiteralSection(global);
  for (size_t i = 0; i < cells.size(); ++i) {
    literals_[cells[i].index] = {0, global,
                                 static_cast<int64_t>(i * 2 * abi::kWordBytes + static_cast<uint64_t>(abi::Tag::kCons))};
    literal_done_[cells[i].index] = true;
  }
  for (size_t i = 0; i < cells.size(); ++i) {
    LiteralId head = module_.literals->Get(cells[i]).elements[0];
    LiteralId tail = i + 1 < cells.size() ? cells[i + 1] : rest;
    fields.push_back(abi_.WordInitializer(literals_[head.index]));
    fields.push_back(abi_.WordInitializer(literals_[tail.index]));
  }
  global->setInitializer(llvm::ConstantStruct::get(type, fields));
  return literals_[id.index];
}

Datum ModuleEmitter::ExternalFun(const lumen::Literal& literal) {
  int64_t arity = 0;
  module_.literals->IsSmallInteger(literal.elements[2], &arity);
  Symbol module = module_.literals->Get(literal.elements[0]).atom;
  Symbol name = module_.literals->Get(literal.elements[1]).atom;
  ssa::Callee callee;
  callee.module = module;
  callee.name = name;
  callee.arity = static_cast<uint32_t>(arity);
  if (module == module_.name) callee.local = module_.FindFunction(name, callee.arity);
  llvm::Function* code = CalleeFunction(callee);
  llvm::Constant* info = abi_.FunctionInfo(abi_.Atom(module_.symbols->Text(module)),
                                           abi_.Atom(module_.symbols->Text(name)), callee.arity, {});
  llvm::Constant* zero = llvm::ConstantInt::get(abi_.word(), 0);
  llvm::Constant* one = llvm::ConstantInt::get(abi_.word(), 1);
  llvm::Constant* fun_info[] = {abi_.PointerInitializer(info), zero, zero, one};
  llvm::Constant* fields[] = {
      llvm::ConstantInt::get(abi_.word(), abi::MakeHeader(abi::HeaderKind::kFun, abi::kFunEnvironmentWord - 1,
                                                          static_cast<uint8_t>(arity))),
      abi_.CodeWordInitializer(code), abi_.PointerInitializer(abi_.StaticData(fun_info, "lumen.fun_info", false))};
  return {0, abi_.StaticData(fields, "lumen.fun", true), static_cast<int64_t>(abi::Tag::kFun)};
}

// A lifted fun's record counts its environment, as the trace entries of OTP do.
llvm::Constant* ModuleEmitter::FunctionInfo(ssa::FunctionId id) {
  llvm::Constant*& info = function_infos_[id.index];
  if (info == nullptr) {
    const ssa::Function& function = module_[id];
    std::string_view file = module_.files.empty() ? std::string_view()
                                                  : module_.symbols->Text(module_.files[function.location.file]);
    info = abi_.FunctionInfo(abi_.Atom(module_.symbols->Text(module_.name)),
                             abi_.Atom(module_.symbols->Text(function.name)),
                             function.arity + function.fun_environment_size, file);
  }
  return info;
}

llvm::Constant* ModuleEmitter::FunInfo(ssa::FunctionId id) {
  llvm::Constant*& info = fun_infos_[id.index];
  if (info == nullptr) {
    llvm::Constant* zero = llvm::ConstantInt::get(abi_.word(), 0);
    llvm::Constant* fields[] = {abi_.PointerInitializer(FunctionInfo(id)),
                                llvm::ConstantInt::get(abi_.word(), module_[id].fun_index), zero, zero};
    info = abi_.StaticData(fields, "lumen.fun_info", false);
  }
  return info;
}

llvm::Constant* ModuleEmitter::Segments(ssa::SegmentsId id) {
  llvm::Constant*& data = segments_[id.index];
  if (data == nullptr) {
    auto field = [&](unsigned bits, uint64_t value) { return llvm::ConstantInt::get(llvm::IntegerType::get(abi_.context(), bits), value); };
    std::vector<llvm::Constant*> fields;
    for (const abi::BinarySegment& segment : module_.segments[id.index]) {
      fields.push_back(field(8, static_cast<uint64_t>(segment.type)));
      fields.push_back(field(8, segment.flags));
      fields.push_back(field(16, segment.unit));
      fields.push_back(field(32, segment.size));
      fields.push_back(field(32, segment.element));
    }
    data = abi_.StaticData(fields, "lumen.segments", false);
  }
  return data;
}

Datum ModuleEmitter::StaticFun(ssa::FunctionId id) {
  llvm::Constant*& object = static_funs_[id.index];
  if (object == nullptr) {
    llvm::Constant* fields[] = {
        llvm::ConstantInt::get(abi_.word(), abi::MakeHeader(abi::HeaderKind::kFun, abi::kFunEnvironmentWord - 1,
                                                            static_cast<uint8_t>(module_[id].arity))),
        abi_.CodeWordInitializer(PartFunction(id, 0)), abi_.PointerInitializer(FunInfo(id))};
    object = abi_.StaticData(fields, "lumen.fun", true);
  }
  return {0, object, static_cast<int64_t>(abi::Tag::kFun)};
}

llvm::Constant* ModuleEmitter::Location(ssa::FunctionId function, const ssa::Location& location, uint32_t frame_words) {
  ssa::FunctionId innermost = function;
  llvm::Constant* inlined_at = nullptr;
  if (location.inlined_at != ssa::kInvalidIndex) {
    const ssa::InlineSite* site = &module_.inline_sites[location.inlined_at];
    innermost = site->callee;
    // The frame of a function that made a tail call is gone: what called that function comes next, and nothing where that is this one.
    auto is_gone = [&] { return site->tail_call || site->caller.hides_frame; };
    while (is_gone() && site->caller.inlined_at != ssa::kInvalidIndex) site = &module_.inline_sites[site->caller.inlined_at];
    if (!is_gone()) inlined_at = Location(function, site->caller, frame_words);
  }
  if (location.hides_frame) {
    if (inlined_at != nullptr) return inlined_at;
    return abi_.CodeLocation(/*function_info=*/nullptr, /*inlined_at=*/nullptr, /*line=*/0, frame_words);
  }
  return abi_.CodeLocation(FunctionInfo(innermost), inlined_at, location.line, frame_words);
}

}  // namespace lumen::codegen
