// The target platforms, by name. No LLVM here: the driver and the rules ask for names, code generation asks for the rest.
//
//   const Target* target = FindTarget("linux_arm64");   // or "aarch64-linux-musl"; null where unknown
//
// Tested by target_test.cc.
#ifndef COMPILER_TARGET_TARGET_H_
#define COMPILER_TARGET_TARGET_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace lumen {

enum class ObjectFormat : uint8_t { kElf, kWasm };
enum class Convention : uint8_t { kPreserveNone, kGhc, kC };

enum class TargetId : uint8_t {
#define LUMEN_TARGET(id, ...) k##id,
#include "compiler/target/target.def"
};

struct Target {
  TargetId id;
  std::string_view name;
  std::string_view triple;
  std::string_view cpu;
  std::string_view features;
  int pointer_bytes;
  int argument_registers;
  ObjectFormat object_format;
  Convention convention;

  bool is_64_bit() const { return pointer_bytes == 8; }
};

std::span<const Target> AllTargets();

// By name or triple; null where there is none.
const Target* FindTarget(std::string_view name_or_triple);

// What --target defaults to: the platform that runs on the machine the compiler was built for.
const Target& DefaultTarget();

}  // namespace lumen

#endif  // COMPILER_TARGET_TARGET_H_
