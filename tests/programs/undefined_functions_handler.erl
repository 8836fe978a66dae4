%% For undefined_functions.
-module(undefined_functions_handler).
-export(['$handle_undefined_function'/2, known/1, through/1]).

'$handle_undefined_function'(raise, [Reason]) -> error(Reason);
'$handle_undefined_function'(refuse, Arguments) -> error_handler:raise_undef_exception(?MODULE, refuse, Arguments);
'$handle_undefined_function'(add, [A, B]) -> A + B;
'$handle_undefined_function'(started, Arguments) -> exit({started, Arguments});
'$handle_undefined_function'(awake, Arguments) -> exit({awake, Arguments});
'$handle_undefined_function'(Name, Arguments) -> {handled, Name, length(Arguments), Arguments}.

known(X) -> {known, secret(X)}.

through(Name) -> ?MODULE:Name(through).

secret(X) -> {secret, X}.
