from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.domain.builders import NOW
from tests.interface.web.areas.founding.wizard_steps import (
    STEPS,
    go_through,
    send,
    with_key,
)
from tourdetable.domain.founding.models import FoundingKey, Installation
from tourdetable.domain.networks.models import Body, Mandate, Network, Office, Seat
from tourdetable.domain.people.models import Account
from tourdetable.interface.web.base.context import BEGUN_EMPTY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tuesday 6 April 2027, ten o'clock in Paris."""
    monkeypatch.setattr("tourdetable.interface.web.base.clock.now", lambda: NOW)


def test_every_way_in_leads_to_founding_while_nothing_is_founded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(BEGUN_EMPTY, "1")
    client = Client()
    assert client.get("/").headers["Location"] == "/found/"
    assert client.get("/signin/").headers["Location"] == "/found/"
    for address in ("/aide/", "/mentions-legales/", "/contact/"):
        assert 'href="/found/"' in client.get(address).content.decode()
    page = client.get("/found/")
    assert (page.status_code, "tourdetable found --key" in page.content.decode()) == (200, True)
    for step in (*STEPS, "review"):
        answer = client.get(f"/found/step/{step}/")
        assert (answer.status_code, answer.headers["Location"]) == (302, "/found/")
    assert client.get("/found/model/itc/").headers["Location"] == "/found/"
    assert client.get("/found/done/").headers["Location"] == "/found/"


def test_a_network_is_founded_whole_at_the_last_step_and_not_before() -> None:
    client = with_key()
    page = go_through(client)
    assert page.status_code == 200
    assert (Network.objects.count(), Installation.objects.count(), Body.objects.count()) == (
        0,
        0,
        0,
    )
    answer = client.post("/found/step/review/", {"go": "next"})
    assert answer.headers["Location"] == "/found/done/"
    network = Network.objects.get()
    assert (network.slug, network.name, network.accent) == (
        "reseau-de-l-etang",
        "Réseau de l’Étang",
        "teal",
    )
    assert (network.purpose, network.school_zone) == ("Lire ensemble.", "B")
    assert list(Body.objects.values_list("kind", "name", "slug", "territory", "starts")) == [
        ("circle", "Cercle du port", "cercle-du-port", "Vaucluse", date(2027, 4, 6))
    ]
    office = Office.objects.get()
    assert (office.kind, office.body, str(office.person)) == ("steward", None, "Inès Le Goff")
    assert list(Account.objects.values_list("email", "operates")) == [("ines@exemple.fr", True)]
    assert Installation.objects.get().name == "Union des centres sociaux"
    assert Mandate.objects.count() == 0
    assert FoundingKey.objects.get().used_at == NOW


def test_the_last_step_sent_twice_founds_once() -> None:
    client = with_key()
    go_through(client)
    twin = Client()
    twin.cookies = client.cookies
    session = dict(client.session)
    first = client.post("/found/step/review/")
    restored = client.session
    restored.update(session)
    restored.save()
    again = twin.post("/found/step/review/")
    assert (first.headers["Location"], again.headers["Location"]) == ("/found/done/",) * 2
    assert (Network.objects.count(), Account.objects.count()) == (1, 1)
    assert client.post("/found/step/review/").headers["Location"] == "/found/done/"


def as_proposed(form: Any) -> dict[str, Any]:
    """The lines of the bodies, as the page shows them."""
    lines = {
        f"{line.prefix}-{name}": line[name].value() for line in form.lines for name in line.fields
    }
    return {"lines": str(len(form.lines)), **lines}


@pytest.mark.parametrize(
    "code", ["club-des-territoires", "conseil-de-quartier", "itc", "reseau-professionnel"]
)
def test_each_charter_that_comes_with_the_program_founds_a_network(code: str) -> None:
    client = with_key()
    send(client, "operator")
    assert send(client, "charter", choice=code, text="").status_code == 302
    assert send(client, "network", name="Réseau", slug="").status_code == 302
    sent = as_proposed(client.get("/found/step/bodies/").context["form"])
    answer = client.post("/found/step/bodies/", sent)
    assert answer.status_code == 302, answer.content.decode()
    form = client.get("/found/step/person/").context["form"]
    office = form.fields["office"].choices[0][0]
    college = form.fields["college"].choices[1][0]
    said = {"office": office, "seat_body": "0", "institution": "Caf du Port", "college": college}
    assert send(client, "person", **said).status_code == 302
    assert client.get("/found/step/review/").status_code == 200
    assert client.post("/found/step/review/").headers["Location"] == "/found/done/"
    seat = Seat.objects.get()
    assert (str(seat.institution), seat.college) == ("Caf du Port", college)
    assert client.post("/found/enter/").headers["Location"] == "/reseau/"
    assert client.get("/reseau/").status_code == 200
    assert client.get("/reseau/settings/").status_code == 200
    assert client.get("/operate/").status_code == 200
