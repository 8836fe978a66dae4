// See reachability.h.
#include "compiler/codegen/reachability.h"

#include <algorithm>

#include "compiler/codegen/symbol_names.h"
#include "llvm/Object/ELFObjectFile.h"
#include "llvm/Object/Wasm.h"

namespace lumen::codegen {
namespace {

// Of data that describes code.
bool IsDescription(llvm::StringRef section) {
  return section.contains("lumen.function") || section.contains("lumen.location") || section.contains("lumen.fun_info");
}

// Of the function in a section or of a symbol, whose continuations have '#' behind its name.
bool IsModuleInfo(llvm::StringRef name) { return name.contains(":module_info/"); }

}  // namespace

bool Reachability::Add(const llvm::object::ObjectFile& object, bool is_library) {
  if (object.isWasm()) {
    AddWasm(object, is_library);
    return true;
  }
  llvm::Error error = llvm::Error::success();
  if (const auto* wide = llvm::dyn_cast<llvm::object::ELF64LEObjectFile>(&object)) {
    error = llvm::joinErrors(std::move(error), AddElf(wide->getELFFile(), is_library));
  } else {
    error = llvm::joinErrors(std::move(error), AddElf(llvm::cast<llvm::object::ELF32LEObjectFile>(&object)->getELFFile(), is_library));
  }
  const bool is_good = !error;
  llvm::consumeError(std::move(error));
  return is_good;
}

// A piece for each section, by index.
template <typename ElfType>
llvm::Error Reachability::AddElf(const llvm::object::ELFFile<ElfType>& file, bool is_library) {
  auto sections = file.sections();
  if (!sections) return sections.takeError();
  const size_t first = pieces_.size();
  const typename ElfType::Shdr* table = nullptr;
  for (const auto& section : *sections) {
    if (section.sh_type == llvm::ELF::SHT_SYMTAB) table = &section;
    auto name = file.getSectionName(section);
    if (!name) return name.takeError();
    pieces_.emplace_back().mentions = !is_library || !(IsDescription(*name) || IsModuleInfo(*name));
  }
  if (table == nullptr) return llvm::Error::success();
  auto symbols = file.symbols(table);
  if (!symbols) return symbols.takeError();
  auto names = file.getStringTableForSymtab(*table);
  if (!names) return names.takeError();
  // Sections beyond the numbers that fit into a symbol, in a table of their own.
  llvm::ArrayRef<typename ElfType::Word> extended;
  for (const auto& section : *sections) {
    if (section.sh_type != llvm::ELF::SHT_SYMTAB_SHNDX) continue;
    auto indices = file.getSHNDXTable(section);
    if (!indices) return indices.takeError();
    extended = *indices;
  }
  llvm::object::DataRegion<typename ElfType::Word> extended_region(extended);
  struct Symbol {
    std::string name;  // empty: local
    size_t section;    // 0: defined elsewhere
  };
  std::vector<Symbol> found;
  for (const auto& symbol : *symbols) {
    auto section = file.getSectionIndex(symbol, *symbols, extended_region);
    if (!section) return section.takeError();
    if (*section >= sections->size()) return llvm::createStringError("a symbol is in no section");
    Symbol& entry = found.emplace_back(Symbol{"", *section});
    if (symbol.getBinding() == llvm::ELF::STB_LOCAL) continue;
    auto name = symbol.getName(*names);
    if (!name) return name.takeError();
    entry.name = name->str();
    if (entry.section != 0) Define(entry.name, first + entry.section);
  }
  for (const auto& section : *sections) {
    const bool has_addends = section.sh_type == llvm::ELF::SHT_RELA;
    if ((!has_addends && section.sh_type != llvm::ELF::SHT_REL) || section.sh_info >= sections->size()) continue;
    auto refer = [&](uint32_t index) {
      if (index >= found.size()) return;
      if (!found[index].name.empty()) {
        pieces_[first + section.sh_info].references.push_back({found[index].name});
      } else if (found[index].section != 0) {
        pieces_[first + section.sh_info].references.push_back({"", first + found[index].section});
      }
    };
    if (has_addends) {
      auto relocations = file.relas(section);
      if (!relocations) return relocations.takeError();
      for (const auto& relocation : *relocations) refer(relocation.getSymbol(/*isMips64EL=*/false));
    } else {
      auto relocations = file.rels(section);
      if (!relocations) return relocations.takeError();
      for (const auto& relocation : *relocations) refer(relocation.getSymbol(/*isMips64EL=*/false));
    }
  }
  return llvm::Error::success();
}

void Reachability::AddWasm(const llvm::object::ObjectFile& file, bool is_library) {
  const auto& object = llvm::cast<llvm::object::WasmObjectFile>(file);
  // Functions first, then data segments, each in order of their places in their section.
  const size_t first_function = pieces_.size();
  for (const llvm::wasm::WasmFunction& function : object.functions()) {
    pieces_.emplace_back().mentions = !is_library || !IsModuleInfo(function.SymbolName);
  }
  const size_t first_segment = pieces_.size();
  for (const llvm::object::WasmSegment& segment : object.dataSegments()) {
    pieces_.emplace_back().mentions = !is_library || !IsDescription(segment.Data.Name);
  }
  auto find = [&](const llvm::object::WasmSymbol& symbol, size_t* piece) {
    if (!symbol.isDefined()) return false;
    if (symbol.isTypeFunction()) {
      *piece = first_function + (symbol.Info.ElementIndex - object.getNumImportedFunctions());
      return true;
    }
    if (!symbol.isTypeData()) return false;
    *piece = first_segment + symbol.Info.DataRef.Segment;
    return true;
  };
  std::vector<const llvm::object::WasmSymbol*> symbols;
  for (const llvm::object::SymbolRef& reference : object.symbols()) {
    const llvm::object::WasmSymbol& symbol = object.getWasmSymbol(reference);
    symbols.push_back(&symbol);
    size_t piece;
    if (!symbol.isBindingLocal() && find(symbol, &piece)) Define(symbol.Info.Name, piece);
  }
  // The last piece that begins at or before an offset.
  auto function_at = [&](uint64_t offset) {
    auto functions = object.functions();
    auto after = std::upper_bound(functions.begin(), functions.end(), offset,
                                  [](uint64_t at, const llvm::wasm::WasmFunction& f) { return at < f.CodeSectionOffset; });
    return first_function + static_cast<size_t>(after - functions.begin()) - 1;
  };
  auto segment_at = [&](uint64_t offset) {
    auto segments = object.dataSegments();
    auto after = std::upper_bound(segments.begin(), segments.end(), offset,
                                  [](uint64_t at, const llvm::object::WasmSegment& s) { return at < s.SectionOffset; });
    return first_segment + static_cast<size_t>(after - segments.begin()) - 1;
  };
  for (const llvm::object::SectionRef& reference : object.sections()) {
    const llvm::object::WasmSection& section = object.getWasmSection(reference);
    const bool is_code = section.Type == llvm::wasm::WASM_SEC_CODE;
    if (!is_code && section.Type != llvm::wasm::WASM_SEC_DATA) continue;
    for (const llvm::wasm::WasmRelocation& relocation : section.Relocations) {
      if (relocation.Type == llvm::wasm::R_WASM_TYPE_INDEX_LEB || relocation.Index >= symbols.size()) continue;
      const size_t from = is_code ? function_at(relocation.Offset) : segment_at(relocation.Offset);
      if (from >= pieces_.size()) continue;
      const llvm::object::WasmSymbol& symbol = *symbols[relocation.Index];
      size_t piece;
      if (!symbol.isBindingLocal() || !symbol.isDefined()) {
        pieces_[from].references.push_back({symbol.Info.Name.str()});
      } else if (find(symbol, &piece)) {
        pieces_[from].references.push_back({"", piece});
      }
    }
  }
}

void Reachability::Require(const std::string& symbol) {
  if (!live_.insert(symbol).second) return;
  auto found = definitions_.find(symbol);
  if (found == definitions_.end() || pieces_[found->second].is_live) return;
  pieces_[found->second].is_live = true;
  to_visit_.push_back(found->second);
  Visit();
}

void Reachability::Visit() {
  auto visit_piece = [&](size_t piece) {
    if (pieces_[piece].is_live) return;
    pieces_[piece].is_live = true;
    to_visit_.push_back(piece);
  };
  while (!to_visit_.empty()) {
    const Piece& from = pieces_[to_visit_.back()];
    to_visit_.pop_back();
    for (const Reference& reference : from.references) {
      if (reference.name.empty()) {
        visit_piece(reference.piece);
        continue;
      }
      if (from.mentions) mentioned_.insert(reference.name);
      if (!live_.insert(reference.name).second) continue;
      if (auto found = definitions_.find(reference.name); found != definitions_.end()) visit_piece(found->second);
    }
  }
}

}  // namespace lumen::codegen
