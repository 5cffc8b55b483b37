"""Recording what happened, in the same transaction as what it changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.versions import V, Versioned


class By(Protocol):
    """Who acts: a person's id, in a capacity (a code such as `seat:12`), by a gesture."""

    @property
    def person_id(self) -> int | None: ...
    @property
    def capacity(self) -> str: ...
    @property
    def gesture(self) -> UUID | None: ...


class AlreadyDone(Exception):
    """The same form was sent twice: the first sending was recorded, this one changed nothing."""


P = ParamSpec("P")
R = TypeVar("R")


def once(action: Callable[P, R]) -> Callable[P, R]:
    """Make a keyword-only action (with `by=`) atomic, and idempotent for a form that was sent.

    A form sent twice fails in many ways the second time (the version has grown, the state has
    changed): whatever the failure, when its gesture is already in the journal the answer is
    `AlreadyDone`.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return action(*args, **kwargs)
        except Exception as error:
            gesture = getattr(kwargs.get("by"), "gesture", None)
            if gesture and Event.objects.filter(gesture=gesture).exists():
                raise AlreadyDone from error
            raise

    return run


def record(*, kind: str, network: str, subject: str, by: By, now: datetime, **data: Any) -> Event:
    """Add one event. Must run inside the transaction of the change that it tells.

    Raises `AlreadyDone` when the gesture has been recorded before: the caller's whole transaction
    is then undone.
    """
    event = Event(network=network, kind=kind, subject=subject, at=now, data=data)
    event.person, event.capacity, event.gesture = by.person_id, by.capacity, by.gesture
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError as error:
        if by.gesture and Event.objects.filter(gesture=by.gesture).exists():
            raise AlreadyDone from error
        raise
    return event


def tell(kind: str, row: Versioned, by: By, now: datetime, **data: object) -> None:
    """Record an event about a row."""
    record(kind=kind, by=by, now=now, **(row.told | data))


def save(kind: str, row: V, by: By, now: datetime, **data: object) -> V:
    """Save a change of a row as a new version, and record it."""
    row.version += 1
    row.save()
    tell(kind, row, by, now, **data)
    return row
