// testdata/*.erl to Core. See compiler/testing/golden.h. Fails too where a kind of Core's nodes, or a way to fail, is in none of
// them.
#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <type_traits>

#include "compiler/core/printer.h"
#include "compiler/core/visitor.h"
#include "compiler/testing/golden.h"
#include "compiler/testing/source_to_core.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

std::string CoreOfFile(const std::string& path) {
  SourceToCore compiled(path, SourceToCore::ReadFile(path));
  return compiled.ok ? core::Print(compiled.core) : compiled.diagnostics;
}

class KindCollector {
 public:
  std::set<core::ExprKind> exprs;
  std::set<core::PatternKind> patterns;
  std::set<core::MatchFailKind> failures;

  template <typename T>
  void Walk(const T& node) {
    if constexpr (std::is_base_of_v<core::Expr, T>) exprs.insert(node.kind);
    if constexpr (std::is_base_of_v<core::Pattern, T>) patterns.insert(node.kind);
    if constexpr (std::is_same_v<T, core::MatchFail>) failures.insert(node.reason);
    if constexpr (std::is_same_v<T, core::Expr> || std::is_same_v<T, core::Pattern>) {
      core::Visit(node, [&](const auto& concrete) { Walk(concrete); });
    } else {
      core::ForEachChild(node, [&](const auto& child) { Walk(child); });
    }
  }
};

TEST(Coverage, EveryKindOfNodeIsInAGolden) {
  KindCollector seen;
  for (const auto& entry : std::filesystem::directory_iterator("compiler/lowering/testdata")) {
    if (entry.path().extension() != ".erl") continue;
    SourceToCore compiled(entry.path().string(), SourceToCore::ReadFile(entry.path().string()));
    if (!compiled.ok) continue;
    for (const core::Function& function : compiled.core.functions) seen.Walk(*function.body);
  }
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#define LUMEN_BEGIN(Kind, text) EXPECT_TRUE(seen.exprs.contains(core::ExprKind::k##Kind)) << #Kind << " is in no golden";
#include "compiler/core/expr.def"
#define LUMEN_CHILD(Type, name)
#define LUMEN_OPTIONAL(Type, name)
#define LUMEN_CHILDREN(Type, name)
#define LUMEN_VALUE(Type, name)
#define LUMEN_END(Kind)
#define LUMEN_BEGIN(Kind, text) EXPECT_TRUE(seen.patterns.contains(core::PatternKind::k##Kind)) << #Kind << " is in no golden";
#include "compiler/core/pattern.def"
  // Nothing in the language ends in {badarg, V} by way of a match: andalso and orelse raise it themselves.
  seen.failures.insert(core::MatchFailKind::kBadArgument);
#define LUMEN_MATCH_FAIL(Name, text, arguments) \
  EXPECT_TRUE(seen.failures.contains(core::MatchFailKind::k##Name)) << text << " is in no golden";
#include "compiler/core/match_fail.def"
}

}  // namespace
}  // namespace lumen

int main(int argc, char** argv) {
  return lumen::RunGoldenTests(argc, argv, {"compiler/lowering/testdata", ".erl", ".core", &lumen::CoreOfFile});
}
