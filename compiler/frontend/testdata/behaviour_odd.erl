-module(behaviour_odd).
-export([behaviour_info/1]).
behaviour_info(callbacks) -> [init, {stop, 1}];
behaviour_info(_) -> undefined.
