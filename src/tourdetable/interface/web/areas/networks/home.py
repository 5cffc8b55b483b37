"""The page of a network as its members see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tourdetable.core.charter.terms.verdict import Report, State
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import in_network
from tourdetable.domain.meetings.seasons import readable, season_year
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.base.scene import Scene

NEXT = 5
LATEST = 5
JUDGED = frozenset({State.BROKEN, State.AT_RISK, State.UNKNOWN, State.KEPT})
"""States worth a badge beside a body."""


@dataclass(frozen=True)
class MeetingRow:
    """A meeting, and whether the reader may open its page."""

    meeting: Meeting
    open: bool


@dataclass(frozen=True)
class BodyRow:
    """A body, the worst state of the charter there, its next meeting that the reader may know
    of, a place in it."""

    body: Body
    state: State | None
    next_meeting: Meeting | None
    mine: bool


@dataclass(frozen=True)
class BodyGroup:
    """The bodies of one kind, under the charter's word."""

    name: str
    bodies: tuple[BodyRow, ...]


@dataclass(frozen=True)
class NetworkPage:
    meetings: tuple[MeetingRow, ...]
    groups: tuple[BodyGroup, ...]
    tally: Mapping[State, int]
    articles: int
    decisions: tuple[register.RegisterRow, ...]
    season: int


def network_page(scene: Scene) -> NetworkPage:
    """Everything the page shows, in the same number of queries whatever the network holds."""
    meetings = coming(scene)
    report = compliance.report(scene.network, on=scene.today, charter=scene.charter)
    tally = compliance.tally(report)
    return NetworkPage(
        meetings=tuple(MeetingRow(m, scene.member.sits_in(m.body_id)) for m in meetings[:NEXT]),
        groups=groups(scene, report, meetings),
        tally=tally,
        articles=sum(tally.values()),
        decisions=latest(scene),
        season=season_year(scene.charter, scene.today),
    )


def coming(scene: Scene) -> list[Meeting]:
    """The meetings of the calendar to come that the reader may know of, the next first."""
    found = in_network(scene.network).filter(state__in=CALENDAR, ends_at__gte=scene.now)
    return list(readable(found, scene.charter, scene.standing).order_by("starts_at", "pk"))


def groups(scene: Scene, report: Report, meetings: Sequence[Meeting]) -> tuple[BodyGroup, ...]:
    """The bodies of today by kind, in the charter's order; a kind that it no longer names comes
    last."""
    first = {meeting.body_id: meeting for meeting in reversed(meetings)}
    rows: dict[str, list[BodyRow]] = {kind: [] for kind in scene.charter.vocabulary.body_kinds}
    for body in Body.objects.active(scene.today).filter(network=scene.network):
        rows.setdefault(body.kind, []).append(body_row(scene, body, report, first.get(body.pk)))
    return tuple(
        BodyGroup(plural(scene, kind, len(found)), tuple(found))
        for kind, found in rows.items()
        if found
    )


def body_row(scene: Scene, body: Body, report: Report, next_meeting: Meeting | None) -> BodyRow:
    judged = [verdict for verdict in compliance.of_body(report, body.pk) if verdict.state in JUDGED]
    return BodyRow(
        body, compliance.worst(judged), next_meeting, bool(scene.member.seats_in(body.pk))
    )


def plural(scene: Scene, kind: str, count: int) -> str:
    """The charter's word for one or several bodies of a kind."""
    known = scene.charter.vocabulary.body_kinds.get(kind)
    if known is None:
        return kind
    return known.plural if count > 1 else known.name


def latest(scene: Scene) -> tuple[register.RegisterRow, ...]:
    """The latest decisions that the reader may read."""
    concluded = register.readable(scene.member).exclude(outcome="")
    return rows_of(scene, register.listed(concluded)[:LATEST])


def rows_of(scene: Scene, decisions: Iterable[Decision]) -> tuple[register.RegisterRow, ...]:
    """Decisions as the register tells them."""
    return tuple(register.row(decision, scene.member) for decision in decisions)
