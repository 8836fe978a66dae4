// Evaluates the condition of -if and -elif: a guard expression without variables, over tokens whose macros are expanded.
//
// It has an evaluator of its own because the preprocessor comes before the parser and hands its result over whole. Numbers,
// atoms, strings, lists, tuples, the operators of guards, `defined(NAME)`, and the guard functions that make sense on
// constants are known. Integer arithmetic is that of 64 bits.
// Tested by preprocessor_test.cc.
#ifndef COMPILER_PREPROCESSOR_CONDITION_H_
#define COMPILER_PREPROCESSOR_CONDITION_H_

#include <functional>
#include <span>

#include "compiler/lexer/token.h"

namespace lumen {

struct ConditionResult {
  enum class Status {
    kTrue,
    kFalse,        // anything but true, a failure of the evaluation included
    kSyntaxError,  // at error_token (tokens.size() where the condition ends too early)
    kNotAGuard,    // a construct that guards cannot hold, or that this evaluator lacks
    kTooDeep,
  };
  Status status = Status::kFalse;
  size_t error_token = 0;
};

// `tokens` begin at the `(` behind -if and end with the full stop. `is_defined` answers defined(NAME).
ConditionResult EvaluateCondition(std::span<const Token> tokens, const SymbolTable& symbols,
                                  const std::function<bool(Symbol)>& is_defined);

}  // namespace lumen

#endif  // COMPILER_PREPROCESSOR_CONDITION_H_
