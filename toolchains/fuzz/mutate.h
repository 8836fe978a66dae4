// Deterministic mutations of fuzz seeds.
//
//   SplitMix random(1);
//   std::string input = Mutate(seeds[0], seeds, random);
//
// The point is not to search well, which libFuzzer does, but that every `bazel test` runs the same malformed inputs.

#ifndef LUMEN_TOOLCHAINS_FUZZ_MUTATE_H_
#define LUMEN_TOOLCHAINS_FUZZ_MUTATE_H_

#include <cstdint>
#include <string>
#include <vector>

namespace lumen::fuzz {

// SplitMix64: a few lines, and the same numbers with every C++ library, which std::mt19937's distributions do not promise.
class SplitMix {
 public:
  explicit SplitMix(uint64_t seed) : state_(seed) {}

  uint64_t Next();

  // A number in [0, limit); `limit` must not be 0.
  uint64_t Below(uint64_t limit) { return Next() % limit; }

 private:
  uint64_t state_;
};

// Returns `input` after one to four changes: bytes flipped, inserted, removed or repeated, numbers at the edge of a byte, or
// the rest of another seed from `seeds` (which must not be empty) spliced in. Results stay below 64 KiB.
std::string Mutate(std::string input, const std::vector<std::string>& seeds, SplitMix& random);

}  // namespace lumen::fuzz

#endif  // LUMEN_TOOLCHAINS_FUZZ_MUTATE_H_
