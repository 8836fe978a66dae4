// What the runtime asks of the operating system. Everything here is libc-thin; nothing allocates
// terms or knows of processes.
//
// One folder per system holds the definitions (linux/, wasi/); posix.cc holds what both share. No
// other part of the runtime includes a system header or tests for a platform.
//
// All functions may be called from any thread.
#ifndef RUNTIME_PLATFORM_PLATFORM_H_
#define RUNTIME_PLATFORM_PLATFORM_H_

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace lumen::runtime::platform {

// --- memory
// Blocks of this many bytes and more come straight from the system: untouched pages cost nothing
// and freed ones go back.
inline constexpr size_t kLargeBlockBytes = 256 * 1024;

// Memory of at least `bytes` bytes, 16-byte aligned, contents undefined. Ends the program when
// there is none.
void* AllocateBlock(size_t bytes);
// Gives a block back; `bytes` as asked for.
void FreeBlock(void* block, size_t bytes);
// Says that the contents of [start, start + bytes) are not needed any more; the pages inside may go
// back to the system. The contents are undefined afterwards. Only for memory within a block of at
// least kLargeBlockBytes, or of ReserveAddresses.
void DiscardPages(void* start, size_t bytes);
// What this thread has freed, as far as the allocator can tell that the system may have it. Takes a moment.
void ReturnFreeMemory();

// Addresses for `bytes` bytes, which take memory once they are written to; DiscardPages gives that back. They stay for ever. Null where
// the system has none.
void* ReserveAddresses(size_t bytes);

// Bytes that the program itself takes: its code and what it is linked with of data.
size_t ProgramBytes();

// --- files
// Writes all of it, across interruptions and short writes. False when the other end is gone or the
// device fails.
bool WriteAll(int descriptor, const char* data, size_t size_bytes);
bool IsTerminal(int descriptor);
// Whether a write of kAtomicWriteBytes would not make this thread wait; where the system cannot tell: yes.
bool IsWritable(int descriptor);
inline constexpr size_t kAtomicWriteBytes = 4096;
// Creates or empties a file to write to: its descriptor, -1 where that cannot be.
int OpenForWriting(const char* path);
void CloseDescriptor(int descriptor);
// Reads what is there, at most `capacity_bytes`, without waiting where the system can tell that there is nothing: bytes read, 0 at the
// end, kNothingYet, or kReadFailed with *error an errno.
inline constexpr long kNothingYet = -1, kReadFailed = -2;
long ReadAvailable(int descriptor, char* buffer, size_t capacity_bytes, int* error);
// Writes what the other end takes without making this thread wait; *error 0, or an errno where it failed. Bytes written.
size_t WriteAvailable(int descriptor, const char* data, size_t size_bytes, int* error);
// The width and height in characters of the terminal behind a descriptor. False where there is none.
bool TerminalSize(int descriptor, int* columns, int* rows);
// The errno of a write to a closed pipe.
extern const int kBrokenPipe;
// The short name of an errno in lower case ("epipe"), "unknown" for rare ones.
const char* ErrorName(int error);

// --- waiting
struct Events {
  bool input = false;      // standard input has something, or has ended
  bool output = false;     // standard output takes something, or is closed
};
// Waits as SleepUntil, and ends when one of the `wanted` events or a signal watched by WatchTermination is there; where it `is_interruptible`,
// also when InterruptWait has been called since the last such wait. One thread at a time waits interruptibly.
Events WaitForEvents(int64_t nanoseconds, Events wanted, bool is_interruptible);
void InterruptWait();
// Makes SIGTERM an event instead of the end of the program. Nothing where there are no signals. After WatchDumpSignal.
void WatchTermination();
// Whether it has come since the last call.
bool TakeTermination();

// Makes SIGUSR1 a wish for a crash dump instead of the end of the program; it ends waits for events. Nothing where there are no signals.
void WatchDumpSignal();
// Whether it has come since the last call.
bool TakeDumpSignal();

// --- threads
// Where there are none, StartThread fails.
bool HasThreads();
// How many processors this program may run on; 1 where there are no threads.
unsigned ProcessorCount();
// Runs `run` on a new thread, which lives as long as the program. False where the system has no (more) threads.
bool StartThread(void (*run)(void* argument), void* argument);
// Lets other threads run that want this processor.
void YieldThread();
// For loops that wait for another thread to write to memory.
inline void Pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__) || defined(__arm__)
  __asm__ volatile("yield");
#endif
}
// Sleeps while `*word` is `value`, until WakeOne; may end early.
void WaitWhile(std::atomic<uint32_t>* word, uint32_t value);
void WakeOne(std::atomic<uint32_t>* word);

// --- time
int64_t MonotonicNanoseconds();
int64_t SystemNanoseconds();  // since 1970-01-01T00:00:00Z
int64_t
CpuNanoseconds();  // processor time of this program; elapsed time where the system does not tell

// A date and time of day; month and day from 1.
struct CalendarTime {
  int64_t year;
  int month, day, hour, minute, second;
};
// The local time at `seconds` since 1970-01-01T00:00:00Z (the environment variable TZ, or the
// system's zone). False where the system cannot tell.
bool LocalTime(int64_t seconds, CalendarTime* time);
// Back; `daylight_saving`: 1 in force, 0 not, -1 as the zone has it at that time.
bool SecondsOfLocalTime(const CalendarTime& time, int daylight_saving, int64_t* seconds);
// Waits until MonotonicNanoseconds() is `nanoseconds`; INT64_MAX: for ever. A signal may end it early.
void SleepUntil(int64_t nanoseconds);

// --- the program
// The target, such as "x86_64-linux".
const char* ArchitectureName();
// The system's name in lower case ("linux"), and the three numbers of its version, 0 where it does not tell.
const char* SystemName();
void SystemVersion(int version[3]);
// Makes a write to a closed pipe an error result instead of the end of the program.
void IgnoreBrokenPipes();
// The value of an environment variable, or null.
const char* Environment(const char* name);
// Sets one, or removes it (`value` null). False where the name is empty or holds '='. Not while another thread reads them.
bool SetEnvironment(const char* name, const char* value);
// All of them, NAME=VALUE each, ended by null.
const char* const* AllEnvironment();
long ProcessIdentifier();
// Ends the program at once; nothing is flushed, no destructor runs.
[[noreturn]] void Exit(int status);
// Calls `report` with the signal's number and the address it is about, on a stack of its own, when the program is about to end by a signal
// that says that it is broken (SIGSEGV, SIGBUS, SIGILL, SIGFPE); the signal does its work afterwards. Nothing where there are no signals.
void ReportCrashes(void (*report)(int signal, const void* address));
// Whether [start, start + bytes) lies in what was loaded of the program: its code, constants and variables.
bool IsInProgram(const void* start, size_t bytes);
// Ends the program as a crash (core dump where the system makes them).
[[noreturn]] void Abort();

}  // namespace lumen::runtime::platform

#endif  // RUNTIME_PLATFORM_PLATFORM_H_
