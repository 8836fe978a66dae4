%% A program of several modules that call each other in all the ways in which functions are inlined across modules, and in those in which
%% they are not: what functions return, where they fail and what traces say must be the same as without.
-module(together).
-export([main/1, twice/1, even/2, first_of/1]).

main(_) ->
    lists_of(accessors()),
    lists_of([trace(fun() -> together_point:x(F) end) || F <- [not_a_point, {point, 1}, 7]]),
    lists_of(errors()),
    lists_of(wrappers()),
    lists_of(numbers()),
    lists_of(functions()),
    lists_of(loops()),
    lists_of(workers()).

lists_of([]) -> ok;
lists_of([Item | Rest]) -> erlang:display(Item), lists_of(Rest).

%% Records and lists behind functions.
accessors() ->
    P = together_point:new(3, 4),
    Q = together_point:move(P, 10, -20),
    R = together_point:name(Q, "somewhere"),
    Points = [together_point:new(N, N * N) || N <- [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{together_point:x(P), together_point:y(P)},
     {together_point:x(Q), together_point:y(Q), together_point:name(Q)},
     together_point:name(R),
     together_point:is_point(R), together_point:is_point(3), together_point:is_point({point, 1, 2}),
     [together_point:x(together_point:move(Point, 1, 1)) + together_point:y(Point) || Point <- Points],
     sum(Points, 0),
     together_point:kind(3.5), together_point:kind(a), together_point:kind(-3), together_point:kind(1 bsl 70),
     together_point:kind(<<1>>), together_point:kind([]), together_point:kind(P),
     together_point:literal(a), together_point:literal(b), together_point:literal(c),
     together_point:five(1, 2, 3, 4, 5), together_point:nine(1, 2, 3, 4, 5, 6, 7, 8, 9)].

sum([Point | Rest], Sum) -> sum(Rest, Sum + together_point:x(Point) * together_point:y(Point));
sum([], Sum) -> Sum.

%% What fails in a function that was inlined, in one that it calls, and after it.
errors() ->
    [trace(fun() -> together_point:x(together_point:new(1, 2)) + together_point:y(atom) end),
     trace(fun() -> {together_point:move(together_point:new(a, 1), 1, 1), done} end),
     trace(fun() -> add_up([together_point:new(1, 2), together_point:new(b, 2)], 0) end),
     trace(fun() -> [together_point:x(P) || P <- [together_point:new(1, 2), bad]] end),
     trace(fun() -> together_helper:fail(error) end),
     trace(fun() -> {together_helper:fail(exit)} end),
     trace(fun() -> [together_helper:fail(throw)] end),
     trace(fun() -> together_helper:divide(1, 0) end),
     trace(fun() -> 1 + together_helper:divide(a, 1) end),
     trace(fun() -> together_helper:nested(fun() -> together_point:y(nothing) end) end),
     trace(fun() -> 1 + together_helper:nested(fun() -> together_point:y(nothing) end) end),
     trace(fun() -> together_helper:no_such_function(1, 2) end),
     trace(fun() -> no_such_module_at_all:f(1) end),
     trace(fun() -> together_helper:calls_nothing(3) end),
     trace(fun() -> {together_helper:calls_nothing(3)} end),
     trace(fun() -> together_point:nine(1, 2, 3, 4, 5, 6, 7, 8, nine) + 1 end),
     trace(fun() -> together_helper:guarded(17) end),
     trace(fun() -> together_helper:guarded(1) end),
     together_helper:caught(fun() -> together_point:x(none) end),
     together_helper:caught(fun() -> together_point:x(together_point:new(5, 6)) end),
     (try together_point:x(nothing) catch error:function_clause -> caught end),
     (try together_helper:fail(throw) catch Thrown -> {thrown, Thrown} after together_point:new(1, 2) end),
     (catch together_helper:fail(exit))].

add_up([Point | Rest], Sum) -> add_up(Rest, Sum + together_point:x(Point));
add_up([], Sum) -> Sum.

%% The reason and what of the trace lies in this program.
trace(F) ->
    try {value, F()}
    catch
        Class:Reason:Trace ->
            {Class, Reason, [{M, N, A, place(L)} || {M, N, A, L} <- Trace, is_ours(M)]}
    end.

is_ours(M) -> M =:= together orelse M =:= together_point orelse M =:= together_helper orelse M =:= no_such_module_at_all.

place([{file, File}, {line, Line} | _]) -> {File, Line};
place([_ | Rest]) -> place(Rest);
place([]) -> none.

%% Functions that end in a call of another module's.
wrappers() ->
    [together_helper:twice(21), together_helper:again(1), together_helper:default(3),
     together_helper:even(10), together_helper:even(7), even(3, 4),
     together_helper:via(first_of, [[x, y]]), together_helper:apply_to(fun together_point:x/1, together_point:new(8, 9)),
     1 + together_helper:twice(together_helper:twice(together_helper:plus(5, 6)))].

twice(N) -> N * 2.

first_of([First | _]) -> First.

even(0, Steps) -> {even, Steps};
even(N, Steps) -> together_helper:odd(N - 1, Steps + 1).

%% Numbers that do not fit where the inlined code expects them.
numbers() ->
    Big = 1 bsl 59,
    [together_helper:plus(Big, Big), together_helper:plus(-Big, -Big - Big), together_helper:plus(1.5, 2), together_helper:plus(Big * Big, 1),
     together_helper:mean(3, 4), together_helper:mean(Big * 2, Big * 2), together_helper:scale(1.5), together_helper:scale(2),
     [together_helper:plus(N, together_helper:scale(N)) || N <- [1, 2.25, Big, -1]],
     fold([1, Big, 2.0, -Big], 0)].

fold([N | Rest], Sum) -> fold(Rest, together_helper:plus(Sum, together_helper:plus(N, N)));
fold([], Sum) -> Sum.

%% Which functions they are.
functions() ->
    F = fun together_point:x/1,
    [F =:= fun together_point:x/1, F =:= together_helper:the_fun(), erlang:fun_info(F, arity), erlang:fun_info(F, module),
     erlang:function_exported(together_point, x, 1), erlang:function_exported(together_helper, hidden, 1),
     apply(together_point, y, [together_point:new(1, 2)]),
     together_helper:counter() =:= together_helper:counter(),
     (together_helper:counter())(4), (together_helper:adder(5))(6),
     trace(fun() -> apply(together_helper, hidden, [1]) end)].

%% Loops through several modules, long enough to give up the processor and to collect.
loops() ->
    [together_helper:even(1000001),
     count(300000, together_point:new(0, 0)),
     length(gather(20000, [])),
     together_helper:down(100000, [])].

count(0, Point) -> {together_point:x(Point), together_point:y(Point)};
count(N, Point) -> count(N - 1, together_point:move(Point, 1, N rem 3)).

gather(0, All) -> All;
gather(N, All) -> gather(N - 1, [together_point:name(together_point:new(N, N), [N | together_point:x(together_point:new(N, 1))]) | All]).

workers() ->
    Self = self(),
    Workers = [spawn_link(fun() -> Self ! {self(), count(N * 1000, together_point:new(N, 0))} end) || N <- [1, 2, 3, 4, 5]],
    [receive {Worker, Result} -> Result end || Worker <- Workers].
