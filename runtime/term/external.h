// Pids, ports and references of other nodes, which come from binary_to_term/1 alone: what is in them, and how they compare with those of
// this node. A node is a name and a creation; this one, which is never alive, is nonode@nohost with creation 0. Who decodes an identifier
// of this very node makes the usual term of it, so an external one never equals one that is not.
//
// Nothing here allocates on a heap or collects. Tested by tests/programs/other_nodes.erl and runtime/bifs/external_decode_fuzz_test.cc.
#ifndef RUNTIME_TERM_EXTERNAL_H_
#define RUNTIME_TERM_EXTERNAL_H_

#include <string_view>

#include "runtime/term/term.h"

namespace lumen::runtime {

inline constexpr std::string_view kThisNodeName = "nonode@nohost";

inline bool IsExternalPid(Term term) { return IsBoxed(term, HeaderKind::kExternalPid); }
inline bool IsExternalPort(Term term) { return IsBoxed(term, HeaderKind::kExternalPort); }
inline bool IsExternalReference(Term term) { return IsBoxed(term, HeaderKind::kExternalReference); }
inline bool IsExternal(Term term) { return IsExternalPid(term) || IsExternalPort(term) || IsExternalReference(term); }
inline bool IsAnyPid(Term term) { return IsPid(term) || IsExternalPid(term); }
inline bool IsAnyPort(Term term) { return IsPort(term) || IsExternalPort(term); }
inline bool IsAnyReference(Term term) { return IsReference(term) || IsExternalReference(term); }

// --- of external identifiers
inline Term NodeNameOf(Term external) { return PointerOf(external)[abi::kExternalNodeWord]; }
inline uint32_t CreationOf(Term external) { return static_cast<uint32_t>(PointerOf(external)[abi::kExternalCreationWord]); }
// Whether an earlier creation of this node made it: whatever it was, it is gone.
inline bool IsOfFormerNode(Term external) { return AtomText(NodeNameOf(external)) == kThisNodeName; }
// Of this node, now or before.
inline bool IsPortHere(Term term) { return IsPort(term) || (IsExternalPort(term) && IsOfFormerNode(term)); }
inline const Word* ExternalData(Term external) { return PointerOf(external) + abi::kExternalDataWord; }
inline size_t ExternalDataWords(Term external) {
  return abi::HeaderSizeWords(PointerOf(external)[0]) - (abi::kExternalDataWord - 1);
}
// Of 32 bits; references only.
inline size_t ExternalReferenceSize(Term external) {
  return static_cast<size_t>(PointerOf(external)[abi::kExternalCreationWord] >> 32);
}
inline uint32_t ExternalReferenceWord(Term external, size_t index) {
  return static_cast<uint32_t>(ExternalData(external)[index / 2] >> (32 * (index % 2)));
}
constexpr size_t kMostReferenceWords = 5;
// Words of an object, header included, for so many of data.
constexpr size_t ExternalWords(size_t data_words) { return abi::kExternalDataWord + data_words; }

// --- of any
// Pids count up to 2^28 and then once more with the next serial number.
inline constexpr int kPidNumberBits = 28;
struct PidParts {
  uint32_t number;
  uint32_t serial;
};
PidParts PartsOfPid(Term pid);

// By the rules of OTP 25: pids by serial, number, node; ports and references by node first. Two of the same kind, one of another node at
// least.
int CompareIdentifiers(Term a, Term b);

// What stands for a node where identifiers are text: 0 for this one and its former creations, else a number that was chosen when the name
// was first asked for. Any thread.
uint64_t NodeIndex(Term name);

}  // namespace lumen::runtime

#endif  // RUNTIME_TERM_EXTERNAL_H_
