// Tested by the tests that use it.
#include "runtime/testing/term_reader.h"

#include <cstdlib>

#include "runtime/base/utf8.h"
#include "runtime/bifs/integer.h"
#include "runtime/binary/binary.h"
#include "runtime/map/map.h"
#include "runtime/process/build.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/print.h"

namespace lumen::runtime {

namespace {

class Reader {
 public:
  Reader(Process& process, std::string_view text) : process_(process), text_(text) {}

  Term ReadAll() {
    Term term = ReadTerm();
    Skip();
    CHECK(place_ == text_.size());
    return term;
  }

 private:
  void Skip() {
    while (place_ < text_.size() && (text_[place_] == ' ' || text_[place_] == '\n')) ++place_;
  }
  char Peek() {
    Skip();
    return place_ < text_.size() ? text_[place_] : '\0';
  }
  bool Accept(std::string_view token) {
    Skip();
    if (text_.substr(place_, token.size()) != token) return false;
    place_ += token.size();
    return true;
  }

  static bool IsNameByte(unsigned char c) {
    return isalnum(c) || c == '_' || c == '@' || c >= 0x80;
  }

  Term ReadTerm() {
    char c = Peek();
    if (c == '{') {
      Accept("{");
      std::vector<Term> elements = ReadUntil("}");
      Word* object = Allocate(process_, elements.size() + 1);
      for (size_t i = 0; i < elements.size(); ++i) object[i + 1] = elements[i];
      return MakeTuple(object, elements.size());
    }
    if (c == '[') {
      Accept("[");
      std::vector<Term> elements;
      Term tail = kNil;
      if (!Accept("]")) {
        do elements.push_back(ReadTerm());
        while (Accept(","));
        if (Accept("|")) tail = ReadTerm();
        CHECK(Accept("]"));
      }
      return BuildList(process_, elements.data(), elements.size(), tail);
    }
    if (c == '#') {
      Accept("#{");
      return ReadMap();
    }
    if (c == '<') {
      Accept("<<");
      return ReadBitstring();
    }
    if (c == '"') return BuildString(process_, ReadQuoted('"'));
    if (c == '\'') return InternAtom(ReadQuoted('\''));
    if (c == '-' || c == '+' || (c >= '0' && c <= '9')) return ReadNumber();
    size_t start = place_;
    while (place_ < text_.size() && IsNameByte(static_cast<unsigned char>(text_[place_]))) ++place_;
    CHECK(place_ > start);
    return InternAtom(text_.substr(start, place_ - start));
  }

  std::vector<Term> ReadUntil(std::string_view end) {
    std::vector<Term> elements;
    if (Accept(end)) return elements;
    do elements.push_back(ReadTerm());
    while (Accept(","));
    CHECK(Accept(end));
    return elements;
  }

  Term ReadMap() {
    std::vector<Term> keys, values;
    if (!Accept("}")) {
      do {
        keys.push_back(ReadTerm());
        CHECK(Accept("=>"));
        values.push_back(ReadTerm());
      } while (Accept(","));
      CHECK(Accept("}"));
    }
    std::vector<KeyValue> pairs;
    for (size_t i = 0; i < keys.size(); ++i) pairs.push_back({keys[i], values[i]});
    return MapOfPairs(process_, pairs.data(), pairs.size());
  }

  // <<1,2,"text",3:5>>
  Term ReadBitstring() {
    std::string bytes;
    size_t bits = 0;
    if (!Accept(">>")) {
      do {
        if (Peek() == '"') {
          bytes += ReadQuoted('"');
          continue;
        }
        int64_t value = SmallValue(ReadNumber());
        int64_t size = Accept(":") ? SmallValue(ReadNumber()) : 8;
        bytes += static_cast<char>(value << (8 - size));
        bits = static_cast<size_t>(size) % 8;
      } while (Accept(","));
      CHECK(Accept(">>"));
    }
    bits += (bytes.size() - (bits > 0 ? 1 : 0)) * 8;
    return BuildBitstring(process_, {reinterpret_cast<const uint8_t*>(bytes.data()), 0, bits});
  }

  Term ReadNumber() {
    size_t start = place_;
    if (text_[place_] == '-' || text_[place_] == '+') ++place_;
    bool is_float = false;
    while (place_ < text_.size()) {
      char c = text_[place_];
      if (c == '.' || c == 'e') {
        is_float = true;
        if (c == 'e' && (text_[place_ + 1] == '-' || text_[place_ + 1] == '+')) ++place_;
      } else if (c < '0' || c > '9') {
        break;
      }
      ++place_;
    }
    std::string text(text_.substr(start, place_ - start));
    if (is_float) return BuildFloat(process_, strtod(text.c_str(), nullptr));
    bool malformed;
    Term integer = ParseInteger(process_, text, 10, &malformed);
    CHECK(!malformed && integer != kNoValue);
    return integer;
  }

  std::string ReadQuoted(char quote) {
    std::string result;
    for (++place_; text_[place_] != quote; ++place_) {
      char c = text_[place_];
      if (c != '\\') {
        result += c;
        continue;
      }
      c = text_[++place_];
      if (c >= '0' && c <= '7') {
        char bytes[kMaxUtf8Bytes];
        unsigned value = static_cast<unsigned>(
            strtoul(std::string(text_.substr(place_, 3)).c_str(), nullptr, 8));
        result.append(bytes, EncodeUtf8(value, bytes));
        place_ += 2;
      } else {
        result += c == 'n'   ? '\n'
                  : c == 't' ? '\t'
                  : c == 'r' ? '\r'
                  : c == 'b' ? '\b'
                  : c == 'v' ? '\v'
                  : c == 'f' ? '\f'
                  : c == 'e' ? '\033'
                  : c == 'd' ? '\177'
                             : c;
      }
    }
    ++place_;
    return result;
  }

  Process& process_;
  std::string_view text_;
  size_t place_ = 0;
};

}  // namespace

TestProcess::TestProcess(size_t block_words) : arguments_(abi::kArgumentWords) {
  Process::pending = PendingError();  // the thread's, left behind by a test whose process is gone
  InitialiseProcess(process_, block_words, arguments_.data(), nullptr);
}

TestProcess::~TestProcess() { FreeProcess(process_); }

Term TestProcess::Read(std::string_view text) { return Reader(process_, text).ReadAll(); }

std::string TestProcess::Print(Term term) {
  TextBuffer text;
  BufferSink sink(&text);
  PrintTerm(sink, term);
  return std::string(text.view());
}

}  // namespace lumen::runtime
