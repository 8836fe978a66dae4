// Tested by external_term_test.cc.
#include "compiler/term/inflate.h"

#include <zlib.h>

#include <algorithm>

namespace lumen {

bool Inflate(std::string_view compressed, size_t limit_bytes, std::string* bytes) {
  constexpr int kZlibOrGzip = 32 + MAX_WBITS;
  constexpr size_t kPieceBytes = size_t{1} << 16;
  if (compressed.size() > UINT32_MAX) return false;
  z_stream stream = {};
  if (inflateInit2(&stream, kZlibOrGzip) != Z_OK) return false;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(compressed.data()));
  stream.avail_in = static_cast<uInt>(compressed.size());
  bytes->clear();
  int status = Z_OK;
  while (status == Z_OK) {
    const size_t done = bytes->size();
    const size_t piece = std::min(kPieceBytes + done / 2, limit_bytes + 1 - done);
    bytes->resize(done + piece);
    stream.next_out = reinterpret_cast<Bytef*>(bytes->data() + done);
    stream.avail_out = static_cast<uInt>(piece);
    status = inflate(&stream, Z_NO_FLUSH);
    bytes->resize(done + piece - stream.avail_out);
    if (bytes->size() > limit_bytes) break;
  }
  const bool whole = status == Z_STREAM_END && stream.avail_in == 0;
  inflateEnd(&stream);
  return whole && bytes->size() <= limit_bytes;
}

}  // namespace lumen
