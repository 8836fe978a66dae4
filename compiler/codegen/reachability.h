// Which functions a program can come to: what a linker keeps, computed before the link, because the table of functions that calls by name
// can find depends on it and keeps alive what it holds.
//
// An object file is taken apart into pieces (ELF: sections; WebAssembly: functions and data segments), which refer to each other and to
// names. From the roots on, all that a live piece refers to is live. A function is also live when calls by name are possible and
// its module's and its own atom are both mentioned in live code or data. In a library, what describes code for traces
// (abi_emitter.cc: lumen.function, lumen.location, lumen.fun_info) keeps its atoms alive, as it must, and mentions none; nor does
// module_info, which would mention every function there is.
//
// Tested by link_stubs_test.cc and the program tests.
#ifndef COMPILER_CODEGEN_REACHABILITY_H_
#define COMPILER_CODEGEN_REACHABILITY_H_

#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "llvm/Object/ELF.h"
#include "llvm/Object/ObjectFile.h"

namespace lumen::codegen {

class Reachability {
 public:
  // False where the object is damaged.
  bool Add(const llvm::object::ObjectFile& object, bool is_library);

  // A name of a function or an atom; what it refers to becomes live, too.
  void Require(const std::string& symbol);

  bool IsLive(const std::string& symbol) const { return live_.contains(symbol); }
  // Whether live code or data speaks of the atom of this symbol.
  bool IsMentioned(const std::string& atom_symbol) const { return mentioned_.contains(atom_symbol); }
  const std::unordered_set<std::string>& live() const { return live_; }

 private:
  struct Reference {
    std::string name;  // global; empty: the piece `piece`
    size_t piece = 0;
  };
  struct Piece {
    std::vector<Reference> references;
    bool mentions = true;
    bool is_live = false;
  };

  template <typename ElfType>
  llvm::Error AddElf(const llvm::object::ELFFile<ElfType>& file, bool is_library);
  void AddWasm(const llvm::object::ObjectFile& object, bool is_library);
  void Define(std::string_view name, size_t piece) { definitions_.emplace(name, piece); }
  void Visit();

  std::vector<Piece> pieces_;
  std::unordered_map<std::string, size_t> definitions_;  // the first one of each name
  std::unordered_set<std::string> live_, mentioned_;
  std::vector<size_t> to_visit_;
};

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_REACHABILITY_H_
