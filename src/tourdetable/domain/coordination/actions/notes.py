"""The journal of support: what was said and agreed with a body, or with one of its seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.coordination.enums import SupportKind
from tourdetable.domain.coordination.models import SupportNote
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording

WORDS = 4_000
"""Characters of what was said, or agreed."""


@dataclass(frozen=True)
class SupportDetails:
    """What is written of one contact: with the body, or with one `seat` of it."""

    kind: str
    on: date
    words: str
    seat: Seat | None = None
    agreed: str = ""
    due: date | None = None


@once
def write_note(*, body: Body, details: SupportDetails, by: Actor, now: datetime) -> SupportNote:
    """Keep what was said and agreed with a body."""
    must_support(by.office, body)
    note = SupportNote(body=body, written_by=by.person, written_at=now)
    say(note, details, now)
    note.save()
    tell("support.noted", note, by, now, kind_of=note.kind)
    return note


@once
def amend_note(
    *, note: SupportNote, details: SupportDetails, version: int, by: Actor, now: datetime
) -> SupportNote:
    """Say it better. Whom it concerns stays the same: they may have read it."""
    current = lock(note, version=version)
    must_support(by.office, current.body)
    if details.seat != current.seat:
        raise ValidationError({"seat": _("Whom a note is about does not change: write another.")})
    say(current, details, now)
    return save("support.amended", current, by, now, kind_of=current.kind)


@once
def settle_note(
    *, note: SupportNote, settled: bool, version: int, by: Actor, now: datetime
) -> SupportNote:
    """What was agreed is settled, or is not after all: said by whoever supports the body, or by
    those concerned."""
    current = lock(note, version=version)
    must_be_concerned(by, current)
    if not current.agreed:
        raise ValidationError(_("Nothing was agreed there."))
    current.settled_on = local_day(current.body.network, now) if settled else None
    return save("support.settled" if settled else "support.unsettled", current, by, now)


@once
def remove_note(*, note: SupportNote, version: int, by: Actor, now: datetime) -> None:
    """Take away a note that was written by mistake."""
    current = lock(note, version=version)
    must_support(by.office, current.body)
    tell("support.removed", current, by, now)
    current.delete()


def say(note: SupportNote, details: SupportDetails, now: datetime) -> None:
    """Write down when, how, what was said, what was agreed."""
    must_have_been(note, details, now)
    words, agreed = (wording(one, limit=WORDS) for one in (details.words, details.agreed))
    if not words:
        raise ValidationError({"words": _("Say in a line what was said.")})
    if details.due is not None and not agreed:
        raise ValidationError({"agreed": _("Say what was agreed for that day.")})
    note.kind, note.on, note.seat = details.kind, details.on, details.seat
    note.words, note.agreed, note.due = words, agreed, details.due
    note.settled_on = note.settled_on if agreed else None


def must_have_been(note: SupportNote, details: SupportDetails, now: datetime) -> None:
    """Refuse a kind of no list, a day to come, a seat of another body."""
    if details.kind not in SupportKind.values:
        raise ValidationError({"kind": _("This choice is not in the list any more.")})
    if details.on > local_day(note.body.network, now):
        raise ValidationError({"on": _("This day is still to come: write once it has been.")})
    if details.seat is not None and details.seat.body_id != note.body_id:
        raise ValidationError({"seat": _("Choose among the seats of this body.")})


def must_support(office: Office | None, body: Body) -> None:
    """Refuse whoever does not act for an office of the network of that body."""
    if office is None or office.body_id is not None or office.network_id != body.network_id:
        raise PermissionDenied


def must_be_concerned(by: Actor, note: SupportNote) -> None:
    """Refuse whoever neither supports the body of a note nor acts for those whom it is about."""
    seat, office = by.seat, by.office
    if seat is not None:
        concerned = seat.body_id == note.body_id and note.seat_id in (None, seat.pk)
    else:
        concerned = office is not None and note.seat_id is None and office.body_id == note.body_id
    if not concerned:
        must_support(office, note.body)
