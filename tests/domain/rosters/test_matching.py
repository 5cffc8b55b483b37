"""Who and what a line speaks of, where it may be somebody known already."""

from __future__ import annotations

import pytest
from django.utils import translation

from tests.domain import builders as b
from tests.domain.builders import NOW, OPERATOR, Circle, found_circle
from tests.domain.rosters.files import begun, csv, told
from tourdetable.domain.networks.actions.founding import found_network
from tourdetable.domain.people.actions import register_person

pytestmark = pytest.mark.django_db
PORT = "Cercle du port"


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def said(circle: Circle, *lines: str) -> list[tuple[int, str, list[str]]]:
    with translation.override("en"):
        return told(begun(circle, csv(*lines)))


def test_somebody_of_another_network_is_found_by_their_whole_address_only(circle: Circle) -> None:
    register_person(given_name="Luc", family_name="Loin", email="luc@loin.fr")
    lines = (
        f"{PORT};Caf;Communes;Loin Luc;luc@loin.fr;;",
        f"{PORT};Caf du Gard;Communes;Loin Luc;;;",
    )
    first, second = said(circle, *lines)
    assert not [words for words in first[2] if words.startswith("new person")]
    assert second[1] == "created"


def test_a_shared_mailbox_is_said_and_gives_no_wrong_person(circle: Circle) -> None:
    register_person(given_name="Luc", family_name="Loin", email="accueil@cs.fr")
    ((_n, state, words),) = said(circle, f"{PORT};CS;Communes;Près Zoé;accueil@cs.fr;;")
    assert (state, words[-1]) == (
        "created",
        "Zoé Près shares the address accueil@cs.fr with Luc Loin",
    )


def test_an_initial_and_the_same_address_are_the_same_person(circle: Circle) -> None:
    register_person(given_name="Luc", family_name="Loin", email="luc@loin.fr")
    ((_n, _state, words),) = said(circle, f"{PORT};CS;Communes;M. L. LOIN;luc@loin.fr;;")
    assert "“L. Loin” is read as Luc Loin" in words


def test_one_name_and_two_addresses_ask_who_it_is(circle: Circle) -> None:
    lines = (
        f"{PORT};Caf du Gard;Communes;Martin Aline;a@caf.fr;;",
        f"{PORT};Région;Communes;Martin Aline;a@region.fr;;",
    )
    _first, (_n, state, (words,)) = said(circle, *lines)
    assert (state, words) == (
        "refused",
        "is Aline Martin the same person as Aline Martin (Caf du Gard)? Say who they are",
    )


def test_institutions_nearly_of_one_name_ask_which(circle: Circle) -> None:
    lines = (
        f"{PORT};Centre social Les Lilas;Communes;;;;",
        f"{PORT};CENTRE SOCIAL LES LILAS;Communes;;;;",
        f"{PORT};Centre social Les Lilass;Communes;;;;",
        f"{PORT};Centre social 2;Communes;;;;",
        f"{PORT};Centre social 3;Communes;;;;",
    )
    states = [state for _n, state, _says in said(circle, *lines)]
    assert states == ["created", "same", "refused", "created", "created"]


def test_what_is_known_of_somebody_of_two_networks_is_not_completed(circle: Circle) -> None:
    other = found_circle_beside()
    b.give_mandate(
        seat=b.seat_of(other, "Loin", "towns"),
        person=circle.ana,
        starts=b.FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    ((_n, state, words),) = said(circle, f"{PORT};Ville du Port;;Ruiz Ana;ana@port.fr;;")
    assert (state, words[0]) == (
        "same",
        "Ana Ruiz has a place that you do not compose: what is known of them is theirs to change",
    )


def found_circle_beside() -> b.Body:
    network = found_network(
        slug="far", name="Loin", charter=b.CHARTER, in_force_from=b.FOUNDED, by=OPERATOR, now=NOW
    )
    return b.install_body(
        network=network,
        kind="circle",
        name="Loin",
        slug="loin",
        starts=b.FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
