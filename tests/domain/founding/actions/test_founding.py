from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.domain.builders import CHARTER, NOW, OPERATOR, TODAY
from tests.domain.founding.foundations import (
    BOARD,
    CIRCLE,
    INES,
    NETWORK,
    SEAT,
    begun_by,
    foundation,
    named,
)
from tests.domain.together import really_apart, together
from tourdetable.domain.founding.actions.founding import found
from tourdetable.domain.founding.actions.keys import make_key
from tourdetable.domain.founding.logos import PNG, LogoFile
from tourdetable.domain.founding.models import Installation
from tourdetable.domain.founding.outline import Foundation
from tourdetable.domain.founding.queries import digest_of, founded_by
from tourdetable.domain.journal.actions import AlreadyDone
from tourdetable.domain.journal.models import Event
from tourdetable.domain.networks.actors import Operator
from tourdetable.domain.networks.models import Body, Mandate, Network, Office
from tourdetable.domain.networks.queries import standing
from tourdetable.domain.networks.rules import may_compose_network
from tourdetable.domain.people.models import Account, Institution, Person

pytestmark = pytest.mark.django_db


def born(asked: Foundation, **said: Any) -> Network:
    return found(foundation=asked, **{"by": OPERATOR, "now": NOW, **said})


def test_a_network_is_born_whole_and_all_is_journalled() -> None:
    logo = LogoFile(PNG, b"png")
    network = born(foundation(network=replace(NETWORK, logo=logo), person=replace(INES, seat=SEAT)))
    assert [network.slug, network.name, network.accent, network.school_zone] == [
        "etang",
        "Réseau de l’Étang",
        "teal",
        "B",
    ]
    assert (network.time_zone, network.logo.digest) == ("Europe/Paris", logo.digest)
    assert sorted(Body.objects.values_list("slug", "territory")) == [
        ("bureau", ""),
        ("cercle-du-port", "Vaucluse"),
    ]
    person = Person.objects.get()
    assert may_compose_network(standing(person, network, on=TODAY))
    assert (str(Mandate.objects.get().seat), Institution.objects.count()) == ("Ville du Port", 1)
    assert person.account is not None
    assert (person.account.email, person.account.operates) == ("ines@exemple.fr", True)
    assert Installation.objects.get().name == "Union du Port"
    assert sorted(set(Event.objects.values_list("kind", flat=True))) == [
        "account.operates",
        "body.installed",
        "installation.stated",
        "mandate.given",
        "network.founded",
        "network.identity_changed",
        "network.logo_changed",
        "office.given",
        "seat.created",
    ]


@pytest.mark.parametrize(
    "asked",
    [
        foundation(charter="+++"),
        foundation(charter=CHARTER.replace(', "compose"', "")),
        named(slug="signin"),
        foundation(bodies=(BOARD,)),
        begun_by(email="ines"),
        begun_by(seat=replace(SEAT, college="choir")),
        begun_by(given_name="x" * 101),
    ],
)
def test_what_is_not_sound_founds_nothing(asked: Foundation) -> None:
    with pytest.raises(ValidationError):
        born(asked, reserved={"signin"})
    counted = (Network, Installation, Person, Account, Event)
    assert [model.objects.count() for model in counted] == [0] * 5


def test_a_key_founds_once_and_its_person_runs_the_installation() -> None:
    key = digest_of(make_key(by=OPERATOR, now=NOW))
    born(foundation(), key=key)
    with pytest.raises(PermissionDenied):
        born(named(slug="autre"), key=key)
    with pytest.raises(PermissionDenied):
        born(named(slug="autre"), key=digest_of("x"))
    assert (Network.objects.count(), Account.objects.get().operates) == (1, True)


def test_a_second_network_makes_nobody_else_run_the_installation() -> None:
    born(foundation())
    born(replace(named(slug="autre"), person=replace(INES, email="bao@exemple.fr")))
    found_now = Account.objects.order_by("pk").values_list("email", "operates")
    assert list(found_now) == [("ines@exemple.fr", True), ("bao@exemple.fr", False)]


def test_the_same_person_is_not_made_twice() -> None:
    born(foundation())
    born(replace(named(slug="autre"), person=replace(INES, family_name="le goff")))
    assert (Person.objects.count(), Office.objects.count()) == (1, 2)


def test_the_same_gesture_founds_once() -> None:
    by = Operator(gesture=uuid4())
    network = born(foundation(), by=by)
    with pytest.raises(AlreadyDone):
        born(foundation(), by=by)
    assert (Network.objects.count(), founded_by(str(by.gesture))) == (1, network)


def test_a_taken_address_is_told() -> None:
    born(foundation())
    with pytest.raises(ValidationError, match="Another network has the address"):
        born(foundation())


def test_bodies_of_the_same_address_are_told_apart() -> None:
    names = ("Cercle du port", "Cercle du Port !", "Ⅳ", "Гурток")
    born(foundation(bodies=tuple(replace(CIRCLE, name=name) for name in names)))
    slugs = list(Body.objects.order_by("pk").values_list("slug", flat=True))
    assert slugs == ["cercle-du-port", "cercle-du-port-2", "iv", "circle"]


def test_the_text_holds_from_its_own_day_and_in_its_own_zone() -> None:
    text = CHARTER.replace("Europe/Paris", "Indian/Reunion")
    dated = text.replace('version = "2027.1"', 'version = "1"\nin_force = 2026-09-01')
    network = born(foundation(charter=dated))
    assert (network.time_zone, network.charters.get().in_force_from) == (
        "Indian/Reunion",
        date(2026, 9, 1),
    )


def test_what_was_pasted_is_kept_with_plain_ends_of_lines() -> None:
    network = born(foundation(charter=CHARTER.replace("\n", "\r\n"), bodies=(CIRCLE,)))
    assert network.charters.get().text == CHARTER.rstrip()
    spaced = replace(CIRCLE, name="  Cercle   du port ")
    born(replace(named(slug="autre", name=" Réseau\n du Port "), bodies=(spaced,)))
    assert [str(Network.objects.get(slug="autre")), str(Body.objects.latest("pk"))] == [
        "Réseau du Port",
        "Cercle du port",
    ]


def test_an_office_of_a_body_composes_from_the_first_day() -> None:
    text = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]')
    later = replace(CIRCLE, name="Plus tard", starts=date(2027, 9, 1))
    asked = foundation(charter=text, bodies=(CIRCLE, later))
    with pytest.raises(ValidationError, match="Plus tard opens later"):
        born(replace(asked, person=replace(INES, office="lead", body=1)))
    sits = replace(SEAT, body=1)
    born(replace(asked, person=replace(INES, office="lead", body=0, seat=sits)))
    assert list(Office.objects.values_list("kind", "body__slug", "starts")) == [
        ("lead", "cercle-du-port", TODAY)
    ]
    assert Mandate.objects.get().starts == date(2027, 9, 1)


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two who hold the key, or one who presses twice: one network, whoever comes first."""

    def test_two_who_hold_the_key_found_one_network(self, tmp_path: Path) -> None:
        key = digest_of(make_key(by=OPERATOR, now=NOW))
        two = [partial(born, named(slug=slug), key=key) for slug in ("un", "deux")]
        with really_apart(tmp_path / "copy.sqlite3") as read:
            answers = sorted(type(one).__name__ for one in together(*two))
            assert answers == ["Network", "PermissionDenied"]
            assert read("SELECT count(*) FROM networks_network") == [(1,)]

    def test_the_last_page_sent_twice_at_once_founds_once(self, tmp_path: Path) -> None:
        by = Operator(gesture=uuid4())
        with really_apart(tmp_path / "copy.sqlite3") as read:
            answers = together(*[partial(born, foundation(), by=by)] * 2)
            assert sorted(type(one).__name__ for one in answers) == ["AlreadyDone", "Network"]
            assert read("SELECT count(*) FROM people_person") == [(1,)]
