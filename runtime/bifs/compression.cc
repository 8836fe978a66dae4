// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP, and by
// external_decode_fuzz_test.cc.
#include "runtime/bifs/compression.h"

#include "runtime/base/check.h"
#include "zlib.h"

namespace lumen::runtime {

size_t CompressBytes(const uint8_t* bytes, size_t size, int level, uint8_t* output, size_t room) {
  uLongf output_size = room;
  int status = compress2(output, &output_size, bytes, size, level);
  if (status == Z_MEM_ERROR) FatalOutOfMemory(size);
  return status == Z_OK ? output_size : 0;
}

size_t ExpandBytes(const uint8_t* bytes, size_t size, uint8_t* output, size_t output_size) {
  uLongf expanded = output_size;
  uLong used = size;
  int status = uncompress2(output, &expanded, bytes, &used);
  if (status == Z_MEM_ERROR) FatalOutOfMemory(output_size);
  return status == Z_OK && expanded == output_size ? used : 0;
}

}  // namespace lumen::runtime
