// Includes headers of the compiler, the C library and the C++ library, and links against the C library alone. What must not be
// found even when asked for are headers that Debian has and no target does.

#include <stddef.h>
#include <stdio.h>

#include <vector>

#if !defined(__GLIBC__) && (__has_include(<gnu/libc-version.h>) || __has_include(<zlib.h>) || __has_include(<gflags/gflags.h>))
#error "a header of the machine that builds is visible"
#endif

int main() {
  printf("%d\n", static_cast<int>(sizeof(std::vector<size_t>)));
  return 0;
}
