// The SSA form: modules, functions, blocks, instructions.
//
// One ssa::Function per Erlang function or lifted fun; calls are plain instructions (code
// generation cuts functions into continuations later). Blocks have parameters instead of phis;
// every value is defined once, by a block parameter or an instruction, and its definition dominates
// its uses. The entry block's parameters are the function's (for a lifted fun: its arity
// parameters, then the fun itself).
//
//   function fib/1 exported line 3 {
//   b0(%0: any):
//     %1 = literal 2 : small[2,2]
//     %2 = less %0, %1
//     branch %2, b1(), b2()
//   ...
//
// Values, blocks and so on are indices into the function's vectors; a removed instruction stays in
// `values` but in no block. The textual form (text.h) holds everything below and can be read back;
// verifier.h states and checks the invariants. Not thread-safe; a module belongs to one thread.
#ifndef COMPILER_SSA_FUNCTION_H_
#define COMPILER_SSA_FUNCTION_H_

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "compiler/base/literal.h"
#include "compiler/base/symbol.h"
#include "compiler/ssa/type.h"
#include "runtime/abi/binary_segment.h"

namespace lumen::ssa {

inline constexpr uint32_t kInvalidIndex = 0xffffffff;
#define LUMEN_SSA_ID(Name)                                   \
  struct Name {                                              \
    uint32_t index = kInvalidIndex;                          \
    bool is_valid() const { return index != kInvalidIndex; } \
    auto operator<=>(const Name&) const = default;           \
    template <typename H>                                    \
    friend H AbslHashValue(H h, Name id) {                   \
      return H::combine(std::move(h), id.index);             \
    }                                                        \
  }
LUMEN_SSA_ID(ValueId);
LUMEN_SSA_ID(BlockId);
LUMEN_SSA_ID(FunctionId);
LUMEN_SSA_ID(CalleeId);
LUMEN_SSA_ID(SwitchId);
LUMEN_SSA_ID(SegmentsId);
#undef LUMEN_SSA_ID

enum class Opcode : uint8_t {
  kParameter,  // of a block; never in a block's instruction list
#define LUMEN_SSA(Name, text, result, operands, detail, effects) k##Name,
#include "compiler/ssa/instruction.def"
};

// How a value is held.
enum class Representation : uint8_t { kNone, kTerm, kBool, kF64 };
enum class Detail : uint8_t {
  kNone,
  kLiteral,
  kFunction,
  kIndex,
  kCallee,
  kOperation,
  kSwitch,
  kReal,
  kTypeFact,
  kSegments,
  kField
};

using Effects = uint16_t;
inline constexpr Effects kPure = 1, kMayRaise = 2, kAllocates = 4, kHelper = 8, kCall = 16,
                         kTerminator = 32, kAttemptable = 64;
inline constexpr int kVariadic = -1;
// What take_rounds takes at once.
inline constexpr int64_t kMostRounds = int64_t{1} << 16;

struct OpcodeInfo {
  std::string_view text;
  Representation result;
  int operands;
  Detail detail;
  Effects effects;
};
const OpcodeInfo& InfoOf(Opcode opcode);

// A place in the source. `file` indexes Module::files; line 0: unknown. `inlined_at` indexes
// Module::inline_sites.
struct Location {
  uint32_t file = 0;
  uint32_t line = 0;
  uint32_t inlined_at = kInvalidIndex;
  // Of arithmetic: an error shows the function only, not the operator with its operands above it.
  // So OTP's compiler has it where it adds a small constant or computes with what it knows to be a
  // float.
  bool hides_operator = false;
  // Of a call: traces do not show the frame that it leaves.
  bool hides_frame = false;
  bool operator==(const Location&) const = default;
};

// An edge to a block with the arguments for its parameters.
struct Successor {
  BlockId block;
  absl::InlinedVector<ValueId, 4> arguments;
};

// A field of a bitstring: `bits` that begin `back` bits in front of a position. Both are 0 where the
// size is not constant.
struct MatchField {
  static constexpr uint32_t kMaxBits = (1u << 24) - 1;
  abi::SegmentType type = abi::SegmentType::kInteger;
  uint8_t flags = 0;
  uint32_t bits = 0, back = 0;  // at most kMaxBits
  bool operator==(const MatchField&) const = default;
};

struct Instruction {
  Opcode opcode = Opcode::kParameter;
  Representation representation = Representation::kNone;
  Type type;  // of a Term
  absl::InlinedVector<ValueId, 4> operands;
  absl::InlinedVector<Successor, 2> successors;  // of a terminator
  uint64_t detail = 0;                           // see Detail; the accessors below read it
  Location location;
  // Variables of the source that have this value, for debug information: the first of a list in Module::variable_names. A hint: passes
  // may lose it, and the text form (text.h) does not have it.
  uint32_t variables = kInvalidIndex;

  LiteralId literal() const { return LiteralId{static_cast<uint32_t>(detail)}; }
  FunctionId function() const { return FunctionId{static_cast<uint32_t>(detail)}; }
  uint32_t index() const { return static_cast<uint32_t>(detail); }
  CalleeId callee() const {
    return CalleeId{static_cast<uint32_t>(detail >> 8)};
  }  // Attempt of a Bif holds it beside its Opcode
  Opcode operation() const { return static_cast<Opcode>(detail & 0xff); }
  SwitchId switch_id() const { return SwitchId{static_cast<uint32_t>(detail)}; }
  SegmentsId segments() const {
    return SegmentsId{static_cast<uint32_t>(detail >> 8)};
  }  // Attempt holds it beside its Opcode
  MatchField field() const {
    return {static_cast<abi::SegmentType>(detail >> 56), static_cast<uint8_t>(detail >> 48),
            static_cast<uint32_t>(detail >> 24) & MatchField::kMaxBits,
            static_cast<uint32_t>(detail) & MatchField::kMaxBits};
  }
  double real() const;
  bool boolean() const { return detail != 0; }                       // of a BooleanLiteral
  KindSet kind_set() const { return static_cast<KindSet>(detail); }  // of IsKind
  bool IsTerminator() const { return (InfoOf(opcode).effects & kTerminator) != 0; }

  static uint64_t DetailOf(LiteralId id) { return id.index; }
  static uint64_t DetailOf(FunctionId id) { return id.index; }
  static uint64_t DetailOf(CalleeId id) { return uint64_t{id.index} << 8; }
  static uint64_t DetailOf(SwitchId id) { return id.index; }
  static uint64_t DetailOf(Opcode opcode) { return static_cast<uint64_t>(opcode); }
  static uint64_t DetailOf(Opcode bif_opcode, CalleeId id) {
    return DetailOf(id) | static_cast<uint64_t>(bif_opcode);
  }
  static uint64_t DetailOf(SegmentsId id) { return uint64_t{id.index} << 8; }
  static uint64_t DetailOf(Opcode opcode, SegmentsId id) {
    return DetailOf(id) | static_cast<uint64_t>(opcode);
  }
  static uint64_t DetailOf(const MatchField& field) {
    return uint64_t{static_cast<uint8_t>(field.type)} << 56 | uint64_t{field.flags} << 48 |
           uint64_t{field.bits} << 24 | field.back;
  }
  static uint64_t DetailOfReal(double value);
};

// Operators on numbers that give a term.
inline bool IsArithmetic(Opcode opcode) {
  const OpcodeInfo& info = InfoOf(opcode);
  return (info.effects & kAttemptable) != 0 && info.result == Representation::kTerm &&
         opcode != Opcode::kBif && opcode != Opcode::kMapPut && opcode != Opcode::kMapUpdate &&
         opcode != Opcode::kMakeBinary;
}

// How many arguments a terminator adds behind those written for an edge: the result of an attempt
// that succeeds; class, reason and trace for the handler of a try.
inline size_t AddedArguments(const Instruction& terminator, size_t edge) {
  switch (terminator.opcode) {
    case Opcode::kAttempt:
    case Opcode::kAttemptSmall:
    case Opcode::kMapFind:
    case Opcode::kMatchTake:
    case Opcode::kMatchTakeSized:
    case Opcode::kMatchFloat:
    case Opcode::kMatchUtf:
      return edge == 0 ? 1 : 0;
    case Opcode::kEnterTry:
      return edge == 1 ? 3 : 0;
    default:
      return 0;
  }
}
// How they are held.
inline Representation AddedRepresentation(const Instruction& terminator) {
  const bool is_attempt =
      terminator.opcode == Opcode::kAttempt || terminator.opcode == Opcode::kAttemptSmall;
  return is_attempt ? InfoOf(terminator.operation()).result : Representation::kTerm;
}

struct Block {
  std::vector<ValueId> parameters;
  std::vector<ValueId> instructions;  // the last is the terminator
};

// Whom a Call, TailCall or Bif goes to.
struct Callee {
  FunctionId local;  // a function of this module, the fields below are then unset; otherwise:
  Symbol module, name;
  uint32_t arity = 0;
};

// A variable of the source, and those that have the same value.
struct VariableName {
  Symbol name;
  uint32_t next;  // kInvalidIndex: the last
};

// The cases of a Switch, in the order of the successors (the default comes after them).
struct Switch {
  enum class On : uint8_t { kSmall, kAtom, kTupleArity } on = On::kSmall;
  std::vector<LiteralId> cases;  // kTupleArity: integers; the operand is then a known tuple
};

// A call that inlining removed, for stack traces: code located `inlined_at` the site shows a frame
// of `callee`, then what `caller` shows. Where the call was a tail call, the frame of the function
// that made it is gone: what follows is what called that.
struct InlineSite {
  FunctionId callee;  // the function that was inlined...
  Location caller;    // ...at this call
  bool tail_call = false;
  bool operator==(const InlineSite&) const = default;
};

struct Function {
  Symbol name;
  uint32_t arity = 0;  // of the Erlang function, as traces show it; a lifted fun has one parameter
                       // more, a variant any number
  uint32_t variant = 0;  // not 0: a copy made for certain arguments, never exported; tells its
                         // symbol from the original's
  bool exported = false;
  bool inline_requested = false;  // named by -compile({inline, ...}): see passes/inline_requested.cc
  bool is_fun = false;     // lifted from a fun expression: reached through MakeFun
  uint32_t fun_index = 0;  // where is_fun: number among the module's funs, as OTP counts
  uint32_t fun_environment_size = 0;
  Location location;
  std::vector<Instruction> values;  // by ValueId
  std::vector<Block> blocks;        // by BlockId; [0] is the entry. Blocks out of use are empty.
  std::vector<BlockId> order;  // the blocks in use, entry first, in reverse postorder after CleanUp

  Instruction& operator[](ValueId id) { return values[id.index]; }
  const Instruction& operator[](ValueId id) const { return values[id.index]; }
  Block& operator[](BlockId id) { return blocks[id.index]; }
  const Block& operator[](BlockId id) const { return blocks[id.index]; }

  BlockId NewBlock();
  ValueId NewParameter(BlockId block, Representation representation = Representation::kTerm,
                       Type type = Type::Any());
  // Appends to the block. Representation is the opcode's; set type and location on the result where
  // they matter.
  ValueId Append(BlockId block, Opcode opcode, std::span<const ValueId> operands,
                 uint64_t detail = 0);
  ValueId Append(BlockId block, Opcode opcode, std::initializer_list<ValueId> operands,
                 uint64_t detail = 0) {
    return Append(block, opcode, std::span<const ValueId>(operands.begin(), operands.size()),
                  detail);
  }
  // The same, but in no block yet; for passes that build instruction lists themselves.
  ValueId NewInstruction(Opcode opcode, std::span<const ValueId> operands, uint64_t detail = 0);
  ValueId NewInstruction(Opcode opcode, std::initializer_list<ValueId> operands,
                         uint64_t detail = 0) {
    return NewInstruction(opcode, std::span<const ValueId>(operands.begin(), operands.size()),
                          detail);
  }
  Instruction& Terminator(BlockId block) {
    return values[blocks[block.index].instructions.back().index];
  }
  const Instruction& Terminator(BlockId block) const {
    return values[blocks[block.index].instructions.back().index];
  }
  uint32_t parameter_count() const { return static_cast<uint32_t>(blocks[0].parameters.size()); }

  // Drops unreachable blocks and puts `order` in reverse postorder.
  void CleanUp();
  // CleanUp, then numbers blocks and values in the order they stand in: equal functions then print
  // the same text.
  void Renumber();
  // By BlockId; a block stands once for each of its edges to the successor.
  std::vector<std::vector<BlockId>> Predecessors() const;
};

struct Module {
  Symbol name;
  SymbolTable* symbols = nullptr;                    // not owned
  LiteralTable* literals = nullptr;                  // not owned
  std::vector<std::unique_ptr<Function>> functions;  // by FunctionId
  std::vector<Callee> callees;                       // by CalleeId; hash-consed by InternCallee
  std::vector<Switch> switches;                      // by SwitchId
  std::vector<std::vector<abi::BinarySegment>> segments;  // by SegmentsId; of MakeBinary
  std::vector<InlineSite> inline_sites;
  std::vector<Symbol> files;                             // what Location::file indexes
  std::vector<VariableName> variable_names;              // what Instruction::variables indexes
  std::vector<std::pair<Symbol, LiteralId>> attributes;  // for module_info

  Function& operator[](FunctionId id) { return *functions[id.index]; }
  const Function& operator[](FunctionId id) const { return *functions[id.index]; }
  CalleeId InternCallee(const Callee& callee);
  CalleeId InternLocalCallee(FunctionId id) {
    return InternCallee(Callee{id, Symbol(), Symbol(), 0});
  }
  // Says that the value is that of a variable; nothing where it does so already.
  void AddVariable(Instruction& value, Symbol variable);
  SegmentsId AddSegments(std::vector<abi::BinarySegment> list) {
    segments.push_back(std::move(list));
    return SegmentsId{static_cast<uint32_t>(segments.size() - 1)};
  }
  // Exported or local, no lifted funs, no variants; invalid where none. Linear in the number of
  // functions.
  FunctionId FindFunction(Symbol name, uint32_t arity) const;

 private:
  struct CalleeKey {
    uint32_t local, module, name, arity;
    bool operator==(const CalleeKey&) const = default;
    template <typename H>
    friend H AbslHashValue(H h, const CalleeKey& key) {
      return H::combine(std::move(h), key.local, key.module, key.name, key.arity);
    }
  };
  absl::flat_hash_map<CalleeKey, CalleeId> callee_ids_;
};

}  // namespace lumen::ssa

#endif  // COMPILER_SSA_FUNCTION_H_
