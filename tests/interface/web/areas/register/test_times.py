"""Hours of a meeting, and the moments that they are."""

from __future__ import annotations

from datetime import UTC, datetime, time

import pytest

from tests.interface.web.areas.meetings.people import Port
from tourdetable.domain.networks.models import Network
from tourdetable.interface.web.areas.register.times import at_time, time_of


@pytest.mark.parametrize(
    ("zone", "starts", "clock", "moment"),
    [
        ("Europe/Paris", datetime(2027, 4, 6, 8, tzinfo=UTC), time(10, 20), "2027-04-06T08:20"),
        ("Europe/Paris", datetime(2027, 4, 6, 20, tzinfo=UTC), time(0, 30), "2027-04-06T22:30"),
        ("America/Cayenne", datetime(2028, 2, 29, 12, tzinfo=UTC), time(9, 5), "2028-02-29T12:05"),
        ("Pacific/Noumea", datetime(2027, 4, 5, 22, tzinfo=UTC), time(9, 15), "2027-04-05T22:15"),
        ("Europe/Paris", datetime(2027, 3, 28, 0, tzinfo=UTC), time(3, 30), "2027-03-28T01:30"),
    ],
)
def test_an_hour_is_one_of_the_network(
    port: Port, zone: str, starts: datetime, clock: time, moment: str
) -> None:
    Network.objects.update(time_zone=zone)
    meeting = port.meeting
    meeting.starts_at = starts
    meeting.body.network.time_zone = zone
    at = at_time(meeting, clock)
    assert at is not None
    assert at.astimezone(UTC).isoformat().startswith(moment)
    assert time_of(meeting, at) == clock
    assert (at_time(meeting, None), time_of(meeting, None)) == (None, None)
