// The callbacks of behaviours that the sources at hand define, for the checks of `-behaviour`: what OTP's compiler asks the
// compiled module for by behaviour_info/1.
#ifndef COMPILER_FRONTEND_BEHAVIOUR_H_
#define COMPILER_FRONTEND_BEHAVIOUR_H_

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/base/file.h"
#include "compiler/frontend/frontend.h"
#include "compiler/lint/lint.h"

namespace lumen {

// Finds a behaviour's module among the files of FrontendOptions::behaviour_files, by its name (NAME.erl, NAME.abstr, NAME.beam), then in
// the folders src of the applications, reads it as far as its syntax tree, and keeps what it says. Its errors are nobody's business
// here. `options` and `files` outlive the finder.
class SourceBehaviours final : public BehaviourFinder {
 public:
  SourceBehaviours(const FrontendOptions& options, FileSystem* files) : options_(options), files_(files) {}

  // Null where no file defines the module. Valid as long as the finder.
  const Behaviour* FindGiven(std::string_view name) override;
  const Behaviour* FindInApplications(std::string_view name) override;

  // The files that Find read.
  const std::vector<std::string>& files_read() const { return files_read_; }

 private:
  bool Read(const std::string& path, Behaviour* behaviour);

  const FrontendOptions& options_;
  FileSystem* files_;
  std::map<std::string, Behaviour, std::less<>> known_;
  std::vector<std::string> files_read_;
};

}  // namespace lumen

#endif  // COMPILER_FRONTEND_BEHAVIOUR_H_
