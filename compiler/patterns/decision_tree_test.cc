// Random clause matrices over a small universe of terms: the clause that the compiled function takes must be the one that a naive
// matcher, going from clause to clause, takes.
#include <random>
#include <string>
#include <vector>

#include "compiler/patterns/testing/source_to_ssa.h"
#include "compiler/ssa/testing/interpreter.h"
#include "gtest/gtest.h"

namespace lumen {
namespace {

// Terms and patterns alike. A pattern may also be a variable or a wildcard.
struct Tree {
  enum Kind { kAtom, kInteger, kNil, kCons, kTuple, kVariable, kWildcard, kAlias } kind = kWildcard;
  int value = 0;                // of atoms, integers, variables
  std::vector<Tree> parts = {};
};

std::string Text(const Tree& tree) {
  switch (tree.kind) {
    case Tree::kAtom: return std::string(1, static_cast<char>('a' + tree.value));
    case Tree::kInteger: return std::to_string(tree.value);
    case Tree::kNil: return "[]";
    case Tree::kCons: return "[" + Text(tree.parts[0]) + "|" + Text(tree.parts[1]) + "]";
    case Tree::kTuple: {
      std::string text = "{";
      for (size_t i = 0; i < tree.parts.size(); ++i) text += (i > 0 ? "," : "") + Text(tree.parts[i]);
      return text + "}";
    }
    case Tree::kVariable: return "V" + std::to_string(tree.value);
    case Tree::kWildcard: return "_";
    case Tree::kAlias: return Text(tree.parts[0]) + "=" + Text(tree.parts[1]);
  }
  return "";
}

bool Equal(const Tree& a, const Tree& b) { return Text(a) == Text(b); }

using Bindings = std::vector<std::pair<int, Tree>>;

bool Matches(const Tree& pattern, const Tree& term, Bindings* bindings) {
  switch (pattern.kind) {
    case Tree::kWildcard:
      return true;
    case Tree::kVariable:
      for (const auto& [name, value] : *bindings) {
        if (name == pattern.value) return Equal(value, term);
      }
      bindings->emplace_back(pattern.value, term);
      return true;
    case Tree::kAlias:
      return Matches(pattern.parts[0], term, bindings) && Matches(pattern.parts[1], term, bindings);
    default:
      if (pattern.kind != term.kind || pattern.value != term.value || pattern.parts.size() != term.parts.size()) return false;
      for (size_t i = 0; i < pattern.parts.size(); ++i) {
        if (!Matches(pattern.parts[i], term.parts[i], bindings)) return false;
      }
      return true;
  }
}

class Generator {
 public:
  explicit Generator(uint32_t seed) : random_(seed) {}

  int Below(int limit) { return static_cast<int>(random_() % static_cast<uint32_t>(limit)); }

  Tree Random(int depth, bool is_pattern) {
    Tree tree;
    const int choice = Below(is_pattern ? 11 : 7);
    if (choice >= 10 && depth > 0) {
      tree.kind = Tree::kAlias;
      tree.parts = {Random(depth - 1, true), Random(depth - 1, true)};
    } else if (choice >= 9) {
      tree.kind = Tree::kVariable;
      tree.value = Below(4);
    } else if (choice >= 7) {
      tree.kind = Tree::kWildcard;
    } else if (choice >= 5 && depth > 0) {
      tree.kind = Tree::kTuple;
      const int size = Below(4);
      for (int i = 0; i < size; ++i) tree.parts.push_back(Random(depth - 1, is_pattern));
    } else if (choice >= 3 && depth > 0) {
      tree.kind = Tree::kCons;
      tree.parts = {Random(depth - 1, is_pattern), Random(depth - 1, is_pattern)};
    } else if (choice == 2) {
      tree.kind = Tree::kNil;
    } else {
      tree.kind = choice == 1 ? Tree::kInteger : Tree::kAtom;
      tree.value = Below(4);
    }
    return tree;
  }

  // A term that has a chance to match.
  Tree Instance(const Tree& pattern, int depth) {
    if (Below(8) == 0) return Random(depth, false);
    Tree tree = pattern;
    switch (pattern.kind) {
      case Tree::kWildcard:
      case Tree::kVariable:
        return Random(depth, false);
      case Tree::kAlias:
        return Instance(pattern.parts[static_cast<size_t>(Below(2))], depth);
      default:
        for (Tree& part : tree.parts) part = Instance(part, depth - 1);
        return tree;
    }
  }

 private:
  std::mt19937 random_;
};

ssa::Interpreter::Term MakeTerm(const Tree& tree, ssa::Interpreter* interpreter, SymbolTable* symbols) {
  switch (tree.kind) {
    case Tree::kAtom: return interpreter->Atom(symbols->Intern(Text(tree)));
    case Tree::kInteger: return interpreter->Integer(tree.value);
    case Tree::kNil: return interpreter->Nil();
    case Tree::kCons: {
      const auto head = MakeTerm(tree.parts[0], interpreter, symbols);
      return interpreter->Cons(head, MakeTerm(tree.parts[1], interpreter, symbols));
    }
    default: {
      std::vector<ssa::Interpreter::Term> elements;
      for (const Tree& part : tree.parts) elements.push_back(MakeTerm(part, interpreter, symbols));
      return interpreter->Tuple(std::move(elements));
    }
  }
}

// A guard that looks at one argument: `is_atom(A)`, or is false for some reason in the midst of it.
bool GuardHolds(int guard, const Tree& first) {
  switch (guard) {
    case 1: return first.kind == Tree::kAtom;
    case 2: return first.kind == Tree::kInteger && first.value > 1;
    case 3: return first.kind == Tree::kCons && first.parts[0].kind == Tree::kAtom;
    default: return true;
  }
}
const char* GuardText(int guard) {
  switch (guard) {
    case 1: return " when is_atom(A1)";
    case 2: return " when is_integer(A1), A1 > 1";
    case 3: return " when is_atom(hd(A1))";
    default: return "";
  }
}

struct Row {
  std::vector<Tree> patterns;
  int guard = 0;
};

void RunMatrix(uint32_t seed) {
  Generator generator(seed);
  const int columns = 1 + generator.Below(3), rows = 1 + generator.Below(generator.Below(4) == 0 ? 60 : 8);
  std::vector<Row> matrix;
  std::string source = "-module(m).\n-export([f/" + std::to_string(columns) + "]).\n";
  source += "f(";
  for (int c = 0; c < columns; ++c) source += (c > 0 ? ", A" : "A") + std::to_string(c + 1);
  const bool as_tuple = generator.Below(2) == 0;
  std::string arguments;
  for (int c = 0; c < columns; ++c) arguments += (c > 0 ? ", A" : "A") + std::to_string(c + 1);
  source += ") ->\n  case " + (as_tuple || columns > 1 ? "{" + arguments + "}" : arguments) + " of\n";
  for (int r = 0; r < rows; ++r) {
    Row& row = matrix.emplace_back();
    std::string patterns;
    for (int c = 0; c < columns; ++c) {
      row.patterns.push_back(generator.Random(3, true));
      patterns += (c > 0 ? ", " : "") + Text(row.patterns.back());
    }
    if (generator.Below(3) == 0) row.guard = 1 + generator.Below(3);
    // The variables that the clause binds are part of the answer.
    std::string answer = "{" + std::to_string(r);
    for (int v = 0; v < 4; ++v) {
      if (patterns.find("V" + std::to_string(v)) != std::string::npos) answer += ", V" + std::to_string(v);
    }
    source += "    " + (as_tuple || columns > 1 ? "{" + patterns + "}" : patterns) + GuardText(row.guard) + " -> " + answer + "};\n";
  }
  source += "    _ -> none\n  end.\n";

  SourceToSsa compiled(source);
  ASSERT_TRUE(compiled.ok) << compiled.diagnostics << source;
  const ssa::FunctionId function = FindFunction(compiled, "f", static_cast<uint32_t>(columns));
  for (int round = 0; round < 40; ++round) {
    const Row& aim = matrix[static_cast<size_t>(generator.Below(rows))];
    std::vector<Tree> terms;
    for (int c = 0; c < columns; ++c) terms.push_back(generator.Instance(aim.patterns[static_cast<size_t>(c)], 3));
    std::string expected = "returned none";
    ssa::Interpreter interpreter(compiled.ssa);
    SymbolTable& symbols = compiled.front.context.symbols;
    for (size_t r = 0; r < matrix.size(); ++r) {
      Bindings bindings;
      bool matches = GuardHolds(matrix[r].guard, terms[0]);
      for (size_t c = 0; c < terms.size() && matches; ++c) matches = Matches(matrix[r].patterns[c], terms[c], &bindings);
      if (!matches) continue;
      Tree answer{Tree::kTuple, 0, {Tree{Tree::kInteger, static_cast<int>(r), {}}}};
      for (int v = 0; v < 4; ++v) {
        for (const auto& [name, value] : bindings) {
          if (name == v) answer.parts.push_back(value);
        }
      }
      expected = "returned " + interpreter.ToString(MakeTerm(answer, &interpreter, &symbols));
      break;
    }
    std::vector<ssa::Interpreter::Term> values;
    for (const Tree& term : terms) values.push_back(MakeTerm(term, &interpreter, &symbols));
    std::string call = "f(";
    for (const Tree& term : terms) call += Text(term) + " ";
    ASSERT_EQ(interpreter.Run(function, values).text, expected) << "seed " << seed << ", " << call << ")\n" << source;
  }
}

TEST(DecisionTreeTest, RandomMatrices) {
  for (uint32_t seed = 1; seed <= 600; ++seed) {
    RunMatrix(seed);
    if (HasFatalFailure()) return;
  }
}

}  // namespace
}  // namespace lumen
