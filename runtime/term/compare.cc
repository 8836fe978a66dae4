// One walk serves all four questions: it goes through both terms in step with an explicit stack of
// the parts still to be compared, and stops at the first difference. Equality differs from order
// only in giving up earlier.
//
// Large maps. Two that are equal are tries of the same shape, so equality goes through both in step.
// Their order is that of the sorted keys, then of the values in the keys' order. As the numbers of keys
// agree, the first difference between the sorted keys is the least key that only one of them has: found
// without sorting. Only when there is none are the values brought into order. (Looking for that key
// compares keys, so C++ recurses here over large maps that are keys of large maps; over nothing else.)
//
// Tested by runtime/bifs/bifs_test.cc and integer_test.cc against results recorded from OTP.
#include "runtime/term/compare.h"

#include <math.h>
#include <stdlib.h>

#include <string_view>

#include "runtime/base/work_stack.h"
#include "runtime/term/bitstring.h"
#include "runtime/term/external.h"
#include "runtime/term/map.h"

namespace lumen::runtime {

namespace {

// The places of the kinds in the order of terms.
enum class Rank {
  kNumber,
  kAtom,
  kReference,
  kFun,
  kPort,
  kPid,
  kTuple,
  kMap,
  kNil,
  kList,
  kBitstring
};

Rank RankOf(Term term) {
  switch (TagOf(term)) {
    case Tag::kSmall:
    case Tag::kFloat:
      return Rank::kNumber;
    case Tag::kCons:
      return Rank::kList;
    case Tag::kTuple:
      return Rank::kTuple;
    case Tag::kFun:
      return Rank::kFun;
    case Tag::kImmediate:
      if (IsAtom(term)) return Rank::kAtom;
      if (IsNil(term)) return Rank::kNil;
      return IsPid(term) ? Rank::kPid : Rank::kPort;
    case Tag::kBoxed:
      break;
    case Tag::kHeader:
      Fatal("a header word where a term should be");
  }
  switch (abi::KindOfHeader(PointerOf(term)[0])) {
    case HeaderKind::kBignum:
      return Rank::kNumber;
    case HeaderKind::kReference:
    case HeaderKind::kExternalReference:
      return Rank::kReference;
    case HeaderKind::kExternalPid:
      return Rank::kPid;
    case HeaderKind::kExternalPort:
      return Rank::kPort;
    case HeaderKind::kFlatMap:
    case HeaderKind::kHashMapNode:
      return Rank::kMap;
    case HeaderKind::kHeapBinary:
    case HeaderKind::kReferenceCountedBinary:
    case HeaderKind::kSubBinary:
    case HeaderKind::kMatchContext:
      return Rank::kBitstring;
    case HeaderKind::kTuple:
    case HeaderKind::kFloat:
    case HeaderKind::kFun:
    case HeaderKind::kUndefinedFun:
    case HeaderKind::kRawArea:
    case HeaderKind::kNotAHeader:
      break;
  }
  Fatal("a boxed term of no kind that can be compared");
}

template <typename T>
int ThreeWay(T a, T b) {
  return a < b ? -1 : a > b ? 1 : 0;
}

constexpr double kSmallLimit = 0x1p60;  // the first float above all small integers
constexpr size_t kDoubleDigits = 1088 / kDigitBits;

// The magnitude of a finite double of at least 1 as digits, its fraction cut off; returns the
// normalised size.
size_t DoubleToDigits(double value, Digit* digits) {
  int exponent;
  double fraction = frexp(value, &exponent);  // value = fraction * 2^exponent, fraction in [0.5, 1)
  uint64_t mantissa = static_cast<uint64_t>(fraction * 0x1p53);
  int shift = exponent - 53;
  if (shift < 0) {
    mantissa >>= -shift;
    shift = 0;
  }
  for (size_t i = 0; i < kDoubleDigits; ++i) digits[i] = 0;
  size_t place = static_cast<size_t>(shift) / kDigitBits;
  int bits = shift % kDigitBits;
  for (size_t i = 0; i < kDigitsPerLimb; ++i) {
    Digit part = static_cast<Digit>(mantissa >> (kDigitBits * static_cast<int>(i) % 64));
    digits[place + i] |= part << bits;
    if (bits != 0) digits[place + i + 1] |= part >> (kDigitBits - bits);
  }
  return NormalisedSize(digits, kDoubleDigits);
}

int CompareIntegerWithFloat(Term integer, double value) {
  if (IsSmall(integer)) {
    if (value >= kSmallLimit) return -1;
    if (value < -kSmallLimit) return 1;
    int64_t whole = static_cast<int64_t>(value);
    int order = ThreeWay(SmallValue(integer), whole);
    return order != 0 ? order : ThreeWay(static_cast<double>(whole), value);
  }
  IntegerView view(integer);
  int sign = view.is_negative() ? -1 : 1;
  double magnitude = view.is_negative() ? -value : value;
  if (magnitude < kSmallLimit) return sign;  // also when the signs differ
  Digit digits[kDoubleDigits];
  return sign *
         CompareDigits(view.digits(), view.size(), digits, DoubleToDigits(magnitude, digits));
}

int CompareIntegers(Term a, Term b) {
  if (AreSmall(a, b)) return ThreeWay(SmallValue(a), SmallValue(b));
  IntegerView left(a);
  IntegerView right(b);
  if (left.is_negative() != right.is_negative()) return left.is_negative() ? -1 : 1;
  int order = CompareDigits(left.digits(), left.size(), right.digits(), right.size());
  return left.is_negative() ? -order : order;
}

int CompareNumbers(Term a, Term b, bool exactly) {
  if (IsFloat(a)) {
    if (IsFloat(b)) return ThreeWay(FloatValue(a), FloatValue(b));
    return exactly ? 1 : -CompareIntegerWithFloat(b, FloatValue(a));
  }
  if (IsFloat(b)) return exactly ? -1 : CompareIntegerWithFloat(a, FloatValue(b));
  return CompareIntegers(a, b);
}

// By code points, which UTF-8 keeps in byte order.
int CompareAtoms(Term a, Term b) { return a == b ? 0 : AtomText(a).compare(AtomText(b)); }

// All but the environment, which the caller compares.
int CompareFunHeads(Term a, Term b) {
  const abi::FunInfo* left = FunInfoOf(a);
  const abi::FunInfo* right = FunInfoOf(b);
  if (left->is_external != right->is_external) return left->is_external != 0 ? 1 : -1;
  if (int order = CompareAtoms(left->function->module, right->function->module); order != 0)
    return order;
  if (left->is_external != 0) {
    if (int order = CompareAtoms(left->function->name, right->function->name); order != 0)
      return order;
    return ThreeWay(FunArity(a), FunArity(b));
  }
  if (int order = ThreeWay(left->index, right->index); order != 0) return order;
  if (int order = ThreeWay(left->uniq, right->uniq); order != 0) return order;
  return ThreeWay(FunEnvironmentSize(a), FunEnvironmentSize(b));
}

enum class PartKind {
  kTerms,
  kChildren,  // of nodes of large maps: nodes and leaves
  kOwned,     // terms; `a` and `b` began at `memory`, which is freed with the parts
};

// Parts still to be compared, first those on top of the stack.
struct Parts {
  const Term* a;
  const Term* b;
  size_t count;
  bool exactly;
  PartKind kind = PartKind::kTerms;
  Term* memory = nullptr;
};

class PartStack : public WorkStack<Parts> {
 public:
  ~PartStack() {
    while (!empty()) free(Pop().memory);
  }
};

enum class Question { kOrder, kEquality };

// The least key of `map` that `other` does not have, kNoValue where it has all.
Term LeastMissingKey(Term map, Term other) {
  Term least = kNoValue;
  for (MapIterator entry(map); !entry.done(); entry.Next()) {
    if (least != kNoValue && CompareTermsExactly(entry.key(), least) >= 0) continue;
    if (FindInMap(other, entry.key()) == nullptr) least = entry.key();
  }
  return least;
}

int CompareLeaves(const void* a, const void* b) {
  return CompareTermsExactly(*static_cast<const Term*>(a), *static_cast<const Term*>(b));
}

// The order of two large maps of the same size; 0 when the values, which are then pushed, decide.
int CompareLargeMaps(Term a, Term b, bool exactly, PartStack& stack) {
  Term key = LeastMissingKey(a, b);
  if (key != kNoValue) {
    Term other = LeastMissingKey(b, a);
    return CompareTermsExactly(key, other);
  }
  struct Pair {
    Term key;
    Term a;
    Term b;
  };
  size_t size = MapSize(a);
  auto* pairs = static_cast<Pair*>(malloc(size * sizeof(Pair)));
  auto* values = static_cast<Term*>(malloc(2 * size * sizeof(Term)));
  if (pairs == nullptr || values == nullptr) FatalOutOfMemory(size * sizeof(Pair));
  size_t i = 0;
  for (MapIterator entry(a), twin(b); !entry.done(); entry.Next(), twin.Next())
    pairs[i++] = {entry.key(), entry.value(), twin.value()};
  qsort(pairs, size, sizeof(Pair), CompareLeaves);
  for (i = 0; i < size; ++i) {
    values[i] = pairs[i].a;
    values[size + i] = pairs[i].b;
  }
  free(pairs);
  stack.Push({values, values + size, size, exactly, PartKind::kOwned, values});
  return 0;
}

// Pushes the children of two nodes; false where the nodes cannot be equal.
bool PushChildren(const Word* a, const Word* b, bool exactly, PartStack& stack) {
  if (a[abi::kMapNodeWord] != b[abi::kMapNodeWord]) return false;
  stack.Push({a + abi::kMapNodeChildrenWord, b + abi::kMapNodeChildrenWord, NodeChildCount(a),
              exactly, PartKind::kChildren});
  return true;
}

// How two maps compare as far as can be told at once; what else there is to compare is pushed.
template <Question question>
int CompareMaps(Term a, Term b, bool exactly, PartStack& stack) {
  size_t size = MapSize(a);
  if (int order = ThreeWay(size, MapSize(b)); order != 0 || size == 0) return order;
  if (!IsFlatMap(a)) {
    if (question == Question::kOrder) return CompareLargeMaps(a, b, exactly, stack);
    return PushChildren(PointerOf(a), PointerOf(b), exactly, stack) ? 0 : 1;
  }
  stack.Push({PointerOf(a) + abi::kFlatMapValuesWord, PointerOf(b) + abi::kFlatMapValuesWord, size,
              exactly});
  if (FlatMapKeys(a) != FlatMapKeys(b)) {
    stack.Push({PointerOf(FlatMapKeys(a)) + 1, PointerOf(FlatMapKeys(b)) + 1, size, true});
  }
  return 0;
}

// For kEquality any nonzero answer means "different".
template <Question question>
int Walk(Term a, Term b, bool exactly) {
  PartStack stack;
  for (;;) {
    if (a != b) {
      Rank rank = RankOf(a);
      if (question == Question::kEquality && (IsSmall(a) || IsAtom(a)) && (exactly || !IsFloat(b)))
        return 1;
      if (Rank other = RankOf(b); rank != other) return rank < other ? -1 : 1;
      int order = 0;
      switch (rank) {
        case Rank::kNumber:
          order = CompareNumbers(a, b, exactly);
          break;
        case Rank::kAtom:
          order = CompareAtoms(a, b);
          break;
        case Rank::kList:
          stack.Push({PointerOf(a) + 1, PointerOf(b) + 1, 1, exactly});
          a = Head(a);
          b = Head(b);
          continue;
        case Rank::kTuple: {
          size_t arity = TupleArity(a);
          order = ThreeWay(arity, TupleArity(b));
          if (order == 0 && arity > 0)
            stack.Push({PointerOf(a) + 1, PointerOf(b) + 1, arity, exactly});
          break;
        }
        case Rank::kFun:
          order = CompareFunHeads(a, b);
          if (order == 0 && FunEnvironmentSize(a) > 0) {
            stack.Push({PointerOf(a) + abi::kFunEnvironmentWord,
                        PointerOf(b) + abi::kFunEnvironmentWord, FunEnvironmentSize(a), exactly});
          }
          break;
        case Rank::kMap:
          order = CompareMaps<question>(a, b, exactly, stack);
          break;
        case Rank::kPid:
        case Rank::kPort:
          order = IsBoxed(a) || IsBoxed(b) ? CompareIdentifiers(a, b) : ThreeWay(ImmediateValue(a), ImmediateValue(b));
          break;
        case Rank::kReference:
          // The number tells references of one program apart.
          order = IsReference(a) && IsReference(b)
                      ? ThreeWay(PointerOf(a)[abi::kReferenceNumberWord], PointerOf(b)[abi::kReferenceNumberWord])
                      : CompareIdentifiers(a, b);
          break;
        case Rank::kBitstring: {
          BitView left = BitsOf(a);
          BitView right = BitsOf(b);
          if (question == Question::kEquality && left.bits != right.bits) return 1;
          order = CompareBits(left, right);
          break;
        }
        case Rank::kNil:
          break;
      }
      if (order != 0) return order;
    }
    // The next part; of a leaf the key, its value later.
    for (;;) {
      if (stack.empty()) return 0;
      Parts& parts = stack.Top();
      if (parts.count == 0) {
        free(stack.Pop().memory);
        continue;
      }
      a = *parts.a++;
      b = *parts.b++;
      exactly = parts.exactly;
      PartKind kind = parts.kind;
      // Popped before its last part, so that long lists don't pile up.
      if (--parts.count == 0 && kind != PartKind::kOwned) stack.Pop();
      if (kind != PartKind::kChildren || a == b) break;
      if (IsCons(a) != IsCons(b)) return 1;
      if (IsCons(a)) {
        stack.Push({PointerOf(a) + 1, PointerOf(b) + 1, 1, exactly});
        a = Head(a);
        b = Head(b);
        exactly = true;
        break;
      }
      if (!PushChildren(PointerOf(a), PointerOf(b), exactly, stack)) return 1;
    }
  }
}

}  // namespace

int CompareTerms(Term a, Term b) { return Walk<Question::kOrder>(a, b, false); }

int CompareTermsExactly(Term a, Term b) {
  if (a == b) return 0;
  if (AreSmall(a, b)) return ThreeWay(SmallValue(a), SmallValue(b));
  if (IsAtom(a) && IsAtom(b)) return CompareAtoms(a, b);
  return Walk<Question::kOrder>(a, b, true);
}

bool AreEqual(Term a, Term b) { return a == b || Walk<Question::kEquality>(a, b, false) == 0; }

bool AreExactlyEqual(Term a, Term b) {
  if (a == b) return true;
  if (!IsPointer(a) || TagOf(a) != TagOf(b)) return false;
  // Replies are told apart by their references: at each look at a message, one of these.
  if (IsBoxed(a, HeaderKind::kReference) && IsBoxed(b, HeaderKind::kReference))
    return PointerOf(a)[abi::kReferenceNumberWord] == PointerOf(b)[abi::kReferenceNumberWord];
  return Walk<Question::kEquality>(a, b, true) == 0;
}

}  // namespace lumen::runtime
