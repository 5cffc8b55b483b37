from __future__ import annotations

from datetime import date, timedelta

from tests.domain.builders import (
    APRIL,
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    TODAY,
    Circle,
    draw,
    found_circle,
)
from tests.domain.search.people import found
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.places.actions import PlaceDetails, add_place, change_place
from tourdetable.domain.search.sources.places import next_day


def test_bodies_and_articles_are_the_members(circle: Circle) -> None:
    words = ("cercle port", "jeudi seulement")
    told = [found(circle, circle.ana, one) for one in words]
    assert told == [["Cercle du port"], ["CIR-01 — Le jeudi seulement"]]
    assert [found(circle, None, one) for one in words] == [[], []]


def test_places_are_for_who_draws_up_the_year_and_meetings_are_found_by_theirs(
    circle: Circle,
) -> None:
    said = {"by": OPERATOR, "now": NOW}
    place = add_place(network=circle.network, details=PlaceDetails("Salle bleue"), **said)
    april = draw(circle.body, APRIL, "Avril")
    Meeting.objects.filter(pk=april.pk).update(place=place)
    office = {"network": circle.network, "kind": "steward", "person": circle.zoe}
    give_office(**office, starts=FOUNDED, **said)
    told = [found(circle, one, "salle bleue") for one in (circle.zoe, circle.ana, None)]
    assert told == [["Salle bleue", "Avril"], ["Avril"], []]
    details = PlaceDetails("Salle verte")
    change_place(place=place, details=details, version=place.version, **said)
    assert found(circle, circle.ana, "salle bleue") == []
    assert found(circle, circle.ana, "salle verte") == ["Avril"]


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
