#include "compiler/target/target.h"

#include "gtest/gtest.h"
#include "runtime/abi/code_layout.h"

namespace lumen {
namespace {

TEST(TargetTest, IsFoundByNameAndByTriple) {
  for (const Target& target : AllTargets()) {
    EXPECT_EQ(FindTarget(target.name), &target);
    EXPECT_EQ(FindTarget(target.triple), &target);
  }
  EXPECT_EQ(FindTarget("linux_sparc"), nullptr);
  EXPECT_EQ(FindTarget(""), nullptr);
}

// runtime/abi states the count for the machine it is compiled on; the table must agree.
TEST(TargetTest, AgreesWithTheRuntimeOnArgumentRegisters) {
  EXPECT_EQ(DefaultTarget().argument_registers, abi::kArgumentRegisters);
}

}  // namespace
}  // namespace lumen
