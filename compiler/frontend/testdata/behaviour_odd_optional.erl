-module(behaviour_odd_optional).
-export([behaviour_info/1]).
behaviour_info(callbacks) -> [{start, 0}];
behaviour_info(optional_callbacks) -> {start, 0}.
