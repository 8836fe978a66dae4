// Threads on Linux: the C library's, and futexes to sleep by.
//
// Tested by runtime/base/locks_test.cc and runtime/scheduler.
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>

#include "runtime/platform/platform.h"
#include "runtime/platform/termination.h"

namespace lumen::runtime::platform {

namespace {

// The C library's own default is 128 KB. Pages that are never touched cost nothing.
constexpr size_t kStackBytes = 2 * 1024 * 1024;
constexpr size_t kSignalStackBytes = 64 * 1024;

// Written before the first thread that reads it starts.
constinit int interrupt_descriptor = -1;

struct Start {
  void (*run)(void* argument);
  void* argument;
};

void* RunThread(void* pointer) {
  Start start = *static_cast<Start*>(pointer);
  free(pointer);
  // For ReportCrashes.
  thread_local void* memory = nullptr;  // where leak checkers find it while the thread runs
  memory = malloc(kSignalStackBytes);
  stack_t before = {};
  if (memory != nullptr) {
    stack_t stack = {};
    stack.ss_sp = memory;
    stack.ss_size = kSignalStackBytes;
    sigaltstack(&stack, &before);
  }
  start.run(start.argument);
  if (memory != nullptr) {
    sigaltstack(&before, nullptr);
    free(memory);
  }
  return nullptr;
}

// Of the kernel's interface; not every C library comes with its headers.
constexpr int kFutexWait = 0, kFutexWake = 1, kFutexPrivate = 128;

long Futex(std::atomic<uint32_t>* word, int operation, uint32_t value) {
  static_assert(sizeof(*word) == sizeof(uint32_t));
  return syscall(SYS_futex, reinterpret_cast<uint32_t*>(word), operation | kFutexPrivate, value, nullptr, nullptr, 0);
}

}  // namespace

bool HasThreads() { return true; }

unsigned ProcessorCount() {
  cpu_set_t set;
  CPU_ZERO(&set);
  if (sched_getaffinity(0, sizeof(set), &set) == 0) {
    int count = CPU_COUNT(&set);
    if (count > 0) return static_cast<unsigned>(count);
  }
  long count = sysconf(_SC_NPROCESSORS_ONLN);
  return count > 0 ? static_cast<unsigned>(count) : 1;
}

bool StartThread(void (*run)(void* argument), void* argument) {
  if (interrupt_descriptor < 0) interrupt_descriptor = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (interrupt_descriptor < 0) return false;
  auto* start = static_cast<Start*>(malloc(sizeof(Start)));
  if (start == nullptr) return false;
  *start = {run, argument};
  pthread_attr_t attributes;
  pthread_attr_init(&attributes);
  pthread_attr_setstacksize(&attributes, kStackBytes);
  pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
  pthread_t thread;
  const bool is_started = pthread_create(&thread, &attributes, RunThread, start) == 0;
  pthread_attr_destroy(&attributes);
  if (!is_started) free(start);
  return is_started;
}

void YieldThread() { sched_yield(); }

void WaitWhile(std::atomic<uint32_t>* word, uint32_t value) { Futex(word, kFutexWait, value); }

void WakeOne(std::atomic<uint32_t>* word) { Futex(word, kFutexWake, 1); }

void InterruptWait() {
  uint64_t one = 1;
  // A full counter interrupts just as well.
  if (interrupt_descriptor >= 0) (void)!write(interrupt_descriptor, &one, sizeof(one));
}

int InterruptDescriptor() { return interrupt_descriptor; }

void TakeInterrupt() {
  uint64_t count;
  (void)!read(interrupt_descriptor, &count, sizeof(count));
}

}  // namespace lumen::runtime::platform
