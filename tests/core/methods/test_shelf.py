"""The methods of a folder, and those that suit what a group looks for."""

from __future__ import annotations

from tests.core.methods.samples import ECHO
from tests.paths import METHODS
from tourdetable.core.methods.reading import read_method
from tourdetable.core.methods.shelf import LookedFor, library, suiting
from tourdetable.core.methods.terms import Need

SAMPLE = read_method(ECHO)


def codes(looked_for: LookedFor) -> list[str]:
    return [one.code for one in suiting(library(METHODS), looked_for)]


def test_the_library_is_in_the_order_of_titles() -> None:
    assert [one.title for one in library(METHODS)][:3] == [
        "Bilan\xa0: garder, changer, essayer",
        "Bocal à poissons",
        "Brainstorming silencieux",
    ]


def test_each_need_has_its_methods() -> None:
    assert all(codes(LookedFor(need)) for need in Need)
    assert codes(LookedFor(Need.APPOINT)) == ["election-sans-candidat"]


def test_one_looks_by_size_and_by_time_at_once() -> None:
    assert codes(LookedFor(Need.IDEAS, people=60, minutes=40)) == [
        "brainstorming-silencieux",
        "un-deux-quatre-tous",
    ]
    assert suiting([SAMPLE], LookedFor(people=10, minutes=19)) == ()
    assert suiting([SAMPLE], LookedFor(people=10, minutes=20)) == (SAMPLE,)
    assert suiting([SAMPLE], LookedFor(minutes=10)) == (SAMPLE,)
