-module(words).
-export([total_length/1]).

total_length(Words) -> total_length(Words, 0).

total_length([], Sum) -> Sum;
total_length([Word | Words], Sum) -> total_length(Words, Sum + length(Word)).
