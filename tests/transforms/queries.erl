%% qlc's queries, made by OTP's own transform: over lists and tables, joined, sorted, with cursors, and from text while the program runs.
-module(queries).
-export([main/1]).

-include_lib("stdlib/include/qlc.hrl").

main(_) ->
    People = ets:new(people, [{keypos, 2}]),
    ets:insert(People, [{person, ann, 31}, {person, bob, 17}, {person, cy, 44}, {person, di, 31}]),
    Courses = ets:new(courses, [ordered_set]),
    ets:insert(Courses, [{1, algebra}, {2, biology}, {3, chess}]),

    [3, 4, 5] = qlc:e(qlc:q([X + 1 || X <- [1, 2, 3, 4], X > 1])),
    [ann, cy, di] = lists:sort(qlc:e(qlc:q([N || {person, N, A} <- ets:table(People), A >= 18]))),
    %% By key: a look-up, whatever the table's size.
    [{bob, 17}] = qlc:e(qlc:q([{N, A} || {person, N, A} <- ets:table(People), N =:= bob])),
    %% A join.
    Enrolled = [{ann, 1}, {ann, 2}, {cy, 3}, {di, 2}],
    Join = qlc:q([{N, C} || {N, I} <- Enrolled, {K, C} <- ets:table(Courses), K =:= I]),
    [{ann, algebra}, {ann, biology}, {cy, chess}, {di, biology}] = lists:sort(qlc:e(Join)),
    31 = qlc:fold(fun(A, Max) when A < 40 -> max(A, Max); (_, Max) -> Max end, 0, qlc:q([A || {person, _, A} <- ets:table(People)])),
    [44, 31, 17] = qlc:e(qlc:sort(qlc:q([A || {person, _, A} <- ets:table(People)], unique), {order, descending})),
    Cursor = qlc:cursor(qlc:sort(qlc:q([C || {_, C} <- ets:table(Courses)]))),
    [algebra, biology] = qlc:next_answers(Cursor, 2),
    [chess] = qlc:next_answers(Cursor, 2),
    ok = qlc:delete_cursor(Cursor),
    Text = qlc:info(qlc:q([N || {person, N, A} <- ets:table(People), A =:= 31])),
    true = is_list(Text),
    {caught, bad_key} = try qlc:e(qlc:q([throw(bad_key) || _ <- [1]])) catch bad_key -> {caught, bad_key} end,
    [4] = qlc:e(qlc:string_to_handle("[X * 2 || {X} <- [{1}, {2}], X > 1].")),
    io:format("~p~n", [qlc:e(Join) =/= []]).
