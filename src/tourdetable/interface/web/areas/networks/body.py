"""The page of one body."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Exists, OuterRef, QuerySet

from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import DutyKind, Right, word_for
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import on_duty
from tourdetable.domain.meetings.seasons import readable
from tourdetable.domain.minutes.queries import readable as readable_minutes
from tourdetable.domain.networks.models import Body, Office
from tourdetable.domain.networks.queries import by_college
from tourdetable.domain.networks.seating import HeldSeat, held_seats
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, judged
from tourdetable.interface.web.areas.decisions import loading, register
from tourdetable.interface.web.areas.networks.board import Board, SeatRow, TurnCell
from tourdetable.interface.web.areas.networks.home import latest
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought

AHEAD = 6
PAST = 8
"""How many meetings are told, beside the next one."""

SEATS = 20
"""How many seats are told; the others have a page."""


@dataclass(frozen=True)
class VerdictSeen:
    """A verdict on the body, the title of its article, and the address that opens its proof."""

    verdict: Verdict
    title: str
    url: str


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
        """Whether the reader may put a meeting in its calendar (one query, for those whose turn
        may give it)."""
        member, right = self.scene.member, Right.CONVENE
        if member.offices_with(right, self.body):
            return True
        turning = any(right in duty.rights for duty in self.duties)
        if not turning or not member.seats_in(self.body.pk):
            return False
        return bool(on_duty(member, right, self.body, self.current_turns))

    @property
    def current_turns(self) -> list[Turn]:
        """Who is on duty, for those who sit here and know of all its meetings: as
        `meetings.queries.current_turns` says, from the meetings that are read already."""
        meetings = [*self.coming[:1], *(meeting for meeting, _minutes in self.past[:1])]
        return list(meetings[0].turns.all()) if meetings else []

    @property
    def meetings(self) -> QuerySet[Meeting]:
        """The meetings of the calendar that the reader may know of."""
        calendar = self.body.meetings.filter(state__in=CALENDAR)
        return readable(calendar, self.scene.charter, self.scene.standing)

    @cached_property
    def coming(self) -> list[Meeting]:
        """The next meetings, the first of all apart."""
        ahead = self.meetings.filter(ends_at__gte=self.scene.now).select_related("place")
        return list(ahead.order_by("starts_at", "pk")[: AHEAD + 1])

    @cached_property
    def past(self) -> list[tuple[Meeting, bool]]:
        """Meetings that are over, the latest first, and whether the reader may read their
        minutes."""
        minutes = readable_minutes(self.scene.standing, self.scene.network)
        written = Exists(minutes.filter(meeting=OuterRef("pk")).order_by())
        over = self.meetings.filter(ends_at__lt=self.scene.now).annotate(written=written)
        rows = over.order_by("-starts_at", "-pk")[:PAST]
        return [(meeting, meeting.written) for meeting in rows]

    @cached_property
    def board(self) -> Board:
        """Who sits today."""
        seats = held_seats(self.body, on=self.scene.today)
        return Board(self.scene, self.body, seats)

    @property
    def seat_count(self) -> int:
        """How many seats there are."""
        return len(self.board.seats)

    @cached_property
    def seats(self) -> list[HeldSeat]:
        """Those that are told."""
        return self.board.first(SEATS)

    @property
    def colleges(self) -> list[tuple[str, list[SeatRow]]]:
        return self.board.colleges(self.seats)

    @property
    def more_seats(self) -> int:
        """How many seats are told on their own page only."""
        return self.seat_count - len(self.seats)

    @property
    def duties(self) -> tuple[DutyKind, ...]:
        return self.scene.charter.vocabulary.duties_of(self.body.kind)

    @cached_property
    def turns(self) -> list[tuple[HeldSeat, list[TurnCell]]]:
        return self.board.turns(self.seats)

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
        return not (self.seat_count or self.coming or self.past or self.decisions)

    @cached_property
    def decisions(self) -> list[register.DecisionTold]:
        """The latest decisions that the reader may read."""
        return latest(self.scene, loading.readable(self.scene.member).filter(body=self.body))

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The state of each article there, worst first."""
        return compliance.of_body(self.judged.report, self.body.pk)

    @cached_property
    def judged(self) -> Evaluation:
        return judged(self.scene)

    @property
    def to_see(self) -> list[VerdictSeen]:
        """Those that need somebody's care."""
        scene = self.scene
        sources, known = Sources(scene, self.judged.facts, {}), scene.charter.articles_by_id
        return [
            VerdictSeen(
                sources.opened(verdict),
                known[verdict.clause].title,
                f"{scene.url('charter_article', verdict.clause)}?open={self.body.slug}#opened",
            )
            for verdict in self.verdicts
            if verdict.state in TO_SEE
        ]

    @property
    def quiet(self) -> int:
        """How many articles need nothing."""
        seen = {verdict.clause for verdict in self.verdicts if verdict.state in TO_SEE}
        return len({verdict.clause for verdict in self.verdicts} - seen)


@dataclass(frozen=True)
class SeatsPage:
    """The seats of a body, a page at a time, with the turns that these took."""

    scene: Scene
    board: Board
    name: str
    number: str

    @property
    def body(self) -> Body:
        return self.board.body

    @property
    def duties(self) -> tuple[DutyKind, ...]:
        return self.scene.charter.vocabulary.duties_of(self.body.kind)

    @cached_property
    def page(self) -> Page[HeldSeat]:
        """By college, those of which the institution or a holder has this name."""
        sought = Sought.of(self.name[:200])
        groups = by_college(self.scene.charter, self.body, self.board.seats)
        found = [
            seat
            for _name, group in groups
            for seat in group
            if not sought.words or sought.stands_in(str(seat), *(h.name for h in seat.holders))
        ]
        return Pages(found, SEATS).get_page(self.number)

    @property
    def colleges(self) -> list[tuple[str, list[SeatRow]]]:
        return self.board.colleges(self.page)

    @cached_property
    def turns(self) -> list[tuple[HeldSeat, list[TurnCell]]]:
        return self.board.turns(self.page)

    @property
    def seat_count(self) -> int:
        """How many seats are found."""
        return self.page.paginator.count

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        return f"{urlencode({'name': self.name})}&" if self.name else ""


def seats_page(scene: Scene, body: Body, *, name: str, number: str) -> SeatsPage:
    """Who sits in a body today (one query, and one for the turns)."""
    seats = held_seats(body, on=scene.today)
    return SeatsPage(scene, Board(scene, body, seats), name, number)
