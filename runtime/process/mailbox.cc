#include "runtime/process/mailbox.h"

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

void Mailbox::Clear() {
  for (Signal* signal : {TakeInbox(), first_}) {
    while (signal != nullptr) {
      Signal* next = signal->next;
      DeleteSignal(signal);
      signal = next;
    }
  }
  first_ = nullptr;
  last_ = cursor_ = marker_ = priority_last_ = &first_;
  size_ = adopted_count_ = 0;
}

}  // namespace lumen::runtime
