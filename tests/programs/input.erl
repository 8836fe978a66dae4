%% Standard input through OTP's io module: lines, characters, terms, tokens, formats, both encodings, both modes, prompts, the end.
-module(input).
-export([main/1]).

main(["binary"]) ->
    ok = io:setopts([binary]),
    show(io:get_line("")),
    show(io:get_line("")),
    ok = io:setopts([unicode]),
    show(io:get_line("")),
    show(io:get_line("")),
    show(io:get_line(""));
main(["lists"]) ->
    show(io:get_line("prompt> ")),
    show(io:get_line('')),
    show(io:fread("", "~a ~d ~f")),
    show(io:read("")),
    show(io:fread('', "~s ~u ~s")),
    show(io:get_line("")),
    ok = io:setopts([{encoding, unicode}]),
    show(io:getopts()),
    show(io:get_line("λ> ")),
    show(io:get_chars("", 5)),
    show(io:get_line("")),
    Writer = self(),
    spawn(fun() -> io:put_chars("from another process\n"), Writer ! done end),
    receive done -> ok end,
    show(io:setopts([{encoding, latin1}])),
    show(io:get_line("")),
    show(io:get_chars("", 4)),
    show(io:get_chars("", 0)),
    show(io:get_line("")),
    show(io:fread("", "~d")),
    show(io:get_line("")),
    show(io:parse_erl_form("")),
    show(io:get_line("")),
    show(io:get_line("")),
    show(io:get_line("")),
    show(io:get_chars("", 3)),
    show(io:read("")),
    show(io:fread("", "~d")).

show(Value) -> io:format("~p~n", [Value]).
