"""Words that a network files things under, across its bodies."""
