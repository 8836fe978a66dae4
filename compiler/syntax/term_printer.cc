// One Append function per kind of term. Recursion is bounded by the depth of the tree.
// Tested by the goldens of compiler/frontend, which compare_otp.escript holds against OTP.
#include "compiler/syntax/term_printer.h"

#include <string_view>

#include "compiler/base/text.h"
#include "compiler/syntax/visitor.h"

namespace lumen::syntax {
namespace {

class TermPrinter {
 public:
  TermPrinter(const SymbolTable& symbols, std::string* out) : symbols_(symbols), out_(*out) {}

  void Append(const Term& term) {
    Visit(term, [&](const auto& concrete) { Append(concrete); });
  }

 private:
  void Append(const AtomTerm& term) { AppendAtom(symbols_.Text(term.value), &out_); }
  void Append(const IntegerTerm& term) { out_ += term.value.ToDecimal(); }
  void Append(const FloatTerm& term) { AppendFloat(term.value, &out_); }
  void Append(const StringTerm& term) { AppendString(term.value, &out_); }
  void Append(const ListTerm& term) {
    out_ += '[';
    AppendElements(term.elements);
    if (term.tail != nullptr) {
      out_ += '|';
      Append(*term.tail);
    }
    out_ += ']';
  }
  void Append(const TupleTerm& term) {
    out_ += '{';
    AppendElements(term.elements);
    out_ += '}';
  }
  void Append(const MapTerm& term) {
    out_ += "#{";
    for (size_t i = 0; i < term.keys.size(); ++i) {
      if (i != 0) out_ += ',';
      Append(*term.keys[i]);
      out_ += "=>";
      Append(*term.values[i]);
    }
    out_ += '}';
  }
  void Append(const BitstringTerm& term) {
    out_ += "<<";
    uint64_t left_bits = term.size_bits;
    for (char byte : term.bytes) {
      if (left_bits != term.size_bits) out_ += ',';
      const auto value = static_cast<unsigned char>(byte);
      if (left_bits >= 8) {
        out_ += std::to_string(value);
        left_bits -= 8;
      } else {
        out_ += std::to_string(value >> (8 - left_bits)) + ':' + std::to_string(left_bits);
        left_bits = 0;
      }
    }
    out_ += ">>";
  }
  void Append(const FunTerm& term) {
    out_ += "fun ";
    AppendAtom(symbols_.Text(term.module), &out_);
    out_ += ':';
    AppendAtom(symbols_.Text(term.function), &out_);
    out_ += '/' + std::to_string(term.arity);
  }

  void AppendElements(std::span<const Term* const> elements) {
    for (size_t i = 0; i < elements.size(); ++i) {
      if (i != 0) out_ += ',';
      Append(*elements[i]);
    }
  }

  const SymbolTable& symbols_;
  std::string& out_;
};

}  // namespace

void AppendTerm(const Term& term, const SymbolTable& symbols, std::string* out) { TermPrinter(symbols, out).Append(term); }

std::string PrintTerm(const Term& term, const SymbolTable& symbols) {
  std::string out;
  AppendTerm(term, symbols, &out);
  return out;
}

}  // namespace lumen::syntax
