%% Work spread over modules the way programs are written: a record behind accessor functions, a queue, a stack and a codec, each in a
%% module of its own, called in loops.
-module(modules).
-export([main/1]).

-define(ACCOUNTS, 1000).

main(_) ->
    io:format("~p~n~p~n~p~n~p~n", [interest(), simulate(), calculate(), transcode()]).

%% Accessors and updates of a record.
interest() ->
    Accounts = [modules_account:new(N, N * 100) || N <- lists:seq(1, ?ACCOUNTS)],
    total(rounds(6000, Accounts), 0).

rounds(0, Accounts) -> Accounts;
rounds(N, Accounts) -> rounds(N - 1, [round_of(Account) || Account <- Accounts]).

round_of(Account) ->
    case modules_account:is_open(Account) andalso modules_account:balance(Account) > 1000 of
        true -> modules_account:deposit(Account, modules_account:balance(Account) rem 97);
        false -> modules_account:deposit(Account, modules_account:id(Account) rem 7)
    end.

total([Account | Rest], Sum) -> total(Rest, Sum + modules_account:balance(Account) + modules_account:version(Account));
total([], Sum) -> Sum.

%% A queue.
simulate() ->
    Queue = lists:foldl(fun modules_queue:in/2, modules_queue:new(), lists:seq(1, 50)),
    turn(8000000, Queue, 0).

turn(0, Queue, Sum) -> Sum + modules_queue:len(Queue);
turn(N, Queue, Sum) ->
    case modules_queue:out(Queue) of
        {value, Item, Rest} -> turn(N - 1, modules_queue:in(Item + N rem 3, Rest), (Sum + Item) band 16#ffffff);
        empty -> turn(N - 1, modules_queue:in(1, Queue), Sum)
    end.

%% A stack machine.
calculate() -> calculate(12000000, 0).

calculate(0, Sum) -> Sum;
calculate(N, Sum) ->
    S1 = modules_stack:push(N, modules_stack:new()),
    S2 = modules_stack:push(Sum, S1),
    S3 = modules_stack:apply(add, S2),
    S4 = modules_stack:apply(mask, S3),
    {Top, S5} = modules_stack:pop(S4),
    true = modules_stack:is_empty(S5),
    calculate(N - 1, Top).

%% A codec of numbers of one to five bytes.
transcode() -> transcode(40, 0).

transcode(0, Sum) -> Sum;
transcode(N, Sum) ->
    Bytes = encode(20000, N * 31, <<>>),
    transcode(N - 1, (Sum + decode(Bytes, 0)) band 16#ffffff).

encode(0, _, Bytes) -> Bytes;
encode(N, Seed, Bytes) -> encode(N - 1, (Seed * 75 + 74) rem 65537, modules_codec:put_number(Seed, Bytes)).

decode(Bytes, Sum) ->
    case modules_codec:get_number(Bytes) of
        {Number, Rest} -> decode(Rest, (Sum + modules_codec:unzigzag(modules_codec:zigzag(Number))) band 16#ffffff);
        none -> Sum
    end.
