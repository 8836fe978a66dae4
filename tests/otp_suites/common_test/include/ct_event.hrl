%% The record of Common Test's events, which some suites' headers name.
-record(event, {name, node, data}).
