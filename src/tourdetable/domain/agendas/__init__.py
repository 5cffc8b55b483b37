"""The agenda beyond its lines: what members bring to a point, what is carried over, models of
agendas, the methods of a network (CLUB-04)."""
