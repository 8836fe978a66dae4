// See commands.h. Tested by driver_test.sh.
#include "compiler/driver/commands.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>

#include "compiler/codegen/codegen.h"
#include "compiler/driver/compilation.h"
#include "compiler/driver/output.h"
#include "compiler/frontend/frontend.h"
#include "compiler/link/link.h"
#include "compiler/lint/lint.h"
#include "compiler/passes/pass_manager.h"
#include "compiler/target/target.h"

namespace lumen::driver {
namespace {

bool IsSource(const std::string& file) {
  return file.ends_with(".erl") || file.ends_with(".abstr") || file.ends_with(".beam") || file.ends_with(".ssa");
}
bool IsObject(const std::string& file) { return file.ends_with(".o"); }
bool IsArchive(const std::string& file) { return file.ends_with(".a"); }

// "dir/fib.erl" -> "fib"
std::string BaseName(const std::string& file) {
  std::string name = file.substr(file.rfind('/') + 1);
  size_t dot = name.rfind('.');
  return dot == std::string::npos || dot == 0 ? name : name.substr(0, dot);
}

std::string RuntimeFolder(const Options& options) {
  return LibraryFolder(options) + "/" + std::string(options.target->name);
}

// The archives in a folder, by name; none where there is no such folder.
std::vector<std::string> ArchivesIn(const std::string& folder) {
  std::vector<std::string> archives;
  if (DIR* entries = opendir(folder.c_str())) {
    while (const dirent* entry = readdir(entries)) {
      if (IsArchive(entry->d_name)) archives.push_back(folder + "/" + entry->d_name);
    }
    closedir(entries);
  }
  std::sort(archives.begin(), archives.end());
  return archives;
}

// A folder of its own for the intermediate files of one command, removed with all it holds at the end.
class TemporaryFolder {
 public:
  bool Create(std::string* error) {
    const char* base = std::getenv("TMPDIR");
    path_ = std::string(base != nullptr && *base != '\0' ? base : "/tmp") + "/lumen-XXXXXX";
    if (mkdtemp(path_.data()) != nullptr) return true;
    *error = path_ + ": cannot make a temporary folder: " + std::strerror(errno);
    path_.clear();
    return false;
  }
  TemporaryFolder() = default;
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder() { Remove(); }

  std::string NewFile(const std::string& name) {
    files_.push_back(path_ + "/" + name);
    return files_.back();
  }
  void Remove() {
    for (const std::string& file : files_) std::remove(file.c_str());
    if (!path_.empty()) rmdir(path_.c_str());
    files_.clear();
    path_.clear();
  }

 private:
  std::string path_;
  std::vector<std::string> files_;
};

void PrintTimes(const Stopwatch& stopwatch) {
  for (const auto& [name, time] : stopwatch.times()) {
    std::fprintf(stderr, "%10.3f ms  %s\n", static_cast<double>(time.count()) * 1e-6, name.c_str());
  }
}

int Link(const Options& options, const std::string& main_module, std::vector<std::string> objects,
         std::vector<std::string> archives, const std::string& output) {
  link::LinkOptions link_options;
  link_options.target = options.target;
  link_options.runtime = options.runtime;
  link_options.sysroot = RuntimeFolder(options);
  link_options.objects = std::move(objects);
  link_options.archives = std::move(archives);
  link_options.libraries = options.otp_archives.empty() ? ArchivesIn(link_options.sysroot + "/otp") : options.otp_archives;
  link_options.linker_flags = options.linker_flags;
  link_options.keep = options.keep;
  link_options.main_module = main_module;
  link_options.output = output;
  link_options.strip = options.strip;
  link::LinkResult result = link::Link(link_options);
  if (!result.error.empty()) return ReportError(result.error);
  for (const std::string& function : result.undefined) {
    std::fprintf(stderr, "warning: function %s is called, but no module of the program defines it; the call raises undef\n",
                 function.c_str());
  }
  return 0;
}

// A module's object files and name while the program is put together.
struct ProgramParts {
  std::vector<std::string> objects, archives;
  std::string first_module;
};

// Checks that the names say what the files are, and no module is given twice.
bool CheckInputs(const Options& options, bool sources_allowed, std::string* error) {
  std::set<std::string> seen;
  for (const std::string& file : options.files) {
    bool known = IsObject(file) || IsArchive(file) || (sources_allowed && IsSource(file));
    if (!known) {
      *error = file + ": is no input that this command knows; it takes " + (sources_allowed ? ".erl, .abstr, .beam, .ssa, " : "") + ".o and .a files";
      return false;
    }
    if (!seen.insert(file).second) {
      *error = file + ": is given twice";
      return false;
    }
  }
  return true;
}

// Where a stage of a module is written.
std::string StagePath(const Options& options, const std::string& file, Stage stage, bool several) {
  std::string name = BaseName(file) + std::string(InfoOf(stage).extension);
  if (options.output.empty()) return name;
  if (IsDirectory(options.output)) return options.output + "/" + name;
  return several ? options.output + "/" + name : options.output;
}

int EmitStages(const Options& options, Stopwatch* stopwatch) {
  OutputFiles outputs;
  size_t sources = static_cast<size_t>(std::count_if(options.files.begin(), options.files.end(), IsSource));
  bool several = sources * options.emit.size() > 1;
  if (several && !options.output.empty() && !IsDirectory(options.output)) {
    return ReportError("-o " + options.output + ": several files are to be written, so -o must name a folder that exists");
  }
  if (sources != options.files.size()) return ReportError("--emit compiles .erl and .ssa files only");
  if (several && !options.depfile.empty()) return ReportError("--depfile describes one output of one file; compile them one by one");
  bool ok = true;
  for (const std::string& file : options.files) {
    ModuleOutput output = CompileModule(file, options.emit, options, stopwatch);
    std::fputs(output.messages.c_str(), stderr);
    std::fputs(output.printed.c_str(), stdout);
    ok = ok && output.ok;
    for (Stage stage : options.emit) {
      outputs.Add(StagePath(options, file, stage, several), output.stages[stage]);
    }
    if (!options.depfile.empty()) {
      outputs.Add(options.depfile,
                  FormatDepfile(StagePath(options, file, options.emit.front(), several), output.files_read));
    }
  }
  if (!ok) return 1;
  std::string error;
  if (!outputs.Commit(&error)) return ReportError(error);
  return 0;
}

// Compiles the sources to objects in `folder`.
bool CompileToObjects(const Options& options, TemporaryFolder* folder, ProgramParts* parts, Stopwatch* stopwatch) {
  bool ok = true;
  std::set<std::string> modules;
  for (const std::string& file : options.files) {
    if (IsObject(file)) parts->objects.push_back(file);
    if (IsArchive(file)) parts->archives.push_back(file);
    if (!IsSource(file)) continue;
    ModuleOutput output = CompileModule(file, {Stage::kObject}, options, stopwatch);
    std::fputs(output.messages.c_str(), stderr);
    std::fputs(output.printed.c_str(), stdout);
    ok = ok && output.ok;
    if (!output.ok) continue;
    if (parts->first_module.empty()) parts->first_module = output.module_name;
    if (!modules.insert(output.module_name).second) {
      ReportError(file + ": another file of this command defines module " + output.module_name + " already");
      ok = false;
      continue;
    }
    std::string object = folder->NewFile(std::to_string(parts->objects.size()) + ".o"), error;
    OutputFiles outputs;
    outputs.Add(object, std::move(output.stages[Stage::kObject]));
    if (!outputs.Commit(&error)) {
      ReportError(error);
      ok = false;
    }
    parts->objects.push_back(object);
  }
  return ok;
}

int BuildExecutable(const Options& options, const std::string& executable, TemporaryFolder* folder, Stopwatch* stopwatch) {
  ProgramParts parts;
  if (!CompileToObjects(options, folder, &parts, stopwatch)) return 1;
  std::string main_module = !options.main.empty() ? options.main : parts.first_module;
  if (main_module.empty()) return ReportError("say with --main=MODULE which module's main/1 starts the program");
  int status = Link(options, main_module, parts.objects, parts.archives, executable);
  stopwatch->Lap("link");
  return status;
}

std::string ExecutableName(const Options& options) {
  if (!options.output.empty()) return options.output;
  std::string extension = options.target->object_format == ObjectFormat::kWasm ? ".wasm" : "";
  return BaseName(options.files.front()) + extension;
}

}  // namespace

int ReportError(const std::string& message) {
  std::fprintf(stderr, "error: %s\n", message.c_str());
  return 1;
}

int Compile(const Options& options) {
  std::string error;
  if (!CheckInputs(options, /*sources_allowed=*/true, &error)) return ReportError(error);
  Stopwatch stopwatch;
  bool emits_executable = options.emit.empty() ||
                          std::find(options.emit.begin(), options.emit.end(), Stage::kExecutable) != options.emit.end();
  int status;
  if (!emits_executable) {
    status = EmitStages(options, &stopwatch);
  } else if (options.emit.size() > 1) {
    return ReportError("--emit: `exe` cannot be combined with other stages; compile twice");
  } else {
    TemporaryFolder folder;
    if (!folder.Create(&error)) return ReportError(error);
    status = BuildExecutable(options, ExecutableName(options), &folder, &stopwatch);
  }
  if (options.time_passes) PrintTimes(stopwatch);
  return status;
}

int LinkFiles(const Options& options) {
  std::string error;
  if (!CheckInputs(options, /*sources_allowed=*/false, &error)) return ReportError(error);
  ProgramParts parts;
  for (const std::string& file : options.files) (IsObject(file) ? parts.objects : parts.archives).push_back(file);
  std::string main_module = options.main;
  if (main_module.empty() && !parts.objects.empty()) main_module = BaseName(parts.objects.front());
  if (main_module.empty()) return ReportError("say with --main=MODULE which module's main/1 starts the program");
  return Link(options, main_module, parts.objects, parts.archives, ExecutableName(options));
}

int Run(const Options& options) {
  if (options.target != &DefaultTarget()) {
    return ReportError("`lumen run` runs programs for this machine only (" + std::string(DefaultTarget().name) +
                       "); compile for " + std::string(options.target->name) + " with `lumen compile --target`");
  }
  std::string error;
  if (!CheckInputs(options, /*sources_allowed=*/true, &error)) return ReportError(error);
  TemporaryFolder folder;
  if (!folder.Create(&error)) return ReportError(error);
  Stopwatch stopwatch;
  std::string executable = folder.NewFile("program");
  if (int status = BuildExecutable(options, executable, &folder, &stopwatch); status != 0) return status;
  // The program is opened before its file goes away, so that nothing is left behind however it ends.
  FILE* file = std::fopen(executable.c_str(), "rb");
  if (file == nullptr) return ReportError(executable + ": " + std::strerror(errno));
  folder.Remove();
  std::vector<char*> arguments = {const_cast<char*>(options.files.front().c_str())};
  for (const std::string& argument : options.program_arguments) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  std::fflush(nullptr);
  fexecve(fileno(file), arguments.data(), environ);
  return ReportError("cannot run the program: " + std::string(std::strerror(errno)));
}

int Print(const Options& options) {
  for (const std::string& what : options.files) {
    if (what == "targets") {
      for (const Target& target : AllTargets()) {
        std::printf("%-14s %s\n", std::string(target.name).c_str(), std::string(target.triple).c_str());
      }
    } else if (what == "stages") {
      for (const StageInfo& stage : kStages) {
        std::printf("%-9s %-8s %s\n", std::string(stage.name).c_str(), std::string(stage.extension).c_str(),
                    std::string(stage.description).c_str());
      }
    } else if (what == "passes") {
      for (const passes::PassInfo& pass : passes::AllPasses()) {
        std::printf("%-24s %s\n", std::string(pass.name).c_str(), std::string(pass.description).c_str());
      }
    } else if (what == "warnings") {
      for (const std::string& group : AllWarningGroups()) {
        std::printf("%-22s %s\n", group.c_str(), IsWarningOffByDefault(group) ? "off" : "on");
      }
    } else if (what == "version") {
      std::printf("lumen %s (LLVM %s)\n", LUMEN_VERSION, codegen::LlvmVersion().c_str());
    } else {
      return ReportError("cannot print `" + what + "`; there are targets, stages, passes, warnings and version");
    }
  }
  return 0;
}

}  // namespace lumen::driver
