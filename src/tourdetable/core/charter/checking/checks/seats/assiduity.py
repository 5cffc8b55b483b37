"""Each seat comes regularly for as long as a theme is worked on (ITC-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, fact_evidence, seat_evidence
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact, ThemeFact
from tourdetable.core.charter.terms.dated import Dated
from tourdetable.core.charter.terms.days import overlap, period
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    percent: Dated[int] = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop(
            "The share of a theme's meetings that a seat comes to, counted inside its mandates."
        ),
        example="percent = 66",
        default=66,
        dated=True,
    )
    from_meetings: int = parameter(
        values.whole(at_least=1, at_most=100),
        gettext_noop("Below this many meetings of a theme, a seat's presence says nothing yet."),
        example="from_meetings = 2",
        default=2,
    )


@dataclass(frozen=True)
class Presence:
    """A seat over a theme: the recorded meetings held while somebody held it, and how many it came to."""

    seat: SeatFact
    theme: ThemeFact
    meetings: int
    came: int


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats that came too rarely: a fault the day the theme ends, foreseen while it lasts. Light seats are not held."""
    themes, said = context.facts.themes, {"body": context.body_name}
    if themes is None:
        words = gettext_noop("Nobody has recorded when the themes of %(body)s begin and end")
        return Finding(missing=Phrase(words, **said))
    live = [(t, d) for t in themes if (d := _judged(context, t))]
    counted = [p for theme, days in live for p in _presences(context, theme, days)]
    blank = next((m for _, days in live for m in _unrecorded(context, days)), None)
    rare = [p for p in counted if _rare(parameters, p)]
    return Finding(
        concerned=bool(live),
        breaches=tuple(_breach(context, p) for p in rare),
        evidence=tuple(fact_evidence("theme", t.id, t.title, t.starts) for t, _ in live),
        missing=_missing(blank) if blank else None,
        words=Phrase(gettext_noop("The seats of %(body)s come regularly for each theme"), **said),
    )


def _judged(context: Context, theme: ThemeFact) -> Period | None:
    """A theme's days, when they reach into the judged season and have begun."""
    days = overlap(period(theme.starts, theme.ends), context.life)
    return days if days and days.last >= context.season.first and days.first <= context.on else None


def _held(context: Context, days: Period) -> list[MeetingFact]:
    return [m for m in context.meetings() if m.on in days and m.on <= context.on]


def _unrecorded(context: Context, days: Period) -> Iterator[MeetingFact]:
    return (m for m in _held(context, days) if not m.attendance_recorded and m.on < context.on)


def _presences(context: Context, theme: ThemeFact, days: Period) -> Iterator[Presence]:
    meetings = [m for m in _held(context, days) if m.attendance_recorded]
    for seat, there in context.seats(SeatKind.STANDING):
        mine = [(m, context.holders(seat, m.on)) for m in meetings if m.on in there]
        held = [(m, holders) for m, holders in mine if holders]
        came = context.facts.present
        yield Presence(
            seat,
            theme,
            len(held),
            sum(bool(h & came.get((m.id, seat.id), frozenset())) for m, h in held),
        )


def _rare(parameters: Parameters, presence: Presence) -> bool:
    percent = parameters.percent.on(presence.theme.starts)
    enough = presence.meetings >= parameters.from_meetings
    return enough and percent is not None and 100 * presence.came < percent * presence.meetings


def _breach(context: Context, presence: Presence) -> Breach:
    theme, name = presence.theme, context.facts.name_of(presence.seat)
    day: date = min(theme.ends or context.season.last, context.life.last)
    said: dict[str, Value] = {
        "institution": name,
        "theme": Title(theme.title),
        "count": presence.came,
        "total": presence.meetings,
    }
    words = gettext_noop("%(institution)s came to %(count)s of %(total)s meetings on “%(theme)s”")
    mend = gettext_noop("Ask %(institution)s to send somebody to the next meetings on “%(theme)s”")
    return Breach(
        on=day,
        until=day,
        subject=f"{theme.id} {presence.seat.id}",
        words=Phrase(words, **said),
        evidence=(
            seat_evidence(presence.seat, name),
            fact_evidence("theme", theme.id, theme.title, theme.starts),
        ),
        mend=Phrase(mend, **said) if day > context.on else None,
        drawn=day > context.on,
    )


def _missing(meeting: MeetingFact) -> Phrase:
    said: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on}
    return Phrase(gettext_noop("Nobody has recorded who came to %(meeting)s of %(day)s"), **said)


CHECK = Check(
    "assiduity",
    gettext_noop("Each seat comes regularly for as long as a theme is worked on."),
    Parameters,
    find,
    reads=("themes", "meetings", "seats", "mandates", "attendances"),
    seats=frozenset({SeatKind.STANDING}),
)
