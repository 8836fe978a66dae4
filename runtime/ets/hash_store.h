// The objects of a table of type set, bag or duplicate_bag: a hash table that grows and shrinks by a bucket at a time (W. Litwin,
// "Linear hashing", 1980), so that no operation takes long.
//
// Objects with equal keys (=:=) stand next to each other in their bucket, the newest first. Buckets, hashes of keys and the order of
// growth are those of OTP 25, and so is the order of the objects, save for keys with atoms, pids, ports, references or funs inside.
// Entries that are removed while the table is fixed stay until Purge.
//
// Used by table.h under the table's lock.
#ifndef RUNTIME_ETS_HASH_STORE_H_
#define RUNTIME_ETS_HASH_STORE_H_

#include "runtime/ets/entry.h"

namespace lumen::runtime::ets {

class HashStore {
 public:
  explicit HashStore(size_t key_index) : key_index_(key_index) {}
  HashStore(const HashStore&) = delete;
  HashStore& operator=(const HashStore&) = delete;
  ~HashStore();

  static uint32_t HashOf(Term key);

  // The place that points to the first entry, removed or not, with the key, or to the end of its bucket. Takes no memory.
  Entry** Find(Term key, uint32_t hash);
  // The next entry with the same key; null: none.
  Entry* NextOfKey(const Entry* entry) const;
  // Puts an entry, whose hash is set, at a place that Find gave. `may_grow`: not while the table is fixed.
  void Insert(Entry** place, Entry* entry, bool may_grow);
  // Takes the entry at a place out; it stays where it is, marked, if `keeps`.
  void Remove(Entry** place, bool keeps);
  // Makes an entry that is marked as removed one that is there.
  void Revive(Entry* entry);
  // Puts a copy of a tuple with an equal key in the place of an entry, removed or not. `lies_in_entry`: parts of the tuple may.
  void Replace(Entry** place, Term tuple, bool lies_in_entry);
  // Makes an entry with the key of the one at `place`, which comes before it, the first of these; `place` is as from Find.
  void MoveToFront(Entry** place, Entry* entry);
  // The place that points to an entry.
  Entry** PlaceOf(const Entry* entry) const;
  // While frozen, Remove leaves the buckets as they are, so that one may go through them.
  void Freeze(bool is_frozen) { is_frozen_ = is_frozen; }
  // Merges a few buckets where there are far too many. Not while the table is fixed.
  void ShrinkAsNeeded();
  // Deletes all entries that are marked as removed.
  void Purge();
  // Removes all entries; they stay, marked, if `keeps`.
  void Clear(bool keeps);

  size_t bucket_count() const { return active_; }
  Entry* Bucket(size_t index) const { return *Place(index); }
  Entry** Place(size_t index) const { return &segments_[SegmentOf(index)][IndexInSegment(index)]; }
  // The bucket of a hash.
  size_t IndexOf(uint32_t hash) const;
  // The first entry of a bucket, removed or not.
  Entry* FirstOf(size_t index) const { return segments_ == nullptr ? nullptr : Bucket(index); }
  // The first entry that is there from a bucket on; null at the end.
  Entry* FirstFrom(size_t bucket) const;
  // The first entry that is there behind all those with the key of `entry`.
  Entry* After(const Entry* entry) const;

  size_t count() const { return count_; }  // without those removed
  size_t removed_count() const { return removed_; }
  size_t size_bytes() const { return bytes_; }

 private:
  static constexpr size_t kFirstSegment = 256;
  static constexpr size_t kSegment = 2048;
  static constexpr int kMostSteps = 5;  // buckets that an operation splits or merges
  static size_t SegmentOf(size_t index) { return index < kFirstSegment ? 0 : 1 + (index - kFirstSegment) / kSegment; }
  static size_t IndexInSegment(size_t index) {
    return index < kFirstSegment ? index : (index - kFirstSegment) % kSegment;
  }
  static size_t SegmentBytes(size_t segment) { return (segment == 0 ? kFirstSegment : kSegment) * sizeof(Entry*); }
  void AddSegment();
  void FreeSegment();
  void Grow();
  // When to shrink is OTP's rule, so that the order of objects is.
  bool IsSparse() const {
    return segment_count_ > 2 && count_ < (kFirstSegment + (segment_count_ - 2) * kSegment) / 2;
  }
  void Shrink();

  const size_t key_index_;
  Entry*** segments_ = nullptr;  // made with the first entry
  Entry* nothing_ = nullptr;     // stands for each bucket until then
  size_t segments_bytes_ = 0;    // of the array of segments, which never shrinks
  size_t segment_count_ = 0;
  size_t active_ = kFirstSegment;    // buckets
  size_t mask_ = kFirstSegment - 1;  // of hashes; buckets beyond active_ are not split yet
  size_t count_ = 0;
  size_t removed_ = 0;  // marked
  size_t bytes_ = 0;
  bool is_frozen_ = false;
};

}  // namespace lumen::runtime::ets

#endif  // RUNTIME_ETS_HASH_STORE_H_
