%% What eunit.hrl brings: assertions, and a transform that exports tests and adds test/0.
-module(eunit_header).
-export([main/1]).
-include_lib("eunit/include/eunit.hrl").
-include_lib("kernel/include/file.hrl").

main(_) ->
    ok = a_test(),
    2 = #file_info.size.

a_test() -> ?assertEqual(2, 1 + 1).

b_test_() -> [].
