// The built-in functions the runtime offers (runtime/abi/bifs.def), by name.
//
//   const BifInfo* abs = FindBif("erlang", "abs", 1);   // null where the runtime has none
//
// Thread-safe. Tested by bif_table_test.cc.
#ifndef COMPILER_BIFS_BIF_TABLE_H_
#define COMPILER_BIFS_BIF_TABLE_H_

#include <cstdint>
#include <span>
#include <string_view>

namespace lumen {

using BifFlags = uint16_t;
namespace bif_flags {
inline constexpr BifFlags kNone = 0, kGuard = 1, kAutoImported = 2, kPure = 4, kTraps = 8, kNoReturn = 16, kInline = 32,
                          kFindsNames = 64;
}

struct BifInfo {
  std::string_view module, name;
  uint32_t arity;
  std::string_view symbol;      // of the C function
  BifFlags flags;
  std::string_view types;       // result and arguments as the table writes them, separated by ", "

  bool Has(BifFlags flag) const { return (flags & flag) != 0; }
};

std::span<const BifInfo> AllBifs();
const BifInfo* FindBif(std::string_view module, std::string_view name, uint32_t arity);

}  // namespace lumen

#endif  // COMPILER_BIFS_BIF_TABLE_H_
