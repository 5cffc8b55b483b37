"""The living charter: a literate text, the rules under its articles, and the verdicts they give on a record of facts."""
