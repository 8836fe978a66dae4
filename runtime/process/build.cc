// Tested by runtime/bifs/bifs_test.cc.
#include "runtime/process/build.h"

#include "runtime/base/utf8.h"
#include "runtime/process/process_table.h"

namespace lumen::runtime {

Term BuildReference(Process& process, Word number, Term pid) {
  const bool has_pid = pid != kNoValue;
  Word* object = Allocate(process, has_pid ? 3 : 2);
  object[0] = abi::MakeHeader(HeaderKind::kReference, has_pid ? 2 : 1, has_pid ? abi::kReferenceWithPid : 0);
  object[abi::kReferenceNumberWord] = number;
  if (has_pid) object[abi::kReferencePidWord] = pid;
  return MakePointer(object, Tag::kBoxed);
}

Term BuildObjectReference(Process& process, SharedBinary* shared) {
  constexpr size_t kWords = 4;
  Word* object = Allocate(process, kWords);
  object[0] = abi::MakeHeader(HeaderKind::kReference, kWords - 1, abi::kReferenceToObject);
  object[abi::kReferenceNumberWord] = NewReferenceNumber();
  object[abi::kSharedBinaryWord] = reinterpret_cast<uintptr_t>(shared);
  object[abi::kSharedBinaryNextWord] = reinterpret_cast<uintptr_t>(process.young_binaries);
  process.young_binaries = object;
  CountSharedBytes(process, shared->capacity_bytes);
  return MakePointer(object, Tag::kBoxed);
}

Term BuildInteger(Process& process, int64_t value) {
  if (abi::FitsSmall(value)) return abi::MakeSmall(value);
  Word* object = Allocate(process, 2);
  object[0] = abi::MakeHeader(HeaderKind::kBignum, 1, value < 0);
  object[1] = value < 0 ? -static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  return MakePointer(object, Tag::kBoxed);
}

Term BuildUnsigned(Process& process, uint64_t value) {
  if (value <= static_cast<uint64_t>(abi::kSmallMax))
    return abi::MakeSmall(static_cast<int64_t>(value));
  Word* object = Allocate(process, 2);
  object[0] = abi::MakeHeader(HeaderKind::kBignum, 1);
  object[1] = value;
  return MakePointer(object, Tag::kBoxed);
}

Term BuildList(Process& process, const Term* elements, size_t count, Term tail) {
  if (count == 0) return tail;
  Word* cells = Allocate(process, 2 * count);
  for (size_t i = 0; i < count; ++i) {
    cells[2 * i] = elements[i];
    cells[2 * i + 1] = i + 1 < count ? MakePointer(cells + 2 * i + 2, Tag::kCons) : tail;
  }
  return MakePointer(cells, Tag::kCons);
}

Term BuildByteList(Process& process, std::string_view bytes, Term tail) {
  if (bytes.empty()) return tail;
  Word* cells = Allocate(process, 2 * bytes.size());
  for (size_t i = 0; i < bytes.size(); ++i) {
    cells[2 * i] = abi::MakeSmall(static_cast<uint8_t>(bytes[i]));
    cells[2 * i + 1] = i + 1 < bytes.size() ? MakePointer(cells + 2 * i + 2, Tag::kCons) : tail;
  }
  return MakePointer(cells, Tag::kCons);
}

Term BuildString(Process& process, std::string_view text) {
  uint8_t bits = 0;
  for (char byte : text) bits |= static_cast<uint8_t>(byte);
  if (bits < 0x80) return BuildByteList(process, text);
  size_t count = 0;
  const char* end = text.data() + text.size();
  for (const char* place = text.data(); place < end; ++count) {
    uint32_t code_point;
    size_t length = DecodeUtf8(place, end, &code_point);
    if (length == 0) return BuildByteList(process, text);
    place += length;
  }
  if (count == 0) return kNil;
  Word* cells = Allocate(process, 2 * count);
  Word* cell = cells;
  for (const char* place = text.data(); place < end; cell += 2) {
    uint32_t code_point;
    place += DecodeUtf8(place, end, &code_point);
    cell[0] = abi::MakeSmall(code_point);
    cell[1] = place < end ? MakePointer(cell + 2, Tag::kCons) : kNil;
  }
  return MakePointer(cells, Tag::kCons);
}

Term BuildMap(Process& process, Term key, Term value) {
  Term keys = BuildTuple(process, key);
  Word* object = Allocate(process, 3);
  object[0] = abi::MakeHeader(HeaderKind::kFlatMap, 2);
  object[1] = keys;
  object[2] = value;
  return MakePointer(object, Tag::kBoxed);
}

Term BuildMap(Process& process, Term key1, Term value1, Term key2, Term value2) {
  Term keys = BuildTuple(process, key1, key2);
  Word* object = Allocate(process, 4);
  object[0] = abi::MakeHeader(HeaderKind::kFlatMap, 3);
  object[1] = keys;
  object[2] = value1;
  object[3] = value2;
  return MakePointer(object, Tag::kBoxed);
}

}  // namespace lumen::runtime
