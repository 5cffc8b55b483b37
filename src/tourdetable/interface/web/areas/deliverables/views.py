"""A deliverable: its page, promising it, saying it better, giving it up."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tourdetable.domain.deliverables import rules
from tourdetable.domain.deliverables.actions import planning
from tourdetable.domain.deliverables.models import Deliverable
from tourdetable.domain.meetings.queries import current_turns
from tourdetable.domain.meetings.rules import Capacities
from tourdetable.domain.networks.models import Body, Seat
from tourdetable.interface.web.answer import answer, domain_call, members_form, posted
from tourdetable.interface.web.areas.deliverables.citing import citation
from tourdetable.interface.web.areas.deliverables.forms import (
    AbandonForm,
    DeliverableForm,
    PlanForm,
)
from tourdetable.interface.web.areas.deliverables.page import WorkSheet, sheet_of, trail, workers
from tourdetable.interface.web.areas.deliverables.words import BADGES
from tourdetable.interface.web.areas.neighbours.shown import Nearby, answer_beginning
from tourdetable.interface.web.base.capacities import reserved
from tourdetable.interface.web.base.fields import tags_typed
from tourdetable.interface.web.base.forms import ButtonForm, WriteForm
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, in_network

Form = TypeVar("Form", bound=WriteForm)


@require_safe
@in_network
def work(request: Request, scene: Scene, number: int) -> HttpResponse:
    """A deliverable, for whoever may read it: its working page for members, its public page for
    strangers."""
    sheet = sheet_of(scene, number)
    cited = citation(request, sheet) if sheet.work.out and sheet.work.in_force else None
    context: dict[str, Any] = {"page": sheet, "work": sheet.work, "cited": cited}
    context["badge"] = BADGES[sheet.work.state]  # type: ignore[index]  # a constraint of the table
    context["trail"] = trail(scene, _("No. %(number)d") % {"number": sheet.work.number})
    context |= text_shown(sheet)
    page = "deliverable" if scene.standing else "public"
    return render(request, f"deliverables/{page}.html", context)


def text_shown(sheet: WorkSheet) -> dict[str, str]:
    """The text of the version that the page shows, unless it is a file (one query)."""
    shown = sheet.shown
    if shown is None or shown.is_file:
        return {}
    shown.text = sheet.work.versions.values_list("text", flat=True).get(pk=shown.pk)
    return {"parts": sheet.reading(shown).html(shown.text, offset=2 if sheet.scene.standing else 1)}


def answer_about(
    request: Request,
    sheet: WorkSheet,
    form: WriteForm,
    act: Callable[[], Any],
    page: str = "change",
    *,
    title: str,
    said: str,
    **context: Any,
) -> HttpResponse:
    """Answer a form about a deliverable; once done, on to its page."""
    there = sheet.scene.url("work", sheet.work.number)
    context |= {"page": sheet, "work": sheet.work, "title": title, "cancel": there}
    context.setdefault("submit", title)
    context["trail"] = trail(sheet.scene, title, work=sheet.work)
    template = f"deliverables/{page}.html"
    return answer(request, form, act, template, then=there, said=said, **context)


def form_about(
    kind: type[Form], request: Request, sheet: WorkSheet, able: Capacities, **more: Any
) -> Form:
    """A form about a deliverable, on the version that was shown."""
    known: dict[str, Any] = {"scene": sheet.scene, "capacities": able}
    return kind(posted(request), version=sheet.work.version, **known, **more)


def seats_of(body: Body, scene: Scene, held: Deliverable | None = None) -> list[Seat]:
    """The seats that may make something for a body: those of today, or of its first day, and those
    that hold it."""
    day = max(scene.today, body.starts)
    there = Q(starts__lte=day) & (Q(ends=None) | Q(ends__gte=day))
    if held is not None:
        there |= Q(pk__in=held.held_by.values("pk"))
    rows = Seat.objects.filter(there, body=body).select_related("institution")
    return list(rows.order_by("institution__sort_key", "pk"))


def planners(scene: Scene, body: Body) -> Capacities:
    """The capacities in which the reader plans for a body; 403 to others, who are told who does."""
    turns = current_turns(body, now=scene.now)
    able = rules.may_plan(scene.member, body, turns)
    return able or reserved(_("those who sit in %(body)s, or lead it") % {"body": body})


@members_form
def plan(request: Request, scene: Scene, slug: str) -> HttpResponse:
    """Promise that a body will produce something."""
    body = get_object_or_404(scene.network.bodies, slug=slug)
    body.network = scene.network
    able = planners(scene, body)
    form = planning_form(request, scene, body, able)
    title = _("Plan a deliverable")
    return answer_beginning(
        request,
        form,
        lambda: planning.plan(body=body, details=form.details, **form.signature),
        "deliverables/new.html",
        Nearby.of(form, "title", "summary"),
        then=lambda made: scene.url("work", made.number),
        said=_("It is planned: those who make it find it on their table."),
        title=title,
        body=body,
        trail=trail(scene, title),
        cancel=scene.url("works") + f"?body={body.slug}",
    )


def planning_form(request: Request, scene: Scene, body: Body, able: Capacities) -> PlanForm:
    """What is said of a new one: the reader's own seats make it, to begin with."""
    mine = [str(one.pk) for one in able if isinstance(one, Seat)]
    known: dict[str, Any] = {"seats": seats_of(body, scene), "initial": {"held_by": mine}}
    return PlanForm(posted(request), scene=scene, capacities=able, **known)


@members_form
def change(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Say better what it is, when it is due, who makes it."""
    sheet = sheet_of(scene, number)
    known, able = sheet.work, workers(sheet)
    more = {"seats": seats_of(known.body, scene, known), "initial": said_of(known)}
    form = form_about(DeliverableForm, request, sheet, able, **more)

    def act() -> Deliverable:
        said = {"deliverable": known, "details": form.details, **form.values("version")}
        return planning.describe(**said, **form.signature)

    title, done = _("Change its presentation"), _("It is recorded.")
    words = {"explain": _("What was kept as a version stays as it is: the next version says it.")}
    return answer_about(
        request, sheet, form, act, title=title, said=done, submit=_("Save"), **words
    )


def said_of(work: Deliverable) -> dict[str, Any]:
    """What is said of it, as the form writes it."""
    names = ("kind", "title", "summary", "due_on", "audience", "attribution", "licence")
    found = {name: getattr(work, name) for name in names}
    found["held_by"] = [str(seat.pk) for seat in work.held_by.all()]
    return found | {"tags": tags_typed(work)}


@members_form
def abandon(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Give it up, with the reason."""
    sheet = sheet_of(scene, number)
    able = workers(sheet)
    form = form_about(AbandonForm, request, sheet, able)
    act = domain_call(form, planning.abandon, "because", "version", deliverable=sheet.work)
    words = _(
        "It stays in the list with your reason. If its day is past, the charter goes on counting "
        "it as late: it was promised."
    )
    title, said = _("Give this deliverable up"), _("It is given up.")
    closed = _("It was delivered: a version of it is in force.") if sheet.work.in_force else ""
    return answer_about(
        request, sheet, form, act, title=title, said=said, explain=words, not_now=closed
    )


@members_form
def resume(request: Request, scene: Scene, number: int) -> HttpResponse:
    """Work on it again after all."""
    sheet = sheet_of(scene, number)
    able = workers(sheet)
    form = form_about(ButtonForm, request, sheet, able)
    act = domain_call(form, planning.take_up_again, "version", deliverable=sheet.work)
    title, said = _("Take it up again"), _("It is taken up again.")
    closed = "" if sheet.given_up else _("It was not given up.")
    return answer_about(
        request, sheet, form, act, title=title, said=said, explain="", not_now=closed
    )
