from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from tourdetable.core.documents.formats.letterhead import Letterhead
from tourdetable.core.documents.formats.sheet import Sheet, packed, spelt, unpacked


def test_what_is_packed_is_found_again() -> None:
    parts = {"a.xml": b"<a/>", "b/c.png": b"\x89PNG"}
    assert unpacked(packed(parts)) == parts


def test_the_type_of_an_opendocument_comes_first_and_bare() -> None:
    first = ZipFile(BytesIO(packed({"z": b"z", "mimetype": b"m"}))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", 0)


def test_letters_are_those_of_the_letterhead() -> None:
    fonts = [
        Sheet(accent="#000000", letterhead=Letterhead(font=one)).font for one in ("serif", "sans")
    ]
    assert fonts == ["Liberation Serif", "Liberation Sans"]


def test_words_are_spelt_as_xml() -> None:
    assert spelt('a\x01 <b> & "c"') == "a &lt;b&gt; &amp; &quot;c&quot;"
