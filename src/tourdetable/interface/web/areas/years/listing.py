"""The drafts of the year: which there are and how each stands; beginning, copying, sharing and
discarding one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.meetings.seasons import label, season, season_year
from tourdetable.domain.years.actions import drafts
from tourdetable.domain.years.instance.calendars import area_of, school
from tourdetable.domain.years.models import Draft
from tourdetable.domain.years.rules import may_draft
from tourdetable.interface.web.answer import answer, form_page, posted
from tourdetable.interface.web.areas.years.access import drafters, open_draft, readable
from tourdetable.interface.web.areas.years.answers import answer_draft, plain
from tourdetable.interface.web.areas.years.forms import DraftForm, NameForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

YEARS_AHEAD = 3


@dataclass(frozen=True)
class Season:
    """The drafts of one season, named after the year of its first day."""

    year: int
    label: str
    drafts: tuple[Draft, ...]


@dataclass(frozen=True)
class DraftsPage:
    """Drafts by season, the latest first; `drafter` when the reader may begin one."""

    seasons: tuple[Season, ...]
    drafter: bool


@require_safe
@members_only
def programme_drafts(request: Request, scene: Scene) -> HttpResponse:
    """The drafts that the reader may open."""
    page = DraftsPage(tuple(seasons(scene)), bool(may_draft(scene.member)))
    return render(request, "years/list.html", {"page": page, "trail": trail(scene)})


def seasons(scene: Scene) -> Iterator[Season]:
    found: dict[int, list[Draft]] = {}
    for draft in readable(scene).defer("instance", "answer").select_related("made_by"):
        found.setdefault(draft.year, []).append(draft)
    for year, rows in found.items():
        yield Season(year, label(season(scene.charter, year)), tuple(rows))


def trail(scene: Scene, *last: str) -> list[dict[str, str]]:
    """The way to the list, then to a page below it."""
    way = [
        (_("Programme"), scene.url("programme")),
        (_("Drafts of the year"), scene.url("programme_drafts")),
    ]
    return [{"label": words, "url": url} for words, url in (*way, *((words, "") for words in last))]


@form_page
@members_only
def new(request: Request, scene: Scene) -> HttpResponse:
    """Begin a draft: its wishes come already filled in, from the charter and from last year."""
    form = draft_form(request, scene)

    def begin() -> Draft:
        words = form.values("year", "name", "areas", "zones")
        return drafts.begin_draft(network=scene.network, **words, **form.signature)

    title = _("New draft")
    return answer(
        request,
        form,
        begin,
        "years/new.html",
        then=lambda made: scene.url("draft_wishes", made.pk),
        said=_("The draft is begun: read what it asks of each body, and change what you want."),
        title=title,
        trail=trail(scene, title),
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
            "zones": [],
        },
    )


def next_name(scene: Scene) -> str:
    """A name that no draft has yet."""
    taken = set(Draft.objects.filter(network=scene.network).values_list("name", flat=True))
    return next(
        name
        for number in range(1, len(taken) + 2)
        if (name := _("Draft %(number)d") % {"number": number}) not in taken
    )


@form_page
@members_only
def copy(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Another draft that begins as this one is, to try something else beside it."""
    opened = open_draft(scene, pk).must_draft()
    initial = {"name": next_name(scene)}
    form = NameForm(posted(request), scene=scene, capacities=opened.capacities, initial=initial)

    def act() -> Draft:
        name = form.cleaned_data["name"]
        return drafts.copy_draft(draft=opened.draft, name=name, **form.signature)

    return answer_draft(
        request,
        opened,
        form,
        act,
        "copy",
        title=_("Copy this draft"),
        said=_("The copy is made: this is it."),
        then=lambda made: scene.url("draft", made.pk),
    )


@form_page
@members_only
def share(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Let every member of the network read the draft, or keep it again among those who prepare
    the year."""
    opened = open_draft(scene, pk)
    form, shared = plain(request, opened), opened.draft.shared_on is None

    def act() -> None:
        version = form.cleaned_data["version"]
        drafts.share(draft=opened.draft, shared=shared, version=version, **form.signature)

    title = _("Share with the members") if shared else _("Keep this draft to ourselves again")
    said = told(shared=shared)
    return answer_draft(request, opened, form, act, "share", title=title, said=said)


def told(*, shared: bool) -> str:
    """What was done."""
    if shared:
        return _("Every member of the network may now read this draft.")
    return _("Only those who prepare the year may read this draft now.")


@form_page
@members_only
def discard(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Throw a draft away."""
    opened = open_draft(scene, pk)
    form = plain(request, opened)

    def act() -> None:
        drafts.discard_draft(
            draft=opened.draft, version=form.cleaned_data["version"], **form.signature
        )

    return answer_draft(
        request,
        opened,
        form,
        act,
        "discard",
        title=_("Throw this draft away"),
        said=_("The draft is thrown away."),
        then=scene.url("programme_drafts"),
    )
