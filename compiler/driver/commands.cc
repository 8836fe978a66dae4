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
#include <optional>
#include <set>

#include "compiler/codegen/codegen.h"
#include "compiler/driver/compilation.h"
#include "compiler/driver/lto_units.h"
#include "compiler/driver/output.h"
#include "compiler/frontend/frontend.h"
#include "compiler/link/link.h"
#include "compiler/lint/lint.h"
#include "compiler/passes/pass_manager.h"
#include "compiler/target/target.h"

namespace lumen::driver {
namespace {

// ReportError where false says that something failed.
bool Refuse(const std::string& message) {
  ReportError(message);
  return false;
}

bool IsSource(const std::string& file) {
  return file.ends_with(".erl") || file.ends_with(".abstr") || file.ends_with(".beam") || file.ends_with(".ssa");
}
bool IsObject(const std::string& file) { return file.ends_with(".o"); }
bool IsBitcode(const std::string& file) { return file.ends_with(".bc"); }
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
    bool known = IsObject(file) || IsBitcode(file) || IsArchive(file) || (sources_allowed && IsSource(file));
    if (!known) {
      *error = file + ": is no input that this command knows; it takes " + (sources_allowed ? ".erl, .abstr, .beam, .ssa, " : "") + ".bc, .o and .a files";
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

// Stages that code generation writes from bitcode, after modules were optimised together.
std::optional<codegen::OutputKind> KindAfterLto(Stage stage) {
  switch (stage) {
    case Stage::kLlvmIr:
      return codegen::OutputKind::kLlvmIr;
    case Stage::kAssembly:
      return codegen::OutputKind::kAssembly;
    case Stage::kObject:
      return codegen::OutputKind::kObject;
    case Stage::kTokens:
    case Stage::kAst:
    case Stage::kCore:
    case Stage::kSsa:
    case Stage::kLlvmBitcode:
    case Stage::kOffer:
    case Stage::kExecutable:
      return std::nullopt;
  }
  __builtin_unreachable();
}

// What a module goes through before it meets the others.
std::vector<Stage> StagesBeforeLto(const std::vector<Stage>& wanted) {
  std::vector<Stage> stages;
  for (Stage stage : wanted) {
    if (!KindAfterLto(stage) && stage != Stage::kExecutable) stages.push_back(stage);
  }
  if (stages.size() == wanted.size()) return stages;
  for (Stage stage : {Stage::kLlvmBitcode, Stage::kOffer}) {
    if (std::find(stages.begin(), stages.end(), stage) == stages.end()) stages.push_back(stage);
  }
  return stages;
}

// The stages of options.emit that come after, for the module of `file`.
bool EmitAfterLto(const Options& options, const std::string& file, LtoUnits* units, size_t unit, bool several, OutputFiles* files) {
  std::vector<std::pair<Stage, std::string>> bytes;
  std::vector<codegen::CodegenOutput> outputs;
  bytes.reserve(options.emit.size());
  for (Stage stage : options.emit) {
    if (auto kind = KindAfterLto(stage)) outputs.push_back({*kind, &bytes.emplace_back(stage, "").second});
  }
  std::string error;
  if (!units->Generate(unit, outputs, &error)) {
    return Refuse(error);
  }
  for (auto& [stage, text] : bytes) files->Add(StagePath(options, file, stage, several), std::move(text));
  return true;
}

// Compiles a source, or reads bitcode, for --emit.
bool EmitModule(const Options& options, const std::string& file, bool several, LtoUnits* units, OutputFiles* outputs, Stopwatch* stopwatch) {
  std::string error;
  if (IsBitcode(file)) {
    for (Stage stage : options.emit) {
      if (KindAfterLto(stage)) continue;
      return Refuse(file + ": bitcode has passed the stage " + std::string(InfoOf(stage).name) + " already");
    }
    return units->AddFile(file, &error) || Refuse(error);
  }
  ModuleOutput output = CompileModule(file, options.lto ? StagesBeforeLto(options.emit) : options.emit, options, stopwatch);
  std::fputs(output.messages.c_str(), stderr);
  std::fputs(output.printed.c_str(), stdout);
  for (Stage stage : options.emit) {
    if (!options.lto || !KindAfterLto(stage)) outputs->Add(StagePath(options, file, stage, several), output.stages[stage]);
  }
  if (!options.depfile.empty()) {
    output.files_read.insert(output.files_read.end(), options.lto_offers.begin(), options.lto_offers.end());
    outputs->Add(options.depfile, FormatDepfile(StagePath(options, file, options.emit.front(), several), output.files_read));
  }
  if (options.lto) units->Add({file, output.module_name, output.stages[Stage::kLlvmBitcode], output.stages[Stage::kOffer]});
  return output.ok;
}

int EmitStages(const Options& options, Stopwatch* stopwatch) {
  OutputFiles outputs;
  auto is_module = [](const std::string& file) { return IsSource(file) || IsBitcode(file); };
  size_t modules = static_cast<size_t>(std::count_if(options.files.begin(), options.files.end(), is_module));
  bool several = modules * options.emit.size() > 1;
  if (several && !options.output.empty() && !IsDirectory(options.output)) {
    return ReportError("-o " + options.output + ": several files are to be written, so -o must name a folder that exists");
  }
  if (modules != options.files.size()) return ReportError("--emit compiles .erl, .abstr, .beam, .ssa and .bc files only");
  if (several && !options.depfile.empty()) return ReportError("--depfile describes one output of one file; compile them one by one");
  if (!options.lto && std::find(options.emit.begin(), options.emit.end(), Stage::kOffer) != options.emit.end()) {
    return ReportError("--emit=offer: only modules compiled with --lto=thin offer functions to others");
  }
  bool ok = true;
  LtoUnits units(options);
  std::vector<std::string> unit_files;
  for (const std::string& file : options.files) {
    ok = EmitModule(options, file, several, &units, &outputs, stopwatch) && ok;
    if (units.size() > unit_files.size()) unit_files.push_back(file);
  }
  const bool comes_after = std::any_of(options.emit.begin(), options.emit.end(), [](Stage stage) { return KindAfterLto(stage).has_value(); });
  for (size_t i = 0; ok && comes_after && i < units.size(); ++i) {
    ok = EmitAfterLto(options, unit_files[i], &units, i, several, &outputs);
    stopwatch->Lap("optimisation across modules and code generation");
  }
  if (!ok) return 1;
  std::string error;
  if (!outputs.Commit(&error)) return ReportError(error);
  return 0;
}

// Writes an object file of the program into `folder`.
bool AddObject(std::string bytes, TemporaryFolder* folder, ProgramParts* parts) {
  std::string object = folder->NewFile(std::to_string(parts->objects.size()) + ".o"), error;
  OutputFiles outputs;
  outputs.Add(object, std::move(bytes));
  parts->objects.push_back(object);
  return outputs.Commit(&error) || Refuse(error);
}

// Machine code of the modules that are bitcode so far.
bool UnitsToObjects(LtoUnits* units, TemporaryFolder* folder, ProgramParts* parts) {
  for (size_t i = 0; i < units->size(); ++i) {
    std::string object, error;
    codegen::CodegenOutput outputs[] = {{codegen::OutputKind::kObject, &object}};
    if (!units->Generate(i, outputs, &error)) return Refuse(error);
    if (!AddObject(std::move(object), folder, parts)) return false;
  }
  return true;
}

// Compiles the sources to objects in `folder`.
bool CompileToObjects(const Options& options, TemporaryFolder* folder, ProgramParts* parts, Stopwatch* stopwatch) {
  bool ok = true;
  std::set<std::string> modules;
  LtoUnits units(options);
  for (const std::string& file : options.files) {
    std::string error, name;
    if (IsObject(file)) parts->objects.push_back(file);
    if (IsArchive(file)) parts->archives.push_back(file);
    if (IsBitcode(file)) {
      if (!units.AddFile(file, &error)) {
        ReportError(error);
        ok = false;
        continue;
      }
      name = units[units.size() - 1].module_name;
    } else if (IsSource(file)) {
      ModuleOutput output = CompileModule(file, options.lto ? StagesBeforeLto({Stage::kObject}) : std::vector{Stage::kObject}, options, stopwatch);
      std::fputs(output.messages.c_str(), stderr);
      std::fputs(output.printed.c_str(), stdout);
      ok = ok && output.ok;
      if (!output.ok) continue;
      name = output.module_name;
      if (options.lto) {
        units.Add({file, name, std::move(output.stages[Stage::kLlvmBitcode]), std::move(output.stages[Stage::kOffer])});
      } else {
        ok = AddObject(std::move(output.stages[Stage::kObject]), folder, parts) && ok;
      }
    }
    if (name.empty()) continue;
    if (parts->first_module.empty()) parts->first_module = name;
    if (!modules.insert(name).second) {
      ReportError(file + ": another file of this command defines module " + name + " already");
      ok = false;
    }
  }
  ok = ok && UnitsToObjects(&units, folder, parts);
  if (units.size() != 0) stopwatch->Lap("optimisation across modules and code generation");
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
  TemporaryFolder folder;
  if (!folder.Create(&error)) return ReportError(error);
  ProgramParts parts;
  Stopwatch stopwatch;
  if (!CompileToObjects(options, &folder, &parts, &stopwatch)) return 1;
  // That of the first file, as with sources; an object file is named after its module.
  std::string main_module = options.main;
  if (main_module.empty()) main_module = IsObject(options.files.front()) ? BaseName(options.files.front()) : parts.first_module;
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
