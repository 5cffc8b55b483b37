"""The page of one body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from tourdetable.core.charter.terms.model import DutyKind, Right, word_for
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import may_in_body
from tourdetable.domain.meetings.seasons import readable
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Office, Seat
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
    """What one reader sees of a body; `held` are its seats of today."""

    scene: Scene
    body: Body
    held: list[Seat]

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.scene.charter.vocabulary.body_kinds, self.body.kind)

    @property
    def open(self) -> bool:
        """Whether the reader may open the pages of its meetings."""
        return self.scene.member.sits_in(self.body.pk)

    @cached_property
    def may_draw(self) -> bool:
        """Whether the reader may put a meeting in its calendar."""
        turns = current_turns(self.body, now=self.scene.now)
        return bool(may_in_body(self.scene.member, Right.CONVENE, self.body, turns))

    @property
    def meetings(self) -> QuerySet[Meeting]:
        """The meetings of the calendar that the reader may know of."""
        calendar = self.body.meetings.filter(state__in=CALENDAR)
        return readable(calendar, self.scene.charter, self.scene.standing)

    @cached_property
    def coming(self) -> list[Meeting]:
        ahead = self.meetings.filter(ends_at__gte=self.scene.now)
        return list(ahead.order_by("starts_at", "pk"))

    @property
    def next_meeting(self) -> Meeting | None:
        return self.coming[0] if self.coming else None

    @property
    def upcoming(self) -> list[Meeting]:
        """Those after the next."""
        return self.coming[1:]

    @cached_property
    def past(self) -> tuple[PastRow, ...]:
        over = self.meetings.filter(ends_at__lt=self.scene.now).order_by("-starts_at", "-pk")
        return past(self.scene, over[:PAST])

    @cached_property
    def colleges(self) -> tuple[board.College, ...]:
        return board.colleges(self.scene, self.body, self.held)

    @property
    def seats(self) -> int:
        return len(self.held)

    @property
    def duties(self) -> tuple[DutyKind, ...]:
        return self.scene.charter.vocabulary.duties_of(self.body.kind)

    @cached_property
    def turns(self) -> tuple[board.TurnRow, ...]:
        return board.turns(self.scene, self.body, self.held)

    @cached_property
    def offices(self) -> tuple[BodyOffice, ...]:
        return offices(self.scene, self.body)

    @cached_property
    def decisions(self) -> tuple[register.RegisterRow, ...]:
        """The latest decisions that the reader may read."""
        seen = register.readable(self.scene.member).filter(body=self.body)
        return rows_of(self.scene, register.listed(seen)[:LATEST])

    @cached_property
    def verdicts(self) -> tuple[VerdictRow, ...]:
        """The state of each article there."""
        scene = self.scene
        report, record = compliance.judged(scene.network, on=scene.today, charter=scene.charter)
        sources, known = Sources(scene, record, {}), scene.charter.articles_by_id
        found = compliance.of_body(report, self.body.pk)
        return tuple(VerdictRow(sources.opened(v), known[v.clause].title) for v in found)


def body_page(scene: Scene, body: Body) -> BodyPage:
    """What the page shows, in the same number of queries whatever the body holds."""
    return BodyPage(scene, body, list(board.seats_of(scene, body)))


def past(scene: Scene, meetings: Iterable[Meeting]) -> tuple[PastRow, ...]:
    """Meetings that are over, with a link to those minutes that the reader may read."""
    rows = list(meetings)
    minutes = readable_minutes(scene.standing, scene.network).filter(meeting__in=rows)
    written = set(minutes.values_list("meeting_id", flat=True))
    return tuple(PastRow(meeting, meeting.pk in written) for meeting in rows)


def offices(scene: Scene, body: Body) -> tuple[BodyOffice, ...]:
    """The offices of the body, in the charter's order, with who holds them today."""
    found: dict[str, list[Person]] = {code: [] for code in scene.charter.vocabulary.offices}
    for office in Office.objects.active(scene.today).filter(body=body).select_related("person"):
        found.setdefault(office.kind, []).append(office.person)
    names = scene.charter.vocabulary.offices
    return tuple(
        BodyOffice(word_for(names, kind), tuple(holders))
        for kind, holders in found.items()
        if holders
    )
