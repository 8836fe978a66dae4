%% Of the tests of rules.
-module(second).
-export([id/1]).

id(X) -> X.
