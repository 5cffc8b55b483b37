"""What was said, and not by whom."""

from __future__ import annotations

import pytest

from tests.domain.builders import APRIL, draw
from tests.domain.notices.convened import light_seat
from tests.interface.web.areas.decisions.people import (
    COLLEAGUE,
    NEIGHBOUR,
    SECRETARY,
    Room,
    opposed,
)
from tests.interface.web.areas.minutes.test_views import reached, whole_archive, words_of
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.domain.meetings.models import Attendance, Turn

NAMES = ("Ana", "Ruiz", "Bao", "Chloé", "Ville", "Médiathèque", "École", "Communes")


@pytest.mark.parametrize("name", [SECRETARY, COLLEAGUE, NEIGHBOUR])
def test_neither_persons_nor_institutions_nor_colleges(room: Room, name: str) -> None:
    opposed(room, text="On lit Colette.")
    seat = f"@{{seat:{room.circle.town.pk}}}"
    marked = f"::: noms\n{seat} : c’est dit.\n:::\n\n{seat} : redit.\n\n"
    reached(room, "network", f"{marked}::: body\nEntre nous.\n:::\n")
    url = room.url("minutes_chatham_pdf", room.meeting.pk)
    said = words_of(room.client(name).get(url))
    assert [one for one in NAMES if one in said] == []
    assert ("c’est dit. redit." in said, "On lit Colette." in said) == (True, True)
    assert "Entre nous." not in said


def test_nor_those_who_were_away_or_lead_next(room: Room) -> None:
    light_seat(room.circle)
    Attendance.objects.filter(seat=room.circle.library).delete()
    april = draw(room.circle.body, APRIL, "Avril")
    Turn.objects.create(meeting=april, seat=room.circle.school, duty="secretary")
    reached(room, "network")
    said = words_of(room.client(COLLEAGUE).get(room.url("minutes_chatham_pdf", room.meeting.pk)))
    assert [one for one in (*NAMES, "Région", "Prochaine séance") if one in said] == []


@pytest.mark.parametrize("ending", OfficeFormat)
def test_a_word_processor_is_told_no_more(room: Room, ending: OfficeFormat) -> None:
    seat = f"@{{seat:{room.circle.town.pk}}}"
    reached(room, "network", f"{seat} : redit.\n\n::: body\nEntre nous.\n:::\n")
    url = room.url("minutes_chatham_office", room.meeting.pk, ending)
    said = whole_archive(room.client(COLLEAGUE).get(url))
    assert [one for one in (*NAMES, "Entre nous") if one in said] == []
    assert "redit" in said
