"""The meetings of a programme as its pages say them: values, their words made once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.language import SHORT_WEEKDAY, Language
from tourdetable.domain.meetings.listing import ListedMeeting
from tourdetable.domain.programme.changes import Change
from tourdetable.interface import language
from tourdetable.interface.web.base.scene import Scene


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One meeting: its kind in the charter's word; the address of its page when the reader may open
    it; `change` since it was announced, if any."""

    meeting: ListedMeeting
    kind: str
    url: str
    cancelled: bool
    past: bool
    month: date
    iso: str
    day: str
    starts: str
    ends: str
    moment: str
    where: str
    change: Change | None = None

    @property
    def open(self) -> bool:
        """Whether the reader may open its page."""
        return bool(self.url)


MonthRows = tuple[date, list[ProgrammeLine]]
"""A month, by its first day, and its meetings."""

Line = Callable[[ListedMeeting, Change | None], ProgrammeLine]


def line_writer(scene: Scene) -> Line:
    """What makes the lines of a page, having looked up once what they have in common."""
    zone, said = ZoneInfo(scene.network.time_zone), language.spoken()
    kinds, page = scene.charter.vocabulary.meeting_kinds, scene.addresses("meeting")
    sits = scene.standing.sits_in if scene.standing else never
    opened: dict[int, bool] = {}

    def line(meeting: ListedMeeting, change: Change | None) -> ProgrammeLine:
        starts, ends = meeting.starts_at.astimezone(zone), meeting.ends_at.astimezone(zone)
        body = meeting.body_id
        if body not in opened:
            opened[body] = sits(body)
        return ProgrammeLine(
            meeting=meeting,
            kind=word_for(kinds, meeting.kind),
            url=page(meeting.pk) if opened[body] else "",
            cancelled=meeting.cancelled,
            past=ends.date() < scene.today,
            month=starts.date().replace(day=1),
            where=meeting.where,
            change=change,
            **hours(said, starts, ends),
        )

    return line


def hours(said: Language, starts: datetime, ends: datetime) -> dict[str, str]:
    """When it is held, in words."""
    clock = said.clock(starts)
    return {
        "iso": starts.isoformat(),
        "day": said.dated(starts, SHORT_WEEKDAY),
        "starts": clock,
        "ends": said.clock(ends),
        "moment": f"{said.day(starts)}, {clock}",
    }


def never(_body: int) -> bool:
    """A stranger sits nowhere."""
    return False


def by_month(lines: Iterable[ProgrammeLine]) -> list[MonthRows]:
    """Lines, in their order, under the first day of their month."""
    return [(first, list(some)) for first, some in groupby(lines, key=lambda line: line.month)]
