"""Each participant of a group commits for the whole of its work (CLUB-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from tourdetable.core.charter.checking import debts, findings, mending, trace, values
from tourdetable.core.charter.checking.check import Check, parameter
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.kinds import COMMITMENTS
from tourdetable.core.charter.facts.record import CommitmentFact, SeatFact
from tourdetable.core.charter.terms.days import (
    FOREVER,
    Dated,
    Period,
    add_days,
    from_month_to_month,
    overlap,
    period,
    stretches,
)
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Evidence, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

Groups = dict[str, list[CommitmentFact]]
"""Commitments by participant: a seat of the group, or a person who holds none."""


SUMMARY = gettext_noop("Each participant commits for the whole of a group's work.")
ONE_OFF = gettext_noop("a commitment for one meeting only")

KEPT = gettext_noop("Nobody in %(body)s leaves its work before the end")
UNKNOWN = gettext_noop("Nobody has recorded for how long the participants of %(body)s commit")
LEFT = (
    gettext_noop("A participant of %(body)s left on %(ends)s; the work lasts until %(day)s"),
    gettext_noop("A participant of %(body)s leaves on %(ends)s; the work lasts until %(day)s"),
)
MEND = (
    gettext_noop("Ask the participant of %(body)s who left on %(ends)s to commit until %(day)s"),
    gettext_noop("Ask the participant of %(body)s who leaves on %(ends)s to commit until %(day)s"),
)
"""Of what has begun, and of what is to come."""
COMMITTING = debts.Owing(
    gettext_noop("%(institution)s: somebody is to commit to the work of %(body)s by %(day)s"),
    gettext_noop("%(institution)s: nobody committed to the work of %(body)s by %(day)s"),
    gettext_noop("Ask %(institution)s who commits to the work of %(body)s"),
    gettext_noop("Ask %(institution)s who commits to the work of %(body)s"),
    gettext_noop(
        "%(institution)s: somebody committed to the work of %(body)s from %(done)s only, "
        "and should have by %(day)s"
    ),
)


@dataclass(frozen=True)
class Parameters:
    first_month: int = parameter(
        "The month in which the work of a group without dates of its own usually begins.",
        values.whole(1, 12),
        default=2,
    )
    last_month: int = parameter(
        "The month in which it usually ends.", values.whole(1, 12), default=10
    )
    grace_days: Dated[int] = values.dated_whole(
        "How many days after the work begins a seat may still commit.", (0, 366), default=30
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats that commit too late or to nothing, and commitments that stop before the work does.

    Kept once somebody has committed to the work, were it for one meeting.
    """
    lasting = context.every(COMMITMENTS, (lambda c: c.kind != "one_off_guest", ONE_OFF))
    if lasting is None:
        return Finding(missing=context.says(UNKNOWN))
    seats = context.seats(SeatKind.STANDING)
    groups = _by_participant(context, seats, lasting)
    return Finding(
        concerned=_somebody(context, _work(parameters, context), lasting),
        breaches=tuple(_breaches(parameters, context, seats, groups)),
        evidence=tuple(_evidence(c) for c in lasting),
        words=context.says(KEPT),
    )


def _somebody(context: Context, work: Period, lasting: list[CommitmentFact]) -> bool:
    """Whether somebody committed to the work; guests of one meeting are read for want of others."""
    during = (lambda c: period(c.starts, c.ends).meets(work), trace.OUTSIDE_DAYS)
    return any(map(during[0], lasting)) or bool(context.every(COMMITMENTS, during))


def _breaches(
    parameters: Parameters, context: Context, seats: Seats, groups: Groups
) -> Iterator[Breach]:
    work = _work(parameters, context)
    for mine in groups.values():
        yield from _leaving(context, work, mine)
    for seat, there in seats:
        yield from _silent(parameters, context, work, seat, there, groups.get(seat.id, []))


def _by_participant(context: Context, seats: Seats, commitments: list[CommitmentFact]) -> Groups:
    """Commitments by the seat that their person holds, else by the person: a pair commits as one.

    Somebody who holds several seats commits for the first one, by name.
    """
    holders: dict[str, str] = {}
    for seat, _ in seats:
        for person, _ in context.held(seat):
            if holders.setdefault(person, seat.id) != seat.id:
                for other, _ in seats:
                    context.name_of(other)
    groups: Groups = {}
    for commitment in commitments:
        groups.setdefault(holders.get(commitment.person, commitment.person), []).append(commitment)
    return groups


def _work(parameters: Parameters, context: Context) -> Period:
    """The work's own dates; else the body's, when both are known; else the usual months."""
    body = context.body
    assert body is not None  # the check is judged for each body
    if body.work_starts:
        return period(body.work_starts, body.work_ends or body.ends)
    if body.ends:
        return Period(body.starts, body.ends)
    usual = from_month_to_month(context.season, parameters.first_month, parameters.last_month)
    return Period(max(body.starts, usual.first), usual.last)


def _leaving(context: Context, work: Period, commitments: list[CommitmentFact]) -> Iterator[Breach]:
    """Days of the work that a participant leaves uncovered after having begun."""
    spans = [(c.id, days) for c in commitments if (days := overlap(period(c.starts, c.ends), work))]
    if not spans:
        return
    begun = Period(min(days.first for _, days in spans), work.last)
    for bare in stretches(begun, spans, lambda count: count == 0):
        for fault in context.counted(bare):
            yield _left(context, work, commitments, bare, fault)


def _left(
    context: Context,
    work: Period,
    commitments: list[CommitmentFact],
    bare: Period,
    fault: Period,
) -> Breach:
    over = [c for c in commitments if c.ends and c.ends < bare.first]
    last = max(over, key=lambda c: (c.ends or FOREVER, c.id))
    said = {"body": context.body_name, "ends": add_days(bare.first, -1), "day": work.last}
    proofs, drawn = (_evidence(last),), fault.first > context.on
    words, mend = LEFT[drawn], MEND[drawn]
    return findings.breach(
        context, fault, words, mend, said, subject=last.id, evidence=proofs, drawn=drawn
    )


def _silent(
    parameters: Parameters,
    context: Context,
    work: Period,
    seat: SeatFact,
    there: Period,
    commitments: list[CommitmentFact],
) -> Iterator[Breach]:
    """A seat held during the work, for which nobody committed in time; nothing mends it once the
    work is over."""
    grace = parameters.grace_days.on(work.first)
    held = _first_held(context, work, seat, there)
    if grace is None or held is None:
        return
    due, begun = add_days(held, grace), _begun(work, commitments)
    in_time = begun is not None and begun <= due
    if due < work.last and work.last >= context.season.first and not in_time:
        owed = _owed(context, seat, due, begun)
        yield from map(_too_late, owed) if work.last < context.on else owed


def _owed(context: Context, seat: SeatFact, due: date, begun: date | None) -> Iterator[Breach]:
    said = {"institution": context.name_of(seat), "body": context.body_name}
    proof = findings.seat_evidence(context, seat)
    return debts.owed(context, due, begun, COMMITTING, said, proof)


def _too_late(owed: Breach) -> Breach:
    return replace(owed, mend=None)


def _begun(work: Period, commitments: list[CommitmentFact]) -> date | None:
    """The day from which the first of those that reach into the work begins."""
    during = [c.starts for c in commitments if period(c.starts, c.ends).meets(work)]
    return min(during, default=None)


def _first_held(context: Context, work: Period, seat: SeatFact, there: Period) -> date | None:
    """The first day of the work on which somebody holds the seat."""
    held: list[date] = []
    for _, days in context.held(seat):
        sits = overlap(days, there)
        during = sits and overlap(sits, work)
        if during:
            held.append(during.first)
    return min(held, default=None)


def _evidence(commitment: CommitmentFact) -> Evidence:
    words = Phrase("Commitment from %(day)s", day=commitment.starts)
    return Evidence("commitment", commitment.id, words, commitment.starts)


CHECK = Check(
    "work_commitment",
    SUMMARY,
    Parameters,
    find,
    reads=("commitments", "seats", "mandates"),
    mending=mending.COMMITTING,
)
