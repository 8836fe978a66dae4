// What goes to a transform's program and comes back, as bytes. README.md describes it.
#ifndef COMPILER_TRANSFORM_PROTOCOL_H_
#define COMPILER_TRANSFORM_PROTOCOL_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/transform/transform.h"

namespace lumen {

// The version of the interface, in every request.
inline constexpr int kTransformProtocolVersion = 1;

// {parse_transform, Version, Name, Forms, Options}. Forms that are errors or warnings are left out.
std::string BuildTransformRequest(std::string_view name, const syntax::Module& module, const TransformOptions& options,
                                  const TransformContext& context);

// Reads the answer: Forms | {warning, Forms, Warnings} | {error, Errors, Warnings}. Adds its errors and warnings, and an error where
// it is no answer, at `place`. Null where there are no forms to go on with.
std::optional<syntax::Module> ReadTransformReply(std::string_view name, std::string_view reply, SourceLocation place,
                                                 std::string_view file, const TransformContext& context);

}  // namespace lumen

#endif  // COMPILER_TRANSFORM_PROTOCOL_H_
