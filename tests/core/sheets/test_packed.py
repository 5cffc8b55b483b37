"""Packed files are unpacked within bounds, whatever they say of themselves."""

from __future__ import annotations

import io
import zipfile

import pytest

from tests.core.sheets.books import CONTENT, parts, workbook
from tourdetable.core.sheets.grid import UnreadableSheet
from tourdetable.core.sheets.packed import (
    column_of,
    max_places,
    max_repeats,
    packed_again,
    unpacked,
    valueless,
)


def test_only_what_is_read_is_kept() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("content.xml", "<a/>")
        packed.writestr("Pictures/big.png", b"x" * 1000)
    found = unpacked(made.getvalue())
    assert found == {"content.xml": b"<a/>"}
    assert unpacked(packed_again(found)) == found


def test_the_last_cell_that_holds_something() -> None:
    content = parts(workbook([["a", None, "c"], [], ["d"]]))[CONTENT]
    assert max_places(content) == (3, 3)
    assert column_of(b"XFD") == 16_383


def test_repeated_cells_of_an_open_document_are_counted() -> None:
    rows = (
        b'<table:table x><table:table-row table:number-rows-repeated="9"/>'
        b'<table:table-row><table:table-cell table:number-columns-repeated="4"/>'
        b'<table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
        b'</table:table-row><table:table-row table:number-rows-repeated="1048566">'
        b'<table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    assert max_repeats(rows) == (10, 5)


def test_cells_without_a_value() -> None:
    content = (
        b'<c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>1+1</f><v /></c>'
        b'<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="inlineStr"><is><t>x</t></is></c><c r="E2"/>'
    )
    assert list(valueless(content)) == [(0, 0), (0, 1)]


def test_a_broken_archive_is_refused() -> None:
    with pytest.raises(UnreadableSheet):
        unpacked(b"PK\x03\x04 and nothing else")


@pytest.mark.parametrize("opened", [b'<c r="A1">', b"<c ", b"<c r='A1'><v ", b"<"])
def test_cells_that_are_never_closed_are_read_once(opened: bytes) -> None:
    content = opened * 100_000
    assert (max_places(content), list(valueless(content))) == ((0, 0), [])


@pytest.mark.parametrize("opened", [b"<table:table-row>", b"<table:table-row><table:table-cell>"])
def test_rows_that_are_never_closed_are_read_once(opened: bytes) -> None:
    assert max_repeats(b"<table:table x>" + opened * 50_000) == (0, 0)
