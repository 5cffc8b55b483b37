"""Following by minutes: a light seat reads them, and comes to report-back meetings (ITC-13)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import STANDING, Context, Seats
from tourdetable.core.charter.facts.kinds import MINUTES, MINUTES_READINGS
from tourdetable.core.charter.facts.record import MeetingFact, MinutesFact, SeatFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, overlap
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("A seat that cannot come follows through the minutes.")
TOO_LATE = gettext_noop("read too late")

UNKNOWN = gettext_noop("Nobody has recorded who reads the minutes of %(body)s")
MEND = gettext_noop("Ask %(institution)s to read the minutes of %(body)s by %(day)s")


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days a seat has to read minutes once they are circulated.", (1, 366), default=60
    )
    percent: Dated[int] = values.dated_whole(
        "The share of a season's minutes that a seat reads.", (1, 100), default=50
    )
    report_back: tuple[str, ...] = parameter(
        "The kinds of meeting that report back: a seat comes to one of those held in a season.",
        values.meeting_kinds,
        example=["report_back"],
        default=(),
    )


@dataclass(frozen=True)
class DueMinutes:
    """Minutes that are to be read: the day of their meeting, of their circulation, their season."""

    id: str
    met_on: date
    circulated_on: date
    season: Period


def find(parameters: Parameters, context: Context) -> Finding:
    """Light seats that leave too many minutes unread, or come to no report-back meeting."""
    light = context.seats(SeatKind.LIGHT, within=context.present_or_future)
    seats = [(seat, there) for seat, there in light if context.held(seat)]
    if not (context.keeps(MINUTES) and context.keeps(MINUTES_READINGS)):
        return Finding(concerned=bool(seats), missing=context.says(UNKNOWN))
    return Finding(
        concerned=bool(seats),
        breaches=tuple(_breaches(parameters, context, seats)) if seats else (),
        evidence=findings.seats_evidence(context, seats),
        words=context.says("Those who follow %(body)s from afar read its minutes"),
    )


def _breaches(parameters: Parameters, context: Context, seats: Seats) -> Iterator[Breach]:
    due = _due(parameters, context)
    for seat, there in seats:
        yield from _unread(parameters, context, seat, there, due)
        yield from _absent(parameters, context, seat, there)


def _due(parameters: Parameters, context: Context) -> list[DueMinutes]:
    """The minutes to be read in the judged season or the next one, first circulated first."""
    in_season = (lambda n: _season(parameters, context, n) is not None, trace.OUTSIDE_DAYS)
    of_meeting = (lambda n: _meeting(context, n) is not None, trace.OTHER_MEETING)
    due: list[DueMinutes] = []
    for minutes in context.every(MINUTES, STANDING, in_season, of_meeting) or ():
        met, season = _meeting(context, minutes), _season(parameters, context, minutes)
        assert met is not None  # or they were filtered out
        assert season is not None
        assert minutes.circulated_on is not None
        due.append(DueMinutes(minutes.id, met.on, minutes.circulated_on, season))
    return sorted(due, key=attrgetter("circulated_on", "id"))


def _season(parameters: Parameters, context: Context, minutes: MinutesFact) -> Period | None:
    """The judged season, or the next one, in which minutes are to have been read."""
    day = minutes.circulated_on
    within = parameters.within_days.on(day) if day else None
    if day is None or within is None or parameters.percent.on(day) is None:
        return None
    return next((s for s in context.seasons if add_days(day, within + 1) in s), None)


def _meeting(context: Context, minutes: MinutesFact) -> MeetingFact | None:
    return context.meeting(minutes.meeting, of_kinds=context.kinds)


def _unread(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period, due: list[DueMinutes]
) -> Iterator[Breach]:
    """A fault the day the last due minutes made the share too small, season by season."""
    read: Counter[Period] = Counter()
    total: Counter[Period] = Counter()
    for minutes in due:
        day, season = minutes.circulated_on, minutes.season
        if minutes.met_on in there and context.holders(seat, day):
            late = _late(parameters, day)
            total[season] += 1
            read[season] += _read_before(context, seat, minutes, late)
            counts = read[season], total[season]
            if _is_too_little(parameters, day, *counts):
                yield _too_little(context, seat, late, counts)


def _late(parameters: Parameters, circulated: date) -> date:
    """The first day on which minutes are read too late."""
    return add_days(circulated, (parameters.within_days.on(circulated) or 0) + 1)


def _is_too_little(parameters: Parameters, day: date, read: int, total: int) -> bool:
    return 100 * read < (parameters.percent.on(day) or 0) * total


def _read_before(context: Context, seat: SeatFact, minutes: DueMinutes, late: date) -> bool:
    in_time = (lambda reading: reading.on < late, TOO_LATE)
    return bool(context.about(MINUTES_READINGS, (minutes.id, seat.id), in_time))


def _too_little(context: Context, seat: SeatFact, day: date, counts: tuple[int, int]) -> Breach:
    said: dict[str, Value] = {"institution": context.name_of(seat), "body": context.body_name}
    said |= {"count": counts[0], "total": counts[1], "day": add_days(day, -1)}
    return Breach(
        on=day,
        until=max(day, context.season.last),
        subject=f"{seat.id} minutes",
        words=Phrase("%(institution)s read %(count)s of %(total)s minutes of %(body)s", **said),
        evidence=(findings.seat_evidence(context, seat),),
        mend=findings.mend_before(context, day, MEND, **said),
    )


def _absent(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period
) -> Iterator[Breach]:
    """A seat that came to none of the season's report-back meetings held so far."""
    held = _reporting_back(parameters, context, seat, there)
    recorded = [m for m in held if m.on <= context.on and m.attendance_recorded]
    if recorded and not any(context.came(m, seat) for m in recorded):
        ahead = [m for m in held if m.on > context.on]
        yield _never_came(context, seat, recorded, (ahead or recorded)[-1].on)


def _never_came(context: Context, seat: SeatFact, recorded: list[MeetingFact], on: date) -> Breach:
    said = {"institution": context.name_of(seat), "body": context.body_name}
    return Breach(
        on=on,
        until=context.season.last,
        subject=f"{seat.id} report-back",
        words=Phrase("%(institution)s came to no report-back meeting of %(body)s", **said),
        evidence=(findings.seat_evidence(context, seat), *findings.meetings_evidence(recorded)),
        mend=Phrase("Invite %(institution)s to the next report-back meeting of %(body)s", **said),
    )


def _reporting_back(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period
) -> list[MeetingFact]:
    """The season's report-back meetings while somebody holds the seat."""
    days = overlap(context.season, there)
    if days is None or not parameters.report_back:
        return []
    meetings = context.meetings(days, parameters.report_back)
    return [meeting for meeting in meetings if context.holders(seat, meeting.on)]


CHECK = Check(
    "follows_by_minutes",
    SUMMARY,
    Parameters,
    find,
    reads=("seats", "mandates", "meetings", "minutes", "minutes_readings", "attendances"),
)
