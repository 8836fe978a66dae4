// Deep lists of bytes and bitstrings.
#ifndef RUNTIME_BINARY_IOLIST_H_
#define RUNTIME_BINARY_IOLIST_H_

#include "runtime/base/work_stack.h"
#include "runtime/process/process.h"
#include "runtime/term/bitstring.h"

namespace lumen::runtime {

// Goes through the leaves from left to right. Any depth; tails may be bitstrings.
//
//   IolistWalk walk(term);
//   while (walk.Next()) Use(walk.is_byte() ? ... walk.byte() : ... walk.bits());
//   if (!walk.ok()) ...
class IolistWalk {
 public:
  explicit IolistWalk(Term term) { stack_.Push(term); }
  // False at the end, and where there is no leaf but something else.
  bool Next();
  // Goes past the bytes that come next in the list they are in and gives their number, at most
  // `limit`; writes them to `to` unless it is null. Saves Next the most of its calls.
  size_t TakeBytes(uint8_t* to, size_t limit) {
    Term list = list_;
    size_t count = 0;
    while (IsCons(list) && count < limit) {
      Term head = Head(list);
      if (!IsSmall(head) || head > abi::MakeSmall(0xff)) break;
      if (to != nullptr) to[count] = static_cast<uint8_t>(SmallValue(head));
      ++count;
      list = Tail(list);
    }
    list_ = list;
    return count;
  }
  bool ok() const { return ok_; }
  bool is_byte() const { return bits_.bytes == nullptr; }
  uint8_t byte() const { return byte_; }
  const BitView& bits() const { return bits_; }

 private:
  WorkStack<Term> stack_;
  Term list_ = kNil;  // its elements are next
  bool ok_ = true;
  uint8_t byte_ = 0;
  BitView bits_ = {};
};

// The size in bits; false where it is no such list or too large, or, for `whole_bytes`, where a
// bitstring in it is no binary.
// The work of this and of copying it is counted.
bool IolistBits(Process& process, Term term, bool whole_bytes, size_t* bits);
// Copies the bits of a good one.
void CopyIolist(Term term, uint8_t* to);

// The bytes of a good iolist in one piece, borrowed from the term where that is one binary.
class IolistBytes {
 public:
  IolistBytes() = default;
  IolistBytes(const IolistBytes&) = delete;
  IolistBytes& operator=(const IolistBytes&) = delete;
  ~IolistBytes();

  // False where the term is no list of whole bytes. The work is counted.
  bool Read(Process& process, Term term);
  const uint8_t* data() const { return data_; }
  size_t size() const { return size_; }

 private:
  const uint8_t* data_ = nullptr;
  size_t size_ = 0;
  uint8_t* copy_ = nullptr;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BINARY_IOLIST_H_
