// For tests: terms from Erlang's syntax, and a process to hold them without a scheduler.
//
//   TestProcess process;
//   Term term = process.Read("{a,[1,2.5|b],\"text\",#{k => v}}");
//   std::string text = process.Print(term);
//
// Reads integers, floats, atoms, strings, lists, tuples, maps and bitstrings (<<1,"text",2:3>>). The
// syntax printed is that of erlang:display/1.
#ifndef RUNTIME_TESTING_TERM_READER_H_
#define RUNTIME_TESTING_TERM_READER_H_

#include <string>
#include <string_view>
#include <vector>

#include "runtime/process/process.h"

namespace lumen::runtime {

class TestProcess {
 public:
  explicit TestProcess(size_t block_words = 4096);
  ~TestProcess();
  TestProcess(const TestProcess&) = delete;
  TestProcess& operator=(const TestProcess&) = delete;

  Process& get() { return process_; }
  operator Process&() { return process_; }

  // Aborts on malformed text.
  Term Read(std::string_view text);
  static std::string Print(Term term);

 private:
  Process process_;
  std::vector<Word> arguments_;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_TESTING_TERM_READER_H_
