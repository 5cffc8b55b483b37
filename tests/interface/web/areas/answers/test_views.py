"""The reminder at once, and an answer entered for somebody."""

from __future__ import annotations

from uuid import uuid4

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.answers.reading import read, sent, text
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.journal.models import Event
from tourdetable.domain.meetings.models import Reply
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.models import Person


class TestRemind:
    def test_the_convener_reminds_the_silent(self, port: Port):
        answer = sent(port, "gaëlle", "meeting_remind")
        assert answer.status_code == 302
        event = Event.objects.get(kind="meeting.reminded")
        assert event.data["people"] == 4
        said = {"gesture": str(uuid4()), "acting": f"office:{port.steward.pk}"}
        again = port.client("gaëlle").post(port.url("meeting_remind"), said)
        assert again.status_code == 422
        assert "déjà été relancés aujourd’hui" in text(again)

    def test_it_is_offered_once_a_day(self, port: Port):
        url, gaelle = port.url("meeting_remind"), port.client("gaëlle")
        assert url in read(port, "gaëlle")
        sent(port, "gaëlle", "meeting_remind")
        page = text(gaelle.get(url))
        assert ("déjà été relancés aujourd’hui" in page, "Envoyer la relance" in page) == (
            True,
            False,
        )
        assert url not in read(port, "gaëlle")

    def test_nobody_else(self, port: Port):
        assert port.statuses(port.url("meeting_remind"), {"gesture": str(uuid4())}) == {
            "bao": 403,
            "félix": 404,
            "zoé": 404,
            "anonymous": 302,
        }


class TestEnter:
    def where(self, port: Port, person: Person) -> tuple[int, int, int]:
        return port.meeting.pk, port.circle.library.pk, person.pk

    def test_what_was_said_by_telephone(self, port: Port):
        words = {"answer": "attend", "reason": "Vu au marché", "asked_for": port.meeting.time_code}
        where = self.where(port, port.circle.bao)
        answer = sent(port, "gaëlle", "meeting_answer_enter", *where, **words)
        assert answer.status_code == 302
        row = Reply.objects.get()
        assert (row.person, row.answer, row.channel) == (port.circle.bao, "attend", "entered")
        assert "saisie par" in read(port, "gaëlle") or "saisi" in read(port, "gaëlle")

    def test_for_somebody_who_does_not_hold_the_seat(self, port: Port):
        url = port.url("meeting_answer_enter", *self.where(port, port.circle.chloe))
        assert port.client("gaëlle").get(url).status_code == 404

    def test_not_yet_for_whoever_is_to_hold_the_seat_later(self, port: Port):
        dora, day = port.circle.dora, port.meeting.starts_at.date()
        give_mandate(seat=port.circle.library, person=dora, starts=day, by=OPERATOR, now=NOW)
        urls = [
            port.url("meeting_answer_enter", *self.where(port, person))
            for person in (port.circle.bao, dora)
        ]
        page = read(port, "gaëlle")
        assert ("Dora Weiss" in page, [url in page for url in urls]) == (True, [True, False])

    def test_nothing_is_entered_once_it_is_open(self, port: Port):
        port.opened()
        url = port.url("meeting_answer_enter", *self.where(port, port.circle.bao))
        page = text(port.client("gaëlle").get(url))
        assert ("on n’y répond plus" in page, "Enregistrer la réponse" in page) == (True, False)

    def test_for_nobody_at_all(self, port: Port):
        gaelle = port.client("gaëlle")
        for where in ((10**30, 1), (1, 10**30)):
            url = port.url("meeting_answer_enter", port.meeting.pk, *where)
            assert gaelle.get(url).status_code == 404
