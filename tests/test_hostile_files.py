"""Hostile files at every door: refused in words, or harmless as they are kept.

`interface/web/test_uploads.py` sends them as documents of a meeting. They are made in
`tests/domain/files/hostile`; a new one goes there, and is tried at all doors.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from io import BytesIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.domain.files.hostile.every import EVERY
from tests.domain.files.hostile.made import HostileFile
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.sheets.reading import UnreadableSheet, read_sheets
from tourdetable.domain.availability.free_busy import busy
from tourdetable.domain.availability.ics import UnreadableCalendar
from tourdetable.domain.files.kinds import kind_of
from tourdetable.domain.founding.charters import fit_charter, text_of_file
from tourdetable.domain.founding.logos import read_logo
from tourdetable.domain.papers.checking import read_model
from tourdetable.interface.web.areas.minutes.parts.bringing import words_of

PNG_NAMES = {one.slug for one in EVERY if one.slug.startswith("name: ")}
REFUSED = (ValidationError, UnreadableSheet, UnreadableCalendar)


def calendar(content: bytes) -> object:
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    return busy(content[:5_000_000], first=first, last=last, zone=ZoneInfo("Europe/Paris"))


DOORS: dict[str, Callable[[bytes], Any]] = {
    "logo": read_logo,
    "model of ODT files": lambda content: read_model(content, "a", OfficeFormat.ODT),
    "model of DOCX files": lambda content: read_model(content, "a", OfficeFormat.DOCX),
    "minutes": lambda content: words_of(SimpleUploadedFile("a", content)),
    "calendar": calendar,
    "charter": lambda content: fit_charter(text_of_file(content)),
}
SAFE_LOGOS = {
    "png: colours that unpack to 100 MB",
    "png: text that unpacks to 100 MB",
    "svg: a handler",
    "svg: a link that changes",
    "svg: a page inside",
    "svg: a script",
    "svg: a style from elsewhere",
    "svg: from elsewhere",
    "svg called PNG",
    "png: too many frames",
    "png and PHP",
    *PNG_NAMES,
}
"""Images whose picture alone is kept."""


@pytest.mark.parametrize("door", DOORS)
def test_at_the_other_doors(door: str) -> None:
    taken = {hostile.slug for hostile in EVERY if is_taken(DOORS[door], hostile)}
    assert taken == (SAFE_LOGOS if door == "logo" else set())


def is_taken(door: Callable[[bytes], Any], hostile: HostileFile) -> bool:
    """Whether a door takes a file. Anything but a refusal in words would be a fault."""
    try:
        door(hostile.content)
    except REFUSED:
        return False
    return True


@pytest.mark.parametrize("slug", sorted(SAFE_LOGOS))
def test_a_logo_that_is_taken_holds_nothing_that_acts(slug: str) -> None:
    (hostile,) = (one for one in EVERY if one.slug == slug)
    kept = read_logo(hostile.content).content
    acting = (
        b"script",
        b"onload",
        b"e.example",
        b"foreignObject",
        b"animate",
        b"php",
        b"zTXt",
        b"iCCP",
    )
    assert [one for one in acting if one in kept] == []


def test_as_a_table_of_members_texts_are_only_read_and_shown() -> None:
    """What is no spreadsheet is refused; rows of a text are shown before anything is written."""
    read = {hostile.slug for hostile in EVERY if is_taken(read_sheets, hostile)}
    texts = {one.slug for one in EVERY if one.slug in read and one.kept}
    assert read - texts == {
        "UTF-16",
        "csv: DDE",
        "csv: DDE behind a sign",
        "csv: DDE behind an at",
        "csv: a link",
        "csv: a link behind a figure",
        "csv: a link behind a sign",
        "csv: a mark, then DDE",
        "csv: a wide sign",
        "csv: cells between bars",
        "csv: lines of before",
        "one octet",
        "exe called text",
        "shortcut",
        "shortcut of Linux",
        "text with zeros",
        "zeros far below",
    }


class Counted(BytesIO):
    """A content that counts the octets that are read of it."""

    number = 0

    def read(self, size: int | None = -1, /) -> bytes:
        found = super().read(size)
        self.number += len(found)
        return found


@pytest.mark.parametrize("hostile", EVERY, ids=str)
def test_none_is_read_more_than_a_few_times_over(hostile: HostileFile) -> None:
    content = Counted(hostile.content)
    with suppress(ValidationError):
        kind_of(content)
    assert content.number <= 4 * len(hostile.content) + 100_000
