"""Writing a deliverable together, and keeping versions of it: a text of ours, or a file."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.deliverables.actions.planning import must_not_be_abandoned
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.deliverables.models import Deliverable, WorkAuthor, WorkTerms, WorkVersion
from tourdetable.domain.deliverables.queries import last_version
from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.merging import together
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.networks.actors import By
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import wording

TEXT, NOTE = 300_000, 300
"""Characters of a text; of what is said of a version."""
MOST = 100
"""Versions of one deliverable."""
WRITTEN_ANEW = (DeliverableState.PLANNED, DeliverableState.REVIEW)
"""States that end when another version is kept."""
TERMS = tuple(column.name for column in WorkTerms._meta.local_fields)
"""What a version keeps of what its deliverable says of itself."""


@once
def write(
    *,
    deliverable: Deliverable,
    text: str,
    version: int,
    by: By,
    now: datetime,
    base: str | None = None,
) -> Deliverable:
    """Replace the text that is being written; what others wrote since `version` is merged, when
    `base`, the text of that version, is given. Raises `Changed` without it, `Disagreed` when the
    same words were changed."""
    current = Deliverable.objects.select_for_update(no_key=True).get(pk=deliverable.pk)
    must_not_be_abandoned(current)
    words = wording(text, limit=TEXT)
    if current.version != version:
        words = wording(together(current, current.text, base, words), limit=TEXT)
    if words == current.text:
        return current
    current.text = words
    if current.state == DeliverableState.PLANNED:
        current.state = DeliverableState.DRAFTING
    return save("deliverable.written", current, by, now)


@once
def keep_version(
    *, deliverable: Deliverable, note: str, version: int, by: By, now: datetime
) -> WorkVersion:
    """Keep the text as it stands, as the next version."""
    current = lock(deliverable, version=version)
    if not current.text.strip():
        raise ValidationError(_("Write it first: there is nothing to keep."))
    digest = hashlib.sha256(current.text.encode()).hexdigest()
    return add(current, WorkVersion(text=current.text, digest=digest), note, by, now)


@once
def deposit(
    *,
    deliverable: Deliverable,
    content: IO[bytes],
    name: str,
    note: str,
    version: int,
    by: By,
    now: datetime,
) -> WorkVersion:
    """Keep a file as the next version."""
    current = lock(deliverable, version=version)
    stored, called = keep_named(content=content, name=name, now=now)
    made = WorkVersion(stored=stored, name=called, digest=stored.digest)
    return add(current, made, note, by, now)


def add(current: Deliverable, made: WorkVersion, note: str, by: By, now: datetime) -> WorkVersion:
    """The next version, with the terms and the authors of that day."""
    must_not_be_abandoned(current)
    must_be_held(current)
    last = last_version(current)
    made.deliverable, made.number = current, last.number + 1 if last else 1
    take_terms(made, current)
    must_differ(made, last)
    made.note, made.kept_at, made.kept_by_id = wording(note, limit=NOTE), now, by.person_id
    made.save()
    sign(made, now)
    if current.state in WRITTEN_ANEW:
        current.state = DeliverableState.DRAFTING
    save("deliverable.version_kept", current, by, now, number=made.number, digest=made.digest)
    return made


def must_be_held(work: Deliverable) -> None:
    """Refuse what nobody signs: works that terms of reference expect may have no seat yet."""
    if not work.held_by.exists():
        raise ValidationError(_("Say first which seats make it: a version bears their names."))


def take_terms(made: WorkVersion, work: Deliverable) -> None:
    """What the deliverable says of itself today."""
    for name in TERMS:
        setattr(made, name, getattr(work, name))


def sign(version: WorkVersion, now: datetime) -> None:
    """Its authors: the seats that hold the deliverable, and whoever holds them that day."""
    on = local_day(version.deliverable.network, now)
    for seat in version.deliverable.held_by.all():
        held = Mandate.objects.active(on).filter(seat=seat).values_list("person", flat=True)
        persons: list[int | None] = list(dict.fromkeys(held.order_by("person__sort_key", "pk")))
        rows = [WorkAuthor(of=version, seat=seat, person_id=pk) for pk in persons or [None]]
        WorkAuthor.objects.bulk_create(rows)


def must_differ(made: WorkVersion, last: WorkVersion | None) -> None:
    """Refuse the same thing twice, and more versions than anybody reads."""
    if last is None:
        return
    if last.number >= MOST:
        raise ValidationError(_("There are too many versions: plan another deliverable."))
    names = ("digest", *TERMS)
    if all(getattr(made, name) == getattr(last, name) for name in names):
        said = _("Nothing has changed since version %(number)d.")
        raise ValidationError(said % {"number": last.number})
