"""What a remark says of itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tourdetable.interface.web.areas.minutes.loading import RemarkRow
from tourdetable.interface.web.areas.minutes.review.remarks import RemarkShown

AT = datetime(2027, 4, 6, tzinfo=UTC)


def remark(*, visible: bool = True, **said: Any) -> RemarkShown:
    known = {"kind": "correction", "quote": "lu Colette", "proposed": "lu Sand"}
    known |= {"audience": "body", "words": "", "at": AT, "settled_at": None}
    known |= {"answer": "", "reason": ""}
    row = RemarkRow(1, "Médiathèque", "Bao", "Trần", **(known | said))
    return RemarkShown(row, visible)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, (True, True, "", True)),
        ({"kind": "comment", "proposed": ""}, (False, True, "", True)),
        ({"settled_at": AT, "answer": "taken"}, (True, False, "Reprise", True)),
        ({"settled_at": AT, "answer": "declined"}, (True, False, "Déclinée", False)),
    ],
)
def test_where_it_stands(said: dict[str, Any], found: tuple[bool, bool, str, bool]) -> None:
    one = remark(**said)
    assert (one.asks, one.open, one.answer, one.good) == found


def test_its_words_are_compared() -> None:
    signs = [(one.sign, one.text) for one in remark().compared]
    assert signs == [(" ", "lu "), ("-", "Colette"), ("+", "Sand")]


def test_what_one_may_not_read_suggests_nothing() -> None:
    assert (remark().suggests, remark(visible=False).suggests) == (True, False)


def test_its_author_is_named_as_long_as_they_are_known() -> None:
    assert remark().row.author == "Bao Trần"
    assert remark().row._replace(given_name=None, family_name=None).author == ""
