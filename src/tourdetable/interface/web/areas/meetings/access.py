"""Which meetings a reader may open, and in which capacities they may act there.

The same answers show the buttons and guard the views: what is offered is what is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import BigIntegerField
from django.http import Http404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.journal.prepared import Given, Part, Prepared
from tourdetable.domain.meetings import queries, rules
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.queries import GIVEN_MEETING
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.enums import MinutesState
from tourdetable.domain.minutes.models import Approval, Minutes
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Institution
from tourdetable.domain.places.models import Place
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.scene import Scene

OPENING = (Right.ATTENDANCE, Right.DECISIONS, Right.MINUTES)
"""Whoever may record something of a sitting may open it."""

AMENDING = (Right.AGENDA, Right.MOVE, Right.CONVENE)
"""Whoever prepares a meeting may correct its title, what it is for, its kind."""

LEAVING = (Right.AGENDA, Right.DECISIONS, Right.MINUTES)
"""Whoever writes the agenda, or records what happens, says what was left over."""


@dataclass(frozen=True)
class DutyLine:
    """A duty of the meeting and the seat that takes it, if any; `instead_of` was to take it."""

    code: str
    name: str
    seat: Seat | None
    mine: bool
    instead_of: Seat | None = None


@dataclass(frozen=True)
class Chosen:
    """One meeting that the reader may see."""

    scene: Scene
    meeting: Meeting
    known_turns: tuple[Turn, ...] | None = None

    @cached_property
    def turns(self) -> tuple[Turn, ...]:
        """The duties that are taken, with the names of their seats (a query, unless known)."""
        if self.known_turns is not None:
            return self.known_turns
        return tuple(row[0] for row in TURNS.rows(meeting=self.meeting.pk))

    @cached_property
    def on(self) -> date:
        """The day on which the meeting begins."""
        return local_day(self.scene.network, self.meeting.starts_at)

    @cached_property
    def own(self) -> frozenset[int]:
        """The reader's seats."""
        return frozenset(seat.pk for seat in self.scene.member.seats)

    @property
    def held(self) -> bool:
        """Whether the sitting has begun."""
        return self.meeting.state == MeetingState.OPENED

    @cached_property
    def duties(self) -> list[DutyLine]:
        """The duties that the charter knows in this body, in its order."""
        taken = {turn.duty: turn for turn in self.turns}
        lines = []
        for duty in self.scene.charter.vocabulary.duties_of(self.meeting.body.kind):
            turn = taken.get(duty.code)
            seat, other = (turn.seat, turn.instead_of) if turn else (None, None)
            mine = turn is not None and turn.seat_id in self.own
            lines.append(DutyLine(duty.code, duty.name, seat, mine, other))
        return lines

    @cached_property
    def approvals(self) -> frozenset[int]:
        """The seats that have approved the minutes as they stand (a query, in review only)."""
        record: Minutes | None = getattr(self.meeting, "record", None)
        if record is None or record.state != MinutesState.REVIEW:
            return frozenset()
        given = Approval.objects.filter(minutes=record.pk, version=record.version)
        return frozenset(given.values_list("seat_id", flat=True))

    def may(self, *rights: Right) -> Capacities:
        """The capacities that give one of these rights, each once."""
        reader, found = self.scene.member, dict[Seat | Office, None]()
        for right in rights:
            found |= dict.fromkeys(rules.may(reader, right, self.meeting, self.turns))
        return tuple(found)

    def must(self, *rights: Right) -> Capacities:
        """The same, or 403 with words that say who may."""
        return self.may(*rights) or deny(self.scene.charter, self.meeting.body, *rights)


def choose(scene: Scene, pk: int) -> Chosen:
    """A meeting of the network that the reader may see, with its minutes without their text
    (`record`); or 404 (a query)."""
    found = MEETING.rows(pk=pk, network=scene.network.pk)
    meeting: Meeting | None = found[0][0] if found else None
    if meeting is None or not rules.may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    record: Minutes | None = found[0][-1]
    meeting._state.fields_cache["record"] = record
    if record is not None:
        record.meeting = meeting
    return Chosen(scene, meeting)


MEETING = Prepared(
    lambda: Meeting.objects.filter(
        pk=Given("pk", BigIntegerField()), body__network=Given("network", BigIntegerField())
    ),
    Part("", Meeting),
    Part("body__", Body),
    Part("place__", Place),
    Part("record__", Minutes, without=("text",)),
)
TURNS = Prepared(
    lambda: Turn.objects.filter(meeting=GIVEN_MEETING),
    Part("", Turn),
    Part("seat__", Seat),
    Part("seat__institution__", Institution),
    Part("instead_of__", Seat),
    Part("instead_of__institution__", Institution),
)


def body_to_convene(scene: Scene, slug: str) -> tuple[Body, Capacities]:
    """A body that the reader sits in, with the capacities in which they may draw a meeting
    there; or 404, or 403."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not scene.member.sits_in(body.pk):
        raise Http404
    body.network = scene.network
    turns = queries.current_turns(body, now=scene.now)
    allowed = rules.may_in_body(scene.member, Right.CONVENE, body, turns)
    return body, allowed or deny(scene.charter, body, Right.CONVENE)
