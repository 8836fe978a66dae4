// Code words: what return addresses and entries of funs look like in memory, see abi/term_layout.h.
#ifndef RUNTIME_PROCESS_CODE_WORD_H_
#define RUNTIME_PROCESS_CODE_WORD_H_

#include "runtime/term/term.h"

namespace lumen::runtime {

inline constexpr bool kCodeWordsAreAddresses = sizeof(void*) == 8;

inline void* CodeAddress(Word code_word) {
  return reinterpret_cast<void*>(
      static_cast<uintptr_t>(kCodeWordsAreAddresses ? code_word : code_word >> 32));
}

// The code word of a function without a location.
inline Word MakeCodeWord(const void* address) {
  Word word = reinterpret_cast<uintptr_t>(address);
  return kCodeWordsAreAddresses ? word : word << 32;
}

// The location of a continuation; not for the bottom frame's code word, which has none.
inline const abi::CodeLocation* LocationOf(Word code_word) {
  if (!kCodeWordsAreAddresses)
    return reinterpret_cast<const abi::CodeLocation*>(
        static_cast<uintptr_t>(code_word & 0xffffffff));
  return *reinterpret_cast<const abi::CodeLocation* const*>(static_cast<uintptr_t>(code_word) - 16);
}

}  // namespace lumen::runtime

#endif  // RUNTIME_PROCESS_CODE_WORD_H_
