"""What merged, split or was left by a commune since it was written; and the gesture that says what
becomes of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.words.collation import sort_key
from tourdetable.domain.territories.actions import settling as actions
from tourdetable.domain.territories.models import (
    BodyTerritory,
    CatchmentArea,
    Coverage,
    Facility,
    OfDivision,
)
from tourdetable.domain.territories.queries import Unsettled, unsettled, unsettled_of
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.territories.access import composes, kind_of, row_of
from tourdetable.interface.web.areas.territories.forms import BecomingForm
from tourdetable.interface.web.areas.territories.parts import shown_part
from tourdetable.interface.web.areas.territories.words import source, told
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 40


@dataclass(frozen=True)
class WaitingShown:
    """A row that waits: what it is about, what happened, the address where it is settled."""

    what: str
    name: str
    changes: list[str]
    url: str


@dataclass(frozen=True)
class ChangesPage:
    """What waits in a network."""

    scene: Scene
    number: str

    @cached_property
    def page(self) -> Page[Unsettled]:
        found = unsettled_of(self.scene.network, on=self.scene.today)
        found.sort(key=lambda one: (one.changes[-1].on, sort_key(about(one.row))))
        return Pages(found, PAGE).get_page(self.number)

    @property
    def rows(self) -> Iterator[WaitingShown]:
        for one in self.page:
            url = self.scene.url("territory_settle", kind_of(one.row), one.row.pk)
            name = shown_part(one.row, None, one.row.known_on).name
            yield WaitingShown(about(one.row), name, [told(each) for each in one.changes], url)

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @property
    def source(self) -> dict[str, object]:
        return source()


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """What waits to be settled."""
    page = ChangesPage(scene, request.GET.get("page", "1"))
    trail = trail_of(scene, _("What merged or split"))
    return render(request, "territories/changes.html", {"page": page, "trail": trail})


def trail_of(scene: Scene, here: str) -> list[dict[str, str]]:
    """The way to a page below the list of territories."""
    steps = [{"label": _("Territories"), "url": scene.url("territories")}]
    return [*steps, {"label": here, "url": ""}]


def about(row: OfDivision) -> str:
    """What a row is about."""
    match row:
        case BodyTerritory():
            return row.body.name
        case Coverage():
            return row.institution.name
        case CatchmentArea():
            return row.facility.name
        case Facility():
            return row.name
    return ""


def page_about(scene: Scene, row: OfDivision) -> str:
    """The address of the page of what a row is about."""
    match row:
        case BodyTerritory():
            return scene.url("body_territory", row.body.slug)
        case Coverage():
            return scene.url("coverage", row.institution_id)
        case CatchmentArea():
            return scene.url("facility", row.facility_id)
    return scene.url("facility", row.pk)


@members_form
def settle(request: Request, scene: Scene, kind: str, pk: int) -> HttpResponse:
    """Say what becomes of a row whose division went through something."""
    row, able = row_of(scene, kind, pk)
    waiting = unsettled([row], on=scene.today)
    if not waiting:
        return redirect(page_about(scene, row))
    form = BecomingForm(posted(request), scene=scene, capacities=able, waiting=waiting[0])
    act = domain_call(form, actions.settle, "keys", row=row, network=scene.network)
    return answer(request, form, act, "territories/settle.html", **words(scene, waiting[0]))


def words(scene: Scene, one: Unsettled) -> dict[str, Any]:
    """What the page says around the form."""
    title = _("Say what becomes of it")
    return {
        "title": title,
        "eyebrow": about(one.row),
        "waiting": shown_part(one.row, one, one.row.known_on),
        "since": one.changes[-1].on,
        "trail": trail_of(scene, title),
        "cancel": scene.url("territory_changes"),
        "then": scene.url("territory_changes"),
        "said": _("It is settled."),
    }
