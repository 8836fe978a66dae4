// Where a process's signals arrive and its messages wait.
//
//   inbox (any thread, under the lock)            queue (the owner alone)
//     signals of all kinds, in order of arrival     messages, the oldest first
//                              │                     │first      │cursor: the next to look at
//                              └── HandleSignals ──► m ─► m ─► m ─► m
//
// The lock is the one under which the process is looked up (process_table.h), so that a message takes one. The signal that wakes the owner is not
// put into the inbox but handed over: until the owner runs, nobody else touches it, and it need not lock to take it.
//
// The owner moves the inbox to the queue when it has looked at all messages, and when it is scheduled; signals that
// are no messages take effect then (communication.h). A message's term lies in the signal until the process
// looks at it; then it is adopted: moved to the heap, where it stays as a root until it is taken.
//
// The inbox is a list under a spin lock: a sender holds it for two stores. A lock-free list was considered: it needs an atomic operation as well, and
// others to keep the receiver alive and to say whether it waits and must be woken, which is what makes that no wake-up is lost here.
//
// Tested by runtime/scheduler/scheduler_test.cc and tests/programs.
#ifndef RUNTIME_PROCESS_MAILBOX_H_
#define RUNTIME_PROCESS_MAILBOX_H_

#include <atomic>

#include "runtime/base/spin_lock.h"
#include "runtime/process/signal.h"

namespace lumen::runtime {

class Mailbox {
 public:
  Mailbox() = default;
  // Before another thread knows it.
  void UseLock(SpinLock& lock) { lock_ = &lock; }
  Mailbox(const Mailbox&) = delete;
  Mailbox& operator=(const Mailbox&) = delete;

  // --- the inbox: any thread
  // Adds a signal; the caller holds the lock. True where the owner waits: the caller makes it runnable, nobody else will.
  bool AddLocked(Signal* signal) {
    signal->next = nullptr;
    if (is_waiting_) {
      is_waiting_ = false;
      handed_over_ = signal;
      return true;
    }
    *inbox_last_ = signal;
    inbox_last_ = &signal->next;
    // Relaxed: read without the lock as a hint only.
    has_inbox_.store(true, std::memory_order_relaxed);
    return false;
  }
  // The same; the caller does not hold the lock.
  bool Add(Signal* signal) {
    SpinLockHolder holder(*lock_);
    return AddLocked(signal);
  }
  // The owner: whether something has arrived since TakeInbox. A hint: what arrives meanwhile is seen by WaitForSignal.
  bool has_signals() const { return handed_over_ != nullptr || has_inbox_.load(std::memory_order_relaxed); }
  // The owner: all that has arrived, linked. What arrives meanwhile may be among it.
  Signal* TakeInbox() {
    Signal* signals = handed_over_;
    handed_over_ = nullptr;
    if (!has_inbox_.load(std::memory_order_relaxed)) return signals;
    Signal** last = &signals;
    while (*last != nullptr) last = &(*last)->next;
    SpinLockHolder holder(*lock_);
    *last = inbox_first_;
    inbox_first_ = nullptr;
    inbox_last_ = &inbox_first_;
    has_inbox_.store(false, std::memory_order_relaxed);
    return signals;
  }
  // The owner: gives signals back that it took and did not handle; they stand in front of what has come since.
  void PutBack(Signal* signals);
  // The owner: says that the next Add has to wake it. False where something is there already.
  bool WaitForSignal() {
    if (handed_over_ != nullptr) return false;
    SpinLockHolder holder(*lock_);
    if (inbox_first_ != nullptr) return false;
    is_waiting_ = true;
    return true;
  }

  // --- the queue: the owner
  Signal* first() const { return first_; }
  Signal* current() const { return *cursor_; }
  size_t size() const { return size_; }
  size_t adopted_count() const { return adopted_count_; }
  // Words of the terms in the queue that are not on the heap yet.
  size_t waiting_words() const { return waiting_words_; }
  void Append(Signal* message) {
    message->next = nullptr;
    message->is_priority = false;
    *last_ = message;
    last_ = &message->next;
    Count(message);
  }
  // A priority message (EEP 76): in front of all others, behind those of its kind. The next look is at it, or at an older one of its kind.
  void AppendPriority(Signal* message) {
    Signal** place = priority_last_;
    const bool looks_at_priority = *cursor_ != nullptr && (*cursor_)->is_priority;
    message->is_priority = true;
    message->next = *place;
    *place = message;
    if (last_ == place) last_ = &message->next;
    priority_last_ = &message->next;
    if (!looks_at_priority) cursor_ = place;
    marker_count_ = 0;  // it may hold any of the references, and is in front of the markers
    Count(message);
  }
  // Puts the current message's term on the heap.
  void Adopt(Heap& heap, Signal* message) {
    waiting_words_ -= TermWords(message);
    AdoptPayload(heap, message);
    message->is_adopted = true;
    ++adopted_count_;
  }
  void Advance() { cursor_ = &(*cursor_)->next; }
  // The next look starts with the oldest.
  void Restart() { cursor_ = &first_; }
  // Removes the message at `link` and deletes it.
  void Remove(Signal** link) {
    Signal* message = *link;
    Signal** after = &message->next;
    *link = message->next;
    if (last_ == after) last_ = link;
    if (cursor_ == after) cursor_ = link;
    for (size_t i = 0; i < marker_count_; ++i) {
      if (markers_[i].place == after) markers_[i].place = link;
    }
    if (priority_last_ == after) priority_last_ = link;
    --size_;
    if (message->is_adopted) {
      --adopted_count_;
    } else {
      waiting_words_ -= TermWords(message);
    }
    DeleteSignal(message);
  }
  void RemoveCurrent() { Remove(cursor_); }
  Signal** first_link() { return &first_; }

  // A reference was made: no message that is here can hold it. `reference`: its number. Of those marked, the latest
  // kMarkerCount are remembered: calls that wait for replies to several references, one inside the other, skip for each.
  void Mark(Word reference);
  // Nobody will wait for that reference any more.
  void Unmark(Word reference);
  // Every message wanted holds that reference: the older ones need no look.
  void SkipTo(Word reference) {
    for (size_t i = marker_count_; i-- > 0;) {
      if (markers_[i].reference == reference) {
        cursor_ = markers_[i].place;
        return;
      }
    }
  }

  // Of the inbox, for dumps: other threads stand still.
  size_t inbox_size_unlocked() const {
    size_t size = 0;
    for (const Signal* list : {handed_over_, inbox_first_}) {
      for (const Signal* signal = list; signal != nullptr; signal = signal->next) ++size;
    }
    return size;
  }

  // Deletes everything.
  void Clear();

 private:
  // Until UseLock.
  static inline constinit SpinLock common_lock_;

  // Where the queue ended when a reference was made.
  struct Marker {
    Word reference;
    Signal** place;
  };
  static constexpr uint32_t kMarkerCount = 8;

  // Words that the term of a message which was not adopted takes.
  static size_t TermWords(Signal* message) {
    Chunk* chunk = message->chunk();
    return chunk != nullptr ? chunk->used_words() : message->payload_words;
  }
  void Count(Signal* message) {
    ++size_;
    if (message->is_adopted) {
      ++adopted_count_;
    } else {
      waiting_words_ += TermWords(message);
    }
  }

  SpinLock* lock_ = &common_lock_;
  // Guarded by it.
  bool is_waiting_ = false;
  std::atomic<bool> has_inbox_{false};
  Signal* inbox_first_ = nullptr;
  Signal** inbox_last_ = &inbox_first_;
  // The owner's, and of the one that wakes it until it runs: older than what is in the inbox.
  Signal* handed_over_ = nullptr;
  // The owner's.
  Signal* first_ = nullptr;
  Signal** last_ = &first_;
  Signal** cursor_ = &first_;
  Signal** priority_last_ = &first_;  // behind the priority messages
  Marker* markers_ = nullptr;           // room for kMarkerCount, the oldest first; null until there is one
  uint32_t marker_count_ = 0;
  size_t size_ = 0;
  size_t adopted_count_ = 0;
  size_t waiting_words_ = 0;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_MAILBOX_H_
