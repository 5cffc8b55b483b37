from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, found_circle, nothing_changes
from tests.domain.networks.actions.test_merging import steward
from tourdetable.domain.founding.actions.closing import close_network
from tourdetable.domain.journal.models import Event
from tourdetable.domain.journal.queries import position
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.networks.actions.correcting import (
    PersonDetails,
    correct_institution,
    correct_person,
)
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.actions import NewInstitution, siret_of
from tourdetable.domain.people.models import Account, Institution, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def circle() -> Circle:
    return found_circle()


def corrected(circle: Circle, person: Person, *details: Any, **more: Any) -> Person:
    said = {"version": person.version, "by": OPERATOR, "now": NOW, **more}
    return correct_person(
        person=person, details=PersonDetails(*details), network=circle.network, **said
    )


def test_a_name_is_written_as_one_wants_it(circle: Circle) -> None:
    ana = corrected(circle, circle.ana, "Anna", "Ruiz-Môle")
    assert (str(ana), ana.version, ana.account) == ("Anna Ruiz-Môle", 2, None)
    told = Event.objects.latest("pk")
    assert (told.network, told.kind, told.subject, told.data) == (
        "circle",
        "person.corrected",
        f"person:{ana.pk}",
        {},
    )
    with pytest.raises(Changed):
        corrected(circle, circle.ana, "Ana", "Ruiz")


def test_an_address_is_given_changed_and_taken_away(circle: Circle) -> None:
    ana = corrected(circle, circle.ana, "Ana", "Ruiz", "Accueil@town.example")
    assert ana.account
    assert ana.account.email == "accueil@town.example"
    bao = corrected(circle, circle.bao, "Bao", "Trần", "accueil@TOWN.example")
    assert bao.account == ana.account
    ana = corrected(circle, ana, "Ana", "Ruiz", "")
    assert ana.account is None


def test_each_network_where_they_stand_is_told(circle: Circle) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    last = Event.objects.latest("pk").pk
    corrected(circle, circle.ana, "Anna", "Ruiz")
    told = Event.objects.filter(pk__gt=last).values_list("network", flat=True)
    assert [*told] == ["circle", "other"]


def test_a_network_that_is_closed_keeps_nobody_from_being_corrected(circle: Circle) -> None:
    other = found_circle(slug="other")
    give_mandate(seat=other.library, person=circle.ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    close_network(network=other.network, name=other.network.name, by=OPERATOR, now=NOW)
    last = Event.objects.latest("pk").pk
    before = position("other")
    assert str(corrected(circle, circle.ana, "Anna", "Ruiz")) == "Anna Ruiz"
    told = Event.objects.filter(pk__gt=last).values_list("network", flat=True)
    assert ([*told], position("other") != before) == (["circle"], True)


def test_only_whoever_composes_all_that_it_opens_changes_an_address(circle: Circle) -> None:
    other, by = found_circle(slug="other"), steward(circle.network)
    ana = corrected(circle, circle.ana, "Ana", "Ruiz", "ana@town.example", by=by)
    give_mandate(seat=other.library, person=ana, starts=FOUNDED, by=OPERATOR, now=NOW)
    with nothing_changes(), pytest.raises(ValidationError, match="Only they can change"):
        corrected(circle, ana, "Ana", "Ruiz", "evil@town.example", by=by)
    same = corrected(circle, ana, "Anna", "Ruiz", "ANA@town.example", by=by)
    assert str(same) == "Anna Ruiz"


def test_nobody_gives_another_address_to_whoever_has_signed_in(circle: Circle) -> None:
    by = steward(circle.network)
    ana = corrected(circle, circle.ana, "Ana", "Ruiz", "ana@town.exmple", by=by)
    ana = corrected(circle, ana, "Ana", "Ruiz", "ana@town.example", by=by)
    Account.objects.filter(email="ana@town.example").update(last_login=NOW)
    for email in ("gaelle@town.example", ""):
        with nothing_changes(), pytest.raises(ValidationError, match="Only they can change"):
            corrected(circle, ana, "Ana", "Ruiz", email, by=by)


def test_an_institution_keeps_what_it_holds(circle: Circle) -> None:
    town = circle.town.institution
    details = NewInstitution(
        "Commune du Port",
        "Port",
        "commune",
        "municipal",
        "réseau des maires",
        "Le Port",
        "732 829 320 00074",
        "mairie@port.example",
    )
    said: dict[str, Any] = {"network": circle.network, "by": OPERATOR, "now": NOW}
    changed = correct_institution(institution=town, details=details, version=1, **said)
    assert (changed.name, changed.siret, changed.version) == (
        "Commune du Port",
        "73282932000074",
        2,
    )
    assert [seat.pk for seat in changed.seats.all()] == [circle.town.pk]
    assert Event.objects.latest("pk").kind == "institution.corrected"
    with pytest.raises(Changed):
        correct_institution(institution=town, details=details, version=1, **said)


def test_a_siret_is_one_institution_s(circle: Circle) -> None:
    town = circle.town.institution
    Institution.objects.filter(pk=town.pk).update(siret="73282932000074")
    assert siret_of("732 829 320 00074", town) == "73282932000074"
    assert siret_of(" ") == ""
    for written, why in (("732 829 320 00047", "no SIRET"), ("73282932000074", "Ville du Port")):
        with pytest.raises(ValidationError, match=why):
            siret_of(written)
