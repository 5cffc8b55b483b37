"""Holes of a territory, given to those whose they are.

Contours are older than the divisions of the year: a commune that another took in is drawn no
more, and nobody has its place. A commune whose code changed is not drawn either.
"""

from __future__ import annotations

from collections.abc import Mapping, Set

from contours import borders
from contours.borders import Areas, Ring
from contours.sources import CommuneNow

SLIVER = 2_000_000
"""Square metres under which a hole is an inaccuracy, and belongs to whoever borders it most."""


class Mending:
    """Who may have left a hole: communes of today, the codes of those that are no more since the
    contours were made (`gone`), and the contours of former ones (`former`)."""

    def __init__(
        self, areas: Areas, now: Mapping[str, CommuneNow], gone: Set[str], former: Areas
    ) -> None:
        self.areas, self.now, self.former = areas, now, former
        self.absent = sorted(now.keys() - areas.keys())
        self.heirs = {code for code in areas if now[code].former & gone}
        self.at = borders.touching(areas)

    def _lies_in(self, hole: Ring, code: str) -> bool:
        drawn = [self.former[old] for old in self.now[code].former if old in self.former]
        return any(borders.contains(hole, borders.inner_point(rings)) for rings in drawn)

    def around(self, hole: Ring) -> set[str]:
        """The areas that a hole touches."""
        return {code for point in hole for code in self.at[point]}

    def owner(self, hole: Ring, area: float, served: Set[str]) -> str | None:
        """Whose a hole is, of so many square metres; `None`: nobody's (Llívia, in Spain).

        Of two communes that took one in, whoever has got no hole yet comes first (`served`).
        """
        if named := [code for code in self.absent if self._lies_in(hole, code)]:
            return named[0]
        around = self.around(hole)
        heirs = around & self.heirs
        among = (heirs - served) or heirs or (around if area < SLIVER else set())
        return borders.longest_neighbour(hole, self.areas, among) if among else None


def mended(
    areas: Areas, now: Mapping[str, CommuneNow], gone: Set[str], former: Areas, step: int
) -> Areas:
    """Areas with their holes; a step of the grid is so many metres."""
    mending = Mending(areas, now, gone, former)
    found = borders.holes(areas)
    found.sort(key=lambda hole: (len(mending.around(hole) & mending.heirs), hole[0]))
    whole = dict(areas)
    served: set[str] = set()
    for hole in found:
        area = abs(borders.signed_area(hole)) * step**2
        if code := mending.owner(hole, area, served):
            served.add(code)
            whole[code] = borders.joined([whole.get(code, []), [hole]])
    return whole
