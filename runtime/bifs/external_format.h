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
  kSmallInteger = 97,
  kInteger = 98,
  kFloat = 99,
  kAtom = 100,
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
  kSmallAtom = 115,
  kMap = 116,
  kAtomUtf8 = 118,
  kSmallAtomUtf8 = 119,
};

inline constexpr int kFloatTextBytes = 31;
inline constexpr int kPidNumberBits = 28;

}  // namespace lumen::runtime::external

#endif  // RUNTIME_BIFS_EXTERNAL_FORMAT_H_
