from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import APRIL, NOW, OPERATOR, decided, draw, in_review
from tests.interface.web.areas.decisions.people import NEIGHBOUR, SECRETARY, Room
from tourdetable.domain.meetings.actions.meetings import AgendaDraft, set_agenda
from tourdetable.domain.search.sources.every import BY_CODE
from tourdetable.interface.web.areas.search.addresses import KINDS, PUBLIC_KINDS


def addresses(room: Room, name: str, words: str) -> list[str]:
    answer = room.client(name).get(room.url("search"), {"q": words})
    return [one.url for one in answer.context["results"]]


def test_each_source_has_a_name_and_a_page() -> None:
    assert set(KINDS) == set(BY_CODE)
    assert set(PUBLIC_KINDS) <= set(KINDS)


@pytest.mark.parametrize("words", ["port", "chloé", "médiathèque", "jeudi", "avril", "mars"])
def test_whatever_is_found_may_be_opened(room: Room, words: str) -> None:
    decided(room.circle, room.meeting, title="Mars au port")
    in_review(room.circle, room.meeting)
    april = draw(room.circle.body, APRIL, "Avril")
    point = AgendaDraft(title="Le point d’avril", purpose="discuss", minutes=10)
    set_agenda(meeting=april, items=[point], version=april.version, by=OPERATOR, now=NOW)
    client = room.client(SECRETARY)
    found = addresses(room, SECRETARY, words)
    assert found
    assert {client.get(url).status_code for url in found} == {200}


def test_a_meeting_of_another_body_leads_to_the_programme(room: Room) -> None:
    meeting = draw(room.circle.body, APRIL + timedelta(days=7), "Avril")
    assert addresses(room, SECRETARY, "avril") == [room.url("meeting", meeting.pk)]
    assert addresses(room, NEIGHBOUR, "avril") == [room.url("programme")]
