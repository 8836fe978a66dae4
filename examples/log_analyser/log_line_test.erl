-module(log_line_test).
-export([main/1]).

main(_) ->
    {ok, #{method := "GET", path := "/a", status := 200, bytes := 12}} = log_line:parse(" GET  /a\t200 12"),
    {error, {fields, "GET /a"}} = log_line:parse("GET /a"),
    {error, {fields, ""}} = log_line:parse(""),
    {error, {status, "abc"}} = log_line:parse("GET /a abc 1"),
    {error, {bytes, "-1"}} = log_line:parse("GET /a 200 -1"),
    {error, {status, "GET /a 99 1"}} = log_line:parse("GET /a 99 1"),
    ok.
