"""What a line of members asks."""

from __future__ import annotations

from tourdetable.core.sheets.grid import Broken, Cell
from tourdetable.core.sheets.headings import SheetColumn
from tourdetable.core.sheets.members import HolderWish, Layout, SeatWish, wish_of, wishes

C = SheetColumn
COLUMNS = (C.INSTITUTION, C.FULL, C.EMAIL, C.PHONE, C.SEAT_KIND, C.STARTS, C.ENDS)
LAYOUT = Layout(0, ("Structure", "Nom", "Mail", "Tél", "Siège", "Depuis", "Fin"), COLUMNS)


def wish(*cells: Cell) -> SeatWish:
    return wish_of(2, cells, LAYOUT)


def test_two_people_and_their_addresses() -> None:
    found = wish("Caf", "Martin Aline / Durand Bruno", "b.durand@caf.fr ; x@caf.fr", "0612345678")
    assert found.holders == (
        HolderWish("Aline", "Martin", "x@caf.fr", "06 12 34 56 78"),
        HolderWish("Bruno", "Durand", "b.durand@caf.fr", "06 12 34 56 78"),
    )


def test_one_address_is_of_whom_it_names_else_of_both() -> None:
    named = wish("Caf", "Martin Aline / Durand Bruno", "b.durand@caf.fr")
    assert [holder.email for holder in named.holders] == ["", "b.durand@caf.fr"]
    shared = wish("Caf", "Martin Aline / Durand Bruno", "accueil@caf.fr")
    assert [holder.email for holder in shared.holders] == ["accueil@caf.fr"] * 2
    assert list(map(str, shared.notes)) == ["accueil@caf.fr is the address of both"]


def test_addresses_too_many_are_told_of() -> None:
    found = wish("Caf", "Martin Aline", "a@caf.fr b@caf.fr")
    assert [str(note) for note in found.notes] == [
        "b@caf.fr is left aside: one address is kept for each person"
    ]
    nobody = wish("Caf", "", "a@caf.fr")
    assert [str(note) for note in nobody.notes] == ["a@caf.fr is left aside: the line names nobody"]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = wish("", "Martin", "x", "", "roi", "31/04/2026", "2026")
    assert [str(problem) for problem in found.problems] == [
        "the institution is missing: write it on each line",
        "“roi” is no kind of seat: write standing, light (follows through the minutes) or invited",
        "first day: “31/04/2026” does not exist: that month has 30 days",
        "last day: “2026” does not say which day: write it as 01/03/2026",
        "“Martin” is only half a name: write the given name and the family name",
        "“x” is not an e-mail address",
    ]


def test_a_broken_cell_refuses_its_line_only_where_it_is_read() -> None:
    assert str(wish(Broken("#REF!"), "Martin Aline").problems[0]).startswith("the cell “Structure”")
    beyond = wish_of(2, ("Caf", "Martin Aline", "", "", "", "", "", Broken("#REF!")), LAYOUT)
    assert beyond.problems == ()


def test_a_mandate_does_not_end_before_it_starts() -> None:
    found = wish("Caf", "Martin Aline", "", "", "invité", "01/03/2026", "01/02/2026")
    assert (found.seat_kind, len(found.problems)) == ("invited", 1)


def test_lines_that_ask_nothing() -> None:
    rows: list[tuple[Cell, ...]] = [
        LAYOUT.words,  # type: ignore[list-item]  # the headings
        ("", "", ""),
        ("", "Collège des communes"),
        ("Caf", "Martin Aline"),
        ("Structure", "Nom"),
        ("Bloc", "Bloc", "Bloc"),
        ("EXEMPLE, ligne à supprimer", "Martin Aline"),
        ("Région",),
    ]
    found = [(number, one and one.institution) for number, one in wishes(rows, LAYOUT)]
    assert found == [(3, None), (4, "Caf"), (5, None), (6, None), (7, None), (8, "Région")]
