// Tested by runtime/bifs/bifs_test.cc and by program tests.
#include "runtime/base/standard_output.h"

#include <string.h>

#include "runtime/platform/platform.h"

namespace lumen::runtime {

namespace {
constinit char standard_output_buffer[OutputSink::kBufferBytes];
constinit OutputSink standard_output(kStandardOutput, standard_output_buffer);
}  // namespace

OutputSink& StandardOutput() { return standard_output; }

void OutputSink::Append(std::string_view text) {
  MutexHolder holder(mutex_);
  if (broken_) return;
  if (size_ + text.size() > kBufferBytes) {
    FlushAll();
    if (text.size() > kBufferBytes) {
      if (!broken_ && !platform::WriteAll(descriptor_, text.data(), text.size())) Break(platform::kBrokenPipe);
      return;
    }
  }
  memcpy(buffer_ + size_, text.data(), text.size());
  size_ += text.size();
}

bool OutputSink::MayWait(size_t size_bytes) {
  MutexTryHolder holder(mutex_);
  if (!holder.is_held()) return true;
  if (broken_) return false;
  if (terminal_ == Terminal::kYes) return !platform::IsWritable(descriptor_);
  if (size_ + size_bytes <= kBufferBytes) return false;
  FlushSome();
  return !broken_ && size_ + size_bytes > kBufferBytes;
}

void OutputSink::Flush() {
  MutexHolder holder(mutex_);
  FlushAll();
}

void OutputSink::FlushAll() {
  if (size_ > 0 && !broken_ && !platform::WriteAll(descriptor_, buffer_, size_)) Break(platform::kBrokenPipe);
  size_ = 0;
}

void OutputSink::Break(int error) {
  broken_ = true;
  error_ = error;
  size_ = 0;
}

bool OutputSink::FlushAvailable() {
  MutexTryHolder holder(mutex_);
  return !holder.is_held() || FlushSome();
}

bool OutputSink::FlushSome() {
  if (broken_) size_ = 0;
  if (size_ == 0) return true;
  int error;
  size_t written = platform::WriteAvailable(descriptor_, buffer_, size_, &error);
  if (error != 0) {
    Break(error);
    return true;
  }
  size_ -= written;
  memmove(buffer_, buffer_ + written, size_);
  return size_ == 0;
}

size_t OutputSink::Offer(std::string_view text, int* error) {
  MutexTryHolder holder(mutex_);
  *error = 0;
  if (!holder.is_held()) return 0;
  size_t taken = 0;
  while (!broken_ && taken < text.size()) {
    size_t part = kBufferBytes - size_;
    if (part > text.size() - taken) part = text.size() - taken;
    memcpy(buffer_ + size_, text.data() + taken, part);
    size_ += part;
    taken += part;
    if (size_ < kBufferBytes) break;
    FlushSome();
    if (size_ == kBufferBytes) break;
  }
  *error = error_;
  return taken;
}

void OutputSink::FlushIfTerminal() {
  MutexTryHolder holder(mutex_);
  if (!holder.is_held()) return;
  if (terminal_ == Terminal::kUnknown)
    terminal_ = platform::IsTerminal(descriptor_) ? Terminal::kYes : Terminal::kNo;
  if (terminal_ == Terminal::kYes) FlushAll();
}

}  // namespace lumen::runtime
