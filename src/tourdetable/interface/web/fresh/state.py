"""What a page is made of, read before the page is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from time import monotonic

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import salted_hmac

from tourdetable.domain.journal.queries import Heads, heads
from tourdetable.domain.meetings.instants import instants, zones_of
from tourdetable.interface.web.fresh.memory import Memory
from tourdetable.interface.web.fresh.program import program
from tourdetable.interface.web.kept import waiting

Shifts = tuple[timedelta, ...]
"""So long before or after its network's meetings begin and end a page changes by itself."""

AT_ONCE: Shifts = (timedelta(),)
Hour = tuple[date, int, int]
"""A day of Greenwich, how many of its turning points are past, and how many have come."""

SALT = "tourdetable.fresh"
ZONES: Memory[tuple[str, ...], frozenset[str]] = Memory(256)
"""The zones of networks."""


@dataclass(frozen=True)
class Turning:
    """The instants of a day at which the pages of a network change by themselves, read once the
    journal stood there; `at`, on a clock that only goes forward, they were read."""

    heads: Heads
    day: date
    instants: tuple[datetime, ...]
    at: float


TURNING: Memory[tuple[str, Shifts], Turning] = Memory(256)


@dataclass(frozen=True)
class PageState:
    """All that a page is made of, but for the secret that its forms carry. `sure`: the journal
    still stood there once the hour was read, so that an answer may rest on it."""

    program: str
    language: str
    address: str
    reader: tuple[int | None, int | None]
    hour: Hour
    heads: Heads
    sure: bool

    def tag(self, request: HttpRequest) -> str:
        """Weak, since each page has its own tokens; nobody else can make it."""
        made = repr((replace(self, sure=True), request.META.get("CSRF_COOKIE", "")))
        digest = salted_hmac(SALT, made, algorithm="sha256").hexdigest()
        return f'W/"{digest[:32]}"'


def state_of(request: HttpRequest, network: str, shifts: Shifts) -> PageState | None:
    """The state of a page; None when it is not to be kept."""
    identity = request.identity  # type: ignore[attr-defined]  # see http.Request
    if settings.DEBUG or identity.must_choose or waiting(request) or is_told(request):
        return None
    asked, there = monotonic(), heads(network)
    if network and not there:
        return None
    turning = turning_of(request, network, shifts, there)
    return PageState(
        program=program(),
        language=translation.get_language() or "",
        address=request.build_absolute_uri(),
        reader=(request.user.pk, identity.person.pk if identity.person else None),
        hour=hour_of(request, turning),
        heads=there,
        sure=asked >= turning.at,
    )


def is_told(request: HttpRequest) -> bool:
    """Whether something is to be told to the reader once, or has just been said."""
    found = get_messages(request)
    return isinstance(found, BaseStorage) and bool(len(found) or found.added_new)


def turning_of(request: HttpRequest, network: str, shifts: Shifts, there: Heads) -> Turning:
    """The instants of the day, remembered until the journal moves."""
    day = now_of(request).astimezone(UTC).date()
    known = TURNING.get((network, shifts))
    if known is None or (known.heads, known.day) != (there, day):
        names = tuple(name for name, *_numbers in there)
        zones = ZONES.get(names)
        if zones is None:
            zones = zones_of(names)
            ZONES.set(names, zones)
        known = Turning(there, day, instants(network, zones, day, shifts), monotonic())
        TURNING.set((network, shifts), known)
    return known


def hour_of(request: HttpRequest, turning: Turning) -> Hour:
    now = now_of(request)
    return turning.day, bisect_left(turning.instants, now), bisect_right(turning.instants, now)


def now_of(request: HttpRequest) -> datetime:
    now: datetime = request.now  # type: ignore[attr-defined]  # see http.Request
    return now
