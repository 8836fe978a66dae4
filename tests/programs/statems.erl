%% gen_statem of OTP: both callback modes, state enter calls, postponed events, all kinds of timeouts, actions, replies, stops, failures.
-module(statems).
-behaviour(gen_statem).
-export([main/1]).
-export([init/1, callback_mode/0, locked/3, open/3, terminate/3]).

main(_) ->
    process_flag(trap_exit, true),
    {ok, Lock} = gen_statem:start_link({local, lock}, ?MODULE, {self(), [1, 2]}, []),
    expect(entered),
    show(wrong, gen_statem:call(Lock, {button, 7})),
    show(first, gen_statem:call(Lock, {button, 1})),
    show(second, gen_statem:call(Lock, {button, 2})),
    expect(entered),
    %% Waits until the door is locked again.
    show(postponed, gen_statem:call(Lock, {button, 1})),
    expect(entered),
    show(state, element(1, sys:get_state(Lock))),
    gen_statem:cast(Lock, generic),
    expect(generic),
    gen_statem:cast(Lock, {cancel, 5000}),
    expect(cancelled),
    gen_statem:cast(Lock, internal),
    expect(internal),
    expect(internal),
    show(info, begin Lock ! {ping, self()}, receive pong -> pong after 1000 -> none end end),
    show(reply_list, gen_statem:call(Lock, both)),
    Id = gen_statem:send_request(Lock, both),
    show(request, gen_statem:receive_response(Id, 1000)),
    show(timeout, catch case gen_statem:call(Lock, silent, 10) of X -> X end),
    show(dirty, catch case gen_statem:call(Lock, silent, {dirty_timeout, 10}) of Y -> Y end),
    show(hibernate, gen_statem:call(Lock, hibernate)),
    show(stop, gen_statem:stop(Lock)),
    expect(terminated),
    receive {'EXIT', Lock, R} -> show(exit, R) end,
    handle(), failures().

show(Name, Value) -> io:format("~p: ~p~n", [Name, scrub(Value)]).

%% Without pids and traces.
scrub(P) when is_pid(P) -> pid;
scrub([{M, F, A, L} | _]) when is_atom(M), is_atom(F), is_list(L), (is_integer(A) orelse is_list(A)) -> trace;
scrub([H | T]) -> [scrub(H) | scrub(T)];
scrub(T) when is_tuple(T) -> list_to_tuple(scrub(tuple_to_list(T)));
scrub(X) -> X.
expect(Tag) -> receive {Tag, What} -> show(Tag, What) after 5000 -> show(Tag, missing) end.

init({Tell, Code}) when is_pid(Tell) -> {ok, locked, #{tell => Tell, code => Code, left => Code}};
init(ignore) -> ignore;
init({stop, R}) -> {stop, R};
init(bad) -> bad.

callback_mode() -> [state_functions, state_enter].

locked(enter, Old, #{tell := Tell} = D) -> Tell ! {entered, {Old, locked}}, {keep_state, D};
locked({call, From}, {button, B}, #{left := [B], code := Code} = D) ->
    {next_state, open, D#{left := Code}, [{reply, From, open}, {state_timeout, 30, lock}]};
locked({call, From}, {button, B}, #{left := [B | Left]} = D) -> {keep_state, D#{left := Left}, {reply, From, good}};
locked({call, From}, {button, _}, #{code := Code} = D) -> {keep_state, D#{left := Code}, {reply, From, wrong}};
locked(cast, generic, D) -> {keep_state, D, [{{timeout, a}, 5, x}, {{timeout, b}, 10, y}, {{timeout, a}, cancel}]};
locked({timeout, Name}, What, #{tell := Tell} = D) -> Tell ! {generic, {Name, What}}, {keep_state, D};
locked(cast, {cancel, T}, #{tell := Tell} = D) -> self() ! {later, Tell}, {keep_state, D, [{timeout, T, gone}]};
locked(info, {later, Tell}, _) -> Tell ! {cancelled, true}, keep_state_and_data;
locked(timeout, gone, #{tell := Tell}) -> Tell ! {cancelled, false}, keep_state_and_data;
locked(cast, internal, _) -> {keep_state_and_data, [{next_event, internal, one}, {next_event, internal, two}]};
locked(internal, What, #{tell := Tell}) -> Tell ! {internal, What}, keep_state_and_data;
locked(info, {ping, From}, _) -> From ! pong, keep_state_and_data;
locked({call, From}, both, D) -> {keep_state, D, [{reply, From, both}]};
locked({call, _}, silent, _) -> keep_state_and_data;
locked({call, From}, hibernate, _) -> {keep_state_and_data, [{reply, From, sleeping}, hibernate]};
locked({call, _}, {fail, error}, _) -> error(failed);
locked({call, _}, {fail, throw}, _) -> throw(bad_thing);
locked({call, _}, {fail, exit}, _) -> exit(failed);
locked({call, _}, {fail, action}, _) -> {keep_state_and_data, [nonsense]};
locked({call, _}, {fail, stop}, D) -> {stop, stopped, D};
locked({call, From}, {fail, stop_and_reply}, D) -> {stop_and_reply, {shutdown, x}, {reply, From, bye}, D}.

open(enter, Old, #{tell := Tell} = D) -> Tell ! {entered, {Old, open}}, {keep_state, D};
open({call, _}, {button, _}, _) -> {keep_state_and_data, [postpone]};
open(state_timeout, lock, D) -> {next_state, locked, D}.

terminate(Reason, State, #{tell := Tell}) -> Tell ! {terminated, {Reason, State}};
terminate(_, _, _) -> ok.

handle() ->
    show(ignored, gen_statem:start(?MODULE, ignore, [])),
    show(refused, gen_statem:start(?MODULE, {stop, because}, [])),
    show(bad, case gen_statem:start(?MODULE, bad, []) of {error, {R, _}} -> R; {error, R} -> R end).

failures() ->
    [begin
         {ok, P} = gen_statem:start_link(?MODULE, {self(), [1]}, []),
         Result = try gen_statem:call(P, {fail, How}) catch C:{R, {gen_statem, call, _}} -> {C, strip(R)} end,
         show({fail, How}, Result),
         receive {'EXIT', P, Reason} -> show(reason, strip(Reason)) end
     end || How <- [error, throw, exit, action, stop, stop_and_reply]],
    ok.

strip({R, [{_, _, _, _} | _]}) -> {R, trace};
strip(R) -> R.
