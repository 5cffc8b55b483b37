from __future__ import annotations

from typing import Any

import pytest

from tourdetable.core.documents.formats.office.pandoc import DEEPEST, Cleaning, laid_out


def said(words: str) -> list[Any]:
    return [{"t": "Str", "c": words}]


def paragraph(words: str) -> dict[str, Any]:
    return {"t": "Para", "c": said(words)}


def test_images_are_counted_and_leave_their_words() -> None:
    cleaning = Cleaning()
    image = {"t": "Image", "c": [["", [], []], said("Plan"), ["media/1.png", ""]]}
    assert list(cleaning.blocks([{"t": "Para", "c": [image]}])) == [paragraph("Plan")]
    assert cleaning.images == 1


def test_what_is_no_words_is_left_out() -> None:
    raw = [{"t": "RawBlock", "c": ["html", "<script>"]}, {"t": "HorizontalRule"}]
    assert list(Cleaning().blocks([*raw, paragraph("Oui")])) == [paragraph("Oui")]


def test_what_surrounds_words_goes_and_they_stay() -> None:
    div = {"t": "Div", "c": [["", [], []], [paragraph("Dedans")]]}
    span = {"t": "Span", "c": [["anchor", [], []], said("Oui")]}
    found = list(Cleaning().blocks([div, {"t": "Para", "c": [span]}]))
    assert found == [paragraph("Dedans"), paragraph("Oui")]


def test_a_cell_holds_one_line_and_a_row_all_its_columns() -> None:
    def cell(wide: int, *blocks: Any) -> list[Any]:
        return [["", [], []], {"t": "AlignDefault"}, 1, wide, list(blocks)]

    none: list[Any] = ["", [], []]
    row = [none, [cell(2, paragraph("Un"), paragraph("deux"))]]
    plain = [[{"t": "AlignDefault"}, {"t": "ColWidthDefault"}]] * 3
    content = [none, [None, []], plain, [none, []], [[none, 0, [], [row]]], [none, []]]
    (table,) = Cleaning().blocks([{"t": "Table", "c": content}])
    (first,) = table["c"][3][1]
    words = [[one["c"] for one in cell[4]] for cell in first[1]]
    assert words == [[[*said("Un"), {"t": "Space"}, *said("deux")]], [], []]


def test_a_cell_that_covers_rows_is_said_once() -> None:
    none: list[Any] = ["", [], []]

    def cell(words: str, high: int) -> list[Any]:
        return [none, {"t": "AlignDefault"}, high, 1, [paragraph(words)]]

    rows = [[none, [cell("Un", 2), cell("deux", 1)]], [none, [cell("trois", 1)]]]
    lines = [[one[4][0]["c"] if one[4] else "" for one in line] for line in laid_out(rows, 2)]
    assert lines == [[said("Un"), said("deux")], ["", said("trois")]]


def test_what_stands_too_deep_is_refused() -> None:
    block: dict[str, Any] = paragraph("Fond")
    for _level in range(DEEPEST):
        block = {"t": "BlockQuote", "c": [block]}
    with pytest.raises(RecursionError):
        list(Cleaning().blocks([block]))
