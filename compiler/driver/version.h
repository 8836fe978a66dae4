// The version of Lumen. The distribution archive's name has it too (BUILD.bazel reads it from here).
#ifndef COMPILER_DRIVER_VERSION_H_
#define COMPILER_DRIVER_VERSION_H_

#define LUMEN_VERSION "0.1.0"

#endif  // COMPILER_DRIVER_VERSION_H_
