"""How to subscribe to a calendar, program by program, with the addresses to give to them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body
from tourdetable.domain.programme.models import PersonalFeed
from tourdetable.interface.web.areas.calendars.feed_secret import EVERY_BODY, secret_of
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network


@dataclass(frozen=True)
class Subscription:
    """A calendar to subscribe to, and its address."""

    name: str
    url: str
    secret: bool = False

    @property
    def webcal(self) -> str:
        """What opens the calendar program of a computer or a telephone."""
        parts = urlsplit(self.url)
        return f"webcal://{parts.netloc}{parts.path}"


@dataclass(frozen=True)
class SubscriptionPage:
    """The calendars that a reader may subscribe to: theirs (`own`), and others."""

    own: Subscription | None
    others: list[Subscription]
    alarms: PersonalFeed | None

    @property
    def first(self) -> Subscription:
        """The one that the page explains."""
        return self.own or self.others[0]


@require_safe
@in_network
def calendars(request: Request, scene: Scene) -> HttpResponse:
    """The calendars of the network, and how to subscribe to them."""
    page = member_page(request, scene) if scene.standing else stranger_page(request, scene)
    response = render(request, "calendars/calendars.html", {"page": page})
    response["Cache-Control"] = "private, no-store"
    return response


def public_calendar(request: Request, scene: Scene) -> Subscription:
    """That of the public meetings."""
    url = request.build_absolute_uri(scene.url("calendar_ics"))
    return Subscription(_("Public meetings of the network"), url)


def stranger_page(request: Request, scene: Scene) -> SubscriptionPage:
    return SubscriptionPage(None, [public_calendar(request, scene)], None)


def member_page(request: Request, scene: Scene) -> SubscriptionPage:
    """Their own, those of their bodies, that of all meetings and the public one (two queries)."""
    place = scene.member
    feed = kept_feed(scene)

    def subscription(name: str, body: int | None = None) -> Subscription:
        secret = secret_of(place, renewed=feed.renewals, body=body)
        url = request.build_absolute_uri(scene.url("calendar_personal", secret))
        return Subscription(name, url, secret=True)

    bodies = [subscription(body.name, body.pk) for body in own_bodies(scene)]
    every = subscription(_("All the meetings of the network"), EVERY_BODY)
    others = [*bodies, every, public_calendar(request, scene)]
    return SubscriptionPage(subscription(_("My meetings")), others, feed)


def kept_feed(scene: Scene) -> PersonalFeed:
    """What the reader chose for their calendar, if anything (one query)."""
    who = {"person": scene.member.person, "network": scene.network}
    return PersonalFeed.objects.filter(**who).first() or PersonalFeed(**who)


def own_bodies(scene: Scene) -> Iterable[Body]:
    """The bodies where the reader sits or fills an office, by name (one query)."""
    place = scene.member
    known = {office.body_id for office in place.offices if office.body_id}
    known.update(seat.body_id for seat in place.seats)
    return Body.objects.filter(pk__in=known).order_by("sort_key", "pk")
