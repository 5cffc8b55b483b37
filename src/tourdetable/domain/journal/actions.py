"""Recording what happened, in the same transaction as what it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from itertools import groupby
from operator import itemgetter
from secrets import randbits
from typing import Any, ParamSpec, Protocol, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from tourdetable.domain.journal.chain import ORIGIN, digest_of
from tourdetable.domain.journal.models import (
    HEAD,
    KIND,
    SEALED,
    SHARED,
    STAMP_BITS,
    ChainLink,
    Event,
    JournalPosition,
)
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


class Sealed(ValidationError, PermissionDenied):
    """The network is closed: nothing more is recorded there until it is reopened."""


P = ParamSpec("P")
R = TypeVar("R")

Part = tuple[str, str]
"""A part of a network: its slug, and the part's name."""

RECORDED, SEAL, UNSEAL = "!recorded", "!seal", "!unseal"
"""What an action did to the journal of a network, among the parts that it touched."""


@dataclass
class UnderWay:
    """What the action under way has touched and recorded so far."""

    touched: set[Part] = field(default_factory=set)
    events: list[Event] = field(default_factory=list)


_under_way: ContextVar[UnderWay | None] = ContextVar("under_way", default=None)
"""None outside of any action."""


def once(action: Callable[P, R]) -> Callable[P, R]:
    """Make a keyword-only action (with `by=`) atomic, and idempotent for a form that was sent.

    A form sent twice fails in many ways the second time (the version has grown, the state has
    changed): whatever the failure, when its gesture is already in the journal the answer is
    `AlreadyDone`.
    """

    @wraps(action)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic(), advancing():
                return action(*args, **kwargs)
        except Exception as error:
            gesture = getattr(kwargs.get("by"), "gesture", None)
            if gesture and Event.objects.filter(gesture=gesture).exists():
                raise AlreadyDone from error
            raise

    return run


@contextmanager
def advancing() -> Iterator[None]:
    """Have the positions of what is touched advance, once, when the outermost action ends, and
    the chain go on by what it recorded.

    They are the last locks of its transaction, taken network after network: no two writers ever
    wait for each other there.
    """
    outer = _under_way.get()
    if outer is not None:
        with forgetting(outer.events):
            yield
        return
    mine = UnderWay()
    token = _under_way.set(mine)
    try:
        yield
    finally:
        _under_way.reset(token)
    advance(mine.touched, mine.events)


@contextmanager
def forgetting(events: list[Event]) -> Iterator[None]:
    """Forget what an action recorded within another one, if it fails: it is undone."""
    before = len(events)
    try:
        yield
    except BaseException:
        del events[before:]
        raise


def acting() -> bool:
    """Whether an action is under way: what is read is not committed yet."""
    return _under_way.get() is not None


def touch(network: str, *parts: str, events: Sequence[Event] = ()) -> None:
    """Say that facts of these parts of a network change, beside what the event says; `events`:
    what has just been recorded of it."""
    under_way, said = _under_way.get(), {(network, part) for part in parts}
    if under_way is None:
        advance(said, events)
    else:
        under_way.touched |= said
        under_way.events += events


def seal(network: str) -> None:
    """Record nothing more in a network, whoever asks, once this action has ended."""
    touch(network, SEAL)


def unseal(network: str) -> None:
    """Let things be recorded in a network again, from this action on."""
    touch(network, UNSEAL)


def person_part(person: int) -> str:
    """The part of a network that is what a person holds there."""
    return f"person:{person}"


def advance(touched: Iterable[Part], events: Sequence[Event] = ()) -> None:
    """Give each part the next number of its network, whose chain goes on by these events (a query
    to lock the network, one for the links, one for all the parts)."""
    for network, parts in groupby(sorted(touched), key=itemgetter(0)):
        named = {part for _network, part in parts}
        marks, stamp = named & {RECORDED, SEAL, UNSEAL}, randbits(STAMP_BITS)
        head = next_head(network, stamp, marks)
        here = {"network": network, "number": head.number, "stamp": stamp}
        rows = [JournalPosition(part=part, **here) for part in sorted(named - marks - {HEAD})]
        recorded = [event for event in events if event.network == network]
        JournalPosition.objects.bulk_create(
            [*rows, *lengthened(head, recorded)],
            update_conflicts=True,
            unique_fields=("network", "part"),
            update_fields=("number", "stamp", "links", "digest"),
        )


def lengthened(head: JournalPosition, events: Sequence[Event]) -> list[JournalPosition]:
    """Link events to the chain of their network, whose position is locked: the position with the
    new end of the chain, to be saved; none without events."""
    links = []
    for event in events:
        head.links, head.digest = head.links + 1, digest_of(head.digest or ORIGIN, event)
        said = {"network": head.network, "number": head.links, "digest": head.digest}
        links.append(ChainLink(event=event, **said))
    ChainLink.objects.bulk_create(links)
    return [head] if links else []


NEXT = f"""
INSERT INTO journal_position (network, part, number, stamp, links, digest)
VALUES (%s, %s, 1, %s, 0, '')
ON CONFLICT (network, part) DO UPDATE
SET number = journal_position.number + 1,
    stamp = excluded.stamp
      + CASE WHEN %s = 1 AND journal_position.stamp >= {SEALED} THEN {SEALED} ELSE 0 END
WHERE %s = 0 OR journal_position.stamp < {SEALED}
RETURNING number, stamp, links, digest
"""  # noqa: S608  a number of ours


def next_head(network: str, stamp: int, marks: Set[str] = frozenset()) -> JournalPosition:
    """The position of a network at its next number, which nobody else takes before this
    transaction ends, with the end of its chain.

    Its seal stays as it is, unless the action puts it on or takes it off; what was recorded under
    a seal raises `Sealed`.
    """
    stays, must_be_open = not marks & {SEAL, UNSEAL}, RECORDED in marks and UNSEAL not in marks
    mine = stamp + (SEALED if SEAL in marks else 0)
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [network, HEAD, mine, int(stays), int(must_be_open)])
        found = cursor.fetchone()
    if found is None:
        raise Sealed(_("This network is closed: it can be read, and nothing can be changed in it."))
    number, stamped, links, digest = found
    said = {"number": number, "stamp": stamped, "links": links, "digest": digest}
    return JournalPosition(network=network, part=HEAD, **said)


def record(
    *,
    kind: str,
    network: str,
    subject: str,
    by: By,
    now: datetime,
    body: int | None = None,
    facts: Sequence[str] | None = None,
    shared: bool = False,
    **data: Any,
) -> Event:
    """Add one event. Must run inside the transaction of the change that it tells.

    `body` is the only one whose facts this changes, and `facts` the only kinds of them (None: any);
    so is what is `shared`, if said. Without a body, what no body owns changes, or nothing. An
    action that changes more says so by `touch`.

    Raises `AlreadyDone` when the gesture has been recorded before: the caller's whole transaction
    is then undone.
    """
    said = data if body is None else {"body": body, **data}
    event = Event(network=network, kind=kind, subject=subject, at=now, data=said)
    event.person, event.capacity, event.gesture = by.person_id, by.capacity, by.gesture
    try:
        with transaction.atomic():
            event.save(force_insert=True)
    except IntegrityError as error:
        if by.gesture and Event.objects.filter(gesture=by.gesture).exists():
            raise AlreadyDone from error
        raise
    own = [] if body is None else parts_of_body(body, facts)
    wide = [SHARED] if shared or body is None else []
    parts = [RECORDED, *own, *wide] if network else [subject]
    touch(network, *parts, events=[event])
    return event


Told = tuple[str, str, int | None, Mapping[str, Any]]
"""Of one event among many: its kind, its subject, the body whose facts it changes if any, what it
says."""


def record_all(*, network: str, by: By, now: datetime, told: Iterable[Told]) -> None:
    """Add many events at once, without a gesture: each changes facts of a body, and what is
    shared. Must run inside the transaction of the changes that they tell."""
    events = []
    for kind, subject, body, data in told:
        event = Event(network=network, kind=kind, subject=subject, at=now)
        event.person, event.capacity = by.person_id, by.capacity
        event.data = {**data} if body is None else {"body": body, **data}
        events.append(event)
        touch(network, *([] if body is None else parts_of_body(body, None)))
    touch(network, RECORDED, SHARED, events=Event.objects.bulk_create(events))


def parts_of_body(body: int, facts: Sequence[str] | None) -> list[str]:
    """A body's part, and the kinds of its facts that change."""
    kinds = ["*"] if facts is None else facts
    return [str(body), *(f"{body}{KIND}{kind}" for kind in kinds)]


def tell(kind: str, row: Versioned, by: By, now: datetime, **data: object) -> None:
    """Record an event about a row."""
    record(kind=kind, by=by, now=now, **(row.told | data))


def save(kind: str, row: V, by: By, now: datetime, **data: object) -> V:
    """Save a change of a row as a new version, and record it."""
    row.version += 1
    row.save()
    tell(kind, row, by, now, **data)
    return row
