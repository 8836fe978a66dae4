%% A record that others see through functions only. Part of the benchmark `modules`.
-module(modules_account).
-export([new/2, id/1, balance/1, version/1, is_open/1, deposit/2]).

-record(account, {id, balance = 0, version = 0, state = open}).

new(Id, Balance) -> #account{id = Id, balance = Balance}.

id(#account{id = Id}) -> Id.

balance(#account{balance = Balance}) -> Balance.

version(#account{version = Version}) -> Version.

is_open(#account{state = State}) -> State =:= open.

deposit(#account{balance = Balance, version = Version} = Account, Amount) ->
    Account#account{balance = Balance + Amount, version = Version + 1}.
