"""What other sites and programs take of ours: a calendar that they may frame, and the addresses of
all that everybody reads."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from tourdetable.domain.convention.queries.diagnoses import published_diagnoses
from tourdetable.domain.deliverables.queries import published
from tourdetable.domain.evaluation.queries import published_reports
from tourdetable.domain.library.queries import for_everybody
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Network
from tourdetable.domain.networks.queries import charter_in_force, local_day, network_with_charter
from tourdetable.domain.newsletters.queries import archive
from tourdetable.domain.site.models import OpenDay
from tourdetable.domain.site.queries import (
    open_days,
    public_kinds,
    published_readings,
    shown_editions,
)
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, View

SOON, MOST = 12, 45_000
"""Meetings of the calendar; addresses of the map (the protocol takes 50,000)."""

FRAMED: dict[str, Any] = {
    "default-src": [NONE],
    "style-src": [SELF],
    "font-src": [SELF],
    "img-src": [SELF],
    "script-src": None,
    "connect-src": None,
    "manifest-src": None,
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}


def framed(request: Request, network: str) -> HttpResponse:
    """The next public meetings, as a page that any site may frame: no account, no cookie, no
    form, nothing that runs."""
    scene = nobodys_scene(request, network)
    context = {"scene": scene, "network": scene.network, "meetings": coming(scene)}
    page = render(None, "site/embed.html", context)
    page.headers["Cache-Control"] = "max-age=900"
    return page


FRAMED_VIEW: View = framed
calendar = require_safe(xframe_options_exempt(csp_replace(FRAMED)(FRAMED_VIEW)))
"""The same, with what lets other sites frame it; nothing else of ours may be framed."""


def nobodys_scene(request: Request, slug: str) -> Scene:
    """The network as a stranger reads it, whoever asks."""
    found = network_with_charter(slug, now=request.now)
    if found is None:
        raise Http404
    network, charter = found
    return Scene(network, charter, request.now, local_day(network, request.now), None)


def coming(scene: Scene) -> list[tuple[Meeting, OpenDay | None]]:
    """The meetings, each with the day to which one registers, if there is one (two queries)."""
    rows = Meeting.objects.filter(body__network=scene.network, ends_at__gte=scene.now)
    rows = rows.filter(kind__in=public_kinds(scene.charter)).select_related("body", "place")
    found = list(rows.order_by("starts_at", "pk")[:SOON])
    days = open_days(scene.network, scene.charter).filter(meeting__in=found)
    known = {day.meeting_id: day for day in days}
    return [(meeting, known.get(meeting.pk)) for meeting in found]


@require_safe
def sitemap(request: Request) -> HttpResponse:
    """The addresses of all that everybody reads, for search engines (sitemaps.org)."""
    site = request.build_absolute_uri("/").removesuffix("/")
    lines = [f"<url><loc>{escape(site + at)}</loc></url>" for at in addresses(request)]
    body = "".join(lines[:MOST])
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{body}</urlset>\n'
    )
    return HttpResponse(text, content_type="application/xml; charset=utf-8")


def addresses(request: Request) -> Iterator[str]:
    """Of the site, then of each network that goes on."""
    yield reverse("home")
    for network in Network.objects.filter(closed_on=None, archived_on=None).order_by("pk"):
        on = local_day(network, request.now)
        charter = charter_in_force(network, on=on)
        yield from of_network(Scene(network, charter, request.now, on, None))


def of_network(scene: Scene) -> Iterator[str]:
    """Its pages (nine queries)."""
    yield from map(scene.url, pages_of(scene))
    network, charter = scene.network, scene.charter
    told: tuple[tuple[str, QuerySet[Any], str], ...] = (
        ("site_page", shown_editions(network, on=scene.today), "page__slug"),
        ("reading", published_readings(network), "pk"),
        ("open_day", open_days(network, charter), "pk"),
        ("work", published(network).order_by("pk"), "number"),
        ("entry", for_everybody(network).filter(retired_on=None).order_by("pk"), "pk"),
        ("newsletter", archive(network), "pk"),
        ("evaluation_report", published_reports(network), "number"),
        ("diagnosis", published_diagnoses(network).order_by("pk"), "pk"),
    )
    for name, rows, column in told:
        for key in rows.values_list(column, flat=True):
            yield scene.url(name, key)


def pages_of(scene: Scene) -> list[str]:
    """The names of the pages that it has, whatever they hold."""
    shown = scene.charter.public
    names = ["network", "programme", "news", "decided", "works", "library", "newsletters"]
    names += ["open_data"] + ["charter"] * shown.text + ["map_public"] * bool(shown.bodies)
    return names + ["network_stats"] * bool(shown.text or shown.bodies)
