"""Each seat comes regularly for as long as a theme is worked on (ITC-12)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tourdetable.core.charter.checking import findings, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import THEMES
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact, ThemeFact
from tourdetable.core.charter.terms.days import Dated, Period, overlap, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Title, gettext_noop

SUMMARY = gettext_noop("Each seat comes regularly for as long as a theme is worked on.")
UNKNOWN = gettext_noop("Nobody has recorded when the themes of %(body)s begin and end")
RARE = gettext_noop("%(institution)s came to %(count)s of %(total)s meetings on “%(theme)s”")
MEND = gettext_noop("Ask %(institution)s to send somebody to the next meetings on “%(theme)s”")


@dataclass(frozen=True)
class Parameters:
    percent: Dated[int] = values.dated_whole(
        "The share of a theme's meetings that a seat comes to, counted inside its mandates.",
        (1, 100),
        default=66,
    )
    from_meetings: int = parameter(
        "Below this many meetings of a theme, a seat's presence says nothing yet.",
        values.whole(1, 100),
        default=2,
    )


@dataclass(frozen=True)
class Attended:
    """A seat over a theme: its recorded meetings while somebody held it, and those it came to."""

    seat: SeatFact
    theme: ThemeFact
    meetings: int
    came: int


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats that came too rarely: a fault the day the theme ends, foreseen while it lasts.

    Light seats are not held to it.
    """
    themes = _themes(context)
    if themes is None:
        return Finding(missing=context.says(UNKNOWN))
    breaches: list[Breach] = []
    met: list[MeetingFact] = []
    for theme, days in themes:
        held = context.meetings(context.until_today(days))
        met += held
        breaches += _breaches(parameters, context, _attended(context, theme, days, held))
    return Finding(
        concerned=bool(themes),
        breaches=tuple(breaches),
        evidence=_proofs(themes),
        missing=findings.attendance_unrecorded(context, met),
        words=context.says("The seats of %(body)s come regularly for each theme"),
    )


def _themes(context: Context) -> list[tuple[ThemeFact, Period]] | None:
    """The themes that have begun and reach into the judged season, each with its days."""

    def days(theme: ThemeFact) -> Period | None:
        there = overlap(period(theme.starts, theme.ends), context.life)
        counts = there and there.last >= context.season.first and there.first <= context.on
        return there if counts else None

    known = context.every(THEMES, (lambda theme: days(theme) is not None, trace.OUTSIDE_DAYS))
    return None if known is None else [(t, there) for t in known if (there := days(t))]


def _proofs(themes: list[tuple[ThemeFact, Period]]) -> tuple[Evidence, ...]:
    return tuple([_theme(theme) for theme, _ in themes])


def _theme(theme: ThemeFact) -> Evidence:
    return findings.fact_evidence("theme", theme.id, theme.title, theme.starts)


def _attended(
    context: Context, theme: ThemeFact, days: Period, held: list[MeetingFact]
) -> Iterator[Attended]:
    """What each standing seat came to, of the meetings whose attendance was recorded."""
    meetings = [m for m in held if m.attendance_recorded]
    if not meetings:
        return
    for seat, there in context.seats(SeatKind.STANDING, within=days):
        counted = came = 0
        for meeting in meetings:
            holders = context.holders(seat, meeting.on) if meeting.on in there else None
            if holders:
                counted += 1
                came += context.came(meeting, seat, holders)
        yield Attended(seat, theme, counted, came)


def _rare(parameters: Parameters, attended: Attended) -> bool:
    percent = parameters.percent.on(attended.theme.starts)
    enough = attended.meetings >= parameters.from_meetings
    return enough and percent is not None and 100 * attended.came < percent * attended.meetings


def _breaches(
    parameters: Parameters, context: Context, attended: Iterable[Attended]
) -> Iterator[Breach]:
    for one in attended:
        if _rare(parameters, one):
            yield _breach(context, one)


def _breach(context: Context, attended: Attended) -> Breach:
    theme, seat = attended.theme, attended.seat
    last = min(theme.ends or context.season.last, context.life.last)
    said = {
        "institution": context.name_of(seat),
        "theme": Title(theme.title),
        "count": attended.came,
        "total": attended.meetings,
    }
    return findings.breach(
        context,
        last,
        RARE,
        MEND,
        said,
        subject=f"{theme.id} {seat.id}",
        evidence=(findings.seat_evidence(context, seat), _theme(theme)),
        drawn=last > context.on,
    )


CHECK = Check(
    "assiduity",
    SUMMARY,
    Parameters,
    find,
    reads=("themes", "meetings", "seats", "mandates", "attendances"),
)
