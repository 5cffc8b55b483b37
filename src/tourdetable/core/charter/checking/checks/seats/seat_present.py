"""At each meeting somebody is there for each standing seat (CLUB-12)."""

from __future__ import annotations

from dataclasses import dataclass

from tourdetable.core.charter.checking.check import Check
from tourdetable.core.charter.checking.context import Context, meeting_evidence, seat_evidence
from tourdetable.core.charter.facts.record import MeetingFact, SeatFact
from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.core.charter.terms.verdict import Breach, Finding
from tourdetable.core.words.phrase import Phrase, Value, gettext_noop


@dataclass(frozen=True)
class Parameters:
    """No parameter beyond the scope."""


def find(parameters: Parameters, context: Context) -> Finding:
    """Seats nobody came for, and seats whose holders all said they will not come. A vacant seat is not counted."""
    meetings = [m for m in context.meetings() if m.on in context.present_or_future]
    breaches = [b for m in meetings for b in (_absences(context, m), _apologies(context, m)) if b]
    unknown = [m for m in meetings if m.on < context.on and not m.attendance_recorded]
    return Finding(
        concerned=bool(meetings),
        breaches=tuple(breaches),
        evidence=tuple(
            meeting_evidence(m) for m in meetings if m.attendance_recorded and m.on <= context.on
        ),
        missing=_missing(unknown[0]) if unknown else None,
        words=Phrase(
            gettext_noop("Somebody came for every seat of %(body)s"), body=context.body_name
        ),
    )


def _missing(meeting: MeetingFact) -> Phrase:
    said: dict[str, Value] = {"meeting": meeting.title, "day": meeting.on}
    return Phrase(gettext_noop("Nobody has recorded who came to %(meeting)s of %(day)s"), **said)


def _counted(context: Context, meeting: MeetingFact) -> list[tuple[SeatFact, frozenset[str]]]:
    """The standing seats held on the day of a meeting, with their holders."""
    there = [s for s, days in context.seats(SeatKind.STANDING) if meeting.on in days]
    held = ((s, context.holders(s, meeting.on)) for s in there)
    return [(s, holders) for s, holders in held if holders]


def _absences(context: Context, meeting: MeetingFact) -> Breach | None:
    if meeting.on > context.on or not meeting.attendance_recorded:
        return None
    present = context.facts.present
    absent = [
        s
        for s, held in _counted(context, meeting)
        if not held & present.get((meeting.id, s.id), frozenset())
    ]
    words = gettext_noop("%(meeting)s of %(day)s: nobody came for %(seats)s")
    return _breach(context, meeting, absent, words, None) if absent else None


def _apologies(context: Context, meeting: MeetingFact) -> Breach | None:
    if meeting.on <= context.on:
        return None
    absent = [
        s
        for s, held in _counted(context, meeting)
        if all(_excused(context, meeting, s, p) for p in held)
    ]
    words = gettext_noop("%(meeting)s of %(day)s: nobody will come for %(seats)s")
    mend = gettext_noop("Ask %(seats)s to send somebody to %(meeting)s on %(day)s")
    return _breach(context, meeting, absent, words, mend) if absent else None


def _excused(context: Context, meeting: MeetingFact, seat: SeatFact, person: str) -> bool:
    return context.facts.answers.get((meeting.id, seat.id, person)) == frozenset({"excused"})


def _breach(
    context: Context, meeting: MeetingFact, absent: list[SeatFact], words: str, mend: str | None
) -> Breach:
    names = {s.id: context.facts.name_of(s) for s in absent}
    said: dict[str, Value] = {
        "meeting": meeting.title,
        "day": meeting.on,
        "seats": ", ".join(names.values()),
    }
    return Breach(
        on=meeting.on,
        until=meeting.on,
        subject=meeting.id,
        words=Phrase(words, **said),
        evidence=(
            meeting_evidence(meeting),
            *(seat_evidence(s, names[s.id], meeting.on) for s in absent),
        ),
        mend=Phrase(mend, **said) if mend else None,
        drawn=meeting.on > context.on,
    )


CHECK = Check(
    "seat_present",
    gettext_noop("Somebody is there for each standing seat at each meeting."),
    Parameters,
    find,
    reads=("meetings", "seats", "mandates", "attendances", "replies"),
    seats=frozenset({SeatKind.STANDING}),
)
