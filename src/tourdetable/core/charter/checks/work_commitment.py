"""Each participant of a group commits for the whole of its work (CLUB-15)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tourdetable.core.charter import values
from tourdetable.core.charter.check import Check, parameter
from tourdetable.core.charter.context import Context, seat_evidence
from tourdetable.core.charter.dated import Dated
from tourdetable.core.charter.days import FOREVER, add_days, add_months, overlap, period
from tourdetable.core.charter.model import Period, SeatKind
from tourdetable.core.charter.phrase import Phrase, Value, gettext_noop
from tourdetable.core.charter.record import CommitmentFact, SeatFact
from tourdetable.core.charter.verdict import Breach, Evidence, Finding


@dataclass(frozen=True)
class Parameters:
    first_month: int = parameter(
        values.whole(at_least=1, at_most=12),
        gettext_noop("The month in which the work of a group without dates of its own usually begins."),
        example="first_month = 2",
        default=2,
    )
    last_month: int = parameter(
        values.whole(at_least=1, at_most=12),
        gettext_noop("The month in which it usually ends."),
        example="last_month = 10",
        default=10,
    )
    grace_days: Dated[int] = parameter(
        values.whole(at_least=0, at_most=366),
        gettext_noop("How many days after the work begins a seat may still commit."),
        example="grace_days = 30",
        default=30,
        dated=True,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Participants who leave before the work ends, and seats of the group for which nobody committed."""
    said: dict[str, Value] = {"body": context.body_name}
    known = context.facts.record.commitments
    if known is None:
        words = gettext_noop("Nobody has recorded for how long the participants of %(body)s commit")
        return Finding(missing=Phrase(words, said))
    work = _work(parameters, context)
    lasting = [c for c in known if c.kind != "one_off_guest"]
    faults = [*_leaving(context, work, lasting), *_silent(parameters, context, work, known)]
    return Finding(
        concerned=bool(known or context.seats(SeatKind.STANDING)),
        breaches=tuple(faults),
        evidence=tuple(_evidence(c) for c in sorted(lasting, key=lambda c: (c.starts, c.id))),
        words=Phrase(gettext_noop("Everybody in %(body)s has committed for the whole of its work"), said),
    )


def _work(parameters: Parameters, context: Context) -> Period:
    """The work's own dates; else the body's, when both are known; else the usual months of the judged year."""
    body = context.body
    assert body is not None  # the check is judged for each body
    if body.work_starts:
        return period(body.work_starts, body.work_ends or body.ends)
    if body.ends:
        return Period(body.starts, body.ends)
    year = context.season.last.year
    last = add_days(add_months(date(year, parameters.last_month, 1), 1), -1)
    return Period(max(body.starts, date(year, parameters.first_month, 1)), max(last, body.starts))


def _leaving(context: Context, work: Period, commitments: list[CommitmentFact]) -> Iterator[Breach]:
    for commitment in commitments:
        ends = commitment.ends or FOREVER
        if not overlap(period(commitment.starts, ends), work) or ends >= work.last:
            continue
        said: dict[str, Value] = {"body": context.body_name, "ends": ends, "day": work.last}
        words = gettext_noop("A participant of %(body)s commits until %(ends)s; the work lasts until %(day)s")
        mend = gettext_noop("Ask the participant of %(body)s who leaves on %(ends)s to commit until %(day)s")
        yield Breach(
            on=add_days(ends, 1),
            until=work.last,
            subject=commitment.id,
            words=Phrase(words, said),
            evidence=(_evidence(commitment),),
            mend=Phrase(mend, said) if work.last > context.on else None,
            drawn=ends >= context.on,
        )


def _silent(
    parameters: Parameters, context: Context, work: Period, commitments: tuple[CommitmentFact, ...]
) -> Iterator[Breach]:
    """Seats held during the work, none of whose holders committed."""
    persons = {c.person for c in commitments}
    grace = parameters.grace_days.on(work.first)
    for seat, there in context.seats(SeatKind.STANDING):
        held = [d for _, days in context.held(seat) if (d := overlap(overlap(days, there) or there, work))]
        if grace is None or not held or persons & {person for person, _ in context.held(seat)}:
            continue
        yield _uncommitted(context, seat, add_days(min(d.first for d in held), grace + 1), work)


def _uncommitted(context: Context, seat: SeatFact, day: date, work: Period) -> Breach:
    name = context.facts.name_of(seat)
    said: dict[str, Value] = {"institution": name, "body": context.body_name, "day": add_days(day, -1)}
    words = gettext_noop("%(institution)s: nobody committed to the work of %(body)s by %(day)s")
    mend = gettext_noop("Ask %(institution)s who commits to the work of %(body)s")
    return Breach(
        on=day,
        until=work.last,
        subject=seat.id,
        words=Phrase(words, said),
        evidence=(seat_evidence(seat, name),),
        mend=Phrase(mend, said) if work.last > context.on else None,
    )


def _evidence(commitment: CommitmentFact) -> Evidence:
    words = Phrase(gettext_noop("Commitment from %(day)s"), {"day": commitment.starts})
    return Evidence("commitment", commitment.id, words, commitment.starts)


CHECK = Check(
    "work_commitment",
    "Each participant commits for the whole of a group's work.",
    Parameters,
    find,
    reads=("commitments", "seats", "mandates"),
    seats=frozenset({SeatKind.STANDING}),
)
