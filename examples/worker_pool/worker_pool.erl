%% A pool of workers under OTP's supervisor. Jobs wait for a worker that is idle; a worker that fails takes its job with it, and the supervisor starts
%% another in its place. What became of the jobs goes to standard output, the reports of the supervisor to standard error.
%%
%%   bazel run //examples/worker_pool
-module(worker_pool).
-export([main/1]).

-define(WORKERS, 3).

main(_) ->
    {ok, _} = pool_supervisor:start_link(?WORKERS),
    Jobs = [{primes_below, 100000}, {primes_below, 100}, {fail, out_of_ink}, {primes_below, 30000}, {primes_below, -3}, {fail, again},
            {primes_below, 1000}],
    %% All at once: the pool gives them out.
    Requests = [{Job, pool:submit(Job)} || Job <- Jobs],
    [io:format("~p: ~p~n", [Job, outcome(pool:await(Request))]) || {Job, Request} <- Requests],
    io:format("~p workers, ~p started~n", [?WORKERS, pool:started_when_all_are_idle()]).

%% Without the stack trace, which holds lines of the source.
outcome({failed, {Reason, Trace}}) when is_list(Trace) -> {failed, Reason};
outcome(Outcome) -> Outcome.
