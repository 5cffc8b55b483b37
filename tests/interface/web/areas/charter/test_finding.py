"""The body that is asked for, by its address or by its name."""

from __future__ import annotations

from datetime import date

import pytest

from tourdetable.core.charter.facts.record import BodyFact
from tourdetable.interface.web.areas.charter.finding import BodiesFound, named

NAMES = ("Cercle du port", "Cercle de l’Été", "Port", "Ancien cercle")
DAY = date(2027, 1, 1)
BODIES = tuple(BodyFact(str(n), "circle", name, DAY) for n, name in enumerate(NAMES))


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("cercle", ["1", "0"]),
        ("l'ete", ["1"]),
        ("PORT", ["2"]),
        ("por", ["0", "2"]),
        ("quai", []),
        ("… !", []),
    ],
)
def test_words_of_a_name_find_bodies_that_are_judged(asked: str, found: list[str]) -> None:
    """By name; exactly a name is that body alone."""
    assert named(BODIES, {"0", "1", "2"}, asked) == found


def test_what_is_not_offered_is_counted() -> None:
    assert BodiesFound("cercle", count=3).more == 3
