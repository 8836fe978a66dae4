// What a C++ program expects of its library: exceptions (across threads), RTTI, iostream, thread_local, atomic waits.

#include <atomic>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace {

struct Base {
  virtual ~Base() = default;
};
struct Derived : Base {
  int value = 5;
};

thread_local std::string local_text = "local";

int FailAbove(int limit, int value) {
  if (value > limit) throw std::runtime_error("above " + std::to_string(limit));
  return value;
}

int CountFailuresInThreads(int thread_count) {
  std::atomic<int> failures{0};
  std::vector<std::thread> threads;
  for (int i = 0; i < thread_count; ++i) {
    threads.emplace_back([&] {
      try {
        FailAbove(2, 9);
      } catch (const std::runtime_error&) {
        ++failures;
      }
      local_text += "x";
    });
  }
  for (std::thread& thread : threads) thread.join();
  return failures;
}

}  // namespace

int main() {
  try {
    FailAbove(2, 3);
  } catch (const std::exception& error) {
    std::cout << "caught: " << error.what() << "\n";
  }
  std::unique_ptr<Base> base = std::make_unique<Derived>();
  std::cout << "cast: " << dynamic_cast<Derived*>(base.get())->value << "\n";
  std::cout << "threads: " << CountFailuresInThreads(4) << " " << local_text << "\n";
  std::map<std::string, std::function<int(int)>> functions{{"next", [](int x) { return x + 1; }}};
  std::cout << "function: " << functions["next"](2) << " " << 1.5e300 << "\n";
  std::atomic<int> word{0};
  std::thread waker([&] {
    word = 1;
    word.notify_all();
  });
  word.wait(0);
  waker.join();
  std::cout << "woken" << std::endl;
  return 0;
}
