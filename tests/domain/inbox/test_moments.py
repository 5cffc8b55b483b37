from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tourdetable.core.correspondence.terms import (
    Correspondence,
    Nature,
    Response,
    WrittenMoment,
)
from tourdetable.domain.inbox.moments import at, lasting, moment_of, proposed, said_at

ELEVEN = datetime(2027, 5, 6, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
PARIS = "Europe/Paris"


@pytest.mark.parametrize(
    ("value", "zone", "found"),
    [
        ("20270506T090000Z", "", ELEVEN),
        ("20270506T110000", "", ELEVEN),
        ("20270506T110000", "Europe/Paris", ELEVEN),
        ("20270506T110000", "Romance Standard Time", ELEVEN),
        ("20270506T110000", "/mozilla.org/20070129_1/Europe/Paris", ELEVEN),
        ("20270506T130000", "Indian/Reunion", ELEVEN),
        ("20270506T110000", "Nowhere/Known", None),
        ("20270506", "", None),
        ("soon", "", None),
    ],
)
def test_in_each_zone(value: str, zone: str, found: datetime | None) -> None:
    assert moment_of(WrittenMoment(value, zone), Response("REPLY"), PARIS) == found


def test_a_counter_lasts_as_it_says_or_as_usual() -> None:
    starts = WrittenMoment("20270506T090000Z")
    said = Response("COUNTER", starts=starts, duration="PT30M")
    assert proposed(said, PARIS, HOUR) == (ELEVEN, ELEVEN + HOUR / 2)
    assert proposed(Response("COUNTER", starts=starts), PARIS, HOUR) == (ELEVEN, ELEVEN + HOUR)
    assert proposed(Response("COUNTER"), PARIS, HOUR) is None
    assert [lasting(one) for one in ("", "-PT1H", "hour", "PT1H")] == [None, None, None, HOUR]


def message(*, stamp: datetime | None, written: datetime | None) -> Correspondence:
    said = WrittenMoment(f"{stamp:%Y%m%dT%H%M%SZ}") if stamp else None
    response = Response("REPLY", stamp=said)
    seconds = written.timestamp() if written else None
    return Correspondence(Nature.ANSWER, written=seconds, response=response)


@pytest.mark.parametrize(
    ("stamp", "written", "found"),
    [
        (ELEVEN, ELEVEN + HOUR, ELEVEN),
        (None, ELEVEN + HOUR, ELEVEN + HOUR),
        (ELEVEN - 9 * HOUR, ELEVEN + HOUR, ELEVEN + HOUR),
        (ELEVEN + 9 * HOUR, None, ELEVEN + 2 * HOUR),
        (None, None, ELEVEN + 2 * HOUR),
        (ELEVEN - HOUR, ELEVEN, ELEVEN),
    ],
)
def test_when_it_was_said(
    stamp: datetime | None, written: datetime | None, found: datetime
) -> None:
    known = {"asked": ELEVEN - 2 * HOUR, "now": ELEVEN + 2 * HOUR}
    said = message(stamp=stamp, written=written)
    assert said_at(said, PARIS, echoes={ELEVEN - HOUR}, **known) == found


def test_clocks_that_are_not_set_say_nothing() -> None:
    assert [at(one) for one in (None, 0.0, 1e20, ELEVEN.timestamp())] == [None, None, None, ELEVEN]
