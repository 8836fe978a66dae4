// Any bytes as a module in abstract format, through lint: as a BEAM file where they look like one, else as text. What can be read
// comes out as it went in.
//
// Random bytes are hardly ever forms; so good terms are also put in each other's places, chosen by the bytes themselves: nodes
// where nodes stood, which often makes trees that no source has.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "compiler/abstract_format/abstract_format.h"
#include "compiler/base/utf8.h"
#include "compiler/frontend/frontend.h"
#include "compiler/lint/lint.h"
#include "compiler/syntax/abstract_printer.h"
#include "compiler/term/term_text.h"

namespace {

using lumen::syntax::ListTerm;
using lumen::syntax::Term;
using lumen::syntax::TupleTerm;

// Exchanges at random; the terms of `Read` belong to nobody else.
class Exchanger {
 public:
  explicit Exchanger(uint64_t seed) : state_(seed) {}

  void Collect(std::span<const Term* const> terms, int depth) {
    if (depth > 200) return;
    for (const Term* const& slot : terms) {
      if (const auto* tuple = slot->AsIf<TupleTerm>()) {
        const bool is_node = tuple->elements.size() >= 2 && tuple->elements[0]->Is<lumen::syntax::AtomTerm>();
        if (is_node) slots.push_back(const_cast<const Term**>(&slot));
        Collect(tuple->elements, depth + 1);
      } else if (const auto* list = slot->AsIf<ListTerm>()) {
        Collect(list->elements, depth + 1);
      }
    }
  }
  uint64_t Next() {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return state_ >> 33;
  }
  std::vector<const Term**> slots;

 private:
  uint64_t state_;
};

std::vector<const Term*> Read(const std::string& text, lumen::FrontendContext* context) {
  lumen::FileId file;
  lumen::Diagnostics unheard;
  std::vector<const Term*> terms;
  if (!context->sources.AddFile("fuzz.abstr", std::make_shared<const std::string>(text), {}, &file)) return terms;
  lumen::TermTextReader reader(file, context->sources, &context->symbols, &context->arena, &unheard);
  while (!reader.at_end()) {
    if (const Term* term = reader.Next()) terms.push_back(term);
  }
  return terms;
}

void RunExchanged(const std::string& text, uint64_t seed) {
  lumen::FrontendContext context;
  // Donors are terms of a second reading, so that nothing comes to stand inside itself.
  const std::vector<const Term*> terms = Read(text, &context);
  const std::vector<const Term*> others = Read(text, &context);
  Exchanger into(seed), from(seed);
  into.Collect(terms, 0);
  from.Collect(others, 0);
  if (into.slots.empty()) return;
  for (int i = 0; i < 8; ++i) {
    const Term** slot = into.slots[into.Next() % into.slots.size()];
    const Term* donor = *from.slots[into.Next() % from.slots.size()];
    *slot = donor;
  }
  const lumen::syntax::Module module = lumen::BuildModule(terms, "fuzz.abstr", &context.sources, &context.symbols,
                                                          &context.arena, &context.diagnostics);
  lumen::LintModule(module, {}, context.sources, context.symbols, &context.diagnostics);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const bool is_beam = bytes.starts_with("FOR1") || bytes.starts_with("\x1f\x8b");
  const std::string name = is_beam ? "fuzz.beam" : "fuzz.abstr";
  lumen::FrontendOptions options;
  lumen::MemoryFileSystem files;
  files.Add(name, bytes);
  lumen::FrontendContext context;
  const lumen::FrontendResult result = lumen::RunFrontend(name, options, &files, &context);
  if (!result.readable) return context.diagnostics.error_count() != 0 ? 0 : (__builtin_trap(), 0);
  const std::string printed =
      lumen::syntax::PrintAbstractFormat(result.module, context.sources, context.symbols, context.diagnostics);
  lumen::MemoryFileSystem again_files;
  again_files.Add("again.abstr", printed);
  lumen::FrontendContext again;
  const lumen::FrontendResult second = lumen::RunFrontend("again.abstr", options, &again_files, &again);
  if (lumen::syntax::PrintAbstractFormat(second.module, again.sources, again.symbols, again.diagnostics) != printed) {
    __builtin_trap();
  }
  uint64_t seed = size;
  for (size_t i = 0; i < size; ++i) seed = seed * 31 + data[i];
  if (!is_beam) RunExchanged(bytes.substr(0, lumen::FindInvalidUtf8(bytes)), seed);
  return 0;
}
