"""Writing minutes, sending them for review, circulating them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.merging import together
from tourdetable.domain.journal.versions import Changed, lock
from tourdetable.domain.meetings.actions.sitting import open_sitting, seal
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import charter_of
from tourdetable.domain.minutes.actions.embargo import hold_back
from tourdetable.domain.minutes.enums import PREPARATORY, MinutesState
from tourdetable.domain.minutes.models import Minutes, MinutesCorrection, Revision
from tourdetable.domain.minutes.sealing import edited_by, whole_again
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.models import Person
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
def write(
    *,
    minutes: Minutes,
    text: str,
    version: int,
    by: By,
    now: datetime,
    base: str | None = None,
    sealed_for: Person | None = None,
) -> Minutes:
    """Replace the text of minutes that are not adopted, keeping the former one.

    What others wrote since `version` is merged, when `base`, the text of that version, is given.
    Raises `Changed` without it, `Disagreed` when the same words were changed. `sealed_for` is the
    writer, when they were given the text without what is for those present. In review, a change
    asks anew: former approvals no longer count, and silence starts again that day.
    """
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    must_be_preparatory(current)
    words = wording(text, limit=TEXT)
    if current.version != version:
        began = None if base is None else wording(base, limit=TEXT)
        words = together(current, edited_by(current, sealed_for), began, words)
    whole = wording(whole_again(current, words, sealed_for), limit=TEXT)
    return current if whole == current.text else put_down(current, whole, by, now)


def put(minutes: Minutes, text: str, by: By, now: datetime) -> None:
    """Give minutes another text, to be saved; in review, it is to be read from that day."""
    minutes.text = text
    if by.person is not None:
        minutes.written_by = by.person
    if minutes.state == MinutesState.REVIEW:
        must_not_be_empty(minutes)
        minutes.review_from = local_day(minutes.meeting.body.network, now)


@once
def write_down(
    *,
    meeting: Meeting,
    minutes: Minutes | None,
    text: str,
    version: int,
    by: By,
    now: datetime,
    base: str | None = None,
    sealed_for: Person | None = None,
) -> Minutes:
    """Begin the minutes with this text, or replace it. Raises `Changed`: somebody else began."""
    if minutes is not None:
        how: dict[str, Any] = {"version": version, "base": base, "sealed_for": sealed_for}
        return write(minutes=minutes, text=text, by=by, now=now, **how)
    first = begin(meeting=meeting, text=text, by=by, now=now)
    if first.text != wording(text, limit=TEXT):
        raise Changed(first)
    return first


@once
def send_for_review(*, minutes: Minutes, version: int, by: By, now: datetime) -> Minutes:
    """Ask the members to read: what the minutes record is frozen from then on."""
    already = _("These minutes have already been sent for review.")
    current = lock_in(MinutesState.DRAFT, minutes, version, otherwise=already)
    must_not_be_empty(current)
    meeting = open_sitting(current.meeting, now)
    must_be_concluded(meeting)
    current.state, current.review_from = MinutesState.REVIEW, local_day(meeting.body.network, now)
    seal(meeting=meeting, at=now)
    return save("minutes.sent_for_review", current, by, now, facts=["minutes"], version=version + 1)


@once
def back_to_draft(*, minutes: Minutes, version: int, by: By, now: datetime) -> Minutes:
    """Take minutes back from review to change what they record; approvals are void."""
    elsewhere = _("Only minutes in review can be taken back to draft.")
    current = lock_in(MinutesState.REVIEW, minutes, version, otherwise=elsewhere)
    current.state, current.review_from = MinutesState.DRAFT, None
    seal(meeting=current.meeting, at=None)
    return save("minutes.taken_back", current, by, now, facts=["minutes"])


@once
def circulate(
    *,
    minutes: Minutes,
    audience: str,
    version: int,
    by: By,
    now: datetime,
    embargo: date | None = None,
) -> Minutes:
    """Send adopted minutes to an audience, at most as wide as the charter allows; until the day of
    the embargo, if there is one, to the body."""
    current = lock(minutes, version=version)
    if current.state in PREPARATORY:
        raise ValidationError(_("Only adopted minutes are circulated."))
    if current.state == MinutesState.CIRCULATED:
        raise ValidationError(_("These minutes have already been circulated."))
    must_not_go_too_far(audience, current.meeting)
    current.state, current.audience = MinutesState.CIRCULATED, audience
    current.circulated_on = local_day(current.meeting.body.network, now)
    said = {"audience": audience}
    if embargo is not None:
        said |= hold_back(current, audience, embargo, current.circulated_on)
    return save("minutes.circulated", current, by, now, facts=["minutes"], **said)


def lock_in(state: MinutesState, minutes: Minutes, version: int, *, otherwise: str) -> Minutes:
    """The minutes, locked, if they are in that state; refused in those words if they are not, even
    to somebody whose page does not know it yet."""
    current = Minutes.objects.select_for_update(no_key=True).get(pk=minutes.pk)
    if current.state != state:
        raise ValidationError(otherwise)
    return lock(current, version=version)


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


def put_down(minutes: Minutes, text: str, by: By, now: datetime) -> Minutes:
    """Give minutes another text, in a revision of its own."""
    put(minutes, text, by, now)
    save("minutes.written", minutes, by, now, facts=["minutes"], version=minutes.version + 1)
    keep_revision(minutes, by, now)
    return minutes


def keep_revision(minutes: Minutes, by: By, now: datetime) -> None:
    """Keep the text of this version."""
    Revision.objects.create(
        minutes=minutes, version=minutes.version, text=minutes.text, person=by.person, at=now
    )
