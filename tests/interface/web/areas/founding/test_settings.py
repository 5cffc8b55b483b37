"""How the network is called and looks, for whoever composes it."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of, sent, steward
from tourdetable.domain.networks.models import Logo, Network, Office

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="a()"><path d="M0 0"/></svg>'
LOST = "Ce qui s’exécutait tout seul ou menait ailleurs a été retiré de l’image"
IDENTITY = {
    "name": "Cercle du Nord",
    "purpose": "Lire.",
    "accent": "plum",
    "time_zone": "Europe/Paris",
    "school_zone": "",
}


@pytest.fixture
def gaelle(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(**fields: Any) -> dict[str, Any]:
    acting = f"office:{Office.objects.get(kind='steward').pk}"
    return {**sent(0), **IDENTITY, "acting": acting, **fields}


def test_the_name_the_colour_and_the_logo_change(room: Room, gaelle: Client) -> None:
    address = room.url("network_settings")
    assert "Réglages du réseau" in gaelle.get(room.url("network")).content.decode()
    logo = SimpleUploadedFile("logo.png", SVG)
    assert gaelle.post(address, written(upload=logo)).headers["Location"] == address
    assert LOST in gaelle.get(address).content.decode()
    network = Network.objects.get(slug="circle")
    assert (network.name, network.accent) == ("Cercle du Nord", "plum")
    image = f"/circle/logo/{Logo.objects.get().digest}/"
    assert image in Client().get("/circle/").content.decode()
    shown = Client().get(image)
    assert (shown.headers["Content-Type"], b"onload" in shown.content) == ("image/svg+xml", False)
    assert shown.headers["X-Content-Type-Options"] == "nosniff"
    assert shown.headers["Content-Security-Policy"].endswith("; sandbox")
    assert "default-src 'none'" in shown.headers["Content-Security-Policy"]
    assert Client().get("/circle/logo/other/", follow=False).status_code == 302
    gaelle.post(address, written(no_logo="on"))
    assert Logo.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"name": ""}, {"accent": "red"}, {"time_zone": "Europe/Brest"}])
def test_what_cannot_be_is_told(room: Room, gaelle: Client, wrong: dict[str, str]) -> None:
    assert gaelle.post(room.url("network_settings"), written(**wrong)).status_code == 422
    image = SimpleUploadedFile("logo.svg", b"GIF89a")
    assert gaelle.post(room.url("network_settings"), written(upload=image)).status_code == 422
    assert Network.objects.get(slug="circle").name == "Cercle"


def test_only_whoever_composes_the_whole_network_changes_it(room: Room) -> None:
    answer = room.client("ana").get(room.url("network_settings"))
    assert answer.status_code == 403
    assert "Réglages du réseau" not in room.client("ana").get("/circle/").content.decode()
