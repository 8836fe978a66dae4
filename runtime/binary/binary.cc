// Appending works as on the BEAM. The first append to a binary copies it to a shared binary with room
// behind, and returns a sub-binary of that, both marked writable. The next one finds the marks, sees
// that the sub-binary ends where the shared one does, and goes on there; the mark moves on to the new
// sub-binary, so that two appends to one binary don't write the same bytes. Room is doubled when it
// is used up. Whoever remembers an address within the bytes (a match context) takes the mark away.
//
// Tested by runtime/binary/binary_test.cc.
#include "runtime/binary/binary.h"

#include <string.h>

#include "runtime/process/long_work.h"

namespace lumen::runtime {

namespace {

constexpr size_t kMinWritableBytes = 256;

bool IsWritable(const Word* object) {
  return (abi::HeaderAux(object[0]) & abi::kWritableBinary) != 0;
}
void ClearWritable(Word* object) {
  object[0] &= ~(Word{abi::kWritableBinary} << abi::kHeaderAuxShift);
}
void SetBits(Word* object, size_t bits) {
  object[abi::kBitstringBitsWord] = MakeSmall(static_cast<int64_t>(bits));
}

Term SubBinary(Process& process, Term original, size_t start, size_t bits, bool writable) {
  Word* object = Allocate(process, abi::kSubBinaryWords);
  object[0] = abi::MakeHeader(HeaderKind::kSubBinary, abi::kSubBinaryWords - 1,
                              writable ? abi::kWritableBinary : 0);
  SetBits(object, bits);
  object[abi::kSubBinaryOriginalWord] = original;
  object[abi::kSubBinaryStartWord] = MakeSmall(static_cast<int64_t>(start));
  return MakePointer(object, Tag::kBoxed);
}

// The shared binary that `sub` may be continued in, or null.
Word* WritableOriginal(const Word* sub) {
  if (abi::KindOfHeader(sub[0]) != HeaderKind::kSubBinary || !IsWritable(sub)) return nullptr;
  Word* original = PointerOf(sub[abi::kSubBinaryOriginalWord]);
  return IsWritable(original) ? original : nullptr;
}

}  // namespace

NewBitstring AllocateBitstring(Process& process, size_t bits) {
  size_t bytes = BytesFor(bits);
  if (bytes > abi::kMaxHeapBinaryBytes) {
    SharedBinary* shared = NewSharedBinary(bytes);
    return {AddSharedBinary(process, shared, bits), shared->bytes()};
  }
  size_t words = (bytes + sizeof(Word) - 1) / sizeof(Word);
  Word* object = Allocate(process, abi::kHeapBinaryDataWord + words);
  object[0] = abi::MakeHeader(HeaderKind::kHeapBinary, abi::kHeapBinaryDataWord - 1 + words);
  SetBits(object, bits);
  return {MakePointer(object, Tag::kBoxed),
          reinterpret_cast<uint8_t*>(object + abi::kHeapBinaryDataWord)};
}

Term BuildBitstring(Process& process, const BitView& bits) {
  NewBitstring result = AllocateBitstring(process, bits.bits);
  if (bits.start == 0 && bits.bits % 8 == 0) {
    memcpy(result.bytes, bits.bytes, bits.bits / 8);
    return result.term;
  }
  if (bits.bits % 8 != 0) result.bytes[bits.bits / 8] = 0;
  CopyBits(result.bytes, 0, bits);
  return result.term;
}

Term BuildBinary(Process& process, std::string_view bytes) {
  return BuildBitstring(process, {reinterpret_cast<const uint8_t*>(bytes.data()), 0, bytes.size() * 8});
}

Term BuildPart(Process& process, Term bitstring, size_t first, size_t count) {
  if (count <= abi::kMaxHeapBinaryBytes * 8)
    return BuildBitstring(process, BitsOf(bitstring).Part(first, count));
  const Word* object = PointerOf(bitstring);
  if (first == 0 && count == BitSize(bitstring)) return bitstring;
  if (abi::KindOfHeader(object[0]) == HeaderKind::kSubBinary) {
    first += static_cast<size_t>(SmallValue(object[abi::kSubBinaryStartWord]));
    bitstring = object[abi::kSubBinaryOriginalWord];
  }
  return SubBinary(process, bitstring, first, count, /*writable=*/false);
}

Term WritableBitstring(Process& process, size_t capacity_bytes) {
  if (capacity_bytes < kMinWritableBytes) capacity_bytes = kMinWritableBytes;
  Term original =
      AddSharedBinary(process, NewSharedBinary(capacity_bytes), 0, /*writable=*/true);
  return SubBinary(process, original, 0, 0, /*writable=*/true);
}

Term ContinueBitstring(Process& process, Term bitstring, size_t bits, bool in_place) {
  Word* sub = PointerOf(bitstring);
  SetBits(PointerOf(sub[abi::kSubBinaryOriginalWord]), bits);
  if (in_place) {
    SetBits(sub, bits);
    return bitstring;
  }
  ClearWritable(sub);
  return SubBinary(process, sub[abi::kSubBinaryOriginalWord], 0, bits, /*writable=*/true);
}

AppendedBitstring AppendToBitstring(Process& process, Term bitstring, size_t more, bool in_place) {
  Word* sub = PointerOf(bitstring);
  size_t old_bits = BitSize(bitstring);
  size_t bits = old_bits + more;
  size_t bytes = BytesFor(bits);
  Word* original = WritableOriginal(sub);
  if (original == nullptr) {
    if (bytes <= abi::kMaxHeapBinaryBytes) {
      NewBitstring result = AllocateBitstring(process, bits);
      CopyBits(result.bytes, 0, BitsOf(bitstring));
      return {result.term, result.bytes, old_bits};
    }
    ChargeWork(process, BytesFor(old_bits));
    Term copy = WritableBitstring(process, bytes * 2);
    Word* copied = PointerOf(copy);
    original = PointerOf(copied[abi::kSubBinaryOriginalWord]);
    CopyBits(SharedBinaryOf(original)->bytes(), 0, BitsOf(bitstring));
    SetBits(copied, bits);
    SetBits(original, bits);
    return {copy, SharedBinaryOf(original)->bytes(), old_bits};
  }
  DCHECK(sub[abi::kSubBinaryStartWord] == MakeSmall(0));
  DCHECK(original[abi::kBitstringBitsWord] == sub[abi::kBitstringBitsWord]);
  SharedBinary* shared = SharedBinaryOf(original);
  if (bytes > shared->capacity_bytes) {
    size_t old_capacity = shared->capacity_bytes;
    ChargeWork(process, BytesFor(old_bits));
    shared = ResizeSharedBinary(shared, bytes * 2);
    original[abi::kSharedBinaryWord] = reinterpret_cast<uintptr_t>(shared);
    CountSharedBytes(process, shared->capacity_bytes - old_capacity);
  }
  return {ContinueBitstring(process, bitstring, bits, in_place), shared->bytes(), old_bits};
}

void StopAppending(Term bitstring) {
  Word* object = PointerOf(bitstring);
  if (abi::KindOfHeader(object[0]) == HeaderKind::kSubBinary)
    object = PointerOf(object[abi::kSubBinaryOriginalWord]);
  if (abi::KindOfHeader(object[0]) == HeaderKind::kReferenceCountedBinary && IsWritable(object))
    ClearWritable(object);
}

BinaryBuilder::~BinaryBuilder() {
  if (shared_ != nullptr) ReleaseSharedBinary(shared_);
}

void BinaryBuilder::Grow(size_t more) {
  size_t capacity = (size_ + more) * 2;
  if (shared_ == nullptr) {
    shared_ = NewSharedBinary(capacity);
    memcpy(shared_->bytes(), inline_, size_);
  } else {
    shared_ = ResizeSharedBinary(shared_, capacity);
  }
  bytes_ = shared_->bytes();
  capacity_ = capacity;
}

void BinaryBuilder::Append(const void* bytes, size_t size) {
  if (size > 0) memcpy(Extend(size), bytes, size);
}

Term BinaryBuilder::Build(Process& process) {
  if (shared_ == nullptr || size_ <= abi::kMaxHeapBinaryBytes) {
    Term term = BuildBitstring(process, {bytes_, 0, size_ * 8});
    size_ = 0;
    return term;
  }
  Term term = AddSharedBinary(process, ResizeSharedBinary(shared_, size_), size_ * 8);
  shared_ = nullptr;
  bytes_ = inline_;
  size_ = 0;
  capacity_ = kInlineBytes;
  return term;
}

}  // namespace lumen::runtime
