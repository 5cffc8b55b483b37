"""The marks that are offered are those that are understood."""

from __future__ import annotations

import pytest
from django.utils.translation import override

from tests.interface.web.areas.decisions.people import SECRETARY, Room
from tests.interface.web.areas.minutes.test_loading import record
from tourdetable.core.documents.text import marks
from tourdetable.core.words.attribution import DISCRETION
from tourdetable.core.words.audience import LADDER
from tourdetable.interface.web.areas.minutes.readings.marking import (
    EMBARGO,
    attribution_marks,
    audience_marks,
    seats_to_name,
)

KNOWN = {marks.unaccented(word): meaning for word, meaning in marks.WORDS.items()}


def meaning(word: str) -> object:
    return KNOWN[marks.unaccented(marks.cleaned(word))]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_word_offered_means_what_it_says(room: Room, language: str) -> None:
    with override(language):
        here = record(room, SECRETARY)
        assert [meaning(one.word) for one in audience_marks(here)] == [*LADDER]
        assert [meaning(one.word) for one in attribution_marks(here)] == [*DISCRETION]
        assert marks.EMBARGO.search(marks.unaccented(str(EMBARGO))) is not None


def test_what_holds_without_a_mark_is_said(room: Room) -> None:
    here = record(room, SECRETARY)
    found = [one.usual for one in (*audience_marks(here), *attribution_marks(here))]
    assert found == [False, False, True, False, False, False, True, False, False]


def test_each_seat_of_the_body_has_its_reference(room: Room) -> None:
    circle = room.circle
    assert [(one.written, one.name) for one in seats_to_name(record(room, SECRETARY))] == [
        (f"@{{siège:{circle.town.pk} Ville du Port}}", "Ana Ruiz (Ville du Port)"),
        (f"@{{siège:{circle.library.pk} Médiathèque}}", "Bao Trần (Médiathèque)"),
        (f"@{{siège:{circle.school.pk} École du Môle}}", "Chloé Émery (École du Môle)"),
    ]


def test_the_help_stands_beside_the_text(room: Room) -> None:
    page = room.client(SECRETARY).get(room.url("minutes_edit", room.meeting.pk)).content.decode()
    assert f"@{{siège:{room.circle.town.pk} Ville du Port}}" in page
