"""What the demo's networks tell beyond their members, who subscribed, and who complained."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import msgspec

from tourdetable.domain.complaints.actions import ComplaintDetails, answer_complaint, complain
from tourdetable.domain.journal.departures import mark_sent
from tourdetable.domain.networks.actors import Actor
from tourdetable.domain.networks.models import Office
from tourdetable.domain.networks.queries import charter_in_force
from tourdetable.domain.newsletters.actions.subscribing import confirm_subscription
from tourdetable.domain.newsletters.actions.writing import (
    NewsletterDetails,
    begin_newsletter,
    send_newsletter,
)
from tourdetable.domain.newsletters.sources import offered_to_tell
from tourdetable.domain.newsletters.tokens import SubscriptionAsked
from tourdetable.interface.demo.stage import Stage, at, signed

EACH = 3
"""How many things of a source a newsletter of the demo tells."""


class SubscriberScript(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who confirmed on a day that they want the newsletters."""

    email: str
    profile: str
    on: date


class NewsletterScript(msgspec.Struct, frozen=True, kw_only=True):
    """A newsletter that tells the first things of some sources; without a day it has not left."""

    title: str
    text: str
    by: str
    segments: tuple[str, ...]
    tells: tuple[str, ...] = ()
    on: date | None = None


class ComplaintScript(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody complained on a day, and (`answer`) was answered three days later."""

    subject: str
    words: str
    on: date
    page: str = ""
    email: str = ""
    answer: str = ""


class BeyondScript(msgspec.Struct, frozen=True):
    """One network's; `words` is what those who subscribe agree to."""

    words: str
    subscribers: tuple[SubscriberScript, ...] = ()
    newsletters: tuple[NewsletterScript, ...] = ()
    complaints: tuple[ComplaintScript, ...] = ()


class Beyond(msgspec.Struct, frozen=True):
    """The file of data."""

    club: BeyondScript
    convention: BeyondScript


def tell_beyond(stage: Stage, script: BeyondScript) -> None:
    """All of it."""
    for one in script.subscribers:
        asked = SubscriptionAsked(one.email, one.profile, "fr", at(one.on, 8))
        confirm_subscription(network=stage.network, asked=asked, words=script.words, now=at(one.on))
    for newsletter in script.newsletters:
        write(stage, newsletter)
    for complaint in script.complaints:
        speak_up(stage, complaint)


def write(stage: Stage, script: NewsletterScript) -> None:
    """Whoever animates the network writes it, and sends it if it has left."""
    day = script.on or date(2027, 4, 5)
    person = stage.persons[script.by]
    by = Actor(person, office=Office.objects.get(network=stage.network, person=person, body=None))
    details = NewsletterDetails(
        script.title, script.text, script.segments, items(stage, script.tells, day)
    )
    one = begin_newsletter(network=stage.network, details=details, by=by, now=at(day))
    if script.on is None:
        return
    sent = send_newsletter(newsletter=one, version=one.version, by=by, now=at(day, 10))
    parcel = list(sent.copies.all())
    mark_sent(parcel=parcel, now=at(day, 10, 5), subject=sent.title)


def items(stage: Stage, sources: Iterable[str], day: date) -> list[str]:
    """The first things that these sources offer that day."""
    charter = charter_in_force(stage.network, on=day)
    offered = offered_to_tell(stage.network, charter, now=at(day))
    return [f"{code}:{one.key}" for code in sources for one in offered[code][:EACH]]


def speak_up(stage: Stage, script: ComplaintScript) -> None:
    """Somebody complains of the network; an answer comes."""
    said: dict[str, Any] = {"page": script.page, "email": script.email, "language": "fr"}
    details = ComplaintDetails(script.subject, script.words, network=stage.network, **said)
    one = complain(details=details, desk="", **signed(script.on))
    if script.answer:
        later = signed(script.on + timedelta(days=3))
        one = answer_complaint(complaint=one, answer=script.answer, version=one.version, **later)
    for letter in one.messages.all():
        mark_sent(parcel=[letter], now=at(script.on, 10))
