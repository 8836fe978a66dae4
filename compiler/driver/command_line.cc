// See command_line.h. Tested by command_line_test.cc.
#include "compiler/driver/command_line.h"

#include <algorithm>
#include <fstream>

#include "compiler/diagnostics/diagnostic.h"
#include "gflags/gflags.h"

// The gflags variables, FLAGS_lumen_NAME.
#define LUMEN_DEFINE_bool DEFINE_bool
#define LUMEN_DEFINE_int32 DEFINE_int32
#define LUMEN_DEFINE_string DEFINE_string
#define LUMEN_DEFINE_list DEFINE_string
#define LUMEN_FLAG(type, name, value, commands, spelling, help) LUMEN_DEFINE_##type(lumen_##name, value, help);
#include "compiler/driver/flags.def"

namespace lumen::driver {
namespace {

constexpr char kListSeparator = '\x1f';

enum class FlagType : uint8_t { kbool, kint32, kstring, klist };

struct FlagInfo {
  FlagType type;
  std::string_view name;
  Commands commands;
  std::string_view spelling, help;
};

constexpr FlagInfo kFlags[] = {
#define LUMEN_FLAG(type, name, value, commands, spelling, help) {FlagType::k##type, #name, commands, spelling, help},
#include "compiler/driver/flags.def"
};

const FlagInfo* FindFlag(std::string_view name) {
  for (const FlagInfo& flag : kFlags) {
    if (flag.name == name) return &flag;
  }
  return nullptr;
}

struct CommandInfo {
  Commands command;
  std::string_view name, usage, description;
};

constexpr CommandInfo kCommands[] = {
    {kCompile, "compile", "lumen compile [FLAGS] FILE...",
     "Compiles modules (.erl; .abstr, .ssa and .bc as --emit=ast, ssa and llvm-bc write them; .beam with abstract code, which erlc +debug_info\n"
     "leaves in it) and links them, with object files (.o) and archives (.a), to an executable, or writes the stages that --emit names."},
    {kLink, "link", "lumen link [FLAGS] FILE...", "Links object files (.o), bitcode (.bc, written with --lto=thin) and archives (.a) to an executable."},
    {kRun, "run", "lumen run [FLAGS] FILE [ARGUMENTS]",
     "Compiles FILE for this machine and runs it with ARGUMENTS. Exits with the program's status."},
    {kPrint, "print", "lumen print targets|stages|passes|warnings|version", "Prints what this compiler offers."},
};

const CommandInfo* FindCommand(std::string_view name) {
  for (const CommandInfo& command : kCommands) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

const CommandInfo& InfoOf(Commands command) {
  return *std::find_if(std::begin(kCommands), std::end(kCommands),
                       [command](const CommandInfo& info) { return info.command == command; });
}

std::vector<std::string> SplitList(const std::string& joined) {
  std::vector<std::string> result;
  if (joined.empty()) return result;
  size_t start = 0;
  while (true) {
    size_t end = joined.find(kListSeparator, start);
    result.push_back(joined.substr(start, end - start));
    if (end == std::string::npos) return result;
    start = end + 1;
  }
}

// Replaces each @FILE by the lines of FILE.
bool ExpandResponseFiles(std::vector<std::string>* arguments, std::string* error) {
  std::vector<std::string> result;
  for (std::string& argument : *arguments) {
    if (argument.size() < 2 || argument[0] != '@') {
      result.push_back(std::move(argument));
      continue;
    }
    std::ifstream file(argument.substr(1));
    if (!file) {
      *error = argument.substr(1) + ": cannot read this file of arguments";
      return false;
    }
    for (std::string line; std::getline(file, line);) {
      if (!line.empty()) result.push_back(line);
    }
  }
  *arguments = std::move(result);
  return true;
}

// One flag after translation: name without dashes.
struct Translated {
  std::string name;
  std::string value;
  bool has_value = false;
};

// Brings the short spellings into the form name, value.
Translated Translate(const std::string& argument) {
  struct Short {
    std::string_view prefix, name;
  };
  static constexpr Short kShort[] = {{"-I", "include_dir"}, {"-D", "define"}, {"-o", "output"}, {"-W", "warning"}};
  if (argument == "-Werror") return {"werror", "true", true};
  if (argument == "-g") return {"debug_info", "true", true};
  if (argument == "-h" || argument == "-help") return {"help", "true", true};
  if (argument.starts_with("-flto=")) return {"lto", argument.substr(6), true};
  if (argument == "-fno-lto") return {"lto", "none", true};
  if (argument == "-O") return {"optimize", "2", true};
  if (argument.size() == 3 && argument.starts_with("-O")) return {"optimize", argument.substr(2), true};
  if (!argument.starts_with("--")) {
    for (const Short& entry : kShort) {
      if (!argument.starts_with(entry.prefix)) continue;
      std::string value = argument.substr(entry.prefix.size());
      return {std::string(entry.name), value, !value.empty()};
    }
  }
  std::string name = argument.substr(argument.starts_with("--") ? 2 : 1);
  size_t equals = name.find('=');
  // --runtime-dir is --runtime_dir.
  std::replace(name.begin(), name.begin() + static_cast<ptrdiff_t>(std::min(equals, name.size())), '-', '_');
  if (equals == std::string::npos) return {name, "", false};
  return {name.substr(0, equals), name.substr(equals + 1), true};
}

// Sets the flag in gflags. `rest` are the arguments after it; one is taken where the value stands apart.
bool SetFlag(const Translated& translated, const std::string& written, Commands command, std::vector<std::string>* rest,
             std::string* error) {
  const FlagInfo* flag = FindFlag(translated.name);
  std::string help = "; see `lumen " + std::string(InfoOf(command).name) + " --help`";
  if (flag == nullptr) {
    *error = "unknown flag " + written + help;
    return false;
  }
  if ((flag->commands & command) == 0) {
    *error = "flag " + written + " is not for `lumen " + std::string(InfoOf(command).name) + "`" + help;
    return false;
  }
  std::string value = translated.value;
  if (!translated.has_value) {
    if (flag->type == FlagType::kbool) {
      value = "true";
    } else if (rest->empty()) {
      *error = "flag " + written + " needs a value" + help;
      return false;
    } else {
      value = rest->front();
      rest->erase(rest->begin());
    }
  }
  std::string gflag = "lumen_" + translated.name;
  if (flag->type == FlagType::klist) {
    std::string before;
    gflags::GetCommandLineOption(gflag.c_str(), &before);
    if (!before.empty()) value = before + kListSeparator + value;
  }
  if (gflags::SetCommandLineOption(gflag.c_str(), value.c_str()).empty()) {
    *error = "flag " + written + " cannot have the value `" + translated.value + "`" + help;
    return false;
  }
  return true;
}

bool ReadTarget(Options* options, std::string* error) {
  options->target = FindTarget(FLAGS_lumen_target);
  if (options->target != nullptr) return true;
  *error = "unknown target `" + FLAGS_lumen_target + "`; targets are";
  for (const Target& target : AllTargets()) *error += " " + std::string(target.name);
  return false;
}

bool ReadEmit(Options* options, std::string* error) {
  std::string all = FLAGS_lumen_emit;
  std::replace(all.begin(), all.end(), ',', kListSeparator);
  for (const std::string& name : SplitList(all)) {
    auto found = std::find_if(std::begin(kStages), std::end(kStages), [&](const StageInfo& stage) { return stage.name == name; });
    if (found == std::end(kStages)) {
      *error = "unknown stage `" + name + "`; stages are";
      for (const StageInfo& stage : kStages) *error += " " + std::string(stage.name);
      return false;
    }
    if (std::find(options->emit.begin(), options->emit.end(), found->stage) == options->emit.end()) {
      options->emit.push_back(found->stage);
    }
  }
  return true;
}

// NAME=VALUE pairs; VALUE is `absent` where there is no equals sign.
std::vector<std::pair<std::string, std::string>> SplitPairs(const std::string& list, const std::string& absent) {
  std::vector<std::pair<std::string, std::string>> result;
  for (const std::string& item : SplitList(list)) {
    size_t equals = item.find('=');
    if (equals == std::string::npos) {
      result.emplace_back(item, absent);
    } else {
      result.emplace_back(item.substr(0, equals), item.substr(equals + 1));
    }
  }
  return result;
}

// NAME, no-NAME, error=NAME, where NAME may be `all`.
bool ReadWarnings(Options* options, std::string* error) {
  const std::vector<std::string> groups = AllWarningGroups();
  for (const std::string& written : SplitList(FLAGS_lumen_warning)) {
    WarningFlag flag{written, WarningFlag::Action::kShow};
    if (written.starts_with("no-")) {
      flag = {written.substr(3), WarningFlag::Action::kHide};
    } else if (written.starts_with("error=")) {
      flag = {written.substr(6), WarningFlag::Action::kError};
    }
    std::replace(flag.group.begin(), flag.group.end(), '-', '_');
    if (flag.group != "all" && std::find(groups.begin(), groups.end(), flag.group) == groups.end()) {
      *error = "-W" + written + ": there is no group of warnings `" + flag.group + "`; `lumen print warnings` lists them";
      return false;
    }
    if (flag.group == "all") flag.group.clear();
    options->warnings.push_back(std::move(flag));
  }
  return true;
}

bool ReadOptions(Options* options, std::string* error) {
  if (!ReadTarget(options, error) || !ReadEmit(options, error) || !ReadWarnings(options, error)) return false;
  options->help = FLAGS_lumen_help;
  options->optimize = FLAGS_lumen_optimize;
  if (options->optimize < 0 || options->optimize > 3) {
    *error = "-O" + std::to_string(options->optimize) + " is no optimisation level; there are -O0, -O1, -O2 and -O3";
    return false;
  }
  options->otp = FLAGS_lumen_otp;
  if (options->otp < 25 || options->otp > 29) {
    *error = "--otp=" + std::to_string(options->otp) + " is no language level; there are 25 to 29";
    return false;
  }
  const std::string& format = FLAGS_lumen_diagnostics;
  if (format == "text") {
    options->diagnostics = DiagnosticsFormat::kText;
  } else if (format == "erlc") {
    options->diagnostics = DiagnosticsFormat::kErlc;
  } else if (format == "json") {
    options->diagnostics = DiagnosticsFormat::kJson;
  } else {
    *error = "--diagnostics=" + format + " is no shape of messages; there are text, erlc and json";
    return false;
  }
  options->lto = FLAGS_lumen_lto == "thin";
  if (!options->lto && FLAGS_lumen_lto != "none") {
    *error = "--lto=" + FLAGS_lumen_lto + " is no kind of optimisation across modules; there are thin and none";
    return false;
  }
  options->lto_offers = SplitList(FLAGS_lumen_lto_offer);
  options->runtime = FLAGS_lumen_runtime;
  if (options->runtime != "minimal") {
    *error = "there is no runtime `" + options->runtime + "` yet; use --runtime=minimal";
    return false;
  }
  options->debug_info = FLAGS_lumen_debug_info;
  options->include_dirs = SplitList(FLAGS_lumen_include_dir);
  options->behaviour_sources = SplitList(FLAGS_lumen_behaviour_source);
  for (const std::string& item : SplitList(FLAGS_lumen_library_dir)) {
    const size_t equals = item.find('=');
    const bool named = equals != std::string::npos;
    options->library_dirs.emplace_back(named ? item.substr(0, equals) : "", named ? item.substr(equals + 1) : item);
  }
  options->defines = SplitPairs(FLAGS_lumen_define, "true");
  options->parse_transforms = SplitPairs(FLAGS_lumen_parse_transform, "");
  for (const auto& [name, program] : options->parse_transforms) {
    if (!name.empty() && !program.empty()) continue;
    *error = "--parse_transform=" + name + " lacks the program; write --parse_transform=NAME=PROGRAM";
    return false;
  }
  options->apply_transforms = SplitList(FLAGS_lumen_apply_transform);
  options->main = FLAGS_lumen_main;
  options->output = FLAGS_lumen_output;
  options->depfile = FLAGS_lumen_depfile;
  options->source_name = FLAGS_lumen_source_name;
  options->werror = FLAGS_lumen_werror;
  options->print_after = SplitList(FLAGS_lumen_print_after);
  options->disable_pass = SplitList(FLAGS_lumen_disable_pass);
  options->verify_passes = FLAGS_lumen_verify_passes;
  options->time_passes = FLAGS_lumen_time_passes;
  options->runtime_dir = FLAGS_lumen_runtime_dir;
  options->keep = SplitList(FLAGS_lumen_keep);
  options->otp_archives = SplitList(FLAGS_lumen_otp_archive);
  options->linker_flags = SplitList(FLAGS_lumen_linker_flag);
  options->strip = FLAGS_lumen_strip;
  return true;
}

}  // namespace

std::vector<std::string> AllWarningGroups() {
  std::vector<std::string> groups;
  for (std::string_view group : WarningGroups()) groups.emplace_back(group);
  groups.emplace_back("missing_spec_all");
  std::sort(groups.begin(), groups.end());
  return groups;
}

bool ParseCommandLine(std::vector<std::string> arguments, Options* options, std::string* error) {
  if (!ExpandResponseFiles(&arguments, error)) return false;
  if (arguments.empty()) {
    *error = "no command given; `lumen --help` lists them";
    return false;
  }
  std::string name = arguments.front();
  arguments.erase(arguments.begin());
  if (name == "help" || name == "--help" || name == "-h") {
    options->help = true;
    if (!arguments.empty()) {
      if (const CommandInfo* command = FindCommand(arguments[0])) options->command = command->command;
    }
    return true;
  }
  if (name == "--version" || name == "version") {
    options->command = kPrint;
    options->files = {"version"};
    return true;
  }
  const CommandInfo* command = FindCommand(name);
  if (command == nullptr) {
    *error = "unknown command `" + name + "`; `lumen --help` lists them";
    return false;
  }
  options->command = command->command;
  bool flags_end = false;
  while (!arguments.empty()) {
    std::string argument = arguments.front();
    arguments.erase(arguments.begin());
    if (!flags_end && argument == "--") {
      flags_end = true;
    } else if (flags_end || argument.size() < 2 || argument[0] != '-') {
      options->files.push_back(argument);
      if (options->command == kRun) {
        options->program_arguments = arguments;
        break;
      }
    } else if (!SetFlag(Translate(argument), argument, options->command, &arguments, error)) {
      return false;
    }
  }
  if (!ReadOptions(options, error)) return false;
  if (!options->help && options->files.empty()) {
    *error = "`lumen " + name + "` needs a file; usage: " + std::string(command->usage);
    if (options->command == kPrint) *error = "say what to print; usage: " + std::string(command->usage);
    return false;
  }
  return true;
}

std::string HelpText(Commands command) {
  std::string text;
  if (command == 0) {
    text = "lumen compiles Erlang ahead of time to static executables.\n\n";
    for (const CommandInfo& info : kCommands) {
      text += std::string(info.usage) + "\n  ";
      for (char c : info.description) text += c == '\n' ? std::string("\n  ") : std::string(1, c);
      text += "\n";
    }
    return text + "\nlumen COMMAND --help explains the flags of a command. @FILE stands for the arguments in FILE, one a line.\n";
  }
  const CommandInfo& info = InfoOf(command);
  text = "usage: " + std::string(info.usage) + "\n\n" + std::string(info.description) + "\n\nFlags:\n";
  for (const FlagInfo& flag : kFlags) {
    if ((flag.commands & command) == 0) continue;
    text += "  " + std::string(flag.spelling) + "\n      " + std::string(flag.help) + "\n";
  }
  return text;
}

}  // namespace lumen::driver
