"""What the forms of the review hand over."""

from __future__ import annotations

from tests.interface.web.areas.decisions.people import COLLEAGUE, Room, sent
from tests.interface.web.areas.decisions.test_rights import scene
from tourdetable.interface.web.areas.minutes.review.forms import RemarkForm


def quoted(room: Room, **said: str) -> str:
    library = room.circle.library
    form = RemarkForm(
        sent(library.pk, kind="correction", words="Non.", **said),
        scene=scene(room, COLLEAGUE),
        capacities=[library],
        sections=["Lecture"],
    )
    assert form.is_valid()
    quote: str = form.cleaned_data["quote"]
    return quote


def test_a_part_is_quoted_by_its_title_unless_a_passage_is(room: Room) -> None:
    assert quoted(room, section="Lecture") == "Lecture"
    assert quoted(room, section="Lecture", quote="On a lu") == "On a lu"


def test_a_whole_part_is_never_replaced(room: Room) -> None:
    assert quoted(room, section="Lecture", proposed="Autre") == ""


def test_without_parts_none_is_offered(room: Room) -> None:
    library = room.circle.library
    form = RemarkForm(scene=scene(room, COLLEAGUE), capacities=[library], sections=[])
    assert "section" not in form.fields
