%% Stands in for OTP's module of the same name in the minimal runtime, where there are no sockets: what is left is addresses as text,
%% which stdlib's uri_string wants too. OTP's inet_parse does the work.
-module(inet).
-export([parse_address/1, parse_strict_address/1, parse_ipv4_address/1, parse_ipv4strict_address/1]).
-export([parse_ipv6_address/1, parse_ipv6strict_address/1, ntoa/1, ipv4_mapped_ipv6_address/1]).

parse_address(Text) -> inet_parse:address(Text).

parse_strict_address(Text) -> inet_parse:strict_address(Text).

parse_ipv4_address(Text) -> inet_parse:ipv4_address(Text).

parse_ipv4strict_address(Text) -> inet_parse:ipv4strict_address(Text).

parse_ipv6_address(Text) -> inet_parse:ipv6_address(Text).

parse_ipv6strict_address(Text) -> inet_parse:ipv6strict_address(Text).

ntoa(Address) -> inet_parse:ntoa(Address).

%% From one family to the other: the last 32 bits are the address of the old one.
ipv4_mapped_ipv6_address({A, B, C, D}) -> {0, 0, 0, 0, 0, 16#ffff, (A bsl 8) bor B, (C bsl 8) bor D};
ipv4_mapped_ipv6_address({_, _, _, _, _, _, High, Low}) -> {High bsr 8, High band 255, Low bsr 8, Low band 255}.
