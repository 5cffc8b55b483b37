"""Writing minutes, sending them for review, circulating them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.actions.sitting import open_sitting, seal
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.enums import PREPARATORY, MinutesState
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection, Revision
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import wording

TEXT = 300_000
LADDER = tuple(Audience)


@once
def begin(*, meeting: Meeting, by: By, now: datetime, text: str = "") -> Minutes:
    """The minutes of an open meeting; made, with this first text, when nobody has begun them."""
    if known := Minutes.objects.filter(meeting=meeting).first():
        return known
    current = open_sitting(meeting, now)
    said: dict[str, Any] = {"text": wording(text, limit=TEXT)}
    said["audience"] = charter_of(current).minutes.audience
    said["written_by"] = by.person
    minutes, made = Minutes.objects.get_or_create(meeting=current, defaults=said)
    if made:
        keep_revision(minutes, by, now)
        tell("minutes.begun", minutes, by, now, facts=["minutes"])
    return minutes


@once
def write(*, minutes: Minutes, text: str, version: int, by: By, now: datetime) -> Minutes:
    """Replace the text of minutes that are not adopted, keeping the former one.

    In review, it asks anew: former approvals no longer count, and silence starts again that day.
    """
    current = lock(minutes, version=version)
    must_be_preparatory(current)
    current.text = wording(text, limit=TEXT)
    if by.person is not None:
        current.written_by = by.person
    if current.state == MinutesState.REVIEW:
        must_not_be_empty(current)
        current.review_from = local_day(current.meeting.body.network, now)
    save("minutes.written", current, by, now, facts=["minutes"], version=version + 1)
    keep_revision(current, by, now)
    return current


@once
def write_down(
    *, meeting: Meeting, minutes: Minutes | None, text: str, version: int, by: By, now: datetime
) -> Minutes:
    """Begin the minutes with this text, or replace it. Raises `Changed`: somebody else began."""
    if minutes is not None:
        return write(minutes=minutes, text=text, version=version, by=by, now=now)
    first = begin(meeting=meeting, text=text, by=by, now=now)
    if first.text != wording(text, limit=TEXT):
        raise Changed(first)
    return first


@once
def send_for_review(*, minutes: Minutes, version: int, by: By, now: datetime) -> Minutes:
    """Ask the members to read: what the minutes record is frozen from then on."""
    current = lock(minutes, version=version)
    if current.state != MinutesState.DRAFT:
        raise ValidationError(_("These minutes have already been sent for review."))
    must_not_be_empty(current)
    meeting = open_sitting(current.meeting, now)
    must_be_concluded(meeting)
    current.state, current.review_from = MinutesState.REVIEW, local_day(meeting.body.network, now)
    seal(meeting=meeting, at=now)
    return save("minutes.sent_for_review", current, by, now, facts=["minutes"], version=version + 1)


@once
def back_to_draft(*, minutes: Minutes, version: int, by: By, now: datetime) -> Minutes:
    """Take minutes back from review to change what they record; approvals are void."""
    current = lock(minutes, version=version)
    if current.state != MinutesState.REVIEW:
        raise ValidationError(_("Only minutes in review can be taken back to draft."))
    current.state, current.review_from = MinutesState.DRAFT, None
    seal(meeting=current.meeting, at=None)
    return save("minutes.taken_back", current, by, now, facts=["minutes"])


@once
def circulate(*, minutes: Minutes, audience: str, version: int, by: By, now: datetime) -> Minutes:
    """Send adopted minutes to an audience, at most as wide as the charter allows."""
    current = lock(minutes, version=version)
    if current.state in PREPARATORY:
        raise ValidationError(_("Only adopted minutes are circulated."))
    if current.state == MinutesState.CIRCULATED:
        raise ValidationError(_("These minutes have already been circulated."))
    must_not_go_too_far(audience, current.meeting)
    current.state, current.audience = MinutesState.CIRCULATED, audience
    current.circulated_on = local_day(current.meeting.body.network, now)
    return save("minutes.circulated", current, by, now, facts=["minutes"], audience=audience)


def must_not_go_too_far(audience: str, meeting: Meeting) -> None:
    """Refuse an audience wider than the charter allows for minutes."""
    must_be_known(_("audience"), audience, LADDER)
    widest = charter_of(meeting).minutes.audience
    if LADDER.index(Audience(audience)) > LADDER.index(widest):
        words = _("The charter does not let minutes go that far: choose a narrower audience.")
        raise ValidationError({"audience": words})


def must_be_preparatory(minutes: Minutes) -> None:
    """Refuse to touch a record of the body."""
    if minutes.state not in PREPARATORY:
        raise ValidationError(_("These minutes are adopted: they are never edited."))


def must_not_be_empty(minutes: Minutes | MinutesCorrection) -> None:
    """Refuse to have nothing read."""
    if not minutes.text.strip():
        raise ValidationError({"text": _("Write the minutes first: they are empty.")})


def must_be_concluded(meeting: Meeting) -> None:
    """Refuse to have read what is not decided yet."""
    pending = Decision.objects.filter(meeting=meeting, outcome="")
    if references := ", ".join(pending.values_list("reference", flat=True)):
        words = _("Conclude %(references)s first, if only as deferred or without decision.")
        raise ValidationError(words % {"references": references})


def keep_revision(minutes: Minutes, by: By, now: datetime) -> None:
    """Keep the text of this version."""
    Revision.objects.create(
        minutes=minutes, version=minutes.version, text=minutes.text, person=by.person, at=now
    )
