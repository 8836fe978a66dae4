// receive: a loop over the messages that the runtime holds (runtime/process/mailbox.h).
//
//   loop:  message = lumen:peek_message()       none left: lumen:wait_message(Timeout), which gives up the processor;
//          case message of ...                  true: the time has passed; false: loop
//          a clause taken: lumen:accept_message()
//          none: lumen:next_message(), loop
//
// Tested by build_ssa_test.cc, goldens and tests/programs/receive.erl.
#include "compiler/patterns/builder.h"

namespace lumen::patterns {

using ssa::BlockId;
using ssa::Opcode;
using ssa::ValueId;

ssa::CalleeId FunctionBuilder::MailboxCallee(std::string_view name, uint32_t arity) {
  ssa::Callee callee;
  callee.module = module_->core->symbols->Intern("lumen");
  callee.name = module_->core->symbols->Intern(name);
  callee.arity = arity;
  return module_->ssa->InternCallee(callee);
}

void FunctionBuilder::BuildReceive(const core::Receive& node, const Context& context) {
  const ValueId timeout = Value(*node.timeout);
  if (node.reference != nullptr) {
    const ValueId reference[] = {Value(*node.reference)};
    Operation(Opcode::kBif, reference, ssa::Instruction::DetailOf(MailboxCallee("skip_older_messages", 1)), node.location);
  }
  const BlockId loop = f().NewBlock();
  Go(Open(), loop, {});
  current_ = loop;
  const BlockId outer = std::exchange(next_message_, loop);
  Exit no_message;
  if (node.body != nullptr) {
    const uint64_t detail = ssa::Instruction::DetailOf(Opcode::kBif, MailboxCallee("peek_message", 0));
    const ValueId peek = Terminate(Opcode::kAttempt, {}, detail, 2, node.location);
    const BlockId found = f().NewBlock();
    SetVariable(node.message, f().NewParameter(found));
    Go(Edge(peek, 0), found, {});
    current_ = found;
    Build(*node.body, context);
    no_message = Edge(peek, 1);
    Continue(no_message);
  }
  next_message_ = outer;
  const ValueId operand[] = {timeout};
  const ssa::CalleeId wait = MailboxCallee(node.body != nullptr ? "wait_message" : "wait_timeout", 1);
  const ValueId timed_out =
      Append(Opcode::kCall, operand, ssa::Instruction::DetailOf(wait), node.location);
  const ValueId condition =
      Append(Opcode::kExactlyEqual, {timed_out, AtomValue(symbols::kTrue)}, 0, node.location);
  Join ended, again;
  Branch(condition, &ended, &again);
  Finish(&again);
  Go(Open(), loop, {});
  Finish(&ended);
  if (node.timeout_body != nullptr) {
    Build(*node.timeout_body, context);
  } else {
    Append(Opcode::kUnreachable, {});
    current_ = BlockId();
  }
}

void FunctionBuilder::BuildNextMessage(const core::Expr& node) {
  Operation(Opcode::kBif, {}, ssa::Instruction::DetailOf(MailboxCallee("next_message", 0)), node.location);
  Go(Open(), next_message_, {});
}

}  // namespace lumen::patterns
