// Source text to Core, for tests of what comes after parsing.
//
//   SourceToCore compiled("-module(m).\n-export([f/0]).\nf() -> ok.\n");
//   ASSERT_TRUE(compiled.ok) << compiled.diagnostics;
//   core::Print(compiled.core)
#ifndef COMPILER_TESTING_SOURCE_TO_CORE_H_
#define COMPILER_TESTING_SOURCE_TO_CORE_H_

#include <string>

#include "compiler/base/literal.h"
#include "compiler/core/core.h"
#include "compiler/frontend/frontend.h"

namespace lumen {

struct SourceToCore {
  // Compiles `source` under the name `path`; stops at errors. Verifies what it makes: a violation is an error too. Without
  // lint, lowering has to find out for itself what is wrong.
  explicit SourceToCore(const std::string& source) : SourceToCore("m.erl", source) {}
  SourceToCore(const std::string& path, const std::string& source, bool lint = true);
  // The text of the file at that path; empty where it cannot be read.
  static std::string ReadFile(const std::string& path);

  FrontendContext context;
  LiteralTable literals;
  core::Module core{&context.symbols, &literals, &context.sources};
  bool ok = false;
  std::string diagnostics;  // as `erlc` lines, warnings included
};

}  // namespace lumen

#endif  // COMPILER_TESTING_SOURCE_TO_CORE_H_
