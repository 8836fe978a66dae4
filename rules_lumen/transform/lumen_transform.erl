%% A parse transform written in Erlang as the program that the compiler runs: one request on standard input, the answer on standard output.
%% compiler/transform/README.md has the protocol. lumen_parse_transform in rules_lumen/defs.bzl makes the program, whose main/1 calls run/1.
%%
%% What the transform prints goes to standard error: standard output is the answer's. An exception of the transform ends the program with
%% its report, and the compiler names the attribute that asked for it.
%% Tested by tests/transforms.
-module(lumen_transform).
-export([run/1]).

%% Transform is M:parse_transform/2.
-spec run(fun(([term()], [term()]) -> term())) -> ok.
run(Transform) ->
    Device = group_leader(),
    %% Linked without OTP's libraries the program has no io server, and would ask itself for ever.
    Device =/= self() orelse error(no_io_server),
    ok = ask(Device, {setopts, [binary, {encoding, latin1}]}),
    {parse_transform, 1, _Name, Forms, Options} = binary_to_term(read(Device, [])),
    true = group_leader(spawn_link(fun printing/0), self()),
    Answer = answer(Transform(Forms, Options)),
    true = group_leader(Device, self()),
    ok = ask(Device, {put_chars, latin1, term_to_binary(Answer)}).

read(Device, Read) ->
    case ask(Device, {get_chars, latin1, '', 65536}) of
        eof -> iolist_to_binary(lists:reverse(Read));
        Bytes when is_binary(Bytes) -> read(Device, [Bytes | Read])
    end.

%% A request of the io protocol, with the encoding that means bytes: the functions of io always ask for unicode.
ask(Device, Request) ->
    Tag = make_ref(),
    Device ! {io_request, self(), Tag, Request},
    receive {io_reply, Tag, Reply} -> Reply end.

%% Messages become text here: their modules are in this program.
answer({error, Errors, Warnings}) -> {error, messages(Errors), messages(Warnings)};
answer({warning, Forms, Warnings}) -> {warning, Forms, messages(Warnings)};
answer(Forms) -> Forms.

messages(Files) -> [{File, [message(Message) || Message <- Messages]} || {File, Messages} <- Files].

message({Location, Module, Descriptor}) -> {Location, Module, text(Module, Descriptor)};
message({Module, Descriptor}) -> {none, Module, text(Module, Descriptor)}.

text(Module, Descriptor) ->
    try unicode:characters_to_binary(Module:format_error(Descriptor)) of
        Text when is_binary(Text) -> Text;
        _ -> Descriptor
    catch
        _:_ -> Descriptor
    end.

%% Writes what is printed to standard error; everything else that one may ask of an io server is not for a transform.
printing() ->
    receive
        {io_request, From, Tag, Request} ->
            From ! {io_reply, Tag, print(Request)},
            printing();
        _ -> printing()
    end.

print({put_chars, Encoding, Text}) -> error_text(unicode:characters_to_binary(Text, Encoding));
print({put_chars, Encoding, Module, Function, Arguments}) ->
    print({put_chars, Encoding, apply(Module, Function, Arguments)});
print({requests, Requests}) -> lists:foldl(fun(Request, _) -> print(Request) end, ok, Requests);
print(getopts) -> [{binary, false}, {encoding, unicode}];
print({get_geometry, _}) -> {error, enotsup};
print(_) -> {error, enotsup}.

error_text(Text) when is_binary(Text) ->
    true = lumen:write_error(Text),
    ok;
error_text(_) -> {error, no_translation}.
