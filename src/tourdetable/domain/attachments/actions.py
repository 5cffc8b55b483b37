"""Attaching documents to a meeting, taking them away."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.core.words.audience import Audience
from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.attachments.queries import standing_of
from tourdetable.domain.attachments.rules import OFFERED
from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.files.models import StoredFile
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.actors import By

MOST = 40
"""Documents that one meeting may have."""
KEPT = timedelta(days=7)
"""How long what was taken away is kept, unseen."""


@once
def attach(
    *,
    meeting: Meeting,
    content: IO[bytes],
    name: str,
    audience: Audience,
    by: By,
    now: datetime,
    item: AgendaItem | None = None,
) -> Attachment:
    """Attach a document to a meeting, or to a point of its agenda, for an audience."""
    current = locked_for(meeting, item, audience)
    stored, kept_name = keep_named(content=content, name=name, now=now)
    must_be_new(current, stored, item)
    attachment = Attachment.objects.create(
        meeting=current,
        item=item,
        stored=stored,
        name=kept_name,
        audience=audience.value,
        added_by_id=by.person_id,
        added_at=now,
    )
    tell("attachment.added", attachment, by, now, facts=[], audience=audience.value)
    return attachment


def locked_for(meeting: Meeting, item: AgendaItem | None, audience: Audience) -> Meeting:
    """The meeting as it is now, locked, when such a document fits there."""
    current = Meeting.objects.select_for_update(no_key=True).get(pk=meeting.pk)
    must_fit(current, item, audience)
    return current


def must_fit(meeting: Meeting, item: AgendaItem | None, audience: Audience) -> None:
    """Refuse a point of another meeting, an audience that is not offered, one document too many."""
    if audience not in OFFERED or (item is not None and item.meeting_id != meeting.pk):
        raise ValidationError(_("This choice is not in the list any more: choose again."))
    if standing_of(meeting).count() >= MOST:
        said = _("A meeting has at most %(most)d documents: take one away first.")
        raise ValidationError(said % {"most": MOST})


def must_be_new(meeting: Meeting, stored: StoredFile, item: AgendaItem | None) -> None:
    """Refuse a document that is attached there already."""
    if standing_of(meeting).filter(stored=stored, item=item).exists():
        said = _("This document is attached there already, under this name or another.")
        raise ValidationError({"file": said})


@once
def take_away(*, attachment: Attachment, version: int, by: By, now: datetime) -> Attachment:
    """No longer show a document; it is erased a week later, unless it is attached elsewhere."""
    current = lock(attachment, version=version)
    current.removed_at = current.removed_at or now
    return save("attachment.removed", current, by, now, facts=[])


def forget_removed(*, now: datetime) -> int:
    """Erase those that were taken away more than a week ago; how many there were."""
    gone, _models = Attachment.objects.filter(removed_at__lt=now - KEPT).delete()
    return gone
