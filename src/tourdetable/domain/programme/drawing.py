"""What a planned draft would put in the calendar, and whether the calendar still lets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.planner.wire.instance_json import read_instance
from tourdetable.domain.meetings.actions.calendar import MeetingDraft
from tourdetable.domain.meetings.calendar.seasons import moments, season
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import TURNS, in_calendar
from tourdetable.domain.networks.models import Body, Network, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import short_day
from tourdetable.domain.places.models import Place
from tourdetable.domain.years.ids import HeldMeetingsId, read
from tourdetable.domain.years.models import Draft, ScheduledMeeting, Series
from tourdetable.domain.years.queries import planned_meetings

Key = tuple[int, str, date]
"""What tells meetings of a year apart: their body, kind and day."""


@dataclass(frozen=True)
class YearMeeting:
    """A meeting that a draft plans, the `number`-th of its series; `drawn`: in the calendar."""

    series: Series
    on: date
    number: int
    count: int
    place: Place | None
    seats: dict[str, Seat]
    drawn: Meeting | None

    @property
    def key(self) -> Key:
        return key_of(self.series, self.on)

    def order(self) -> tuple[date, time, str, int]:
        """By day and hour, then by body."""
        return self.on, self.series.opens, self.series.body.sort_key, self.series.pk


def to_draw(draft: Draft, network: Network, charter: Charter, *, today: date) -> list[MeetingDraft]:
    """The meetings that the calendar lacks. Refused when it changed too much since planning."""
    year = year_of(draft, network, charter)
    expected = {*(one.key for one in year), *known(draft)}
    must_hold_nothing_else(draft, network, charter, expected, today=today)
    missing = [one for one in year if one.drawn is None]
    must_be_ahead(missing, today)
    for one in missing:
        must_still_be(one)
    with translation.override(charter.language):
        return [meeting_draft(one, network, charter) for one in missing]


def must_be_ahead(year: Iterable[YearMeeting], today: date) -> None:
    """Refuse dates that came while the draft waited; say how many and the first one."""
    if past := [one.on for one in year if one.on <= today]:
        words = _(
            "%(count)d dates of this draft are not ahead of us any more, "
            "the first on %(day)s: plan the year again."
        )
        raise ValidationError(words % {"count": len(past), "day": short_day(past[0])})


def must_still_be(one: YearMeeting) -> None:
    """Refuse a meeting whose body, or a seat with a turn there, left since; say which."""
    expected: tuple[Body | Seat, ...] = (one.series.body, *one.seats.values())
    for row in expected:
        if not row.starts <= one.on <= (row.ends or date.max):
            said = {"day": short_day(one.on), "who": row, "body": one.series.body}
            words = _("On %(day)s, %(who)s does not sit any more (%(body)s): plan the year again.")
            raise ValidationError(words % said)


def year_of(draft: Draft, network: Network, charter: Charter) -> list[YearMeeting]:
    """The meetings of a planned draft, by day; other bodies are the calendar's own business."""
    planned = list(planned_meetings(draft).select_related("series__body__network", "series__room"))
    standing = calendar_of(network, charter, draft.year)
    keys = {key_of(row.series, row.on): row for row in planned}
    ranks = ranked({*keys, *standing})
    year = (year_meeting(row, ranks[key[:2]], standing.get(key)) for key, row in keys.items())
    return sorted(year, key=YearMeeting.order)


def year_meeting(row: ScheduledMeeting, dates: list[date], drawn: Meeting | None) -> YearMeeting:
    """One of the meetings of a series, by its place among their dates."""
    number, place = dates.index(row.on) + 1, row.host or row.series.room
    seats = {turn.duty: turn.seat for turn in row.turns.all()}
    return YearMeeting(row.series, row.on, number, len(dates), place, seats, drawn)


def kept_beside(
    draft: Draft, network: Network, charter: Charter, year: Iterable[YearMeeting]
) -> list[Meeting]:
    """The season's other meetings of the calendar: they stay as they are, and publishing the draft
    announces them with those that it plans (two queries)."""
    planned = {one.key for one in year}
    first, last = moments(network, season(charter, draft.year))
    rows = in_calendar(network, first, last).prefetch_related(TURNS)
    day = partial(local_day, network)
    return [m for m in rows if (m.body_id, m.kind, day(m.starts_at)) not in planned]


def key_of(series: Series, on: date) -> Key:
    return series.body_id, series.kind, on


def ranked(year: Iterable[Key]) -> dict[tuple[int, str], list[date]]:
    """The dates of each body's kind of meeting, in order."""
    found: dict[tuple[int, str], list[date]] = {}
    for body, kind, day in sorted(year):
        found.setdefault((body, kind), []).append(day)
    return found


def known(draft: Draft) -> Iterator[Key]:
    """The meetings that stood in the calendar at planning, and no series could have placed."""
    if draft.instance is None:
        return
    for pin in read_instance(draft.instance).locks:
        known = read(pin.body)
        if isinstance(known, HeldMeetingsId):
            yield known.body, known.kind, pin.date


def calendar_of(network: Network, charter: Charter, year: int) -> dict[Key, Meeting]:
    """The meetings that stand in the calendar of a season."""
    first, last = moments(network, season(charter, year))
    rows = in_calendar(network, first, last)
    return {(m.body_id, m.kind, local_day(network, m.starts_at)): m for m in rows}


def must_hold_nothing_else(
    draft: Draft, network: Network, charter: Charter, planned: set[Key], *, today: date
) -> None:
    """Refuse coming meetings moved or drawn since the planning: they would come twice."""
    spans = {(row.body_id, row.kind): row for row in draft.series.all()}
    for key, meeting in calendar_of(network, charter, draft.year).items():
        row, day = spans.get(key[:2]), key[2]
        if row is None or key in planned or day <= today:
            continue
        if row.first <= day <= row.last:
            raise ValidationError(held_besides(meeting, day))


def held_besides(meeting: Meeting, day: date) -> str:
    words = _(
        "The calendar holds “%(meeting)s” (%(body)s) on %(day)s, "
        "which this draft does not: plan it again."
    )
    return words % {"meeting": meeting.title, "body": meeting.body.name, "day": short_day(day)}


def meeting_draft(one: YearMeeting, network: Network, charter: Charter) -> MeetingDraft:
    """The meeting to draw, its words in the language of the charter."""
    zone, series, title = ZoneInfo(network.time_zone), one.series, title_of(one, charter)
    starts = datetime.combine(one.on, series.opens, zone)
    ends = datetime.combine(one.on, series.closes, zone)
    place = one.place or ""
    return MeetingDraft(series.body, series.kind, title, starts, ends, place, one.seats)


def title_of(one: YearMeeting, charter: Charter) -> str:
    """« Rencontre n° 2 », or « Rencontre » for the only one of its kind."""
    kind = charter.vocabulary.meeting_kinds.get(one.series.kind)
    name = kind.name if kind else one.series.kind
    if one.count == 1:
        return name
    return _("%(kind)s no. %(number)d") % {"kind": name, "number": one.number}
