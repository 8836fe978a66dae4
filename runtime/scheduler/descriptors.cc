// See descriptors.h.
#include "runtime/scheduler/descriptors.h"

#include "runtime/base/standard_output.h"
#include "runtime/platform/platform.h"
#include "runtime/process/communication.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

// Pids; kNoValue: nobody waits.
constinit Term input_waiter = kNoValue;
constinit Term output_waiter = kNoValue;
constinit Term termination_waiter = kNoValue;

void Tell(Term* waiter, const char* message) {
  Term pid = *waiter;
  *waiter = kNoValue;
  SendMessage(pid, InternAtom(message));
}

void Deliver(platform::Events events) {
  if (events.input && input_waiter != kNoValue) Tell(&input_waiter, "lumen_input");
  if (events.output && StandardOutput().FlushAvailable() && output_waiter != kNoValue) Tell(&output_waiter, "lumen_output");
  if (termination_waiter != kNoValue && platform::TakeTermination()) Tell(&termination_waiter, "lumen_sigterm");
}

}  // namespace

void AskFor(Interest interest, Term pid) {
  switch (interest) {
    case Interest::kInput:
      input_waiter = pid;
      break;
    case Interest::kOutput:
      output_waiter = pid;
      break;
    case Interest::kTermination:
      termination_waiter = pid;
      platform::WatchTermination();
      break;
  }
}

void PollDescriptors() {
  if (input_waiter == kNoValue && output_waiter == kNoValue && termination_waiter == kNoValue) return;
  platform::Events events;
  events.input = input_waiter != kNoValue;
  events.output = output_waiter != kNoValue;
  if (events.input || events.output) events = platform::WaitForEvents(0, events);
  Deliver(events);
}

void WaitForDescriptors(int64_t nanoseconds) {
  platform::Events events;
  events.input = input_waiter != kNoValue;
  events.output = !StandardOutput().FlushAvailable() || output_waiter != kNoValue;
  Deliver(platform::WaitForEvents(nanoseconds, events));
}

}  // namespace lumen::runtime
