#ifndef NATIVE_FLETCHER_H_
#define NATIVE_FLETCHER_H_

#include <cstdint>
#include <string_view>

// Fletcher's checksum of 16 bits.
uint16_t Fletcher16(std::string_view text);

#endif  // NATIVE_FLETCHER_H_
