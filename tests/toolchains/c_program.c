// A plain C program: argument vector, standard output, exit status.

#include <stdio.h>

int main(int argc, char** argv) {
  printf("hello %s, pointers of %zu bytes\n", argc > 1 ? argv[1] : "nobody", sizeof(void*));
  return argc > 2 ? 3 : 0;
}
