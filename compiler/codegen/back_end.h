// LLVM's back ends, cut to what compiled code needs.
//
// A back end is over a hundred passes, most of which have nothing to do here: there are no vectors, no exceptions of C++, no variables on
// the stack, no atomics wider than the machine's, nothing to harden. Each of them still looks at every function, and has dominators, loops
// and frequencies computed for it. With a thousand small functions in a module that was a tenth of the time of `-O2`.
//
// Tested by back_end_test.cc.
#ifndef COMPILER_CODEGEN_BACK_END_H_
#define COMPILER_CODEGEN_BACK_END_H_

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "llvm/IR/LegacyPassManager.h"
#include "llvm/IR/Module.h"
#include "llvm/TargetParser/Triple.h"

namespace lumen::codegen {

// Runs the passes that it is given, but for those that change nothing in `module`, or nothing that could be measured.
class BackEndPasses : public llvm::legacy::PassManager {
 public:
  BackEndPasses(const llvm::Module& module, const llvm::Triple& triple);
  // Takes the pass, as LLVM's does.
  void add(llvm::Pass* pass) override;

  // The names of those left out so far, and of all that would be on some target.
  const std::set<std::string_view>& left_out() const { return left_out_; }
  static std::set<std::string_view> AllUseless();

 private:
  std::set<std::string_view> useless_;
  std::set<std::string_view> left_out_;
};

// Takes the trailing arguments that have no value off the calls by which compiled functions leave, with their types: selecting instructions
// for them and forgetting those again is a thirtieth of the time of a module. Such a call does not agree with the type of what it
// calls, which LLVM's back ends do not look at where all arguments are in registers, and its other passes and verifier do: it is
// the last thing that is done to a module. Nothing on targets that look (WebAssembly) or have few registers to pass.
void TrimCalls(llvm::Module& module, const llvm::Triple& triple);

}  // namespace lumen::codegen

#endif  // COMPILER_CODEGEN_BACK_END_H_
