%% What OTP's compiler says behind lint: one of each kind. compiler/outcome/testdata has many more, with what OTP says of them.
-module(outcome).
-export([clauses/1, guard/1, shape/1, none/1, alias/1, fails/0, call/0, update/1, binary/0, unused/1, effect/1, value/1, keys/1]).

clauses({ok, _}) -> first;
clauses({ok, value}) -> second;
clauses(_) -> third.

guard(X) when false -> X;
guard(_) -> ok.

shape(X) ->
    case {X, made, here} of
        {_, made} -> pair;
        {_, _, _} -> triple
    end.

none(X) ->
    [] = [X].

alias({a, _} = {b, _}) -> never;
alias(_) -> ok.

fails() ->
    1 + one.

call() ->
    1:start().

update(X) ->
    {X}#{key => X}.

binary() ->
    <<text>>.

unused(X) ->
    {X, X},
    ok.

effect(X) ->
    X =:= 1,
    ok.

value(X) ->
    length(X),
    ok.

keys(X) ->
    #{key => 1, key => X}.
