"""The page of one body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tourdetable.core.charter.terms.model import DutyKind, Right
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import may_in_body
from tourdetable.domain.meetings.seasons import readable
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.charter.proof import Sources
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.areas.networks import board
from tourdetable.interface.web.areas.networks.home import LATEST, rows_of
from tourdetable.interface.web.base.scene import Scene

PAST = 8


@dataclass(frozen=True)
class PastRow:
    """A meeting that is over, and whether the reader may read its minutes."""

    meeting: Meeting
    minutes: bool


@dataclass(frozen=True)
class BodyOffice:
    """An office of the body and the persons who hold it."""

    name: str
    holders: tuple[Person, ...]


@dataclass(frozen=True)
class VerdictRow:
    """The state of an article in this body."""

    verdict: Verdict
    title: str


@dataclass(frozen=True)
class BodyPage:
    """`open` says that the reader may open the meetings' pages; `may_draw` that they may put one
    in the calendar."""

    body: Body
    kind: str
    open: bool
    may_draw: bool
    next_meeting: Meeting | None
    upcoming: tuple[Meeting, ...]
    past: tuple[PastRow, ...]
    colleges: tuple[board.College, ...]
    seats: int
    duties: tuple[DutyKind, ...]
    turns: tuple[board.TurnRow, ...]
    offices: tuple[BodyOffice, ...]
    decisions: tuple[register.RegisterRow, ...]
    verdicts: tuple[VerdictRow, ...]


def body_page(scene: Scene, body: Body) -> BodyPage:
    """Everything the page shows, in the same number of queries whatever the body holds."""
    meetings = readable(
        body.meetings.filter(state__in=CALENDAR).select_related("place"),
        scene.charter,
        scene.standing,
    )
    upcoming = tuple(meetings.filter(ends_at__gte=scene.now).order_by("starts_at", "pk"))
    seats = board.seats_of(scene, body)
    report, record = compliance.judged(scene.network, on=scene.today, charter=scene.charter)
    sources = Sources(scene, record, {})
    kind = scene.charter.vocabulary.body_kinds.get(body.kind)
    return BodyPage(
        body=body,
        kind=kind.name if kind else body.kind,
        open=scene.member.sits_in(body.pk),
        may_draw=may_draw(scene, body),
        next_meeting=upcoming[0] if upcoming else None,
        upcoming=upcoming[1:],
        past=past(
            scene, meetings.filter(ends_at__lt=scene.now).order_by("-starts_at", "-pk")[:PAST]
        ),
        colleges=board.colleges(scene, body, seats),
        seats=len(seats),
        duties=scene.charter.vocabulary.duties_of(body.kind),
        turns=board.turns(scene, body, seats),
        offices=offices(scene, body),
        decisions=rows_of(
            scene, register.listed(register.readable(scene.member).filter(body=body))[:LATEST]
        ),
        verdicts=tuple(
            VerdictRow(sources.opened(verdict), scene.charter.articles_by_id[verdict.clause].title)
            for verdict in compliance.of_body(report, body.pk)
        ),
    )


def may_draw(scene: Scene, body: Body) -> bool:
    """Whether the reader may put a meeting in the body's calendar."""
    return bool(may_in_body(scene.member, Right.CONVENE, body, current_turns(body, now=scene.now)))


def past(scene: Scene, meetings: Iterable[Meeting]) -> tuple[PastRow, ...]:
    """Meetings that are over, with a link to those minutes that the reader may read."""
    rows = list(meetings)
    minutes = readable_minutes(scene.standing, scene.network).filter(
        meeting__in=[m.pk for m in rows]
    )
    written = set(minutes.values_list("meeting_id", flat=True))
    return tuple(PastRow(meeting, meeting.pk in written) for meeting in rows)


def offices(scene: Scene, body: Body) -> tuple[BodyOffice, ...]:
    """The offices of the body, in the charter's order, with who holds them today."""
    found: dict[str, list[Person]] = {code: [] for code in scene.charter.vocabulary.offices}
    for office in Office.objects.active(scene.today).filter(body=body).select_related("person"):
        found.setdefault(office.kind, []).append(office.person)
    names = scene.charter.vocabulary.offices
    return tuple(
        BodyOffice(names[kind].name if kind in names else kind, tuple(holders))
        for kind, holders in found.items()
        if holders
    )
