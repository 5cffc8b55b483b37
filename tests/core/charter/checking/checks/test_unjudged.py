"""Articles that no software judges say why, in the charter's own words."""

from __future__ import annotations

import pytest

from tests.core.charter.judging import judged


@pytest.mark.parametrize("check", ["not_measurable", "planned"])
def test_an_article_that_is_not_judged_says_why(check: str) -> None:
    found = judged(f'check = "{check}"\nbecause = "It is not counted."', {}, {}, "2027-04-06")
    assert (found["state"], found["words"]) == (check, "It is not counted.")
    assert (found["evidence"], found["breaches"]) == ([], [])
