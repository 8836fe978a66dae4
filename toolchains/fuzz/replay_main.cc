// main() of a fuzz test outside --config=fuzz: runs the target on each seed file and on --runs mutations of them.
//
// An input is written to $TEST_UNDECLARED_OUTPUTS_DIR/last_input before the target sees it, so that a crash leaves it
// behind. Tested by self_fuzz_test.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "toolchains/fuzz/mutate.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

namespace lumen::fuzz {
namespace {

void Run(const std::string& input, const std::string& record_path) {
  if (!record_path.empty()) std::ofstream(record_path, std::ios::binary | std::ios::trunc) << input;
  // A copy of exactly the input's size, so that the address sanitizer sees a read past its end.
  std::vector<uint8_t> bytes(input.begin(), input.end());
  LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

int Main(int argc, char** argv) {
  unsigned long runs = 0;
  std::vector<std::string> seeds;
  for (int i = 1; i < argc; ++i) {
    if (std::strncmp(argv[i], "--runs=", 7) == 0) {
      runs = std::strtoul(argv[i] + 7, nullptr, 10);
      continue;
    }
    std::ifstream file(argv[i], std::ios::binary);
    if (!file) {
      std::fprintf(stderr, "cannot read the seed %s\n", argv[i]);
      return 2;
    }
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  if (seeds.empty()) {
    std::fprintf(stderr, "usage: [--runs=N] SEED_FILE...\n");
    return 2;
  }
  const char* outputs = std::getenv("TEST_UNDECLARED_OUTPUTS_DIR");
  const std::string record_path = outputs == nullptr ? "" : std::string(outputs) + "/last_input";
  for (const std::string& seed : seeds) Run(seed, record_path);
  SplitMix random(1);
  for (unsigned long i = 0; i < runs; ++i) {
    Run(Mutate(seeds[random.Below(seeds.size())], seeds, random), record_path);
  }
  if (!record_path.empty()) std::remove(record_path.c_str());
  std::printf("%zu seeds and %lu mutations\n", seeds.size(), runs);
  return 0;
}

}  // namespace
}  // namespace lumen::fuzz

int main(int argc, char** argv) { return lumen::fuzz::Main(argc, argv); }
