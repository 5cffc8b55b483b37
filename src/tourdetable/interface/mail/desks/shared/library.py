"""The messages about the library: to those who keep something, and to those who brought it.

As many queries for 3 as for 300.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from tourdetable.domain.journal.models import Event
from tourdetable.domain.library.models import Entry, EntryUse
from tourdetable.domain.library.queries import AROUND, left_by_all
from tourdetable.domain.networks.queries import in_force, local_day
from tourdetable.domain.notices.actions import Parcel
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.interface.mail.desks.news import News, NewsDesk, charter_versions


@dataclass(frozen=True, kw_only=True)
class EntryLetter(News):
    """Something to confirm, what became of a watch item, or a use of something."""

    entry: Entry
    use: EntryUse | None

    @property
    def url(self) -> str:
        """Where it is read, by way of the sign-in page."""
        page = reverse("entry", args=[self.network.slug, self.entry.pk])
        return f"{settings.SITE_URL}{reverse('account_request_login_code')}?next={page}"

    @property
    def told(self) -> dict[str, Any]:
        """What the templates say of it."""
        return {"entry": self.entry, "use": self.use, "url": self.url}


class EntryDesk(NewsDesk):
    """Everything that the messages of one batch quote about the library."""

    def __init__(self, parcels: Sequence[Parcel], *, now: datetime) -> None:
        super().__init__(parcels, now=now)
        wanted = {subject_id(event) for event in self.events}
        rows = Entry.objects.select_related(*AROUND)
        self.entries = rows.annotate(alone=left_by_all(now.date())).in_bulk(wanted)
        uses = EntryUse.objects.select_related("seat__institution", "person")
        self.uses = uses.in_bulk({event.data.get("use", 0) for event in self.events})
        self.charters = charter_versions({one.network_id for one in self.entries.values()})

    def letter(self, parcel: Parcel) -> EntryLetter | None:
        """The message of one parcel, as long as it is true and somebody has a mailbox."""
        event = parcel[0].event
        entry = self.entries.get(subject_id(event))
        if entry is None or parcel[0].person.account is None or not is_true(event.kind, entry):
            return None
        charter = in_force(self.charters[entry.network_id], local_day(entry.network, self.now))
        return EntryLetter(
            **self.heading(parcel, charter, entry.network),
            persons=tuple(dict.fromkeys(notice.person for notice in parcel)),
            thread=f"entry-{entry.pk}",
            entry=entry,
            use=self.use_of(event),
        )

    def use_of(self, event: Event) -> EntryUse | None:
        """The use that an event tells of."""
        return self.uses.get(event.data.get("use", 0))


def is_true(kind: str, entry: Entry) -> bool:
    """Whether what happened still holds."""
    if kind == "entry.on_agenda":
        return entry.is_on_agenda
    if kind == "entry.settled":
        return entry.settled_at is not None
    if kind == "entry.used":
        return True
    return entry.retired_on is None and entry.asked_on is not None
