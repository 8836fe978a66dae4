// Inlining across modules, from SSA to LLVM IR: what is offered, what is inlined and what is left of the calls; and files that are refused.
// That programs do the same as without: tests/programs/together.erl.
#include "compiler/codegen/lto.h"

#include <string>
#include <vector>

#include "compiler/ssa/testing/text_module.h"
#include "gtest/gtest.h"
#include "llvm/Bitcode/BitcodeReader.h"
#include "llvm/Bitcode/BitcodeWriter.h"
#include "llvm/IR/LLVMContext.h"
#include "llvm/IR/Module.h"
#include "llvm/Support/raw_ostream.h"

namespace lumen::codegen {
namespace {

// A getter of a pair, a function that calls one of its own module, one that ends in a call of another module, and a loop.
constexpr std::string_view kPair = R"(module pair
file "pair.erl"

function first/1 exported line 3 {
b0(%0: any):
  %1 = is_tuple_of_arity 2, %0
  branch %1, b1(), b2()
b1():
  %2 = refine %0 : tuple/2
  %3 = tuple_element 0, %2
  return %3
b2():
  error_function_clause %0 line 3
}

function outer/1 exported line 5 {
b0(%0: any):
  %1 = call inner/1, %0 line 6
  return %1
}

function inner/1 line 8 {
b0(%0: any):
  tail_call elsewhere:f/1, %0 line 9
}
)";

constexpr std::string_view kUser = R"(module user
file "user.erl"

function twice/1 exported line 3 {
b0(%0: any):
  %1 = call pair:first/1, %0 line 4
  %2 = call pair:first/1, %1 line 5
  return %2
}

function other/1 exported line 7 {
b0(%0: any):
  tail_call pair:outer/1, %0 line 8
}

function unknown/1 exported line 10 {
b0(%0: any):
  tail_call nowhere:f/1, %0 line 11
}
)";

struct Compiled {
  std::string bitcode, offered;
};

Compiled Compile(std::string_view text, const Target& target, bool lto = true) {
  ssa::TextModule m(text);
  CodegenOptions options;
  options.target = &target;
  options.optimization_level = 2;
  options.verify = true;
  options.lto = lto;
  Compiled result;
  std::string error;
  CodegenOutput outputs[] = {{OutputKind::kLlvmBitcode, &result.bitcode}, {OutputKind::kOffered, &result.offered}};
  EXPECT_TRUE(GenerateCode(m.module, options, outputs, &error)) << error;
  return result;
}

std::string Disassemble(const std::string& bitcode) {
  llvm::LLVMContext context;
  auto module = llvm::parseBitcodeFile(llvm::MemoryBufferRef(bitcode, "test"), context);
  if (!module) return llvm::toString(module.takeError());
  std::string text;
  llvm::raw_string_ostream stream(text);
  (*module)->print(stream, nullptr);
  return text;
}

// The text of one function's definition; empty where there is none.
std::string Definition(const std::string& ir, const std::string& name) {
  for (size_t at = ir.find("\ndefine"); at != std::string::npos; at = ir.find("\ndefine", at + 1)) {
    const size_t end = ir.find("\n}", at);
    const std::string head = ir.substr(at, ir.find('\n', at + 1) - at);
    if (head.find("@\"" + name + "\"(") != std::string::npos) return ir.substr(at, end - at);
  }
  return "";
}

size_t Count(const std::string& text, std::string_view word) {
  size_t count = 0;
  for (size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) ++count;
  return count;
}

class EachTarget : public testing::TestWithParam<const Target*> {
 protected:
  std::string Link(const Compiled& module, const std::vector<BitcodeFile>& offers, OutputKind kind) {
    LtoOptions options;
    options.target = GetParam();
    options.verify = true;
    std::string bytes, error;
    CodegenOutput outputs[] = {{kind, &bytes}};
    EXPECT_TRUE(GenerateCodeFromBitcode({"user.bc", module.bitcode}, offers, options, outputs, &error)) << error;
    return bytes;
  }
};

INSTANTIATE_TEST_SUITE_P(All, EachTarget, testing::ValuesIn([] {
                           std::vector<const Target*> targets;
                           for (const Target& target : AllTargets()) targets.push_back(&target);
                           return targets;
                         }()),
                         [](const auto& info) { return std::string(info.param->name); });

TEST_P(EachTarget, OffersSmallExportedFunctions) {
  Compiled pair = Compile(kPair, *GetParam());
  const std::string offered = Disassemble(pair.offered);
  EXPECT_NE(Definition(offered, "pair:first/1").find("available_externally"), std::string::npos) << offered;
  EXPECT_NE(Definition(offered, "pair:outer/1").find("available_externally"), std::string::npos) << offered;
  // What is local and called by what is offered can be called by who inlines that, and inlined itself; no call by name can find it.
  EXPECT_EQ(Definition(offered, "pair:inner/1"), "");
  EXPECT_NE(Definition(offered, "pair:inner/1#0").find("available_externally"), std::string::npos) << offered;
  const std::string whole = Disassemble(pair.bitcode);
  EXPECT_EQ(Definition(whole, "pair:inner/1"), "");
  EXPECT_NE(Definition(whole, "pair:inner/1#0").find("hidden"), std::string::npos) << whole;
  EXPECT_NE(Definition(whole, "pair:outer/1#1").find("hidden"), std::string::npos) << whole;
}

TEST_P(EachTarget, OffersWhatTheBitcodeAloneSays) {
  Compiled pair = Compile(kPair, *GetParam());
  std::string offered, error;
  ASSERT_TRUE(OfferedBitcode({"pair.bc", pair.bitcode}, *GetParam(), &offered, &error)) << error;
  EXPECT_EQ(offered, pair.offered);
}

TEST_P(EachTarget, InlinesCallsAndWhatComesAfterThem) {
  Compiled user = Compile(kUser, *GetParam()), pair = Compile(kPair, *GetParam());
  const std::string ir = Link(user, {{"pair.offer.bc", pair.offered}}, OutputKind::kLlvmIr);
  const std::string twice = Definition(ir, "user:twice/1");
  EXPECT_EQ(Count(twice, "@\"pair:first/1\""), 0u) << twice;
  // Both getters fail on their own, with their frame stored first.
  EXPECT_EQ(Count(twice, "@lumen.function_clause.1("), 2u) << twice;
  EXPECT_EQ(Count(twice, "store ptr @\"user:twice/1#1\"") + Count(twice, "ptrtoint (ptr @\"user:twice/1#1\""), 1u) << twice;
  // The continuations are still there for who comes back from elsewhere.
  EXPECT_NE(Definition(ir, "user:twice/1#1"), "") << ir;
  EXPECT_EQ(Count(ir, "available_externally"), 0u) << ir;
}

// What was put together in one module and taken apart in another: neither tests nor loads are left, and nothing that could fail.
TEST_P(EachTarget, TakesApartWhatWasJustMade) {
  constexpr std::string_view kMaker = R"(module user
file "user.erl"

function f/2 exported line 3 {
b0(%0: any, %1: any):
  %2 = make_tuple %0, %1 : tuple/2
  %3 = call pair:first/1, %2 line 4
  return %3
}
)";
  Compiled maker = Compile(kMaker, *GetParam()), pair = Compile(kPair, *GetParam());
  const std::string ir = Link(maker, {{"pair.offer.bc", pair.offered}}, OutputKind::kLlvmIr);
  const std::string f = Definition(ir, "user:f/2");
  EXPECT_EQ(Count(f, "function_clause"), 0u) << f;
  EXPECT_EQ(Count(f, "load i64"), 0u) << f;
  // The frame of the call was never needed.
  EXPECT_EQ(Count(f, "@\"user:f/2#1\""), 0u) << f;
}

TEST_P(EachTarget, CallsPartsOfOtherModules) {
  Compiled user = Compile(kUser, *GetParam()), pair = Compile(kPair, *GetParam());
  const std::string ir = Link(user, {{"pair.offer.bc", pair.offered}}, OutputKind::kLlvmIr);
  const std::string other = Definition(ir, "user:other/1");
  EXPECT_NE(other.find("pair:outer/1#1"), std::string::npos) << other;
  EXPECT_EQ(other.find("@\"pair:inner/1#0\"("), std::string::npos) << other;
  EXPECT_NE(other.find("@\"elsewhere:f/1\"("), std::string::npos) << other;
  EXPECT_NE(Definition(ir, "user:unknown/1").find("@\"nowhere:f/1\"("), std::string::npos) << ir;
}

// One round of a function that calls itself, not as many as there is room for.
TEST_P(EachTarget, InlinesRecursionOnce) {
  constexpr std::string_view kList = R"(module list
file "list.erl"

function last/2 exported line 3 {
b0(%0: any, %1: any):
  %2 = is_kind cons, %0
  branch %2, b1(), b2()
b1():
  %3 = refine %0 : cons
  %4 = head %3
  %5 = tail %3
  tail_call list:last/2, %5, %4 line 4
b2():
  return %1
}
)";
  constexpr std::string_view kCaller = R"(module user
file "user.erl"

function f/2 exported line 3 {
b0(%0: any, %1: any):
  tail_call list:last/2, %0, %1 line 4
}
)";
  Compiled list = Compile(kList, *GetParam()), user = Compile(kCaller, *GetParam());
  const std::string ir = Link(user, {{"list.offer.bc", list.offered}}, OutputKind::kLlvmIr);
  const std::string f = Definition(ir, "user:f/2");
  EXPECT_EQ(Count(f, "@\"list:last/2\"("), 1u) << f;
}

TEST_P(EachTarget, DoesWithoutOffers) {
  Compiled user = Compile(kUser, *GetParam());
  const std::string ir = Link(user, {}, OutputKind::kLlvmIr);
  EXPECT_NE(Definition(ir, "user:twice/1").find("@\"pair:first/1\"("), std::string::npos) << ir;
  // A module's own offer is no matter.
  EXPECT_EQ(Link(user, {{"user.offer.bc", user.offered}}, OutputKind::kObject), Link(user, {}, OutputKind::kObject));
}

TEST_P(EachTarget, WritesTheSameBytesAgain) {
  Compiled user = Compile(kUser, *GetParam()), pair = Compile(kPair, *GetParam());
  EXPECT_EQ(user.bitcode, Compile(kUser, *GetParam()).bitcode);
  EXPECT_EQ(pair.offered, Compile(kPair, *GetParam()).offered);
  const std::vector<BitcodeFile> offers = {{"pair.offer.bc", pair.offered}};
  const std::string object = Link(user, offers, OutputKind::kObject);
  EXPECT_FALSE(object.empty());
  EXPECT_EQ(object, Link(user, offers, OutputKind::kObject));
}

std::string ErrorOf(const std::string& bytes, const Target& target) {
  std::string object = "untouched", error;
  CodegenOutput outputs[] = {{OutputKind::kObject, &object}};
  LtoOptions options;
  options.target = &target;
  EXPECT_FALSE(GenerateCodeFromBitcode({"m.bc", bytes}, {}, options, outputs, &error));
  EXPECT_EQ(object, "untouched");
  std::string name, same_error;
  EXPECT_FALSE(ReadBitcodeModuleName({"m.bc", bytes}, target, &name, &same_error));
  EXPECT_EQ(error, same_error);
  return error;
}

TEST(Refused, OtherTargets) {
  Compiled pair = Compile(kPair, *FindTarget("wasm32"));
  EXPECT_EQ(ErrorOf(pair.bitcode, *FindTarget("linux_arm64")),
            "m.bc: is bitcode for wasm32, not for linux_arm64; compile the module with --target=linux_arm64");
}

TEST(Refused, OffersForOtherTargets) {
  const Target& target = *FindTarget("linux_x86_64");
  Compiled user = Compile(kUser, target), pair = Compile(kPair, *FindTarget("wasm32"));
  std::string object, error;
  CodegenOutput outputs[] = {{OutputKind::kObject, &object}};
  BitcodeFile offers[] = {{"pair.offer.bc", pair.offered}};
  LtoOptions options;
  options.target = &target;
  EXPECT_FALSE(GenerateCodeFromBitcode({"user.bc", user.bitcode}, offers, options, outputs, &error));
  EXPECT_NE(error.find("pair.offer.bc: is bitcode for wasm32"), std::string::npos) << error;
}

TEST(Refused, BitcodeWithoutMark) {
  const Target& target = *FindTarget("linux_x86_64");
  Compiled pair = Compile(kPair, target, /*lto=*/false);
  EXPECT_NE(ErrorOf(pair.bitcode, target).find("is not bitcode that `lumen compile --lto=thin --emit=llvm-bc` wrote"), std::string::npos);
}

TEST(Refused, BitcodeOfOtherVersions) {
  const Target& target = *FindTarget("linux_x86_64");
  Compiled pair = Compile(kPair, target);
  llvm::LLVMContext context;
  auto module = llvm::parseBitcodeFile(llvm::MemoryBufferRef(pair.bitcode, "test"), context);
  ASSERT_TRUE(static_cast<bool>(module));
  llvm::NamedMDNode* unit = (*module)->getNamedMetadata("lumen.unit");
  ASSERT_NE(unit, nullptr);
  unit->getOperand(0)->replaceOperandWith(0, llvm::MDString::get(context, "0.0.1 (LLVM 7.0.0)"));
  std::string changed;
  llvm::raw_string_ostream stream(changed);
  llvm::WriteBitcodeToFile(**module, stream);
  stream.flush();
  const std::string error = ErrorOf(changed, target);
  EXPECT_NE(error.find("m.bc: was written by lumen 0.0.1 (LLVM 7.0.0) and cannot be read by"), std::string::npos) << error;
  EXPECT_NE(error.find("compile the module again"), std::string::npos) << error;
}

TEST(Refused, OtherBytes) {
  const Target& target = *FindTarget("linux_x86_64");
  Compiled pair = Compile(kPair, target);
  for (const std::string& bytes : {std::string(), std::string("\x7f" "ELF, not bitcode"), pair.bitcode.substr(0, pair.bitcode.size() / 2)}) {
    EXPECT_NE(ErrorOf(bytes, target).find("m.bc: "), std::string::npos);
  }
}

}  // namespace
}  // namespace lumen::codegen
