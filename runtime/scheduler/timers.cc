#include "runtime/scheduler/timers.h"

#include <stdlib.h>
#include <string.h>

#include <atomic>

#include "runtime/base/clock.h"
#include "runtime/process/process_table.h"

namespace lumen::runtime {

namespace {
constexpr int64_t kNanosecondsPerTick = 1'000'000;
constexpr size_t kMostKept = 4096;
// ... and where there is no timer left: those kept lie scattered, and each holds on to memory around it.
constexpr size_t kMostKeptWhenEmpty = 64;

// Deleted timers to be used again; guarded by timer_lock.
constinit Timer* free_timers = nullptr;
constinit size_t free_count = 0;

size_t HashOf(Word reference) { return static_cast<size_t>((reference * 0x9E3779B97F4A7C15u) >> 32); }
}  // namespace

Timer* TimerWheel::Start(int64_t now, int64_t deadline, Word reference, Term to, Signal* message) {
  Timer* timer = free_timers;
  if (timer != nullptr) {
    free_timers = timer->next;
    --free_count;
  } else {
    timer = static_cast<Timer*>(malloc(sizeof(Timer)));
    if (timer == nullptr) FatalOutOfMemory(sizeof(Timer));
  }
  if (size_ == 0) now_ = static_cast<uint64_t>(now / kNanosecondsPerTick);  // nothing to pass on the way
  auto tick = static_cast<uint64_t>(deadline / kNanosecondsPerTick + (deadline % kNanosecondsPerTick != 0));
  *timer = {nullptr, nullptr, nullptr, deadline, tick > now_ ? tick : now_ + 1, reference, to, message, 0, 0};
  ++size_;
  Place(timer);
  if (message != nullptr) {
    if (hash_size_ == hash_capacity_) GrowHash();
    Timer** bucket = &hash_[HashOf(reference) & (hash_capacity_ - 1)];
    timer->next_of_hash = *bucket;
    *bucket = timer;
    ++hash_size_;
  }
  return timer;
}

void TimerWheel::GrowHash() {
  size_t capacity = hash_capacity_ == 0 ? 64 : 2 * hash_capacity_;
  auto* hash = static_cast<Timer**>(calloc(capacity, sizeof(Timer*)));
  if (hash == nullptr) FatalOutOfMemory(capacity * sizeof(Timer*));
  for (size_t i = 0; i < hash_capacity_; ++i) {
    for (Timer* timer = hash_[i]; timer != nullptr;) {
      Timer* next = timer->next_of_hash;
      Timer** bucket = &hash[HashOf(timer->reference) & (capacity - 1)];
      timer->next_of_hash = *bucket;
      *bucket = timer;
      timer = next;
    }
  }
  free(hash_);
  hash_ = hash;
  hash_capacity_ = capacity;
}

void TimerWheel::RemoveFromHash(Timer* timer) {
  Timer** link = &hash_[HashOf(timer->reference) & (hash_capacity_ - 1)];
  while (*link != timer) link = &(*link)->next_of_hash;
  *link = timer->next_of_hash;
  --hash_size_;
}

Timer* TimerWheel::Find(Word reference) {
  if (hash_capacity_ == 0) return nullptr;
  Timer* timer = hash_[HashOf(reference) & (hash_capacity_ - 1)];
  while (timer != nullptr && timer->reference != reference) timer = timer->next_of_hash;
  return timer;
}

void TimerWheel::Place(Timer* timer) {
  uint64_t difference = timer->tick ^ now_;
  int level = difference == 0 ? 0 : (63 - __builtin_clzll(difference)) / kLevelBits;
  if (level >= kLevels) level = kLevels - 1;  // further than anybody waits
  int index = static_cast<int>((timer->tick >> (level * kLevelBits)) & (kSlots - 1));
  timer->level = static_cast<uint8_t>(level);
  timer->slot = static_cast<uint8_t>(index);
  Slot& slot = slots_[level][index];
  timer->previous = slot.last;
  timer->next = nullptr;
  (slot.last == nullptr ? slot.first : slot.last->next) = timer;
  slot.last = timer;
  used_[level] |= uint64_t{1} << index;
}

void TimerWheel::Unlink(Timer* timer) {
  Slot& slot = slots_[timer->level][timer->slot];
  (timer->previous == nullptr ? slot.first : timer->previous->next) = timer->next;
  (timer->next == nullptr ? slot.last : timer->next->previous) = timer->previous;
  if (slot.first == nullptr) used_[timer->level] &= ~(uint64_t{1} << timer->slot);
}

void TimerWheel::Delete(Timer* timer) {
  if (timer->message != nullptr) DeleteSignal(timer->message);
  if (free_count >= kMostKept) return free(timer);
  timer->next = free_timers;
  free_timers = timer;
  ++free_count;
}

void TimerWheel::GiveBackMemory() {
  if (size_ != 0) return;
  while (free_count > kMostKeptWhenEmpty) {
    Timer* timer = free_timers;
    free_timers = timer->next;
    --free_count;
    free(timer);
  }
  if (hash_capacity_ <= kMostKept) return;
  free(hash_);
  hash_ = nullptr;
  hash_capacity_ = 0;
}

void TimerWheel::Cancel(Timer* timer) {
  Unlink(timer);
  --size_;
  if (timer->message != nullptr) RemoveFromHash(timer);
  Delete(timer);
}

bool TimerWheel::NextTick(uint64_t* tick) const {
  for (int level = 0; level < kLevels; ++level) {
    int shift = level * kLevelBits;
    int here = static_cast<int>((now_ >> shift) & (kSlots - 1));
    // Slots behind this one; of the lowest ring this one too, which may have been filled since now_.
    uint64_t later = used_[level] & (level == 0 ? ~uint64_t{0} << here : ~uint64_t{1} << here);
    if (later == 0) continue;
    uint64_t slot = static_cast<uint64_t>(__builtin_ctzll(later));
    *tick = ((now_ >> shift >> kLevelBits << kLevelBits) | slot) << shift;
    return true;
  }
  return false;
}

// Goes to a tick; timers of the slots that begin there move down.
void TimerWheel::MoveTo(uint64_t tick) {
  now_ = tick;
  for (int level = kLevels - 1; level > 0; --level) {
    int shift = level * kLevelBits;
    int index = static_cast<int>((now_ >> shift) & (kSlots - 1));
    Slot slot = slots_[level][index];
    if (slot.first == nullptr) continue;
    slots_[level][index] = Slot();
    used_[level] &= ~(uint64_t{1} << index);
    for (Timer* timer = slot.first; timer != nullptr;) {
      Timer* next = timer->next;
      Place(timer);
      timer = next;
    }
  }
}

Timer* TimerWheel::TakeDue(int64_t now) {
  auto target = static_cast<uint64_t>(now / kNanosecondsPerTick);
  uint64_t tick;
  while (NextTick(&tick) && tick <= target) {
    if (tick != now_) MoveTo(tick);
    Timer* timer = slots_[0][now_ & (kSlots - 1)].first;
    if (timer == nullptr) continue;  // only moved down
    Unlink(timer);
    --size_;
    if (timer->message != nullptr) RemoveFromHash(timer);
    return timer;
  }
  return nullptr;
}

int64_t TimerWheel::NextDeadline() const {
  uint64_t tick;
  if (size_ == 0 || !NextTick(&tick)) return kNoDeadline;
  constexpr auto kMost = static_cast<uint64_t>(kNoDeadline / kNanosecondsPerTick);
  return tick >= kMost ? kNoDeadline - 1 : static_cast<int64_t>(tick) * kNanosecondsPerTick;
}

constinit SpinLock timer_lock;
constinit TimerWheel timers;

namespace {
// When the next timer may be due, or earlier. Written under timer_lock; read without it as a hint: who has started a timer sees it.
constinit std::atomic<int64_t> next_deadline{kNoDeadline};

// Caller holds timer_lock.
void NoteDeadline(int64_t deadline) {
  if (deadline < next_deadline.load(std::memory_order_relaxed)) next_deadline.store(deadline, std::memory_order_relaxed);
}

// Caller holds timer_lock. Takes the timer over.
void Fire(Timer* timer) {
  Signal* message = timer->message;
  timer->message = nullptr;
  Term pid = IsAtom(timer->to) ? PidOfName(timer->to) : timer->to;
  if (message == nullptr) {
    {
      ProcessHolder process(pid);
      if (process.get() != nullptr) process.get()->receive_timer = nullptr;
    }
    SendSignal(pid, NewSignal(SignalKind::kTimeout, 0, timer->reference));
  } else if (pid == kNoValue) {
    DeleteSignal(message);
  } else {
    SendSignal(pid, message);
  }
  TimerWheel::Delete(timer);
}
}  // namespace

int64_t NextTimerDeadline() { return next_deadline.load(std::memory_order_relaxed); }

int64_t FireTimers() {
  constexpr int kMostAtOnce = 32;  // so that others get the lock
  int64_t next = next_deadline.load(std::memory_order_relaxed);
  while (next != kNoDeadline) {
    int64_t now = MonotonicNow();
    if (now < next) break;
    SpinLockHolder holder(timer_lock);
    int fired = 0;
    for (; fired < kMostAtOnce; ++fired) {
      Timer* timer = timers.TakeDue(now);
      if (timer == nullptr) break;
      Fire(timer);
    }
    if (fired == kMostAtOnce) continue;
    timers.GiveBackMemory();
    next = timers.NextDeadline();
    next_deadline.store(next, std::memory_order_relaxed);
  }
  return next;
}

void StartReceiveTimer(Process& process, uint64_t milliseconds) {
  SpinLockHolder holder(timer_lock);
  int64_t now = MonotonicNow();
  process.receive_timer_number = NewReferenceNumber();
  const int64_t deadline = now + static_cast<int64_t>(milliseconds) * kNanosecondsPerTick;
  process.receive_timer = timers.Start(now, deadline, process.receive_timer_number, process.pid(), nullptr);
  NoteDeadline(deadline);
}

void StopReceiveTimer(Process& process) {
  SpinLockHolder holder(timer_lock);
  if (process.receive_timer != nullptr) timers.Cancel(process.receive_timer);
  process.receive_timer = nullptr;
  process.receive_timer_number = 0;
}

void StartMessageTimer(int64_t deadline, Word reference, Term to, Signal* message) {
  SpinLockHolder holder(timer_lock);
  // Only the first needs the time.
  timers.Start(timers.size() == 0 ? MonotonicNow() : 0, deadline, reference, to, message);
  NoteDeadline(deadline);
}

int64_t LeftOfTimer(Word reference, bool cancels) {
  SpinLockHolder holder(timer_lock);
  Timer* timer = timers.Find(reference);
  if (timer == nullptr) return -1;
  int64_t left = timer->deadline - MonotonicNow();
  if (cancels) timers.Cancel(timer);
  if (left < 0) left = 0;
  return (left + kNanosecondsPerTick - 1) / kNanosecondsPerTick;
}

}  // namespace lumen::runtime
