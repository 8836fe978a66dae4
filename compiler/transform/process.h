// Runs a transform's program as a process.
#ifndef COMPILER_TRANSFORM_PROCESS_H_
#define COMPILER_TRANSFORM_PROCESS_H_

#include <string>
#include <string_view>

#include "compiler/transform/transform.h"

namespace lumen {

// The program is started without arguments, in the environment and folder of this process, and shares its standard error. It may
// write before it has read all. Output beyond kMaxExternalTermBytes ends it. For one thread at a time.
class ProcessRunner final : public TransformRunner {
 public:
  bool Run(const std::string& program, std::string_view input, std::string* output, std::string* error) override;
};

}  // namespace lumen

#endif  // COMPILER_TRANSFORM_PROCESS_H_
