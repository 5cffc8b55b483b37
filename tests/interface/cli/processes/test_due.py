from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.domain.builders import NOW, found_circle
from tests.domain.notices.convened import MAY, convened
from tests.domain.together import really_apart, together
from tourdetable.interface.cli.processes.due import do_what_is_due


@pytest.mark.django_db
def test_each_open_network_is_told_of_and_nothing_is_done_twice() -> None:
    found_circle()
    said = [
        "circle: 0 minutes adopted by silence",
        "0 meetings reminded of",
        "0 consultations reminded of",
        "0 actions reminded of",
        "0 late minutes reminded of",
        "0 feeds read",
        "0 keepers of the library asked",
        "0 calls for themes told of",
        "0 groups reminded of what is late",
        "0 experiences reminded of",
        "0 deliverables reminded of",
        "0 questions reminded of",
        "0 kits of duties to send",
        "0 swaps of turns no longer possible",
        "0 questionnaires closed",
        "0 reminders of complaints that are overdue",
        "0 absences forgotten",
        "0 open days of which names were deleted",
        "0 minutes circulated after their embargo",
    ]
    assert [list(do_what_is_due(NOW)) for _time in range(2)] == [said, said]


@pytest.mark.django_db(transaction=True)
def test_twice_at_once_each_thing_is_done_once(tmp_path: Path) -> None:
    """By two programs that begin together."""
    circle = found_circle()
    seven_days_before = MAY - timedelta(days=7)
    convened(circle)
    with really_apart(tmp_path / "db.sqlite3") as read:
        said = together(*[lambda: list(do_what_is_due(seven_days_before))] * 2)
        assert sorted(one[1] for one in said) == [
            "0 meetings reminded of",
            "1 meetings reminded of",
        ]
        assert read("SELECT count(*) FROM journal_event WHERE kind = 'meeting.reminded'") == [(1,)]
