"""The OpenDocument reading, opened back."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypandoc
import pytest

from tourdetable.core.documents.formats.office.documents import (
    OfficeFormat,
    OfficePage,
    written,
)

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
TABLE_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
NOW = datetime(2027, 4, 6, 8, tzinfo=UTC)
TABLE = (
    "<table><thead><tr><th>Date</th></tr></thead><tbody><tr><td>mardi 26</td></tr></tbody></table>"
)


def odt(html: str = TABLE, **more: Any) -> bytes:
    said: dict[str, Any] = {
        "title": "Programme 2027",
        "over": "Club",
        "under": "Publié",
        "lang": "fr",
        "accent": "#74305f",
    }
    return written(OfficePage(html=html, **said | more), OfficeFormat.ODT, now=NOW)


def part(file: bytes, name: str) -> str:
    return ZipFile(BytesIO(file)).read(name).decode()


def words(file: bytes) -> list[str]:
    """What each paragraph and heading says, in order."""
    root = ET.fromstring(part(file, "content.xml"))
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    return ["".join(one.itertext()) for one in root.iter() if one.tag in (f"{text}p", f"{text}h")]


def spoken(file: bytes) -> tuple[str | None, str | None]:
    """The language and the country of the default style."""
    root = ET.fromstring(part(file, "styles.xml"))
    (style,) = root.iter(f"{STYLE}default-style")
    (text,) = style.iter(f"{STYLE}text-properties")
    return text.get(f"{FO}language"), text.get(f"{FO}country")


def test_title_and_text_come_in_order() -> None:
    assert words(odt("<h1>Janvier</h1><p>Oui.</p>")) == [
        "Programme 2027",
        "Club",
        "Publié",
        "Janvier",
        "Oui.",
    ]


def test_tables_have_borders_and_a_header_row() -> None:
    root = ET.fromstring(part(odt(), "content.xml"))
    cells = {
        cell.get(f"{STYLE}name"): cell[0].attrib
        for cell in root.iter(f"{STYLE}style")
        if cell.get(f"{STYLE}family") == "table-cell"
    }
    assert cells == {
        "TableHeaderRowCell": {
            f"{FO}padding": "0.14cm",
            f"{FO}border": "0.5pt solid #8a9099",
            f"{FO}border-bottom": "1.2pt solid #555555",
            f"{FO}background-color": "#eef1f4",
        },
        "TableRowCell": {f"{FO}padding": "0.14cm", f"{FO}border": "0.5pt solid #8a9099"},
    }
    (head,) = root.iter(f"{TABLE_NAMES}table-header-rows")
    assert ["".join(row.itertext()).strip() for row in head] == ["Date"]


def test_pandoc_reads_it_back(tmp_path: Path) -> None:
    file = tmp_path / "read.odt"
    file.write_bytes(odt(f"<h1>Janvier</h1>{TABLE}<p>Oui, <em>oui</em>.</p>"))
    html = pypandoc.convert_file(str(file), "html", format="odt").split("\n")
    said = [line.strip() for line in html if line.strip()]
    assert said[:3] == ["<p>Programme 2027</p>", "<p>Club</p>", "<p>Publié</p>"]
    assert said[3] == '<h1 id="janvier"><span id="anchor"></span>Janvier</h1>'
    assert said[-1] == "<p>Oui, <em>oui</em>.</p>"
    table = "".join(said[4:-1])
    assert "<thead><tr><th>Date</th></tr></thead>" in table
    assert "<tbody><tr><td>mardi 26</td></tr></tbody>" in table


def test_the_manifest_names_every_part() -> None:
    """LibreOffice opens no other."""
    file = odt()
    parts = set(ZipFile(BytesIO(file)).namelist()) - {"mimetype", "META-INF/manifest.xml"}
    listed = part(file, "META-INF/manifest.xml")
    assert sorted(name for name in parts if f'full-path="{name}"' not in listed) == []


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


def test_the_reader_s_language_is_that_of_the_document() -> None:
    english = odt(lang="en")
    assert spoken(english) == ("en", "GB")
    assert "<dc:language>en-GB</dc:language>" in part(english, "meta.xml")


def test_the_file_is_dated() -> None:
    meta = part(odt(), "meta.xml")
    assert "<dc:date>2027-04-06T08:00:00Z</dc:date>" in meta
    assert "<meta:creation-date>2027-04-06T08:00:00Z</meta:creation-date>" in meta


@pytest.mark.parametrize(
    ("over", "foot"), [("Club", "Club — Programme 2027 — 1 / 1"), ("", "Programme 2027 — 1 / 1")]
)
def test_the_foot_says_whose_page_it_is(over: str, foot: str) -> None:
    styles = ET.fromstring(part(odt(over=over), "styles.xml"))
    (found,) = styles.iter(f"{STYLE}footer")
    assert "".join(found.itertext()) == foot


def test_language_colour_and_sheet() -> None:
    styles = part(odt(wide=True), "styles.xml")
    assert spoken(odt()) == ("fr", "FR")
    assert "<dc:language>fr-FR</dc:language>" in part(odt(), "meta.xml")
    assert ("#74305f" in styles, "landscape" in styles, "$" in styles) == (True, True, False)
    assert "landscape" not in part(odt(), "styles.xml")


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
