"""Single values."""

from __future__ import annotations

import pytest

from tourdetable.core.methods.errors import Misfit
from tourdetable.core.methods.values import code_text, list_of, number, one_name, plain_text


@pytest.mark.parametrize(
    ("reader", "value", "read"),
    [
        (plain_text(9), " a\n  b ", "a b"),
        (plain_text(9), "a\xa0: b", "a\xa0: b"),
        (code_text, "world-cafe", "world-cafe"),
        (number(1, 3), 3, 3),
        (list_of(plain_text(3)), ["a", "b", "a"], ("a", "b")),
        (one_name(("fr", "en")), "en", "en"),
    ],
)
def test_what_fits(reader: object, value: object, read: object) -> None:
    assert reader(value) == read


@pytest.mark.parametrize(
    ("reader", "value", "problem"),
    [
        (plain_text(3), "abcd", "this text has 4 characters"),
        (plain_text(3), " ", "this text is empty"),
        (plain_text(3), 3, "this is not a text"),
        (
            code_text,
            "World Café",
            "`World Café` is not made of small letters, digits and hyphens only",
        ),
        (code_text, "x" * 41, "this text has 41 characters"),
        (number(1, 3), True, "`True` is not a whole number from 1 to 3"),
        (number(1, 3), 4, "`4` is not a whole number from 1 to 3"),
        (list_of(plain_text(3)), "abc", "this is not a list"),
        (list_of(plain_text(3)), [str(n) for n in range(31)], "this list has 31 parts"),
        (one_name(("fr", "en")), ["fr"], "unknown name `['fr']`"),
    ],
)
def test_what_does_not_fit(reader: object, value: object, problem: str) -> None:
    with pytest.raises(Misfit) as caught:
        reader(value)
    assert str(caught.value.problem) == problem
