"""Rounds (their end: test_lifeline)."""

from __future__ import annotations

import pytest

from tourdetable.interface.cli.processes.rounds import rounds


@pytest.mark.usefixtures("db")
def test_a_round_comes_after_the_other_until_it_is_time_to_leave() -> None:
    done = 0
    for leaving in rounds(3600, None):
        done += 1
        leaving.set()
    assert done == 1
