%% The n-body problem: floats in tuples in lists.
-module(nbody).
-export([main/1]).

main([]) -> main(["400000"]);
main([Steps]) ->
    Bodies = offset_momentum(bodies()),
    Before = energy(Bodies),
    erlang:display({Before, energy(steps(list_to_integer(Steps), Bodies))}).

%% {X, Y, Z, VX, VY, VZ, Mass} of the sun, Jupiter, Saturn, Uranus and Neptune.
bodies() ->
    Solar = 39.47841760435743,
    Days = 365.24,
    [{0.0, 0.0, 0.0, 0.0, 0.0, 0.0, Solar},
     {4.84143144246472090, -1.16032004402742839, -0.103622044471123109, 0.00166007664274403694 * Days,
      0.00769901118419740425 * Days, -0.0000690460016972063023 * Days, 0.000954791938424326609 * Solar},
     {8.34336671824457987, 4.12479856412430479, -0.403523417114321381, -0.00276742510726411 * Days,
      0.00499852801234917238 * Days, 0.0000230417297573763929 * Days, 0.000285885980666130812 * Solar},
     {12.8943695621391310, -15.1111514016986312, -0.223307578892655734, 0.00296460137564761618 * Days,
      0.00237847173959480950 * Days, -0.0000296589568540237556 * Days, 0.0000436624404335156298 * Solar},
     {15.3796971148509165, -25.9193146099879641, 0.179258772950371181, 0.00268067772490389322 * Days,
      0.00162824170038242295 * Days, -0.0000951592254519715870 * Days, 0.0000515138902046611451 * Solar}].

offset_momentum([{X, Y, Z, _, _, _, Mass} | Rest]) ->
    {PX, PY, PZ} = momentum(Rest, 0.0, 0.0, 0.0),
    [{X, Y, Z, -PX / Mass, -PY / Mass, -PZ / Mass, Mass} | Rest].

momentum([], PX, PY, PZ) -> {PX, PY, PZ};
momentum([{_, _, _, VX, VY, VZ, Mass} | Rest], PX, PY, PZ) ->
    momentum(Rest, PX + VX * Mass, PY + VY * Mass, PZ + VZ * Mass).

steps(0, Bodies) -> Bodies;
steps(N, Bodies) -> steps(N - 1, move(attract(Bodies))).

%% Each body attracts those behind it, and they it.
attract([]) -> [];
attract([Body | Rest]) ->
    {Moved, Others} = pairs(Body, Rest, []),
    [Moved | attract(Others)].

pairs(Body, [], Done) -> {Body, reverse(Done, [])};
pairs({X, Y, Z, VX, VY, VZ, Mass}, [{X2, Y2, Z2, VX2, VY2, VZ2, Mass2} | Rest], Done) ->
    DX = X - X2,
    DY = Y - Y2,
    DZ = Z - Z2,
    Square = DX * DX + DY * DY + DZ * DZ,
    Magnitude = 0.01 / (Square * sqrt(Square)),
    M = Mass * Magnitude,
    M2 = Mass2 * Magnitude,
    pairs({X, Y, Z, VX - DX * M2, VY - DY * M2, VZ - DZ * M2, Mass}, Rest,
          [{X2, Y2, Z2, VX2 + DX * M, VY2 + DY * M, VZ2 + DZ * M, Mass2} | Done]).

move([]) -> [];
move([{X, Y, Z, VX, VY, VZ, Mass} | Rest]) ->
    [{X + 0.01 * VX, Y + 0.01 * VY, Z + 0.01 * VZ, VX, VY, VZ, Mass} | move(Rest)].

energy([]) -> 0.0;
energy([{X, Y, Z, VX, VY, VZ, Mass} | Rest]) ->
    0.5 * Mass * (VX * VX + VY * VY + VZ * VZ) - potential(X, Y, Z, Mass, Rest, 0.0) + energy(Rest).

potential(_, _, _, _, [], Sum) -> Sum;
potential(X, Y, Z, Mass, [{X2, Y2, Z2, _, _, _, Mass2} | Rest], Sum) ->
    DX = X - X2,
    DY = Y - Y2,
    DZ = Z - Z2,
    potential(X, Y, Z, Mass, Rest, Sum + Mass * Mass2 / sqrt(DX * DX + DY * DY + DZ * DZ)).

%% Newton's method, so that the program needs no library.
sqrt(X) -> newton(X, X, 0).

newton(X, Guess, Rounds) ->
    Next = 0.5 * (Guess + X / Guess),
    Change = Next - Guess,
    if
        Rounds > 60 -> Next;
        Change * Change < 1.0e-24 * Next * Next -> Next;
        true -> newton(X, Next, Rounds + 1)
    end.

reverse([], L) -> L;
reverse([H | T], L) -> reverse(T, [H | L]).
