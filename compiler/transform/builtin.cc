// eunit_autoexport exports test functions and adds test/0, eunit_striptests removes test functions that nobody exports. A test function
// has no arguments and a name that ends in _test, _test_ or _exported_; the suffixes can be changed by compile options of the
// module, as in eunit. Tested by transform_test.cc.
#include "compiler/transform/builtin.h"

#include <algorithm>
#include <string>

#include "compiler/base/utf8.h"

namespace lumen {

using namespace syntax;  // NOLINT: transforms are about the tree

namespace {

constexpr std::string_view kWrapper = "eunit_wrapper_";

class TestNames {
 public:
  TestNames(const Module& module, const SymbolTable& symbols) : symbols_(symbols) {
    for (const Form* form : module.forms) {
      const auto* attribute = form->AsIf<AttributeForm>();
      if (attribute != nullptr && attribute->name == symbols::kCompile) Collect(*attribute->value);
    }
  }

  bool IsTest(const FunctionForm& function) const {
    const std::string_view name = symbols_.Text(function.name);
    return function.arity == 0 &&
           (name.ends_with(test_suffix_) || name.ends_with(generator_suffix_) || name.ends_with(export_suffix_));
  }
  bool IsWrapper(const FunctionForm& function) const {
    return function.arity == 1 && symbols_.Text(function.name) == kWrapper;
  }

 private:
  // {eunit_test_suffix, "..."} and its kin, alone or in a list.
  void Collect(const Term& option) {
    if (const auto* list = option.AsIf<ListTerm>()) {
      for (const Term* element : list->elements) {
        if (element->Is<TupleTerm>()) Collect(*element);
      }
      return;
    }
    const auto* pair = option.AsIf<TupleTerm>();
    if (pair == nullptr || pair->elements.size() != 2 || !pair->elements[0]->Is<AtomTerm>()) return;
    const auto* text = pair->elements[1]->AsIf<StringTerm>();
    if (text == nullptr) return;
    const std::string_view name = symbols_.Text(pair->elements[0]->As<AtomTerm>().value);
    if (name == "eunit_test_suffix") test_suffix_ = ToUtf8(text->value);
    if (name == "eunit_generator_suffix") generator_suffix_ = ToUtf8(text->value);
    if (name == "eunit_export_suffix") export_suffix_ = ToUtf8(text->value);
  }

  const SymbolTable& symbols_;
  std::string test_suffix_ = "_test";
  std::string generator_suffix_ = "_test_";
  std::string export_suffix_ = "_exported_";
};

Module WithForms(const Module& module, const std::vector<const Form*>& forms, Arena* arena) {
  Module changed = module;
  changed.forms = arena->Copy(forms);
  return changed;
}

// Makes nodes that nobody wrote: all at line 0 of the module's file.
class Maker {
 public:
  Maker(const TransformContext& context, SourceLocation around)
      : arena_(context.arena), place_(context.sources->AddPlace(context.sources->Presume(around).file, 0, 0, "0")) {}

  template <typename T>
  T* New() {
    T* node = arena_->New<T>();
    node->location = place_;
    return node;
  }
  const Expr* Atom(Symbol value) {
    auto* atom = New<AtomLiteral>();
    atom->value = value;
    return atom;
  }
  template <typename T>
  std::span<const T* const> One(const T* item) {
    return {arena_->New<const T*>(item), 1};
  }

 private:
  Arena* arena_;
  SourceLocation place_;
};

// test() -> eunit:test(module).
const Form* TestFunction(Symbol module, const TransformContext& context, Maker* make) {
  const Symbol test = context.symbols->Intern("test");
  auto* remote = make->New<Remote>();
  remote->module = make->Atom(context.symbols->Intern("eunit"));
  remote->function = make->Atom(test);
  auto* call = make->New<Call>();
  call->function = remote;
  call->arguments = make->One(make->Atom(module));
  auto* clause = make->New<Clause>();
  clause->body = make->One<Expr>(call);
  auto* function = make->New<FunctionForm>();
  function->name = test;
  function->clauses = make->One<Clause>(clause);
  return function;
}

Module AutoExport(const Module& module, const TransformContext& context) {
  const TestNames names(module, *context.symbols);
  const auto attribute = std::ranges::find_if(module.forms, [](const Form* form) { return form->Is<ModuleForm>(); });
  if (attribute == module.forms.end()) return module;
  Maker make(context, (*attribute)->location);
  std::vector<const NameArity*> exports;
  const Symbol test = context.symbols->Intern("test");
  bool has_test = false;
  auto add = [&](Symbol name, uint32_t arity) {
    auto* entry = make.New<NameArity>();
    entry->name = name;
    entry->arity = arity;
    exports.push_back(entry);
  };
  for (const Form* form : module.forms) {
    const auto* function = form->AsIf<FunctionForm>();
    if (function == nullptr) continue;
    if (names.IsTest(*function) || names.IsWrapper(*function)) add(function->name, function->arity);
    has_test |= function->name == test && function->arity == 0;
  }
  if (!has_test) add(test, 0);
  auto* form = make.New<ExportForm>();
  form->functions = context.arena->Copy(exports);
  std::vector<const Form*> forms(module.forms.begin(), module.forms.end());
  forms.insert(forms.begin() + (attribute - module.forms.begin()) + 1, form);
  // OTP's transform puts the function behind the end of the file; before it is where functions stand.
  if (!has_test) forms.insert(forms.end() - 1, TestFunction((*attribute)->As<ModuleForm>().name, context, &make));
  return WithForms(module, forms, context.arena);
}

Module StripTests(const Module& module, const TransformContext& context) {
  const TestNames names(module, *context.symbols);
  std::vector<std::pair<Symbol, uint32_t>> exported;
  for (const Form* form : module.forms) {
    const auto* attribute = form->AsIf<ExportForm>();
    if (attribute == nullptr) continue;
    for (const NameArity* entry : attribute->functions) exported.emplace_back(entry->name, entry->arity);
  }
  std::vector<const Form*> forms;
  for (const Form* form : module.forms) {
    const auto* function = form->AsIf<FunctionForm>();
    const bool is_test = function != nullptr && names.IsTest(*function) &&
                         std::ranges::find(exported, std::pair(function->name, function->arity)) == exported.end();
    if (!is_test && (function == nullptr || !names.IsWrapper(*function))) forms.push_back(form);
  }
  return WithForms(module, forms, context.arena);
}

}  // namespace

BuiltinTransform FindBuiltinTransform(std::string_view name) {
  if (name == "eunit_autoexport") return &AutoExport;
  if (name == "eunit_striptests") return &StripTests;
  return nullptr;
}

}  // namespace lumen
