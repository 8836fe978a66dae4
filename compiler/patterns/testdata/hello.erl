-module(hello).
-export([main/1]).

main(_Arguments) -> erlang:display_string("Hello, world\n").
