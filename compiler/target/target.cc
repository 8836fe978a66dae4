#include "compiler/target/target.h"

namespace lumen {
namespace {

constexpr Target kTargets[] = {
#define LUMEN_TARGET(id, name, triple, cpu, features, pointer_bytes, argument_registers, format, convention) \
  {TargetId::k##id,    name, triple, cpu, features, pointer_bytes, argument_registers, ObjectFormat::format, \
   Convention::convention},
#include "compiler/target/target.def"
};

}  // namespace

std::span<const Target> AllTargets() { return kTargets; }

const Target* FindTarget(std::string_view name_or_triple) {
  for (const Target& target : kTargets) {
    if (target.name == name_or_triple || target.triple == name_or_triple) return &target;
  }
  return nullptr;
}

const Target& DefaultTarget() { return kTargets[static_cast<int>(TargetId::kLinuxX86_64)]; }

}  // namespace lumen
