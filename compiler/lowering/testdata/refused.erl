-module(refused).
-export([f/0]).
-record #r{a = 1}.

f() -> ok.
