"""Whoever composes the circle, and what their browser sends."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.interface.web.areas.decisions.people import Room, account_of, sent, steward
from tourdetable.domain.networks.models import Mandate, Office, Seat


def composer(room: Room) -> Client:
    """A browser where Gaëlle, who composes the network, has signed in."""
    client = Client()
    client.force_login(account_of(steward(room)))
    return client


def written(**fields: Any) -> dict[str, Any]:
    """What a form of hers posts."""
    return {**sent(0), "acting": f"office:{Office.objects.get(kind='steward').pk}", **fields}


def confirmed(client: Client, url: str, form: dict[str, Any]) -> HttpResponse:
    """Send a form, and send it again as the page that asks to confirm would."""
    asked: Any = client.post(url, form)
    assert asked.status_code == 422, asked.status_code
    assert asked.context["form"].errors == {}
    return client.post(url, form | {"confirmed": asked.context["form"]["confirmed"].value()})


def holders(seat: Seat) -> list[tuple[str, str, str]]:
    """Who held a seat, and when."""
    return [
        (one.person.given_name, str(one.starts), str(one.ends or ""))
        for one in Mandate.objects.filter(seat=seat).order_by("starts", "pk")
    ]


def version(seat: Seat) -> int:
    """The version of a seat, as a page that is read now carries it."""
    return Seat.objects.values_list("version", flat=True).get(pk=seat.pk)
