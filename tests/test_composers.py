"""Whoever composes one body of a network reaches nothing of another body, nor of the network as a
whole, were the form one that somebody else was rightly shown."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.domain.builders import (
    CHARTER,
    FOUNDED,
    NOW,
    OPERATOR,
    Circle,
    found_circle,
    nothing_changes,
    seat_of,
)
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.joining.actions.invitations import invite
from tourdetable.domain.joining.models import Invitation
from tourdetable.domain.networks.actions.founding import install_body
from tourdetable.domain.networks.actions.presences import declare_presence
from tourdetable.domain.networks.actions.seats import give_mandate, give_office
from tourdetable.domain.networks.models import Body
from tourdetable.domain.people.actions import mailbox, register_person
from tourdetable.domain.people.models import Person
from tourdetable.domain.rosters.actions.arranging import begin_import

pytestmark = pytest.mark.django_db

TEXT = CHARTER.replace('rights = ["agenda", "minutes"]', 'rights = ["agenda", "compose"]')
BY: dict[str, Any] = {"by": OPERATOR, "now": NOW}


class PostedFields(HTMLParser):
    """What the forms of a page would send."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.sent: dict[str, str] = {}
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "input" and (name := said.get("name")):
            self.sent[name] = said.get("value") or "on"


@dataclass(frozen=True)
class Reach:
    """Dora composes the port; Hugo the village, where Ana sits too; Gaëlle the whole network."""

    circle: Circle
    village: Body
    clients: dict[str, Client]
    there: dict[str, list[object]]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


@pytest.fixture
def reach() -> Reach:
    circle = found_circle(TEXT)
    network = circle.network
    said: dict[str, Any] = {"starts": FOUNDED, **BY}
    village = install_body(network=network, kind="circle", name="Village", slug="village", **said)
    seat = seat_of(village, "Ville d’en haut", "towns")
    Person.objects.filter(pk=circle.ana.pk).update(account=mailbox("ana@town.example"))
    circle.ana.refresh_from_db()
    held = give_mandate(seat=seat, person=circle.ana, **said)
    hugo, gaelle = (register_person(given_name=n, family_name="Roux") for n in ("Hugo", "Gaëlle"))
    lead = give_office(network=network, kind="lead", body=village, person=hugo, **said)
    steward = give_office(network=network, kind="steward", person=gaelle, **said)
    where = {"body": village, "institution": seat.institution, "college": "towns"}
    presence = declare_presence(**where, **said)
    nobody = Invitation.objects.none()
    away = seat_of(found_circle(TEXT, slug="elsewhere").body, "Ville d’ailleurs", "towns")
    Person.objects.filter(pk=hugo.pk).update(account=mailbox("hugo@town.example"))
    invite(network=network, people=[hugo.pk], refused=nobody, **BY)
    file = {"content": b"Structure;Nom\nVille;Ruiz Ana", "file_name": "membres.csv"}
    roster = begin_import(network=network, **file, **BY)
    clients = {}
    for name, person in (("dora", circle.dora), ("gaelle", gaelle)):
        clients[name] = Client()
        clients[name].force_login(account_of(person))
    there = {
        "seat": [seat.pk],
        "mandate": [held.pk],
        "office": [lead.pk],
        "office of the network": [steward.pk],
        "body": ["village"],
        "network": [],
        "presence": ["village", presence.pk],
        "invitation": [Invitation.objects.get().pk],
        "import": [roster.pk],
        "seat elsewhere": [away.pk],
    }
    return Reach(circle, village, clients, there)


OUT_OF_REACH = {
    "seat": ("composition_seat", "seat_give", "seat_change", "seat_close", "seat_remove"),
    "seat elsewhere": ("composition_seat", "seat_give", "seat_close"),
    "mandate": ("mandate_end", "mandate_hand_over", "mandate_move", "mandate_correct"),
    "office": ("office_end", "office_correct"),
    "office of the network": ("office_end", "office_correct"),
    "body": ("composition_body", "seat_open", "body_office_give", "body_close", "presences"),
    "network": ("composition_offices", "office_give", "body_open", "network_settings"),
    "presence": ("presence_change", "presence_remove"),
    "invitation": ("invitation_again", "invitation_withdraw"),
    "import": ("roster", "roster_arrange", "roster_confirm", "roster_drop"),
}


def test_what_is_another_s_to_compose_is_out_of_reach(reach: Reach) -> None:
    reached = []
    for what, names in OUT_OF_REACH.items():
        for name in names:
            url = reverse(name, args=["circle", *reach.there[what]])
            shown = PostedFields(reach.clients["gaelle"].get(url).content.decode()).sent
            own = {"acting": f"office:{reach.circle.lead.pk}"}
            dora = reach.clients["dora"]
            with nothing_changes():
                answers = [dora.get(url), dora.post(url, shown), dora.post(url, shown | own)]
            if any(answer.status_code not in (403, 404, 405) for answer in answers):
                reached.append((name, what, [answer.status_code for answer in answers]))
    assert reached == []


def test_an_address_that_opens_more_than_one_composes_is_neither_changed_nor_shared(
    reach: Reach,
) -> None:
    ana, dora = reach.circle.ana, reach.clients["dora"]
    url = reverse("person_correct", args=["circle", ana.pk])
    shown = PostedFields(dora.get(url).content.decode()).sent
    dora.post(url, shown | {"email": "dora@town.example"})
    ana.refresh_from_db()
    assert ana.account
    assert ana.account.email == "ana@town.example"
    bao = reach.circle.bao
    merge = f"{reverse('person_merge', args=['circle', ana.pk])}?with={bao.pk}"
    shown = PostedFields(dora.get(merge).content.decode()).sent
    with nothing_changes():
        assert dora.post(merge, shown | {"stays": str(bao.pk)}).status_code == 422


def test_addresses_of_another_body_are_not_exported(reach: Reach) -> None:
    url = reverse("export", args=["circle", "composition", "csv"])
    lines = reach.clients["dora"].get(url).content.decode().splitlines()
    told = [line for line in lines if "ana@town.example" in line]
    assert [("Cercle du port" in line, "Village" in line) for line in told] == [(True, False)]
