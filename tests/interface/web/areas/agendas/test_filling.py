"""Using a method in a meeting."""

from __future__ import annotations

from datetime import timedelta
from html import unescape

from tests.domain.builders import NOW, draw, nothing_changes
from tests.interface.web.areas.decisions.people import COLLEAGUE, LEAD, Room, sent
from tourdetable.domain.networks.models import Office


def written(**fields: object) -> dict[str, object]:
    """What the form posts for whoever holds the office of the body."""
    office = Office.objects.get(kind="lead", body__network__slug="circle")
    return {**sent(0, version=1), "acting": f"office:{office.pk}", "people": "10", **fields}


def test_one_chooses_a_meeting_then_a_point(room: Room) -> None:
    june = draw(room.circle.body, NOW + timedelta(days=65), "Lecture de juin")
    lead = room.client(LEAD)
    url = room.url("method_fill", "meteo", june.pk)
    assert url in lead.get(room.url("method_use", "meteo")).content.decode()
    html = unescape(lead.get(url).content.decode())
    assert 'value="Météo"' in html
    answer = lead.post(url, written(title="Se dire bonjour"))
    there = f"{room.url('meeting', june.pk)}#agenda"
    assert (answer.status_code, answer.headers["Location"]) == (302, there)
    assert list(june.agenda.values_list("title", "method", "minutes")) == [
        ("Se dire bonjour", "meteo", 6)
    ]


def test_whoever_writes_no_agenda_is_told_so(room: Room) -> None:
    june = draw(room.circle.body, NOW + timedelta(days=65), "Lecture de juin")
    client = room.client(COLLEAGUE)
    html = unescape(client.get(room.url("method_use", "meteo")).content.decode())
    assert "Aucune séance à préparer" in html
    with nothing_changes():
        answer = client.post(room.url("method_fill", "meteo", june.pk), sent(1))
    assert answer.status_code == 403


def test_a_title_is_wanted_beside_its_field(room: Room) -> None:
    june = draw(room.circle.body, NOW + timedelta(days=65), "Lecture de juin")
    lead, url = room.client(LEAD), room.url("method_fill", "meteo", june.pk)
    with nothing_changes():
        answer = lead.post(url, written(title=""))
    assert answer.status_code == 422
    assert "Donnez un titre au nouveau point." in answer.content.decode()


def test_a_method_that_does_not_exist_is_not_found(room: Room) -> None:
    assert room.client(LEAD).get(room.url("method_use", "zzz")).status_code == 404
