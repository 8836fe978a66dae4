// phash/2, phash2/1 and phash2/2.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include "runtime/bifs/bif.h"
#include "runtime/term/hash.h"

namespace lumen::runtime {

namespace {

constexpr int64_t kLargestRange = int64_t{1} << 32;
constexpr uint32_t kPhash2Mask = (1u << 27) - 1;

bool ToRange(Term term, uint64_t* range) {
  if (!IsSmall(term) || SmallValue(term) < 1 || SmallValue(term) > kLargestRange) return false;
  *range = static_cast<uint64_t>(SmallValue(term));
  return true;
}

uint32_t Hash2(Process& process, Term term) {
  HashProgress progress = {[](void* p, size_t units) { CountWork(*static_cast<Process*>(p), units); }, &process};
  return PortableHash2(term, &progress);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_phash2_1) {
  return MakeSmall(Hash2(process, arguments[0]) & kPhash2Mask);
}

LUMEN_DEFINE_BIF(lumen_bif_phash2_2) {
  uint64_t range;
  if (!ToRange(arguments[1], &range)) return FailBadArgument(process, self, arguments);
  const uint64_t hash = Hash2(process, arguments[0]);
  const bool is_power = (range & (range - 1)) == 0;  // most are, and dividing takes longer than the hash of a number
  return MakeSmall(static_cast<int64_t>(is_power ? hash & (range - 1) : hash % range));
}

LUMEN_DEFINE_BIF(lumen_bif_phash) {
  uint64_t range;
  if (!ToRange(arguments[1], &range)) return FailBadArgument(process, self, arguments);
  return MakeSmall(static_cast<int64_t>(PortableHash(arguments[0]) % range + 1));
}

}  // namespace lumen::runtime
