// Source text to verified SSA, for tests.
//
//   SourceToSsa compiled("-module(m).\n-export([f/0]).\nf() -> ok.\n");
//   ASSERT_TRUE(compiled.ok) << compiled.diagnostics;
//   compiled.ssa.FindFunction(...)
#ifndef COMPILER_PATTERNS_TESTING_SOURCE_TO_SSA_H_
#define COMPILER_PATTERNS_TESTING_SOURCE_TO_SSA_H_

#include <string>

#include "compiler/ssa/function.h"
#include "compiler/testing/source_to_core.h"

namespace lumen {

struct SourceToSsa {
  explicit SourceToSsa(const std::string& source) : SourceToSsa("m.erl", source) {}
  SourceToSsa(const std::string& path, const std::string& source);

  SourceToCore front;
  ssa::Module ssa;
  bool ok = false;
  std::string diagnostics;
};

// Of an export or local function; invalid where there is none.
ssa::FunctionId FindFunction(SourceToSsa& compiled, std::string_view name, uint32_t arity);

}  // namespace lumen

#endif  // COMPILER_PATTERNS_TESTING_SOURCE_TO_SSA_H_
