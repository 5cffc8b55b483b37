"""Bringing something to the library, and saying it better: a title is enough to begin."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import IO, Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _

from tourdetable.core.words.attribution import Attribution
from tourdetable.domain.files.actions import keep_named
from tourdetable.domain.journal.actions import once, save, tell
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.enums import (
    EntryKind,
    FollowUpWish,
    PracticeState,
    WatchNature,
)
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.rules import audiences_for
from tourdetable.domain.networks.actors import Actor, By
from tourdetable.domain.networks.models import Body, Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.networks.vocabulary import must_be_known
from tourdetable.domain.people.wording import one_line, wording
from tourdetable.domain.tags.actions import named

LIVES = {EntryKind.WATCH: timedelta(days=183)}
YEAR = timedelta(days=365)
"""How long what is brought is held for true, when nobody says otherwise."""
LONGEST = 8_000
LINES = {
    "line": 300,
    "territory": 200,
    "for_whom": 300,
    "organiser": 200,
    "initiative": 200,
    "partners": 300,
    "practice_because": 300,
    "source": 200,
}
TEXTS = ("text", "results")
DAYS = ("happened_on", "deadline")
OTHERS = ("practice", "nature", "follow_up", "audience", "attribution", "address")
SAID = (*LINES, *TEXTS, *DAYS, *OTHERS)
"""What may be said of something, beside its title."""


@dataclass(frozen=True)
class SentFile:
    """A document that is sent with it; `name` is that of the file."""

    content: IO[bytes]
    name: str


@once
def bring(
    *,
    network: Network,
    body: Body | None,
    kind: str,
    title: str,
    by: Actor,
    now: datetime,
    said: Mapping[str, Any] | None = None,
    tags: Iterable[str] = (),
) -> Entry:
    """Bring something to a body, or (None) to the network as a whole. The seat that brings it keeps
    it."""
    on = local_day(network, now)
    must_be_known(_("kind"), kind, EntryKind.values)
    if body is not None and body.ends is not None and body.ends < on:
        raise ValidationError({"body": _("This body is closed: choose another one.")})
    entry = Entry(network=network, body=body, kind=kind, brought_on=on, brought_at=now)
    entry.seat, entry.person, entry.keeper = by.seat, by.person, by.seat
    write(entry, title=title, said=said or {})
    entry.expires_on = last_day(entry, on)
    must_be_new(entry)
    entry.save()
    entry.tags.set(named(network, tags))
    tell("entry.brought", entry, by, now, entry_kind=kind, audience=entry.audience)
    return entry


def last_day(entry: Entry, on: date) -> date:
    """Until when it is held for true: its deadline, else so long from now."""
    ahead = entry.deadline if entry.deadline and entry.deadline >= on else None
    return ahead or on + life_of(entry)


def life_of(entry: Entry) -> timedelta:
    """How long a word that it is true counts: news grow old sooner than tools."""
    return LIVES.get(EntryKind(entry.kind), YEAR)


def must_be_new(entry: Entry) -> None:
    """Refuse what the same seat, or the same person without a seat, brought there that day: a form
    that was sent again by going back."""
    same = {"network": entry.network, "body": entry.body, "title": entry.title}
    own = {"seat": entry.seat} if entry.seat else {"seat": None, "person": entry.person}
    today = {"kind": entry.kind, "brought_on": entry.brought_on, "retired_on": None}
    if Entry.objects.filter(**same, **own, **today).exists():
        raise ValidationError({"title": _("You brought this already today: it is there.")})


@once
def say_more(
    *,
    entry: Entry,
    version: int,
    title: str,
    said: Mapping[str, Any],
    tags: Iterable[str],
    by: By,
    now: datetime,
    expires_on: date | None = None,
    sent: SentFile | None = None,
    without_file: bool = False,
) -> Entry:
    """Say it better, or the rest of it; with a document, or without the one that it had."""
    current = lock(entry, version=version)
    must_live(current)
    write(current, title=title, said=said)
    if expires_on is not None:
        set_last_day(current, expires_on, local_day(current.network, now))
    if sent is not None or without_file:
        give_file(current, sent, now)
    current.tags.set(named(current.network, tags))
    return save("entry.changed", current, by, now)


def set_last_day(entry: Entry, day: date, today: date) -> None:
    """Hold it for true until that day; its keeper is asked again before."""
    if day == entry.expires_on:
        return
    if day < today:
        words = _("This day is past: choose one to come, or retire it.")
        raise ValidationError({"expires_on": words})
    entry.expires_on, entry.asked_on = day, None


def give_file(entry: Entry, sent: SentFile | None, now: datetime) -> None:
    """The document is this one, or there is none any more."""
    entry.stored, entry.file_name = None, ""
    if sent is not None:
        kept = keep_named(content=sent.content, name=sent.name, now=now)
        entry.stored, entry.file_name = kept


def must_live(entry: Entry) -> None:
    """Refuse to change what was retired."""
    if entry.retired_on is not None:
        raise ValidationError(_("It has been retired: bring it back first."))


def write(entry: Entry, *, title: str, said: Mapping[str, Any]) -> None:
    """Its title, and what is said of the rest: what is not said stays as it is."""
    entry.title = one_line(title, limit=200, missing=_("Say in a line what it is."))
    for name, limit in LINES.items():
        if name in said:
            setattr(entry, name, short(name, str(said[name]), limit))
    for name in TEXTS:
        if name in said:
            setattr(entry, name, wording(str(said[name]), limit=LONGEST).strip())
    for name in (*DAYS, *OTHERS):
        if name in said:
            setattr(entry, name, said[name])
    must_be_said_well(entry)


def short(name: str, text: str, limit: int) -> str:
    """A line of it, which may be empty."""
    plain = " ".join(text.split())
    try:
        return wording(plain, limit=limit)
    except ValidationError as error:
        raise ValidationError({name: error}) from error


def must_be_said_well(entry: Entry) -> None:
    """Refuse a word of no list, an address that is none, an audience that does not fit."""
    must_be_known(_("nature"), entry.nature, ("", *WatchNature.values))
    must_be_known(_("follow-up"), entry.follow_up, FollowUpWish.values)
    must_be_known(_("state"), entry.practice, PracticeState.values)
    must_be_known(_("attribution"), entry.attribution, [one.value for one in Attribution])
    if entry.audience not in [one.value for one in audiences_for(entry.body)]:
        raise ValidationError({"audience": _("Choose who may read it.")})
    entry.address = entry.address.strip()
    if entry.address:
        must_be_an_address(entry.address)


def must_be_an_address(address: str, field: str = "address") -> None:
    """Refuse what a browser could not open, what is no page of the web or tells a password."""
    try:
        if len(address) > 500 or "@" in urlsplit(address).netloc:
            raise ValidationError("")
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        words = _("This is not the address of a page: it begins with http:// or https://.")
        raise ValidationError({field: words}) from error
