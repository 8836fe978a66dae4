%% A pool of workers under a supervisor that starts a new one when one dies: some jobs are poison.
%%
%%   bazel run //examples/worker_pool
-module(worker_pool).
-export([main/1]).

main(_) ->
    Pool = spawn_link(fun() -> pool(4) end),
    Jobs = [{square, 7}, {poison, oops}, {square, 12}, {square, -3}, {poison, again}, {square, 100}],
    Answers = [submit(Pool, Job) || Job <- Jobs],
    [erlang:display({Job, answer(Answer)}) || {Job, Answer} <- zip(Jobs, Answers)],
    Pool ! stop,
    ok.

zip([A | As], [B | Bs]) -> [{A, B} | zip(As, Bs)];
zip([], []) -> [].

%% The answer comes to an alias, once.
submit(Pool, Job) ->
    Answer = alias([reply]),
    Pool ! {job, Answer, Job},
    Answer.

answer(Answer) -> receive {Answer, Result} -> Result after 5000 -> timeout end.

pool(Size) ->
    process_flag(trap_exit, true),
    pool([start_worker() || _ <- numbers(Size)], []).

numbers(0) -> [];
numbers(N) -> [N | numbers(N - 1)].

%% Idle workers, and busy ones with who waits for their answer.
pool(Idle, Busy) ->
    receive
        {job, Answer, Job} when Idle =/= [] ->
            [Worker | Rest] = Idle,
            Worker ! {work, self(), Job},
            pool(Rest, [{Worker, Answer} | Busy]);
        {done, Worker, Result} ->
            {Answer, Others} = take(Worker, Busy),
            Answer ! {Answer, {ok, Result}},
            pool([Worker | Idle], Others);
        {'EXIT', Worker, Reason} ->
            {Answer, Others} = take(Worker, Busy),
            Answer ! {Answer, {failed, Reason}},
            pool([start_worker() | Idle], Others);
        stop ->
            ok
    end.

take(Worker, [{Worker, Answer} | Rest]) -> {Answer, Rest};
take(Worker, [Other | Rest]) ->
    {Answer, Others} = take(Worker, Rest),
    {Answer, [Other | Others]}.

start_worker() -> spawn_link(fun worker/0).

worker() ->
    receive
        {work, Pool, {square, N}} -> Pool ! {done, self(), N * N}, worker();
        {work, _, {poison, Reason}} -> exit(Reason)
    end.
