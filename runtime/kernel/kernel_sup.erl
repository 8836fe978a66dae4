%% The supervisor under which stdlib starts processes that a whole program shares, as OTP's kernel_sup: the timer server.
%%
%% It becomes OTP's supervisor when it is first asked for something, so that programs which never ask do not pay for it.
-module(kernel_sup).
-behaviour(supervisor).
-export([server/0, init/1]).

server() ->
    receive
        First ->
            process_flag(trap_exit, true),
            put('$ancestors', [init]),
            put('$initial_call', {supervisor, ?MODULE, 1}),
            {ok, State} = supervisor:init({{local, ?MODULE}, ?MODULE, []}),
            self() ! First,
            gen_server:enter_loop(supervisor, [], State, {local, ?MODULE})
    end.

init([]) ->
    {ok, {#{strategy => one_for_one, intensity => 1, period => 5}, []}}.
