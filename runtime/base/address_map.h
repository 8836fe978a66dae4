// From addresses to numbers: for walks over terms that have to know what they have seen.
//
// Open addressing; grows with malloc, never shrinks. Not thread-safe.
#ifndef RUNTIME_BASE_ADDRESS_MAP_H_
#define RUNTIME_BASE_ADDRESS_MAP_H_

#include <stdlib.h>

#include <cstddef>
#include <cstdint>

#include "runtime/base/check.h"

namespace lumen::runtime {

class AddressMap {
 public:
  AddressMap() = default;
  AddressMap(const AddressMap&) = delete;
  AddressMap& operator=(const AddressMap&) = delete;
  ~AddressMap() { free(slots_); }

  // False where the address, not null, is there already; its number stays what it was.
  bool Add(const void* address, size_t number = 0) {
    if (2 * (size_ + 1) > capacity_) Grow();
    Slot* slot = Find(address);
    if (slot->address != nullptr) return false;
    *slot = {address, number};
    ++size_;
    return true;
  }
  // Of an address that is there.
  size_t NumberOf(const void* address) const { return Find(address)->number; }
  size_t size() const { return size_; }

 private:
  struct Slot {
    const void* address;
    size_t number;
  };
  static constexpr size_t kFirstCapacity = 64;

  Slot* Find(const void* address) const {
    // The multiplier of Fibonacci hashing.
    auto i = static_cast<size_t>((reinterpret_cast<uintptr_t>(address) * uint64_t{0x9e3779b97f4a7c15}) >> 32);
    while (slots_[i & (capacity_ - 1)].address != nullptr && slots_[i & (capacity_ - 1)].address != address) ++i;
    return &slots_[i & (capacity_ - 1)];
  }
  void Grow() {
    Slot* old = slots_;
    const size_t old_capacity = capacity_;
    capacity_ = capacity_ == 0 ? kFirstCapacity : 2 * capacity_;
    slots_ = static_cast<Slot*>(calloc(capacity_, sizeof(Slot)));
    if (slots_ == nullptr) FatalOutOfMemory(capacity_ * sizeof(Slot));
    for (size_t i = 0; i < old_capacity; ++i) {
      if (old[i].address != nullptr) *Find(old[i].address) = old[i];
    }
    free(old);
  }

  Slot* slots_ = nullptr;
  size_t capacity_ = 0;  // a power of two
  size_t size_ = 0;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_ADDRESS_MAP_H_
