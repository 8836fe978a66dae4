#include "runtime/process/mailbox.h"

#include <algorithm>

namespace lumen::runtime {

void Mailbox::PutBack(Signal* signals) {
  if (signals == nullptr) return;
  Signal* last = signals;
  while (last->next != nullptr) last = last->next;
  Locked locked(this);
  last->next = inbox_first_;
  if (inbox_first_ == nullptr) inbox_last_ = &last->next;
  inbox_first_ = signals;
  has_signals_.store(true, std::memory_order_relaxed);
}

void Mailbox::Mark(Word reference) {
  if (markers_ == nullptr) markers_ = std::make_unique<Marker[]>(kMarkerCount);
  if (marker_count_ == kMarkerCount) {
    std::move(&markers_[1], &markers_[kMarkerCount], &markers_[0]);
    --marker_count_;
  }
  markers_[marker_count_++] = {reference, last_};
}

void Mailbox::Unmark(Word reference) {
  Marker* end = markers_.get() + marker_count_;
  Marker* left = std::remove_if(markers_.get(), end, [=](const Marker& marker) { return marker.reference == reference; });
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
  markers_.reset();
  marker_count_ = 0;
  size_ = adopted_count_ = waiting_words_ = 0;
}

}  // namespace lumen::runtime
