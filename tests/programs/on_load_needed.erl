%% For on_load: what its function prepares is there when another module's function is called that calls this one.
-module(on_load_needed).
-export([get/0]).
-on_load(prepare/0).

prepare() -> persistent_term:put(?MODULE, prepared).

get() -> persistent_term:get(?MODULE).
