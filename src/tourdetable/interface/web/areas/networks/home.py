"""The page of a network as its members see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import QuerySet

from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.compliance.summary import summary
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import readable
from tourdetable.interface.web.areas.decisions import loading, register
from tourdetable.interface.web.areas.networks.bodies import AskedOfBodies, BodiesPage, bodies_page
from tourdetable.interface.web.base.scene import Scene

NEXT = 5
LATEST = 5
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class NetworkPage:
    """The next meetings, each with whether the reader may open its page; a page of the bodies; how
    many articles are in each state, and are written; the latest decisions."""

    meetings: list[tuple[Meeting, bool]]
    bodies: BodiesPage
    tally: Mapping[State, int]
    articles: int
    decisions: list[register.DecisionTold]

    @property
    def bare(self) -> bool:
        """Whether nothing is there yet: no body, no meeting, no decision."""
        return not (self.bodies.total or self.meetings or self.decisions)


def network_page(scene: Scene, asked: AskedOfBodies) -> NetworkPage:
    """Everything the page shows, in the same number of queries whatever the network holds."""
    report = compliance.report(scene.network, on=scene.today, charter=scene.charter)
    counted = summary(report)
    meetings = coming(scene).select_related("place").order_by("starts_at", "pk")[:NEXT]
    return NetworkPage(
        meetings=[(m, scene.member.sits_in(m.body_id)) for m in meetings],
        bodies=bodies_page(scene, counted, coming(scene), asked),
        tally=counted.tally,
        articles=len(scene.charter.articles_by_id),
        decisions=latest(scene, concluded(scene)),
    )


def coming(scene: Scene) -> QuerySet[Meeting]:
    """The meetings of the calendar to come that the reader may know of."""
    found = in_network(scene.network).filter(state__in=CALENDAR, ends_at__gte=scene.now)
    return readable(found, scene.charter, scene.standing)


def concluded(scene: Scene) -> QuerySet[Decision]:
    """The decisions that are concluded: at meetings whose day has come, so that those of the years
    ahead are not gone through."""
    found = loading.readable(scene.member).exclude(outcome="")
    return found.filter(meeting__starts_at__lt=scene.now + A_DAY)


def latest(scene: Scene, decisions: QuerySet[Decision]) -> list[register.DecisionTold]:
    """The latest of these decisions, as the register tells them."""
    return [register.line(one, scene.member) for one in register.latest_first(decisions)[:LATEST]]
