// The stages of a compilation that can be written out.
#ifndef COMPILER_DRIVER_STAGE_H_
#define COMPILER_DRIVER_STAGE_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace lumen::driver {

enum class Stage : uint8_t {
#define LUMEN_STAGE(id, ...) k##id,
#include "compiler/driver/stage.def"
};

struct StageInfo {
  Stage stage;
  std::string_view name, extension, description;
};

inline constexpr StageInfo kStages[] = {
#define LUMEN_STAGE(id, name, extension, description) {Stage::k##id, name, extension, description},
#include "compiler/driver/stage.def"
};

inline const StageInfo& InfoOf(Stage stage) { return kStages[static_cast<int>(stage)]; }

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_STAGE_H_
