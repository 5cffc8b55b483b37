"""Reads about a session. What a round holds is read here by `shown` alone, which gives nothing
before its time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.crypto import salted_hmac

from tourdetable.core.charter.terms.model import SeatKind
from tourdetable.domain.decisions.models import Position
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import seats_away, seats_present
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.rounds.enums import (
    AFTER_POSITIONS,
    REVEALED_AT_ONCE,
    WITH_OPTIONS,
    ConsentStep,
    RoundKind,
    RoundState,
)
from tourdetable.domain.rounds.models import InTheRoom, LiveSession, Round, RoundEntry
from tourdetable.domain.rounds.voices import RoomVoice, voice_of

SEAL = "tourdetable.rounds.seal"


def session_of(meeting: Meeting) -> LiveSession | None:
    """The session of a meeting, with the point where one is and the seat that leads (a query)."""
    rows = LiveSession.objects.filter(meeting=meeting)
    found = rows.select_related("point", "seat__institution").first()
    if found is not None:
        found.meeting = meeting
    return found


def current_round(meeting: Meeting) -> Round | None:
    """What is asked now, with its options and its decision."""
    rows = rounds_of(meeting).exclude(state=RoundState.OVER)
    return with_meeting(rows.first(), meeting)


def asked_in(network: int, meeting: int) -> Round | None:
    """What is asked now at a meeting, with all that somebody who answers needs: its meeting, its
    body, its session, its options (a query, two where one chooses)."""
    rows = Round.objects.filter(meeting=meeting, meeting__body__network=network)
    rows = rows.exclude(state=RoundState.OVER)
    found = rows.select_related("meeting__body", "meeting__live").first()
    if found is not None and found.kind in WITH_OPTIONS:
        prefetch_related_objects([found], "options")
    return found


def with_meeting(found: Round | None, meeting: Meeting) -> Round | None:
    if found is not None:
        found.meeting = meeting
    return found


def rounds_of(meeting: Meeting) -> QuerySet[Round]:
    """All that was asked at a meeting, in order (two queries)."""
    rows = Round.objects.filter(meeting=meeting).select_related("decision", "item")
    return rows.prefetch_related("options").order_by("pk")


def is_hidden(one: Round, step: str) -> bool:
    """Whether what is said at a step of a round waits to be revealed."""
    if one.state != RoundState.RUNNING:
        return False
    if one.kind == RoundKind.CONSENT:
        return step == ConsentStep.OBJECT and one.step == ConsentStep.OBJECT
    return one.kind in REVEALED_AT_ONCE


def shown(rounds: Sequence[Round]) -> dict[int, list[RoundEntry]]:
    """By round, what was said and may be shown to all (one query)."""
    known = {one.pk: one for one in rounds if not is_hidden(one, "")}
    found: dict[int, list[RoundEntry]] = {pk: [] for pk in known}
    rows = RoundEntry.objects.filter(round__in=known).select_related("seat__institution")
    for entry in rows.order_by("pk") if known else ():
        if not is_hidden(known[entry.round_id], entry.step):
            found[entry.round_id].append(entry)
    return found


def positions_in(rounds: Iterable[Round]) -> dict[int, list[Position]]:
    """By decision, where each seat stands on the proposals of consents, and what became of its
    objection, once they were shown (at most one query)."""
    consents = [one for one in rounds if one.kind == RoundKind.CONSENT]
    known = {one.decision_id for one in consents if one.step in AFTER_POSITIONS}
    found: dict[int, list[Position]] = {}
    rows = Position.objects.filter(decision__in=known).select_related("seat__institution")
    for position in rows.order_by("pk") if known else ():
        found.setdefault(position.decision_id, []).append(position)
    return found


def own_entry(one: Round, voice: RoomVoice) -> RoundEntry | None:
    """What a voice itself has said at the present step (a query)."""
    rows = RoundEntry.objects.filter(round=one, step=one.step)
    if voice.seat is not None:
        return rows.filter(seat=voice.seat).first()
    return rows.filter(guest=voice.guest).first()


def who_wrote(one: Round) -> dict[str, str]:
    """The voices that have said something at the present step, whatever it is (a query); a seal of
    it, by which one knows that it was written again, and nothing else."""
    rows = RoundEntry.objects.filter(round=one, step=one.step)
    return {voice_of(row).code: sealed(row) for row in rows}


def sealed(entry: RoundEntry) -> str:
    """A few letters that change with what is written, and that nobody reads it from."""
    told = (entry.pk, entry.said_at, entry.words, entry.choices, entry.stance, entry.would_lift)
    return salted_hmac(SEAL, repr(told)).hexdigest()[:8]


def seats_in(meeting: Meeting) -> dict[int, Seat]:
    """The seats that take part: those marked as there, and those that joined; all the seats of the
    body but those marked away, while nobody is marked as there (four queries)."""
    rows = Seat.objects.active(meeting.day).filter(body=meeting.body_id)
    rows = rows.select_related("institution").order_by("institution__sort_key", "pk")
    present, away = seats_present(meeting), seats_away(meeting)
    joined = InTheRoom.objects.filter(meeting=meeting).exclude(seat=None)
    came = present | set(joined.values_list("seat_id", flat=True))
    return {
        seat.pk: seat for seat in rows if seat.pk in came or not (present or absent(seat, away))
    }


def absent(seat: Seat, away: set[int]) -> bool:
    """Whether a seat is not expected to speak while nobody is marked as there."""
    return seat.pk in away or seat.kind == SeatKind.LIGHT


def guests_in(meeting: Meeting) -> dict[int, InTheRoom]:
    """Those who joined without a seat (a query)."""
    return {one.pk: one for one in InTheRoom.objects.filter(meeting=meeting, seat=None)}


def seconds_left(live: LiveSession, now: datetime) -> int | None:
    """The time that is left; below zero once it is over, None without a clock."""
    if live.rings_at is not None:
        return int((live.rings_at - now).total_seconds())
    return live.left
