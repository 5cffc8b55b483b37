"""The topics that somebody may read: those that wait first, then what came of the others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlencode

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.networks.models import Body
from tourdetable.domain.topics.enums import LIVE, WAITING, TopicState
from tourdetable.domain.topics.models import Topic
from tourdetable.domain.topics.queries import in_order, of_place, seen_by, with_support
from tourdetable.interface.web.areas.topics.page import trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

A_PAGE = 20

GROUPS = {
    "waiting": WAITING,
    "work": (TopicState.AGENDA, TopicState.GROUP),
    "over": tuple(state for state in TopicState if state not in LIVE),
}
"""What one may ask to see, by the word of the address."""


@dataclass(frozen=True)
class TopicList:
    """A page of topics: of a body (`slug`) or of all, in some states or in all."""

    scene: Scene
    slug: str = ""
    shown: str = ""
    number: str = ""

    @cached_property
    def body(self) -> Body | None:
        """The body that is asked for, if there is one."""
        return self.scene.network.bodies.filter(slug=self.slug).first() if self.slug else None

    @cached_property
    def page(self) -> Page[Topic]:
        rows = seen_by(self.scene.member)
        if self.body is not None:
            rows = of_place(rows, self.body)
        if self.shown in GROUPS:
            rows = rows.filter(state__in=GROUPS[self.shown])
        return Pages(in_order(with_support(rows)), A_PAGE).get_page(self.number)

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """What one may ask to see: its words, its address, whether it is shown."""
        words = {
            "": _("All"),
            "waiting": _("Waiting for an answer"),
            "work": _("Being worked on"),
            "over": _("Over"),
        }
        return [
            (name, f"?{urlencode(self.asked(show=code))}", code == self.shown)
            for code, name in words.items()
        ]

    def asked(self, *, show: str) -> dict[str, str]:
        asked = {"body": self.slug if self.body else "", "show": show}
        return {name: value for name, value in asked.items() if value}

    @property
    def query(self) -> str:
        """What the address asks, but for the page, ending with `&`."""
        said = urlencode(self.asked(show=self.shown))
        return f"{said}&" if said else ""

    @property
    def new(self) -> str:
        """Where one puts a topic forward, for the same body."""
        where = self.scene.url("topic_new")
        return f"{where}?{urlencode({'body': self.body.slug})}" if self.body else where


@require_safe
@fresh()
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What members put forward, and what came of it."""
    names = {"slug": "body", "shown": "show", "number": "page"}
    asked = {name: request.GET.get(key, "")[:80] for name, key in names.items()}
    found = TopicList(scene, **asked)
    return render(request, "topics/topics.html", {"topics": found, "trail": trail(scene)})
