"""Where the network meets: kept by whoever prepares its year."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.meetings.actions.meetings import remove_place
from tourdetable.domain.places import actions
from tourdetable.domain.places.models import Closure, Place
from tourdetable.domain.places.queries import places
from tourdetable.interface.web.answer import answer, form_page, posted
from tourdetable.interface.web.areas.places.forms import DETAILS, ClosureForm, PlaceForm
from tourdetable.interface.web.areas.years.access import drafters
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

Act = Callable[..., Any]


@require_safe
@members_only
def listed(request: Request, scene: Scene) -> HttpResponse:
    """All places, with their closures to come."""
    drafters(scene)
    found = places(scene.network, on=scene.today)
    return render(request, "places/places.html", {"places": list(found)})


@form_page
@members_only
def add(request: Request, scene: Scene) -> HttpResponse:
    form = PlaceForm(posted(request), scene=scene, capacities=drafters(scene))

    def act(**said: Any) -> None:
        actions.add_place(network=scene.network, details=form.written, **said)

    context = {"title": _("Add a place"), "submit": _("Add this place")}
    return answer_place(request, form, act, _("The place is added."), **context)


@form_page
@members_only
def change(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    start, version = {name: getattr(place, name) for name in DETAILS}, place.version
    form = PlaceForm(posted(request), scene=scene, capacities=able, version=version, initial=start)

    def act(**said: Any) -> None:
        actions.change_place(place=place, details=form.written, **form.values("version"), **said)

    context = {"title": _("Change this place"), "submit": _("Save"), "place": place}
    return answer_place(request, form, act, _("The place is changed."), **context)


@form_page
@members_only
def close(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    form = ClosureForm(posted(request), scene=scene, capacities=able)

    def act(**said: Any) -> None:
        actions.close_place(place=place, **form.written, **said)

    context = {"title": _("Say when it is closed"), "submit": _("Add these days"), "place": place}
    return answer_place(request, form, act, _("The place is closed on these days."), **context)


@form_page
@members_only
def reopen(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able = drafters(scene)
    ours = Closure.objects.filter(place__network=scene.network)
    closure = get_object_or_404(ours.select_related("place__network"), pk=pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able)
    act, said = partial(actions.reopen, closure=closure), _("The place is open on these days.")
    context = {"title": _("Reopen this place"), "submit": _("Reopen"), "closure": closure}
    return answer_place(request, form, act, said, place=closure.place, **context)


@form_page
@members_only
def remove(request: Request, scene: Scene, pk: int) -> HttpResponse:
    able, place = drafters(scene), place_of(scene, pk)
    form = ButtonForm(posted(request), scene=scene, capacities=able, version=place.version)

    def act(**said: Any) -> None:
        remove_place(place=place, version=form.cleaned_data["version"], **said)

    explain = _("Drafts no longer use it. Meetings already dated keep its name and address.")
    context = {"title": _("Remove this place"), "submit": _("Remove"), "explain": explain}
    said = _("The place is removed.")
    return answer_place(request, form, act, said, place=place, danger=True, **context)


def place_of(scene: Scene, pk: int) -> Place:
    """A place of the network, or 404."""
    ours = Place.objects.filter(network=scene.network)
    return get_object_or_404(ours.select_related("network"), pk=pk)


def answer_place(
    request: Request, form: WriteForm, act: Act, said: str, **context: Any
) -> HttpResponse:
    """Done, and back to the list; or the form again, with the reason."""
    scene = form.scene

    def run() -> None:
        act(**form.signature)

    there = scene.url("places")
    return answer(request, form, run, "places/change.html", then=there, said=said, **context)
