from __future__ import annotations

import pytest

from tests.domain.builders import CHARTER, TODAY
from tourdetable.core.charter.text.loader import load
from tourdetable.interface.web.areas.founding.bodies import (
    BodiesForm,
    called_for,
    number_of,
    with_one_more,
    without,
)

CHART = load(CHARTER)
TWO = called_for(CHART, TODAY)


def form(**typed: str) -> BodiesForm:
    sent = {**TWO, **typed}
    return BodiesForm(sent, charter=CHART, typed=sent)


def test_a_charter_calls_for_a_line_of_each_kind() -> None:
    assert TWO == {
        "lines": "2",
        "0-kind": "circle",
        "0-name": "Cercle",
        "0-territory": "",
        "0-starts": "2027-04-06",
        "1-kind": "board",
        "1-name": "",
        "1-territory": "",
        "1-starts": "2027-04-06",
    }


@pytest.mark.parametrize(("said", "number"), [("3", 3), ("x", 0), ("9999", 200), ("9" * 9, 0)])
def test_lines_are_counted_with_care(said: str, number: int) -> None:
    assert number_of({"lines": said}) == number


def test_lines_come_and_go() -> None:
    more = with_one_more(TWO, CHART, TODAY)
    assert (more["lines"], more["2-kind"], more["2-name"]) == ("3", "board", "")
    assert without(more, "0")["0-kind"] == "board"
    assert without(TWO, "7") == TWO
    assert with_one_more({}, CHART, TODAY)["0-kind"] == "circle"


def test_blank_lines_open_nothing() -> None:
    asked = form()
    assert asked.is_valid()
    assert [body.name for body in asked.cleaned_data["bodies"]] == ["Cercle"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ({"1-territory": "Vaucluse"}, {"name"}),
        ({"1-name": "Bureau", "1-starts": "31/04/2027"}, {"starts"}),
        ({"1-name": "Bureau", "1-kind": "choir"}, {"kind"}),
    ],
)
def test_each_line_says_what_is_wrong_in_it(typed: dict[str, str], line: set[str]) -> None:
    asked = form(**typed)
    assert (asked.is_valid(), set(asked.lines[1].errors)) == (False, line)
    assert all(words.startswith("2. ") for words in asked.non_field_errors())


def test_what_is_wrong_of_them_together_is_told_above() -> None:
    asked = form(**{"0-name": ""})
    assert (asked.is_valid(), len(asked.non_field_errors())) == (False, 1)
