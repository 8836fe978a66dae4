-module(behaviour_undefined).
-export([behaviour_info/1]).
behaviour_info(_) -> undefined.
