"""The meeting that is being held as the demo opens."""

from __future__ import annotations

import pytest

from tourdetable.domain.rounds.models import LiveSession
from tourdetable.domain.rounds.queries import current_round, rounds_of, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def test_a_session_is_led_live_and_something_is_asked() -> None:
    live = LiveSession.objects.get()
    assert (live.ended_at, live.point is not None, live.rings_at is not None) == (None, True, True)
    one = current_round(live.meeting)
    assert one is not None
    assert (one.kind, one.state, one.entries.count()) == ("silent", "running", 2)
    said = shown(list(rounds_of(live.meeting)))
    assert one.pk not in said
    assert [len(entries) for entries in said.values()] == [4, 4]
