"""Our model of an Office Open XML file, and what is written in one afterwards."""

from __future__ import annotations

from tests.core.documents.samples import NOW, RECORD
from tourdetable.core.documents.formats.office.documents import OfficeFormat
from tourdetable.core.documents.formats.office.docx import model
from tourdetable.core.documents.formats.sheet import Sheet, unpacked


def test_a_sheet_stands_or_lies() -> None:
    upright, wide = (
        unpacked(model(Sheet(accent="#123456", wide=wide)))["word/document.xml"].decode()
        for wide in (False, True)
    )
    assert ("landscape" in upright, "landscape" in wide) == (False, True)


def test_colour_and_foot_are_those_of_the_sheet_and_words_stay_words() -> None:
    parts = unpacked(model(Sheet(accent="#123456", whose="A & <b>", title="C")))
    assert parts["word/styles.xml"].count(b"123456") > 1
    footer = parts["word/footer1.xml"].decode()
    assert ("A &amp; &lt;b&gt; — " in footer, " TITLE " in footer) == (True, True)


def test_word_opens_it_as_one_of_today_and_it_is_dated() -> None:
    parts = unpacked(RECORD.office(OfficeFormat.DOCX, now=NOW))
    assert parts["word/settings.xml"].count(b'w:name="compatibilityMode"') == 1
    assert parts["docProps/core.xml"].count(b"2027-04-06T09:00:00Z") == 2
