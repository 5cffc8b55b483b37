"""What of a territory is shown, how large, and how long a kilometre is there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import floor, log10

from tourdetable.core.maps.lines import Point
from tourdetable.core.maps.sheets import MapSheet

WIDTH = 1_000
"""Units of a drawing, from left to right."""
TALLEST = 1_300
"""Units from top to bottom at most: a long territory is drawn less wide."""
MARGIN = 0.03


@dataclass(frozen=True)
class Frame:
    """A part of a plane, in metres, and the size in units that it is drawn at."""

    left: float
    top: float
    scale: float
    width: int
    height: int

    def place(self, point: Point) -> Point:
        """Metres to units: from the left, from the top."""
        return round((point[0] - self.left) * self.scale), round((self.top - point[1]) * self.scale)

    def sees(self, point: Point) -> bool:
        """Whether a point, in metres, is inside."""
        x, y = self.place(point)
        return 0 <= x <= self.width and 0 <= y <= self.height

    def ruler(self) -> Ruler:
        """A round length of about a quarter of the width."""
        about = self.width / 4 / self.scale
        ten = 10 ** floor(log10(about))
        metres = max(n * ten for n in (1, 2, 5) if n * ten <= about)
        return Ruler(metres, round(metres * self.scale))


@dataclass(frozen=True)
class Ruler:
    """A length on the ground, in metres, and in units of the drawing."""

    metres: int
    units: int

    @property
    def told(self) -> str:
        """In kilometres, or in metres below one; with a space that does not break."""
        if self.metres < 1_000:
            return f"{self.metres}\u00a0m"
        return f"{self.metres // 1_000}\u00a0km"


def _bounds(sheet: MapSheet, codes: Iterable[str]) -> tuple[Point, Point]:
    """South-west and north-east of some areas."""
    numbers = {max(n, ~n) for code in codes for ring in sheet.areas[code].rings for n in ring}
    points = [point for number in numbers for point in sheet.lines[number]]
    across, up = zip(*points, strict=True)
    return (min(across), min(up)), (max(across), max(up))


def frame_of(sheet: MapSheet, codes: Iterable[str], margin: float = MARGIN) -> Frame:
    """What shows some areas whole, with a margin: a share of their longer side."""
    (left, low), (right, high) = _bounds(sheet, codes)
    margin *= max(right - left, high - low)
    across, down = right - left + 2 * margin, high - low + 2 * margin
    scale = min(WIDTH / across, TALLEST / down)
    return Frame(left - margin, high + margin, scale, round(across * scale), round(down * scale))
