#include "runtime/term/atom_table.h"

#include <set>
#include <string>

#include "gtest/gtest.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {
namespace {

TEST(AtomTableTest, FindsTheAtomsOfTheProgram) {
  EXPECT_EQ(InternAtom("badarg"), atoms::BadArg());
  EXPECT_EQ(FindAtom("=:="), atoms::ExactlyEqual());
#define LUMEN_ATOM(identifier, text) EXPECT_EQ(InternAtom(text), atoms::identifier()) << text;
#include "runtime/abi/atoms.def"
}

TEST(AtomTableTest, MakesEachAtomOnce) {
  EXPECT_EQ(FindAtom("never seen before"), kNoValue);
  Term atom = InternAtom("never seen before");
  EXPECT_TRUE(IsAtom(atom));
  EXPECT_EQ(AtomText(atom), "never seen before");
  EXPECT_EQ(InternAtom("never seen before"), atom);
  EXPECT_EQ(FindAtom("never seen before"), atom);
  EXPECT_EQ(AtomOf(atom)->hash, abi::AtomHash("never seen before"));
}

TEST(AtomTableTest, GrowsAndEndsAtTheLimit) {
  std::set<Term> seen;
  size_t before = AtomCount();
  for (size_t i = before; i < kMaxAtoms; ++i) {
    Term atom = InternAtom("generated_" + std::to_string(i));
    ASSERT_TRUE(IsAtom(atom));
    if (i % 1024 == 0) seen.insert(atom);
  }
  EXPECT_EQ(AtomCount(), kMaxAtoms);
  EXPECT_EQ(InternAtom("one too many"), kNoValue);
  EXPECT_EQ(InternAtom("badarg"), atoms::BadArg());
  EXPECT_NE(FindAtom("generated_" + std::to_string(before)), kNoValue);
  EXPECT_GE(seen.size(), (kMaxAtoms - before) / 1024);
}

}  // namespace
}  // namespace lumen::runtime
