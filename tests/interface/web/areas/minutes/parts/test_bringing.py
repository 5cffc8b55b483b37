"""A file of a word processor brought into the minutes."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.core.documents.formats.office.test_brought import office, packed
from tests.domain.builders import NOW, nothing_changes
from tests.domain.files.made import PDF
from tests.interface.web.areas.decisions.people import SECRETARY, Room, sent
from tourdetable.domain.minutes.actions.minutes import begin
from tourdetable.domain.minutes.models import Minutes
from tourdetable.interface.web.areas.minutes.parts.bringing import images_words, titled

MACROS = packed(
    **{
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w:document/>",
        "word/vbaProject.bin": b"x",
    }
)
BOMB = packed(
    **{
        "[Content_Types].xml": b"<Types/>",
        "word/document.xml": b"<w>" + b" " * 16_000_000 + b"</w>",
    }
)


@pytest.fixture
def ana(room: Room) -> Client:
    begin(meeting=room.meeting, text="# Déjà\n\nÉcrit.", by=room.circle.by_ana(), now=NOW)
    return room.client(SECRETARY)


def chosen(ana: Client, room: Room, content: bytes, name: str = "cr.docx") -> Any:
    return ana.post(
        room.url("minutes_bring", room.meeting.pk), {"file": SimpleUploadedFile(name, content)}
    )


@pytest.mark.parametrize("form", ["docx", "odt"])
def test_its_words_are_read_again_then_come_after_what_was_there(
    room: Room, ana: Client, form: str
) -> None:
    with nothing_changes():
        shown = chosen(ana, room, office("## Venu d’ailleurs\n\nDes mots.", form), f"cr.{form}")
    words = shown.context["form"]["text"].value()
    assert (shown.status_code, words) == (200, "# Venu d’ailleurs\n\nDes mots.")
    url = room.url("minutes_bring", room.meeting.pk)
    answer = ana.post(url, sent(room.circle.town.pk, text=words))
    assert answer["Location"] == room.url("minutes_sections", room.meeting.pk)
    assert Minutes.objects.get().text == "# Déjà\n\nÉcrit.\n\n# Venu d’ailleurs\n\nDes mots."


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (MACROS, "macros"),
        (BOMB, "pèse trop lourd"),
        (PDF, "Word (DOCX) et LibreOffice (ODT)"),
        (b"MZ\x90", "programme"),
        (b"", "vide"),
    ],
)
def test_what_is_not_taken_is_refused_with_the_reason(
    room: Room, ana: Client, content: bytes, why: str
) -> None:
    with nothing_changes():
        refused = chosen(ana, room, content)
    (error,) = refused.context["form"].errors["file"]
    assert (refused.status_code, why in error) == (422, True)


def test_words_that_begin_without_a_heading_have_the_name_of_their_file() -> None:
    assert titled("Des mots.", "CR du 4 mars.docx") == "# CR du 4 mars\n\nDes mots."
    assert titled("# Un\n\nDes mots.", "cr.docx") == "# Un\n\nDes mots."


def test_images_that_were_left_out_are_told() -> None:
    assert images_words(0) == ""
    assert images_words(2) == "2 images ont été laissées de côté."
