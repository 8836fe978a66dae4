// The modules of one command that --lto=thin optimises together: those compiled with it, and files of bitcode.
//
//   LtoUnits units(options);
//   units.Add({path, bitcode, offer});       // or units.AddFile(path, &error)
//   units.Generate(0, outputs, &error)       // machine code of the first, with what it inlines of the others and of --lto_offer's
//
// Tested by driver_test.sh.
#ifndef COMPILER_DRIVER_LTO_UNITS_H_
#define COMPILER_DRIVER_LTO_UNITS_H_

#include <span>
#include <string>
#include <vector>

#include "compiler/codegen/codegen.h"
#include "compiler/driver/command_line.h"

namespace lumen::driver {

class LtoUnits {
 public:
  explicit LtoUnits(const Options& options) : options_(options) {}

  struct Unit {
    std::string path;                // for messages
    std::string module_name;
    std::string bitcode, offer;
  };
  void Add(Unit unit) { units_.push_back(std::move(unit)); }
  // A file that --emit=llvm-bc wrote. False with `error` set where it is none, or for another target.
  bool AddFile(const std::string& path, std::string* error);

  size_t size() const { return units_.size(); }
  const Unit& operator[](size_t index) const { return units_[index]; }

  // `outputs` are of kinds that come after bitcode, or kLlvmIr.
  bool Generate(size_t index, std::span<const codegen::CodegenOutput> outputs, std::string* error);

 private:
  bool ReadOffers(std::string* error);

  const Options& options_;
  std::vector<Unit> units_;
  std::vector<std::string> offers_;  // contents of --lto_offer's files
};

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_LTO_UNITS_H_
