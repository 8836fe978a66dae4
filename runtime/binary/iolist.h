// Deep lists of bytes and bitstrings.
#ifndef RUNTIME_BINARY_IOLIST_H_
#define RUNTIME_BINARY_IOLIST_H_

#include "runtime/base/work_stack.h"
#include "runtime/process/process.h"
#include "runtime/term/bitstring.h"

namespace lumen::runtime {

// Goes through the leaves from left to right. Any depth; tails may be bitstrings. False where there
// is a leaf of another kind. `leaves` is told of each by one of
//   void Byte(uint8_t);
//   bool Bits(const BitView&);  // of a bitstring; false: no more is wanted, and the answer is false
// A template, so that both and the place in the list are in registers: most programs that write
// anything spend their time here.
template <typename Leaves>
bool WalkIolist(Term term, Leaves& leaves) {
  WorkStack<Term> stack;  // what follows the lists that are being gone through
  for (Term list = term;; list = stack.Pop()) {
    while (IsCons(list)) {
      const Term leaf = Head(list);
      list = Tail(list);
      if (IsSmall(leaf) && leaf <= abi::MakeSmall(0xff)) {
        leaves.Byte(static_cast<uint8_t>(SmallValue(leaf)));
      } else if (IsCons(leaf)) {
        if (!IsNil(list)) {
          if (IsCons(list)) __builtin_prefetch(PointerOf(list));
          stack.Push(list);
        }
        list = leaf;
      } else if (!IsNil(leaf)) {
        if (!IsBitstring(leaf) || !leaves.Bits(BitsOf(leaf))) return false;
      }
    }
    if (!IsNil(list) && (!IsBitstring(list) || !leaves.Bits(BitsOf(list)))) return false;
    if (stack.empty()) return true;
  }
}

// What is done with a list besides asking for its size: its work is counted, too.
enum class IolistUse : uint8_t { kSize, kCopy };

// The size in bits; false where it is no such list or, for `whole_bytes`, where a bitstring in it is
// no binary.
bool IolistSize(Process& process, Term term, IolistUse use, bool whole_bytes, uint64_t* bits);
// The same before copying it, where one that is too large for a bitstring is none.
bool IolistBits(Process& process, Term term, bool whole_bytes, size_t* bits);
// Copies the bits of a good one.
void CopyIolist(Term term, uint8_t* to);

// The bitstring of all leaves; kNoValue where it is no such list, or too large for a bitstring. The work is counted.
Term BitstringOfIolist(Process& process, Term term, bool whole_bytes);

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
