"""What a page is made of, read before the page is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from time import monotonic

from django.conf import settings
from django.contrib.messages import get_messages
from django.contrib.messages.storage.base import BaseStorage
from django.http import HttpRequest
from django.utils import translation
from django.utils.crypto import salted_hmac

from tourdetable.domain.journal.actions import person_part
from tourdetable.domain.journal.memory import Memory
from tourdetable.domain.journal.models import SHARED
from tourdetable.domain.journal.queries import Marks, heads, marks
from tourdetable.domain.meetings.calendar.instants import Scope, instants, zones_of
from tourdetable.interface.web.fresh.program import program
from tourdetable.interface.web.kept import waiting

Hour = tuple[date, int, int]
"""A day of Greenwich, how many of its turning points are past, and how many have come."""

SALT = "tourdetable.fresh"
ZONES: Memory[tuple[str, ...], frozenset[str]] = Memory(256)
"""The zones of networks."""


@dataclass(frozen=True)
class Turning:
    """The instants of a day at which pages change by themselves, read once the journal stood there;
    `at`, on a clock that only goes forward, they were read."""

    marks: Marks
    day: date
    instants: tuple[datetime, ...]
    at: float


TURNING: Memory[Scope, Turning] = Memory(1024)


@dataclass(frozen=True)
class PageState:
    """All that a page is made of, but for the secret that its forms carry. `sure`: the journal
    still stood there once the hour was read, so that an answer may rest on it."""

    program: str
    language: str
    address: str
    reader: tuple[int | None, int | None]
    hour: Hour
    marks: Marks
    sure: bool

    def tag(self, request: HttpRequest) -> str:
        """Weak, since each page has its own tokens; nobody else can make it."""
        made = repr((replace(self, sure=True), request.META.get("CSRF_COOKIE", "")))
        digest = salted_hmac(SALT, made, algorithm="sha256").hexdigest()
        return f'W/"{digest[:32]}"'


def state_of(request: HttpRequest, scope: Scope) -> PageState | None:
    """The state of a page; None when it is not to be kept."""
    identity = request.identity  # type: ignore[attr-defined]  # see http.Request
    if settings.DEBUG or identity.must_choose or waiting(request) or is_told(request):
        return None
    person = identity.person.pk if identity.person else None
    asked, (known, own) = monotonic(), marks_of(scope, person)
    if scope.network and not known:
        return None
    turning = turning_of(request, scope, known)
    return PageState(
        program=program(),
        language=translation.get_language() or "",
        address=request.build_absolute_uri(),
        reader=(request.user.pk, person),
        hour=hour_of(request, turning),
        marks=known + own,
        sure=asked >= turning.at,
    )


def marks_of(scope: Scope, person: int | None) -> tuple[Marks, Marks]:
    """Where the journal stands for what the page tells of, and for where its reader stands, when
    that is apart."""
    if scope.body is None:
        return heads(scope.network), ()
    mine = person_part(person or 0)
    found = marks(scope.network, (SHARED, str(scope.body), mine))
    return (
        tuple(mark for mark in found if mark[1] != mine),
        tuple(mark for mark in found if mark[1] == mine),
    )


def is_told(request: HttpRequest) -> bool:
    """Whether something is to be told to the reader once, or has just been said."""
    found = get_messages(request)
    return isinstance(found, BaseStorage) and bool(len(found) or found.added_new)


def turning_of(request: HttpRequest, scope: Scope, known: Marks) -> Turning:
    """The instants of the day, remembered until the journal moves."""
    day = now_of(request).astimezone(UTC).date()
    turning = TURNING.get(scope)
    if turning is None or (turning.marks, turning.day) != (known, day):
        zones = zones_at(tuple({network: None for network, *_mark in known}))
        turning = Turning(known, day, instants(scope, zones, day), monotonic())
        TURNING.set(scope, turning)
    return turning


def zones_at(networks: tuple[str, ...]) -> frozenset[str]:
    """The zones of networks, read once."""
    zones = ZONES.get(networks)
    if zones is None:
        zones = zones_of(networks)
        ZONES.set(networks, zones)
    return zones


def hour_of(request: HttpRequest, turning: Turning) -> Hour:
    now = now_of(request)
    return turning.day, bisect_left(turning.instants, now), bisect_right(turning.instants, now)


def now_of(request: HttpRequest) -> datetime:
    now: datetime = request.now  # type: ignore[attr-defined]  # see http.Request
    return now
