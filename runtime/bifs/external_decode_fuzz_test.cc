// Feeds any bytes to binary_to_term/2. What decodes must encode to bytes that decode to the same term,
// also after a collection, and must not take more memory than in proportion to the input.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "runtime/bifs/bif.h"
#include "runtime/bifs/compression.h"
#include "runtime/bifs/external_format.h"
#include "runtime/binary/binary.h"
#include "runtime/term/atom_table.h"
#include "runtime/term/compare.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

constexpr size_t kWordsPerByte = 16;
constexpr size_t kWordsAtLeast = 1024;

size_t UsedWords(Process& process) {
  return static_cast<size_t>(process.heap_top - process.block) + process.fragment_words;
}

void Check(bool condition) {
  if (!condition) __builtin_trap();
}

Term Encode(Process& process, Term term) {
  Term option = InternAtom("deterministic");
  Term arguments[2] = {term, BuildCons(process, option, kNil)};
  return lumen_bif_term_to_binary_2(process, arguments);
}

void Run(const uint8_t* data, size_t size) {
  TestProcess test(4096);
  Process& process = test;
  Term input = BuildBitstring(process, {data, 0, size * 8});
  Term options = size % 2 == 0 ? BuildCons(process, InternAtom("safe"), kNil) : kNil;
  Term arguments[2] = {input, options};
  size_t used = UsedWords(process);
  Term term = lumen_bif_binary_to_term_2(process, arguments);
  size_t most = size > 1 && data[1] == external::kCompressed ? kMostExpansion * size : size;
  Check(UsedWords(process) - used <= kWordsPerByte * most + kWordsAtLeast);
  if (term == kNoValue) {
    process.pending = PendingError();
    CollectProcessFully(process, 0, 0);
    return;
  }
  Term encoded = Encode(process, term);
  Check(encoded != kNoValue);
  process.arguments[0] = term;
  process.arguments[1] = encoded;
  CollectProcess(process, 0, 2);
  CollectProcessFully(process, 0, 2);
  term = process.arguments[0];
  encoded = process.arguments[1];
  Check(AreExactlyEqual(Encode(process, term), encoded));
  Term decoded = lumen_bif_binary_to_term_1(process, &encoded);
  Check(decoded != kNoValue && AreExactlyEqual(decoded, term));
}

}  // namespace
}  // namespace lumen::runtime

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  lumen::runtime::Run(data, size);
  return 0;
}
