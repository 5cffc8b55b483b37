"""The page of one body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet

from tourdetable.core.charter.terms.model import DutyKind, Right, word_for
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import may_in_body
from tourdetable.domain.meetings.seasons import readable
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import seats_with_holders
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources
from tourdetable.interface.web.areas.decisions import register
from tourdetable.interface.web.areas.networks import board
from tourdetable.interface.web.areas.networks.home import latest
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene

PAST = 8


@dataclass(frozen=True)
class BodyPage:
    """What one reader sees of a body, in the same number of queries whatever it holds."""

    scene: Scene
    body: Body

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

    @cached_property
    def past(self) -> list[tuple[Meeting, bool]]:
        """Meetings that are over, the latest first, and whether the reader may read their
        minutes."""
        over = self.meetings.filter(ends_at__lt=self.scene.now).order_by("-starts_at", "-pk")
        rows = list(over[:PAST])
        minutes = readable_minutes(self.scene.standing, self.scene.network)
        written = set(minutes.filter(meeting__in=rows).values_list("meeting_id", flat=True))
        return [(meeting, meeting.pk in written) for meeting in rows]

    @cached_property
    def seats(self) -> list[Seat]:
        """Those of today, with their holders."""
        return list(seats_with_holders(self.body, on=self.scene.today))

    @cached_property
    def colleges(self) -> list[tuple[str, list[board.SeatRow]]]:
        return board.colleges(self.scene, self.body, self.seats)

    @property
    def duties(self) -> tuple[DutyKind, ...]:
        return self.scene.charter.vocabulary.duties_of(self.body.kind)

    @cached_property
    def turns(self) -> list[tuple[Seat, list[board.TurnCell]]]:
        return board.turns(self.scene, self.body, self.seats)

    @cached_property
    def offices(self) -> list[tuple[str, list[Person]]]:
        """Its offices, in the charter's order, with who holds them today."""
        held = Office.objects.active(self.scene.today).filter(body=self.body)
        names = self.scene.charter.vocabulary.offices
        found = by_kind(held.select_related("person"), names, lambda office: office.kind)
        return [(word_for(names, kind), [o.person for o in some]) for kind, some in found.items()]

    @property
    def bare(self) -> bool:
        """Whether nothing is there yet: no seat, no meeting, no decision."""
        return not (self.seats or self.coming or self.past or self.decisions)

    @cached_property
    def decisions(self) -> list[register.RegisterRow]:
        """The latest decisions that the reader may read."""
        return latest(self.scene, register.readable(self.scene.member).filter(body=self.body))

    @cached_property
    def verdicts(self) -> list[tuple[Verdict, str]]:
        """The state of each article there, with the title of the article."""
        scene = self.scene
        report, record = compliance.judged(scene.network, on=scene.today, charter=scene.charter)
        sources, known = Sources(scene, record, {}), scene.charter.articles_by_id
        found = compliance.of_body(report, self.body.pk)
        return [(sources.opened(verdict), known[verdict.clause].title) for verdict in found]

    @property
    def to_see(self) -> list[tuple[Verdict, str]]:
        """Those that need somebody's care."""
        return [row for row in self.verdicts if row[0].state in TO_SEE]

    @property
    def quiet(self) -> list[tuple[Verdict, str]]:
        """The others."""
        return [row for row in self.verdicts if row[0].state not in TO_SEE]
