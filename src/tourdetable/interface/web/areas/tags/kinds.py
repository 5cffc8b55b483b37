"""The kinds of things that are filed under tags: who reads which of them, and where.

A kind is added here by what says its rows (`seen_by` of its app) and its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy

from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.schemes import queries as schemes
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.topics import queries as topics

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class TaggedKind:
    """Things of a kind: what they are called, those that a reader may read, the name of their
    page's address (by their id), and the field of their day, if they have one."""

    label: StrOrPromise
    rows: Callable[[Standing], QuerySet[Any]]
    page: str
    order: tuple[str, ...]
    around: tuple[str, ...] = ()


KINDS = (
    TaggedKind(gettext_lazy("Topics"), topics.seen_by, "topic", ("-put_at", "-pk"), ("body",)),
    TaggedKind(gettext_lazy("Register"), schemes.seen_by, "scheme", ("sort_key", "pk")),
)


def counted(standing: Standing) -> dict[int, int]:
    """How many things that the reader may read are filed under each tag, by its id (one query a
    kind)."""
    found: Counter[int] = Counter()
    for kind in KINDS:
        rows = kind.rows(standing).filter(tags__isnull=False).order_by()
        found.update(dict(rows.values_list("tags").annotate(n=Count("pk", distinct=True))))
    return dict(found)


def known_to(standing: Standing) -> QuerySet[Tag]:
    """The tags under which the reader may read something: the others may tell what they hide."""
    return Tag.objects.filter(network=standing.network, pk__in=counted(standing))
