-module(tested_test).
-export([main/1]).

main(_) ->
    ok = tested:first_test(),
    [] = tested:second_test_(),
    ok = tested:third_test(),
    [] = [{first_test, 0}, {second_test_, 0}, {third_test, 0}, {test, 0}] -- tested:module_info(exports),
    false = lists:member({helper, 0}, tested:module_info(exports)).
