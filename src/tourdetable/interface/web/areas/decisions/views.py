"""Reading decisions: the register, and one decision."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.decisions.actions.agenda import bring_back
from tourdetable.domain.decisions.models import Decision, FollowUp
from tourdetable.domain.decisions.queries import open_follow_ups, to_review
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body
from tourdetable.interface.web.answer import answer, members_form, posted
from tourdetable.interface.web.areas.decisions.forms import BringBackForm
from tourdetable.interface.web.areas.decisions.loading import decision_seen
from tourdetable.interface.web.areas.decisions.page import page
from tourdetable.interface.web.areas.decisions.register import (
    PAGE,
    Filters,
    RegisterReads,
    row,
)
from tourdetable.interface.web.areas.decisions.rights import capacities, deny
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.opened import OpenLists
from tourdetable.interface.web.paging import Pages


@require_safe
@fresh()
@members_only
def register(request: Request, scene: Scene) -> HttpResponse:
    """All decisions that the reader may see, filtered."""
    reads = RegisterReads(scene.member, scene.today)
    filters = Filters(request.GET or {}, reads)
    condition = filters.condition
    found = Pages(range(reads.count(condition)), PAGE).get_page(request.GET.get("page"))
    shown = reads.page(condition, (found.number - 1) * PAGE)
    rows = [row(decision, scene.member) for decision in shown]
    query = but_the_page(request.GET)
    context = {"filters": filters, "page": found, "rows": rows, "query": query}
    return render(request, "decisions/register.html", context)


def but_the_page(asked: QueryDict) -> str:
    """What an address asks for, to be followed by another page."""
    query = asked.copy()
    query.pop("page", None)
    return f"{query.urlencode()}&" if query else ""


@require_safe
@fresh()
@members_only
def decision(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One decision: what was proposed, where each seat stands, what remains in dissensus, what
    follows."""
    context = {"page": page(scene, decision_seen(scene, pk), OpenLists(request.GET))}
    return render(request, "decisions/decision.html", context)


@members_form
def followed(request: Request, scene: Scene, body: str) -> HttpResponse:
    """What the decisions of a body still ask: reviews that are due, actions that are not closed;
    brought back to its next meeting in one gesture by those who write its agenda."""
    asked = still_asked(scene, body)
    form = BringBackForm(posted(request), scene=scene, **asked.for_form(request))

    def bring() -> Meeting:
        assert asked.coming is not None, "nobody is able to, otherwise"
        said = {**form.chosen(), **form.values("version")}
        return bring_back(meeting=asked.coming, **said, **form.signature)

    there = scene.url("meeting", asked.coming.pk) if asked.coming else ""
    said = _("It is on the agenda of the next meeting.")
    return answer(
        request, form, bring, "decisions/followed.html", then=there, said=said, asked=asked
    )


@dataclass(frozen=True)
class StillAsked:
    """What the decisions of a body still ask, for a reader, and its next meeting if one is
    dated."""

    scene: Scene
    body: Body
    coming: Meeting | None

    @cached_property
    def reviews(self) -> list[Decision]:
        """The decisions to look at again by the next meeting."""
        by = self.coming.day if self.coming else self.scene.today
        return list(to_review(self.body, by=by))

    @cached_property
    def actions(self) -> list[FollowUp]:
        return list(open_follow_ups(self.body))

    @cached_property
    def able(self) -> Capacities:
        """The capacities in which the reader writes the agenda of the next meeting."""
        return capacities(self.scene, Right.AGENDA, self.coming) if self.coming else ()

    def for_form(self, request: Request) -> dict[str, Any]:
        """What the form is made with; a refusal to whoever sends it and may not."""
        if request.method == "POST" and not self.able:
            deny(self.scene.charter, self.body, Right.AGENDA)
        rows = {"reviews": self.reviews, "actions": self.actions}
        version = self.coming.version if self.coming else None
        return {"capacities": self.able, "version": version, **rows}


def still_asked(scene: Scene, slug: str) -> StillAsked:
    """That of a body where the reader sits, or 404 (three queries)."""
    body = scene.network.bodies.filter(slug=slug).first()
    if body is None or not scene.member.sits_in(body.pk):
        raise Http404
    body.network = scene.network
    return StillAsked(scene, body, next_meeting(body, scene))


def next_meeting(body: Body, scene: Scene) -> Meeting | None:
    """The next meeting of a body, with its turns (two queries)."""
    rows = Meeting.objects.filter(body=body, state__in=CALENDAR, starts_at__gt=scene.now)
    found = rows.prefetch_related("turns").order_by("starts_at", "pk").first()
    if found is not None:
        found.body = body
    return found
