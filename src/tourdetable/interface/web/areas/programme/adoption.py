"""A decision adopts a draft of the year: its dates are shown, then it is published.

By whoever records the decisions of that body, or prepares the year of the whole network.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right, word_for
from tourdetable.domain.decisions.models import Decision
from tourdetable.domain.journal.versions import Changed
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.meetings.seasons import label, may_know_of, season
from tourdetable.domain.programme.actions import adopt_draft
from tourdetable.domain.programme.drawing import YearMeeting, title_of, year_of
from tourdetable.domain.programme.models import Programme
from tourdetable.domain.years.board import planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.decisions.effects import must_be_adopted
from tourdetable.interface.web.areas.decisions.loading import decision_worked_on
from tourdetable.interface.web.areas.decisions.rights import capacities, deny
from tourdetable.interface.web.areas.years.access import readable
from tourdetable.interface.web.base.forms import WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


class AdoptDraftForm(WriteForm):
    """Nothing to write: the dates that are adopted are those shown."""

    def explain(self, stopped: Exception) -> None:
        """A draft changed meanwhile is to be read again, as it now is."""
        if isinstance(stopped, Changed):
            self.set_value("version", stopped.current.version)
            self.add_error(
                None,
                _("This draft was changed since you opened the page: read again the dates below."),
            )
        else:
            super().explain(stopped)


@dataclass(frozen=True)
class MeetingToPublish:
    """One meeting of the draft as it will be drawn; `drawn`: the calendar holds it already."""

    starts_at: datetime
    ends_at: datetime
    title: str
    kind: str
    body: str
    place: str
    turns: tuple[tuple[str, str], ...]
    drawn: bool


@dataclass(frozen=True)
class Proposed:
    """A draft that has its dates, in the words that publishing will write."""

    scene: Scene
    draft: Draft

    @property
    def label(self) -> str:
        return label(season(self.scene.charter, self.draft.year))

    @cached_property
    def year(self) -> list[YearMeeting]:
        return year_of(self.draft, self.scene.network, self.scene.charter)

    @cached_property
    def lines(self) -> list[MeetingToPublish]:
        """Those that the reader may know of."""
        me = self.scene.member
        known = [m for m in self.year if may_know_of(me, m.series.kind, m.series.body_id)]
        with translation.override(self.scene.charter.language):
            return [line(self.scene, one) for one in known]

    @property
    def hidden(self) -> int:
        """How many others there are."""
        return len(self.year) - len(self.lines)

    @property
    def new(self) -> int:
        """How many meetings its publication will draw, all told."""
        return sum(one.drawn is None for one in self.year)

    @property
    def placed(self) -> bool:
        """Whether any of them has a place."""
        return any(line.place for line in self.lines)

    @cached_property
    def broken(self) -> int:
        """How many of the rules given to the planner it no longer keeps: people may have moved
        its meetings."""
        year = planned_year(self.draft)
        return len(year.report.violations) if year else 0


@members_form
def adopt(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say which draft this decision adopts; its meetings are drawn and everybody is told."""
    decision = decision_worked_on(scene, pk)
    publishing = publishers(scene, decision)
    must_be_adopted(decision)
    drafts = list(publishable(scene))
    draft = chosen(drafts, request.GET.get("draft", ""))
    if draft is None:
        context = {"decision": decision, "drafts": [Proposed(scene, draft) for draft in drafts]}
        return render(request, "programme/adopt_which.html", context)
    return adopt_one(request, scene, decision, draft, publishing)


def adopt_one(
    request: Request, scene: Scene, decision: Decision, draft: Draft, publishing: Capacities
) -> HttpResponse:
    """The dates of one draft, and the button that publishes them."""
    version = draft.version
    form = AdoptDraftForm(posted(request), scene=scene, capacities=publishing, version=version)
    fields = ("version", "confirmed")
    act = domain_call(form, adopt_draft, *fields, decision=decision, draft=draft)
    return answer(
        request,
        form,
        act,
        "programme/adopt.html",
        then=lambda made: f"{scene.url('programme')}?year={made.year}",
        said=_("The programme is published: every member is told of it."),
        decision=decision,
        proposed=Proposed(scene, draft),
    )


def publishers(scene: Scene, decision: Decision) -> Capacities:
    """In which capacities the reader carries the decision out: they record decisions there, or
    prepare the year."""
    recording = capacities(scene, Right.DECISIONS, decision.meeting)
    found = tuple(dict.fromkeys((*recording, *may_draft(scene.member))))
    return found or deny(scene.charter, decision.meeting.body, Right.DECISIONS)


def publishable(scene: Scene) -> QuerySet[Draft]:
    """The planned drafts that the reader may open, of seasons that are not published."""
    published = Programme.objects.filter(network=scene.network).values("year")
    planned = readable(scene).filter(state=DraftState.PLANNED, answer__isnull=False)
    return planned.exclude(year__in=published)


def chosen(drafts: list[Draft], asked: str) -> Draft | None:
    """The draft that was asked, or the only one there is. Raises `Http404` for one that is not
    among them."""
    if asked:
        found = next((draft for draft in drafts if str(draft.pk) == asked), None)
        if found is None:
            raise Http404
        return found
    return drafts[0] if len(drafts) == 1 else None


def line(scene: Scene, one: YearMeeting) -> MeetingToPublish:
    """One meeting: as the calendar has it when it does, else as it will be drawn."""
    words = scene.charter.vocabulary
    said = to_draw(scene, one)
    if one.drawn:
        said = {name: getattr(one.drawn, name) for name in said}
    turns = [(word_for(words.duties, duty), str(seat)) for duty, seat in one.seats.items()]
    return MeetingToPublish(
        **said,
        kind=word_for(words.meeting_kinds, one.series.kind),
        body=one.series.body.name,
        turns=tuple(turns),
        drawn=one.drawn is not None,
    )


def to_draw(scene: Scene, one: YearMeeting) -> dict[str, Any]:
    """When, under which title and where a meeting of the year will be drawn."""
    zone = ZoneInfo(scene.network.time_zone)
    return {
        "starts_at": datetime.combine(one.on, one.series.opens, zone),
        "ends_at": datetime.combine(one.on, one.series.closes, zone),
        "title": title_of(one, scene.charter),
        "place": one.place.words if one.place else "",
    }
