from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, Circle, seat_of
from tests.domain.library.builders import MORE, NEWS, brought, for_agenda, items, source, used
from tourdetable.domain.library import queries
from tourdetable.domain.library.models import Entry
from tourdetable.domain.library.rules import may_see
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.people.actions import register_person
from tourdetable.domain.people.models import Person


def felix(circle: Circle) -> Person:
    """Félix sits in another body of the network."""
    other = install_body(
        network=circle.network,
        kind="circle",
        name="Cercle du mas",
        slug="mas",
        territory="",
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    person = register_person(given_name="Félix", family_name="Mas")
    seat = seat_of(other, "Le Mas", "towns")
    give_mandate(seat=seat, person=person, starts=FOUNDED, by=OPERATOR, now=NOW)
    return person


def test_what_is_for_a_body_is_read_by_those_who_sit_there(circle: Circle) -> None:
    away = felix(circle)
    brought(circle, "Pour le cercle", said={"audience": "body"})
    brought(circle, "Pour tous")
    brought(circle, "Pour chacun", said={"audience": "public"})
    for person in (circle.ana, circle.dora, away, circle.zoe):
        standing = circle.of(person)
        readable = set(queries.seen_by(standing)) if standing.belongs else set()
        assert readable == {one for one in Entry.objects.all() if may_see(standing, one)}
    assert [one.title for one in queries.seen_by(circle.of(away))] == ["Pour chacun", "Pour tous"]
    assert [one.title for one in queries.for_everybody(circle.network)] == ["Pour chacun"]


def test_a_seat_reads_for_ever_what_it_brought_elsewhere(circle: Circle) -> None:
    away = felix(circle)
    seat = circle.of(away).seats[0]
    entry = brought(circle, by=Actor(away, seat=seat), said={"audience": "body"})
    assert list(queries.seen_by(circle.of(away))) == [entry]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, {"Guichet", "Grille", "Navette"}),
        ({"kind": "tool"}, {"Grille"}),
        ({"kind": "poem"}, {"Guichet", "Grille", "Navette"}),
        ({"tag": "ete"}, {"Navette"}),
        ({"territory": "13014"}, {"Guichet"}),
        ({"body": "port"}, {"Guichet", "Grille"}),
        ({"used": "yes"}, {"Grille"}),
        ({"used": "no"}, {"Guichet", "Navette"}),
        ({"asks": "word"}, {"Navette"}),
        ({"asks": "agenda"}, {"Guichet"}),
        ({"asks": "referral"}, set()),
    ],
)
def test_one_looks_for_what_one_needs(
    circle: Circle, asked: dict[str, Any], found: set[str]
) -> None:
    said = {"follow_up": "agenda", "territory": "Marseille (13014)"}
    brought(circle, "Guichet", said=said)
    used(circle, brought(circle, "Grille", kind="tool"))
    soon = {"deadline": TODAY + timedelta(days=3)}
    brought(circle, "Navette", body=None, said=soon, tags=["Été"])
    gone = brought(circle, "Retirée", kind="tool")
    Entry.objects.filter(pk=gone.pk).update(retired_on=TODAY)
    rows = queries.seen_by(circle.of(circle.ana))
    sought = queries.EntrySearch(**asked).among(rows, TODAY)
    assert {one.title for one in queries.with_uses(sought)} == found


def test_how_many_used_each_is_counted(circle: Circle) -> None:
    tool = brought(circle, kind="tool")
    used(circle, tool)
    used(circle, tool, "stopped")
    brought(circle, "Autre")
    rows = queries.with_uses(Entry.objects.all())
    assert [(one.title, one.used) for one in rows] == [("Autre", 0), ("Fermeture du guichet", 2)]


def test_the_nearest_deadline_waits_first_for_an_agenda(circle: Circle) -> None:
    for_agenda(circle, "Sans délai")
    said = {"follow_up": "agenda", "deadline": date(2027, 5, 1)}
    brought(circle, "Au 1er mai", said=said)
    brought(circle, "Pour information")
    waiting = queries.waiting_for_agenda(circle.body)
    assert [one.title for one in waiting] == ["Au 1er mai", "Sans délai"]


def test_one_is_asked_about_what_ones_seat_keeps_when_its_day_is_near(circle: Circle) -> None:
    soon = {"deadline": TODAY + timedelta(days=14)}
    entry = brought(circle, said=soon)
    brought(circle, "D’un autre", by=circle.by_ana(), said=soon)
    brought(circle, "Plus tard")
    assert list(queries.to_renew(circle.of(circle.bao), on=TODAY)) == [entry]


def test_sources_are_those_of_their_place_with_what_waits(circle: Circle) -> None:
    here = source(circle)
    source(circle, "https://feeds.example.org/n", body=None, title="Ministère")
    items(circle, NEWS, MORE, of=here)
    found = queries.sources_of(circle.network, [circle.body])
    assert [(str(one), one.waiting) for one in found] == [("Préfecture", 2)]
    both = queries.sources_of(circle.network, [circle.body, None])
    assert [str(one) for one in both] == ["Ministère", "Préfecture"]
    assert [str(one) for one in queries.items_waiting([here])] == [
        "Arrêté canicule",
        "Appel à projets",
    ]
