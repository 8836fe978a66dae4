// Prototypes of the helpers that compiled code calls (abi/runtime_calls.def) and of the transfers.
#ifndef RUNTIME_PROCESS_RUNTIME_CALLS_H_
#define RUNTIME_PROCESS_RUNTIME_CALLS_H_

#include <cstddef>
#include <cstdint>

#include "runtime/abi/binary_segment.h"
#include "runtime/process/process.h"
#include "runtime/term/term.h"

// The calling convention of compiled code. On armv7 (ghccc) C++ cannot express it: transfers are in
// assembly there.
#if defined(__x86_64__) || defined(__aarch64__)
#define LUMEN_COMPILED __attribute__((preserve_none))
#else
#define LUMEN_COMPILED
#endif
// That of helpers with kKeepsRegisters; the compiler's HelperConvention (compiler/codegen/abi_emitter.cc) says the same.
#if defined(__x86_64__) || defined(__aarch64__)
#define LUMEN_KEEPS_REGISTERS __attribute__((preserve_most))
#else
#define LUMEN_KEEPS_REGISTERS
#endif

namespace lumen::runtime {

using abi::CodeLocation;

#if defined(__arm__)
using CompiledFunction = void();
#else
using CompiledFunction = LUMEN_COMPILED void(Process*, Word* heap, Word* stack, intptr_t reductions,
                                             Word, Word, Word, Word, Word, Word);
static_assert(abi::kArgumentRegisters == 6);
#endif

namespace call_types {
using Term = runtime::Term;
using Bool = uint32_t;
using F64 = double;
using Void = void;
using Proc = Process*;
using Size = uintptr_t;
using Location = const CodeLocation*;
using Code = void*;
using Segments = const abi::BinarySegment*;

extern "C" {
#define LUMEN_RUNTIME_CALL(name, result, parameters, effects) \
  LUMEN_CALLED_FROM_COMPILED_CODE result name parameters;
#define LUMEN_KEEPING_CALL(name, result, parameters, effects) \
  LUMEN_CALLED_FROM_COMPILED_CODE LUMEN_KEEPS_REGISTERS result name parameters;
#if defined(__arm__)
#define LUMEN_TRANSFER(name) void name();
#else
#define LUMEN_TRANSFER(name) \
  LUMEN_COMPILED void name(Process*, Word*, Word*, intptr_t, Word, Word, Word, Word, Word, Word);
#endif
#include "runtime/abi/runtime_calls.def"
}
}  // namespace call_types

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_RUNTIME_CALLS_H_
