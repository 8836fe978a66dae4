// Parse transforms: a module's forms through programs, and through those that are built in, before lint sees them.
//
//   ProcessRunner runner;
//   module = RunTransforms(module, options, &runner, {&sources, &symbols, &arena, &diagnostics});
//
// A module asks for a transform by -compile({parse_transform, NAME}), the command line by --apply_transform=NAME. A transform is a
// program that somebody has named: it reads and writes abstract format in the external term format (README.md is the
// interface's description). One that is asked for and not there is an error at the attribute.
//
// Tested by transform_test.cc (with a native reference transform) and process_test.cc.
#ifndef COMPILER_TRANSFORM_TRANSFORM_H_
#define COMPILER_TRANSFORM_TRANSFORM_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/syntax/ast.h"

namespace lumen {

struct TransformOptions {
  std::vector<std::pair<std::string, std::string>> programs;  // name of the transform, path of its program
  std::vector<std::string> applied;                           // to apply without an attribute, before the module's own
  // What a transform gets as compile options, besides those of the module's -compile attributes.
  std::vector<std::pair<std::string, std::string>> defines;
  std::vector<std::string> include_dirs;
};

// Runs a program. Behind an interface, so that tests can do without processes.
class TransformRunner {
 public:
  virtual ~TransformRunner() = default;
  // Runs `program` with `input` as its standard input; its standard output is `*output`. False with `*error` set, in words
  // that follow "failed: ", where it could not be started or did not end well.
  virtual bool Run(const std::string& program, std::string_view input, std::string* output, std::string* error) = 0;
};

// Everything the module's tree points into.
struct TransformContext {
  SourceManager* sources;
  SymbolTable* symbols;
  Arena* arena;
  Diagnostics* diagnostics;
};

// Is any transform asked for?
bool HasTransforms(const syntax::Module& module, const TransformOptions& options);

// The module after all transforms that it or the options ask for, in that order: `module` itself where there are none, and as
// far as it came where one fails, with an error in the diagnostics. Forms that are errors or warnings stay; transforms do not
// see them. No text is added to the sources afterwards.
syntax::Module RunTransforms(const syntax::Module& module, const TransformOptions& options, TransformRunner* runner,
                             const TransformContext& context);

}  // namespace lumen

#endif  // COMPILER_TRANSFORM_TRANSFORM_H_
