"""Duties are taken in turn by all seats (ITC-06)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.kinds import TURNS
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.days import Period, overlap
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

SUMMARY = gettext_noop("Duties go round all seats in turn.")

NOTHING = gettext_noop("Nobody has recorded who took a turn at the meetings of %(body)s")
TURNS_TAKEN = gettext_noop("%(institution)s, %(duty)s: %(count)s turns")


@dataclass(frozen=True)
class Parameters:
    duty: tuple[str, ...] = parameter(
        "The duties taken in turn, by their codes.",
        values.duties,
        example=["facilitation", "minutes"],
    )


@dataclass(frozen=True)
class Rota:
    """The turns of one duty over a season: the meetings it was taken at, the seats it goes round.

    `owing` are the seats that were there all along: a newcomer may have taken too many turns, but
    owes no past one.
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
        return max(counts.values()), min((counts[s.id] for s in self.owing), default=0)

    def with_turns(self, seats: Sequence[SeatFact], meetings: int, turns: int) -> list[SeatFact]:
        """Those of these seats that took so many turns."""
        counts = self.counts(meetings)
        return [seat for seat in seats if counts[seat.id] == turns]

    def uneven(self, meetings: int) -> bool:
        """Whether a seat is two turns or more ahead of another that was there all along."""
        most, least = self.spread(meetings)
        return bool(self.owing) and most - least >= 2


def find(parameters: Parameters, context: Context) -> Finding:
    """An uneven round is a breach when it closes; until then it is foreseen, and drawn."""
    meetings = _meetings(context)
    rotas = _rotas(parameters, context, meetings)
    breaches: list[Breach] = []
    for rota in rotas:
        breaches += _breaches(context, rota)
    unrecorded = not any(rota.meetings for rota in rotas)
    unknown = unrecorded and bool(meetings) and meetings[0].on < context.on
    return Finding(
        concerned=bool(rotas),
        breaches=tuple(breaches),
        evidence=_proofs(rotas),
        missing=context.says(NOTHING) if unknown else None,
        words=context.says("The turns of %(body)s go round evenly"),
    )


def _meetings(context: Context) -> list[MeetingFact]:
    days = overlap(context.season, context.life)
    return context.meetings(days) if days else []


def _rotas(parameters: Parameters, context: Context, meetings: list[MeetingFact]) -> list[Rota]:
    """One for each duty, when there are meetings and seats to take it in turn."""
    seats = _eligible(context) if meetings else []
    return [_rota(context, duty, meetings, seats) for duty in parameters.duty if seats]


def _proofs(rotas: list[Rota]) -> tuple[Evidence, ...]:
    meetings = {m.id: m for rota in rotas for m in rota.meetings}
    return findings.meetings_evidence(sorted(meetings.values(), key=lambda m: (m.on, m.id)))


def _eligible(context: Context) -> Seats:
    """Standing seats, and volunteers, that somebody holds, held or will hold."""
    takes_turns = [
        (seat, days)
        for seat, days in context.seats()
        if seat.kind == SeatKind.STANDING or seat.volunteers
    ]
    return [(seat, days) for seat, days in takes_turns if context.held(seat)]


def _rota(
    context: Context,
    duty: str,
    meetings: list[MeetingFact],
    seats: Seats,
) -> Rota:
    taken = [(m, context.about(TURNS, (m.id, duty))) for m in meetings]
    counted = [m for m, turns in taken if turns]
    return Rota(
        duty=duty,
        meetings=counted,
        seats=[seat for seat, _ in seats],
        owing=[seat for seat, days in seats if _was_there(context, seat, days, counted)],
        turns=[frozenset(t.seat for t in turns) for _, turns in taken if turns],
    )


def _was_there(context: Context, seat: SeatFact, days: Period, meetings: list[MeetingFact]) -> bool:
    """Whether somebody held a seat at each of these meetings."""
    held = [mandate for _, mandate in context.held(seat)]
    return all(m.on in days and any(m.on in mandate for mandate in held) for m in meetings)


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
    most, least = rota.spread(meetings)
    ahead = rota.with_turns(rota.seats, meetings, most)
    behind = rota.with_turns(rota.owing, meetings, least)
    said: dict[str, Value] = {"duty": _called(context, rota), "most": most, "least": least}
    said |= {"ahead": _named(context, ahead), "behind": _named(context, behind)}
    proofs = *_turns(context, rota, ahead, most), *_turns(context, rota, behind, least)
    return _uneven(context, rota, on, said, proofs)


def _uneven(
    context: Context, rota: Rota, on: date, said: Mapping[str, Value], proofs: tuple[Evidence, ...]
) -> Breach:
    return Breach(
        on=on,
        until=context.season.last,
        subject=rota.duty,
        words=Phrase("%(duty)s: %(most)s turns for %(ahead)s, %(least)s for %(behind)s", **said),
        evidence=proofs,
        mend=Phrase("Give the next turns of %(duty)s to %(behind)s", **said),
        drawn=on > context.on,
    )


def _named(context: Context, seats: list[SeatFact]) -> str:
    return ", ".join([context.name_of(seat) for seat in seats])


def _called(context: Context, rota: Rota) -> str:
    return context.charter.vocabulary.duties[rota.duty].name


def _turns(context: Context, rota: Rota, seats: list[SeatFact], count: int) -> Iterator[Evidence]:
    for seat in seats:
        said = {"institution": context.name_of(seat), "duty": _called(context, rota)}
        yield Evidence("seat", seat.id, Phrase(TURNS_TAKEN, **said, count=count))


CHECK = Check(
    "duties_in_turn", SUMMARY, Parameters, find, reads=("meetings", "turns", "seats", "mandates")
)
