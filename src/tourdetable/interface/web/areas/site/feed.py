"""All that a network publishes, the latest first, for programs that read feeds (Atom)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.template.defaultfilters import linebreaksbr
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.evaluation.models import Campaign
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.newsletters.models import Newsletter
from tourdetable.domain.newsletters.queries import archive
from tourdetable.domain.site.models import OpenDay, PageEdition, PublicReading
from tourdetable.domain.site.queries import open_days, published_readings, shown_editions
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh

FED = 50
"""Entries of the feed."""

FeedItem = dict[str, Any]


@require_safe
@fresh()
@in_network
def feed(request: Request, scene: Scene) -> HttpResponse:
    """All that is dated; the network is its author."""
    site = request.build_absolute_uri("/").removesuffix("/")
    here, there = f"{site}{request.path}", f"{site}{scene.url('network')}"
    said: dict[str, Any] = {"title": scene.network.name, "link": there, "feed_guid": here}
    said |= {"description": _("What the network publishes"), "language": get_language()}
    made = Atom1Feed(feed_url=here, author_name=scene.network.name, **said)
    for one in latest(scene):
        address = f"{site}{one.pop('link')}"
        summary = linebreaksbr(one.pop("description"))
        made.add_item(link=address, unique_id=address, description=summary, **one)
    return HttpResponse(made.writeString("utf-8"), content_type=made.content_type)


def latest(scene: Scene) -> list[FeedItem]:
    """The latest of them all."""
    return sorted(items(scene), key=lambda one: one["pubdate"], reverse=True)[:FED]


def items(scene: Scene) -> Iterator[FeedItem]:
    """What the feed says of each thing (six queries)."""
    network = scene.network
    for edition in shown_editions(network, on=scene.today).defer("text")[:FED]:
        yield of_edition(scene, edition)
    for reading in published_readings(network)[:FED]:
        yield of_reading(scene, reading)
    works = published(network).select_related("in_force").order_by("-circulated_on", "-pk")
    for work in works[:FED]:
        yield of_work(scene, work)
    for day in open_days(network, scene.charter)[:FED]:
        yield of_day(scene, day)
    for letter in archive(network).defer("text")[:FED]:
        yield of_letter(scene, letter)
    for report in published_reports(network).defer("method", "findings")[:FED]:
        yield of_report(scene, report)


def dated(scene: Scene, day: date) -> dict[str, datetime]:
    """The beginning of a day, where the network lives."""
    moment = datetime.combine(day, time(), ZoneInfo(scene.network.time_zone))
    return {"pubdate": moment, "updateddate": moment}


def of_edition(scene: Scene, one: PageEdition) -> FeedItem:
    said = {"title": one.title, "description": one.lead, "link": page_url(scene, one)}
    first = one.page.dated_on or one.shows_on
    updated = dated(scene, max(first, one.shows_on))["updateddate"]
    return said | dated(scene, first) | {"updateddate": updated}


def page_url(scene: Scene, one: PageEdition) -> str:
    return scene.url("site_page", one.page.slug)


def of_reading(scene: Scene, one: PublicReading) -> FeedItem:
    """Its title only: the rest is at its address."""
    title = _("Decision %(reference)s: %(title)s")
    said = {"title": title % {"reference": one.decision.reference, "title": one.title}}
    there = {"description": "", "link": scene.url("reading", one.pk)}
    return said | there | dated(scene, one.published_on)


def of_work(scene: Scene, one: Deliverable) -> FeedItem:
    """What was approved of it."""
    assert one.in_force is not None  # what is published has a version in force
    assert one.circulated_on is not None
    said = {"title": one.in_force.title, "description": one.in_force.summary}
    return said | {"link": scene.url("work", one.number)} | dated(scene, one.circulated_on)


def of_day(scene: Scene, one: OpenDay) -> FeedItem:
    assert one.published_on is not None  # it is open to everybody
    said = {"title": one.meeting.title, "description": one.lead}
    return said | {"link": scene.url("open_day", one.pk)} | dated(scene, one.published_on)


def of_letter(scene: Scene, one: Newsletter) -> FeedItem:
    assert one.sent_at is not None  # it is in the archive
    said = {"title": one.title, "description": "", "link": scene.url("newsletter", one.pk)}
    return said | {"pubdate": one.sent_at, "updateddate": one.sent_at}


def of_report(scene: Scene, one: Campaign) -> FeedItem:
    assert one.published_on is not None  # everybody reads it
    link = scene.url("evaluation_report", one.number)
    said = {"title": one.title, "description": "", "link": link}
    return said | dated(scene, one.published_on)
