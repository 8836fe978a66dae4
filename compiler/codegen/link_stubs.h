// What a program needs besides its modules and the runtime, made at link time from what the object files ask for:
//
//   * an entry for each built-in function that compiled code refers to by its Erlang name (runtime/abi/bifs.def)
//   * a stub that raises undef for each other Erlang function that nothing defines; the caller of MakeLinkStubs warns about them
//   * the start of the program, the table of functions that apply/3 can find, the spill area's size (runtime/abi/program.h)
//
// Archives are searched as a linker does: a member counts once something refers to it. A module of the program hides the library's module
// of the same name, all of it, as the first one on OTP's code path does; what it lacks is undefined.
//
// Tested by link_stubs_test.cc and the program tests.
#ifndef COMPILER_CODEGEN_LINK_STUBS_H_
#define COMPILER_CODEGEN_LINK_STUBS_H_

#include <span>
#include <string>
#include <vector>

#include "compiler/target/target.h"

namespace lumen::codegen {

struct LinkInputs {
  const Target* target = nullptr;
  std::vector<std::string> objects;    // paths
  std::vector<std::string> archives;   // paths
  std::vector<std::string> libraries;  // paths of archives that hold OTP's applications
  std::string main_module;             // whose main/1 starts the program
  std::vector<std::string> keep;       // "module:name/arity" that apply/3 must find whatever the program mentions
};

struct LinkStubs {
  std::string object;                        // bytes of an object file to link with the inputs
  uint64_t spill_area_bytes = 0;             // value of the symbol lumen_spill_bytes; 0 where the target has none
  // "module:name/arity" that raise undef when called, sorted; without those that only libraries refer to.
  std::vector<std::string> undefined;
};

// False with `error` set where an input cannot be read or is not for the target, or main_module:main/1 is not defined.
bool MakeLinkStubs(const LinkInputs& inputs, LinkStubs* stubs, std::string* error);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_LINK_STUBS_H_
