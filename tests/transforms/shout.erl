%% A parse transform that prints, warns, and gives atoms that end in a bang their text in upper case.
-module(shout).
-export([parse_transform/2, format_error/1]).
parse_transform(Forms, _Options) ->
    io:format("shouting ~ts~n", [<<"ü"/utf8>>]),
    {warning, [form(Form) || Form <- Forms], [{"shouting.erl", [{{3, 1}, ?MODULE, loud}]}]}.
form(Tuple) when is_tuple(Tuple) -> list_to_tuple([form(E) || E <- tuple_to_list(Tuple)]);
form([H | T]) -> [form(H) | form(T)];
form(Atom) when is_atom(Atom) ->
    case lists:reverse(atom_to_list(Atom)) of
        "!" ++ Rest -> list_to_atom(string:uppercase(lists:reverse(Rest)));
        _ -> Atom
    end;
form(Other) -> Other.
format_error(loud) -> "this module shouts".
