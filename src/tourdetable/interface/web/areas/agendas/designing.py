"""The page on which an agenda is written, what waits for it beside, and the model it leaves."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tourdetable.core.charter.terms.model import Right, word_for
from tourdetable.domain.agendas.actions.designing import design_agenda, keep_model
from tourdetable.domain.agendas.methods import methods_of
from tourdetable.domain.meetings.enums import MeetingState
from tourdetable.domain.meetings.models import AgendaItem, Meeting
from tourdetable.interface.web.answer import answer, domain_call, members_form
from tourdetable.interface.web.areas.agendas.designer import AgendaForm
from tourdetable.interface.web.areas.agendas.lines import LineChoices
from tourdetable.interface.web.areas.agendas.offers import Offers
from tourdetable.interface.web.areas.meetings.access import Chosen, choose
from tourdetable.interface.web.areas.meetings.answers import form_about, page_of, why_not
from tourdetable.interface.web.base.forms import ButtonForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene


@members_form
def agenda(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the agenda; every button but « save » only rearranges the lines."""
    chosen = choose(scene, pk)
    title, meeting, page = _("Agenda"), chosen.meeting, "agendas/designer.html"
    form = designer_of(request, chosen)
    wanted = request.POST.get("do", "save")
    context = page_of(chosen, title) | {"not_now": why_not(meeting, "agenda")}
    if request.method == "POST" and wanted != "save":
        form.rearrange(wanted)
        return render(request, page, context | {"form": form})
    act = domain_call(form, design_agenda, "version", "items", meeting=meeting)
    there, said = context["cancel"], said_of(meeting)
    return answer(request, form, act, page, then=there, said=said, **context)


def designer_of(request: Request, chosen: Chosen) -> AgendaForm:
    """The form of an agenda, with all that it offers; 403 to who does not write it."""
    meeting = chosen.meeting
    around = {"offers": Offers(meeting, chosen.scene.today), "choices": choices_for(meeting)}
    return form_about(AgendaForm, request, chosen, Right.AGENDA, meeting=meeting, **around)


def said_of(meeting: Meeting) -> str:
    """What is told once an agenda is recorded."""
    if meeting.state == MeetingState.CONVENED:
        return _("The agenda is recorded. If it has changed, those who were invited will be told.")
    return _("The agenda is recorded.")


def choices_for(meeting: Meeting) -> LineChoices:
    """The seats that may lead a point: those of the day, and those that lead one already; the
    methods of the network, with their times for as many (two queries)."""
    leading = AgendaItem.objects.filter(meeting=meeting).exclude(lead=None).values("lead")
    there = Q(starts__lte=meeting.day) & (Q(ends=None) | Q(ends__gte=meeting.day))
    rows = meeting.body.seats.filter(there | Q(pk__in=leading)).select_related("institution")
    named = rows.order_by("institution__sort_key", "pk")
    seats = [(str(seat.pk), str(seat)) for seat in named]
    return LineChoices(seats, methods_of(meeting.body.network), len(seats) or None)


@members_form
def model(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Keep the agenda as the one from which those of its kind begin."""
    chosen = choose(scene, pk)
    meeting, title = chosen.meeting, _("Keep this agenda as a model")
    form = form_about(ButtonForm, request, chosen, Right.AGENDA, version=meeting.version)
    points = list(meeting.agenda.all())
    context = page_of(chosen, title) | {"not_now": nothing_to_keep(points), "points": points}
    context["kind"] = word_for(scene.charter.vocabulary.meeting_kinds, meeting.kind)
    act, page = domain_call(form, keep_model, "version", meeting=meeting), "agendas/model.html"
    said = _("The agenda is kept as a model.")
    return answer(request, form, act, page, then=context["cancel"], said=said, **context)


def nothing_to_keep(points: Iterable[AgendaItem]) -> str:
    """Why no model can be kept yet."""
    return "" if list(points) else _("Write the agenda first: there is nothing to keep yet.")
