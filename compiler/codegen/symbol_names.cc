// See symbol_names.h. Tested by symbol_names_test.cc.
#include "compiler/codegen/symbol_names.h"

#include "runtime/abi/code_layout.h"

namespace lumen::codegen {
namespace {

bool IsPlain(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         std::string_view("_@.$+*<>=!-").find(static_cast<char>(byte)) != std::string_view::npos;
}

void AppendEscaped(std::string_view text, std::string* out) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  for (unsigned char byte : text) {
    if (IsPlain(byte)) {
      out->push_back(static_cast<char>(byte));
    } else {
      out->push_back('%');
      out->push_back(kDigits[byte >> 4]);
      out->push_back(kDigits[byte & 15]);
    }
  }
}

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool Unescape(std::string_view text, std::string* out) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      if (!IsPlain(static_cast<unsigned char>(text[i]))) return false;
      out->push_back(text[i]);
      continue;
    }
    if (i + 2 >= text.size()) return false;
    int high = HexDigit(text[i + 1]), low = HexDigit(text[i + 2]);
    if (high < 0 || low < 0) return false;
    out->push_back(static_cast<char>(high << 4 | low));
    i += 2;
  }
  return true;
}

}  // namespace

std::string AtomSymbol(std::string_view text) {
  std::string symbol(abi::kAtomSymbolPrefix);
  AppendEscaped(text, &symbol);
  return symbol;
}

std::string FunctionSymbol(std::string_view module, std::string_view name, uint32_t arity) {
  std::string symbol;
  AppendEscaped(module, &symbol);
  symbol += ':';
  AppendEscaped(name, &symbol);
  symbol += '/';
  symbol += std::to_string(arity);
  return symbol;
}

bool ParseFunctionSymbol(std::string_view symbol, FunctionName* function) {
  size_t colon = symbol.find(':');
  size_t slash = symbol.rfind('/');
  if (colon == std::string_view::npos || slash == std::string_view::npos || slash < colon) return false;
  std::string_view digits = symbol.substr(slash + 1);
  if (digits.empty() || digits.size() > 3) return false;
  uint32_t arity = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return false;
    arity = arity * 10 + static_cast<uint32_t>(c - '0');
  }
  FunctionName result;
  if (!Unescape(symbol.substr(0, colon), &result.module)) return false;
  if (!Unescape(symbol.substr(colon + 1, slash - colon - 1), &result.name)) return false;
  result.arity = arity;
  *function = std::move(result);
  return true;
}

}  // namespace lumen::codegen
