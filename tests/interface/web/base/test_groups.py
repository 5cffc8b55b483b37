from __future__ import annotations

from tourdetable.interface.web.base.groups import by_kind


def test_rows_are_told_by_kind_in_the_order_given_unknown_kinds_last() -> None:
    rows = ["b1", "x1", "a1", "b2"]
    assert list(by_kind(rows, ["a", "empty", "b"], lambda row: row[0]).items()) == [
        ("a", ["a1"]),
        ("b", ["b1", "b2"]),
        ("x", ["x1"]),
    ]
