// The lexer gives the tokens up to a full stop; they fall into values and separators, and what is open stands on a stack.
// Tested by term_text_test.cc.
#include "compiler/term/term_text.h"

#include "compiler/base/utf8.h"

namespace lumen {

using namespace syntax;  // NOLINT: all about terms

namespace {

// Terms are the same in every release, and no word of theirs became reserved.
constexpr LexerOptions kLexerOptions = {.otp_level = 25, .maybe_enabled = false};

}  // namespace

TermTextReader::TermTextReader(FileId file, const SourceManager& sources, SymbolTable* symbols, Arena* arena,
                               Diagnostics* diagnostics)
    : lexer_(file, sources, symbols, arena, diagnostics),
      arena_(arena),
      diagnostics_(diagnostics),
      builder_(symbols, arena) {}

const Term* TermTextReader::Next() {
  tokens_.clear();
  position_ = 0;
  open_.clear();
  switch (lexer_.NextForm(kLexerOptions, &tokens_)) {
    case Lexer::Result::kEnd: at_end_ = true; return nullptr;
    case Lexer::Result::kError: failed_ = true; return nullptr;
    case Lexer::Result::kForm: break;
  }
  // Where the text ends without a full stop, its end stands where that should be, and fits nowhere else either.
  const bool ended = tokens_.back().Is(TokenKind::kDot);
  if (!ended) tokens_.emplace_back(TokenKind::kDot, tokens_.back().location());
  do {
    bool complete = false;
    if (!ReadValue(&complete) || (complete && !ReadSeparators())) return nullptr;
  } while (builder_.is_open());
  const Term* term = builder_.Result();
  if (!ended || !Is(TokenKind::kDot)) return Fail(), nullptr;
  return term;
}

bool TermTextReader::Fail() {
  failed_ = true;
  builder_.Clear();
  const Token& token = Peek();
  std::string what = "`" + std::string(Spelling(token.kind())) + "`";
  if (token.Is(TokenKind::kDot)) {
    what = "its end";
  } else if (token.Is(TokenKind::kVariable)) {
    what = "a variable";
  } else if (token.kind() >= TokenKind::kOtherCharacter) {
    what = "this " + std::string(Spelling(token.kind()));
  }
  diagnostics_->Add(DiagnosticKind::kBadTerm, token.location(), {what});
  return false;
}

bool TermTextReader::Open(TermBuilder::Shape shape, TokenKind closer, bool* complete) {
  const SourceLocation location = tokens_[position_ - 1].location();
  builder_.Open(shape);
  open_.push_back({location, closer});
  if (!Accept(closer)) return true;
  open_.pop_back();
  *complete = true;
  return builder_.Close(location);
}

bool TermTextReader::ReadValue(bool* complete) {
  const Token token = Peek();
  ++position_;
  switch (token.kind()) {
    case TokenKind::kLeftBrace: return Open(TermBuilder::Shape::kTuple, TokenKind::kRightBrace, complete);
    case TokenKind::kLeftBracket: return Open(TermBuilder::Shape::kList, TokenKind::kRightBracket, complete);
    case TokenKind::kHash:
      if (!Expect(TokenKind::kLeftBrace)) return false;
      return Open(TermBuilder::Shape::kMap, TokenKind::kRightBrace, complete);
    default: break;
  }
  *complete = true;
  switch (token.kind()) {
    case TokenKind::kAtom: return builder_.AddLeaf<AtomTerm>(token.symbol(), token.location()), true;
    case TokenKind::kInteger: return builder_.AddLeaf<IntegerTerm>(token.integer(), token.location()), true;
    case TokenKind::kCharacter:
      return builder_.AddLeaf<IntegerTerm>(IntegerValue(token.character()), token.location()), true;
    case TokenKind::kFloat: return builder_.AddLeaf<FloatTerm>(token.float_value(), token.location()), true;
    case TokenKind::kPlus:
    case TokenKind::kMinus: --position_; return ReadSignedNumber();
    case TokenKind::kString: --position_; return ReadString();
    case TokenKind::kFun: return ReadFun();
    case TokenKind::kLeftBinary: return ReadBinary();
    default: --position_; return Fail();
  }
}

bool TermTextReader::ReadSignedNumber() {
  const Token sign = tokens_[position_++];
  const bool negative = sign.Is(TokenKind::kMinus);
  const Token number = Peek();
  if (number.Is(TokenKind::kInteger)) {
    builder_.AddLeaf<IntegerTerm>(negative ? number.integer().Negated(arena_) : number.integer(), sign.location());
  } else if (number.Is(TokenKind::kFloat)) {
    builder_.AddLeaf<FloatTerm>(negative ? -number.float_value() : number.float_value(), sign.location());
  } else {
    return Fail();
  }
  ++position_;
  return true;
}

// Adjacent literals are one string.
bool TermTextReader::ReadString() {
  const Token first = tokens_[position_++];
  if (!Is(TokenKind::kString)) return builder_.AddString(first.text(), first.location()), true;
  std::u32string text(first.text());
  while (Is(TokenKind::kString)) text += tokens_[position_++].text();
  builder_.AddString(arena_->CopyText(std::u32string_view(text)), first.location());
  return true;
}

// fun m:f/1
bool TermTextReader::ReadFun() {
  const SourceLocation location = tokens_[position_ - 1].location();
  builder_.Open(TermBuilder::Shape::kFun);
  auto atom = [&] {
    if (!Is(TokenKind::kAtom)) return Fail();
    builder_.AddLeaf<AtomTerm>(tokens_[position_++].symbol(), location);
    return true;
  };
  if (!atom() || !Expect(TokenKind::kColon) || !atom() || !Expect(TokenKind::kSlash)) return false;
  if (!Is(TokenKind::kInteger)) return Fail();
  builder_.AddLeaf<IntegerTerm>(Peek().integer(), location);
  if (!builder_.Close(location)) return Fail();
  ++position_;
  return true;
}

// <<1, 2:4, "text", "text"/utf8>>
bool TermTextReader::ReadBinary() {
  const SourceLocation location = tokens_[position_ - 1].location();
  std::string bytes;
  uint64_t size_bits = 0;
  if (!Is(TokenKind::kRightBinary)) {
    do {
      if (!AppendSegment(&bytes, &size_bits)) return false;
    } while (Accept(TokenKind::kComma));
  }
  if (!Expect(TokenKind::kRightBinary)) return false;
  builder_.AddBitstring(arena_->CopyText(std::string_view(bytes)), size_bits, location);
  return true;
}

bool TermTextReader::AppendSegment(std::string* bytes, uint64_t* size_bits) {
  auto append = [&](uint64_t value, int64_t count) {
    for (int64_t i = count; i-- > 0;) {
      if (*size_bits % 8 == 0) bytes->push_back('\0');
      if ((value >> i & 1) != 0) bytes->back() = static_cast<char>(bytes->back() | 0x80 >> (*size_bits % 8));
      ++*size_bits;
    }
  };
  if (Is(TokenKind::kString)) {
    const std::u32string text(tokens_[position_++].text());
    bool utf8 = false;
    if (Accept(TokenKind::kSlash)) {
      utf8 = Peek().IsAtom(symbols::kUtf8);
      if (!utf8) return Fail();
      ++position_;
    }
    std::string encoded;
    for (char32_t c : text) {
      if (utf8) {
        AppendUtf8(c, &encoded);
      } else {
        encoded.push_back(static_cast<char>(c));
      }
    }
    for (char byte : encoded) append(static_cast<unsigned char>(byte), 8);
    return true;
  }
  if (!Is(TokenKind::kInteger) || !Peek().integer().is_small()) return Fail();
  const int64_t value = tokens_[position_++].integer().small();
  int64_t count = 8;
  if (Accept(TokenKind::kColon)) {
    if (!Is(TokenKind::kInteger) || !Peek().integer().is_small() || Peek().integer().small() > 64) return Fail();
    count = tokens_[position_++].integer().small();
  }
  append(static_cast<uint64_t>(value), count);
  return true;
}

bool TermTextReader::ReadSeparators() {
  while (!open_.empty()) {
    OpenTerm& open = open_.back();
    const bool is_map = builder_.shape() == TermBuilder::Shape::kMap;
    if (is_map && builder_.count() % 2 == 1) return Expect(TokenKind::kDoubleArrow);
    const bool has_tail = builder_.shape() == TermBuilder::Shape::kImproperList;
    if (!has_tail && Accept(TokenKind::kComma)) return true;
    if (builder_.shape() == TermBuilder::Shape::kList && Accept(TokenKind::kBar)) {
      // A tail that is a list goes on as this one.
      if (Is(TokenKind::kLeftBracket)) {
        ++position_;
        ++open.tails;
        if (!Is(TokenKind::kRightBracket)) return true;
      } else {
        builder_.MakeImproper();
        return true;
      }
    }
    for (uint32_t i = 0; i <= open.tails; ++i) {
      if (!Expect(open.closer)) return false;
    }
    const SourceLocation location = open.location;
    open_.pop_back();
    if (!builder_.Close(location)) {
      --position_;
      return Fail();
    }
  }
  return true;
}

}  // namespace lumen
