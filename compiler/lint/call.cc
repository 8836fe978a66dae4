// Calls: who is called, and what is known of some functions. Tested by the goldens of compiler/frontend.
#include "compiler/lint/linter.h"
#include "compiler/syntax/visitor.h"

namespace lumen::lint {

using namespace syntax;  // NOLINT: lint is about the tree

namespace {

// is_valid_call: what surely cannot be called.
bool IsNotCallable(const Expr& expr) {
  switch (expr.kind) {
    case ExprKind::kCharLiteral:
    case ExprKind::kIntegerLiteral:
    case ExprKind::kFloatLiteral:
    case ExprKind::kStringLiteral:
    case ExprKind::kList:
    case ExprKind::kNil:
    case ExprKind::kListComprehension:
    case ExprKind::kRecordIndex: return true;
    case ExprKind::kTuple: return expr.As<Tuple>().elements.size() != 2;
    default: return false;
  }
}

// --- Format strings.

// Takes one control sequence behind `~` at format[*at]. Returns an error text, or null with the arguments it needs added.
const char* TakeControl(std::u32string_view format, size_t* at, int* arguments) {
  auto peek = [&](size_t ahead = 0) -> char32_t { return *at + ahead < format.size() ? format[*at + ahead] : 0; };
  auto is_digit = [](char32_t c) { return c >= '0' && c <= '9'; };
  auto digits = [&] {
    while (is_digit(peek())) ++*at;
  };
  // Field width.
  if (peek() == '-' && (is_digit(peek(1)) || peek(1) == '*')) ++*at;
  if (peek() == '*') {
    ++*at;
    ++*arguments;
  } else {
    digits();
  }
  // Precision.
  if (peek() == '.') {
    ++*at;
    if (peek() == '*') {
      ++*at;
      ++*arguments;
    } else {
      digits();
    }
    // Padding character.
    if (peek() == '.' && peek(1) != 0) {
      if (peek(1) == '*') ++*arguments;
      *at += 2;
    }
  }
  // Modifiers.
  bool unicode = false, list = false;
  for (; peek() == 't' || peek() == 'l'; ++*at) (peek() == 't' ? unicode : list) = true;
  const char32_t control = peek();
  if (*at >= format.size()) return "it ends inside a control sequence";
  ++*at;
  if (unicode && std::u32string_view(U"cspPwW").find(control) == std::u32string_view::npos) {
    return "the modifier t does not go with its control character";
  }
  if (list && control != 'p' && control != 'P') return "the modifier l goes with p and P only";
  switch (control) {
    case '~':
    case 'n': return nullptr;
    case 'c':
    case 'f':
    case 'e':
    case 'g':
    case 's':
    case 'w':
    case 'p':
    case 'b':
    case 'B':
    case '+':
    case '#':
    case 'i': *arguments += 1; return nullptr;
    case 'W':
    case 'P':
    case 'x':
    case 'X': *arguments += 2; return nullptr;
    default: return "it has an unknown control character";
  }
}

const char* CountFormatArguments(std::u32string_view format, int* arguments) {
  *arguments = 0;
  for (size_t at = 0; at < format.size();) {
    if (format[at++] != '~') continue;
    if (const char* error = TakeControl(format, &at, arguments)) return error;
  }
  return nullptr;
}

std::string ArgumentCount(size_t count) {
  return count == 1 ? "1 argument" : std::to_string(count) + " arguments";
}

}  // namespace

void Linter::RecordCall(SourceLocation location, NameAndArity function) {
  called_.emplace_back(function, Place(location));
  if (!discard_uses_) calls_.emplace_back(function_, function);
}

VariableTable Linter::CheckCall(const Call& call, const VariableTable& scope) {
  const auto arity = static_cast<uint32_t>(call.arguments.size());
  if (const auto* name = call.function->AsIf<AtomLiteral>()) return CheckLocalCall(call, *name, scope);
  if (const auto* remote = call.function->AsIf<Remote>()) {
    const auto* module = remote->module->AsIf<AtomLiteral>();
    const auto* function = remote->function->AsIf<AtomLiteral>();
    if (module != nullptr && function != nullptr) {
      if (module->value == symbols::kErlang && function->value == symbols::kIsRecord && arity == 2) {
        return CheckLocalCall(call, *function, scope);
      }
      CheckKeyword(function->value, function->location);
      CheckRemoteFunction(call.location, module->value, function->value, call.arguments);
      CheckModuleName(module->value, call.location);
      return ExprList(call.arguments, scope);
    }
    if (module != nullptr) CheckModuleName(module->value, module->location);
    VariableTable result = CheckExpr(*remote->module, scope);
    result = MergePatternTables(CheckExpr(*remote->function, scope), std::move(result));
    for (const Expr* argument : call.arguments) {
      result = MergePatternTables(CheckExpr(*argument, scope), std::move(result));
    }
    return result;
  }
  if (IsNotCallable(*call.function)) Add(DiagnosticKind::kInvalidCall, call.location);
  VariableTable result = CheckExpr(*call.function, scope);
  for (const Expr* argument : call.arguments) {
    result = MergePatternTables(CheckExpr(*argument, scope), std::move(result));
  }
  return result;
}

VariableTable Linter::CheckLocalCall(const Call& call, const AtomLiteral& name, const VariableTable& scope) {
  CheckKeyword(name.value, name.location);
  const NameAndArity function{name.value, static_cast<uint32_t>(call.arguments.size())};
  if (name.value == symbols::kIsRecord && function.arity == 2) {
    if (const auto* record = call.arguments[1]->AsIf<AtomLiteral>()) {
      VariableTable result = CheckExpr(*call.arguments[0], scope);
      UseRecord(record->value, record->location);
      return result;
    }
  }
  VariableTable result = ExprList(call.arguments, scope);
  const bool local = local_functions_.contains(function);
  const bool automatic = builtins_.IsAutoImported(function.name, function.arity);
  const bool suppressed = AutoImportSuppressed(function);
  const auto imported = imports_.find(function);
  if (!local && imported == imports_.end() && automatic && !suppressed) {
    CheckObsolete(call.location, symbols::kErlang, function.name, function.arity);
    return result;
  }
  if (imported != imports_.end()) {
    CheckRemoteFunction(call.location, imported->second.module, function.name, call.arguments);
    if (!discard_uses_) imported->second.used = true;
    return result;
  }
  if (function == NameAndArity{symbols::kRecordInfo, 2}) {
    CheckRecordInfo(call, name.location);
    return result;
  }
  if (!suppressed && automatic && Enabled("bif_clash") && !options_.nowarn_bif_clash.contains(function)) {
    const bool old = builtins_.IsOld(function.name, function.arity);
    Add(old ? DiagnosticKind::kCallToRedefinedOldBif : DiagnosticKind::kCallToRedefinedBif, call.location,
        {FunctionText(function)});
  }
  // That a function calls itself makes it neither used nor defined.
  if (function != function_) RecordCall(call.location, function);
  return result;
}

// check_record_info_call
void Linter::CheckRecordInfo(const Call& call, SourceLocation name_location) {
  const auto* what = call.arguments[0]->AsIf<AtomLiteral>();
  const auto* record = call.arguments[1]->AsIf<AtomLiteral>();
  if (what == nullptr || record == nullptr) {
    Add(DiagnosticKind::kIllegalRecordInfo, call.location);
  } else if (what->value != symbols::kFields && what->value != symbols::kSize) {
    Add(DiagnosticKind::kIllegalRecordInfo, what->location);
  } else if (const Record* used = UseRecord(record->value, name_location)) {
    RefuseNative(*used, "record_info", record->value, name_location);
  }
}

// check_remote_function
void Linter::CheckRemoteFunction(SourceLocation location, Symbol module, Symbol function,
                                 std::span<const Expr* const> arguments) {
  const auto arity = static_cast<uint32_t>(arguments.size());
  CheckObsolete(location, module, function, arity);
  if (module == symbols::kQlc && function == symbols::kQ && !arguments.empty() && arity < 3 && !includes_qlc_ &&
      arguments[0]->Is<ListComprehension>()) {
    Add(DiagnosticKind::kMissingQlcHeader, location, {std::to_string(arity)});
  }
  if (module == symbols::kErlang && function == symbols::kLoadNif && arity == 2) {
    loads_nif_ = true;
    if (options_.inlines && Enabled("nif_inline")) Add(DiagnosticKind::kNifInline, location);
  }
  const bool formats = (module == symbols::kIo || module == symbols::kIoLib) &&
                       (function == symbols::kFormat || function == symbols::kFwrite);
  if (formats && options_.format_level > 0) CheckFormatCall(location, arguments);
}

// deprecated_function
void Linter::CheckObsolete(SourceLocation location, Symbol module, Symbol function, uint32_t arity) {
  const std::string_view module_text = symbols_.Text(module);
  if (module.index() >= may_be_obsolete_.size()) may_be_obsolete_.resize(symbols_.size());
  std::optional<bool>& may_be = may_be_obsolete_[module.index()];
  if (!may_be.has_value()) may_be = MayBeObsolete(module_text);
  if (!*may_be) return;
  const ObsoleteFunction* found = FindObsolete(module_text, symbols_.Text(function), arity);
  if (found == nullptr) return;
  const std::string name = AtomOf(module) + ":" + FunctionText({function, arity});
  const std::string instead = found->replacement.empty() ? "" : "; use " + std::string(found->replacement);
  if (found->status == Obsolescence::kDeprecated) {
    if (Enabled("deprecated_function") && !options_.nowarn_deprecated.contains(name)) {
      Add(DiagnosticKind::kDeprecatedFunction, location, {name, instead});
    }
  } else if (Enabled("removed") && !options_.nowarn_removed.contains(name) &&
             !options_.nowarn_removed.contains(AtomOf(module))) {
    Add(DiagnosticKind::kRemovedFunction, location, {name, instead});
  }
}

// format_function
void Linter::CheckFormatCall(SourceLocation location, std::span<const Expr* const> arguments) {
  auto warn = [&](int level, SourceLocation where, std::string text) {
    if (level <= options_.format_level) Add(DiagnosticKind::kFormatError, where, {std::move(text)});
  };
  if (arguments.empty() || arguments.size() > 3) return warn(1, location, "format call with the wrong number of arguments");
  const Expr* format = arguments[arguments.size() == 3 ? 1 : 0];
  const Expr* list = arguments.size() == 1 ? nullptr : arguments.back();
  std::u32string text;
  if (const auto* string = format->AsIf<StringLiteral>()) {
    text = string->value;
  } else if (const auto* atom = format->AsIf<AtomLiteral>()) {
    for (char c : symbols_.Text(atom->value)) text.push_back(static_cast<unsigned char>(c));
  } else {
    return warn(2, Begin(*format, sources_), "the format string is no constant");
  }
  // How many arguments there are, where that can be known.
  size_t given = 0;
  if (list != nullptr) {
    if (const auto* elements = list->AsIf<List>()) {
      const Expr* rest = list;
      while (rest != nullptr && rest->Is<List>()) {
        elements = &rest->As<List>();
        given += elements->elements.size();
        rest = elements->tail;
      }
      if (rest != nullptr && !rest->Is<Nil>()) {
        const bool literal = rest->Is<AtomLiteral>() || rest->Is<IntegerLiteral>() || rest->Is<FloatLiteral>();
        return warn(literal ? 1 : 2, literal ? list->location : Begin(*list, sources_),
                    literal ? "the format arguments are no list" : "the format arguments may be no list");
      }
    } else if (const auto* string = list->AsIf<StringLiteral>()) {
      given = string->value.size();
    } else if (list->Is<AtomLiteral>() || list->Is<IntegerLiteral>() || list->Is<FloatLiteral>()) {
      return warn(1, list->location, "the format arguments are no list");
    } else if (!list->Is<Nil>()) {
      return warn(2, Begin(*list, sources_), "the format arguments may be no list");
    }
  }
  int needed = 0;
  if (const char* error = CountFormatArguments(text, &needed)) {
    return warn(1, format->location, std::string("bad format string: ") + error);
  }
  if (list == nullptr) {
    if (needed != 0) {
      warn(1, format->location, "the format string wants " + ArgumentCount(static_cast<size_t>(needed)) + ", but there is no list of them");
    }
  } else if (given != static_cast<size_t>(needed)) {
    warn(1, list->location,
         "the format string wants " + ArgumentCount(static_cast<size_t>(needed)) + ", but the list holds " + std::to_string(given));
  }
}

}  // namespace lumen::lint
