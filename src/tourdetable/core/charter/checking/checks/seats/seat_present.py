"""At each meeting somebody is there for each standing seat (CLUB-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from tourdetable.core.charter.checking.breaches import meeting_breach
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context
from tourdetable.core.charter.checking.evidence import (
    attendance_unrecorded,
    meeting_evidence,
    seat_evidence,
)
from tourdetable.core.charter.facts.kinds import REPLIES
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.model import Period, SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, gettext_noop

Seats = list[tuple[SeatFact, Period]]
Held = tuple[SeatFact, frozenset[str]]

KEPT = gettext_noop("Somebody came for every seat of %(body)s")
ABSENCE = gettext_noop("%(meeting)s of %(day)s: nobody came for %(seats)s")
APOLOGY = gettext_noop("%(meeting)s of %(day)s: nobody will come for %(seats)s")
MEND = gettext_noop("Ask %(seats)s to send somebody to %(meeting)s on %(day)s")


@dataclass(frozen=True)
class Parameters:
    """No parameter beyond the scope."""


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats nobody came for, and seats whose holders all said they will not come.

    A vacant seat is not counted.
    """
    meetings = context.meetings(context.present_or_future)
    seats = _seats(context, meetings)
    unknown = [m for m in meetings if m.on < context.on and not m.attendance_recorded]
    recorded = [m for m in meetings if m.on <= context.on and m.attendance_recorded]
    found = [_absence(context, m, seats) for m in recorded]
    found += [_apology(context, m, seats) for m in meetings if m.on > context.on]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(breach for breach in found if breach),
        evidence=tuple(meeting_evidence(m) for m in recorded),
        missing=attendance_unrecorded(unknown[0]) if unknown else None,
        words=Phrase(KEPT, body=context.body_name),
    )


def _seats(context: Context, meetings: list[MeetingFact]) -> Seats:
    """The standing seats that exist at the time of these meetings."""
    if not meetings:
        return []
    return context.seats(SeatKind.STANDING, within=Period(meetings[0].on, meetings[-1].on))


def _held(context: Context, meeting: MeetingFact, seats: Seats) -> Iterator[Held]:
    """The seats held on the day of a meeting, with their holders."""
    for seat, days in seats:
        holders = context.holders(seat, meeting.on) if meeting.on in days else None
        if holders:
            yield seat, holders


def _absence(context: Context, meeting: MeetingFact, seats: Seats) -> Breach | None:
    held = _held(context, meeting, seats)
    absent = [seat for seat, holders in held if not context.came(meeting, seat, holders)]
    return _breach(context, meeting, absent, ABSENCE)


def _apology(context: Context, meeting: MeetingFact, seats: Seats) -> Breach | None:
    held = _held(context, meeting, seats)
    absent = [s for s, holders in held if all(_excused(context, meeting, s, p) for p in holders)]
    return _breach(context, meeting, absent, APOLOGY, MEND)


def _excused(context: Context, meeting: MeetingFact, seat: SeatFact, person: str) -> bool:
    replies = context.about(REPLIES, (meeting.id, seat.id, person))
    return {reply.answer for reply in replies} == {"excused"}


def _breach(
    context: Context,
    meeting: MeetingFact,
    absent: list[SeatFact],
    words: str,
    mend: str | None = None,
) -> Breach | None:
    if not absent:
        return None
    names = ", ".join(context.name_of(seat) for seat in absent)
    breach = meeting_breach(context, meeting, words, mend, seats=names)
    proofs = (seat_evidence(context, seat, meeting.on) for seat in absent)
    return replace(breach, evidence=(*breach.evidence, *proofs))


CHECK = Check(
    "seat_present",
    gettext_noop("Somebody is there for each standing seat at each meeting."),
    Parameters,
    find,
    reads=("meetings", "seats", "mandates", "attendances", "replies"),
)
