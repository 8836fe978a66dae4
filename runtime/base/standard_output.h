// Standard output and standard error of the runtime itself (erlang:display/1 and friends), and of
// Erlang's io server, which writes by Offer.
//
// Output is buffered; it is written when the buffer is full, when the scheduler has nothing to run, at the
// program's end, and after each call when it goes to a terminal. Once a write fails (the reader is
// gone) all further output is dropped, as OTP does. Any thread: what one call appends stays together.
//
// Append and Flush wait for the reader, and for who else does; so threads that drive a scheduler call the others, which wait for nobody but a
// terminal.
#ifndef RUNTIME_BASE_STANDARD_OUTPUT_H_
#define RUNTIME_BASE_STANDARD_OUTPUT_H_

#include <string_view>

#include "runtime/base/mutex.h"
#include "runtime/base/text_sink.h"

namespace lumen::runtime {

inline constexpr int kStandardOutput = 1;
inline constexpr int kStandardError = 2;

class OutputSink final : public TextSink {
 public:
  static constexpr size_t kBufferBytes = 16 * 1024;

  // `buffer`: of kBufferBytes, apart from the rest so that it takes no room in the executable.
  constexpr OutputSink(int descriptor, char* buffer) : descriptor_(descriptor), buffer_(buffer) {}
  void Append(std::string_view text) override;
  // Whether Append could make the thread wait. Writes what the reader takes without.
  bool MayWait(size_t size_bytes);
  void Flush();
  // Takes what there is room for without waiting for the reader; bytes taken. *error: 0, or the errno of a failed write, of this call
  // or an earlier one.
  size_t Offer(std::string_view text, int* error);
  // Writes what the reader takes without waiting; true when nothing is left, or another thread writes just now.
  bool FlushAvailable();
  // Flush if someone is watching and no other thread writes just now.
  void FlushIfTerminal();

 private:
  // Caller holds mutex_.
  void Break(int error);
  void FlushAll();
  bool FlushSome();

  enum class Terminal : char { kUnknown, kYes, kNo };
  const int descriptor_;
  // Guards what follows.
  Mutex mutex_;
  bool broken_ = false;
  int error_ = 0;  // errno of the write that broke it
  Terminal terminal_ = Terminal::kUnknown;
  size_t size_ = 0;
  char* const buffer_;
};

OutputSink& StandardOutput();

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_STANDARD_OUTPUT_H_
