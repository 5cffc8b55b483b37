"""What a newsletter may tell: only what anybody may read on that day.

Each source is a function; whoever adds something public to the product adds its own by `SOURCES`.
What is chosen is kept as words, so that a newsletter that has left never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.enums import ADOPTED
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.experience.queries import public as public_experiences
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.meetings.enums import FORESEEN
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.networks.models import Network

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

MOST = 12
"""How many things of one source are offered, the nearest first."""
LATELY = timedelta(days=200)
"""How old a thing may be and be news."""


@dataclass(frozen=True)
class NewsOffered:
    """Something that anybody may read; `at` is when it happens, where that is in view."""

    key: str
    title: str
    words: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PublicSource:
    """A sort of things; `told` is the heading under which a newsletter tells them."""

    code: str
    told: StrOrPromise
    offers: Callable[[Network, Charter, datetime], Iterable[NewsOffered]]


def public_meetings(network: Network, charter: Charter, now: datetime) -> list[NewsOffered]:
    """Those to come that anybody may know of."""
    rows = Meeting.objects.filter(body__network=network, starts_at__gt=now)
    rows = rows.filter(state__in=FORESEEN)
    rows = rows.filter(kind__in=reach_of(charter, None).kinds or ())
    around = rows.select_related("body", "place").order_by("starts_at", "pk")[:MOST]
    return [NewsOffered(str(one.pk), one.listed, one.where, one.starts_at) for one in around]


def public_works(network: Network, _charter: Charter, now: datetime) -> list[NewsOffered]:
    """Deliverables that anybody may read, the latest first."""
    rows = published(network).filter(circulated_on__gte=(now - LATELY).date())
    rows = rows.select_related("in_force").order_by("-circulated_on", "-pk")[:MOST]
    return [
        NewsOffered(str(one.number), one.in_force.title, one.in_force.summary)
        for one in rows
        if one.in_force is not None
    ]


def public_decisions(network: Network, _charter: Charter, now: datetime) -> list[NewsOffered]:
    """What was adopted, where the minutes that tell it were circulated to everybody."""
    rows = Decision.objects.filter(
        network=network,
        concluded_at__gte=now - LATELY,
        meeting__record__state=MinutesState.CIRCULATED,
        meeting__record__audience=Audience.PUBLIC,
    )
    rows = rows.filter(outcome__in=ADOPTED)
    rows = rows.select_related("body").distinct().order_by("-concluded_at", "-pk")[:MOST]
    return [
        NewsOffered(str(one.pk), f"{one.reference} — {one.title}", one.body.name) for one in rows
    ]


def told_experiences(network: Network, _charter: Charter, _now: datetime) -> list[NewsOffered]:
    """Experiences that are told to everybody, the latest first."""
    rows = public_experiences(network).order_by("-published_on", "-pk")[:MOST]
    return [NewsOffered(str(one.pk), one.title) for one in rows]


SOURCES: dict[str, PublicSource] = {
    one.code: one
    for one in (
        PublicSource("meeting", _("Meetings to come"), public_meetings),
        PublicSource("work", _("Deliverables to read"), public_works),
        PublicSource("decision", _("What was decided"), public_decisions),
        PublicSource("experience", _("Experiences"), told_experiences),
    )
}
"""The sources, in the order in which a newsletter tells them."""


def offered_to_tell(
    network: Network, charter: Charter, *, now: datetime
) -> dict[str, list[NewsOffered]]:
    """What may be chosen today, by source (one query each)."""
    return {code: list(one.offers(network, charter, now)) for code, one in SOURCES.items()}
