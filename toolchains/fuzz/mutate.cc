// See mutate.h. Tested by mutate_test.cc.

#include "toolchains/fuzz/mutate.h"

#include <algorithm>
#include <cstddef>

namespace lumen::fuzz {
namespace {

constexpr size_t kMaxBytes = 64 * 1024;

// Bytes that end something in most formats, and the edges of the number ranges.
constexpr char kTellingBytes[] = {'\0', '\n', '"',  '\'', '\\', '(',    ')',    '{',    '}',
                                  '[',  ']',  '#',  '$',  '%',  '\x7f', '\x80', '\xc3', '\xff'};

void ChangeOnce(std::string& input, const std::vector<std::string>& seeds, SplitMix& random) {
  const size_t position = random.Below(input.size() + 1);
  const bool at_end = position == input.size();
  switch (random.Below(6)) {
    case 0:
      if (!at_end) input[position] ^= static_cast<char>(1 << random.Below(8));
      return;
    case 1:
      input.insert(position, 1, kTellingBytes[random.Below(sizeof(kTellingBytes))]);
      return;
    case 2:
      input.erase(position, 1 + random.Below(8));
      return;
    case 3:
      if (!at_end) input[position] = kTellingBytes[random.Below(sizeof(kTellingBytes))];
      return;
    case 4: {
      const std::string piece = input.substr(position, 1 + random.Below(16));
      for (uint64_t i = 1 + random.Below(20); i > 0; --i) input.insert(position, piece);
      return;
    }
    default: {
      const std::string& other = seeds[random.Below(seeds.size())];
      input.resize(position);
      input += other.substr(random.Below(other.size() + 1));
      return;
    }
  }
}

}  // namespace

uint64_t SplitMix::Next() {
  state_ += 0x9e3779b97f4a7c15u;
  uint64_t mixed = state_;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
  return mixed ^ (mixed >> 31);
}

std::string Mutate(std::string input, const std::vector<std::string>& seeds, SplitMix& random) {
  for (uint64_t changes = 1 + random.Below(4); changes > 0; --changes) {
    ChangeOnce(input, seeds, random);
    input.resize(std::min(input.size(), kMaxBytes));
  }
  return input;
}

}  // namespace lumen::fuzz
