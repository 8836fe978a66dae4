// Typed access to terms. A Term is the bare word of abi/term_layout.h, so that it passes through C
// calls and compiled code as it is; these functions are the only place in the runtime that knows
// how words are tagged.
//
// Accessors trust their caller: the kind must have been tested. None allocates or collects.
// Pointers are valid until the next collection of the process that owns the term.
#ifndef RUNTIME_TERM_TERM_H_
#define RUNTIME_TERM_TERM_H_

#include <string.h>

#include <cstddef>
#include <cstdint>

#include "runtime/abi/code_layout.h"
#include "runtime/abi/term_layout.h"
#include "runtime/base/check.h"
#include "runtime/number/digits.h"

namespace lumen::runtime {

using abi::HeaderKind;
using abi::kNil;
using abi::kNoValue;
using abi::Tag;
using abi::Word;
using Term = Word;

inline Tag TagOf(Term term) { return static_cast<Tag>(term & abi::kTagMask); }
inline Word* PointerOf(Term term) {
  return reinterpret_cast<Word*>(static_cast<uintptr_t>(term & ~abi::kTagMask));
}
inline Term MakePointer(const Word* object, Tag tag) {
  return reinterpret_cast<uintptr_t>(object) | static_cast<Word>(tag);
}
// Tags 1 to 5 are pointers.
inline bool IsPointer(Term term) { return (term & abi::kTagMask) - 1 < 5; }

// --- small integers and immediates
inline bool IsSmall(Term term) { return TagOf(term) == Tag::kSmall; }
inline bool AreSmall(Term a, Term b) { return ((a | b) & abi::kTagMask) == 0; }
inline Term MakeSmall(int64_t value) {
  DCHECK(abi::FitsSmall(value));
  return abi::MakeSmall(value);
}
inline int64_t SmallValue(Term term) { return abi::SmallValue(term); }
inline bool IsNil(Term term) { return term == kNil; }
inline bool IsAtom(Term term) { return (term & abi::kImmediateMask) == abi::kAtomTag; }
// Of this node: one that may be or have been a process's or a port's here (term/external.h knows those of others).
inline bool IsPid(Term term) { return (term & abi::kOtherImmediateMask) == abi::kPidTag; }
inline bool IsPort(Term term) { return (term & abi::kOtherImmediateMask) == abi::kPortTag; }
inline uint64_t ImmediateValue(Term term) { return term >> abi::kOtherImmediateShift; }

// --- atoms
inline Term MakeAtom(const abi::AtomRecord* record) {
  return reinterpret_cast<uintptr_t>(record) + abi::kAtomTag;
}
inline const abi::AtomRecord* AtomOf(Term atom) {
  return reinterpret_cast<const abi::AtomRecord*>(static_cast<uintptr_t>(atom - abi::kAtomTag));
}
inline std::string_view AtomText(Term atom) {
  const abi::AtomRecord* record = AtomOf(atom);
  return {record->text.pointer, record->size_bytes};
}

// --- lists
inline bool IsCons(Term term) { return TagOf(term) == Tag::kCons; }
inline bool IsList(Term term) { return IsCons(term) || IsNil(term); }
inline Term Head(Term cons) { return PointerOf(cons)[0]; }
inline Term Tail(Term cons) { return PointerOf(cons)[1]; }
inline Term MakeCons(Word* cell, Term head, Term tail) {
  cell[0] = head;
  cell[1] = tail;
  return MakePointer(cell, Tag::kCons);
}

// --- tuples; indices from 0
inline bool IsTuple(Term term) { return TagOf(term) == Tag::kTuple; }
inline size_t TupleArity(Term tuple) { return abi::HeaderSizeWords(PointerOf(tuple)[0]); }
inline Term TupleElement(Term tuple, size_t index) { return PointerOf(tuple)[index + 1]; }
// Writes the header of a tuple; the caller fills object[1..arity].
inline Term MakeTuple(Word* object, size_t arity) {
  object[0] = abi::MakeHeader(HeaderKind::kTuple, arity);
  return MakePointer(object, Tag::kTuple);
}

// --- floats
inline constexpr size_t kFloatWords = 2;
inline bool IsFloat(Term term) { return TagOf(term) == Tag::kFloat; }
inline double FloatValue(Term term) {
  double value;
  memcpy(&value, PointerOf(term) + 1, sizeof(value));
  return value;
}
inline Term MakeFloat(Word* object, double value) {
  object[0] = abi::MakeHeader(HeaderKind::kFloat, 1);
  memcpy(object + 1, &value, sizeof(value));
  return MakePointer(object, Tag::kFloat);
}

// Whether the words behind a header are no terms.
inline bool HoldsNoTerms(Word header) {
  constexpr uint32_t kRawKinds = 1u << static_cast<int>(HeaderKind::kFloat) |
                                 1u << static_cast<int>(HeaderKind::kBignum) |
                                 1u << static_cast<int>(HeaderKind::kRawArea) |
                                 1u << static_cast<int>(HeaderKind::kHeapBinary) |
                                 1u << static_cast<int>(HeaderKind::kReferenceCountedBinary) |
                                 1u << static_cast<int>(HeaderKind::kReference) |
                                 1u << static_cast<int>(HeaderKind::kExternalPid) |
                                 1u << static_cast<int>(HeaderKind::kExternalPort) |
                                 1u << static_cast<int>(HeaderKind::kExternalReference);
  return ((kRawKinds >> static_cast<int>(abi::KindOfHeader(header))) & 1) != 0;
}

// --- boxed objects
inline bool IsBoxed(Term term) { return TagOf(term) == Tag::kBoxed; }
inline bool IsBoxed(Term term, HeaderKind kind) {
  return IsBoxed(term) && abi::KindOfHeader(PointerOf(term)[0]) == kind;
}
inline bool IsBignum(Term term) { return IsBoxed(term, HeaderKind::kBignum); }
inline bool IsInteger(Term term) { return IsSmall(term) || IsBignum(term); }
inline bool IsNumber(Term term) { return IsInteger(term) || IsFloat(term); }
// Of this node, like pids: it has a number (kReferenceNumberWord).
inline bool IsReference(Term term) { return IsBoxed(term, HeaderKind::kReference); }
inline bool IsFlatMap(Term term) { return IsBoxed(term, HeaderKind::kFlatMap); }
inline bool IsMap(Term term) { return IsFlatMap(term) || IsBoxed(term, HeaderKind::kHashMapNode); }

// --- funs
inline bool IsFun(Term term) { return TagOf(term) == Tag::kFun; }
inline size_t FunArity(Term fun) { return abi::HeaderAux(PointerOf(fun)[abi::kFunHeaderWord]); }
inline const abi::FunInfo* FunInfoOf(Term fun) {
  return reinterpret_cast<const abi::FunInfo*>(
      static_cast<uintptr_t>(PointerOf(fun)[abi::kFunInfoWord]));
}
inline size_t FunEnvironmentSize(Term fun) {
  return abi::HeaderSizeWords(PointerOf(fun)[abi::kFunHeaderWord]) - (abi::kFunEnvironmentWord - 1);
}
inline Term FunEnvironment(Term fun, size_t index) {
  return PointerOf(fun)[abi::kFunEnvironmentWord + index];
}

// --- flat maps: header (size 1 + n) | tuple of keys | n values
inline size_t FlatMapSize(Term map) { return abi::HeaderSizeWords(PointerOf(map)[0]) - 1; }
inline Term FlatMapKeys(Term map) { return PointerOf(map)[1]; }
inline Term FlatMapValue(Term map, size_t index) { return PointerOf(map)[2 + index]; }

// --- integers of any size as digits
// A look at an integer's magnitude: points into the term, or into itself for a small one (so don't
// copy it).
class IntegerView {
 public:
  explicit IntegerView(Term integer) {
    if (IsSmall(integer)) {
      int64_t value = SmallValue(integer);
      is_negative_ = value < 0;
      limb_ = is_negative_ ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
      digits_ = reinterpret_cast<const Digit*>(&limb_);
      size_ = NormalisedSize(digits_, kDigitsPerLimb);
    } else {
      Word header = PointerOf(integer)[0];
      is_negative_ = (abi::HeaderAux(header) & 1) != 0;
      digits_ = reinterpret_cast<const Digit*>(PointerOf(integer) + 1);
      size_ = NormalisedSize(digits_, abi::HeaderSizeWords(header) * kDigitsPerLimb);
    }
  }
  IntegerView(const IntegerView&) = delete;
  IntegerView& operator=(const IntegerView&) = delete;

  const Digit* digits() const { return digits_; }
  size_t size() const { return size_; }  // normalised
  bool is_negative() const { return is_negative_; }

 private:
  const Digit* digits_;
  size_t size_;
  uint64_t limb_;
  bool is_negative_;
};

// The nearest double as OTP computes it (limb by limb, so the last bit of integers above 2^64 may
// be rounded twice); infinite when the integer is too large.
double IntegerToDouble(Term integer);

// The length of a proper list, -1 for anything else.
int64_t ListLength(Term list);

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_TERM_H_
