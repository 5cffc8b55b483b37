"""The drafts of the year: which there are and how each stands; beginning, copying, sharing and
discarding one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.meetings.calendar.seasons import label, season, season_year
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.board import planned_year
from tourdetable.domain.years.enums import DraftState
from tourdetable.domain.years.instance.calendars import area_of, school
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.years.access import Opened, drafters, readable, trail
from tourdetable.interface.web.areas.years.answers import (
    answer_button,
    answer_draft,
    draft_change,
    form_of,
)
from tourdetable.interface.web.areas.years.forms import DraftForm, NameForm
from tourdetable.interface.web.base.groups import by_kind
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

YEARS_AHEAD = 3
JUDGED = 6
"""Drafts of a list whose dates are judged as of today: each costs its own queries."""


@require_safe
@members_only
def programme_drafts(request: Request, scene: Scene) -> HttpResponse:
    """The drafts that the reader may open, by season, the latest first."""
    found = by_kind(listed(scene), (), lambda one: one.draft.year)
    context = {
        "seasons": [(year, label(season(scene.charter, year)), found[year]) for year in found],
        "drafter": bool(may_draft(scene.member)),
        "trail": trail(scene),
    }
    return render(request, "years/list.html", context)


@dataclass(frozen=True)
class ListedDraft:
    """A draft, and whether its dates are to be seen again, as its page says; None: nobody has
    looked since they were found."""

    draft: Draft
    again: bool | None


def listed(scene: Scene) -> list[ListedDraft]:
    """The drafts that the reader may open. Those to come are judged as of today, the latest few."""
    rows = list(readable(scene).defer("instance", "answer").select_related("made_by"))
    this_year = season_year(scene.charter, scene.today)
    dated = [one.pk for one in rows if one.state == DraftState.PLANNED and one.year >= this_year]
    judged = {}
    for draft in Draft.objects.filter(pk__in=dated[:JUDGED]):
        draft.network = scene.network
        year = planned_year(draft)
        judged[draft.pk] = year is not None and year.stale
    return [ListedDraft(one, judged.get(one.pk)) for one in rows]


@members_form
def new(request: Request, scene: Scene) -> HttpResponse:
    """Begin a draft: its wishes come already filled in, from the charter and from last year."""
    form = draft_form(request, scene)

    fields = ("year", "name", "areas", "zones")
    begin = domain_call(form, drafts.begin_draft, *fields, network=scene.network)
    title = _("New draft")
    return answer(
        request,
        form,
        begin,
        "years/new.html",
        then=lambda made: scene.url("draft_wishes", made.pk),
        said=_("The draft is begun: read what it asks of each body, and change what you want."),
        title=title,
        trail=trail(scene, (title, "")),
        cancel=scene.url("programme_drafts"),
    )


def draft_form(request: Request, scene: Scene) -> DraftForm:
    """The form that begins a draft, by default for the next season."""
    now = season_year(scene.charter, scene.today)
    years = [(year, label(season(scene.charter, year))) for year in range(now, now + YEARS_AHEAD)]
    return DraftForm(
        posted(request),
        scene=scene,
        capacities=drafters(scene),
        years=years,
        known_until=school((), scene.today, scene.today)[1],
        initial={
            "year": now + 1,
            "name": next_name(scene),
            "areas": [area_of(scene.network.time_zone)],
            "zones": [scene.network.school_zone],
        },
    )


def next_name(scene: Scene) -> str:
    """A name that no draft has yet."""
    taken = set(Draft.objects.filter(network=scene.network).values_list("name", flat=True))
    names = (_("Draft %(number)d") % {"number": number} for number in count(1))
    return next(name for name in names if name not in taken)


@draft_change
def copy(request: Request, opened: Opened) -> HttpResponse:
    """Another draft that begins as this one is, to try something else beside it."""
    form = form_of(request, opened, NameForm, initial={"name": next_name(opened.scene)})

    def act(*, version: int, **signed: Any) -> Draft:
        name = form.cleaned_data["name"]
        return drafts.copy_draft(draft=opened.draft, name=name, **signed)

    def then(made: Draft) -> str:
        return opened.scene.url("draft", made.pk)

    title, said = _("Copy this draft"), _("The copy is made: this is it.")
    return answer_draft(request, opened, form, act, "copy", title=title, said=said, then=then)


@draft_change
def share(request: Request, opened: Opened) -> HttpResponse:
    """Let every member of the network read the draft, or keep it again among those who prepare
    the year."""
    shared = opened.draft.shared_on is None
    act = partial(drafts.share, draft=opened.draft, shared=shared)
    if shared:
        title = _("Share with the members")
        said = _("Every member of the network may now read this draft.")
    else:
        title = _("Keep this draft to ourselves again")
        said = _("Only those who prepare the year may read this draft now.")
    return answer_button(request, opened, act, "share", title=title, said=said)


@draft_change
def discard(request: Request, opened: Opened) -> HttpResponse:
    """Throw a draft away."""
    act = partial(drafts.discard_draft, draft=opened.draft)
    there, said = opened.scene.url("programme_drafts"), _("The draft is thrown away.")
    title = _("Throw this draft away")
    return answer_button(request, opened, act, "discard", title=title, said=said, then=there)
