from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.core.documents.samples import printed
from tests.domain.builders import NOW, Circle
from tests.domain.founding.test_logos import png
from tests.interface.web.areas.decisions.people import COLLEAGUE, Room
from tests.interface.web.areas.relays.carried import BODY, INSIDE, OUTSIDE, THERE, carried
from tourdetable.domain.people.actions import set_letterhead


@pytest.fixture
def url(room: Room, circle: Circle) -> str:
    library, said = circle.library.institution, {"lines": "3 rue du Môle", "network": "circle"}
    image = ("image/png", png())
    set_letterhead(institution=library, image=image, **said, by=circle.by_bao(), now=NOW)
    return room.url("relay", carried(circle).meeting_id)


def words_of(content: bytes) -> str:
    return " ".join(" ".join(printed(content)).split())


def test_the_note_bears_the_letterhead_and_what_was_ticked(room: Room, url: str) -> None:
    words = words_of(room.client(COLLEAGUE).get(url + "note.pdf").content)
    for said in ("Médiathèque", "3 rue du Môle", "Lire dehors", "Ranger la salle", OUTSIDE):
        assert said in words
    assert [word for word in (INSIDE, BODY, THERE) if word in words] == []
    words = words_of(room.client(COLLEAGUE).get(url + "note.pdf?chosen=1&keep=next").content)
    assert ("Lecture de mai" in words, "Lire dehors" in words) == (True, False)


def test_the_slide_is_one_page_of_sixteen_by_nine(room: Room, url: str) -> None:
    pages = printed(room.client(COLLEAGUE).get(url + "slide.pdf").content)
    assert (len(pages), "Lire dehors" in pages[0]) == (1, True)


def test_the_same_note_goes_on_in_a_word_processor(room: Room, url: str) -> None:
    answer = room.client(COLLEAGUE).get(url + "note.odt")
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="relais-note-cercle-du-port-2027-03-04.odt"'
    )
    with ZipFile(BytesIO(answer.content)) as odt:
        text = odt.read("content.xml").decode()
    assert [word in text for word in (OUTSIDE, INSIDE, BODY, THERE)] == [True, False, False, False]


def test_there_is_no_other_file(room: Room, url: str) -> None:
    assert room.client(COLLEAGUE).get(url + "minutes.pdf").status_code == 404
