"""The living charter: a literate text, the rules under its articles, and their verdicts on a
record of facts."""
