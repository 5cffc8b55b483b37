"""How long a method lasts, and for how many it is."""

from __future__ import annotations

from dataclasses import replace

from tests.core.methods.samples import ECHO
from tourdetable.core.methods.reading import read_method

SAMPLE = read_method(ECHO)


def test_it_lasts_longer_when_each_one_speaks() -> None:
    assert [SAMPLE.minutes_for(people) for people in (0, 3, 4, 10)] == [5, 10, 11, 20]
    assert (SAMPLE.shortest, SAMPLE.longest) == (10, 20)
    assert replace(SAMPLE, most=None).longest == 35


def test_it_suits_some_numbers_of_people() -> None:
    assert [SAMPLE.suits(people) for people in (2, 3, 10, 11)] == [False, True, True, False]
    assert replace(SAMPLE, most=None).suits(500)
