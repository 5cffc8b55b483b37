"""The page that welcomes whoever takes a seat over: what waits for the seat, what to read, who
held it, whom to ask. Read by its holders; opened and printed by whoever composes the body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import F
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Article, word_for
from tourdetable.core.words.audience import Audience
from tourdetable.domain.decisions.models import FollowUp
from tourdetable.domain.meetings.enums import CALENDAR, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply, Turn
from tourdetable.domain.minutes.enums import RECORDS
from tourdetable.domain.minutes.models import Minutes
from tourdetable.domain.networks.models import Acceptance, Mandate, Office, Seat
from tourdetable.domain.networks.queries import undertaking
from tourdetable.domain.networks.rules import may_compose
from tourdetable.interface.web.areas.meetings.answers import trail_to
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

MEETINGS, TO_READ, BEFORE = 6, 3, 6
"""How many meetings to come, last minutes and former holders are told."""


@dataclass(frozen=True)
class WelcomePage:
    """What waits for a seat, in as many queries whatever it holds."""

    scene: Scene
    seat: Seat
    own: bool

    @property
    def college(self) -> str:
        return word_for(self.scene.charter.vocabulary.colleges, self.seat.college)

    @cached_property
    def mandates(self) -> list[Mandate]:
        """Who holds it, held it, or is to, the latest first."""
        return list(self.seat.mandates.select_related("person").order_by("-starts", "-pk"))

    @property
    def holders(self) -> list[Mandate]:
        """Who holds it today, or is to."""
        return [one for one in self.mandates if not self.over(one.ends)]

    @property
    def former(self) -> list[Mandate]:
        """Who held it before, the latest first."""
        return [one for one in self.mandates if self.over(one.ends)][:BEFORE]

    def over(self, ends: date | None) -> bool:
        return ends is not None and ends < self.scene.today

    @cached_property
    def meetings(self) -> list[tuple[Meeting, bool]]:
        """The next meetings, and whether an answer of the seat is awaited."""
        held = Meeting.objects.filter(body=self.seat.body, state__in=CALENDAR)
        coming = held.filter(ends_at__gte=self.scene.now).select_related("place")
        rows = list(coming.order_by("starts_at", "pk")[:MEETINGS])
        replies = Reply.objects.filter(seat=self.seat, meeting__in=rows, stands=True)
        answered = set(replies.values_list("meeting_id", flat=True))
        return [(row, self.awaited(row) and row.pk not in answered) for row in rows]

    def awaited(self, meeting: Meeting) -> bool:
        return meeting.state == MeetingState.CONVENED and not self.seat.follows

    @cached_property
    def turns(self) -> list[tuple[str, Meeting]]:
        """The duties of the seat at meetings to come, in the charter's words."""
        rows = Turn.objects.filter(seat=self.seat, meeting__state__in=CALENDAR)
        coming = rows.filter(meeting__ends_at__gte=self.scene.now).select_related("meeting")
        names = self.scene.charter.vocabulary.duties
        found = coming.order_by("meeting__starts_at", "pk")
        return [(word_for(names, turn.duty), turn.meeting) for turn in found]

    @cached_property
    def actions(self) -> list[FollowUp]:
        """What the seat still has to do, most urgent first."""
        rows = FollowUp.objects.filter(seat=self.seat, done_on=None).select_related("decision")
        return list(rows.order_by(F("due").asc(nulls_last=True), "pk"))

    @cached_property
    def minutes(self) -> list[Minutes]:
        """The last minutes that are a record of the body, but for those that only who was there may
        read."""
        rows = Minutes.objects.filter(meeting__body=self.seat.body, state__in=RECORDS)
        shown = rows.exclude(audience=Audience.PRESENT).defer("text").select_related("meeting")
        return list(shown.order_by("-meeting__starts_at", "-pk")[:TO_READ])

    @cached_property
    def undertaking(self) -> Article | None:
        """The article that whoever sits there is asked to accept, as long as a holder has not."""
        charter = self.scene.charter
        rule = undertaking(charter)
        if rule is None or (rule.bodies and self.seat.body.kind not in rule.bodies):
            return None
        people = {one.person_id for one in self.holders}
        given = Acceptance.objects.filter(person__in=people, charter__version=charter.version)
        accepted = given.filter(charter__network=self.scene.network)
        done = set(accepted.values_list("person_id", flat=True))
        asked = {self.scene.member.person.pk} if self.own else people
        return charter.articles_by_id[rule.article] if asked - done else None

    @cached_property
    def officers(self) -> list[tuple[str, str]]:
        """Whom to ask: who holds an office of the body, then of the network."""
        rows = Office.objects.active(self.scene.today).filter(network=self.scene.network)
        theirs = rows.filter(body=self.seat.body) | rows.filter(body=None)
        names = self.scene.charter.vocabulary.offices
        found = theirs.select_related("person").order_by(F("body").asc(nulls_last=True), "pk")
        return [(str(office.person), word_for(names, office.kind)) for office in found]


@require_safe
@members_only
def welcome(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """The page of a seat, for its holders of today and whoever composes its body."""
    rows = Seat.objects.filter(pk=pk, body__network=scene.network)
    seat = get_object_or_404(rows.select_related("body", "institution"))
    own = any(held.pk == seat.pk for held in scene.member.seats)
    if not own and not may_compose(scene.member, seat.body):
        raise Http404
    title = _("Welcome to this seat")
    context = {
        "page": WelcomePage(scene, seat, own),
        "title": title,
        "trail": trail_to(scene, seat.body, here=title),
    }
    return render(request, "guests/welcome.html", context)
