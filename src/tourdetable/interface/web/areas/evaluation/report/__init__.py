"""The report of an evaluation: a list of sections, read on a page or on paper."""
