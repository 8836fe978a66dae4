-module(lint_behaviours).
-behaviour(latin1).
-behavior(supervisor).
-export([f/0]).
f() -> ok.
