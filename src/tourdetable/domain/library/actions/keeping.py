"""Saying that something is still true, or retiring it; asking those who keep it."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from tourdetable.domain.journal.actions import once, save
from tourdetable.domain.journal.versions import lock
from tourdetable.domain.library.actions.bringing import life_of, must_live, set_last_day
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.queries import left_by_all, to_ask
from tourdetable.domain.networks.actors import Actor, By, unless_done
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.wording import one_line


@once
def renew(*, entry: Entry, version: int, expires_on: date, by: Actor, now: datetime) -> Entry:
    """Say that it is still true, until another day. A seat that renews what nobody keeps any more
    keeps it from then on."""
    current, today = lock(entry, version=version), local_day(entry.network, now)
    must_live(current)
    set_last_day(current, expires_on, today)
    current.asked_on = None
    if by.seat is not None and Entry.objects.filter(left_by_all(today), pk=current.pk).exists():
        current.keeper = by.seat
    return save("entry.renewed", current, by, now, facts=[])


@once
def retire(*, entry: Entry, version: int, words: str, by: By, now: datetime) -> Entry:
    """Take it off the lists. Its address goes on saying what it was, and why it is no longer."""
    current = lock(entry, version=version)
    must_live(current)
    current.retired_on = local_day(current.network, now)
    missing = _("Say why: those who come by its address read it.")
    current.retired_because = one_line(words, limit=300, missing=missing)
    return save("entry.retired", current, by, now, facts=[])


@once
def bring_back(*, entry: Entry, version: int, by: By, now: datetime) -> Entry:
    """It is in the lists again, for a year unless somebody says otherwise."""
    current = lock(entry, version=version)
    today = local_day(current.network, now)
    if current.retired_on is not None:
        current.retired_on, current.retired_because = None, ""
        current.expires_on = max(current.expires_on, today + life_of(current))
        current.asked_on = None
    return save("entry.brought_back", current, by, now, facts=[])


def ask_keepers(*, now: datetime) -> int:
    """Ask those who keep something, two weeks before its last day, whether it is still true; how
    many were asked about. To run every day, or more often."""
    return sum(ask_once(entry, now) for entry in to_ask(now))


def ask_once(entry: Entry, now: datetime) -> bool:
    """Ask about one, unless it was done meanwhile."""
    named = f"entry:{entry.pk}:{entry.expires_on}"
    return unless_done(named, lambda by: ask(entry=entry, by=by, now=now))


@once
def ask(*, entry: Entry, by: By, now: datetime) -> Entry:
    """Have its keeper told."""
    current = lock(entry, version=entry.version)
    current.asked_on = local_day(current.network, now)
    return save("entry.asked", current, by, now, facts=[], keeper=current.keeper_id)
