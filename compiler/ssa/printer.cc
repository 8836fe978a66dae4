// The printing half of text.h. Literals nest as deep as the source nests them; they are printed
// with a work stack. Tested by text_test.cc.
#include <charconv>
#include <vector>

#include "compiler/base/text.h"
#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::ssa {
namespace {

// Shortest text that reads back as the same double, always with a point or an exponent.
std::string RealText(double value) {
  char buffer[40];
  auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, value);
  (void)error;  // 40 bytes hold every double
  std::string text(buffer, end);
  if (text.find_first_of(".eni") == std::string::npos) text += ".0";
  return text;
}

class Printer {
 public:
  Printer(const Module& module, std::string* out) : module_(module), out_(*out) {}

  void PrintModule() {
    AppendTo(&out_, "module ", Atom(module_.name), "\n");
    for (Symbol file : module_.files)
      AppendTo(&out_, "file \"", module_.symbols->Text(file), "\"\n");
    for (const auto& [name, value] : module_.attributes) {
      AppendTo(&out_, "attribute ", Atom(name), " ");
      PrintLiteral(value);
      out_ += '\n';
    }
    for (const InlineSite& site : module_.inline_sites) {
      AppendTo(&out_, "inline_site ", FunctionText(module_, module_[site.callee]), " at");
      PrintLocation(site.caller, /*always=*/true);
      if (site.tail_call) out_ += " tail";
      out_ += '\n';
    }
    for (const auto& function : module_.functions) {
      out_ += '\n';
      PrintFunction(*function);
    }
  }

  void PrintFunction(const Function& function) {
    AppendTo(&out_, "function ", FunctionText(module_, function));
    if (function.exported) out_ += " exported";
    if (function.inline_requested) out_ += " inline";
    if (function.is_fun)
      AppendTo(&out_, " fun ", function.fun_index, " environment ", function.fun_environment_size);
    PrintLocation(function.location);
    out_ += " {\n";
    for (BlockId block : function.order) {
      AppendTo(&out_, "b", block.index, "(");
      const char* separator = "";
      for (ValueId parameter : function[block].parameters) {
        AppendTo(&out_, separator, "%", parameter.index, ": ");
        separator = ", ";
        switch (function[parameter].representation) {
          case Representation::kNone:
            out_ += "none";
            break;
          case Representation::kTerm:
            out_ += function[parameter].type.ToString(*module_.symbols);
            break;
          case Representation::kBool:
            out_ += "bool";
            break;
          case Representation::kF64:
            out_ += "real";
            break;
        }
      }
      out_ += "):\n";
      for (ValueId value : function[block].instructions) {
        out_ += "  ";
        PrintInstruction(function, value);
        out_ += '\n';
      }
    }
    out_ += "}\n";
  }

  void PrintInstruction(const Function& function, ValueId value) {
    const Instruction& instruction = function[value];
    const OpcodeInfo& info = InfoOf(instruction.opcode);
    if (info.result != Representation::kNone) AppendTo(&out_, "%", value.index, " = ");
    out_ += info.text;
    const char* separator = " ";
    if (info.detail != Detail::kNone && info.detail != Detail::kTypeFact) {
      out_ += separator;
      PrintDetail(instruction, info.detail);
      separator = ", ";
    }
    for (ValueId operand : instruction.operands) {
      AppendTo(&out_, separator, "%", operand.index);
      separator = ", ";
    }
    for (const Successor& successor : instruction.successors) {
      AppendTo(&out_, separator, "b", successor.block.index, "(");
      separator = ", ";
      const char* argument_separator = "";
      for (ValueId argument : successor.arguments) {
        AppendTo(&out_, argument_separator, "%", argument.index);
        argument_separator = ", ";
      }
      out_ += ')';
    }
    if (info.result == Representation::kTerm && instruction.type != Type::Any()) {
      AppendTo(&out_, " : ", instruction.type.ToString(*module_.symbols));
    }
    PrintLocation(instruction.location);
  }

 private:
  std::string Atom(Symbol symbol) const { return AtomText(module_.symbols->Text(symbol)); }

  void PrintCallee(const Callee& callee) {
    if (callee.local.is_valid()) {
      out_ += FunctionText(module_, module_[callee.local]);
    } else {
      AppendTo(&out_, Atom(callee.module), ":", Atom(callee.name), "/", callee.arity);
    }
  }

  void PrintDetail(const Instruction& instruction, Detail detail) {
    switch (detail) {
      case Detail::kNone:
      case Detail::kTypeFact:
        break;
      case Detail::kLiteral:
        PrintLiteral(instruction.literal());
        break;
      case Detail::kFunction:
        out_ += FunctionText(module_, module_[instruction.function()]);
        break;
      case Detail::kIndex:
        if (instruction.opcode == Opcode::kIsKind) {
          out_ += Type::OfKinds(instruction.kind_set()).ToString(*module_.symbols);
        } else if (instruction.opcode == Opcode::kBooleanLiteral) {
          out_ += instruction.boolean() ? "true" : "false";
        } else {
          AppendTo(&out_, instruction.index());
        }
        break;
      case Detail::kCallee:
        PrintCallee(module_.callees[instruction.callee().index]);
        break;
      case Detail::kOperation:
        out_ += InfoOf(instruction.operation()).text;
        if (instruction.operation() == Opcode::kBif) {
          out_ += ' ';
          PrintCallee(module_.callees[instruction.callee().index]);
        } else if (instruction.operation() == Opcode::kMakeBinary) {
          out_ += ' ';
          PrintSegments(module_.segments[instruction.segments().index]);
        }
        break;
      case Detail::kSegments:
        PrintSegments(module_.segments[instruction.segments().index]);
        break;
      case Detail::kField: {
        const MatchField field = instruction.field();
        out_ += SegmentTypeText(field.type);
        if (field.bits != 0) AppendTo(&out_, " ", field.bits);
        if (field.back != 0) AppendTo(&out_, " back ", field.back);
        PrintFlags(field.flags);
        break;
      }
      case Detail::kSwitch: {
        const Switch& cases = module_.switches[instruction.switch_id().index];
        switch (cases.on) {
          case Switch::On::kSmall:
            out_ += "small [";
            break;
          case Switch::On::kAtom:
            out_ += "atom [";
            break;
          case Switch::On::kTupleArity:
            out_ += "tuple_arity [";
            break;
        }
        const char* separator = "";
        for (LiteralId literal : cases.cases) {
          out_ += separator;
          separator = ", ";
          PrintLiteral(literal);
        }
        out_ += ']';
        break;
      }
      case Detail::kReal:
        out_ += RealText(instruction.real());
        break;
    }
  }

  void PrintFlags(uint8_t flags) {
    for (const auto& [flag, text] : kSegmentFlagTexts) {
      if ((flags & flag) != 0) AppendTo(&out_, " ", text);
    }
  }
  void PrintSegments(const std::vector<abi::BinarySegment>& segments) {
    out_ += '[';
    const char* separator = "";
    for (const abi::BinarySegment& segment : segments) {
      AppendTo(&out_, separator, SegmentTypeText(segment.type), " ", segment.size, " unit ", segment.unit, " element ",
               segment.element);
      PrintFlags(segment.flags);
      separator = ", ";
    }
    out_ += ']';
  }

  void PrintLiteral(LiteralId root) {
    struct Item {
      LiteralId literal;  // invalid: print `text`
      std::string_view text;
      bool in_list = false;  // print the rest of a list
    };
    std::vector<Item> stack = {{root, ""}};
    while (!stack.empty()) {
      const Item item = stack.back();
      stack.pop_back();
      if (!item.literal.is_valid()) {
        out_ += item.text;
        continue;
      }
      const Literal& literal = module_.literals->Get(item.literal);
      if (item.in_list) {
        if (literal.kind == LiteralKind::kNil) {
          out_ += ']';
        } else if (literal.kind == LiteralKind::kCons) {
          out_ += ", ";
          stack.push_back({literal.elements[1], "", true});
          stack.push_back({literal.elements[0], ""});
        } else {
          out_ += " | ";
          stack.push_back({LiteralId(), "]"});
          stack.push_back({item.literal, ""});
        }
        continue;
      }
      switch (literal.kind) {
        case LiteralKind::kInteger:
          out_ += literal.integer.ToDecimal();
          break;
        case LiteralKind::kFloat:
          out_ += RealText(literal.float_value);
          break;
        case LiteralKind::kAtom:
          out_ += Atom(literal.atom);
          break;
        case LiteralKind::kNil:
          out_ += "[]";
          break;
        case LiteralKind::kCons:
          out_ += '[';
          stack.push_back({literal.elements[1], "", true});
          stack.push_back({literal.elements[0], ""});
          break;
        case LiteralKind::kTuple:
          out_ += '{';
          stack.push_back({LiteralId(), "}"});
          for (size_t i = literal.elements.size(); i-- > 0;) {
            stack.push_back({literal.elements[i], ""});
            if (i > 0) stack.push_back({LiteralId(), ", "});
          }
          break;
        case LiteralKind::kMap: {
          const std::span<const LiteralId> keys =
              module_.literals->Get(literal.elements[0]).elements;
          out_ += "#{";
          stack.push_back({LiteralId(), "}"});
          for (size_t i = keys.size(); i-- > 0;) {
            stack.push_back({literal.elements[i + 1], ""});
            stack.push_back({LiteralId(), " => "});
            stack.push_back({keys[i], ""});
            if (i > 0) stack.push_back({LiteralId(), ", "});
          }
          break;
        }
        case LiteralKind::kBitstring:
          AppendBitstring(literal.bytes, literal.bits, &out_);
          break;
        case LiteralKind::kExternalFun: {
          const Literal& arity = module_.literals->Get(literal.elements[2]);
          AppendTo(&out_, "fun ", Atom(module_.literals->Get(literal.elements[0]).atom), ":",
                   Atom(module_.literals->Get(literal.elements[1]).atom), "/",
                   arity.integer.ToDecimal());
          break;
        }
      }
    }
  }

  void PrintLocation(const Location& location, bool always = false) {
    if (location == Location() && !always) return;
    out_ += " line ";
    if (location.file != 0) AppendTo(&out_, location.file, ":");
    AppendTo(&out_, location.line);
    if (location.inlined_at != kInvalidIndex) AppendTo(&out_, " inlined ", location.inlined_at);
    if (location.hides_operator) out_ += " hidden";
    if (location.hides_frame) out_ += " frameless";
  }

  const Module& module_;
  std::string& out_;
};

}  // namespace

std::string Print(const Module& module) {
  std::string text;
  Printer(module, &text).PrintModule();
  return text;
}

std::string Print(const Module& module, const Function& function) {
  std::string text;
  Printer(module, &text).PrintFunction(function);
  return text;
}

std::string Print(const Module& module, const Function& function, ValueId value) {
  std::string text;
  Printer(module, &text).PrintInstruction(function, value);
  return text;
}

std::string FunctionText(const Module& module, const Function& function) {
  std::string text = Concat(AtomText(module.symbols->Text(function.name)), "/", function.arity);
  if (function.variant != 0) AppendTo(&text, "#", function.variant);
  return text;
}

}  // namespace lumen::ssa
