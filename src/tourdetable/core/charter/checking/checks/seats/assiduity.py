"""Each seat comes regularly for as long as a theme is worked on (ITC-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from tourdetable.core.charter.checking import findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.facts.kinds import THEMES
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact, ThemeFact
from tourdetable.core.charter.terms.days import Dated, Period, overlap, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Title, Value, gettext_noop, ngettext_noop

SUMMARY = gettext_noop("Each seat comes regularly for as long as a theme is worked on.")
UNKNOWN = gettext_noop("Nobody has recorded when the themes of %(body)s begin and end")
KEPT = gettext_noop("The seats of %(body)s come regularly for each theme")
SUM = ngettext_noop(
    "%(institution)s came to %(count)s meeting of %(total)s on “%(theme)s” = %(share)s %%, "
    "and %(wanted)s %% are needed",
    "%(institution)s came to %(count)s meetings of %(total)s on “%(theme)s” = %(share)s %%, "
    "and %(wanted)s %% are needed",
)
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
    """A seat over a theme: its past meetings while somebody held it, and those it came to.

    `unrecorded` are those of which nobody recorded who came.
    """

    seat: SeatFact
    theme: ThemeFact
    wanted: int
    meetings: int
    came: int
    unrecorded: int

    @property
    def recorded(self) -> int:
        return self.meetings - self.unrecorded

    @property
    def is_rare(self) -> bool:
        """Whether it came too rarely, be it to all the meetings of which nobody knows."""
        at_most = self.came + self.unrecorded
        return 100 * at_most < self.wanted * self.meetings


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats that came too rarely: a fault the day after the theme ends, foreseen while it lasts.

    Light seats are not held to it. A theme of which a seat has seen fewer than `from_meetings` says
    nothing of that seat. A meeting without recorded attendance makes it unknown, unless a seat came
    too rarely whatever it did that day.
    """
    themes = _themes(context)
    if themes is None:
        return Finding(missing=context.says(UNKNOWN))
    seen = [one for theme in themes for one in _attended(parameters, context, *theme)]
    met = chain.from_iterable(_held(context, days) for _, days in themes)
    unrecorded = findings.attendance_unrecorded(context, met)
    return Finding(
        concerned=bool(seen),
        breaches=tuple(_breach(context, one) for one in seen if one.is_rare),
        evidence=_proofs(context, themes, seen),
        unsaid=unrecorded,
        words=context.says(KEPT),
    )


def _themes(context: Context) -> list[tuple[ThemeFact, Period]] | None:
    """The themes that have begun and reach into the judged season, each with its days."""

    def days(theme: ThemeFact) -> Period | None:
        there = overlap(period(theme.starts, theme.ends), context.life)
        counts = there and there.last >= context.season.first and there.first <= context.on
        return there if counts else None

    known = context.every(THEMES, (lambda theme: days(theme) is not None, trace.OUTSIDE_DAYS))
    return None if known is None else [(t, there) for t in known if (there := days(t))]


def _proofs(
    context: Context, themes: list[tuple[ThemeFact, Period]], seen: list[Attended]
) -> tuple[Evidence, ...]:
    """The themes, and the sum of each seat."""
    sums = [_sum(context, one) for one in seen if one.recorded]
    return (*(_theme(theme) for theme, _ in themes), *sums)


def _theme(theme: ThemeFact) -> Evidence:
    return findings.fact_evidence("theme", theme.id, theme.title, theme.starts)


def _held(context: Context, days: Period) -> list[MeetingFact]:
    """The meetings of these days until now; that of today, once it is recorded who came."""
    meetings = context.meetings(context.until_today(days))
    return [m for m in meetings if m.on < context.on or m.attendance_recorded]


def _attended(
    parameters: Parameters, context: Context, theme: ThemeFact, days: Period
) -> Iterator[Attended]:
    """What each standing seat came to, where it saw enough meetings to say something."""
    past = _held(context, days)
    wanted = parameters.percent.on(theme.starts)
    if wanted is None or not any(m.attendance_recorded for m in past):
        return
    for seat, there in context.seats(SeatKind.STANDING, within=days):
        mine = [m for m in past if m.on in there and context.holders(seat, m.on)]
        if len(mine) >= parameters.from_meetings:
            yield _counted(context, seat, theme, wanted, mine)


def _counted(
    context: Context, seat: SeatFact, theme: ThemeFact, wanted: int, met: list[MeetingFact]
) -> Attended:
    recorded = [meeting for meeting in met if meeting.attendance_recorded]
    came = sum(context.came(meeting, seat) for meeting in recorded)
    return Attended(seat, theme, wanted, len(met), came, len(met) - len(recorded))


def _said(context: Context, attended: Attended) -> dict[str, Value]:
    return {
        "institution": context.name_of(attended.seat),
        "theme": Title(attended.theme.title),
        "count": attended.came,
        "total": attended.recorded,
        "share": findings.percent(attended.came, attended.recorded, attended.wanted),
        "wanted": attended.wanted,
    }


def _sum(context: Context, attended: Attended) -> Evidence:
    return Evidence("seat", attended.seat.id, Phrase(SUM, **_said(context, attended)))


def _breach(context: Context, attended: Attended) -> Breach:
    theme, seat = attended.theme, attended.seat
    last = min(theme.ends or context.season.last, context.life.last)
    fault = context.closing(last)
    return findings.breach(
        context,
        fault,
        SUM,
        MEND,
        _said(context, attended),
        subject=f"{theme.id} {seat.id}",
        evidence=(findings.seat_evidence(context, seat), _theme(theme)),
        drawn=fault > context.on,
    )


CHECK = Check(
    "assiduity",
    SUMMARY,
    Parameters,
    find,
    reads=("themes", "meetings", "seats", "mandates", "attendances"),
    mending=mending.ATTENDING,
)
