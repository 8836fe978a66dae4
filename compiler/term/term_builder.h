// Puts terms together bottom-up, without recursion: both readers of this folder fill one of these.
//
//   TermBuilder builder(&symbols, &arena);
//   builder.Open(TermBuilder::Shape::kTuple);
//   builder.Add(x); builder.Add(y);
//   builder.Close(location);             // adds {x, y} to what is open around it
//   const syntax::Term* whole = builder.Result();
#ifndef COMPILER_TERM_TERM_BUILDER_H_
#define COMPILER_TERM_TERM_BUILDER_H_

#include <cstdint>
#include <vector>

#include "compiler/base/arena.h"
#include "compiler/base/symbol.h"
#include "compiler/syntax/ast.h"

namespace lumen {

class TermBuilder {
 public:
  enum class Shape : uint8_t {
    kTuple,
    kList,          // proper
    kImproperList,  // the last value is the tail
    kMap,           // key, value, key, value, ...
    kFun,           // module, function, arity
  };

  TermBuilder(const SymbolTable* symbols, Arena* arena) : symbols_(symbols), arena_(arena) {}

  void Open(Shape shape) { open_.push_back({shape, values_.size()}); }
  void Add(const syntax::Term* term) { values_.push_back({term, 1}); }
  // Is anything open; what; and how many values it has.
  bool is_open() const { return !open_.empty(); }
  Shape shape() const { return open_.back().shape; }
  size_t count() const { return values_.size() - open_.back().first; }
  // A list whose tail turned out to be something else than [].
  void MakeImproper() { open_.back().shape = Shape::kImproperList; }
  // The innermost open term is complete. False where it cannot be: a map's key is too deep, a fun's parts are no such parts.
  bool Close(SourceLocation location);
  // The one value, once nothing is open; forgets it.
  const syntax::Term* Result();
  // Forgets everything.
  void Clear() {
    open_.clear();
    values_.clear();
  }

  template <typename T, typename Value>
  void AddLeaf(Value value, SourceLocation location) {
    T* term = arena_->New<T>();
    term->value = value;
    term->location = location;
    Add(term);
  }
  // A string, which is [] where it is empty.
  void AddString(std::u32string_view text, SourceLocation location);
  // `bytes` and `size_bits` as in BitstringTerm.
  void AddBitstring(std::string_view bytes, uint64_t size_bits, SourceLocation location);

 private:
  struct OpenTerm {
    Shape shape;
    size_t first;  // index of its first value
  };
  struct Value {
    const syntax::Term* term;
    uint32_t height;
  };

  const syntax::Term* Build(const OpenTerm& open, SourceLocation location);

  const SymbolTable* symbols_;
  Arena* arena_;
  std::vector<OpenTerm> open_;
  std::vector<Value> values_;
};

}  // namespace lumen

#endif  // COMPILER_TERM_TERM_BUILDER_H_
