from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.http import QueryDict
from django.utils import translation

from tests.domain.builders import NOW, TODAY, found_circle
from tests.interface.web.areas.decisions.people import Room, account_of, steward
from tourdetable.domain.networks.queries import charter_in_force, standing
from tourdetable.domain.people.actions import NewInstitution, NewPerson, register_person
from tourdetable.domain.people.models import Institution, Person
from tourdetable.interface.web.areas.persons.picking import PickingForm, WhichForm, WhoForm
from tourdetable.interface.web.base.scene import Scene


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


class BothForm(WhoForm, WhichForm):
    """A form that asks both."""


def seen_by(room: Room, person: Person) -> Scene:
    network = room.circle.network
    charter = charter_in_force(network, on=TODAY)
    return Scene(network, charter, NOW, TODAY, standing(person, network, on=TODAY))


@pytest.fixture
def scene(room: Room) -> Scene:
    return seen_by(room, steward(room))


def asking(scene: Scene, form: type[Any] = WhoForm, asked: str = "", **written: str) -> Any:
    """A form, of words in the address, and of what was written in it."""
    offices = scene.member.offices
    data = None
    if written:
        data = QueryDict(mutable=True)
        data.update({"gesture": str(uuid4()), "acting": f"office:{offices[0].pk}", **written})
        data["writer"] = ""
    return form(data, scene=scene, capacities=offices, asked=QueryDict(asked))


def labels(form: PickingForm, field: str = "who") -> list[str]:
    return [str(label) for _code, label in form.fields[field].choices]  # type: ignore[attr-defined]  # a choice field


OTHER = "Somebody else, whose name is below"


def test_those_found_come_with_what_they_represent(scene: Scene, room: Room) -> None:
    form = asking(scene, asked="who=ana")
    ana = room.circle.ana
    assert labels(form) == [f"{ana} — Ville du Port, {ana.account.email}", OTHER]
    chosen = asking(scene, asked="who=ana", who=str(ana.pk))
    assert chosen.is_valid()
    assert chosen.cleaned_data["who"] == ana


def test_nothing_is_asked_while_nobody_is_found(scene: Scene) -> None:
    for asked, nothing in (("", False), ("who=nobody", True)):
        form = asking(scene, asked=asked)
        assert (labels(form), form.who_search.nothing) == ([""], nothing)
        assert (form.fields["who"].widget.input_type, form.initial["who"]) == ("hidden", "new")


def test_somebody_is_added(scene: Scene) -> None:
    form = asking(scene, who="new", given_name=" Inès ", family_name="Le  Bihan", email="i@x.fr")
    assert form.is_valid()
    assert form.cleaned_data["who"] == NewPerson("Inès", "Le Bihan", "i@x.fr")
    wrong = asking(scene, who="new", given_name="", family_name="", email="x")
    assert sorted(wrong.errors) == ["email", "family_name", "given_name"]


def test_whoever_is_probably_there_already_is_proposed_first(scene: Scene, room: Room) -> None:
    ana = room.circle.ana
    names = {"given_name": ana.family_name.upper(), "family_name": ana.given_name.upper()}
    form = asking(scene, who="new", **names)
    assert list(form.errors) == ["who"]
    assert labels(form)[0].endswith("the same name")
    assert (form.data["who"], form.data["seen"]) == ("", f"who:{ana.pk}")
    again = asking(scene, who="new", seen=form.data["seen"], **names)
    assert again.is_valid()
    theirs = asking(scene, who=str(ana.pk), seen=form.data["seen"], **names)
    assert theirs.is_valid()
    assert theirs.cleaned_data["who"] == ana


def test_of_somebody_of_another_network_only_the_name_is_said(scene: Scene) -> None:
    stranger = register_person(given_name="Ulla", family_name="Nord", email="ulla@nord.example")
    assert labels(asking(scene, asked="who=ulla")) == [""]
    assert labels(asking(scene, asked="who=ulla@nord.example")) == ["Ulla Nord", OTHER]
    names = {"given_name": "Ulla", "family_name": "Nord"}
    assert asking(scene, who="new", **names).is_valid()
    form = asking(scene, who="new", email="ULLA@nord.example", **names)
    assert labels(form) == ["Ulla Nord — the same address", OTHER]
    picked = asking(scene, who=str(stranger.pk), email="ULLA@nord.example", **names)
    assert picked.is_valid()


def test_whoever_composes_nothing_looks_for_nobody(room: Room) -> None:
    scene = seen_by(room, room.circle.dora)
    ana = room.circle.ana
    assert labels(asking(scene, asked="who=ana")) == [""]
    names = {"given_name": ana.given_name, "family_name": ana.family_name}
    form = asking(scene, who="new", email=ana.account.email, **names)  # type: ignore[union-attr]  # they have one
    assert form.is_valid()
    assert not asking(scene, who=str(ana.pk)).is_valid()


def test_an_institution_is_found_or_added(scene: Scene) -> None:
    town = Institution.objects.get(name="Ville du Port")
    form = asking(scene, WhichForm, "which=commune du port", which=str(town.pk))
    assert labels(form, "which")[0] == "Ville du Port"
    assert form.is_valid()
    assert form.cleaned_data["which"] == town
    near = asking(scene, WhichForm, which="new", name="Mairie du PORT")
    assert list(near.errors) == ["which"]
    assert labels(near, "which")[0] == "Ville du Port — the same name"
    new = asking(scene, WhichForm, which="new", name="MJC", kind="association", tier="local")
    assert new.is_valid()
    assert new.cleaned_data["which"] == NewInstitution("MJC", "", "association", "local")
    assert list(asking(scene, WhichForm, which="new", name="").errors) == ["name"]


def test_both_are_asked_at_once_and_words_of_one_search_stay_in_the_other(scene: Scene) -> None:
    form = asking(scene, BothForm, "who=ana&which=port&kept=drop&seat=3")
    assert form.who_search.kept == (("which", "port"), ("seat", "3"))
    assert form.which_search.kept == (("who", "ana"), ("seat", "3"))
    assert (form.who_search.words, form.which_search.words) == ("ana", "port")


def test_another_network_s_seats_are_not_told(scene: Scene) -> None:
    other = found_circle(slug="other").ana
    form = asking(scene, asked=f"who={account_of(other).email}")
    assert labels(form) == [str(other), OTHER]
