#include "runtime/scheduler/scheduler.h"

#include "runtime/abi/leave_reason.h"
#include "runtime/base/check.h"
#include "runtime/base/clock.h"
#include "runtime/base/standard_output.h"
#include "runtime/code/export_table.h"
#include "runtime/platform/platform.h"
#include "runtime/process/code_word.h"
#include "runtime/process/communication.h"
#include "runtime/process/exception.h"
#include "runtime/process/free_signals.h"
#include "runtime/process/process_table.h"
#include "runtime/process/runtime_calls.h"
#include "runtime/process/stack_report.h"
#include "runtime/scheduler/descriptors.h"
#include "runtime/scheduler/group.h"
#include "runtime/scheduler/report.h"
#include "runtime/scheduler/standby.h"
#include "runtime/scheduler/timers.h"
#include "runtime/scheduler/transfers.h"
#include "runtime/scheduler/workers.h"
#include "runtime/term/atoms.h"

namespace lumen::runtime {

namespace {
constinit thread_local Scheduler* current_scheduler = nullptr;
// Of the process that this thread runs.
constinit thread_local Word thread_arguments[abi::kArgumentWords] = {};

// Of threads that work alone (workers.h). Relaxed: counts.
constinit std::atomic<uint64_t> slices_alone{0};
constinit std::atomic<uint64_t> reductions_alone{0};

constexpr unsigned kTurnsBeforeLow = 8;
// What virtual time a slice and a reduction take.
constexpr int64_t kNanosecondsPerSlice = 200;
constexpr int64_t kNanosecondsPerReduction = 5;
// Work, in reductions, between looks at the clock; what a slice costs by itself.
constexpr size_t kWorkPerClock = 4000;
constexpr size_t kWorkPerSlice = 40;
// A waiting process keeps so much outside its block.
constexpr size_t kMostWaitingFragmentWords = 512;
// Slices between looks at the others' queues, and how much longer one of them has to be for taking some of it.
constexpr unsigned kSlicesPerBalance = 64;
constexpr size_t kImbalance = 4;
// At most so many processes are stolen at once: the victim's lock is held meanwhile.
constexpr size_t kMostStolen = 32;
// Of bound ones, which stay.
constexpr size_t kMostBoundLookedAt = 256;

// Whose end the program's first thread waits for.
struct Awaited {
  Scheduler* waiter = nullptr;
  Process* process = nullptr;  // not to be deleted; null: one that the process table tells of (RunUntilGone)
  ProcessEnd end = ProcessEnd::kReturned;
  std::atomic<bool> has_ended{false};  // publishes `end` and the process
  // Of whoever drives the waiter: the thread that waits, by its argument words, and what another thread does instead of it.
  const Word* thread = nullptr;
  Scheduler::Otherwise otherwise = nullptr;
};
// Written by the waiter before the process can end.
constinit Awaited awaited;

void TellWaiter() {
  awaited.has_ended.store(true, std::memory_order_release);
  if (awaited.waiter != CurrentScheduler() || WorksAlone()) WakeScheduler(*awaited.waiter);
}

ProcessEnd EndOf(const Process& process) {
  if (process.exit_reason != kNoValue) return ProcessEnd::kExited;
  return static_cast<abi::LeaveReason>(process.leave_reason) == abi::LeaveReason::kReturned ? ProcessEnd::kReturned
                                                                                            : ProcessEnd::kRaised;
}
}  // namespace

Scheduler* CurrentScheduler() { return current_scheduler; }
uint64_t SlicesOfLongWork() { return slices_alone.load(std::memory_order_relaxed); }
uint64_t ReductionsOfLongWork() { return reductions_alone.load(std::memory_order_relaxed); }

void MakeRunnable(Process& process) {
  Scheduler* scheduler = current_scheduler;
  // Tests send before anything runs.
  (scheduler != nullptr ? scheduler : process.scheduler)->Push(&process);
}

void ProcessWasWoken() {
  if (current_scheduler != nullptr) current_scheduler->OfferSurplus();
}

void AwaitedProcessIsGone() { TellWaiter(); }

void RunQueue::Push(Process* process) {
  const Priority boost = process->boost.load(std::memory_order_relaxed);
  const Priority priority = boost > process->priority ? boost : process->priority;
  Append(lists_[static_cast<int>(priority)], process);
  ++size_;
  if (process->bound_to != 0) ++bound_;
}

[[gnu::cold]] bool RunQueue::Raise(Process* process, Priority priority) {
  // The lock is held meanwhile.
  size_t looks = 4096;
  for (int i = static_cast<int>(priority); i-- > 0;) {
    Process* before = nullptr;
    for (Process* here = lists_[i].first; here != nullptr; before = here, here = here->next) {
      if (here == process) {
        Unlink(lists_[i], before, process);
        Append(lists_[static_cast<int>(priority)], process);
        return true;
      }
      if (--looks == 0) return false;
    }
  }
  return false;
}

void RunQueue::Unlink(List& list, Process* before, Process* process) {
  (before == nullptr ? list.first : before->next) = process->next;
  if (list.last == process) list.last = before;
  --list.size;
}

void RunQueue::Append(List& list, Process* process) {
  process->next = nullptr;
  if (list.last == nullptr) {
    list.first = process;
  } else {
    list.last->next = process;
  }
  list.last = process;
  ++list.size;
}

Process* RunQueue::Take(Priority priority, size_t skipped) {
  List& list = lists_[static_cast<int>(priority)];
  if (skipped >= list.size) return nullptr;
  Process* before = nullptr;
  Process* process = list.first;
  for (; skipped > 0; --skipped) before = std::exchange(process, process->next);
  Unlink(list, before, process);
  --size_;
  if (process->bound_to != 0) --bound_;
  return process;
}

void RunQueue::MoveEverySecond(RunQueue& taken, size_t most) {
  size_t looks = kMostBoundLookedAt;
  for (int priority = kPriorities; priority-- > 0;) {
    List& list = lists_[priority];
    Process* before = nullptr;
    bool goes = true;
    for (Process* process = list.first; process != nullptr && taken.size() < most;) {
      Process* next = process->next;
      const bool is_bound = process->bound_to != 0;
      if (is_bound && --looks == 0) return;
      if (goes && !is_bound) {
        Unlink(list, before, process);
        --size_;
        taken.Push(process);
      } else {
        before = process;
      }
      if (!is_bound) goes = !goes;
      process = next;
    }
  }
}

[[gnu::cold]] void RunQueue::GiveUnbound(RunQueue& to, size_t count) {
  if (bound_ == 0) {
    for (; count > 0 && size_ > 0; --count) to.Push(Pop());
    return;
  }
  size_t passes = kMostBoundLookedAt;
  for (int i = kPriorities; i-- > 0;) {
    List& list = lists_[i];
    Process* before = nullptr;
    for (Process* process = list.first; process != nullptr && count > 0;) {
      Process* next = process->next;
      if (process->bound_to != 0) {
        if (--passes == 0) return;
        before = process;
      } else {
        Unlink(list, before, process);
        --size_;
        --count;
        to.Push(process);
      }
      process = next;
    }
  }
}

Process* RunQueue::TakeAny(Priority priority, Choices* choices) {
  // Not further: finding one takes time, and processes come to the front soon enough.
  constexpr size_t kMostLookedAt = 64;
  size_t size = lists_[static_cast<int>(priority)].size;
  return size == 0 ? nullptr : Take(priority, choices->Below(size < kMostLookedAt ? size : kMostLookedAt));
}

Process* RunQueue::Pop(Choices* choices) {
  if (size_ == 0) return nullptr;
  if (choices != nullptr) {
    if (Process* process = TakeAny(Priority::kMax, choices)) return process;
    if (Process* process = TakeAny(Priority::kHigh, choices)) return process;
    const bool is_low_first = choices->Below(kTurnsBeforeLow) == 0;
    if (is_low_first) {
      if (Process* process = TakeAny(Priority::kLow, choices)) return process;
    }
    if (Process* process = TakeAny(Priority::kNormal, choices)) return process;
    return TakeAny(Priority::kLow, choices);
  }
  if (Process* process = Take(Priority::kMax)) return process;
  if (Process* process = Take(Priority::kHigh)) return process;
  if (lists_[static_cast<int>(Priority::kLow)].first != nullptr && ++passed_over_ >= kTurnsBeforeLow) {
    passed_over_ = 0;
    return Take(Priority::kLow);
  }
  if (Process* process = Take(Priority::kNormal)) return process;
  return Take(Priority::kLow);
}

Process* Scheduler::NewProcess(size_t block_words) {
  Process* process = AllocateProcess();
  InitialiseProcess(*process, block_words, thread_arguments,
                    reinterpret_cast<const void*>(call_types::lumen_process_end));
  process->scheduler = this;
  if (EnterProcess(*process)) return process;
  FreeProcess(*process);
  DeallocateProcess(process);
  return nullptr;
}

void Scheduler::DeleteProcess(Process* process) { EndProcess(process, atoms::Normal()); }

void Scheduler::PrepareProcess(Process* process, void* entry, const Term* arguments, size_t arity) {
  process->resume = entry;
  process->live_count = arity;
  SaveArguments(*process, arguments);
}

void Scheduler::StartProcess(Process* process, void* entry, const Term* arguments, size_t arity) {
  PrepareProcess(process, entry, arguments, arity);
  Push(process);
}

Scheduler& Scheduler::PlaceFor(const Process& process) {
  if (__builtin_expect(process.bound_to != 0, 0)) return SchedulerAt(process.bound_to - 1u);
  if (__builtin_expect(IsToStandBy(index_), 0)) return SchedulerAt(0);
  return *this;
}

void Scheduler::Push(Process* process) {
  Scheduler& place = PlaceFor(*process);
  {
    SpinLockHolder holder(place.queue_lock_);
    place.run_queue_.Push(process);
    place.queue_length_.set(place.run_queue_.size());
  }
  if (__builtin_expect(&place != this || WorksAlone(), 0)) WorkHasCome(place);
}

void Scheduler::OfferSurplus() {
  // The others are started between slices. What a thread that works alone puts there has told them (Push).
  if (!has_several_threads || WorksAlone()) return;
  // The one that runs may not be done for long, and of those that are ready one is next here.
  if (run_queue_length() > 1) WakeSleeper();
}

namespace {

// Lets the process, which is to go on next, raise its pending error, or call what CallUndefined found.
void EnterPending(Process& process) {
  process.live_count = 0;
  if (process.pending.is_trap) {
    RaisePending(process, nullptr);
  } else {
    process.resume = reinterpret_cast<void*>(call_types::lumen_undefined);
  }
  SaveArguments(process);
}

// Makes a waiting process ready to go on; false where it has to wait longer.
bool FinishWait(Process& process) {
  Term result = kNoValue;
  switch (process.wait) {
    case Wait::kNothing:
      return true;
    case Wait::kMessage:
      if (process.mailbox.current() != nullptr) {
        result = atoms::False();
        break;
      }
      [[fallthrough]];
    case Wait::kTimeout:
      if (!process.timed_out) return false;
      process.timed_out = false;
      process.mailbox.Restart();
      result = atoms::True();
      break;
    case Wait::kConsent:
      return false;
    case Wait::kRefused: {
      Term call = process.wait_result;
      const auto* name = reinterpret_cast<const BifName*>(static_cast<intptr_t>(SmallValue(TupleElement(call, 0))));
      Term arguments[kMaxBifArity];
      for (unsigned i = 0; i < name->arity; ++i) arguments[i] = TupleElement(call, 2 + i);
      process.wait = Wait::kNothing;
      process.wait_result = kNoValue;
      FailBadArgument(process, *name, arguments);
      EnterPending(process);
      return true;
    }
    case Wait::kReply:
      if (process.wait_reference != 0) return false;
      result = process.wait_result;
      break;
    case Wait::kTurn:
      result = process.wait_result;
      break;
    case Wait::kFailedStart: {
      Term failure = process.wait_result;
      process.wait = Wait::kNothing;
      process.wait_result = kNoValue;
      if (TupleArity(failure) == 1) {
        FailCallFun(process, TupleElement(failure, 0), kNil, /*is_tail=*/true);
      } else if (TupleArity(failure) == 2) {
        FailMissingFun(process, TupleElement(failure, 0), TupleElement(failure, 1), /*is_tail=*/true);
      } else {
        CallUndefined(process, TupleElement(failure, 0), TupleElement(failure, 1), TupleElement(failure, 2), 0);
      }
      EnterPending(process);
      return true;
    }
    case Wait::kHibernate: {
      if (process.mailbox.first() == nullptr) return false;
      Term call = process.wait_result;
      size_t arity = 0;
      for (Term list = TupleElement(call, 2); IsCons(list); list = Tail(list)) process.arguments[arity++] = Head(list);
      process.resume = FindExport(TupleElement(call, 0), TupleElement(call, 1), arity);
      if (process.resume == nullptr) {
        CallUndefined(process, TupleElement(call, 0), TupleElement(call, 1), TupleElement(call, 2), 0);
        process.wait = Wait::kNothing;
        process.wait_result = kNoValue;
        EnterPending(process);
        return true;
      }
      process.live_count = arity;
      process.wait = Wait::kNothing;
      process.wait_result = kNoValue;
      SaveArguments(process);
      return true;
    }
  }
  process.wait = Wait::kNothing;
  process.wait_result = kNoValue;
  process.arguments[0] = result;
  process.live_count = 1;
  SaveArguments(process);
  return true;
}

}  // namespace

void Scheduler::Park(Process* process) {
  // Who hibernates is woken by any message, those that it has taken in before included.
  const bool has_turn =
      process->wait == Wait::kTurn || (process->wait == Wait::kHibernate && process->mailbox.first() != nullptr);
  if (has_turn || process->exit_reason != kNoValue || !process->mailbox.WaitForSignal()) Push(process);
}

namespace {
// A process that was beyond its max_heap_size after a collection ends before its next slice.
void EnforceHeapLimit(Process& process) {
  if (!process.exceeds_heap_limit || process.exit_reason != kNoValue) return;
  process.exceeds_heap_limit = false;
  if (process.heap_limit.reports) ReportHeapLimit(process);
  if (process.heap_limit.kills) process.exit_reason = atoms::Killed();
}
}  // namespace

bool Scheduler::RunSlice(Process* process) {
  context_switches_.Add(1);  // this thread drives the scheduler as yet; from here on it may give it away (WorksAlone)
  Process::pending = PendingError();
  process->arguments = thread_arguments;
  process->scheduler = this;
  const Priority boost = process->boost.load(std::memory_order_relaxed);
  if (__builtin_expect(boost != Priority::kLow, 0)) process->boost.store(Priority::kLow, std::memory_order_relaxed);
  if (process->mailbox.has_signals()) {
    HandleSignals(*process, /*may_collect=*/true);
    EnforceHeapLimit(*process);  // a collection may have been asked for
  }
  if (process->exit_reason != kNoValue) return true;
  if (process->suspend_count != 0) {
    // Signals reach it, nothing else does; the one that resumes it wakes it.
    if (!process->mailbox.WaitForSignal()) Push(process);
    return false;
  }
  if (__builtin_expect(boost > process->priority, 0)) {
    // It had this turn for its signals only.
    Push(process);
    return false;
  }
  if (process->wait != Wait::kNothing && !FinishWait(*process)) {
    Park(process);
    return false;
  }
  RestoreArguments(*process);
  // A collection that was asked for may have made this thread work alone: then it has nothing to grant.
  const intptr_t granted = WorksAlone() ? 0 : choices_ == nullptr ? kReductionsPerSlice : choices_->Slice(kReductionsPerSlice);
  process->reductions = process->slice_reductions = granted;
  process->forfeited_reductions = 0;
  process->is_running = true;
  running_process = process;
  lumen_enter(process);
  running_process = nullptr;
  process->is_running = false;
  const intptr_t work = granted - process->reductions - process->forfeited_reductions;
  const auto used = static_cast<size_t>(work < 0 ? 0 : work);
  process->total_reductions += used;
  if (WorksAlone()) {
    reductions_alone.fetch_add(used, std::memory_order_relaxed);
    slices_alone.fetch_add(1, std::memory_order_relaxed);
  } else {
    reductions_.Add(used);
    since_clock_ += used + kWorkPerSlice;
  }
  if (IsClockVirtual()) AdvanceClock(kNanosecondsPerSlice + static_cast<int64_t>(used) * kNanosecondsPerReduction);
  switch (static_cast<abi::LeaveReason>(process->leave_reason)) {
    case abi::LeaveReason::kYield:
      if (process->wants_collection() || collect_always) CollectProcess(*process, 0, process->live_count);
      SaveArguments(*process);
      EnforceHeapLimit(*process);
      Push(process);
      return false;
    case abi::LeaveReason::kSuspended:
      process->live_count = 0;
      if (process->wait == Wait::kHibernate) {
        CollectProcessFully(*process, 0, 0);
      } else if (process->fragment_words > kMostWaitingFragmentWords || collect_always ||
          process->young_binary_bytes > process->young_binary_limit) {
        CollectProcess(*process, 0, 0);
      }
      EnforceHeapLimit(*process);
      process->resume = CodeAddress(process->stack_top[0]);
      Park(process);
      return false;
    case abi::LeaveReason::kReturned:
    case abi::LeaveReason::kRaised:
    case abi::LeaveReason::kExited:
      return true;
  }
  __builtin_unreachable();
}

bool Scheduler::StealFrom(Scheduler& victim, size_t least, size_t most) {
  if (victim.run_queue_length() < least) return false;
  RunQueue stolen;
  {
    SpinLockHolder holder(victim.queue_lock_);
    size_t size = victim.run_queue_.unbound_size();
    if (size < least) return false;
    size_t count = (size + 1) / 2;
    if (count > most) count = most;
    if (count > kMostStolen) count = kMostStolen;
    victim.run_queue_.MoveEverySecond(stolen, count);
    victim.queue_length_.set(victim.run_queue_.size());
  }
  if (stolen.empty()) return false;
  SpinLockHolder holder(queue_lock_);
  while (Process* process = stolen.Pop()) run_queue_.Push(process);
  queue_length_.set(run_queue_.size());
  return true;
}

bool Scheduler::Raise(Process* process, Priority priority) {
  SpinLockHolder holder(queue_lock_);
  return run_queue_.Raise(process, priority);
}

void HandleSoon(const Process& asking, Term pid) {
  if (asking.priority > Priority::kNormal) HandleSoon(pid, asking.priority);
}

// Whoever puts it into a queue meanwhile looks at `boost` under the queue's lock: either that sees it, or this finds the process there.
void HandleSoon(Term pid, Priority priority) {
  ProcessHolder holder(pid);
  Process* process = holder.get();
  if (process == nullptr) return;
  Priority before = process->boost.load(std::memory_order_relaxed);
  while (before < priority && !process->boost.compare_exchange_weak(before, priority, std::memory_order_relaxed)) {
  }
  for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) {
    if (SchedulerAt(i).Raise(process, priority)) return;
  }
}

[[gnu::cold]] void Scheduler::GiveAllTo(Scheduler& other) {
  RunQueue given;
  {
    SpinLockHolder holder(queue_lock_);
    run_queue_.GiveUnbound(given, run_queue_.unbound_size());
    queue_length_.set(run_queue_.size());
  }
  if (given.empty()) return;
  {
    SpinLockHolder holder(other.queue_lock_);
    given.GiveUnbound(other.run_queue_, given.size());
    other.queue_length_.set(other.run_queue_.size());
  }
  WorkHasCome(other);
}

// From whoever comes first behind this one, so that thieves do not all go to the same.
bool Scheduler::Steal(size_t least) {
  const unsigned count = StartedSchedulers();
  for (unsigned i = 1; i < count; ++i) {
    if (StealFrom(SchedulerAt((index_ + i) % count), least, kMostStolen)) return true;
  }
  return false;
}

// Takes some of the longest queue where that is much longer than this one: a turn comes as often on every scheduler.
void Scheduler::Balance() {
  since_balance_ = 0;
  Scheduler* longest = this;
  for (unsigned i = 0, count = StartedSchedulers(); i < count; ++i) {
    Scheduler& other = SchedulerAt(i);
    if (other.run_queue_length() > longest->run_queue_length()) longest = &other;
  }
  const size_t here = run_queue_length(), there = longest->run_queue_length();
  if (there > here + here / 4 + kImbalance) StealFrom(*longest, here + kImbalance, (there - here) / 2);
}

namespace {
// SIGUSR1 has come, which ends the program as on OTP.
void DumpIfAsked() {
  if (!platform::TakeDumpSignal()) return;
  StandardOutput().Flush();
  constexpr std::string_view kSlogan = "Received SIGUSR1\n";
  platform::WriteAll(kStandardError, kSlogan.data(), kSlogan.size());
  if (write_crash_dump != nullptr) write_crash_dump("Received SIGUSR1");
  platform::Exit(1);
}
}  // namespace

void Scheduler::LookAtClockNext() { since_clock_ = kWorkPerClock; }

void Scheduler::LookAtClock() {
  since_clock_ = 0;
  DumpIfAsked();
  FireTimers();
  // Whoever sleeps there sees what comes.
  if (!HasPoller()) PollDescriptors();
}

bool Scheduler::WantsTrim() const {
  constexpr uint64_t kSlicesWorthIt = 1000;
  return context_switches() - slices_at_trim_ >= kSlicesWorthIt;
}

void Scheduler::TrimIfAsked() {
  const uint32_t round = TrimRound();
  if (round == trimmed_round_) return;
  trimmed_round_ = round;
  // What others give back in the same round may be this thread's to give to the system: another round comes.
  const uint64_t slices = context_switches();
  if (slices == slices_at_round_) slices_at_trim_ = slices;
  slices_at_round_ = slices;
  GiveBackAllKept();
  platform::ReturnFreeMemory();
}

void Scheduler::Idle() {
  DumpIfAsked();
  TrimIfAsked();
  int64_t next = FireTimers();
  since_clock_ = 0;
  if (run_queue_length() != 0) return;
  if (IsClockVirtual()) {
    // What is there now comes first; then virtual time passes at once. Without a timer only the outside can go on.
    WaitForDescriptors(next == kNoDeadline ? next : 0);
    if (next != kNoDeadline && run_queue_length() == 0) MoveClockTo(next);
    return;
  }
  TrimFreeSignals();
  if (!has_several_threads) {
    const int64_t trim_at = WantsTrim() ? MonotonicNow() + kIdleBeforeTrim : kNoDeadline;
    WaitForDescriptors(trim_at < next ? trim_at : next);
    if (run_queue_length() == 0 && trim_at != kNoDeadline && MonotonicNow() >= trim_at) BeginTrimRound();
    return;
  }
  // One ready process is not worth taking away: its scheduler is about to run it, unless that asks for help.
  constexpr size_t kWorthTaking = 2;
  if (Steal(kWorthTaking)) return;
  if (!StandardOutput().FlushAvailable()) InterestsHaveChanged();
  if (!SleepUntilNeeded(*this, next)) return;
  Steal(1);
  SearchIsOver();
}

Process* Scheduler::Next() {
  Process* next;
  size_t left;
  {
    SpinLockHolder holder(queue_lock_);
    next = run_queue_.Pop(choices_);
    queue_length_.set(run_queue_.size());
    left = run_queue_.unbound_size();
  }
  if (left > 0 && choices_ == nullptr) OfferWork(*this);
  return next;
}

bool Scheduler::Run() {
  current_scheduler = this;
  for (;;) {
    // Acquire: what the process left is visible.
    if (awaits_end_ && awaited.has_ended.load(std::memory_order_acquire)) return false;
    StandStillIfAsked();
    if (__builtin_expect(IsToStandBy(index_), 0)) {
      StandBy(*this);
      continue;
    }
    if (since_clock_ >= kWorkPerClock) LookAtClock();
    if (has_several_threads && ++since_balance_ >= kSlicesPerBalance) Balance();
    Process* next = Next();
    if (next == nullptr) {
      Idle();
      continue;
    }
    if (RunSlice(next)) Finish(next);
    if (!WorksAlone()) continue;
    StandStillIfAsked();
    return true;
  }
}

void Scheduler::Finish(Process* process) {
  const ProcessEnd end = EndOf(*process);
  if (process == awaited.process) {
    awaited.end = end;
    return TellWaiter();
  }
  Term reason = end == ProcessEnd::kReturned ? atoms::Normal()
                : end == ProcessEnd::kRaised ? ReasonOfException(*process)
                                             : process->exit_reason;
  if (end == ProcessEnd::kRaised && process->exception.exception_class != atoms::ExitClass()) ReportCrash(*process, reason);
  EndProcess(process, reason);
}

void Scheduler::Drive(Scheduler* scheduler) {
  for (;;) {
    while (scheduler->Run()) scheduler = WaitForScheduler();
    if (awaited.thread == thread_arguments) return;
    CHECK(awaited.otherwise != nullptr);
    awaited.otherwise(awaited.end);
  }
}

ProcessEnd Scheduler::RunUntilEnd(Process* process, Otherwise otherwise) {
  if (!has_several_threads) SetFirstScheduler(this);
  awaited.waiter = this;
  awaited.process = process;
  awaited.thread = thread_arguments;
  awaited.otherwise = otherwise;
  awaited.has_ended.store(false, std::memory_order_relaxed);  // relaxed: it has not run yet
  awaits_end_ = true;
  Drive(this);
  return awaited.end;
}

void Scheduler::RunUntilGone(Term pid, Otherwise otherwise) {
  awaited.thread = thread_arguments;
  awaited.otherwise = otherwise;
  awaited.has_ended.store(false, std::memory_order_relaxed);  // relaxed: the process table's lock publishes it
  if (AwaitProcess(pid)) Drive(this);
}

Scheduler::~Scheduler() {
  if (current_scheduler == this) current_scheduler = nullptr;
}

}  // namespace lumen::runtime
