"""A sitting of the circle of the port, opened, where the three seats came; Ana leads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import uuid4

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.domain.builders import FOUNDED, NOW, OPERATOR, seat_of
from tests.interface.web.areas.meetings.people import found_port, text
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.models import Seat
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.register.codes import room_code
from tourdetable.domain.rounds.actions import asking, leading
from tourdetable.domain.rounds.actions.asking import RoundDraft
from tourdetable.domain.rounds.models import LiveSession, Round


class Hall:
    """The room, and who knocks."""

    def __init__(self) -> None:
        self.port = found_port()
        self.meeting, self.circle = self.port.opened(), self.port.circle
        for place, title in enumerate(("Nouvelles", "Choix du livre"), 1):
            AgendaItem.objects.create(meeting=self.meeting, position=place, title=title)
        modes = {(seat.pk, person.pk): "in_person" for seat, person in self.circle.holders()}
        mark_attendance(meeting=self.meeting, modes=modes, by=self.circle.by_ana(), now=NOW)

    def filled(self, number: int) -> list[Seat]:
        """As many seats more, whose holders came."""
        came: dict[tuple[int, int], str] = {}
        seats = []
        for n in range(number):
            seat = seat_of(self.circle.body, f"Maison {n:02}", ("towns", "libraries")[n % 2])
            person = register_person(given_name="Camille", family_name=f"Durand {n:02}")
            give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
            came[seat.pk, person.pk] = "in_person"
            seats.append(seat)
        mark_attendance(meeting=self.meeting, modes=came, by=self.circle.by_ana(), now=NOW)
        return seats

    def begun(self) -> LiveSession:
        by = self.circle.by_ana()
        return leading.begin(meeting=self.meeting, seat=self.circle.town, by=by, now=NOW)

    def ask(self, kind: str, **words: Any) -> Round:
        draft = RoundDraft(kind, **{"question": "Que lire ?", **words})
        by, live = self.circle.by_ana(), LiveSession.objects.get(meeting=self.meeting)
        return asking.open_round(meeting=self.meeting, item=live.point, draft=draft, by=by, now=NOW)

    def on(self, one: Round, act: Callable[..., Round], **words: Any) -> Round:
        one.refresh_from_db()
        one.meeting = self.meeting
        said = {"by": self.circle.by_ana(), "now": NOW, **words}
        return act(one=one, version=one.version, **said)

    def url(self, view: str) -> str:
        return self.port.url(view)

    def client(self, name: str) -> Client:
        return self.port.client(name)

    def page(self, name: str, view: str = "meeting_live") -> str:
        answer: HttpResponse = self.client(name).get(self.url(view))
        assert answer.status_code == 200
        return text(answer)

    def press(self, name: str, do: str, view: str = "meeting_lead", **words: Any) -> HttpResponse:
        """Read a page, and press one of its buttons with what is written there."""
        client = self.client(name)
        form = client.get(self.url(view)).context["form"]
        sent = {key: form[key].value() for key in form.fields if form[key].value() is not None}
        sent |= {"gesture": uuid4(), "do": do, **words}
        answer: HttpResponse = client.post(self.url(view), sent)
        return answer

    def join(self, name: str = "Inès", seat: object = "") -> tuple[Client, str]:
        """Somebody joins with the code: their browser, and where their page is."""
        client, code = Client(), room_code(self.meeting, now=NOW)
        sent = {"code": code, "name": name, "seat": seat, "gesture": uuid4()}
        answer = client.post(reverse("room_join", args=[self.meeting.pk]), sent)
        assert answer.status_code == 302, text(answer)
        return client, answer["Location"]
