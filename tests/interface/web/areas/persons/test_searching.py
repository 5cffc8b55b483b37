from __future__ import annotations

from typing import Any

from django.test import Client

from tests.domain.builders import NOW, OPERATOR
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.people.actions import register_person

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
EVERYBODY = {COLLEAGUE: 200, NEIGHBOUR: 200, LEAD: 200, STRANGER: 404, ANONYMOUS: 302}
COMPOSERS = {COLLEAGUE: 403, NEIGHBOUR: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


def test_who_is_found_and_what_is_said_of_them(gaelle: Client, desk: Desk) -> None:
    register_person(given_name="Ulla", family_name="Nord", email="ulla@nord.example")
    url = desk.room.url("people_find")
    ana = desk.room.circle.ana
    for words, persons, institutions in (
        ("ana", [("Ana Ruiz", desk.room.url("person", ana.pk), ("Ville du Port",))], []),
        ("mairie du port", [], ["Ville du Port"]),
        ("ulla", [], []),
        ("ulla@nord.example", [("Ulla Nord", "", ())], []),
        ("", [], []),
    ):
        found = gaelle.get(url, {"q": words}).context["found"]
        assert [(one.name, one.url, one.institutions) for one in found.persons] == persons
        assert [one.name for one, _said, _url in found.institutions] == institutions
