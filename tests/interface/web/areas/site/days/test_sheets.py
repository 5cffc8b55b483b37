from __future__ import annotations

from datetime import date, datetime, timedelta

from tests.domain.builders import NOW, TODAY, Circle
from tests.domain.site.builders import MAY, coming, opened
from tests.interface.web.areas.decisions.people import Room
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.site.models import OpenDay
from tourdetable.interface.web.areas.site.days.sheets import DaySheet
from tourdetable.interface.web.base.scene import Scene


def sheet(circle: Circle, day: OpenDay, now: datetime = NOW, today: date = TODAY) -> DaySheet:
    """As a stranger reads it."""
    charter = charter_in_force(circle.network, on=TODAY)
    return DaySheet(Scene(circle.network, charter, now, today, None), day)


def test_it_says_what_is_left_and_whether_one_registers(room: Room) -> None:
    circle = room.circle
    day = opened(circle, places=1)
    assert (sheet(circle, day).left, sheet(circle, day).takes) == (1, True)
    coming(day)
    assert (sheet(circle, day).left, sheet(circle, day).able) == (0, ())
    late = sheet(circle, day, today=day.closes_on + timedelta(days=1))
    over = sheet(circle, day, now=MAY + timedelta(days=1))
    assert (late.takes, over.takes, over.over) == (False, False, True)


def test_how_many_come_is_read_by_nobody_who_comes_back(room: Room) -> None:
    circle = room.circle
    day = opened(circle, places=9)
    words = [sheet(circle, day).room]
    for number in range(9):
        coming(day, f"v{number}@example.org")
        words.append(sheet(circle, day).room)
    assert words[:5] == ["Il en reste"] * 5
    assert words[5:9] == ["Il en reste quelques-unes"] * 4
    assert words[9].startswith("Il n’en reste aucune")
