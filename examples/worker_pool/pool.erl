%% Who has work and who has none. Workers say when they are ready for the next job; one that ends in the middle of a job is replaced by its supervisor.
-module(pool).
-behaviour(gen_server).
-export([start_link/2, submit/1, await/1, ready/1, done/2, started_when_all_are_idle/0]).
-export([init/1, handle_continue/2, handle_call/3, handle_cast/2, handle_info/2]).

-record(state, {size :: pos_integer(),
                started = 0 :: non_neg_integer(),
                idle = [] :: [pid()],
                busy = #{} :: #{pid() => gen_server:from()},
                jobs = queue:new() :: queue:queue({pool_worker:job(), gen_server:from()}),
                curious = [] :: [gen_server:from()]}).

start_link(Supervisor, Size) -> gen_server:start_link({local, ?MODULE}, ?MODULE, {Supervisor, Size}, []).

%% A request, for await/1: {ok, Result} or {failed, Reason}.
submit(Job) -> gen_server:send_request(?MODULE, {run, Job}).

await(Request) ->
    {reply, Outcome} = gen_server:receive_response(Request, infinity),
    Outcome.

%% Of workers.
ready(Worker) -> gen_server:cast(?MODULE, {ready, Worker}).
done(Worker, Result) -> gen_server:cast(?MODULE, {done, Worker, Result}).

%% How many workers were started up to the moment when none had anything to do.
started_when_all_are_idle() -> gen_server:call(?MODULE, started_when_all_are_idle, infinity).

init({Supervisor, Size}) -> {ok, #state{size = Size}, {continue, Supervisor}}.

handle_continue(Supervisor, State) ->
    [{ok, _} = supervisor:start_child(Supervisor, []) || _ <- lists:seq(1, State#state.size)],
    {noreply, State}.

handle_call({run, Job}, Client, State) -> {noreply, give_out(State#state{jobs = queue:in({Job, Client}, State#state.jobs)})};
handle_call(started_when_all_are_idle, Client, State) -> {noreply, tell(State#state{curious = [Client | State#state.curious]})}.

handle_cast({ready, Worker}, State) ->
    monitor(process, Worker),
    {noreply, tell(give_out(State#state{started = State#state.started + 1, idle = [Worker | State#state.idle]}))};
handle_cast({done, Worker, Result}, State) ->
    {Client, Busy} = maps:take(Worker, State#state.busy),
    gen_server:reply(Client, {ok, Result}),
    {noreply, tell(give_out(State#state{busy = Busy, idle = [Worker | State#state.idle]}))}.

handle_info({'DOWN', _, process, Worker, Reason}, State) ->
    case maps:take(Worker, State#state.busy) of
        {Client, Busy} ->
            gen_server:reply(Client, {failed, Reason}),
            {noreply, State#state{busy = Busy}};
        error ->
            {noreply, State#state{idle = lists:delete(Worker, State#state.idle)}}
    end.

give_out(#state{idle = []} = State) -> State;
give_out(#state{idle = [Worker | Idle]} = State) ->
    case queue:out(State#state.jobs) of
        {empty, _} ->
            State;
        {{value, {Job, Client}}, Jobs} ->
            pool_worker:work(Worker, Job),
            give_out(State#state{idle = Idle, busy = (State#state.busy)#{Worker => Client}, jobs = Jobs})
    end.

tell(#state{idle = Idle, size = Size} = State) when length(Idle) < Size -> State;
tell(State) ->
    [gen_server:reply(Client, State#state.started) || Client <- State#state.curious],
    State#state{curious = []}.
