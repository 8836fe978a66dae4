// See descriptors.h.
#include "runtime/scheduler/descriptors.h"

#include <utility>

#include "runtime/base/spin_lock.h"
#include "runtime/base/standard_output.h"
#include "runtime/platform/platform.h"
#include "runtime/process/communication.h"
#include "runtime/scheduler/group.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

constinit SpinLock lock;
// Pids; kNoValue: nobody waits. Guarded by lock.
constinit Term waiters[3] = {kNoValue, kNoValue, kNoValue};

bool IsWaitedFor(Interest interest) {
  SpinLockHolder holder(lock);
  return waiters[static_cast<int>(interest)] != kNoValue;
}

void Tell(Interest interest, const char* message) {
  Term pid;
  {
    SpinLockHolder holder(lock);
    pid = std::exchange(waiters[static_cast<int>(interest)], kNoValue);
  }
  if (pid != kNoValue) SendMessage(pid, InternAtom(message));
}

void Deliver(platform::Events events) {
  if (events.input) Tell(Interest::kInput, "lumen_input");
  if (events.output && StandardOutput().FlushAvailable()) Tell(Interest::kOutput, "lumen_output");
  if (IsWaitedFor(Interest::kTermination) && platform::TakeTermination()) Tell(Interest::kTermination, "lumen_sigterm");
}

}  // namespace

void AskFor(Interest interest, Term pid) {
  {
    SpinLockHolder holder(lock);
    waiters[static_cast<int>(interest)] = pid;
    if (interest == Interest::kTermination) platform::WatchTermination();
  }
  InterestsHaveChanged();
}

bool IsAnythingAwaited() { return IsWaitedFor(Interest::kInput) || IsWaitedFor(Interest::kOutput); }

void PollDescriptors() {
  platform::Events events;
  {
    SpinLockHolder holder(lock);
    events.input = waiters[static_cast<int>(Interest::kInput)] != kNoValue;
    events.output = waiters[static_cast<int>(Interest::kOutput)] != kNoValue;
    if (!events.input && !events.output && waiters[static_cast<int>(Interest::kTermination)] == kNoValue) return;
  }
  if (events.input || events.output) events = platform::WaitForEvents(0, events, /*is_interruptible=*/false);
  Deliver(events);
}

void WaitForDescriptors(int64_t nanoseconds) {
  platform::Events events;
  events.input = IsWaitedFor(Interest::kInput);
  events.output = !StandardOutput().FlushAvailable() || IsWaitedFor(Interest::kOutput);
  Deliver(platform::WaitForEvents(nanoseconds, events, /*is_interruptible=*/true));
}

}  // namespace lumen::runtime
