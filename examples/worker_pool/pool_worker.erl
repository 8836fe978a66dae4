%% Does one job after the other.
-module(pool_worker).
-behaviour(gen_server).
-export([start_link/0, work/2, init/1, handle_continue/2, handle_call/3, handle_cast/2]).
-export_type([job/0]).

-type job() :: {primes_below, integer()} | {fail, term()}.

start_link() -> gen_server:start_link(?MODULE, [], []).

-spec work(pid(), job()) -> ok.
work(Worker, Job) -> gen_server:cast(Worker, Job).

init([]) -> {ok, none, {continue, ready}}.

handle_continue(ready, State) ->
    pool:ready(self()),
    {noreply, State}.

handle_call(_, _, State) -> {reply, badarg, State}.

handle_cast({fail, Reason}, State) -> {stop, Reason, State};
handle_cast({primes_below, Limit}, State) ->
    pool:done(self(), primes_below(Limit)),
    {noreply, State}.

%% The sieve of Eratosthenes, in an array of counters.
primes_below(Limit) when Limit > 0 -> sieve(2, Limit, counters:new(Limit, []), 0).

sieve(N, Limit, _, Count) when N >= Limit -> Count;
sieve(N, Limit, Sieve, Count) ->
    case counters:get(Sieve, N) of
        0 ->
            cross_out(N * N, N, Limit, Sieve),
            sieve(N + 1, Limit, Sieve, Count + 1);
        _ ->
            sieve(N + 1, Limit, Sieve, Count)
    end.

cross_out(Multiple, N, Limit, Sieve) when Multiple < Limit ->
    counters:put(Sieve, Multiple, 1),
    cross_out(Multiple + N, N, Limit, Sieve);
cross_out(_, _, _, _) -> ok.
