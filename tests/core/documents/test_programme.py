"""The programme of the year, on paper."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

from pypdf import PdfReader
from tests.core.documents.samples import NOW, PROGRAMME

from tourdetable.core.documents.model import ProgrammeDocument, ProgrammeMonth, ProgrammeRow
from tourdetable.core.documents.programme import programme_pdf


def pages(doc: ProgrammeDocument) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(programme_pdf(doc, now=NOW))).pages]


def test_months_come_in_order_each_with_its_meetings() -> None:
    (page,) = pages(PROGRAMME)
    names = [month.name for month in PROGRAMME.months]
    assert [line for line in page.splitlines() if line in names] == names
    assert page.index("Juin") < page.index("Mi-parcours") < page.index("Canicule") < page.index("Octobre")


def test_the_file_is_tagged_and_titled() -> None:
    pdf = PdfReader(BytesIO(programme_pdf(PROGRAMME, now=NOW)))
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Programme de la saison 2027 — Club des territoires"


def test_columns_are_named_again_on_each_page() -> None:
    rows = tuple(ProgrammeRow(date=f"jour {n}", kind="REX", body="Club", title=f"sujet {n}") for n in range(60))
    long = pages(replace(PROGRAMME, months=(ProgrammeMonth(name="Juin", rows=rows),)))
    assert [("Nature" in page) for page in long] == [True] * len(long)
    assert len(long) == 3


def test_an_empty_year_is_printed() -> None:
    (page,) = pages(replace(PROGRAMME, months=()))
    assert "Programme de la saison 2027" in page.splitlines()
