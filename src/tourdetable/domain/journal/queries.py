"""How far the journal has come, for a network and for each part of it.

The number of a network grows by one with each transaction that records something of it, and each
part that the transaction touches takes that number: what shows a part is as it was while its number
is. A transaction takes its number as the last thing it does, holding it until it commits: numbers
are in the order of the commits.

Whoever keeps what was read asks for the position *before* reading: what is read is then at least as
new as its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import CharField

from tourdetable.domain.journal.models import HEAD, KIND, Event, JournalPosition
from tourdetable.domain.journal.prepared import Given, Prepared

Kinds = frozenset[str] | None
"""Some kinds of facts, or all."""

Marks = tuple[tuple[str, str, int, int], ...]
"""Parts of networks, each with its number and its stamp, which two histories do not share."""

MARK = ("network", "part", "number", "stamp")
NAME = CharField()
ALL_HEADS = Prepared(
    lambda: JournalPosition.objects.filter(part=HEAD).exclude(network="").order_by("network"),
    columns=MARK,
)
ONE_HEAD = Prepared(
    lambda: JournalPosition.objects.filter(part=HEAD, network=Given("network", NAME)),
    columns=MARK,
)
THREE_PARTS = Prepared(
    lambda: JournalPosition.objects.filter(
        network=Given("network", NAME),
        part__in=[Given(name, NAME) for name in ("one", "two", "three")],
    ).order_by("part"),
    columns=MARK,
)


def position(network: str) -> int:
    """The number of a network (its slug): 0 while nothing was recorded of it."""
    return positions(network, (HEAD,))[HEAD]


def heads(network: str) -> Marks:
    """The mark of a network, or of each without a slug. One query."""
    return read(ONE_HEAD.values(network=network) if network else ALL_HEADS.values())


def marks(network: str, parts: tuple[str, str, str]) -> Marks:
    """The marks of those of these parts that something has touched. One query."""
    one, two, three = parts
    return read(THREE_PARTS.values(network=network, one=one, two=two, three=three))


def marks_among(networks: Iterable[str], parts: Iterable[str]) -> Marks:
    """The marks of any of these parts in any of these networks. One query."""
    rows = JournalPosition.objects.filter(network__in=networks, part__in=parts)
    return read(rows.values_list(*MARK))


def read(rows: Iterable[Sequence[Any]]) -> Marks:
    return tuple((network, part, number, stamp) for network, part, number, stamp in rows)


def positions(network: str, parts: Iterable[str]) -> Mapping[str, int]:
    """The number of each of these parts: 0 for one that nothing has touched. One query."""
    asked = list(parts)
    rows = JournalPosition.objects.filter(network=network, part__in=asked)
    return dict.fromkeys(asked, 0) | dict(rows.values_list("part", "number"))


def parts_since(network: str, number: int) -> Mapping[str, Kinds]:
    """The parts that were touched since a number of the network; of a body, the kinds of facts that
    were, or None for all. One query."""
    rows = JournalPosition.objects.filter(network=network, number__gt=number).exclude(part=HEAD)
    found: dict[str, set[str]] = {}
    for part in rows.values_list("part", flat=True):
        whole, _, kind = part.partition(KIND)
        found.setdefault(whole, set()).update([kind] if kind else [])
    return {part: None if "*" in kinds else frozenset(kinds) for part, kinds in found.items()}


def was_recorded(gesture: UUID | None) -> bool:
    """Whether the form of this token was carried out already (one query)."""
    return gesture is not None and Event.objects.filter(gesture=gesture).exists()
