// binary:match/2,3, matches/2,3, split/2,3 and compile_pattern/1.
//
// One pattern is looked for by its first byte, and by the two-way algorithm of the C library's memmem,
// which is linear, where that byte is frequent.
// Several are an automaton after Aho and Corasick ("Efficient string matching", 1975) that looks for
// the leftmost match and of those the longest. A compiled pattern is the patterns themselves with OTP's
// tag, {bm, Pattern} or {ac, Patterns}, and is checked like one that is not: there is nothing in it
// that a program could forge.
//
// Tested by runtime/bifs/bifs_test.cc against results recorded from OTP.
#include <stdlib.h>
#include <string.h>

#include "runtime/bifs/bif.h"
#include "runtime/binary/binary.h"
#include "runtime/term/atom_table.h"

namespace lumen::runtime {

namespace {

struct Match {
  size_t start;
  size_t size;
};

class Automaton {
 public:
  // `patterns`: a list of binaries, none empty, `total` bytes in all.
  Automaton(Term patterns, size_t total) {
    nodes_ = static_cast<Node*>(malloc((total + 1) * sizeof(Node)));
    if (nodes_ == nullptr) FatalOutOfMemory((total + 1) * sizeof(Node));
    nodes_[0] = {};
    for (Term list = patterns; IsCons(list); list = Tail(list)) {
      AlignedBytes bytes(BitsOf(Head(list)));
      Add(bytes.data(), bytes.size());
    }
    Link();
  }
  Automaton(const Automaton&) = delete;
  Automaton& operator=(const Automaton&) = delete;
  ~Automaton() { free(nodes_); }

  bool Find(const uint8_t* text, size_t from, size_t to, Match* match) const {
    uint32_t state = 0;
    bool found = false;
    for (size_t i = from; i < to; ++i) {
      state = Step(state, text[i]);
      // Whatever is still under way began later than what is found.
      if (found && i + 1 - nodes_[state].depth > match->start) break;
      uint32_t hit = nodes_[state].is_end ? state : nodes_[state].suffix;
      for (; hit != 0; hit = nodes_[hit].suffix) {
        size_t start = i + 1 - nodes_[hit].depth;
        if (!found || start < match->start ||
            (start == match->start && nodes_[hit].depth > match->size)) {
          *match = {start, nodes_[hit].depth};
          found = true;
        }
        break;  // shorter ones start later
      }
    }
    return found;
  }

 private:
  struct Node {
    uint32_t child;    // first, 0: none
    uint32_t sibling;
    uint32_t failure;
    uint32_t suffix;   // the longest proper suffix that is a pattern, 0: none
    uint32_t depth;
    uint8_t byte;
    bool is_end;
  };

  uint32_t Child(uint32_t node, uint8_t byte) const {
    for (uint32_t child = nodes_[node].child; child != 0; child = nodes_[child].sibling) {
      if (nodes_[child].byte == byte) return child;
    }
    return 0;
  }

  void Add(const uint8_t* bytes, size_t size) {
    uint32_t node = 0;
    for (size_t i = 0; i < size; ++i) {
      uint32_t child = node == 0 ? root_[bytes[i]] : Child(node, bytes[i]);
      if (child == 0) {
        child = ++count_;
        nodes_[child] = {0, nodes_[node].child, 0, 0, static_cast<uint32_t>(i + 1), bytes[i], false};
        nodes_[node].child = child;
        if (node == 0) root_[bytes[i]] = child;
      }
      node = child;
    }
    nodes_[node].is_end = true;
  }

  uint32_t Step(uint32_t state, uint8_t byte) const {
    while (state != 0) {
      if (uint32_t child = Child(state, byte); child != 0) return child;
      state = nodes_[state].failure;
    }
    return root_[byte];
  }

  // Failure links breadth first.
  void Link() {
    auto* queue = static_cast<uint32_t*>(malloc((count_ + 1) * sizeof(uint32_t)));
    if (queue == nullptr) FatalOutOfMemory((count_ + 1) * sizeof(uint32_t));
    size_t end = 0;
    queue[end++] = 0;
    for (size_t i = 0; i < end; ++i) {
      uint32_t parent = queue[i];
      for (uint32_t child = nodes_[parent].child; child != 0; child = nodes_[child].sibling) {
        queue[end++] = child;
        if (parent == 0) continue;
        uint32_t failure = Step(nodes_[parent].failure, nodes_[child].byte);
        nodes_[child].failure = failure;
        nodes_[child].suffix = nodes_[failure].is_end ? failure : nodes_[failure].suffix;
      }
    }
    free(queue);
  }

  Node* nodes_;
  uint32_t count_ = 0;
  uint32_t root_[256] = {};
};

// What to look for, from a term.
class Searcher {
 public:
  Searcher() = default;
  Searcher(const Searcher&) = delete;
  Searcher& operator=(const Searcher&) = delete;
  ~Searcher() {
    if (automaton_ != nullptr) {
      automaton_->~Automaton();
      free(automaton_);
    }
  }

  // False where the term is no pattern.
  bool Compile(Term pattern) {
    if (IsTuple(pattern) && TupleArity(pattern) == 2 && IsAtom(TupleElement(pattern, 0))) {
      std::string_view tag = AtomText(TupleElement(pattern, 0));
      pattern = TupleElement(pattern, 1);
      if (tag != (IsBitstring(pattern) ? "bm" : "ac") || (IsCons(pattern) && IsNil(Tail(pattern)))) return false;
    }
    if (IsCons(pattern) && IsNil(Tail(pattern))) pattern = Head(pattern);
    if (IsBitstring(pattern)) {
      if (!IsPattern(pattern)) return false;
      bytes_.Reset(BitsOf(pattern));
      single_ = pattern;
      return true;
    }
    if (!IsCons(pattern) || ListLength(pattern) < 0) return false;
    size_t total = 0;
    for (Term list = pattern; IsCons(list); list = Tail(list)) {
      if (!IsPattern(Head(list))) return false;
      total += BitSize(Head(list)) / 8;
    }
    void* memory = malloc(sizeof(Automaton));
    if (memory == nullptr) FatalOutOfMemory(sizeof(Automaton));
    automaton_ = new (memory) Automaton(pattern, total);
    several_ = pattern;
    return true;
  }

  // The compiled pattern as a term.
  Term Describe(Process& process) const {
    return automaton_ == nullptr ? BuildTuple(process, InternAtom("bm"), single_)
                                 : BuildTuple(process, InternAtom("ac"), several_);
  }

  bool Find(const uint8_t* text, size_t from, size_t to, Match* match) const {
    if (automaton_ != nullptr) return automaton_->Find(text, from, to, match);
    size_t size = bytes_.size();
    if (to - from < size) return false;
    const uint8_t* place = FindBytes(text + from, text + to);
    if (place == nullptr) return false;
    *match = {static_cast<size_t>(place - text), size};
    return true;
  }

 private:
  // By the first byte, which memchr finds fast, as long as that seldom misleads.
  const uint8_t* FindBytes(const uint8_t* place, const uint8_t* end) const {
    size_t size = bytes_.size();
    const uint8_t* pattern = bytes_.data();
    const uint8_t* start = place;
    for (size_t misled = 0;; ++misled, ++place) {
      auto left = static_cast<size_t>(end - place);
      if (left < size) return nullptr;
      if (misled > 16 && misled > static_cast<size_t>(place - start) / 32)
        return static_cast<const uint8_t*>(memmem(place, left, pattern, size));
      place = static_cast<const uint8_t*>(memchr(place, pattern[0], left - size + 1));
      if (place == nullptr || memcmp(place, pattern, size) == 0) return place;
    }
  }

  static bool IsPattern(Term term) { return IsBinary(term) && BitSize(term) > 0; }

  Term single_ = kNoValue;
  Term several_ = kNoValue;
  AlignedBytes bytes_;
  Automaton* automaton_ = nullptr;
};

struct Options {
  size_t from;
  size_t to;
  bool global = false;
  bool trim = false;
  bool trim_all = false;
};

bool ReadScope(Term option, size_t size, Options* options) {
  if (!IsTuple(option) || TupleArity(option) != 2 || !IsAtom(TupleElement(option, 0)) ||
      AtomText(TupleElement(option, 0)) != "scope") {
    return false;
  }
  Term scope = TupleElement(option, 1);
  if (!IsTuple(scope) || TupleArity(scope) != 2) return false;
  if (!AreSmall(TupleElement(scope, 0), TupleElement(scope, 1))) return false;
  int64_t start = SmallValue(TupleElement(scope, 0));
  int64_t length = SmallValue(TupleElement(scope, 1));
  auto limit = static_cast<int64_t>(size);
  if (start < 0 || start > limit || length > limit || length < -limit) return false;
  if (length < 0) {
    start += length;
    length = -length;
  }
  if (start < 0 || start + length > limit) return false;
  options->from = static_cast<size_t>(start);
  options->to = static_cast<size_t>(start + length);
  return true;
}

// OTP does not look at what ends the list.
bool ReadOptions(Term list, size_t size, bool splits, Options* options) {
  if (!IsList(list)) return false;
  for (; IsCons(list); list = Tail(list)) {
    Term option = Head(list);
    if (ReadScope(option, size, options)) continue;
    if (!splits || !IsAtom(option)) return false;
    if (AtomText(option) == "global") {
      options->global = true;
    } else if (AtomText(option) == "trim") {
      options->trim = true;
    } else if (AtomText(option) == "trim_all") {
      options->trim_all = true;
    } else {
      return false;
    }
  }
  return true;
}

// A search: subject, pattern and options of any of these functions.
struct Search {
  Options options;
  Searcher searcher;
  AlignedBytes text;

  bool Prepare(Process& process, const Term* arguments, Term option_list, bool splits) {
    if (!IsBinary(arguments[0])) return false;
    size_t size = BitSize(arguments[0]) / 8;
    options.from = 0;
    options.to = size;
    if (!ReadOptions(option_list, size, splits, &options)) return false;
    if (size == 0) return true;  // OTP does not look at the pattern then
    if (!searcher.Compile(arguments[1])) return false;
    CountWork(process, size);
    text.Reset(BitsOf(arguments[0]));
    return true;
  }
  bool Find(size_t from, Match* match) const {
    return from < options.to && searcher.Find(text.data(), from, options.to, match);
  }
};

Term MatchTerm(Process& process, const Match& match) {
  return BuildTuple(process, MakeSmall(static_cast<int64_t>(match.start)),
                    MakeSmall(static_cast<int64_t>(match.size)));
}

Term FindFirst(Process& process, const Term* arguments, const BifName& self, Term options) {
  Search search;
  if (!search.Prepare(process, arguments, options, false)) return FailBadArgument(process, self, arguments);
  Match match;
  return search.Find(search.options.from, &match) ? MatchTerm(process, match)
                                                  : InternAtom("nomatch");
}

// A list that grows at its end.
class ListBuilder {
 public:
  explicit ListBuilder(Process& process) : process_(process) {}
  void Add(Term term) {
    Word* cell = Allocate(process_, 2);
    Term cons = MakeCons(cell, term, kNil);
    if (last_ == nullptr) {
      list_ = cons;
    } else {
      last_[1] = cons;
    }
    last_ = cell;
  }
  // The list up to a place that was noted.
  Word* last() const { return last_; }
  void CutAfter(Word* cell) {
    if (cell == nullptr) {
      list_ = kNil;
    } else {
      cell[1] = kNil;
    }
  }
  Term list() const { return list_; }

 private:
  Process& process_;
  Term list_ = kNil;
  Word* last_ = nullptr;
};

Term FindAll(Process& process, const Term* arguments, const BifName& self, Term options) {
  Search search;
  if (!search.Prepare(process, arguments, options, false)) return FailBadArgument(process, self, arguments);
  ListBuilder list(process);
  Match match;
  for (size_t from = search.options.from; search.Find(from, &match);
       from = match.start + match.size) {
    list.Add(MatchTerm(process, match));
  }
  return list.list();
}

Term Split(Process& process, const Term* arguments, const BifName& self, Term option_list) {
  Search search;
  if (!search.Prepare(process, arguments, option_list, true))
    return FailBadArgument(process, self, arguments);
  const Options& options = search.options;
  size_t size = search.text.size();
  ListBuilder parts(process);
  Word* last_full = nullptr;  // the cell of the last part that is not empty
  auto add = [&](size_t from, size_t to) {
    if (from == to && options.trim_all) return;
    parts.Add(BuildPart(process, arguments[0], from * 8, (to - from) * 8));
    if (from < to) last_full = parts.last();
  };
  size_t rest = 0;
  Match match;
  for (size_t from = options.from; search.Find(from, &match); from = rest) {
    add(rest, match.start);
    rest = match.start + match.size;
    if (!options.global) break;
  }
  add(rest, size);
  if (options.trim) parts.CutAfter(last_full);
  return parts.list();
}

}  // namespace

LUMEN_DEFINE_BIF(lumen_bif_binary_compile_pattern) {
  Searcher searcher;
  if (IsTuple(arguments[0]) || !searcher.Compile(arguments[0]))
    return FailBadArgument(process, self, arguments);
  return searcher.Describe(process);
}

LUMEN_DEFINE_BIF(lumen_bif_binary_match_2) { return FindFirst(process, arguments, self, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_binary_match_3) {
  return FindFirst(process, arguments, self, arguments[2]);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_matches_2) { return FindAll(process, arguments, self, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_binary_matches_3) {
  return FindAll(process, arguments, self, arguments[2]);
}
LUMEN_DEFINE_BIF(lumen_bif_binary_split_2) { return Split(process, arguments, self, kNil); }
LUMEN_DEFINE_BIF(lumen_bif_binary_split_3) {
  return Split(process, arguments, self, arguments[2]);
}

}  // namespace lumen::runtime
