// An integer constant of any size.
//
// Small values (those of int64_t) are held in place; larger ones as a magnitude of 64-bit limbs, least significant first,
// in an arena. The representation is canonical: a value that fits int64_t is always small, the top limb is never 0.
#ifndef COMPILER_BASE_INTEGER_VALUE_H_
#define COMPILER_BASE_INTEGER_VALUE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "compiler/base/arena.h"

namespace lumen {

class IntegerValue {
 public:
  constexpr IntegerValue() = default;
  constexpr IntegerValue(int64_t value) : small_(value) {}  // NOLINT: the obvious conversion

  // The value of `digits` in `base` (2..36); underscores are skipped. Every other byte is a digit below `base`, in either case.
  static IntegerValue FromDigits(std::string_view digits, unsigned base, Arena* arena);
  // From sign and magnitude; `limbs` may have leading zeros and need not live in an arena.
  static IntegerValue FromLimbs(bool negative, std::span<const uint64_t> limbs, Arena* arena);

  bool is_small() const { return limbs_.empty(); }
  int64_t small() const { return small_; }                             // only where is_small()
  bool is_negative() const { return is_small() ? small_ < 0 : negative_; }
  std::span<const uint64_t> limbs() const { return limbs_; }           // magnitude; only where !is_small()

  IntegerValue Negated(Arena* arena) const;
  std::string ToDecimal() const;
  bool operator==(const IntegerValue& other) const;

  // Integers of more bits than this are refused by the lexer: conversion is quadratic, and OTP has a limit as well.
  static constexpr size_t kMaxBits = size_t{1} << 20;

 private:
  int64_t small_ = 0;
  bool negative_ = false;
  std::span<const uint64_t> limbs_;
};

}  // namespace lumen

#endif  // COMPILER_BASE_INTEGER_VALUE_H_
