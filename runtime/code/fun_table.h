// Local funs by what the external term format says of them: how binary_to_term finds the code of a fun.
//
// A program has no table of its funs, which most would never look into. It knows those that it has encoded itself since it started; any
// other is one whose code is missing, as on OTP a fun of a module, or of a version of it, that is not loaded. Such a fun keeps what was
// said of it, and raises undef or badfun when it is called (FailMissingFun).
#ifndef RUNTIME_CODE_FUN_TABLE_H_
#define RUNTIME_CODE_FUN_TABLE_H_

#include <cstddef>
#include <cstdint>

#include "runtime/process/process.h"

namespace lumen::runtime {

inline constexpr size_t kFunUniqueBytes = 16;

// What tells local funs apart, besides their environments.
struct LocalFunKey {
  Term module;  // an atom
  Word index;
  Word uniq;
  size_t arity;             // at most kMaxArity
  size_t environment_size;  // in terms
  uint8_t unique[kFunUniqueBytes];
};

// Of a local fun. Any thread.
LocalFunKey KeyOfFun(Term fun);

// Makes BuildLocalFun find the code of this local fun. Any thread.
void RememberFun(Term fun);

// A fun with this key, whose environment the caller has to fill in before anything can look at it; kNoValue where there are too many
// funs already whose code is missing. Does not collect. Any thread.
Term BuildLocalFun(Process& process, const LocalFunKey& key);

}  // namespace lumen::runtime

#endif  // RUNTIME_CODE_FUN_TABLE_H_
