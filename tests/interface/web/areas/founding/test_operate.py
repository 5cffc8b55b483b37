"""Running the installation: its networks, closed and reopened; nothing is read in them."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests.domain.builders import TODAY
from tests.interface.web.areas.decisions.people import Room, account_of
from tourdetable.domain.founding.models import Installation
from tourdetable.domain.networks.models import Network
from tourdetable.domain.people.actions import register_person


@pytest.fixture
def operator(room: Room) -> Client:
    """Somebody who runs the installation and has no place in the network."""
    account = account_of(register_person(given_name="Omar", family_name="Sy"))
    account.operates = True
    account.save()
    client = Client()
    client.force_login(account)
    return client


def act(client: Client, what: str, **typed: Any) -> Any:
    return client.post(f"/operate/circle/{what}/", {"gesture": str(uuid4()), **typed})


def test_a_network_is_closed_by_its_name_read_and_reopened(operator: Client, room: Room) -> None:
    ana = room.client("ana")
    assert act(operator, "close", name="Club").status_code == 422
    assert act(operator, "close", name="Cercle").headers["Location"] == "/operate/"
    assert "Fermé depuis le" in operator.get("/operate/").content.decode()
    page = ana.get("/circle/")
    assert (page.status_code, "Ce réseau est fermé depuis" in page.content.decode()) == (200, True)
    assert "Réseaux fermés" in ana.get("/").content.decode()
    form = ana.get(room.url("charter_propose")).content.decode()
    main = form[form.index("<main") : form.index("<footer")]
    assert ('method="post"' in main, "Rien ne peut être changé ici" in main) == (False, True)
    text = "Une phrase que l’on ne voudrait pas écrire deux fois.\nEt une autre."
    sent = ana.post(room.url("charter_propose"), {"text": text})
    said = sent.content.decode()
    assert (sent.status_code, "Ce réseau est fermé" in said) == (403, True)
    assert "Une phrase que l’on ne voudrait pas" in said
    assert act(operator, "reopen").headers["Location"] == "/operate/"
    assert "Ce réseau est fermé" not in ana.get("/circle/").content.decode()


def test_an_archived_network_is_reached_by_nobody(operator: Client, room: Room) -> None:
    ana = room.client("ana")
    assert act(operator, "archive").status_code == 422
    act(operator, "close", name="Cercle")
    assert act(operator, "archive").status_code == 302
    assert [ana.get(page).status_code for page in ("/circle/", "/circle/public/")] == [404, 404]
    assert ana.get("/").status_code == 200
    assert "Cercle" not in Client().get("/").content.decode()
    assert "Archivé depuis le" in operator.get("/operate/").content.decode()
    act(operator, "reopen")
    network = Network.objects.get(slug="circle")
    assert (network.closed_on, ana.get("/circle/").status_code) == (None, 200)


def test_the_same_form_sent_twice_closes_once(operator: Client, room: Room) -> None:
    form = {"gesture": str(uuid4()), "name": "Cercle"}
    answers = [operator.post("/operate/circle/close/", form).status_code for _ in range(2)]
    assert (answers, Network.objects.get(slug="circle").closed_on) == ([302, 409], TODAY)


def test_nothing_of_a_network_is_read_by_running_the_installation(
    operator: Client, room: Room
) -> None:
    pages = ("charter", "people", "settings", "programme/drafts")
    assert [operator.get(f"/circle/{page}/").status_code for page in pages] == [404] * 4


def test_what_the_legal_pages_say_is_changed_at_the_version_that_was_read(
    operator: Client, room: Room
) -> None:
    sent = {"name": "Union du Port", "email": "union@exemple.fr"}
    first = {"gesture": str(uuid4()), **sent}
    assert operator.post("/operate/facts/", first).status_code == 302
    assert "Union du Port" in Client().get("/mentions-legales/").content.decode()
    second = {"gesture": str(uuid4()), "version": "1", **sent, "name": "Union du Nord"}
    assert operator.post("/operate/facts/", second).status_code == 302
    stale = operator.post("/operate/facts/", {**second, "gesture": str(uuid4()), "name": "Autre"})
    assert (stale.status_code, Installation.objects.get().name) == (409, "Union du Nord")
    assert operator.post("/operate/facts/", {**first, "name": ""}).status_code == 422
