// Text being put together: in caller's storage first, on the C heap when it outgrows it or had
// none.
//
//   char storage[64];
//   TextBuffer text(storage, sizeof(storage));
//   text.Append("f/").AppendDecimal(3);
//
// A buffer with storage that must not grow (fatal errors) simply never outgrows it; growth uses
// malloc. Not thread-safe.
#ifndef RUNTIME_BASE_TEXT_BUFFER_H_
#define RUNTIME_BASE_TEXT_BUFFER_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lumen::runtime {

class TextBuffer {
 public:
  TextBuffer() = default;
  TextBuffer(char* storage, size_t capacity) : data_(storage), capacity_(capacity) {}
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  ~TextBuffer();

  TextBuffer& Append(std::string_view text);
  TextBuffer& AppendByte(char byte) {
    *Extend(1) = byte;
    return *this;
  }
  TextBuffer& AppendDecimal(int64_t value);
  TextBuffer& AppendUtf8(uint32_t code_point);

  // Room for `size_bytes` more bytes, counted as appended; the caller fills them.
  char* Extend(size_t size_bytes) {
    if (size_ + size_bytes > capacity_) Grow(size_bytes);
    char* place = data_ + size_;
    size_ += size_bytes;
    return place;
  }
  void Truncate(size_t size_bytes) { size_ = size_bytes; }

  const char* data() const { return data_; }
  size_t size() const { return size_; }
  std::string_view view() const { return {data_, size_}; }

 private:
  void Grow(size_t more_bytes);

  char* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;
  bool owns_ = false;  // data_ came from malloc
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_TEXT_BUFFER_H_
