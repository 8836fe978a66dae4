// The preprocessor: a source file to the token stream of a module, as OTP's epp does it.
//
//   Preprocessor preprocessor(options, &files, &sources, &symbols, &arena, &diagnostics);
//   TokenStream stream;
//   if (!preprocessor.Run("demo.erl", &stream)) ...  // the file could not be read; a diagnostic says why
//
// Handles -define (with parameters and overloads), -undef, -include, -include_lib, -ifdef, -ifndef, -if, -elif, -else, -endif,
// -error, -warning, -file and -feature, predefined macros, ??Arg, and circular definitions. A bad directive or macro call
// costs its form: an entry of kind kError takes its place and the next form is read.
//
// Expansion is textual, on a stack of pending tokens: the body of a macro is pushed with its arguments in place and read
// again. Tokens of a body take the place of the macro's name where it was used, and behind an argument that of the argument's
// last token, as in OTP. Work is bounded per form and tokens per module, so that macros that double cannot exhaust memory.
//
// Tested by preprocessor_test.cc and the goldens of compiler/frontend; fuzzed by
// preprocessor_fuzz_test.cc.
#ifndef COMPILER_PREPROCESSOR_PREPROCESSOR_H_
#define COMPILER_PREPROCESSOR_PREPROCESSOR_H_

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "compiler/base/file.h"
#include "compiler/base/source_manager.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lexer/lexer.h"
#include "compiler/preprocessor/macro.h"
#include "compiler/preprocessor/token_stream.h"

namespace lumen {

struct PreprocessorOptions {
  std::vector<std::string> include_dirs;  // -I, in order
  // Where applications are, for -include_lib("kernel/include/file.hrl"): name and directory.
  std::vector<std::pair<std::string, std::string>> applications;
  // -D: name and the text of its value ("true" where the user gave none).
  std::vector<std::pair<std::string, std::string>> defines;
  // The name that ?FILE and diagnostics show for the main file; the path itself where empty.
  std::string source_name;
  int otp_level = 29;                  // 25..29, syntax only
  std::optional<bool> maybe_enabled;   // overrides the level's default (on since 27)
};

// The value of ?OTP_RELEASE: that of the libraries, whatever the syntax level.
inline constexpr int kOtpRelease = 25;

class Preprocessor {
 public:
  // All pointers outlive the preprocessor; `arena`, `sources` and `symbols` also outlive the tokens.
  Preprocessor(const PreprocessorOptions& options, FileSystem* files, SourceManager* sources, SymbolTable* symbols,
               Arena* arena, Diagnostics* diagnostics);
  ~Preprocessor();

  // Processes one module; call once. False where nothing could be read at all. Errors otherwise are in the diagnostics.
  bool Run(const std::string& path, TokenStream* stream);

 private:
  // A file being read.
  struct OpenFile {
    FileId id;
    std::string directory;      // for includes relative to it
    std::string name;           // as opened
    std::string shown_name;     // -file changes it
    std::unique_ptr<Lexer> lexer;
    std::vector<Symbol> conditions;  // innermost last: ifdef, ifndef, if, elif, else
    SourceLocation invalid_at;       // where reading stopped because of invalid UTF-8
  };
  class Expander;

  // --- Files (preprocessor.cc).
  void Enter(std::string path, std::shared_ptr<const std::string> text, SourceLocation included_from);
  void LeaveFile();
  void ReadForms();
  void AddFileEntry(std::string_view name, int64_t line, SourceLocation location, uint32_t own_line, bool generated);
  void SetFileMacro(std::string_view name);
  void DefinePredefined();
  bool DefineFromCommandLine();

  // --- Forms and directives (directives.cc). A form is read to the end of stream_->tokens, from `first` on; the tokens of a
  // directive move to scratch_.
  void HandleForm(size_t first);
  static bool IsDirective(const Token& name);
  void HandleDirective();
  void HandleDefine();
  // Gives `name` the definition `macro`, unless it has one for as many parameters.
  void AddMacro(const Token& name, int arity, std::span<const Symbol> parameters, std::span<const Token> body);
  void HandleUndef();
  void HandleInclude(bool library);
  void HandleIfdef(bool wanted);
  void HandleIf();
  void HandleElse();
  void HandleElif();
  void HandleEndif();
  void HandleErrorOrWarning();
  void HandleFile();
  void HandleFeature();
  // Is the condition of the -if or -elif in scratch_ true? False after an error as well.
  bool Condition();
  // Passes over forms until the first condition of `skipped`, whose branch is not wanted, ends or its other branch begins.
  void Skip(std::vector<Symbol> skipped);
  void ScanModuleName(std::span<const Token> tokens);

  // The token that spoils the pattern of a directive, for the place of its error: `pattern` is matched from scratch_[2].
  const Token& Mismatch(std::initializer_list<TokenKind> pattern) const;
  bool Matches(std::initializer_list<TokenKind> pattern) const;
  void MergeStrings();

  [[gnu::cold]] void AddError(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});
  void AddLastDiagnostic(StreamEntryKind kind, SourceLocation location);
  std::string_view Text(Symbol symbol) const { return symbols_->Text(symbol); }
  LexerOptions CurrentLexerOptions() const { return {options_.otp_level, maybe_enabled_}; }
  OpenFile& Current() { return *open_files_.back(); }

  const PreprocessorOptions& options_;
  FileSystem* files_;
  SourceManager* sources_;
  SymbolTable* symbols_;
  Arena* arena_;
  Diagnostics* diagnostics_;
  TokenStream* stream_ = nullptr;
  MacroTable macros_;
  std::unique_ptr<Expander> expander_;
  std::vector<std::unique_ptr<OpenFile>> open_files_;
  std::vector<Token> scratch_;  // the directive at hand, or a form before its macros are expanded
  bool maybe_enabled_ = true;
  bool in_prefix_ = true;       // -feature is still allowed
};

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_PREPROCESSOR_H_
