"""The feeds that are read for a body: adding one, what its reading gives, keeping an item."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, record, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import bring, must_be_an_address
from tourdetable.domain.library.enums import EntryKind, ItemState
from tourdetable.domain.library.models import Entry, NewsSource, SourceItem
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line

EVERY, HELD, LONGEST_PAUSE = timedelta(hours=1), timedelta(minutes=10), timedelta(days=2)
"""How often a source is read; how long whoever reads one has it alone; the longest that one which
fails is left in peace."""
MOST, WAITING = 30, 200
"""Sources of one place; items of one source that wait at most."""


@once
def add_source(
    *, network: Network, body: Body | None, title: str, address: str, by: Actor, now: datetime
) -> NewsSource:
    """Have a feed read from now on for a body, or (None) the network; one that was stopped is read
    again."""
    where = address.strip()
    must_be_an_address(where)
    here = NewsSource.objects.filter(network=network, body=body)
    source = here.filter(address=where).select_for_update(no_key=True).first()
    must_be_read(here, source)
    source = source or NewsSource(network=network, body=body, address=where, version=0)
    source.title = one_line(title, limit=200, missing=_("Say whose news it is."))
    source.person, source.added_on = by.person, local_day(network, now)
    source.stopped_on, source.next_at, source.failures, source.trouble = None, now, 0, ""
    return save("source.added", source, by, now)


def must_be_read(here: QuerySet[NewsSource], source: NewsSource | None) -> None:
    """Refuse what is read already, or one source too many."""
    if source is not None and source.stopped_on is None:
        raise ValidationError({"address": _("This address is read already.")})
    if source is None and here.filter(stopped_on=None).count() >= MOST:
        said = _("At most %(most)d sources are read here: stop one first.") % {"most": MOST}
        raise ValidationError(said)


@once
def stop_source(*, source: NewsSource, version: int, by: By, now: datetime) -> NewsSource:
    """Read it no more. What it said, and nobody has looked at, is forgotten."""
    current = lock(source, version=version)
    current.stopped_on = local_day(current.network, now)
    current.items.filter(state=ItemState.WAITING).delete()
    return save("source.stopped", current, by, now)


def take_source(*, now: datetime) -> NewsSource | None:
    """A source that it is time to read, which nobody else reads meanwhile; None when there is
    none."""
    with transaction.atomic():
        rows = NewsSource.objects.select_for_update(skip_locked=True, no_key=True, of=("self",))
        due = rows.filter(stopped_on=None, next_at__lte=now, network__closed_on=None)
        source = due.order_by("next_at", "pk").first()
        if source is not None:
            NewsSource.objects.filter(pk=source.pk).update(next_at=now + HELD)
        return source


@dataclass(frozen=True)
class SaidItem:
    """One item of a feed, in plain text: `key` tells it from the others."""

    key: str
    title: str
    link: str = ""
    summary: str = ""
    said_on: date | None = None


@dataclass(frozen=True)
class ReadSource:
    """What reading a source gave; `items` is None when nothing has changed since."""

    items: tuple[SaidItem, ...] | None
    etag: str = ""
    modified: str = ""


def receive(*, source: NewsSource, read: ReadSource, now: datetime) -> int:
    """Keep what is new in a source that was read; how many items. Nobody is told: they wait."""
    with transaction.atomic():
        current = NewsSource.objects.select_for_update(no_key=True).get(pk=source.pk)
        if current.stopped_on is not None:
            return 0
        current.read_at, current.next_at = now, now + EVERY
        current.failures, current.trouble = 0, ""
        current.etag, current.modified = read.etag[:300], read.modified[:100]
        current.save()
        return keep_said(current, read.items or (), now)


def keep_said(source: NewsSource, items: Sequence[SaidItem], now: datetime) -> int:
    """Keep what a source says better, and what it had not said; how many of these."""
    said_better(source, items)
    fresh = new_items(source, items, now)
    return len(SourceItem.objects.bulk_create(fresh, ignore_conflicts=True))


def new_items(source: NewsSource, items: Iterable[SaidItem], now: datetime) -> list[SourceItem]:
    """Those that neither this source nor another of the same place has said, as long as not too
    many wait already."""
    found = [item_of(source, one, now) for one in items]
    known, fresh = marks_known(source, found), []
    for one in found:
        own = {one.key, f"{LINK}{one.link_key}"} if one.link_key else {one.key}
        if not own & known:
            fresh.append(one)
            known |= own
    room = WAITING - source.items.filter(state=ItemState.WAITING).count()
    return fresh[: max(room, 0)]


WORDED = ("title", "summary", "link", "link_key", "said_on")
"""What a source may say better, as long as nobody has looked at it."""


def said_better(source: NewsSource, items: Sequence[SaidItem]) -> None:
    """What waits says what its source says now (two queries)."""
    said = {mark(one.key): one for one in reversed(items)}
    rows = list(source.items.filter(state=ItemState.WAITING, key__in=said))
    for row in rows:
        now_said = item_of(source, said[row.key], row.seen_at)
        for name in WORDED:
            setattr(row, name, getattr(now_said, name))
    SourceItem.objects.bulk_update(rows, WORDED)


LINK = "link "


def marks_known(source: NewsSource, found: Iterable[SourceItem]) -> set[str]:
    """The keys that this source has said, and those of these links that its place knows (two
    queries)."""
    asked = {one.link_key for one in found} - {""}
    near = SourceItem.objects.filter(source__network=source.network_id, source__body=source.body_id)
    links = near.filter(link_key__in=asked).values_list("link_key", flat=True)
    keys = source.items.values_list("key", flat=True)
    return {*keys, *(f"{LINK}{link}" for link in links)}


def item_of(source: NewsSource, said: SaidItem, now: datetime) -> SourceItem:
    """A row of it, not saved."""
    words = {"title": said.title[:200], "summary": said.summary[:2000], "link": said.link[:500]}
    keys = {"key": mark(said.key), "link_key": mark(said.link) if said.link else ""}
    return SourceItem(source=source, **keys, **words, said_on=said.said_on, seen_at=now)


def mark(text: str) -> str:
    """Something of any length, as a key."""
    return sha256(text.encode()).hexdigest()


def fail_source(*, source: NewsSource, trouble: str, now: datetime) -> None:
    """It could not be read: say why, and wait longer each time."""
    with transaction.atomic():
        current = NewsSource.objects.select_for_update(no_key=True).get(pk=source.pk)
        current.failures = min(current.failures + 1, 99)
        pause = min(EVERY * 2 ** min(current.failures - 1, 8), LONGEST_PAUSE)
        current.trouble, current.next_at = trouble[:300], now + pause
        current.save()


@once
def keep_item(
    *,
    item: SourceItem,
    title: str,
    said: Mapping[str, Any],
    tags: Iterable[str],
    by: Actor,
    now: datetime,
) -> Entry:
    """Bring what a source said as a watch item, as whoever read it words it."""
    current = waiting_item(item)
    source = current.source
    here: dict[str, Any] = {"network": source.network, "body": source.body}
    entry = bring(**here, kind=EntryKind.WATCH, title=title, said=said, tags=tags, by=by, now=now)
    current.state, current.entry = ItemState.KEPT, entry
    current.save()
    return entry


@once
def dismiss_item(*, item: SourceItem, by: By, now: datetime) -> SourceItem:
    """It does not matter here: it is not proposed again."""
    current = waiting_item(item)
    current.state = ItemState.DISMISSED
    current.save()
    told = current.source.told | {"item": current.pk}
    record(kind="source.item_dismissed", by=by, now=now, **told)
    return current


def waiting_item(item: SourceItem) -> SourceItem:
    """The item, locked, if nobody has kept it nor set it aside."""
    rows = SourceItem.objects.select_for_update(no_key=True, of=("self",))
    current = rows.select_related("source__network", "source__body").get(pk=item.pk)
    if current.state != ItemState.WAITING:
        raise ValidationError(_("Somebody has dealt with it meanwhile."))
    return current


def forget_items(*, now: datetime) -> int:
    """Set aside what nobody looked at for three months, and forget its words; how many. It stays
    known, so that it is not proposed again."""
    old = SourceItem.objects.filter(state=ItemState.WAITING, seen_at__lt=now - timedelta(days=92))
    return old.update(state=ItemState.DISMISSED, summary="")
