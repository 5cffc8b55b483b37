"""The year on one sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.core.documents.samples import NOW, printed
from tourdetable.core.documents.kinds.poster import PosterDocument, PosterMonth, PosterRow, weeks

MONTHS = ("Janvier", "Février", "Mars", "Avril", "Mai", "Juin", "Juillet", "Août")
MONTHS += ("Septembre", "Octobre", "Novembre", "Décembre")


def row(number: int, **more: object) -> PosterRow:
    said = {
        "day": 1 + number % 28,
        "date": f"jeu. {number}",
        "time": "9 h 30",
        "kind": 0,
        "title": f"Sujet {number}",
    }
    return PosterRow(**said | more)  # type: ignore[arg-type]  # names and values are those of a row


def year(*counts: int, **more: object) -> PosterDocument:
    """A year with so many meetings in each of its first months."""
    held = [*counts, *[0] * (12 - len(counts))]
    months = tuple(
        PosterMonth(
            name=name,
            weeks=weeks(date(2027, number, 1)),
            rows=tuple(row(n) for n in range(100 * number, 100 * number + count)),
        )
        for number, (name, count) in enumerate(zip(MONTHS, held, strict=True), start=1)
    )
    said: dict[str, object] = {
        "network": "Club",
        "title": "Programme 2027",
        "weekdays": tuple("LMMJVSD"),
        "kinds": ("Rencontre", "REX"),
        "months": months,
        "nothing": "Rien de fixé",
    }
    return PosterDocument(**said | more)  # type: ignore[arg-type]  # names and values are those of a poster


def pages(doc: PosterDocument) -> list[str]:
    return printed(doc.pdf(now=NOW))


def test_every_month_stands_on_the_sheet_in_order() -> None:
    (page,) = pages(year(1, 0, 2))
    assert [line for line in page.splitlines() if line in MONTHS] == list(MONTHS)
    assert page.count("Rien de fixé") == 10


@pytest.mark.parametrize("each", [0, 1, 3, 9])
def test_a_year_of_up_to_a_hundred_and_eight_meetings_is_one_sheet(each: int) -> None:
    (page,) = pages(year(*[each] * 12))
    assert page.count("Sujet") == 12 * each


def test_a_fuller_year_runs_on_and_loses_nothing() -> None:
    found = pages(year(*[12] * 12))
    assert len(found) > 1
    assert sum(page.count("Sujet") for page in found) == 144


def test_the_sheet_is_a3_landscape_tagged_and_titled() -> None:
    pdf = PdfReader(BytesIO(year(1).pdf(now=NOW)))
    box = pdf.pages[0].mediabox
    assert (round(box.width / 72 * 25.4), round(box.height / 72 * 25.4)) == (420, 297)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Programme 2027 — Club"


def test_a_kind_is_said_in_words_in_the_legend_and_where_the_title_does_not() -> None:
    rows = (row(1, title="Rencontre n° 1"), row(2, kind=1, title="Canicule"))
    (page,) = pages(
        replace(
            year(), months=(PosterMonth(name="Mars", weeks=weeks(date(2027, 3, 1)), rows=rows),)
        )
    )
    assert (page.count("Rencontre"), page.count("REX")) == (2, 2)


def test_what_changed_is_said_in_words() -> None:
    rows = (
        row(1, note="annulée", gone=True),
        row(2, note="initialement le mardi 9 mars", body="Port", place="Môle"),
    )
    (page,) = pages(
        replace(
            year(), months=(PosterMonth(name="Mars", weeks=weeks(date(2027, 3, 1)), rows=rows),)
        )
    )
    assert [words in page for words in ("annulée", "initialement le mardi 9 mars", "Port – ")] == [
        True
    ] * 3


def test_a_draft_says_so_across_the_sheet() -> None:
    assert [("PROJET" in pages(doc)[0]) for doc in (year(1, watermark="Projet"), year(1))] == [
        True,
        False,
    ]


def test_more_kinds_than_shapes_and_unheard_of_letters_are_printed() -> None:
    kinds = tuple(f"Sorte {n}" for n in range(30))
    rows = tuple(row(n, kind=n, title="ꙮ Ωmega") for n in range(30))
    (page,) = pages(
        year(
            1,
            kinds=kinds,
            months=(PosterMonth(name="M", weeks=weeks(date(2024, 2, 1)), rows=rows),),
        )
    )
    assert page.count("mega") == 30


def test_the_same_year_gives_the_same_bytes() -> None:
    assert year(3, 2).pdf(now=NOW) == year(3, 2).pdf(now=NOW)


def test_weeks_begin_on_monday() -> None:
    assert weeks(date(2027, 5, 17))[0] == (0, 0, 0, 0, 0, 1, 2)
    assert weeks(date(2024, 2, 1))[-1] == (26, 27, 28, 29, 0, 0, 0)
