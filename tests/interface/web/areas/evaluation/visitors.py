"""Who knocks at the pages of an evaluation: Eva conducts it, Ana approves it, Zoé is a stranger."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.test import Client
from django.urls import reverse

from tests.domain.evaluation.builders import Evaluating, fresh
from tests.interface.web.areas.decisions.people import account_of
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.people.models import Person


def client_of(person: Person | None) -> Client:
    """A browser in which somebody has signed in, or nobody."""
    client = Client()
    if person is not None:
        client.force_login(account_of(person))
    return client


def url(view: str, *arguments: object) -> str:
    return reverse(view, args=["circle", *arguments])


def page(person: Person | None, view: str, *arguments: object) -> str:
    """A page, as somebody reads it."""
    answer = client_of(person).get(url(view, *arguments))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def by_eva(scene: Evaluating, **said: Any) -> dict[str, Any]:
    """What a form of hers sends."""
    return {"gesture": uuid4(), "acting": f"seat:{scene.seat.pk}", **said}


def about(scene: Evaluating, campaign: Campaign, **said: Any) -> dict[str, Any]:
    """The same, on the evaluation as it stands."""
    return by_eva(scene, version=fresh(campaign).version, **said)
