from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.domain.availability.test_recognition import entry
from tourdetable.domain.availability.dating import Dating, Unclear, told_as
from tourdetable.domain.availability.recurrence import TimeSpan
from tourdetable.domain.availability.zones import Zones

REUNION, PARIS = ZoneInfo("Indian/Reunion"), ZoneInfo("Europe/Paris")
DATING = Dating(Zones(REUNION))
AT = "20270510T"


@pytest.mark.parametrize(
    ("lines", "starts", "ends"),
    [
        ((f"DTSTART:{AT}090000", f"DTEND:{AT}100000"), 5, 6),
        ((f"DTSTART:{AT}090000Z", f"DTEND:{AT}100000Z"), 9, 10),
        ((f"DTSTART;TZID=Europe/Paris:{AT}090000", f"DTEND:{AT}100000"), 7, 8),
        ((f"DTSTART;TZID=Europe/Paris:{AT}090000", f"DTEND:{AT}100000Z"), 7, 10),
        ((f"DTSTART;TZID=Mars:{AT}090000", f"DTEND;TZID=Mars:{AT}100000"), 5, 6),
        ((f"DTSTART;TZID=Mars:{AT}090000", "DURATION:PT1H"), 5, 6),
    ],
)
def test_a_time_without_a_zone_has_that_of_its_start_and_a_start_that_of_the_network(
    lines: tuple[str, ...], starts: int, ends: int
) -> None:
    slot = DATING.slot(entry(*lines))
    told = [moment.astimezone(UTC) for moment in (slot.starts, slot.ends)]  # type: ignore[attr-defined]  # times, here
    assert told == [datetime(2027, 5, 10, hour, tzinfo=UTC) for hour in (starts, ends)]


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ((), "undated"),
        (("DTSTART:20270230T000000",), "undated"),
        ((f"DTSTART:{AT}090000",), "endless"),
        ((f"DTSTART:{AT}090000", f"DTEND:{AT}080000"), "reversed"),
        (("DTSTART;VALUE=DATE:99991231",), "far"),
    ],
)
def test_what_makes_no_sense_says_in_what(lines: tuple[str, ...], kind: str) -> None:
    with pytest.raises(Unclear) as unclear:
        DATING.slot(entry(*lines))
    assert unclear.value.kind == kind


def test_exceptions_are_read_one_by_one_in_the_zone_of_the_start() -> None:
    start = datetime(2027, 5, 10, 9, tzinfo=PARIS)
    one = entry("EXDATE:20270517T090000,garbage", "EXDATE;VALUE=DATE:20270524", "EXDATE;=:x")
    found, odd = DATING.dates(one, "EXDATE", start)
    weeks = [start + timedelta(weeks=n) for n in (1, 2)]
    assert ([span.starts for span in found], odd) == (weeks, 2)


def test_a_day_of_outlook_is_a_day_wherever_its_owner_is() -> None:
    midnights = (
        "DTSTART;TZID=Europe/Paris:20270510T000000",
        "DTEND;TZID=Europe/Paris:20270511T000000",
    )
    day = DATING.slot(entry("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", *midnights))
    assert day == TimeSpan(date(2027, 5, 10), date(2027, 5, 11))
    assert isinstance(DATING.slot(entry(*midnights)).starts, datetime)


def test_a_date_of_a_series_is_told_as_its_start_is() -> None:
    start = datetime(2027, 5, 10, 9, tzinfo=PARIS)
    assert told_as(date(2027, 5, 17), start) == start + timedelta(weeks=1)
    assert told_as(start, date(2027, 5, 3)) == date(2027, 5, 10)


def test_an_entry_in_an_unknown_zone_is_doubtful() -> None:
    dating = Dating(Zones(PARIS))
    known, unknown = (
        entry(f"DTSTART;TZID={name}:{AT}090000", "DURATION:PT1H") for name in ("UTC", "Mars")
    )
    for one in (known, unknown):
        dating.slot(one)
    assert [dating.doubtful(one) for one in (known, unknown)] == [False, True]
