"""Whoever answers outside."""

from __future__ import annotations

from tests.domain.referrals.builders import Floors, outside, sent
from tourdetable.domain.referrals.actors import AskedOutside


def test_they_write_in_the_name_of_the_institution(floors: Floors) -> None:
    step = sent(floors, outside()).steps.get()
    named = [AskedOutside(step, name).words for name in ("Mme Roy", "")]
    assert named == ["Mme Roy, Préfecture", "Préfecture"]
    assert AskedOutside(step).capacity == f"link:{step.pk}"
