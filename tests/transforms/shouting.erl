-module(shouting).
-compile({parse_transform, shout}).
-export([main/1]).

main(_) ->
    "HELLO" = atom_to_list('hello!'),
    "hello" = atom_to_list('hello').
