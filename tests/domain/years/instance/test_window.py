from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import CHARTER, Circle, draw, found_circle
from tests.domain.years.planned import drafted
from tourdetable.core.planner.terms.instance import PinnedDate, Span
from tourdetable.domain.years.instance.building import instance_of
from tourdetable.domain.years.instance.window import Window


def test_overseas_days_are_those_of_the_network_s_time_zone(db: None) -> None:
    circle = found_circle(CHARTER.replace("Europe/Paris", "Pacific/Noumea"))
    draw(circle.body, datetime(2028, 3, 15, 22, tzinfo=UTC))
    late = datetime(2027, 4, 5, 14, tzinfo=UTC)
    draft = drafted(circle.network, 2028, areas=["NC"], zones=[])
    instance = instance_of(draft, late)
    assert instance.today == date(2027, 4, 6)
    assert instance.locks == (PinnedDate(str(draft.series.get().planner_id), date(2028, 3, 16)),)
    assert date(2028, 9, 24) in instance.calendar.public_holidays


def test_in_the_middle_of_a_season_the_days_left_begin_tomorrow(circle: Circle) -> None:
    window = Window(drafted(circle.network, 2027), date(2027, 4, 6))
    assert (window.season.first, window.on) == (date(2027, 1, 1), date(2027, 4, 6))
    assert window.days == Span(date(2027, 4, 7), date(2027, 12, 31))


def test_a_series_does_not_meet_while_its_room_is_closed(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    hall = circle.network.places.create(name="Salle")
    hall.closures.create(first=date(2028, 3, 1), last=date(2028, 3, 2))
    draft.series.update(room=hall)
    window, series = Window(draft, date(2027, 4, 6)), draft.series.get()
    days = [date(2028, 2, 29), date(2028, 3, 2), date(2028, 5, 25)]
    assert [window.is_off(series, day) for day in days] == [False, True, True]
