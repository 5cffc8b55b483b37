"""The page of a network as its members see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tourdetable.core.charter.terms.model import Charter
from tourdetable.core.charter.terms.verdict import State
from tourdetable.domain.commitments.work import group_kinds
from tourdetable.domain.complaints.rules import may_answer_complaints
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.compliance.summary import summary
from tourdetable.domain.convention.queries.agreements import asks_for_agreement
from tourdetable.domain.coordination.rules import may_support
from tourdetable.domain.journal.prepared import numbered
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.interface.web.areas.decisions.register import DecisionTold
from tourdetable.interface.web.areas.networks.bodies import AskedOfBodies, BodiesPage, bodies_page
from tourdetable.interface.web.areas.networks.decided import latest
from tourdetable.interface.web.areas.networks.reads import next_in_network
from tourdetable.interface.web.areas.networks.starting import FirstStep, first_steps
from tourdetable.interface.web.base.scene import Scene

NEXT = 5
"""How many meetings are told."""


@dataclass(frozen=True)
class NetworkPage:
    """The next meetings, each with whether the reader may open its page; a page of the bodies; how
    many articles are in each state, and are written; the latest decisions; what is left to do
    before it lives (none once it does); whether one of their seats follows from afar."""

    meetings: list[tuple[Meeting, bool]]
    bodies: BodiesPage
    tally: Mapping[State, int]
    articles: int
    decisions: list[DecisionTold]
    may_settle: bool
    supports: bool
    may_answer: bool
    starting: list[FirstStep]
    charter: Charter
    follows: bool = False

    @property
    def bare(self) -> bool:
        """Whether nothing is there yet: no body, no meeting, no decision."""
        return not (self.bodies.total or self.meetings or self.decisions)

    @property
    def has_agreement(self) -> bool:
        """Whether its charter rests on an agreement, or on diagnoses of territories."""
        return asks_for_agreement(self.charter)

    @property
    def has_groups(self) -> bool:
        """Whether its charter has people work in groups."""
        return bool(group_kinds(self.charter))


def network_page(scene: Scene, asked: AskedOfBodies) -> NetworkPage:
    """Everything the page shows, in the same number of queries whatever the network holds."""
    report = compliance.report(scene.network, on=scene.today, charter=scene.charter)
    counted = summary(report)
    known = reach_of(scene.charter, scene.standing)
    read = next_in_network(known.kinds, len(known.bodies), NEXT)
    rows = read.rows(network=scene.network.pk, now=scene.now, **numbered("reach", known.bodies))
    return NetworkPage(
        meetings=[(meeting, scene.member.sits_in(meeting.body_id)) for meeting, *_rest in rows],
        bodies=bodies_page(scene, counted, known, asked),
        tally=counted.tally,
        articles=len(scene.charter.articles_by_id),
        decisions=latest(scene.member, now=scene.now),
        may_settle=bool(may_compose_network(scene.member)),
        supports=bool(may_support(scene.member)),
        may_answer=bool(may_answer_complaints(scene.member)),
        starting=first_steps(scene),
        charter=scene.charter,
        follows=any(seat.follows for seat in scene.member.seats),
    )
