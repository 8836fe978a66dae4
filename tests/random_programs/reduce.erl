%% Makes a module that shows something smaller while it still shows it: delta debugging on the syntax tree.
%%
%%     reduce:main([File, Check, Out]): Check is a command that gets a file and ends with 0 where that is still interesting.
%%
%% First whole functions go, or become stubs; then, from the outside in and until nothing changes, list elements are left out and expressions
%% become an atom or one of their own parts. What does not compile any more is not interesting, so no care is taken.
-module(reduce).
-export([main/1]).

main([File, Check, Out]) ->
    {ok, All} = epp:parse_file(File, []),
    Forms = [F || F <- All, lists:member(element(1, F), [attribute, function]), element(3, F) =/= file],
    put(check, Check),
    put(out, Out),
    true = test(Forms),
    true = test(loop(stubs(Forms, []))),
    ok.

test(Forms) ->
    try [erl_pp:form(F) || F <- Forms] of
        Text ->
            ok = file:write_file(get(out), Text),
            string:trim(os:cmd(get(check) ++ " " ++ get(out) ++ " >/dev/null 2>&1; echo $?")) =:= "0"
    catch
        error:_ -> false  % no tree that can be printed
    end.

stubs([F = {function, L, N, A, Cs} | Rest], Done) ->
    Stub = {function, L, N, A, [{clause, L, [{var, L, '_'} || _ <- lists:seq(1, A)], [], [{atom, L, ok}]}]},
    case test(lists:reverse(Done, Rest)) of
        true -> stubs(Rest, Done);
        false ->
            case Cs =/= element(5, Stub) andalso test(lists:reverse(Done, [Stub | Rest])) of
                true -> stubs(Rest, [Stub | Done]);
                false -> stubs(Rest, [F | Done])
            end
    end;
stubs([A | Rest], Done) ->
    case test(lists:reverse(Done, Rest)) of
        true -> stubs(Rest, Done);
        false -> stubs(Rest, [A | Done])
    end;
stubs([], Done) -> lists:reverse(Done).

loop(Forms) ->
    put(changed, false),
    Smaller = walk(Forms, fun(X) -> X end),
    case get(changed) of
        true -> loop(Smaller);
        false -> Smaller
    end.

%% Tries simpler values for X in its context; returns the reduced X.
walk(X, Ctx) ->
    X1 = try_all(candidates(X), X, Ctx),
    case X1 of
        T when is_tuple(T), tuple_size(T) > 0 -> walk_tuple(T, 1, Ctx);
        L when is_list(L), L =/= [] ->
            case io_lib:char_list(L) of
                true -> L;
                false -> walk_list(L, [], Ctx)
            end;
        _ -> X1
    end.

walk_tuple(T, I, Ctx) when I =< tuple_size(T) ->
    E = walk(element(I, T), fun(Y) -> Ctx(setelement(I, T, Y)) end),
    walk_tuple(setelement(I, T, E), I + 1, Ctx);
walk_tuple(T, _, _) -> T.

walk_list([H | T], Done, Ctx) ->
    case test(Ctx(lists:reverse(Done, T))) of
        true -> put(changed, true), walk_list(T, Done, Ctx);
        false ->
            E = walk(H, fun(Y) -> Ctx(lists:reverse(Done, [Y | T])) end),
            walk_list(T, [E | Done], Ctx)
    end;
walk_list([], Done, _) -> lists:reverse(Done).

try_all([C | Cs], X, Ctx) ->
    case C =/= X andalso test(Ctx(C)) of
        true -> put(changed, true), try_all(candidates(C), C, Ctx);
        false -> try_all(Cs, X, Ctx)
    end;
try_all([], X, _) -> X.

%% What an expression may become.
candidates({clause, _, _, _, _}) -> [];
candidates({function, _, _, _, _}) -> [];
candidates({attribute, _, _, _}) -> [];
candidates({atom, _, _}) -> [];
candidates({integer, _, _}) -> [];
candidates({var, _, _}) -> [];
candidates({nil, _}) -> [];
candidates(T) when is_tuple(T), tuple_size(T) >= 2, is_atom(element(1, T)), element(1, T) =/= location ->
    [{atom, 1, ok}] ++ kids(T);
candidates(_) -> [].

kids(T) -> lists:sublist(lists:flatmap(fun sub/1, tl(tuple_to_list(T))), 12).
sub({clause, _, _, _, B}) -> sub(B);
sub(L) when is_list(L) -> lists:flatmap(fun sub/1, [X || X <- L, is_tuple(X)]);
sub(T) when is_tuple(T), tuple_size(T) >= 2, is_atom(element(1, T)) -> [T];
sub(_) -> [].
