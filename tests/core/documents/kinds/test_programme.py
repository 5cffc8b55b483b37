"""The programme of the year, on paper."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from pypdf import PdfReader

from tests.core.documents.samples import NOW, PROGRAMME
from tourdetable.core.documents.kinds.programme import (
    ProgrammeDocument,
    ProgrammeMonth,
    ProgrammeRow,
)


def pages(doc: ProgrammeDocument) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(doc.pdf(now=NOW))).pages]


def test_months_come_in_order_each_with_its_meetings() -> None:
    (page,) = pages(PROGRAMME)
    names = [month.name for month in PROGRAMME.months]
    assert [line for line in page.splitlines() if line in names] == names
    assert (
        page.index("Juin")
        < page.index("Mi-parcours")
        < page.index("Canicule")
        < page.index("Octobre")
    )


def test_the_file_is_tagged_and_titled() -> None:
    pdf = PdfReader(BytesIO(PROGRAMME.pdf(now=NOW)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Programme de la saison 2027 — Club des territoires"


def test_columns_are_named_again_on_each_page() -> None:
    rows = tuple(
        ProgrammeRow(date=f"jour {n}", kind="REX", body="Club", title=f"sujet {n}")
        for n in range(60)
    )
    long = pages(replace(PROGRAMME, months=(ProgrammeMonth(name="Juin", rows=rows),)))
    assert [("Nature" in page) for page in long] == [True] * len(long)
    assert len(long) == 3


def test_an_empty_year_is_printed() -> None:
    (page,) = pages(replace(PROGRAMME, months=()))
    assert "Programme de la saison 2027" in page.splitlines()


class TestWordProcessor:
    def test_each_month_has_its_heading_and_its_table(self) -> None:
        file = ZipFile(BytesIO(PROGRAMME.odt(now=NOW)))
        content = file.read("content.xml").decode()
        names = re.findall(r'text:outline-level="1">.*?/>([^<]+)<', content)
        assert names == [*(month.name for month in PROGRAMME.months), "À savoir"]
        assert content.count("<table:table ") == len(PROGRAMME.months)
        assert content.count("<table:table-row>") == len(PROGRAMME.months) + 8

    def test_a_month_without_a_meeting_and_a_column_without_a_word_are_left_out(self) -> None:
        row = ProgrammeRow(date="a", kind="b", body="c", title="d")
        months = (ProgrammeMonth(name="Juin"), ProgrammeMonth(name="Mai", rows=(row,)))
        content = ZipFile(BytesIO(replace(PROGRAMME, months=months).odt(now=NOW))).read(
            "content.xml"
        )
        assert (b"Juin" in content, content.count(b"<table:table-column "), b"Lieu" in content) == (
            False,
            4,
            False,
        )

    def test_what_people_wrote_is_no_markup(self) -> None:
        row = ProgrammeRow(date="a", kind="b", body="c", title="<script>x</script> & co")
        odt = replace(PROGRAMME, months=(ProgrammeMonth(name="Mai", rows=(row,)),)).odt(now=NOW)
        content = ZipFile(BytesIO(odt)).read("content.xml").decode()
        assert "&lt;script&gt;x&lt;/script&gt; &amp; co" in content
