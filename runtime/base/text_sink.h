// Where text goes that is produced piece by piece: a TextBuffer, a file, a list of characters under
// construction.
#ifndef RUNTIME_BASE_TEXT_SINK_H_
#define RUNTIME_BASE_TEXT_SINK_H_

#include <string_view>

#include "runtime/base/text_buffer.h"

namespace lumen::runtime {

class TextSink {
 public:
  virtual void Append(std::string_view text) = 0;

 protected:
  ~TextSink() = default;  // never deleted through this type
};

class BufferSink final : public TextSink {
 public:
  explicit BufferSink(TextBuffer* buffer) : buffer_(buffer) {}
  void Append(std::string_view text) override { buffer_->Append(text); }

 private:
  TextBuffer* buffer_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_TEXT_SINK_H_
