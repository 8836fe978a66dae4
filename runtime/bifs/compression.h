// Compression of whole arrays of bytes, in zlib's format: that of compressed terms. A file of its
// own, so that only programs that compress or expand link zlib.
#ifndef RUNTIME_BIFS_COMPRESSION_H_
#define RUNTIME_BIFS_COMPRESSION_H_

#include <cstddef>
#include <cstdint>

namespace lumen::runtime {

// Compresses into output[0..room); the size, or 0 where it does not fit. Levels 1 to 9.
size_t CompressBytes(const uint8_t* bytes, size_t size, int level, uint8_t* output, size_t room);

// Expands what the bytes begin with to exactly output[0..output_size); how many bytes were used for
// it, or 0 where they are malformed or expand to another size.
size_t ExpandBytes(const uint8_t* bytes, size_t size, uint8_t* output, size_t output_size);

// No byte expands to more.
inline constexpr size_t kMostExpansion = 1032;

}  // namespace lumen::runtime

#endif  // RUNTIME_BIFS_COMPRESSION_H_
