"""Facilities: their list, the page of one, what is said of it, from where people come to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.core.words.collation import key_words
from tourdetable.domain.networks.models import Body
from tourdetable.domain.territories.actions import facilities as actions
from tourdetable.domain.territories.models import Facility
from tourdetable.domain.territories.queries import facilities_in, facilities_on, territories_on
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.territories.access import (
    area_of,
    composes,
    facility_of,
    some_composers,
)
from tourdetable.interface.web.areas.territories.bodies import FORM, today_of
from tourdetable.interface.web.areas.territories.forms import (
    FacilityForm,
    LastDayForm,
    TerrainsForm,
)
from tourdetable.interface.web.areas.territories.parts import (
    PartShown,
    PartsOverTime,
    over_time,
    shown_part,
    shown_parts,
)
from tourdetable.interface.web.areas.territories.searching import DivisionSearch, InstitutionSearch
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.paging import Pages

PAGE = 40


@dataclass(frozen=True)
class FacilitiesPage:
    """The facilities of a network that are open today, by words of their name or kind."""

    scene: Scene
    asked: Mapping[str, str]

    @property
    def words(self) -> str:
        return " ".join(self.asked.get("q", "").split())[:100]

    @cached_property
    def found(self) -> QuerySet[Facility]:
        rows = facilities_on(self.scene.network, on=self.scene.today)
        for word in key_words(self.words):
            rows = rows.filter(sort_key__contains=word)
        return rows

    @cached_property
    def page(self) -> Page[Facility]:
        return Pages(self.found, PAGE).get_page(self.asked.get("page"))

    @property
    def rows(self) -> list[tuple[Facility, PartShown]]:
        """Each with where it stands."""
        return [(row, shown_part(row, None, self.scene.today)) for row in self.page]

    @property
    def query(self) -> str:
        return f"q={self.words}" if self.words else ""

    @property
    def composes(self) -> bool:
        return composes(self.scene)


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """The facilities of the network."""
    page = FacilitiesPage(scene, request.GET)
    return render(request, "territories/facilities.html", {"page": page, "trail": trail(scene)})


def trail(scene: Scene, *below: tuple[str, str]) -> list[dict[str, str]]:
    """The way to the list of facilities, or to pages below it."""
    steps = [(_("Territories"), scene.url("territories"))]
    steps.append((_("Facilities"), scene.url("facilities")))
    return [{"label": label, "url": url} for label, url in (*steps, *below)]


@dataclass(frozen=True)
class FacilityPage:
    """A facility: whose it is, where, from where people come, the bodies that work there."""

    scene: Scene
    facility: Facility

    @property
    def composes(self) -> bool:
        return composes(self.scene)

    @cached_property
    def stands(self) -> PartShown:
        (found,) = shown_parts([self.facility], self.scene.today)
        return found

    @cached_property
    def said(self) -> PartsOverTime:
        """From where people come."""
        return over_time(self.facility.areas.all(), self.scene.today)

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies on whose territory it stands."""
        today = self.scene.today
        bodies = list(Body.objects.filter(network=self.scene.network).active(today))
        said = territories_on(bodies, on=today)
        here = {
            pk for pk, terrain in said.items() if facilities_in(terrain, [self.facility], on=today)
        }
        return [body for body in bodies if body.pk in here]


@require_safe
@members_only
def facility(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One facility."""
    page = FacilityPage(scene, facility_of(scene, pk))
    way = trail(scene, (page.facility.name, ""))
    return render(request, "territories/facility.html", {"page": page, "trail": way})


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    """Search for the institution and for the commune; say what the facility is."""
    form = FacilityForm(
        posted(request), scene=scene, capacities=some_composers(scene), **found(request, scene)
    )
    fields = ("institution", "division", "details")
    act = domain_call(form, actions.add_facility, *fields, network=scene.network)
    back, way = scene.url("facilities"), trail(scene, (_("Add a facility"), ""))
    more: dict[str, Any] = {"title": way[-1]["label"], "trail": way, "cancel": back}
    more |= {"submit": _("Add this facility"), **searches(form)}
    there: Callable[[Facility], str] = partial(url_of, scene)
    said = _("The facility is added.")
    return answer(request, form, act, FORM, then=there, said=said, **more)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """What is said of a facility; its last day."""
    row = facility_of(scene, pk)
    asked: dict[str, Any] = {"capacities": some_composers(scene), "version": row.version}
    form = FacilityForm(
        posted(request), scene=scene, facility=row, **asked, **found(request, scene)
    )
    fields = ("institution", "division", "details", "version")
    act = domain_call(form, actions.change_facility, *fields, facility=row)
    said = _("The facility is changed.")
    return done(request, form, act, row, _("Change this facility"), said, **searches(form))


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back a facility that was said by mistake."""
    row, able = facility_of(scene, pk), some_composers(scene)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=row.version)
    act = domain_call(form, actions.remove_facility, "version", facility=row)
    explain = _(
        "It is removed with its area, as if it had never been. If it closes, give its last day "
        "instead."
    )
    more = {"submit": _("Remove"), "danger": True, "explain": explain}
    back = scene.url("facilities")
    said = _("It is taken back.")
    return done(request, form, act, row, _("This facility was a mistake"), said, **more, then=back)


@members_form
def add_area(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Search for places by their name; tick those from where people come."""
    row, search = facility_of(scene, pk), DivisionSearch(request.GET, scene.today)
    asked: dict[str, Any] = {"search": search, "capacities": some_composers(scene)}
    form = TerrainsForm(posted(request), scene=scene, **asked)
    act = domain_call(form, actions.add_to_area, "terrains", "starts", facility=row)
    title, more = _("Say from where people come"), {"submit": _("Add these places to its area")}
    said = _("Its area of influence says so now.")
    return done(request, form, act, row, title, said, **more, search=search)


@members_form
def end_area(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Say until which day people come from somewhere."""
    area = area_of(scene, pk)
    asked: dict[str, Any] = {"capacities": some_composers(scene), "initial": today_of(scene)}
    form = LastDayForm(posted(request), scene=scene, **asked)
    act = domain_call(form, actions.end_in_area, "ends", area=area)
    (shown,) = shown_parts([area], scene.today)
    more: dict[str, Any] = {"submit": _("It ends on that day"), "row": shown}
    title, said = _("People come from there no more"), _("It ends on that day.")
    return done(request, form, act, area.facility, title, said, **more)


@members_form
def take_back_area(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take back what was said by mistake."""
    area = area_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=some_composers(scene))
    act = domain_call(form, actions.take_back_from_area, area=area)
    more: dict[str, Any] = {"submit": _("Take it back"), "danger": True}
    title, said = _("People never came from there"), _("It is taken back.")
    return done(request, form, act, area.facility, title, said, **more)


def found(request: Request, scene: Scene) -> dict[str, Any]:
    """What the words of the address find: where, and whose."""
    where = DivisionSearch(request.GET, scene.today, actions.WHERE)
    return {"where": where, "which": InstitutionSearch(request.GET)}


def searches(form: FacilityForm) -> dict[str, Any]:
    """What the small search form shows."""
    return {"search": form.where, "which": form.which}


def url_of(scene: Scene, row: Facility) -> str:
    return scene.url("facility", row.pk)


def done(
    request: Request,
    form: WriteForm,
    act: Callable[[], Any],
    about: Facility,
    title: str,
    said: str,
    then: str = "",
    **more: Any,
) -> HttpResponse:
    """Done, and back to the facility; or the form again, with the reason."""
    scene, back = form.scene, form.scene.url("facility", about.pk)
    way = trail(scene, (about.name, back), (title, ""))
    context = {"eyebrow": about.name, **more, "title": title, "trail": way, "cancel": back}
    return answer(request, form, act, FORM, then=then or back, said=said, **context)
