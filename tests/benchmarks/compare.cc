// Runs each benchmark as a Lumen executable and under `erl` (the JIT) in turn and prints the ratios.
//
//   ./bazelw run -c opt //tests/benchmarks:compare [-- [--rounds=N] [NAME...]]
//
// Arguments before the user's come from the BUILD file: NAME=EXECUTABLE,SOURCE for each program (further modules behind more commas). Each round runs every program once on either side;
// wall time, CPU time (user and system) and peak memory are medians over the rounds. What an empty program takes on either
// side is subtracted from the times of the others, so that ratios compare work and not start-up, which has a row of its own.
// The two sides must print the same, or the program ends with status 1.
//
//   ./bazelw run -c opt //tests/benchmarks:compare_wasm32 [-- [--rounds=N] [NAME...]]
//
// `--other=PLATFORM`: in erl's place the same programs built for another platform, NAME=EXECUTABLE,SCRIPT, where the script starts one by its
// platform's runner. Ratios then are how many times as long as the native program they take.
//
//   ./bazelw run //tests/benchmarks:ablation [-- [--rounds=N] [NAME...]]
//
// The same program with `--without=PASS,NAME,EXECUTABLE` for programs compiled without a pass: no erl, but a line for each pass with
// the CPU time its programs take without it, over what they take with all passes. They must print the same, too.
//
//   ./bazelw run -c opt //tests/benchmarks:scaling [-- [--rounds=N] [NAME...]]
//
// `--scaling`: each program on one scheduler and on as many as there are processors, as a Lumen executable and under `erl`: wall times, the best
// of the rounds, and how many times as fast all schedulers are. The machine has to be idle otherwise.
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Program {
  std::string name, executable;
  std::vector<std::string> sources;  // or the one script that starts the other platform's program
};

struct Measurement {
  double wall_seconds = 0, cpu_seconds = 0, peak_kilobytes = 0;
};

// A program compiled without a pass.
struct Ablated {
  std::string pass, name, executable;
  std::vector<Measurement> runs;
};

constexpr std::string_view kEmptyProgram = "empty";

[[noreturn]] void Fail(const std::string& message) {
  std::fprintf(stderr, "compare: %s\n", message.c_str());
  std::exit(1);
}

std::string ReadAll(const std::string& path) {
  std::string text;
  FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) Fail("cannot read " + path);
  char buffer[4096];
  for (size_t n; (n = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, n);
  std::fclose(file);
  return text;
}

std::vector<std::string> SplitAtCommas(const std::string& text) {
  std::vector<std::string> parts;
  for (size_t start = 0; start <= text.size();) {
    size_t end = std::min(text.find(',', start), text.size());
    parts.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return parts;
}

// Runs the command with its standard output in `output`; ends the program where it fails.
Measurement Run(const std::vector<std::string>& command, const std::string& output) {
  std::vector<char*> arguments;
  for (const std::string& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
  arguments.push_back(nullptr);
  auto start = std::chrono::steady_clock::now();
  pid_t child = fork();
  if (child < 0) Fail("cannot start a process");
  if (child == 0) {
    int file = open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    int null = open("/dev/null", O_RDONLY);
    if (file < 0 || null < 0) _exit(126);
    dup2(file, 1);
    dup2(null, 0);
    execvp(arguments[0], arguments.data());
    _exit(127);
  }
  int status = 0;
  rusage usage;
  if (wait4(child, &status, 0, &usage) != child) Fail("lost a process");
  std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) Fail(command[0] + " failed (status " + std::to_string(status) + ")");
  auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6; };
  return {wall.count(), seconds(usage.ru_utime) + seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss)};
}

double Median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  size_t middle = values.size() / 2;
  return values.size() % 2 != 0 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

Measurement Medians(const std::vector<Measurement>& all) {
  auto median = [&](double Measurement::*field) {
    std::vector<double> values;
    for (const Measurement& measurement : all) values.push_back(measurement.*field);
    return Median(std::move(values));
  };
  return {median(&Measurement::wall_seconds), median(&Measurement::cpu_seconds), median(&Measurement::peak_kilobytes)};
}

bool IsOnPath(const std::string& tool) {
  const char* path = std::getenv("PATH");
  std::string rest = path != nullptr ? path : "";
  while (!rest.empty()) {
    size_t colon = rest.find(':');
    if (access((rest.substr(0, colon) + "/" + tool).c_str(), X_OK) == 0) return true;
    rest = colon == std::string::npos ? "" : rest.substr(colon + 1);
  }
  return false;
}

struct Row {
  Program program;
  std::vector<Measurement> lumen, other;
};

void PrintTable(const std::vector<Row>& rows, int rounds, const char* other_name) {
  Measurement empty_lumen, empty_other;
  for (const Row& row : rows) {
    if (row.program.name != kEmptyProgram) continue;
    empty_lumen = Medians(row.lumen);
    empty_other = Medians(row.other);
  }
  std::printf("median of %d rounds; ratios above 1: Lumen is faster, or smaller\n\n", rounds);
  std::printf("%-14s %9s %9s %7s | %9s %9s %7s | %9s %9s %7s\n", "", "wall s", other_name, "ratio", "cpu s", other_name, "ratio",
              "peak MB", other_name, "ratio");
  double product = 1, cpu_product = 1;
  int count = 0;
  for (const Row& row : rows) {
    bool is_empty = row.program.name == kEmptyProgram;
    Measurement lumen = Medians(row.lumen), other = Medians(row.other);
    // A time below what the clock tells apart says nothing; keep ratios finite.
    auto net = [&](double time, double empty) { return is_empty ? time : std::max(time - empty, 1e-3); };
    double wall = net(lumen.wall_seconds, empty_lumen.wall_seconds), other_wall = net(other.wall_seconds, empty_other.wall_seconds);
    double cpu = net(lumen.cpu_seconds, empty_lumen.cpu_seconds), other_cpu = net(other.cpu_seconds, empty_other.cpu_seconds);
    std::printf("%-14s %9.4f %9.4f %6.2fx | %9.4f %9.4f %6.2fx | %9.1f %9.1f %6.2fx\n", row.program.name.c_str(), wall, other_wall,
                other_wall / wall, cpu, other_cpu, other_cpu / std::max(cpu, 1e-6), lumen.peak_kilobytes / 1024, other.peak_kilobytes / 1024,
                other.peak_kilobytes / lumen.peak_kilobytes);
    if (!is_empty) {
      product *= other_wall / wall;
      cpu_product *= other_cpu / cpu;
      ++count;
    }
  }
  if (count == 0) return;
  std::printf("\ngeometric mean of the ratios (without %s): wall %.2fx, cpu %.2fx\n", kEmptyProgram.data(), std::pow(product, 1.0 / count),
              std::pow(cpu_product, 1.0 / count));
}

// A line for each pass: the mean over the programs, then those that it makes faster or slower, the most telling first.
void PrintAblation(const std::vector<Row>& rows, const std::vector<Ablated>& ablated, int rounds) {
  constexpr double kTelling = 0.05;
  std::printf("median of %d rounds; CPU time without the pass, over that with all: above 1 the pass makes faster\n\n", rounds);
  std::vector<std::string> passes;
  for (const Ablated& one : ablated) {
    if (std::find(passes.begin(), passes.end(), one.pass) == passes.end()) passes.push_back(one.pass);
  }
  for (const std::string& pass : passes) {
    double product = 1;
    int count = 0;
    std::vector<std::pair<double, std::string>> telling;
    for (const Ablated& one : ablated) {
      auto row = std::find_if(rows.begin(), rows.end(), [&](const Row& candidate) { return candidate.program.name == one.name; });
      if (one.pass != pass || one.runs.empty() || row == rows.end()) continue;
      double ratio = std::max(Medians(one.runs).cpu_seconds, 1e-3) / std::max(Medians(row->lumen).cpu_seconds, 1e-3);
      product *= ratio;
      ++count;
      if (std::abs(ratio - 1) >= kTelling) telling.emplace_back(ratio, one.name);
    }
    std::sort(telling.begin(), telling.end(),
              [](const auto& a, const auto& b) { return std::abs(std::log(a.first)) > std::abs(std::log(b.first)); });
    std::printf("%-22s %6.2fx  ", pass.c_str(), count == 0 ? 1.0 : std::pow(product, 1.0 / count));
    for (const auto& [ratio, name] : telling) std::printf(" %s %.2fx", name.c_str(), ratio);
    std::printf("\n");
  }
}

// Runs every program with all passes and without each in turn; false where two print different results.
bool RunAblation(std::vector<Row>& rows, std::vector<Ablated>& ablated, int rounds, const std::string& folder) {
  std::string all_output = folder + "/all.out", output = folder + "/without.out";
  bool same = true;
  for (int round = 0; round < rounds; ++round) {
    for (Row& row : rows) {
      if (row.program.name == kEmptyProgram) continue;
      std::fprintf(stderr, "\rround %d of %d: %-20s", round + 1, rounds, row.program.name.c_str());
      row.lumen.push_back(Run({row.program.executable}, all_output));
      for (Ablated& one : ablated) {
        if (one.name != row.program.name) continue;
        one.runs.push_back(Run({one.executable}, output));
        if (ReadAll(all_output) == ReadAll(output)) continue;
        std::fprintf(stderr, "\n%s prints something else without %s\n", one.name.c_str(), one.pass.c_str());
        same = false;
      }
    }
  }
  std::fprintf(stderr, "\r%40s\r", "");
  return same;
}

// A program on one scheduler and on all.
struct Scaling {
  double lumen_one = HUGE_VAL, lumen_all = HUGE_VAL, erl_one = HUGE_VAL, erl_all = HUGE_VAL;  // seconds, the best
};

std::vector<std::string> ErlCommand(const Program& program, const std::string& beams) {
  return {"erl", "-noshell", "-noinput", "-pa", beams, "-eval", program.name + ":main([]), halt()."};
}

void RunScaling(const std::vector<Row>& rows, int rounds, const std::string& beams) {
  const std::string all = std::to_string(sysconf(_SC_NPROCESSORS_ONLN)), output = beams + "/scaling.out";
  std::printf("best of %d rounds, wall seconds on 1 and on %s schedulers; ratios above 1: more schedulers are faster\n\n", rounds, all.c_str());
  std::printf("%-14s %9s %9s %7s | %9s %9s %7s\n", "", "lumen 1", all.c_str(), "ratio", "erl 1", all.c_str(), "ratio");
  double product = 1;
  int count = 0;
  for (const Row& row : rows) {
    if (row.program.name == kEmptyProgram) continue;
    Scaling best;
    auto improve = [&](double& seconds, const std::vector<std::string>& command) { seconds = std::min(seconds, Run(command, output).wall_seconds); };
    for (int round = 0; round < rounds; ++round) {
      std::fprintf(stderr, "\rround %d of %d: %-20s", round + 1, rounds, row.program.name.c_str());
      auto erl = ErlCommand(row.program, beams);
      auto with_schedulers = [&](const std::string& schedulers) {
        std::vector<std::string> command = erl;
        command.insert(command.begin() + 1, {"+S", schedulers});
        return command;
      };
      improve(best.lumen_one, {row.program.executable, "--schedulers=1"});
      improve(best.lumen_all, {row.program.executable, "--schedulers=" + all});
      improve(best.erl_one, with_schedulers("1"));
      improve(best.erl_all, with_schedulers(all));
    }
    std::fprintf(stderr, "\r%40s\r", "");
    std::printf("%-14s %9.4f %9.4f %6.2fx | %9.4f %9.4f %6.2fx\n", row.program.name.c_str(), best.lumen_one, best.lumen_all,
                best.lumen_one / best.lumen_all, best.erl_one, best.erl_all, best.erl_one / best.erl_all);
    product *= best.lumen_one / best.lumen_all;
    ++count;
  }
  if (count != 0) std::printf("\ngeometric mean: %.2fx\n", std::pow(product, 1.0 / count));
}

}  // namespace

int main(int argc, char** argv) {
  std::vector<Program> programs;
  std::vector<Ablated> ablated;
  std::vector<std::string> chosen;
  std::string other;  // "": erl
  bool is_scaling = false;
  int rounds = 5;
  for (int i = 1; i < argc; ++i) {
    std::string argument = argv[i];
    size_t equals = argument.find('='), comma = argument.find(',');
    if (argument.starts_with("--rounds=")) {
      rounds = std::atoi(argument.c_str() + std::strlen("--rounds="));
      if (rounds < 1) Fail("--rounds needs a number above 0");
    } else if (argument == "--scaling") {
      is_scaling = true;
    } else if (argument.starts_with("--other=")) {
      other = argument.substr(equals + 1);
    } else if (argument.starts_with("--without=") && std::count(argument.begin(), argument.end(), ',') == 2) {
      size_t last = argument.rfind(',');
      ablated.push_back({argument.substr(equals + 1, comma - equals - 1), argument.substr(comma + 1, last - comma - 1), argument.substr(last + 1), {}});
    } else if (equals != std::string::npos && comma != std::string::npos && !argument.starts_with("-")) {
      programs.push_back({argument.substr(0, equals), argument.substr(equals + 1, comma - equals - 1), SplitAtCommas(argument.substr(comma + 1))});
    } else if (argument.starts_with("-")) {
      Fail("unknown flag " + argument + "; usage: compare [--rounds=N] [NAME...]");
    } else {
      chosen.push_back(argument);
    }
  }
  for (const char* tool : {"erl", "erlc"}) {
    if (ablated.empty() && other.empty() && !IsOnPath(tool)) {
      Fail(std::string(tool) + " is missing, which the programs are compared with. Install Debian's package erlang-base "
                               "(apt-get install erlang-base) and run this again.");
    }
  }
  char folder[] = "/tmp/lumen-benchmarks-XXXXXX";
  if (mkdtemp(folder) == nullptr) Fail("cannot make a temporary folder");
  std::string beams = folder, lumen_output = beams + "/lumen.out", other_output = beams + "/other.out";
  if (!other.empty()) {  // Scripts around a runner find it and the program from there.
    char* root = realpath("..", nullptr);
    if (root == nullptr || setenv("RUNFILES_DIR", root, 1) != 0) Fail("cannot find the runfiles");
    free(root);
  }

  std::vector<Row> rows;
  for (const Program& program : programs) {
    bool wanted = chosen.empty() || program.name == kEmptyProgram ||
                  std::find(chosen.begin(), chosen.end(), program.name) != chosen.end();
    if (!wanted) continue;
    if (ablated.empty() && other.empty()) {
      for (const std::string& source : program.sources) Run({"erlc", "-o", beams, source}, other_output);
    }
    rows.push_back({program, {}, {}});
  }
  for (const std::string& name : chosen) {
    if (std::none_of(rows.begin(), rows.end(), [&](const Row& row) { return row.program.name == name; })) {
      Fail("there is no program " + name);
    }
  }
  if (!ablated.empty()) {
    bool all_same = RunAblation(rows, ablated, rounds, beams);
    PrintAblation(rows, ablated, rounds);
    Run({"rm", "-rf", beams}, "/dev/null");
    return all_same ? 0 : 1;
  }
  if (is_scaling) {
    RunScaling(rows, rounds, beams);
    Run({"rm", "-rf", beams}, "/dev/null");
    return 0;
  }
  bool same = true;
  for (int round = 0; round < rounds; ++round) {
    for (Row& row : rows) {
      std::fprintf(stderr, "\rround %d of %d: %-20s", round + 1, rounds, row.program.name.c_str());
      row.lumen.push_back(Run({row.program.executable}, lumen_output));
      std::vector<std::string> command = {row.program.sources.front()};
      if (other.empty()) command = ErlCommand(row.program, beams);
      row.other.push_back(Run(command, other_output));
      if (ReadAll(lumen_output) != ReadAll(other_output)) {
        std::fprintf(stderr, "\n%s: the two sides print different results\n", row.program.name.c_str());
        same = false;
      }
    }
  }
  std::fprintf(stderr, "\r%40s\r", "");
  PrintTable(rows, rounds, other.empty() ? "erl" : other.c_str());
  Run({"rm", "-rf", beams}, "/dev/null");
  return same ? 0 : 1;
}
