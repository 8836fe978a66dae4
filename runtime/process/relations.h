// What ties a process to others: links, monitors in both directions, aliases, spawn requests. Each is known by
// a word: the pid of a linked process, the number of a reference. Numbers of references have the low three bits clear,
// so the two never meet.
//
// A table in order of insertion, with a hash index once it is large (a supervisor may have a million
// children). Owned by the process; its thread only. Tested by runtime/scheduler/scheduler_test.cc.
#ifndef RUNTIME_PROCESS_RELATIONS_H_
#define RUNTIME_PROCESS_RELATIONS_H_

#include "runtime/process/signal.h"

namespace lumen::runtime {

enum class RelationKind : uint8_t {
  kLink,          // key: the other's pid
  kUnlinking,     // key: the same; the other has not said yet that it knows of the unlink numbered `name`
  kWatching,      // key: the monitor's reference; this process gets a message when `other` ends
  kWatchedBy,     // key: the monitor's reference; `other` wants to know when this one ends
  kAlias,         // key: its reference; no monitor (any more)
  kSpawnRequest,  // key: its reference; the reply is to come
  kSuspending,    // key: a number of its own; this process has suspended `other`, `name` (a small integer) times
};

// What makes an alias inactive.
enum class AliasMode : uint8_t { kNone, kUnaliasOnly, kDemonitor, kReply, kReplyDemonitor };

struct Relation {
  Word key;
  Term other;          // pid
  Term name;           // under which it is watched, or []
  KeptTerm tag;        // kWatching, kSpawnRequest: of the message, where it is not the usual one
  RelationKind kind;
  AliasMode alias;
  bool is_priority;    // what comes of it, messages to the alias or the one at the end, may be a priority message; a link: of its exit
  uint32_t previous, next;  // in order of insertion
};

struct Relations {
 public:
  Relations() = default;
  Relations(const Relations&) = delete;
  ~Relations();

  size_t size() const { return size_; }
  // Null where there is none. Valid until the next Add.
  Relation* Find(Word key);
  // There is none of that key.
  Relation* Add(RelationKind kind, Word key, Term other);  // neither an alias nor of priority
  // Removes it, its tag too.
  void Remove(Relation* relation);

  // for (Relation* r = relations.First(); r != nullptr; r = relations.Next(r))
  Relation* First() { return At(first_); }
  Relation* Next(Relation* relation) { return At(relation->next); }

 private:
  static constexpr uint32_t kNone = 0xffffffff;
  static constexpr size_t kIndexedSize = 8;
  Relation* At(uint32_t index) { return index == kNone ? nullptr : &entries_[index]; }
  uint32_t* Slot(Word key);
  void Reindex();

  Relation* entries_ = nullptr;
  uint32_t capacity_ = 0;
  uint32_t used_ = 0;   // entries that were ever in use
  uint32_t free_ = kNone;
  uint32_t first_ = kNone, last_ = kNone;
  size_t size_ = 0;
  uint32_t* index_ = nullptr;  // open addressing; kNone: empty. Null while small
  size_t index_capacity_ = 0;  // a power of two
};

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_RELATIONS_H_
