// Copies of terms, and mailboxes: order, removal, markers.
#include "runtime/process/signal.h"

#include "gtest/gtest.h"
#include "runtime/process/communication.h"
#include "runtime/process/mailbox.h"
#include "runtime/process/process_table.h"
#include "runtime/term/bitstring.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

std::string Copied(const char* text) {
  TestProcess from, to;
  Signal* signal = NewSignal(SignalKind::kMessage, 0, 0, from.Read(text));
  AdoptPayload(to, signal);
  CollectProcessFully(to, 0, 0);  // nothing is a root: only what was adopted is looked at below
  Signal* again = NewSignal(SignalKind::kMessage, 0, 0, from.Read(text));
  AdoptPayload(to, again);
  std::string result = TestProcess::Print(again->term);
  DeleteSignal(signal);
  DeleteSignal(again);
  return result;
}

TEST(SignalTest, CopiesEveryKindOfTerm) {
  for (const char* text : {"a", "1", "[]", "[1,2,3]", "{a,[b|c],{},1.500000e+00}", "123456789012345678901234567890",
                           "#{a=>[1],b=>{x}}", "[[[[1]]],[[2]]]", "[{a,1},{b,2},{c,3},{d,4},{e,5},{f,6},{g,7},{h,8},{i,9},{j,10},{k,11}]"}) {
    EXPECT_EQ(Copied(text), text);
  }
}

TEST(SignalTest, SharesBytesOfLargeBinaries) {
  TestProcess from;
  std::string text = "<<\"" + std::string(200, 'x') + "\">>";
  Term binary = from.Read(text);
  auto to = std::make_unique<TestProcess>();
  Signal* signal = NewSignal(SignalKind::kMessage, 0, 0, binary);
  AdoptPayload(*to, signal);
  EXPECT_EQ(TestProcess::Print(signal->term), TestProcess::Print(binary));
  EXPECT_NE(to->get().young_binaries, nullptr);
  DeleteSignal(signal);
  to.reset();  // lets go of its reference
  EXPECT_EQ(BitSize(binary), 1600u);
}

TEST(SignalTest, ADroppedSignalLetsGo) {
  TestProcess from;
  Term binary = from.Read("<<\"" + std::string(300, 'y') + "\">>");
  DeleteSignal(NewSignal(SignalKind::kMessage, 0, 0, binary));
  KeptTerm kept = KeepTerm(binary);
  EXPECT_EQ(TestProcess::Print(kept.term), TestProcess::Print(binary));
  DropTerm(&kept);
}

Signal* Number(int64_t n) { return NewSignal(SignalKind::kMessage, 0, 0, MakeSmall(n)); }

TEST(MailboxTest, RemovesAnywhere) {
  Mailbox mailbox;
  for (int64_t i = 0; i < 5; ++i) mailbox.Append(Number(i));
  mailbox.Advance();
  mailbox.Advance();
  EXPECT_EQ(mailbox.current()->term, MakeSmall(2));
  mailbox.RemoveCurrent();
  EXPECT_EQ(mailbox.current()->term, MakeSmall(3));
  mailbox.Advance();
  mailbox.RemoveCurrent();
  EXPECT_EQ(mailbox.current(), nullptr);
  mailbox.Append(Number(9));
  EXPECT_EQ(mailbox.current()->term, MakeSmall(9));
  mailbox.Restart();
  for (int64_t expected : {0, 1, 3, 9}) {
    EXPECT_EQ(mailbox.current()->term, MakeSmall(expected));
    mailbox.RemoveCurrent();
  }
  EXPECT_EQ(mailbox.size(), 0u);
}

TEST(MailboxTest, AMarkerSkipsOlderMessages) {
  Mailbox mailbox;
  for (int64_t i = 0; i < 3; ++i) mailbox.Append(Number(i));
  Word reference = NewReferenceNumber();
  mailbox.Mark(reference);
  mailbox.Append(Number(3));
  mailbox.SkipTo(reference);
  EXPECT_EQ(mailbox.current()->term, MakeSmall(3));
  mailbox.Restart();
  mailbox.SkipTo(reference + 8);  // another one
  EXPECT_EQ(mailbox.current()->term, MakeSmall(0));
  // The marker survives the removal of the message before it.
  mailbox.Advance();
  mailbox.Advance();
  mailbox.RemoveCurrent();
  mailbox.Restart();
  mailbox.SkipTo(reference);
  EXPECT_EQ(mailbox.current()->term, MakeSmall(3));
  mailbox.Clear();
}

TEST(MailboxTest, MarkersNest) {
  Mailbox mailbox;
  Word outer = NewReferenceNumber();
  mailbox.Append(Number(0));
  mailbox.Mark(outer);
  mailbox.Append(Number(1));
  // As many calls inside as one likes, if each unmarks its own.
  for (int i = 0; i < 100; ++i) {
    Word inner = NewReferenceNumber();
    mailbox.Mark(inner);
    mailbox.SkipTo(inner);
    EXPECT_EQ(mailbox.current(), nullptr);
    mailbox.Unmark(inner);
    mailbox.Restart();
    mailbox.SkipTo(inner);
    EXPECT_EQ(mailbox.current()->term, MakeSmall(0));
  }
  mailbox.SkipTo(outer);
  EXPECT_EQ(mailbox.current()->term, MakeSmall(1));
  // Too many: the oldest is forgotten, and everything is looked at.
  Word latest = 0;
  for (int i = 0; i < 8; ++i) mailbox.Mark(latest = NewReferenceNumber());
  mailbox.Restart();
  mailbox.SkipTo(outer);
  EXPECT_EQ(mailbox.current()->term, MakeSmall(0));
  mailbox.SkipTo(latest);
  EXPECT_EQ(mailbox.current(), nullptr);
  // Every marker behind a message that goes moves in front of it.
  mailbox.Restart();
  mailbox.Advance();
  mailbox.RemoveCurrent();
  mailbox.Append(Number(2));
  mailbox.Restart();
  mailbox.SkipTo(latest);
  EXPECT_EQ(mailbox.current()->term, MakeSmall(2));
  mailbox.Clear();
}

TEST(MailboxTest, CountsTheWordsOfTermsThatWait) {
  TestProcess from, to;
  Mailbox& mailbox = to.get().mailbox;
  size_t expected = 0;
  // Small ones lie behind the signal, large ones in a chunk.
  for (const char* text : {"1", "{a,b}", "[1,2,3]", "\"a string of characters that is long enough to take a chunk of its own, since it takes more words than a signal counts\""}) {
    Term term = from.Read(text);
    mailbox.Append(NewSignal(SignalKind::kMessage, 0, 0, term));
    EXPECT_EQ(mailbox.waiting_words(), expected += CopySizeWords(term));
  }
  EXPECT_GT(expected, 200u);
  mailbox.Advance();
  mailbox.RemoveCurrent();  // {a,b}
  EXPECT_EQ(mailbox.waiting_words(), expected -= 3);
  mailbox.Adopt(to.get(), mailbox.current());  // [1,2,3]
  EXPECT_EQ(mailbox.waiting_words(), expected -= 6);
  mailbox.RemoveCurrent();
  EXPECT_EQ(mailbox.waiting_words(), expected);
  mailbox.Clear();
  EXPECT_EQ(mailbox.waiting_words(), 0u);
}

TEST(MailboxTest, NoWakeUpIsLost) {
  Mailbox mailbox;
  EXPECT_FALSE(mailbox.Add(Number(1)));
  EXPECT_FALSE(mailbox.WaitForSignal());
  Signal* signals = mailbox.TakeInbox();
  EXPECT_EQ(signals->next, nullptr);
  DeleteSignal(signals);
  EXPECT_TRUE(mailbox.WaitForSignal());
  EXPECT_TRUE(mailbox.Add(Number(2)));
  EXPECT_FALSE(mailbox.Add(Number(3)));
  mailbox.Clear();
}

TEST(RelationsTest, FindsAndRemovesManyInOrder) {
  Relations relations;
  for (Word i = 1; i <= 1000; ++i) relations.Add(RelationKind::kLink, i * 8, MakeSmall(static_cast<int64_t>(i)));
  for (Word i = 1; i <= 1000; i += 2) relations.Remove(relations.Find(i * 8));
  EXPECT_EQ(relations.size(), 500u);
  Word expected = 2;
  for (Relation* r = relations.First(); r != nullptr; r = relations.Next(r), expected += 2) EXPECT_EQ(r->key, expected * 8);
  EXPECT_EQ(relations.Find(8), nullptr);
  EXPECT_NE(relations.Find(16), nullptr);
}

}  // namespace
}  // namespace lumen::runtime
