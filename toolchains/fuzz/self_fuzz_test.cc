// Checks cc_fuzz_test: at exit it aborts unless it was called with the seed itself and with many other inputs.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace {

constexpr char kSeed[] = "a seed\n";

struct Calls {
  int with_seed = 0;
  int with_others = 0;

  ~Calls() {
    if (with_seed >= 1 && with_others >= 50) return;
    std::fprintf(stderr, "called %d times with the seed, %d times with others\n", with_seed, with_others);
    std::abort();
  }
};

Calls calls;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const bool is_seed = size == std::strlen(kSeed) && std::memcmp(data, kSeed, size) == 0;
  ++(is_seed ? calls.with_seed : calls.with_others);
  return 0;
}
