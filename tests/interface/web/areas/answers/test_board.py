"""The board of answers: who comes, who is silent, whom to ask."""

from __future__ import annotations

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.domain.builders import NOW, OPERATOR
from tests.domain.notices.convened import many
from tests.interface.web.areas.answers.reading import read, text
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.sitting import mark_attendance
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate


class TestBoard:
    def test_who_comes_who_is_silent_whom_to_ask(self, port: Port):
        circle = port.circle
        reply(meeting=port.meeting, answer="remote", by=circle.by_bao(), now=NOW)
        reply(meeting=port.meeting, answer="excused", by=circle.by_ana(), now=NOW)
        html = read(port, "bao")
        asked, _title, settled = html.partition("Sièges pour lesquels quelqu’un vient")
        assert "À relancer, qui tient aussi ce siège : Aurélien L’Hôte." in asked
        assert "À relancer : Chloé Émery." in asked
        assert "Bao Trần" in settled

    def test_reasons_are_for_those_who_convene(self, port: Port):
        said = {"answer": "excused", "reason": "Je déménage", "now": NOW}
        reply(meeting=port.meeting, by=port.circle.by_bao(), **said)
        assert "Je déménage" in read(port, "gaëlle")
        for who in ("ana", "dora"):
            assert "Je déménage" not in read(port, who)
            assert "Je déménage" not in read(port, who, "meeting")
        assert "Je déménage" in read(port, "bao", "meeting")

    def test_what_was_answered_is_read_once_it_is_held_too(self, port: Port):
        reply(meeting=port.meeting, answer="attend", by=port.circle.by_bao(), now=NOW)
        marks = {(port.circle.library.pk, port.circle.bao.pk): "absent"}
        meeting = port.opened()
        mark_attendance(meeting=meeting, modes=marks, by=OPERATOR, now=NOW)
        asked, _title, settled = read(port, "gaëlle").partition(
            "Sièges pour lesquels quelqu’un vient"
        )
        assert ("Chloé Émery" in asked, "Bao Trần" in settled) == (True, True)

    def test_a_seat_that_will_be_vacant_is_foreseen(self, port: Port):
        end = port.meeting.starts_at.date() - timedelta(days=2)
        Mandate.objects.filter(person=port.circle.bao).update(ends=end)
        assert "Il sera vacant ce jour-là" in read(port, "gaëlle")

    def test_the_waiting_list(self, port: Port):
        Meeting.objects.filter(pk=port.meeting.pk).update(capacity=1)
        reply(meeting=port.meeting, answer="attend", by=port.circle.by_ana(), now=NOW)
        reply(meeting=port.meeting, answer="attend", by=port.circle.by_bao(), now=NOW)
        assert "liste d’attente, rang 1" in read(port, "gaëlle")
        assert "rang 1 sur la liste d’attente" in read(port, "bao", "meeting")
        meeting = read(port, "ana", "meeting")
        assert "rang 1 sur la liste d’attente" not in meeting
        assert "vient, liste d’attente, rang 1" in meeting
        assert "1 siège sera là sur 3 · 1 sans place" in meeting
        for who, told in (("bao", True), ("ana", False)):
            table = text(port.client(who).get("/"))
            assert ("liste d’attente" in table) is told

    def test_two_who_rely_on_each_other(self, port: Port):
        circle, pair = port.circle, Actor(port.aurelien, port.circle.town)
        reply(meeting=port.meeting, answer="pair", by=circle.by_ana(), now=NOW)
        reply(meeting=port.meeting, answer="pair", by=pair, now=NOW + timedelta(minutes=1))
        assert "À éclaircir, qui vient : Ana Ruiz, Aurélien L’Hôte." in read(port, "gaëlle")

    def test_of_a_cancelled_meeting_nothing_is_waited_for(self, port: Port):
        reply(meeting=port.meeting, answer="attend", by=port.circle.by_bao(), now=NOW)
        said = {"asks": "Apportez un livre", "answer_by": NOW.date()}
        Meeting.objects.filter(pk=port.meeting.pk).update(state="cancelled", reason="Eau", **said)
        board, page = read(port, "gaëlle"), read(port, "gaëlle", "meeting")
        for words in ("À qui demander", "Fiche pour l’hôte", "Relancer", "Changer la date limite"):
            assert words not in board
        for words in ("Apportez un livre", "attendues", "Qui sera là", "Fiche pour l’hôte"):
            assert words not in page
        assert ["Bao Trần" in board, "Cette séance est annulée" in board] == [True, True]
        assert port.url("meeting_answers") in page

    def test_as_many_queries_for_few_seats_as_for_many(self, port: Port):
        client, url = port.client("gaëlle"), port.url("meeting_answers")
        client.get(url)
        with CaptureQueriesContext(
            connection,
        ) as few:
            client.get(url)
        many(port.circle, 50)
        with CaptureQueriesContext(connection) as more:
            assert len(text(client.get(url))) < 60_000
        assert len(more) <= len(few)
