"""The experiences of a network: those that anybody, or a member, may read; for members, what is
called for and what waits for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tourdetable.domain.agendas.topics import prepared_bodies
from tourdetable.domain.experience.models import ExperienceCall, ExperienceReport, SecondReading
from tourdetable.domain.experience.queries import (
    calls_for,
    drafts_of,
    latest_first,
    public,
    readings_asked,
    seen_by,
)
from tourdetable.domain.experience.rules import may_propose
from tourdetable.domain.networks.models import Body
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.tags.queries import tags_on
from tourdetable.interface.web.areas.experience.page import trail
from tourdetable.interface.web.areas.experience.shown import SheetShown
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 12
TAGS = 60
"""Tags that are offered at most."""
MANY = 20
"""How many drafts and calls are shown at most."""


@dataclass(frozen=True)
class ReportList:
    """A page of the experiences that the reader may read."""

    scene: Scene
    number: str = ""
    tag: str = ""

    @cached_property
    def rows(self) -> QuerySet[ExperienceReport]:
        place = self.scene.standing
        return latest_first(seen_by(place) if place else public(self.scene.network))

    @cached_property
    def page(self) -> Page[ExperienceReport]:
        rows = self.rows.filter(tags__slug=self.tag) if self.tag else self.rows
        return Pages(rows, A_PAGE).get_page(self.number)

    @property
    def tags(self) -> QuerySet[Tag]:
        """Those under which some are filed."""
        return tags_on(self.rows)[:TAGS]

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        return f"{urlencode({'tag': self.tag})}&" if self.tag else ""

    @property
    def lines(self) -> list[SheetShown]:
        return [SheetShown(report, self.scene.charter) for report in self.page]

    @cached_property
    def drafts(self) -> list[ExperienceReport]:
        """What the reader is writing."""
        place = self.scene.standing
        return list(drafts_of(place)[:MANY]) if place else []

    @cached_property
    def calls(self) -> list[ExperienceCall]:
        place = self.scene.standing
        return list(calls_for(place, on=self.scene.today)[:MANY]) if place else []

    @cached_property
    def readings(self) -> list[SecondReading]:
        """What the reader's seats are asked to read."""
        place = self.scene.standing
        return list(readings_asked(place.seats)[:MANY]) if place else []

    @property
    def proposing(self) -> bool:
        return self.scene.standing is not None and bool(may_propose(self.scene.standing))

    @cached_property
    def calling(self) -> bool:
        """Whether the reader prepares some body by an office."""
        if self.scene.standing is None or not self.scene.standing.offices:
            return False
        bodies = Body.objects.active(self.scene.today).filter(network=self.scene.network)
        return bool(prepared_bodies(self.scene.standing, bodies))


@require_safe
@fresh()
@in_network
def experiences(request: Request, scene: Scene) -> HttpResponse:
    """What was tried somewhere, told by those who did it."""
    asked = request.GET
    found = ReportList(scene, asked.get("page", ""), asked.get("tag", "")[:80])
    return render(request, "experience/list.html", {"list": found, "trail": trail(scene)})
