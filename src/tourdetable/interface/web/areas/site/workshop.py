"""All that is written for everybody, for those who write it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.site.models import OpenDay, PublicReading, SitePage
from tourdetable.domain.site.queries import days_of, publishable, without_day, written_pages
from tourdetable.interface.web.areas.site.sheets import trail, writers
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE, SOME = 15, 8


@dataclass(frozen=True)
class Workshop:
    """Pages and news, decisions, days; `number` is the page of the first list."""

    scene: Scene
    number: str = ""

    @cached_property
    def page(self) -> Page[SitePage]:
        rows = written_pages(self.scene.network, on=self.scene.today).defer("text")
        return Pages(rows, A_PAGE).get_page(self.number)

    @property
    def lines(self) -> list[tuple[SitePage, str, str]]:
        """Each page, where it stands, and the kind of its badge."""
        return [(one, *self.state(one)) for one in self.page]

    def state(self, one: SitePage) -> tuple[str, str]:
        """In words."""
        if one.taken_back_on is not None:
            return pgettext("page", "taken back"), ""
        if one.dated_on is None:
            return pgettext("page", "draft"), "warning"
        if one.dated_on > self.scene.today:
            return pgettext("page", "to come"), "info"
        return pgettext("page", "published"), "good"

    @cached_property
    def readings(self) -> list[PublicReading]:
        """The decisions that are, or were, published."""
        rows = PublicReading.objects.filter(decision__network=self.scene.network)
        return list(rows.select_related("decision").order_by("-published_on", "-pk")[:SOME])

    @cached_property
    def publishable(self) -> list[Decision]:
        """The latest decisions that are not."""
        return list(publishable(self.scene.network).defer("text", "why", "options")[:SOME])

    @cached_property
    def days(self) -> list[OpenDay]:
        """The latest open days, published or not."""
        return list(days_of(self.scene.network, self.scene.charter)[:SOME])

    @cached_property
    def meetings(self) -> list[Meeting]:
        """The public meetings to come that are no open day yet."""
        rows = without_day(self.scene.network, self.scene.charter, now=self.scene.now)
        return list(rows[:SOME])


@require_safe
@members_only
def workshop(request: Request, scene: Scene) -> HttpResponse:
    """What is published, what is being written, what may be published."""
    writers(scene)
    found = Workshop(scene, request.GET.get("page", "")[:8])
    calendar = request.build_absolute_uri(scene.url("embed_calendar"))
    title = _("Public site")
    context = {"found": found, "calendar": calendar, "title": title}
    return render(request, "site/workshop.html", context | {"trail": trail(scene)[:1]})
