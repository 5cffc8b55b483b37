from __future__ import annotations

from datetime import UTC, date, datetime

from tests.domain.builders import CHARTER, FOUNDED, NOW, OPERATOR, TODAY, Circle, found_circle
from tourdetable.core.charter.terms.model import Right
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.networks.actions.founding import store_charter
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.queries import (
    by_college,
    charter_in_force,
    local_day,
    seats_with_holders,
    standings,
)


def test_the_charter_of_then_is_applied_to_then(circle: Circle):
    text = CHARTER.replace("2027.1", "2027.2")
    store_charter(
        network=circle.network, text=text, read=load(text, file="x"), in_force_from=date(2027, 4, 6)
    )
    days = (date(2020, 1, 1), date(2027, 4, 5), date(2027, 4, 6))
    assert [charter_in_force(circle.network, on=day).version for day in days] == [
        "2027.1",
        "2027.1",
        "2027.2",
    ]


def test_days_are_local(circle: Circle):
    assert local_day(circle.network, datetime(2027, 3, 31, 22, 30, tzinfo=UTC)) == date(2027, 4, 1)


def test_where_a_person_stands(circle: Circle):
    other = found_circle(slug="other")
    give_office(
        network=circle.network,
        kind="steward",
        person=circle.ana,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    ana, dora, zoe = (circle.of(person) for person in (circle.ana, circle.dora, circle.zoe))
    assert (ana.seats, [o.kind for o in ana.offices]) == ((circle.town,), ["steward"])
    assert (dora.seats, dora.belongs, dora.sits_in(circle.body.pk)) == ((), True, True)
    assert (zoe.belongs, zoe.sits_in(circle.body.pk)) == (False, False)
    assert other.of(circle.ana).belongs is False
    assert [o.kind for o in ana.offices_with(Right.CONVENE, circle.body)] == ["steward"]
    assert ana.offices_with(Right.MINUTES, circle.body) == ()


def test_seats_and_who_holds_them_that_day(circle: Circle):
    give_mandate(
        seat=circle.town, person=circle.dora, starts=date(2027, 4, 7), by=OPERATOR, now=NOW
    )
    today, tomorrow = (
        [
            (str(seat), [str(m.person) for m in seat.holding])
            for seat in seats_with_holders(circle.body, on=on)
        ]
        for on in (TODAY, date(2027, 4, 7))
    )
    assert today == [
        ("École du Môle", ["Chloé Émery"]),
        ("Médiathèque", ["Bao Trần"]),
        ("Ville du Port", ["Ana Ruiz"]),
    ]
    assert tomorrow[2] == ("Ville du Port", ["Ana Ruiz", "Dora Weiss"])


def test_seats_by_college_in_the_order_of_the_charter(circle: Circle):
    seats = seats_with_holders(circle.body, on=TODAY)
    groups = by_college(charter_in_force(circle.network, on=TODAY), circle.body, seats)
    assert groups == [
        ("Communes", [circle.school, circle.town]),
        ("Médiathèques", [circle.library]),
    ]


def test_where_a_person_stands_in_each_of_their_networks(circle: Circle):
    """It is already the 7th in Nouméa when it is the 6th in Paris: the seat given from the 7th
    is held there."""
    islands = found_circle(CHARTER.replace("Europe/Paris", "Pacific/Noumea"), slug="islands")
    late = datetime(2027, 4, 6, 20, tzinfo=UTC)
    give_mandate(
        seat=islands.town, person=circle.ana, starts=date(2027, 4, 7), by=OPERATOR, now=NOW
    )
    give_mandate(
        seat=circle.library, person=islands.bao, starts=date(2027, 4, 7), by=OPERATOR, now=NOW
    )
    told = [
        [(place.network.slug, place.seats) for place in standings(p, now=late)]
        for p in (circle.ana, islands.bao)
    ]
    assert told == [
        [("circle", (circle.town,)), ("islands", (islands.town,))],
        [("islands", (islands.library,))],
    ]
    assert standings(circle.zoe, now=late) == ()
