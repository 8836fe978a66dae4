// The parser: the token stream of a module to its syntax tree.
//
//   Parser parser(options, &sources, &symbols, &arena, &diagnostics);
//   syntax::Module module = parser.Parse(stream);
//
// Recursive descent, with precedence climbing for operators. It accepts what OTP's erl_parse.yrl accepts and reports the first
// token that cannot go on, as an LALR parser does; each form is parsed on its own, so one run reports every bad form, and an
// ErrorForm takes the place of each.
//
// Recursion is limited to syntax::kMaxTreeDepth levels, and so is the height of every tree it makes: whoever walks a tree may
// recurse. Time is linear in the tokens; memory is the arena's, plus one stack of pending children that is reused.
//
// Tested by parser_test.cc and the goldens of compiler/frontend; fuzzed by parser_fuzz_test.cc.
#ifndef COMPILER_PARSER_PARSER_H_
#define COMPILER_PARSER_PARSER_H_

#include <span>
#include <string>
#include <vector>

#include "compiler/base/bit_writer.h"
#include "compiler/base/arena.h"
#include "compiler/base/source_manager.h"
#include "compiler/diagnostics/diagnostic.h"
#include "compiler/lexer/token.h"
#include "compiler/preprocessor/token_stream.h"
#include "compiler/syntax/ast.h"

namespace lumen {

struct ParserOptions {
  int otp_level = 29;  // 25..29
};

class Parser {
 public:
  // All pointers outlive the parser; `arena` and `symbols` the module.
  Parser(const ParserOptions& options, const SourceManager* sources, const SymbolTable* symbols, Arena* arena,
         Diagnostics* diagnostics);

  syntax::Module Parse(const TokenStream& stream);

 private:
  using Expr = syntax::Expr;
  using Type = syntax::Type;
  using Clause = syntax::Clause;
  using Exprs = std::span<const Expr* const>;

  // What a pattern in a function head, a fun head or a catch clause may hold; anywhere else patterns parse as expressions.
  enum class Mode { kExpression, kPattern };
  // The limits of precedence climbing; larger binds tighter.
  static constexpr int kLowest = 0;
  static constexpr int kMatchPrecedence = 100;
  static constexpr int kPrefixPrecedence = 600;

  // Remembers the height of the tree around, and adds one level above the children parsed while it lives.
  class Level {
   public:
    explicit Level(Parser* parser) : parser_(parser), outer_(parser->height_) { parser_->height_ = 0; }
    ~Level() { parser_->height_ = parser_->height_ + 1 > outer_ ? parser_->height_ + 1 : outer_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Parser* parser_;
    int outer_;
  };
  // Children of one node, gathered on the shared stack; Take moves them into the arena.
  template <typename T>
  class Gather;

  // --- Forms (parser.cc).
  const syntax::Form* ParseForm(std::span<const Token> tokens);
  const syntax::Form* ParseFunction();
  const Clause* ParseFunctionClause(Symbol* name);
  bool CheckHeads(std::span<const Clause* const> clauses, std::span<const Symbol> names);

  // --- Attributes (attribute.cc).
  const syntax::Form* ParseAttribute();
  const syntax::Form* ParseSpec(const Token& attribute);
  const syntax::Form* BuildAttribute(const Token& attribute, Exprs values);
  const syntax::Form* BuildModule(const Token& attribute, Exprs values);
  const syntax::Form* BuildRecord(const Token& attribute, const Expr* name, const Expr* fields);
  const syntax::Form* BuildImportRecord(const Token& attribute, Exprs values);
  const syntax::Form* ParseNativeRecord(const Token& attribute);
  const syntax::Form* ParseTypeDefinition(const Token& attribute, const Expr* head);
  const syntax::Form* ParseTypedRecord(const Token& attribute, const Expr* name, bool parentheses);
  const syntax::RecordFieldDefinition* BuildRecordField(const Expr* field, const Type* type);
  bool BuildNameArities(const Expr* list, std::span<const syntax::NameArity* const>* result);
  bool BadDeclaration(const Expr* where, Symbol attribute);
  const syntax::Term* ToTerm(const Expr* expr, bool name_arity, int depth);
  const syntax::Term* BinaryToTerm(const syntax::Binary& binary);
  bool AppendSegment(const syntax::BinaryElement& element, BitWriter* out);

  // --- Expressions (expression.cc).
  const Expr* ParseExpr(Mode mode = Mode::kExpression) { return ParseOperators(kLowest, mode); }
  const Expr* ParseOperators(int minimum, Mode mode);
  // An operand of one token, where the next token cannot belong to it; null, and nothing consumed, otherwise.
  const Expr* ParseLeaf();
  const Expr* ParsePrefix(Mode mode);
  const Expr* ParsePostfix(Mode mode);
  // Remote, call, record and map suffixes of `left`; `hash`: it began with #. Adds the levels it makes.
  const Expr* ParseSuffixes(const Expr* left, bool hash, int* levels);
  const Expr* ParseHashPrefix();
  bool ParseRecordName(Symbol* module, Symbol* name);
  const Expr* ParseRecordOrMapSuffix(const Expr* left, bool* is_map);
  const Expr* ParsePrimary(Mode mode);
  const Expr* ParseStrings();
  const Expr* ParseParenthesised(Mode mode);
  const Expr* ParseTuple();
  const Expr* ParseListOrComprehension(Mode mode);
  const Expr* ParseBinary(Mode mode);
  const syntax::BinaryElement* ParseBinaryElement(const Expr* value);
  bool ParseBitSpecifiers(syntax::BinaryElement* element);
  const Expr* ParseMapFields(const Expr* map, SourceLocation location, bool* comprehension_allowed);
  const syntax::MapField* ParseMapField();
  bool ParseRecordFields(std::span<const syntax::RecordField* const>* fields);
  bool ParseArguments(Exprs* arguments, Mode mode);
  bool ParseExprs(Exprs* exprs);
  // --- Comprehensions (comprehension.cc).
  bool ParseQualifiers(std::span<const syntax::Qualifier* const>* qualifiers);
  const syntax::Qualifier* ParseQualifier();
  const syntax::Qualifier* ParseGenerator(bool* is_filter);
  // --- Control (control.cc).
  const Expr* ParseBlock();
  const Expr* ParseIf();
  const Expr* ParseCase();
  const Expr* ParseReceive();
  const Expr* ParseTry();
  const Expr* ParseMaybe();
  const Expr* ParseFun();
  bool ParseCaseClauses(std::span<const Clause* const>* clauses);
  const Clause* ParseCaseClause();
  const Clause* ParseCatchClause();
  bool ParseGuardAndBody(Clause* clause);
  bool ParseGuard(std::span<const syntax::Guard* const>* guards);

  // --- Types (type.cc).
  const Type* ParseTopType();
  const Type* ParseType(int minimum);
  const Type* ParseTypePrimary();
  const Type* ParseNamedType();
  const Type* ParseRecordOrMapType();
  const Type* ParseBinaryType();
  const Type* ParseBitSizeType(bool* is_unit);
  const syntax::FunType* ParseFunType();
  const Type* ParseSignature();
  const syntax::TypeConstraint* ParseConstraint();
  bool ParseTopTypes(TokenKind closer, std::span<const Type* const>* types);
  SourceLocation BeginOfType(const Type* type) const;

  // --- Tokens.
  const Token& Peek(size_t ahead = 0) const {
    return position_ + ahead < tokens_.size() ? tokens_[position_ + ahead] : end_;
  }
  TokenKind PeekKind(size_t ahead = 0) const { return Peek(ahead).kind(); }
  bool Is(TokenKind kind) const { return PeekKind() == kind; }
  const Token& Next() {
    const Token& token = Peek();
    ++position_;
    return token;
  }
  bool Accept(TokenKind kind) {
    if (!Is(kind)) return false;
    ++position_;
    return true;
  }
  bool Expect(TokenKind kind) { return Accept(kind) || SyntaxError(); }
  // The full stop, which must be there.
  bool AcceptEnd();
  bool AtEnd() const { return position_ >= tokens_.size(); }

  // --- Errors. All return false, and only the first of a form is reported.
  [[gnu::cold]] bool SyntaxError();
  [[gnu::cold]] bool Fail(DiagnosticKind kind, SourceLocation location, std::vector<std::string> arguments = {});
  bool TooDeep();

  template <typename T>
  T* New(SourceLocation location) {
    T* node = arena_->New<T>();
    node->location = location;
    return node;
  }
  SourceLocation Begin(const Expr* expr) const;

  const ParserOptions options_;
  const SourceManager* sources_;
  const SymbolTable* symbols_;
  Arena* arena_;
  Diagnostics* diagnostics_;

  std::span<const Token> tokens_;  // of the form at hand
  size_t position_ = 0;
  Token end_;                      // stands behind the last token: a full stop that is not there
  bool failed_ = false;
  int depth_ = 0;                  // of recursion
  int height_ = 0;                 // of the tallest tree parsed since the innermost Level began
  std::vector<const void*> pending_;
};

template <typename T>
class Parser::Gather {
 public:
  explicit Gather(Parser* parser) : parser_(parser), base_(parser->pending_.size()) {}
  ~Gather() { parser_->pending_.resize(base_); }
  Gather(const Gather&) = delete;
  Gather& operator=(const Gather&) = delete;

  // False for null, so that a failed child ends the loop that gathers.
  bool Add(const T* node) {
    if (node == nullptr) return false;
    parser_->pending_.push_back(node);
    return true;
  }
  size_t size() const { return parser_->pending_.size() - base_; }
  const T* operator[](size_t index) const { return static_cast<const T*>(parser_->pending_[base_ + index]); }
  std::span<const T* const> Take() const {
    const size_t count = size();
    if (count == 0) return {};
    auto** nodes = static_cast<const T**>(parser_->arena_->Allocate(count * sizeof(const T*), alignof(const T*)));
    for (size_t i = 0; i < count; ++i) nodes[i] = (*this)[i];
    return {nodes, count};
  }

 private:
  Parser* parser_;
  size_t base_;
};

}  // namespace lumen

#endif  // COMPILER_PARSER_PARSER_H_
