"""Which meetings a reader may open, and in which capacities they may act there.

The same answers show the buttons and guard the views: what is offered is what is accepted.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings import queries, rules
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import Meeting, Turn
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.minutes.models import Approval
from tourdetable.domain.networks.models import Body, Office, Seat
from tourdetable.domain.networks.queries import local_day, seats_with_holders
from tourdetable.interface.web.areas.decisions.rights import deny
from tourdetable.interface.web.base.scene import Scene

OPENING = (Right.ATTENDANCE, Right.DECISIONS, Right.MINUTES)
"""Whoever may record something of a sitting may open it."""

AMENDING = (Right.AGENDA, Right.MOVE, Right.CONVENE)
"""Whoever prepares a meeting may correct its title, what it is for, its kind."""


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
    """One meeting that the reader may see, and who is on duty there."""

    scene: Scene
    meeting: Meeting
    turns: tuple[Turn, ...]

    @property
    def on(self) -> date:
        """The day on which the meeting begins."""
        return local_day(self.scene.network, self.meeting.starts_at)

    @property
    def held(self) -> bool:
        """Whether the sitting has begun."""
        return self.meeting.state == MeetingState.OPENED

    @cached_property
    def duties(self) -> list[DutyLine]:
        """The duties that the charter knows in this body, in its order."""
        own = self.scene.member.seats
        taken = {turn.duty: turn for turn in self.turns}
        lines = []
        for duty in self.scene.charter.vocabulary.duties_of(self.meeting.body.kind):
            turn = taken.get(duty.code)
            seat, other = (turn.seat, turn.instead_of) if turn else (None, None)
            lines.append(DutyLine(duty.code, duty.name, seat, seat in own, other))
        return lines

    def seats(self) -> QuerySet[Seat]:
        """The seats of the body on the day of the meeting, each with its holders."""
        return seats_with_holders(self.meeting.body, on=self.on)

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
    """A meeting of the network that the reader may see, or 404 (two queries).

    The meeting carries its minutes without their text (`record`), and how many seats, and how many
    of the reader's, have approved these as they stand (`approvals`, `my_approvals`).
    """
    meeting = with_minutes(scene).filter(pk=pk).first()
    if meeting is None or not rules.may_see(scene.member, meeting):
        raise Http404
    meeting.body.network = scene.network
    turns = Turn.objects.filter(meeting=meeting)
    turns = turns.select_related("seat__institution", "instead_of__institution")
    return Chosen(scene, meeting, tuple(turns))


def with_minutes(scene: Scene) -> QuerySet[Meeting]:
    """The meetings of the network, each with its minutes and the approvals that these have."""
    given = Approval.objects.filter(minutes__meeting=OuterRef("pk"), version=F("minutes__version"))
    own = given.filter(seat__in=[seat.pk for seat in scene.member.seats])
    meetings = queries.in_network(scene.network).select_related("record").defer("record__text")
    return meetings.annotate(approvals=number_of(given), my_approvals=number_of(own))


def number_of(approvals: QuerySet[Approval]) -> Coalesce:
    """How many there are, inside a query on meetings."""
    counted = approvals.order_by().values("minutes").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


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
