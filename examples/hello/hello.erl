-module(hello).
-export([main/1]).

main(_) -> erlang:display_string("Hello from Lumen!\n").
