// The module: exports, imports, records, attributes, and the functions in turn; adds module_info/0,1. lower.h says what
// the whole does. Tested by lowering_test.cc.
#include "compiler/lowering/lower.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "compiler/base/literal_order.h"
#include "compiler/bifs/bif_table.h"
#include "compiler/lowering/lowerer.h"

namespace lumen::lowering {
namespace {

class ModuleLowerer {
 public:
  ModuleLowerer(const syntax::Module& ast, Diagnostics* diagnostics, core::Module* result)
      : ast_(ast), context_{result, diagnostics, {}, {}, {}}, result_(result) {}

  void Run() {
    result_->name = ast_.name;
    CollectNames();
    FunNumbers numbers(&context_.records);
    for (const syntax::Form* form : ast_.forms) {
      if (const auto* record = form->AsIf<syntax::RecordForm>()) {
        if (record->native) Refuse("native record (OTP 29)", form->location);
        context_.records[record->name] = record;
      }
      if (const auto* attribute = form->AsIf<syntax::AttributeForm>()) Attribute(*attribute);
      if (const auto* function = form->AsIf<syntax::FunctionForm>()) {
        if (!context_.functions.contains({function->name, function->arity})) {
          built_in_.push_back(function);
          continue;
        }
        numbers.Number(*function);
        core::Function& lowered = result_->functions.emplace_back();
        lowered.inline_requested = inlined_.contains({function->name, function->arity});
        lowered.exported = export_all_ || exports_.contains({function->name, function->arity});
        FunctionLowerer(&context_, &numbers, &lowered).Lower(*function);
      }
    }
    AddModuleInfo();
    if (on_load_ != nullptr) {
      GuardExports();
      AddOnLoad();
    }
  }

 private:
  using NameArity = ModuleContext::NameArity;

  LiteralTable& literals() { return *result_->literals; }
  LiteralId Atom(std::string_view text) { return literals().Atom(result_->symbols->Intern(text)); }

  void CollectNames() {
    for (const syntax::Form* form : ast_.forms) {
      if (const auto* function = form->AsIf<syntax::FunctionForm>()) {
        const NameArity key(function->name, function->arity);
        if (!defined_.insert(key).second) Report(DiagnosticKind::kRedefineFunction, form->location, key);
        // What the runtime has built in stands for the function, as on OTP: calls go there as they would from other modules.
        if (IsBuiltIn(key)) {
          context_.imports[key] = ast_.name;
        } else {
          context_.functions.insert(key);
        }
      } else if (const auto* import = form->AsIf<syntax::ImportForm>()) {
        for (const syntax::NameArity* each : import->functions) context_.imports.try_emplace({each->name, each->arity}, import->module);
      } else if (const auto* attribute = form->AsIf<syntax::AttributeForm>();
                 attribute != nullptr && attribute->name == symbols::kCompile) {
        CompileOption(*attribute->value, attribute->location);
      }
    }
    for (uint32_t arity : {0u, 1u}) {
      defined_.insert({symbols::kModuleInfo, arity});
      context_.functions.insert({symbols::kModuleInfo, arity});
    }
    for (const syntax::Form* form : ast_.forms) {
      const auto* list = form->AsIf<syntax::ExportForm>();
      if (list == nullptr) continue;
      for (const syntax::NameArity* each : list->functions) {
        const NameArity key(each->name, each->arity);
        if (!defined_.contains(key)) Report(DiagnosticKind::kUndefinedFunction, each->location, key);
        exports_.insert(key);
      }
    }
  }

  bool IsBuiltIn(NameArity function) const {
    const SymbolTable& symbols = *result_->symbols;
    return FindBif(symbols.Text(ast_.name), symbols.Text(function.first), function.second) != nullptr;
  }

  void Report(DiagnosticKind kind, SourceLocation location, NameArity function) {
    std::string name(result_->symbols->Text(function.first));
    context_.diagnostics->Add(kind, location, {absl::StrCat(name, "/", function.second)});
  }

  // Of -compile: what changes which functions are exported, and what would change the code.
  void CompileOption(const syntax::Term& option, SourceLocation location) {
    if (const auto* list = option.AsIf<syntax::ListTerm>()) {
      for (const syntax::Term* each : list->elements) CompileOption(*each, location);
    } else if (const auto* atom = option.AsIf<syntax::AtomTerm>()) {
      export_all_ = export_all_ || atom->value == symbols::kExportAll;
    } else if (const auto* tuple = option.AsIf<syntax::TupleTerm>(); tuple != nullptr && !tuple->elements.empty()) {
      const auto* name = tuple->elements[0]->AsIf<syntax::AtomTerm>();
      if (name == nullptr) return;
      if (name->value == symbols::kInline && tuple->elements.size() == 2) Inlined(*tuple->elements[1]);
      if (name->value == symbols::kParseTransform) Refuse("parse transform", location);
      if (name->value == symbols::kCoreTransform) Refuse("core transform", location);
    }
  }

  // F/A, which reads as {F, A}, or a list of such.
  void Inlined(const syntax::Term& term) {
    if (const auto* list = term.AsIf<syntax::ListTerm>()) {
      for (const syntax::Term* each : list->elements) Inlined(*each);
    } else if (const auto* pair = term.AsIf<syntax::TupleTerm>(); pair != nullptr && pair->elements.size() == 2) {
      const auto* name = pair->elements[0]->AsIf<syntax::AtomTerm>();
      const auto* arity = pair->elements[1]->AsIf<syntax::IntegerTerm>();
      if (name == nullptr || arity == nullptr || !arity->value.is_small() || arity->value.small() < 0) return;
      inlined_.insert({name->value, static_cast<uint32_t>(arity->value.small())});
    }
  }

  void Refuse(std::string_view construct, SourceLocation location) {
    context_.diagnostics->Add(DiagnosticKind::kUnsupported, location, {std::string(construct)});
  }

  // As v3_kernel:include_attribute/1 chooses them.
  void Attribute(const syntax::AttributeForm& attribute) {
    for (Symbol hidden : {symbols::kExportType, symbols::kOptionalCallbacks, symbols::kFile, symbols::kCompile}) {
      if (attribute.name == hidden) return;
    }
    if (attribute.name == symbols::kOnLoad) {
      on_load_ = &attribute;
      return;
    }
    LiteralId value = TermLiteral(*attribute.value, attribute.location);
    if (!value.is_valid()) return;
    LiteralKind kind = literals().Get(value).kind;
    bool is_list = kind == LiteralKind::kCons || kind == LiteralKind::kNil;
    result_->attributes.emplace_back(attribute.name, is_list ? value : literals().Cons(value, literals().Nil()));
  }

  LiteralId TermLiteral(const syntax::Term& term, SourceLocation location) {
    switch (term.kind) {
      case syntax::TermKind::kAtomTerm:
        return literals().Atom(term.As<syntax::AtomTerm>().value);
      case syntax::TermKind::kIntegerTerm:
        return literals().Integer(term.As<syntax::IntegerTerm>().value);
      case syntax::TermKind::kFloatTerm:
        return literals().Float(term.As<syntax::FloatTerm>().value);
      case syntax::TermKind::kStringTerm:
        return literals().String(term.As<syntax::StringTerm>().value);
      case syntax::TermKind::kListTerm: {
        const auto& list = term.As<syntax::ListTerm>();
        LiteralId result = list.tail != nullptr ? TermLiteral(*list.tail, location) : literals().Nil();
        for (size_t i = list.elements.size(); i-- > 0 && result.is_valid();) {
          LiteralId element = TermLiteral(*list.elements[i], location);
          result = element.is_valid() ? literals().Cons(element, result) : LiteralId{};
        }
        return result;
      }
      case syntax::TermKind::kTupleTerm: {
        std::vector<LiteralId> elements;
        for (const syntax::Term* element : term.As<syntax::TupleTerm>().elements) {
          elements.push_back(TermLiteral(*element, location));
          if (!elements.back().is_valid()) return LiteralId{};
        }
        return literals().Tuple(elements);
      }
      case syntax::TermKind::kFunTerm: {
        const auto& fun = term.As<syntax::FunTerm>();
        return literals().ExternalFun(fun.module, fun.function, fun.arity);
      }
      case syntax::TermKind::kMapTerm:
        return MapTerm(term.As<syntax::MapTerm>(), location);
      case syntax::TermKind::kBitstringTerm:
        return literals().Bitstring(term.As<syntax::BitstringTerm>().bytes, term.As<syntax::BitstringTerm>().size_bits);
    }
    __builtin_unreachable();
  }

  LiteralId MapTerm(const syntax::MapTerm& map, SourceLocation location) {
    std::vector<LiteralId> pairs;
    for (size_t i = 0; i < map.keys.size(); ++i) {
      pairs.push_back(TermLiteral(*map.keys[i], location));
      pairs.push_back(TermLiteral(*map.values[i], location));
      if (!pairs[2 * i].is_valid() || !pairs[2 * i + 1].is_valid()) return LiteralId{};
    }
    LiteralId result = MapLiteral(&literals(), *result_->symbols, pairs);
    if (!result.is_valid()) Refuse("large map in an attribute, or one with maps or funs as keys", location);
    return result;
  }

  LiteralId ListOf(const std::vector<LiteralId>& elements) {
    LiteralId list = literals().Nil();
    for (size_t i = elements.size(); i-- > 0;) list = literals().Cons(elements[i], list);
    return list;
  }

  LiteralId AttributeList() {
    std::vector<LiteralId> list;
    for (auto [name, value] : result_->attributes) list.push_back(literals().Tuple({literals().Atom(name), value}));
    return ListOf(list);
  }

  template <typename T>
  T* New() {
    return result_->arena.New<T>();
  }
  const core::Expr* LiteralOf(LiteralId value) {
    auto* node = New<core::Literal>();
    node->value = value;
    return node;
  }

  // module_info/1 knows all keys but md5 (binaries are not compiled yet); others are badarg. `compile` is empty: where and how a
  // module was compiled must not change what it compiles to.
  void AddModuleInfo() {
    auto& functions = result_->functions;
    for (uint32_t arity : {0u, 1u}) {
      core::Function& function = functions.emplace_back();
      function.name = symbols::kModuleInfo;
      function.arity = arity;
      function.exported = true;
    }
    std::vector<LiteralId> exported, all;
    auto add = [&](Symbol name, uint32_t arity, bool is_exported) {
      LiteralId entry = literals().Tuple({literals().Atom(name), literals().Integer(int64_t{arity})});
      all.push_back(entry);
      if (is_exported) exported.push_back(entry);
    };
    for (const syntax::FunctionForm* function : built_in_) {
      add(function->name, function->arity, export_all_ || exports_.contains({function->name, function->arity}));
    }
    for (const core::Function& function : functions) add(function.name, function.arity, function.exported);
    const std::pair<LiteralId, LiteralId> entries[] = {
        {Atom("module"), literals().Atom(ast_.name)}, {Atom("exports"), ListOf(exported)}, {Atom("attributes"), AttributeList()},
        {Atom("compile"), literals().Nil()},          {Atom("functions"), ListOf(all)},    {Atom("nifs"), literals().Nil()},
        {Atom("native"), Atom("false")}};
    std::vector<LiteralId> pairs;
    for (size_t i = 0; i < 4; ++i) pairs.push_back(literals().Tuple({entries[i].first, entries[i].second}));
    functions[functions.size() - 2].body = LiteralOf(ListOf(pairs));

    core::Function& by_key = functions.back();
    by_key.variables.resize(1);
    const core::VariableId key{0};
    by_key.parameters.push_back(key);
    auto* argument = New<core::Variable>();
    argument->variable = key;
    std::vector<const core::Clause*> clauses;
    auto add_clause = [&](const core::Pattern* pattern, const core::Expr* body) {
      auto* clause = New<core::Clause>();
      clause->patterns = result_->arena.Copy(std::vector<const core::Pattern*>{pattern});
      clause->body = body;
      clauses.push_back(clause);
    };
    for (auto [name, value] : entries) {
      auto* pattern = New<core::LiteralPattern>();
      pattern->value = name;
      add_clause(pattern, LiteralOf(value));
    }
    auto* unknown = New<core::Call>();
    unknown->module = symbols::kErlang;
    unknown->function = symbols::kError;
    unknown->arguments = result_->arena.Copy(std::vector<const core::Expr*>{LiteralOf(Atom("badarg"))});
    add_clause(New<core::WildcardPattern>(), unknown);
    auto* body = New<core::Case>();
    body->arguments = result_->arena.Copy(std::vector<const core::Expr*>{argument});
    body->clauses = result_->arena.Copy(clauses);
    by_key.body = body;
  }

  core::Call* CallOf(Symbol module, Symbol function, std::vector<const core::Expr*> arguments, SourceLocation location) {
    auto* call = New<core::Call>();
    call->module = module;
    call->function = function;
    call->arguments = result_->arena.Copy(arguments);
    call->location = location;
    return call;
  }

  // Where the -on_load function fails, nothing of the module can be called from outside. runtime/kernel/lumen_load.erl, which finds that
  // out, leaves a persistent term then. Every exported function f(A1, ..., An) -> Body becomes
  //   case persistent_term:get({lumen_load, Module}, false) of false -> Body; _ -> lumen_load:unavailable(Module, f, [A1, ..., An]) end
  void GuardExports() {
    const Symbol load = result_->symbols->Intern("lumen_load");
    const LiteralId key = literals().Tuple({literals().Atom(load), literals().Atom(ast_.name)});
    for (core::Function& function : result_->functions) {
      if (!function.exported) continue;
      std::vector<const core::Expr*> arguments;
      for (core::VariableId parameter : function.parameters) {
        auto* variable = New<core::Variable>();
        variable->variable = parameter;
        arguments.push_back(variable);
      }
      const core::Expr* list = LiteralOf(literals().Nil());
      if (!arguments.empty()) {
        auto* cells = New<core::List>();
        cells->elements = result_->arena.Copy(arguments);
        cells->tail = list;
        list = cells;
      }
      const core::Expr* unavailable = CallOf(load, result_->symbols->Intern("unavailable"),
                                             {LiteralOf(literals().Atom(ast_.name)), LiteralOf(literals().Atom(function.name)), list},
                                             function.location);
      auto* is_there = New<core::LiteralPattern>();
      is_there->value = Atom("false");
      auto clause = [&](const core::Pattern* pattern, const core::Expr* body) {
        auto* node = New<core::Clause>();
        node->patterns = result_->arena.Copy(std::vector<const core::Pattern*>{pattern});
        node->body = body;
        return node;
      };
      auto* body = New<core::Case>();
      body->arguments = result_->arena.Copy(std::vector<const core::Expr*>{
          CallOf(result_->symbols->Intern("persistent_term"), result_->symbols->Intern("get"),
                 {LiteralOf(key), LiteralOf(Atom("false"))}, function.location)});
      body->clauses = result_->arena.Copy(
          std::vector<const core::Clause*>{clause(is_there, function.body), clause(New<core::WildcardPattern>(), unavailable)});
      function.body = body;
    }
  }

  // What the program calls before it starts (compiler/codegen/link_stubs.h), which module_info does not show. It goes on with what the
  // link step calls lumen:'-after-Module'/1: the next module's, or the program.
  //   '-on_load-'(Arguments) -> lumen_load:run(Module, fun f/0), lumen:'-after-Module'(Arguments).
  void AddOnLoad() {
    const auto* name = on_load_->value->AsIf<syntax::TupleTerm>();
    const auto* atom = name != nullptr && name->elements.size() == 2 ? name->elements[0]->AsIf<syntax::AtomTerm>() : nullptr;
    // Lint says so first, where it runs.
    if (atom == nullptr || !context_.functions.contains({atom->value, 0})) return Refuse("-on_load of this form", on_load_->location);
    SymbolTable& symbols = *result_->symbols;
    core::Function& function = result_->functions.emplace_back();
    function.name = symbols.Intern("-on_load-");
    function.arity = 1;
    function.exported = true;
    function.location = on_load_->location;
    function.variables.resize(1);
    const core::VariableId arguments{0};
    function.parameters.push_back(arguments);
    auto* init = New<core::FunctionReference>();
    init->name = atom->value;
    init->arity = 0;
    auto* variable = New<core::Variable>();
    variable->variable = arguments;
    auto* run = New<core::Binding>();
    run->value = CallOf(symbols.Intern("lumen_load"), symbols.Intern("run"), {LiteralOf(literals().Atom(ast_.name)), init}, on_load_->location);
    auto* body = New<core::Block>();
    body->bindings = result_->arena.Copy(std::vector<const core::Binding*>{run});
    body->result = CallOf(symbols.Intern("lumen"), symbols.Intern("-after-" + std::string(symbols.Text(ast_.name))), {variable},
                          on_load_->location);
    function.body = body;
  }

  const syntax::Module& ast_;
  ModuleContext context_;
  core::Module* result_;
  const syntax::AttributeForm* on_load_ = nullptr;
  absl::flat_hash_set<NameArity> defined_;                 // by forms, and module_info
  absl::flat_hash_set<NameArity> exports_;
  absl::flat_hash_set<NameArity> inlined_;                 // as -compile({inline, ...}) asks
  std::vector<const syntax::FunctionForm*> built_in_;      // defined here, and left to the runtime
  bool export_all_ = false;
};

}  // namespace

bool Lower(const syntax::Module& ast, Diagnostics* diagnostics, core::Module* result) {
  const size_t errors_before = diagnostics->error_count();
  if (!ast.name.is_valid()) diagnostics->Add(DiagnosticKind::kUndefinedModule, SourceLocation());
  ModuleLowerer(ast, diagnostics, result).Run();
  return diagnostics->error_count() == errors_before;
}

}  // namespace lumen::lowering
