// The frontend in one call: a source file to a checked syntax tree. A source is Erlang (.erl, or any other name), abstract
// format (.abstr: forms as terms, each ended by a full stop), or a BEAM file with abstract code (.beam).
//
//   FrontendContext context;
//   DiskFileSystem files;
//   FrontendResult result = RunFrontend("demo.erl", options, &files, &context);
//   if (context.diagnostics.error_count() == 0) Lower(result.module, ...);
//   std::cerr << FormatDiagnostics(context.diagnostics, context.sources, context.symbols, DiagnosticFormat::kText);
//
// This is what the driver calls; nothing of the compiler behind the syntax tree includes it.
#ifndef COMPILER_FRONTEND_FRONTEND_H_
#define COMPILER_FRONTEND_FRONTEND_H_

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/file.h"
#include "compiler/base/source_manager.h"
#include "compiler/base/symbol.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lint/lint.h"
#include "compiler/preprocessor/preprocessor.h"
#include "compiler/preprocessor/token_stream.h"
#include "compiler/syntax/ast.h"
#include "compiler/transform/transform.h"

namespace lumen {

// How far to go. Errors of one stage do not keep the next from running: its diagnostics are wanted too.
enum class FrontendStage { kTokens, kAst, kLint };

struct FrontendOptions {
  PreprocessorOptions preprocessor;  // -I, -D, applications, --otp
  LintOptions lint;
  // Parse transforms, which run between parser and lint; macros and folders are those of `preprocessor`. Without a runner, a
  // transform that is a program is an error.
  bool run_transforms = true;
  // Adds the warnings of compiler/outcome, which OTP gives behind lint, where there are no errors.
  bool predict_outcomes = false;
  TransformOptions transforms;
  TransformRunner* transform_runner = nullptr;
  FrontendStage last_stage = FrontendStage::kLint;
  // Sources, abstract format or BEAM files of modules that define behaviours: the callbacks they declare are checked where a module says
  // -behaviour(NAME) and one of these is NAME's. Read only where asked for.
  std::vector<std::string> behaviour_files;
  // -W in the order given: what to do with a group of warnings (empty: all of them). Later ones count more.
  enum class WarningAction { kShow, kHide, kError };
  std::vector<std::pair<std::string, WarningAction>> warnings;
  bool warnings_as_errors = false;
};

// Everything a module's tree points into. One per module; must outlive what was made in it. Not thread-safe, but contexts are
// independent of each other.
struct FrontendContext {
  SymbolTable symbols;
  SourceManager sources;
  Arena arena;
  Diagnostics diagnostics;
};

struct FrontendResult {
  // False where the file could not be read at all; then everything below is empty.
  bool readable = false;
  // Of Erlang only.
  TokenStream tokens;
  // As it was read: what --emit=ast writes. Complete but for the forms that had errors.
  syntax::Module parsed;
  // After parse transforms, and checked; compile it only where there are no errors. Without transforms, and up to kAst, it is `parsed`.
  syntax::Module module;
  // For --depfile: the main file, then what it included, each once, in the order of reading.
  std::vector<std::string> files_read;
};

// Reads and checks one module. Never fails otherwise than by diagnostics in `context`; no input crashes it.
FrontendResult RunFrontend(const std::string& path, const FrontendOptions& options, FileSystem* files,
                           FrontendContext* context);

// What the name of a file says it holds.
enum class InputKind { kErlang, kAbstractFormat, kBeam };
InputKind InputKindOf(std::string_view path);

// "target: file file ...\n" as make and ninja read it, with spaces, `$` and `#` escaped.
std::string FormatDepfile(const std::string& target, const std::vector<std::string>& files);

}  // namespace lumen

#endif  // COMPILER_FRONTEND_FRONTEND_H_
