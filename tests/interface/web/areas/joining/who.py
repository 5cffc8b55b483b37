"""Who knocks at the pages of invitations: Gaëlle composes, Ana and Bao sit, Inès is proposed."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.domain.builders import Circle
from tests.domain.joining.invited import gaelle
from tourdetable.domain.networks.models import Office
from tourdetable.domain.people.models import Person


def browser(person: Person | None) -> Client:
    """Where that person has signed in; their mailbox may be shared."""
    client = Client()
    if person is not None:
        assert person.account is not None
        client.force_login(person.account)
        session = client.session
        session["person"] = person.pk
        session.save()
    return client


def composing() -> Client:
    return browser(gaelle())


def url(name: str, *args: object) -> str:
    return reverse(name, args=["circle", *args])


def by_steward(**fields: Any) -> dict[str, Any]:
    """What a form of Gaëlle's posts."""
    office = Office.objects.get(kind="steward").pk
    return {"gesture": str(uuid4()), "acting": f"office:{office}", **fields}


def by_town(circle: Circle, **fields: Any) -> dict[str, Any]:
    """What a form of Ana's posts."""
    return {"gesture": str(uuid4()), "acting": f"seat:{circle.town.pk}", **fields}
