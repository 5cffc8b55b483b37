from __future__ import annotations

from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, nothing_changes
from tests.interface.web.areas.decisions.people import (
    ANONYMOUS,
    COLLEAGUE,
    LEAD,
    NEIGHBOUR,
    STRANGER,
)
from tests.interface.web.areas.persons.desk import Desk
from tourdetable.domain.networks.actions.seats import give_mandate
from tourdetable.domain.people.models import Institution, Person

BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}
EVERYBODY = {COLLEAGUE: 200, NEIGHBOUR: 200, LEAD: 200, STRANGER: 404, ANONYMOUS: 302}
COMPOSERS = {COLLEAGUE: 403, NEIGHBOUR: 403, LEAD: 403, STRANGER: 404, ANONYMOUS: 302}


def test_a_name_and_an_address_are_corrected(desk: Desk) -> None:
    bao = desk.room.circle.bao
    url = desk.room.url("person_correct", bao.pk)
    form = desk.client.get(url).context["form"]
    assert (form.initial["given_name"], form.initial["version"]) == ("Bao", bao.version)
    names = {"given_name": "Bảo", "family_name": "Trần", "email": "b@p.fr"}
    written = desk.written(version=bao.version, **names)
    answer = desk.client.post(url, written)
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        desk.room.url("person", bao.pk),
    )
    bao.refresh_from_db()
    assert (str(bao), str(bao.account)) == ("Bảo Trần", "b@p.fr")
    assert desk.client.post(url, written).status_code == 409
    with nothing_changes():
        wrong = desk.client.post(url, desk.written(version=2, given_name="", email="b"))
    assert sorted(wrong.context["form"].errors) == ["email", "family_name", "given_name"]
    stale = desk.written(version=1, given_name="B", family_name="Trần", email="b@p.fr")
    assert desk.client.post(url, stale).status_code == 409


def test_the_address_of_somebody_who_stands_elsewhere_is_their_own(desk: Desk) -> None:
    from tests.domain.builders import found_circle  # noqa: PLC0415  a second network, here only

    bao, other = desk.room.circle.bao, found_circle(slug="other")
    give_mandate(seat=other.library, person=bao, starts=FOUNDED, **BY)
    url, before = desk.room.url("person_correct", bao.pk), bao.account
    assert "other" not in desk.client.get(desk.room.url("person", bao.pk)).content.decode()
    desk.client.post(
        url, desk.written(version=1, given_name="B", family_name="T", email="evil@x.fr")
    )
    bao.refresh_from_db()
    assert (str(bao), bao.account) == ("B T", before)


def test_somebody_is_added_once(desk: Desk) -> None:
    url = desk.room.url("person_add")
    written = desk.written(who="new", given_name="Inès", family_name="Neuve", email="")
    answer = desk.client.post(url, written)
    added = Person.objects.get(family_name="Neuve")
    assert answer.headers["Location"] == desk.room.url("person", added.pk)
    assert added.registered_in == "circle"
    assert desk.client.post(url, written).status_code == 409
    again = {**written, "seen": f"who:{added.pk}"}
    assert desk.client.post(url, again).status_code == 409
    chosen = desk.client.post(url + "?who=ines", desk.written(who=str(added.pk)))
    assert chosen.headers["Location"] == desk.room.url("person", added.pk)
    assert Person.objects.filter(family_name="Neuve").count() == 1


def test_an_institution_is_added_then_corrected(desk: Desk) -> None:
    url = desk.room.url("institution_add")
    near = desk.client.post(url, desk.written(name="Mairie du Port"))
    assert (near.status_code, list(near.context["form"].errors)) == (422, ["name"])
    assert "Ville du Port" in near.content.decode()
    written = desk.written(name="MJC du Port", tier="local", siret="732 829 320 00074")
    answer = desk.client.post(url, written)
    mjc = Institution.objects.get(name="MJC du Port")
    assert answer.headers["Location"] == desk.room.url("institution", mjc.pk)
    assert (mjc.siret, mjc.tier) == ("73282932000074", "local")
    change = desk.room.url("institution_correct", mjc.pk)
    fields = {"name": "MJC du Port", "professional_network": "MJC", "siret": "732 829 320 00047"}
    wrong = desk.client.post(change, desk.written(version=1, **fields))
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["siret"])
    desk.client.post(change, desk.written(version=1, **{**fields, "siret": ""}))
    mjc.refresh_from_db()
    assert (mjc.professional_network, mjc.siret, mjc.version) == ("MJC", "", 2)
    assert "MJC" in desk.client.get(desk.room.url("institution", mjc.pk)).content.decode()
