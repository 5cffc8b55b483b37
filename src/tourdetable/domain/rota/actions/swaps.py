"""Swapping turns: a seat asks another one, which accepts or refuses; the first may take it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.actions.sitting import give_turn, must_take_turns
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.ties import turns_changed
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.gates import gate
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.rota.actions.sharing import locked, must_be_to_come
from tourdetable.domain.rota.enums import SwapState
from tourdetable.domain.rota.models import Swap


@once
def ask_swap(
    *,
    meeting: Meeting,
    duty: str,
    other: Seat,
    by: Actor,
    now: datetime,
    in_exchange: Meeting | None = None,
    duty_back: str = "",
    words: str = "",
) -> Swap:
    """Ask another seat to take one's turn; or to swap it with one of its own, at another meeting.

    Nothing changes hands until the other one accepts.
    """
    pks = {meeting.pk} | ({in_exchange.pk} if in_exchange else set())
    meetings = locked(pks, meeting.body)
    current = meetings[meeting.pk]
    back = meetings[in_exchange.pk] if in_exchange else None
    seat = must_be_own(by, now)
    swap = Swap(
        meeting=current,
        duty=duty,
        seat=seat,
        other=other,
        in_exchange=back,
        duty_back=duty_back if back else "",
        words=" ".join(words.split())[:500],
        asked_by=by.person,
        asked_at=now,
    )
    must_still_hold(swap, now)
    waiting = Swap.objects.filter(
        meeting=current, duty=duty, seat=seat, other=other, state=SwapState.ASKED
    )
    if waiting.exists():
        raise ValidationError(_("You have already asked them: wait for their answer, or withdraw."))
    swap.save()
    tell("swap.asked", swap, by, now, duty=duty, seat=seat.pk, other=other.pk)
    return swap


@once
def accept_swap(
    *, swap: Swap, version: int, by: Actor, now: datetime, confirmed: bool = False
) -> Swap:
    """Take the turn that one was asked to take, and give one's own if that was asked.

    The meetings are locked before the swap, as by whatever gives their turns and closes the swaps
    asked about them.
    """
    meetings = locked(meetings_of(swap), swap.meeting.body)
    current = waiting_swap(swap, version)
    must_be_asked(current, by, now)
    current.meeting = meetings[current.meeting_id]
    if current.in_exchange_id is not None:
        current.in_exchange = meetings[current.in_exchange_id]
    must_still_hold(current, now)
    network = current.meeting.body.network
    today, body = local_day(network, now), current.meeting.body_id
    with gate(network, "turns", bodies=[body], confirmed=confirmed, on=today):
        give_turn(current.meeting, current.duty, current.other)
        if current.in_exchange is not None:
            give_turn(current.in_exchange, current.duty_back, current.seat)
    said = {"duty": current.duty, "seat": current.seat_id, "other": current.other_id}
    found = closed(current, SwapState.ACCEPTED, "swap.accepted", by, now, **said)
    turns_changed(meetings.keys())
    return found


@once
def refuse_swap(*, swap: Swap, version: int, by: Actor, now: datetime) -> Swap:
    """Say no: the turn stays where it is."""
    current = waiting_swap(swap, version)
    must_be_asked(current, by, now)
    return closed(current, SwapState.REFUSED, "swap.refused", by, now)


@once
def withdraw_swap(*, swap: Swap, version: int, by: Actor, now: datetime) -> Swap:
    """Take back what one has asked, while nobody has answered."""
    current = waiting_swap(swap, version)
    if must_be_own(by, now).pk != current.seat_id:
        raise ValidationError(_("Only the seat that asked takes it back."))
    return closed(current, SwapState.WITHDRAWN, "swap.withdrawn", by, now)


def closed(swap: Swap, state: str, kind: str, by: Actor, now: datetime, **said: object) -> Swap:
    """The swap, answered."""
    swap.state, swap.answered_by, swap.answered_at = state, by.person, now
    facts = ["turns"] if state == SwapState.ACCEPTED else []
    return save(kind, swap, by, now, facts=facts, **said)


def meetings_of(swap: Swap) -> set[int]:
    """The meetings (ids) of the turns that a swap is about."""
    return {swap.meeting_id} | ({swap.in_exchange_id} if swap.in_exchange_id else set())


def waiting_swap(swap: Swap, version: int) -> Swap:
    """The swap, locked until the transaction ends, if nobody has answered it yet."""
    current = lock(swap, version=version)
    if current.state != SwapState.ASKED:
        words = _("This has been answered already: %(state)s.")
        raise ValidationError(words % {"state": current.get_state_display()})
    return current


def must_be_asked(swap: Swap, by: Actor, now: datetime) -> None:
    """Refuse an answer that is not given for the seat that was asked."""
    if must_be_own(by, now).pk != swap.other_id:
        words = _("Only %(seat)s answers this: it was asked.")
        raise ValidationError(words % {"seat": swap.other})


def must_be_own(by: By, now: datetime) -> Seat:
    """The seat for which somebody acts, which they hold that day."""
    if by.person is None or by.seat is None:
        raise ValidationError(_("A turn is swapped for a seat that you hold."))
    day = local_day(by.seat.body.network, now)
    if not Mandate.objects.active(day).filter(seat=by.seat, person=by.person).exists():
        raise ValidationError(_("A turn is swapped for a seat that you hold."))
    return by.seat


def must_still_hold(swap: Swap, now: datetime) -> None:
    """Refuse a swap of turns that are not those of these seats (any more), or that have begun."""
    must_be_to_come(swap.meeting, now)
    must_have_turn(swap.meeting, swap.duty, swap.seat)
    must_be_held_then(swap.other, swap.meeting)
    if swap.in_exchange is not None:
        must_be_to_come(swap.in_exchange, now)
        must_have_turn(swap.in_exchange, swap.duty_back, swap.other)
        must_be_held_then(swap.seat, swap.in_exchange)


def must_have_turn(meeting: Meeting, duty: str, seat: Seat) -> None:
    """Refuse a turn that is not of this seat."""
    if not Turn.objects.filter(meeting=meeting, duty=duty, seat=seat).exists():
        words = _("%(seat)s does not have this duty at “%(meeting)s”: nothing can be swapped.")
        raise ValidationError(words % {"seat": seat, "meeting": meeting.title})


def must_be_held_then(seat: Seat, meeting: Meeting) -> None:
    """Refuse a seat that takes no turn, or that nobody will hold on the day of the meeting."""
    must_take_turns(seat, meeting)
    if not Mandate.objects.active(meeting.day).filter(seat=seat).exists():
        words = _("Nobody holds %(seat)s on the day of “%(meeting)s”.")
        raise ValidationError(words % {"seat": seat, "meeting": meeting.title})
