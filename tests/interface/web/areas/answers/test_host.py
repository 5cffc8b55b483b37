"""The sheet of the host."""

from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.domain.guests.builders import to_meeting
from tests.interface.web.areas.answers.reading import read
from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.models import Person

LINK = "https://visio.example/secret"


class TestHostSheet:
    def test_it_counts_and_names_nobody(self, port: Port):
        circle = port.circle
        Meeting.objects.filter(pk=port.meeting.pk).update(link=LINK)
        Person.objects.filter(pk=circle.bao.pk).update(access_needs="Boucle magnétique")
        reply(meeting=port.meeting, answer="attend", by=circle.by_bao(), now=NOW)
        reply(meeting=port.meeting, answer="remote", by=circle.by_chloe(), now=NOW)
        html = read(port, "gaëlle", "meeting_host_sheet").partition("<main")[2]
        for words in ("1 personne", "3 au plus", "Boucle magnétique", "prévoir un écran"):
            assert words in html
        main = html.partition("</main")[0]
        for words in ("Bao", "Chloé", "Aurélien", LINK):
            assert words not in main

    def test_it_says_that_whoever_is_called_in_takes_no_place(self, port: Port):
        Meeting.objects.filter(pk=port.meeting.pk).update(capacity=1)
        to_meeting(port.circle, port.meeting)
        reply(meeting=port.meeting, answer="attend", by=port.circle.by_bao(), now=NOW)
        page = " ".join(read(port, "gaëlle", "meeting_host_sheet").split())
        assert "2 personnes</strong>, dont 1 est invitée sans siège" in page
        assert "1 place pour les titulaires de siège ; les invité·es s’y ajoutent" in page

    def test_whoever_stays_away_needs_nothing(self, port: Port):
        Person.objects.filter(pk=port.circle.bao.pk).update(access_needs="Boucle magnétique")
        reply(meeting=port.meeting, answer="excused", by=port.circle.by_bao(), now=NOW)
        assert "Boucle magnétique" not in read(port, "gaëlle", "meeting_host_sheet")

    def test_somebody_with_two_seats_is_one(self, port: Port):
        circle = port.circle
        give_mandate(seat=circle.school, person=circle.bao, starts=FOUNDED, by=OPERATOR, now=NOW)
        for seat in (circle.library, circle.school):
            by = Actor(circle.bao, seat)
            reply(meeting=port.meeting, answer="attend", by=by, now=NOW)
        html = read(port, "gaëlle", "meeting_host_sheet")
        assert "<strong>1 personne</strong>" in html
