// How long the stages of a compilation take, for --time_passes.
#ifndef COMPILER_DRIVER_STOPWATCH_H_
#define COMPILER_DRIVER_STOPWATCH_H_

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lumen::driver {

class Stopwatch {
 public:
  // Counts the time since the last call, or construction, for `name`.
  void Lap(std::string_view name) {
    auto now = std::chrono::steady_clock::now();
    Add(name, now - last_);
    last_ = now;
  }
  void Add(std::string_view name, std::chrono::nanoseconds time) {
    for (auto& [known, total] : times_) {
      if (known == name) {
        total += time;
        return;
      }
    }
    times_.emplace_back(name, time);
  }
  const std::vector<std::pair<std::string, std::chrono::nanoseconds>>& times() const { return times_; }

 private:
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  std::vector<std::pair<std::string, std::chrono::nanoseconds>> times_;
};

}  // namespace lumen::driver

#endif  // COMPILER_DRIVER_STOPWATCH_H_
