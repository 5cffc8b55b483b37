"""A map: areas of communes on their territory, what none of them holds, and the borders of all."""

from __future__ import annotations

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from tourdetable.core.maps import shapes
from tourdetable.core.maps.drawing import MapPaths
from tourdetable.core.maps.frames import Frame, frame_of
from tourdetable.core.maps.lines import Point
from tourdetable.core.maps.sheets import MapSheet, Rings

BYTES = 60_000
"""Bytes that the paths of a map take at most: a page has 150,000."""
CONTEXT = 0.15
"""Margin around some areas, as a share of their longer side: where they are is to be seen."""
ROOM = 1_000
"""Square units that an area must have for a number to be read in it."""


@dataclass(frozen=True)
class CommunesHeld:
    """Communes: those that are held wholly, and those of which only a part is."""

    whole: frozenset[str] = frozenset()
    part: frozenset[str] = frozenset()

    @property
    def codes(self) -> frozenset[str]:
        """All of them."""
        return self.whole | self.part

    def __bool__(self) -> bool:
        return bool(self.whole or self.part)

    def on(self, codes: Collection[str]) -> CommunesHeld:
        """What of it is among these."""
        return CommunesHeld(self.whole.intersection(codes), self.part.intersection(codes))


@dataclass(frozen=True)
class Shape:
    """A ground drawn: the path of what it holds wholly, that of what it holds in part, a point well
    inside, and whether a number can be read there."""

    whole: str
    part: str
    at: Point
    has_room: bool


@dataclass(frozen=True)
class Picture:
    """A map. `shapes` are in the order of the grounds; None where nothing of one is drawn."""

    frame: Frame
    borders: str
    outline: str
    left_out: str
    shapes: tuple[Shape | None, ...]


class _Sketch:
    """Everything that a picture draws, before it is known how finely."""

    def __init__(
        self, sheet: MapSheet, grounds: Sequence[CommunesHeld], every: Set[str], inner: bool
    ) -> None:
        self.sheet = sheet
        self.grounds = [ground.on(every) for ground in grounds]
        held = frozenset().union(*(ground.codes for ground in self.grounds))
        self.borders = shapes.borders(sheet, every) if inner else ()
        self.outline = shapes.around(sheet, every)
        self.left_out = shapes.around(sheet, every - held)
        self.whole = [shapes.around(sheet, ground.whole) for ground in self.grounds]
        self.part = [shapes.around(sheet, ground.part - ground.whole) for ground in self.grounds]

    @property
    def paths(self) -> list[Rings]:
        return [self.borders, self.outline, self.left_out, *self.whole, *self.part]

    def shape(self, place: int, drawn: MapPaths) -> Shape | None:
        """One ground, as it is drawn."""
        codes = self.grounds[place].codes
        if not codes:
            return None
        whole, part = self.whole[place], self.part[place]
        at = drawn.frame.place(shapes.middle(self.sheet, codes))
        has_room = drawn.size(whole) + drawn.size(part) >= ROOM
        return Shape(drawn.path(whole), drawn.path(part), at, has_room)


def picture(
    sheet: MapSheet,
    grounds: Sequence[CommunesHeld],
    *,
    around: Collection[str] | None = None,
    inner: bool = True,
    most: int = BYTES,
) -> Picture:
    """The map of a sheet, or of what stands `around` some of its areas; without inner borders, only
    its outline is drawn."""
    frame = frame_of(sheet, around, CONTEXT) if around else frame_of(sheet, sheet.areas)
    every = shapes.seen(sheet, frame) if around else sheet.areas.keys()
    sketch = _Sketch(sheet, grounds, every, inner)
    drawn = MapPaths(sheet, frame, sketch.paths, most)
    return Picture(
        frame,
        drawn.path(sketch.borders),
        drawn.path(sketch.outline),
        drawn.path(sketch.left_out),
        tuple(sketch.shape(place, drawn) for place in range(len(grounds))),
    )
