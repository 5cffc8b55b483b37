"""The places of the front matter and their sentences."""

from __future__ import annotations

from tourdetable.core.charter.judge.amending.places import ADOPTS, WILL_ADOPT
from tourdetable.core.charter.terms.model import Adoption


def test_each_way_of_adopting_minutes_has_its_two_sentences() -> None:
    """The other places are held by the walk of the model (`test_front`)."""
    assert (set(ADOPTS), set(WILL_ADOPT)) == (set(Adoption), set(Adoption))
