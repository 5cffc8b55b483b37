"""The guide, open to everybody: it tells how the product works, and nothing of any network."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from tourdetable.interface.web.areas.guide.book import Chapter, chapters
from tourdetable.interface.web.fresh.pages import fresh


@require_safe
@fresh()
def guide(request: HttpRequest) -> HttpResponse:
    """Its table of contents."""
    return render(request, "guide/guide.html", {"chapters": in_french()})


def in_french() -> list[Chapter]:
    """All but the references that are written for programmers."""
    return [one for one in chapters() if one.language == "fr"]


@require_safe
@fresh()
def chapter(request: HttpRequest, chapter: str) -> HttpResponse:
    """One chapter, and the way to the next one."""
    found = chapters()
    place = next((n for n, one in enumerate(found) if one.slug == chapter), None)
    if place is None:
        raise Http404
    following = found[place + 1] if place + 1 < len(found) else None
    return render(request, "guide/chapter.html", {"chapter": found[place], "following": following})


@require_safe
@cache_control(public=True, max_age=86400)
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """A picture of a screen."""
    file = Path(settings.GUIDE) / "img" / f"{name}.png"
    if not file.is_file():
        raise Http404
    return HttpResponse(file.read_bytes(), content_type="image/png")
