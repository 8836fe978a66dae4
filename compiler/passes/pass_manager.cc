// See pass_manager.h. A pass runs over all functions before the next one does. Tested by
// pass_manager_test.cc.
#include "compiler/passes/pass_manager.h"

#include <algorithm>

#include "compiler/passes/passes.h"
#include "compiler/ssa/text.h"
#include "compiler/ssa/text_pieces.h"
#include "compiler/ssa/verifier.h"

namespace lumen::passes {
namespace {

constexpr PassInfo kPasses[] = {
#define LUMEN_FUNCTION_PASS(name, Entry, description) {#name, description, Entry, nullptr},
#define LUMEN_MODULE_PASS(name, Entry, description) {#name, description, nullptr, Entry},
#include "compiler/passes/pass_list.def"
};

struct Run {
  int level;
  std::string_view name;
};
constexpr Run kRuns[] = {
#define LUMEN_RUN(level, name) {level, #name},
#include "compiler/passes/pass_list.def"
};

struct Rule {
  std::string_view name, other;
};
constexpr Rule kRules[] = {
    {"", ""},
#define LUMEN_MUST_FOLLOW(name, other) {#name, #other},
#include "compiler/passes/pass_list.def"
};

bool Contains(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool CheckNames(const std::vector<std::string>& names, std::string_view option, bool all_allowed,
                std::string* error) {
  for (const std::string& name : names) {
    if (FindPass(name) != nullptr || (all_allowed && name == "all")) continue;
    *error =
        ssa::Concat(option, ": there is no pass `", name, "`; `lumen print passes` lists them");
    return false;
  }
  return true;
}

}  // namespace

std::span<const PassInfo> AllPasses() { return kPasses; }

const PassInfo* FindPass(std::string_view name) {
  for (const PassInfo& pass : kPasses) {
    if (pass.name == name) return &pass;
  }
  return nullptr;
}

std::vector<std::string_view> Pipeline(int optimization_level) {
  std::vector<std::string_view> names;
  for (const Run& run : kRuns) {
    if (run.level <= optimization_level) names.push_back(run.name);
  }
  return names;
}

bool CheckPassOrder(std::string* error) {
  for (const Run& run : kRuns) {
    if (FindPass(run.name) == nullptr) {
      *error = ssa::Concat("the pipeline names no pass: ", run.name);
      return false;
    }
  }
  for (int level = 0; level <= 3; ++level) {
    const std::vector<std::string_view> names = Pipeline(level);
    for (const Rule& rule : kRules) {
      const auto first = std::find(names.begin(), names.end(), rule.name);
      const auto other = std::find(names.begin(), names.end(), rule.other);
      if (first == names.end() || other == names.end() || other < first) continue;
      *error = ssa::Concat("at -O", level, " ", rule.name, " must follow ", rule.other);
      return false;
    }
  }
  return true;
}

bool RunPasses(ssa::Module* module, const PassOptions& options, PassReport* report,
               std::string* error) {
  if (!CheckNames(options.disabled, "--disable_pass", false, error)) return false;
  if (!CheckNames(options.print_after, "--print_after", true, error)) return false;
  for (std::string_view name : Pipeline(options.optimization_level)) {
    if (Contains(options.disabled, name)) continue;
    const PassInfo& pass = *FindPass(name);
    const auto start = std::chrono::steady_clock::now();
    if (pass.module_pass != nullptr) {
      pass.module_pass(module);
    } else {
      // By index: a pass may not add functions, but a function may be replaced.
      for (size_t i = 0; i < module->functions.size(); ++i)
        pass.function_pass(module, module->functions[i].get());
    }
    const auto time = std::chrono::steady_clock::now() - start;
    auto entry = std::find_if(report->times.begin(), report->times.end(),
                              [&](const auto& known) { return known.pass == name; });
    if (entry == report->times.end()) entry = report->times.insert(entry, PassReport::Time{name});
    entry->time += time;
    ++entry->runs;
    if (Contains(options.print_after, name) || Contains(options.print_after, "all")) {
      ssa::AppendTo(&report->printed, ";; after ", name, "\n", ssa::Print(*module));
    }
    std::string broken;
    if (options.verify && !ssa::Verify(*module, &broken)) {
      *error = ssa::Concat("pass ", name, " broke the SSA form:\n", broken);
      return false;
    }
  }
  return true;
}

}  // namespace lumen::passes
