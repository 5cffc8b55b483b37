"""Who imports, and what they send."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.domain.builders import OPERATOR
from tests.domain.rosters.files import begun
from tests.interface.web.areas.decisions.people import Room, account_of, sent, steward
from tourdetable.domain.networks.models import Office
from tourdetable.domain.rosters.models import RosterImport

PORT = "Cercle du port"
LINES = (
    f"{PORT};Caf du Gard;Communes;Martin Aline;a.martin@caf.fr;;",
    f"{PORT};Caf du Var;Communes;Martin;;;31/04/2026",
    f"{PORT};Ville du Port;;Ruis Ana;;;",
)


def composer(room: Room) -> Client:
    """A browser where Gaëlle, who composes the whole network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def office() -> Office:
    return Office.objects.get(kind="steward")


def posted(roster: RosterImport | None = None, **fields: Any) -> dict[str, Any]:
    """What a form of hers sends."""
    seen = {"version": roster.version} if roster else {}
    return {**sent(0), "acting": f"office:{office().pk}", **seen, **fields}


def upload(content: bytes, name: str = "membres.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def hers(room: Room, content: bytes) -> RosterImport:
    """An import that she has begun."""
    roster = begun(room.circle, content, by=OPERATOR)
    person = office().person
    roster.begun_by, roster.capacity = person, f"office:{office().pk}"
    roster.save()
    return roster
