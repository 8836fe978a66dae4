// Tail recursion modulo cons (Minamide 1998, "A functional representation of data structures with a
// hole"): a function whose last thing is to put something in front of what it gives for the rest
// makes the cell first, with a hole for its tail, and fills the hole as it goes.
//
//   map(F, [H | T]) ->              map(F, [H | T]) ->                   map'(F, [H | T], Hole) ->
//     X = F(H),                       X = F(H),                            X = F(H),
//     [X | map(F, T)].       =>       C = open_cons X,                     C = open_cons X,
//                                     map'(F, T, C),                       set_tail Hole, C,
//                                     C.                                   map'(F, T, C).
//
// map' is a copy of map that is given the hole as one more argument and gives nothing ([]) back: a
// result goes into the hole. A hole holds [] until then.
//
// Stack traces stay what they are. Without this pass every open cell has a frame, and a trace shows
// equal frames that follow each other once; with it the first cell has one (that of the call of
// map' in map), the others none. Equal are frames of one call, so a copy belongs to one call, the
// site whose frame lies below: when it comes to another site it calls that one's copy with a frame
// of its own. What was a tail call to a function without a copy comes back now, to fill the hole,
// and leaves a frame that no trace shows (Location::hides_frame). A function that may make a tail
// call of a fun gets no copy: what such a call raises itself depends on its being one.
//
// A site's copies are those of its callee and of the functions on the ways of tail calls from there
// back to the site, as comprehensions with several generators have them. Functions are looked at as
// they are before the pass: a site is a call behind which nothing happens but the making of the
// cells.
//
// Tested by its golden, differential_test.cc and tests/programs/modulo_cons.erl.
#include <algorithm>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "compiler/passes/passes.h"
#include "compiler/passes/rewrite.h"
#include "compiler/ssa/literal_type.h"

namespace lumen::passes {
namespace {

using ssa::BlockId;
using ssa::Function;
using ssa::FunctionId;
using ssa::Instruction;
using ssa::Module;
using ssa::Opcode;
using ssa::Type;
using ssa::ValueId;
namespace kinds = ssa::kinds;

constexpr size_t kMaxSitesPerFunction = 4;
constexpr size_t kMaxFunctionsPerSite = 4;
constexpr size_t kMaxCopied = 120;  // instructions but literals and refinements, of all copies for a function's sites
constexpr uint32_t kFirstVariant = 1024;  // below: the passes that specialise

// A call whose result becomes the innermost tail of cells that are returned.
struct Site {
  FunctionId function;  // where it stands
  FunctionId callee;
  BlockId block;
  size_t position = 0;
  // What is done behind the call but for the cells, to be done before it; then the heads of the
  // cells, the innermost first. Values as the function has them, parameters of blocks on the way to
  // the return replaced by what they stand for.
  std::vector<ValueId> moved;
  std::vector<ValueId> heads;
  absl::flat_hash_map<uint32_t, ValueId> stands_for;
  std::vector<FunctionId> functions;  // that get copies
};

class ModuloCons {
 public:
  explicit ModuloCons(Module* module) : module_(*module) {}

  void Run() {
    const uint32_t count = static_cast<uint32_t>(module_.functions.size());
    tail_calls_.resize(count);
    tail_callers_.resize(count);
    for (uint32_t i = 0; i < count; ++i) FindTailCalls(FunctionId{i});
    for (uint32_t i = 0; i < count; ++i) FindSites(FunctionId{i});
    if (sites_.empty()) return;
    // Copies first: of functions as they were.
    for (size_t i = 0; i < sites_.size(); ++i) {
      for (FunctionId id : sites_[i].functions) copies_[{i, id.index}] = Copy(id);
    }
    for (size_t i = 0; i < sites_.size(); ++i) {
      for (FunctionId id : sites_[i].functions) RewriteCopy(i, id);
    }
    // From the last to the first: positions before a site do not move.
    for (size_t i = sites_.size(); i-- > 0;) RewriteSite(i);
    for (FunctionId id : touched_) module_[id].CleanUp();
  }

 private:
  struct CopyKey {
    size_t site;
    uint32_t function;
    bool operator==(const CopyKey&) const = default;
    template <typename H>
    friend H AbslHashValue(H h, const CopyKey& key) {
      return H::combine(std::move(h), key.site, key.function);
    }
  };

  FunctionId LocalCallee(const Instruction& instruction) const {
    return module_.callees[instruction.callee().index].local;
  }

  // --- what there is

  void FindTailCalls(FunctionId id) {
    const Function& function = module_[id];
    // A fun's last parameter is itself; a function with a loop is entered again from its start.
    bool fits = !function.is_fun;
    size_t size = 0;
    for (BlockId block : function.order) {
      for (ValueId value : function[block].instructions) {
        const Opcode opcode = function[value].opcode;
        size += opcode != Opcode::kLiteral && opcode != Opcode::kRefine && opcode != Opcode::kJump ? 1 : 0;
      }
      const Instruction& terminator = function.Terminator(block);
      if (terminator.opcode == Opcode::kTailCall) {
        if (const FunctionId callee = LocalCallee(terminator); callee.is_valid()) {
          tail_calls_[id.index].push_back(callee);
          tail_callers_[callee.index].push_back(id);
        }
      }
      fits = fits && terminator.opcode != Opcode::kTailCallFun &&
             terminator.opcode != Opcode::kTailApply && terminator.opcode != Opcode::kLoopBack;
    }
    fits_.push_back(fits);
    sizes_.push_back(size);
  }

  using Graph = std::vector<std::vector<FunctionId>>;
  static std::vector<FunctionId> Reached(const Graph& graph, FunctionId from) {
    std::vector<FunctionId> reached = {from};
    absl::flat_hash_set<FunctionId> seen = {from};
    for (size_t i = 0; i < reached.size(); ++i) {
      for (FunctionId next : graph[reached[i].index]) {
        if (seen.insert(next).second) reached.push_back(next);
      }
    }
    return reached;
  }

  // Those from the site's callee on that lead back to the site; false where they cannot be copied.
  bool FindFunctions(Site* site) const {
    const std::vector<FunctionId> before = Reached(tail_callers_, site->function);
    const absl::flat_hash_set<FunctionId> leads_back(before.begin(), before.end());
    if (!leads_back.contains(site->callee)) return false;
    for (FunctionId id : Reached(tail_calls_, site->callee)) {
      if (!leads_back.contains(id)) continue;
      if (!fits_[id.index] || site->functions.size() == kMaxFunctionsPerSite) return false;
      site->functions.push_back(id);
    }
    std::sort(site->functions.begin(), site->functions.end());
    return true;
  }

  void FindSites(FunctionId id) {
    if (!fits_[id.index]) return;
    const Function& function = module_[id];
    const size_t before = sites_.size();
    for (BlockId block : function.order) {
      const std::vector<ValueId>& instructions = function[block].instructions;
      for (size_t i = 0; i < instructions.size(); ++i) {
        if (function[instructions[i]].opcode != Opcode::kCall) continue;
        Site site;
        site.function = id;
        site.callee = LocalCallee(function[instructions[i]]);
        site.block = block;
        site.position = i;
        if (!site.callee.is_valid() || !IsSite(function, &site) || !FindFunctions(&site)) continue;
        sites_.push_back(std::move(site));
      }
    }
    size_t copied = 0;
    for (size_t i = before; i < sites_.size(); ++i) {
      for (FunctionId copy : sites_[i].functions) copied += sizes_[copy.index];
    }
    if (sites_.size() - before > kMaxSitesPerFunction || copied > kMaxCopied) sites_.resize(before);
  }

  // Follows the call's result through cells to a return.
  bool IsSite(const Function& function, Site* site) const {
    BlockId block = site->block;
    size_t position = site->position;
    ValueId current = function[block].instructions[position];
    std::vector<ValueId> results = {current};  // of the call, then the cells
    std::vector<BlockId> seen;
    auto is_later = [&](ValueId value) {
      return std::find(results.begin(), results.end(), value) != results.end();
    };
    for (++position;; ++position) {
      const ValueId value = function[block].instructions[position];
      const Instruction& instruction = function[value];
      if (instruction.opcode == Opcode::kReturn)
        return StandsFor(*site, instruction.operands[0]) == current && !site->heads.empty();
      if (instruction.opcode == Opcode::kJump) {
        const ssa::Successor& successor = instruction.successors[0];
        const std::vector<ValueId>& parameters = function[successor.block].parameters;
        if (std::find(seen.begin(), seen.end(), successor.block) != seen.end()) return false;
        seen.push_back(successor.block);
        std::vector<ValueId> arguments;
        for (ValueId argument : successor.arguments)
          arguments.push_back(StandsFor(*site, argument));
        for (size_t i = 0; i < parameters.size(); ++i)
          site->stands_for[parameters[i].index] = arguments[i];
        block = successor.block;
        position = static_cast<size_t>(-1);
        continue;
      }
      if (instruction.opcode == Opcode::kMakeCons &&
          StandsFor(*site, instruction.operands[1]) == current) {
        const ValueId head = StandsFor(*site, instruction.operands[0]);
        if (is_later(head)) return false;
        site->heads.push_back(head);
        current = value;
        results.push_back(current);
        continue;
      }
      const ssa::Effects effects = ssa::InfoOf(instruction.opcode).effects;
      if ((effects & ssa::kPure) == 0 || (effects & ssa::kHelper) != 0) return false;
      for (ValueId operand : instruction.operands) {
        if (is_later(StandsFor(*site, operand))) return false;
      }
      site->moved.push_back(value);
    }
  }

  static ValueId StandsFor(const Site& site, ValueId value) {
    const auto found = site.stands_for.find(value.index);
    return found == site.stands_for.end() ? value : found->second;
  }

  // --- what becomes of it

  FunctionId Copy(FunctionId id) {
    const Function& original = module_[id];
    uint32_t variant = kFirstVariant;
    for (const auto& other : module_.functions) {
      if (other->name == original.name && other->arity == original.arity &&
          other->variant >= variant)
        variant = other->variant + 1;
    }
    auto copy = std::make_unique<Function>(original);
    copy->variant = variant;
    copy->exported = false;
    copy->NewParameter(BlockId{0}, ssa::Representation::kTerm, Type::OfKinds(kinds::kCons));
    module_.functions.push_back(std::move(copy));
    const FunctionId copy_id{static_cast<uint32_t>(module_.functions.size() - 1)};
    touched_.push_back(copy_id);
    return copy_id;
  }

  // Cuts the block at the site's call and makes the cells: the innermost with the hole. Gives the
  // innermost and the outermost.
  std::pair<ValueId, ValueId> OpenCells(Function* function, const Site& site,
                                        Instruction* call) const {
    *call = (*function)[(*function)[site.block].instructions[site.position]];
    (*function)[site.block].instructions.resize(site.position);
    absl::flat_hash_map<uint32_t, ValueId> moved;
    auto now = [&](ValueId value) {
      const auto found = moved.find(value.index);
      return found == moved.end() ? value : found->second;
    };
    for (ValueId value : site.moved) {
      Instruction copy = (*function)[value];
      for (ValueId& operand : copy.operands) operand = now(StandsFor(site, operand));
      const ValueId fresh = function->Append(site.block, copy.opcode, copy.operands, copy.detail);
      (*function)[fresh].type = copy.type;
      moved[value.index] = fresh;
    }
    const ValueId inner = function->Append(site.block, Opcode::kOpenCons, {now(site.heads[0])});
    (*function)[inner].type = Type::OfKinds(kinds::kCons);
    ValueId outer = inner;
    for (size_t i = 1; i < site.heads.size(); ++i) {
      outer = function->Append(site.block, Opcode::kMakeCons, {now(site.heads[i]), outer});
      (*function)[outer].type = Type::OfKinds(kinds::kCons);
    }
    return {inner, outer};
  }

  void CallCopy(Function* function, size_t site_index, const Instruction& call, ValueId hole,
                Opcode opcode) {
    const Site& site = sites_[site_index];
    const FunctionId copy = copies_[{site_index, site.callee.index}];
    absl::InlinedVector<ValueId, 4> operands = call.operands;
    operands.push_back(hole);
    const ValueId value = function->Append(
        site.block, opcode, operands, Instruction::DetailOf(module_.InternLocalCallee(copy)));
    (*function)[value].location = call.location;
    if (opcode == Opcode::kCall) (*function)[value].type = Type::OfKinds(kinds::kNil);
  }

  ValueId Nil(Function* function, BlockId block) {
    const LiteralId nil = module_.literals->Nil();
    const ValueId value =
        function->Append(block, Opcode::kLiteral, {}, Instruction::DetailOf(nil));
    (*function)[value].type = ssa::TypeOfLiteral(*module_.literals, nil);
    return value;
  }
  void ReturnNil(Function* function, BlockId block) {
    const ValueId nil = Nil(function, block);
    function->Append(block, Opcode::kReturn, {nil});
  }

  // The site in its own function: the first cell.
  void RewriteSite(size_t index) {
    const Site& site = sites_[index];
    Function* function = &module_[site.function];
    Instruction call;
    const auto [inner, outer] = OpenCells(function, site, &call);
    CallCopy(function, index, call, inner, Opcode::kCall);
    function->Append(site.block, Opcode::kReturn, {outer});
    touched_.push_back(site.function);
  }

  // The copy of a function for a site.
  void RewriteCopy(size_t site_index, FunctionId original) {
    const FunctionId copy_id = copies_[{site_index, original.index}];
    Function* copy = &module_[copy_id];
    const ValueId hole = copy->blocks[0].parameters.back();
    const std::vector<BlockId> order = copy->order;
    std::vector<bool> done(copy->blocks.size());
    for (size_t i = sites_.size(); i-- > 0;) {
      const Site& other = sites_[i];
      if (other.function != original) continue;
      Instruction call;
      const auto [inner, outer] = OpenCells(copy, other, &call);
      copy->Append(other.block, Opcode::kSetTail, {hole, outer});
      done[other.block.index] = true;
      if (i == site_index) {
        CallCopy(copy, i, call, inner, Opcode::kTailCall);
      } else {
        CallCopy(copy, i, call, inner, Opcode::kCall);
        ReturnNil(copy, other.block);
      }
    }
    for (BlockId block : order) {
      if (!done[block.index]) RewriteEnd(site_index, copy, block, hole);
    }
  }

  // Of a block of a copy that ends without a site: what it returns goes into the hole.
  void RewriteEnd(size_t site_index, Function* copy, BlockId block, ValueId hole) {
    const ValueId last = (*copy)[block].instructions.back();
    const Instruction terminator = (*copy)[last];
    if (terminator.opcode == Opcode::kReturn) {
      (*copy)[block].instructions.pop_back();
      const ValueId result = terminator.operands[0];
      if (!(*copy)[result].type.Is(kinds::kNil))
        copy->Append(block, Opcode::kSetTail, {hole, result});
      ReturnNil(copy, block);
      return;
    }
    if (terminator.opcode != Opcode::kTailCall) return;
    const FunctionId callee = LocalCallee(terminator);
    const auto found = copies_.find({site_index, callee.index});
    if (callee.is_valid() && found != copies_.end()) {
      (*copy)[last].operands.push_back(hole);
      (*copy)[last].detail = Instruction::DetailOf(module_.InternLocalCallee(found->second));
      return;
    }
    (*copy)[block].instructions.pop_back();
    const ValueId result =
        copy->Append(block, Opcode::kCall, terminator.operands, terminator.detail);
    (*copy)[result].location = terminator.location;
    (*copy)[result].location.hides_frame = true;
    copy->Append(block, Opcode::kSetTail, {hole, result});
    ReturnNil(copy, block);
  }

  Module& module_;
  Graph tail_calls_;         // by FunctionId: of local functions
  Graph tail_callers_;       // the same edges, backwards
  std::vector<bool> fits_;   // by FunctionId: may be copied
  std::vector<size_t> sizes_;
  std::vector<Site> sites_;
  absl::flat_hash_map<CopyKey, FunctionId> copies_;
  std::vector<FunctionId> touched_;
};

}  // namespace

void MakeHolesForTails(Module* module) { ModuloCons(module).Run(); }

}  // namespace lumen::passes
