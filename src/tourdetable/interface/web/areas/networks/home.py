"""The page of a network as its members see it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from tourdetable.core.charter.terms.model import BodyKind, word_for
from tourdetable.core.charter.terms.verdict import Report, State
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import readable
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene

NEXT = 5
LATEST = 5
JUDGED = frozenset({State.BROKEN, State.AT_RISK, State.UNKNOWN, State.KEPT})
"""States worth a badge beside a body."""


@dataclass(frozen=True)
class BodyRow:
    """A body, the worst state of the charter there, its next meeting that the reader may know
    of, a place in it."""

    body: Body
    state: State | None
    next_meeting: Meeting | None
    mine: bool


@dataclass(frozen=True)
class NetworkPage:
    """The next meetings, each with whether the reader may open its page; the bodies of each kind,
    under the charter's word; how many articles are in each state, and are written; the latest
    decisions."""

    meetings: list[tuple[Meeting, bool]]
    groups: list[tuple[str, list[BodyRow]]]
    tally: Mapping[State, int]
    articles: int
    decisions: list[register.RegisterRow]

    @property
    def bare(self) -> bool:
        """Whether nothing is there yet: no body, no meeting, no decision."""
        return not (self.groups or self.meetings or self.decisions)


def network_page(scene: Scene) -> NetworkPage:
    """Everything the page shows, in the same number of queries whatever the network holds."""
    meetings = coming(scene)
    report = compliance.report(scene.network, on=scene.today, charter=scene.charter)
    tally = compliance.tally(report)
    return NetworkPage(
        meetings=[(m, scene.member.sits_in(m.body_id)) for m in meetings[:NEXT]],
        groups=groups(scene, report, meetings),
        tally=tally,
        articles=len(scene.charter.articles_by_id),
        decisions=latest(scene, register.readable(scene.member).exclude(outcome="")),
    )


def coming(scene: Scene) -> list[Meeting]:
    """The meetings of the calendar to come that the reader may know of, the next first."""
    found = in_network(scene.network).filter(state__in=CALENDAR, ends_at__gte=scene.now)
    return list(readable(found, scene.charter, scene.standing).order_by("starts_at", "pk"))


def groups(
    scene: Scene, report: Report, meetings: Sequence[Meeting]
) -> list[tuple[str, list[BodyRow]]]:
    """The bodies of today by kind."""
    first = {meeting.body_id: meeting for meeting in reversed(meetings)}
    bodies = Body.objects.active(scene.today).filter(network=scene.network)
    rows = [body_row(scene, body, report, first.get(body.pk)) for body in bodies]
    kinds = scene.charter.vocabulary.body_kinds
    found = by_kind(rows, kinds, lambda row: row.body.kind)
    return [(word_for_some(kinds, code, len(some)), some) for code, some in found.items()]


def word_for_some(kinds: Mapping[str, BodyKind], code: str, count: int) -> str:
    """The charter's word for one or several bodies of a kind."""
    return kinds[code].plural if code in kinds and count > 1 else word_for(kinds, code)


def body_row(scene: Scene, body: Body, report: Report, next_meeting: Meeting | None) -> BodyRow:
    judged = [verdict for verdict in compliance.of_body(report, body.pk) if verdict.state in JUDGED]
    return BodyRow(
        body, compliance.worst(judged), next_meeting, bool(scene.member.seats_in(body.pk))
    )


def latest(scene: Scene, decisions: QuerySet[Decision]) -> list[register.RegisterRow]:
    """The latest of these decisions, as the register tells them."""
    return [register.row(one, scene.member) for one in register.listed(decisions)[:LATEST]]
