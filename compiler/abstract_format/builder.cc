// Taking terms apart, annotations, errors. Tested by abstract_format_test.cc.
#include "compiler/abstract_format/builder.h"

#include <optional>

#include "compiler/abstract_format/abstract_format.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/term_printer.h"

namespace lumen::abstract_format {

using namespace syntax;  // NOLINT: all about terms and trees

namespace {

// Terms are shown up to this depth and length.
constexpr int kShownDepth = 20;
constexpr size_t kShownBytes = 100;
constexpr int kMaxAnnotationDepth = 20;

}  // namespace

Builder::Builder(std::string_view file, SourceManager* sources, SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics)
    : sources_(sources), symbols_(symbols), arena_(arena), diagnostics_(diagnostics), file_(file) {}

bool Builder::Depth::TooDeep() const {
  if (builder_->depth_ <= kMaxTreeDepth) return false;
  if (!builder_->failed_) {
    builder_->failed_ = true;
    builder_->diagnostics_->Add(DiagnosticKind::kAbstractFormTooDeep, builder_->place_, {std::to_string(kMaxTreeDepth)});
  }
  return true;
}

bool Builder::IsAtMost(const Term& term, int depth) {
  if (depth == 0) return false;
  auto all = [&](Terms terms) {
    for (const Term* element : terms) {
      if (!IsAtMost(*element, depth - 1)) return false;
    }
    return true;
  };
  switch (term.kind) {
    case TermKind::kListTerm: {
      const auto& list = term.As<ListTerm>();
      return all(list.elements) && (list.tail == nullptr || IsAtMost(*list.tail, depth - 1));
    }
    case TermKind::kTupleTerm: return all(term.As<TupleTerm>().elements);
    case TermKind::kMapTerm: return all(term.As<MapTerm>().keys) && all(term.As<MapTerm>().values);
    case TermKind::kAtomTerm:
    case TermKind::kIntegerTerm:
    case TermKind::kFloatTerm:
    case TermKind::kStringTerm:
    case TermKind::kBitstringTerm:
    case TermKind::kFunTerm: return true;
  }
  __builtin_unreachable();
}

std::string Builder::Shown(const Term& term) const {
  if (!IsAtMost(term, kShownDepth)) return "a term too deep to show";
  // Printing more than is shown would make a file of bad forms quadratic: large ones are described.
  if (const auto* tuple = term.AsIf<TupleTerm>(); tuple != nullptr && tuple->elements.size() > 20) return "a large tuple";
  std::string text = PrintTerm(term, *symbols_);
  if (text.size() > kShownBytes) {
    size_t end = kShownBytes;
    while ((text[end] & 0xC0) == 0x80) --end;
    text.resize(end);
    text += "...";
  }
  return text;
}

bool Builder::Fail(const Term& term, std::string_view what) {
  if (failed_) return false;
  failed_ = true;
  // A term of a text has its own place; otherwise the innermost annotation is the best there is.
  const SourceLocation location = term.location.is_valid() ? term.location : place_;
  Diagnostic& diagnostic = diagnostics_->Add(DiagnosticKind::kBadAbstractForm, location, {std::string(what), Shown(term)});
  std::string form = "in form " + std::to_string(form_number_);
  if (!form_name_.empty()) form += ", " + form_name_;
  diagnostic.notes.push_back({SourceLocation(), form});
  return false;
}

bool Builder::Is(const Term& term, std::string_view atom) const {
  return term.Is<AtomTerm>() && symbols_->Text(term.As<AtomTerm>().value) == atom;
}

bool Builder::AtomOf(const Term& term, Symbol* symbol, std::string_view what) {
  const auto* atom = term.AsIf<AtomTerm>();
  if (atom == nullptr) return Fail(term, what);
  *symbol = atom->value;
  return true;
}

bool Builder::CountOf(const Term& term, uint32_t* count, std::string_view what) {
  const auto* integer = term.AsIf<IntegerTerm>();
  if (integer == nullptr || !integer->value.is_small() || integer->value.small() < 0 ||
      integer->value.small() > UINT32_MAX) {
    return Fail(term, what);
  }
  *count = static_cast<uint32_t>(integer->value.small());
  return true;
}

bool Builder::IsList(const Term& term, Terms* elements) {
  const auto* list = term.AsIf<ListTerm>();
  if (list == nullptr || list->tail != nullptr) return false;
  *elements = list->elements;
  return true;
}

bool Builder::ListOf(const Term& term, Terms* elements, std::string_view what) {
  return IsList(term, elements) || Fail(term, what);
}

bool Builder::StringOf(const Term& term, std::u32string_view* text, std::string_view what) {
  if (const auto* string = term.AsIf<StringTerm>()) {
    *text = string->value;
    return true;
  }
  Terms characters;
  if (!IsList(term, &characters)) return Fail(term, what);
  std::u32string wide;
  for (const Term* element : characters) {
    const auto* integer = element->AsIf<IntegerTerm>();
    if (integer == nullptr || !integer->value.is_small() || integer->value.small() < 0 || integer->value.small() > 0x10FFFF) {
      return Fail(term, what);
    }
    wide.push_back(static_cast<char32_t>(integer->value.small()));
  }
  *text = arena_->CopyText(std::u32string_view(wide));
  return true;
}

// Line | {Line, Column} | [{location, Line | {Line, Column}}, {file, F}, {text, T}, ...]
bool Builder::ReadAnnotation(const Term& term, SourceLocation* location) {
  struct Position {
    uint32_t line = 0;
    uint32_t column = 0;
  };
  auto number = [&](const Term& value, int64_t minimum) -> std::optional<uint32_t> {
    const auto* integer = value.AsIf<IntegerTerm>();
    if (integer == nullptr || !integer->value.is_small() || integer->value.small() < minimum ||
        integer->value.small() > INT32_MAX) {
      return std::nullopt;
    }
    return static_cast<uint32_t>(integer->value.small());
  };
  auto position = [&](const Term& value) -> std::optional<Position> {
    if (const auto line = number(value, 0)) return Position{*line, 0};
    const auto* pair = value.AsIf<TupleTerm>();
    if (pair == nullptr || pair->elements.size() != 2) return std::nullopt;
    const auto line = number(*pair->elements[0], 0);
    const auto column = number(*pair->elements[1], 1);
    if (!line || !column) return std::nullopt;
    return Position{*line, *column};
  };
  if (const auto plain = position(term)) {
    *location = sources_->AddPlace(file_, plain->line, plain->column,
                                   plain->column == 0 ? std::to_string(plain->line) : std::string());
    return true;
  }
  Terms properties;
  if (!IsList(term, &properties) || !IsAtMost(term, kMaxAnnotationDepth)) return false;
  Position found;
  std::string file = file_;
  for (const Term* property : properties) {
    const auto* pair = property->AsIf<TupleTerm>();
    if (pair == nullptr || pair->elements.size() != 2 || !pair->elements[0]->Is<AtomTerm>()) return false;
    const Term& value = *pair->elements[1];
    if (Is(*pair->elements[0], "location")) {
      const auto place = position(value);
      if (!place) return false;
      found = *place;
    } else if (Is(*pair->elements[0], "file") && value.Is<StringTerm>()) {
      file = ToUtf8(value.As<StringTerm>().value);
    }
  }
  *location = sources_->AddPlace(file, found.line, found.column, PrintTerm(term, *symbols_));
  return true;
}

bool Builder::Annotation(const Term& term, SourceLocation* location) {
  if (!ReadAnnotation(term, location)) return Fail(term, "annotation");
  place_ = *location;
  return true;
}

bool Builder::Open(const Term& term, std::string_view what, size_t size, Node* node) {
  const auto* tuple = term.AsIf<TupleTerm>();
  if (tuple == nullptr || tuple->elements.size() < size || tuple->elements.size() < 2 || !tuple->elements[0]->Is<AtomTerm>()) {
    return Fail(term, what);
  }
  node->term = &term;
  node->elements = tuple->elements;
  return Annotation(*tuple->elements[1], &node->location);
}

}  // namespace lumen::abstract_format

namespace lumen {

syntax::Module BuildModule(std::span<const syntax::Term* const> forms, std::string_view file, SourceManager* sources,
                           SymbolTable* symbols, Arena* arena, Diagnostics* diagnostics) {
  return abstract_format::Builder(file, sources, symbols, arena, diagnostics).Build(forms);
}

}  // namespace lumen
