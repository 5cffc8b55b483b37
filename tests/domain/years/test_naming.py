from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, seat_of
from tests.domain.years.planned import drafted, names_in, of_circle, planned, year
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.places.models import Place


def test_everything_that_a_year_names_has_words(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    hall = Place.objects.create(network=circle.network, name="Salle")
    draft.series.get().places.add(hall)
    draft = planned(draft)
    names = names_in(draft)
    for meeting in year(draft)[1].meetings:
        said = [meeting.body, meeting.host, *meeting.attendees, *meeting.attendees.values()]
        assert [name for name in said if name not in names] == []
    assert names[str(draft.series.get().planner_id)] == "Cercle du port (Lecture)"
    assert names[f"held:{circle.body.pk}:feast"] == "Cercle du port (Fête)"
    assert names[f"seat:{circle.town.pk}"] == names[f"relay:{circle.town.pk}"] == "Ville du Port"
    assert names[f"vacant:{circle.town.pk}"] != names[f"seat:{circle.town.pk}"]
    assert names[f"person:{circle.ana.pk}"] == "Ana Ruiz"
    assert names[f"place:{hall.pk}"] == names[f"room:{hall.pk}"] == "Salle"
    assert names[f"body:{circle.body.pk}"] == "Cercle du port"


def test_a_draft_that_was_never_planned_has_words_too(circle: Circle) -> None:
    draft = drafted(circle.network, 2028)
    assert str(draft.series.get().planner_id) in names_in(draft)


def test_only_the_seats_of_the_bodies_that_it_plans_are_read(circle: Circle) -> None:
    other = install_body(
        network=circle.network,
        name="Cercle du phare",
        slug="phare",
        kind=circle.body.kind,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    elsewhere = seat_of(other, "Musée", "towns")
    draft = of_circle(circle)
    draft.series.exclude(body=circle.body).delete()
    names = names_in(draft)
    seats = {name for name in names if name.startswith("seat:")}
    assert seats == {f"seat:{pk}" for pk in circle.body.seats.values_list("pk", flat=True)}
    assert f"seat:{elsewhere.pk}" not in seats
    assert names[f"body:{other.pk}"] == "Cercle du phare"
