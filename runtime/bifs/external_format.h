// The external term format: tags shared by encoder and decoder.
#ifndef RUNTIME_BIFS_EXTERNAL_FORMAT_H_
#define RUNTIME_BIFS_EXTERNAL_FORMAT_H_

#include <cstdint>

namespace lumen::runtime::external {

inline constexpr uint8_t kVersion = 131;

enum Tag : uint8_t {
  kNewFloat = 70,
  kBitBinary = 77,
  kCompressed = 80,
  kNewPid = 88,
  kNewPort = 89,
  kNewerReference = 90,
  kSmallInteger = 97,
  kInteger = 98,
  kFloat = 99,
  kAtom = 100,
  kReference = 101,
  kPort = 102,
  kPid = 103,
  kSmallTuple = 104,
  kLargeTuple = 105,
  kNil = 106,
  kString = 107,
  kList = 108,
  kBinary = 109,
  kSmallBig = 110,
  kLargeBig = 111,
  kNewFun = 112,
  kExport = 113,
  kNewReference = 114,
  kSmallAtom = 115,
  kMap = 116,
  kAtomUtf8 = 118,
  kSmallAtomUtf8 = 119,
  kLargePort = 120,
};

inline constexpr int kFloatTextBytes = 31;
// Ports of this node, and those of others that are encoded with 32 bits, have smaller numbers.
inline constexpr uint64_t kPortLimit = uint64_t{1} << 28;
// Creations of one byte go no further.
inline constexpr uint64_t kMostOldCreation = 3;
// The words of a reference, the lowest first, hold its number; two more the pid of an alias.
inline constexpr int kReferenceWords = 3;
inline constexpr int kAliasWords = 5;
inline constexpr int kReferenceWordBits[kReferenceWords] = {18, 32, 11};

}  // namespace lumen::runtime::external

#endif  // RUNTIME_BIFS_EXTERNAL_FORMAT_H_
