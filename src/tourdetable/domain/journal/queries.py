"""How far the journal has come, for a network and for each part of it.

The number of a network grows by one with each transaction that records something of it, and each
part that the transaction touches takes that number: what shows a part is as it was while its number
is. A transaction takes its number as the last thing it does, holding it until it commits: numbers
are in the order of the commits.

Whoever keeps what was read asks for the position *before* reading: what is read is then at least as
new as its number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from tourdetable.domain.journal.models import HEAD, KIND, JournalPosition

Kinds = frozenset[str] | None
"""Some kinds of facts, or all."""

Marks = tuple[tuple[str, str, int, int], ...]
"""Parts of networks, each with its number and its stamp, which two histories do not share."""


def position(network: str) -> int:
    """The number of a network (its slug): 0 while nothing was recorded of it."""
    return positions(network, (HEAD,))[HEAD]


def heads(network: str) -> Marks:
    """The mark of a network, or of each without a slug. One query."""
    rows = JournalPosition.objects.filter(part=HEAD).exclude(network="")
    return marked(rows.filter(network=network) if network else rows)


def marks(network: str, parts: Iterable[str]) -> Marks:
    """The marks of those of these parts that something has touched. One query."""
    return marked(JournalPosition.objects.filter(network=network, part__in=list(parts)))


def marked(rows: QuerySet[JournalPosition]) -> Marks:
    found = rows.order_by("network", "part")
    return tuple(found.values_list("network", "part", "number", "stamp"))


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
