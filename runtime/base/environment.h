// The environment belongs to the C library, which protects nothing of it; local time reads TZ there. Whoever reads or writes it holds this.
#ifndef RUNTIME_BASE_ENVIRONMENT_H_
#define RUNTIME_BASE_ENVIRONMENT_H_

namespace lumen::runtime {

// Not for nesting; may wait for another thread.
class EnvironmentHolder {
 public:
  EnvironmentHolder();
  ~EnvironmentHolder();
  EnvironmentHolder(const EnvironmentHolder&) = delete;
  EnvironmentHolder& operator=(const EnvironmentHolder&) = delete;
};

}  // namespace lumen::runtime

#endif  // RUNTIME_BASE_ENVIRONMENT_H_
