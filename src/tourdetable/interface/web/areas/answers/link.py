"""The page that the links of an invitation open, without signing in: for whom it is, which meeting,
what is recorded. To read it changes nothing, whoever follows the link (mail programs and their
guards do); its button records the answer, and lets one change one's mind.

It shows the meeting and the reader's own seats: nobody else's answer, no agenda, no link to join
remotely, nothing else of the network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from allauth.core.internal import ratelimit
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.meetings.actions.answering import must_be_asked, reply
from tourdetable.domain.meetings.answers import Attendee
from tourdetable.domain.meetings.enums import Answer, Channel, MeetingState
from tourdetable.domain.meetings.models import Meeting, Reply
from tourdetable.domain.meetings.queries import first_day_told, known_at, room_of
from tourdetable.domain.meetings.rules import is_theirs
from tourdetable.domain.meetings.tokens import person_of
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate, Seat
from tourdetable.domain.networks.queries import local_day
from tourdetable.domain.people.models import Person
from tourdetable.interface.web.answer import form_page
from tourdetable.interface.web.areas.answers.forms import LinkForm
from tourdetable.interface.web.areas.signin.links import unseen
from tourdetable.interface.web.base.http import Request

GONE, REFUSED, TOO_MANY = 410, 422, 429


@dataclass(frozen=True)
class SeatAnswer:
    """One of the reader's seats: what they answered (None: nothing yet), what it says of them now,
    their number on the waiting list (0: they do not wait)."""

    seat: Seat
    row: Reply | None
    known: Attendee | None
    rank: int

    @property
    def stands(self) -> bool:
        """Whether their answer is for the time at which it is held."""
        return self.row is not None and self.row.stands

    @property
    def words(self) -> str:
        """What they answered."""
        return str(self.row.get_answer_display()) if self.row else ""

    @property
    def then(self) -> date | None:
        """The day for which they had answered, when it is not that of the meeting any more."""
        if self.row is None or self.row.stands:
            return None
        return local_day(self.row.meeting.body.network, self.row.starts_at)

    @property
    def said_by_partner(self) -> bool:
        """Whether whoever holds the seat too said, since, that they come."""
        known = self.known
        return known is not None and bool(known.coming) and known.by != known.person


@dataclass(frozen=True)
class AnswerPage:
    """What one link shows; `token` is what it holds."""

    meeting: Meeting
    person: Person
    now: datetime
    token: str

    @property
    def cancelled(self) -> bool:
        return self.meeting.state == MeetingState.CANCELLED

    @cached_property
    def closed(self) -> str:
        """Why no answer is taken any more; nothing when one is."""
        if self.meeting.body.network.closed_on is not None:
            return _("This network is closed: nothing more is recorded there.")
        try:
            must_be_asked(self.meeting, self.now)
        except ValidationError as refused:
            return " ".join(refused.messages)
        if not self.seats:
            return _("You hold no seat any more that is asked to this meeting.")
        return ""

    @cached_property
    def held(self) -> list[Mandate]:
        """Those by which the reader sits in the body today. Without any, nothing more is told to
        whoever has the link than what the invitation said."""
        today = local_day(self.meeting.body.network, self.now)
        held = Mandate.objects.active(today).filter(
            seat__body=self.meeting.body, person=self.person
        )
        return list(
            held.select_related("seat__institution").order_by("seat__institution__sort_key")
        )

    @property
    def seats(self) -> list[Seat]:
        """The reader's seats of today that are theirs on the day of the meeting."""
        return [mandate.seat for mandate in self.held if is_theirs(mandate, self.meeting)]

    @cached_property
    def partners(self) -> list[str]:
        """Who holds one of these seats too, on the day of the meeting."""
        held = Mandate.objects.active(self.meeting.day).filter(seat__in=self.seats)
        rows = held.exclude(person=self.person).select_related("person").order_by("starts", "pk")
        return list(dict.fromkeys(str(mandate.person) for mandate in rows))

    @cached_property
    def answers(self) -> list[SeatAnswer]:
        """What is recorded, seat by seat."""
        rows = {row.seat_id: row for row in self.own_rows()}
        known = known_at(self.meeting)
        places = room_of(self.meeting, known)
        found = []
        for seat in self.seats:
            mine = [one for one in known.get(seat.pk, ()) if one.person == self.person.pk]
            rank = places.rank(seat.pk, self.person.pk)
            own = mine[0] if mine else None
            found.append(SeatAnswer(seat, rows.get(seat.pk), own, rank))
        return found

    def own_rows(self) -> list[Reply]:
        """The reader's answers."""
        rows = Reply.objects.filter(meeting=self.meeting, person=self.person)
        return list(rows.select_related("meeting__body__network"))

    @property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.meeting.body.network, self.meeting.ends_at)
        return last if last != self.meeting.day else None

    @cached_property
    def first_told(self) -> date | None:
        """The day that the invitation told, when the meeting has moved since."""
        told = first_day_told(self.meeting)
        return told if told and told != self.meeting.day else None

    @cached_property
    def may_check_in(self) -> bool:
        """Whether they may say that they are there: the same link does it, once the meeting is
        open, that day."""
        meeting, network = self.meeting, self.meeting.body.network
        if meeting.state != MeetingState.OPENED or network.closed_on is not None:
            return False
        today = local_day(network, self.now)
        return meeting.day <= today <= (self.last_day or meeting.day) and bool(self.seats)

    @property
    def late(self) -> bool:
        """Whether the day until which answers are wanted is past."""
        until = self.meeting.answer_by
        return until is not None and until < local_day(self.meeting.body.network, self.now)


@never_cache
@form_page
def answer(request: Request, token: str) -> HttpResponse:
    """What a link opens: the same page for one that is forged, or whose person has another address
    now."""
    counted = {"app": "allauth.account", "action": "answer", "limit_get": True}
    if not ratelimit.consume(request, **counted):
        return unseen(render(request, "joining/too_many.html", status=TOO_MANY))
    page = page_of(token, request.now)
    if page is None:
        return unseen(render(request, "answers/link_over.html", status=GONE))
    with timezone.override(ZoneInfo(page.meeting.body.network.time_zone)):
        return unseen(recorded(request, page, reverse("answer", args=[token])))


def page_of(token: str, now: datetime) -> AnswerPage | None:
    """What a link shows; None when it opens nothing."""
    found = person_of(token)
    meeting = meeting_of(found[0]) if found else None
    return AnswerPage(meeting, found[1], now, token) if found and meeting else None


def meeting_of(pk: int) -> Meeting | None:
    """The meeting of a link."""
    return Meeting.objects.select_related("body__network", "place").filter(pk=pk).first()


def recorded(request: Request, page: AnswerPage, here: str) -> HttpResponse:
    """Record what was sent, and come back to the page; else show it."""
    if page.closed:
        status = REFUSED if request.method == "POST" else 200
        return render(request, "answers/link.html", {"page": page, "form": None}, status=status)
    form = form_of(request, page)
    if form.is_bound and form.is_valid() and taken(page, form):
        messages.success(request, _("Your answer is recorded."))
        return redirect(here)
    status = REFUSED if form.is_bound else 200
    return render(request, "answers/link.html", {"page": page, "form": form}, status=status)


def form_of(request: Request, page: AnswerPage) -> LinkForm:
    """The form, filled with what the link asks for (`?answer=attend`), else with what is recorded;
    but for the reason: invitations are forwarded, mailboxes shared."""
    own = next((one.row for one in page.answers if one.row and one.stands), None)
    initial = {"answer": own.answer, "seat": own.seat_id} if own else {}
    if (asked := request.GET.get("answer", "")) in Answer.values:
        initial["answer"] = asked
    return LinkForm(
        request.POST if request.method == "POST" else None,
        meeting=page.meeting,
        seats=page.seats,
        partners=page.partners,
        keeps=any(one.row.reason for one in page.answers if one.row and one.stands),
        initial=initial,
    )


def taken(page: AnswerPage, form: LinkForm) -> bool:
    """Record the answer; False when it is refused: the form says why. One sent twice is one."""
    data = form.cleaned_data
    by = Actor(page.person, seat=form.chosen_seat, gesture=data["gesture"])
    said = {name: data[name] for name in ("answer", "reason", "asked_for")}
    said["reason"] = said["reason"] or reason_kept(page, form)
    try:
        reply(meeting=page.meeting, by=by, now=page.now, channel=Channel.LINK, **said)
    except ValidationError as refused:
        form.refuse(refused)
        return False
    except AlreadyDone:
        return True
    return True


def reason_kept(page: AnswerPage, form: LinkForm) -> str:
    """The reason given before for the same answer, which the page does not show."""
    rows = [one.row for one in page.answers if one.seat == form.chosen_seat and one.stands]
    same = (row.reason for row in rows if row and row.answer == form.cleaned_data["answer"])
    return next(same, "")
