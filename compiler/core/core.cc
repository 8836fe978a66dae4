#include "compiler/core/core.h"

namespace lumen::core {

std::string_view TextOf(MatchFailKind kind) {
  switch (kind) {
#define LUMEN_MATCH_FAIL(Name, text, arguments) \
  case MatchFailKind::k##Name:                  \
    return text;
#include "compiler/core/match_fail.def"
  }
  __builtin_unreachable();
}

int ArgumentCount(MatchFailKind kind) {
  switch (kind) {
#define LUMEN_MATCH_FAIL(Name, text, arguments) \
  case MatchFailKind::k##Name:                  \
    return arguments;
#include "compiler/core/match_fail.def"
  }
  __builtin_unreachable();
}

}  // namespace lumen::core
