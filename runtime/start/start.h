// Running a program: what main does, apart from its C signature, so that tests can do it too.
#ifndef RUNTIME_START_START_H_
#define RUNTIME_START_START_H_

namespace lumen::runtime {

// Runs the Erlang function of arity 1 at `entry` with the arguments (without the program's name) as
// a list of strings in a process of its own, and returns the exit status: 0, or 1 after an
// exception, which is then printed on standard error. halt/0,1 do not return.
int RunProgram(void* entry, int argument_count, const char* const* arguments);

}  // namespace lumen::runtime

#endif  // RUNTIME_START_START_H_
