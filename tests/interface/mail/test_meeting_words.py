from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, draw
from tests.domain.notices.convened import MAY
from tourdetable.domain.meetings.actions.meetings import convene
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.places.models import Place
from tourdetable.interface.mail.deliver import deliver

ANA = "ana@port.example"


def body(outbox: list[Any], to: str = ANA) -> str:
    deliver(NOW)
    return " ".join([mail for mail in outbox if to in mail.to[0]][-1].body.split())


def test_everything_needed_is_in_the_message(circle: Circle, mailoutbox: list[Any]):
    place = Place.objects.create(
        network=circle.network,
        name="Salle du Môle",
        address="1 quai Nord",
        step_free="yes",
        directions="Bus 4,\narrêt Môle.",
        accessibility="Boucle magnétique.",
        opening="Ana a la clé.",
    )
    meeting = draw(circle.body, MAY)
    meeting.hold_at(place)
    meeting.link, meeting.capacity = "https://visio.example/mole", 12
    meeting.asks, meeting.answer_by = "Apportez un livre.", MAY.date().replace(day=3)
    meeting.save()
    convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    said = body(mailoutbox)
    for words in (
        "Place: Salle du Môle, 1 quai Nord Online: https://visio.example/mole",
        "- How to get there: Bus 4, arrêt Môle.",
        "- Step-free access: yes",
        "- Accessibility: Boucle magnétique.",
        "- Who opens: Ana a la clé.",
        "WHAT IS ASKED OF YOU Apportez un livre. Say by Monday 3 May 2027 whether you will be",
        "- I will attend remotely: http://127.0.0.1:8000/answer/",
        "There are 12 places: those who say first that they come have them",
    ):
        assert words in said


def test_nobody_is_asked_to_answer_by_a_day_that_is_past(circle: Circle, mailoutbox: list[Any]):
    meeting = draw(circle.body, MAY)
    meeting.answer_by = NOW.date() - timedelta(days=1)
    meeting.save()
    convene(meeting=meeting, version=meeting.version, by=circle.by_ana(), now=NOW)
    assert "Say whether you will be there:" in body(mailoutbox)


def test_whoever_shares_a_seat_may_say_who_comes(circle: Circle, mailoutbox: list[Any]):
    give_mandate(seat=circle.town, person=circle.dora, starts=FOUNDED, by=OPERATOR, now=NOW)
    convene(meeting=draw(circle.body, MAY), version=1, by=circle.by_ana(), now=NOW)
    said = body(mailoutbox)
    assert "- My pair partner will attend: " in said
    assert "- We will both attend: " in said
    assert "remotely" not in said
