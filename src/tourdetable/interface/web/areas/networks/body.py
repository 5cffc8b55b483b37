"""The page of one body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import Http404

from tourdetable.core.charter.judge.evaluation import Evaluation
from tourdetable.core.charter.terms.model import DutyKind, Right, word_for
from tourdetable.core.charter.terms.verdict import Verdict
from tourdetable.domain.commitments.rules import may_ask
from tourdetable.domain.commitments.work import group_kinds, rule_of
from tourdetable.domain.compliance import queries as compliance
from tourdetable.domain.compliance.composition import Unfilled, expected_by_college, expected_in
from tourdetable.domain.compliance.summary import TO_SEE
from tourdetable.domain.convention.models import SharedDiagnosis
from tourdetable.domain.convention.queries.agreements import expects_seats
from tourdetable.domain.convention.queries.diagnoses import diagnosis_of_body
from tourdetable.domain.convention.queries.readiness import diagnosis_rule
from tourdetable.domain.coordination.queries import is_answered
from tourdetable.domain.coordination.rules import concerned, supports
from tourdetable.domain.evaluation.rules import takes_part
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.rules import may_call_in
from tourdetable.domain.meetings.calendar.seasons import reach_of
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import may_in_body
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.minutes.rules import may_read
from tourdetable.domain.networks.models import Body
from tourdetable.domain.networks.queries import by_college, local_day
from tourdetable.domain.networks.rules import may_compose
from tourdetable.domain.networks.seating import HeldSeat, held_seats, told
from tourdetable.domain.rota.queries import next_names
from tourdetable.interface.web.areas.charter.verdicts.proof import Sources, judged
from tourdetable.interface.web.areas.decisions.register import DecisionTold
from tourdetable.interface.web.areas.networks.board import Board, SeatRow, TurnCell
from tourdetable.interface.web.areas.networks.decided import latest
from tourdetable.interface.web.areas.networks.reads import (
    BODY_AND_OFFICES,
    SEATS_AND_GUESTS,
    coming_in_body,
    past_in_body,
)
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.scene import Scene
from tourdetable.interface.web.paging import Pages
from tourdetable.interface.web.searching import Sought

AHEAD = 6
PAST = 8
"""How many meetings are told, beside the next one."""

MISSING = 12
"""How much of what is missing is told."""

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
    held: tuple[tuple[str, str], ...]
    commits: bool = False
    dates_until: date | None = None

    @property
    def is_for_something(self) -> bool:
        """Whether the charter says what bodies of its kind are for."""
        return bool(self.scene.charter.vocabulary.functions_of(self.body.kind))

    @property
    def evaluates(self) -> bool:
        """Whether it conducts evaluations, or approves them."""
        return takes_part(self.scene.charter, self.body.kind)

    @property
    def expects_seats(self) -> bool:
        """Whether the agreement says who is expected there."""
        return expects_seats(self.scene.charter, self.body.kind)

    @cached_property
    def diagnosis(self) -> SharedDiagnosis | None:
        """The one that it was opened on, or the last of its territory (one query, where the charter
        asks for one)."""
        asked = diagnosis_rule(self.scene.charter, self.body.kind)
        return diagnosis_of_body(self.body) if asked else None

    @property
    def kind(self) -> str:
        """The charter's word for its kind."""
        return word_for(self.scene.charter.vocabulary.body_kinds, self.body.kind)

    @property
    def dates_asked(self) -> date | None:
        """By which day a date is asked of it, for those who sit there, until it is chosen."""
        until = self.dates_until
        if until is None or not self.open:
            return None
        days = [local_day(self.scene.network, one.starts_at) for one in self.coming[:1]]
        return None if is_answered(until, next(iter(days), None)) else until

    @property
    def is_supported(self) -> bool:
        """Whether the reader supports it, or is of it: its support has a page for them."""
        member = self.scene.member
        return bool(supports(member, self.body)) or concerned(member, self.body)

    @property
    def open(self) -> bool:
        """Whether the reader may open the pages of its meetings."""
        return self.scene.member.sits_in(self.body.pk)

    @cached_property
    def may_draw(self) -> bool:
        """Whether the reader may put a meeting in its calendar."""
        return bool(may_in_body(self.scene.member, Right.CONVENE, self.body, self.current_turns))

    @property
    def has_commitments(self) -> bool:
        """Whether its page of themes and commitments has something for the reader: some were asked,
        the charter wants some, or the reader may ask."""
        known = self.commits or rule_of(self.scene.charter, self.body) is not None
        return known or bool(may_ask(self.scene.member, self.body, self.current_turns))

    @property
    def is_group(self) -> bool:
        """Whether it works as a group, and has its page among them."""
        return self.body.kind in group_kinds(self.scene.charter)

    @property
    def may_compose(self) -> bool:
        """Whether the reader opens its seats and gives them."""
        return bool(may_compose(self.scene.member, self.body))

    @property
    def current_turns(self) -> list[Turn]:
        """Who is on duty, for those who sit here and know of all its meetings: as
        `meetings.queries.current_turns` says, from the meetings that are read already."""
        meetings = [*self.coming[:1], *(meeting for meeting, *_rest in self.over[:1])]
        return self.board.of_meeting(meetings[0]) if meetings else []

    @cached_property
    def kinds(self) -> tuple[str, ...] | None:
        """The kinds of its meetings that the reader may know of (None: all)."""
        reach = reach_of(self.scene.charter, self.scene.standing)
        return None if self.body.pk in reach.bodies else reach.kinds

    @property
    def asked(self) -> dict[str, object]:
        """What the reads of its meetings are given."""
        person = self.scene.member.person.pk
        return {"body": self.body.pk, "now": self.scene.now, "person": person}

    @cached_property
    def coming(self) -> list[Meeting]:
        """The next meetings, the first of all apart."""
        rows = coming_in_body(self.kinds, AHEAD + 1).rows(**self.asked)
        return [meeting for meeting, _place in rows]

    @cached_property
    def over(self) -> list[tuple[Meeting, Minutes | None, bool]]:
        """Meetings that are over, the latest first; their minutes, and whether the reader was
        there."""
        rows = past_in_body(self.kinds, PAST).rows(**self.asked)
        return [(meeting, record, bool(came)) for meeting, record, came in rows]

    @cached_property
    def past(self) -> list[tuple[Meeting, bool]]:
        """The same, and whether the reader may read their minutes."""
        return [
            (meeting, record is not None and self.readable(meeting, record, was_present=came))
            for meeting, record, came in self.over
        ]

    def readable(self, meeting: Meeting, record: Minutes, *, was_present: bool) -> bool:
        meeting.body, record.meeting = self.body, meeting
        turns = self.board.of_meeting(meeting)
        return may_read(self.scene.standing, record, turns=turns, was_present=was_present)

    @cached_property
    def board(self) -> Board:
        """Who sits today, and the turns of these meetings."""
        seats, _guests = self.there
        beside = (*self.coming[:1], *(meeting for meeting, *_rest in self.over))
        return Board(self.scene, self.body, seats, beside)

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

    @property
    def next_names(self) -> list[tuple[str, list[str]]]:
        """Whose turn it is next, duty by duty (one query)."""
        return next_names(self.body, self.scene.charter, on=self.scene.today)

    @cached_property
    def offices(self) -> list[tuple[str, list[str]]]:
        """Its offices, in the charter's order, with who holds them today."""
        names = self.scene.charter.vocabulary.offices
        found = by_kind(self.held, names, lambda office: office[0])
        return [
            (word_for(names, kind), [person for _kind, person in some])
            for kind, some in found.items()
        ]

    @property
    def bare(self) -> bool:
        """Whether nothing is there yet: no seat, no meeting, no decision."""
        return not (self.seat_count or self.coming or self.past or self.decisions)

    @cached_property
    def decisions(self) -> list[DecisionTold]:
        """The latest decisions that the reader may read."""
        return latest(self.scene.member, self.body, now=self.scene.now)

    @cached_property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The state of each article there, worst first."""
        return compliance.of_body(self.judged.report, self.body.pk)

    @cached_property
    def judged(self) -> Evaluation:
        return judged(self.scene)

    @cached_property
    def unfilled(self) -> tuple[Unfilled, ...]:
        """What the charter expects of who sits there, and is not there."""
        return expected_in(self.judged, self.body.pk)

    @property
    def missing(self) -> list[tuple[str, list[Unfilled]]]:
        """The first of it, college by college."""
        return expected_by_college(self.scene.charter, self.body, self.unfilled[:MISSING])

    @property
    def more_missing(self) -> int:
        """How much more there is."""
        return max(len(self.unfilled) - MISSING, 0)

    @property
    def guests(self) -> list[Guest]:
        """Those who are called in to it for a time, for whoever sits there."""
        return self.there[1]

    @cached_property
    def there(self) -> tuple[list[HeldSeat], list[Guest]]:
        """The seats of today, and those who are called in for a time (one query)."""
        seats, guests = SEATS_AND_GUESTS.rows(body=self.body.pk, on=self.scene.today)
        return told(seats), [guest for guest, _person in guests]

    @property
    def may_invite(self) -> bool:
        """Whether the reader may call somebody in."""
        return bool(may_call_in(self.scene.member, self.body))

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


def body_page(scene: Scene, slug: str) -> BodyPage:
    """The page of a body of the network, or 404 (one query)."""
    asked = {"network": scene.network.pk, "slug": slug, "on": scene.today}
    rows = BODY_AND_OFFICES.rows(**asked)
    if not rows:
        raise Http404
    body: Body = rows[0][0]
    body.network = scene.network
    held = tuple((kind, f"{given} {family}") for _body, kind, given, family, *_rest in rows if kind)
    *_held, commits, until = rows[0]
    return BodyPage(scene, body, held, commits=bool(commits), dates_until=until)


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
