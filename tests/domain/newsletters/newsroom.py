"""The circle with mailboxes, its steward, and a newsletter that they write."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from tests.domain.builders import FOUNDED, NOW, OPERATOR, Circle, draw, found_circle
from tests.domain.notices.convened import MAY, with_mailboxes
from tourdetable.domain.networks.actions.seats import give_office
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.newsletters.actions.subscribing import confirm_subscription
from tourdetable.domain.newsletters.actions.writing import (
    NewsletterDetails,
    begin_newsletter,
    send_newsletter,
)
from tourdetable.domain.newsletters.models import Newsletter, NewsSubscription
from tourdetable.domain.newsletters.tokens import SubscriptionAsked
from tourdetable.domain.people.actions import register_person

LEA, NADIA = "lea@quartier.example", "nadia@asso.example"
"""Strangers who subscribe."""


def newsroom(text: str | None = None) -> tuple[Circle, Actor]:
    """The circle, and Hugo who holds its stewardship."""
    circle = with_mailboxes(found_circle(text) if text else found_circle())
    hugo = register_person(given_name="Hugo", family_name="Roy", email="hugo@port.example")
    office = give_office(
        network=circle.network,
        kind="steward",
        person=hugo,
        starts=FOUNDED,
        by=OPERATOR,
        now=NOW,
    )
    return circle, Actor(hugo, office=office)


def feast(circle: Circle) -> str:
    """A feast that anybody may come to: its code among what is offered."""
    meeting = draw(circle.body, MAY, "Fête du livre", "feast")
    return f"meeting:{meeting.pk}"


def written(circle: Circle, by: Actor, **more: Any) -> Newsletter:
    """A newsletter to the whole network and to those who subscribed."""
    said = {"title": "Lettre de mai", "text": "Bonjour à tout le monde.", **more}
    said.setdefault("segments", ["network", "readers"])
    details = NewsletterDetails(**said)
    return begin_newsletter(network=circle.network, details=details, by=by, now=NOW)


def sent(circle: Circle, by: Actor, **more: Any) -> Newsletter:
    newsletter = written(circle, by, **more)
    return send_newsletter(newsletter=newsletter, version=newsletter.version, by=by, now=NOW)


def subscribed(
    circle: Circle, email: str = LEA, profile: str = "other", language: str = "fr"
) -> NewsSubscription:
    """Somebody asked an hour ago, and confirms."""
    asked = SubscriptionAsked(email, profile, language, NOW - timedelta(hours=1))
    words = "Je veux recevoir ces lettres."
    return confirm_subscription(network=circle.network, asked=asked, words=words, now=NOW)
