"""Where the network meets: kept by whoever prepares its year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.meetings.actions.meetings import remove_place
from tourdetable.domain.places import actions
from tourdetable.domain.places.models import Closure, Place
from tourdetable.domain.places.queries import places
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.places.forms import DETAILS, PlaceForm
from tourdetable.interface.web.areas.years.access import drafters
from tourdetable.interface.web.base.forms import ButtonForm, DaysForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """All places, with their closures to come."""
    drafters(scene)
    found = places(scene.network, on=scene.today)
    return render(request, "places/places.html", {"places": list(found)})


@members_form
def add(request: Request, scene: Scene) -> HttpResponse:
    form = PlaceForm(posted(request), scene=scene, capacities=drafters(scene))
    act = domain_call(form, actions.add_place, "details", network=scene.network)
    context = {"title": _("Add a place"), "submit": _("Add this place")}
    return answer_place(request, form, act, _("The place is added."), **context)


@members_form
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    start, version = {name: getattr(place, name) for name in DETAILS}, place.version
    form = PlaceForm(posted(request), scene=scene, capacities=able, version=version, initial=start)
    act = domain_call(form, actions.change_place, "details", "version", place=place)
    context = {"title": _("Change this place"), "submit": _("Save"), "place": place}
    return answer_place(request, form, act, _("The place is changed."), **context)


@members_form
def close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    form = DaysForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, actions.close_place, "first", "last", place=place)
    context = {"title": _("Say when it is closed"), "submit": _("Add these days"), "place": place}
    return answer_place(request, form, act, _("The place is closed on these days."), **context)


@members_form
def reopen(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able = drafters(scene)
    ours = Closure.objects.filter(place__network=scene.network)
    closure = get_object_or_404(ours.select_related("place__network"), pk=pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    act = domain_call(form, actions.reopen, closure=closure)
    context = {"title": _("Reopen this place"), "submit": _("Reopen"), "closure": closure}
    said = _("The place is open on these days.")
    return answer_place(request, form, act, said, place=closure.place, **context)


@members_form
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=place.version)
    act = domain_call(form, remove_place, "version", place=place)
    explain = _("Drafts no longer use it. Meetings already dated keep its name and address.")
    context = {"title": _("Remove this place"), "submit": _("Remove"), "explain": explain}
    said = _("The place is removed.")
    return answer_place(request, form, act, said, place=place, danger=True, **context)


def place_of(scene: Scene, pk: int) -> Place:
    """A place of the network, or 404."""
    ours = Place.objects.filter(network=scene.network)
    return get_object_or_404(ours.select_related("network"), pk=pk)


def answer_place(
    request: Request, form: WriteForm, act: Callable[[], Any], said: str, **context: Any
) -> HttpResponse:
    """Done, and back to the list; or the form again, with the reason."""
    there = form.scene.url("places")
    return answer(request, form, act, "places/change.html", then=there, said=said, **context)
