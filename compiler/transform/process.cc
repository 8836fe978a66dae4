// Two pipes and a loop that writes and reads as the program is ready for it. Tested by process_test.cc.
#include "compiler/transform/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "compiler/term/external_term.h"

extern char** environ;

namespace lumen {
namespace {

constexpr size_t kPieceBytes = size_t{1} << 16;

// A pipe whose ends are closed when they are no longer needed, and not handed to other processes.
struct Pipe {
  int read_end = -1;
  int write_end = -1;

  ~Pipe() {
    Close(&read_end);
    Close(&write_end);
  }
  bool Open() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    read_end = ends[0];
    write_end = ends[1];
    return true;
  }
  static void Close(int* end) {
    if (*end >= 0) close(*end);
    *end = -1;
  }
};

// A program that ends before it has read all must not end this one: while this lives, writing to it just fails.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() {
    struct sigaction ignore = {};
    ignore.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &ignore, &before_);
  }
  ~IgnoreBrokenPipe() { sigaction(SIGPIPE, &before_, nullptr); }
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;

 private:
  struct sigaction before_;
};

// 0, or the error.
int Start(const std::string& program, const Pipe& to, const Pipe& from, pid_t* child) {
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  posix_spawn_file_actions_init(&actions);
  posix_spawnattr_init(&attributes);
  posix_spawn_file_actions_adddup2(&actions, to.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from.write_end, STDOUT_FILENO);
  sigset_t defaults;
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
  char* arguments[] = {const_cast<char*>(program.c_str()), nullptr};
  const int status = posix_spawn(child, program.c_str(), &actions, &attributes, arguments, environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return status;
}

// Writes `input` and reads to the end. False where there is more than the limit.
bool Exchange(std::string_view input, Pipe* to, Pipe* from, std::string* output) {
  fcntl(to->write_end, F_SETFL, O_NONBLOCK);
  if (input.empty()) Pipe::Close(&to->write_end);
  std::string piece(kPieceBytes, '\0');
  for (;;) {
    pollfd ends[2] = {{from->read_end, POLLIN, 0}, {to->write_end, POLLOUT, 0}};
    if (poll(ends, to->write_end >= 0 ? 2 : 1, -1) < 0 && errno != EINTR) return true;
    if (to->write_end >= 0 && ends[1].revents != 0) {
      const ssize_t written = write(to->write_end, input.data(), input.size());
      if (written > 0) input.remove_prefix(static_cast<size_t>(written));
      const bool closed = written < 0 && errno != EAGAIN && errno != EINTR;
      if (input.empty() || closed) Pipe::Close(&to->write_end);
    }
    if (ends[0].revents == 0) continue;
    const ssize_t count = read(from->read_end, piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return true;
    output->append(piece, 0, static_cast<size_t>(count));
    if (output->size() > kMaxExternalTermBytes) return false;
  }
}

}  // namespace

bool ProcessRunner::Run(const std::string& program, std::string_view input, std::string* output, std::string* error) {
  output->clear();
  auto fail = [&](std::string what) {
    *error = std::move(what);
    return false;
  };
  Pipe to, from;
  if (!to.Open() || !from.Open()) return fail(std::string("no pipe to it: ") + std::strerror(errno));
  const IgnoreBrokenPipe ignore;
  pid_t child;
  if (const int status = Start(program, to, from, &child); status != 0) {
    return fail("its program " + program + " cannot be run: " + std::strerror(status));
  }
  Pipe::Close(&to.read_end);
  Pipe::Close(&from.write_end);
  const bool within_limit = Exchange(input, &to, &from, output);
  if (!within_limit) kill(child, SIGKILL);
  Pipe::Close(&to.write_end);
  Pipe::Close(&from.read_end);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!within_limit) return fail("it writes without an end");
  if (WIFSIGNALED(status)) return fail("its program " + program + " ended by signal " + std::to_string(WTERMSIG(status)));
  if (WEXITSTATUS(status) != 0) {
    return fail("its program " + program + " ended with status " + std::to_string(WEXITSTATUS(status)));
  }
  return true;
}

}  // namespace lumen
