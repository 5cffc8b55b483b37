from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tourdetable.domain.availability.zones import cleaned, definition, own_zones

PARIS, REUNION = ZoneInfo("Europe/Paris"), ZoneInfo("Indian/Reunion")
JANUARY, JULY = datetime(2027, 1, 15, 12), datetime(2027, 7, 15, 12)  # noqa: DTZ001  placed later


def block(name: str, *, winter: str = "+0100", summer: str = "+0200", more: str = "") -> list[str]:
    """A definition as Microsoft writes it."""
    return f"""BEGIN:VTIMEZONE
TZID:{name}
{more}X-LIC-LOCATION:Europe/Paris
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART;VALUE=DATE-TIME:16010101T020000
TZNAME;LANGUAGE=fr:Heure d’été
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE""".split("\n")


def hours(name: str, *blocks: list[str], local: ZoneInfo = REUNION) -> tuple[float, float, bool]:
    """How many hours before UTC in January and in July, and whether the name is known."""
    zones = own_zones([tuple(one) for one in blocks], local)
    zone = zones.get(name)
    offsets = [when.replace(tzinfo=zone).utcoffset() or timedelta() for when in (JANUARY, JULY)]
    january, july = (offset / timedelta(hours=1) for offset in offsets)
    return january, july, not zones.unknown


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Europe/Paris", (1, 2, True)),
        ("europe/paris", (1, 2, True)),
        ("/freeassociation.sourceforge.net/Europe/Paris", (1, 2, True)),
        ("/vendor/2026/America/Argentina/Buenos_Aires", (-3, -3, True)),
        ("Romance Standard Time", (1, 2, True)),
        ("Romance Standard Time 1", (1, 2, True)),
        ("Mauritius Standard Time", (4, 4, True)),
        ("(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", (1, 2, True)),
        ("(UTC+01:00) Brussels\\, Copenhagen\\, Madrid\\, Paris", (1, 2, True)),
        ('"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris"', (1, 2, True)),
        ("(GMT+01.00) Paris/Madrid", (1, 2, True)),
        ("Paris, Madrid", (1, 2, True)),
        ("(UTC+04:00) Port Louis", (4, 4, True)),
        ("(UTC-04:00) Georgetown, La Paz, Manaus, San Juan", (-4, -4, True)),
        ("(UTC-03:00) Cayenne, Fortaleza", (-3, -3, True)),
        ("(UTC+11:00) Îles Salomon, Nouvelle-Calédonie", (11, 11, True)),
        ("(UTC-10:00) Hawaii", (-10, -10, True)),
        ("(UTC+04:00) Ville inconnue", (4, 4, True)),
        ("UTC+02:00", (2, 2, True)),
        ("GMT-0330", (-3.5, -3.5, True)),
        ("UTC", (0, 0, True)),
        ("tzone://Microsoft/Utc", (0, 0, True)),
        ("tzone://Microsoft/Custom", (4, 4, False)),
        ("Customized Time Zone", (4, 4, False)),
        ("Mars/Olympus", (4, 4, False)),
        ("Europe", (4, 4, False)),
        ("../../etc/passwd", (4, 4, False)),
    ],
)
def test_a_name_is_known_however_it_is_written(name: str, told: tuple[float, float, bool]) -> None:
    assert hours(name) == told


def test_towns_that_nobody_knows_are_the_network_s_when_they_have_its_winter() -> None:
    assert hours("(UTC+01:00) Ville inconnue", local=PARIS) == (1, 2, True)
    assert hours("UTC+01:00", local=PARIS) == (1, 1, True)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("Customized Time Zone", "Customized Time Zone"),
        ("tzone://Microsoft/Custom", "tzone://Microsoft/Custom"),
        ("Europe/Paris", "Europe/Paris"),
        ("A, B", "A\\, B"),
    ],
)
def test_the_file_s_own_definition_comes_first_even_under_a_known_name(
    name: str, written: str
) -> None:
    assert hours(name, block(written, winter="+0500", summer="+0630")) == (5, 6.5, True)


def test_a_definition_that_agrees_with_the_known_zone_is_that_zone() -> None:
    zones = own_zones([tuple(block("Romance Standard Time"))], REUNION)
    assert zones.get("Romance Standard Time") == PARIS


@pytest.mark.parametrize(
    "spoilt",
    [
        block("Europe/Paris", winter="1"),
        [*block("Europe/Paris")[:2], "END:VTIMEZONE"],
        [line.replace("YEARLY", "SECONDLY") for line in block("Europe/Paris", winter="+0500")],
        [*block("Europe/Paris", winter="+0500"), *(["RDATE:20270101T000000"] * 600)],
    ],
)
def test_a_definition_that_makes_no_sense_gives_way_to_the_known_name(spoilt: list[str]) -> None:
    assert hours("Europe/Paris", spoilt) == (1, 2, True)


def test_a_definition_may_be_of_one_offset_only() -> None:
    fixed = ["BEGIN:VTIMEZONE", "TZID:X", "BEGIN:STANDARD", "DTSTART:19700101T000000"]
    fixed += ["TZOFFSETFROM:+0400", "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE"]
    assert hours("X", fixed) == (3, 3, True)


def test_what_is_no_definition_is_none() -> None:
    assert definition(["BEGIN:VTIMEZONE", "END:VTIMEZONE"]) is None


def test_names_are_compared_without_their_quotes_and_backslashes() -> None:
    assert cleaned('"A\\, B\\;  C"') == "A, B; C"
