"""Where somebody waits for a place, and who still speaks for them, as their calendar says it."""

from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import FOUNDED, NOW, OPERATOR
from tests.interface.web.areas.calendars.test_own import invited, june_of, told
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import end_mandate, give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Mandate
from tourdetable.domain.people.actions import register_person


def test_the_title_says_that_one_waits_for_a_place_and_no_longer_once_one_has_it(
    room: Room,
) -> None:
    meeting = invited(room)
    Meeting.objects.filter(pk=meeting.pk).update(capacity=1)
    reply(meeting=meeting, answer="attend", by=room.circle.by_ana(), now=NOW)
    reply(meeting=meeting, answer="attend", by=room.circle.by_bao(), now=NOW + timedelta(hours=1))
    waits = june_of(room, room.circle.bao)
    assert told(waits) == ("Sur liste d’attente : … de juin", "TENTATIVE", False, 2)
    assert "Vous êtes sur la liste d’attente." in waits["description"]
    assert told(june_of(room, room.circle.ana))[0] == "… de juin"
    later = NOW + timedelta(hours=2)
    reply(meeting=meeting, answer="excused", by=room.circle.by_ana(), now=later)
    assert told(june_of(room, room.circle.bao))[0] == "… de juin"


def test_a_pair_partner_who_has_left_says_nothing_any_more(room: Room) -> None:
    meeting, elie = invited(room), register_person(given_name="Élie", family_name="Roux", email="")
    town = room.circle.town
    give_mandate(seat=town, person=elie, starts=FOUNDED, by=OPERATOR, now=NOW)
    reply(meeting=meeting, answer="both", by=Actor(elie, seat=town), now=NOW)
    assert told(june_of(room, room.circle.ana))[0] == "… de juin"
    mandate = Mandate.objects.get(person=elie)
    end_mandate(mandate=mandate, ends=date(2027, 5, 1), by=OPERATOR, now=NOW)
    assert told(june_of(room, room.circle.ana))[0] == "À répondre : … de juin"
