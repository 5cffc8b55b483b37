from __future__ import annotations

from tests.domain.questionnaires.builders import crowd, sent, written
from tests.interface.web.areas.decisions.people import SECRETARY, Room


def test_a_page_says_how_many_links_wait_and_of_whom_nothing(room: Room) -> None:
    crowd(room.circle, 2)
    row = sent(room.circle)
    page = room.client(SECRETARY).get(room.url("questionnaire", row.pk)).content.decode()
    assert "5 liens attendent encore" in page.replace("\xa0", " ")
    assert "towns" not in page


def test_one_of_another_network_is_nothing(room: Room) -> None:
    written(room.circle)
    assert room.client(SECRETARY).get(room.url("questionnaire", 0)).status_code == 404
