"""Whoever sits has accepted the discretion undertaking of the charter in force (CLUB-11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from tourdetable.core.charter.checking import findings, values
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.kinds import ACCEPTANCES
from tourdetable.core.charter.facts.record import MandateFact, SeatFact
from tourdetable.core.charter.terms.days import Dated, Period, add_days, overlap
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

Sitting = tuple[SeatFact, MandateFact, Period]
"""A mandate of a seat, with the days on which the seat exists too."""

SUMMARY = gettext_noop("Whoever sits has accepted the discretion undertaking of this version.")
OTHER_VERSION = gettext_noop("an acceptance of another version")

KEPT = gettext_noop("Everybody who sits in %(body)s has accepted version %(version)s")
UNKNOWN = gettext_noop("Nobody has recorded who accepted the discretion undertaking")
TO_ACCEPT = gettext_noop(
    "%(institution)s: a holder is to accept version %(version)s before %(day)s"
)
NOT_ACCEPTED = gettext_noop(
    "%(institution)s: on %(day)s a holder has not accepted version %(version)s"
)
MEND = gettext_noop(
    "Ask the holder for %(institution)s to accept the undertaking of version %(version)s"
)


@dataclass(frozen=True)
class Parameters:
    within_days: Dated[int] = values.dated_whole(
        "How many days after a mandate begins, or this version comes into force, "
        "it may be accepted.",
        (0, 366),
        default=30,
    )


def find(parameters: Parameters, context: Context) -> Finding:
    """Holders who sit without having accepted this version in time; accepting ends the fault.

    Kept once somebody sits, or sat since the season began, and each of those who sit has accepted.
    """
    seats = context.seats(within=context.present_or_future)
    if not context.keeps(ACCEPTANCES):
        return Finding(concerned=bool(seats), missing=Phrase(UNKNOWN))
    sitting = list(_sitting(context, seats))
    found = [_breaches(parameters, context, *one) for one in sitting]
    return Finding(
        concerned=_all_accepted(context, sitting),
        breaches=tuple(chain.from_iterable(found)),
        evidence=findings.seats_evidence(context, seats),
        words=context.says(KEPT).saying(version=context.charter.version),
    )


def _all_accepted(context: Context, sitting: list[Sitting]) -> bool:
    """Whether whoever sits on the judged day has accepted."""
    begun = [(m, days) for _, m, days in sitting if days.first <= context.on]
    now = [mandate.person for mandate, days in begun if context.on in days]
    accepted = [_accepted(context, mandate.person) for mandate, _ in begun]
    some = any(day and day <= context.on for day in accepted)
    return some and all((_accepted(context, p) or date.max) <= context.on for p in now)


def _sitting(context: Context, seats: Seats) -> Iterator[Sitting]:
    """The mandates that can still weigh, with the days on which their seat exists."""
    for seat, there in seats:
        for mandate, days in context.mandates(seat, context.present_or_future):
            sits = overlap(there, days)
            if sits:
                yield seat, mandate, sits


def _accepted(context: Context, person: str) -> date | None:
    """The day, until the judged one, on which somebody accepted this version."""
    version = context.charter.version
    known = context.about(ACCEPTANCES, person, (lambda a: a.version == version, OTHER_VERSION))
    return known[0].on if known and known[0].on <= context.on else None


def _breaches(
    parameters: Parameters, context: Context, seat: SeatFact, mandate: MandateFact, sits: Period
) -> Iterator[Breach]:
    fault = _fault(parameters, context, mandate, sits)
    if fault.first > fault.last:
        return
    proofs = (findings.seat_evidence(context, seat, mandate.starts),)
    said = {"institution": context.name_of(seat), "version": context.charter.version}
    for days in context.counted(fault):
        told = {**said, "day": days.first}
        words = TO_ACCEPT if days.first > context.on else NOT_ACCEPTED
        yield findings.breach(context, days, words, MEND, told, subject=mandate.id, evidence=proofs)


def _fault(parameters: Parameters, context: Context, mandate: MandateFact, sits: Period) -> Period:
    """From the day by which the version was to be accepted until it was, which may be before."""
    days = parameters.within_days.on(context.on) or 0
    in_force = context.charter.in_force or context.season.first
    asked = max(sits.first, in_force, parameters.within_days.starts)
    accepted = _accepted(context, mandate.person)
    last = sits.last if accepted is None else min(sits.last, add_days(accepted, -1))
    return Period(add_days(asked, days + 1), last)


CHECK = Check("acceptance", SUMMARY, Parameters, find, reads=("seats", "mandates", "acceptances"))
