// The layout of what compiled code and the runtime share, the same on every platform.
#include <gtest/gtest.h>

#include <cstddef>
#include <set>
#include <string>
#include <string_view>

#include "runtime/abi/code_layout.h"
#include "runtime/abi/term_layout.h"

namespace lumen::abi {
namespace {

TEST(CodeLayout, RecordsHaveTheirPlacesOnEveryPlatform) {
  EXPECT_EQ(sizeof(AtomRecord), 16u);
  EXPECT_EQ(alignof(AtomRecord), 16u);
  EXPECT_EQ(offsetof(AtomRecord, hash), 0u);
  EXPECT_EQ(offsetof(AtomRecord, size_bytes), 4u);
  EXPECT_EQ(offsetof(AtomRecord, text), 8u);
  EXPECT_EQ(offsetof(FunctionInfo, module), 0u);
  EXPECT_EQ(offsetof(FunctionInfo, name), 8u);
  EXPECT_EQ(offsetof(FunctionInfo, arity), 16u);
  EXPECT_EQ(offsetof(FunctionInfo, file), 24u);
  EXPECT_EQ(offsetof(CodeLocation, function), 0u);
  EXPECT_EQ(offsetof(CodeLocation, line), 8u);
  EXPECT_EQ(offsetof(CodeLocation, frame_and_flag), 12u);
  EXPECT_EQ(offsetof(InlinedLocation, inlined_at), 16u);
  EXPECT_EQ(offsetof(FunInfo, function), 0u);
  EXPECT_EQ(offsetof(FunInfo, index), 8u);
  EXPECT_EQ(offsetof(FunInfo, uniq), 16u);
  EXPECT_EQ(offsetof(FunInfo, is_external), 24u);
  EXPECT_EQ(offsetof(ExportEntry, module), 0u);
  EXPECT_EQ(offsetof(ExportEntry, name), 8u);
  EXPECT_EQ(offsetof(ExportEntry, arity), 16u);
  EXPECT_EQ(offsetof(ExportEntry, code), 24u);
  EXPECT_EQ(sizeof(Wide<char>), 8u);
  // The pointer comes first: a 32-bit target writes it in the low half.
  EXPECT_EQ(offsetof(Wide<char>, pointer), 0u);
}

// What erlang:phash2(Atom, 1 bsl 32) gave in OTP 25.
TEST(CodeLayout, AtomsHashAsPhash2DoesIt) {
  constexpr struct {
    std::string_view text;
    uint32_t hash;
  } kRecorded[] = {
      {"", 0},
      {"a", 97},
      {"ok", 1883},
      {"true", 506293},
      {"error", 7117154},
      {"badarg", 109553799},
      {"-f/1-fun-0-", 65643117},
      // Latin-1 characters count as one byte, all others as the bytes of their UTF-8.
      {"caf\xc3\xa9", 432201},
      {"\xc3\xbf\xc2\x80", 4208},
      {"\xd0\xb6", 3510},
      {"\xf0\x9f\x98\x80", 1026304},
      {"\xc3\xbf\xd0\xb6", 68790},
      {"a long atom with spaces and 1234567890 digits", 22577955},
  };
  for (const auto& recorded : kRecorded) EXPECT_EQ(AtomHash(recorded.text), recorded.hash) << recorded.text;
  EXPECT_EQ(AtomHash(std::string(255, 'x')), 32760u);
  std::string largest;
  for (int i = 0; i < 255; ++i) largest += "\xf4\x8f\xbf\xbf";
  EXPECT_EQ(AtomHash(largest), 100218719u);
}

TEST(CodeLayout, ExportHashTellsArgumentsApart) {
  const uint32_t module = AtomHash("lists"), name = AtomHash("map");
  std::set<uint32_t> hashes;
  for (uint32_t arity = 0; arity <= 255; ++arity) {
    hashes.insert(ExportHash(module, name, arity));
    hashes.insert(ExportHash(name, module, arity));
  }
  EXPECT_EQ(hashes.size(), 512u);
}

TEST(TermLayout, HeadersHoldWhatTheyWereMadeOf) {
  constexpr uint64_t kLargest = (uint64_t{1} << 48) - 1;
  for (int kind = 0; kind < 32; ++kind) {
    for (uint64_t size : {uint64_t{0}, uint64_t{1}, uint64_t{kMaxTupleArity}, kLargest}) {
      for (int aux : {0, 1, 255}) {
        const Word header = MakeHeader(static_cast<HeaderKind>(kind), size, static_cast<uint8_t>(aux));
        EXPECT_EQ(header & kTagMask, static_cast<Word>(Tag::kHeader));
        EXPECT_EQ(HeaderSizeWords(header), size);
        EXPECT_EQ(static_cast<int>(KindOfHeader(header)), kind);
        EXPECT_EQ(HeaderAux(header), aux);
        // Masks that compiled code compares under.
        EXPECT_EQ(header & kHeaderTagAndKindMask, MakeHeader(static_cast<HeaderKind>(kind), 0));
        EXPECT_EQ(header & kHeaderTagKindAuxMask, MakeHeader(static_cast<HeaderKind>(kind), 0, static_cast<uint8_t>(aux)));
      }
    }
  }
}

// The collector and compiled code tell these from every header and from each other.
TEST(TermLayout, WordsThatAreNoValuesAreUnlikeAnythingElse) {
  const std::set<Word> special = {kNoValue, kMovedCons, kNil, kPidTag, kPortTag, kAtomTag};
  EXPECT_EQ(special.size(), 6u);
  EXPECT_EQ(kNoValue & kTagMask, static_cast<Word>(Tag::kHeader));
  EXPECT_EQ(kMovedCons & kTagMask, static_cast<Word>(Tag::kHeader));
  // The header of {} has the same bits, but a header is never a value.
  EXPECT_EQ(kNoValue, MakeHeader(HeaderKind::kTuple, 0));
  for (Word immediate : {kNil, kPidTag, kPortTag}) {
    EXPECT_EQ(immediate & kTagMask, static_cast<Word>(Tag::kImmediate));
    EXPECT_EQ(immediate & kImmediateMask, kOtherImmediateTag);
  }
  EXPECT_EQ(kAtomTag & kTagMask, static_cast<Word>(Tag::kImmediate));
  EXPECT_NE(kAtomTag & kImmediateMask, kOtherImmediateTag);
  // A record's address leaves the atom's tag room.
  EXPECT_GT(Word{kAtomAlignment}, kImmediateMask);
}

TEST(TermLayout, SmallIntegersKeepTheirValueAndNothingElseFits) {
  for (int64_t value : {int64_t{0}, int64_t{1}, int64_t{-1}, kSmallMax, kSmallMin}) {
    EXPECT_TRUE(FitsSmall(value));
    EXPECT_EQ(MakeSmall(value) & kTagMask, static_cast<Word>(Tag::kSmall));
    EXPECT_EQ(SmallValue(MakeSmall(value)), value);
  }
  EXPECT_FALSE(FitsSmall(kSmallMax + 1));
  EXPECT_FALSE(FitsSmall(kSmallMin - 1));
}

TEST(TermLayout, AFunsArityFitsItsHeader) {
  EXPECT_EQ(HeaderAux(MakeHeader(HeaderKind::kFun, kFunEnvironmentWord - 1, static_cast<uint8_t>(kMaxArity))), kMaxArity);
  EXPECT_LT(kFunCodeWord, kFunEnvironmentWord);
  EXPECT_LT(kFunInfoWord, kFunEnvironmentWord);
}

TEST(CodeLayout, RegistersAndLimitsFitTheArgumentArray) {
  EXPECT_LE(kArgumentRegisters, kMaxArity);
  // Arguments of any call, the fun itself, and what a collection in front of it keeps.
  EXPECT_LT(kMaxArity + 1, kArgumentWords);
}

// Stages of otp_bif.def that are complete.
constexpr int kCompleteStage = 2;

std::string NameOf(std::string_view module, std::string_view name, int arity) {
  return std::string(module) + ":" + std::string(name) + "/" + std::to_string(arity);
}

TEST(Bifs, AllOfOtpInCompleteStagesAreThereOrExempt) {
  const std::set<std::string> have = {
#define LUMEN_BIF(module, name, arity, ...) NameOf(module, name, arity),
#include "runtime/abi/bifs.def"
  };
  std::set<std::string> exempt;
#define LUMEN_OTP_BIF_EXEMPTION(module, name, arity, reason)                \
  EXPECT_TRUE(exempt.insert(NameOf(module, name, arity)).second) << (name); \
  EXPECT_NE(std::string_view(reason), "");
#include "runtime/abi/otp_bif_exemption.def"
  std::set<std::string> wanted;
  size_t count = 0;
  auto expect = [&](int stage, const std::string& name) {
    ++count;
    if (stage > kCompleteStage) return;
    wanted.insert(name);
    EXPECT_NE(have.contains(name), exempt.contains(name))
        << name << (have.contains(name) ? " is there: drop the exemption" : " is missing");
  };
#define LUMEN_OTP_BIF(stage, module, name, arity) expect(stage, NameOf(module, name, arity));
#include "runtime/abi/otp_bif.def"
  for (const std::string& name : exempt) {
    EXPECT_TRUE(wanted.contains(name)) << name << " needs no exemption";
  }
  EXPECT_EQ(count, 505u);
  EXPECT_EQ(wanted.size(), 302u);
}

}  // namespace
}  // namespace lumen::abi
