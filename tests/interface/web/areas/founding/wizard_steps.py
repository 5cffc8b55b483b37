"""A browser without scripts that founds a network, a step at a time."""

from __future__ import annotations

from typing import Any

from django.test import Client

from tests.domain.builders import CHARTER, NOW, OPERATOR
from tourdetable.domain.founding.actions.keys import make_key

FACTS = {
    "name": "Union des centres sociaux",
    "legal_form": "association",
    "address": "1 rue du Port",
    "phone": "",
    "email": "union@exemple.fr",
    "publication_director": "Maud Kerébel",
}
OWN_TEXT = {"choice": "own", "text": CHARTER}
NETWORK = {
    "name": "Réseau de l’Étang",
    "slug": "",
    "purpose": "Lire ensemble.",
    "time_zone": "Europe/Paris",
    "school_zone": "B",
    "accent": "teal",
}
BODIES = {
    "lines": "2",
    "0-kind": "circle",
    "0-name": "Cercle du port",
    "0-territory": "Vaucluse",
    "0-starts": "2027-04-06",
    "1-kind": "board",
    "1-name": "",
    "1-territory": "",
    "1-starts": "2027-04-06",
}
PERSON = {
    "given_name": "Inès",
    "family_name": "Le Goff",
    "email": "ines@exemple.fr",
    "office": "steward",
    "seat_body": "",
    "institution": "",
    "college": "",
}
STEPS: dict[str, dict[str, Any]] = {
    "operator": FACTS,
    "charter": OWN_TEXT,
    "network": NETWORK,
    "bodies": BODIES,
    "person": PERSON,
}


def with_key() -> Client:
    """A browser that was shown the key."""
    client = Client()
    key = make_key(by=OPERATOR, now=NOW)
    assert client.get(f"/found/key/{key}/").headers["Location"] == "/found/"
    return client


def send(client: Client, step: str, **changes: Any) -> Any:
    """What one step sends, but for some of it."""
    return client.post(f"/found/step/{step}/", {**STEPS.get(step, {}), **changes})


def go_through(client: Client, **changed: dict[str, Any]) -> Any:
    """All the steps, to the page where they are read over."""
    for step in STEPS:
        answer = send(client, step, **changed.get(step, {}))
        assert answer.status_code == 302, (step, answer.content.decode())
    return client.get("/found/step/review/")
