"""The deliverables that somebody may know of; and what came of those that are out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Page
from django.db.models import Count, Max, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.deliverables import rules
from tourdetable.domain.deliverables.enums import DeliverableState
from tourdetable.domain.deliverables.models import Deliverable, WorkVersion
from tourdetable.domain.deliverables.queries import (
    STILL_OWED,
    in_order,
    late,
    of_body,
    published,
    seen_by,
)
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.networks.models import Body
from tourdetable.domain.tags.models import Tag
from tourdetable.domain.tags.queries import tags_on
from tourdetable.domain.uses.enums import UseOutcome
from tourdetable.interface.web.areas.deliverables.page import trail
from tourdetable.interface.web.areas.deliverables.words import BADGES
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network, members_only
from tourdetable.interface.web.paging import Pages

A_PAGE = 12
TAGS = 60
"""Tags that are offered at most."""


@dataclass(frozen=True)
class WorkList:
    """A page of deliverables: of a body (`slug`) or of all, all or some, under a tag or not."""

    scene: Scene
    slug: str = ""
    shown: str = ""
    tag: str = ""
    number: str = ""

    @cached_property
    def body(self) -> Body | None:
        """The body that is asked for, if there is one."""
        return self.scene.network.bodies.filter(slug=self.slug).first() if self.slug else None

    @cached_property
    def rows(self) -> QuerySet[Deliverable]:
        """Those that the reader may know of; a stranger, those that are published."""
        standing, network = self.scene.standing, self.scene.network
        every = seen_by(standing) if standing else published(network)
        return of_body(every, self.body)

    @cached_property
    def page(self) -> Page[Deliverable]:
        """Each with its body, what is in force of it, who makes it."""
        rows = self.rows
        if self.shown == "owed":
            rows = rows.filter(STILL_OWED)
        if self.shown == "late":
            rows = late(rows, on=self.scene.today)
        if self.shown == "out":
            rows = rows.filter(circulated_on__isnull=False)
        if self.tag:
            rows = rows.filter(tags__slug=self.tag)
        around = rows.select_related("body", "in_force").prefetch_related("held_by__institution")
        return Pages(in_order(around), A_PAGE).get_page(self.number)

    @property
    def tags(self) -> QuerySet[Tag]:
        """Those under which something of the body, or of all, is filed."""
        return tags_on(self.rows)[:TAGS]

    @property
    def lines(self) -> list[WorkLine]:
        return [WorkLine(self.scene, one) for one in self.page]

    @property
    def may_plan(self) -> bool:
        """Whether the reader plans for the body that is asked for."""
        standing = self.scene.standing
        if standing is None or self.body is None:
            return False
        turns = current_turns(self.body, now=self.scene.now)
        return bool(rules.may_plan(standing, self.body, turns))

    @property
    def plans_for(self) -> list[Body]:
        """The bodies where the reader sits, for which they may plan."""
        standing = self.scene.standing
        if standing is None or self.body is not None:
            return []
        found = (seat.body for seat in standing.seats if not seat.follows)
        return list(dict.fromkeys(found))

    @property
    def choices(self) -> list[tuple[str, str, bool]]:
        """What one may ask to see: its words, its address, whether it is shown."""
        if self.scene.standing is None:
            return []
        words = {
            "": _("All"),
            "owed": _("To come"),
            "late": _("Late"),
            "out": _("Circulated"),
        }
        return [
            (name, f"?{self.asked(show=code, tag=self.tag)}", code == self.shown)
            for code, name in words.items()
        ]

    def asked(self, **more: str) -> str:
        """What an address asks of the list, ending with `&` when it asks something."""
        asked = {"body": self.slug if self.body else "", **more}
        said = urlencode({name: value for name, value in asked.items() if value})
        return f"{said}&" if said else ""

    @property
    def query(self) -> str:
        """The same of this page of it, but for its number."""
        return self.asked(show=self.shown, tag=self.tag)

    @property
    def untagged(self) -> str:
        """The same, but for its tag."""
        return self.asked(show=self.shown)


@dataclass(frozen=True)
class WorkLine:
    """One deliverable of a list, as its reader may know of it."""

    scene: Scene
    work: Deliverable

    @property
    def near(self) -> bool:
        """Whether the reader sits in its body."""
        standing = self.scene.standing
        return standing is not None and standing.sits_in(self.work.body_id)

    @property
    def terms(self) -> Deliverable | WorkVersion:
        """What it is called: others than its body read what was approved."""
        return self.work.in_force if self.work.in_force and not self.near else self.work

    @property
    def badge(self) -> str:
        return BADGES[DeliverableState(self.work.state)]

    @property
    def late(self) -> bool:
        """Whether its day is past, and it did not come."""
        due = self.work.due_on
        return self.work.owed and due is not None and due < self.scene.today

    @property
    def makers(self) -> list[str]:
        """Who makes it, for those who sit there."""
        return [str(seat) for seat in self.work.held_by.all()] if self.near else []


@require_safe
@in_network
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What bodies produce: all that a member may know of; what is published, for strangers."""
    names = {"slug": "body", "shown": "show", "tag": "tag", "number": "page"}
    asked = {name: request.GET.get(key, "")[:80] for name, key in names.items()}
    found = WorkList(scene, **asked)
    context = {"works": found, "trail": trail(scene)}
    return render(request, "deliverables/list.html", context)


@require_safe
@members_only
def impact(request: Request, scene: Scene) -> HttpResponse:
    """What came of the deliverables that are out: used where, with what outcome (CLUB-02)."""
    rows = told_of(seen_by(scene.member).filter(circulated_on__isnull=False))
    page = Pages(rows, A_PAGE).get_page(request.GET.get("page"))
    title = _("What deliverables were used for")
    lines = [(WorkLine(scene, one), counts(one)) for one in page]
    context = {"page": page, "lines": lines, "title": title, "trail": trail(scene, title)}
    return render(request, "deliverables/impact.html", context)


def told_of(rows: QuerySet[Deliverable]) -> QuerySet[Any]:
    """With how many institutions used each, when last, how many say each outcome."""
    outcomes = {code: Count("uses", filter=Q(uses__outcome=code)) for code in UseOutcome.values}
    places = Count("uses__seat__institution", distinct=True)
    found = rows.annotate(said=Count("uses"), places=places, latest=Max("uses__on"), **outcomes)
    around = found.select_related("body", "in_force")
    return around.order_by("-said", "-circulated_on", "-number")


def counts(work: Deliverable) -> list[tuple[str, int]]:
    """How many say each outcome."""
    found = ((one, getattr(work, one.value)) for one in UseOutcome)
    return [(str(one.label), number) for one, number in found if number]
