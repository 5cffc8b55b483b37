"""What a page is made of, read before the page is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import salted_hmac

from tourdetable.domain.journal.queries import Heads, heads
from tourdetable.domain.meetings.instants import instants
from tourdetable.interface.web.fresh.memory import Memory
from tourdetable.interface.web.fresh.program import program
from tourdetable.interface.web.kept import waiting

Shifts = tuple[timedelta, ...]
Also = Callable[[HttpRequest], Hashable]
Hour = tuple[date, int, int]
"""A day of Greenwich, how many of its turning points are past, and how many have come."""

SALT = "tourdetable.fresh"
TURNING: Memory[tuple[str, Shifts], tuple[Heads, date, tuple[datetime, ...]]] = Memory(256)
"""The instants of a day at which the pages of a network change by themselves."""


@dataclass(frozen=True)
class Recipe:
    """What the pages of one view depend on besides its network's journal (of all networks, where
    the address names none): so long before or after a meeting begins or ends, and `also`."""

    shifts: Shifts = (timedelta(),)
    also: Also | None = None


JOURNAL = Recipe()
"""Most pages."""


@dataclass(frozen=True)
class PageState:
    """All that a page is made of, but for the secret that its forms carry."""

    program: str
    language: str
    address: str
    reader: tuple[int | None, int | None]
    hour: Hour
    heads: Heads
    also: Hashable

    def tag(self, request: HttpRequest) -> str:
        """Weak, since each page has its own tokens; nobody else can make it."""
        made = repr((self, request.META.get("CSRF_COOKIE", "")))
        digest = salted_hmac(SALT, made, algorithm="sha256").hexdigest()
        return f'W/"{digest[:32]}"'


def state_of(request: HttpRequest, network: str, recipe: Recipe) -> PageState | None:
    """The state of a page; None when it is not to be kept."""
    identity = request.identity  # type: ignore[attr-defined]  # see http.Request
    if settings.DEBUG or identity.must_choose or waiting(request) or is_told(request):
        return None
    there = heads(network)
    hour = hour_of(request, network, recipe.shifts, there)
    if hour is None:
        return None
    return PageState(
        program=program(),
        language=translation.get_language() or "",
        address=request.build_absolute_uri(),
        reader=(request.user.pk, identity.person.pk if identity.person else None),
        hour=hour,
        heads=there,
        also=recipe.also(request) if recipe.also else None,
    )


def is_told(request: HttpRequest) -> bool:
    """Whether something is to be told to the reader once, or has just been said."""
    found = get_messages(request)
    return isinstance(found, BaseStorage) and bool(len(found) or found.added_new)


def hour_of(request: HttpRequest, network: str, shifts: Shifts, there: Heads) -> Hour | None:
    """None when there is no such network, or when the journal moved while one looked."""
    now: datetime = request.now  # type: ignore[attr-defined]  # see http.Request
    day = now.astimezone(UTC).date()
    known = TURNING.get((network, shifts))
    if known is None or known[:2] != (there, day):
        found = instants(network, day, shifts)
        if found is None or heads(network) != there:
            return None
        known = there, day, found
        TURNING.set((network, shifts), known)
    return day, bisect_left(known[2], now), bisect_right(known[2], now)
