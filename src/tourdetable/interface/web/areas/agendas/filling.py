"""Using a method in a meeting: choose the meeting, then the point that it fills."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.core.methods.terms import WorkMethod
from tourdetable.domain.agendas.actions.filling import put_method
from tourdetable.domain.agendas.methods import kept_methods
from tourdetable.domain.agendas.preparing import prepared_by
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.agendas.methods import asked_people, kept_by, usual
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.base.forms import WriteForm, offer
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only
from tourdetable.interface.web.fresh.pages import fresh
from tourdetable.interface.web.paging import Pages

PAGE = 20
"""Meetings on a page."""


class FillForm(WriteForm):
    """The point that a method fills, and for how many."""

    point = forms.TypedChoiceField(
        label=gettext_lazy("Which point"), coerce=int, empty_value=None, required=False
    )
    title = forms.CharField(
        label=gettext_lazy("Title of the new point"), max_length=200, required=False
    )
    people = forms.IntegerField(
        label=gettext_lazy("How many we will be"),
        min_value=1,
        max_value=1_000,
        help_text=gettext_lazy("The time of the point is computed for so many."),
    )

    def __init__(self, *args: Any, points: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "point", [("", gettext_lazy("A new point, at the end")), *points])


@require_safe
@fresh()
@members_only
def meetings(request: Request, scene: Scene, code: str) -> HttpResponse:
    """The meetings to come of which the reader writes the agenda."""
    method, people = method_or_404(scene, code), asked_people(request)
    found = prepared_by(scene.member, scene.network, now=scene.now)
    page = Pages(found, PAGE).get_page(request.GET.get("page"))
    query = f"people={people}&" if people else ""
    context = {"method": method, "page": page, "people": people, "query": query}
    return render(request, "methods/use.html", context)


@members_form
def fill(request: Request, scene: Scene, code: str, pk: int) -> HttpResponse:
    """The point of one meeting."""
    chosen, method = choose(scene, pk), method_or_404(scene, code)
    meeting, form = chosen.meeting, filler_of(request, chosen, method)
    fields = ("point", "title", "people", "version")
    act = domain_call(form, put_method, *fields, meeting=meeting, method=method)
    cancel = scene.url("method", code)
    context: dict[str, Any] = {"method": method, "meeting": meeting, "cancel": cancel}
    there = f"{scene.url('meeting', pk)}#agenda"
    said = _("The method is on the agenda.")
    return answer(request, form, act, "methods/fill.html", then=there, said=said, **context)


def filler_of(request: Request, chosen: Chosen, method: WorkMethod) -> FillForm:
    """The form that puts a method into a meeting; 403 to who does not write its agenda."""
    able, meeting = chosen.must(Right.AGENDA), chosen.meeting
    points = [(item.pk, item.title) for item in meeting.agenda.all()]
    start = {"title": method.title, "people": asked_people(request) or usual(method)}
    known: dict[str, Any] = {"version": meeting.version, "initial": start, "points": points}
    return FillForm(posted(request), scene=chosen.scene, capacities=able, **known)


def method_or_404(scene: Scene, code: str) -> WorkMethod:
    """A method that the network has and that is read."""
    method = kept_by(kept_methods(scene.network), code).method
    if method is None:
        raise Http404
    return method
