#include <cstdio>

#include "native/fletcher.h"

int main(int argc, char** argv) {
  std::printf("%04x\n", Fletcher16(argc > 1 ? argv[1] : "abcde"));
  return 0;
}
