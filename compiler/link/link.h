// Linking a program: object files of Erlang modules, C and C++ archives and the runtime in, a static executable (or a
// WebAssembly module) out. lld runs in this process.
//
// The C library and the runtime come from a folder per target, the "sysroot" of a program:
//
//   crt1.o crti.o crtn.o libc.a libclang_rt.builtins*.a liblumen_minimal.a      (wasm32: crt1-command.o, no crti.o and crtn.o)
//
// Tested by the program tests and tests/driver/driver_test.sh.
#ifndef COMPILER_LINK_LINK_H_
#define COMPILER_LINK_LINK_H_

#include <string>
#include <vector>

#include "compiler/target/target.h"

namespace lumen::link {

struct LinkOptions {
  const Target* target = nullptr;
  std::string runtime = "minimal";        // variant
  std::string sysroot;                    // see above
  std::vector<std::string> objects;
  std::vector<std::string> archives;      // searched before the libraries and the runtime
  std::vector<std::string> libraries;     // archives of OTP's applications
  std::vector<std::string> linker_flags;  // handed to lld as they are
  std::vector<std::string> keep;          // "module:name/arity"
  std::string main_module;
  std::string output;
  bool strip = false;
};

struct LinkResult {
  std::vector<std::string> undefined;     // functions that raise undef when called
  std::string error;                      // empty where the link succeeded
};

// Writes `output` only where everything succeeds. lld runs once at a time in a process: not thread-safe.
LinkResult Link(const LinkOptions& options);

}  // namespace lumen::link

#endif  // COMPILER_LINK_LINK_H_
