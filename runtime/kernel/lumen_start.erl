%% What the first process of a program runs that reaches OTP's io, logger or init: it starts the processes such programs count on,
%% and then is the program.
%%
%%   user     standard input and output by OTP's I/O protocol; everybody's group leader
%%   logger   reports what the runtime itself has to say of crashed processes
%%   init     init:stop/0,1, SIGTERM, the end of the program
%%   kernel_sup   for programs that reach timer: its server's supervisor
%%
%% The link step makes this the program's start (compiler/codegen/link_stubs.cc) and lumen:main/1 a name of the program's own main/1.
-module(lumen_start).
-export([start/1, start_supervised/1]).

%% The last call of each: traces of the program begin with its own functions.
start(Arguments) ->
    start_servers(Arguments),
    lumen:main(Arguments).

%% The same with the process under which OTP's libraries start their own.
start_supervised(Arguments) ->
    start_servers(Arguments),
    register(kernel_sup, spawn(fun kernel_sup:server/0)),
    lumen:main(Arguments).

start_servers(Arguments) ->
    User = spawn(fun user:server/0),
    register(user, User),
    group_leader(User, self()),
    register(logger, spawn(fun logger:server/0)),
    register(init, spawn(fun() -> init:server(Arguments) end)).
