// Standard output and standard error of the runtime itself (erlang:display/1 and friends; Erlang's
// own io is a process).
//
// Output is buffered; it is written when the buffer is full, by FlushStandardOutput at the
// program's end, and after each call when it goes to a terminal. Once a write fails (the reader is
// gone) all further output is dropped, as OTP does. Only the thread that runs Erlang code may call
// these.
#ifndef RUNTIME_BASE_STANDARD_OUTPUT_H_
#define RUNTIME_BASE_STANDARD_OUTPUT_H_

#include <string_view>

#include "runtime/base/text_sink.h"

namespace lumen::runtime {

inline constexpr int kStandardOutput = 1;
inline constexpr int kStandardError = 2;

class OutputSink final : public TextSink {
 public:
  constexpr explicit OutputSink(int descriptor) : descriptor_(descriptor) {}
  void Append(std::string_view text) override;
  void Flush();
  // Flush if someone is watching.
  void FlushIfTerminal();

 private:
  static constexpr size_t kBufferBytes = 4096;
  enum class Terminal : char { kUnknown, kYes, kNo };
  int descriptor_;
  bool broken_ = false;
  Terminal terminal_ = Terminal::kUnknown;
  size_t size_ = 0;
  char buffer_[kBufferBytes] = {};
};

OutputSink& StandardOutput();

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_STANDARD_OUTPUT_H_
