"""At each meeting somebody is there for each standing seat (CLUB-12)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from msgspec.structs import replace

from tourdetable.core.charter.checking import findings, mending
from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context, Seats
from tourdetable.core.charter.facts.kinds import REPLIES
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.days import Period
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import gettext_noop

Held = tuple[SeatFact, frozenset[str]]

SUMMARY = gettext_noop("Somebody is there for each standing seat at each meeting.")
KEPT = gettext_noop("Somebody came for every seat of %(body)s")
ABSENCE = gettext_noop("%(meeting)s of %(day)s: nobody came for %(seats)s")
APOLOGY = gettext_noop("%(meeting)s of %(day)s: nobody will come for %(seats)s")
MEND = gettext_noop("Ask %(seats)s to send somebody to %(meeting)s on %(day)s")


@dataclass(frozen=True)
class Parameters:
    """No parameter beyond the scope."""


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats nobody came for, and seats whose holders all said they will not come.

    A vacant seat is not counted, and whoever comes without a mandate comes for nobody. Whoever says
    that the other holder comes does not come.
    """
    meetings = context.meetings(context.present_or_future)
    seats = _seats(context, meetings)
    recorded, unrecorded = findings.attendance(context, meetings)
    absences = (_absence(context, m, seats) for m in recorded)
    apologies = (_apology(context, m, seats) for m in meetings if m.on > context.on)
    return Finding(
        concerned=_sat(context, recorded, seats),
        breaches=tuple(chain.from_iterable((*absences, *apologies))),
        evidence=findings.meetings_evidence(recorded),
        unsaid=unrecorded,
        words=context.says(KEPT),
    )


def _sat(context: Context, meetings: list[MeetingFact], seats: Seats) -> bool:
    """Whether somebody was to come to one of these meetings."""
    return any(True for meeting in meetings for _ in _held(context, meeting, seats))


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


def _absence(context: Context, meeting: MeetingFact, seats: Seats) -> Iterator[Breach]:
    held = _held(context, meeting, seats)
    absent = [seat for seat, holders in held if not context.came(meeting, seat, holders)]
    yield from _breaches(context, meeting, absent, ABSENCE, None)


def _apology(context: Context, meeting: MeetingFact, seats: Seats) -> Iterator[Breach]:
    held = _held(context, meeting, seats)
    absent = [s for s, holders in held if all(_stays(context, meeting, s, p) for p in holders)]
    yield from _breaches(context, meeting, absent, APOLOGY, MEND)


def _stays(context: Context, meeting: MeetingFact, seat: SeatFact, person: str) -> bool:
    """Whether a person said that they do not come: they are excused, or leave it to the other."""
    answers = {reply.answer for reply in context.about(REPLIES, (meeting.id, seat.id, person))}
    return bool(answers) and answers <= {"excused", "pair"}


def _breaches(
    context: Context, meeting: MeetingFact, absent: list[SeatFact], words: str, mend: str | None
) -> Iterator[Breach]:
    if absent:
        names = ", ".join(context.name_of(seat) for seat in absent)
        found = findings.meeting_breach(context, meeting, words, mend, seats=names)
        proofs = [findings.seat_evidence(context, seat, meeting.on) for seat in absent]
        yield replace(found, evidence=(*found.evidence, *proofs))


CHECK = Check(
    "seat_present",
    SUMMARY,
    Parameters,
    find,
    reads=("meetings", "seats", "mandates", "attendances", "replies"),
    mending=mending.ATTENDING,
)
