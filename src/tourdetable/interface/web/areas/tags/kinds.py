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

from tourdetable.domain.deliverables import queries as deliverables
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience import queries as experience
from tourdetable.domain.library import queries as library
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.schemes import queries as schemes
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.topics import queries as topics

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True)
class TaggedKind:
    """Things of a kind: what they are called, those that a reader may read, the name of their
    page's address, how they are ordered, what is read beside them, the field that is in the
    address, and the name of one."""

    label: StrOrPromise
    rows: Callable[[Standing], QuerySet[Any]]
    page: str
    order: tuple[str, ...]
    around: tuple[str, ...] = ()
    key: str = "pk"
    name: Callable[[Any], str] = str


def title_known(work: Deliverable) -> str:
    """The title that was approved, if one was: another is for those who write it."""
    return work.in_force.title if work.in_force else work.title


def entries_seen_by(standing: Standing) -> QuerySet[Entry]:
    """What the library holds and did not retire."""
    return library.seen_by(standing).filter(retired_on=None)


KINDS = (
    TaggedKind(gettext_lazy("Topics"), topics.seen_by, "topic", ("-put_at", "-pk"), ("body",)),
    TaggedKind(
        gettext_lazy("Deliverables"),
        deliverables.seen_by,
        "work",
        ("-number",),
        ("body", "in_force"),
        key="number",
        name=title_known,
    ),
    TaggedKind(
        gettext_lazy("Library"), entries_seen_by, "entry", ("-brought_on", "-pk"), ("body",)
    ),
    TaggedKind(
        gettext_lazy("Experiences"), experience.seen_by, "experience", ("-proposed_at", "-pk")
    ),
    TaggedKind(
        gettext_lazy("Calls for experiences"),
        experience.calls_seen_by,
        "experience_call",
        ("-opened_at", "-pk"),
        ("body",),
    ),
    TaggedKind(gettext_lazy("Register"), schemes.seen_by, "scheme", ("sort_key", "pk")),
)


def counted(standing: Standing) -> dict[int, int]:
    """How many things that the reader may read are filed under each tag, by its id (one query)."""
    first, *others = (
        kind.rows(standing)
        .filter(tags__isnull=False)
        .order_by()
        .values_list("tags")
        .annotate(n=Count("pk", distinct=True))
        for kind in KINDS
    )
    found: Counter[int] = Counter()
    for tag, n in first.union(*others, all=True):
        found[tag] += n
    return dict(found)


def known_to(standing: Standing) -> QuerySet[Tag]:
    """The tags under which the reader may read something: the others may tell what they hide."""
    return Tag.objects.filter(network=standing.network, pk__in=counted(standing))
