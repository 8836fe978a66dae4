// The entry of every executable that Lumen links.
#include "runtime/abi/program.h"
#include "runtime/platform/platform.h"
#include "runtime/start/start.h"

int main(int argc, char** argv) {
  // Exit at once: there is nothing to destroy, and freeing a large heap piece by piece would only
  // take time.
  lumen::runtime::platform::Exit(
      lumen::runtime::RunProgram(lumen_main_entry, argc > 0 ? argc - 1 : 0, argv + 1));
}
