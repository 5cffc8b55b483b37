"""What the link of a guest opens, without an account: the meeting they are called in to (or those
of their time), its agenda, who called them in and why. Nothing of who sits there, of what was
written or decided, of anybody's address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tourdetable.domain.attachments.models import Attachment
from tourdetable.domain.attachments.queries import attached_to
from tourdetable.domain.attachments.rules import GUESTS
from tourdetable.domain.guests.models import Guest
from tourdetable.domain.guests.queries import meetings_for
from tourdetable.domain.guests.tokens import guest_of, opens, token_of
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.domain.networks.queries import local_day
from tourdetable.interface.web.areas.files.serving import document
from tourdetable.interface.web.attached import DocumentShown, shown
from tourdetable.interface.web.base.http import Request

SHOWN = 8
"""How many meetings to come are told to somebody called in for a time."""


@dataclass(frozen=True)
class OpenMeeting:
    """What a guest reads of a meeting."""

    meeting: Meeting
    documents: list[DocumentShown]

    @property
    def cancelled(self) -> bool:
        return self.meeting.state == MeetingState.CANCELLED

    @property
    def held(self) -> bool:
        return self.meeting.state == MeetingState.OPENED

    @property
    def last_day(self) -> date | None:
        """Of a meeting that ends on another day."""
        last = local_day(self.meeting.body.network, self.meeting.ends_at)
        return last if last != self.meeting.day else None

    @property
    def points(self) -> list[AgendaItem]:
        """The agenda: of each point its title, what it is for, its question, who leads it and how
        long it takes; nothing of its note, or of what members bring to it."""
        return list(self.meeting.agenda.all())


@dataclass(frozen=True)
class GuestPage:
    """What one link shows, in four queries."""

    guest: Guest
    meetings: list[OpenMeeting]
    more: int

    @classmethod
    def of(cls, guest: Guest, now: datetime) -> GuestPage:
        found = [guest.meeting] if guest.meeting is not None else meetings_for(guest, now=now)
        told = found[:SHOWN]
        lines = AgendaItem.objects.select_related("lead__institution")
        prefetch_related_objects(told, Prefetch("agenda", lines))
        documents = attached_to([one.pk for one in told], GUESTS)
        address = partial(document_url, token_of(guest))
        meetings = [OpenMeeting(one, shown(documents.get(one.pk, []), address)) for one in told]
        return cls(guest, meetings, len(found) - len(told))

    @property
    def token(self) -> str:
        """What lets them say that they are there, as this page does."""
        return token_of(self.guest)

    @property
    def called_for(self) -> str:
        """The institution of whoever called them in."""
        return str(self.guest.seat.institution) if self.guest.seat else ""


@never_cache
@require_safe
def guest_link(request: Request, token: str) -> HttpResponse:
    """The page of a link; the same answer to one that is forged, replaced, taken back or over."""
    guest = guest_of(token)
    if guest is None or not opens(guest, now=request.now):
        return unseen(render(request, "guests/link_over.html", status=410))
    with timezone.override(ZoneInfo(guest.body.network.time_zone)):
        page = GuestPage.of(guest, request.now)
        return unseen(render(request, "guests/link.html", {"page": page, "guest": guest}))


@never_cache
@require_safe
def guest_document(request: Request, token: str, pk: int) -> HttpResponse:
    """A document of a meeting that the link shows, when it is for those who are called in."""
    guest = guest_of(token)
    if guest is None or not opens(guest, now=request.now):
        return unseen(render(request, "guests/link_over.html", status=410))
    meetings = [one.meeting.pk for one in GuestPage.of(guest, request.now).meetings]
    rows = Attachment.objects.select_related("stored").filter(meeting__in=meetings)
    found = rows.filter(audience__in=GUESTS, removed_at=None, pk=pk).first()
    if found is None:
        raise Http404
    return unseen(document(found))


def document_url(token: str, pk: object) -> str:
    """The address of a document, for whoever has the link."""
    return reverse("guest_document", args=[token, pk])


def unseen(response: HttpResponse) -> HttpResponse:
    """The address is a secret: told to no other site, found in no search engine."""
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
