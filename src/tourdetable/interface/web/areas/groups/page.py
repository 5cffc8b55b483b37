"""One group as one reader sees it: where it stands, its road map, its terms, who sits there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import word_for
from tourdetable.core.words.audience import Audience
from tourdetable.domain.groups import rules
from tourdetable.domain.groups.board import GroupState, states_of
from tourdetable.domain.groups.crossing import Crossing, crossings
from tourdetable.domain.groups.dues import Due
from tourdetable.domain.groups.enums import DueKind, ReportKind
from tourdetable.domain.groups.models import GroupReport, TermsOfReference
from tourdetable.domain.groups.queries import leads_of, reports_of, terms_of
from tourdetable.domain.meetings.calendar.seasons import reach_of, within
from tourdetable.domain.meetings.enums import CALENDAR
from tourdetable.domain.meetings.models import Meeting
from tourdetable.domain.networks.models import Body, Office
from tourdetable.interface.web.areas.groups.forms import REACHES
from tourdetable.interface.web.areas.groups.line import LineMark, TimeLine, time_line
from tourdetable.interface.web.areas.groups.loading import group_here, group_trail
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

WAYS = {
    "professional_network": _("Networks"),
    "tier": _("Tiers"),
    "territory": pgettext_lazy("of institutions", "Territories"),
}
LANES = {
    "session": _("Sessions"),
    DueKind.STEP.value: pgettext_lazy("road map", "Steps"),
    DueKind.WORK.value: _("Deliverables"),
    DueKind.REPORT.value: _("Reports"),
}
STATES = {
    "done": pgettext_lazy("road map", "done"),
    "late": pgettext_lazy("road map", "late"),
    "coming": pgettext_lazy("road map", "to come"),
    "unknown": pgettext_lazy("road map", "past, nothing recorded"),
}
WHERE = {DueKind.STEP: "group_step", DueKind.WORK: "work", DueKind.TASK: "decision"}
WHERE |= {DueKind.MINUTES: "minutes"}
"""The pages of what is due, by their key."""


@dataclass(frozen=True)
class GroupPage:
    """A group, in the same number of queries whatever it holds."""

    scene: Scene
    body: Body

    @cached_property
    def state(self) -> GroupState:
        scene = self.scene
        found = states_of(scene.network, scene.charter, [self.body], scene.now)[0]
        return found if self.sits else found.beyond

    @cached_property
    def leading(self) -> tuple[Office, ...]:
        """The offices by which the reader leads it: they see what is late and who is silent."""
        return rules.may_lead(self.scene.member, self.body)

    @property
    def kind(self) -> str:
        return word_for(self.scene.charter.vocabulary.body_kinds, self.body.kind)

    @property
    def sits(self) -> bool:
        """Whether the reader opens its meetings, topics and commitments."""
        return self.scene.member.sits_in(self.body.pk)

    @cached_property
    def terms(self) -> TermsOfReference | None:
        return terms_of(self.body)

    @property
    def worked(self) -> bool:
        """Whether its work is over."""
        return self.terms is not None and self.terms.ends < self.scene.today

    @cached_property
    def leads(self) -> list[Office]:
        """Who leads it today, by its own offices that convene."""
        return leads_of(self.body, self.scene.charter, max(self.scene.today, self.body.starts))

    @cached_property
    def houses(self) -> Mapping[int, set[str]]:
        """The institutions of those who lead it, by person (one query)."""
        day = max(self.scene.today, self.body.starts)
        found: dict[int, set[str]] = {}
        seats = self.body.seats.active(day).filter(mandates__person__in=self.people)
        for person, name in seats.values_list("mandates__person", "institution__name"):
            found.setdefault(person, set()).add(name)
        return found

    @property
    def people(self) -> list[int]:
        return [one.person_id for one in self.leads]

    @property
    def alone(self) -> bool:
        """Whether those who lead it all come from one institution."""
        houses = [self.houses.get(person, set()) for person in self.people]
        return len(houses) > 1 and len(set().union(*houses)) == 1

    @cached_property
    def line(self) -> TimeLine | None:
        """Its road map; none while its terms do not say when it works."""
        terms = self.terms
        if terms is None:
            return None
        days = (terms.starts, terms.ends, self.scene.today)
        return time_line(*days, self.state.dues, self.sessions)

    @property
    def sessions(self) -> Sequence[Meeting]:
        """Its meetings that the reader may know of."""
        rows = self.body.meetings.filter(state__in=CALENDAR).order_by("starts_at", "pk")
        reach = reach_of(self.scene.charter, self.scene.standing)
        return list(within(rows.select_related("body__network"), reach))

    @cached_property
    def crossings(self) -> list[tuple[str, Crossing]]:
        """Whom it brings together, way by way."""
        day = max(self.scene.today, self.body.starts)
        found = crossings(self.body, on=min(day, self.body.ends or day))
        return [(str(WAYS[one.way]), one) for one in found if one.here or one.missing]

    @cached_property
    def reports(self) -> list[tuple[str, str, GroupReport | None]]:
        """Its reports in order: code, name, and what the reader may read of each."""
        known = reports_of(self.body)
        return [(kind.value, str(kind.label), self.seen(known.get(kind))) for kind in ReportKind]

    def seen(self, report: GroupReport | None) -> GroupReport | None:
        may = report is not None and rules.may_read_report(self.scene.member, report)
        return report if may else None

    @property
    def took_stock(self) -> bool:
        """Whether its stock-taking was given: it may be closed."""
        return any(code == "stock" and one and one.given_on for code, _name, one in self.reports)

    def works(self, terms: TermsOfReference) -> list[tuple[str, date]]:
        """The works that a version plans, each with its day."""
        return [(line["title"], date.fromisoformat(line["due"])) for line in terms.works]

    def lane_name(self, lane: str) -> str:
        return str(LANES[lane])

    def state_of(self, mark: LineMark) -> str:
        """Whether it is done, late or to come; of a deliverable, its own state too."""
        if mark.meeting and mark.state == "done":
            return pgettext("session", "past")
        stands = str(STATES[mark.state])
        told = mark.due.told if mark.due else ""
        if not told or mark.state == "late":
            return f"{stands} ({told})" if told else stands
        return told

    def opens(self, due: Due) -> bool:
        """Whether the reader opens the page of what is due."""
        return bool(self.leading) or due.kind == DueKind.WORK

    def where(self, due: Due) -> str:
        """The page of what is due."""
        if due.kind == DueKind.REPORT:
            return self.scene.url("group_report", self.body.slug, due.key)
        return self.scene.url(WHERE[due.kind], due.key)


@require_safe
@members_only
def group(request: Request, scene: Scene, body: str) -> HttpResponse:
    """One group."""
    found = group_here(scene, body)
    *above, last = group_trail(scene, found)
    page = {"page": GroupPage(scene, found), "body": found, "trail": [*above, {**last, "url": ""}]}
    return render(request, "groups/group.html", page)


@require_safe
@members_only
def terms(request: Request, scene: Scene, body: str) -> HttpResponse:
    """The terms of reference of a group: those in force, or (`?number=`) an earlier version."""
    found = group_here(scene, body)
    page = GroupPage(scene, found)
    every = list(found.terms.order_by("-number").values_list("number", "written_at"))
    shown = of_number(page, request.GET.get("number", ""))
    context: dict[str, Any] = {"page": page, "body": found, "terms": shown, "versions": every}
    context["trail"] = group_trail(scene, found, str(_("Terms of reference")))
    context["reach"] = dict(REACHES)[Audience(shown.reach).value]
    return render(request, "groups/terms.html", context)


def of_number(page: GroupPage, number: str) -> TermsOfReference:
    """A version, or the one in force; 404 when there is none."""
    last = page.terms
    if last is None or not number or number == str(last.number):
        if last is None:
            raise Http404
        return last
    rows = page.body.terms.select_related("commissioner", "topic", "decision", "written_by")
    found = rows.filter(number=number).first() if number.isascii() and number.isdigit() else None
    if found is None:
        raise Http404
    return found
