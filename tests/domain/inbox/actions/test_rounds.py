"""How the reading of the mailbox goes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.domain.builders import NOW
from tourdetable.domain.inbox.actions.rounds import say_read
from tourdetable.domain.inbox.queries import reception

pytestmark = pytest.mark.django_db


def test_it_is_written_when_it_changes_or_from_time_to_time() -> None:
    assert reception() is None
    seen = []
    for seconds, trouble, left in (
        (0, "", 0),
        (5, "", 0),
        (10, "away", 0),
        (20, "", 2),
        (90, "", 2),
    ):
        say_read(trouble=trouble, left=left, now=NOW + timedelta(seconds=seconds))
        row = reception()
        assert row
        seen.append(((row.ran_at - NOW).seconds, row.trouble, row.left))
    assert seen == [(0, "", 0), (0, "", 0), (10, "away", 0), (20, "", 2), (90, "", 2)]
