from __future__ import annotations

import pytest

from tests.domain.builders import NOW, found_circle
from tourdetable.interface.cli.processes.due import do_what_is_due


@pytest.mark.django_db
def test_each_open_network_is_told_of_and_nothing_is_done_twice() -> None:
    found_circle()
    said = [
        "circle: 0 minutes adopted by silence",
        "0 meetings reminded of",
        "0 kits of duties to send",
        "0 swaps of turns no longer possible",
        "0 absences forgotten",
    ]
    assert [list(do_what_is_due(NOW)) for _time in range(2)] == [said, said]
