"""What an institution covers: a Caf its department, a town its commune."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.people.models import Institution
from tourdetable.domain.territories.actions import coverage as actions
from tourdetable.domain.territories.models import Coverage, Facility
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.territories.access import (
    composes,
    coverage_of,
    institution_of,
    some_composers,
)
from tourdetable.interface.web.areas.territories.bodies import FORM, today_of
from tourdetable.interface.web.areas.territories.forms import LastDayForm, TerrainsForm
from tourdetable.interface.web.areas.territories.parts import PartsOverTime, over_time, shown_parts
from tourdetable.interface.web.areas.territories.searching import DivisionSearch, asking
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@dataclass(frozen=True)
class CoveragePage:
    """What an institution covers, and its facilities in this network."""

    scene: Scene
    institution: Institution

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @cached_property
    def said(self) -> PartsOverTime:
        """What it covers."""
        return over_time(self.institution.coverages.all(), self.scene.today)

    @property
    def asked(self) -> str:
        return asking(self.institution.territory, already=bool(self.said.now))

    @property
    def facilities(self) -> list[Facility]:
        """Those that are open today."""
        rows = Facility.objects.active(self.scene.today).filter(network=self.scene.network)
        return list(rows.filter(institution=self.institution))


@require_safe
@members_only
def coverage(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What an institution covers."""
    page = CoveragePage(scene, institution_of(pk))
    return render(request, "territories/coverage.html", {"page": page, "trail": trail(scene, page)})


def trail(scene: Scene, page: CoveragePage, here: str = "") -> list[dict[str, str]]:
    """The way to what an institution covers, or to a page below."""
    name = page.institution.name
    steps = [
        {"label": _("Territories"), "url": scene.url("territories")},
        {"label": name, "url": scene.url("coverage", page.institution.pk)},
    ]
    return [*steps, {"label": here, "url": ""}] if here else steps


@members_form
def add(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Search for places by their name; tick those that the institution covers."""
    institution = institution_of(pk)
    search = DivisionSearch(request.GET, scene.today)
    asked: dict[str, Any] = {"search": search, "capacities": some_composers(scene)}
    form = TerrainsForm(posted(request), scene=scene, **asked)
    known = {"institution": institution, "network": scene.network}
    act = domain_call(form, actions.add_to_coverage, "terrains", "starts", **known)
    title, more = _("Say what it covers"), {"submit": _("It covers these places")}
    said = _("What it covers is recorded.")
    return done(request, form, act, institution, title, said, **more, search=search)


@members_form
def end(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say until which day an institution covers something."""
    row: Coverage = coverage_of(scene, pk)
    asked: dict[str, Any] = {"capacities": some_composers(scene), "initial": today_of(scene)}
    form = LastDayForm(posted(request), scene=scene, **asked)
    act = domain_call(form, actions.end_in_coverage, "ends", coverage=row, network=scene.network)
    (shown,) = shown_parts([row], scene.today)
    more = {"submit": _("It ends on that day"), "row": shown}
    title, said = _("It covers this no more"), _("It ends on that day.")
    return done(request, form, act, row.institution, title, said, **more)


@members_form
def take_back(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back what was said by mistake."""
    row = coverage_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=some_composers(scene))
    act = domain_call(form, actions.take_back_from_coverage, coverage=row, network=scene.network)
    more = {"submit": _("Take it back"), "danger": True}
    title, said = _("It never covered this"), _("It is taken back.")
    return done(request, form, act, row.institution, title, said, **more)


def done(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    institution: Institution,
    title: str,
    said: str,
    **more: Any,
) -> HttpResponse:
    """Done, and back to what the institution covers; or the form again, with the reason."""
    scene, back = form.scene, form.scene.url("coverage", institution.pk)
    way = trail(scene, CoveragePage(scene, institution), title)
    context = {"eyebrow": institution.name, **more, "title": title, "trail": way, "cancel": back}
    return answer(request, form, act, FORM, then=back, said=said, **context)
