#include "runtime/process/mailbox.h"

#include <stdlib.h>

#include <algorithm>
#include <new>

#include "runtime/base/check.h"

namespace lumen::runtime {

void Mailbox::PutBack(Signal* signals) {
  if (signals == nullptr) return;
  Signal* last = signals;
  while (last->next != nullptr) last = last->next;
  last->next = handed_over_;
  handed_over_ = signals;
}

void Mailbox::Mark(Word reference) {
  if (markers_ == nullptr) {
    void* memory = malloc(kMarkerCount * sizeof(Marker));
    if (memory == nullptr) FatalOutOfMemory(kMarkerCount * sizeof(Marker));
    markers_ = new (memory) Marker[kMarkerCount];
  }
  if (marker_count_ == kMarkerCount) {
    std::move(markers_ + 1, markers_ + kMarkerCount, markers_);
    --marker_count_;
  }
  markers_[marker_count_++] = {reference, last_};
}

void Mailbox::Unmark(Word reference) {
  Marker* end = markers_ + marker_count_;
  Marker* left = std::remove_if(markers_, end, [=](const Marker& marker) { return marker.reference == reference; });
  marker_count_ -= static_cast<uint32_t>(end - left);
}

void Mailbox::Clear() {
  for (Signal* signal : {TakeInbox(), first_}) {
    while (signal != nullptr) {
      Signal* next = signal->next;
      DeleteSignal(signal);
      signal = next;
    }
  }
  first_ = nullptr;
  last_ = cursor_ = priority_last_ = &first_;
  free(markers_);
  markers_ = nullptr;
  marker_count_ = 0;
  size_ = adopted_count_ = waiting_words_ = 0;
}

}  // namespace lumen::runtime
