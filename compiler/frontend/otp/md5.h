// MD5 (RFC 1321), because it is the digest that both sides have: a check that two texts are the same, nothing that keeps secrets.
#ifndef COMPILER_FRONTEND_OTP_MD5_H_
#define COMPILER_FRONTEND_OTP_MD5_H_

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace lumen {

class Md5 {
 public:
  void Add(std::string_view bytes);
  // The digest of all that was added, as 32 upper-case hexadecimal digits. Call once.
  std::string Finish();

 private:
  void AddBlock(const unsigned char* block);

  std::array<uint32_t, 4> state_ = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476};
  std::string pending_;  // less than a block
  uint64_t size_bytes_ = 0;
};

}  // namespace lumen

#endif  // COMPILER_FRONTEND_OTP_MD5_H_
