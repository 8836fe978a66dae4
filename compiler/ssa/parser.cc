// The parsing half of text.h: a hand-written scanner and recursive descent, one line ahead at most.
// Function headers are read first, so that calls may name functions that follow. Nesting of
// literals and types is bounded by kMaxDepth. Tested by text_test.cc.
#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <tuple>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/base/bit_writer.h"
#include "compiler/base/literal_order.h"
#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

constexpr int kMaxDepth = 1000;
constexpr uint32_t kMaxIndex =
    1u << 24;  // of values and blocks: a mistyped number must not take all memory

class Parser {
 public:
  Parser(std::string_view text, Module* module) : text_(text), module_(*module) {
#define LUMEN_SSA(Name, text, result, operands, detail, effects) opcodes_[text] = Opcode::k##Name;
#include "compiler/ssa/instruction.def"
  }

  bool ParseModule() {
    DeclareFunctions();
    if (!failed_) position_ = 0;
    ExpectWord("module");
    module_.name = Atom();
    while (!failed_ && !AtEnd()) {
      if (TryWord("file")) {
        Expect('"');
        const size_t end = text_.find_first_of("\"\n", position_);
        if (end == std::string_view::npos || text_[end] != '"')
          return Fail("unterminated file name");
        module_.files.push_back(module_.symbols->Intern(text_.substr(position_, end - position_)));
        position_ = end + 1;
      } else if (TryWord("attribute")) {
        const Symbol name = Atom();
        module_.attributes.emplace_back(name, Literal(0));
      } else if (TryWord("inline_site")) {
        InlineSite site;
        site.callee = LocalFunction();
        ExpectWord("at");
        site.caller = ParseLocation();
        site.tail_call = TryWord("tail");
        module_.inline_sites.push_back(site);
      } else if (TryWord("function")) {
        ParseFunction();
      } else {
        return Fail("expected a function, a file, an attribute or an inline_site");
      }
    }
    return !failed_;
  }

  std::string Error() const {
    size_t line = 1, column = 1;
    for (size_t i = 0; i < error_position_ && i < text_.size(); ++i) {
      ++column;
      if (text_[i] == '\n') {
        ++line;
        column = 1;
      }
    }
    return Concat(line, ":", column, ": ", error_);
  }

 private:
  using FunctionKey = std::tuple<Symbol, uint32_t, uint32_t>;

  // --- scanning
  bool Fail(std::string_view message) {
    if (!failed_) {
      failed_ = true;
      error_ = message;
      error_position_ = position_;
    }
    position_ = text_.size();
    return false;
  }
  void SkipSpace() {
    while (position_ < text_.size()) {
      const char byte = text_[position_];
      if (byte == ';') {  // a comment up to the end of the line
        while (position_ < text_.size() && text_[position_] != '\n') ++position_;
      } else if (byte == ' ' || byte == '\n' || byte == '\t' || byte == '\r') {
        ++position_;
      } else {
        break;
      }
    }
  }
  bool AtEnd() {
    SkipSpace();
    return position_ >= text_.size();
  }
  char Peek() { return AtEnd() ? '\0' : text_[position_]; }
  bool Try(char byte) {
    if (Peek() != byte) return false;
    ++position_;
    return true;
  }
  void Expect(char byte) {
    if (!Try(byte)) Fail(Concat("expected '", std::string_view(&byte, 1), "'"));
  }
  std::string_view PeekWord() {
    SkipSpace();
    size_t end = position_;
    while (end < text_.size() && IsBareAtomByte(text_[end])) ++end;
    return text_.substr(position_, end - position_);
  }
  bool TryWord(std::string_view word) {
    if (PeekWord() != word) return false;
    position_ += word.size();
    return true;
  }
  void ExpectWord(std::string_view word) {
    if (!TryWord(word)) Fail(Concat("expected `", word, "`"));
  }
  uint32_t Number(uint32_t limit = std::numeric_limits<uint32_t>::max()) {
    const std::string_view word = PeekWord();
    uint32_t value = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc() || end != word.data() + word.size()) {
      Fail("expected a number");
      return 0;
    }
    if (value > limit) {
      Fail("number too large");
      return 0;
    }
    position_ += word.size();
    return value;
  }
  int64_t SignedNumber() {
    SkipSpace();
    int64_t value = 0;
    auto [end, error] =
        std::from_chars(text_.data() + position_, text_.data() + text_.size(), value);
    if (error != std::errc()) {
      Fail("expected a number");
      return 0;
    }
    position_ = static_cast<size_t>(end - text_.data());
    return value;
  }

  Symbol Atom() {
    if (!Try('\'')) {
      const std::string_view word = PeekWord();
      if (word.empty() || word[0] < 'a' || word[0] > 'z') {
        Fail("expected an atom");
        return Symbol();
      }
      position_ += word.size();
      return module_.symbols->Intern(word);
    }
    std::string value;
    while (position_ < text_.size() && text_[position_] != '\'') {
      char byte = text_[position_++];
      if (byte == '\\' && position_ < text_.size()) {
        byte = text_[position_++];
        if (byte == 'x') {
          unsigned code = 0;
          Expect('{');
          auto [end, error] =
              std::from_chars(text_.data() + position_, text_.data() + text_.size(), code, 16);
          if (error != std::errc() || code > 0xff) Fail("bad escape");
          if (failed_) return Symbol();
          position_ = static_cast<size_t>(end - text_.data());
          Expect('}');
          byte = static_cast<char>(code);
        }
      }
      value += byte;
    }
    if (position_ >= text_.size()) {
      Fail("unterminated atom");
      return Symbol();
    }
    ++position_;
    return module_.symbols->Intern(value);
  }

  // --- literals and types
  LiteralId Literal(int depth) {
    LiteralTable& table = *module_.literals;
    if (depth > kMaxDepth) {
      Fail("literal nested too deeply");
      return LiteralId();
    }
    const char byte = Peek();
    if (byte == '[') {
      ++position_;
      std::vector<LiteralId> elements;
      LiteralId tail = table.Nil();
      while (!failed_ && Peek() != ']') {
        elements.push_back(Literal(depth + 1));
        if (Try('|')) {
          tail = Literal(depth + 1);
          break;
        }
        if (!Try(',')) break;
      }
      Expect(']');
      if (failed_) return LiteralId();
      for (size_t i = elements.size(); i-- > 0;) tail = table.Cons(elements[i], tail);
      return tail;
    }
    if (byte == '{') {
      ++position_;
      std::vector<LiteralId> elements;
      while (!failed_ && Peek() != '}') {
        elements.push_back(Literal(depth + 1));
        if (!Try(',')) break;
      }
      Expect('}');
      if (failed_) return LiteralId();
      return table.Tuple(elements);
    }
    if (byte == '#') return MapLiteral(depth);
    if (byte == '-' || (byte >= '0' && byte <= '9')) return NumberLiteral();
    if (byte == '<') return BitstringLiteral();
    if (TryWord("fun")) {
      const Symbol module = Atom();
      Expect(':');
      const Symbol name = Atom();
      Expect('/');
      const uint32_t arity = Number(255);
      if (failed_) return LiteralId();
      return table.ExternalFun(module, name, arity);
    }
    const Symbol atom = Atom();
    if (failed_) return LiteralId();
    return table.Atom(atom);
  }

  LiteralId BitstringLiteral() {
    BitWriter writer;
    Expect('<');
    Expect('<');
    while (!failed_ && Peek() != '>') {
      const uint32_t byte = Number(255);
      writer.AppendBits(byte, Try(':') ? Number(8) : 8);
      if (!Try(',')) break;
    }
    Expect('>');
    Expect('>');
    return failed_ ? LiteralId() : module_.literals->Bitstring(writer.bytes(), writer.bits());
  }

  LiteralId MapLiteral(int depth) {
    Expect('#');
    Expect('{');
    std::vector<LiteralId> pairs;
    while (!failed_ && Peek() != '}') {
      pairs.push_back(Literal(depth + 1));
      Expect('=');
      Expect('>');
      pairs.push_back(Literal(depth + 1));
      if (!Try(',')) break;
    }
    Expect('}');
    if (failed_) return LiteralId();
    const LiteralId map = lumen::MapLiteral(module_.literals, *module_.symbols, pairs);
    if (!map.is_valid()) Fail("the map cannot be a literal");
    return map;
  }

  std::string_view NumberText(bool* real) {
    SkipSpace();
    size_t end = position_ + (Peek() == '-' ? 1 : 0);
    *real = false;
    while (end < text_.size()) {
      const char byte = text_[end];
      const bool sign = (byte == '+' || byte == '-') && text_[end - 1] == 'e';
      const bool point = byte == '.' || byte == 'e';
      if (!sign && !point && (byte < '0' || byte > '9')) break;
      *real = *real || point;
      ++end;
    }
    const std::string_view word = text_.substr(position_, end - position_);
    position_ = end;
    return word;
  }
  double Real() {
    bool real;
    const std::string_view word = NumberText(&real);
    double value = 0;
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    if (word.empty() || error != std::errc() || end != word.data() + word.size()) Fail("bad float");
    return value;
  }
  LiteralId NumberLiteral() {
    const size_t start = position_;
    bool real;
    std::string_view word = NumberText(&real);
    if (real) {
      position_ = start;
      const double value = Real();
      return failed_ ? LiteralId() : module_.literals->Float(value);
    }
    const bool negative = word[0] == '-';
    if (negative) word.remove_prefix(1);
    if (word.empty()) {
      Fail("bad integer");
      return LiteralId();
    }
    IntegerValue value = IntegerValue::FromDigits(word, 10, &arena_);
    return module_.literals->Integer(negative ? value.Negated(&arena_) : value);
  }

  Type ParseType() {
    if (TryWord("any")) return Type::Any();
    if (TryWord("none")) return Type::None();
    Type type = Type::None();
    do {
      type = type.Join(OneKind());
    } while (!failed_ && Try('|'));
    return type;
  }
  Type OneKind() {
    if (TryWord("boolean")) return Type::Boolean();
#define X(Name, bit, text) \
  if (TryWord(text)) return WithDetails(kinds::k##Name);
    LUMEN_SSA_TERM_KINDS(X)
#undef X
    Fail("expected a type");
    return Type();
  }
  Type WithDetails(KindSet kind) {
    if (kind == kinds::kSmall && Try('[')) {
      const int64_t minimum = SignedNumber();
      Expect(',');
      const int64_t maximum = SignedNumber();
      Expect(']');
      return Type::SmallRange(minimum, maximum);
    }
    if (kind == kinds::kTuple && Try('/')) return Type::TupleOfArity(Number(1u << 24));
    if (kind == kinds::kAtom && Try('(')) {
      const Symbol atom = Atom();
      Expect(')');
      return Type::Atom(atom);
    }
    return Type::OfKinds(kind);
  }

  // --- functions
  FunctionKey FunctionName() {
    const Symbol name = Atom();
    Expect('/');
    const uint32_t arity = Number(255);
    const uint32_t variant =
        position_ < text_.size() && text_[position_] == '#' ? (++position_, Number()) : 0;
    return {name, arity, variant};
  }
  void DeclareFunctions() {
    static constexpr std::string_view kWord = "function ";
    for (size_t line = 0; line < text_.size() && !failed_;) {
      if (text_.substr(line, kWord.size()) == kWord) {
        position_ = line + kWord.size();
        const FunctionKey key = FunctionName();
        if (failed_) return;
        const FunctionId id{static_cast<uint32_t>(module_.functions.size())};
        if (!functions_.emplace(key, id).second) {
          Fail("function defined twice");
          return;
        }
        auto function = std::make_unique<Function>();
        std::tie(function->name, function->arity, function->variant) = key;
        module_.functions.push_back(std::move(function));
      }
      const size_t end = text_.find('\n', line);
      line = end == std::string_view::npos ? text_.size() : end + 1;
    }
  }
  FunctionId FindFunction(const FunctionKey& key) {
    auto found = functions_.find(key);
    if (found == functions_.end()) {
      Fail("unknown function");
      return FunctionId{0};
    }
    return found->second;
  }
  FunctionId LocalFunction() { return FindFunction(FunctionName()); }
  CalleeId ParseCallee() {
    const Symbol first = Atom();
    Callee callee;
    if (Try(':')) {
      callee.module = first;
      callee.name = Atom();
      Expect('/');
      callee.arity = Number(255);
    } else {
      Expect('/');
      const uint32_t arity = Number(255);
      const uint32_t variant =
          position_ < text_.size() && text_[position_] == '#' ? (++position_, Number()) : 0;
      if (!failed_) callee.local = FindFunction({first, arity, variant});
    }
    return failed_ ? CalleeId{0} : module_.InternCallee(callee);
  }

  Location ParseLocation() {
    Location location;
    if (!TryWord("line")) return location;
    location.line = Number();
    if (Try(':')) {
      location.file = location.line;
      location.line = Number();
    }
    if (TryWord("inlined")) location.inlined_at = Number();
    location.hides_operator = TryWord("hidden");
    location.hides_frame = TryWord("frameless");
    return location;
  }

  void ParseFunction() {
    const FunctionId id = LocalFunction();
    if (failed_) return;
    Function& function = module_[id];
    function.exported = TryWord("exported");
    function.inline_requested = TryWord("inline");
    if (TryWord("fun")) {
      function.is_fun = true;
      function.fun_index = Number();
      ExpectWord("environment");
      function.fun_environment_size = Number();
    }
    function.location = ParseLocation();
    Expect('{');
    defined_.clear();
    block_defined_.clear();
    unnumbered_.clear();
    while (!failed_ && !Try('}')) ParseBlock(&function);
    if (!failed_ && function.order.empty()) Fail("function without blocks");
    if (!failed_ && function.order[0].index != 0) Fail("the entry block must be b0");
    if (failed_) return;
    // Instructions without a result have no number in the text; they come after those that do.
    for (auto& [block, instruction] : unnumbered_) {
      for (const Successor& successor : instruction.successors) {
        if (!block_defined_.contains(successor.block))
          Fail(Concat("no block b", successor.block.index));
      }
      std::vector<ValueId>& instructions = function[block].instructions;
      *std::find(instructions.begin(), instructions.end(), ValueId()) =
          ValueId{static_cast<uint32_t>(function.values.size())};
      function.values.push_back(std::move(instruction));
    }
  }

  BlockId ParseBlockName(Function* function) {
    const std::string_view word = PeekWord();
    if (word.size() < 2 || word[0] != 'b') {
      Fail("expected a block");
      return BlockId{0};
    }
    ++position_;
    const BlockId block{Number(kMaxIndex)};
    if (!failed_ && block.index >= function->blocks.size())
      function->blocks.resize(block.index + 1);
    return block;
  }
  ValueId ParseValue(Function* function) {
    Expect('%');
    const ValueId value{Number(kMaxIndex)};
    if (!failed_ && value.index >= function->values.size())
      function->values.resize(value.index + 1);
    return failed_ ? ValueId{0} : value;
  }
  // Where a value is defined.
  ValueId DefineValue(Function* function) {
    const ValueId value = ParseValue(function);
    if (failed_) return value;
    if (value.index >= defined_.size()) defined_.resize(value.index + 1);
    if (defined_[value.index]) Fail(Concat("%", value.index, " defined twice"));
    if (!failed_) defined_[value.index] = true;
    return value;
  }

  void ParseBlock(Function* function) {
    const BlockId block = ParseBlockName(function);
    Expect('(');
    if (failed_) return;
    if (!block_defined_.insert(block).second) {
      Fail("block defined twice");
      return;
    }
    function->order.push_back(block);
    while (!failed_ && Peek() != ')') {
      const ValueId value = DefineValue(function);
      Expect(':');
      Representation representation = Representation::kTerm;
      Type type;
      if (TryWord("real")) {
        representation = Representation::kF64;
      } else if (TryWord("bool")) {
        representation = Representation::kBool;
      } else {
        type = ParseType();
      }
      if (failed_) return;
      (*function)[value].representation = representation;
      (*function)[value].type = type;
      (*function)[block].parameters.push_back(value);
      if (!Try(',')) break;
    }
    Expect(')');
    Expect(':');
    while (ParseInstruction(function, block)) {
    }
  }

  // False at the end of the block (and on failure).
  bool ParseInstruction(Function* function, BlockId block) {
    ValueId value;
    if (Peek() == '%') {
      value = DefineValue(function);
      Expect('=');
    }
    auto found = opcodes_.find(PeekWord());
    if (found == opcodes_.end()) {
      return Fail("expected an instruction");
    }
    const OpcodeInfo& info = InfoOf(found->second);
    if (value.is_valid() != (info.result != Representation::kNone)) {
      return Fail(value.is_valid() ? "the instruction has no result"
                                   : "the instruction has a result");
    }
    position_ += found->first.size();
    Instruction instruction;
    instruction.opcode = found->second;
    instruction.representation = info.result;
    bool more = true;
    if (info.detail != Detail::kNone && info.detail != Detail::kTypeFact) {
      instruction.detail = ParseDetail(instruction.opcode, info.detail);
      more = Try(',');
    }
    while (more && !failed_) {
      if (Peek() == '%') {
        if (!instruction.successors.empty()) Fail("operands come before successors");
        instruction.operands.push_back(ParseValue(function));
      } else if (std::string_view word = PeekWord();
                 word.size() > 1 && word[0] == 'b' && word[1] >= '0' && word[1] <= '9') {
        instruction.successors.push_back(ParseSuccessor(function));
      } else if (instruction.operands.empty() && instruction.successors.empty() &&
                 info.detail == Detail::kNone) {
        break;
      } else {
        Fail("expected an operand or a successor");
      }
      more = Try(',');
    }
    if (Try(':')) {
      if (info.result != Representation::kTerm) Fail("only terms have types");
      instruction.type = ParseType();
    }
    instruction.location = ParseLocation();
    if (failed_) return false;
    (*function)[block].instructions.push_back(value);  // invalid where it has no number yet
    const bool more_follow = !instruction.IsTerminator();
    if (value.is_valid()) {
      (*function)[value] = std::move(instruction);
    } else {
      unnumbered_.emplace_back(block, std::move(instruction));
    }
    return more_follow;
  }
  Successor ParseSuccessor(Function* function) {
    Successor successor;
    successor.block = ParseBlockName(function);
    Expect('(');
    while (!failed_ && Peek() != ')') {
      successor.arguments.push_back(ParseValue(function));
      if (!Try(',')) break;
    }
    Expect(')');
    return successor;
  }

  abi::SegmentType SegmentType() {
    for (size_t i = 0; i < kSegmentTypeTexts.size(); ++i) {
      if (TryWord(kSegmentTypeTexts[i])) return static_cast<abi::SegmentType>(i);
    }
    Fail("expected a type of segments");
    return abi::SegmentType::kInteger;
  }
  uint8_t SegmentFlags() {
    uint8_t flags = 0;
    for (const auto& [flag, text] : kSegmentFlagTexts) {
      if (TryWord(text)) flags |= flag;
    }
    return flags;
  }
  SegmentsId ParseSegments() {
    std::vector<abi::BinarySegment> segments;
    Expect('[');
    while (!failed_ && Peek() != ']') {
      abi::BinarySegment& segment = segments.emplace_back();
      segment.type = SegmentType();
      segment.size = Number();
      ExpectWord("unit");
      segment.unit = static_cast<uint16_t>(Number(256));
      ExpectWord("element");
      segment.element = Number();
      segment.flags = SegmentFlags();
      if (!Try(',')) break;
    }
    Expect(']');
    return module_.AddSegments(std::move(segments));
  }

  uint64_t ParseDetail(Opcode opcode, Detail detail) {
    switch (detail) {
      case Detail::kNone:
      case Detail::kTypeFact:
        return 0;
      case Detail::kLiteral: {
        const LiteralId literal = Literal(0);
        return Instruction::DetailOf(literal);
      }
      case Detail::kFunction:
        return Instruction::DetailOf(LocalFunction());
      case Detail::kIndex:
        if (opcode == Opcode::kIsKind) return ParseType().kinds();
        if (opcode == Opcode::kBooleanLiteral) {
          if (TryWord("true")) return 1;
          ExpectWord("false");
          return 0;
        }
        return Number();
      case Detail::kCallee:
        return Instruction::DetailOf(ParseCallee());
      case Detail::kOperation: {
        auto found = opcodes_.find(PeekWord());
        if (found == opcodes_.end()) {
          Fail("expected an operation");
          return 0;
        }
        position_ += found->first.size();
        if (found->second == Opcode::kBif)
          return Instruction::DetailOf(Opcode::kBif, ParseCallee());
        if (found->second == Opcode::kMakeBinary)
          return Instruction::DetailOf(Opcode::kMakeBinary, ParseSegments());
        return Instruction::DetailOf(found->second);
      }
      case Detail::kSwitch: {
        Switch cases;
        if (TryWord("small")) {
          cases.on = Switch::On::kSmall;
        } else if (TryWord("atom")) {
          cases.on = Switch::On::kAtom;
        } else {
          ExpectWord("tuple_arity");
          cases.on = Switch::On::kTupleArity;
        }
        Expect('[');
        while (!failed_ && Peek() != ']') {
          cases.cases.push_back(Literal(0));
          if (!Try(',')) break;
        }
        Expect(']');
        module_.switches.push_back(std::move(cases));
        return Instruction::DetailOf(SwitchId{static_cast<uint32_t>(module_.switches.size() - 1)});
      }
      case Detail::kReal:
        return Instruction::DetailOfReal(Real());
      case Detail::kSegments:
        return Instruction::DetailOf(ParseSegments());
      case Detail::kField: {
        MatchField field;
        field.type = SegmentType();
        if (Peek() >= '0' && Peek() <= '9') field.bits = Number(MatchField::kMaxBits);
        if (TryWord("back")) field.back = Number(MatchField::kMaxBits);
        field.flags = SegmentFlags();
        return Instruction::DetailOf(field);
      }
    }
    return 0;
  }

  std::string_view text_;
  Module& module_;
  size_t position_ = 0;
  bool failed_ = false;
  std::string error_;
  size_t error_position_ = 0;
  Arena arena_;
  absl::flat_hash_map<std::string_view, Opcode> opcodes_;
  std::map<FunctionKey, FunctionId> functions_;
  std::vector<bool> defined_;
  absl::flat_hash_set<BlockId> block_defined_;
  std::vector<std::pair<BlockId, Instruction>> unnumbered_;  // in the order they stand in
};

}  // namespace

bool Parse(std::string_view text, Module* module, std::string* error) {
  Parser parser(text, module);
  if (parser.ParseModule()) return true;
  *error = parser.Error();
  return false;
}

}  // namespace lumen::ssa
