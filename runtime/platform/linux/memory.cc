// Memory and signals on Linux: large blocks are mappings of their own.
//
// Tested by runtime/heap/heap_test.cc.
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/utsname.h>
#include <time.h>
#include <unistd.h>

#include <atomic>

#include "runtime/base/check.h"
#include "runtime/platform/platform.h"
#include "runtime/platform/termination.h"

// toolchains/mimalloc/return_memory.h: programs have it; tests on this machine need not.
extern "C" __attribute__((weak)) void lumen_return_memory();

namespace lumen::runtime::platform {

namespace {
// A multiple of every page size of the supported processors.
constexpr size_t kPageBytes = 64 * 1024;
constexpr size_t RoundUp(size_t bytes) { return (bytes + kPageBytes - 1) & ~(kPageBytes - 1); }
// What one entry of a page table's second level maps, with pages of 4096 bytes.
constexpr size_t kHugePageBytes = 2 * 1024 * 1024;
// Where addresses are scarce, or a kernel has no such pages, aligning is not worth it.
constexpr bool kUsesHugePages = sizeof(void*) == 8;

#if defined(__SANITIZE_ADDRESS__) || (defined(__has_feature) && __has_feature(address_sanitizer))
constexpr bool kMapsLargeBlocks = false;  // so that the sanitizer sees use after free
#else
constexpr bool kMapsLargeBlocks = true;
#endif

void* Map(size_t bytes) {
  void* block = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (block == MAP_FAILED) FatalOutOfMemory(bytes);
  return block;
}

// A mapping for huge pages: a fault and an entry of the translation cache then serve 2 MB instead of 4 KB, and collections, which
// touch much memory once, spend less time in the kernel than in copying. A block that is filled in part takes less than one such
// page too many.
void* MapHuge(size_t bytes) {
  auto* start = static_cast<char*>(Map(bytes + kHugePageBytes));
  size_t before = -reinterpret_cast<uintptr_t>(start) & (kHugePageBytes - 1);
  char* block = start + before;
  if (before != 0) munmap(start, before);
  munmap(block + bytes, kHugePageBytes - before);
  madvise(block, bytes, MADV_HUGEPAGE);  // fails where the kernel was built without: slower, not wrong
  return block;
}
}  // namespace

void* AllocateBlock(size_t bytes) {
  if (kMapsLargeBlocks && bytes >= kLargeBlockBytes) {
    return kUsesHugePages && bytes >= kHugePageBytes ? MapHuge(RoundUp(bytes)) : Map(RoundUp(bytes));
  }
  void* block = malloc(bytes);
  if (block == nullptr) FatalOutOfMemory(bytes);
  return block;
}

void FreeBlock(void* block, size_t bytes) {
  if (kMapsLargeBlocks && bytes >= kLargeBlockBytes) {
    munmap(block, RoundUp(bytes));
  } else {
    free(block);
  }
}

void* ReserveAddresses(size_t bytes) {
  void* start = mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  return start == MAP_FAILED ? nullptr : start;
}

void ReturnFreeMemory() {
  if (lumen_return_memory != nullptr) lumen_return_memory();
}

void DiscardPages(void* start, size_t bytes) {
  if (!kMapsLargeBlocks) return;
  uintptr_t first = RoundUp(reinterpret_cast<uintptr_t>(start));
  uintptr_t last = (reinterpret_cast<uintptr_t>(start) + bytes) & ~uintptr_t{kPageBytes - 1};
  if (first < last) madvise(reinterpret_cast<void*>(first), last - first, MADV_DONTNEED);
}

void IgnoreBrokenPipes() { signal(SIGPIPE, SIG_IGN); }

bool TerminalSize(int descriptor, int* columns, int* rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

long ProcessIdentifier() { return getpid(); }

const char* SystemName() { return "linux"; }

void SystemVersion(int version[3]) {
  version[0] = version[1] = version[2] = 0;
  struct utsname names;
  if (uname(&names) != 0) return;
  const char* text = names.release;
  for (int i = 0; i < 3 && *text >= '0' && *text <= '9'; ++i) {
    char* end;
    version[i] = static_cast<int>(strtol(text, &end, 10));
    text = *end == '.' ? end + 1 : end;
  }
}

namespace {
// Written by the signal handler, read by the scheduler. Sequentially consistent: rare.
constinit std::atomic<bool> termination{false};
constinit std::atomic<bool> dump_is_wanted{false};
// Read and write end of a pipe that ends a wait. Made before the first process runs.
constinit int signal_pipe[2] = {-1, -1};

void HandleSignal(int signal) {
  int saved = errno;
  (signal == SIGTERM ? termination : dump_is_wanted) = true;
  // A full pipe ends the wait just as well.
  (void)!write(signal_pipe[1], "", 1);
  errno = saved;
}

void Watch(int signal) {
  if (signal_pipe[0] < 0) return;
  struct sigaction action = {};
  action.sa_handler = HandleSignal;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, nullptr);
}
}  // namespace

void WatchTermination() { Watch(SIGTERM); }

void WatchDumpSignal() {
  if (signal_pipe[0] < 0 && pipe2(signal_pipe, O_CLOEXEC | O_NONBLOCK) != 0) signal_pipe[0] = signal_pipe[1] = -1;
  Watch(SIGUSR1);
}

bool TakeDumpSignal() { return dump_is_wanted.load(std::memory_order_relaxed) && dump_is_wanted.exchange(false); }

int SignalDescriptor() { return signal_pipe[0]; }

int PollFor(struct pollfd* descriptors, unsigned count, int64_t nanoseconds) {
  constexpr int64_t kNanosecondsPerSecond = 1'000'000'000;
  struct timespec time;
  time.tv_sec = static_cast<time_t>(nanoseconds / kNanosecondsPerSecond);
  time.tv_nsec = static_cast<long>(nanoseconds % kNanosecondsPerSecond);
  return ppoll(descriptors, count, nanoseconds < 0 ? nullptr : &time, nullptr);
}

bool TakeTermination() {
  if (!termination.exchange(false)) return false;
  char drained[16];
  (void)!read(signal_pipe[0], drained, sizeof(drained));
  return true;
}

namespace {
void (*crash_report)(int signal, const void* address) = nullptr;

// Installed for one signal only: another one in the report, or the same again behind it, ends the program.
void HandleCrash(int signal, siginfo_t* information, void*) {
  crash_report(signal, information->si_addr);
  raise(signal);  // comes when the handler returns, unless what caused the signal is quicker
}
}  // namespace

void ReportCrashes(void (*report)(int signal, const void* address)) {
  // The C stack may be what has run over.
  static char stack_memory[64 * 1024];
  stack_t stack = {};
  stack.ss_sp = stack_memory;
  stack.ss_size = sizeof(stack_memory);
  sigaltstack(&stack, nullptr);
  crash_report = report;
  struct sigaction action = {};
  action.sa_sigaction = HandleCrash;
  action.sa_flags = static_cast<int>(SA_SIGINFO | SA_ONSTACK | SA_RESETHAND);
  sigemptyset(&action.sa_mask);
  constexpr int kSignals[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE};
  for (int signal : kSignals) sigaction(signal, &action, nullptr);
}

// From the linker: where the program begins and its variables end.
extern "C" const char __executable_start[];
extern "C" const char end[];

size_t ProgramBytes() { return reinterpret_cast<uintptr_t>(end) - reinterpret_cast<uintptr_t>(__executable_start); }

bool IsInProgram(const void* start, size_t bytes) {
  const auto address = reinterpret_cast<uintptr_t>(start);
  return address >= reinterpret_cast<uintptr_t>(__executable_start) && bytes <= reinterpret_cast<uintptr_t>(end) &&
         address <= reinterpret_cast<uintptr_t>(end) - bytes;
}

}  // namespace lumen::runtime::platform
