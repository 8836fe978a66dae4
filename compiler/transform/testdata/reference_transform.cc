// A parse transform in C++: reads a request, writes an answer. Its behaviour is chosen by the name that it is asked for under:
//
//   rename       every atom `before` becomes `after`
//   warn         the same, with a warning
//   refuse       errors with and without a place
//   refuse_mute  an error answer without errors
//   options      adds -options(Options), so that a test sees what it got
//   exit, die    ends with status 3, or by a signal
//   garbage      writes no term
//   no_forms     writes forms that are none
//   echo         the forms as they are
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/term/external_term.h"

namespace {

using namespace lumen::syntax;  // NOLINT: all about terms

class Transform {
 public:
  int Run(const std::string& request) {
    std::string error;
    const Term* term = lumen::ReadExternalTerm(request, &symbols_, &arena_, &error);
    if (term == nullptr || !term->Is<TupleTerm>() || term->As<TupleTerm>().elements.size() != 5) {
      std::fprintf(stderr, "no request: %s\n", error.c_str());
      return 2;
    }
    const auto& parts = term->As<TupleTerm>().elements;
    const auto& version = parts[1]->As<IntegerTerm>().value;
    if (!version.is_small() || version.small() != 1) {
      std::fprintf(stderr, "unknown version %s\n", version.ToDecimal().c_str());
      return 2;
    }
    return Answer(symbols_.Text(parts[2]->As<AtomTerm>().value), parts[3], parts[4]);
  }

 private:
  int Answer(std::string_view name, const Term* forms, const Term* options) {
    if (name == "exit") return 3;
    if (name == "die") return std::raise(SIGTERM);
    if (name == "garbage") return std::fputs("no term", stdout) < 0;
    if (name == "echo") return Write(forms);
    if (name == "rename") return Write(Renamed(forms));
    if (name == "no_forms") return Write(List({Atom("none")}));
    if (name == "warn") {
      return Write(Tuple({Atom("warning"), Renamed(forms), Messages({Tuple({Place(4, 2), Atom("reference"), String("look here")})})}));
    }
    if (name == "refuse") {
      return Write(Tuple({Atom("error"),
                          Messages({Tuple({Place(3, 1), Atom("reference"), String("not like this")}),
                                    Tuple({Atom("none"), Atom("reference"), Tuple({Atom("bad"), Atom("thing")})})}),
                          List({})}));
    }
    if (name == "refuse_mute") return Write(Tuple({Atom("error"), List({}), List({})}));
    if (name == "options") {
      std::vector<const Term*> all(forms->As<ListTerm>().elements.begin(), forms->As<ListTerm>().elements.end());
      all.insert(all.begin() + 2, Tuple({Atom("attribute"), Integer(1), Atom("options"), options}));
      return Write(List(all));
    }
    std::fprintf(stderr, "no behaviour %s\n", std::string(name).c_str());
    return 2;
  }

  int Write(const Term* term) {
    const std::string bytes = lumen::WriteExternalTerm(*term, symbols_);
    return std::fwrite(bytes.data(), 1, bytes.size(), stdout) == bytes.size() && std::fflush(stdout) == 0 ? 0 : 1;
  }

  const Term* Renamed(const Term* term) {
    if (const auto* atom = term->AsIf<AtomTerm>()) {
      return symbols_.Text(atom->value) == "before" ? Atom("after") : term;
    }
    if (const auto* tuple = term->AsIf<TupleTerm>()) return Tuple(Renamed(tuple->elements));
    if (const auto* list = term->AsIf<ListTerm>(); list != nullptr && list->tail == nullptr) return List(Renamed(list->elements));
    return term;
  }
  std::vector<const Term*> Renamed(std::span<const Term* const> terms) {
    std::vector<const Term*> renamed;
    for (const Term* term : terms) renamed.push_back(Renamed(term));
    return renamed;
  }

  const Term* Atom(std::string_view text) {
    auto* term = arena_.New<AtomTerm>();
    term->value = symbols_.Intern(text);
    return term;
  }
  const Term* Integer(int64_t value) {
    auto* term = arena_.New<IntegerTerm>();
    term->value = lumen::IntegerValue(value);
    return term;
  }
  const Term* String(std::u32string_view text) {
    auto* term = arena_.New<StringTerm>();
    term->value = text;
    return term;
  }
  const Term* String(std::string_view ascii) {
    return String(arena_.CopyText(std::u32string_view(std::u32string(ascii.begin(), ascii.end()))));
  }
  const Term* Tuple(const std::vector<const Term*>& elements) {
    auto* term = arena_.New<TupleTerm>();
    term->elements = arena_.Copy(elements);
    return term;
  }
  const Term* List(const std::vector<const Term*>& elements) {
    auto* term = arena_.New<ListTerm>();
    term->elements = arena_.Copy(elements);
    return term;
  }
  const Term* Place(int64_t line, int64_t column) { return Tuple({Integer(line), Integer(column)}); }
  const Term* Messages(const std::vector<const Term*>& messages) {
    return List({Tuple({String("m.erl"), List(messages)})});
  }

  lumen::SymbolTable symbols_;
  lumen::Arena arena_;
};

}  // namespace

int main() {
  std::string request;
  char buffer[4096];
  for (ssize_t count; (count = read(STDIN_FILENO, buffer, sizeof buffer)) > 0;) request.append(buffer, static_cast<size_t>(count));
  return Transform().Run(request);
}
