"""Duties are taken in turn by all seats (ITC-06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, meeting_evidence, seat_evidence
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    duty: tuple[str, ...] = parameter(
        values.duties,
        gettext_noop("The duties taken in turn, by their codes."),
        example='duty = ["facilitation", "minutes"]',
    )


@dataclass(frozen=True)
class Rota:
    """The turns of one duty over a season: the meetings somebody took it at, and the seats it goes round.

    `owing` are the seats that were there all along: a newcomer may have taken too many turns, but owes no past one.
    """

    duty: str
    meetings: Sequence[MeetingFact]
    seats: Sequence[SeatFact]
    owing: Sequence[SeatFact]
    turns: Sequence[frozenset[str]]

    def counts(self, meetings: int) -> Counter[str]:
        """Turns per eligible seat, over the first so many meetings."""
        taken = Counter(seat for seats in self.turns[:meetings] for seat in seats)
        return Counter({s.id: taken[s.id] for s in self.seats})

    def spread(self, meetings: int) -> tuple[int, int]:
        """The most turns any seat took, and the fewest a seat took that was there all along."""
        counts = self.counts(meetings)
        return max(counts.values(), default=0), min((counts[s.id] for s in self.owing), default=0)

    def uneven(self, meetings: int) -> bool:
        """Whether a seat is two turns or more ahead of another that was there all along."""
        most, least = self.spread(meetings)
        return bool(self.owing) and most - least >= 2


def find(parameters: Parameters, context: Context) -> Finding:
    """An uneven round is a breach when it closes; until then it is foreseen, and drawn."""
    meetings = [m for m in context.meetings() if m.on in context.season and m.on in context.life]
    rotas = [_rota(context, duty, meetings) for duty in parameters.duty]
    held = any(m.on < context.on for m in meetings)
    nothing = held and not any(r.meetings for r in rotas)
    return Finding(
        concerned=bool(meetings) and any(r.seats for r in rotas),
        breaches=tuple(b for rota in rotas for b in _breaches(context, rota)),
        evidence=_proofs(rotas),
        missing=_unknown(context) if nothing else None,
        words=Phrase(gettext_noop("The turns of %(body)s go round evenly"), body=context.body_name),
    )


def _unknown(context: Context) -> Phrase:
    said: dict[str, Value] = {"body": context.body_name}
    return Phrase(
        gettext_noop("Nobody has recorded who took a turn at the meetings of %(body)s"), **said
    )


def _proofs(rotas: list[Rota]) -> tuple[Evidence, ...]:
    meetings = {m.id: m for rota in rotas for m in rota.meetings}
    return tuple(meeting_evidence(m) for m in sorted(meetings.values(), key=lambda m: (m.on, m.id)))


def _rota(context: Context, duty: str, meetings: list[MeetingFact]) -> Rota:
    taken, seats = context.facts.turns, _eligible(context)
    counted = [m for m in meetings if taken.get((m.id, duty))]
    turns = [taken[m.id, duty] for m in counted]
    owing = [s for s, days in seats if _was_there(context, s, days, counted)]
    return Rota(duty, counted, [s for s, _ in seats], owing, turns)


def _eligible(context: Context) -> list[tuple[SeatFact, Period]]:
    """Standing seats, and volunteers, that somebody holds, held or will hold."""
    seats = [
        (s, days) for s, days in context.seats() if s.kind == SeatKind.STANDING or s.volunteers
    ]
    return [(s, days) for s, days in seats if context.held(s)]


def _was_there(context: Context, seat: SeatFact, days: Period, meetings: list[MeetingFact]) -> bool:
    """Whether somebody held a seat at each of these meetings."""
    if not meetings:
        return True
    first, last = meetings[0].on, meetings[-1].on
    if not days.first <= first <= last <= days.last:
        return False
    through = any(held.first <= first and last <= held.last for _, held in context.held(seat))
    return through or all(context.holders(seat, m.on) for m in meetings)


def _breaches(context: Context, rota: Rota) -> Iterator[Breach]:
    closes = _close(rota)
    if closes:
        yield _breach(context, rota, closes, rota.meetings[closes - 1].on)
    elif rota.uneven(len(rota.meetings)):
        yield _breach(context, rota, len(rota.meetings), context.season.last)


def _close(rota: Rota) -> int:
    """How many meetings there were when the first uneven round closed; 0 when none has."""
    size = len(rota.owing)
    rounds = range(size, len(rota.meetings) + 1, size) if size else ()
    return next((n for n in rounds if rota.uneven(n)), 0)


def _breach(context: Context, rota: Rota, meetings: int, on: date) -> Breach:
    counts = rota.counts(meetings)
    most, least = rota.spread(meetings)
    ahead = [s for s in rota.seats if counts[s.id] == most]
    behind = [s for s in rota.owing if counts[s.id] == least]
    said = _said(context, rota, ahead, behind) | {"most": most, "least": least}
    return Breach(
        on=on,
        until=context.season.last,
        subject=rota.duty,
        words=Phrase(
            gettext_noop("%(duty)s: %(most)s turns for %(ahead)s, %(least)s for %(behind)s"), **said
        ),
        evidence=tuple(_turns(context, s, counts[s.id], rota.duty) for s in [*ahead, *behind]),
        mend=Phrase(gettext_noop("Give the next turns of %(duty)s to %(behind)s"), **said),
        drawn=on > context.on,
    )


def _said(
    context: Context, rota: Rota, ahead: list[SeatFact], behind: list[SeatFact]
) -> dict[str, Value]:
    return {
        "duty": context.charter.vocabulary.duties[rota.duty].name,
        "ahead": ", ".join(context.facts.name_of(s) for s in ahead),
        "behind": ", ".join(context.facts.name_of(s) for s in behind),
    }


def _turns(context: Context, seat: SeatFact, count: int, duty: str) -> Evidence:
    name, called = context.facts.name_of(seat), context.charter.vocabulary.duties[duty].name
    said: dict[str, Value] = {"institution": name, "duty": called, "count": count}
    words = Phrase(gettext_noop("%(institution)s, %(duty)s: %(count)s turns"), **said)
    return Evidence(seat_evidence(seat, name).kind, seat.id, words)


CHECK = Check(
    "duties_in_turn",
    gettext_noop("Duties go round all seats in turn."),
    Parameters,
    find,
    reads=("meetings", "turns", "seats", "mandates"),
)
