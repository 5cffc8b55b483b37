"""Duties are taken in turn by all seats (ITC-06)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter.checking import debts, findings, mending, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.rounds import Lag, TurnsAt, counted
from tourdetable.core.charter.facts.kinds import ROTAS, TURNS
from tourdetable.core.charter.facts.record import MeetingFact, RotaFact, SeatFact
from tourdetable.core.charter.terms.days import Period, add_days, outside, overlap, period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop

Held = Sequence[tuple[SeatFact, Sequence[Period]]]
"""Seats, each with the days on which somebody holds it."""

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
class Standing:
    """Which seats are behind after a meeting."""

    meeting: MeetingFact
    behind: Mapping[str, Lag]

    @property
    def owed(self) -> Mapping[str, Lag]:
        """Those whose round has closed."""
        return {seat: lag for seat, lag in self.behind.items() if lag.owed}


@dataclass(frozen=True)
class Rota:
    """The turns of one duty since the body began, at the meetings that recorded some."""

    duty: str
    held: Held
    standings: Sequence[Standing]

    @property
    def seats(self) -> list[SeatFact]:
        """The seats that it goes round."""
        return [seat for seat, _ in self.held]

    def last_held(self, standing: Standing) -> date:
        """The last day on which somebody holds a seat that is owed a turn."""
        return max(days.last for s, held in self.held if s.id in standing.owed for days in held)

    def runs(self) -> Iterator[tuple[Sequence[Standing], date | None]]:
        """The stretches of meetings after which somebody was owed a turn.

        Each with the day of the meeting that evened it, if any did.
        """
        run: list[Standing] = []
        for standing in self.standings:
            if standing.owed:
                run.append(standing)
            elif run:
                yield run, standing.meeting.on
                run = []
        if run:
            yield run, None


def find(parameters: Parameters, context: Context) -> Finding:
    """An uneven round is a breach when it closes, until it is even; before that, it is foreseen.

    The balance of a seat is that of all its meetings, whatever their season. A decision of the body
    may have a turn last several meetings, or have a seat take none.
    """
    meetings = _meetings_of_season(context)
    rotas = _rotas(parameters, context)
    breaches: list[Breach] = []
    for rota in rotas:
        breaches += _breaches(context, rota)
    mine = _recorded(rotas, meetings)
    known = any(meeting.on <= context.on for meeting in mine)
    unknown = bool(rotas and meetings) and meetings[0].on < context.on and not known
    return Finding(
        concerned=known or unknown,
        breaches=tuple(breaches),
        evidence=findings.meetings_evidence(mine),
        missing=context.says(NOTHING) if unknown else None,
        words=context.says("The turns of %(body)s go round evenly"),
    )


def _meetings_of_season(context: Context) -> list[MeetingFact]:
    """Those of the season, while the body exists."""
    days = overlap(context.season, context.life)
    return context.meetings(days) if days else []


def _recorded(rotas: list[Rota], meetings: list[MeetingFact]) -> list[MeetingFact]:
    """Those of these meetings that recorded a turn of any duty."""
    told = {standing.meeting.id for rota in rotas for standing in rota.standings}
    return [meeting for meeting in meetings if meeting.id in told]


def _rotas(parameters: Parameters, context: Context) -> list[Rota]:
    """One for each duty, when there are seats to take it in turn."""
    seats = _eligible(context)
    if not seats:
        return []
    meetings = context.meetings(context.life)
    return [_rota(context, duty, meetings, seats) for duty in parameters.duty]


def _eligible(context: Context) -> Held:
    """Standing seats, and volunteers, that somebody holds, held or will hold."""
    takes_turns = [
        (seat, there)
        for seat, there in context.seats()
        if seat.kind == SeatKind.STANDING or seat.volunteers
    ]
    exempt = _exempt(context)
    held = [
        (
            seat,
            [
                left
                for _, mandate in context.held(seat)
                if (days := overlap(mandate, there))
                for left in outside(days, exempt.get(seat.id, ()))
            ],
        )
        for seat, there in takes_turns
    ]
    return [(seat, days) for seat, days in held if days]


def _methods(context: Context) -> list[RotaFact]:
    """How the body has its duties go round, first ones first."""
    return context.about(ROTAS, context.body.id) if context.body else []


def _exempt(context: Context) -> Mapping[str, list[Period]]:
    """The days on which a decision of the body has a seat take no turn."""
    found: dict[str, list[Period]] = {}
    for method in _methods(context):
        for seat in method.exempt:
            found.setdefault(seat, []).append(period(method.starts, method.ends))
    return found


def _rota(context: Context, duty: str, meetings: list[MeetingFact], seats: Held) -> Rota:
    lasting = [(period(one.starts, one.ends), one.length) for one in _methods(context)]
    told = [
        TurnsAt(
            meeting.on,
            frozenset(turn.seat for turn in context.about(TURNS, (meeting.id, duty))),
            next((length for days, length in reversed(lasting) if meeting.on in days), 1),
        )
        for meeting in meetings
    ]
    behind = counted({seat.id: days for seat, days in seats}, told)
    taken = [meeting for meeting, one in zip(meetings, told, strict=True) if one.takers]
    return Rota(duty, seats, [Standing(*one) for one in zip(taken, behind, strict=True)])


def _breaches(context: Context, rota: Rota) -> Iterator[Breach]:
    for run, evened in rota.runs():
        fault = Period(run[0].meeting.on, evened or rota.last_held(run[-1]))
        past = [one for one in run if one.meeting.on <= context.on]
        now = past[-1] if past else run[0]
        for day in debts.days_owed(context, fault):
            yield _breach(context, rota, now.owed, day, findings.last_day(fault))
    yield from _foreseen(context, rota)


def _foreseen(context: Context, rota: Rota) -> Iterator[Breach]:
    """The seats that are behind while their round is open, by the end of the season at least."""
    last = rota.standings[-1] if rota.standings else None
    if last and last.behind and not last.owed:
        after = max(last.meeting.on, add_days(context.on, 1))
        closes = context.charter.season.containing(after).last
        yield _breach(context, rota, last.behind, closes, closes)


def _breach(
    context: Context, rota: Rota, behind: Mapping[str, Lag], on: date, until: date | None
) -> Breach:
    """It names the seats that took the fewest turns, and those that took the most beside them."""
    worst = min(behind.values(), key=lambda lag: (lag.mine, -lag.most))
    late = [s for s in rota.seats if s.id in behind and behind[s.id].mine == worst.mine]
    ahead = [s for s in rota.seats if s.id in worst.ahead]
    who: dict[str, Value] = {"ahead": _named(context, ahead), "behind": _named(context, late)}
    said = {**who, "duty": _called(context, rota), "most": worst.most, "least": worst.mine}
    proofs = *_turns(context, rota, ahead, worst.most), *_turns(context, rota, late, worst.mine)
    return Breach(
        on=on,
        until=until,
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
    "duties_in_turn",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings", "turns", "seats", "mandates", "rotas"),
    mending=mending.TURNS,
)
