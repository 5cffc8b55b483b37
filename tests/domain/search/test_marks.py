from __future__ import annotations

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.people.models import Person
from tourdetable.domain.search.marks import (
    SearchPlace,
    being,
    gathered,
    holding,
    knowing,
    leading,
    shown,
    sitting,
    there,
    tokens,
)


def marks(circle: Circle, person: Person | None) -> frozenset[str]:
    standing = None if person is None else circle.of(person)
    return SearchPlace(circle.network, charter_in_force(circle.network, on=TODAY), standing).marks


def test_a_member_is_of_the_network_and_of_their_bodies(circle: Circle) -> None:
    body, ana, dora = circle.body.pk, circle.ana.pk, circle.dora.pk
    known = {"p", "m", "c_feast", "c_reading", f"b{body}", "g_circle"}
    seat, lead = f"e{circle.town.pk}", f"l{body}"
    assert marks(circle, circle.ana) == known | {f"b{body}u{ana}", f"u{ana}", seat}
    assert marks(circle, circle.dora) == known | {f"b{body}u{dora}", f"u{dora}", lead}


def test_an_office_of_the_network_sits_in_all_its_bodies(circle: Circle) -> None:
    office = {"network": circle.network, "kind": "steward", "person": circle.zoe}
    give_office(**office, starts=FOUNDED, by=OPERATOR, now=NOW)
    zoe = circle.zoe.pk
    known = {"p", "m", "a", f"au{zoe}", f"u{zoe}", "c_feast", "c_reading", "g_circle"}
    assert marks(circle, circle.zoe) == known | {"l_circle", "l_board", "v"}


def test_whoever_has_no_place_is_a_stranger(circle: Circle) -> None:
    assert marks(circle, None) == marks(circle, circle.zoe) == {"p", "s_feast"}


def test_who_may_read_a_thing() -> None:
    assert sitting(7) == {"b7", "a"}
    assert there(7, [3]) == {"b7u3", "au3"}
    assert (knowing("feast"), knowing("feast", public=False)) == (
        {"s_feast", "c_feast"},
        {"c_feast"},
    )
    assert shown("circle") == {"m", "f_circle"}
    assert (gathered("circle"), holding([3, None]), being([4])) == ({"g_circle"}, {"e3"}, {"u4"})


def test_a_body_is_led_by_its_offices_and_those_of_the_network(circle: Circle) -> None:
    assert leading(circle.body) == {f"l{circle.body.pk}", "l_circle"}


def test_marks_are_of_one_index() -> None:
    assert tokens("y", 3, {"m", "b7"}) == ["y3_b7", "y3_m"]
    assert set(tokens("y", 3, {"m"})).isdisjoint(tokens("y", 31, {"m"}) + tokens("n", 3, {"m"}))
