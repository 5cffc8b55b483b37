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
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.experience.queries import public as public_experiences
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.meetings.enums import FORESEEN
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.site.queries import coming_days, news_on, published_readings

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


def public_news(network: Network, _charter: Charter, now: datetime) -> list[NewsOffered]:
    """What the network says on its site, the latest first."""
    rows = news_on(network, on=local_day(network, now))
    lately = rows.filter(page__dated_on__gte=(now - LATELY).date())[:MOST]
    return [NewsOffered(one.page.slug, one.title, one.lead) for one in lately]


def public_days(network: Network, charter: Charter, now: datetime) -> list[NewsOffered]:
    """The days for which anybody may register, and that are held."""
    rows = coming_days(network, charter, now=now).filter(meeting__state__in=FORESEEN)[:MOST]
    return [
        NewsOffered(str(one.pk), str(one), one.lead or one.meeting.where, one.meeting.starts_at)
        for one in rows
    ]


def public_meetings(network: Network, charter: Charter, now: datetime) -> list[NewsOffered]:
    """Those to come that anybody may know of, but for the days that are told apart."""
    rows = Meeting.objects.filter(body__network=network, starts_at__gt=now)
    rows = rows.exclude(open_day__published_on__isnull=False)
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


def public_decisions(network: Network, charter: Charter, now: datetime) -> list[NewsOffered]:
    """What was decided, as it was published for everybody, the latest first; by whom, when the
    charter shows such bodies."""
    rows = published_readings(network).filter(published_on__gte=(now - LATELY).date())[:MOST]
    shown = charter.public.bodies
    return [
        NewsOffered(
            str(one.pk),
            one.title,
            one.decision.body.name if one.decision.body.kind in shown else "",
        )
        for one in rows
    ]


def public_evaluations(network: Network, _charter: Charter, now: datetime) -> list[NewsOffered]:
    """The evaluations whose report anybody may read, the latest first."""
    rows = published_reports(network).filter(published_on__gte=(now - LATELY).date())[:MOST]
    return [NewsOffered(str(one.number), one.title) for one in rows]


def told_experiences(network: Network, _charter: Charter, _now: datetime) -> list[NewsOffered]:
    """Experiences that are told to everybody, the latest first."""
    rows = public_experiences(network).order_by("-published_on", "-pk")[:MOST]
    return [NewsOffered(str(one.pk), one.title) for one in rows]


SOURCES: dict[str, PublicSource] = {
    one.code: one
    for one in (
        PublicSource("news", _("News"), public_news),
        PublicSource("day", _("Come: open days"), public_days),
        PublicSource("meeting", _("Meetings to come"), public_meetings),
        PublicSource("work", _("Deliverables to read"), public_works),
        PublicSource("decision", _("What was decided"), public_decisions),
        PublicSource("evaluation", _("Evaluations"), public_evaluations),
        PublicSource("experience", _("Experiences"), told_experiences),
    )
}
"""The sources, in the order in which a newsletter tells them."""


def offered_to_tell(
    network: Network, charter: Charter, *, now: datetime
) -> dict[str, list[NewsOffered]]:
    """What may be chosen today, by source (one query each)."""
    return {code: list(one.offers(network, charter, now)) for code, one in SOURCES.items()}
