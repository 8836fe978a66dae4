%% OTP's eunit_autoexport exports the functions of tests.
-module(tested).
-compile({parse_transform, eunit_autoexport}).

first_test() -> ok.
second_test_() -> [].
helper() -> first_test().
third_test() -> helper().
