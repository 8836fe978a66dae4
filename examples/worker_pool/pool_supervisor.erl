%% The supervisors: of the pool and of its workers. Should the pool itself fail, its workers go with it.
-module(pool_supervisor).
-behaviour(supervisor).
-export([start_link/1, init/1]).

start_link(Workers) -> supervisor:start_link(?MODULE, {pool, Workers}).

init({pool, Workers}) ->
    {ok, {#{strategy => one_for_all},
          [#{id => workers, start => {supervisor, start_link, [{local, pool_workers}, ?MODULE, workers]}, type => supervisor},
           #{id => pool, start => {pool, start_link, [pool_workers, Workers]}}]}};
init(workers) ->
    {ok, {#{strategy => simple_one_for_one, intensity => 10, period => 1}, [#{id => worker, start => {pool_worker, start_link, []}}]}}.
