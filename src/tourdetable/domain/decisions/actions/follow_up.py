"""What has to be done because of a decision: one owner seat, one day (CONTEXT §3.2)."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from tourdetable.domain.decisions.enums import CLOSED, FollowUpState
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.journal.actions import once, tell
from tourdetable.domain.meetings.actions.meetings import must_not_be_sealed
from tourdetable.domain.meetings.actions.sitting import open_sitting
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line, wording

WHAT, PROOF = 300, 5_000


@once
def add_follow_up(
    *, decision: Decision, what: str, seat: Seat, due: date | None, by: By, now: datetime
) -> FollowUp:
    """Give a seat of the body something to do because of a decision."""
    day = must_have_seat(seat, decision, now)
    if due is not None and due < day:
        raise ValidationError({"due": _("This day comes before the decision.")})
    follow_up = FollowUp(decision=decision, seat=seat, due=due)
    follow_up.what = one_line(what, limit=WHAT, missing=_("Say what has to be done."))
    follow_up.save()
    told_of(follow_up, by, now)
    return follow_up


def told_of(row: FollowUp, by: By, now: datetime) -> None:
    """Have the journal keep whose it is, and by when."""
    said = {"follow_up": row.pk, "seat": row.seat_id, "due": str(row.due) if row.due else None}
    tell("follow_up.added", row.decision, by, now, facts=[], **said)


def must_have_seat(seat: Seat, decision: Decision, now: datetime) -> date:
    """The day of the decision, if the seat was of its body then; its meeting is open, or else a
    consultation has decided it, and no minutes that tell it are sent for review."""
    if decision.consulted_at is None:
        day = open_sitting(decision.sitting, now).day
    else:
        must_not_be_sealed(decision.sitting)
        day = local_day(decision.body.network, decision.consulted_at)
    if not Seat.objects.active(day).filter(pk=seat.pk, body=decision.body_id).exists():
        raise ValidationError(
            {"seat": _("This seat was not of this body on the day of the decision.")}
        )
    return day


@once
def mark_done(
    *,
    follow_up: FollowUp,
    done_on: date | None,
    by: By,
    now: datetime,
    state: str = "",
    proof: str = "",
    proof_url: str = "",
) -> FollowUp:
    """Say where it stands, at any time: done or given up on a day, or (no day) still to do.

    Without a `state`, the day says it. What is given up says why.
    """
    current = FollowUp.objects.select_for_update(no_key=True).get(pk=follow_up.pk)
    stands = FollowUpState(state or (FollowUpState.DONE if done_on else FollowUpState.TO_DO))
    current.done_on = closing_day(current, done_on, now) if stands in CLOSED else None
    current.begun = stands == FollowUpState.DOING
    current.given_up = stands == FollowUpState.GIVEN_UP
    show(current, proof, proof_url)
    current.save()
    on = str(current.done_on) if current.done_on else None
    said = {"follow_up": current.pk, "on": on, **({"state": stands.value} if state else {})}
    tell("follow_up.done", current.decision, by, now, facts=[], **said)
    return current


def show(current: FollowUp, proof: str, proof_url: str) -> None:
    """Say what shows that it is done, or why it is given up, unsaved."""
    current.proof = wording(proof, limit=PROOF)
    current.proof_url = web_address(proof_url)
    if current.given_up and not current.proof.strip():
        raise ValidationError({"proof": _("Say why it is given up.")})


def closing_day(follow_up: FollowUp, day: date | None, now: datetime) -> date:
    """The day on which it was done or given up: today unless another is said."""
    today = local_day(follow_up.decision.body.network, now)
    if day is not None and day > today:
        raise ValidationError({"done_on": _("This day is still to come.")})
    return day or today


def web_address(written: str) -> str:
    """A link to what shows that it is done, or nothing."""
    address = written.strip()
    if address:
        try:
            URLValidator(schemes=("http", "https"))(address)
        except ValidationError as error:
            words = _("Write a whole web address, such as https://example.org/page.")
            raise ValidationError({"proof_url": words}) from error
    return address
