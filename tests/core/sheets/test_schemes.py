"""A table of bodies and schemes is read by its headings, or refused line by line."""

from __future__ import annotations

from tourdetable.core.sheets.grid import Broken, Cell, Grid
from tourdetable.core.sheets.schemes import SchemeColumn, SchemeTable, read_schemes

HEADINGS: tuple[Cell, ...] = ("Nom", "Ce qu’il fait", "Remarque", "Étiquettes")


def read(*rows: tuple[Cell, ...]) -> SchemeTable:
    return read_schemes(Grid("1", rows))


def test_headings_stand_somewhere_above_and_say_what_each_column_holds() -> None:
    table = read(("Registre",), (), HEADINGS, ("SIAO", "Oriente", "x", "115, abri"), ())
    assert (table.wrong, table.passed_over) == ((), ("Remarque",))
    assert [line.number for line in table.lines] == [4]
    said = table.lines[0].said
    assert said == {
        SchemeColumn.NAME: "SIAO",
        SchemeColumn.WHAT: "Oriente",
        SchemeColumn.TAGS: "115, abri",
    }


def test_columns_that_are_missing_are_told() -> None:
    assert [str(one) for one in read(("Titre", "Objet")).wrong] == [
        "No column is called “Name”: keep the headings of the model."
    ]
    assert [str(one) for one in read(("Name",)).wrong] == [
        "No column says what each does: keep the headings of the model."
    ]
    assert len(read().wrong) == 1


def test_each_wrong_line_is_told() -> None:
    rows = [("", "Oriente"), ("CLS", ""), ("SIAO", "a"), ("SIAO", "b"), ("X", Broken("#REF!"))]
    wrong = [str(one) for one in read(HEADINGS, *rows).wrong]
    assert wrong == [
        "line 6: a formula in error stands in place of a text",
        "line 2: the name is missing",
        "line 3: what it does is missing",
        "line 5: “SIAO” stands in another line already",
    ]
