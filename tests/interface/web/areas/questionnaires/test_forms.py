from __future__ import annotations

from datetime import timedelta

from tests.domain.builders import APRIL, draw
from tests.domain.questionnaires.builders import written
from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tourdetable.interface.web.areas.questionnaires.forms import came, met


def test_only_meetings_that_were_opened_are_offered(room: Room) -> None:
    draw(room.circle.body, APRIL + timedelta(days=70), "Lecture de juin")
    assert met(room.circle.body, "") == [room.meeting]
    assert met(room.circle.body, str(room.meeting.pk)) == [room.meeting]
    assert "Lecture de mars" in came(room.meeting)


def test_former_questions_are_offered_again(room: Room) -> None:
    row = written(room.circle)
    page = room.client(SECRETARY).get(room.url("questionnaire_new", "port")).content.decode()
    assert f'value="{row.pk}"' in page
