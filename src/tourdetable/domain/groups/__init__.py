"""Working groups: calls for themes, terms of reference, road maps, reports (CLUB-06, CLUB-10)."""
