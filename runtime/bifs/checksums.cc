// crc32, adler32 and md5 of iolists, in one go, in pieces, and of pieces put together.
//
// CRC-32 is the one of zlib (polynomial 0xedb88320), eight bytes at a time by eight tables; combining
// multiplies by powers of x modulo the polynomial. MD5 after RFC 1321. Own code: each is a page.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <string.h>

#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/binary/iolist.h"

namespace lumen::runtime {

namespace {

// --- CRC-32

constexpr uint32_t kCrcPolynomial = 0xedb88320;
constexpr int kCrcTables = 8;

struct CrcTables {
  uint32_t table[kCrcTables][256];
};

constexpr CrcTables MakeCrcTables() {
  CrcTables tables = {};
  for (uint32_t i = 0; i < 256; ++i) {
    uint32_t crc = i;
    for (int bit = 0; bit < 8; ++bit) crc = (crc & 1) != 0 ? crc >> 1 ^ kCrcPolynomial : crc >> 1;
    tables.table[0][i] = crc;
  }
  for (int t = 1; t < kCrcTables; ++t) {
    for (uint32_t i = 0; i < 256; ++i) {
      uint32_t previous = tables.table[t - 1][i];
      tables.table[t][i] = previous >> 8 ^ tables.table[0][previous & 0xff];
    }
  }
  return tables;
}
constexpr CrcTables kCrc = MakeCrcTables();

uint32_t Crc32(uint32_t crc, const uint8_t* bytes, size_t size) {
  crc = ~crc;
  for (; size >= 8; size -= 8, bytes += 8) {
    uint32_t low;
    uint32_t high;
    memcpy(&low, bytes, 4);
    memcpy(&high, bytes + 4, 4);
    low ^= crc;
    crc = kCrc.table[7][low & 0xff] ^ kCrc.table[6][low >> 8 & 0xff] ^
          kCrc.table[5][low >> 16 & 0xff] ^ kCrc.table[4][low >> 24] ^ kCrc.table[3][high & 0xff] ^
          kCrc.table[2][high >> 8 & 0xff] ^ kCrc.table[1][high >> 16 & 0xff] ^
          kCrc.table[0][high >> 24];
  }
  for (; size > 0; --size, ++bytes) crc = crc >> 8 ^ kCrc.table[0][(crc ^ *bytes) & 0xff];
  return ~crc;
}

// The product of two polynomials modulo the CRC's; bit 31 is the constant term.
uint32_t MultiplyModulo(uint32_t a, uint32_t b) {
  uint32_t product = 0;
  for (uint32_t bit = uint32_t{1} << 31; bit != 0; bit >>= 1) {
    if ((a & bit) != 0) product ^= b;
    b = (b & 1) != 0 ? b >> 1 ^ kCrcPolynomial : b >> 1;
  }
  return product;
}

uint32_t CombineCrc32(uint32_t first, uint32_t second, uint64_t second_bytes) {
  uint32_t power = uint32_t{1} << 23;  // x^8
  uint32_t factor = uint32_t{1} << 31;
  for (; second_bytes != 0; second_bytes >>= 1) {
    if ((second_bytes & 1) != 0) factor = MultiplyModulo(power, factor);
    power = MultiplyModulo(power, power);
  }
  return MultiplyModulo(factor, first) ^ second;
}

// --- Adler-32

constexpr uint32_t kAdlerModulus = 65521;

uint32_t Adler32(uint32_t adler, const uint8_t* bytes, size_t size) {
  constexpr size_t kMostBeforeOverflow = 5552;
  uint32_t a = adler & 0xffff;
  uint32_t b = adler >> 16;
  while (size > 0) {
    size_t step = size < kMostBeforeOverflow ? size : kMostBeforeOverflow;
    for (size_t i = 0; i < step; ++i) {
      a += bytes[i];
      b += a;
    }
    a %= kAdlerModulus;
    b %= kAdlerModulus;
    bytes += step;
    size -= step;
  }
  return b << 16 | a;
}

uint32_t CombineAdler32(uint32_t first, uint32_t second, uint64_t second_bytes) {
  if (second_bytes == 0) return first;
  auto size = static_cast<uint32_t>(second_bytes % kAdlerModulus);
  uint32_t a1 = first & 0xffff;
  uint32_t b1 = first >> 16;
  // The second sum began with a = 1 where it should have begun with a1.
  uint32_t a = (a1 + (second & 0xffff) + kAdlerModulus - 1) % kAdlerModulus;
  uint64_t b = uint64_t{b1} + (second >> 16) + uint64_t{size} * a1 + kAdlerModulus - size;
  return static_cast<uint32_t>(b % kAdlerModulus) << 16 | a;
}

// --- MD5

struct Md5 {
  uint32_t state[4];
  uint32_t bit_count[2];  // low word first
  uint8_t buffer[64];
};
static_assert(sizeof(Md5) == 88);

constexpr uint8_t kMd5Shifts[4][4] = {{7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
// floor(2^32 * abs(sin(i + 1)))
constexpr uint32_t kMd5Sines[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391};

void Md5Block(uint32_t* state, const uint8_t* block) {
  uint32_t words[16];
  memcpy(words, block, sizeof(words));
  uint32_t a = state[0];
  uint32_t b = state[1];
  uint32_t c = state[2];
  uint32_t d = state[3];
  for (uint32_t i = 0; i < 64; ++i) {
    uint32_t mixed;
    uint32_t word;
    switch (i / 16) {
      case 0:
        mixed = (b & c) | (~b & d);
        word = i;
        break;
      case 1:
        mixed = (d & b) | (~d & c);
        word = (5 * i + 1) % 16;
        break;
      case 2:
        mixed = b ^ c ^ d;
        word = (3 * i + 5) % 16;
        break;
      default:
        mixed = c ^ (b | ~d);
        word = 7 * i % 16;
    }
    uint32_t sum = a + mixed + kMd5Sines[i] + words[word];
    int shift = kMd5Shifts[i / 16][i % 4];
    a = d;
    d = c;
    c = b;
    b += sum << shift | sum >> (32 - shift);
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
}

void Md5Begin(Md5* md5) {
  memset(md5, 0, sizeof(*md5));
  md5->state[0] = 0x67452301;
  md5->state[1] = 0xefcdab89;
  md5->state[2] = 0x98badcfe;
  md5->state[3] = 0x10325476;
}

void Md5Add(Md5* md5, const uint8_t* bytes, size_t size) {
  size_t used = md5->bit_count[0] / 8 % 64;
  uint64_t bits = (uint64_t{md5->bit_count[1]} << 32 | md5->bit_count[0]) + uint64_t{size} * 8;
  md5->bit_count[0] = static_cast<uint32_t>(bits);
  md5->bit_count[1] = static_cast<uint32_t>(bits >> 32);
  if (used > 0) {
    size_t step = size < 64 - used ? size : 64 - used;
    memcpy(md5->buffer + used, bytes, step);
    bytes += step;
    size -= step;
    if (used + step < 64) return;
    Md5Block(md5->state, md5->buffer);
  }
  for (; size >= 64; size -= 64, bytes += 64) Md5Block(md5->state, bytes);
  if (size > 0) memcpy(md5->buffer, bytes, size);
}

void Md5End(Md5* md5, uint8_t* digest) {
  uint8_t length[8];
  memcpy(length, md5->bit_count, 8);
  static constexpr uint8_t kPadding[64] = {0x80};
  size_t used = md5->bit_count[0] / 8 % 64;
  Md5Add(md5, kPadding, used < 56 ? 56 - used : 120 - used);
  Md5Add(md5, length, 8);
  memcpy(digest, md5->state, 16);
}

constexpr size_t kDigestBytes = 16;

Term BuildBytes(Process& process, const void* bytes, size_t size) {
  return BuildBinary(process, {static_cast<const char*>(bytes), size});
}

// --- arguments

bool ToUnsigned32(Term term, uint32_t* value) {
  if (!IsSmall(term) || SmallValue(term) < 0 || SmallValue(term) > UINT32_MAX) return false;
  *value = static_cast<uint32_t>(SmallValue(term));
  return true;
}

bool ToUnsigned64(Term term, uint64_t* value) {
  if (!IsInteger(term)) return false;
  IntegerView view(term);
  if (view.is_negative() || view.size() > kDigitsPerLimb) return false;
  *value = 0;
  for (size_t i = view.size(); i > 0; --i)
    *value = *value << (kDigitBits % 64) | view.digits()[i - 1];
  return true;
}

using Update = uint32_t (*)(uint32_t, const uint8_t*, size_t);
using Combine = uint32_t (*)(uint32_t, uint32_t, uint64_t);

Term Checksum(Process& process, const Term* arguments, const BifName& self, Update update,
              uint32_t start, Term data) {
  IolistBytes bytes;
  if (!bytes.Read(process, data)) return FailBadArgument(process, self, arguments);
  CountWork(process, bytes.size() / 8);
  return MakeSmall(update(start, bytes.data(), bytes.size()));
}

Term ChecksumFrom(Process& process, const Term* arguments, const BifName& self, Update update) {
  uint32_t start;
  if (!ToUnsigned32(arguments[0], &start)) return FailBadArgument(process, self, arguments);
  return Checksum(process, arguments, self, update, start, arguments[1]);
}

Term Combined(Process& process, const Term* arguments, const BifName& self, Combine combine) {
  uint32_t first;
  uint32_t second;
  uint64_t size;
  if (!ToUnsigned32(arguments[0], &first) || !ToUnsigned32(arguments[1], &second) ||
      !ToUnsigned64(arguments[2], &size)) {
    return FailBadArgument(process, self, arguments);
  }
  return MakeSmall(combine(first, second, size));
}

bool ReadMd5(Term term, Md5* md5) {
  if (!IsBinary(term) || BitSize(term) != sizeof(Md5) * 8) return false;
  CopyBits(reinterpret_cast<uint8_t*>(md5), 0, BitsOf(term));
  return true;
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_crc32_1) {
  return Checksum(process, arguments, self, Crc32, 0, arguments[0]);
}
LUMEN_DEFINE_BIF(lumen_bif_crc32_2) { return ChecksumFrom(process, arguments, self, Crc32); }
LUMEN_DEFINE_BIF(lumen_bif_crc32_combine) {
  return Combined(process, arguments, self, CombineCrc32);
}
LUMEN_DEFINE_BIF(lumen_bif_adler32_1) {
  return Checksum(process, arguments, self, Adler32, 1, arguments[0]);
}
LUMEN_DEFINE_BIF(lumen_bif_adler32_2) { return ChecksumFrom(process, arguments, self, Adler32); }
LUMEN_DEFINE_BIF(lumen_bif_adler32_combine) {
  return Combined(process, arguments, self, CombineAdler32);
}

LUMEN_DEFINE_BIF(lumen_bif_md5) {
  IolistBytes bytes;
  if (!bytes.Read(process, arguments[0])) return FailBadArgument(process, self, arguments);
  CountWork(process, bytes.size() / 4);
  Md5 md5;
  uint8_t digest[kDigestBytes];
  Md5Begin(&md5);
  Md5Add(&md5, bytes.data(), bytes.size());
  Md5End(&md5, digest);
  return BuildBytes(process, digest, kDigestBytes);
}

LUMEN_DEFINE_BIF(lumen_bif_md5_init) {
  Md5 md5;
  Md5Begin(&md5);
  return BuildBytes(process, &md5, sizeof(md5));
}

LUMEN_DEFINE_BIF(lumen_bif_md5_update) {
  Md5 md5;
  IolistBytes bytes;
  if (!ReadMd5(arguments[0], &md5) || !bytes.Read(process, arguments[1]))
    return FailBadArgument(process, self, arguments);
  CountWork(process, bytes.size() / 4);
  Md5Add(&md5, bytes.data(), bytes.size());
  return BuildBytes(process, &md5, sizeof(md5));
}

LUMEN_DEFINE_BIF(lumen_bif_md5_final) {
  Md5 md5;
  if (!ReadMd5(arguments[0], &md5)) return FailBadArgument(process, self, arguments);
  uint8_t digest[kDigestBytes];
  Md5End(&md5, digest);
  return BuildBytes(process, digest, kDigestBytes);
}

}  // namespace lumen::runtime
