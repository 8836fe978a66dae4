// What is known at compile time about a term: the kinds it can be of, a range where it is a small
// integer, an arity where it is a tuple. A lattice with join (either may hold) and meet (both
// hold); Any is its top, None its bottom (unreachable code).
//
// Sound against the runtime's representation: kSmall means "a word with tag 000", so an integer
// that might not fit is kSmall|kBignum. Tested by type_test.cc.
#ifndef COMPILER_SSA_TYPE_H_
#define COMPILER_SSA_TYPE_H_

#include <cstdint>
#include <string>

#include "compiler/base/symbol.h"

namespace lumen::ssa {

using KindSet = uint32_t;
#define LUMEN_SSA_TERM_KINDS(X)                                                   \
  X(Small, 0, "small")                                                            \
  X(Bignum, 1, "bignum") X(Float, 2, "float") X(Atom, 3, "atom") X(Nil, 4, "nil") \
      X(Cons, 5, "cons") X(Tuple, 6, "tuple") X(Fun, 7, "fun") X(Map, 8, "map")   \
          X(Bitstring, 9, "bitstring") X(Pid, 10, "pid") X(Port, 11, "port")      \
              X(Reference, 12, "reference") X(Context, 13, "context")
namespace kinds {
#define X(Name, bit, text) inline constexpr KindSet k##Name = KindSet{1} << bit;
LUMEN_SSA_TERM_KINDS(X)
#undef X
inline constexpr KindSet kNone = 0;
// A match context is no term of the program: only instructions that match bitstrings take it. Any includes it, so that knowing nothing says
// nothing about it either; the text of a type leaves it out where there are other kinds.
inline constexpr KindSet kAny = (KindSet{1} << 14) - 1;
inline constexpr KindSet kInteger = kSmall | kBignum;
inline constexpr KindSet kNumber = kInteger | kFloat;
inline constexpr KindSet kList = kNil | kCons;
}  // namespace kinds

class Type {
 public:
  constexpr Type() = default;  // Any
  static constexpr Type Any() { return Type(); }
  static constexpr Type None() { return OfKinds(kinds::kNone); }
  static constexpr Type OfKinds(KindSet kinds) {
    Type type;
    type.kinds_ = kinds;
    return type;
  }
  // Small integers of [minimum, maximum]; the bounds are those of 61 bits at most.
  // None where the range is empty.
  static Type SmallRange(int64_t minimum, int64_t maximum);
  static constexpr int64_t kMinimum = -(int64_t{1} << 60);
  static constexpr int64_t kMaximum = (int64_t{1} << 60) - 1;
  static Type Atom(Symbol atom);
  static Type Boolean();
  static Type TupleOfArity(uint32_t arity);

  KindSet kinds() const { return kinds_; }
  bool IsNone() const { return kinds_ == 0; }
  bool Is(KindSet set) const {
    return kinds_ != 0 && (kinds_ & ~set) == 0;
  }  // certainly one of `set`
  bool MayBe(KindSet set) const { return (kinds_ & set) != 0; }
  // Bounds of the value where it is a small integer.
  int64_t minimum() const { return minimum_; }
  int64_t maximum() const { return maximum_; }
  bool HasArity() const { return arity_ >= 0; }  // all tuples of the type have it
  uint32_t arity() const { return static_cast<uint32_t>(arity_); }
  bool IsBoolean() const { return Is(kinds::kAtom) && AtomsAreBoolean(); }
  // The one value of the type where it is a small integer; false where there are several.
  bool IsSmallConstant(int64_t* value) const {
    *value = minimum_;
    return Is(kinds::kSmall) && minimum_ == maximum_;
  }
  // The one atom an atom of this type can be; invalid where not known.
  Symbol atom() const { return atom_; }

  Type Join(const Type& other) const;
  Type Meet(const Type& other) const;
  // Without the kinds of `set`.
  Type Without(KindSet set) const;
  bool IsSubtypeOf(const Type& other) const { return Meet(other) == *this; }
  // Join that moves bounds that grow to the next of a few landmarks, so that fixpoints end after a
  // handful of steps.
  Type Widen(const Type& next) const;
  bool operator==(const Type& other) const;

  // "any", "small[0,255]", "nil|cons", "tuple/3", "atom(ok)", "boolean", ...; read back by the SSA
  // text parser.
  std::string ToString(const SymbolTable& symbols) const;

 private:
  bool AtomsAreBoolean() const {
    return boolean_ || atom_ == symbols::kTrue || atom_ == symbols::kFalse;
  }

  // What is said about a kind that the type cannot be has its default value, so that equal types
  // compare equal.
  KindSet kinds_ = kinds::kAny;
  bool boolean_ = false;  // the atoms are true and false only; not set where atom_ is
  Symbol atom_;
  int32_t arity_ = -1;
  int64_t minimum_ = kMinimum;
  int64_t maximum_ = kMaximum;
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_TYPE_H_
