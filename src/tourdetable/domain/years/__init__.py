"""The year that is prepared: wishes, drafts, what the planner answers, moves by hand."""
