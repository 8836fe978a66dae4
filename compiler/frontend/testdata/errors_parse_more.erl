%% otp=29 (epp of OTP 25 crashes on some of these)
-module(errors_parse_more).
-import(foo).
-record(a).
-spec f(...) -> ok.
-spec f(A) -> B when 1 :: A.
