// The objects of a table of type ordered_set: a skip list (W. Pugh, "Skip lists: a probabilistic alternative to balanced trees", 1990) in
// the order of the keys, of which 1 and 1.0 are one.
//
// A skip list because it is short and because going on from an entry, which scans do, is following a pointer. A level has a quarter of
// the entries of the one below. Rejected: an AVL tree, whose searches take as many comparisons and whose code is three times as long.
//
// Used by table.h under the table's lock.
#ifndef RUNTIME_ETS_ORDERED_STORE_H_
#define RUNTIME_ETS_ORDERED_STORE_H_

#include "runtime/ets/entry.h"

namespace lumen::runtime::ets {

class OrderedStore {
 public:
  explicit OrderedStore(size_t key_index) : key_index_(key_index) {}
  OrderedStore(const OrderedStore&) = delete;
  OrderedStore& operator=(const OrderedStore&) = delete;
  ~OrderedStore();

  Entry* First() const { return first_[0]; }
  Entry* Last() const { return last_; }
  Entry* Find(Term key) const;
  // The first for whose key is_below(key) is false, where it is true for none behind such a one. Null: none.
  template <typename IsBelow>
  Entry* FirstNotBelow(const IsBelow& is_below) const {
    Entry* const* places = first_;
    Entry* found = nullptr;
    for (unsigned level = height_; level-- > 0;) {
      // What is known to be behind need not be compared again.
      for (Entry* entry = places[level]; entry != nullptr && entry != found; entry = places[level]) {
        if (!is_below(entry->Key(key_index_))) {
          found = entry;
          break;
        }
        places = entry->next;
      }
    }
    return found;
  }
  // The first whose key is not below; above if `is_strict`. Null: none.
  Entry* AtOrAfter(Term key, bool is_strict) const;
  // The last whose key is below. Null: none.
  Entry* Before(Term key) const;
  // The one before an entry; null stands for the end.
  Entry* Previous(const Entry* entry) const { return entry == nullptr ? last_ : entry->previous; }

  // Enters a copy of a tuple whose key is not there.
  void Insert(Term tuple);
  // Puts a copy of a tuple in the place of one that has an equal key. `lies_in_entry`: parts of the tuple may.
  void Replace(Entry* entry, Term tuple, bool lies_in_entry);
  void Remove(Entry* entry);
  void Clear();

  size_t count() const { return count_; }
  size_t size_bytes() const { return bytes_; }

 private:
  static constexpr unsigned kLevels = 16;
  // For each level the place that points to the first entry not below the key.
  void FindPlaces(Term key, Entry** places[kLevels]);
  unsigned RandomHeight();

  const size_t key_index_;
  Entry* first_[kLevels] = {};
  Entry* last_ = nullptr;
  unsigned height_ = 1;
  uint32_t random_ = 2463534242u;  // state of RandomHeight
  size_t count_ = 0;
  size_t bytes_ = 0;
};

}  // namespace lumen::runtime::ets

#endif  // RUNTIME_ETS_ORDERED_STORE_H_
