%% Exceptions thrown from some depth and caught, errors caught with and without a look at the stack.
-module(exceptions).
-export([main/1]).

main([]) -> main(["4000000"]);
main([Rounds]) -> erlang:display(rounds(list_to_integer(Rounds), 0)).

rounds(0, Sum) -> Sum;
rounds(N, Sum) -> rounds(N - 1, Sum + thrown(N) + failed(N) + passed(N)).

thrown(N) ->
    try deep(N rem 8, N)
    catch
        throw:{found, X} -> X band 7;
        throw:missing -> 1
    end.

deep(0, N) when N band 1 =:= 0 -> throw({found, N});
deep(0, _) -> throw(missing);
deep(Depth, N) -> 1 + deep(Depth - 1, N).

failed(N) ->
    case catch divide(N, N rem 3) of
        {'EXIT', {badarith, _}} -> 2;
        Quotient -> Quotient band 1
    end.

divide(N, D) -> N div D.

passed(N) ->
    try list_to_existing(N)
    catch
        error:badarg -> 3
    after
        N
    end.

list_to_existing(N) when N band 3 =:= 0 -> list_to_integer([$x + N band 1]);
list_to_existing(N) -> N band 3.
