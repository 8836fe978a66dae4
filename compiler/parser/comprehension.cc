// What stands behind `||`. Tested by parser_test.cc and the data under testdata/.
#include "compiler/parser/parser.h"

namespace lumen {

using namespace syntax;  // NOLINT: see parser.cc

bool Parser::ParseQualifiers(std::span<const Qualifier* const>* result) {
  Gather<Qualifier> qualifiers(this);
  do {
    if (!qualifiers.Add(ParseQualifier())) return false;
  } while (Accept(TokenKind::kComma));
  *result = qualifiers.Take();
  return true;
}

// A generator, generators joined by && (since OTP 28), or a filter.
const Qualifier* Parser::ParseQualifier() {
  Level level(this);
  bool is_filter = false;
  const Qualifier* first = ParseGenerator(&is_filter);
  if (first == nullptr || !Is(TokenKind::kAmpersandAmpersand)) return first;
  if (is_filter) return SyntaxError(), nullptr;
  Gather<Qualifier> generators(this);
  generators.Add(first);
  while (Accept(TokenKind::kAmpersandAmpersand)) {
    if (!generators.Add(ParseGenerator(&is_filter))) return nullptr;
    if (is_filter) return SyntaxError(), nullptr;
  }
  auto* zip = New<Zip>(first->location);
  zip->generators = generators.Take();
  return zip;
}

const Qualifier* Parser::ParseGenerator(bool* is_filter) {
  Level level(this);
  *is_filter = false;
  // `binary '<=' expr`: only a binary in so many words, without parentheses, begins a binary generator.
  const bool starts_binary = Is(TokenKind::kLeftBinary);
  const Expr* left = ParseExpr();
  if (left == nullptr) return nullptr;
  auto finish = [&](auto* generator, bool strict) -> const Qualifier* {
    generator->pattern = left;
    generator->strict = strict;
    generator->source = ParseExpr();
    return generator->source == nullptr ? nullptr : generator;
  };
  switch (PeekKind()) {
    case TokenKind::kLeftArrow: return finish(New<Generator>(Next().location()), false);
    case TokenKind::kStrictLeftArrow: return finish(New<Generator>(Next().location()), true);
    case TokenKind::kLeftDoubleArrow:
    case TokenKind::kStrictLeftDoubleArrow: {
      if (!starts_binary || !left->Is<Binary>()) break;
      const bool strict = Is(TokenKind::kStrictLeftDoubleArrow);
      return finish(New<BinaryGenerator>(Next().location()), strict);
    }
    case TokenKind::kAssign: {
      // Key := Value <- Map, since OTP 26.
      if (options_.otp_level < 26) break;
      auto* field = New<MapField>(Next().location());
      field->key = left;
      field->exact = true;
      field->value = ParseExpr();
      if (field->value == nullptr) return nullptr;
      const bool strict = Is(TokenKind::kStrictLeftArrow);
      if (!strict && !Is(TokenKind::kLeftArrow)) break;
      auto* generator = New<MapGenerator>(Next().location());
      generator->pattern = field;
      generator->strict = strict;
      generator->source = ParseExpr();
      return generator->source == nullptr ? nullptr : generator;
    }
    default: {
      *is_filter = true;
      auto* filter = New<Filter>(left->location);
      filter->condition = left;
      return filter;
    }
  }
  return SyntaxError(), nullptr;
}

}  // namespace lumen
