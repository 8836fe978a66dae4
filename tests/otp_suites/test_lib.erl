%% Stands in for the module of that name beside the compiler's suites, which recompiles and disassembles them.
-module(test_lib).
-export([id/1, recompile/1, recompile_core/1, parallel/0, uniq/0, opt_opts/1, get_data_dir/1, is_cloned_mod/1, p_run/2]).
-export([binary_part/2, binary/1]).
-compile({no_auto_import, [binary_part/2]}).

id(Term) -> Term.

recompile(_) -> ok.
recompile_core(_) -> ok.

%% Cases run one after the other.
parallel() -> [].

uniq() -> "_" ++ integer_to_list(erlang:unique_integer([positive])).

opt_opts(_) -> [].

get_data_dir(Config) -> test_server:lookup_config(data_dir, Config).

%% Suites are compiled once, under their own names.
is_cloned_mod(_) -> false.

p_run(Test, Data) -> p_run(Test, Data, 0, 0).

p_run(_, [], 0, 0) -> ok;
p_run(_, [], 0, Warnings) -> {comment, integer_to_list(Warnings) ++ " warnings"};
p_run(_, [], Errors, _) -> ct:fail({Errors, errors});
p_run(Test, [Item | Data], Errors, Warnings) ->
    case Test(Item) of
        ok -> p_run(Test, Data, Errors, Warnings);
        warning -> p_run(Test, Data, Errors, Warnings + 1);
        error -> p_run(Test, Data, Errors + 1, Warnings)
    end.

%% Called by cases about functions named like built-in ones.
binary_part(_, _) -> dummy.
binary(N) -> N rem 10 =:= 0.
