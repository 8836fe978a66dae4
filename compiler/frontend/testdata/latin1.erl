%% -*- coding: latin-1 -*-
-module(latin1).
-export([f/0, е/0]).
f() -> {"ед", $ц, е()}.
е() -> "я".
