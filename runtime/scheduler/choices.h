// The choices of a scheduler in deterministic mode (options.h): which ready process is next, and for how long it may run. The generator is
// SplitMix64 (Steele, Lea and Flood, 2014): all of its state is a counter, so that runs are the same everywhere.
//
// Tested by tests/programs, whose programs run under several seeds.
#ifndef RUNTIME_SCHEDULER_CHOICES_H_
#define RUNTIME_SCHEDULER_CHOICES_H_

#include <cstddef>
#include <cstdint>

namespace lumen::runtime {

class Choices {
 public:
  explicit constexpr Choices(uint64_t seed) : state_(seed) {}

  uint64_t Next() {
    uint64_t z = state_ += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
  }
  // 0 up to `count` - 1.
  size_t Below(size_t count) { return static_cast<size_t>(Next() % count); }
  // Reductions of a slice: often a few, so that processes meet in the middle of things; sometimes all of `most`.
  intptr_t Slice(intptr_t most) {
    constexpr intptr_t kShort = 16, kMedium = 256;
    uint64_t choice = Next();
    auto below = [&](intptr_t limit) { return 1 + static_cast<intptr_t>((choice >> 8) % static_cast<uint64_t>(limit)); };
    switch (choice % 4) {
      case 0:
        return below(kShort);
      case 1:
        return below(kMedium);
      case 2:
        return below(most);
      default:
        return most;
    }
  }

 private:
  uint64_t state_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_CHOICES_H_
