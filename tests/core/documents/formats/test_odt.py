"""The word-processor reading, opened back."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from tourdetable.core.documents.formats.odt import written

NOW = datetime(2027, 4, 6, 8, tzinfo=UTC)
TABLE = (
    "<table><thead><tr><th>Date</th></tr></thead><tbody><tr><td>mardi 26</td></tr></tbody></table>"
)


def odt(html: str = TABLE, **more: object) -> bytes:
    said = {
        "title": "Programme 2027",
        "over": "Club",
        "under": "Publié",
        "lang": "fr",
        "accent": "#74305f",
        "now": NOW,
    }
    return written(html, **said | more)  # type: ignore[arg-type]  # names and values are those of a document


def part(file: bytes, name: str) -> str:
    return ZipFile(BytesIO(file)).read(name).decode()


def words(file: bytes) -> list[str]:
    """What each paragraph and heading says, in order."""
    root = ET.fromstring(part(file, "content.xml"))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    return ["".join(one.itertext()) for one in root.iter() if one.tag in (f"{text}p", f"{text}h")]


def test_title_and_text_come_in_order() -> None:
    assert words(odt("<h1>Janvier</h1><p>Oui.</p>")) == [
        "Programme 2027",
        "Club",
        "Publié",
        "Janvier",
        "Oui.",
    ]


def test_tables_have_borders_and_a_header_row() -> None:
    content = part(odt(), "content.xml")
    assert content.count("fo:border=") == 2
    assert "table:table-header-rows" in content
    assert 'fo:border="none"' not in content


def test_every_style_that_the_text_names_is_ours() -> None:
    html = "<h1>Un</h1><p>a <em>b</em> <a href='https://e.example'>c</a></p><ul><li>d</li></ul><ol><li>f</li></ol>"
    file = odt(f"{html}<blockquote>e</blockquote>{TABLE}")
    styles, content = (
        ET.fromstring(part(file, "styles.xml")),
        ET.fromstring(part(file, "content.xml")),
    )
    style = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
    known = {
        one.get(f"{style}name")
        for tree in (styles, content)
        for one in tree.iter()
        if one.get(f"{style}name")
    }
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}style-name"
    assert {one.get(text) for one in content.iter() if one.get(text)} - known == set()


def test_language_colour_and_sheet() -> None:
    styles = part(odt(), "styles.xml")
    assert (
        'fo:language="fr" fo:country="FR"' in styles,
        "#74305f" in styles,
        "29.7cm" in styles,
    ) == (True,) * 3
    assert "@" not in styles
    assert "<dc:language>fr-FR</dc:language>" in part(odt(), "meta.xml")


@pytest.mark.parametrize("wrong", [{"lang": "français !"}, {"accent": "red"}])
def test_a_language_or_colour_that_is_none_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        odt(**wrong)


def test_words_stay_words() -> None:
    """Neither markup, nor an option of the program, nor what XML cannot hold."""
    found = words(
        odt("<p>a\x00b &lt;b&gt;</p>", title="<b>--version</b> &\x07", over="x=y: *z*", under="---")
    )
    assert found == ["<b>--version</b> &", "x=y: *z*", "---", "ab <b>"]


def test_no_file_and_no_address_is_read() -> None:
    assert words(odt('<p>a<img src="file:///etc/hostname" alt="b"></p>'))[-1] == "ab"


def test_the_same_words_give_the_same_bytes() -> None:
    assert odt() == odt()
    assert ZipFile(BytesIO(odt())).infolist()[0].filename == "mimetype"
