"""What everybody reads of the site: news, pages, their images, decisions."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.site.models import PageEdition, PageImage, PublicReading
from tourdetable.domain.site.queries import (
    news_on,
    published_readings,
    shown_editions,
)
from tourdetable.domain.site.rules import may_publish, may_write
from tourdetable.domain.site.texts import images_in
from tourdetable.interface.web.areas.decisions import words
from tourdetable.interface.web.areas.files.serving import stored_file
from tourdetable.interface.web.areas.site.shown import parts_of, public_html
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 20


def public_trail(scene: Scene, *steps: tuple[str, str]) -> list[dict[str, str]]:
    """The way from the face of the network."""
    every = [(scene.network.name, scene.url("network")), *steps]
    return [{"label": label, "url": url} for label, url in every]


@require_safe
@fresh()
@in_network
def news(request: Request, scene: Scene) -> HttpResponse:
    """The news, the latest first."""
    rows = news_on(scene.network, on=scene.today).defer("text")
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    writes = bool(scene.standing and may_write(scene.standing))
    context = {"page": page, "writes": writes, "trail": public_trail(scene, (_("News"), ""))}
    return render(request, "site/news.html", context)


def shown_edition(scene: Scene, slug: str) -> PageEdition:
    """The edition that everybody reads of a page today, or 404."""
    rows = shown_editions(scene.network, on=scene.today).filter(page__slug=slug)
    return get_object_or_404(rows)


@require_safe
@fresh()
@in_network
def page(request: Request, scene: Scene, slug: str) -> HttpResponse:
    """A page, or a piece of news."""
    found = shown_edition(scene, slug)
    parts = parts_of(found.text, found.page.images.all())
    writes = bool(scene.standing and may_write(scene.standing))
    context: dict[str, Any] = {"edition": found, "page": found.page, "parts": parts}
    above = [(_("News"), scene.url("news"))] if found.page.kind == "news" else []
    context |= {"writes": writes, "trail": public_trail(scene, *above, (found.title, ""))}
    return render(request, "site/page.html", context)


@require_safe
@in_network
def image(request: Request, scene: Scene, slug: str, number: int) -> HttpResponse:
    """An image of a page: for strangers, as long as what they read shows it."""
    rows = PageImage.objects.select_related("stored", "page")
    found = get_object_or_404(rows, page__network=scene.network, page__slug=slug, number=number)
    writes = bool(scene.standing and may_write(scene.standing))
    if not writes and found.number not in images_in(shown_edition(scene, slug).text):
        raise Http404
    return stored_file(found.stored, found.name)


class ReadingShown(NamedTuple):
    """A decision as everybody reads it: its body, when the charter shows such bodies."""

    reading: PublicReading
    body: str
    outcome: str
    badge: str
    html: str = ""


def told(scene: Scene, reading: PublicReading, *, whole: bool = False) -> ReadingShown:
    """One of them, with its text when it is read `whole`."""
    decision = reading.decision
    shows = decision.body.kind in scene.charter.public.bodies
    return ReadingShown(
        reading,
        decision.body.name if shows else "",
        words.outcome(decision),
        words.badge(decision),
        public_html(reading.text) if whole else "",
    )


@require_safe
@fresh()
@in_network
def decided(request: Request, scene: Scene) -> HttpResponse:
    """The decisions that are published, the latest first."""
    rows = published_readings(scene.network)
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    lines = [told(scene, one) for one in page]
    trail = public_trail(scene, (_("Published decisions"), ""))
    return render(request, "site/decided.html", {"page": page, "lines": lines, "trail": trail})


@require_safe
@fresh()
@in_network
def decision(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What everybody reads of a decision."""
    found = get_object_or_404(published_readings(scene.network), pk=pk)
    found.decision.body.network = scene.network
    shown = told(scene, found, whole=True)
    able = bool(scene.standing and may_publish(scene.standing, found.decision))
    above = (_("Published decisions"), scene.url("decided"))
    context = {"shown": shown, "reading": found, "able": able}
    context["trail"] = public_trail(scene, above, (found.decision.reference, ""))
    return render(request, "site/decision.html", context)
