// Random modules do the same before and after each pass, after random sequences of passes, and
// after each level's pipeline.
#include <gtest/gtest.h>

#include "compiler/passes/pass_manager.h"
#include "compiler/ssa/testing/interpreter.h"
#include "compiler/ssa/testing/random_module.h"
#include "compiler/ssa/testing/text_module.h"
#include "compiler/ssa/text_pieces.h"

namespace lumen::passes {
namespace {

constexpr uint64_t kFuel = 30000;
constexpr int kInputs = 6;

struct RandomModule {
  SymbolTable symbols;
  LiteralTable literals;
  ssa::Module module;
  explicit RandomModule(uint64_t seed) {
    module.symbols = &symbols;
    module.literals = &literals;
    ssa::MakeRandomModule(seed, &module);
  }
};

// The arguments f0 is called with.
std::vector<std::string> Inputs(uint64_t seed, uint32_t arity) {
  std::mt19937_64 random(seed * 7919 + 1);
  std::vector<std::string> inputs;
  for (int i = 0; i < kInputs; ++i) {
    std::string text =
        random() % 5 == 0 ? ssa::RandomTermText(&random) : std::to_string(random() % 6);
    for (uint32_t k = 1; k < arity; ++k) text += " " + ssa::RandomTermText(&random);
    inputs.push_back(text);
  }
  return inputs;
}

ssa::Outcome Execute(const ssa::Module& module, const std::string& arguments, uint64_t fuel) {
  ssa::Interpreter interpreter(module, fuel);
  return interpreter.Run(ssa::FunctionId{0}, interpreter.ParseArguments(arguments));
}

// Applies the passes; false (with a failure reported) where the outcome changes.
bool SameAfter(uint64_t seed, const std::vector<std::string_view>& passes) {
  RandomModule m(seed);
  std::string error;
  if (!ssa::Verify(m.module, &error)) {
    ADD_FAILURE() << "seed " << seed << " makes no module: " << error << ssa::Print(m.module);
    return false;
  }
  const std::string original = ssa::Print(m.module);
  const std::vector<std::string> inputs = Inputs(seed, m.module.functions[0]->arity);
  std::vector<ssa::Outcome> before;
  for (const std::string& input : inputs) before.push_back(Execute(m.module, input, kFuel));
  std::string done;
  for (std::string_view name : passes) {
    const PassInfo& pass = *FindPass(name);
    const std::string previous = ssa::Print(m.module);
    if (pass.module_pass != nullptr) {
      pass.module_pass(&m.module);
    } else {
      for (size_t i = 0; i < m.module.functions.size(); ++i)
        pass.function_pass(&m.module, m.module.functions[i].get());
    }
    ssa::AppendTo(&done, " ", name);
    if (!ssa::Verify(m.module, &error)) {
      ADD_FAILURE() << "seed " << seed << " after" << done << ":\n"
                    << error << "before the last pass:\n"
                    << previous << "after:\n"
                    << ssa::Print(m.module);
      return false;
    }
    for (size_t i = 0; i < inputs.size(); ++i) {
      if (before[i].gave_up) continue;
      const ssa::Outcome after = Execute(m.module, inputs[i], 4 * kFuel);
      if (after == before[i] && !after.broken) continue;
      ADD_FAILURE() << "seed " << seed << " after" << done << ", f0(" << inputs[i]
                    << "):\nbefore: " << before[i].text << "\nafter:  " << after.text
                    << "\nbefore the last pass:\n"
                    << previous << "after:\n"
                    << ssa::Print(m.module);
      return false;
    }
  }
  return true;
}

int Rounds(int normal) {
  const char* factor = std::getenv("LUMEN_DIFFERENTIAL_FACTOR");
  return factor == nullptr ? normal : normal * std::atoi(factor);
}

TEST(DifferentialTest, ModulesRun) {
  // The generator is of use only where most runs end by themselves, in all sorts of ways.
  int finished = 0, returned = 0, total = 0;
  for (uint64_t seed = 0; seed < 200; ++seed) {
    RandomModule m(seed);
    for (const std::string& input : Inputs(seed, m.module.functions[0]->arity)) {
      const ssa::Outcome outcome = Execute(m.module, input, kFuel);
      EXPECT_FALSE(outcome.broken) << seed << outcome.text;
      ++total;
      finished += outcome.gave_up ? 0 : 1;
      returned += outcome.text.starts_with("returned") ? 1 : 0;
    }
  }
  EXPECT_GT(finished, total * 8 / 10);
  EXPECT_GT(returned, total / 4);
  EXPECT_LT(returned, total * 9 / 10);
}

// Modules have loops that strip_mine takes on.
TEST(DifferentialTest, PipelinesMakeBatches) {
  int batches = 0;
  for (int seed = 0; seed < Rounds(60); ++seed) {
    RandomModule m(static_cast<uint64_t>(seed) + 2000000);
    PassReport report;
    std::string error;
    ASSERT_TRUE(RunPasses(&m.module, PassOptions{}, &report, &error)) << error;
    batches += ssa::Print(m.module).find(" = take_rounds ") == std::string::npos ? 0 : 1;
  }
  EXPECT_GT(batches, Rounds(60) / 20);
}

// And tuples that update_in_place writes into, always or where a flag says so: as modules are made, and what pipelines leave of that.
TEST(DifferentialTest, ModulesHaveUpdatesInPlace) {
  int always = 0, sometimes = 0, in_pipelines = 0;
  for (int seed = 0; seed < Rounds(100); ++seed) {
    for (const bool pipeline : {false, true}) {
      RandomModule m(static_cast<uint64_t>(seed) + 2000000);
      PassReport report;
      std::string error;
      if (pipeline) {
        ASSERT_TRUE(RunPasses(&m.module, PassOptions{}, &report, &error)) << error;
      } else {
        FindPass("update_in_place")->module_pass(&m.module);
      }
      for (const auto& function : m.module.functions) {
        for (const ssa::Instruction& instruction : function->values) {
          if (instruction.opcode != ssa::Opcode::kUpdateTuple) continue;
          const ssa::Opcode flag = (*function)[instruction.operands[1]].opcode;
          ++(pipeline ? in_pipelines : flag == ssa::Opcode::kParameter ? sometimes : always);
        }
      }
    }
  }
  EXPECT_GT(always, Rounds(100) / 10);
  EXPECT_GT(sometimes, Rounds(100) / 10);
  EXPECT_GT(in_pipelines, Rounds(100) / 100);
}

TEST(DifferentialTest, EachPassAlone) {
  for (const PassInfo& pass : AllPasses()) {
    for (int seed = 0; seed < Rounds(80); ++seed) {
      if (!SameAfter(static_cast<uint64_t>(seed), {pass.name})) break;
    }
  }
}

TEST(DifferentialTest, RandomSequences) {
  for (int seed = 0; seed < Rounds(80); ++seed) {
    std::mt19937_64 random(static_cast<uint64_t>(seed));
    std::vector<std::string_view> passes;
    for (int i = 0; i < 8; ++i) passes.push_back(AllPasses()[random() % AllPasses().size()].name);
    if (!SameAfter(static_cast<uint64_t>(seed) + 1000000, passes)) break;
  }
}

TEST(DifferentialTest, Pipelines) {
  for (int level = 0; level <= 3; ++level) {
    for (int seed = 0; seed < Rounds(60); ++seed) {
      if (!SameAfter(static_cast<uint64_t>(seed) + 2000000, Pipeline(level))) break;
    }
  }
}

}  // namespace
}  // namespace lumen::passes
