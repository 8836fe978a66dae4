// An explicit stack for walks over terms, which may nest deeper than any C stack: the first entries
// in the object itself, further ones on the C heap.
//
//   WorkStack<Term> stack;
//   stack.Push(term);
//   while (!stack.empty()) { Term next = stack.Pop(); ... }
//
// Entries are plain data. Not thread-safe.
#ifndef RUNTIME_BASE_WORK_STACK_H_
#define RUNTIME_BASE_WORK_STACK_H_

#include <stdlib.h>
#include <string.h>

#include <cstddef>
#include <type_traits>

#include "runtime/base/check.h"

namespace lumen::runtime {

template <typename T, size_t kInline = 32>
class WorkStack {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  WorkStack() {}  // leaves inline_ uninitialised on purpose
  WorkStack(const WorkStack&) = delete;
  WorkStack& operator=(const WorkStack&) = delete;
  ~WorkStack() {
    if (base_ != inline_) free(base_);
  }

  bool empty() const { return size_ == 0; }
  size_t size() const { return size_; }
  void Push(const T& value) {
    if (__builtin_expect(size_ == capacity_, 0)) Grow();
    base_[size_++] = value;
  }
  T Pop() {
    DCHECK(size_ > 0);
    return base_[--size_];
  }
  T& Top() { return base_[size_ - 1]; }
  T& operator[](size_t index) { return base_[index]; }
  void Truncate(size_t size) { size_ = size; }

 private:
  __attribute__((noinline)) void Grow() {
    size_t bytes = capacity_ * 2 * sizeof(T);
    T* grown = static_cast<T*>(base_ == inline_ ? malloc(bytes) : realloc(base_, bytes));
    if (grown == nullptr) FatalOutOfMemory(bytes);
    if (base_ == inline_) memcpy(grown, inline_, size_ * sizeof(T));
    base_ = grown;
    capacity_ *= 2;
  }

  T inline_[kInline];
  T* base_ = inline_;
  size_t size_ = 0;
  size_t capacity_ = kInline;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_WORK_STACK_H_
