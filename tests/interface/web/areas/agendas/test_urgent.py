"""A meeting for a topic that cannot wait."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from tests.domain.topics.builders import put_forward
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    LEAD,
    Room,
    account_of,
    steward,
)
from tourdetable.domain.meetings.models import AgendaItem
from tourdetable.domain.networks.models import Office


def test_it_is_dated_in_one_gesture(room: Room) -> None:
    topic = put_forward(room.circle, urgent=True)
    client, person = room.client("nobody"), steward(room)
    client.force_login(account_of(person))
    url = room.url("topic_meeting", topic.pk)
    page = client.get(url).content.decode()
    assert "D’un seul geste" in page
    said: dict[str, Any] = {
        "gesture": str(uuid4()),
        "version": 1,
        "acting": f"office:{Office.objects.get(person=person).pk}",
        "kind": "reading",
        "title": "Lire au parc",
        "day": "2027-04-08",
        "starts": "14:00",
        "ends": "15:00",
        "existing": "Le kiosque.",
    }
    done = client.post(url, said, follow=True).content.decode().replace("\xa0", " ")
    point = AgendaItem.objects.get(topic=topic)
    assert (point.meeting.title, point.minutes) == ("Lire au parc", 60)
    assert "mardi 6 avril 2027" in done
    assert "jeudi 8 avril 2027" in done
    assert "2 jours." in done


def test_whoever_does_not_convene_does_not_date(room: Room) -> None:
    url = room.url("topic_meeting", put_forward(room.circle, urgent=True).pk)
    assert room.client(LEAD).get(url).status_code == 403
    assert room.client(COLLEAGUE).get(url).status_code == 403
