"""Who is told of the library: those who keep something, before its last day; those who brought it,
once a watch item is answered, or somebody used it."""

from __future__ import annotations

from datetime import datetime

from tourdetable.domain.journal.models import Event
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Mandate, Office
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.notices.audiences.subjects import subject_id
from tourdetable.domain.notices.audiences.topics import preparing_at
from tourdetable.domain.notices.enums import NoticeKind


def of_keeping(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who hold the seat that keeps it; when nobody does, those who lead."""
    entry = entry_of(event)
    if entry is None or entry.retired_on is not None:
        return []
    held = holding(entry, entry.keeper_id, now)
    return held or preparing_at(entry.network, entry.body, now)


def of_outcome(event: Event, kind: NoticeKind, now: datetime) -> list[Mandate | Office]:
    """Those who hold the seat that brought it; or whoever brought it by an office. They are not
    told that they used it themselves."""
    entry = entry_of(event)
    if entry is None or is_own_use(event, entry):
        return []
    if entry.seat_id is not None:
        return holding(entry, entry.seat_id, now)
    on = local_day(entry.network, now)
    held = Office.objects.active(on).filter(network=entry.network, person=entry.person_id)
    return list(held.select_related("person"))


def is_own_use(event: Event, entry: Entry) -> bool:
    """Whether the event is a use by those who brought the thing (one query)."""
    own = {"seat": entry.seat_id} if entry.seat_id else {"seat": None, "person": entry.person_id}
    used = event.kind == "entry.used"
    return used and entry.uses.filter(pk=event.data.get("use"), **own).exists()


def holding(entry: Entry, seat: int | None, now: datetime) -> list[Mandate | Office]:
    """Who holds a seat today."""
    rows = Mandate.objects.active(local_day(entry.network, now)).filter(seat=seat)
    return list(rows.select_related("person"))


def entry_of(event: Event) -> Entry | None:
    """What the event is about."""
    rows = Entry.objects.select_related("network", "body__network")
    return rows.filter(pk=subject_id(event)).first()
