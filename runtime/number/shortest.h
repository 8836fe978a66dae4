// The shortest decimal that reads back as a float.
#ifndef RUNTIME_NUMBER_SHORTEST_H_
#define RUNTIME_NUMBER_SHORTEST_H_

#include <cstdint>

namespace lumen::runtime {

// digits * 10^exponent
struct ShortestDecimal {
  uint64_t digits;
  int exponent;
};

// Of a finite value greater than 0: as few digits as identify it, of these the nearest to it. The last
// digit is not 0.
ShortestDecimal FindShortest(double value);

}  // namespace lumen::runtime

#endif  // RUNTIME_NUMBER_SHORTEST_H_
