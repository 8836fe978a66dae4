// memcpy for x86-64 with musl, whose own is one `rep movsq`: thirty cycles and more before the
// first byte moves. Most of what the runtime copies is small: fields appended to binaries, parts of
// them, nodes of maps, frames.
//
// musl's memmove comes here where the target lies below the source, too, whether they overlap or
// not: so bytes are read before what is written could reach them. A block's last bytes are read
// first and written last, everything between goes upwards.
//
// Tested by x86_64_memcpy_test.cc.
#include <emmintrin.h>
#include <stddef.h>
#include <stdint.h>

namespace {

// From here on the processor's own microcode is as fast.
constexpr size_t kMicrocodeBytes = 4096;

template <typename Value>
struct __attribute__((packed, may_alias)) Unaligned {
  Value value;
};

template <typename Value>
void CopyEnds(uint8_t* to, const uint8_t* from, size_t bytes) {
  using Piece = Unaligned<Value>;
  Value first = reinterpret_cast<const Piece*>(from)->value;
  Value last = reinterpret_cast<const Piece*>(from + bytes - sizeof(Value))->value;
  reinterpret_cast<Piece*>(to)->value = first;
  reinterpret_cast<Piece*>(to + bytes - sizeof(Value))->value = last;
}

__m128i Load(const uint8_t* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}
void Store(uint8_t* to, __m128i value) { _mm_storeu_si128(reinterpret_cast<__m128i*>(to), value); }

}  // namespace

extern "C" __attribute__((no_builtin("memcpy", "memmove"))) void* memcpy(
    void* __restrict target, const void* __restrict source, size_t bytes) {
  auto* to = static_cast<uint8_t*>(target);
  const auto* from = static_cast<const uint8_t*>(source);
  if (bytes <= 16) {
    if (bytes >= 8) {
      CopyEnds<uint64_t>(to, from, bytes);
    } else if (bytes >= 4) {
      CopyEnds<uint32_t>(to, from, bytes);
    } else if (bytes >= 2) {
      CopyEnds<uint16_t>(to, from, bytes);
    } else if (bytes == 1) {
      *to = *from;
    }
    return target;
  }
  if (bytes >= kMicrocodeBytes) {
    asm volatile("rep movsb" : "+D"(to), "+S"(from), "+c"(bytes) : : "memory");
    return target;
  }
  const __m128i last = Load(from + bytes - 16);
  uint8_t* const last_place = to + bytes - 16;
  for (; bytes > 64; bytes -= 64, to += 64, from += 64) {
    const __m128i pieces[] = {Load(from), Load(from + 16), Load(from + 32), Load(from + 48)};
    asm volatile("" : : : "memory");  // the loads and stores stay in this order
    for (int i = 0; i < 4; ++i) Store(to + 16 * i, pieces[i]);
  }
  for (; bytes > 16; bytes -= 16, to += 16, from += 16) {
    const __m128i piece = Load(from);
    asm volatile("" : : : "memory");
    Store(to, piece);
  }
  Store(last_place, last);
  return target;
}

// The name under which musl's memmove goes there: with it undefined, musl's memcpy would be linked
// as well.
extern "C" __attribute__((alias("memcpy"), visibility("hidden"))) void* __memcpy_fwd(
    void* __restrict target, const void* __restrict source, size_t bytes);
