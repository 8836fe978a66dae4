// A module read from text together with its tables, for tests.
//
//   TextModule m(R"(module m
//   function f/1 { ... })");
//   m.module ... m.Only()
#ifndef COMPILER_SSA_TESTING_TEXT_MODULE_H_
#define COMPILER_SSA_TESTING_TEXT_MODULE_H_

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "compiler/ssa/text.h"
#include "compiler/ssa/verifier.h"

namespace lumen::ssa {

struct TextModule {
  SymbolTable symbols;
  LiteralTable literals;
  Module module;

  // Ends the program with a message where `text` does not parse or, unless told not to look, breaks
  // a rule.
  explicit TextModule(std::string_view text, bool verify = true) {
    module.symbols = &symbols;
    module.literals = &literals;
    std::string error;
    if (!Parse(text, &module, &error) || (verify && !Verify(module, &error))) {
      std::fprintf(stderr, "%s\nin:\n%.*s\n", error.c_str(), static_cast<int>(text.size()),
                   text.data());
      std::abort();
    }
  }
  Function& Only() { return *module.functions[0]; }
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TESTING_TEXT_MODULE_H_
