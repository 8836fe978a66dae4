-module(behaviour_failing).
-export([behaviour_info/1]).
behaviour_info(optional_callbacks) -> [].
