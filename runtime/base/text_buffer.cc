// Tested by runtime/base/base_test.cc.
#include "runtime/base/text_buffer.h"

#include <stdlib.h>
#include <string.h>

#include "runtime/base/check.h"
#include "runtime/base/utf8.h"

namespace lumen::runtime {

TextBuffer::~TextBuffer() {
  if (owns_) free(data_);
}

void TextBuffer::Grow(size_t more_bytes) {
  size_t capacity = capacity_ * 2;
  if (capacity < size_ + more_bytes) capacity = size_ + more_bytes;
  if (capacity < 64) capacity = 64;
  char* data = static_cast<char*>(owns_ ? realloc(data_, capacity) : malloc(capacity));
  if (data == nullptr) FatalOutOfMemory(capacity);
  if (!owns_ && size_ > 0) memcpy(data, data_, size_);
  data_ = data;
  capacity_ = capacity;
  owns_ = true;
}

TextBuffer& TextBuffer::Append(std::string_view text) {
  if (!text.empty()) memcpy(Extend(text.size()), text.data(), text.size());
  return *this;
}

TextBuffer& TextBuffer::AppendDecimal(int64_t value) {
  char digits[20];
  char* end = digits + sizeof(digits);
  char* place = end;
  uint64_t rest = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  do {
    *--place = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (value < 0) *--place = '-';
  return Append({place, static_cast<size_t>(end - place)});
}

TextBuffer& TextBuffer::AppendUtf8(uint32_t code_point) {
  char bytes[kMaxUtf8Bytes];
  return Append({bytes, EncodeUtf8(code_point, bytes)});
}

}  // namespace lumen::runtime
