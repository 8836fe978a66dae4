%% The io server on standard input and output: OTP's I/O protocol, as the server of the same name answers it under `erl -noshell`.
%%
%% Bytes are read when a request wants them, a chunk at a time, and wait in the state as a list of binaries. What a request gets to see is
%% a line of them at a time, so that a long input costs no more than its lines; what it gives back goes to the front. While a
%% request waits for input, others are served, as on OTP: the prompt is then written again.
%%
%% Output goes to the runtime's buffer, which is written when the program has nothing else to do; this server waits where the reader is
%% slow and ends, with the errno's name for its reason, when the reader is gone. Requests after that get {error, terminated} from io.
-module(user).
-export([server/0, interfaces/1]).

-record(state, {pending = [] :: [binary()],     % read and not asked for, in order
                eof = false :: boolean(),
                encoding = latin1 :: latin1 | unicode,
                mode = list :: list | binary}).

interfaces(_User) -> [].

server() ->
    process_flag(trap_exit, true),
    group_leader(self(), self()),
    loop(#state{}).

loop(S) ->
    receive
        {io_request, From, ReplyAs, Request} when is_pid(From) -> loop(serve(Request, From, ReplyAs, S));
        _ -> loop(S)
    end.

serve(Request, From, ReplyAs, S0) ->
    {_, Reply, S} = request(Request, S0),
    From ! {io_reply, ReplyAs, Reply},
    S.

%% -> {ok | error, Reply, State}
request({put_chars, Encoding, Chars}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    put_chars(Chars, Encoding, S);
request({put_chars, Encoding, M, F, As}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    try apply(M, F, As) of
        Chars when is_list(Chars); is_binary(Chars) -> put_chars(Chars, Encoding, S);
        _ -> {error, {error, put_chars}, S}
    catch
        _:_ -> {error, {error, put_chars}, S}
    end;
request({get_line, Encoding, Prompt}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    input(Prompt, {line, Encoding}, get_line, S);
request({get_chars, Encoding, Prompt, N}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    input(Prompt, {chars, N, Encoding}, get_chars, S);
request({get_until, Encoding, Prompt, M, F, As}, S) when Encoding =:= unicode; Encoding =:= latin1 ->
    input(Prompt, {until, start, {M, F, As}, Encoding}, get_chars, S);
request(getopts, S) ->
    {ok, [{binary, S#state.mode =:= binary}, {encoding, S#state.encoding}], S};
request({setopts, Options}, S) when is_list(Options) ->
    set_options(Options, S);
request({requests, Requests}, S) when is_list(Requests) ->
    requests(Requests, {ok, ok, S});
request({get_geometry, Dimension}, S) when Dimension =:= columns; Dimension =:= rows ->
    case {lumen:terminal_size(), Dimension} of
        {{Columns, _}, columns} -> {ok, Columns, S};
        {{_, Rows}, rows} -> {ok, Rows, S};
        {false, _} -> {error, {error, enotsup}, S}
    end;
%% Of nodes before R13.
request({put_chars, Chars}, S) -> request({put_chars, latin1, Chars}, S);
request({put_chars, M, F, As}, S) -> request({put_chars, latin1, M, F, As}, S);
request({get_chars, Prompt, N}, S) -> request({get_chars, latin1, Prompt, N}, S);
request({get_line, Prompt}, S) -> request({get_line, latin1, Prompt}, S);
request({get_until, Prompt, M, F, As}, S) -> request({get_until, latin1, Prompt, M, F, As}, S);
request(Unknown, S) ->
    {error, {error, {request, Unknown}}, S}.

requests([Request | Requests], {ok, _, S}) -> requests(Requests, request(Request, S));
requests([_ | _], Error) -> Error;
requests([], Result) -> Result.

set_options(Options, S) ->
    case options(Options, S) of
        error -> {error, {error, enotsup}, S};
        Set -> {ok, ok, Set}
    end.

options([], S) -> S;
options([binary | Os], S) -> options(Os, S#state{mode = binary});
options([list | Os], S) -> options(Os, S#state{mode = list});
options([{binary, true} | Os], S) -> options(Os, S#state{mode = binary});
options([{binary, false} | Os], S) -> options(Os, S#state{mode = list});
options([{list, true} | Os], S) -> options(Os, S#state{mode = list});
options([{list, false} | Os], S) -> options(Os, S#state{mode = binary});
options([latin1 | Os], S) -> options(Os, S#state{encoding = latin1});
options([unicode | Os], S) -> options(Os, S#state{encoding = unicode});
options([{encoding, latin1} | Os], S) -> options(Os, S#state{encoding = latin1});
options([{encoding, E} | Os], S) when E =:= unicode; E =:= utf8 -> options(Os, S#state{encoding = unicode});
options(_, _) -> error.

%% --- output

put_chars(Chars, Encoding, S) ->
    case to_device(Chars, Encoding, S#state.encoding) of
        error -> {error, {error, put_chars}, S};
        Bytes -> write(Bytes), {ok, ok, S}
    end.

write(<<>>) -> ok;
write(Bytes) ->
    case lumen:write_output(Bytes) of
        {error, Reason} ->
            exit(Reason);
        Taken when Taken =:= byte_size(Bytes) ->
            ok;
        Taken ->
            <<_:Taken/binary, Rest/binary>> = Bytes,
            lumen:ask_for(output),
            receive lumen_output -> write(Rest) end
    end.

%% Characters as bytes of the device. What Latin-1 does not have is written as \x{...}, if it comes as Unicode.
to_device(Chars, From, To) ->
    try unicode:characters_to_binary(Chars, From, To) of
        Bytes when is_binary(Bytes) -> Bytes;
        {error, Bytes, Rest} when From =:= unicode, To =:= latin1 -> escape(Bytes, Rest);
        _ -> error
    catch
        error:badarg -> error
    end.

escape(Done, Rest) ->
    case unicode:characters_to_list(Rest) of
        [_ | _] = Chars ->
            iolist_to_binary([Done | [if C > 255 -> ["\\x{", integer_to_list(C, 16), $}]; true -> C end || C <- Chars]]);
        _ -> error
    end.

prompt('', _) -> ok;
prompt(Prompt, S) ->
    case to_device(io_lib:format_prompt(Prompt, S#state.encoding), unicode, S#state.encoding) of
        error -> error;
        Bytes -> write(Bytes)
    end.

%% --- input

input(Prompt, Want, Name, S) ->
    case prompt(Prompt, S) of
        error -> {error, {error, Name}, S};
        ok when S#state.eof, S#state.pending =:= [] -> {ok, eof, S};
        ok -> supply(Want, <<>>, Prompt, S)
    end.

%% Goes on with bytes there are, else with those that come. `Partial`: bytes taken for this request and not used yet.
supply(Want, Partial, Prompt, #state{pending = [Bytes | Pending]} = S) ->
    feed(Want, join(Partial, Bytes), byte_size(Partial), Prompt, S#state{pending = Pending});
supply(Want, Partial, _, #state{eof = true} = S) ->
    at_end(Want, Partial, S);
supply(Want, Partial, Prompt, S) ->
    case lumen:read_input() of
        Bytes when is_binary(Bytes) -> supply(Want, Partial, Prompt, S#state{pending = [Bytes]});
        wait -> lumen:ask_for(input), wait(Want, Partial, Prompt, S);
        %% What cannot be read has ended, as the port of OTP's server sees it.
        _ -> supply(Want, Partial, Prompt, S#state{eof = true})
    end.

wait(Want, Partial, Prompt, S) ->
    receive
        lumen_input ->
            supply(Want, Partial, Prompt, S);
        {io_request, From, ReplyAs, Request} when is_pid(From) ->
            Later = serve(Request, From, ReplyAs, S),
            case Request of
                {get_geometry, _} -> ok;
                _ -> prompt(Prompt, Later)
            end,
            supply(Want, Partial, Prompt, Later)
    end.

join(<<>>, Bytes) -> Bytes;
join(Partial, Bytes) -> <<Partial/binary, Bytes/binary>>.

%% `Seen` bytes in front were looked at before.
feed({line, Encoding} = Want, Bytes, Seen, Prompt, S) ->
    case line_end(Bytes, Seen) of
        nomatch -> supply(Want, Bytes, Prompt, S);
        Size ->
            <<Line:Size/binary, Rest/binary>> = Bytes,
            give(without_return(Line), Encoding, collect_line, put_back(Rest, S))
    end;
feed({chars, N, Encoding} = Want, Bytes, _, Prompt, S) when is_integer(N), N >= 0 ->
    case size_of_chars(N, Bytes, S#state.encoding) of
        more -> supply(Want, Bytes, Prompt, S);
        Size ->
            <<Chars:Size/binary, Rest/binary>> = Bytes,
            give(Chars, Encoding, collect_chars, put_back(Rest, S))
    end;
feed({chars, _, _}, Bytes, _, _, S) ->
    failed(collect_chars, put_back(Bytes, S));
feed({until, _, _, _} = Want, Bytes, Seen, Prompt, S) ->
    case line_end(Bytes, Seen) of
        nomatch -> supply(Want, Bytes, Prompt, S);
        Size ->
            <<Line:Size/binary, Rest/binary>> = Bytes,
            continue(Want, Line, Prompt, put_back(Rest, S))
    end.

%% A function that takes what it needs: io_lib:get_until/4 runs it.
continue({until, State, Call, Encoding}, Bytes, Prompt, S) ->
    Data = case Bytes of eof -> eof; _ -> to_client(Bytes, Encoding, S) end,
    try Data =/= error andalso io_lib:get_until(State, Data, Encoding, Call) of
        {stop, Result, Rest} -> {ok, Result, return_rest(Rest, Encoding, S)};
        false -> failed(name_of(Call), S);
        _ when Bytes =:= eof -> failed(name_of(Call), S);
        Next -> supply({until, Next, Call, Encoding}, <<>>, Prompt, S)
    catch
        _:_ -> failed(name_of(Call), S)
    end.

name_of({_, Function, _}) -> Function.

return_rest(eof, _, S) -> S;
return_rest(Rest, Encoding, S) ->
    case to_device(Rest, if is_binary(Rest) -> Encoding; true -> unicode end, S#state.encoding) of
        Bytes when is_binary(Bytes) -> put_back(Bytes, S);
        error -> S
    end.

at_end({line, _}, <<>>, S) -> {ok, eof, S};
at_end({line, Encoding}, Partial, S) -> give(Partial, Encoding, collect_line, S);
at_end({chars, _, _}, <<>>, S) -> {ok, eof, S};
at_end({chars, _, Encoding}, Partial, S) -> give(Partial, Encoding, collect_chars, S);
at_end({until, start, _, _}, <<>>, S) -> {ok, eof, S};
at_end({until, _, _, _} = Want, <<>>, S) -> continue(Want, eof, '', S);
at_end({until, _, _, _} = Want, Partial, S) -> continue(Want, Partial, '', S).

give(Bytes, Encoding, Name, S) ->
    case to_client(Bytes, Encoding, S) of
        error -> failed(Name, S);
        Data -> {ok, Data, S}
    end.

%% Bytes that are none of the encoding: they are lost, with all that has been read.
failed(Name, S) -> {error, {error, Name}, S#state{pending = []}}.

to_client(Bytes, _, #state{mode = list, encoding = latin1}) -> binary_to_list(Bytes);
to_client(Bytes, Encoding, #state{mode = list, encoding = unicode}) ->
    case unicode:characters_to_list(Bytes) of
        Chars when is_list(Chars), Encoding =:= unicode -> Chars;
        Chars when is_list(Chars) ->
            case lists:all(fun(C) -> C < 256 end, Chars) of true -> Chars; false -> error end;
        _ -> error
    end;
to_client(Bytes, Encoding, #state{mode = binary, encoding = Device}) ->
    case unicode:characters_to_binary(Bytes, Device, Encoding) of
        Data when is_binary(Data) -> Data;
        _ -> error
    end.

put_back(<<>>, S) -> S;
put_back(Bytes, S) -> S#state{pending = [Bytes | S#state.pending]}.

%% The size of the first line, its end included.
line_end(Bytes, Seen) ->
    case binary:match(Bytes, <<"\n">>, [{scope, {Seen, byte_size(Bytes) - Seen}}]) of
        nomatch -> nomatch;
        {At, 1} -> At + 1
    end.

without_return(Line) ->
    Before = byte_size(Line) - 2,
    case Line of
        <<Text:Before/binary, "\r\n">> -> <<Text/binary, "\n">>;
        _ -> Line
    end.

size_of_chars(N, Bytes, latin1) -> if N =< byte_size(Bytes) -> N; true -> more end;
size_of_chars(N, Bytes, unicode) -> size_of_chars(N, Bytes, unicode, 0).

%% Bytes of N characters in UTF-8; a byte that begins none counts for one and fails later.
size_of_chars(0, _, unicode, Size) -> Size;
size_of_chars(N, Bytes, unicode, Size) ->
    case Bytes of
        <<_:Size/binary, First, _/binary>> ->
            Width = if First < 16#C0 -> 1; First < 16#E0 -> 2; First < 16#F0 -> 3; true -> 4 end,
            if
                Size + Width =< byte_size(Bytes) -> size_of_chars(N - 1, Bytes, unicode, Size + Width);
                true -> more
            end;
        _ -> more
    end.
