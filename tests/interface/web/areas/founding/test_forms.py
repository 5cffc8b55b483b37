from __future__ import annotations

from typing import Any

import pytest

from tests.domain.builders import CHARTER
from tests.domain.founding.foundations import BOARD, CIRCLE
from tests.interface.web.areas.founding.wizard_steps import NETWORK, PERSON
from tourdetable.core.charter.text.loader import load
from tourdetable.domain.founding.outline import FirstPerson, FirstSeat
from tourdetable.interface.web.areas.founding.forms import NetworkForm, PersonForm, time_zones

pytestmark = pytest.mark.django_db

LEAD = load(CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["compose"]'))
SITS = {"seat_body": "0", "institution": "Ville", "college": "towns"}


def network(**typed: str) -> NetworkForm:
    return NetworkForm({**NETWORK, **typed}, zone="Europe/Paris")


def person(charter: Any = LEAD, **typed: str) -> PersonForm:
    return PersonForm({**PERSON, **typed}, charter=charter, bodies=(CIRCLE, BOARD))


def test_an_address_is_made_from_the_name_when_it_is_left_out() -> None:
    for typed, slug in (({}, "reseau-de-l-etang"), ({"slug": " mon-club "}, "mon-club")):
        form = network(**typed)
        assert (form.is_valid(), form.cleaned_data["slug"]) == (True, slug)


@pytest.mark.parametrize(
    "typed",
    [{"slug": "signin"}, {"name": "Found"}, {"name": "«»"}, {"slug": "Été"}, {"slug": "found"}],
)
def test_an_address_that_cannot_be_is_told_beside_it(typed: dict[str, str]) -> None:
    form = network(**typed)
    assert (form.is_valid(), list(form.errors)) == (False, ["slug"])


def test_a_zone_of_elsewhere_is_offered_where_the_charter_has_it() -> None:
    assert [zone for zone, _label in time_zones("Europe/Brussels")][:2] == [
        "Europe/Brussels",
        "Europe/Paris",
    ]
    assert [zone for zone, _label in time_zones("Indian/Reunion")].count("Indian/Reunion") == 1


def test_offices_that_compose_are_offered_once_for_each_body_that_they_are_of() -> None:
    form = person()
    assert [code for code, _label in form.fields["office"].choices] == ["steward", "lead:0"]
    assert "office" not in form.initial
    assert person(load(CHARTER)).initial == {"office": "steward"}


def test_the_first_person_is_as_the_form_says() -> None:
    form = person(office="lead:0", given_name=" Inès ", **SITS)
    assert form.is_valid()
    assert form.cleaned_data["person"] == FirstPerson(
        "Inès", "Le Goff", "ines@exemple.fr", "lead", 0, FirstSeat(0, "Ville", "towns")
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"email": "ines"}, "email"),
        ({**SITS, "institution": ""}, "institution"),
        ({**SITS, "college": ""}, "college"),
        ({**SITS, "seat_body": "1", "college": "libraries"}, "college"),
    ],
)
def test_what_is_wrong_is_told_beside_its_field(typed: dict[str, str], field: str) -> None:
    form = person(**typed)
    assert (form.is_valid(), list(form.errors)) == (False, [field])
