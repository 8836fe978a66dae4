#!/usr/bin/env escript
%% Writes beside each NAME.erl a NAME.otp with the warnings that OTP gives of it behind lint, "line column id" each, in order.
%%   record_outcomes.escript FILE.erl...
-mode(compile).

main(Files) -> lists:foreach(fun record/1, Files).

record(File) ->
    Warnings = case compile:file(File, [return, to_kernel, binary]) of
                   {ok, _, _, W} -> W;
                   {ok, _, W} -> W
               end,
    Lines = lists:usort([{Line, Column, id(What)} || {_, L} <- Warnings, {{Line, Column}, Pass, What} <- L, Pass =/= erl_lint]),
    file:write_file(filename:rootname(File) ++ ".otp", [io_lib:format("~p ~p ~s~n", [L, C, Id]) || {L, C, Id} <- Lines]).

id({nomatch, What}) when element(1, What) =:= shadow; What =:= shadow -> nomatch_shadow;
id({nomatch, guard}) -> nomatch_guard;
id({nomatch, clause_type}) -> nomatch_type;
id({nomatch, no_clause}) -> nomatch_no_clause;
id({nomatch, pattern}) -> nomatch_pattern;
id({nomatch, What}) -> element(1, What);
id({failed, {What, _, _}}) -> What;
id({failed, What}) -> What;
id({ignored, {no_effect, _}}) -> no_effect;
id({ignored, {result, _}}) -> result_ignored;
id({ignored, What}) -> What;
id({map_key_repeated, _}) -> map_key_repeated.
