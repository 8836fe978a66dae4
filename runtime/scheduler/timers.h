// Timers: messages and receive timeouts at a later time.
//
// A hierarchical wheel (Varghese and Lauck, 1987): kLevels rings of 64 slots; a slot of ring n spans 64^n milliseconds. A timer
// stands in the ring of the highest group of six bits in which its time differs from now, and moves down when time comes
// to its slot. Starting and cancelling take constant time, and a bitmap per ring finds the next slot in use. Timers fire in the
// order of their milliseconds, within one in the order they were started.
//
// One wheel for the program, under one lock; whoever looks whether something is due takes it only when that is so. Fired by the scheduler that
// finds time has passed, a few at a time, in order because sending is within the lock. Lock order: wheel, process table, mailbox, run queue.
// Tested by timers_test.cc.
#ifndef RUNTIME_SCHEDULER_TIMERS_H_
#define RUNTIME_SCHEDULER_TIMERS_H_

#include "runtime/process/communication.h"

namespace lumen::runtime {

inline constexpr int64_t kNoDeadline = INT64_MAX;

struct Timer {
  Timer* next;
  Timer* previous;
  Timer* next_of_hash;
  int64_t deadline;  // monotonic nanoseconds
  uint64_t tick;     // the millisecond at whose begin it fires
  Word reference;    // the number of its reference, or of the receive timeout
  Term to;           // a pid, or a name; of a receive timeout the pid
  Signal* message;   // null: a receive timeout
  uint8_t level, slot;
};

class TimerWheel {
 public:
  constexpr TimerWheel() = default;

  // Adds a timer; takes the message over. `now`, which counts where the wheel is empty, and `deadline` in monotonic nanoseconds.
  Timer* Start(int64_t now, int64_t deadline, Word reference, Term to, Signal* message);
  // Takes a timer out and deletes it.
  void Cancel(Timer* timer);
  // The message timer of that reference, or null.
  Timer* Find(Word reference);
  // Takes out timers that are due, one a call, in order; null when there is none (any more). The caller deletes it.
  Timer* TakeDue(int64_t now);
  // When the next timer may be due (never later than it is); kNoDeadline: there is none.
  int64_t NextDeadline() const;
  size_t size() const { return size_; }
  // Where it is empty: keeps little of what it once needed.
  void GiveBackMemory();
  static void Delete(Timer* timer);

 private:
  static constexpr int kLevelBits = 6;
  static constexpr int kSlots = 1 << kLevelBits;
  static constexpr int kLevels = 10;
  struct Slot {
    Timer* first = nullptr;
    Timer* last = nullptr;
  };
  void Place(Timer* timer);
  void Unlink(Timer* timer);
  void MoveTo(uint64_t tick);
  // The first tick after now_ at which a slot in use begins, of any ring.
  bool NextTick(uint64_t* tick) const;
  void RemoveFromHash(Timer* timer);
  void GrowHash();

  uint64_t now_ = 0;  // the last tick that has been reached
  size_t size_ = 0;
  Slot slots_[kLevels][kSlots];
  uint64_t used_[kLevels] = {};
  Timer** hash_ = nullptr;  // message timers by reference
  size_t hash_capacity_ = 0;
  size_t hash_size_ = 0;
};

// The program's wheel.
extern SpinLock timer_lock;
extern TimerWheel timers;  // guarded by timer_lock

// Fires what is due and says when the next timer may be.
int64_t FireTimers();
// When that may be; a hint on other threads than those that start timers.
int64_t NextTimerDeadline();
// Starts one: `message` goes to a pid or a registered name.
void StartMessageTimer(int64_t deadline, Word reference, Term to, Signal* message);
// The milliseconds left, -1 where there is no such timer (any more). `cancels`: it will not fire.
int64_t LeftOfTimer(Word reference, bool cancels);

}  // namespace lumen::runtime

#endif  // RUNTIME_SCHEDULER_TIMERS_H_
