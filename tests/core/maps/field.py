"""Four square communes of 10 metres side by side, and an island."""

from __future__ import annotations

from tourdetable.core.maps.sheets import Area, Line, MapSheet


def four_squares() -> MapSheet:
    """Communes A and B above, C and D below, E an island to the east of B."""
    lines: tuple[Line, ...] = (
        ((10, 10), (10, 20)),  # 0: between A and B
        ((10, 10), (10, 0)),  # 1: between C and D
        ((10, 10), (0, 10)),  # 2: between A and C
        ((10, 10), (20, 10)),  # 3: between B and D
        ((0, 10), (0, 20), (10, 20)),  # 4: around A
        ((10, 20), (20, 20), (20, 10)),  # 5: around B
        ((20, 10), (20, 0), (10, 0)),  # 6: around D
        ((10, 0), (0, 0), (0, 10)),  # 7: around C
        ((25, 15), (28, 15), (28, 18), (25, 15)),  # 8: the island
    )
    areas = {
        "A": Area((5, 15), ((2, 4, ~0),)),
        "B": Area((15, 15), ((0, 5, ~3),)),
        "C": Area((5, 5), ((1, 7, ~2),)),
        "D": Area((15, 5), ((3, 6, ~1),)),
        "E": Area((27, 16), ((8,),)),
    }
    return MapSheet("squares", lines, areas)
