from __future__ import annotations

import pytest

from tests.domain.builders import FOUNDED, NOW, OPERATOR, TODAY, found_circle
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.models import Institution
from tourdetable.interface.web.areas.persons.forms import (
    CorrectPersonForm,
    InstitutionForm,
    MergeForm,
)
from tourdetable.interface.web.base.scene import Scene


@pytest.fixture
def scene(desk: Desk) -> Scene:
    standing = desk.room.circle.of(desk.gaelle)
    return Scene(standing.network, standing.charter, NOW, TODAY, standing)


def test_an_address_is_offered_to_whoever_composes_all_that_it_opens(
    desk: Desk, scene: Scene
) -> None:
    bao, able = desk.room.circle.bao, scene.member.offices
    form = CorrectPersonForm(person=bao, scene=scene, capacities=able)
    assert (form.own_address, form.initial["email"]) == (False, str(bao.account))
    seat = found_circle(slug="other").library
    give_mandate(seat=seat, person=bao, starts=FOUNDED, by=OPERATOR, now=NOW)
    form = CorrectPersonForm(person=bao, scene=scene, capacities=able)
    assert (form.own_address, form.fields["email"].disabled) == (True, True)


@pytest.mark.parametrize(("name", "asks"), [("Mairie du Port", True), ("Ville du Port", False)])
def test_another_of_the_same_name_is_asked_about_unless_it_is_itself(
    desk: Desk, scene: Scene, name: str, asks: bool
) -> None:
    town = desk.room.circle.town.institution
    other = Institution.objects.create(name="Ville du port")
    written = desk.written(version=1, name=name, writer="")
    form = InstitutionForm(written, institution=town, scene=scene, capacities=scene.member.offices)
    assert ("name" in form.errors) is asks
    if asks:
        assert form.data["seen"] == str(other.pk)
        again = InstitutionForm(
            form.data, institution=town, scene=scene, capacities=scene.member.offices
        )
        assert again.is_valid()


def test_the_one_that_stays_is_chosen_with_both_versions(desk: Desk, scene: Scene) -> None:
    one, other = desk.room.circle.ana, desk.room.circle.bao
    written = desk.written(version=3, other_version=5, stays=str(other.pk), writer="")
    form = MergeForm(written, rows=(one, other), scene=scene, capacities=scene.member.offices)
    assert form.is_valid()
    assert form.chosen() == {"merged": one, "into": other, "version": 3, "into_version": 5}
