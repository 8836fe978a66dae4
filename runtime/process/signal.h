// What processes send each other: messages, links, monitors, exits, requests. One sender's signals to one
// receiver arrive in the order they were sent, whatever their kinds, because all of them pass through
// the receiver's one inbox.
//
// A signal carries at most one term, copied once by the sender into the signal's own memory: behind the
// signal where it is small, in a chunk that the receiver's heap takes over where it is large. Literals
// are not copied, bytes of reference-counted binaries are shared.
//
// Whoever holds a signal owns it. Nothing here collects. Tested by runtime/process/signal_test.cc.
#ifndef RUNTIME_PROCESS_SIGNAL_H_
#define RUNTIME_PROCESS_SIGNAL_H_

#include "runtime/heap/heap.h"
#include "runtime/term/term.h"

namespace lumen::runtime {

enum class SignalKind : uint8_t {
  kMessage,
  kAliasMessage,  // to the alias `reference`: a message while that is active, else nothing
  kLink,          // from `sender`
  kUnlink,        // from `sender`, under the number `reference`
  kUnlinkAck,     // `sender` has seen the kUnlink numbered `reference`, or is gone
  kLinkExit,      // `sender`, linked, ended for the reason `term`
  kExit,          // exit/2: `sender`, reason `term`; to the alias `reference` where that is not 0
  kMonitor,       // `sender` watches under `reference`; `term`: the name it used, or []
  kDemonitor,     // ... does not any more
  kDown,          // the process watched under `reference` ended for the reason `term`; `sender` is that process
  kUnreachable,   // from the process itself: `term` is what it wanted to be linked with or, under `reference`, to watch: of another
                  // node, or a port, which there is none of; `sender` is the reason, an atom
  kGroupLeader,   // `term` is to be the group leader
  kIsAlive,       // reply true to `sender` under `reference`, or, where `term` is {Tag, Id}, send {Tag, Id, true}
  kProcessInfo,   // reply what `term` asks for
  kCollect,       // collect and reply to `sender`: under `reference`, or by a message with `term` in it
  kSuspend,       // `sender` suspends; reply, or, where `term` is a tag, send {Tag, suspended}
  kResume,        // ... does not any more, as often as `reference` says
  kSpawnReply,    // the message `term`, unless the request `reference` was abandoned
  kReply,         // `term` answers the request `reference`
  kRetired,       // no pointers into a persistent term any more; `reference`: which (persistent_term.h)
  kTimeout,       // the receive timer numbered `reference` ran out
};

struct alignas(Word) Signal {
  Signal* next;
  Term term;            // kNoValue: none
  Word sender;          // a pid, or 0 (but for kUnreachable)
  Word reference;       // the number of a reference, or 0
  SignalKind kind;
  bool is_adopted;      // the term lies on the receiver's heap, and is a root
  bool has_chunk;       // the term lies in a chunk, which the payload's one word points to
  bool holds_bytes;     // behind the payload: the first of its objects that hold on to bytes, linked as in a heap's list
  bool is_priority;     // a message, or what becomes one: in front of those that are not, where the receiver has allowed that
  uint8_t payload_words;
  uint8_t capacity_words;

  // Words behind the signal, mostly the copy of the term itself.
  Word* payload() { return reinterpret_cast<Word*>(this + 1); }
  Chunk* chunk() { return has_chunk ? reinterpret_cast<Chunk*>(static_cast<uintptr_t>(*payload())) : nullptr; }
  Word* binaries() { return holds_bytes ? reinterpret_cast<Word*>(static_cast<uintptr_t>(payload()[payload_words])) : nullptr; }
};
// Queues of millions of messages are common: a message of a pair takes 64 bytes.
static_assert(sizeof(Signal) == 5 * sizeof(Word));

// A signal without a term.
Signal* NewSignal(SignalKind kind, Word sender, Word reference);
// With a copy of a term, which may lie anywhere.
Signal* NewSignal(SignalKind kind, Word sender, Word reference, Term term);
// Drops the payload too.
void DeleteSignal(Signal* signal);

// Moves the payload to the heap; the term then belongs there. The signal keeps it as `term`.
void AdoptPayload(Heap& heap, Signal* signal);

// --- copies of terms
// Words that a copy takes, shared parts counted each time; 0 for immediates and literals.
size_t CopySizeWords(Term term);
struct CopiedBinaries {
  Word* first = nullptr;  // linked as in a heap's list
  size_t bytes = 0;
};
inline Word* NextBinary(const Word* object) { return reinterpret_cast<Word*>(static_cast<uintptr_t>(object[abi::kSharedBinaryNextWord])); }
// Copies a term to `to`, which has room for CopySizeWords of it.
Term CopyTerm(Term term, Word* to, CopiedBinaries* binaries);
// `copy` is a copy of the words of `object`, boxed: puts it into the list of what holds on to bytes where it does.
void ShareBytes(Word* object, Word* copy, CopiedBinaries* binaries);
// A copy on a heap.
Term CopyToHeap(Heap& heap, Term term);
// For `words` words that were moved by `offset` bytes from `start` to `moved` as they are: bends the pointers among them.
void RelocateTerms(Word* moved, size_t words, const Word* start, uintptr_t offset);
// Likewise for the list, which began with `first` there; the list at the new place.
CopiedBinaries RelocateBinaries(Word* first, uintptr_t offset);
// Puts a list of objects that hold on to bytes in front of the heap's own.
void AddBinaries(Heap& heap, const CopiedBinaries& binaries);

// A term outside all heaps, for what belongs to no process: a chunk, and the term in it.
struct KeptTerm {
  Term term = kNoValue;
  Chunk* chunk = nullptr;
  CopiedBinaries binaries;
};
KeptTerm KeepTerm(Term term);
void DropTerm(KeptTerm* kept);

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_SIGNAL_H_
