"""A seat that cannot come follows through the minutes, and comes to the report-back meetings (ITC-13)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence, seat_evidence
from tourdetable.core.charter.facts.record import MinutesFact, SeatFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import add_days
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = parameter(
        values.whole(at_least=1, at_most=366),
        gettext_noop("How many days a seat has to read minutes once they are circulated."),
        example="within_days = 60",
        default=60,
        dated=True,
    )
    percent: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("The share of a season's minutes that a seat reads."),
        example="percent = 50",
        default=50,
        dated=True,
    )
    report_back: tuple[str, ...] = parameter(
        values.meeting_kinds,
        gettext_noop(
            "The kinds of meeting that report back: a seat comes to one of those held in a season."
        ),
        example='report_back = ["report_back"]',
        default=(),
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Light seats that leave too many minutes unread, or come to none of the season's report-back meetings."""
    seats = [
        (s, d)
        for s, d in context.seats(SeatKind.LIGHT)
        if d.last >= context.season.first and context.held(s)
    ]
    facts, said = context.facts, {"body": context.body_name}
    if facts.minutes_by_meeting is None or facts.readings is None:
        words = gettext_noop("Nobody has recorded who reads the minutes of %(body)s")
        return Finding(concerned=bool(seats), missing=Phrase(words, **said))
    faults = [b for s, there in seats for b in _unread(parameters, context, s, there)]
    faults += [b for s, there in seats for b in _absent(parameters, context, s, there)]
    return Finding(
        concerned=bool(seats),
        breaches=tuple(faults),
        evidence=tuple(seat_evidence(s, facts.name_of(s)) for s, _ in seats),
        words=Phrase(gettext_noop("Those who follow %(body)s from afar read its minutes"), **said),
    )


def _circulated(context: Context, seat: SeatFact, there: Period) -> list[tuple[MinutesFact, date]]:
    """Minutes circulated while somebody held the seat, first circulated first."""
    known = context.facts.minutes_by_meeting or {}
    meetings = [m for m in context.meetings() if m.on in there]
    days = [(n, n.circulated_on) for m in meetings for n in known.get(m.id, ())]
    mine = ((n, day) for n, day in days if day and context.holders(seat, day))
    return sorted(mine, key=lambda pair: (pair[1], pair[0].id))


def _unread(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period
) -> Iterator[Breach]:
    """A fault the day the last due minutes made the share too small; a season's minutes are those due in it."""
    readings, counts = context.facts.readings or {}, dict.fromkeys(context.seasons, (0, 0))
    for minutes, day in _circulated(context, seat, there):
        days, percent = parameters.within_days.on(day), parameters.percent.on(day)
        if days is None or percent is None:
            continue
        late = add_days(day, days + 1)
        season = next((s for s in context.seasons if late in s), None)
        if season is None:
            continue
        read, due = counts[season]
        read += any(r.on < late for r in readings.get((minutes.id, seat.id), ()))
        counts[season] = read, due + 1
        if 100 * read < percent * (due + 1):
            yield _unread_breach(context, seat, late, counts[season])


def _unread_breach(context: Context, seat: SeatFact, day: date, counts: tuple[int, int]) -> Breach:
    name = context.facts.name_of(seat)
    said: dict[str, Value] = {
        "institution": name,
        "body": context.body_name,
        "count": counts[0],
        "total": counts[1],
        "day": add_days(day, -1),
    }
    mend = gettext_noop("Ask %(institution)s to read the minutes of %(body)s by %(day)s")
    return Breach(
        on=day,
        until=max(day, context.season.last),
        subject=f"{seat.id} minutes",
        words=Phrase(
            gettext_noop("%(institution)s read %(count)s of %(total)s minutes of %(body)s"), **said
        ),
        evidence=(seat_evidence(seat, name),),
        mend=Phrase(mend, **said) if day > context.on else None,
    )


def _absent(
    parameters: Parameters, context: Context, seat: SeatFact, there: Period
) -> Iterator[Breach]:
    kinds = parameters.report_back
    all_meetings = context.facts.meetings_by_body.get(seat.body, ())
    mine = [m for m in all_meetings if m.kind in kinds and m.on in context.season and m.on in there]
    held = [m for m in mine if context.holders(seat, m.on)]
    recorded = [m for m in held if m.on <= context.on and m.attendance_recorded]
    if not recorded or any(context.facts.present.get((m.id, seat.id)) for m in recorded):
        return
    name = context.facts.name_of(seat)
    ahead = [m for m in held if m.on > context.on]
    said: dict[str, Value] = {"institution": name, "body": context.body_name}
    yield Breach(
        on=ahead[-1].on if ahead else recorded[-1].on,
        until=context.season.last,
        subject=f"{seat.id} report-back",
        words=Phrase(
            gettext_noop("%(institution)s came to no report-back meeting of %(body)s"), **said
        ),
        evidence=(seat_evidence(seat, name), *(meeting_evidence(m) for m in recorded)),
        mend=Phrase(
            gettext_noop("Invite %(institution)s to the next report-back meeting of %(body)s"),
            **said,
        ),
    )


CHECK = Check(
    "follows_by_minutes",
    gettext_noop("A seat that cannot come follows through the minutes."),
    Parameters,
    find,
    reads=("seats", "mandates", "meetings", "minutes", "minutes_readings", "attendances"),
    seats=frozenset({SeatKind.LIGHT}),
)
