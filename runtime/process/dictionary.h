// A process's dictionary: put/2, get/1 and the like.
//
// Entries lie side by side in the order in which their keys were first put (the last takes the
// place of one that is erased), so that all of them are one range of roots; an index of their
// positions, open addressing on the keys' hashes, finds them once there are more than a few. The
// memory comes from malloc: writing an entry allocates nothing on the heap and needs no remembered
// set, at the price that every collection looks at every entry.
//
// Owned by one process; only the thread that runs it may touch it. Nothing collects.
#ifndef RUNTIME_PROCESS_DICTIONARY_H_
#define RUNTIME_PROCESS_DICTIONARY_H_

#include <cstddef>
#include <cstdint>

#include "runtime/term/term.h"

namespace lumen::runtime {

class Dictionary {
 public:
  Dictionary() = default;
  Dictionary(const Dictionary&) = delete;
  Dictionary& operator=(const Dictionary&) = delete;
  ~Dictionary() { Clear(); }

  size_t size() const { return size_; }
  Term key(size_t index) const { return entries_[2 * index]; }
  Term value(size_t index) const { return entries_[2 * index + 1]; }

  // The value of a key, kNoValue where there is none.
  Term Get(Term key) const;
  // Gives a key a value; the one before, or kNoValue.
  Term Put(Term key, Term value);
  // Takes a key out; its value, or kNoValue.
  Term Erase(Term key);
  void Clear();

  // The words of all keys and values, for the collector.
  Word* roots() { return entries_; }
  size_t root_count() const { return 2 * size_; }

 private:
  static constexpr size_t kNone = static_cast<size_t>(-1);

  size_t Find(Term key) const;
  size_t SlotOf(size_t index) const;
  void Grow();
  void RebuildIndex();
  bool has_index() const { return slots_ != nullptr; }

  Term* entries_ = nullptr;     // key and value in turn
  uint32_t* hashes_ = nullptr;  // of the keys; used with an index only
  uint32_t* slots_ = nullptr;   // position + 1, 0: free; `slot_mask_` + 1 of them, at most half used
  uint32_t slot_mask_ = 0;
  size_t size_ = 0;
  size_t capacity_ = 0;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_DICTIONARY_H_
