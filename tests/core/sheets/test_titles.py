"""What a line between those of members is: a title, a sum, a remark, or a member after all."""

from __future__ import annotations

import pytest

from tourdetable.core.sheets.headings import SheetColumn
from tourdetable.core.sheets.members import Layout, wishes
from tourdetable.core.sheets.titles import title_of, with_title

WORDS = ("Structure", "Nom et prénom", "Courriel")
LAYOUT = Layout(0, WORDS, (SheetColumn.INSTITUTION, SheetColumn.FULL, SheetColumn.EMAIL))


@pytest.mark.parametrize(
    ("row", "title"),
    [
        (("", "ITC Nord", ""), "ITC Nord"),
        (("ITC Nord", "ITC Nord", "ITC Nord"), "ITC Nord"),
        (("Mairie de A", "", ""), None),
        (("Total Énergies", "Martin Aline", ""), None),
        (("Sous-total centres sociaux", "", "12"), None),
        (("TOTAL", "", ""), ""),
        (("* en attente du conseil", "", ""), ""),
        (("Mise à jour : 12/11", "", ""), ""),
        (WORDS, ""),
        (("EXEMPLE, ligne à supprimer", "Martin Aline", ""), ""),
    ],
)
def test_a_line_is_a_title_or_not(row: tuple[str, ...], title: str | None) -> None:
    assert title_of(row, LAYOUT) == title


def test_a_sum_counts_beside_the_columns_of_persons() -> None:
    layout = Layout(0, ("Structure", "Nombre"), (SheetColumn.INSTITUTION, SheetColumn.IGNORED))
    assert title_of(("Sous-total", "12"), layout) == ""


def test_lines_know_the_titles_above_them_the_latest_first() -> None:
    rows = (WORDS, ("ITC Nord", "", ""), ("", "Communes", ""), ("Caf", "Martin Aline", ""))
    found = [wish for _number, wish in wishes(rows, LAYOUT, ("Feuille",)) if wish]
    assert [(wish.institution, wish.titles, wish.alone) for wish in found] == [
        ("ITC Nord", ("Feuille",), True),
        ("Caf", ("Communes", "ITC Nord", "Feuille"), False),
    ]
    assert with_title(("b", "c", "d"), "a") == ("a", "b", "c")
    assert with_title(("b",), "") == ("b",)
