%% Output put together of nested lists and turned into binaries.
-module(iolists).
-export([main/1]).

main([]) -> main(["200"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) ->
    Page = [header(N), rows(1, 3000, N), "</table>\n"],
    Size = iolist_size(Page),
    Size = byte_size(iolist_to_binary(Page)),
    rounds(N - 1, Sum + Size).

header(N) -> ["<table id=\"", integer_to_list(N), $", ">\n"].

rows(From, To, _) when From > To -> [];
rows(From, To, N) -> [["<tr>", cells(1, 8, From * N), "</tr>\n"] | rows(From + 1, To, N)].

cells(From, To, _) when From > To -> [];
cells(From, To, N) -> [["<td>", integer_to_list(From * N), "</td>"] | cells(From + 1, To, N)].
