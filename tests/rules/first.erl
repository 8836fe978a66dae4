%% Of the tests of rules: calls a function of another module.
-module(first).
-export([main/1]).

main(Arguments) -> second:id(Arguments).
