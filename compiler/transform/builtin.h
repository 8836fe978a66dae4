// Transforms that are part of the compiler: those that eunit.hrl asks for. They are what OTP's are, on the tree itself.
#ifndef COMPILER_TRANSFORM_BUILTIN_H_
#define COMPILER_TRANSFORM_BUILTIN_H_

#include <string_view>

#include "compiler/syntax/ast.h"
#include "compiler/transform/transform.h"

namespace lumen {

using BuiltinTransform = syntax::Module (*)(const syntax::Module& module, const TransformContext& context);

// The transform called `name`, or null.
BuiltinTransform FindBuiltinTransform(std::string_view name);

}  // namespace lumen

#endif  // COMPILER_TRANSFORM_BUILTIN_H_
