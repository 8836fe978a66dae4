#include "runtime/process/process_table.h"

#include <stdlib.h>
#include <string.h>

#include <atomic>

#include "runtime/process/build.h"

namespace lumen::runtime {

namespace {

// Many, each in a cache line of its own: every message takes the lock of its receiver's, and its mailbox uses it, too.
constexpr uint64_t kStripeBits = 8;
constexpr size_t kStripes = size_t{1} << kStripeBits;
constexpr size_t kFirstPlaces = 4;

struct alignas(kApartBytes) Stripe {
  SpinLock lock;
  // Guarded by lock.
  Process** places = nullptr;
  size_t capacity = 0;  // a power of two
  std::atomic<size_t> count{0};  // read without the lock, too
};
constinit Stripe stripes[kStripes];
alignas(kApartBytes) constinit std::atomic<uint64_t> next_identifier{1};
// Up to kUncounted of each thread's are not in it.
constinit std::atomic<ptrdiff_t> about_process_count{0};
constinit thread_local ptrdiff_t uncounted = 0;
constexpr ptrdiff_t kUncounted = 32;
alignas(kApartBytes) constinit std::atomic<uint64_t> next_reference{1};
// The numbers that a thread takes at once, and those that it has left: [next, end).
constexpr uint64_t kReferencesAtOnce = 1024;
constinit thread_local uint64_t own_next_reference = 0, own_references_end = 0;

// Processes that were spawned one after the other have locks far from each other: where they run on different processors, neither fetches the
// other's ahead.
constexpr uint64_t kStripeStep = 101;  // odd
Stripe& StripeOf(uint64_t identifier) { return stripes[identifier * kStripeStep & (kStripes - 1)]; }
Process*& PlaceOf(Stripe& stripe, uint64_t identifier) {
  return stripe.places[(identifier >> kStripeBits) & (stripe.capacity - 1)];
}

Process** NewPlaces(size_t capacity) {
  auto* places = static_cast<Process**>(calloc(capacity, sizeof(Process*)));
  if (places == nullptr) FatalOutOfMemory(capacity * sizeof(Process*));
  return places;
}

void Grow(Stripe& stripe) {
  Process** old = stripe.places;
  size_t old_capacity = stripe.capacity;
  stripe.capacity = old_capacity == 0 ? kFirstPlaces : 2 * old_capacity;
  stripe.places = NewPlaces(stripe.capacity);
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old[i] != nullptr) PlaceOf(stripe, old[i]->identifier) = old[i];
  }
  free(old);
}

// One more or less. Threads that start and end processes do not meet here each time.
void CountProcess(ptrdiff_t change) {
  uncounted += change;
  if (has_several_threads && uncounted < kUncounted && uncounted > -kUncounted) return;
  // Relaxed: a count, no order with anything else.
  const ptrdiff_t count = about_process_count.fetch_add(uncounted, std::memory_order_relaxed) + uncounted;
  uncounted = 0;
  SetProcessCount(count > 0 ? static_cast<size_t>(count) : 1);
}

// Caller holds the stripe's lock.
void CountInStripe(Stripe& stripe, size_t change) {
  stripe.count.store(stripe.count.load(std::memory_order_relaxed) + change, std::memory_order_relaxed);
}

// The names. Open addressing by the atom's hash; few change, and look-ups are short.
struct NameEntry {
  Term name;  // 0: empty
  Term pid;
};
constinit SpinLock name_lock;
// Guarded by name_lock.
constinit NameEntry* names = nullptr;
constinit size_t name_capacity = 0;
constinit size_t name_count = 0;

NameEntry* FindName(Term name) {
  size_t i = AtomOf(name)->hash & (name_capacity - 1);
  for (; names[i].name != 0 && names[i].name != name; i = (i + 1) & (name_capacity - 1)) {
  }
  return &names[i];
}

void GrowNames() {
  NameEntry* old = names;
  size_t old_capacity = name_capacity;
  name_capacity = old_capacity == 0 ? 16 : 2 * old_capacity;
  names = static_cast<NameEntry*>(calloc(name_capacity, sizeof(NameEntry)));
  if (names == nullptr) FatalOutOfMemory(name_capacity * sizeof(NameEntry));
  for (size_t i = 0; i < old_capacity; ++i) {
    if (old[i].name != 0) *FindName(old[i].name) = old[i];
  }
  free(old);
}

// False where nobody has the name.
bool RemoveName(Term name) {
  if (name_count == 0) return false;
  NameEntry* entry = FindName(name);
  if (entry->name == 0) return false;
  --name_count;
  *entry = {0, 0};
  // Those behind it that collided move up.
  for (size_t i = (static_cast<size_t>(entry - names) + 1) & (name_capacity - 1); names[i].name != 0;
       i = (i + 1) & (name_capacity - 1)) {
    NameEntry moved = names[i];
    names[i] = {0, 0};
    *FindName(moved.name) = moved;
  }
  return true;
}

int CompareNumbers(const void* a, const void* b) {
  uint64_t left = *static_cast<const uint64_t*>(a), right = *static_cast<const uint64_t*>(b);
  return left < right ? -1 : left > right;
}

}  // namespace

bool EnterProcess(Process& process) {
  if (about_process_count.load(std::memory_order_relaxed) >= static_cast<ptrdiff_t>(kMostProcesses)) return false;
  for (;;) {
    uint64_t identifier = next_identifier.fetch_add(1, std::memory_order_relaxed);  // relaxed: unique is enough
    Stripe& stripe = StripeOf(identifier);
    SpinLockHolder holder(stripe.lock);
    if (2 * (stripe.count.load(std::memory_order_relaxed) + 1) > stripe.capacity) Grow(stripe);
    Process*& place = PlaceOf(stripe, identifier);
    if (place != nullptr) continue;
    process.identifier = identifier;
    process.mailbox.UseLock(stripe.lock);
    place = &process;
    CountInStripe(stripe, 1);
    break;
  }
  CountProcess(1);
  return true;
}

bool LeaveProcessTable(Process& process) {
  bool is_awaited;
  {
    Stripe& stripe = StripeOf(process.identifier);
    SpinLockHolder holder(stripe.lock);
    PlaceOf(stripe, process.identifier) = nullptr;
    CountInStripe(stripe, -size_t{1});
    is_awaited = process.is_awaited;
    if (process.registered_name != kNil) {
      SpinLockHolder names_holder(name_lock);
      RemoveName(process.registered_name);
      process.registered_name = kNil;
    }
  }
  CountProcess(-1);
  return is_awaited;
}

bool AwaitProcess(Term pid) {
  ProcessHolder holder(pid);
  if (holder.get() == nullptr) return false;
  holder.get()->is_awaited = true;
  return true;
}

Term NameOfProcess(const Process& process) {
  SpinLockHolder holder(StripeOf(process.identifier).lock);
  return process.registered_name;
}

size_t ProcessCount() {
  size_t count = 0;
  for (const Stripe& stripe : stripes) count += stripe.count.load(std::memory_order_relaxed);
  return count;
}

uint64_t* AllProcesses(size_t* count) {
  size_t capacity = ProcessCount() + kStripes;
  auto* numbers = static_cast<uint64_t*>(malloc(capacity * sizeof(uint64_t)));
  if (numbers == nullptr) FatalOutOfMemory(capacity * sizeof(uint64_t));
  size_t size = 0;
  for (Stripe& stripe : stripes) {
    SpinLockHolder holder(stripe.lock);
    for (size_t i = 0; i < stripe.capacity; ++i) {
      if (stripe.places[i] == nullptr) continue;
      if (size == capacity) {
        capacity *= 2;
        numbers = static_cast<uint64_t*>(realloc(numbers, capacity * sizeof(uint64_t)));
        if (numbers == nullptr) FatalOutOfMemory(capacity * sizeof(uint64_t));
      }
      numbers[size++] = stripe.places[i]->identifier;
    }
  }
  qsort(numbers, size, sizeof(uint64_t), CompareNumbers);
  *count = size;
  return numbers;
}

void VisitProcesses(void (*visit)(Process& process, void* argument), void* argument) {
  for (Stripe& stripe : stripes) {
    for (size_t i = 0; i < stripe.capacity; ++i) {
      if (stripe.places[i] != nullptr) visit(*stripe.places[i], argument);
    }
  }
}

ProcessHolder::ProcessHolder(Term pid) {
  uint64_t identifier = ImmediateValue(pid);
  Stripe& stripe = StripeOf(identifier);
  lock_ = &stripe.lock;
  lock_->Lock();
  if (stripe.capacity == 0) return;
  Process* process = PlaceOf(stripe, identifier);
  if (process != nullptr && process->identifier == identifier) process_ = process;
}

ProcessHolder::~ProcessHolder() { lock_->Unlock(); }

// Lock order: a stripe, then the names.
bool RegisterName(Term name, Term pid) {
  ProcessHolder holder(pid);
  if (holder.get() == nullptr || holder.get()->registered_name != kNil) return false;
  SpinLockHolder names_holder(name_lock);
  if (2 * (name_count + 1) > name_capacity) GrowNames();
  NameEntry* entry = FindName(name);
  if (entry->name != 0) return false;
  *entry = {name, pid};
  ++name_count;
  holder.get()->registered_name = name;
  return true;
}

bool UnregisterName(Term name) {
  for (;;) {
    Term pid = PidOfName(name);
    if (pid == kNoValue) return false;
    ProcessHolder holder(pid);
    // Where it has lost the name or is gone meanwhile, another process may have the name by now.
    if (holder.get() == nullptr || holder.get()->registered_name != name) continue;
    holder.get()->registered_name = kNil;
    SpinLockHolder names_holder(name_lock);
    return RemoveName(name);
  }
}

Term PidOfName(Term name) {
  SpinLockHolder holder(name_lock);
  if (name_count == 0) return kNoValue;
  NameEntry* entry = FindName(name);
  return entry->name != 0 ? entry->pid : kNoValue;
}

Term RegisteredNames(Process& process) {
  SpinLockHolder holder(name_lock);
  Term list = kNil;
  for (size_t i = 0; i < name_capacity; ++i) {
    if (names[i].name != 0) list = BuildCons(process, names[i].name, list);
  }
  return list;
}

uint64_t NextProcessNumber() { return next_identifier.load(std::memory_order_relaxed); }

Word NewReferenceNumber() {
  if (own_next_reference == own_references_end) {
    own_next_reference = next_reference.fetch_add(kReferencesAtOnce, std::memory_order_relaxed);  // relaxed: unique is enough
    own_references_end = own_next_reference + kReferencesAtOnce;
  }
  return Word{own_next_reference++} << abi::kTagBits;
}

}  // namespace lumen::runtime
