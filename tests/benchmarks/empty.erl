%% Starts and ends.
-module(empty).
-export([main/1]).

main(_) -> ok.
