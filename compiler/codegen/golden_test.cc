// Goldens of LLVM IR: each testdata/NAME.ssa with NAME.ll, the LLVM IR of it for each target it
// names. Directives stand in comments of the input:
//
//   ;; targets: linux_x86_64 linux_armv7    (default: linux_x86_64)
//   ;; optimize: 2                          (default: 0, where LLVM's passes leave the code as
//   PartEmitter wrote it)
//   ;; debug_info
//
// The test fails too where an instruction of the SSA form or a helper of the runtime is in none of
// them, unless it is exempt with a reason, below.
#include "compiler/testing/golden.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/codegen/codegen.h"
#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"

namespace lumen::codegen {
namespace {

constexpr std::string_view kFolder = "compiler/codegen/testdata";

// Helpers that no instruction calls; who reaches them instead.
const std::map<std::string_view, std::string_view> kExemptHelpers = {
    {"lumen_error_undef", "called by the stubs of the link step: link_stubs_test"},
    {"lumen_process_end", "the bottom frame's, which the scheduler pushes: scheduler_test"},
    {"lumen_undefined",
     "the runtime's own answer to a look-up by name that finds nothing: "
     "tests/programs/apply_errors"},
};

struct Input {
  std::string text;
  std::vector<const Target*> targets;
  CodegenOptions options;
};

Input ReadInput(const std::string& path) {
  Input input;
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream contents;
  contents << stream.rdbuf();
  input.text = contents.str();
  std::istringstream lines(input.text);
  for (std::string line; std::getline(lines, line) && line.starts_with(";");) {
    std::istringstream words(line);
    std::string mark, key, word;
    words >> mark >> key;
    if (mark != ";;") continue;
    if (key == "targets:") {
      while (words >> word) input.targets.push_back(FindTarget(word));
    } else if (key == "optimize:") {
      words >> input.options.optimization_level;
    } else if (key == "debug_info") {
      input.options.debug_info = true;
    } else {
      std::cerr << path << ": unknown directive " << key << "\n";
      std::abort();
    }
  }
  if (input.targets.empty()) input.targets.push_back(FindTarget("linux_x86_64"));
  return input;
}

std::string Produce(const std::string& path) {
  Input input = ReadInput(path);
  std::string result;
  for (const Target* target : input.targets) {
    if (target == nullptr) return "unknown target\n";
    ssa::TextModule m(input.text);
    input.options.target = target;
    input.options.verify = true;
    std::string ir, error;
    CodegenOutput outputs[] = {{OutputKind::kLlvmIr, &ir}};
    if (!GenerateCode(m.module, input.options, outputs, &error)) return error + "\n";
    result += ";;;; " + std::string(target->name) + "\n" + ir + "\n";
  }
  return result;
}

std::vector<std::string> Inputs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kFolder)) {
    if (entry.path().extension() == ".ssa") paths.push_back(entry.path().string());
  }
  return paths;
}

TEST(Coverage, EveryInstructionIsInAGolden) {
  std::set<ssa::Opcode> seen;
  for (const std::string& path : Inputs()) {
    ssa::TextModule m(ReadInput(path).text);
    for (const auto& function : m.module.functions) {
      for (ssa::BlockId block : function->order) {
        for (ssa::ValueId id : (*function)[block].instructions) seen.insert((*function)[id].opcode);
      }
    }
  }
#define LUMEN_SSA(name, text, ...) \
  EXPECT_TRUE(seen.contains(ssa::Opcode::k##name)) << text << " is in no input of " << kFolder;
#include "compiler/ssa/instruction.def"
}

TEST(Coverage, EveryHelperIsInAGolden) {
  std::string all;
  for (const std::string& path : Inputs()) all += Produce(path);
  auto check = [&](const std::string& name) {
    const bool called = all.find("@" + name + "(") != std::string::npos;
    EXPECT_NE(called, kExemptHelpers.contains(name))
        << name << (called ? " is exempt, but a golden calls it" : " is called in no golden of ")
        << kFolder;
  };
#define LUMEN_RUNTIME_CALL(name, ...) check(#name);
#define LUMEN_TRANSFER(name) check(#name);
#include "runtime/abi/runtime_calls.def"
}

}  // namespace
}  // namespace lumen::codegen

int main(int argc, char** argv) {
  const lumen::GoldenSuite suite = {std::string(lumen::codegen::kFolder), ".ssa", ".ll",
                                    &lumen::codegen::Produce};
  return lumen::RunGoldenTests(argc, argv, suite);
}
