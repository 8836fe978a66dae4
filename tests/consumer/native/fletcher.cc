#include "native/fletcher.h"

uint16_t Fletcher16(std::string_view text) {
  uint32_t low = 0;
  uint32_t high = 0;
  for (const char byte : text) {
    low = (low + static_cast<unsigned char>(byte)) % 255;
    high = (high + low) % 255;
  }
  return static_cast<uint16_t>(high << 8 | low);
}
