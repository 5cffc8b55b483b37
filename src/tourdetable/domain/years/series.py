"""What is asked of one series before it is a row: by a form, or by the charter and last season."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from tourdetable.domain.networks.models import Body
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.enums import School


@dataclass(frozen=True)
class SeriesDraft:
    """The fields of `Series`, places and room by row."""

    body: Body
    kind: str
    meetings: int
    first: date
    last: date
    opens: time
    closes: time
    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    avoided: tuple[int, ...] = ()
    least_gap: int | None = None
    most_gap: int | None = None
    school: str = School.SOFT
    duties: bool = True
    own_day: bool = False
    places: tuple[Place, ...] = ()
    room: Place | None = None

    def fields(self) -> dict[str, Any]:
        """What `Series` keeps of it, but for its places; avoided days are among its weekdays."""
        kept = {name: value for name, value in vars(self).items() if name != "places"}
        days = set(self.weekdays)
        return kept | {"weekdays": sorted(days), "avoided": sorted(days & set(self.avoided))}
