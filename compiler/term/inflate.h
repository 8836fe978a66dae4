// Decompression with zlib, bounded.
#ifndef COMPILER_TERM_INFLATE_H_
#define COMPILER_TERM_INFLATE_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace lumen {

// The bytes that `compressed` (zlib or gzip) stands for; false where it is damaged, incomplete, followed by other bytes, or
// stands for more than `limit_bytes`.
bool Inflate(std::string_view compressed, size_t limit_bytes, std::string* bytes);

}  // namespace lumen

#endif  // COMPILER_TERM_INFLATE_H_
