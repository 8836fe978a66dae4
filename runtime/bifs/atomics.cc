// atomics and counters: arrays of 64-bit integers that processes share. The reference that stands for one holds on to its
// memory (kReferenceToObject in abi/term_layout.h); the last reference to go frees it.
//
// All operations are sequentially consistent, as atomics promise; of counters only `write_concurrency` asks for less,
// and gets more than it asks for.
//
// Tested by tests/programs/shared_state.erl.
#include <atomic>
#include <new>

#include "runtime/bifs/bif.h"
#include "runtime/heap/shared_binary.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

using ArrayKind = SharedObjectKind;

struct Array : SharedObject {
  bool is_signed;
  bool is_concurrent;
  uint64_t size;
  std::atomic<int64_t>* values() { return reinterpret_cast<std::atomic<int64_t>*>(this + 1); }
};
static_assert(sizeof(std::atomic<int64_t>) == sizeof(int64_t) && alignof(std::atomic<int64_t>) <= 8);

constexpr size_t kMostValues = (sizeof(size_t) == 8 ? size_t{1} << 40 : size_t{1} << 26) - 1;
constexpr Word kLimbWords = 1;

bool IsTextAtom(Term term, std::string_view text) { return IsAtom(term) && AtomText(term) == text; }

// What no memory holds is system_limit; what is no size at all is badarg.
Term NewArray(Process& process, const BifName& self, const Term* arguments, ArrayKind kind, bool is_signed, bool is_concurrent) {
  const Term size = arguments[0];
  const bool is_positive =
      IsSmall(size) ? SmallValue(size) > 0 : IsBignum(size) && (abi::HeaderAux(PointerOf(size)[0]) & 1) == 0;
  if (!is_positive) return FailBadArgument(process, self, arguments);
  auto count = IsSmall(size) ? static_cast<size_t>(SmallValue(size)) : 0;
  if (!IsSmall(size) || static_cast<int64_t>(count) != SmallValue(size) || count > kMostValues)
    return Fail(process, self, arguments, atoms::SystemLimit());
  SharedBinary* shared = NewSharedBinary(sizeof(Array) + count * sizeof(int64_t));
  auto* array = new (shared->bytes()) Array{{kind, nullptr}, is_signed, is_concurrent, count};
  for (size_t i = 0; i < count; ++i) new (array->values() + i) std::atomic<int64_t>(0);
  return BuildObjectReference(process, shared);
}

Array* ArrayOf(Term term, ArrayKind kind) {
  SharedObject* object = SharedObjectOf(term);
  return object != nullptr && object->kind == kind ? static_cast<Array*>(object) : nullptr;
}

std::atomic<int64_t>* ValueOf(Array* array, Term index) {
  if (array == nullptr || !IsSmall(index) || SmallValue(index) < 1 ||
      static_cast<uint64_t>(SmallValue(index)) > array->size)
    return nullptr;
  return array->values() + (SmallValue(index) - 1);
}

// A value that fits, modulo 2^64. `is_difference`: may be negative for unsigned values too.
bool ReadValue(const Array* array, Term term, bool is_difference, int64_t* value) {
  if (IsSmall(term)) {
    *value = SmallValue(term);
    return *value >= 0 || array->is_signed || is_difference;
  }
  if (!IsBignum(term) || abi::HeaderSizeWords(PointerOf(term)[0]) != kLimbWords) return false;
  uint64_t magnitude = PointerOf(term)[1];
  if ((abi::HeaderAux(PointerOf(term)[0]) & 1) != 0) {
    *value = static_cast<int64_t>(-magnitude);
    return magnitude <= uint64_t{1} << 63 && (array->is_signed || is_difference);
  }
  *value = static_cast<int64_t>(magnitude);
  return magnitude < uint64_t{1} << 63 || !array->is_signed || is_difference;
}

Term ValueTerm(Process& process, const Array* array, int64_t value) {
  return array->is_signed ? BuildInteger(process, value) : BuildUnsigned(process, static_cast<uint64_t>(value));
}

Term Info(Process& process, Array* array) {
  auto memory = BuildUnsigned(process, sizeof(Array) + array->size * sizeof(int64_t));
  if (array->kind == ArrayKind::kCounters)
    return BuildMap(process, InternAtom("memory"), memory, InternAtom("size"), BuildUnsigned(process, array->size));
  Word* keys = Allocate(process, 5);
  const char* names[] = {"max", "memory", "min", "size"};
  for (int i = 0; i < 4; ++i) keys[1 + i] = InternAtom(names[i]);
  Term key_tuple = MakeTuple(keys, 4);
  Term most = array->is_signed ? BuildInteger(process, INT64_MAX) : BuildUnsigned(process, UINT64_MAX);
  Term least = array->is_signed ? BuildInteger(process, INT64_MIN) : abi::MakeSmall(0);
  Term size = BuildUnsigned(process, array->size);
  Word* map = Allocate(process, 6);
  map[0] = abi::MakeHeader(HeaderKind::kFlatMap, 5);
  map[abi::kFlatMapKeysWord] = key_tuple;
  const Term values[] = {most, memory, least, size};
  for (int i = 0; i < 4; ++i) map[abi::kFlatMapValuesWord + i] = values[i];
  return MakePointer(map, Tag::kBoxed);
}

// [{signed, Boolean}]
bool ReadSigned(Term options, bool* is_signed) {
  *is_signed = true;
  for (; IsCons(options); options = Tail(options)) {
    Term option = Head(options);
    if (!IsTuple(option) || TupleArity(option) != 2 || !IsTextAtom(TupleElement(option, 0), "signed")) return false;
    Term value = TupleElement(option, 1);
    if (value != atoms::True() && value != atoms::False()) return false;
    *is_signed = value == atoms::True();
  }
  return IsNil(options);
}

// [], [atomics] or [write_concurrency]
bool ReadCounterOptions(Term options, bool* is_concurrent) {
  *is_concurrent = false;
  for (; IsCons(options); options = Tail(options)) {
    *is_concurrent = IsTextAtom(Head(options), "write_concurrency");
    if (!*is_concurrent && !IsTextAtom(Head(options), "atomics")) return false;
  }
  return IsNil(options);
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_atomics_new) {
  bool is_signed;
  if (!ReadSigned(arguments[1], &is_signed)) return FailBadArgument(process, self, arguments);
  return NewArray(process, self, arguments, ArrayKind::kAtomics, is_signed, false);
}

LUMEN_DEFINE_BIF(lumen_bif_atomics_put) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kAtomics);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  int64_t value;
  if (place == nullptr || !ReadValue(array, arguments[2], false, &value)) return FailBadArgument(process, self, arguments);
  place->store(value);
  return atoms::Ok();
}

LUMEN_DEFINE_BIF(lumen_bif_atomics_get) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kAtomics);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  if (place == nullptr) return FailBadArgument(process, self, arguments);
  return ValueTerm(process, array, place->load());
}

namespace {
// Adds (subtracts) arguments[2]; null after an error. `*result`: the new value.
Array* AddTo(const Term* arguments, ArrayKind kind, bool subtracts, int64_t* result) {
  Array* array = ArrayOf(arguments[0], kind);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  int64_t value;
  if (place == nullptr || !ReadValue(array, arguments[2], true, &value)) return nullptr;
  // Wraps around: the sum of unsigned numbers.
  auto difference = static_cast<uint64_t>(value);
  if (subtracts) difference = -difference;
  auto before = static_cast<uint64_t>(place->fetch_add(static_cast<int64_t>(difference)));
  *result = static_cast<int64_t>(before + difference);
  return array;
}

Term Add(Process& process, const BifName& self, const Term* arguments, ArrayKind kind, bool subtracts, bool tells) {
  int64_t value;
  Array* array = AddTo(arguments, kind, subtracts, &value);
  if (array == nullptr) return FailBadArgument(process, self, arguments);
  return tells ? ValueTerm(process, array, value) : atoms::Ok();
}
}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_atomics_add) { return Add(process, self, arguments, ArrayKind::kAtomics, false, false); }
LUMEN_DEFINE_BIF(lumen_bif_atomics_add_get) { return Add(process, self, arguments, ArrayKind::kAtomics, false, true); }
LUMEN_DEFINE_BIF(lumen_bif_atomics_sub) { return Add(process, self, arguments, ArrayKind::kAtomics, true, false); }
LUMEN_DEFINE_BIF(lumen_bif_atomics_sub_get) { return Add(process, self, arguments, ArrayKind::kAtomics, true, true); }

LUMEN_DEFINE_BIF(lumen_bif_atomics_exchange) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kAtomics);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  int64_t value;
  if (place == nullptr || !ReadValue(array, arguments[2], false, &value)) return FailBadArgument(process, self, arguments);
  return ValueTerm(process, array, place->exchange(value));
}

LUMEN_DEFINE_BIF(lumen_bif_atomics_compare_exchange) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kAtomics);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  int64_t expected, desired;
  if (place == nullptr || !ReadValue(array, arguments[2], false, &expected) ||
      !ReadValue(array, arguments[3], false, &desired))
    return FailBadArgument(process, self, arguments);
  return place->compare_exchange_strong(expected, desired) ? atoms::Ok() : ValueTerm(process, array, expected);
}

LUMEN_DEFINE_BIF(lumen_bif_atomics_info) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kAtomics);
  return array == nullptr ? FailBadArgument(process, self, arguments) : Info(process, array);
}

LUMEN_DEFINE_BIF(lumen_bif_counters_new) {
  bool is_concurrent;
  if (!ReadCounterOptions(arguments[1], &is_concurrent)) return FailBadArgument(process, self, arguments);
  return NewArray(process, self, arguments, ArrayKind::kCounters, true, is_concurrent);
}

LUMEN_DEFINE_BIF(lumen_bif_counters_get) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kCounters);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  if (place == nullptr) return FailBadArgument(process, self, arguments);
  return ValueTerm(process, array, place->load());
}

LUMEN_DEFINE_BIF(lumen_bif_counters_put) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kCounters);
  std::atomic<int64_t>* place = ValueOf(array, arguments[1]);
  int64_t value;
  if (place == nullptr || !ReadValue(array, arguments[2], false, &value)) return FailBadArgument(process, self, arguments);
  place->store(value);
  return atoms::Ok();
}

LUMEN_DEFINE_BIF(lumen_bif_counters_add) { return Add(process, self, arguments, ArrayKind::kCounters, false, false); }
LUMEN_DEFINE_BIF(lumen_bif_counters_sub) { return Add(process, self, arguments, ArrayKind::kCounters, true, false); }

LUMEN_DEFINE_BIF(lumen_bif_counters_info) {
  Array* array = ArrayOf(arguments[0], ArrayKind::kCounters);
  return array == nullptr ? FailBadArgument(process, self, arguments) : Info(process, array);
}

}  // namespace lumen::runtime
