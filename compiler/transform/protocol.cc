// A request is made by way of the text of the abstract format, whose printer is held to OTP on every source: one home for the
// shape of each node. Tested by transform_test.cc.
#include "compiler/transform/protocol.h"

#include "compiler/abstract_format/abstract_format.h"
#include "compiler/base/text.h"
#include "compiler/base/utf8.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/syntax/term_printer.h"
#include "compiler/term/external_term.h"
#include "compiler/term/term_text.h"

namespace lumen {

using namespace syntax;  // NOLINT: all about terms and trees

namespace {

// Terms of a request, in tables of their own: nothing of it is wanted afterwards.
struct Scratch {
  SourceManager sources;
  SymbolTable symbols;
  Arena arena;
  Diagnostics diagnostics;

  const Term* Atom(std::string_view text) {
    auto* term = arena.New<AtomTerm>();
    term->value = symbols.Intern(text);
    return term;
  }
  const Term* String(std::string_view text) {
    if (text.empty()) return arena.New<ListTerm>();
    auto* term = arena.New<StringTerm>();
    term->value = arena.CopyText(std::u32string_view(ToUtf32(text)));
    return term;
  }
  const Term* List(const std::vector<const Term*>& elements) {
    auto* term = arena.New<ListTerm>();
    term->elements = arena.Copy(elements);
    return term;
  }
  const Term* Tuple(const std::vector<const Term*>& elements) {
    auto* term = arena.New<TupleTerm>();
    term->elements = arena.Copy(elements);
    return term;
  }
  // The terms of a text; nothing where it is no text of terms.
  std::vector<const Term*> Read(std::string text) {
    FileId file;
    std::vector<const Term*> terms;
    if (!sources.AddFile("", std::make_shared<const std::string>(std::move(text)), {}, &file)) return terms;
    TermTextReader reader(file, sources, &symbols, &arena, &diagnostics);
    while (!reader.at_end()) {
      if (const Term* term = reader.Next()) terms.push_back(term);
    }
    return terms;
  }
};

bool IsAtom(const Term& term, const SymbolTable& symbols, std::string_view text) {
  return term.Is<AtomTerm>() && symbols.Text(term.As<AtomTerm>().value) == text;
}

// {d, Name}, {d, Name, Value}, {i, Folder}, then the options of the module itself.
const Term* OptionTerms(const Module& module, const TransformOptions& options, const TransformContext& context,
                        Scratch* scratch) {
  std::vector<const Term*> terms;
  for (const auto& [name, value] : options.defines) {
    std::vector<const Term*> define = {scratch->Atom("d"), scratch->Atom(name)};
    if (value != "true") {
      const std::vector<const Term*> read = scratch->Read(value + " .");
      define.push_back(read.size() == 1 ? read[0] : scratch->String(value));
    }
    terms.push_back(scratch->Tuple(define));
  }
  for (const std::string& folder : options.include_dirs) {
    terms.push_back(scratch->Tuple({scratch->Atom("i"), scratch->String(folder)}));
  }
  for (const Form* form : module.forms) {
    const auto* attribute = form->AsIf<AttributeForm>();
    if (attribute == nullptr || attribute->name != symbols::kCompile) continue;
    for (const Term* value : scratch->Read(PrintTerm(*attribute->value, *context.symbols) + " .")) {
      if (const auto* list = value->AsIf<ListTerm>()) {
        terms.insert(terms.end(), list->elements.begin(), list->elements.end());
      } else {
        terms.push_back(value);
      }
    }
  }
  return scratch->List(terms);
}

// Text of a message: a string, a binary, or any other term as it is written.
std::string MessageText(const Term& term, const SymbolTable& symbols) {
  if (const auto* text = term.AsIf<StringTerm>()) return ToUtf8(text->value);
  const auto* binary = term.AsIf<BitstringTerm>();
  if (binary != nullptr && binary->size_bits % 8 == 0 && FindInvalidUtf8(binary->bytes) == std::string_view::npos) {
    return std::string(binary->bytes);
  }
  return PrintTerm(term, symbols);
}

class ReplyReader {
 public:
  ReplyReader(std::string_view name, SourceLocation place, std::string_view file, const TransformContext& context)
      : name_(name), place_(place), file_(file), context_(context) {}

  std::optional<Module> Read(std::string_view bytes) {
    std::string error;
    const Term* reply = ReadExternalTerm(bytes, context_.symbols, context_.arena, &error);
    if (reply == nullptr) return Fail("its answer is no external term: " + error);
    if (const auto* forms = reply->AsIf<ListTerm>()) return Forms(*forms);
    const auto* tuple = reply->AsIf<TupleTerm>();
    if (tuple == nullptr || tuple->elements.size() != 3) return Fail(kNoAnswer);
    if (IsAtom(*tuple->elements[0], *context_.symbols, "error")) {
      const size_t before = context_.diagnostics->error_count();
      if (!Messages(*tuple->elements[2], false) || !Messages(*tuple->elements[1], true)) return Fail(kNoAnswer);
      // An answer that says no may not be taken for yes.
      if (context_.diagnostics->error_count() == before) return Fail("it gives up without an error");
      return std::nullopt;
    }
    const auto* forms = tuple->elements[1]->AsIf<ListTerm>();
    if (!IsAtom(*tuple->elements[0], *context_.symbols, "warning") || forms == nullptr) return Fail(kNoAnswer);
    return Messages(*tuple->elements[2], false) ? Forms(*forms) : Fail(kNoAnswer);
  }

 private:
  static constexpr std::string_view kNoAnswer = "its answer is none that a transform may give";

  std::optional<Module> Fail(std::string_view what) {
    context_.diagnostics->Add(DiagnosticKind::kParseTransformFailed, place_, {name_, std::string(what)});
    return std::nullopt;
  }

  std::optional<Module> Forms(const ListTerm& forms) {
    if (forms.tail != nullptr) return Fail(kNoAnswer);
    return BuildModule(forms.elements, file_, context_.sources, context_.symbols, context_.arena, context_.diagnostics);
  }

  // [{File, [{Location, Module, Text}]}], where Location is `none` or as in an annotation.
  bool Messages(const Term& term, bool errors) {
    const auto* files = term.AsIf<ListTerm>();
    if (files == nullptr || files->tail != nullptr) return false;
    for (const Term* entry : files->elements) {
      const auto* pair = entry->AsIf<TupleTerm>();
      if (pair == nullptr || pair->elements.size() != 2) return false;
      const auto* messages = pair->elements[1]->AsIf<ListTerm>();
      if (messages == nullptr) return false;
      const auto* file = pair->elements[0]->AsIf<StringTerm>();
      for (const Term* message : messages->elements) {
        if (!AddMessage(*message, file == nullptr ? std::string(file_) : ToUtf8(file->value), errors)) return false;
      }
    }
    return true;
  }

  bool AddMessage(const Term& message, const std::string& file, bool is_error) {
    const auto* tuple = message.AsIf<TupleTerm>();
    if (tuple == nullptr || tuple->elements.size() != 3 || !tuple->elements[1]->Is<AtomTerm>()) return false;
    SourceLocation location;
    if (!Location(*tuple->elements[0], file, &location)) return false;
    const std::string module = AtomText(context_.symbols->Text(tuple->elements[1]->As<AtomTerm>().value));
    const std::string text = MessageText(*tuple->elements[2], *context_.symbols);
    context_.diagnostics->Add(is_error ? DiagnosticKind::kInputError : DiagnosticKind::kInputWarning, location,
                              {text, module, "\"\""});
    return true;
  }

  bool Location(const Term& term, const std::string& file, SourceLocation* location) {
    auto number = [](const Term& value, uint32_t* result) {
      const auto* integer = value.AsIf<IntegerTerm>();
      if (integer == nullptr || !integer->value.is_small() || integer->value.small() < 0 ||
          integer->value.small() > INT32_MAX) {
        return false;
      }
      *result = static_cast<uint32_t>(integer->value.small());
      return true;
    };
    uint32_t line = 0, column = 0;
    const auto* pair = term.AsIf<TupleTerm>();
    const bool good = IsAtom(term, *context_.symbols, "none") || number(term, &line) ||
                      (pair != nullptr && pair->elements.size() == 2 && number(*pair->elements[0], &line) &&
                       number(*pair->elements[1], &column));
    if (good) *location = context_.sources->AddPlace(file, line, column, {});
    return good;
  }

  std::string name_;
  SourceLocation place_;
  std::string_view file_;
  const TransformContext& context_;
};

}  // namespace

std::string BuildTransformRequest(std::string_view name, const Module& module, const TransformOptions& options,
                                  const TransformContext& context) {
  Module good = module;
  std::vector<const Form*> forms;
  for (const Form* form : module.forms) {
    if (!form->Is<ErrorForm>() && !form->Is<WarningForm>()) forms.push_back(form);
  }
  good.forms = forms;
  Scratch scratch;
  auto* version = scratch.arena.New<IntegerTerm>();
  version->value = IntegerValue(kTransformProtocolVersion);
  const Term* request = scratch.Tuple(
      {scratch.Atom("parse_transform"), version, scratch.Atom(name),
       scratch.List(scratch.Read(PrintAbstractFormat(good, *context.sources, *context.symbols, *context.diagnostics))),
       OptionTerms(module, options, context, &scratch)});
  return WriteExternalTerm(*request, scratch.symbols);
}

std::optional<Module> ReadTransformReply(std::string_view name, std::string_view reply, SourceLocation place,
                                         std::string_view file, const TransformContext& context) {
  return ReplyReader(name, place, file, context).Read(reply);
}

}  // namespace lumen
