// Every BIF against what OTP 25 did with the same arguments (testdata/bifs.golden, written by
// testdata/record.escript): results, reasons, causes. Twice, the second time with each allocation
// in a fragment of its own.
//
// Run with the golden's path as argument or from the runfiles.
#include <cmath>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "runtime/bifs/bif.h"
#include "runtime/term/compare.h"
#include "runtime/testing/term_reader.h"

namespace lumen::runtime {
namespace {

constexpr char kGolden[] = "runtime/bifs/testdata/bifs.golden";

struct Bif {
  Term (*function)(Process&, const Term*);
  const BifName* name;
  int lines = 0;
};

std::map<std::string, Bif>& Table() {
  static auto& table = *new std::map<std::string, Bif>{
#define LUMEN_BIF(module, name, arity, symbol, ...) \
  {module ":" name "/" #arity, {symbol, &bif_names::symbol}},
#include "runtime/abi/bifs.def"
  };
  return table;
}

// {ok,Result} or {error,Reason,Cause} as the golden writes them.
std::string Outcome(TestProcess& process, const Bif& bif, const Term* arguments, Term* result) {
  *result = bif.function(process, arguments);
  if (*result != kNoValue) return "{ok," + TestProcess::Print(*result) + "}";
  Process& p = process;
  std::string reason = TestProcess::Print(p.exception.reason);
  if (p.exception.exception_class != atoms::Error()) {
    return "{" + TestProcess::Print(p.exception.exception_class) + "," + reason + "}";
  }
  if (p.pending.trace != kNoValue) return "{error," + reason + ",no_frame}";
  if (p.pending.bif == nullptr) return "{error," + reason + ",no_frame}";
  EXPECT_EQ(p.pending.bif, bif.name);
  std::string cause = p.pending.cause == kNoValue ? "none" : TestProcess::Print(p.pending.cause);
  return "{error," + reason + "," + cause + "}";
}

// Transcendental functions come from the C library, which may differ from OTP's in the last bit.
bool IsSame(const std::string& name, Term result, Term expected) {
  if (name.starts_with("math:") && IsFloat(result) && IsFloat(expected)) {
    double tolerance = std::abs(FloatValue(expected)) * 4e-16;
    return std::abs(FloatValue(result) - FloatValue(expected)) <= tolerance;
  }
  return AreExactlyEqual(result, expected);
}

void RunGolden() {
  setenv("TZ", "UTC", 1);  // as recorded
  tzset();
  std::ifstream golden(kGolden);
  ASSERT_TRUE(golden) << kGolden << " is missing";
  std::string line;
  int count = 0;
  while (std::getline(golden, line)) {
    size_t arrow = line.find(" ==> ");
    ASSERT_NE(arrow, std::string::npos) << line;
    TestProcess process;
    Term call = process.Read(line.substr(0, arrow));
    std::string name(AtomText(TupleElement(call, 0)));
    name += ":" + std::string(AtomText(TupleElement(call, 1))) + "/";
    Term arguments[kMaxBifArity];
    int arity = 0;
    for (Term list = TupleElement(call, 2); IsCons(list); list = Tail(list))
      arguments[arity++] = Head(list);
    name += std::to_string(arity);
    auto found = Table().find(name);
    ASSERT_NE(found, Table().end()) << name << " is not in bifs.def";
    ++found->second.lines;
    Term expected = process.Read(line.substr(arrow + 5));
    Term result = kNoValue;
    EXPECT_EQ(Outcome(process, found->second, arguments, &result), TestProcess::Print(expected))
        << line;
    if (result != kNoValue && TupleElement(expected, 0) == atoms::Ok()) {
      EXPECT_TRUE(IsSame(name, result, TupleElement(expected, 1))) << line;
    }
    ++count;
  }
  EXPECT_GT(count, 10000);
}

TEST(BifsTest, AgreeWithOtp) { RunGolden(); }

TEST(BifsTest, AgreeWithOtpWhenEachAllocationIsAFragment) {
  collect_always = true;
  RunGolden();
  collect_always = false;
}

// BIFs whose result differs from run to run, or that end or print.
TEST(BifsTest, EachBifIsTestedOrExempt) {
  const std::map<std::string, std::string> exempt = {
      {"erlang:!/2", "between processes: program tests"},
      {"erlang:send/2", "between processes: program tests"},
      {"erlang:send/3", "between processes: program tests"},
      {"erlang:send_nosuspend/2", "between processes: program tests"},
      {"erlang:send_nosuspend/3", "between processes: program tests"},
      {"erlang:register/2", "between processes: program tests"},
      {"erlang:unregister/1", "between processes: program tests"},
      {"erlang:whereis/1", "between processes: program tests"},
      {"erlang:registered/0", "between processes: program tests"},
      {"lumen:peek_message/0", "between processes: program tests"},
      {"lumen:accept_message/0", "between processes: program tests"},
      {"lumen:next_message/0", "between processes: program tests"},
      {"lumen:skip_older_messages/1", "between processes: program tests"},
      {"lumen:wait_message/1", "between processes: program tests"},
      {"lumen:wait_timeout/1", "between processes: program tests"},
      {"erlang:spawn/1", "between processes: program tests"},
      {"erlang:spawn/2", "between processes: program tests"},
      {"erlang:spawn/3", "between processes: program tests"},
      {"erlang:spawn/4", "between processes: program tests"},
      {"erlang:spawn_link/1", "between processes: program tests"},
      {"erlang:spawn_link/2", "between processes: program tests"},
      {"erlang:spawn_link/3", "between processes: program tests"},
      {"erlang:spawn_link/4", "between processes: program tests"},
      {"erlang:spawn_monitor/1", "between processes: program tests"},
      {"erlang:spawn_monitor/2", "between processes: program tests"},
      {"erlang:spawn_monitor/3", "between processes: program tests"},
      {"erlang:spawn_monitor/4", "between processes: program tests"},
      {"erlang:spawn_opt/2", "between processes: program tests"},
      {"erlang:spawn_opt/3", "between processes: program tests"},
      {"erlang:spawn_opt/4", "between processes: program tests"},
      {"erlang:spawn_opt/5", "between processes: program tests"},
      {"erlang:spawn_request/1", "between processes: program tests"},
      {"erlang:spawn_request/2", "between processes: program tests"},
      {"erlang:spawn_request/3", "between processes: program tests"},
      {"erlang:spawn_request/4", "between processes: program tests"},
      {"erlang:spawn_request/5", "between processes: program tests"},
      {"erlang:spawn_request_abandon/1", "between processes: program tests"},
      {"erlang:hibernate/3", "between processes: program tests"},
      {"erlang:yield/0", "between processes: program tests"},
      {"erlang:bump_reductions/1", "between processes: program tests"},
      {"erlang:process_flag/2", "between processes: program tests"},
      {"erlang:process_flag/3", "between processes: program tests"},
      {"erlang:suspend_process/1", "between processes: program tests"},
      {"erlang:suspend_process/2", "between processes: program tests"},
      {"erlang:resume_process/1", "between processes: program tests"},
      {"erlang:check_process_code/2", "between processes: program tests"},
      {"erlang:check_process_code/3", "between processes: program tests"},
      {"erlang:system_flag/2", "between processes: program tests"},
      {"erlang:nodes/2", "between processes: program tests"},
      {"erlang:link/2", "between processes: program tests"},
      {"erlang:exit/3", "between processes: program tests"},
      {"erlang:process_info/1", "between processes: program tests"},
      {"erlang:process_info/2", "between processes: program tests"},
      {"erlang:processes/0", "between processes: program tests"},
      {"erlang:is_process_alive/1", "between processes: program tests"},
      {"erlang:group_leader/0", "between processes: program tests"},
      {"erlang:group_leader/2", "between processes: program tests"},
      {"erlang:garbage_collect/0", "between processes: program tests"},
      {"erlang:garbage_collect/1", "between processes: program tests"},
      {"erlang:garbage_collect/2", "between processes: program tests"},
      {"erlang:list_to_pid/1", "between processes: program tests"},
      {"erlang:list_to_ref/1", "between processes: program tests"},
      {"erlang:list_to_port/1", "program test other_nodes"},
      {"erlang:nodes/0", "between processes: program tests"},
      {"erlang:nodes/1", "between processes: program tests"},
      {"erlang:is_alive/0", "between processes: program tests"},
      {"erlang:system_info/1", "between processes: program tests"},
      {"erlang:localtime_to_universaltime/1", "program test memory_use"},
      {"erlang:memory/0", "program test memory_use"},
      {"erlang:memory/1", "program test memory_use"},
      {"erlang:link/1", "between processes: program tests"},
      {"erlang:unlink/1", "between processes: program tests"},
      {"erlang:exit/2", "between processes: program tests"},
      {"erlang:monitor/2", "between processes: program tests"},
      {"erlang:monitor/3", "between processes: program tests"},
      {"erlang:demonitor/1", "between processes: program tests"},
      {"erlang:demonitor/2", "between processes: program tests"},
      {"erlang:make_ref/0", "between processes: program tests"},
      {"erlang:alias/0", "between processes: program tests"},
      {"erlang:alias/1", "between processes: program tests"},
      {"erlang:unalias/1", "between processes: program tests"},
      {"erlang:send_after/3", "between processes: program tests"},
      {"erlang:send_after/4", "between processes: program tests"},
      {"erlang:start_timer/3", "between processes: program tests"},
      {"erlang:start_timer/4", "between processes: program tests"},
      {"erlang:cancel_timer/1", "between processes: program tests"},
      {"erlang:cancel_timer/2", "between processes: program tests"},
      {"erlang:read_timer/1", "between processes: program tests"},
      {"erlang:read_timer/2", "between processes: program tests"},
      {"ets:new/2", "tables: program tests"},
      {"ets:delete/1", "tables: program tests"},
      {"ets:internal_delete_all/2", "tables: program tests"},
      {"ets:rename/2", "tables: program tests"},
      {"ets:whereis/1", "tables: program tests"},
      {"ets:give_away/3", "tables: program tests"},
      {"ets:setopts/2", "tables: program tests"},
      {"ets:safe_fixtable/2", "tables: program tests"},
      {"ets:internal_request_all/0", "tables: program tests"},
      {"ets:info/1", "tables: program tests"},
      {"ets:info/2", "tables: program tests"},
      {"ets:insert/2", "tables: program tests"},
      {"ets:insert_new/2", "tables: program tests"},
      {"ets:lookup/2", "tables: program tests"},
      {"ets:lookup_element/3", "tables: program tests"},
      {"ets:member/2", "tables: program tests"},
      {"ets:take/2", "tables: program tests"},
      {"ets:delete/2", "tables: program tests"},
      {"ets:delete_object/2", "tables: program tests"},
      {"ets:first/1", "tables: program tests"},
      {"ets:last/1", "tables: program tests"},
      {"ets:next/2", "tables: program tests"},
      {"ets:prev/2", "tables: program tests"},
      {"ets:slot/2", "tables: program tests"},
      {"ets:update_counter/3", "tables: program tests"},
      {"ets:update_counter/4", "tables: program tests"},
      {"ets:update_element/3", "tables: program tests"},
      {"ets:match/1", "tables: program tests"},
      {"ets:match/2", "tables: program tests"},
      {"ets:match/3", "tables: program tests"},
      {"ets:match_object/1", "tables: program tests"},
      {"ets:match_object/2", "tables: program tests"},
      {"ets:match_object/3", "tables: program tests"},
      {"ets:select/1", "tables: program tests"},
      {"ets:select/2", "tables: program tests"},
      {"ets:select/3", "tables: program tests"},
      {"ets:select_reverse/1", "tables: program tests"},
      {"ets:select_reverse/2", "tables: program tests"},
      {"ets:select_reverse/3", "tables: program tests"},
      {"ets:select_count/2", "tables: program tests"},
      {"ets:internal_select_delete/2", "tables: program tests"},
      {"ets:select_replace/2", "tables: program tests"},
      {"ets:match_spec_compile/1", "tables: program tests"},
      {"ets:is_compiled_ms/1", "tables: program tests"},
      {"ets:match_spec_run_r/3", "tables: program tests"},
      {"erlang:match_spec_test/3", "tables: program tests"},
      {"persistent_term:put/2", "between processes: program tests"},
      {"persistent_term:get/0", "between processes: program tests"},
      {"persistent_term:get/1", "between processes: program tests"},
      {"persistent_term:get/2", "between processes: program tests"},
      {"persistent_term:erase/1", "between processes: program tests"},
      {"persistent_term:info/0", "between processes: program tests"},
      {"atomics:new/2", "between processes: program tests"},
      {"atomics:put/3", "between processes: program tests"},
      {"atomics:get/2", "between processes: program tests"},
      {"atomics:add/3", "between processes: program tests"},
      {"atomics:add_get/3", "between processes: program tests"},
      {"atomics:sub/3", "between processes: program tests"},
      {"atomics:sub_get/3", "between processes: program tests"},
      {"atomics:exchange/3", "between processes: program tests"},
      {"atomics:compare_exchange/4", "between processes: program tests"},
      {"atomics:info/1", "between processes: program tests"},
      {"counters:new/2", "between processes: program tests"},
      {"counters:get/2", "between processes: program tests"},
      {"counters:put/3", "between processes: program tests"},
      {"counters:add/3", "between processes: program tests"},
      {"counters:sub/3", "between processes: program tests"},
      {"counters:info/1", "between processes: program tests"},
      {"erlang:ports/0", "this system's: OTP's suites"},
      {"erlang:display/1", "prints: program tests"},
      {"erlang:display_string/1", "prints: program tests"},
      {"erlang:display_nl/0", "prints: program tests"},
      {"erlang:halt/0", "ends the program: program tests"},
      {"erlang:self/0", "below"},
      {"erlang:monotonic_time/0", "below"},
      {"erlang:system_time/0", "below"},
      {"erlang:system_time/1", "below"},
      {"erlang:time_offset/0", "below"},
      {"erlang:time_offset/1", "below"},
      {"erlang:timestamp/0", "below"},
      {"erlang:apply/2", "goes on in Erlang code: program tests"},
      {"erlang:apply/3", "goes on in Erlang code: program tests"},
      {"erlang:make_fun/3", "runtime/process/exception_test.cc"},
      {"erlang:function_exported/3", "depends on the program: program tests"},
      {"erlang:module_loaded/1", "depends on the program: program tests"},
      {"erlang:convert_time_unit/3", "erlang.erl's on OTP, with its own trace: program tests"},
      {"os:system_time/0", "program tests"},
      {"os:system_time/1", "program tests"},
      {"os:perf_counter/0", "program tests"},
      {"os:timestamp/0", "program tests"},
      {"os:getenv/1", "the environment: program tests"},
      {"os:putenv/2", "the environment: program tests"},
      {"os:unsetenv/1", "the environment: program tests"},
      {"os:env/0", "the environment: program tests"},
      {"os:getpid/0", "the environment: program tests"},
      {"lumen:read_input/0", "not OTP's: program tests"},
      {"lumen:write_output/1", "not OTP's: program tests"},
      {"lumen:write_error/1", "not OTP's: program tests"},
      {"lumen:ask_for/1", "not OTP's: program tests"},
      {"lumen:terminal_size/0", "not OTP's: program tests"},
      {"lumen:check_apply/3", "no function of OTP: program tests"},
      {"lumen:check_apply_fun/3", "no function of OTP: program tests"},
      {"erlang:error/3", "runtime/process/exception_test.cc"},
      {"erlang:nif_error/1", "as error/1"},
      {"erlang:nif_error/2", "as error/2"},
      {"erlang:date/0", "below"},
      {"erlang:time/0", "below"},
      {"erlang:localtime/0", "below"},
      {"erlang:universaltime/0", "below"},
      {"erlang:now/0", "below"},
      {"erlang:unique_integer/0", "below"},
      {"erlang:md5_init/0", "OTP's has undefined bytes: below"},
  };
  RunGolden();
  for (const auto& [name, bif] : Table()) {
    EXPECT_NE(bif.lines > 0, exempt.contains(name))
        << name << (bif.lines > 0 ? " is tested: drop the exemption" : " is untested");
  }
}

double Call(TestProcess& process, const char* name, const char* argument = nullptr) {
  Term term = argument == nullptr ? kNil : process.Read(argument);
  Term result = Table().at(name).function(process, &term);
  EXPECT_TRUE(IsInteger(result)) << name;
  return IntegerToDouble(result);
}

TEST(BifsTest, ClocksAgree) {
  TestProcess process;
  double first = Call(process, "erlang:monotonic_time/0");
  EXPECT_GE(Call(process, "erlang:monotonic_time/0"), first);
  double seconds = Call(process, "erlang:system_time/1", "second");
  EXPECT_GT(seconds, 1.7e9);
  EXPECT_NEAR(Call(process, "erlang:system_time/0") / 1e9, seconds, 2.0);
  EXPECT_NEAR(Call(process, "erlang:system_time/1", "1000") / 1e3, seconds, 2.0);
  double offset = Call(process, "erlang:time_offset/0");
  EXPECT_NEAR((Call(process, "erlang:monotonic_time/0") + offset) / 1e9, seconds, 2.0);
  EXPECT_NEAR(Call(process, "erlang:time_offset/1", "millisecond"), offset / 1e6, 1e3);
  Term now = Table().at("erlang:timestamp/0").function(process, nullptr);
  EXPECT_NEAR(static_cast<double>(SmallValue(TupleElement(now, 0))), seconds / 1e6, 1.0);
}

TEST(BifsTest, Calendar) {
  TestProcess process;
  setenv("TZ", "EST5EDT,M3.2.0,M11.1.0", 1);
  tzset();
  auto call = [&](const char* name, std::initializer_list<const char*> texts) {
    Term arguments[kMaxBifArity];
    size_t count = 0;
    for (const char* text : texts) arguments[count++] = process.Read(text);
    return TestProcess::Print(Table().at(name).function(process, arguments));
  };
  EXPECT_EQ(call("erlang:universaltime_to_localtime/1", {"{{2024,7,3},{3,0,0}}"}),
            "{{2024,7,2},{23,0,0}}");
  EXPECT_EQ(call("erlang:universaltime_to_localtime/1", {"{{2024,1,1},{4,59,59}}"}),
            "{{2023,12,31},{23,59,59}}");
  EXPECT_EQ(call("erlang:localtime_to_universaltime/2", {"{{2024,11,3},{1,30,0}}", "true"}),
            "{{2024,11,3},{5,30,0}}");
  EXPECT_EQ(call("erlang:localtime_to_universaltime/2", {"{{2024,11,3},{1,30,0}}", "false"}),
            "{{2024,11,3},{6,30,0}}");
  EXPECT_EQ(call("erlang:localtime_to_universaltime/2", {"{{1969,12,31},{18,59,59}}", "undefined"}),
            "{{1969,12,31},{23,59,59}}");
  std::string universal = call("erlang:universaltime/0", {});
  std::string local = call("erlang:localtime/0", {});
  std::string converted = call("erlang:universaltime_to_localtime/1", {universal.c_str()});
  std::string later = call("erlang:localtime/0", {});
  EXPECT_TRUE(converted == local || converted == later) << universal << local << later;
  std::string date = call("erlang:date/0", {});
  EXPECT_TRUE(later.starts_with("{" + date) || local.starts_with("{" + date));
  EXPECT_TRUE(IsTuple(Table().at("erlang:time/0").function(process, nullptr)));
  std::string last;
  for (int i = 0; i < 1000; ++i) {
    Term now = Table().at("erlang:now/0").function(process, nullptr);
    ASSERT_EQ(TupleArity(now), 3u);
    std::string text = TestProcess::Print(now);
    EXPECT_NE(text, last);
    last = text;
  }
  setenv("TZ", "UTC", 1);
  tzset();
}

TEST(BifsTest, UniqueIntegers) {
  TestProcess process;
  for (const char* options : {"[]", "[positive]", "[monotonic]", "[monotonic,positive]"}) {
    Term term = process.Read(options);
    int64_t last = abi::kSmallMin;
    for (int i = 0; i < 10; ++i) {
      Term value = Table().at("erlang:unique_integer/1").function(process, &term);
      ASSERT_TRUE(IsSmall(value));
      EXPECT_GT(SmallValue(value), last);
      EXPECT_EQ(std::string(options).find("positive") != std::string::npos, SmallValue(value) > 0);
      last = SmallValue(value);
    }
  }
  EXPECT_NE(Table().at("erlang:unique_integer/0").function(process, nullptr),
            Table().at("erlang:unique_integer/0").function(process, nullptr));
  Term self = Table().at("erlang:self/0").function(process, nullptr);
  EXPECT_EQ(TestProcess::Print(Table().at("erlang:node/1").function(process, &self)),
            "'nonode@nohost'");
}

TEST(BifsTest, Md5InPieces) {
  TestProcess process;
  Term arguments[2] = {Table().at("erlang:md5_init/0").function(process, nullptr), kNil};
  for (const char* piece : {"a", "bcdefghijklmnopqrstuvwxyz", "", "0123456789", "0123456789012345678901234567"}) {
    arguments[1] = BuildString(process, piece);
    arguments[0] = Table().at("erlang:md5_update/2").function(process, arguments);
  }
  Term whole = BuildString(
      process, "abcdefghijklmnopqrstuvwxyz01234567890123456789012345678901234567");
  EXPECT_TRUE(AreExactlyEqual(Table().at("erlang:md5_final/1").function(process, arguments),
                              Table().at("erlang:md5/1").function(process, &whole)));
}

TEST(BifsTest, SelfIsAPid) {
  TestProcess process;
  process.get().identifier = 7;
  Term self = Table().at("erlang:self/0").function(process, nullptr);
  EXPECT_EQ(TestProcess::Print(self), "<0.7.0>");
  EXPECT_EQ(TestProcess::Print(Table().at("erlang:pid_to_list/1").function(process, &self)),
            "\"<0.7.0>\"");
}

}  // namespace
}  // namespace lumen::runtime
