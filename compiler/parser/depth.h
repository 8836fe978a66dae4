// Counts recursion while it lives.
#ifndef COMPILER_PARSER_DEPTH_H_
#define COMPILER_PARSER_DEPTH_H_

namespace lumen {

class DepthScope {
 public:
  explicit DepthScope(int* depth) : depth_(depth) { ++*depth_; }
  ~DepthScope() { --*depth_; }
  DepthScope(const DepthScope&) = delete;
  DepthScope& operator=(const DepthScope&) = delete;

 private:
  int* depth_;
};

}  // namespace lumen

#endif  // COMPILER_PARSER_DEPTH_H_
