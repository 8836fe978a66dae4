%% Traps in bitstrings: order, construction, matching, text, the external term format.
-module(traps_binaries).
-export([main/1]).

main(_) ->
    order(),
    construction(),
    matching(),
    functions(),
    external().

order() ->
    trap(1, [<<>> > [a], <<>> > [], <<1:1>> > [a]]),
    trap(9, {<<1:1>> > <<0:7>>, <<1>> < <<1, 0>>, <<255:8>> > <<1:1>>, <<1:7>> < <<1:8>>}),
    trap(9, {id(<<1:1>>) > id(<<0:7>>), id(<<1>>) < id(<<1, 0>>), id(<<255:8>>) > id(<<1:1>>), id(<<1:7>>) < id(<<1:8>>)}),
    trap(5, <<(id(-0.0))/float>> =:= <<(id(0.0))/float>>),
    trap(16, erlang:phash2(<<"abc">>)),
    trap(17, erlang:phash2(<<5:3>>)),
    trap(19, erlang:phash(<<"x">>, 100)).

construction() ->
    trap(56, {<<257>>, <<-1>>, <<1:16/little>>, <<1.0:16/float>>, st(catch <<(id(a))>>), <<(id(1.0e300)):32/float>>, (fun(<<F:32/float>>) -> F; (_) -> nomatch end)(<<127, 128, 0, 0>>)}),
    trap(56, {<<(id(257))>>, <<(id(-1))>>, <<(id(1)):(id(16))/little>>, <<(id(1.0)):16/float>>}),
    trap(58, [<<1024/utf8>>, <<65536/utf16>>, <<$a/utf32-little>>, st(catch <<(hd(id([16#D800])))/utf8>>), (fun(<<X/utf8, _/binary>>) -> X end)(<<"é"/utf8>>)]),
    trap(58, [<<(id(1024))/utf8>>, <<(id(65536))/utf16>>, <<(id($a))/utf32-little>>]),
    trap(59, {<<1:3>>, <<1, 2:2>>, is_binary(<<1:3>>), bitstring_to_list(<<1, 2:3>>), list_to_bitstring([<<1:1>>, <<1:1>>]), st(catch list_to_binary([<<1:1>>]))}).

matching() ->
    trap(57, begin <<N:8, B:N/binary, R/bits>> = id(<<2, "abcd">>), {N, B, R} end),
    trap(39, [st(catch << <<X>> || <<X>> <= id(foo) >>)]),
    trap(40, {[X || <<X>> <= <<1, 2, 3:4>>], << <<X:4>> || <<X>> <= <<1, 2>> >>}).

functions() ->
    trap(60, begin
                 Large = binary:copy(<<1>>, 1000),
                 Part = binary:part(Large, 0, 70),
                 {binary:referenced_byte_size(Part), binary:referenced_byte_size(binary:copy(Part)), binary:referenced_byte_size(binary:part(Large, 0, 10))}
             end),
    trap(61, [iolist_to_binary([1, [<<2>> | <<3>>]]), iolist_size([[[]], "ab" | <<"c">>]), st(catch iolist_to_binary([256])), st(catch iolist_to_binary([a]))]),
    trap(62, {binary:split(<<"a,b,c">>, <<",">>), binary:split(<<"a,b,c">>, <<",">>, [global]), binary:split(<<",a,">>, <<",">>, [global, trim_all]),
              binary:match(<<"abc">>, [<<"c">>, <<"bc">>]), binary:matches(<<"aaa">>, <<"aa">>)}),
    trap(63, {unicode:characters_to_list(<<206>>, unicode), unicode:characters_to_binary([1024, <<255>>], unicode), unicode:characters_to_list([16#D800], unicode)}),
    trap(65, [integer_to_binary(-255, 16), st(catch binary_to_integer(<<"1 ">>)), atom_to_binary('é'), byte_size(atom_to_binary('é'))]),
    trap(52, {byte_size(<<1:9>>), bit_size(<<1:9>>)}).

external() ->
    trap(114, {term_to_binary(a), term_to_binary({1, -1, 256, 1.5}), term_to_binary("ab"), term_to_binary([1, 256]), term_to_binary(#{a => 1}),
               st(catch binary_to_term(<<131, 100, 0, 9, "nonexist1">>, [safe]))}).

%% trap(Number, Value): the measured result of that number in the list of semantic traps (traps.tsv).
trap(Number, Value) -> erlang:display({Number, Value}).

%% What catch gives, without the stack trace.
st({'EXIT', {Reason, Trace}}) when is_list(Trace) -> {'EXIT', Reason};
st(Value) -> Value.

%% Hides a value from the compiler.
id(X) -> X.
