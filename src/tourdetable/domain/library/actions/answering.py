"""What becomes of a watch item that asks for something, and what happened to those who used what
the library holds."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import must_live
from tourdetable.domain.library.models import Entry, EntryUse
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.people.wording import wording
from tourdetable.domain.uses.actions.writing import amend, begin_use

LONGEST = 2_000


@once
def settle(*, entry: Entry, version: int, words: str, by: By, now: datetime) -> Entry:
    """Answer a watch item in words, without an agenda: it waits no more."""
    current = lock(entry, version=version)
    must_live(current)
    if not current.waits:
        raise ValidationError(_("It does not wait for an answer any more."))
    current.settled = wording(words, limit=LONGEST).strip()
    if not current.settled:
        raise ValidationError({"words": _("Say what you answer: whoever brought it reads it.")})
    current.settled_at = now
    return save("entry.settled", current, by, now, facts=[])


@once
def say_used(
    *, entry: Entry, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> EntryUse:
    """Say that one used it, and what happened."""
    current = Entry.objects.select_for_update(no_key=True).get(pk=entry.pk)
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    return begin_use(EntryUse(entry=current), "entry.used", network=current.network, **said)


@once
def amend_use(
    *, use: EntryUse, version: int, outcome: str, on: date, words: str, by: Actor, now: datetime
) -> EntryUse:
    """Say more exactly what happened."""
    said: dict[str, Any] = {"outcome": outcome, "on": on, "words": words, "by": by, "now": now}
    network, kind = use.entry.network, "entry.use_amended"
    return amend(use, kind, network=network, version=version, **said)
