// Code generation as its callers see it: kinds of output, targets, limits. What the code looks like: golden_test.cc.
#include "compiler/codegen/codegen.h"

#include <string>

#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"

namespace lumen::codegen {
namespace {

constexpr std::string_view kFib = R"(module fib
file "fib.erl"

function fib/1 exported line 3 {
b0(%0: any):
  %1 = literal 2 : small[2,2]
  %2 = less %0, %1
  branch %2, b1(), b2()
b1():
  return %0
b2():
  %3 = literal 1 : small[1,1]
  %4 = subtract %0, %3 line 4
  %5 = call fib/1, %4 line 4
  %6 = subtract %0, %1 line 4
  %7 = call fib/1, %6 line 4
  %8 = add %5, %7 line 4
  return %8
}
)";

std::string Generate(std::string_view text, CodegenOptions options, OutputKind kind) {
  ssa::TextModule m(text);
  options.verify = true;
  std::string bytes, error;
  CodegenOutput outputs[] = {{kind, &bytes}};
  EXPECT_TRUE(GenerateCode(m.module, options, outputs, &error)) << error;
  return bytes;
}

std::string ErrorOf(std::string_view text, const Target& target) {
  ssa::TextModule m(text);
  std::string bytes = "untouched", error;
  CodegenOptions options;
  options.target = &target;
  CodegenOutput outputs[] = {{OutputKind::kObject, &bytes}};
  EXPECT_FALSE(GenerateCode(m.module, options, outputs, &error));
  EXPECT_EQ(bytes, "untouched");
  return error;
}

class EachTarget : public testing::TestWithParam<const Target*> {
 protected:
  CodegenOptions Options(int level) const {
    CodegenOptions options;
    options.target = GetParam();
    options.optimization_level = level;
    return options;
  }
};

INSTANTIATE_TEST_SUITE_P(All, EachTarget, testing::ValuesIn([] {
                           std::vector<const Target*> targets;
                           for (const Target& target : AllTargets()) targets.push_back(&target);
                           return targets;
                         }()),
                         [](const auto& info) { return std::string(info.param->name); });

TEST_P(EachTarget, WritesTheSameBytesAgain) {
  for (int level : {0, 1, 2, 3}) {
    for (bool debug_info : {false, true}) {
      CodegenOptions options = Options(level);
      options.debug_info = debug_info;
      const std::string object = Generate(kFib, options, OutputKind::kObject);
      EXPECT_TRUE(object == Generate(kFib, options, OutputKind::kObject));
      const bool is_wasm = GetParam()->object_format == ObjectFormat::kWasm;
      EXPECT_TRUE(object.starts_with(is_wasm ? std::string("\0asm", 4) : "\x7f" "ELF"));
    }
  }
}

// One after the other or together, the outputs are the same: writing one changes none of the others.
TEST_P(EachTarget, WritesSeveralOutputsOfOneModule) {
  const CodegenOptions options = Options(1);
  ssa::TextModule m(kFib);
  std::string ir, bitcode, assembly, object, error;
  CodegenOutput outputs[] = {{OutputKind::kObject, &object},
                             {OutputKind::kAssembly, &assembly},
                             {OutputKind::kLlvmIr, &ir},
                             {OutputKind::kLlvmBitcode, &bitcode}};
  ASSERT_TRUE(GenerateCode(m.module, options, outputs, &error)) << error;
  EXPECT_TRUE(ir == Generate(kFib, options, OutputKind::kLlvmIr));
  EXPECT_TRUE(bitcode == Generate(kFib, options, OutputKind::kLlvmBitcode));
  EXPECT_TRUE(assembly == Generate(kFib, options, OutputKind::kAssembly));
  EXPECT_TRUE(object == Generate(kFib, options, OutputKind::kObject));
  EXPECT_TRUE(bitcode.starts_with("BC\xc0\xde"));
}

// No compiled function touches the C stack on its own: it leaves by a jump, and has no frame to take down first.
TEST(CodegenTest, ContinuationsAreJumpsWithoutAPrologue) {
  CodegenOptions options;
  options.target = FindTarget("linux_x86_64");
  options.optimization_level = 2;
  const std::string assembly = Generate(R"(module m

function f/2 exported line 1 {
b0(%0: any, %1: any):
  %2 = call m2:g/1, %0 line 2
  %3 = make_cons %2, %1 : cons
  return %3
}
)", options, OutputKind::kAssembly);
  EXPECT_EQ(assembly.find("\tret"), std::string::npos) << assembly;
  EXPECT_NE(assembly.find("jmp\t\"m2:g/1\""), std::string::npos) << assembly;
}

TEST(CodegenTest, DebugInfoIsThereWhereAskedFor) {
  CodegenOptions options;
  options.target = FindTarget("linux_x86_64");
  EXPECT_EQ(Generate(kFib, options, OutputKind::kObject).find(".debug_line"), std::string::npos);
  options.debug_info = true;
  EXPECT_NE(Generate(kFib, options, OutputKind::kObject).find(".debug_line"), std::string::npos);
}

TEST(CodegenTest, VariablesAreDescribedByTheirValues) {
  for (const Target& target : AllTargets()) {
    for (int level : {0, 2}) {
      ssa::TextModule m(R"(module m

function f/1 exported line 1 {
b0(%0: any):
  %1 = call m2:g/0 line 2
  %2 = call m2:g/0 line 3
  %3 = make_tuple %0, %1, %2
  return %3
}
)");
      ssa::Function& f = *m.module.functions[0];
      m.module.AddVariable(f[ssa::ValueId{0}], m.module.symbols->Intern("Number"));
      m.module.AddVariable(f[ssa::ValueId{0}], m.module.symbols->Intern("Other"));
      m.module.AddVariable(f[ssa::ValueId{1}], m.module.symbols->Intern("First"));
      CodegenOptions options;
      options.target = &target;
      options.optimization_level = level;
      options.debug_info = true;
      options.verify = true;
      std::string text, error;
      CodegenOutput outputs[] = {{OutputKind::kLlvmIr, &text}};
      ASSERT_TRUE(GenerateCode(m.module, options, outputs, &error)) << error;
      for (const char* name : {"Number", "Other", "First"}) {
        EXPECT_NE(text.find("!DILocalVariable(name: \"" + std::string(name) + "\""), std::string::npos) << text;
      }
      // Between the calls the frame has it, and no register.
      EXPECT_NE(text.find("DW_OP_deref"), std::string::npos) << text;
    }
  }
}

TEST(CodegenTest, ReportsABifThatTheRuntimeLacks) {
  EXPECT_EQ(ErrorOf(R"(module m

function f/1 exported line 1 {
b0(%0: any):
  %1 = bif erlang:frobnicate/1, %0 line 2
  return %1
}
)", DefaultTarget()),
            "a bif instruction names erlang:frobnicate/1, which the runtime does not have");
}

// `count` values of calls, all needed at the end, where a collection may have to find them.
std::string ManyLiveValues(int count) {
  std::string text = "module m\n\nfunction f/1 exported line 1 {\nb0(%0: any):\n";
  for (int i = 1; i <= count; ++i) {
    text += "  %" + std::to_string(i) + " = bif erlang:abs/1, %" + std::to_string(i - 1) + " line 2\n";
  }
  text += "  %" + std::to_string(count + 1) + " = make_tuple %0";
  for (int i = 1; i <= count; ++i) text += ", %" + std::to_string(i);
  return text + "\n  return %" + std::to_string(count + 1) + "\n}\n";
}

TEST(CodegenTest, ReportsMoreLiveValuesThanACollectionTakes) {
  for (const Target& target : AllTargets()) {
    CodegenOptions options;
    options.target = &target;
    EXPECT_FALSE(Generate(ManyLiveValues(1000), options, OutputKind::kObject).empty());
    EXPECT_EQ(ErrorOf(ManyLiveValues(1100), target), "more than 1024 values are live at once in f/1; split the function");
  }
}

TEST(CodegenTest, TakesLongAndDeepLiterals) {
  std::string list = "[0", deep = "1";
  for (int i = 1; i < 100'000; ++i) list += "," + std::to_string(i);
  for (int i = 0; i < 900; ++i) deep = "{" + deep + "}";
  CodegenOptions options;
  options.target = FindTarget("linux_armv7");
  const std::string object = Generate("module m\n\nfunction f/0 exported line 1 {\nb0():\n  %0 = literal {" + list + "]," +
                                          deep + "}\n  return %0\n}\n",
                                      options, OutputKind::kObject);
  EXPECT_GT(object.size(), 100'000u * 16);
}

TEST(CodegenTest, NamesItsLlvm) { EXPECT_TRUE(LlvmVersion().starts_with("19.")) << LlvmVersion(); }

}  // namespace
}  // namespace lumen::codegen
