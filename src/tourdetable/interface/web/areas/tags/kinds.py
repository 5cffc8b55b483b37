"""The kinds of things that are filed under tags: who reads which of them, and where.

A kind is added here by what says its rows (`seen_by` of its app) and its page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext_lazy

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables import queries as deliverables
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.experience import queries as experience
from tourdetable.domain.experience.enums import ReportState
from tourdetable.domain.experience.models import ExperienceReport
from tourdetable.domain.groups import queries as groups
from tourdetable.domain.groups.models import TermsOfReference
from tourdetable.domain.library import queries as library
from tourdetable.domain.library.models import Entry
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import Standing
from tourdetable.domain.schemes import queries as schemes
from tourdetable.domain.tags.actions import slug_of
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.topics import queries as topics
from tourdetable.interface.web.areas.decisions.loading import readable

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


Rows = QuerySet[Any]


def titled(row: Any, _standing: Standing | None) -> str:
    """What it is called, whoever reads."""
    return str(row)


@dataclass(frozen=True)
class TaggedKind:
    """Things of a kind: what they are called, those that a member may read, the name of their
    page's address and the field by which it is made, their order, what is read with them; those
    that strangers (`public`) may read; what one is called (`named`) to whom."""

    label: StrOrPromise
    rows: Callable[[Standing], Rows]
    page: str
    order: tuple[str, ...]
    around: tuple[str, ...] = ()
    key: str = "pk"
    public: Callable[[Network], Rows] | None = None
    named: Callable[[Any, Standing | None], str] = titled

    def read_by(self, network: Network, standing: Standing | None) -> Rows | None:
        """Those that somebody, or a stranger, may read; None when strangers read none."""
        if standing is not None:
            return self.rows(standing)
        return self.public(network) if self.public else None


def work_named(work: Deliverable, standing: Standing | None) -> str:
    """As its body calls it; to others, as it was approved."""
    near = standing is not None and standing.sits_in(work.body_id)
    return work.title if near or work.in_force is None else work.in_force.title


def group_named(terms: TermsOfReference, _standing: Standing | None) -> str:
    """A group, by its name."""
    return str(terms.body)


def decision_named(decision: Decision, _standing: Standing | None) -> str:
    """As it is cited."""
    return f"{decision.reference} — {decision.title}"


def published(standing: Standing) -> QuerySet[ExperienceReport]:
    """Without those that are being written."""
    return experience.seen_by(standing).filter(state=ReportState.PUBLISHED)


def kept(standing: Standing) -> QuerySet[Entry]:
    """Without those that are retired."""
    return library.seen_by(standing).filter(retired_on=None)


def kept_for_everybody(network: Network) -> QuerySet[Entry]:
    return library.for_everybody(network).filter(retired_on=None)


LATEST = ("-pk",)
MOST = 8
"""Tags that are found at once by words."""
KINDS = (
    TaggedKind(gettext_lazy("Topics"), topics.seen_by, "topic", ("-put_at", "-pk"), ("body",)),
    TaggedKind(gettext_lazy("Calls for themes"), groups.calls_seen_by, "call", LATEST, ("body",)),
    TaggedKind(
        gettext_lazy("Working groups"),
        groups.terms_seen_by,
        "group",
        LATEST,
        ("body",),
        key="body.slug",
        named=group_named,
    ),
    TaggedKind(
        gettext_lazy("Decisions"), readable, "decision", LATEST, ("body",), named=decision_named
    ),
    TaggedKind(
        gettext_lazy("Deliverables"),
        deliverables.seen_by,
        "work",
        ("-number",),
        ("body", "in_force"),
        key="number",
        public=deliverables.published,
        named=work_named,
    ),
    TaggedKind(
        gettext_lazy("Experiences"),
        published,
        "experience",
        ("-published_on", "-pk"),
        public=experience.public,
    ),
    TaggedKind(
        gettext_lazy("Calls for experiences"),
        experience.calls_seen_by,
        "experience_call",
        LATEST,
        ("body",),
    ),
    TaggedKind(
        gettext_lazy("Library"),
        kept,
        "entry",
        ("-brought_at", "-pk"),
        ("body",),
        public=kept_for_everybody,
    ),
    TaggedKind(gettext_lazy("Register"), schemes.seen_by, "scheme", ("sort_key", "pk")),
)


def counted(
    network: Network, standing: Standing | None, among: Collection[Tag] | None = None
) -> dict[int, int]:
    """How many things that the reader (None: a stranger) may read are filed under each tag, or each
    `among` these, by its id (one query a kind)."""
    found: Counter[int] = Counter()
    sought = {"tags__isnull": False} if among is None else {"tags__in": among}
    for kind in KINDS:
        rows = kind.read_by(network, standing)
        if rows is not None:
            tagged = rows.filter(**sought).order_by()
            found.update(dict(tagged.values_list("tags").annotate(n=Count("pk", distinct=True))))
    return dict(found)


def known_to(standing: Standing) -> QuerySet[Tag]:
    """The tags under which the reader may read something: the others may tell what they hide."""
    return Tag.objects.filter(network=standing.network, pk__in=counted(standing.network, standing))


def called(words: str, network: Network, standing: Standing | None) -> list[Tag]:
    """The tags that have these words in their name, under which the reader may read something
    (one query, and one a kind where there are such tags)."""
    slug = slug_of(words)
    found = list(Tag.objects.filter(network=network, slug__contains=slug)[:MOST]) if slug else []
    many = counted(network, standing, found) if found else {}
    return [tag for tag in found if tag.pk in many]
