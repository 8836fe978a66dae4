%% Stands in for the header of merl, by which some cases make code, compile and load it while they run. Code is not loaded here, so merl is
%% not either: these cases fail with undef, and the rest of their suites runs.
-define(Q(Text), merl:quote(?LINE, Text)).
-define(Q(Text, Environment), merl:qquote(?LINE, Text, Environment)).
