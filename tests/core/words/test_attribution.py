"""Which attribution says least."""

from __future__ import annotations

from tourdetable.core.words.attribution import Attribution, most_discreet


def test_the_most_discreet_says_least() -> None:
    college = most_discreet(Attribution.NAMED, Attribution.COLLEGE, Attribution.INSTITUTION)
    assert college is Attribution.COLLEGE
    assert most_discreet(Attribution.NAMED) is Attribution.NAMED
    assert most_discreet(Attribution.NONE, Attribution.NAMED) is Attribution.NONE
