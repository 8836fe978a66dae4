%% The process dictionary.
-module(dictionary).
-export([main/1]).

main(_) ->
    erlang:display(erase()),
    erlang:display([put(a, 1), put(b, 2), put(a, 3), get(a), get(b), get(c)]),
    erlang:display(sort(get())),
    erlang:display(sort(get_keys())),
    erlang:display({get_keys(3), get_keys(3.0), get_keys(none)}),
    erlang:display([erase(a), get(a), erase(a), get_keys(2)]),
    %% 1 and 1.0 are different keys, 0.0 and -0.0 are not.
    erlang:display([put(1, integer), put(1.0, float), get(1), get(1.0), put(0.0, zero), get(-0.0)]),
    erlang:display([put({"deep", [key]}, x), get({"deep", [key]}), put([x | y], y), get([x | y]), put(#{k => v}, z), get(#{k => v})]),
    erlang:display(length(erase())),
    erlang:display(get()),
    many(3000),
    erlang:display({length(get()), sum(get_keys(), 0), sum_values(get(), 0)}),
    grow(2000, []),
    erlang:display(length(get(list))),
    erlang:display({get(7), erase(7), get(7), length(get_keys())}),
    erase_from(1, 3000),
    erlang:display(sort([element(1, E) || E <- get()])),
    undefined = put(undefined, undefined),
    erlang:display({get(undefined), get_keys(undefined)}).

many(0) -> ok;
many(N) -> put(N, {N}), many(N - 1).

%% Values younger than the ones before, across collections.
grow(0, _) -> ok;
grow(N, L) -> put(list, [N | L]), grow(N - 1, get(list)).

erase_from(N, Max) when N > Max -> ok;
erase_from(N, Max) when N =:= 7 -> undefined = erase(N), erase_from(N + 1, Max);
erase_from(N, Max) -> {N} = erase(N), erase_from(N + 1, Max).

sum([], S) -> S;
sum([X | Rest], S) when is_integer(X) -> sum(Rest, S + X);
sum([_ | Rest], S) -> sum(Rest, S).

sum_values([], S) -> S;
sum_values([{_, {X}} | Rest], S) -> sum_values(Rest, S + X);
sum_values([_ | Rest], S) -> sum_values(Rest, S).

%% lists:sort/1 for few elements.
sort([]) -> [];
sort([X | Rest]) -> sort([Y || Y <- Rest, Y < X]) ++ [X] ++ sort([Y || Y <- Rest, Y >= X]).
