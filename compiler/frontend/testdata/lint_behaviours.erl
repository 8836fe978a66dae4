-module(lint_behaviours).
-behaviour(latin1).
-behavior(supervisor).
-behaviour(behaviour_undefined).
-behaviour(behaviour_odd).
-behaviour(behaviour_odd_optional).
-behaviour(behaviour_failing).
-behaviour(behaviour_computed).
-export([f/0]).
f() -> ok.
