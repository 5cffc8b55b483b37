"""Where a seat stands, in words."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from django.utils import translation

from tourdetable.domain.rota.balance import Balance, TurnSeat
from tourdetable.interface.web.areas.rota.words import part_words, standing_words

EVEN = Balance(
    TurnSeat(1, "Caf", "caf", 0, ()),
    taken=1,
    ahead=0,
    season=1,
    part=Fraction(7, 3),
    last=None,
    behind=0,
    owed=False,
)


def test_a_part_is_told_to_a_tenth() -> None:
    with translation.override("fr"):
        assert part_words(EVEN) == "2,3"


def test_where_it_stands() -> None:
    with translation.override("fr"):
        assert standing_words(EVEN) == "à son tour"
        assert standing_words(replace(EVEN, behind=2)) == "2 tours de retard"
        assert standing_words(replace(EVEN, behind=2, owed=True)) == "doit 2 tours"
