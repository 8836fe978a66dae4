// How a term, a heap object, a frame and a piece of static data look in memory. The one home of these facts: code
// generation, the collector, the printer and the crash dump all read them here.
//
// A term is a 64-bit word on every target, 32-bit ones included. Its low three bits are the tag:
//
//   000  small integer: value in the upper 61 bits. Code words (below) carry this tag too, so the collector steps over them.
//   001  cons cell: address of {head, tail}, no header word
//   010  boxed object: address of a header word (bignum, map, binary, reference, ...)
//   011  tuple: address of a header word whose size is the arity
//   100  float: address of a header word; the double follows it
//   101  fun: address of a header word, see "funs"
//   110  header word or another word that is never a value: kNoValue, the mark of a moved cons cell
//   111  immediate; the next bit tells an atom (0: address of its record) from the others (1: bits 4-7 say which)
//
// Heap objects are 8-byte aligned, atom records 16-byte aligned.
//
// Header word:   size in words without the header (48) | aux (8) | kind (5) | 110
// A collected object's header is overwritten by the term that points to its copy (any tag but 110). A collected cons cell has
// kMovedCons as its head and the new term as its tail.
//
// Code words. A return address on the stack and the entry of a fun are one word that looks like a small integer:
//   64-bit targets: the address; functions are 16-byte aligned. {CodeLocation*, 0} precedes a continuation's first byte.
//   32-bit targets: low half CodeLocation* (0 in a fun), 8-byte aligned; high half the address, on wasm32 the table index.
//
// Funs:          header (aux = arity, size = 2 + n) | code word | FunInfo* | n values of the environment
// A fun of arity n is called with its arguments and, as argument n, itself. `fun m:f/n` has no environment; the
// function it names ignores that argument. Where that function does not exist (only erlang:make_fun/3 makes such a fun) the kind is
// kUndefinedFun and there is no code: to a call it is no fun of arity n, so it lands in lumen_error_call_fun, which raises undef.
//
// Maps, small (at most kMaxFlatMapEntries): header (kFlatMap, size = 1 + n) | tuple of the n keys, sorted | n values. The keys stand in the
// exact order of terms (integers before floats); maps made from one another share the tuple.
// Maps, large: a hash array mapped trie, 16-way, over the four lowest bits of the key's hash first (runtime/term/hash.h):
//   node: header (kHashMapNode, size = 1 + children) | entries << kMapEntriesShift | bitmap << kMapBitmapShift | children, lowest bit first
// A child is a leaf, the cons cell [Key | Value], or a node. Only the root says how many entries there are; in other nodes that is 0.
//
// Bitstrings, all with their size in bits as a small integer in word 1 (kBitstringBitsWord), so that byte_size, bit_size and is_binary need
// not know the kind:
//   kHeapBinary:              header | bits | bytes, in words rounded up (bits behind the last are undefined). Up to
//                             kMaxHeapBinaryBytes, as literals any size
//   kReferenceCountedBinary:  header (aux bit 0: kWritableBinary) | bits | SharedBinary* | next object in the heap's list
//   kSubBinary:               header (aux bit 0: kWritableBinary) | bits | the kHeapBinary or kReferenceCountedBinary | first bit
// kWritableBinary in both: the sub-binary ends where the bytes of the shared one in use end, and an append may go on there. Whoever does
// so clears the flag in the sub-binary: one writer per byte.
//
// A match context says where the bits of a bitstring are. It does not change (but for the collector, which moves the address along), is held
// by matching code and never a value of the program:
//   header (size 4, aux bit 0: kContextBaseOnHeap) | the kHeapBinary or kReferenceCountedBinary | address of its first byte |
//   first bit, counted from there | end in bits from there; the last two small integers
// Positions are small integers of the same sort, in registers of compiled code: a byte at an aligned one is at kContextBaseWord's
// address + (position >> (kTagBits + 3)).
//
// References: header (aux: see below) | number, unique in the program, a raw word | more raw words:
//   plain                                nothing
//   kReferenceWithPid                    the pid of the process whose alias it is
//   kReferenceToObject                   SharedBinary* | next object in the heap's list, as in kReferenceCountedBinary: what the reference
//                                        stands for lives in the shared bytes
//
// Identifiers that another node made, or this one under another creation (kExternalPid, kExternalPort, kExternalReference). Their words
// are no terms to the collector, as atoms do not move:
//   header | the node's name, an atom | creation, in the high half the 32-bit words of a reference (0 to 5) | raw words
//   pid: serial << 32 | number; port: number; reference: its 32-bit words, the lowest first, two to a word, the last may be half empty
//
// Stack frame (grows down; sp points at the code word to return to):
//   sp[0] code word | sp[1..n] terms, or a kRawArea header and that many raw words
// n is `frame_words()` of the code word's CodeLocation; the caller's frame follows at sp + 1 + n.
// A catch frame is a frame whose code word is the handler's, with the previous Process::catch_offset as a small integer in sp[1].
// Raising makes it the top of the stack, restores catch_offset from it and enters the handler with class, reason and trace as arguments.
//
// Tested by runtime/abi/abi_test.cc and by every program test.
#ifndef RUNTIME_ABI_TERM_LAYOUT_H_
#define RUNTIME_ABI_TERM_LAYOUT_H_

#include <cstddef>
#include <cstdint>

namespace lumen::abi {

using Word = uint64_t;

inline constexpr int kWordBytes = 8;
inline constexpr int kTagBits = 3;
inline constexpr Word kTagMask = 7;

enum class Tag : Word {
  kSmall = 0,
  kCons = 1,
  kBoxed = 2,
  kTuple = 3,
  kFloat = 4,
  kFun = 5,
  kHeader = 6,
  kImmediate = 7,
};

inline constexpr int kSmallBits = 61;
inline constexpr int64_t kSmallMax = (int64_t{1} << (kSmallBits - 1)) - 1;
inline constexpr int64_t kSmallMin = -kSmallMax - 1;

constexpr Word MakeSmall(int64_t value) { return static_cast<Word>(value) << kTagBits; }
constexpr int64_t SmallValue(Word term) { return static_cast<int64_t>(term) >> kTagBits; }
constexpr bool FitsSmall(int64_t value) { return value >= kSmallMin && value <= kSmallMax; }

// Immediates: the low nibble is 7 for atoms, 15 for the others, whose kind is the next nibble.
inline constexpr int kAtomAlignment = 16;
inline constexpr Word kImmediateMask = 0xf;
inline constexpr Word kAtomTag = 0x7;
inline constexpr Word kOtherImmediateTag = 0xf;
inline constexpr Word kOtherImmediateMask = 0xff;
inline constexpr int kOtherImmediateShift = 8;
inline constexpr Word kNil = 0x0f;
inline constexpr Word kPidTag = 0x1f;
inline constexpr Word kPortTag = 0x2f;

// Header-tagged words that are no headers.
inline constexpr Word kNoValue = 0x06;      // what a built-in function returns when it raised or trapped
inline constexpr Word kMovedCons = 0xfe;    // the head of a cons cell that the collector has moved (kind 31)

// Kinds of headers. Keep tuple at 0: a tuple's header is its arity shifted, plus the tag.
enum class HeaderKind : Word {
  kTuple = 0,
  kFloat = 1,
  kFun = 2,
  kBignum = 3,         // aux bit 0: negative; size: limbs of 64 bits, least significant first, the last not 0
  kRawArea = 4,        // on the stack only: raw words the collector steps over
  kFlatMap = 5,
  kHashMapNode = 6,    // the root of a large map, or a node below it
  kHeapBinary = 7,
  kReferenceCountedBinary = 8,
  kSubBinary = 9,
  kMatchContext = 10,
  kReference = 11,
  kExternalPid = 12,
  kExternalPort = 13,
  kExternalReference = 14,
  kUndefinedFun = 18,  // kFun plus the highest bit, which kFunArityMask leaves out
  kNotAHeader = 31,    // kMovedCons
};

inline constexpr int kHeaderKindShift = 3;
inline constexpr int kHeaderAuxShift = 8;
inline constexpr int kHeaderSizeShift = 16;
inline constexpr Word kHeaderKindMask = Word{31} << kHeaderKindShift;
inline constexpr Word kHeaderTagAndKindMask = 0xff;
inline constexpr Word kHeaderTagKindAuxMask = 0xffff;
// Of the header of any fun: says whether it is one of some arity, callable or not.
inline constexpr Word kFunArityMask = 0xff7f;

constexpr Word MakeHeader(HeaderKind kind, uint64_t size_words, uint8_t aux = 0) {
  return (size_words << kHeaderSizeShift) | (Word{aux} << kHeaderAuxShift) |
         (static_cast<Word>(kind) << kHeaderKindShift) | static_cast<Word>(Tag::kHeader);
}
constexpr uint64_t HeaderSizeWords(Word header) { return header >> kHeaderSizeShift; }
constexpr HeaderKind KindOfHeader(Word header) {
  return static_cast<HeaderKind>((header & kHeaderKindMask) >> kHeaderKindShift);
}
constexpr uint8_t HeaderAux(Word header) { return static_cast<uint8_t>(header >> kHeaderAuxShift); }

inline constexpr int kMaxTupleArity = (1 << 24) - 1;  // as OTP
inline constexpr int kMaxArity = 255;                 // of functions and funs

// Words of the fixed part of a fun, the header included.
inline constexpr int kFunHeaderWord = 0;
inline constexpr int kFunCodeWord = 1;
inline constexpr int kFunInfoWord = 2;
inline constexpr int kFunEnvironmentWord = 3;

// Maps.
inline constexpr size_t kMaxFlatMapEntries = 32;
inline constexpr int kFlatMapKeysWord = 1;
inline constexpr int kFlatMapValuesWord = 2;
inline constexpr int kMapNodeWord = 1;  // entries and bitmap
inline constexpr int kMapNodeChildrenWord = 2;
inline constexpr int kMapBitmapShift = kTagBits;
inline constexpr int kMapEntriesShift = kMapBitmapShift + 16;

// Bitstrings.
inline constexpr size_t kMaxHeapBinaryBytes = 64;
inline constexpr int kBitstringBitsWord = 1;
inline constexpr int kHeapBinaryDataWord = 2;
inline constexpr int kSharedBinaryWord = 2;
inline constexpr int kSharedBinaryNextWord = 3;
// In a SharedBinary: how many bytes there is room for, a size_t behind another, and the first byte.
inline constexpr int kSharedCapacitySizes = 1;
inline constexpr int kSharedBytesOffset = 16;
inline constexpr int kSubBinaryOriginalWord = 2;
inline constexpr int kSubBinaryStartWord = 3;
inline constexpr int kContextOriginalWord = 1;
inline constexpr int kContextBaseWord = 2;
inline constexpr int kContextStartWord = 3;
inline constexpr int kContextEndWord = 4;
inline constexpr int kReferenceCountedBinaryWords = 4;
inline constexpr int kSubBinaryWords = 4;
inline constexpr int kMatchContextWords = 5;
inline constexpr int kReferenceNumberWord = 1;
inline constexpr int kReferencePidWord = 2;
inline constexpr uint8_t kReferenceWithPid = 2;
inline constexpr uint8_t kReferenceToObject = 4;
inline constexpr uint8_t kReferenceToTable = 8;  // stands for a table of runtime/ets; no more words
inline constexpr int kExternalNodeWord = 1;
inline constexpr int kExternalCreationWord = 2;
inline constexpr int kExternalDataWord = 3;
inline constexpr uint8_t kWritableBinary = 1;
inline constexpr uint8_t kContextBaseOnHeap = 1;

static_assert((MakeHeader(HeaderKind::kUndefinedFun, 0, 5) & kFunArityMask) == MakeHeader(HeaderKind::kFun, 0, 5));
static_assert(kMovedCons == (static_cast<Word>(HeaderKind::kNotAHeader) << kHeaderKindShift | 6));

}  // namespace lumen::abi

#endif  // RUNTIME_ABI_TERM_LAYOUT_H_
