from __future__ import annotations

from tests.domain.builders import decided, nothing_changes
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, Room
from tests.interface.web.areas.site.test_writing import by_lead
from tourdetable.domain.site.models import PublicReading


def test_a_decision_is_published_changed_and_taken_back(room: Room) -> None:
    decision = decided(room.circle, room.meeting)
    client, url = room.client(LEAD), room.url("decision_publish", decision.pk)
    assert client.get(room.url("decision", decision.pk)).content.decode().count(url) == 1
    assert client.post(url, by_lead(room, title="Colette", text="On lit.")).status_code == 302
    reading = PublicReading.objects.get()
    assert client.get(url)["Location"] == room.url("reading_change", reading.pk)
    words = by_lead(room, title="Colette", text="On relit.", version=1)
    assert client.post(room.url("reading_change", reading.pk), words).status_code == 302
    back = by_lead(room, version=2)
    assert client.post(room.url("reading_back", reading.pk), back).status_code == 302
    reading.refresh_from_db()
    assert (reading.text, reading.taken_back_on is None) == ("On relit.", False)


def test_others_are_told_who_may(room: Room) -> None:
    url = room.url("decision_publish", decided(room.circle, room.meeting).pk)
    client = room.client(COLLEAGUE)
    with nothing_changes():
        assert client.post(url, {"title": "a"}).status_code == 403
