"""What waits in the bodies of a network, for whoever has it in charge."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    draw,
    found_circle,
    hold,
)
from tests.domain.commitments.builders import asked_of
from tests.domain.years import drafted
from tests.interface.web.areas.decisions.people import Room, account_of, furnish, steward
from tests.interface.web.areas.home.test_upkeep import GAP, told
from tourdetable.domain.commitments.models import Commitment
from tourdetable.domain.inbox.actions.troubles import note_refusal
from tourdetable.domain.inbox.models import ReceivedMail
from tourdetable.domain.meetings.actions.answering import reply
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.meetings.actions.sitting import assign_turn
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.queries import unanswered
from tourdetable.domain.networks.actions.seats import give_mandate

NEAR = datetime(2027, 4, 8, 9, 0, tzinfo=UTC)
FAR = datetime(2028, 2, 3, 9, 0, tzinfo=UTC)
CONVENING = 'rights = ["attendance", "decisions", "minutes"]'


@pytest.fixture
def kept_room(clock: None, db: None) -> Room:
    """The room under a charter that asks for a meeting a month, and where whoever takes the minutes
    convenes; Gaëlle is its steward."""
    text = f"{CHARTER}\n{GAP}".replace(CONVENING, 'rights = ["convene", "minutes"]')
    circle = found_circle(text)
    room = furnish(circle, hold(circle))
    steward(room)
    return room


def near(room: Room) -> Meeting:
    meeting = draw(room.circle.body, NEAR, "Lecture proche")
    return convene(meeting=meeting, version=meeting.version, by=OPERATOR, now=NOW)


def test_answers_that_are_missing_are_told_when_they_are_wanted_soon(kept_room: Room) -> None:
    topic, meeting = "Réponses qui manquent", near(kept_room)
    reply(meeting=meeting, answer="attend", by=kept_room.circle.by_ana(), now=NOW)
    (said,) = told("Gaëlle")[topic]
    assert said.startswith("Lecture proche (Cercle du port)")
    assert said.endswith("2 sièges")
    Meeting.objects.filter(pk=meeting.pk).update(answer_by=TODAY)
    (said,) = told("Gaëlle")[topic]
    assert "attendues pour le" in said
    Meeting.objects.filter(pk=meeting.pk).update(answer_by=TODAY + timedelta(days=8))
    assert topic not in told("Gaëlle")
    assert topic not in told("Dora")


def test_a_seat_half_of_which_is_excused_still_misses_an_answer(kept_room: Room) -> None:
    """As on the board of answers, and as reminders count: until its other holder has spoken."""
    topic, circle = "Réponses qui manquent", kept_room.circle
    meeting = near(kept_room)
    give_mandate(seat=circle.town, person=circle.zoe, starts=FOUNDED, by=OPERATOR, now=NOW)
    for by in (circle.by_bao(), circle.by_chloe(), circle.by_ana()):
        reply(meeting=meeting, answer="excused", by=by, now=NOW)
    (said,) = told("Gaëlle")[topic]
    assert said.endswith("1 siège")
    assert {seat for seat, _person in unanswered(meeting, now=NOW)} == {circle.town.pk}
    reply(meeting=meeting, answer="pair", by=circle.by_ana(), now=NOW + timedelta(minutes=1))
    assert topic not in told("Gaëlle")


def test_commitments_that_nobody_answers_are_told_after_a_while(kept_room: Room) -> None:
    topic = "Engagements sans réponse"
    asked_of(kept_room.circle, None)
    assert topic not in told("Gaëlle")
    Commitment.objects.update(asked_at=NOW - timedelta(days=15))
    assert told("Gaëlle")[topic] == ["Cercle du port\xa0: 3 personnes"]
    assert topic not in told("Bao")


def test_a_draft_of_the_year_waits_until_one_is_published(kept_room: Room) -> None:
    topic = "Brouillons d’année en attente"
    draft = drafted.begun(kept_room.circle, OPERATOR)
    (said,) = told("Gaëlle")[topic]
    assert said.startswith(f"{draft.name}\xa0: ")
    assert topic not in told("Dora")
    draft.state = "published"
    draft.save()
    assert topic not in told("Gaëlle")


def test_an_address_that_refuses_is_told_with_its_reader(kept_room: Room) -> None:
    account = account_of(kept_room.circle.bao)
    said = {"code": "5.1.1", "lasting": True, "at": NOW}
    trouble = note_refusal(account=account, **said)
    topic = "Messages qui n’arrivent pas"
    assert told("Gaëlle")[topic] == ["Bao Trần\xa0: demandez-lui une adresse qui marche."]
    trouble.lasting = False
    trouble.save()
    assert topic not in told("Gaëlle")


def test_whoever_is_on_duty_is_told_of_the_articles_that_they_can_mend(kept_room: Room) -> None:
    topic, circle = "Articles qui ne sont pas tenus", kept_room.circle
    assert topic not in told("Bao")
    meeting = draw(circle.body, FAR, "Lecture lointaine")
    assign_turn(meeting=meeting, duty="secretary", seat=circle.library, by=OPERATOR, now=NOW)
    found = told("Bao")[topic]
    assert found
    assert all("bourg" not in what for what in found)
    assert topic not in told("Chloé")


def test_a_message_to_read_is_told_to_whoever_convenes_by_an_office(kept_room: Room) -> None:
    topic, meeting = "Messages qu’une personne doit lire", near(kept_room)
    said = {"kind": "other", "state": "waiting", "network": kept_room.circle.network}
    ReceivedMail.objects.create(digest="1", meeting=meeting, received_at=NOW, **said)
    ReceivedMail.objects.create(digest="2", received_at=NOW, **said)
    assert told("Gaëlle")[topic] == ["1 message", "Cercle du port\xa0: 1 message"]
    assert topic not in told("Bao")
