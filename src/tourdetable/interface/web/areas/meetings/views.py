"""The page of a meeting, and what draws, convenes, moves, cancels and prepares it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tourdetable.core.charter.terms.model import Right
from tourdetable.domain.meetings.actions import meetings as actions
from tourdetable.domain.notices.audience import invited
from tourdetable.interface.web.areas.meetings.access import body_to_convene, choose
from tourdetable.interface.web.areas.meetings.agenda import AgendaForm
from tourdetable.interface.web.areas.meetings.answers import ask, back, done, trail_to
from tourdetable.interface.web.areas.meetings.forms import (
    CancelForm,
    ConveneForm,
    MeetingForm,
    MoveForm,
)
from tourdetable.interface.web.areas.meetings.page import assemble
from tourdetable.interface.web.areas.meetings.sitting import reply_form
from tourdetable.interface.web.base.http import Request
from tourdetable.interface.web.base.scene import Scene, members_only

require_form = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@members_only
def meeting(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """One page, three times: before, during, after."""
    page = assemble(choose(scene, pk))
    context = {
        "page": page,
        "meeting": page.meeting,
        "trail": trail_to(scene, page.meeting.body, page.meeting),
        "form": reply_form(page.chosen, page.partners, page.replies) if page.answering else None,
    }
    return render(request, "meetings/meeting.html", context)


@require_form
@members_only
def new(request: Request, scene: Scene, body: str) -> HttpResponse:
    """Put a meeting in the calendar of a body."""
    place, capacities = body_to_convene(scene, body)
    form = MeetingForm(request.POST or None, scene=scene, capacities=capacities, body=place)
    drawn = []

    def act() -> None:
        names = ("kind", "title", "purpose", "starts_at", "ends_at", "place", "link", "confirmed")
        words = {name: form.cleaned_data[name] for name in names}
        drawn.append(actions.draw_meeting(body=place, by=form.actor, now=scene.now, **words))

    if done(request, form, act):
        return back(
            request,
            scene,
            drawn[0],
            _("The meeting is in the calendar. Its members are not invited yet."),
        )
    title = _("New meeting")
    trail = [*trail_to(scene, place), {"label": title, "url": ""}]
    cancel = reverse("body", args=[scene.network.slug, place.slug])
    context = {"form": form, "body": place, "title": title, "trail": trail, "cancel": cancel}
    return render(request, "meetings/new.html", context, status=form.status)


@require_form
@members_only
def convene(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Send the invitations."""
    chosen = choose(scene, pk)
    capacities = chosen.must(Right.CONVENE)
    form = ConveneForm(
        request.POST or None, scene=scene, capacities=capacities, version=chosen.meeting.version
    )

    def act() -> None:
        actions.convene(
            meeting=chosen.meeting,
            version=form.cleaned_data["version"],
            by=form.actor,
            now=scene.now,
        )

    if done(request, form, act):
        return back(
            request,
            scene,
            chosen.meeting,
            _("The invitations are out: each member is asked to answer."),
        )
    agenda = chosen.meeting.agenda.exists()
    guests = list(
        dict.fromkeys(mandate.person for mandate in invited(chosen.meeting, on=scene.today))
    )
    return ask(
        request, chosen, form, "convene", _("Send the invitations"), agenda=agenda, guests=guests
    )


@require_form
@members_only
def move(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Change the date, the time or the place."""
    chosen = choose(scene, pk)
    form = MoveForm(
        request.POST or None,
        scene=scene,
        capacities=chosen.must(Right.MOVE),
        meeting=chosen.meeting,
    )

    def act() -> None:
        names = ("starts_at", "ends_at", "place", "link", "version", "confirmed")
        words = {name: form.cleaned_data[name] for name in names}
        actions.move_meeting(meeting=chosen.meeting, by=form.actor, now=scene.now, **words)

    if done(request, form, act):
        return back(request, scene, chosen.meeting, _("The new date and place are recorded."))
    return ask(request, chosen, form, "move", _("Change the date or the place"))


@require_form
@members_only
def cancel(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Take the meeting out of the calendar, saying why."""
    chosen = choose(scene, pk)
    capacities = chosen.must(Right.CANCEL)
    form = CancelForm(
        request.POST or None, scene=scene, capacities=capacities, version=chosen.meeting.version
    )

    def act() -> None:
        words = {name: form.cleaned_data[name] for name in ("reason", "version", "confirmed")}
        actions.cancel_meeting(meeting=chosen.meeting, by=form.actor, now=scene.now, **words)

    if done(request, form, act):
        return back(
            request, scene, chosen.meeting, _("The meeting is cancelled; its page says why.")
        )
    return ask(request, chosen, form, "cancel", _("Cancel the meeting"))


@require_form
@members_only
def agenda(request: Request, scene: Scene, pk: int) -> HttpResponse:
    """Write the agenda; every button but « save » only rearranges the lines."""
    chosen = choose(scene, pk)
    form = AgendaForm(
        request.POST or None,
        scene=scene,
        capacities=chosen.must(Right.AGENDA),
        meeting=chosen.meeting,
        items=chosen.meeting.agenda.all(),
    )
    wanted = request.POST.get("do", "save")
    if request.method == "POST" and wanted != "save":
        form.rearrange(wanted)
        return ask(request, chosen, form, "agenda", _("Agenda"))

    def act() -> None:
        version = form.cleaned_data["version"]
        actions.set_agenda(
            meeting=chosen.meeting,
            items=form.drafts(),
            version=version,
            by=form.actor,
            now=scene.now,
        )

    if done(request, form, act):
        return back(request, scene, chosen.meeting, _("The agenda is recorded."))
    return ask(request, chosen, form, "agenda", _("Agenda"))
