%% A machine whose state is a record, stepped many times: records taken apart and updated, atoms told apart.
-module(tuple_state).
-export([main/1]).

-record(state, {mode = idle, count = 0, low = 0, high = 0, last = none, total = 0, errors = 0}).

main([]) -> main(["20000000"]);
main([Steps]) ->
    #state{total = Total, errors = Errors, low = Low, high = High, count = Count} =
        run(list_to_integer(Steps), 1, #state{}),
    erlang:display({Total, Errors, Low, High, Count}).

run(0, _, State) -> State;
run(N, Seed, State) ->
    Next = (Seed * 1103515245 + 12345) band 16#7fffffff,
    run(N - 1, Next, step(event((Next bsr 16) band 7), Next bsr 20, State)).

event(0) -> start;
event(1) -> stop;
event(2) -> reset;
event(_) -> data.

step(start, _, #state{mode = idle} = State) -> State#state{mode = running, last = start};
step(stop, _, #state{mode = running} = State) -> State#state{mode = idle, last = stop};
step(data, Value, #state{mode = running, count = Count, total = Total} = State) ->
    bounds(Value, State#state{count = Count + 1, total = (Total + Value) band 16#ffffffff, last = data});
step(reset, _, State) -> State#state{mode = idle, count = 0, last = reset};
step(_, _, #state{errors = Errors} = State) -> State#state{errors = Errors + 1}.

bounds(Value, #state{low = Low} = State) when Value < Low -> State#state{low = Value};
bounds(Value, #state{high = High} = State) when Value > High -> State#state{high = Value};
bounds(_, State) -> State.
