%% Built-in functions over much data: their results, what they cost in reductions, and that signals reach who is in the middle of them.
-module(long_calls).
-export([main/1]).

main(_) ->
    results(),
    costs(),
    signals(),
    tables(),
    priorities().

show(Term) -> erlang:display(Term).

%% Many of them at once: every scheduler is given away, often.
results() ->
    Calls = calls(),
    Self = self(),
    Pids = [{Name, spawn_link(fun() -> Self ! {self(), checksum(F())} end)} || {Name, F} <- Calls],
    [receive {Pid, Result} -> show({Name, Result}) end || {Name, Pid} <- Pids].

checksum(Integer) when is_integer(Integer), abs(Integer) < 16#fffffff -> Integer;
checksum(Term) -> erlang:phash2(Term, 16#fffffff).

size() -> 40000.

calls() ->
    N = size(),
    List = lists:seq(1, N),
    Pairs = [{I, I * I} || I <- List],
    Binary = binary:copy(<<"0123456789abcdef">>, N),
    Text = [I rem 1000 + 32 || I <- List, I rem 1000 + 32 < 16#d800],
    Map = maps:from_list(Pairs),
    Big = power(7, 30000),
    Encoded = term_to_binary(Pairs),
    [{length, fun() -> length(List) end},
     {append, fun() -> List ++ [x] end},
     {subtract, fun() -> List -- lists:seq(2, N, 2) end},
     {reverse, fun() -> lists:reverse(List) end},
     {member, fun() -> [lists:member(N, List), lists:member(0, List)] end},
     {keyfind, fun() -> [lists:keyfind(N, 1, Pairs), lists:keymember(0, 1, Pairs)] end},
     {keysearch, fun() -> lists:keysearch(N * N, 2, Pairs) end},
     {list_to_tuple, fun() -> list_to_tuple(List) end},
     {tuple_to_list, fun() -> tuple_to_list(list_to_tuple(List)) end},
     {binary_to_list, fun() -> binary_to_list(Binary, 1, 10 * N) end},
     {list_to_binary, fun() -> list_to_binary([Binary, [[1, 2, <<3>>] || _ <- List]]) end},
     {iolist_size, fun() -> iolist_size([[Binary] || _ <- lists:seq(1, 100)]) end},
     {matches, fun() -> binary:matches(Binary, <<"9ab">>) end},
     {split, fun() -> binary:split(Binary, <<"f">>, [global]) end},
     {no_match, fun() -> binary:match(Binary, <<"9b">>) end},
     {prefix, fun() -> binary:longest_common_prefix([Binary, <<Binary/binary, 1>>]) end},
     {copy, fun() -> binary:copy(Binary, 4) end},
     {md5, fun() -> erlang:md5([Binary, Binary]) end},
     {crc32, fun() -> erlang:crc32(Binary) end},
     {adler32, fun() -> erlang:adler32(Binary) end},
     {phash2, fun() -> erlang:phash2({Map, Pairs, Binary}) end},
     {term_to_binary, fun() -> term_to_binary({Pairs, Binary}) end},
     {binary_to_term, fun() -> binary_to_term(Encoded) end},
     {to_unicode, fun() -> unicode:characters_to_binary([Text, Binary]) end},
     {to_characters, fun() -> unicode:characters_to_list([Text, Binary]) end},
     {from_list, fun() -> maps:from_list(Pairs) end},
     {merge, fun() -> maps:merge(Map, maps:from_list([{-I, I} || I <- List])) end},
     {keys, fun() -> lists:sort(maps:keys(Map)) end},
     {multiply, fun() -> Big * (Big + 1) end},
     {divide, fun() -> [(Big * Big + 5) div Big =:= Big, (Big * Big + 5) rem Big] end},
     {integer_to_list, fun() -> integer_to_list(Big) end},
     {list_to_integer, fun() -> list_to_integer(integer_to_list(Big)) =:= Big end},
     {sort, fun() -> lists:sort([(I * 7919) rem N || I <- List]) end},
     {ets, fun() ->
                   T = ets:new(t, [ordered_set]),
                   true = ets:insert(T, Pairs),
                   [ets:select_count(T, [{{'$1', '_'}, [{'>', '$1', 10}], [true]}]), ets:match(T, {'$1', 100})]
           end}].

power(_, 0) -> 1;
power(X, N) when N rem 2 =:= 0 -> Half = power(X, N div 2), Half * Half;
power(X, N) -> X * power(X, N - 1).

%% Each takes a part of a time slice that one cannot overlook.
costs() ->
    [begin
         F(),
         {_, Before} = process_info(self(), reductions),
         F(),
         {_, After} = process_info(self(), reductions),
         show({Name, After - Before > 100})
     end || {Name, F} <- calls(),
            lists:member(Name, [length, append, subtract, reverse, member, binary_to_list, list_to_binary, matches, split,
                                no_match, md5, crc32, adler32, phash2, term_to_binary, binary_to_term, to_unicode, to_characters, merge,
                                ets])].

%% Messages wait in order; exits take effect when the call returns.
signals() ->
    Self = self(),
    Busy = fun Loop(Data) -> erlang:md5(Data), Loop(Data) end,
    Data = binary:copy(<<"data">>, 400000),
    {Killed, Monitor} = spawn_monitor(fun() -> Busy(Data) end),
    {Linked, Monitor2} = spawn_monitor(fun() -> spawn_link(fun() -> receive after 1 -> exit(over) end end), Busy(Data) end),
    Reader = spawn_link(fun() -> Self ! ready, erlang:md5(Data), Self ! {self(), messages(100)} end),
    receive ready -> ok end,
    [Reader ! I || I <- lists:seq(1, 100)],
    receive {Reader, Messages} -> show(Messages =:= lists:seq(1, 100)) end,
    show(is_process_alive(Killed)),
    exit(Killed, kill),
    receive {'DOWN', Monitor, process, Killed, Reason} -> show(Reason) end,
    receive {'DOWN', Monitor2, process, Linked, Reason2} -> show(Reason2) end,
    show(is_process_alive(Killed)).

messages(0) -> [];
messages(N) -> receive M -> [M | messages(N - 1)] end.

%% Searches of a table that others write to meanwhile: what is there all the time is found once.
tables() ->
    [begin
         T = ets:new(t, [Type, public]),
         Kept = lists:seq(1, 20000),
         ets:insert(T, [{I, kept} || I <- Kept]),
         Writers = [spawn_monitor(fun() -> write(T, 20001 + 10000 * W, 4) end) || W <- lists:seq(0, 2)],
         show([Type, check(T, Kept, 4)]),
         [receive {'DOWN', M, process, P, R} -> show(R) end || {P, M} <- Writers],
         show([Type, ets:info(T, size), ets:info(T, safe_fixed)]),
         show(ets:select_delete(T, [{{'$1', kept}, [{'=:=', {'rem', '$1', 2}, 0}], [true]}])),
         show(ets:select_count(T, [{{'_', kept}, [], [true]}])),
         show(catch ets:select_replace(T, [{{'$1', kept}, [], [{{'$1', replaced}}]}])),
         show(length(ets:match_object(T, {'_', replaced}, 15000) =/= '$end_of_table' andalso ets:tab2list(T))),
         ets:delete(T)
     end || Type <- [set, ordered_set, duplicate_bag]].

write(_, _, 0) -> ok;
write(T, From, N) ->
    [ets:insert(T, {I, written}) || I <- lists:seq(From, From + 500)],
    [ets:delete(T, I) || I <- lists:seq(From, From + 500)],
    write(T, From, N - 1).

check(_, _, 0) -> ok;
check(T, Kept, N) ->
    Kept = lists:sort(ets:select(T, [{{'$1', kept}, [], ['$1']}])),
    20000 = ets:select_count(T, [{{'_', kept}, [], [true]}]),
    [] = ets:match_object(T, {'_', nothing}),
    check(T, Kept, N - 1).

%% A process of high priority that works long does not keep those of its own priority away for ever.
priorities() ->
    Self = self(),
    Data = binary:copy(<<"data">>, 200000),
    Pids = [spawn_opt(fun() -> [erlang:md5(Data) || _ <- lists:seq(1, 3)], Self ! {done, I} end, [{priority, P}, link])
            || {I, P} <- [{1, high}, {2, high}, {3, normal}, {4, low}]],
    show(lists:sort([receive {done, I} -> I end || _ <- Pids])).
