from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import CHARTER, NOW, OPERATOR, TODAY, Circle, found_circle
from tests.domain.search.people import found
from tourdetable.domain.places.actions import PlaceDetails, add_place
from tourdetable.domain.search.sources.places import next_day


def test_bodies_places_and_articles_are_the_members(circle: Circle) -> None:
    add_place(network=circle.network, details=PlaceDetails("Salle bleue"), by=OPERATOR, now=NOW)
    words = ("cercle port", "salle", "jeudi seulement")
    told = [found(circle, circle.ana, one) for one in words]
    assert told == [["Cercle du port"], ["Salle bleue"], ["CIR-01 — Le jeudi seulement"]]
    assert [found(circle, None, one) for one in words] == [[], [], []]


def test_strangers_find_what_the_charter_shows(db: None) -> None:
    shown = CHARTER.replace("[minutes]", '[public]\ntext = true\nbodies = ["circle"]\n\n[minutes]')
    circle = found_circle(shown)
    assert found(circle, None, "port") == ["Cercle du port"]
    assert found(circle, None, "jeudi seulement") == ["CIR-01 — Le jeudi seulement"]


def test_the_next_day_on_which_something_begins_or_is_over() -> None:
    day = timedelta(days=1)
    spans: list[tuple[date, date | None]] = [(TODAY - day, TODAY + 3 * day), (TODAY, None)]
    assert next_day(TODAY, spans) == TODAY + 4 * day
    assert next_day(TODAY, [(TODAY + 2 * day, None), *spans]) == TODAY + 2 * day
    assert next_day(TODAY, [(TODAY - day, TODAY - day)]) is None
