// Tested by runtime/bifs/bifs_test.cc and by program tests.
#include "runtime/base/standard_output.h"

#include <string.h>

#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {
constinit OutputSink standard_output(kStandardOutput);
}  // namespace

OutputSink& StandardOutput() { return standard_output; }

void OutputSink::Append(std::string_view text) {
  if (broken_) return;
  if (size_ + text.size() > kBufferBytes) {
    Flush();
    if (text.size() > kBufferBytes) {
      broken_ = broken_ || !platform::WriteAll(descriptor_, text.data(), text.size());
      return;
    }
  }
  memcpy(buffer_ + size_, text.data(), text.size());
  size_ += text.size();
}

void OutputSink::Flush() {
  if (size_ > 0 && !broken_) broken_ = !platform::WriteAll(descriptor_, buffer_, size_);
  size_ = 0;
}

void OutputSink::FlushIfTerminal() {
  if (terminal_ == Terminal::kUnknown)
    terminal_ = platform::IsTerminal(descriptor_) ? Terminal::kYes : Terminal::kNo;
  if (terminal_ == Terminal::kYes) Flush();
}

}  // namespace lumen::runtime
